"""Which line of an edited document is which line of the book's own, and where its places stand after the edit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from desktop.reports.edited import Line

_WORDS = re.compile(r"\d[\d.,]*\d|\w+|\s+|.", re.DOTALL)
_ALIKE = 0.5
"""From which share of equal words on two lines without a common bookmark are taken for the same."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of the book's document and the one that it has become; `None` where there is none."""

    ours: Line | None
    edited: Line | None


def pair(ours: list[Line], edited: list[Line]) -> list[Pair]:
    """Return the lines side by side, in the order of the edited document; what is gone stands where it was."""
    partner = _by_places(ours, edited)
    _by_neighbours(ours, edited, partner)
    of_ours = {mine: theirs for theirs, mine in partner.items()}
    pairs: list[Pair] = []
    waiting = 0
    for at, line in enumerate(edited):
        mine = partner.get(at)
        if mine is not None:
            for gone in range(waiting, mine):
                if gone not in of_ours:
                    pairs.append(Pair(ours[gone], None))
            waiting = max(waiting, mine + 1)
        pairs.append(Pair(ours[mine] if mine is not None else None, line))
    pairs += [Pair(ours[gone], None) for gone in range(waiting, len(ours)) if gone not in of_ours]
    return pairs


def _by_places(ours: list[Line], edited: list[Line]) -> dict[int, int]:
    """Return the partners that bookmarks tell: first by field and exported text, then by field and running number."""
    partner: dict[int, int] = {}
    for exact in (True, False):
        known: dict[tuple[str, str | int], int] = {}
        for at, line in enumerate(ours):
            for place in line.places:
                known.setdefault((place.key, place.told if exact else place.number), at)
        taken = set(partner.values())
        for at, line in enumerate(edited):
            if at in partner:
                continue
            found = [known.get((place.key, place.told if exact else place.number)) for place in line.places]
            free = [mine for mine in found if mine is not None and mine not in taken]
            if free:
                partner[at] = free[0]
                taken.add(free[0])
    return partner


def _by_neighbours(ours: list[Line], edited: list[Line], partner: dict[int, int]) -> None:
    """Add the partners between two that are known: lines that say the same, then those written over."""
    bounds = [(-1, -1), *_rising(partner), (len(edited), len(ours))]
    for (first, mine), (last, my_last) in pairwise(bounds):
        theirs = [at for at in range(first + 1, last) if at not in partner]
        taken = set(partner.values())
        free = [at for at in range(mine + 1, my_last) if at not in taken]
        matcher = SequenceMatcher(
            None, [ours[at].told or ours[at].said for at in free], [_exported(edited[at]) for at in theirs], False
        )
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                partner[theirs[block.b + step]] = free[block.a + step]
        rest = [at for at in free if at not in set(partner.values())]
        for at in theirs:
            alike = at not in partner and next((own for own in rest if _alike(ours[own].text, edited[at].text)), None)
            if alike is not None and alike is not False:
                partner[at] = alike
                rest = rest[rest.index(alike) + 1 :]
        left = [at for at in theirs if at not in partner]
        rest = [at for at in free if at not in set(partner.values())]
        if len(left) == len(rest):  # as many as there were: each was written over
            partner.update(zip(left, rest, strict=True))


def _exported(line: Line) -> str:
    return line.told or line.said


def _rising(partner: dict[int, int]) -> list[tuple[int, int]]:
    """Return the partners that follow each other in both documents."""
    rising: list[tuple[int, int]] = []
    for at, mine in sorted(partner.items()):
        if not rising or mine > rising[-1][1]:
            rising.append((at, mine))
    return rising


def _alike(one: str, other: str) -> bool:
    first, second = one.split(), other.split()
    return bool(first and second) and SequenceMatcher(None, first, second, False).ratio() >= _ALIKE


def spans(ours: Line, edited: Line, weight: Callable[[str], int]) -> list[tuple[int, int]]:
    """Return where each place of our line stands in the edited one.

    What was put in between two places goes to the heavier one by `weight(key)`; words between places weigh nothing.
    Where words on both sides of a border were changed together, the bookmarks say where it is now.
    """
    moved = _moves(ours.text, edited.text)
    marked = {(place.key, place.number): place for place in edited.places}
    found: list[tuple[int, int]] = []
    for at, place in enumerate(ours.places):
        before = ours.places[at - 1] if at else None
        behind = ours.places[at + 1] if at + 1 < len(ours.places) else None
        own = weight(place.key)
        left = weight(before.key) if before is not None and before.end == place.start else 0
        right = weight(behind.key) if behind is not None and behind.start == place.end else 0
        low, high = moved(place.start), moved(place.end)
        start = low.first if own > left else low.last
        end = high.last if own >= right else high.first
        mark = marked.get((place.key, place.number))
        if mark is not None and low.within and low.first <= mark.start <= low.last:
            start = mark.start
        if mark is not None and high.within and high.first <= mark.end <= high.last:
            end = mark.end
        found.append((start, max(start, end)))
    return found


@dataclass(frozen=True, slots=True)
class _Border:
    """Where a place between two letters may be after an edit; `within` says that the words around it were changed."""

    first: int
    last: int
    within: bool = False


def _moves(before: str, after: str) -> Callable[[int], _Border]:
    """Return what tells of a place between two letters where it is after the edit."""
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    here, there = _offsets(one), _offsets(other)
    changes = [
        (here[a], here[b], there[c], there[d])
        for kind, a, b, c, d in SequenceMatcher(None, one, other, False).get_opcodes()
        if kind != "equal"
    ]

    def moved(place: int) -> _Border:
        shift = 0
        for start, end, new_start, new_end in changes:
            if place < start:
                break
            if start == end == place:
                return _Border(new_start, new_end)
            if place == start:
                return _Border(new_start, new_start)
            if place < end:
                return _Border(new_start, new_end, within=True)
            shift = new_end - end
        return _Border(place + shift, place + shift)

    return moved


def _offsets(words: list[str]) -> list[int]:
    made = [0]
    for word in words:
        made.append(made[-1] + len(word))
    return made
