"""Book <-> bytes: one JSON document in an envelope that carries its schema, revision and hash."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn, TypeVar

import msgspec
from msgspec import Meta, Struct

import desktop
from desktop.domain.book import COLLECTIONS, Book, Entity
from desktop.domain.errors import FileDamaged, FileEmpty, FileForeign, FileIsNewer, FileTooLarge
from desktop.storage.atomic import MAX_BYTES
from desktop.storage.migrations import SCHEMA, migrate
from desktop.storage.writing import write

_T = TypeVar("_T")

FORMAT = "ward-data"
_OURS = re.compile(rb'"format"\s*:\s*"([a-z-]+)"')
_OURS_WITHIN = 4096  # bytes: the format is the first key
_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WHERE = re.compile(r"(?P<what>.*?)(?: - at `\$?\.?(?P<where>.*)`)?", re.DOTALL)
_KEY = re.compile(r"Object (?P<fault>contains unknown|missing required) field `(?P<key>.*)`", re.DOTALL)
# Decimal() would take '1_000', ' 5 ' and digits of other scripts. A quote inside a text is escaped, so this
# finds keys only.
_ODD_FIGURE = re.compile(r'"(?:low|high)"\s*:\s*"(?!-?[0-9]+(?:\.[0-9]+)?")(?P<text>[^"]*)"')


class Cause(StrEnum):
    """Why a document is refused; desktop/wording/ puts it in words, with the place behind it."""

    UTF16 = "utf-16"
    NOT_TEXT = "not-text"
    NOT_JSON = "not-json"
    TOO_DEEP = "too-deep"
    TWICE = "twice"
    NOT_A_FIGURE = "not-a-figure"
    SURROGATE = "surrogate"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    INVALID = "invalid"
    BAD_ID = "bad-id"
    SAME_ID = "same-id"
    HASH = "hash"


class Refused(ValueError):
    """A document cannot be trusted: `cause`, and the `place` where ('payload.reports[0].targets[3].actual')."""

    def __init__(self, cause: Cause, place: str = "") -> None:
        super().__init__(f"{cause} {place}".strip())
        self.cause = cause
        self.place = place


class Stamp(Struct, frozen=True, kw_only=True):
    """What a save knows beside the book. `parent_sha256` is the hash of the revision before, '' for the first."""

    revision: int
    saved_at: datetime
    parent_sha256: str = ""
    author: str = ""
    app: str = desktop.__version__


class Envelope(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything around the payload, in the order of the file.

    `doc_id` is the book's id and never changes, `unit` the code of the unit that reports, `saved_at` has its offset,
    `sha256` is taken over the canonical form (sorted keys, no blanks, UTF-8, NFC) of everything but itself.
    """

    format: Literal["ward-data"]
    schema: Annotated[int, Meta(ge=1)]
    min_reader: Annotated[int, Meta(ge=1)]
    doc_id: str
    unit: str
    revision: Annotated[int, Meta(ge=1)]
    parent_sha256: str
    saved_at: Annotated[datetime, Meta(tz=True)]
    app: str
    author: str
    sha256: str

    @property
    def stamp(self) -> Stamp:
        """The stamp that gives the same envelope again."""
        return Stamp(
            revision=self.revision,
            saved_at=self.saved_at,
            parent_sha256=self.parent_sha256,
            author=self.author,
            app=self.app,
        )


def encode(book: Book, stamp: Stamp) -> tuple[bytes, Envelope]:
    """Return the document, indented UTF-8 with the keys in the order of the model, and its envelope.

    Raises Refused for a book that could not be read again, so that such a book never reaches the disk.
    """
    head = {
        "format": FORMAT,
        "schema": SCHEMA,
        "min_reader": SCHEMA,
        "doc_id": book.id,
        "unit": _unit_code(book),
        "revision": stamp.revision,
        "parent_sha256": stamp.parent_sha256,
        "saved_at": stamp.saved_at.isoformat(timespec="seconds"),
        "app": stamp.app,
        "author": stamp.author,
    }
    data, sealed = seal(head, book)
    return data, converted(sealed, Envelope, "")


def seal(head: dict[str, Any], book: Book) -> tuple[bytes, dict[str, Any]]:
    """Return the document of these keys, 'sha256' and the book as 'payload'; and its keys without the payload.

    Raises Refused for what could not be read again.
    """
    check_ids(book)
    try:
        text = write(head, book, _in_nfc)
    except UnicodeEncodeError as error:
        raise Refused(Cause.SURROGATE) from error
    except msgspec.ValidationError as error:
        read_payload(msgspec.json.decode(msgspec.json.encode(book)))  # says where
        raise Refused(Cause.INVALID, "payload") from error
    if len(text.data) > MAX_BYTES:
        raise Refused(Cause.INVALID, "payload")
    return text.data, {**text.head, "sha256": text.sha256}


def decode(data: bytes, path: Path) -> tuple[Book, Envelope]:
    """Return what a document says; `path` is only named in the errors.

    A byte order mark, CRLF and NFD do no harm. Raises FileTooLarge, FileEmpty, FileForeign, FileIsNewer or
    FileDamaged with the cause and the place as its detail.
    """
    return unseal(data, path, FORMAT, _read_document)


def unseal(data: bytes, path: Path, form: str, read: Callable[[dict[str, Any]], _T]) -> _T:
    """Return what `read` makes of a document of the format `form` whose hash is right.

    `read` may raise Refused. Raises as `decode`.
    """
    if len(data) > MAX_BYTES:
        raise FileTooLarge(path)
    if not data.removeprefix(_MARK).strip(b"\0 \t\r\n"):
        raise FileEmpty(path)
    try:
        document = _parse(data)
        if not isinstance(document, dict) or document.get("format") != form:
            raise FileForeign(path)
        schema = document.get("schema")
        if type(schema) is int and schema > SCHEMA:
            raise FileIsNewer(path, str(schema))
        given, expected = document.get("sha256"), digest(document)
        found = read(document)
        if given != expected:
            raise Refused(Cause.HASH)
    except Refused as refused:
        if form.encode() in _OURS.findall(data[:_OURS_WITHIN].replace(b"\0", b"")):  # the zeros are those of UTF-16
            raise FileDamaged(path, str(refused)) from refused
        raise FileForeign(path, str(refused)) from refused
    return found


def digest(document: dict[str, Any]) -> str:
    """Return the SHA-256 of the canonical form of everything but the hash itself. Raises Refused."""
    sealed = {key: value for key, value in document.items() if key != "sha256"}
    try:
        return hashlib.sha256(msgspec.json.encode(sealed, order="sorted")).hexdigest()
    except UnicodeEncodeError:
        raise Refused(Cause.SURROGATE) from None
    except RecursionError:
        raise Refused(Cause.TOO_DEEP) from None


def read_payload(payload: Any, place: str = "payload") -> Book:
    """Return the book that a payload of the present schema is. Raises Refused."""
    book = converted(payload, Book, place)
    check_ids(book)
    return book


def check_ids(book: Book) -> None:
    """Raise Refused unless every entity has an id of its own."""
    seen: set[str] = set()
    waiting: list[Entity] = [book]
    while waiting:
        entity = waiting.pop()
        for name in COLLECTIONS.get(type(entity), ()):
            waiting += getattr(entity, name)
        if not entity.id or "#" in entity.id:  # '#' parts entity and field in an address
            raise Refused(Cause.BAD_ID, entity.id)
        if entity.id in seen:
            raise Refused(Cause.SAME_ID, entity.id)
        seen.add(entity.id)


def _unit_code(book: Book) -> str:
    report = book.newest_report()
    unit = book.unit_of(report) if report else None
    return unit.code if unit else book.units[0].code if book.units else ""


def take_payload(document: dict[str, Any]) -> dict[str, Any]:
    """Take the payload out of a document. Raises Refused if there is none."""
    if not isinstance(payload := document.pop("payload", None), dict):
        raise Refused(Cause.MISSING_KEY, "payload")
    return payload


def _read_document(document: dict[str, Any]) -> tuple[Book, Envelope]:
    payload = take_payload(document)
    envelope = converted(document, Envelope, "")
    book = read_payload(migrate(payload, envelope.schema))
    if book.id != envelope.doc_id:
        raise Refused(Cause.INVALID, "doc_id")
    return book, envelope


def _parse(data: bytes) -> Any:
    """Return the JSON tree in NFC, with every trap of JSON refused."""
    if data.startswith(_UTF16_MARKS) or b"\0" in data[:2]:
        raise Refused(Cause.UTF16)
    try:
        text = data.removeprefix(_MARK).decode()
        tree = json.loads(
            text, object_pairs_hook=_without_doubles, parse_float=_refuse_figure, parse_constant=_refuse_figure
        )
    except UnicodeDecodeError as error:
        raise Refused(Cause.NOT_TEXT, str(error.start)) from error
    except json.JSONDecodeError as error:
        raise Refused(Cause.NOT_JSON, str(error.lineno)) from error
    except RecursionError:
        raise Refused(Cause.TOO_DEEP) from None
    except Refused:
        raise
    except ValueError as error:  # an integer of thousands of digits
        raise Refused(Cause.NOT_A_FIGURE) from error
    if odd := _ODD_FIGURE.search(text):
        raise Refused(Cause.NOT_A_FIGURE, odd["text"])
    return _in_nfc(tree) if "\\u" in text or not unicodedata.is_normalized("NFC", text) else tree


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object; the last of two equal keys would win silently."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise Refused(Cause.TWICE, next(key for key in keys if keys.count(key) > 1))
    return made


def _refuse_figure(text: str) -> NoReturn:
    """Figures are texts or whole numbers in the file: NaN, Infinity and 1e999 are nobody's figure."""
    raise Refused(Cause.NOT_A_FIGURE, text)


def _in_nfc(tree: Any) -> Any:
    if isinstance(tree, str):
        return unicodedata.normalize("NFC", tree)
    if isinstance(tree, dict):
        return _without_doubles([(_in_nfc(key), _in_nfc(value)) for key, value in tree.items()])
    return [_in_nfc(item) for item in tree] if isinstance(tree, list | tuple) else tree


def converted(tree: Any, kind: type[_T], place: str) -> _T:
    """Return the JSON tree as a record of this kind; `place` is where it stands. Raises Refused."""
    try:
        return msgspec.convert(tree, kind)
    except msgspec.ValidationError as error:
        found = _WHERE.fullmatch(str(error))
        assert found is not None
        steps = [place, *([found["where"]] if found["where"] else [])]
        cause = Cause.INVALID
        if key := _KEY.fullmatch(found["what"]):
            cause = Cause.UNKNOWN_KEY if key["fault"] == "contains unknown" else Cause.MISSING_KEY
            steps.append(key["key"])
        raise Refused(cause, ".".join(step for step in steps if step)) from error
