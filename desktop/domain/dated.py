"""Dated settings: which unit reports on a day, who may sign then, and what a new report takes from its unit."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from desktop.domain.book import Book, Report, Signer, Unit, new_id

COMMITTEE_SYMBOL = Report(id="").symbol
AGENCY = "agency"
"""The letterhead of a department: a key of decree30.LETTERHEADS."""
DATES = ("issued", "due", "cutoff", "period_to")
"""The dates of a report, of which the first that is known says which settings hold."""


def day_of(report: Report) -> date | None:
    """Return the day by which settings, law and offices are judged: issued, else due, else cut off, else its end."""
    return next((day for name in DATES if (day := getattr(report, name)) is not None), None)


def is_valid(record: Unit | Signer, day: date | None) -> bool:
    """Whether a unit or signer exists on a day; one without dates always does."""
    if day is None:
        return True
    since, until = record.valid_from, record.valid_to
    return (since is None or since <= day) and (until is None or day <= until)


def unit_at(book: Book, unit: str, day: date | None) -> Unit | None:
    """Return the unit that reports on `day` for `unit`: itself, else a successor, else its only predecessor then.

    Where none of them exists on that day, or several units were merged, it is the unit itself; `None` for an unknown
    id.
    """
    chosen = next((row for row in book.units if row.id == unit), None)
    if chosen is None or is_valid(chosen, day):
        return chosen
    for family in (_successors(book, chosen), _predecessors(book, chosen)):
        valid = [row for row in family if is_valid(row, day)]
        if len(valid) == 1:
            return valid[0]
    return chosen


def line_of(book: Book, unit: str) -> set[str]:
    """Return the ids of the units whose reports one line goes through: the unit and all those that it was made of."""
    chosen = next((row for row in book.units if row.id == unit), None)
    return {unit, *(row.id for row in (_predecessors(book, chosen) if chosen is not None else ()))}


def _successors(book: Book, unit: Unit) -> list[Unit]:
    found = {unit.id: unit}
    waiting = [unit.id]
    while waiting:
        before = waiting.pop()
        later = [row for row in book.units if before in row.predecessors and row.id not in found]
        found.update((row.id, row) for row in later)
        waiting += [row.id for row in later]
    return list(found.values())[1:]


def _predecessors(book: Book, unit: Unit) -> list[Unit]:
    known = {row.id: row for row in book.units}
    found = {unit.id: unit}
    waiting = list(unit.predecessors)
    while waiting:
        row = known.get(waiting.pop())
        if row is not None and row.id not in found:
            found[row.id] = row
            waiting += row.predecessors
    return list(found.values())[1:]


def successor(unit: Unit) -> Unit:
    """Return the unit that another becomes by a merger or a new name: the same settings, its dates to be entered."""
    return replace(unit, id=new_id("d"), predecessors=(unit.id,), valid_from=None, valid_to=None)


def symbol_of(unit: Unit | None, report: Report) -> str:
    """Return the symbol behind the number: as given, an agency's own where that is still a committee's."""
    if unit is not None and unit.letterhead == AGENCY and unit.abbreviation and report.symbol == COMMITTEE_SYMBOL:
        return f"BC-{unit.abbreviation}"
    return report.symbol


def follow(book: Book, report: Report) -> Report:
    """Return the report with the unit and signer of its date; the same report where they hold already.

    Addressees and recipients go along while they are those that the former unit's reports start with.
    """
    day = day_of(report)
    before, after = book.unit_of(report), unit_at(book, report.unit, day)
    if after is not None and after is not before:
        report = replace(_handed_over(report, before, after), unit=after.id)
    signer = book.signer_of(report)
    if signer is not None and not is_valid(signer, day):
        valid = [row for row in book.signers if row.authority is signer.authority and is_valid(row, day)]
        if len(valid) == 1:
            report = replace(report, signer=valid[0].id)
    return report


def _handed_over(report: Report, before: Unit | None, after: Unit) -> Report:
    changes = {
        name: getattr(after, name)
        for name in ("addressees", "recipients")
        if getattr(after, name) and getattr(report, name) in ("", getattr(before, name, ""))
    }
    return replace(report, **changes)


def started(book: Book, report: Report) -> Report:
    """Return a new report with the unit and signer of its date, and with what that unit's reports start with."""
    report = follow(book, report)
    unit = book.unit_of(report)
    if unit is None:
        return report
    report = _handed_over(report, None, unit)
    symbol = symbol_of(unit, report)
    return report if symbol == report.symbol else replace(report, symbol=symbol)
