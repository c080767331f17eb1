"""Numbers and letters of headings."""

from __future__ import annotations

import pytest

from desktop.domain.numbering import SYSTEMS, label, letter, roman


@pytest.mark.parametrize(
    ("system", "places", "mark"),
    [
        ("decimal", (1,), "1."),
        ("decimal", (2, 1), "2.1."),
        ("decimal", (2, 10), "2.10."),
        ("decimal", (2, 2, 1), "a)"),
        ("decimal", (2, 2, 5), "đ)"),
        ("decimal", (2, 2, 6), "e)"),
        ("decimal", (2, 2, 7), "g)"),
        ("roman", (1,), "I."),
        ("roman", (4,), "IV."),
        ("roman", (2, 3), "3."),
        ("roman", (2, 3, 5), "đ)"),
    ],
)
def test_a_heading_gets_the_mark_of_its_level(system: str, places: tuple[int, ...], mark: str) -> None:
    assert label(system, places) == mark


def test_both_systems_have_the_same_depth() -> None:
    assert {len(marks) for marks in SYSTEMS.values()} == {3}


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (2026, "MMXXVI")]
)
def test_roman_numbers(number: int, text: str) -> None:
    assert roman(number) == text


@pytest.mark.parametrize(
    ("number", "text"), [(1, "a"), (4, "d"), (5, "đ"), (6, "e"), (23, "y"), (24, "aa"), (28, "ađ")]
)
def test_letters_follow_the_vietnamese_alphabet(number: int, text: str) -> None:
    assert letter(number) == text


@pytest.mark.parametrize("number", [0, -1])
def test_there_is_no_number_below_one(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        roman(number)
    with pytest.raises(ValueError, match=str(number)):
        letter(number)
