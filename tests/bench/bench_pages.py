"""From a committed edit to the picture of its page on the screen, at the size of the reports that wards send."""

from __future__ import annotations

import time
import tkinter as tk
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from msgspec.structs import replace

from desktop import paths
from desktop.domain.book import Book, FieldRef
from desktop.domain.edits import set_field
from desktop.reports.annexes import ANNEXES
from desktop.reports.outline import compose
from desktop.reports.pages.content import content
from desktop.reports.pages.press import Press
from desktop.reports.pages.sheets import Sheets
from desktop.reports.word import UNDATED, day_of
from desktop.session.preview import MOST_ROWS, Preview, Shown, pdf_of
from desktop.storage.catalogue import read_sample
from tests.bench.bench_docx import ROWS, long_report
from tests.bench.measure import Result, milliseconds
from tests.twin import twin

NAME = "pages"

LIMIT_MS = 60.0
ROUNDS, FULL_ROUNDS = 30, 120
SCALE = 96 / 72
PAGES = 6
ALL = tuple(ANNEXES)
PATIENCE = 60.0
POLL_SECONDS = 0.002
FIELDS = ("strengths", "general_objective", "orientation", "abstract", "causes")


def run(full: bool) -> list[Result]:
    """Return the median milliseconds from an edit to a picture that Tk has; its parts only inform."""
    rounds = FULL_ROUNDS if full else ROUNDS
    whole = read_sample(paths.asset("sample.json"))
    bare = _with(whole, annexes=())
    books = {
        "sample without annexes": bare,
        "twin of a real report": twin(),
        "sample with all annexes": _with(whole, annexes=ALL),
    }
    return [
        *(_edits(name, book, rounds) for name, book in books.items()),
        Result("the first pages of a run", _first(bare), "ms"),
        *_parts(bare, rounds),
        Result("the whole PDF, from nothing", milliseconds(lambda: _pdf(whole)), "ms"),
        *_long(),
    ]


def _with(book: Book, **given: object) -> Book:
    return replace(book, reports=(*book.reports[:-1], replace(book.reports[-1], **given)))


def _edits(name: str, book: Book, rounds: int) -> Result:
    """Return the median of edits all over a report, each followed until Tk has a picture of one of its pages."""
    report = book.reports[-1].id
    with _preview() as (preview, root):
        _shown(preview, root, book, report, 0)
        taken = []
        for turn in range(rounds):
            ref = FieldRef(report, FIELDS[turn % len(FIELDS)])
            changed = set_field(book, ref, f"{book.field(ref)} Thêm {turn}.")
            taken.append(_shown(preview, root, changed, report, turn % PAGES))
    note = f"{rounds} edits, worst {max(taken):.0f} ms"
    return Result(f"committed edit to the page's picture, {name}", median(taken), "ms", LIMIT_MS, note)


def _first(book: Book) -> float:
    with _preview() as (preview, root):
        return _shown(preview, root, book, book.reports[-1].id, 0)


@contextmanager
def _preview() -> Iterator[tuple[Preview, tk.Tk]]:
    root = tk.Tk()
    root.withdraw()
    preview = Preview(paths.asset(), left_out="{count}")
    try:
        yield preview, root
    finally:
        preview.close()
        root.destroy()


def _long() -> list[Result]:
    """Measure 60 pages and an annex of thousands of rows, of which the screen shows the first ones."""
    blocks, sheets, press = long_report(ROWS), Sheets(paths.asset()), Press(paths.asset())
    shown = milliseconds(lambda: sheets.set(content(blocks, day=UNDATED, most_rows=MOST_ROWS, left_out="{count}")))
    whole = milliseconds(lambda: press.pdf(content(blocks, day=UNDATED, marked=False)))
    return [
        Result(f"the first pages of 60 and {ROWS} rows", shown, "ms"),
        Result("the PDF of all of them", whole / 1000, "s"),
    ]


def _pdf(book: Book) -> bytes:
    return pdf_of(book, book.reports[-1].id, paths.asset())


def _shown(preview: Preview, root: tk.Tk, book: Book, report: str, page: int) -> float:
    """Return the milliseconds until Tk has the picture of a page."""
    pictures: list[tk.PhotoImage] = []

    def tell(result: object) -> None:
        assert isinstance(result, Shown)
        pictures.append(tk.PhotoImage(master=root, data=result.picture.data, format="ppm"))

    def make() -> None:
        preview.show(book, report, tell, page=page, scale=SCALE)
        while not pictures:
            preview.drain()
            time.sleep(POLL_SECONDS)

    taken = milliseconds(make)
    assert preview.wait_idle(PATIENCE)
    return taken


def _parts(book: Book, rounds: int) -> list[Result]:
    """Return the medians of the steps in between, each after an edit."""
    report = book.reports[-1].id
    sheets = Sheets(paths.asset())
    taken: dict[str, list[float]] = {
        "its blocks": [],
        "its pieces": [],
        "its PDF": [],
        "one picture": [],
        "its places": [],
    }
    for turn in range(rounds):
        ref = FieldRef(report, FIELDS[turn % len(FIELDS)])
        changed = set_field(book, ref, f"{book.field(ref)} Thêm {turn}.")
        times = [time.perf_counter()]
        blocks = compose(changed, report)
        times.append(time.perf_counter())
        made = content(blocks, day=day_of(changed.report(report)))
        times.append(time.perf_counter())
        sheets.set(made)
        times.append(time.perf_counter())
        sheets.picture(0, SCALE)
        times.append(time.perf_counter())
        sheets.places()
        times.append(time.perf_counter())
        for name, before, after in zip(taken, times, times[1:], strict=False):
            taken[name].append((after - before) * 1000)
    return [Result(f"  {name}", median(found), "ms") for name, found in taken.items()]
