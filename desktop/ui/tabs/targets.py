"""Mục tiêu: the year's results, the goals of 2030 and 2045, and their words."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from decimal import Decimal

from desktop.domain import edits, figures
from desktop.domain.book import Book, Entity, FieldRef, Report, Target, new_id
from desktop.domain.fields import field_of, fields_of
from desktop.domain.indicators import Indicator
from desktop.domain.values import Value, format_value
from desktop.domain.vietnamese import format_number
from desktop.ui.tabs.base import Office, View, ViewedTab
from desktop.ui.tabs.target_charts import ChartsView
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.grid import Column
from desktop.ui.widgets.new_row import NewRow
from desktop.ui.widgets.page import card, small_button
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.table import Computed, Table, computed_column, field_column
from desktop.wording import figures as words
from desktop.wording import reasons
from desktop.wording import tabs as tab_words

LONG_TERM = ("baseline", "goal", "vision", "note")
DEFINED = ("indicator.name", "indicator.unit", "actual")
"""The cells whose help line says what the indicator counts; the other figures say how a figure is written."""
FIGURES = ("last_year", "plan", "actual", "baseline", "goal", "vision")
PROSE = ("general_objective", "more_goals", "more_visions", "goals_result")


class TargetsView(View):
    """A table of the report's targets; what it shows of them is up to the views below."""

    def _build(self, columns: Sequence[Column], computed: Computed) -> None:
        self.table = Table(
            self,
            self.entries,
            columns,
            computed=computed,
            stand_in=self._from_register,
            marked=self._is_by_hand,
            help_for=self._help,
            empty=tab_words.EMPTY_TARGETS,
            name=f"targets.{self.KEY}",
            kept=self.office.library,
        )
        self.table.grid(row=0, column=0, sticky="nsew")
        self.table.add_row_buttons(tab_words.ADD_TARGET, self._new)

    def show(self, book: Book, report: Report | None) -> None:
        self.table.show(report.targets if report is not None else ())
        self.table.let_add(reasons.NO_REPORT if report is None else "")

    def settle(self) -> None:
        self.table.settle()

    def go_to(self, ref: FieldRef) -> bool:
        return self.table.go_to(ref)

    def _on_target(self, compute: Callable[[Target, Value | None], str]) -> Callable[[Entity], str]:
        def text(row: Entity) -> str:
            report = self.office.report
            assert isinstance(row, Target)
            return compute(row, figures.actual_of(self.session.book, report, row) if report is not None else row.actual)

        return text

    def _from_register(self, row: Entity, key: str) -> str:
        report = self.office.report
        if key != "actual" or report is None or not isinstance(row, Target):
            return ""
        return format_value(figures.register_value(self.session.book, report, row.indicator.register))

    def _is_by_hand(self, row: Entity, key: str) -> bool:
        report = self.office.report
        assert isinstance(row, Target)
        if key != "actual" or report is None:
            return False
        return bool(row.manual_reason) or figures.differs_from_register(self.session.book, report, row)

    def _help(self, row: str, key: str) -> str:
        book, report = self.session.book, self.office.report
        target = book.entity(row)
        assert isinstance(target, Target)
        actual = figures.actual_of(book, report, target) if report is not None else target.actual
        match key:
            case "rate":
                return words.rate(target, actual, target.plan, words.RATE_OF_PLAN)
            case "change":
                return words.change(actual, target.last_year)
            case "progress":
                return words.rate(target, actual, target.goal, words.RATE_OF_GOAL)
            case "actual" | "now" if report is not None and target.indicator.register:
                computed = words.computed(book, report, target)
                return f"{words.by_hand(target)} {computed}" if self._is_by_hand(target, "actual") else computed
        definition = target.indicator.definition
        if definition and key in DEFINED:
            return definition
        if key not in FIGURES:
            return field_of(target, key).hint
        ranks = target.indicator.ranks
        return tab_words.HELP_RANK.format(ranks=", ".join(ranks)) if ranks else tab_words.HELP_VALUE

    def _new(self) -> NewRow | None:
        report = self.office.report
        if report is None:
            return None
        row = Target(id=new_id("t"), indicator=Indicator(code=new_id("own"), name=""))
        return NewRow(report.id, "targets", row, "indicator.name")


class YearView(TargetsView):
    """Plan and result of the year, and how they stand to each other."""

    KEY = "year"
    TITLE = tab_words.VIEW_YEAR
    LEAST = (900, 300)

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        self._build(
            (
                field_column(Target, "indicator.name", 180, stretch=True),
                field_column(Target, "indicator.unit", 84, tab_words.COLUMN_UNIT),
                field_column(Target, "last_year", 94, tab_words.COLUMN_LAST_YEAR),
                field_column(Target, "plan", 94, tab_words.COLUMN_PLAN),
                field_column(Target, "actual", 94, tab_words.COLUMN_ACTUAL),
                computed_column("rate", tab_words.COLUMN_RATE, 68),
                computed_column("change", tab_words.COLUMN_CHANGE, 86),
                computed_column("assessment", tab_words.COLUMN_ASSESSMENT, 96, align="left"),
                field_column(Target, "cause", 120, stretch=True),
            ),
            {
                "rate": self._on_target(lambda target, actual: _percent(figures.share(target, actual, target.plan))),
                "change": self._on_target(lambda target, actual: _signed(figures.change(actual, target.last_year))),
                "assessment": self._on_target(lambda target, actual: figures.assess(target, actual).value),
            },
        )
        self.table.add_button(words.BY_HAND, "pencil", self._enter_by_hand)
        self._back = small_button(self.table.buttons, words.USE_REGISTER, "calculator", self._use_register)
        self.table.grid_widget.menu_steps = self._steps

    def show(self, book: Book, report: Report | None) -> None:
        super().show(book, report)
        rows = report.targets if report is not None else ()
        if any(self._is_by_hand(row, "actual") for row in rows):
            self._back.pack(side="left")
        else:
            self._back.pack_forget()

    def _steps(self) -> list[tuple[str, Callable[[], object]]]:
        """Return what the menu of a result offers beside what every cell's does."""
        target = self._target()
        if target is None or not target.indicator.register or self.table.grid_widget.current != (target.id, "actual"):
            return []
        steps: list[tuple[str, Callable[[], object]]] = [(words.BY_HAND, self._enter_by_hand)]
        if target.actual is not None:
            steps.append((words.USE_REGISTER, self._use_register))
        return steps

    def _target(self) -> Target | None:
        """Return the target that the cursor stands in."""
        chosen = self.table.selected()
        found = self.session.book.entity(chosen) if chosen is not None else None
        return found if isinstance(found, Target) else None

    def _enter_by_hand(self) -> None:
        self.settle()
        target, report = self._target(), self.office.report
        if target is None or report is None:
            return
        if not target.indicator.register:
            self.table.fault_line.show(None, words.NOT_FROM_REGISTER)
            return
        from desktop.ui.by_hand_dialog import ByHandDialog

        self.table.go_to(FieldRef(target.id, "actual"))
        told = words.computed(self.session.book, report, target)
        ByHandDialog(self, self.session, target, told, self.table.focus_set)

    def _use_register(self) -> None:
        target = self._target()
        if target is not None and target.indicator.register:
            self.session.do(edits.use_register, target.id)

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return isinstance(entity, Target) and field not in LONG_TERM

    def focus_first(self) -> None:
        report = self.office.report
        self.table.focus_set()
        if report is not None and report.targets:
            self.table.go_to(FieldRef(report.targets[0].id, "actual"))


class LongTermView(TargetsView):
    """The goals of 2030, the vision of 2045, and how far the way to 2030 is."""

    KEY = "long"
    TITLE = tab_words.VIEW_LONG
    LEAST = (780, 300)

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        self._build(
            (
                field_column(Target, "indicator.name", 220, stretch=True),
                field_column(Target, "indicator.unit", 84, tab_words.COLUMN_UNIT),
                field_column(Target, "baseline", 94, tab_words.COLUMN_BASELINE),
                field_column(Target, "goal", 94, tab_words.COLUMN_GOAL),
                field_column(Target, "vision", 94, tab_words.COLUMN_VISION),
                computed_column("now", tab_words.COLUMN_ACTUAL, 94),
                computed_column("progress", tab_words.COLUMN_PROGRESS, 84),
                field_column(Target, "note", 140, stretch=True),
            ),
            {
                "now": self._on_target(lambda target, actual: format_value(actual)),
                "progress": self._on_target(
                    lambda target, actual: _percent(figures.share(target, actual, target.goal))
                ),
            },
        )

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return isinstance(entity, Target) and field in LONG_TERM

    def focus_first(self) -> None:
        report = self.office.report
        self.table.focus_set()
        if report is not None and report.targets:
            self.table.go_to(FieldRef(report.targets[0].id, "goal"))


class ProseView(View):
    """What is said about the goals in words."""

    KEY = "prose"
    TITLE = tab_words.VIEW_PROSE

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        scrolled = ScrollPage(self)
        scrolled.grid(row=0, column=0, sticky="nsew")
        frame = card(scrolled)
        frame.pack(fill="x")
        self.form = Form(frame, self.entries, fields_of(Report, *PROSE), columns=1)
        self.form.pack(fill="x")

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return isinstance(entity, Report) and field in PROSE

    def show(self, book: Book, report: Report | None) -> None:
        self.form.show(report.id if report is not None else None)

    def settle(self) -> None:
        self.form.settle()

    def go_to(self, ref: FieldRef) -> bool:
        return self.form.go_to(ref.field)

    def focus_first(self) -> None:
        self.form.go_to(PROSE[0])


class TargetsTab(ViewedTab):
    """Results of the year, long-term goals, prose, pictures."""

    VIEWS = (YearView, LongTermView, ProseView, ChartsView)


def _percent(number: Decimal | None) -> str:
    return "" if number is None else format_number(number)


def _signed(number: Decimal | None) -> str:
    return "" if number is None else f"+{format_number(number)}" if number > 0 else format_number(number)
