"""Book -> text in pieces of some rows, so that the window is never kept waiting by a thread that writes a large one."""

from __future__ import annotations

import hashlib
import threading
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from desktop.domain.book import COLLECTIONS, Book, Entity

ROWS = 64
"""How many rows are written in one go: less than a millisecond, in which no other thread can work."""

WORK, REST = 0.002, 0.0005
"""Seconds that a thread of its own works before it rests, and rests. The main thread has nobody to wait for it."""

INDENT = 2
"""Blanks for one step inwards."""

Compose = Callable[[Any], Any]


class Text(NamedTuple):
    """A document: the bytes of its file, its keys without hash and payload, and the hash of its canonical form."""

    data: bytes
    head: dict[str, Any]
    sha256: str


class Piece(NamedTuple):
    """A part of a document: as it is hashed (sorted keys, no blanks), and as people read it."""

    canonical: list[bytes]
    readable: list[bytes]


def write(head: Mapping[str, Any], book: Book, compose: Compose) -> Text:
    """Return the document of these keys with the book as its 'payload', every piece read back and compared.

    `compose` turns a JSON tree into NFC. Raises msgspec.ValidationError for a book that would not be read as it is,
    UnicodeEncodeError for half a character.
    """
    writer = _Writer(compose)
    keys: dict[str, Any] = compose(dict(head))
    payload = writer.entity(book, 1)
    members = {name: writer.value(content, 1) for name, content in keys.items()}
    sha256 = hashlib.sha256()
    for part in _object({**members, "payload": payload}, 0).canonical:
        sha256.update(part)
    whole = _object({**members, "sha256": writer.value(sha256.hexdigest(), 1), "payload": payload}, 0)
    return Text(b"".join([*whole.readable, b"\n"]), keys, sha256.hexdigest())


class _Writer:
    """Turns values and entities into pieces; `depth` is how many steps inwards they stand."""

    def __init__(self, compose: Compose) -> None:
        self._compose = compose
        self._rests = threading.current_thread() is not threading.main_thread()
        self._since = time.perf_counter()

    def value(self, tree: Any, depth: int) -> Piece:
        text = msgspec.json.format(msgspec.json.encode(tree), indent=INDENT)
        return Piece([msgspec.json.encode(tree, order="sorted")], [text.replace(b"\n", _line(depth))])

    def entity(self, entity: Entity, depth: int) -> Piece:
        if size(entity) <= ROWS:
            return self._rows((entity,), depth)
        below = COLLECTIONS[type(entity)]
        alone = replace(entity, **dict.fromkeys(below, ()))
        tree = msgspec.json.decode(self._written((alone,))[1])[0]
        members: dict[str, Piece] = {}
        for name in entity.__struct_fields__:
            if name in tree:
                members[name] = self.value(tree[name], depth + 1)
            elif name in below and getattr(entity, name):
                members[name] = self._array(getattr(entity, name), depth + 1)
        return _object(members, depth)

    def _array(self, children: tuple[Entity, ...], depth: int) -> Piece:
        if type(children[0]) in COLLECTIONS:
            parts = [self.entity(child, depth + 1) for child in children]
        else:
            slices = (children[start : start + ROWS] for start in range(0, len(children), ROWS))
            parts = [self._rows(rows, depth + 1) for rows in slices]
        readable = _joined([[_line(depth + 1), *part.readable] for part in parts])
        return Piece([b"[", *_joined([part.canonical for part in parts]), b"]"], [b"[", *readable, _line(depth), b"]"])

    def _rows(self, rows: tuple[Entity, ...], depth: int) -> Piece:
        rows, written = self._written(rows)
        lines = msgspec.json.format(written, indent=INDENT).replace(b"\n", _line(depth - 1))
        inner = lines[len(b"[" + _line(depth)) : -len(_line(depth - 1) + b"]")]
        return Piece([msgspec.json.encode(rows, order="sorted")[1:-1]], [inner])

    def _written(self, rows: tuple[Entity, ...]) -> tuple[tuple[Entity, ...], bytes]:
        """Return the rows in NFC, and as a JSON array that is known to be read as the same rows."""
        self._rest()
        reader = _reader(type(rows[0]))
        written = msgspec.json.encode(rows)
        if not unicodedata.is_normalized("NFC", written.decode()):
            rows = reader.decode(msgspec.json.encode(self._compose(msgspec.json.decode(written))))
            written = msgspec.json.encode(rows)
        if reader.decode(written) != rows:
            raise msgspec.ValidationError("is not read as it is written")
        return rows, written

    def _rest(self) -> None:
        if self._rests and time.perf_counter() - self._since > WORK:
            time.sleep(REST)
            self._since = time.perf_counter()


def size(entity: Entity) -> int:
    """Return how many rows an entity is with all that is below it."""
    count = 1
    for name in COLLECTIONS.get(type(entity), ()):
        children = getattr(entity, name)
        if children and type(children[0]) in COLLECTIONS:
            count += sum(map(size, children))
        else:
            count += len(children)
    return count


@cache
def _reader(kind: type[Entity]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(tuple[kind, ...])  # type: ignore[valid-type]


def _object(members: Mapping[str, Piece], depth: int) -> Piece:
    keys = {name: msgspec.json.encode(name) for name in members}
    canonical = _joined([[keys[name], b":", *members[name].canonical] for name in sorted(members)])
    readable = _joined([[_line(depth + 1), keys[name], b": ", *part.readable] for name, part in members.items()])
    return Piece([b"{", *canonical, b"}"], [b"{", *readable, _line(depth), b"}"])


def _joined(parts: Sequence[list[bytes]]) -> list[bytes]:
    """Put commas between the parts."""
    return list(chain.from_iterable([part if number == 0 else [b",", *part] for number, part in enumerate(parts)]))


def _line(depth: int) -> bytes:
    return b"\n" + b" " * (INDENT * depth)
