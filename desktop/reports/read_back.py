"""What was changed in a Word file since it was exported, field by field, held against the book as it is now.

The book's document is rendered again and read the same way as the edited one. Bookmarks say whether Word's text changed
since the export; where the book's own text changed too, a change is marked with `meanwhile`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from msgspec import Struct

from desktop.domain import quoting
from desktop.domain.book import Book, FieldRef, Report
from desktop.domain.errors import NotADate, NotANumber
from desktop.domain.fields import Field
from desktop.domain.vietnamese import paragraphs
from desktop.reports import bookmarks
from desktop.reports.alignment import Pair, pair, spans
from desktop.reports.checking.package import Package, open_bytes
from desktop.reports.decree30 import END
from desktop.reports.edited import Line, read_lines
from desktop.reports.origin import Origin, read_origin
from desktop.reports.shown_fields import FIGURES, TEXTS, Home, ShownFields, into
from desktop.reports.word import render


class Why(Enum):
    """Why a change cannot be taken into the book."""

    COMPOSED = "the sentence is composed, it has no field of its own"
    CHOSEN = "the field is chosen from a list or ticked"
    NOT_A_FIGURE = "what stands there is no figure"
    NOT_A_DATE = "what stands there is no date"


class Change(Struct, frozen=True, kw_only=True):
    """One change: the texts before and after as the document shows them, '' where nothing stood or stands.

    `ref` is the field, `None` where no field has the words. `value` is what the field would become; of a text it is
    the new line that takes the place of the line `line` ('' to take it out), or stands behind it where it was `added`.
    `meanwhile` says that the book changed here, too, since the export.
    """

    ref: FieldRef | None
    before: str
    after: str
    value: Any = None
    line: int = -1
    added: bool = False
    figure: bool = False
    meanwhile: bool = False
    why: Why | None = None


class ReadBack(Struct, frozen=True):
    """What was read: where the file comes from, and its changes in the order of the document."""

    origin: Origin
    changes: tuple[Change, ...]


def read_back(package: Package, book: Book, report: str = "") -> ReadBack:
    """Return what was changed in a Word file.

    Raises DocumentRefused for what is no document of ours, UnknownEntity where the book does not have its report.
    `report` is what to compare with, the one that the file itself names if it is ''.
    """
    origin = read_origin(package)
    return ReadBack(origin, changes(package, origin, book, report or origin.report))


def changes(package: Package, origin: Origin, book: Book, report: str) -> tuple[Change, ...]:
    """Return what was changed in an opened document of a report."""
    now = open_bytes(render(book, report, as_is=origin.as_is), package.path)
    reader = Comparison(book, book.report(report), origin, read_lines(now))
    found = reader.changes(pair(reader.lines, read_lines(package)))
    return tuple(_once(found))


def values(book: Book, chosen: Iterable[Change]) -> tuple[tuple[FieldRef, Any], ...]:
    """Return the fields with what they become by the chosen changes; what cannot be taken is passed over."""
    texts: dict[FieldRef, list[Change]] = {}
    made: dict[FieldRef, Any] = {}
    for change in chosen:
        if change.ref is None or change.why is not None:
            continue
        if change.figure or (change.line < 0 and not change.added):
            made[change.ref] = change.value
        else:
            texts.setdefault(change.ref, []).append(change)
    for ref, lines in texts.items():
        made[ref] = _with_lines(paragraphs(str(book.field(ref))), lines)
    return tuple(made.items())


def _with_lines(before: tuple[str, ...], lines: list[Change]) -> str:
    replaced = {change.line: str(change.value) for change in lines if not change.added}
    made = [str(change.value) for change in lines if change.added and change.line < 0]
    for at, line in enumerate(before):
        made.append(replaced.get(at, line))
        made += [str(change.value) for change in lines if change.added and change.line == at]
    return "\n".join(line for line in made if line)


def _once(found: Iterable[Change]) -> Iterator[Change]:
    """Yield each change once: a figure or name that was changed alike in several places is one change."""
    seen: set[tuple[FieldRef, int, bool, str]] = set()
    for change in found:
        if change.ref is not None and change.why is None:
            key = (change.ref, change.line, change.added, repr(change.value))
            if key in seen:
                continue
            seen.add(key)
        yield change


class Comparison:
    """The book's own document, and what an edited one has other than it."""

    def __init__(self, book: Book, report: Report, origin: Origin, lines: list[Line]) -> None:
        self.book, self.report, self.origin = book, report, origin
        self.lines = lines
        self._fields = ShownFields(book, report, self.lines, as_is=origin.as_is)

    def changes(self, pairs: list[Pair]) -> Iterator[Change]:
        """Yield what the edited lines have other than ours."""
        at = {id(line): number for number, line in enumerate(self.lines)}
        for number, both in enumerate(pairs):
            if both.ours is None:
                assert both.edited is not None
                yield from self._added(both.edited, pairs, number, at)
            elif both.edited is None or not both.edited.text.strip():
                yield from self._removed(both.ours, at[id(both.ours)])
            else:
                yield from self._changed(both.ours, at[id(both.ours)], both.edited)

    def _added(self, line: Line, pairs: list[Pair], number: int, at: dict[int, int]) -> Iterator[Change]:
        text = " ".join(line.text.split())
        if not text or line.said == line.told:  # an empty line, or one that the book has lost since the export
            return
        before = next((both.ours for both in reversed(pairs[:number]) if both.ours is not None), None)
        behind = next((both.ours for both in pairs[number + 1 :] if both.ours is not None), None)
        for neighbour, step in ((before, 0), (behind, -1)):
            home = self._fields.prose_home(at[id(neighbour)]) if neighbour is not None else None
            if home is not None:
                yield Change(ref=home.ref, before="", after=text, value=text, line=home.line + step, added=True)
                return
        yield Change(ref=None, before="", after=text, why=Why.COMPOSED)

    def _removed(self, line: Line, at: int) -> Iterator[Change]:
        if not line.text.strip() or (line.told and line.told not in self.origin.lines):
            return  # the book has this line only since the export
        text = " ".join(line.text.split())
        home = self._fields.prose_home(at)
        if home is None:
            yield Change(ref=None, before=text, after="", why=Why.COMPOSED)
        else:
            yield Change(ref=home.ref, before=text, after="", value="", line=home.line)

    def _changed(self, ours: Line, at: int, edited: Line) -> Iterator[Change]:
        exported = edited.told or ours.said
        if edited.said in (exported, ours.said):
            return
        if exported == ours.said:
            yield from self._precisely(ours, at, edited)
        else:
            yield from self._meanwhile(ours, at, edited)

    def _precisely(self, ours: Line, at: int, edited: Line) -> Iterator[Change]:
        """Yield what changed in a line of which the book still has what was exported."""
        moved = spans(ours, edited, self._fields.weight)
        now = [edited.text[start:end] for start, end in moved]
        fixed = _between(ours.text, [(place.start, place.end) for place in ours.places])
        if _squeezed(fixed) != _squeezed(_between(edited.text, moved)):
            yield self._whole(ours, edited)
            return
        homes = {home.ref: home for home in self._fields.homes.get(at, ())}
        quoted = {ref for home in homes.values() for ref in quoting.quoted(home.raw)}
        done: set[FieldRef] = set()
        for place, text in zip(ours.places, now, strict=True):
            ref, before = self._fields.ref(place), ours.text[place.start : place.end]
            home = homes.get(ref) if ref is not None else None
            if home is not None and quoting.OPEN in home.raw:
                if home.ref not in done:
                    done.add(home.ref)
                    yield from self._quoting(ours, home, now)
            elif ref not in quoted and " ".join(text.split()) != " ".join(before.split()):
                yield self._change(ref, before, text, home, meanwhile=False)

    def _meanwhile(self, ours: Line, at: int, edited: Line) -> Iterator[Change]:
        """Yield what changed in a line that the book says otherwise since: place by place, as the bookmarks tell."""
        homes = {home.ref: home for home in self._fields.homes.get(at, ())}
        alone = len(edited.places) == 1
        mine = {(place.key, place.number): place for place in ours.places}
        found = False
        for place in edited.places:
            text = edited.text if alone else edited.text[place.start : place.end]
            own = mine.get((place.key, place.number))
            if bookmarks.fingerprint(text) != place.told and own is not None:
                found = True
                ref = self._fields.ref(place)
                home = homes.get(ref) if ref is not None else None
                yield self._change(ref, ours.text[own.start : own.end], text, home, meanwhile=True)
        if not found:
            yield Change(ref=None, before=ours.text, after=edited.text, meanwhile=True, why=Why.COMPOSED)

    def _whole(self, ours: Line, edited: Line) -> Change:
        """Return the change of a line whose composed words were changed: a composed sentence may have a field."""
        before, after = " ".join(ours.text.split()), " ".join(edited.text.split())
        field = self._fields.composed.get(before.removesuffix(END).rstrip(" ."))
        if field is None:
            return Change(ref=None, before=before, after=after, why=Why.COMPOSED)
        return Change(ref=field, before=before, after=after, value=after.removesuffix(END).rstrip(" ."))

    def _quoting(self, ours: Line, home: Home, now: list[str]) -> Iterator[Change]:
        """Yield the changes of a line that quotes figures, and of these; a quotation stays where its figure does."""
        stands = []
        for place, text in zip(ours.places, now, strict=True):
            ref, before = self._fields.ref(place), ours.text[place.start : place.end]
            quoted = ref is not None and ref != home.ref and quoting.token(ref) in home.raw
            if quoted and text.strip() != before.strip() and text.strip():
                figure = self._change(ref, before, text, None, meanwhile=False)
                quoted = figure.why is None
                if quoted:
                    yield figure
            stands.append(quoted and bool(text.strip()))
        before = self._fields.segment(ours, home.ref, None)
        after = self._fields.segment(ours, home.ref, now, stands)
        if after != before:
            shown_before = ours.text[ours.places[0].start : ours.places[-1].end]
            value = into(before, after, home.raw)
            why = Why.COMPOSED if value is None else None
            yield Change(
                ref=home.ref, before=shown_before, after="".join(now), value=value or "", line=home.line, why=why
            )

    def _change(self, ref: FieldRef | None, before: str, after: str, home: Home | None, *, meanwhile: bool) -> Change:
        """Return the change of one field."""
        before, after = " ".join(before.split()), " ".join(after.split())
        field = self._fields.field(ref)
        if ref is None or field is None:
            return Change(ref=None, before=before, after=after, meanwhile=meanwhile, why=Why.COMPOSED)
        if field.kind in FIGURES or ref == FieldRef(self.report.id, "number"):
            return self._figure(ref, field, before, after, meanwhile)
        if field.kind not in TEXTS:
            return Change(ref=ref, before=before, after=after, meanwhile=meanwhile, why=Why.CHOSEN)
        if home is None:
            if str(self.book.field(ref)).strip() or not (before.startswith("[") and before.endswith("]")):
                return Change(ref=ref, before=before, after=after, meanwhile=meanwhile, why=Why.COMPOSED)
            return Change(ref=ref, before=before, after=after, value=after, added=True, meanwhile=meanwhile)
        value = after if meanwhile else into(before, after, home.raw)
        if value is None:
            return Change(ref=ref, before=before, after=after, meanwhile=meanwhile, why=Why.COMPOSED)
        return Change(ref=ref, before=before, after=after, value=value, line=home.line, meanwhile=meanwhile)

    def _figure(self, ref: FieldRef, field: Field, before: str, after: str, meanwhile: bool) -> Change:
        try:
            value = self._fields.read(ref, field, before, after)
        except (NotANumber, NotADate) as fault:
            why = Why.NOT_A_DATE if isinstance(fault, NotADate) else Why.NOT_A_FIGURE
            return Change(ref=ref, before=before, after=after, figure=True, meanwhile=meanwhile, why=why)
        return Change(ref=ref, before=before, after=after, value=value, figure=True, meanwhile=meanwhile)


def _between(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """Return what stands before, between and behind the spans."""
    made, at = [], 0
    for start, end in spans:
        made.append(text[at:start])
        at = max(at, end)
    return [*made, text[at:]]


def _squeezed(texts: list[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts]
