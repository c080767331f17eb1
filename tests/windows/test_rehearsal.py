"""The tests that hold on Linux hold in Windows' Python too, and those that only Windows can run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.windows.rehearsal import REHEARSED, Outcome, lines_left_out, rehearse

pytestmark = [pytest.mark.windows, pytest.mark.usefixtures("windows")]

TESTS = Path(__file__).resolve().parents[1]
SUITES = ("domain", "storage", "session", "test_paths.py", "windows/inside")

PLANTED = """
import os, sys
import pytest

@pytest.fixture
def broken():
    raise RuntimeError("no ground to stand on")

def test_right():
    assert sys.platform == "win32"

def test_wrong():
    assert os.sep == "the separator"

def test_without_ground(broken):
    pass

@pytest.mark.skip(reason="of no use here")
def test_left_out():
    pass
"""


@pytest.fixture(scope="module")
def outcomes(windows: None, pytestconfig: pytest.Config) -> list[Outcome]:
    """How every test of the suites ended: one run, since starting pytest is what takes long under Wine."""
    ended = rehearse(*(TESTS / suite for suite in SUITES))
    pytestconfig.stash[REHEARSED] = ended
    return ended


@pytest.mark.parametrize("suite", SUITES)
def test_the_suite_holds_on_windows(suite: str, outcomes: list[Outcome], subtests: pytest.Subtests) -> None:
    module = "tests." + suite.removesuffix(".py").replace("/", ".")

    told = [outcome for outcome in outcomes if f"{outcome.test.partition('::')[0]}.".startswith(f"{module}.")]

    for outcome in told:
        with subtests.test(outcome.test):
            outcome.tell()
    assert any(outcome.end == "passed" for outcome in told)


def test_every_call_that_only_windows_has_is_made_there() -> None:
    module = TESTS.parent / "desktop" / "storage" / "windows.py"

    left_out = lines_left_out(
        module, TESTS / "storage" / "test_atomic.py", TESTS / "windows" / "inside" / "test_saving.py"
    )

    assert left_out == {"missing_lines": [], "missing_branches": []}


def test_whatever_does_not_pass_on_windows_is_seen(tmp_path: Path) -> None:
    planted = tmp_path / "test_planted.py"
    planted.write_text(PLANTED, "ascii")

    outcomes = {outcome.test.partition("::")[2]: outcome for outcome in rehearse(planted)}

    assert {name: outcome.end for name, outcome in outcomes.items()} == {
        "test_right": "passed",
        "test_wrong": "failed",
        "test_without_ground": "failed",
        "test_left_out": "skipped",
    }
    assert "the separator" in outcomes["test_wrong"].words
    assert "no ground to stand on" in outcomes["test_without_ground"].words
    with pytest.raises(pytest.fail.Exception, match="the separator"):
        outcomes["test_wrong"].tell()


@pytest.mark.parametrize(
    "module", ["def test_crash():\n    __import__('os')._exit(3)\n", "def test_half("], ids=["crash", "torn"]
)
def test_tests_that_do_not_come_to_an_end_are_seen(tmp_path: Path, module: str) -> None:
    planted = tmp_path / "test_planted.py"
    planted.write_text(module, "ascii")

    with pytest.raises(pytest.fail.Exception, match="did not come to an end"):
        rehearse(planted)
