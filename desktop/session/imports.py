"""Old reports on their way into a book: read by a worker, shown for decisions, made into a book in the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path

from desktop.domain.book import Book, FieldRef
from desktop.domain.leftovers import drop, place_leftover, withdraw
from desktop.reports.importing.reading import read_old
from desktop.reports.importing.record import Draft, Entry, State
from desktop.session.exports import Progress
from desktop.storage.catalogue import read_catalogue

__all__ = ["Answer", "Decision", "Draft", "Entry", "State", "decided", "read_report"]


class Answer(Enum):
    """What somebody says of a decision that was not sure, or of a paragraph that has no place."""

    YES = "yes"
    NO = "no"
    DROP = "drop"


Decision = Answer | FieldRef
"""A field is where a left-over paragraph goes."""


def read_report(
    path: Path,
    catalogue: Path,
    *,
    convert_guessed: bool = True,
    on_progress: Progress = lambda share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Draft | None:
    """Return the draft of a book from an old report; None if it was cancelled meanwhile.

    Raises FileMissing and DocumentRefused.
    """
    draft = read_old(path, read_catalogue(catalogue), convert_guessed=convert_guessed, on_progress=on_progress)
    return None if cancelled() else draft


def decided(draft: Draft, decisions: Mapping[int, Decision]) -> Book:
    """Return the draft's book with decisions carried out, by the places of the entries; all others stay as they are.

    What nobody decided stays: a doubtful one in its field, a left-over paragraph among the report's leftovers.
    """
    book = draft.book
    for place, decision in sorted(decisions.items()):
        entry = draft.entries[place]
        if entry.ref is None:
            continue
        if entry.state is State.UNSURE and decision is Answer.NO:
            book = withdraw(book, draft.report, entry.ref, entry.text, entry.after)
        elif entry.state is State.LEFT and decision is Answer.DROP:
            book = drop(book, entry.ref.entity)
        elif entry.state is State.LEFT and isinstance(decision, FieldRef):
            book = place_leftover(book, entry.ref.entity, decision)
    return book
