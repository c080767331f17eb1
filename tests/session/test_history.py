"""What can be undone, and what counts as one step."""

from __future__ import annotations

import pytest

from desktop.domain.book import Book, FieldRef
from desktop.session.history import LIMIT, MERGE_WITHIN, History, Step

ACTUAL, PLAN = FieldRef("t-1", "actual"), FieldRef("t-1", "plan")
BOOKS = [Book(id=f"b-{number}") for number in range(LIMIT + 2)]


def typed(history: History, number: int, at: float, field: FieldRef | None = ACTUAL) -> None:
    """Record the step from one book to the next."""
    history.record(Step("step", BOOKS[number], BOOKS[number + 1], at, field))


def steps(history: History) -> int:
    count = 0
    while history.undo() is not None:
        count += 1
    return count


def test_undo_and_redo_go_the_same_way() -> None:
    history = History()
    typed(history, 0, at=0, field=None)
    typed(history, 1, at=0, field=None)

    way = [history.undo(), history.undo(), history.undo(), history.redo(), history.redo(), history.redo()]

    assert way == [BOOKS[1], BOOKS[0], None, BOOKS[1], BOOKS[2], None]


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History()
    typed(history, 0, at=0)
    history.undo()

    typed(history, 5, at=9)

    assert history.redo_step is None
    assert history.undo() is BOOKS[5]


def test_typing_on_in_a_field_is_one_step() -> None:
    history = History()

    for number in range(4):
        typed(history, number, at=number * MERGE_WITHIN)

    assert history.undo_step is not None
    assert (history.undo_step.before, history.undo_step.after) == (BOOKS[0], BOOKS[4])
    assert steps(history) == 1


@pytest.mark.parametrize(
    ("second", "field", "between"),
    [
        (MERGE_WITHIN + 0.1, ACTUAL, ""),
        (0.1, PLAN, ""),
        (0.1, None, ""),
        (0.1, ACTUAL, "seal"),
        (0.1, ACTUAL, "undo, redo"),
    ],
    ids=["later", "another field", "another edit", "after a save", "after undo"],
)
def test_what_is_another_step(second: float, field: FieldRef | None, between: str) -> None:
    history = History()
    typed(history, 0, at=0)
    if between == "seal":
        history.seal()
    elif between:
        history.undo()
        history.redo()

    typed(history, 1, at=second, field=field)

    assert steps(history) == 2


def test_edits_that_are_no_typing_never_grow() -> None:
    history = History()

    typed(history, 0, at=0, field=None)
    typed(history, 1, at=0, field=None)

    assert steps(history) == 2


def test_the_oldest_steps_are_forgotten() -> None:
    history = History()

    for number in range(LIMIT + 1):
        typed(history, number, at=0, field=None)

    assert steps(history) == LIMIT
    assert history.redo_step is not None
    assert history.redo_step.before is BOOKS[1]
