"""Kiểm tra: what is missing or odd in the report, where, and what can be done about it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator, Mapping

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain.book import Book, Entity, FieldRef, Report
from desktop.domain.checks import Examined, Finding, Severity, examine
from desktop.domain.checks.fixes import mend
from desktop.domain.edits import dismiss, reconsider
from desktop.domain.errors import AppError
from desktop.ui import theme
from desktop.ui.tabs.base import Office, View
from desktop.ui.tabs.report.finding_detail import FindingDetail, ReasonBar
from desktop.ui.widgets.page import card, small_button
from desktop.ui.widgets.scroll_page import NeededBar
from desktop.ui.widgets.wrapped_tree import WrappedTree
from desktop.wording import checking as words

MANY_ROWS = 1500
"""Rows of a report from which the checks run on the worker: fewer take some milliseconds."""

PASSED_OVER = "passed over"
CLOSED = (Severity.NOTE.name, PASSED_OVER)
"""The groups that are folded at first."""

ICONS = {
    Severity.MUST.name: ("exclamation-octagon-fill", theme.DANGER),
    Severity.SHOULD.name: ("exclamation-triangle-fill", theme.WARNING),
    Severity.NOTE.name: ("info-circle", theme.PRIMARY),
    PASSED_OVER: ("eye-slash", theme.HINT),
}

COLUMNS = (
    ("#0", wording.COLUMN_SEVERITY, 190, False),
    ("what", wording.COLUMN_FINDING, 300, True),
    ("where", wording.COLUMN_WHERE, 160, False),
    ("hint", wording.COLUMN_NEXT, 220, True),
)


class CheckView(View):
    """What is missing or odd, each with its place; listed anew when the book has changed since."""

    KEY = "check"
    TITLE = wording.VIEW_CHECK

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        self._book: Book | None = None
        self._report = ""
        self._found: dict[str, Finding] = {}
        self._reasons: Mapping[str, str] = {}
        self._order: list[str] = []
        self._turn: dict[str, int] = {}
        self._build_list()
        self._build_empty()
        self.detail = FindingDetail(self)
        self.detail.grid(row=1, column=0, sticky="ew", pady=(theme.px(self, theme.SPACE_S), 0))
        self._build_buttons()
        self.asking = ReasonBar(self, self._dismiss_chosen, self.found.focus_set)
        self.asking.grid(row=3, column=0, sticky="ew", pady=(theme.px(self, theme.SPACE_XS), 0))
        self.asking.grid_remove()

    # -- building

    def _build_list(self) -> None:
        self._table = ttk.Frame(self, style="Table.TFrame", padding=1)
        self._table.grid(row=0, column=0, sticky="nsew")
        self.found = WrappedTree(self._table, columns=[key for key, *_ in COLUMNS[1:]])
        for key, title, width, stretch in COLUMNS:
            self.found.heading(key, text=title, anchor="w")
            self.found.column(key, width=theme.px(self, width), stretch=stretch)
        self.found.tag_configure("group", font="Strong", background=theme.TABLE_HEAD)
        self.found.pack(side="left", fill="both", expand=True)
        NeededBar(self._table, self.found)
        self._icons = {name: self._icon(icon, colour) for name, (icon, colour) in ICONS.items()}
        self.found.bind("<<TreeviewSelect>>", lambda event: self._show_chosen())
        self.found.bind("<Double-1>", lambda event: self._open_finding())
        self.found.bind("<Return>", lambda event: self._open_finding())
        self.found.bind("<Delete>", lambda event: self._pass_over())

    def _icon(self, name: str, colour: str) -> tk.PhotoImage:
        """Return an icon with a gap at its right: Tk sets the words close to it."""
        size = theme.px(self, 16)
        padded = tk.PhotoImage(master=self, width=size + theme.px(self, 6), height=size)
        self.tk.call(str(padded), "copy", str(ttk.Icon(name, size, colour)))
        return padded

    def _build_empty(self) -> None:
        self._empty = card(self)
        self._empty.grid(row=0, column=0, sticky="nsew")
        middle = ttk.Frame(self._empty)
        middle.pack(expand=True)
        ttk.Label(middle, image=ttk.Icon("check-circle-fill", theme.px(self, 32), theme.OK)).pack()
        ttk.Label(middle, text=words.NOTHING_FOUND, style="H2.TLabel").pack(pady=(theme.px(self, theme.SPACE_S), 0))
        ttk.Label(middle, text=words.NOTHING_FOUND_HINT, style="Hint.TLabel").pack()
        self._empty.grid_remove()

    def _build_buttons(self) -> None:
        below = ttk.Frame(self, style="Page.TFrame")
        below.grid(row=2, column=0, sticky="ew", pady=(theme.px(self, 6), 0))
        self._go = small_button(below, wording.GO_THERE, "arrow-right", self._open_finding)
        self._pass = small_button(below, words.PASS_OVER, "eye-slash", self._pass_over)
        self._again = small_button(below, words.RECONSIDER, "arrow-counterclockwise", self._reconsider)
        self._mend = small_button(below, words.MEND, "magic", self._mend_finding)
        self.count = ttk.Label(below, style="PageHint.TLabel")
        self.count.pack(side="right", padx=(theme.px(self, theme.SPACE_S), 0))

    # -- what the tab asks of its views

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return False

    def show(self, book: Book, report: Report | None) -> None:
        """List the findings anew when the book has changed since they were listed."""
        wanted = report.id if report is not None else ""
        if self._book is book and self._report == wanted:
            return
        self._book, self._report = book, wanted
        if report is None:
            self._fill(book, None, Examined((), ()))
        elif len(report.paths) < MANY_ROWS:
            self._fill(book, report, examine(book, report))
        else:
            self.count.configure(text=words.LOOKING)
            self.session.worker.submit(
                lambda: examine(book, report), lambda result: self._on_examined(book, report, result)
            )

    def go_to(self, ref: FieldRef) -> bool:
        return False

    def focus_first(self) -> None:
        """Put the keyboard onto the list, on the finding that was chosen or the first one."""
        self.found.focus_set()
        if self._order and not self.found.selection():
            self.found.mark(self._order[0])

    # -- filling

    def _on_examined(self, book: Book, report: Report, result: Examined | AppError) -> None:
        if not self.winfo_exists() or self._book is not book or self._report != report.id:
            return
        if isinstance(result, AppError):
            self.count.configure(text=words.FAILED)
            return
        self._fill(book, report, result)

    def _fill(self, book: Book, report: Report | None, examined: Examined) -> None:
        chosen = self._chosen_key()
        place = self._order.index(chosen) if chosen in self._order else 0
        groups = [(name, title, found) for name, title, found in _groups(examined) if found]
        self._reasons = report.dismissed if report is not None else {}
        self._found = {finding.key: finding for _, _, found in groups for finding in found}
        self._order = list(self._found)
        self.found.keep({*self._found, *(name for name, _, _ in groups)})
        for position, (name, title, found) in enumerate(groups):
            self._put_group(name, words.GROUP.format(title=title, count=len(found)), position)
            for below, finding in enumerate(found):
                self._put(book, name, finding, below)
        self._seen(self._table, bool(groups))
        self._seen(self._empty, not groups)
        self._seen(self.detail, bool(groups))
        open_ones = len(examined.open)
        self.count.configure(
            text=wording.FINDINGS.format(count=open_ones) if open_ones else wording.NO_FINDINGS if groups else ""
        )
        self._choose(chosen, place)
        self._show_chosen()

    def _put_group(self, name: str, title: str, position: int) -> None:
        is_new = not self.found.exists(name)
        self.found.put(name, {"#0": title}, position=position, tags=("group",))
        if is_new:
            self.found.item(name, open=name not in CLOSED, image=self._icons[name])

    def _put(self, book: Book, group: str, finding: Finding, position: int) -> None:
        level = finding.severity.name
        hint = finding.hint
        if group == PASSED_OVER:
            reason = self._reasons.get(finding.key, "")
            hint = words.REASON_OF.format(reason=reason) if reason else words.NO_REASON
        texts = {
            "#0": words.LEVELS[level],
            "what": finding.sentence,
            "where": words.where(book, finding.ref),
            "hint": hint,
        }
        self.found.put(finding.key, texts, parent=group, position=position)
        self.found.item(finding.key, image=self._icons[group])

    def _choose(self, chosen: str, place: int) -> None:
        """Keep the choice, or where that finding is gone choose the one that stands in its place."""
        if chosen in self._found or not chosen or not self._order:
            return
        following = self._order[min(place, len(self._order) - 1)]
        if self.found.item(self.found.parent(following), "open"):
            self.found.mark(following)

    def _seen(self, widget: tk.Widget, wanted: bool) -> None:
        if wanted:
            widget.grid()
        else:
            widget.grid_remove()

    # -- the chosen finding

    def _chosen_key(self) -> str:
        chosen = self.found.selection()
        return str(chosen[0]) if chosen else ""

    def _chosen(self) -> Finding | None:
        return self._found.get(self._chosen_key())

    def _is_passed_over(self, finding: Finding) -> bool:
        return finding.key in self._reasons

    def _show_chosen(self) -> None:
        """Show the chosen finding in full, and the buttons for what can be done about it."""
        finding = self._chosen()
        self.asking.close()
        self.detail.show(self._book, finding)
        for button in (self._go, self._pass, self._again, self._mend):
            button.pack_forget()
        if finding is not None:
            away = self._is_passed_over(finding)
            can_mend = bool(finding.fix) and not away
            for button in (self._go, self._again if away else self._pass, *([self._mend] if can_mend else [])):
                button.pack(side="left", padx=(0, theme.px(self, theme.SPACE_XS)))

    def _open_finding(self) -> str:
        """Go to the place of the chosen finding, of several to the one behind that of last time; fold a group."""
        finding, key = self._chosen(), self._chosen_key()
        if finding is not None:
            turn = self._turn.get(key, 0) % len(finding.places)
            self._turn[key] = turn + 1
            self.office.go_to(finding.places[turn])
        elif key:
            self.found.item(key, open=not self.found.item(key, "open"))
        return "break"

    def _mend_finding(self) -> None:
        finding = self._chosen()
        if finding is not None and finding.fix and not self._is_passed_over(finding):
            self.session.do(mend, self._report, finding)
            self.found.focus_set()

    def _pass_over(self) -> None:
        """Take the finding off the list at once; of the first group ask why."""
        finding = self._chosen()
        if finding is None or self._is_passed_over(finding):
            return
        if finding.severity is Severity.MUST:
            self.asking.open()
        else:
            self._dismiss_chosen("")

    def _dismiss_chosen(self, reason: str) -> None:
        finding = self._chosen()
        if finding is not None:
            self.session.do(dismiss, self._report, finding.key, reason)
            self.found.focus_set()

    def _reconsider(self) -> None:
        finding = self._chosen()
        if finding is not None:
            self.session.do(reconsider, self._report, finding.key)
            self.found.focus_set()


def _groups(examined: Examined) -> Iterator[tuple[str, str, tuple[Finding, ...]]]:
    """Yield the groups of the list: name, title, findings."""
    for severity in Severity:
        of_it = tuple(finding for finding in examined.open if finding.severity is severity)
        yield severity.name, severity.value, of_it
    yield PASSED_OVER, words.PASSED_OVER, examined.passed_over
