"""The paragraphs of a text: how they are numbered, and how some of them change places with a neighbour."""

from __future__ import annotations

from collections.abc import Sequence


def numbers(lines: Sequence[str]) -> list[int]:
    """Return the number of each line, counted from 1; 0 for an empty one, and for all where only one is not empty."""
    made, last = [], 0
    for line in lines:
        last += bool(line.strip())
        made.append(last if line.strip() else 0)
    return made if last > 1 else [0] * len(made)


def moved(lines: Sequence[str], first: int, last: int, by: int) -> tuple[list[str], int]:
    """Return the lines with those from `first` to `last` one place further down (`by` 1) or up (-1).

    The second value is by how many lines they have moved: 0 at the ends. Empty lines are passed over together.
    """
    block = list(lines[first : last + 1])
    rest = [*lines[:first], *lines[last + 1 :]]
    place = first
    while 0 <= (passed := place - 1 if by < 0 else place) < len(rest):
        place += by
        if rest[passed].strip():
            return [*rest[:place], *block, *rest[place:]], place - first
    return list(lines), 0
