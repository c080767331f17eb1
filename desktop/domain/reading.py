"""How the text of a field becomes its value, and back: the same way for forms, grids, pasting and import."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.domain.book import Book, Entity, FieldRef, Return, State, Target
from desktop.domain.fields import Field, Kind, field_of
from desktop.domain.indicators import Indicator
from desktop.domain.values import MILLION, SHORT_UNITS, Number, Value, format_value, in_money_unit, parse_value
from desktop.domain.vietnamese import clean, format_date, one_line, parse_date

YES = "Có"
NO = "Không"
STATES = {State.DRAFT: "dự thảo", State.CLOSED: "đã chốt", State.ISSUED: "đã ban hành"}
MOMENT = "{time} ngày {day}"
COUNTED = {"origins": "{count} dòng", "unseen": "{count} chỗ", "annexes": "{count} phụ lục"}
"""Fields that hold only what the program knows records by: how many there are is all that a person can read."""


def shown(book: Book, ref: FieldRef) -> str:
    """Return the text that a field shows; '' where nothing is given. Money stands in the unit that it is typed in."""
    entity = book.entity(ref.entity)
    value, field = book.field(ref), field_of(entity, ref.field)
    unit = _money_unit(entity, field)
    if unit != MILLION and isinstance(value, Number):
        converted = in_money_unit(value, unit)
        return format_value(converted) if converted is not None else f"{format_value(value)} {MILLION}"
    return as_text(value, field)


def unit_of(book: Book, ref: FieldRef) -> str:
    """Return the unit in which the bare figures of a field are shown and typed; '' for what has none."""
    entity = book.entity(ref.entity)
    field = field_of(entity, ref.field)
    if isinstance(entity, Target):
        return entity.indicator.unit if field.kind is Kind.VALUE else ""
    return _money_unit(entity, field) if field.unit == MILLION else field.unit


def _money_unit(entity: Entity, field: Field) -> str:
    """Return what a bare figure of money means: each cooperative's form says it for itself."""
    return entity.money_unit if isinstance(entity, Return) and field.unit == MILLION else MILLION


def as_text(value: Any, field: Field) -> str:
    """Return the text that a field shows for a value."""
    if value is None or value == "":
        return ""
    match field.kind:
        case Kind.VALUE:
            return format_value(value)
        case Kind.DATE:
            assert isinstance(value, date)
            return format_date(value)
        case Kind.YESNO | Kind.EITHER | Kind.ANSWER:
            return YES if value else NO
    return str(value)


def read(book: Book, ref: FieldRef, text: str, *, sure: bool = False) -> Any:
    """Return the value that `text` says in a field; raises NotANumber or NotADate.

    `sure` accepts a reading that somebody chose (see values.parse_value).
    """
    entity = book.entity(ref.entity)
    field = field_of(entity, ref.field)
    match field.kind:
        case Kind.VALUE:
            if isinstance(entity, Target):
                return _read_target(entity.indicator, text, sure)
            return parse_value(text, field.unit, sure=sure, bare=_money_unit(entity, field))
        case Kind.DATE:
            return parse_date(text) if text.strip() else None
        case Kind.YESNO | Kind.EITHER:
            return text.strip().casefold() == YES.casefold()
        case Kind.ANSWER:
            return {YES.casefold(): True, NO.casefold(): False}.get(text.strip().casefold())
        case Kind.PROSE | Kind.LINES:
            return clean(text)
    current = book.field(ref)
    if isinstance(current, StrEnum):
        return type(current)(text) if text in set(type(current)) else current
    return one_line(text)


def _read_target(indicator: Indicator, text: str, sure: bool) -> Value | None:
    """Return a target's value; the word that it is counted per, or its short form, may be repeated behind the unit."""
    bare = one_line(text)
    for per in (indicator.per, SHORT_UNITS.get(indicator.per, "")):
        if per:
            bare = re.sub(rf" ?/ ?{re.escape(per)}(?!\w)", "", bare, flags=re.IGNORECASE)
    return parse_value(bare, indicator.unit, indicator.ranks, sure=sure)
