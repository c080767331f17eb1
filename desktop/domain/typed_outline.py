"""Outlines as they are typed: lines with marks or Tabs read into levels, and the sections that stand below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from desktop.domain.book import OutlineLine
from desktop.domain.fields import NARRATIVE
from desktop.domain.vietnamese import one_line

MOST_LEVELS = 3

TASKS = "tasks"
PARTS_OF_TASKS = ("awareness", "documents", "measures", "policies")
"""Keys of reports/outline.py: the section of all tasks and policies, and those that tell of them one by one."""

TO_PLACE = (
    "general",
    "goals",
    "visions",
    *PARTS_OF_TASKS,
    *NARRATIVE,
)
"""What together tells everything of a report, in the usual order."""

Style = Literal["part", "roman", "number", "letter", "dash", ""]
STYLES: tuple[Style, ...] = ("part", "roman", "number", "letter", "dash")
"""Kinds of marks, each above those behind it."""

_MARKS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("part", re.compile(r"(?i:Phần)\s+(?:(?i:thứ)\s+\w+|[IVX]+|\d{1,2})\s*[.:)–-]?\s+|[A-HĐ]\s*[.)/]\s+")),
    # 'I.1.' says the same as '1.' below 'I.'.
    (
        "number",
        re.compile(r"(?:[IVX]{1,6}\.)?\d{1,2}(?:(?:\.\d{1,2})+\.?\s+|(?:\.\d{1,2})*\s*(?:[.):](?!\d)|[/-]\s)\s*)"),
    ),
    ("roman", re.compile(r"[IVX]{1,6}\s*[.):/-]\s*")),
    ("letter", re.compile(r"[a-zđ]\s*[.):]\s*")),
    ("dash", re.compile(r"[-–+•]\s+")),
)
_DEPTH = re.compile(r"(?:[IVX]{1,6}\.)?(\d{1,2}(?:\.\d{1,2})*)")
_ENDS = " \t.:;"


def read_outline(text: str) -> tuple[OutlineLine, ...]:
    """Return the headings that a text holds one a line, without their marks and with their levels from 1 to 3.

    The level is said by a leading number ('2.1.', 'II.', 'b)') or, where any line has them, by Tabs; a line without
    either stands as deep as the one before it.
    """
    rows = [(raw, *_cut_mark(raw.strip())) for raw in text.split("\n") if raw.strip()]
    order = list(dict.fromkeys((style, depth) for _, style, depth, _ in rows if style))
    tabbed = any(raw.startswith("\t") for raw, *_ in rows)
    lines: list[OutlineLine] = []
    for raw, style, depth, title in rows:
        tabs = len(raw) - len(raw.lstrip("\t"))
        unmarked = tabs + 1 if tabbed or not lines else lines[-1].level
        level = _level((style, depth), order) + 1 if style else unmarked
        deepest = lines[-1].level + 1 if lines else 1
        if title:
            lines.append(OutlineLine(level=min(max(level, 1), deepest, MOST_LEVELS), title=title))
    return tuple(lines)


def write_outline(lines: Sequence[OutlineLine]) -> str:
    """Return lines as `read_outline` reads them: one a line, deeper ones behind Tabs."""
    return "\n".join("\t" * (line.level - 1) + line.title for line in lines)


def _cut_mark(text: str) -> tuple[Style, int, str]:
    """Return how a line is marked, how many numbers its mark has ('2.1.' has two), and its words."""
    for style, pattern in _MARKS:
        found = pattern.match(text)
        if found is not None and found.end() < len(text):
            numbers = _DEPTH.match(found[0].strip()) if style == "number" else None
            depth = numbers[1].count(".") + 1 if numbers else 1
            return style, depth, one_line(text[found.end() :]).rstrip(_ENDS)
    return "", 1, one_line(text).rstrip(_ENDS)


def _level(rank: tuple[Style, int], order: Sequence[tuple[Style, int]]) -> int:
    """Return how many kinds of marks stand above this one."""
    return sum((STYLES.index(style), depth) < (STYLES.index(rank[0]), rank[1]) for style, depth in order)


def with_sections(lines: Sequence[OutlineLine], placed: Sequence[tuple[int, str]]) -> tuple[OutlineLine, ...]:
    """Return the lines with these (position of the line, key of the section) below them, in that order."""
    return tuple(
        replace(line, sections=tuple(key for at, key in placed if at == position))
        for position, line in enumerate(lines)
    )


def unplaced(lines: Sequence[OutlineLine]) -> tuple[str, ...]:
    """Return the keys of the sections that stand below no line, so that something of a report would be lost."""
    placed = {key for line in lines for key in line.sections}
    covered = placed | (set(PARTS_OF_TASKS) if TASKS in placed else set())
    left = tuple(key for key in TO_PLACE if key not in covered)
    if not set(PARTS_OF_TASKS) <= set(left):
        return left
    first = left.index(PARTS_OF_TASKS[0])
    return (*left[:first], TASKS, *left[first + len(PARTS_OF_TASKS) :])


def placed_sections(lines: Sequence[OutlineLine]) -> Iterator[tuple[int, str]]:
    """Yield (position of the line, key of the section) for every section that stands below a line."""
    for position, line in enumerate(lines):
        yield from ((position, key) for key in line.sections)
