"""The Windows program as it is handed out, under Wine: complete, whole, and taking Vietnamese as it is typed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import tcl
import wine
from wine import ENGLISH, VIETNAMESE

from desktop import commands
from desktop.storage.store import Store

pytestmark = [pytest.mark.frozen, pytest.mark.usefixtures("windows")]

TYPIST = Path(__file__).with_name("typist.py")
TYPED = "xã hội, ý kiến, hòa bình, õ ì à â é ê ô ù Ã Ý Õ ậ ợ đ ư"
FOLDER = wine.PROGRAM.parent
TABLES = FOLDER / "_internal" / "_tcl_data" / "encoding"


def name_typed(folder: Path, code_page: int, *keyboard: str) -> str:
    """Open a new book, type into its first empty field, close; return the unit's name that was saved."""
    book = folder / "book.json"
    assert commands.main(["new", str(book)]) == 0
    words = (wine.windows_path(TYPIST), wine.windows_path(wine.PROGRAM), wine.windows_path(book), TYPED, *keyboard)
    run = wine.python(*words, code_page=code_page)
    assert run.returncode == 0, run.stdout
    return Store(book).open().units[0].name


@contextmanager
def with_the_table() -> Iterator[None]:
    """Put the code page's table, which was left out, back into the program."""
    table = shutil.copy(wine.PYTHON.parent / "tcl" / "tcl8.6" / tcl.TABLE, TABLES)
    try:
        yield
    finally:
        Path(table).unlink()


def test_the_selftest_passes_with_its_window() -> None:
    run = wine.run(wine.PROGRAM, "selftest")

    assert (run.returncode, run.stdout.split("\n")) == (0, ["selftest passed", ""])


@pytest.mark.parametrize("keyboard", [(), ("vi",)], ids=["English keyboard", "Vietnamese keyboard"])
@pytest.mark.parametrize("code_page", [ENGLISH, VIETNAMESE])
def test_every_letter_is_saved_as_it_was_typed(tmp_path: Path, code_page: int, keyboard: tuple[str, ...]) -> None:
    assert name_typed(tmp_path, code_page, *keyboard) == TYPED


def test_with_the_code_pages_table_letters_become_others(tmp_path: Path) -> None:
    with with_the_table():
        assert name_typed(tmp_path, VIETNAMESE).startswith("xă hội, ư kiến")


def test_the_table_is_the_only_one_left_out() -> None:
    whole = wine.PYTHON.parent / "tcl" / "tcl8.6" / "encoding"

    left_out = {file.name for file in whole.iterdir()} - {file.name for file in TABLES.iterdir()}

    assert left_out == {Path(tcl.TABLE).name}


def test_nothing_of_wine_is_in_the_program() -> None:
    libraries = [file for file in FOLDER.rglob("*") if file.suffix.lower() in (".dll", ".pyd", ".exe")]

    of_wine = [file.name for file in libraries if b"Wine builtin DLL" in file.read_bytes()[:4096]]

    assert len(libraries) > 10
    assert of_wine == []


def test_wines_own_libraries_would_be_known() -> None:
    own = wine.PREFIX / "drive_c" / "windows" / "system32" / "kernel32.dll"

    assert b"Wine builtin DLL" in own.read_bytes()[:4096]
