"""Every branch of the storage is taken by its own tests; what only Windows has is tested there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.faults

ROOT = Path(__file__).resolve().parents[2]


def test_every_line_and_every_branch_of_the_storage_is_tested(tmp_path: Path) -> None:
    report = tmp_path / "coverage.json"
    options = {**os.environ, "COVERAGE_FILE": str(tmp_path / "coverage")}
    steps = (("run", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/storage"), ("json", "-o", str(report)))

    for step in steps:
        subprocess.run([sys.executable, "-m", "coverage", *step], cwd=ROOT, env=options, check=True)

    files = json.loads(report.read_text("utf-8"))["files"]
    modules = {path.name for path in (ROOT / "desktop" / "storage").glob("*.py")} - {"windows.py"}
    assert {Path(file).name for file in files} == modules
    lacking = {file: found["missing_lines"] + found["missing_branches"] for file, found in files.items()}
    assert {file: lines for file, lines in lacking.items() if lines} == {}
