"""Runs the benchmarks: every module bench_*.py beside this one, or the one whose NAME is given."""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import json
import sys
from pathlib import Path
from typing import Protocol, cast

from tests.bench.measure import Result


class Bench(Protocol):
    """What a module bench_*.py offers."""

    NAME: str

    def run(self, full: bool) -> list[Result]:
        """Measure and return the figures; `full` allows minutes instead of seconds."""


def all_benches() -> dict[str, Bench]:
    """Return the benchmarks by name, in the order of their file names."""
    files = sorted(Path(__file__).parent.glob("bench_*.py"))
    modules = [cast(Bench, importlib.import_module(f"tests.bench.{file.stem}")) for file in files]
    return {module.NAME: module for module in modules}


def as_line(result: Result) -> str:
    limit = "" if result.limit is None else f"≤ {result.limit:g}"
    verdict = "" if result.limit is None else ("holds" if result.holds else "EXCEEDED")
    return f"{result.name:<44} {result.value:>10.3f} {result.unit:<6} {limit:>8} {verdict:<8} {result.note}".rstrip()


def main(words: list[str]) -> int:
    benches = all_benches()
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=list(benches), metavar="NAME", help=", ".join(benches))
    parser.add_argument("--json", action="store_true", help="one JSON document on the standard output")
    parser.add_argument("--full", action="store_true", help="more rounds and the long runs")
    arguments = parser.parse_args(words)
    results: list[Result] = []
    for name in [arguments.name] if arguments.name else benches:
        found = benches[name].run(arguments.full)
        results += found
        if not arguments.json:
            print("\n".join(as_line(result) for result in found), flush=True)
    if arguments.json:
        rows = [{**dataclasses.asdict(result), "holds": result.holds} for result in results]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
