"""Paragraphs without a place go where somebody says, and what was guessed can be taken back; no word is lost."""

from __future__ import annotations

import pytest

from desktop.domain.book import Book, FieldRef, Leftover
from desktop.domain.edits import put_back
from desktop.domain.errors import UnknownEntity
from desktop.domain.leftovers import TASKS, drop, place_leftover, places, withdraw
from tests.builders import a_book, a_group, a_policy, a_report, a_target, a_task

LEFT = Leftover(id="l-1", text="Hoa được bán tại chợ.", after="Đoạn trước.")


def a_book_with_leftovers(**given: object) -> Book:
    known = {
        "leftovers": (LEFT,),
        "groups": (a_group("Nhận thức", a_task("Việc một.", id="k-1"), id="g-1", key="awareness"),),
        "policies": (a_policy("Đất đai", id="p-1", content="Đã có."),),
        "targets": (a_target(goal="5", typed_goal="Có 5 người."),),
        "strengths": "Câu một.\nCâu hai.",
    }
    return a_book(a_report(**{**known, **given}))


def test_there_is_a_place_for_everything_that_a_document_tells() -> None:
    found = places(a_book_with_leftovers().reports[0])

    assert FieldRef("r-1", "strengths") in found
    assert FieldRef("g-1", TASKS) in found
    assert FieldRef("p-1", "result") in found
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("place", range(len(places(a_book_with_leftovers().reports[0]))))
def test_a_paragraph_can_go_to_every_place_and_is_left_over_no_more(place: int) -> None:
    book = a_book_with_leftovers()
    ref = places(book.reports[0])[place]

    after = place_leftover(book, "l-1", ref)

    assert after.reports[0].leftovers == ()
    assert after.bin.rows() == []
    kept = [task.text for task in after.reports[0].groups[0].tasks] if ref.field == TASKS else after.field(ref)
    assert LEFT.text in kept


def test_it_stands_behind_the_text_that_is_there() -> None:
    after = place_leftover(a_book_with_leftovers(), "l-1", FieldRef("r-1", "strengths"))

    assert after.reports[0].strengths == "Câu một.\nCâu hai.\nHoa được bán tại chợ."


def test_only_what_is_left_over_can_be_placed() -> None:
    with pytest.raises(UnknownEntity):
        place_leftover(a_book_with_leftovers(), "k-1", FieldRef("r-1", "strengths"))


def test_what_is_dropped_lies_in_the_bin_and_comes_back() -> None:
    book = a_book_with_leftovers()

    dropped = drop(book, "l-1")

    assert dropped.reports[0].leftovers == ()
    assert put_back(dropped, "l-1").reports[0].leftovers == (LEFT,)


def test_a_paragraph_that_was_placed_by_guess_becomes_one_without_a_place() -> None:
    after = withdraw(a_book_with_leftovers(), "r-1", FieldRef("r-1", "strengths"), "Câu hai.", "Câu một.")

    assert after.reports[0].strengths == "Câu một."
    assert [(row.text, row.after) for row in after.reports[0].leftovers[1:]] == [("Câu hai.", "Câu một.")]


def test_a_task_that_was_guessed_leaves_its_group() -> None:
    after = withdraw(a_book_with_leftovers(), "r-1", FieldRef("k-1", "text"), "Việc một.")

    assert after.reports[0].groups[0].tasks == ()
    assert after.reports[0].leftovers[1].text == "Việc một."


def test_a_figure_that_was_guessed_is_emptied_and_its_sentence_kept() -> None:
    ref = FieldRef("t-members", "goal")

    after = withdraw(a_book_with_leftovers(), "r-1", ref, "Có 5 người.")

    assert after.field(ref) is None
    assert after.reports[0].more_goals == "Có 5 người."
    assert withdraw(after, "r-1", ref, "Có 5 người.").reports[0].more_goals == "Có 5 người."


@pytest.mark.parametrize(("ref", "empty"), [(FieldRef("u-1", "superior"), ""), (FieldRef("r-1", "period_from"), None)])
def test_a_field_of_one_value_is_emptied(ref: FieldRef, empty: str | None) -> None:
    assert withdraw(a_book_with_leftovers(), "r-1", ref, "x").field(ref) == empty
