"""Where the tests of this folder run: those in `inside` on Windows or in its rehearsal, the others start that."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

import pytest
import wine

from tests.windows.rehearsal import REHEARSED

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else ["inside/*"]

NOT_MADE = "Windows' Python is not made yet: `python3 build_scripts/dev.py test --all` makes it."


@pytest.fixture(scope="session")
def windows() -> Iterator[None]:
    """Windows' Python under Wine, on the screen of this run."""
    if not wine.is_made():
        pytest.fail(NOT_MADE, pytrace=False)
    wine.end()
    yield
    wine.end()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many tests ran in Windows' Python: pytest counts only those that started them."""
    if ends := Counter(outcome.end for outcome in config.stash.get(REHEARSED, [])):
        terminalreporter.write_line("In Windows' Python: " + ", ".join(f"{ends[end]} {end}" for end in sorted(ends)))
