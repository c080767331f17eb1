"""Xem trang in: the pages of the open book, made on a thread of their own so that saving is never held up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from desktop.domain.book import Book, FieldRef
from desktop.domain.errors import AppError
from desktop.reports.decree30 import profile_of
from desktop.reports.outline import compose
from desktop.reports.pages import places
from desktop.reports.pages.content import Content, content
from desktop.reports.pages.picture import Picture as Picture
from desktop.reports.pages.places import Place as Place
from desktop.reports.pages.press import Press
from desktop.reports.pages.sheets import Sheets
from desktop.reports.word import UNDATED, day_of
from desktop.session.printing import print_pdf
from desktop.session.worker import Worker, ignore
from desktop.storage.free_names import free_names, write_beside

MOST_ROWS = 200
"""How many rows of an annex's table are shown; the PDF has them all."""


class Shown(Struct, frozen=True):
    """Pages that were made: their sizes in pt, and the picture of the one that was asked for."""

    sizes: tuple[tuple[float, float], ...]
    picture: Picture


class Preview:
    """Makes pages, pictures of them, places and the PDF, one after the other; of several books the newest counts.

    `assets` is the folder of the program's own files, `left_out` the sentence under a table that is not shown whole.
    Results come when `drain` is called; what a newer book has overtaken is not told. Belongs to the window's thread.
    """

    def __init__(self, assets: Path, left_out: str) -> None:
        self._worker = Worker()
        self._maker = _Maker(assets, left_out)
        self._newest = 0
        self._places: tuple[Place, ...] = ()

    @property
    def is_busy(self) -> bool:
        """Whether anything is still being made."""
        return self._worker.is_busy

    def warm_up(self) -> None:
        """Have the fonts looked through, so that the first pages come at once."""
        self._worker.submit(self._maker.warm_up)

    def show(
        self,
        book: Book,
        report: str,
        tell: Callable[[Shown | AppError], None],
        *,
        page: int = 0,
        scale: float = 1.0,
        numbered: bool = False,
        on_places: Callable[[], None] = lambda: None,
    ) -> None:
        """Make the pages of a report; `tell` gets them with the picture of `page`, or the last one there is.

        `numbered` has the paragraphs' numbers in the left margin, as a draft has them; `on_places` is called when it
        is known where the fields stand.
        """
        self._newest += 1
        number = self._newest

        def make() -> Shown | None:
            return self._maker.show(book, report, page, scale, numbered) if number == self._newest else None

        def told(result: Shown | AppError | None) -> None:
            if result is not None and number == self._newest:
                tell(result)

        def find() -> tuple[Place, ...] | None:
            return self._maker.places() if number == self._newest else None

        def found(result: tuple[Place, ...] | AppError | None) -> None:
            if isinstance(result, tuple) and number == self._newest:
                self._places = result
                on_places()

        self._worker.submit(make, told)
        self._worker.submit(find, found)

    def picture(self, page: int, scale: float, tell: Callable[[Picture], None]) -> None:
        """Make the picture of another page of the same report."""
        number = self._newest

        def make() -> Picture | None:
            return self._maker.picture(page, scale) if number == self._newest else None

        def told(result: Picture | AppError | None) -> None:
            if isinstance(result, Picture) and number == self._newest:
                tell(result)

        self._worker.submit(make, told)

    def export(self, book: Book, report: str, path: Path, tell: Callable[[Path | AppError], None] = ignore) -> None:
        """Write the whole PDF of a report as `path` or under a free name like it; `tell` gets where it is.

        A PDF that is already there is not written twice.
        """
        self._worker.submit(lambda: keep(path, self._maker.pdf(book, report)), tell)

    def print(self, book: Book, report: str, path: Path, tell: Callable[[Path | AppError], None] = ignore) -> None:
        """Write the PDF as `export` does and hand it to the printer; `tell` gets its path, or CannotPrint with it."""

        def write_and_print() -> Path:
            written = keep(path, self._maker.pdf(book, report))
            print_pdf(written)
            return written

        self._worker.submit(write_and_print, tell)

    def at(self, page: int, x: float, y: float) -> FieldRef | None:
        """Return the field that stands at a point of a page, in pt from its upper left corner."""
        place = places.at(self._places, page, x, y)
        return place.ref if place is not None else None

    def places_of(self, ref: FieldRef) -> Sequence[Place]:
        """Return where a field stands, in reading order."""
        return [place for place in self._places if place.ref == ref]

    def drain(self) -> None:
        """Take in the results: the window calls this from `after`."""
        self._worker.drain()

    def wait_idle(self, timeout: float) -> bool:
        """Take in the results until nothing is left to make; say whether that was within so many seconds."""
        return self._worker.wait_idle(timeout)

    def close(self) -> None:
        """End the thread."""
        self._newest += 1
        self._worker.close()


def keep(path: Path, data: bytes) -> Path:
    """Write a file under `path` or the first name like it that is free or holds the same; return where it is.

    Raises what `write_atomically` raises.
    """
    for name in free_names(path):
        if not name.exists():
            break
        if name.is_file() and name.stat().st_size == len(data) and name.read_bytes() == data:
            return name
    return write_beside(path, data)


def pdf_of(book: Book, report: str, assets: Path, *, as_is: bool = False) -> bytes:
    """Return a report as a PDF; raises UnknownEntity."""
    return Press(assets).pdf(_content(book, report, as_is=as_is, marked=False))


def _content(book: Book, report: str, *, as_is: bool = False, **how: Any) -> Content:
    made = book.report(report)
    return content(compose(book, report, as_is=as_is), day=day_of(made), profile=profile_of(made.profile), **how)


class _Maker:
    """What belongs to the thread: the presses and the pages that they made last."""

    def __init__(self, assets: Path, left_out: str) -> None:
        self._assets = assets
        self._left_out = left_out
        self._sheets: Sheets | None = None

    @property
    def sheets(self) -> Sheets:
        if self._sheets is None:
            self._sheets = Sheets(self._assets)
        return self._sheets

    def warm_up(self) -> None:
        self.sheets.set(content((), day=UNDATED))
        self.sheets.picture(0, 1.0)

    def show(self, book: Book, report: str, page: int, scale: float, numbered: bool) -> Shown:
        self.sheets.set(_content(book, report, numbered=numbered, most_rows=MOST_ROWS, left_out=self._left_out))
        sizes = self.sheets.sizes
        return Shown(sizes, self.sheets.picture(min(page, len(sizes) - 1), scale))

    def places(self) -> tuple[Place, ...]:
        return self.sheets.places()

    def picture(self, page: int, scale: float) -> Picture | None:
        return self.sheets.picture(page, scale) if page < len(self.sheets.sizes) else None

    def pdf(self, book: Book, report: str) -> bytes:
        return self.sheets.pdf(_content(book, report, marked=False))
