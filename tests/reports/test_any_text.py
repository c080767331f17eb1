"""Whatever stands in a field, the document is written whole and opens: any character, a million letters."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import Book, Entity, FieldRef, walk
from desktop.domain.fields import FIELDS, Kind
from desktop.domain.vietnamese import clean
from desktop.reports.annexes import ANNEXES
from desktop.reports.word import render
from tests.reports.office import converted
from tests.reports.ward import the_ward

EVERY_LETTER = "".join(chr(code) for code in range(0x10000)) + "\U0001f600"
FROM_WORD = "Dòng một\x0bDòng hai\x0cTrang hai\r\nDòng cuối\ud800\udfff\udc00"
MILLION = "Hợp tác xã " * 95_000
BOOK = the_ward(annexes=tuple(ANNEXES), number="5", recipients="Sở Tài chính", opening="Mở đầu.", closing="Kết thúc.")


def text_fields() -> list[FieldRef]:
    """One field of text for every kind of row that a report prints, and every text of the report itself."""
    report = BOOK.reports[0]
    rows: dict[type[Entity], Entity] = {}
    for row in (BOOK.units[0], BOOK.signers[0], BOOK.cooperatives[0], *walk(report)):
        rows.setdefault(type(row), row)
    refs = [(FieldRef(row.id, field.name), field) for kind, row in rows.items() for field in FIELDS[kind]]
    return [ref for ref, field in refs if field.kind is not Kind.CHOICE and type(BOOK.field(ref)) is str]


FIELDS_OF_TEXT = text_fields()


def named(refs: list[FieldRef]) -> list[str]:
    """Names that are the same in every process, as the ids of the rows are not."""
    return [f"{position} {ref.field}" for position, ref in enumerate(refs)]


def words_of(data: bytes) -> str:
    """All letters of a document without its blanks."""
    body = docx.Document(io.BytesIO(data)).element.body
    return "".join("".join(text.text or "" for text in body.iter(qn("w:t"))).split())


def with_text(ref: FieldRef, text: str) -> Book:
    return edits.set_field(BOOK, ref, text)


PRINTED = [ref for ref in FIELDS_OF_TEXT if "Zzyzx" in words_of(render(with_text(ref, "Zzyzx"), "r-1"))]
"""The fields whose text stands in the document letter by letter."""

ONE_OF_A_KIND = list({type(BOOK.entity(ref.entity)): ref for ref in PRINTED}.values())


def test_most_texts_are_printed() -> None:
    assert len(PRINTED) >= 30
    assert len({type(BOOK.entity(ref.entity)) for ref in PRINTED}) >= 9


@pytest.mark.parametrize("ref", FIELDS_OF_TEXT, ids=named(FIELDS_OF_TEXT))
@pytest.mark.parametrize("text", [EVERY_LETTER, FROM_WORD], ids=["every letter", "pasted from Word"])
def test_any_character_can_be_printed(ref: FieldRef, text: str) -> None:
    data = render(with_text(ref, text), "r-1")

    if ref in PRINTED:
        found = set(words_of(data))
        assert set("".join(clean(text).split())) - found == set()


@pytest.mark.parametrize("text", [EVERY_LETTER, FROM_WORD], ids=["every letter", "pasted from Word"])
def test_a_text_that_no_edit_has_cleaned_can_be_printed_too(text: str) -> None:
    report = replace(BOOK.reports[0], strengths=text, abstract=text, name=text, recipients=text, number=text)
    unit = replace(BOOK.units[0], name=text, office=text)

    assert words_of(render(replace(BOOK, reports=(report,), units=(unit,)), "r-1"))


@pytest.mark.parametrize("ref", ONE_OF_A_KIND, ids=named(ONE_OF_A_KIND))
def test_nothing_of_a_million_letters_is_cut(ref: FieldRef) -> None:
    found = words_of(render(with_text(ref, MILLION), "r-1")).casefold()

    assert found.count("hợptácxã") >= 95_000


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("ref", "text"),
    [
        (FieldRef("r-1", "strengths"), EVERY_LETTER),
        (FieldRef("r-1", "abstract"), FROM_WORD),
        (FieldRef("r-1", "strengths"), MILLION),
        (FieldRef("t-members", "cause"), MILLION),
    ],
    ids=["every letter", "pasted from Word", "a million in a text", "a million in a cell"],
)
def test_the_document_opens(ref: FieldRef, text: str, tmp_path: Path) -> None:
    path = tmp_path / "any.docx"
    path.write_bytes(render(with_text(ref, text), "r-1"))

    (made,) = converted("txt:Text", tmp_path, path)

    read = "".join(made.read_text("utf-8").split())
    assert "BÁOCÁO" in read
    assert len(read) >= len("".join(clean(text).split())) * 0.99
