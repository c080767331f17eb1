"""The ward's annual assessment of Resolution 20-NQ/TW: entry, data file, Word report."""

__version__ = "0.1.0"
