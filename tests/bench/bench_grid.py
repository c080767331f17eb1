"""A thousand rows of twelve cells in a grid on the screen: pasting them all, and walking from cell to cell."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import ttkbootstrap as ttk
from msgspec.structs import replace

from desktop import paths
from desktop.domain.book import Cooperative, FieldRef, Report, Return
from desktop.domain.edits import new_book
from desktop.session.session import Session
from desktop.storage.catalogue import read_catalogue
from desktop.ui import theme
from desktop.ui.entries import Entries
from desktop.ui.widgets.table import Table, field_column
from tests.bench.measure import Result, milliseconds

NAME = "grid"

ROWS = 1_000
PASTE_LIMIT = 0.5
STEP_LIMIT_MS = 16.0
COLUMNS = (
    "members",
    "joined",
    "left",
    "workers",
    "member_workers",
    "managers",
    "graduates",
    "revenue",
    "profit",
    "wage",
    "capital",
    "informant",
)


def run(full: bool) -> list[Result]:
    """Return the seconds of a paste that is drawn, and the medians of a step and of one cell typed over."""
    root = _a_root()
    with tempfile.TemporaryDirectory() as folder:
        session = _a_session(Path(folder) / "grid.json")
        table = _a_table(root, session)
        pastes = [_paste(root, table, turn) for turn in range(9 if full else 3)]
        rows = session.book.reports[0].returns
        assert rows[-1].capital is not None
        assert all(row.informant for row in rows)
        steps = [_until_drawn(root, lambda: table.grid_widget.move(1, 0)) for _ in range(400 if full else 100)]
        steps += [_until_drawn(root, lambda: table.grid_widget.move(0, 1)) for _ in range(11)]
        edits = [_until_drawn(root, partial(_type, table, rows[turn].id, str(turn + 7))) for turn in range(20)]
        session.abandon()
    root.destroy()
    return [
        Result(f"{ROWS} x {len(COLUMNS)} cells pasted", median(pastes), "s", PASTE_LIMIT, f"worst {max(pastes):.2f} s"),
        Result("grid step", median(steps), "ms", STEP_LIMIT_MS, f"worst {max(steps):.0f} ms"),
        Result(f"a cell typed among {ROWS} rows", median(edits), "ms", note=f"worst {max(edits):.0f} ms"),
    ]


def _a_root() -> ttk.App:
    theme.register_theme()
    root = ttk.App(theme=theme.THEME_NAME, size=(1366, 768))
    theme.install_theme(root)
    root.update()
    return root


def _a_session(path: Path) -> Session:
    book = new_book(read_catalogue(paths.asset("catalogue.json")))
    cooperatives = tuple(Cooperative(id=f"k-{row}", name=f"HTX {row}") for row in range(ROWS))
    returns = tuple(Return(id=f"f-{row}", cooperative=f"k-{row}") for row in range(ROWS))
    report: Report = replace(book.reports[0], returns=returns)
    session = Session.new(path, replace(book, cooperatives=cooperatives, reports=(report,)))
    session.worker.wait_idle(30)
    return session


def _a_table(root: ttk.App, session: Session) -> Table:
    table = Table(root, Entries(session, lambda: None), [field_column(Return, name, 80) for name in COLUMNS])
    table.pack(fill="both", expand=True)
    session.subscribe(lambda book: table.show(book.reports[0].returns))
    table.show(session.book.reports[0].returns)
    root.update()
    table.grid_widget.select("f-0", COLUMNS[0])
    root.update()
    return table


def _type(table: Table, row: str, text: str) -> None:
    table.entries.commit(FieldRef(row, COLUMNS[0]), text)


def _paste(root: ttk.App, table: Table, turn: int) -> float:
    lines = [
        "\t".join([*(str(row + column + turn + 1) for column in range(len(COLUMNS) - 1)), f"Kế toán {row} {turn}"])
        for row in range(ROWS)
    ]
    root.clipboard_clear()
    root.clipboard_append("\n".join(lines))
    root.update()
    table.grid_widget.select("f-0", COLUMNS[0])
    root.update()
    return _until_drawn(root, table.grid_widget.paste) / 1000


def _until_drawn(root: ttk.App, call: Callable[[], object]) -> float:
    def drawn() -> None:
        call()
        root.update()

    return milliseconds(drawn)
