"""Runs tests in Windows' Python under Wine and tells how each of them ended."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import pytest
import wine

ALL_PASSED, SOME_FAILED = 0, 1


@dataclass(frozen=True)
class Outcome:
    """How one test ended, and what it said where it did not pass."""

    test: str
    end: Literal["passed", "failed", "skipped"]
    words: str = ""

    def tell(self) -> None:
        """End the test or subtest that runs here in the same way."""
        if self.end == "failed":
            pytest.fail(self.words, pytrace=False)
        if self.end == "skipped":
            pytest.skip(self.words)


REHEARSED = pytest.StashKey[list[Outcome]]()
"""Under this key a run keeps how the tests ended, for its closing lines."""


def rehearse(*paths: Path) -> list[Outcome]:
    """Run the tests of these files and folders; where they do not come to an end, the test that called fails."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        options = ("-c", "pyproject.toml", "-p", "no:cacheprovider", f"--junitxml={wine.windows_path(report)}")
        run = wine.python("-m", "pytest", *options, *map(wine.windows_path, paths))
        outcomes = _read(report) if report.exists() else []
    failed = any(outcome.end == "failed" for outcome in outcomes)
    if not outcomes or run.returncode != (SOME_FAILED if failed else ALL_PASSED):
        pytest.fail(f"The tests did not come to an end (status {run.returncode}):\n{run.stdout}", pytrace=False)
    return outcomes


def lines_left_out(module: Path, *paths: Path) -> dict[str, list[int]]:
    """Run the tests of these files and return which lines and branches of a module none of them takes."""
    with tempfile.TemporaryDirectory() as folder:
        rules, data, report = (Path(folder) / name for name in ("rules.ini", "data", "report.json"))
        rules.write_text(f"[run]\nbranch = True\ninclude = {wine.windows_path(module)}\n", "ascii")
        options = [f"--{name}={wine.windows_path(path)}" for name, path in (("rcfile", rules), ("data-file", data))]
        tests = ("-m", "pytest", "-c", "pyproject.toml", "-q", "-p", "no:cacheprovider")
        steps = (
            ("run", *options, *tests, *map(wine.windows_path, paths)),
            ("json", *options, "-o", wine.windows_path(report)),
        )
        for step in steps:
            ran = wine.python("-m", "coverage", *step)
            if ran.returncode != ALL_PASSED:
                pytest.fail(ran.stdout, pytrace=False)
        (found,) = json.loads(report.read_text("utf-8"))["files"].values()
    return {kind: found[kind] for kind in ("missing_lines", "missing_branches")}


def _read(report: Path) -> list[Outcome]:
    return [_outcome(case) for case in ElementTree.parse(report).iter("testcase")]


def _outcome(case: ElementTree.Element) -> Outcome:
    test = f"{case.get('classname')}::{case.get('name')}"
    faults = [*case.iter("failure"), *case.iter("error")]
    if faults:
        return Outcome(test, "failed", "\n".join(fault.text or str(fault.get("message")) for fault in faults))
    skipped = case.find("skipped")
    if skipped is not None:
        return Outcome(test, "skipped", skipped.get("message", ""))
    return Outcome(test, "passed")
