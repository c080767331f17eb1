"""What a superior asks for: outline, indicators, period, cut-off and deadline; taken into a report as one edit.

Nothing of a report is lost by it: sections and targets that were not asked for stay, and are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import (
    Book,
    Citation,
    OutlineLine,
    Report,
    Request,
    Target,
    Use,
    new_id,
)
from desktop.domain.indicators import Indicator
from desktop.domain.rolling import roll_forward
from desktop.domain.vietnamese import format_date, one_line

GIVEN = "given"
"""The key of the outline that stands in the report itself."""

MOST_LEVELS = 3

TASKS = "tasks"
PARTS_OF_TASKS = ("awareness", "documents", "measures", "policies")
"""Keys of reports/outline.py: the section of all tasks and policies, and those that tell of them one by one."""

TO_PLACE = (
    "general",
    "goals",
    "visions",
    *PARTS_OF_TASKS,
    "strengths",
    "shortcomings",
    "causes",
    "lessons",
    "orientation",
    "proposals",
)
"""What together tells everything of a report, in the usual order."""


class RequestSheet(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A request as it travels: `id` never changes; `kind`, `number`, `issued`, `issuer`, `title` are its letter's.

    An empty field asks for nothing. `lines` hold the keys of the sections that are to stand below them.
    """

    id: str
    issuer: str = ""
    kind: str = "Công văn"
    number: str = ""
    issued: date | None = None
    title: str = ""
    name: str = ""
    period_from: date | None = None
    period_to: date | None = None
    cutoff: date | None = None
    due: date | None = None
    numbering: str = ""
    lines: tuple[OutlineLine, ...] = ()
    indicators: tuple[Indicator, ...] = ()


class Change(Struct, frozen=True):
    """One thing that taking a request in would change: the field or row that it is about, before and after.

    `what` is a field of the report, 'letter', 'lines', 'indicator' (asked anew or in another wording) or 'kept' (a
    target that is not asked for and stays).
    """

    what: str
    before: str
    after: str


def sheet_of(book: Book, report: Report, lines: Sequence[OutlineLine]) -> RequestSheet:
    """Return the request that asks for reports like this one; `lines` is the outline it is to have."""
    letter = next((row for row in report.citations if row.use is Use.REQUEST), None)
    unit = book.unit_of(report)
    return RequestSheet(
        id=new_id("q"),
        issuer=(letter.issuer if letter else "") or (unit.superior if unit else ""),
        kind=letter.kind if letter else "Công văn",
        number=letter.number if letter else "",
        issued=letter.issued if letter else None,
        title=letter.title if letter else "",
        name=report.name,
        period_from=report.period_from,
        period_to=report.period_to,
        cutoff=report.cutoff,
        due=report.due,
        numbering=report.numbering,
        lines=tuple(lines),
        indicators=tuple(target.indicator for target in report.targets),
    )


PERIOD = ("name", "period_from", "period_to", "cutoff", "due", "numbering")


def adopt(book: Book, report: str, sheet: RequestSheet) -> Book:
    """Take a request into a report; raises UnknownEntity. Asking again for what was asked changes nothing.

    Asked indicators come first, in the order asked; a target keeps its figures where only the wording is new. Where
    the figures would mean something else (another unit, other ranks) the indicator becomes a row of its own.
    """
    before = book.report(report)
    given = {name: getattr(sheet, name) for name in PERIOD if getattr(sheet, name)}
    after = replace(
        before,
        **given,
        lines=sheet.lines or before.lines,
        outline=GIVEN if sheet.lines else before.outline,
        request=Request(id=sheet.id, issuer=sheet.issuer, issued=sheet.issued),
        citations=_with_letter(before.citations, sheet),
        targets=_asked(before.targets, sheet.indicators),
    )
    return book if after == before else edits.replace_report(book, after)


def adopt_next(book: Book, report: str, new: str, sheet: RequestSheet) -> Book:
    """Roll a report forward into one with the id `new` and take the request into that; raises UnknownEntity."""
    return adopt(roll_forward(book, report, new), new, sheet)


def set_outline(book: Book, report: str, lines: Sequence[OutlineLine]) -> Book:
    """Lay a report out by these lines; raises UnknownEntity. Without lines nothing happens."""
    before = book.report(report)
    after = replace(before, lines=tuple(lines), outline=GIVEN)
    return book if not lines or after == before else edits.replace_report(book, after)


def belongs_to_next(report: Report, sheet: RequestSheet) -> bool:
    """Say whether a request is for a period after this report's."""
    if sheet.period_to is None or report.period_to is None:
        return False
    return sheet.period_to > report.period_to and (sheet.period_to - report.period_to).days > 31


def changes(before: Report, after: Report) -> tuple[Change, ...]:
    """Return what differs between a report and the one that a request made of it, in words and in order."""
    found = [
        Change(name, _shown(getattr(before, name)), _shown(getattr(after, name)))
        for name in PERIOD
        if getattr(before, name) != getattr(after, name)
    ]
    there = {(row.number, row.issued) for row in before.citations}
    found += [Change("letter", "", row.number) for row in after.citations if (row.number, row.issued) not in there]
    if after.lines != before.lines or after.outline != before.outline:
        found.append(Change("lines", "", "\n".join(_line(line) for line in after.lines)))
    for target in after.targets:
        old = next((row.indicator for row in before.targets if _is_same_figure(row.indicator, target.indicator)), None)
        if old != target.indicator:
            found.append(Change("indicator", old.name if old else "", _indicator(target.indicator)))
    return tuple(found)


def not_asked(report: Report, sheet: RequestSheet) -> tuple[Target, ...]:
    """Return the targets of the report that a request does not ask for; they stay all the same."""
    if not sheet.indicators:
        return ()
    asked = {(indicator.code, indicator.full_unit, indicator.ranks) for indicator in sheet.indicators}
    return tuple(
        target
        for target in report.targets
        if (target.indicator.code, target.indicator.full_unit, target.indicator.ranks) not in asked
    )


def _with_letter(citations: tuple[Citation, ...], sheet: RequestSheet) -> tuple[Citation, ...]:
    if not sheet.number or any((row.number, row.issued) == (sheet.number, sheet.issued) for row in citations):
        return citations
    letter = Citation(
        id=new_id("c"),
        kind=sheet.kind,
        number=sheet.number,
        issued=sheet.issued,
        issuer=sheet.issuer,
        title=sheet.title,
        use=Use.REQUEST,
    )
    return (letter, *citations)


def _asked(targets: tuple[Target, ...], indicators: tuple[Indicator, ...]) -> tuple[Target, ...]:
    left = list(targets)
    made = []
    for indicator in indicators:
        same = next((row for row in left if _is_same_figure(row.indicator, indicator)), None)
        if same is None:
            made.append(Target(id=new_id("t"), indicator=indicator))
        else:
            left.remove(same)
            made.append(same if same.indicator == indicator else replace(same, indicator=indicator))
    return (*made, *left)


def _is_same_figure(one: Indicator, other: Indicator) -> bool:
    return (one.code, one.full_unit, one.ranks) == (other.code, other.full_unit, other.ranks)


def _shown(value: object) -> str:
    return format_date(value) if isinstance(value, date) else str(value or "")


def _line(line: OutlineLine) -> str:
    return f"{'    ' * (line.level - 1)}{line.title}"


def _indicator(indicator: Indicator) -> str:
    return f"{indicator.name} ({indicator.full_unit})" if indicator.full_unit else indicator.name


# -- outlines as they are typed ------------------------------------------------------------------------------------

Style = Literal["roman", "number", "letter", "dash", ""]

_MARKS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("roman", re.compile(r"(?:Phần\s+)?[IVX]{1,6}\s*[.):/-]\s*|Phần\s+(?:[IVX]+|\d+)\s*[.:]?\s+")),
    ("number", re.compile(r"\d{1,2}(?:\.\d{1,2})*\s*[.):/-]?\s+|\d{1,2}(?:\.\d{1,2})*[.):]")),
    ("letter", re.compile(r"[a-zđ]\s*[.):]\s*", re.IGNORECASE)),
    ("dash", re.compile(r"[-–+•]\s+")),
)
_DEPTH = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_ENDS = " \t.:;"


def read_outline(text: str) -> tuple[OutlineLine, ...]:
    """Return the headings that a text holds one a line, without their marks and with their levels from 1 to 3.

    The level is said by a leading number ('2.1.', 'II.', 'b)') or, where any line has them, by Tabs; a line without
    either stands as deep as the one before it.
    """
    rows = [(raw, *_cut_mark(raw.strip())) for raw in text.split("\n") if raw.strip()]
    order = list(dict.fromkeys(_rank(style, depth) for _, style, depth, _ in rows if style))
    tabbed = any(raw.startswith("\t") for raw, *_ in rows)
    lines: list[OutlineLine] = []
    for raw, style, depth, title in rows:
        tabs = len(raw) - len(raw.lstrip("\t"))
        if style:
            level = _level(_rank(style, depth), order) + 1
        else:
            level = tabs + 1 if tabbed or not lines else lines[-1].level
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
            depth = numbers[0].count(".") + 1 if numbers else 1
            return style, depth, one_line(text[found.end() :]).rstrip(_ENDS)
    return "", 1, one_line(text).rstrip(_ENDS)


def _rank(style: Style, depth: int) -> tuple[Style, int]:
    return style, depth


def _level(rank: tuple[Style, int], order: Sequence[tuple[Style, int]]) -> int:
    """Return how many kinds of marks stand above this one: Roman above numbers above letters above dashes."""
    styles: list[Style] = ["roman", "number", "letter", "dash"]
    return sum((styles.index(style), depth) < (styles.index(rank[0]), rank[1]) for style, depth in order)


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
