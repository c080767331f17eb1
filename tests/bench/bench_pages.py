"""From a committed edit to the picture of its page on the screen, at the size of the reports that wards send."""

from __future__ import annotations

import time
import tkinter as tk
from collections.abc import Callable
from statistics import median

from desktop import paths
from desktop.domain.book import Book, FieldRef
from desktop.domain.edits import set_field
from desktop.reports.outline import compose
from desktop.reports.pages.content import content
from desktop.reports.pages.picture import Printed
from desktop.reports.pages.press import Press
from desktop.reports.word import day_of
from desktop.session.preview import Preview, Shown, pdf_of
from desktop.storage.catalogue import read_sample
from tests.bench.measure import Result

NAME = "pages"

LIMIT_MS = 60.0
ROUNDS, FULL_ROUNDS = 30, 120
SCALE = 96 / 72
PATIENCE = 60.0
POLL_SECONDS = 0.002
FIELDS = ("strengths", "general_objective", "orientation", "abstract", "causes")


def run(full: bool) -> list[Result]:
    """Return the median milliseconds from an edit to a picture that Tk has; its parts only inform."""
    rounds = FULL_ROUNDS if full else ROUNDS
    book = read_sample(paths.asset("sample.json"))
    report = book.reports[-1].id
    root = tk.Tk()
    root.withdraw()
    preview = Preview(paths.asset(), left_out="{count}")
    first = _shown(preview, root, book, report, 0)
    edits = []
    for turn in range(rounds):
        ref = FieldRef(report, FIELDS[turn % len(FIELDS)])
        changed = set_field(book, ref, f"{book.field(ref)} Thêm {turn}.")
        edits.append(_shown(preview, root, changed, report, turn % 8))
    preview.close()
    root.destroy()
    note = f"{rounds} edits, worst {max(edits):.0f} ms"
    return [
        Result("committed edit to the page's picture", median(edits), "ms", LIMIT_MS, note),
        Result("the first pages of a run", first, "ms"),
        *_parts(book, report, rounds),
        Result("the whole PDF, from nothing", _milliseconds(lambda: pdf_of(book, report, paths.asset())), "ms"),
    ]


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

    taken = _milliseconds(make)
    assert preview.wait_idle(PATIENCE)
    return taken


def _parts(book: Book, report: str, rounds: int) -> list[Result]:
    """Return the medians of the steps in between, each after an edit."""
    press = Press(paths.asset())
    taken: dict[str, list[float]] = {"its blocks": [], "its PDF": [], "one picture": [], "its places": []}
    for turn in range(rounds):
        ref = FieldRef(report, FIELDS[turn % len(FIELDS)])
        changed = set_field(book, ref, f"{book.field(ref)} Thêm {turn}.")
        start = time.perf_counter()
        made = content(compose(changed, report), day=day_of(changed.report(report)))
        blocks = time.perf_counter()
        pdf = press.set(made)
        whole = time.perf_counter()
        Printed(pdf).picture(0, SCALE)
        pictured = time.perf_counter()
        press.places(made)
        times = (start, blocks, whole, pictured, time.perf_counter())
        for name, before, after in zip(taken, times, times[1:], strict=False):
            taken[name].append((after - before) * 1000)
    return [Result(f"  {name}", median(found), "ms") for name, found in taken.items()]


def _milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000
