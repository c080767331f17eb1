"""What can still be read of a damaged book: its rows one by one, from the lines of the file that make sense.

The program writes one key a line, and the blanks before it say how deep it stands. So a line that cannot be read costs
what stands in it, a missing bracket nothing, and the rows above and below stay whole. What comes out was never
checked by the hash: somebody must look through it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar, get_args

import msgspec
from msgspec import Meta, Struct

from desktop.domain.book import COLLECTIONS, Book, Entity, new_id
from desktop.domain.errors import FileDamaged
from desktop.storage.migrations import SCHEMA, migrate

_E = TypeVar("_E", bound=Entity)

INDENT = 2
"""Blanks for one step inwards, as `writing` makes them."""

LOST = "?"
"""Begins the name of a table whose name is lost."""

_LINE = re.compile(r'(?P<blanks> *)(?:"(?P<key>\w+)": ?)?(?P<rest>.*?),?\s*')
_Stack = list[dict[str, Any] | list[Any]]
_OPEN: dict[str, type[dict[str, Any]] | type[list[Any]]] = {"{": dict, "[": list}
_CLOSED = ("}", "]")


class Salvaged(Struct, frozen=True):
    """The book as far as it could be read, and what its envelope still says: 0 and None where it says nothing."""

    book: Book
    revision: int = 0
    saved_at: datetime | None = None


def salvage(data: bytes, path: Path) -> Salvaged:
    """Return what can be read of a document; `path` is only named. Raises FileDamaged where no row is left."""
    text = unicodedata.normalize("NFC", data.decode("utf-8-sig", "replace").replace("\0", ""))
    document = _tree(text)
    payload = document.get("payload")
    if not isinstance(payload, dict):
        raise FileDamaged(path)
    schema = document.get("schema")
    if isinstance(schema, int) and 1 <= schema <= SCHEMA:
        with suppress(Exception):  # a step may stumble over what is missing; the rest is read as it stands
            payload = migrate(payload, schema)
    doc_id = document.get("doc_id")
    book = _Rows().entity(Book, {**payload, "id": doc_id if isinstance(doc_id, str) and doc_id else payload.get("id")})
    if not any(getattr(book, name) for name in COLLECTIONS[Book]):
        raise FileDamaged(path)
    revision, saved_at = document.get("revision"), None
    with suppress(msgspec.ValidationError):
        saved_at = msgspec.convert(document.get("saved_at"), Annotated[datetime, Meta(tz=True)])
    return Salvaged(book, revision if isinstance(revision, int) and revision > 0 else 0, saved_at)


class _Line(NamedTuple):
    """A line of the file: how deep it stands, its key if it has one, and the rest."""

    depth: int
    key: str | None
    rest: str

    @property
    def opens(self) -> bool:
        return self.rest in _OPEN

    @property
    def closes(self) -> bool:
        return self.rest in _CLOSED


def _tree(text: str) -> dict[str, Any]:
    """Return the document as a tree: read as JSON, or line by line where it is none."""
    with suppress(ValueError, RecursionError):
        whole = json.loads(text, object_pairs_hook=_once)
        if isinstance(whole, dict):
            return whole
    document: dict[str, Any] = {}
    above: _Stack = [document]  # what is open at each depth
    for depth, key, rest in _in_order(_lines(text)):
        if rest in _CLOSED:
            del above[depth:]
            continue
        try:
            value = _OPEN[rest]() if rest in _OPEN else json.loads(rest)
        except ValueError:
            continue
        if rest in _OPEN or _begins_another(above, depth, key):
            del above[depth if rest in _OPEN else depth - 1 :]
        _bridge(above, depth, key, rest)
        if len(above) < depth:
            continue  # nobody knows what this belonged to
        place = above[depth - 1]
        if isinstance(place, list):
            place.append(value)
        elif key is not None:
            place[key] = value
        else:
            continue
        if rest in _OPEN:
            above.append(value)
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object; a key that stands there twice tells that lines between two rows are lost."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError
    return made


def _lines(text: str) -> list[_Line]:
    found = []
    for line in text.split("\n"):
        match = _LINE.fullmatch(line)
        if match is not None and match["rest"] and match["blanks"] and len(match["blanks"]) % INDENT == 0:
            found.append(_Line(len(match["blanks"]) // INDENT, match["key"], match["rest"]))
    return found


def _in_order(lines: list[_Line]) -> Iterator[_Line]:
    """Yield the lines but for those that stand where neither the line before nor the one behind expects them.

    Such a line has lost blanks. Where it opens something, it stands one step above what follows.
    """
    before = _Line(0, None, "{")
    for line, behind in zip(lines, [*lines[1:], _Line(0, None, "}")], strict=False):
        follows = line.depth == before.depth + before.opens - line.closes * (not before.opens)
        leads = behind.depth == line.depth + line.opens - behind.closes * (not line.opens)
        before = line
        if follows or leads:
            yield line
        elif line.opens and behind.depth > 1:
            yield line._replace(depth=behind.depth - 1)


def _begins_another(above: _Stack, depth: int, key: str | None) -> bool:
    """Say whether a key stands in its row already, so that the lines between this row and the next one are lost."""
    if not 1 < depth <= len(above):
        return False
    place = above[depth - 1]
    return isinstance(place, dict) and key in place and isinstance(above[depth - 2], list)


def _bridge(above: _Stack, depth: int, key: str | None, rest: str) -> None:
    """Open what must have been opened by lines that are lost: a row, a table with or without its row, the payload."""
    missing = depth - len(above)
    if key is not None and missing == 1 and len(above) == 1 and "payload" not in above[0]:
        _open(above, {}, "payload")
    elif isinstance(above[-1], list):
        if key is not None and missing == 1:
            _open(above, {})
    elif key is not None and missing == 2:
        _open(above, [])
        _open(above, {})
    elif key is None and rest == "{" and missing == 1:
        _open(above, [])


def _open(above: _Stack, inner: dict[str, Any] | list[Any], name: str = "") -> None:
    place = above[-1]
    if isinstance(place, list):
        place.append(inner)
    else:
        place[name or f"{LOST}{len(place)}"] = inner
    above.append(inner)


def _sorted(kind: type[Entity], tree: dict[str, Any]) -> dict[str, Any]:
    """Return a tree with every row in the table that it fits, since names of tables may be lost."""
    keys = {name: {*_row_of(kind, name).__struct_fields__} for name in COLLECTIONS.get(kind, ())}
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in keys}
    for name, rows in tree.items():
        if keys and isinstance(rows, list) and (name in keys or name[:1] == LOST):
            for row in (row for row in rows if isinstance(row, dict)):
                best = max(keys, key=lambda table: (len(keys[table] & set(row)), table == name))
                tables[best].append(row)
    return tree | tables


def _row_of(kind: type[Entity], collection: str) -> type[Entity]:
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    row: type[Entity] = get_args(fields[collection].type)[0]
    return row


class _Rows:
    """Makes records out of trees, leaving out what does not fit."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def entity(self, kind: type[_E], tree: dict[str, Any]) -> _E:
        """Return the record; fields that cannot be read have their defaults, an id that is lost or taken is new."""
        tree, found = _sorted(kind, tree), {}
        for field in msgspec.structs.fields(kind):
            if field.name == "id" or field.name not in tree:
                continue
            if field.name in COLLECTIONS.get(kind, ()):
                found[field.name] = self._children(_row_of(kind, field.name), tree[field.name])
                continue
            with suppress(msgspec.ValidationError):
                found[field.name] = msgspec.convert(tree[field.name], field.type)
        return kind(id=self._id(tree.get("id")), **found)

    def _children(self, kind: type[Entity], rows: list[dict[str, Any]]) -> tuple[Entity, ...]:
        made = []
        for tree in rows:
            with suppress(TypeError):  # what the row cannot do without is lost
                made.append(self.entity(kind, tree))
        return tuple(made)

    def _id(self, wanted: Any) -> str:
        good = isinstance(wanted, str) and wanted and "#" not in wanted and wanted not in self._seen
        given: str = wanted if good else new_id("x")
        self._seen.add(given)
        return given
