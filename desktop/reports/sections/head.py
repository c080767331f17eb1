"""Everything above the first heading: letterhead, title, addressees, legal bases, opening."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.domain.book import FieldRef, Report, Unit, Use
from desktop.domain.dated import day_of, symbol_of
from desktop.domain.units import is_agency, is_named_after
from desktop.domain.vietnamese import capitalised, format_long_date, one_line, paragraphs
from desktop.reports.blocks import Addressees, Face, Letterhead, Paragraph, Role, Run, Runs, Title
from desktop.reports.decree30 import ABBREVIATION, KIND, PLACE_IS_A_NUMBER
from desktop.reports.sections.source import (
    COMMITTEE,
    Blocks,
    Source,
    cite,
    issuer,
    joined,
    subject,
    with_end,
)

ADDRESSEES = "Kính gửi:"
_DASHES, _MORE_DASHES = "-+ ", "–—•"
"""What lists of addressees and recipients are typed with; an existing document keeps the second ones."""
_LABEL = re.compile(r"kính gửi\s*:?\s*", re.IGNORECASE)
COMMITTEE_SHORT = "UBND"
_WARD = re.compile(
    rf"(?:{COMMITTEE}|Uỷ ban nhân dân|{COMMITTEE_SHORT}) (?P<kind>[Pp]hường|[Xx]ã|[Đđ]ặc khu) (?P<name>[^,]+?)"
    r"(?:, .+|,? tỉnh .+|,? thành phố .+)?"
)
_ROOM_FOR_NUMBER = " " * 8
_ROOM_FOR_DAY = " " * 6


def head(source: Source) -> Blocks:
    """Return the letterhead, the title and the addressees."""
    return (letterhead(source), Title(KIND, abstract(source)), *addressees(source))


def letterhead(source: Source) -> Letterhead:
    """Return agency, number and date. Number and day stay blank until the clerk of the office gives them."""
    report, unit = source.report, source.unit
    if unit is None:
        name: Runs = source.gap(report, "unit", "tên đơn vị")
    elif is_agency(unit):
        return _of_an_agency(source, unit)
    else:
        proper = (Run(unit.name.upper(), FieldRef(unit.id, "name")),) if unit.name else source.gap(unit, "name")
        name = (Run(unit.kind.upper(), FieldRef(unit.id, "kind")), *proper)
    return Letterhead(Run(COMMITTEE.upper()), name, _number(source), _place_and_date(source))


def _of_an_agency(source: Source, unit: Unit) -> Letterhead:
    """Return the letterhead of a department: the committee in charge above its own name (II.2.a)."""
    superior = unit.superior.replace(COMMITTEE, COMMITTEE_SHORT, 1).upper()
    above = (Run(superior, FieldRef(unit.id, "superior")),) if superior else source.gap(unit, "superior")
    name = tuple(replace(run, text=run.text.upper()) if run.face is not Face.GAP else run for run in issuer(source))
    return Letterhead(next(iter(name), Run("")), (), _number(source), _place_and_date(source), next(iter(above), None))


def _number(source: Source) -> Runs:
    report = source.report
    kept = source.kept("number")
    if kept:
        return (Run(kept, FieldRef(report.id, "number")),)
    return _numbered(source, "Số:")


def _numbered(source: Source, label: str) -> Runs:
    report = source.report
    number = report.number.strip()
    shown = f" {number.zfill(2)}" if number else _ROOM_FOR_NUMBER
    return (
        Run(f"{label}{shown}", FieldRef(report.id, "number")),
        Run(f"/{_symbol(source)}", FieldRef(report.id, "symbol")),
    )


def attached(source: Source) -> Runs:
    """Return '(Kèm theo Báo cáo số 86/BC-UBND ngày … của …)', which names the report on an annex (III.1)."""
    report = source.report
    kept = source.kept("number").removeprefix("Số:").strip()
    number = (Run(f"số {kept}", FieldRef(report.id, "number")),) if kept else _numbered(source, "số")
    day = format_long_date(report.issued) if report.issued else _blank_date(report)
    when = Run(f" {day} của ", FieldRef(report.id, "issued"))
    return (Run(f"(Kèm theo {KIND.capitalize()} "), *number, when, *issuer(source), Run(")"))


def _symbol(source: Source) -> str:
    """Return the symbol with the abbreviation of the kind of document, without which it is a letter's (rule H7)."""
    symbol = source.report.symbol if source.as_is else symbol_of(source.unit, source.report)
    return symbol if source.as_is or symbol.startswith(ABBREVIATION) else f"{ABBREVIATION}{symbol}"


def _place_and_date(source: Source) -> Runs:
    report, unit = source.report, source.unit
    ref = FieldRef(report.id, "issued")
    kept = source.kept("place_and_date")
    if kept:
        return (Run(kept, ref),)
    place = source.gap(report, "unit", "địa danh") if unit is None else _place(source, unit)
    day = format_long_date(report.issued) if report.issued else _blank_date(report)
    return (*place, Run(f", {day}" if place else capitalised(day), ref))


def _place(source: Source, unit: Unit) -> Runs:
    place = unit.place or (_place_of_superior(unit) if is_agency(unit) else unit.name)
    if not place:
        return source.gap(unit, "place")
    if is_named_after(unit) and not is_agency(unit) and not place.casefold().startswith(unit.kind):
        place = f"{unit.kind} {place}"
    return (Run(capitalised(place), FieldRef(unit.id, "place")),)


def _place_of_superior(unit: Unit) -> str:
    """Return where a department sits: in its ward, with the kind where that belongs to the name, or the province."""
    found = _WARD.fullmatch(unit.superior.strip())
    if found is None:
        return unit.province
    belongs_to_name = unit.named_after or found["kind"][0].isupper() or PLACE_IS_A_NUMBER.fullmatch(found["name"])
    return f"{found['kind']} {found['name']}" if belongs_to_name else found["name"]


def _blank_date(report: Report) -> str:
    expected = day_of(report)
    year = str(expected.year) if expected else _ROOM_FOR_DAY
    return f"ngày{_ROOM_FOR_DAY}tháng{_ROOM_FOR_DAY}năm {year}".rstrip()


def abstract(source: Source) -> Runs:
    """Return what the report is about: as typed, or composed from the period and the resolution."""
    report = source.report
    if report.abstract.strip():
        ref = FieldRef(report.id, "abstract")
        return with_end(source.quoted(one_line(report.abstract), ref), ref, " .")
    composed = subject(source, full=True)
    if not composed:
        return source.gap(report, "abstract")
    return (replace(composed[0], text=capitalised(composed[0].text)), *composed[1:])


def addressees(source: Source) -> tuple[Addressees, ...]:
    """Return whom the report is sent to: as typed, or else the superior (rule K1)."""
    report, unit = source.report, source.unit
    lines = listed(source, report.addressees)
    if not source.as_is:
        lines = listed(source, "\n".join(_LABEL.sub("", line) for line in lines))
    names = tuple(Run(line, FieldRef(report.id, "addressees")) for line in lines)
    if not names and not source.as_is and unit is not None and unit.superior:
        names = (Run(unit.superior, FieldRef(unit.id, "superior")),)
    names = names or source.gap(report, "addressees", "nơi kính gửi")
    return (Addressees(ADDRESSEES, names),) if names else ()


def listed(source: Source, text: str) -> list[str]:
    """Return the lines of a typed list without dashes in front and marks behind."""
    dashes = _DASHES if source.as_is else _DASHES + _MORE_DASHES
    return [line.lstrip(dashes).rstrip(" ;.") for line in paragraphs(text)]


def opening(source: Source) -> Blocks:
    """Return the legal bases in italics, then the opening as typed or composed from the requests."""
    report = source.report
    typed = source.prose(report, "opening")
    if source.as_is:
        return typed
    return (*_bases(source), *(typed or (composed_opening(source),)))


def _bases(source: Source) -> Blocks:
    cited = [
        citation
        for citation in source.report.citations
        if citation.use is Use.BASIS and not (citation.number and citation.number in source.report.opening)
    ]
    ends = [*(";" for _ in cited[1:]), "."]
    return tuple(
        Paragraph((Run("Căn cứ "), *cite(source, citation), Run(end)), Role.BASIS)
        for citation, end in zip(cited, ends, strict=False)
    )


def composed_opening(source: Source) -> Paragraph:
    """Return the sentence that stands while no opening is typed: who asked, who reports, on what."""
    report = source.report
    requests = joined((cite(source, row) for row in report.citations if row.use is Use.REQUEST), "; ")
    assessed = report.resolution
    named_before = assessed is not None and assessed.use in (Use.BASIS, Use.REQUEST)
    about = subject(source, full=not named_before) or (Run("kết quả thực hiện"),)
    lead = (Run("Thực hiện "), *requests, Run(", ")) if requests else ()
    return Paragraph((*lead, *issuer(source), Run(" báo cáo "), *about, Run(" như sau:")))
