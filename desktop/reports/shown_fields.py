"""Which fields of the book a document of ours shows where, and what a field becomes by other words in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain import quoting, reading
from desktop.domain.book import Book, Entity, FieldRef, Report, walk
from desktop.domain.errors import NotADate, NotANumber
from desktop.domain.fields import FIELDS, Field, Kind, field_of
from desktop.domain.vietnamese import paragraphs
from desktop.reports import bookmarks
from desktop.reports.edited import Line, Place
from desktop.reports.sections import ending, head
from desktop.reports.sections.source import Source
from desktop.reports.sections.tasks import SIGNS

TEXTS = (Kind.TEXT, Kind.LONG, Kind.PROSE, Kind.LINES)
FIGURES = (Kind.VALUE, Kind.DATE)
_EDGES = f" .;:/{SIGNS}"
_BLANK_NUMBER = re.compile(r"\D*(\d*)\s*")
_LONG_DATE = re.compile(r"\D*(\d{1,2})\D+(\d{1,2})\D+(\d{4})\D*")


@dataclass(frozen=True, slots=True)
class Home:
    """A line of the book's document within a text field: the field, which of its lines it is, and that line."""

    ref: FieldRef
    line: int
    raw: str


class ShownFields:
    """The fields that the lines of a report's document show; `composed` are sentences that stand in for empty ones."""

    def __init__(self, book: Book, report: Report, lines: list[Line], *, as_is: bool) -> None:
        self.book, self.report = book, report
        self._refs = bookmarks.refs_by_key(addresses(book, report))
        self.composed = dict(_composed(book, report, as_is=as_is))
        self.homes = self._find_homes(lines)

    def _find_homes(self, lines: list[Line]) -> dict[int, list[Home]]:
        """Return by position of a line the text fields that it shows a line of."""
        homes: dict[int, list[Home]] = {}
        used: dict[FieldRef, int] = {}
        for at, line in enumerate(lines):
            for ref in dict.fromkeys(self.ref(place) for place in line.places):
                field = self.field(ref)
                if ref is None or field is None or field.kind not in TEXTS:
                    continue
                shown = self.segment(line, ref, None)
                raws = paragraphs(str(self.book.field(ref)))
                start = used.get(ref, 0)
                order = [*range(start, len(raws)), *range(start)]
                found = next((number for number in order if _shows(shown, raws[number])), None)
                if found is not None:
                    used[ref] = found + 1
                    homes.setdefault(at, []).append(Home(ref, found, raws[found]))
        return homes

    def ref(self, place: Place) -> FieldRef | None:
        return self._refs.get(place.key)

    def field(self, ref: FieldRef | None) -> Field | None:
        with suppress(KeyError):
            return field_of(self.book.entity(ref.entity), ref.field) if ref is not None else None
        return None

    def weight(self, key: str) -> int:
        field = self.field(self._refs.get(key))
        return 2 if field is not None and field.kind in TEXTS else 1

    def prose_home(self, at: int) -> Home | None:
        for home in self.homes.get(at, ()):
            field = self.field(home.ref)
            if field is not None and field.kind in (Kind.PROSE, Kind.LINES):
                return home
        return None

    def segment(self, line: Line, ref: FieldRef, now: list[str] | None, stands: list[bool] | None = None) -> str:
        """Return the words of a field in a line, with tokens for the figures that stand in them; `now`: as edited."""
        raw = str(self.book.field(ref))
        mine = [at for at, place in enumerate(line.places) if self.ref(place) == ref or self._quotes(raw, place)]
        if not mine:
            return ""
        made: list[str] = []
        for at in range(mine[0], mine[-1] + 1):
            place = line.places[at]
            text = line.text[place.start : place.end] if now is None else now[at]
            shown = self.ref(place)
            token = self._quotes(raw, place) and (stands is None or stands[at])
            made.append(quoting.token(shown) if token and shown is not None else text)
        return "".join(made)

    def _quotes(self, raw: str, place: Place) -> bool:
        ref = self.ref(place)
        return ref is not None and quoting.token(ref) in raw

    def read(self, ref: FieldRef, field: Field, before: str, after: str) -> Any:
        """Return what a figure in a document says; raises NotANumber and NotADate."""
        if ref == FieldRef(self.report.id, "number"):
            found = _BLANK_NUMBER.fullmatch(after)
            if found is None:
                raise NotANumber(after)
            return found[1]
        if field.kind is Kind.DATE and (long := _LONG_DATE.fullmatch(after)):
            with suppress(ValueError):
                return date(int(long[3]), int(long[2]), int(long[1]))
        read: Callable[[str], Any] = lambda text: reading.read(self.book, ref, text)  # noqa: E731
        shown = reading.shown(self.book, ref)
        with suppress(NotANumber, NotADate):
            if not shown or read(before) == self.book.field(ref):
                return read(after)
        around = before.split(shown, 1) if shown else []
        if len(around) == 2 and after.startswith(around[0]) and after.endswith(around[1]):
            return read(after[len(around[0]) : len(after) - len(around[1])])
        return read(after)


def addresses(book: Book, report: Report) -> Iterator[FieldRef]:
    """Yield every address that a document of the report may show."""
    owners: list[Entity] = [*walk(report), *book.units, *book.signers, *book.cooperatives]
    for owner in owners:
        for name in owner.__struct_fields__:
            yield FieldRef(owner.id, name)
            value = getattr(owner, name)
            if isinstance(value, str):
                yield from quoting.quoted(value)  # also what is computed and no field
        for field in FIELDS.get(type(owner), ()):
            if "." in field.name:
                yield FieldRef(owner.id, field.name)


def _composed(book: Book, report: Report, *, as_is: bool) -> Iterator[tuple[str, FieldRef]]:
    """Yield the sentences that stand in for empty fields, with these fields."""
    if as_is:
        return
    source = Source(book, report)
    for name, runs in (
        ("abstract", head.abstract(source)),
        ("opening", head.composed_opening(source).runs),
        ("closing", ending.composed_closing(source).runs),
    ):
        if not str(getattr(report, name)).strip():
            yield " ".join("".join(run.text for run in runs).split()).rstrip(" ."), FieldRef(report.id, name)


def _shows(shown: str, raw: str) -> bool:
    """Whether a document shows a line of a field, be it without the marks at its ends or with another first letter."""
    core = raw.strip(_EDGES)
    return bool(core) and _place_of(core, shown) is not None


def _place_of(core: str, shown: str) -> int | None:
    for first in (core[:1], core[:1].upper(), core[:1].lower()):
        at = shown.find(first + core[1:])
        if at >= 0:
            return at
    return None


def into(before: str, after: str, raw: str) -> str | None:
    """Return the line of a field that would be shown as `after`, `raw` being shown as `before`; `None` if none is."""
    before, after = " ".join(before.split()), " ".join(after.split())
    core = raw.strip(_EDGES)
    at = _place_of(core, before)
    if at is None:
        return None
    front, behind = before[:at], before[at + len(core) :]
    if not after.startswith(front):
        if front.strip(_EDGES):
            return None
        front = after[: len(after) - len(after.lstrip(_EDGES))]
    made = after[len(front) :]
    own_front, own_behind = raw[: raw.index(core)], raw[raw.index(core) + len(core) :]
    if behind and made.endswith(behind):
        made = made[: -len(behind)] + own_behind
    elif behind.strip(_EDGES):
        return None
    elif not made.endswith(tuple(".;:!?…")):
        made = made.rstrip() + ("" if behind else own_behind)
    if before[at] != core[0] and made[:1] == before[at]:
        made = core[0] + made[1:]
    return own_front + made
