"""Numbers of paragraphs, and paragraphs that change places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.paragraphs import moved, numbers

LINES = st.lists(st.sampled_from(["a", "b", "c", "", " "]), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("lines", "numbered"),
    [
        ([""], [0]),
        (["Một."], [0]),
        (["Một.", ""], [0, 0]),
        (["Một.", "Hai."], [1, 2]),
        (["Một.", " ", "Hai.", "Ba."], [1, 0, 2, 3]),
    ],
)
def test_paragraphs_are_numbered_from_the_second_on(lines: list[str], numbered: list[int]) -> None:
    assert numbers(lines) == numbered


@pytest.mark.parametrize(
    ("first", "last", "by", "made", "distance"),
    [
        (1, 1, -1, "b a c d", -1),
        (1, 1, 1, "a c b d", 1),
        (1, 2, 1, "a d b c", 1),
        (2, 3, -1, "a c d b", -1),
        (0, 0, -1, "a b c d", 0),
        (3, 3, 1, "a b c d", 0),
        (0, 3, 1, "a b c d", 0),
    ],
)
def test_paragraphs_change_places_with_the_next_one(first: int, last: int, by: int, made: str, distance: int) -> None:
    assert moved(["a", "b", "c", "d"], first, last, by) == (made.split(), distance)


def test_empty_lines_are_passed_over() -> None:
    assert moved(["a", "", "", "b"], 3, 3, -1) == (["b", "a", "", ""], -3)
    assert moved(["a", "", ""], 0, 0, 1) == (["a", "", ""], 0)


@given(LINES, st.data())
def test_moving_loses_nothing_and_can_be_moved_back(lines: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(lines) - 1))
    last = data.draw(st.integers(first, len(lines) - 1))

    made, distance = moved(lines, first, last, 1)

    assert sorted(made) == sorted(lines)
    assert made[first + distance : last + distance + 1] == lines[first : last + 1]
