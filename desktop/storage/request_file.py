"""A superior's request as a file: one JSON document in an envelope like a book's, with its own schema and hash."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

import desktop
from desktop.domain.errors import FileIsNewer
from desktop.domain.requests import RequestSheet
from desktop.storage.atomic import read_file, write_atomically
from desktop.storage.clock import local_now
from desktop.storage.codec import Cause, Refused, converted, digest, take_payload, unseal

FORMAT = "ward-request"
SCHEMA = 1
"""The schema of requests that this version writes; it reads no newer one."""

_KEYS = {"format", "schema", "doc_id", "saved_at", "app", "sha256"}


def write_request(path: Path, sheet: RequestSheet) -> None:
    """Write a request into a file that does not exist yet. Raises FileExists and what `write_atomically` raises."""
    write_atomically(path, encode_request(sheet), replace=False)


def encode_request(sheet: RequestSheet) -> bytes:
    """Return the document: indented UTF-8, its hash over the canonical form of everything but itself."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "schema": SCHEMA,
        "doc_id": sheet.id,
        "saved_at": local_now().isoformat(timespec="seconds"),
        "app": desktop.__version__,
        "payload": msgspec.to_builtins(sheet),
    }
    document["sha256"] = digest(document)
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def read_request(path: Path) -> RequestSheet:
    """Return the request that a file holds.

    Raises FileMissing, FileBusy, FileEmpty, FileForeign, FileTooLarge, FileIsNewer, or FileDamaged with the cause.
    """

    def read(document: dict[str, Any]) -> RequestSheet:
        schema = document.get("schema")
        if type(schema) is int and schema > SCHEMA:
            raise FileIsNewer(path, str(schema))
        payload = take_payload(document)
        if type(schema) is not int or schema < 1 or set(document) != _KEYS:
            raise Refused(Cause.INVALID, "schema")
        sheet = converted(payload, RequestSheet, "payload")
        if sheet.id != document["doc_id"] or any(not 1 <= line.level <= 3 for line in sheet.lines):
            raise Refused(Cause.INVALID, "payload")
        return sheet

    return unseal(read_file(path), path, FORMAT, read)
