"""Chính sách: the policy groups a), b), c)…, their results and the support given."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain import edits, figures
from desktop.domain.book import Book, FieldRef, Policy, Report, Support, new_id
from desktop.domain.fields import FIELDS
from desktop.domain.numbering import letter
from desktop.domain.values import format_value
from desktop.domain.vietnamese import one_line
from desktop.ui import theme
from desktop.ui.tabs.base import Office, Tab
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.new_row import NewRow
from desktop.ui.widgets.page import card, small_button
from desktop.ui.widgets.picker import Picker
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.table import Table, field_column
from desktop.ui.widgets.tip import Tip, permit
from desktop.wording import reasons
from desktop.wording import tabs as tab_words

WAYS = (("up", -1), ("down", 1))


class PoliciesTab(Tab):
    """The list of policies at the left, the form and the support given at the right."""

    LEAST = (700, 260)

    def __init__(self, parent: tk.Misc, office: Office, title: str) -> None:
        super().__init__(parent, office, title)
        gap = theme.px(self, theme.SPACE_M)
        self.body.columnconfigure(0, weight=0, minsize=theme.px(self, 250))
        self.body.columnconfigure(1, weight=1)
        left = ttk.Frame(self.body, style="Page.TFrame")
        left.grid(row=0, column=0, sticky="nsew", padx=(0, gap))
        self.picker = Picker(left, self._on_pick, empty=tab_words.EMPTY_POLICIES)
        buttons = ttk.Frame(left, style="Page.TFrame")
        buttons.pack(side="bottom", fill="x", pady=(theme.px(self, 6), 0))
        self.picker.pack(fill="both", expand=True)
        self._add_button = small_button(buttons, tab_words.ADD_POLICY, "plus-lg", self._add)
        self._delete = small_button(buttons, tab_words.DELETE, "trash", self._remove)
        self.picker.tree.bind("<Delete>", lambda event: self._remove())
        self._movers = [small_button(buttons, "", f"arrow-{way}", self._mover(by)) for way, by in WAYS]
        for button, words in zip(self._movers, (tab_words.MOVE_UP, tab_words.MOVE_DOWN), strict=True):
            Tip(button, words)
        scrolled = self.scrolled = ScrollPage(self.body)
        scrolled.grid(row=0, column=1, sticky="nsew")
        frame = card(scrolled)
        frame.pack(fill="x", pady=(0, gap))
        self.form = Form(frame, self.entries, FIELDS[Policy], columns=1, lines=2)
        self.form.pack(fill="x")
        columns = (
            field_column(Support, "content", 180, stretch=True),
            field_column(Support, "cooperative", 140, tab_words.COLUMN_BENEFICIARY),
            field_column(Support, "people", 70, tab_words.COLUMN_PEOPLE),
            field_column(Support, "money", 100, tab_words.COLUMN_MONEY),
            field_column(Support, "source", 120),
            field_column(Support, "document", 126),
        )
        ttk.Label(scrolled, text=tab_words.CARD_SUPPORT, style="PageH2.TLabel").pack(anchor="w")
        self.supports = Table(
            scrolled,
            self.entries,
            columns,
            empty=tab_words.EMPTY_SUPPORTS,
            height=220,
            name="supports",
            kept=office.library,
        )
        self.supports.pack(fill="x")
        self.supports.add_row_buttons(tab_words.ADD_SUPPORT, self._new_support)

    def show(self, book: Book, report: Report | None) -> None:
        policies = report.policies if report is not None else ()
        self.picker.show(
            [
                (policy.id, f"{letter(position + 1)}) {one_line(policy.title) or wording.UNNAMED}")
                for position, policy in enumerate(policies)
            ]
        )
        permit(self._add_button, reasons.NO_REPORT if report is None else "")
        permit(self._delete, "" if policies else reasons.NOTHING_TO_DELETE)
        for button in self._movers:
            permit(button, "" if policies else reasons.NOTHING_TO_MOVE)
        self._show_form()

    def settle(self) -> None:
        self.form.settle()
        self.supports.settle()

    def go_to(self, ref: FieldRef) -> bool:
        report = self.office.report
        for policy in report.policies if report is not None else ():
            if ref.entity == policy.id or any(row.id == ref.entity for row in policy.supports):
                self.picker.select(policy.id)
                self._show_form()
                return self.form.go_to(ref.field) if ref.entity == policy.id else self.supports.go_to(ref)
        return False

    def chosen(self) -> str | None:
        return self.picker.selected()

    def focus_first(self) -> None:
        self.picker.focus_set()

    def _policy(self) -> Policy | None:
        chosen = self.picker.selected()
        policy = self.session.book.entity(chosen) if chosen is not None else None
        return policy if isinstance(policy, Policy) else None

    def _show_form(self) -> None:
        policy = self._policy()
        self.scrolled.stand(policy is not None, self.picker)
        self.form.show(policy.id if policy is not None else None)
        supports = policy.supports if policy is not None else ()
        self.supports.show(supports)
        money = format_value(figures.support_total(row.money for row in supports))
        people = format_value(figures.support_total(row.people for row in supports))
        words = tab_words.TOTAL_SUPPORT.format(money=money, people=people)
        if any(figures.is_incomplete((row.money, row.people)) for row in supports):
            words += tab_words.TOTAL_INCOMPLETE
        self.supports.total.configure(text=words if supports else "")

    def _on_pick(self) -> None:
        self.settle()
        self._show_form()

    def _add(self) -> None:
        report = self.office.report
        if report is not None:
            policy = Policy(id=new_id("p"))
            self.session.do(edits.add_row, report.id, "policies", policy)
            self.picker.select(policy.id)
            self._show_form()
            self.form.go_to("title")

    def _remove(self) -> None:
        policy = self._policy()
        if policy is not None:
            self.session.do(edits.remove_row, policy.id)

    def _mover(self, by: int) -> Callable[[], None]:
        return lambda: self._move(by)

    def _move(self, by: int) -> None:
        policy = self._policy()
        if policy is not None:
            self.settle()
            self.session.do(edits.move_row, policy.id, by)

    def _new_support(self) -> NewRow | None:
        policy = self._policy()
        return NewRow(policy.id, "supports", Support(id=new_id("u")), "content") if policy is not None else None
