"""Composed reports as text, compared with the files in expected/; --update-expected writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

EXPECTED = Path(__file__).parent / "expected"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-expected", action="store_true", help="write tests/reports/expected/*.txt anew")


@pytest.fixture
def assert_expected(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """A function that compares a text with expected/NAME.txt, or writes that file when it is asked to."""

    def compare(name: str, text: str) -> None:
        file = EXPECTED / f"{name}.txt"
        if request.config.getoption("--update-expected", default=False):
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8")

    return compare
