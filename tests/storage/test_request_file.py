"""A request on its way: what was written is what is read; what is damaged, foreign or newer is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop import paths
from desktop.domain import errors
from desktop.domain.book import OutlineLine
from desktop.domain.requests import RequestSheet
from desktop.storage.catalogue import read_catalogue
from desktop.storage.codec import digest
from desktop.storage.request_file import SCHEMA, read_request, write_request

SHEET = RequestSheet(
    id="q-1",
    issuer="Ủy ban nhân dân tỉnh",
    number="12/UBND",
    issued=date(2027, 6, 1),
    due=date(2027, 6, 20),
    lines=(OutlineLine(level=1, title="Kết quả", sections=("goals",)),),
    indicators=read_catalogue(paths.asset("catalogue.json")).indicators,
)


def rewritten(path: Path, *, seal: bool = True, **keys: Any) -> Path:
    """The same document with other keys, its hash right again unless it is not to be."""
    document = json.loads(path.read_text("utf-8")) | keys
    if seal:
        document["sha256"] = digest(document)
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "yeu-cau.json"
    write_request(path, SHEET)
    return path


def test_what_was_written_is_read(path: Path) -> None:
    assert read_request(path) == SHEET
    assert json.loads(path.read_text("utf-8"))["format"] == "ward-request"


def test_a_file_that_is_there_is_not_written_over(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(errors.FileExists):
        write_request(path, SHEET)

    assert path.read_bytes() == before


def test_a_document_in_other_blanks_and_marks_is_the_same(path: Path) -> None:
    text = path.read_text("utf-8")

    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert read_request(path) == SHEET


@pytest.mark.parametrize(
    ("keys", "seal", "refused"),
    [
        ({"format": "ward-data"}, True, errors.FileForeign),
        ({"schema": SCHEMA + 1}, True, errors.FileIsNewer),
        ({"schema": 99}, True, errors.FileIsNewer),
        ({"schema": 0}, True, errors.FileDamaged),
        ({"app": "9.9"}, False, errors.FileDamaged),
        ({"doc_id": "q-2"}, True, errors.FileDamaged),
        ({"more": 1}, True, errors.FileDamaged),
        ({"payload": {"id": "q-1", "colour": "red"}}, True, errors.FileDamaged),
        ({"payload": {"id": "q-1", "lines": [{"level": 7, "title": "x"}]}}, True, errors.FileDamaged),
        ({"payload": None}, True, errors.FileDamaged),
    ],
)
def test_what_cannot_be_trusted_is_refused(
    path: Path, keys: dict[str, Any], seal: bool, refused: type[errors.AppError]
) -> None:
    with pytest.raises(refused):
        read_request(rewritten(path, seal=seal, **keys))


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (b"", errors.FileEmpty),
        (b"PK\x03\x04", errors.FileForeign),
        (b'{"a": 1}', errors.FileForeign),
        (b'{"format": "ward-request", "schema"', errors.FileDamaged),
    ],
)
def test_other_files_are_refused(tmp_path: Path, data: bytes, refused: type[errors.AppError]) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)

    with pytest.raises(refused):
        read_request(path)
