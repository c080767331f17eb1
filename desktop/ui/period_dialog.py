"""Adding a period: rolled forward from one there is, empty, or read from an old report."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from datetime import date

import ttkbootstrap as ttk

from desktop.domain.book import Report
from desktop.domain.errors import NotADate
from desktop.domain.vietnamese import format_date, one_line, parse_date
from desktop.session.periods import Plan, next_plan
from desktop.ui import theme
from desktop.ui.dialog_window import DialogWindow
from desktop.ui.widgets.page import card
from desktop.wording import UNNAMED
from desktop.wording import periods as wording
from desktop.wording.faults import doubt

ROLL, EMPTY, OLD = "roll", "empty", "old"
HINT_WIDTH = 560
DATES = (("period_from", wording.FROM), ("period_to", wording.TO), ("cutoff", wording.CUTOFF))


class PeriodDialog(DialogWindow):
    """Asks how a period begins; `on_plan(way, report, plan)` is called with the answer, `on_old()` for the third way.

    Without `on_old` that way is not offered.
    """

    def __init__(
        self,
        parent: tk.Misc,
        reports: Sequence[Report],
        chosen: Report | None,
        on_plan: Callable[[str, Report | None, Plan], object],
        on_old: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent, wording.PERIOD_TITLE)
        self._reports = tuple(reports)
        self._on_plan = on_plan
        self._on_old = on_old
        self.way = tk.StringVar(self, ROLL if reports else EMPTY)
        frame = card(self.body)
        frame.pack(fill="x")
        self.ways: dict[str, ttk.Radiobutton] = {}
        self.source = ttk.Combobox(frame, state="readonly", width=24)
        if reports:
            self._add_way(frame, ROLL, wording.WAY_ROLL, wording.WAY_ROLL_HINT, self.source)
            self.source.configure(values=[report.name or UNNAMED for report in reports])
            self.source.current(self._reports.index(chosen) if chosen in self._reports else len(reports) - 1)
            self.source.bind("<<ComboboxSelected>>", lambda event: self._suggest())
        self._add_way(frame, EMPTY, wording.WAY_EMPTY, wording.WAY_EMPTY_HINT)
        if on_old is not None:
            self._add_way(frame, OLD, wording.WAY_OLD, wording.WAY_OLD_HINT)
        self._fields = card(self.body)
        self._fields.pack(fill="x", pady=(theme.px(self, theme.SPACE_M), 0))
        self.entries: dict[str, ttk.Entry] = {}
        for column, (name, label) in enumerate((("name", wording.NAME), *DATES)):
            self._add_entry(column, name, label)
        self.fault = ttk.Label(self.body, style="PageError.TLabel", wraplength=theme.px(self, HINT_WIDTH))
        self.fault.pack(anchor="w", fill="x")
        self.add_button(wording.CREATE, self._create, style="primary")
        self.add_button(wording.CANCEL, self.destroy)
        self._suggest()
        self.open(self.buttons[wording.CREATE])

    def _add_way(self, frame: ttk.Frame, way: str, words: str, hint: str, beside: ttk.Combobox | None = None) -> None:
        row = ttk.Frame(frame)
        row.pack(fill="x", pady=(theme.px(self, theme.SPACE_XS), 0))
        self.ways[way] = ttk.Radiobutton(row, text=words, value=way, variable=self.way, command=self._suggest)
        self.ways[way].pack(side="left")
        if beside is not None:
            beside.pack(in_=row, side="left", padx=theme.px(self, theme.SPACE_S))
            beside.lift()
        indent = theme.px(self, 26)
        below = ttk.Label(frame, text=hint, style="Hint.TLabel", justify="left", wraplength=theme.px(self, HINT_WIDTH))
        below.pack(anchor="w", padx=(indent, 0))

    def _add_entry(self, column: int, name: str, label: str) -> None:
        gap = theme.px(self, theme.SPACE_M) if column else 0
        ttk.Label(self._fields, text=label, style="Field.TLabel").grid(row=0, column=column, sticky="w", padx=(gap, 0))
        entry = ttk.Entry(self._fields, width=16)
        entry.grid(row=1, column=column, sticky="ew", padx=(gap, 0), pady=(theme.px(self, 3), 0))
        entry.bind("<Return>", lambda event: self._create())
        self._fields.columnconfigure(column, weight=1)
        self.entries[name] = entry

    @property
    def _chosen(self) -> Report | None:
        """The report that the period follows."""
        position = self.source.current()
        return self._reports[position] if 0 <= position < len(self._reports) else None

    def _suggest(self) -> None:
        """Fill in the period that follows the chosen one."""
        closed = self.way.get() == OLD
        plan = next_plan(self._chosen)
        texts = {"name": plan.name} | {name: _shown(getattr(plan, name)) for name, _ in DATES}
        for name, entry in self.entries.items():
            entry.configure(state="normal")
            entry.delete(0, "end")
            entry.insert(0, "" if closed else texts[name])
            entry.configure(state="disabled" if closed else "normal")

    def _create(self) -> None:
        way = self.way.get()
        if way == OLD:
            self.destroy()
            if self._on_old is not None:
                self._on_old()
            return
        days: dict[str, date | None] = {}
        for name, _ in DATES:
            text = self.entries[name].get()
            try:
                days[name] = parse_date(text) if text.strip() else None
            except NotADate as error:
                self.fault.configure(text=doubt(error))
                self.entries[name].focus_set()
                return
        plan = Plan(one_line(self.entries["name"].get()), **days)
        source = self._chosen
        self.destroy()
        self._on_plan(way, source, plan)


def _shown(day: date | None) -> str:
    return format_date(day) if day is not None else ""
