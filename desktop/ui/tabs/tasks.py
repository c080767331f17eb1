"""Nhiệm vụ: the tree of task groups and tasks, and the form of the one that is chosen."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain import edits
from desktop.domain.book import Book, Entity, FieldRef, Report, Task, TaskGroup, new_id
from desktop.domain.fields import FIELDS, fields_of
from desktop.domain.numbering import label
from desktop.domain.quoting import plain
from desktop.domain.vietnamese import one_line
from desktop.ui import theme
from desktop.ui.tabs.base import Office, Tab
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.page import card, small_button
from desktop.ui.widgets.row_drag import Drop, RowDrag
from desktop.ui.widgets.scroll_page import NeededBar, ScrollPage
from desktop.ui.widgets.tip import permit
from desktop.ui.widgets.wrapped_tree import WrappedTree
from desktop.wording import reasons
from desktop.wording import tabs as tab_words

TRACKING = ("lead", "partners", "deadline", "status", "product", "evidence")
SECTION = 2
"""Task groups are numbered 2.1, 2.2 … on the screen, as the usual outline prints them."""


class TasksTab(Tab):
    """The tree at the left, the form of a group or task at the right."""

    LEAST = (780, 280)

    def __init__(self, parent: tk.Misc, office: Office, title: str) -> None:
        super().__init__(parent, office, title)
        gap = theme.px(self, theme.SPACE_M)
        self._chosen: str | None = None
        self._filling = False
        self.body.columnconfigure(0, weight=9, uniform="tasks")
        self.body.columnconfigure(1, weight=10, uniform="tasks")
        left = ttk.Frame(self.body, style="Page.TFrame")
        left.grid(row=0, column=0, sticky="nsew", padx=(0, gap))
        buttons = ttk.Frame(left, style="Page.TFrame")
        buttons.pack(side="bottom", fill="x", pady=(theme.px(self, 6), 0))
        frame = ttk.Frame(left, style="Table.TFrame", padding=1)
        frame.pack(fill="both", expand=True)
        self.tree = WrappedTree(frame, columns=("result",))
        self.tree.heading("#0", text=tab_words.COLUMN_TASK, anchor="w")
        self.tree.heading("result", text=tab_words.COLUMN_RESULT, anchor="w")
        self.tree.column("#0", width=theme.px(self, 220), stretch=True)
        self.tree.column("result", width=theme.px(self, 96), stretch=False)
        self.tree.tag_configure("missing", foreground=theme.WARNING)
        self.tree.tag_configure("group", font="Strong")
        self.tree.pack(side="left", fill="both", expand=True)
        NeededBar(frame, self.tree)
        self.tree.bind("<<TreeviewSelect>>", self._on_select)
        self.tree.bind("<Delete>", lambda event: self._on_delete())
        for sequence, by in (("<Alt-Shift-Up>", -1), ("<Alt-Shift-Down>", 1)):
            self.tree.bind(sequence, self._mover(by))
        self.drag = RowDrag(self.tree, self._drop)
        self._add_button = small_button(buttons, tab_words.ADD_TASK, "plus-lg", self._add)
        self._delete = small_button(buttons, tab_words.DELETE, "trash", self._remove)
        self._movers = (
            small_button(buttons, tab_words.MOVE_UP, "arrow-up", lambda: self._move(-1)),
            small_button(buttons, tab_words.MOVE_DOWN, "arrow-down", lambda: self._move(1)),
        )
        self.scrolled = ScrollPage(self.body)
        self.scrolled.grid(row=0, column=1, sticky="nsew")
        self.group_card = card(self.scrolled, tab_words.CARD_GROUP)
        self.group_form = Form(self.group_card, self.entries, FIELDS[TaskGroup], columns=1)
        self.group_form.pack(fill="x")
        self.task_card = card(self.scrolled, tab_words.CARD_TASK)
        self.task_form = Form(
            self.task_card, self.entries, fields_of(Task, "text", "result", "printed", "dash"), columns=2
        )
        self.task_form.pack(fill="x")
        self._tracking_on = tk.BooleanVar(self, False)
        ttk.Checkbutton(
            self.task_card,
            text=tab_words.TRACKING,
            variable=self._tracking_on,
            bootstyle="round-toggle",
            command=self._fold,
        ).pack(anchor="w", pady=(theme.px(self, theme.SPACE_S), theme.px(self, theme.SPACE_S)))
        self.tracking = Form(self.task_card, self.entries, fields_of(Task, *TRACKING), columns=2)

    def show(self, book: Book, report: Report | None) -> None:
        self._filling = True
        groups = report.groups if report is not None else ()
        self._fill(groups)
        if self._chosen is None or not self.tree.exists(self._chosen):
            self._chosen = groups[0].id if groups else None
        if self._chosen is not None and self.tree.selection() != (self._chosen,):
            self.tree.mark(self._chosen)
        self._filling = False
        self._show_form()

    def settle(self) -> None:
        for form in (self.group_form, self.task_form, self.tracking):
            form.settle()

    def go_to(self, ref: FieldRef) -> bool:
        if not self.tree.exists(ref.entity):
            return False
        self._choose(ref.entity)
        if ref.field in TRACKING:
            self._tracking_on.set(True)
            self._fold()
        return any(form.go_to(ref.field) for form in self._forms())

    def chosen(self) -> str | None:
        return self._chosen

    def focus_first(self) -> None:
        self.tree.focus_set()

    def _fill(self, groups: tuple[TaskGroup, ...]) -> None:
        self.tree.keep({row.id for group in groups for row in (group, *group.tasks)})
        for position, group in enumerate(groups):
            number = label("decimal", (SECTION, position + 1))
            given = bool(group.result.strip()) or group.nothing_occurred
            words = {"#0": f"{number} {one_line(group.title)}", "result": _mark_of(given, tab_words.RESULT_MISSING)}
            self.tree.put(group.id, words, position=position, tags=("group",) if given else ("group", "missing"))
            for place, task in enumerate(group.tasks):
                result = _mark_of(bool(task.result.strip()), tab_words.RESULT_OPTIONAL)
                text = one_line(plain(self.session.book, self.office.report, task.text))
                words = {"#0": text or wording.UNNAMED, "result": result}
                self.tree.put(task.id, words, parent=group.id, position=place)

    def _choose(self, row: str) -> None:
        self._chosen = row
        self.tree.mark(row)
        self._show_form()

    def _entity(self) -> Entity | None:
        return self.session.book.entity(self._chosen) if self._chosen is not None else None

    def _forms(self) -> tuple[Form, ...]:
        return (self.group_form,) if isinstance(self._entity(), TaskGroup) else (self.task_form, self.tracking)

    def _show_form(self) -> None:
        entity = self._entity()
        shown, hidden = self.group_card, self.task_card
        if isinstance(entity, Task):
            shown, hidden = hidden, shown
        hidden.pack_forget()
        shown.pack(fill="x")
        self._close_buttons(entity)
        is_task = isinstance(entity, Task)
        self.group_form.show(None if is_task else self._chosen)
        self.task_form.show(self._chosen if is_task else None)
        self.tracking.show(self._chosen if is_task else None)

    def _close_buttons(self, entity: Entity | None) -> None:
        """Let only be pressed what does something with the chosen row."""
        nothing = reasons.NO_REPORT if self.office.report is None else reasons.NO_ROW
        permit(self._add_button, nothing if entity is None else "")
        permit(self._delete, self._stays(entity))
        for button in self._movers:
            permit(button, nothing if entity is None else "")

    def _stays(self, entity: Entity | None) -> str:
        """Return why a row cannot be deleted, '' where it can."""
        if isinstance(entity, Task):
            return ""
        return reasons.GROUP_STAYS if entity is not None else reasons.NOTHING_TO_DELETE

    def _on_delete(self) -> None:
        entity = self._entity()
        if entity is not None and (why := self._stays(entity)):
            self.office.tell(why, kind="caution")
        else:
            self._remove()

    def _fold(self) -> None:
        if self._tracking_on.get():
            self.tracking.pack(fill="x")
        else:
            self.tracking.pack_forget()

    def _on_select(self, event: object) -> None:
        chosen = self.tree.selection()
        if self._filling or not chosen or chosen[0] == self._chosen:
            return
        self.settle()
        self._chosen = chosen[0]
        self._show_form()

    def _add(self) -> None:
        entity = self._entity()
        if entity is None:
            return
        group = entity.id if isinstance(entity, TaskGroup) else self.tree.parent(entity.id)
        task = Task(id=new_id("n"))
        before = self.tree.next(entity.id) or None if isinstance(entity, Task) else None
        self.session.do(edits.add_row, group, "tasks", task, before)
        self._choose(task.id)
        self.task_form.go_to("text")

    def _remove(self) -> None:
        entity = self._entity()
        if isinstance(entity, Task):
            following = self.tree.next(entity.id) or self.tree.prev(entity.id) or self.tree.parent(entity.id)
            self._choose(following)
            self.session.do(edits.remove_row, entity.id)

    def _mover(self, by: int) -> Callable[[tk.Event[tk.Misc]], str]:
        def move(event: tk.Event[tk.Misc]) -> str:
            self._move(by)
            return "break"

        return move

    def _move(self, by: int) -> None:
        """Move the group or task one place; a task at the end of its group goes on in the next one."""
        entity = self._entity()
        if entity is None:
            return
        self.settle()
        following = self.tree.next(entity.id) if by > 0 else self.tree.prev(entity.id)
        group = self.tree.parent(entity.id)
        neighbour = self.tree.next(group) if by > 0 else self.tree.prev(group)
        if isinstance(entity, Task) and not following and neighbour:
            first = next(iter(self.tree.get_children(neighbour)), None) if by > 0 else None
            self.session.do(edits.move_task, entity.id, neighbour, first)
        else:
            self.session.do(edits.move_row, entity.id, by)
        self._choose(entity.id)

    def _drop(self, row: str, drop: Drop) -> None:
        """Put a row that was dragged where it was let go."""
        self.settle()
        if drop.parent:
            self.session.do(edits.move_task, row, drop.parent, drop.before)
        else:
            groups = [group for group in self.tree.get_children() if group != row]
            place = groups.index(drop.before) if drop.before is not None else len(groups)
            self.session.do(edits.move_row, row, place - self.tree.index(row))
        self._choose(row)


def _mark_of(given: bool, otherwise: str) -> str:
    return tab_words.RESULT_GIVEN if given else otherwise
