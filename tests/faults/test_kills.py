"""A program that is killed while it saves loses nothing that it acknowledged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.kills import Outcome

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")

ROOT = Path(__file__).resolve().parents[2]


def kill(saver: str, rounds: int, *options: str) -> Outcome:
    """Kill a saver so many times, in a process that has no window and no threads; 0: before each of its calls."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.kills", saver, str(rounds), *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return Outcome(**json.loads(run.stdout))


@pytest.mark.parametrize("rounds", [50, pytest.param(1000, marks=pytest.mark.faults)])
def test_a_save_that_was_acknowledged_outlives_any_kill(rounds: int) -> None:
    outcome = kill("careful", rounds)

    assert (outcome.kills, outcome.lost, outcome.unreadable) == (rounds, 0, 0)
    assert outcome.saved > 0


@pytest.mark.parametrize("options", [[], ["--no-links"]], ids=["links", "no links"])
def test_a_kill_before_any_call_to_the_system_loses_nothing(options: list[str]) -> None:
    outcome = kill("careful", 0, *options)

    assert outcome.kills > 15
    assert (outcome.lost, outcome.unreadable) == (0, 0)


@pytest.mark.parametrize("rounds", [0, 100], ids=["before any call", "at any moment"])
def test_a_program_that_writes_over_its_file_is_caught(rounds: int) -> None:
    outcome = kill("naive", rounds)

    assert outcome.unreadable > 0
