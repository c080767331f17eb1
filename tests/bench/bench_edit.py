"""One edit in a book of 120,000 figures, as the window makes it: through the session, with undo and a listener."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from desktop.domain.book import Book, FieldRef, Report, Target
from desktop.domain.edits import set_field
from desktop.domain.indicators import Indicator
from desktop.domain.values import Number
from desktop.session.session import Session
from desktop.storage.store import Store
from tests.bench.measure import Result, milliseconds

NAME = "edit"

REPORTS, TARGETS = 600, 25
FIGURES = ("baseline", "plan", "goal", "vision", "actual", "last_year", "share_of")  # and the year of the baseline
LIMIT_MS = 1.0


def run(full: bool) -> list[Result]:
    """Return the median milliseconds of an edit and of undoing it; reading and saving only inform."""
    rounds = 5000 if full else 600
    book = _large_book()
    figures = REPORTS * TARGETS * (len(FIGURES) + 1)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "so.json")
        save = milliseconds(lambda: store.save(book))
        read = milliseconds(store.open)
        session = Session(store, store.open())
        session.subscribe(lambda changed: None)
        edits, undone = [], []
        for number in range(rounds):
            # Steps that share no factor with the numbers of reports and targets reach them all in turn.
            ref = FieldRef(f"t-{number * 241 % REPORTS}-{number * 7 % TARGETS}", "actual")
            value = Number(low=Decimal(1000 + number))
            edits.append(milliseconds(partial(session.do, set_field, ref, value)))
        for _ in range(100):
            undone.append(milliseconds(session.undo))
        session.abandon()
    note = f"{figures:,} figures, {rounds} edits, worst {max(edits):.1f} ms"
    return [
        Result("edit in a book of 120,000 figures", median(edits), "ms", LIMIT_MS, note),
        Result("undo in a book of 120,000 figures", median(undone), "ms", LIMIT_MS),
        Result("save a book of 120,000 figures", save, "ms"),
        Result("open a book of 120,000 figures", read, "ms"),
    ]


def _large_book() -> Book:
    indicator = Indicator(code="members", name="Số thành viên hợp tác xã", unit="thành viên")
    figures: dict[str, Any] = {name: Number(low=Decimal(place)) for place, name in enumerate(FIGURES)}
    return Book(
        id="b-1",
        reports=tuple(
            Report(
                id=f"r-{report}",
                targets=tuple(
                    Target(id=f"t-{report}-{target}", indicator=indicator, baseline_year=2025, **figures)
                    for target in range(TARGETS)
                ),
            )
            for report in range(REPORTS)
        ),
    )
