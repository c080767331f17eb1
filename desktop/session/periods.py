"""Periods of the open book: what the next one would be called, and a report that starts from the catalogue."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.book import Book, Report
from desktop.domain.edits import new_report
from desktop.domain.rolling import next_name, next_period, year_later
from desktop.storage.catalogue import read_catalogue


class Plan(Struct, frozen=True):
    """What a period is to be called and when it is; a clerk may change it before the report is made."""

    name: str = ""
    period_from: date | None = None
    period_to: date | None = None
    cutoff: date | None = None


def next_plan(last: Report | None) -> Plan:
    """Return the period a year after a report's."""
    if last is None:
        return Plan()
    first_day, last_day = next_period(last)
    return Plan(next_name(last.name), first_day, last_day, year_later(last.cutoff))


def empty_report(catalogue: Path, book: Book, last: Report | None, plan: Plan) -> Report:
    """Return a report with what the catalogue holds and nothing else, of the unit and for the places of `last`.

    Raises FileMissing or FileDamaged where the catalogue cannot be read.
    """
    unit = last.unit if last is not None else book.units[-1].id if book.units else ""
    made = replace(
        new_report(read_catalogue(catalogue), unit, plan.name),
        period_from=plan.period_from,
        period_to=plan.period_to,
        cutoff=plan.cutoff,
    )
    if last is None:
        return made
    return replace(made, addressees=last.addressees, recipients=last.recipients, copies=last.copies, signer=last.signer)
