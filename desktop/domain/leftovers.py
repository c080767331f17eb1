"""Paragraphs of an old document that have no place yet: where they can go, and how they go there or back."""

from __future__ import annotations

from desktop.domain.book import Book, FieldRef, Leftover, Policy, Report, Target, Task, TaskGroup, new_id
from desktop.domain.edits import add_row, remove_row, set_field, take_out
from desktop.domain.errors import UnknownEntity
from desktop.domain.fields import NARRATIVE

TASKS = "tasks"
"""Stands as the field of a group where a paragraph is to become one of its tasks."""

_BEFORE_TASKS = ("opening", "general_objective", "more_goals", "more_visions", "goals_result", "tasks_intro")
_AFTER_TASKS = (*NARRATIVE, "closing")
_MORE = {"goal": "more_goals", "vision": "more_visions"}


def places(report: Report) -> tuple[FieldRef, ...]:
    """Return where a paragraph can be put, in the order of the document."""
    found = [FieldRef(report.id, field) for field in _BEFORE_TASKS]
    for group in report.groups:
        found += (FieldRef(group.id, TASKS), FieldRef(group.id, "result"))
        if group.key == "policies":
            found.append(FieldRef(report.id, "policies_intro"))
    for policy in report.policies:
        found += (FieldRef(policy.id, "content"), FieldRef(policy.id, "result"))
    return (*found, *(FieldRef(report.id, field) for field in _AFTER_TASKS))


def place_leftover(book: Book, leftover: str, ref: FieldRef) -> Book:
    """Put a left-over paragraph behind the text of a field, or among a group's tasks; raises UnknownEntity."""
    row = book.entity(leftover)
    if not isinstance(row, Leftover):
        raise UnknownEntity(leftover)
    if ref.field == TASKS:
        task = Task(id=new_id("n"), text=row.text.removeprefix("- "), dash=row.text.startswith("- "))
        book = add_row(book, ref.entity, TASKS, task)
    else:
        before = book.field(ref)
        book = set_field(book, ref, f"{before.rstrip()}\n{row.text}" if before.strip() else row.text)
    return take_out(book, leftover)


def withdraw(book: Book, report: str, ref: FieldRef, text: str, after: str = "") -> Book:
    """Take back what was put into a field by guess; its words become a left-over paragraph or stay as text.

    A figure is emptied and its sentence goes to the texts of its horizon; a field of one value is emptied; a
    paragraph is taken out of a text, and a task out of its group.
    """
    entity = book.entity(ref.entity)
    if isinstance(entity, Target):
        more = FieldRef(report, _MORE.get(ref.field, "goals_result"))
        before = book.field(more)
        kept = before if text in before else f"{before}\n{text}".strip("\n")
        return set_field(set_field(book, ref, None), more, kept)
    if isinstance(entity, Task):
        return _left(take_out(book, ref.entity), report, text, after)
    value = book.field(ref)
    if isinstance(entity, Report | TaskGroup | Policy) and isinstance(value, str) and text in value.split("\n"):
        lines = value.split("\n")
        lines.remove(text)
        return _left(set_field(book, ref, "\n".join(lines)), report, text, after)
    return set_field(book, ref, "" if isinstance(value, str) else None)


def drop(book: Book, leftover: str) -> Book:
    """Lay a left-over paragraph into the bin."""
    return remove_row(book, leftover)


def _left(book: Book, report: str, text: str, after: str) -> Book:
    return add_row(book, report, "leftovers", Leftover(id=new_id("l"), text=text, after=after))
