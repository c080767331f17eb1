"""Where on the pages each field stands: from the picture to the field, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.book import FieldRef
from desktop.reports.decree30 import LENGTHS
from desktop.reports.pages.content import Mark

_HEAD = LENGTHS["PG2.top"].points
_SAME_LINE = 1.0
_FAR = 24.0


@dataclass(frozen=True, slots=True)
class Place:
    """Part of a line that shows a field; `page` counts from 0, edges are in pt from the page's upper left corner."""

    ref: FieldRef
    block: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _End:
    page: int
    x: float
    y: float


def places_of(marks: Sequence[Mark], ends: Iterable[Sequence[Any]]) -> tuple[Place, ...]:
    """Return the places of the marks of whose ends typst told number, which end, page, x and y."""
    found: dict[int, dict[int, _End]] = {}
    for number, end, page, x, y in ends:
        found.setdefault(number, {})[end] = _End(page - 1, _points(x), _points(y))
    both = ((marks[number], of_one) for number, of_one in found.items() if len(of_one) == 2)
    return tuple(place for mark, of_one in both for place in _lines(mark, of_one[0], of_one[1]))


def _lines(mark: Mark, start: _End, end: _End) -> Iterator[Place]:
    """Yield the parts of lines from `start` to `end`; lines that are filled from edge to edge are one place."""

    def place(page: int, left: float, top: float, right: float, bottom: float) -> Place:
        return Place(mark.ref, mark.block, page, left, top, right, bottom)

    first_top, first_bottom = start.y - mark.above, start.y + mark.below
    last_top, last_bottom = end.y - mark.above, end.y + mark.below
    if start.page == end.page and abs(end.y - start.y) < _SAME_LINE:
        yield place(start.page, start.x, first_top, end.x, first_bottom)
        return
    yield place(start.page, start.x, first_top, mark.right, first_bottom)
    for page in range(start.page, end.page + 1):
        top = first_bottom if page == start.page else _HEAD
        bottom = last_top if page == end.page else mark.foot
        if bottom - top > mark.above:
            yield place(page, mark.left, top, mark.right, bottom)
    yield place(end.page, mark.left, last_top, end.x, last_bottom)


def _points(length: str) -> float:
    return float(length.removesuffix("pt"))


def at(places: Iterable[Place], page: int, x: float, y: float) -> Place | None:
    """Return what stands at a point: that place, or the nearest one on the same line or in the same paragraph."""
    near = [(_distance(place, x, y), place) for place in places if place.page == page]
    distance, found = min(near, key=lambda pair: pair[0], default=(_FAR, None))
    return found if distance < _FAR else None


def _distance(place: Place, x: float, y: float) -> float:
    """Return how far a point is from a place; beside a line counts less than above and below it."""
    across = max(place.left - x, x - place.right, 0.0)
    down = max(place.top - y, y - place.bottom, 0.0)
    return across / 10 + down
