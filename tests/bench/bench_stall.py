"""How long the window stands still while a book of 10,000 rows is saved or its draft is written."""

from __future__ import annotations

import gc
import tempfile
import time
import tkinter
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from desktop.domain import edits
from desktop.domain.book import Book, Cooperative, FieldRef, Report, Return
from desktop.domain.values import Number
from desktop.session.session import Session
from tests.bench.measure import Result

NAME = "stall"

ROWS = 10_000
LIMIT_MS = 16.0
TICK_MS = 1


def run(full: bool) -> list[Result]:
    """Return the longest stall between two ticks of the window, resting, saving, and writing the draft.

    Of all rounds the worst counts.
    """
    rounds = 25 if full else 9
    root = tkinter.Tk()
    root.withdraw()
    with tempfile.TemporaryDirectory() as folder:
        session = Session.new(Path(folder) / "so.json", _large_book())
        assert session.worker.wait_idle(60)
        rest, save, draft = [], [], []
        for turn in range(rounds):
            rest.append(_longest_stall(root, session, lambda: None, 0.3))
            session.do(edits.set_field, FieldRef("r-1", "strengths"), f"Vốn tăng {turn}.")
            draft.append(_longest_stall(root, session, session.keep_draft, 0.3))
            save.append(_longest_stall(root, session, session.save, 0.3))
            assert not session.modified
        session.abandon()
    root.destroy()
    note = f"worst of {rounds}, median {{median:.1f}}; at rest {max(rest):.1f}"
    return [
        Result(f"window stalled by {name} {ROWS:,} rows", max(found), "ms", LIMIT_MS, note.format(median=median(found)))
        for name, found in (("a save of", save), ("the draft of", draft))
    ]


def _longest_stall(root: tkinter.Tk, session: Session, begin: Callable[[], object], least: float) -> float:
    """Return the longest stall in ms between ticks from `begin()` until the session rests, at least `least` seconds.

    As much of a gap counts as this program worked in it: the rest is other programs that have the processor.
    """
    ticks: list[tuple[float, float]] = []

    def note() -> None:
        ticks.append((time.perf_counter(), time.process_time()))

    def tick() -> None:
        note()
        session.drain()
        if time.perf_counter() < end or session.worker.is_busy or session.drafts.is_writing:
            root.after(TICK_MS, tick)
        else:
            root.quit()

    gc.collect()
    end = time.perf_counter() + least
    note()
    begin()
    root.after(TICK_MS, tick)
    root.mainloop()
    return max(min(now - then, worked - before) for (then, before), (now, worked) in pairwise(ticks)) * 1000


def _large_book() -> Book:
    """A register of 5,000 cooperatives and as many returns, each with eight figures."""
    names = ("members", "joined", "left", "workers", "managers", "graduates", "revenue", "profit")
    half = range(ROWS // 2)
    figures: dict[str, Any] = {name: Number(low=Decimal(place * 1000)) for place, name in enumerate(names)}
    return Book(
        id="b-1",
        cooperatives=tuple(Cooperative(id=f"c-{n}", name=f"Hợp tác xã {n}", director="Nguyễn Văn A") for n in half),
        reports=(Report(id="r-1", returns=tuple(Return(id=f"n-{n}", cooperative=f"c-{n}", **figures) for n in half)),),
    )
