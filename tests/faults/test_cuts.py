"""A power cut on a real file system leaves the last acknowledged save."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.cuts import Outcome

pytestmark = pytest.mark.faults

ROOT = Path(__file__).resolve().parents[2]


def cut(saver: str, rounds: int) -> Outcome:
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.cuts", saver, str(rounds)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return Outcome(**json.loads(run.stdout))


def test_what_was_acknowledged_outlives_a_power_cut() -> None:
    outcome = cut("careful", 40)

    assert (outcome.cuts, outcome.lost, outcome.unreadable) == (40, 0, 0)
    assert outcome.saved > 0


def test_a_program_that_does_not_flush_is_caught() -> None:
    outcome = cut("unflushed", 10)

    assert outcome.lost + outcome.unreadable > 0
