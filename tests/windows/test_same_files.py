"""What the program writes on Windows is what it writes on Linux."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import wine
from msgspec.structs import replace

from desktop import commands
from desktop.storage.store import Store

pytestmark = [pytest.mark.windows, pytest.mark.usefixtures("windows")]


def on_windows(*words: str) -> None:
    """Run a command of the program in Windows' Python."""
    run = wine.python("-m", "desktop", *words)
    assert run.returncode == 0, run.stdout


def parts(document: Path) -> list[tuple[str, bytes]]:
    """Return the names and contents of a document's parts in their order."""
    with zipfile.ZipFile(document) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def test_a_book_written_on_windows_is_read_here(tmp_path: Path) -> None:
    here, there = tmp_path / "here.json", tmp_path / "there.json"

    assert commands.main(["new", str(here), "--sample"]) == 0
    on_windows("new", wine.windows_path(there), "--sample")

    # Each new book has an identity of its own.
    assert replace(Store(there).open(), id="") == replace(Store(here).open(), id="")
    assert there.stat().st_size == here.stat().st_size


@pytest.mark.parametrize("options", [[], ["--as-is"]], ids=["legal", "as typed"])
def test_the_report_written_on_windows_has_the_same_parts(tmp_path: Path, options: list[str]) -> None:
    book, here, there = tmp_path / "book.json", tmp_path / "here.docx", tmp_path / "there.docx"
    assert commands.main(["new", str(book), "--sample"]) == 0

    assert commands.main(["report", str(book), "-o", str(here), *options]) == 0
    on_windows("report", wine.windows_path(book), "-o", wine.windows_path(there), *options)

    assert parts(there) == parts(here)
    assert len(parts(here)) > 5
