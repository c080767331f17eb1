"""One program at a time on a book, proven with a second process; and no question after a crash."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.session.instance import Instance, shown_elsewhere
from desktop.session.library import Library
from desktop.storage.store import Store
from tests.builders import a_book
from tests.session.test_library import a_library

HOLD = """
import sys, time
from pathlib import Path
from desktop.session.instance import Instance
instance = Instance(Path(sys.argv[1]))
print(instance.take(), flush=True)
while not instance.asked_to_show():
    time.sleep(0.01)
print("shown", flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "so.json"
    Store(path).save(a_book())
    return path


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the book."""
    command = [sys.executable, "-c", HOLD, str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = a_library(tmp_path)
    yield library
    library.close()


def test_a_book_that_another_program_has_cannot_be_taken(path: Path, holder: subprocess.Popen[str]) -> None:
    instance = Instance(path)

    assert not instance.take()
    owner = instance.owner()
    assert owner is not None
    assert owner.pid == holder.pid


def test_the_second_start_brings_the_first_window_forward(path: Path, holder: subprocess.Popen[str]) -> None:
    assert shown_elsewhere(path)

    assert holder.stdout is not None
    assert holder.stdout.readline() == "shown\n"


def test_after_a_crash_the_book_is_free_at_once(path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()

    instance = Instance(path)

    assert not shown_elsewhere(path)
    assert instance.take()
    instance.release()


def test_a_book_that_nobody_has_is_opened(path: Path) -> None:
    assert not shown_elsewhere(path)
    assert not shown_elsewhere(path.with_name("nowhere.json"))


def test_somebody_elses_window_is_not_asked_to_come_forward(
    path: Path, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.node", lambda: "another machine")

    assert not shown_elsewhere(path)


def test_a_book_that_another_program_has_can_only_be_looked_at(
    path: Path, holder: subprocess.Popen[str], library: Library
) -> None:
    before = path.read_bytes()
    session = library.open(path)

    session.do(edits.set_field, FieldRef("r-1", "strengths"), "Vốn tăng.")
    session.save()
    session.keep_draft(((FieldRef("r-1", "strengths"), "Vốn"),))

    assert session.is_read_only
    assert session.in_use_by is not None
    assert session.book == a_book()
    assert session.close() is None
    assert path.read_bytes() == before
    assert not Store(path).draft_path.exists()


def test_a_book_of_ones_own_is_free_again_when_it_is_closed(path: Path, library: Library) -> None:
    session = library.open(path)
    assert not session.is_read_only
    assert not Instance(path).take()

    assert session.close() is None

    instance = Instance(path)
    assert instance.take()
    instance.release()
