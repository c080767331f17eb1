"""What is left of a damaged book: every row whose lines can be read, and nothing that was not there."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.book import Book, Citation, walk
from desktop.domain.errors import FileDamaged
from desktop.storage.catalogue import read_sample
from desktop.storage.codec import Stamp, encode
from desktop.storage.salvage import salvage
from tests.files import of_schema

PATH = Path("so.json")
AT = datetime(2026, 9, 3, 14, 5, 1, tzinfo=UTC)
SAMPLE = replace(read_sample(Path(__file__).parents[2] / "assets" / "sample.json"), id="b-1")
WHOLE = encode(SAMPLE, Stamp(revision=7, saved_at=AT))[0]


def rows(book: Book) -> int:
    return sum(1 for _ in walk(book))


def without(piece: str, instead: str = "") -> bytes:
    """The document without the first place at which this piece stands."""
    assert piece.encode() in WHOLE
    return WHOLE.replace(piece.encode(), instead.encode(), 1)


def test_a_book_of_which_only_the_hash_is_wrong_is_read_whole() -> None:
    found = salvage(without('"name": "Tân An"', '"name": "Tân Anh"'), PATH)

    assert found.book.units[0].name == "Tân Anh"
    assert replace(found.book, units=SAMPLE.units) == SAMPLE
    assert (found.revision, found.saved_at) == (7, AT)


@pytest.mark.parametrize(
    "piece",
    [
        '"app": "',
        "      },\n",
        '    "reports": [\n      {\n',
        '    "cooperatives": [\n',
        '  "payload": {\n',
        "    ],\n",
    ],
    ids=["quotes", "a row's end", "a table with its row", "a table's name", "the payload", "a table's end"],
)
def test_a_lost_line_costs_no_row(piece: str) -> None:
    found = salvage(without(piece), PATH)

    assert rows(found.book) == rows(SAMPLE)
    assert found.book.reports[0].targets == SAMPLE.reports[0].targets


def test_a_line_that_cannot_be_read_costs_what_stands_in_it() -> None:
    found = salvage(without('"province": "Quảng Ngãi"', '"provi\x01\x02'), PATH)

    unit = SAMPLE.units[0]
    assert found.book.units == (replace(unit, province=""),)
    assert found.book.reports == SAMPLE.reports


def test_two_rows_whose_border_is_lost_stay_two() -> None:
    first, second = SAMPLE.reports[0].citations[:2]
    begin, end = WHOLE.index(f'"title": "{first.title}"'.encode()), WHOLE.index(f'"id": "{second.id}"'.encode())
    line = WHOLE.rindex(b"\n", 0, end) + 1

    found = salvage(WHOLE[:begin].rstrip(b" ") + WHOLE[line:], PATH)

    kept = found.book.reports[0].citations
    assert len(kept) == len(SAMPLE.reports[0].citations)
    assert kept[0] == Citation(
        id=first.id, kind=first.kind, number=first.number, issued=first.issued, issuer=first.issuer
    )
    assert kept[1:] == SAMPLE.reports[0].citations[1:]


def test_what_was_before_the_end_of_a_cut_file_is_there() -> None:
    found = salvage(WHOLE[: len(WHOLE) // 2], PATH)

    assert found.book.cooperatives == SAMPLE.cooperatives
    assert found.book.reports[0].citations == SAMPLE.reports[0].citations
    assert 0 < rows(found.book) < rows(SAMPLE)


def test_rows_that_lost_their_id_or_have_the_same_get_one_of_their_own() -> None:
    first, second = SAMPLE.reports[0].citations[:2]

    lost = salvage(without(f'"id": "{first.id}",', ""), PATH).book.reports[0].citations
    doubled = salvage(without(f'"id": "{second.id}"', f'"id": "{first.id}"'), PATH).book.reports[0].citations

    for found in (lost, doubled):
        assert len({one.id for one in found}) == len(SAMPLE.reports[0].citations)
        assert found[1].number == second.number


def test_a_row_without_what_it_cannot_do_without_is_left_out() -> None:
    target = SAMPLE.reports[0].targets[0]
    start = WHOLE.index(f'"id": "{target.id}"'.encode())
    indicator = WHOLE.index(b'"indicator": {', start)

    found = salvage(WHOLE[:indicator] + b'"indicator": ?' + WHOLE[indicator + 14 :], PATH)

    assert target.id not in {one.id for one in found.book.reports[0].targets}
    assert len(found.book.reports[0].targets) == len(SAMPLE.reports[0].targets) - 1


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"\0" * 500, WHOLE[:300], b'{"payload": []}', b'{"payload": {"units": [1, "x"]}}', b"[" * 9000],
    ids=["empty", "list", "object", "zeros", "envelope only", "list inside", "no rows", "deep"],
)
def test_where_nothing_is_left_the_file_is_damaged(data: bytes) -> None:
    with pytest.raises(FileDamaged):
        salvage(data, PATH)


def test_a_document_of_an_older_schema_is_read_as_it_stands() -> None:
    for schema in (1, '"?"'):
        assert salvage(of_schema(WHOLE.decode(), schema).encode(), PATH).book == SAMPLE


def test_whatever_happens_to_a_piece_of_the_file_most_rows_are_found_and_no_error_is_raised() -> None:
    chance, shares = random.Random(20), []
    for _ in range(150):
        start, length = chance.randrange(400, len(WHOLE) - 600), chance.choice((1, 8, 64, 512))
        piece = chance.choice((b"", bytes(length), b"x" * length, chance.randbytes(length)))
        found = salvage(WHOLE[:start] + piece + WHOLE[start + length :], PATH)
        shares.append(rows(found.book) / rows(SAMPLE))

    assert min(shares) > 0.8
    assert sum(shares) / len(shares) > 0.98
