"""Việc cần làm: the first page. Light, since it is what the window opens with; counting waits for the worker."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop import wording as words
from desktop.domain import edits
from desktop.domain.book import Book, FieldRef, Report, State
from desktop.domain.errors import AppError
from desktop.domain.unseen import unseen
from desktop.domain.vietnamese import format_date
from desktop.ui import theme
from desktop.ui.tabs import TABS
from desktop.ui.tabs.base import Office, Tab
from desktop.ui.widgets.page import REFIT, card
from desktop.wording import todo as wording

if TYPE_CHECKING:
    from desktop.session.todo import Overview, Part

PART_TITLES = {row.key: row.title for row in TABS if row.key != "todo"}
OPEN_POINTS = (
    ("must", wording.FINDINGS),
    ("unseen", wording.UNSEEN),
    ("remarks", wording.REMARKS),
    ("leftovers", wording.LEFTOVERS),
)
SOON_DAYS = 3
MOST_LETTERS = 40
"""How much of a period's name stands beside the heading; the bar's tip tells all of it."""
BESIDE_LABEL = 140
"""Logical units that count and button take from a line about what is open."""

COUNT_AFTER_MS = 60
"""The window is on the screen before the first counting begins."""


class TodoTab(Tab):
    """Deadline, next step, a row for each part, and what is still open."""

    LEAST = (640, 390)

    def __init__(self, parent: tk.Misc, office: Office, title: str) -> None:
        super().__init__(parent, office, title)
        gap = theme.px(self, theme.SPACE_M)
        self._shown: tuple[Book, str, dict[FieldRef, str]] | None = None
        self._counting: str | None = None
        self._next: Callable[[], object] = lambda: self.office.open_tab("general")
        self.period = ttk.Label(self.head, style="PageBody.TLabel")
        self.period.pack(side="left")
        self.body.rowconfigure(0, weight=0)
        self.body.columnconfigure(0, weight=3, uniform="todo")
        self.body.columnconfigure(1, weight=2, uniform="todo")
        self._build_next().grid(row=0, column=0, columnspan=2, sticky="ew", pady=(0, gap))
        self._parts = self._build_parts()
        self._parts.grid(row=1, column=0, sticky="new", padx=(0, gap))
        self._open = self._build_open()
        self._open.grid(row=1, column=1, sticky="new")

    def _build_next(self) -> ttk.Frame:
        frame = card(self.body)
        frame.columnconfigure(1, weight=1)
        self.button = self._button(frame, wording.GO_ON, lambda: self._next(), "primary")
        self.button.grid(row=0, column=0, sticky="w", ipadx=theme.px(self, theme.SPACE_S))
        self.hint = ttk.Label(frame, style="Hint.TLabel", justify="left", wraplength=theme.px(self, 420))
        self.hint.grid(row=0, column=1, sticky="ew", padx=theme.px(self, theme.SPACE_M))
        self.hint.bind("<Configure>", self._wrap_hint)
        self.deadline = ttk.Label(frame, style="H2.TLabel")
        self.deadline.grid(row=0, column=2, sticky="e")
        row = ttk.Frame(frame)
        row.grid(row=1, column=0, columnspan=3, sticky="ew", pady=(theme.px(self, theme.SPACE_S), 0))
        self.receive = self._button(row, wording.RECEIVE, lambda: self.office.requests.receive())
        self.receive.pack(side="left")
        self.add = self._button(row, wording.ADD, lambda: self.office.periods.add())
        self.add.pack(side="left", padx=theme.px(self, theme.SPACE_XS))
        self.set_deadline = self._button(row, wording.SET_DEADLINE, self._go_to_deadline)
        return frame

    def _build_parts(self) -> ttk.Frame:
        frame = card(self.body)
        frame.columnconfigure(2, weight=1)
        self.part_icons: dict[str, ttk.Label] = {}
        self.part_words: dict[str, ttk.Label] = {}
        self.part_buttons: dict[str, ttk.Button] = {}
        ttk.Label(frame, text=wording.CARD_PARTS, style="H2.TLabel").grid(row=0, column=0, columnspan=4, sticky="w")
        for row, (key, title) in enumerate(PART_TITLES.items(), start=1):
            frame.rowconfigure(row, minsize=theme.px(self, 38))
            self.part_icons[key] = ttk.Label(frame)
            self.part_icons[key].grid(row=row, column=0, padx=(0, theme.px(self, theme.SPACE_S)))
            ttk.Label(frame, text=title, style="Field.TLabel").grid(row=row, column=1, sticky="w")
            self.part_words[key] = ttk.Label(frame, style="Hint.TLabel")
            self.part_words[key].grid(row=row, column=2, sticky="w", padx=theme.px(self, theme.SPACE_M))
            self.part_buttons[key] = self._button(frame, wording.GO_ON, self._opener(key))
            self.part_buttons[key].grid(row=row, column=3, sticky="ew")
        return frame

    def _build_open(self) -> ttk.Frame:
        frame = card(self.body)
        frame.columnconfigure(1, weight=1)
        self.counts: dict[str, ttk.Label] = {}
        self.count_buttons: dict[str, ttk.Button] = {}
        labels: list[ttk.Label] = []
        ttk.Label(frame, text=wording.CARD_OPEN, style="H2.TLabel").grid(row=0, column=0, columnspan=3, sticky="w")
        for row, (key, title) in enumerate(OPEN_POINTS, start=1):
            frame.rowconfigure(row, minsize=theme.px(self, 38))
            self.counts[key] = ttk.Label(frame, style="Field.TLabel", width=3, anchor="e")
            self.counts[key].grid(row=row, column=0, padx=(0, theme.px(self, theme.SPACE_S)))
            label = ttk.Label(frame, text=title, justify="left")
            label.grid(row=row, column=1, sticky="w")
            labels.append(label)
            self.count_buttons[key] = self._button(frame, wording.SEE, self._looker(key))
            self.count_buttons[key].grid(row=row, column=2, sticky="e")
        self.all_seen = self._button(frame, wording.SEE_ALL_SEEN, self._mark_all_seen)

        def wrap(event: tk.Event[tk.Misc]) -> None:
            for label in labels:
                label.configure(wraplength=max(event.width - theme.px(self, BESIDE_LABEL), 1))

        frame.bind("<Configure>", wrap, add="+")
        return frame

    def _button(
        self, parent: tk.Misc, text: str, run: Callable[[], object], style: str = "secondary-outline"
    ) -> ttk.Button:
        button = ttk.Button(parent, text=text, bootstyle=style, command=run)
        if style != "primary":
            button.configure(style="Small.TButton")
        return button

    # -- showing

    def show(self, book: Book, report: Report | None) -> None:
        doubts = self.entries.doubts(report.id) if report is not None else {}
        now = (book, report.id if report is not None else "", doubts)
        if self._shown is not None and self._shown[0] is book and self._shown[1:] == now[1:]:
            return
        other = self._shown is None or self._shown[1] != now[1]
        self._shown = now
        if report is None:
            self._show_nothing()
            return
        self._show_days(report)
        self._show_counts(report, None)
        if other:
            self._show_looking()
        self.add.pack(side="left", padx=theme.px(self, theme.SPACE_XS))
        self._parts.grid()
        self._open.grid()
        if self._counting is None:
            self._counting = self.after(COUNT_AFTER_MS, self._count)

    def _show_nothing(self) -> None:
        self.period.configure(text="")
        self.deadline.configure(text="", image="")
        self.set_deadline.pack_forget()
        self.add.pack_forget()  # it is the first button now
        self._parts.grid_remove()
        self._open.grid_remove()
        self._offer(wording.ADD_FIRST, wording.EMPTY, lambda: self.office.periods.add())

    def _show_looking(self) -> None:
        """Say of another report nothing that was found in the one before."""
        for key, label in self.part_words.items():
            label.configure(text=wording.LOOKING)
            self.part_icons[key].configure(image="")
        self.counts["must"].configure(text="…", foreground=theme.HINT)
        self._offer(wording.GO_ON, "", lambda: self.office.open_tab("general"))

    def _show_days(self, report: Report) -> None:
        name = shorten(report.name or words.UNNAMED, MOST_LETTERS, placeholder="…")
        self.period.configure(text=wording.period_words(name, report.period_from, report.period_to))
        self.head.event_generate(REFIT)
        if report.due is None:
            self.deadline.configure(text=wording.NO_DEADLINE, foreground=theme.HINT, image="")
            self.set_deadline.pack(side="right")
            return
        self.set_deadline.pack_forget()
        today = date.today()
        issued = report.state is State.ISSUED
        late = not issued and not self.session.book.sample and (report.due - today).days <= SOON_DAYS
        colour = theme.DANGER if late else theme.INK
        icon = ttk.Icon("alarm" if late else "calendar-check", 18, colour)
        if issued:
            said = wording.handed_in(report.due)
        elif self.session.book.sample:  # its days are long over
            said = wording.DEADLINE.format(due=format_date(report.due))
        else:
            said = wording.days_left(report.due, today)
        self.deadline.configure(text=f" {said}", foreground=colour, image=icon, compound="left")

    def _show_counts(self, report: Report, must: int | None) -> None:
        found = {
            "must": must,
            "unseen": len(unseen(report)),
            "remarks": sum(not remark.settled for remark in report.remarks),
            "leftovers": len(report.leftovers),
        }
        for key, count in found.items():
            if count is not None:
                self.counts[key].configure(text=str(count), foreground=theme.WARNING if count else theme.OK)
                if count or key == "must":
                    self.count_buttons[key].grid()
                else:
                    self.count_buttons[key].grid_remove()
        if found["unseen"]:
            self.all_seen.grid(row=len(OPEN_POINTS) + 1, column=1, columnspan=2, sticky="e")
        else:
            self.all_seen.grid_remove()

    def _count(self) -> None:
        """Have the worker look, and show what it finds unless the book has changed meanwhile."""
        self._counting = None
        report = self.office.report
        if report is None or self._shown is None:
            return
        wanted = self._shown
        book, doubts = self.session.book, wanted[2]

        def look() -> Overview:
            from desktop.session.todo import overview

            return overview(book, report, doubts)

        def tell(found: Overview | AppError) -> None:
            if self.winfo_exists() and self._shown is wanted and not isinstance(found, AppError):
                self._show_found(report, found)

        self.session.worker.submit(look, tell)

    def _show_found(self, report: Report, found: Overview) -> None:
        for part in found.parts:
            self._show_part(part)
        self._show_counts(report, found.must)
        self._show_next(report, found)

    def _show_part(self, part: Part) -> None:
        said = [wording.PART_MISSING.format(count=part.missing)] if part.missing else []
        said += [wording.PART_EMPTY[part.key]] if part.is_empty and not said else []
        said += [wording.PART_UNSEEN.format(count=len(part.unseen))] if part.unseen else []
        icon, colour = ("circle", theme.WARNING) if said else ("check-circle-fill", theme.OK)
        self.part_icons[part.key].configure(image=ttk.Icon(icon, 18, colour))
        self.part_words[part.key].configure(text="; ".join(said) or wording.PART_DONE)
        first = part.first or (part.unseen[0] if part.unseen else None)
        button = self.part_buttons[part.key]
        button.configure(text=wording.GO_ON if said else wording.SEE)
        button.configure(command=self._goer(first) if first else self._opener(part.key))

    def _show_next(self, report: Report, found: Overview) -> None:
        """Say what comes next: by the report's state, then what is missing, unseen, said about it, left over."""
        waiting = unseen(report)
        remark = next((remark for remark in report.remarks if not remark.settled), None)
        missing = next((part for part in found.parts if part.first is not None), None)
        empty = next((part for part in found.parts if part.is_empty), None)
        leftover = next((FieldRef(row.id, "text") for row in report.leftovers), None)
        if leftover is not None and (report.state is State.ISSUED or not (missing or remark or waiting)):
            self._suggest("leftover", wording.NEXT_LEFTOVER, self._goer(leftover))
        elif report.state is State.ISSUED:
            self._suggest("period", wording.NEXT_PERIOD, lambda: self.office.periods.add())
        elif report.state is State.CLOSED:
            self._suggest("number", wording.NEXT_NUMBER, lambda: self.office.open_view("report", "signing"))
        elif missing is not None:
            words_ = wording.NEXT_FIELD.format(part=PART_TITLES[missing.key])
            self._offer(words_, missing.sentence, self._goer(missing.first))
        elif remark is not None:
            self._suggest("remark", wording.NEXT_REMARK, self._goer(FieldRef(remark.id, "text")))
        elif waiting:
            self._suggest("unseen", wording.NEXT_UNSEEN, self._goer(waiting[0]))
        elif found.must:
            self._suggest("check", wording.NEXT_CHECK, lambda: self.office.open_view("report", "check"))
        elif empty is not None:
            words_ = wording.NEXT_FIELD.format(part=PART_TITLES[empty.key])
            self._offer(words_, wording.EMPTY_HINTS[empty.key], self._opener(empty.key))
        else:
            self._suggest("export", wording.NEXT_EXPORT, self.office.exports.report)

    def _suggest(self, key: str, text: str, run: Callable[[], object]) -> None:
        self._offer(text, wording.NEXT_HINTS[key], run)

    def _offer(self, text: str, hint: str, run: Callable[[], object]) -> None:
        self._next = run
        self.button.configure(text=text)
        self.hint.configure(text=hint)

    def _wrap_hint(self, event: tk.Event[tk.Misc]) -> None:
        self.hint.configure(wraplength=max(event.width - theme.px(self, theme.SPACE_S), 1))

    # -- going there

    def go_to(self, ref: FieldRef) -> bool:
        return False

    def focus_first(self) -> None:
        self.button.focus_set()

    def _opener(self, key: str) -> Callable[[], None]:
        return lambda: self.office.open_tab(key)

    def _goer(self, ref: FieldRef | None) -> Callable[[], None]:
        return lambda: self.office.go_to(ref) if ref is not None else None

    def _go_to_deadline(self) -> None:
        report = self.office.report
        if report is not None:
            self.office.go_to(FieldRef(report.id, "due"))

    def _looker(self, key: str) -> Callable[[], None]:
        def look() -> None:
            report = self.office.report
            if key == "must" or report is None:
                self.office.open_view("report", "check")
                return
            waiting = {
                "unseen": unseen(report),
                "remarks": tuple(FieldRef(row.id, "text") for row in report.remarks if not row.settled),
                "leftovers": tuple(FieldRef(row.id, "text") for row in report.leftovers),
            }[key]
            for ref in waiting[:1]:
                self.office.go_to(ref)

        return look

    def _mark_all_seen(self) -> None:
        report = self.office.report
        if report is not None:
            self.session.do(edits.mark_seen, unseen(report))

    def destroy(self) -> None:
        """Take the page away together with its waiting count."""
        if self._counting is not None:
            self.after_cancel(self._counting)
        super().destroy()
