"""What was understood of a typed figure, and whether it can be meant: a hundred times last year's figure asks.

Nobody but a person who types, pastes or takes in a workbook is asked; the book itself holds any figure.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from desktop.domain import reading
from desktop.domain.book import Book, FieldRef, Return, Target
from desktop.domain.errors import FarOff
from desktop.domain.figures import actual_of
from desktop.domain.former import former_report, former_return
from desktop.domain.values import DONG, MILLION, Number, Value, format_value, parse_value, times, write_value
from desktop.domain.vietnamese import one_line

FAR = 100
"""How many times more or less than last year's figure asks."""
HUGE = Decimal(1_000_000)
"""In triệu đồng: what asks even without a figure to compare with, since a bare amount was perhaps typed in đồng."""

_SLIPS = {
    MILLION: (Decimal("0.000001"), Decimal("0.001"), Decimal(1000), Decimal(1_000_000)),
    "%": (Decimal(100), Decimal("0.01")),
}
"""By unit: how many times the figure is larger when it was meant in another unit."""


def understood(book: Book, ref: FieldRef, text: str, *, sure: bool = False) -> Any:
    """Return the value that a typed text says in a field; raises NotANumber, FarOff or NotADate.

    `sure` accepts a reading that somebody chose.
    """
    value = reading.read(book, ref, text, sure=sure)
    if not sure and isinstance(value, Number) and value != book.field(ref):
        doubt(book, ref, text, value)
    return value


def echo(book: Book, ref: FieldRef, typed: str) -> str:
    """Return what the book now holds of a typed figure ('= 1.523,45 triệu đồng'); '' where that is what was typed."""
    value = book.field(ref)
    if not isinstance(value, Number):
        return ""
    unit = _unit(book, ref)
    plain = _with_unit(format_value(value), unit)
    if _bare(typed) != _bare(reading.shown(book, ref)):
        return f"= {plain}"
    shown = _with_unit(reading.shown(book, ref), reading.unit_of(book, ref))
    other = plain if shown != plain else write_value(value, unit) if unit.startswith(MILLION) else shown
    return f"= {other}" if other != shown else ""


def doubt(book: Book, ref: FieldRef, text: str, value: Number) -> None:
    """Raise FarOff where a figure is far from last year's, or huge where there is none and it was typed bare."""
    before = _before(book, ref)
    if isinstance(before, Number) and before.low and value.low:
        if _is_far(value, before):
            unit = _unit(book, ref)
            said = _with_unit(format_value(before), unit)
            raise FarOff(text, _readings(value, before, unit), said, one_line(text))
    elif abs(value.low) >= HUGE and _unit(book, ref) == MILLION and _is_bare_money(text):
        raise FarOff(text, _readings(value, None, MILLION), "", _with_unit(format_value(value), MILLION))


def _before(book: Book, ref: FieldRef) -> Value | None:
    """Return last year's figure of the same thing, `None` where there is none to compare with."""
    entity = book.entity(ref.entity)
    is_result = isinstance(entity, Target) and ref.field in ("actual", "plan")
    if isinstance(entity, Target) and is_result and entity.last_year is not None:
        return entity.last_year
    report = book.report_of(ref.entity)
    if report is None or len(book.reports) == 1:
        return None
    if isinstance(entity, Return):
        row = former_return(book, report, entity)
        return getattr(row, ref.field) if row is not None else None
    former = former_report(book, report)
    if not isinstance(entity, Target) or former is None or not (is_result or ref.field == "last_year"):
        return None
    same = next((row for row in former.targets if row.indicator.code == entity.indicator.code), None)
    return actual_of(book, former, same) if same is not None else None


def _is_far(value: Number, before: Number) -> bool:
    larger, smaller = sorted((abs(value.low), abs(before.low)), reverse=True)
    return larger >= FAR * smaller


def _readings(value: Number, before: Number | None, unit: str) -> tuple[str, ...]:
    """Return the figures that may be meant, with their unit: the one nearest to last year's, then what was typed."""
    scaled = (times(value, factor) for factor in _SLIPS.get(unit, ()))
    likely = [number for number in scaled if number is not None and number.low]
    if before is not None:
        likely = [number for number in likely if not _is_far(number, before)]
        likely.sort(key=lambda number: _distance(number, before))
    return tuple(_with_unit(format_value(number), unit) for number in (*likely[:1], value))


def _distance(value: Number, before: Number) -> Decimal:
    larger, smaller = sorted((abs(value.low), abs(before.low)), reverse=True)
    return larger / smaller


def _is_bare_money(text: str) -> bool:
    """Whether an amount was typed without saying in what."""
    return parse_value(text, MILLION) != parse_value(text, MILLION, bare=DONG)


def _unit(book: Book, ref: FieldRef) -> str:
    """Return the unit that the book keeps a figure in."""
    unit = reading.unit_of(book, ref)
    return MILLION if unit == DONG else unit


def _with_unit(figure: str, unit: str) -> str:
    return f"{figure}{unit}" if unit == "%" else f"{figure} {unit}".rstrip()


def _bare(text: str) -> str:
    return one_line(text).casefold().replace(".", "").replace(" ", "")
