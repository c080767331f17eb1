"""The targets as pictures: how far each is on its way to 2030 and 2045, how the chosen one went over the periods."""

from __future__ import annotations

import tkinter as tk
from decimal import Decimal

import ttkbootstrap as ttk

from desktop.domain.book import Book, Entity, FieldRef, Report
from desktop.domain.trends import Progress, progress, trend
from desktop.domain.values import Number, Rank, Value, format_value
from desktop.domain.vietnamese import format_number
from desktop.ui import theme
from desktop.ui.tabs.base import Office, View
from desktop.ui.widgets.charts import Bar, BarChart, Bars, LineChart, Mark
from desktop.ui.widgets.page import card
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.wording import charts as words


class ChartsView(View):
    """Bars of every target at the left, the line of the chosen one at the right."""

    KEY = "charts"
    TITLE = words.VIEW
    LEAST = (700, 300)

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        gap = theme.px(self, theme.SPACE_M)
        self.columnconfigure(0, weight=3, uniform="half")
        self.columnconfigure(1, weight=2, uniform="half")
        left = card(self, words.CARD_PROGRESS)
        left.grid(row=0, column=0, sticky="nsew", padx=(0, gap))
        self._scrolled = ScrollPage(left)
        self._scrolled.pack(fill="both", expand=True)
        self.bars = BarChart(self._scrolled, self._pick)
        self.bars.pack(fill="x")
        self.none = ttk.Label(left, text=words.NO_TARGETS, style="Hint.TLabel", justify="center")
        right = card(self)
        right.grid(row=0, column=1, sticky="nsew")
        self.title = ttk.Label(right, style="H2.TLabel", justify="left")
        self.title.pack(anchor="w", fill="x")
        self.line = LineChart(right)
        self.said = ttk.Label(right, style="Hint.TLabel", justify="left")
        self.said.pack(anchor="w")
        self.line.pack(fill="both", expand=True)
        right.bind("<Configure>", self._wrap, add="+")
        self._chosen = ""
        self.bars.bind("<Up>", lambda event: self._step(-1), add="+")
        self.bars.bind("<Down>", lambda event: self._step(1), add="+")
        self.bars.configure(takefocus=True)

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return False

    def go_to(self, ref: FieldRef) -> bool:
        return False

    def focus_first(self) -> None:
        self.bars.focus_set()

    def show(self, book: Book, report: Report | None) -> None:
        found = progress(book, report) if report is not None else []
        ids = [each.target.id for each in found]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else ""
        self.bars.show([_bars(each) for each in found], self._chosen)
        if found:
            self.none.place_forget()
        else:
            self.none.place(relx=0.5, rely=0.5, anchor="center")
        self._show_line(book, report, next((each for each in found if each.target.id == self._chosen), None))

    def _show_line(self, book: Book, report: Report | None, found: Progress | None) -> None:
        if found is None or report is None:
            self.title.configure(text="")
            self.line.show((), ())
            self.said.configure(text="")
            return
        target = found.target
        unit = f" ({target.indicator.full_unit})" if target.indicator.unit else ""
        self.title.configure(text=words.CARD_TREND.format(name=target.indicator.name + unit))
        points = trend(book, report, target)
        marks = [Mark(words.point(each), float(each.value), format_number(each.value)) for each in points]
        wanted = (_level(words.GOAL_LEVEL, target.goal), _level(words.VISION_LEVEL, target.vision))
        levels = [mark for mark in wanted if mark is not None]
        self.line.show(marks, levels if marks else ())
        if isinstance(found.actual, Rank):
            self.said.configure(text=words.RANKED.format(value=found.actual.rank))
        elif not marks:
            self.said.configure(text=words.NO_TREND)
        else:
            said = (words.LEVELS if levels else "", words.ONE_PERIOD if len(marks) == 1 else "")
            self.said.configure(text="\n".join(filter(None, said)))

    def _pick(self, target: str) -> None:
        self.bars.focus_set()
        self._chosen = target
        self.show(self.session.book, self.office.report)

    def _step(self, by: int) -> str:
        report = self.office.report
        ids = [target.id for target in report.targets] if report is not None else []
        if self._chosen in ids:
            self._pick(ids[min(max(ids.index(self._chosen) + by, 0), len(ids) - 1)])
        return "break"

    def _wrap(self, event: tk.Event[tk.Misc]) -> None:
        room = max(1, event.width - theme.px(self, 3 * theme.SPACE_M))
        self.title.configure(wraplength=room)
        self.said.configure(wraplength=room)


def _level(words: str, value: Value | None) -> Mark | None:
    """Return the line of a goal with its words; `None` for a rank, a range or a gap."""
    if not isinstance(value, Number) or value.high is not None:
        return None
    return Mark("", float(value.low), words.format(value=format_value(value)))


def _bars(found: Progress) -> Bars:
    target = found.target
    bars = (
        Bar(words.GOAL, _number(found.to_goal), words.reached(found, target.goal, found.to_goal)),
        Bar(words.VISION, _number(found.to_vision), words.reached(found, target.vision, found.to_vision)),
    )
    return Bars(target.id, target.indicator.name, bars)


def _number(share: Decimal | None) -> float | None:
    return None if share is None else float(share)
