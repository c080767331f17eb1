"""Benchmarks: figures that must hold, each measured side by side with its measure in one run."""
