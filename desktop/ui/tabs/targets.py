"""Mục tiêu: the year's results, the goals of 2030 and 2045, and their words."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from decimal import Decimal

from desktop import wording
from desktop.domain import edits, figures
from desktop.domain.book import Book, Entity, FieldRef, Report, Target, new_id
from desktop.domain.fields import fields_of
from desktop.domain.indicators import Indicator
from desktop.domain.values import Value, format_value
from desktop.domain.vietnamese import format_number
from desktop.ui.tabs.base import Office, Tab
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.page import Views, card
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.table import Table, computed_column, field_column

YEAR_KEYS = ("indicator.name", "indicator.unit", "last_year", "plan", "actual", "cause")
LONG_KEYS = ("baseline", "goal", "vision", "note")


class TargetsTab(Tab):
    """Three views: results of the year, long-term goals, prose."""

    KEY = "targets"
    TITLE = wording.TAB_TARGETS
    ICON = "bullseye"

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        self.views = Views(
            self,
            (("year", wording.VIEW_YEAR), ("long", wording.VIEW_LONG), ("prose", wording.VIEW_PROSE)),
        )
        self.year = Table(
            self.views["year"],
            self.entries,
            (
                field_column(Target, "indicator.name", 180, stretch=True),
                field_column(Target, "indicator.unit", 84, wording.COLUMN_UNIT),
                field_column(Target, "last_year", 94, wording.COLUMN_LAST_YEAR),
                field_column(Target, "plan", 94, wording.COLUMN_PLAN),
                field_column(Target, "actual", 94, wording.COLUMN_ACTUAL),
                computed_column("rate", wording.COLUMN_RATE, 68),
                computed_column("change", wording.COLUMN_CHANGE, 74),
                computed_column("assessment", wording.COLUMN_ASSESSMENT, 96, align="left"),
                field_column(Target, "cause", 120, stretch=True),
            ),
            computed={
                "rate": self._on_target(lambda target, actual: _percent(figures.rate(actual, target.plan))),
                "change": self._on_target(lambda target, actual: _signed(figures.change(actual, target.last_year))),
                "assessment": self._on_target(lambda target, actual: figures.assess(target, actual).value),
            },
            stand_in=self._from_register,
            help_for=self._help,
            empty=wording.EMPTY_TARGETS,
        )
        self.long = Table(
            self.views["long"],
            self.entries,
            (
                field_column(Target, "indicator.name", 220, stretch=True),
                field_column(Target, "indicator.unit", 84, wording.COLUMN_UNIT),
                field_column(Target, "baseline", 94, wording.COLUMN_BASELINE),
                field_column(Target, "goal", 94, wording.COLUMN_GOAL),
                field_column(Target, "vision", 94, wording.COLUMN_VISION),
                computed_column("now", wording.COLUMN_ACTUAL, 94),
                computed_column("progress", wording.COLUMN_PROGRESS, 84),
                field_column(Target, "note", 140, stretch=True),
            ),
            computed={
                "now": self._on_target(lambda target, actual: format_value(actual)),
                "progress": self._on_target(lambda target, actual: _percent(figures.rate(actual, target.goal))),
            },
            help_for=self._help,
            empty=wording.EMPTY_TARGETS,
        )
        for table in (self.year, self.long):
            table.grid(row=0, column=0, sticky="nsew")
            table.add_row_buttons(wording.ADD_TARGET, self._add)
        scrolled = ScrollPage(self.views["prose"])
        scrolled.grid(row=0, column=0, sticky="nsew")
        frame = card(scrolled)
        frame.pack(fill="x")
        fields = fields_of(Report, "general_objective", "more_goals", "more_visions", "goals_result")
        self.prose = Form(frame, self.entries, fields, columns=1)
        self.prose.pack(fill="x")

    def show(self, book: Book, report: Report | None) -> None:
        targets = report.targets if report is not None else ()
        self.year.show(targets)
        self.long.show(targets)
        self.prose.show(report.id if report is not None else None)

    def settle(self) -> None:
        for part in (self.year, self.long, self.prose):
            part.settle()

    def go_to(self, ref: FieldRef) -> bool:
        entity = self.session.book.entity(ref.entity)
        if isinstance(entity, Report) and ref.field in self.prose.editors:
            self.views.switch("prose")
            return self.prose.go_to(ref.field)
        if isinstance(entity, Target):
            view, table = ("long", self.long) if ref.field in LONG_KEYS else ("year", self.year)
            self.views.switch(view)
            return table.go_to(ref)
        return False

    def focus_first(self) -> None:
        report = self.office.report
        if report is not None and report.targets and self.views.current.get() == "year":
            self.year.go_to(FieldRef(report.targets[0].id, "actual"))

    def _on_target(self, compute: Callable[[Target, Value | None], str]) -> Callable[[Entity], str]:
        def text(row: Entity) -> str:
            report = self.office.report
            assert isinstance(row, Target)
            return compute(row, figures.actual_of(report, row) if report is not None else row.actual)

        return text

    def _from_register(self, row: Entity, key: str) -> str:
        report = self.office.report
        if key != "actual" or report is None or not isinstance(row, Target):
            return ""
        return format_value(figures.register_value(report, row.indicator.register))

    def _help(self, row: str, key: str) -> str:
        target = self.session.book.entity(row)
        assert isinstance(target, Target)
        if key in YEAR_KEYS[2:5] or key in LONG_KEYS[:3]:
            if target.indicator.ranks:
                return wording.HELP_RANK.format(ranks=", ".join(target.indicator.ranks))
            return wording.HELP_VALUE
        return ""

    def _add(self) -> None:
        report = self.office.report
        if report is not None:
            row = Target(id=new_id("t"), indicator=Indicator(code=new_id("own"), name=""))
            self.session.do(edits.add_row, report.id, "targets", row)
            table = self.long if self.views.current.get() == "long" else self.year
            table.go_to(FieldRef(row.id, "indicator.name"))


def _percent(number: Decimal | None) -> str:
    return "" if number is None else format_number(number)


def _signed(number: Decimal | None) -> str:
    return "" if number is None else f"+{format_number(number)}" if number > 0 else format_number(number)
