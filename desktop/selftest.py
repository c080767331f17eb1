"""The program tries itself on the sample, in a temporary folder: also inside the frozen program."""

from __future__ import annotations

import sys
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path

from desktop import paths
from desktop.domain import edits
from desktop.domain.book import Book, FieldRef
from desktop.domain.values import Number
from desktop.session.exports import export_report
from desktop.session.library import Library
from desktop.session.slips import export_slips
from desktop.session.workbooks import export_workbook, read_workbook


def run() -> int:
    """Open the sample, edit, undo, save, open again, export, show every tab; return 0, or 1 and say what failed."""
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # what failed may hold a file
            _try_everything(Path(folder))
    except Exception as error:
        print(f"selftest failed: {type(error).__name__}: {error}", file=sys.stderr)
        return 1
    print("selftest passed")
    return 0


def _try_everything(folder: Path) -> None:
    library = Library(
        preferences=folder / "preferences.json",
        default_folder=folder,
        catalogue=paths.asset("catalogue.json"),
        sample=paths.asset("sample.json"),
    )
    session = library.sample()
    report = session.book.newest_report()
    _expect(report is not None and bool(report.targets), "the sample has a report with targets")
    assert report is not None
    place = FieldRef(report.targets[0].id, "actual")
    value = Number(low=Decimal("1234.5"))
    before = session.book
    session.do(edits.set_field, place, value)
    session.undo()
    _expect(session.book is before, "undo brings the book back")
    session.redo()
    _expect(session.close() is None, "the book is saved")
    again = library.open(session.path)
    _expect(again.book.field(place) == value, "the book is read back")
    document = folder / "report.docx"
    export_report(again.book, report.id, document)
    with zipfile.ZipFile(document) as parts:
        _expect("1.234,5" in parts.read("word/document.xml").decode(), "the figure stands in the report")
    workbook = export_workbook(again.book, report.id, folder / "tables.xlsx")
    _expect(read_workbook(again.book, report.id, workbook).is_empty, "a workbook that nobody touched changes nothing")
    slips = export_slips(again.book, report, [row.id for row in report.returns], folder)
    _expect(slips.read_bytes().startswith(b"PK"), "the slips are written")
    _expect_pages(again.book, report.id)
    empty = library.new(folder / "empty.json")
    _expect(empty.close() is None, "an empty book is saved")
    again.close()
    _show_every_tab(library)


def _expect_pages(book: Book, report: str) -> None:
    from desktop.session.preview import Preview, Shown, pdf_of

    _expect(pdf_of(book, report, paths.asset()).startswith(b"%PDF-"), "the report becomes a PDF")
    shown: list[object] = []
    preview = Preview(paths.asset(), left_out="{count}")
    preview.show(book, report, shown.append)
    _expect(preview.wait_idle(timeout=60) and isinstance(shown[0], Shown), "its pages are pictured")
    preview.close()


def _show_every_tab(library: Library) -> None:
    from desktop.app import Application, NoScreen
    from desktop.ui.tabs import TABS

    try:
        application = Application(library, library.folder / "empty.json")
    except NoScreen as error:
        print(f"no window was opened: {error}")
        return
    try:
        assert application.window is not None
        for tab in TABS:
            application.window.open_tab(tab.key)
            application.root.update()
        application.window.close()
    finally:
        application.root.destroy()


def _expect(holds: bool, words: str) -> None:
    if not holds:
        raise AssertionError(words)
