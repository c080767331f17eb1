"""The program opens its window on the sample in Windows' Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_the_selftest_passes_with_its_window() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "desktop", "selftest"], cwd=ROOT, input="", capture_output=True, encoding="utf-8"
    )

    assert (run.returncode, run.stdout.splitlines(), run.stderr) == (0, ["selftest passed"], "")
