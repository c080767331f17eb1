"""Windows for tests: on an empty book and on the sample, with somebody who answers their dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import ttkbootstrap as ttk

from desktop.session.library import Library
from tests.ui.clerk import Answers, Clerk, Wait, a_clerk, a_library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of one's own, in `tmp_path`."""
    return a_library(tmp_path)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Answers every dialog; without it a dialog would wait for a person."""
    answers = Answers()
    answers.install(monkeypatch)
    return answers


@pytest.fixture
def clerk(app: ttk.App, wait_until: Wait, library: Library, answers: Answers) -> Iterator[Clerk]:
    """A clerk at a window on an empty book."""
    with a_clerk(app, wait_until, library, lambda: library.new(library.folder / "so.json")) as clerk:
        yield clerk


@pytest.fixture
def sample_clerk(app: ttk.App, wait_until: Wait, library: Library, answers: Answers) -> Iterator[Clerk]:
    """A clerk at a window on the sample ward."""
    with a_clerk(app, wait_until, library, library.sample) as clerk:
        yield clerk
