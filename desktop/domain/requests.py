"""What a superior asks for: outline, indicators, period, cut-off and deadline; taken into a report as one edit.

Nothing of a report is lost by it: sections and targets that were not asked for stay, and are named.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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
from desktop.domain.vietnamese import format_date

GIVEN = "given"
"""The key of the outline that stands in the report itself."""


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
