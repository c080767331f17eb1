"""Looking for words in all periods, fields and texts of a book; not in its bin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from desktop.domain import reading
from desktop.domain.book import Book, Entity, FieldRef, Report, value_of, walk
from desktop.domain.fields import FIELDS, Kind
from desktop.domain.vietnamese import fold

MOST = 200
"""Hits that are told at most: nobody reads more."""

AROUND = 45
"""Letters of a text that are told on either side of what was found."""

_SOUGHT = (Kind.TEXT, Kind.LONG, Kind.PROSE, Kind.LINES, Kind.VALUE, Kind.DATE, Kind.CHOICE)
_NOT_SOUGHT = {"outline", "numbering", "profile", "signer", "letterhead", "money_unit", "wage_per", "place"}


class Hit(Struct, frozen=True):
    """A field in which the words stand: `report` is its period's id, '' for the registers; `snippet` what is there."""

    ref: FieldRef
    report: str
    snippet: str


class Found(Struct, frozen=True):
    """The hits, those that have the words next to each other first; `more` says that there are others."""

    hits: tuple[Hit, ...]
    more: bool = False


_Line = tuple[str, str, str]
"""A field's name, its text, and the text folded."""


class Index:
    """Keeps the folded texts of a book's rows, so that after an edit only the rows that changed are read anew."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[Entity, tuple[_Line, ...]]] = {}

    def find(self, book: Book, words: str, first: str = "", most: int = MOST) -> Found:
        """Return where all of the words stand in one field; hits in the report with the id `first` come first.

        No word gives no hit.
        """
        wanted = fold(words).split()
        if not wanted:
            return Found(())
        phrase = " ".join(wanted)
        whole: list[Hit] = []
        apart: list[Hit] = []
        rows: dict[int, tuple[Entity, tuple[_Line, ...]]] = {}
        for report, entity in _rows(book, first):
            known = self._rows.get(id(entity))
            if known is None or known[0] is not entity:
                known = (entity, tuple(_lines(entity)))
            rows[id(entity)] = known
            for name, text, folded in known[1]:
                place = folded.find(phrase)
                if place >= 0:
                    whole.append(Hit(FieldRef(entity.id, name), report, _snippet(text, place, len(phrase))))
                elif len(wanted) > 1 and all(word in folded for word in wanted):
                    place = folded.find(wanted[0])
                    apart.append(Hit(FieldRef(entity.id, name), report, _snippet(text, place, len(wanted[0]))))
        self._rows = rows
        hits = (*whole, *apart)
        return Found(hits[:most], len(hits) > most)


def _rows(book: Book, first: str) -> Iterator[tuple[str, Entity]]:
    """Yield every row with the id of its report: the chosen report, the registers, the others from the newest on."""
    reports = sorted(book.reports, key=lambda report: report.period_to or date.min, reverse=True)
    reports.sort(key=lambda report: report.id != first)
    for report in reports[:1]:
        yield from _rows_of(report)
    for register in (book.cooperatives, book.units, book.signers):
        for row in register:
            yield "", row
    for report in reports[1:]:
        yield from _rows_of(report)


def _rows_of(report: Report) -> Iterator[tuple[str, Entity]]:
    for entity in walk(report):
        yield report.id, entity


def _lines(entity: Entity) -> Iterator[_Line]:
    for field in FIELDS.get(type(entity), ()):
        if field.kind in _SOUGHT and field.name not in _NOT_SOUGHT:
            text = reading.as_text(value_of(entity, field.name), field)
            if text:
                yield field.name, text, fold(text)


def _snippet(text: str, place: int, length: int) -> str:
    """Return the words with what stands around them, cut between words and marked with '…'."""
    start, end = max(0, place - AROUND), min(len(text), place + length + AROUND)
    if start:
        start = text.find(" ", start, place) + 1 or start
    if end < len(text):
        blank = text.rfind(" ", place + length, end)
        end = blank if blank > 0 else end
    told = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{told}{'…' if end < len(text) else ''}"
