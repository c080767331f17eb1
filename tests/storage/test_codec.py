"""The document on the disk: what it holds, what harms it, what is refused and where."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

import desktop
from desktop.domain.book import Book
from desktop.domain.errors import (
    FileDamaged,
    FileEmpty,
    FileFault,
    FileForeign,
    FileIsNewer,
    FileTooLarge,
)
from desktop.domain.values import NOT_APPLICABLE, NOT_COLLECTED
from desktop.storage import codec
from desktop.storage.atomic import MAX_BYTES
from desktop.storage.codec import Cause, Refused, Stamp, decode, encode
from desktop.storage.migrations import SCHEMA
from desktop.wording.faults import CAUSES, sentence
from tests.builders import (
    a_book,
    a_finished_report,
    a_group,
    a_policy,
    a_report,
    a_support,
    a_target,
    a_task,
    a_unit,
)

PATH = Path("tan-an.json")
AT = datetime(2026, 9, 3, 14, 5, 1, 987654, tzinfo=timezone(timedelta(hours=7)))
STAMP = Stamp(revision=812, saved_at=AT, parent_sha256="ab" * 32, author="Nguyễn Văn A")

Change = Callable[[dict[str, Any]], object]


def a_full_book() -> Book:
    report = a_finished_report(
        targets=(
            a_target("members", plan="≥ 50", actual="1.105", goal="50 - 70", vision="ước 1.523,45"),
            a_target("rank", actual="khá"),
            a_target("left", baseline="0", plan="chưa thu thập", actual="không áp dụng"),
        ),
        policies=(a_policy("Chính sách đất đai", a_support(money="1.500,5"), content="- Một\n- Hai"),),
        typed={"1.2": "1.2) Mục tiêu đến năm 2030"},
    )
    return a_book(report, units=(a_unit(code="21001"),))


BOOK = a_full_book()


def written() -> bytes:
    return encode(BOOK, STAMP)[0]


def altered(change: Change, *, sealed: bool = True) -> bytes:
    """A document of ours with something changed; `sealed` with the hash of the changed one."""
    document = json.loads(written())
    change(document)
    if sealed:
        document["sha256"] = codec.digest(document)
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def fault_of(data: bytes) -> FileFault:
    with pytest.raises(FileFault) as caught:
        decode(data, PATH)
    return caught.value


# -- what is written


def test_a_book_is_read_as_it_was_written() -> None:
    read, _ = decode(written(), PATH)

    assert read == BOOK


def test_zero_none_unknown_and_not_applicable_stay_apart() -> None:
    target = BOOK.reports[0].targets[2]

    read, _ = decode(written(), PATH)

    again = read.reports[0].targets[2]
    assert again == target
    assert (again.plan, again.actual, again.goal) == (NOT_COLLECTED, NOT_APPLICABLE, None)
    assert getattr(again.baseline, "low", None) == Decimal(0)


def test_the_envelope_says_what_whose_which_and_when() -> None:
    data, envelope = encode(BOOK, STAMP)

    document = json.loads(data)

    del document["payload"]
    assert document == {
        "format": "ward-data",
        "schema": SCHEMA,
        "min_reader": SCHEMA,
        "doc_id": "b-1",
        "unit": "21001",
        "revision": 812,
        "parent_sha256": "ab" * 32,
        "saved_at": "2026-09-03T14:05:01+07:00",
        "app": desktop.__version__,
        "author": "Nguyễn Văn A",
        "sha256": envelope.sha256,
    }
    assert decode(data, PATH)[1] == envelope


def test_the_hash_can_be_taken_again_by_anybody_with_a_json_library() -> None:
    data, envelope = encode(BOOK, STAMP)
    document = json.loads(data)

    del document["sha256"]
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)

    assert hashlib.sha256(canonical.encode()).hexdigest() == envelope.sha256


def test_the_file_can_be_read_by_people() -> None:
    lines = written().decode().splitlines()

    assert lines[:2] == ["{", '  "format": "ward-data",']
    assert '                "text": "Mở lớp tập huấn cho thành viên hợp tác xã."' in lines
    keys = list(json.loads(written())["payload"])
    assert keys == ["id", "units", "signers", "cooperatives", "reports"]


def test_the_same_stamp_gives_the_same_bytes() -> None:
    data, envelope = encode(BOOK, STAMP)

    assert encode(BOOK, envelope.stamp) == (data, envelope)


def test_what_could_not_be_read_again_is_not_written() -> None:
    target = replace(a_target(), actual="1105")

    with pytest.raises(Refused) as caught:
        encode(a_book(a_report(targets=(target,))), STAMP)

    assert (caught.value.cause, caught.value.place) == (Cause.INVALID, "payload.reports[0].targets[0].actual")


def test_two_entities_of_one_id_are_not_written() -> None:
    task = a_task()

    with pytest.raises(Refused) as caught:
        encode(a_book(a_report(groups=(a_group("Một", task), a_group("Hai", task)))), STAMP)

    assert (caught.value.cause, caught.value.place) == (Cause.SAME_ID, task.id)


def test_a_book_that_would_be_read_as_another_one_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def other(*arguments: object) -> None:
        raise msgspec.ValidationError("is not read as it is written")

    monkeypatch.setattr(codec, "write", other)

    with pytest.raises(Refused) as caught:
        encode(BOOK, STAMP)

    assert (caught.value.cause, caught.value.place) == (Cause.INVALID, "payload")


def test_a_book_that_is_too_large_to_be_read_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "MAX_BYTES", 1000)

    with pytest.raises(Refused) as caught:
        encode(BOOK, STAMP)

    assert (caught.value.cause, caught.value.place) == (Cause.INVALID, "payload")


def test_a_document_that_is_nested_too_deep_has_no_hash() -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]

    with pytest.raises(Refused) as caught:
        codec.digest({"payload": deep})

    assert caught.value.cause is Cause.TOO_DEEP


def test_half_a_character_is_not_written() -> None:
    with pytest.raises(Refused) as caught:
        encode(a_book(a_report(strengths="\ud800")), STAMP)

    assert caught.value.cause is Cause.SURROGATE


def test_a_time_without_its_place_is_not_written() -> None:
    with pytest.raises(Refused) as caught:
        encode(a_book(), Stamp(revision=1, saved_at=AT.replace(tzinfo=None)))

    assert caught.value.place == "saved_at"


# -- what does no harm


@pytest.mark.parametrize(
    "harmless",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: unicodedata.normalize("NFD", data.decode()).encode(),
        lambda data: json.dumps(json.loads(data), sort_keys=True).encode(),
    ],
    ids=["byte order mark", "CRLF", "NFD", "other order and escapes"],
)
def test_what_editors_and_copies_do_to_a_file_does_no_harm(harmless: Callable[[bytes], bytes]) -> None:
    data = harmless(written())

    book, _ = decode(data, PATH)

    assert data != written()
    assert book == BOOK


def test_decomposed_text_is_written_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Đặng Thị Sữa\n\u0301")

    book, _ = decode(encode(a_book(a_report(strengths=decomposed)), STAMP)[0], PATH)

    assert decomposed != unicodedata.normalize("NFC", decomposed) == book.reports[0].strengths


# -- what is refused


@pytest.mark.parametrize("data", [b"", b" \r\n", b"\0" * 4096, b"\xef\xbb\xbf"], ids=["0", "blank", "zeros", "mark"])
def test_a_file_without_content_is_empty(data: bytes) -> None:
    assert type(fault_of(data)) is FileEmpty


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 a Word document",
        b"%PDF-1.7",
        b"[1, 2]",
        b'"ward-data"',
        b"{}",
        b'{"format": "other"}',
        b'{"name": 1.5}',
        b'{"a": 1, "a": 2}',
        b"[" * 100_000,
        "Báo cáo".encode("utf-16"),
    ],
)
def test_a_file_of_something_else_is_foreign(data: bytes) -> None:
    assert type(fault_of(data)) is FileForeign


def test_a_file_that_is_too_large_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "_parse", lambda data: pytest.fail("parsed"))

    assert type(fault_of(b" " * (MAX_BYTES + 1))) is FileTooLarge


@pytest.mark.parametrize("sealed", [True, False])
def test_a_newer_file_is_refused_with_its_schema(sealed: bool) -> None:
    fault = fault_of(altered(lambda document: document.update(schema=SCHEMA + 1, novelty=[]), sealed=sealed))

    assert (type(fault), fault.detail) == (FileIsNewer, str(SCHEMA + 1))


def _into_target(**changes: Any) -> Change:
    return lambda document: document["payload"]["reports"][0]["targets"][0].update(changes)


def _into_figure(text: object) -> Change:
    return lambda document: document["payload"]["reports"][0]["targets"][0]["actual"].update(low=text)


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        (lambda document: document.update(novelty=1), "unknown-key novelty"),
        (lambda document: document.pop("author"), "missing-key author"),
        (lambda document: document.pop("payload"), "missing-key payload"),
        (lambda document: document.update(payload=None), "missing-key payload"),
        (lambda document: document.update(revision=0), "invalid revision"),
        (lambda document: document.update(schema="1"), "invalid schema"),
        (lambda document: document.update(doc_id="b-2"), "invalid doc_id"),
        (lambda document: document.update(saved_at="2026-09-03T14:05:01"), "invalid saved_at"),
        (_into_target(novelty=1), "unknown-key payload.reports[0].targets[0].novelty"),
        (_into_target(actual=12), "invalid payload.reports[0].targets[0].actual"),
        (_into_target(actual={"kind": "guess"}), "invalid payload.reports[0].targets[0].actual.kind"),
        (_into_target(baseline_year="2025"), "invalid payload.reports[0].targets[0].baseline_year"),
        (_into_target(id=""), "bad-id"),
        (_into_target(id="t#1"), "bad-id t#1"),
        (_into_target(id="u-1"), "same-id u-1"),
        (lambda document: document["payload"]["units"][0].pop("id"), "missing-key payload.units[0].id"),
        (_into_figure("1_000"), "not-a-figure 1_000"),
        (_into_figure("1.5e3"), "not-a-figure 1.5e3"),
        (_into_figure("NaN"), "not-a-figure NaN"),
        (_into_figure(" 5"), "not-a-figure  5"),
    ],
)
def test_a_document_that_is_not_right_is_refused_with_the_place(change: Change, detail: str) -> None:
    fault = fault_of(altered(change))

    assert (type(fault), fault.detail) == (FileDamaged, detail)


@pytest.mark.parametrize(
    ("before", "after", "detail"),
    [
        (b'"low": "1105"', b'"low": NaN', "not-a-figure NaN"),
        (b'"low": "1105"', b'"low": -Infinity', "not-a-figure -Infinity"),
        (b'"low": "1105"', b'"low": 1e999', "not-a-figure 1e999"),
        (b'"low": "1105"', b'"low": 1105.5', "not-a-figure 1105.5"),
        (b'"low": "1105"', b'"low": ' + b"1" * 5000, "not-a-figure"),
        (b'"low": "1105"', b'"low": "1105", "low": "1106"', "twice low"),
        (b'"low": "1105"', b'"low": ' + b"[" * 3000 + b"]" * 3000, "too-deep"),
        ("Vốn còn ít.".encode(), b"\\ud800", "surrogate"),
        ("Vốn còn ít.".encode(), b"\xff", "not-text"),
        (b'"low": "1105"', b'"low": "1105', "not-json"),
        (b'"low": "1105"', b'"low": "1106"', "hash"),
        (b'"b-1"', b'"b-2"', "invalid doc_id"),
    ],
)
def test_the_traps_of_json_are_refused(before: bytes, after: bytes, detail: str) -> None:
    assert before in written()

    fault = fault_of(written().replace(before, after, 1))

    assert type(fault) is FileDamaged
    assert fault.detail.startswith(detail)


def test_utf16_as_notepad_writes_it_is_refused_as_such() -> None:
    fault = fault_of(written().decode().encode("utf-16"))

    assert (type(fault), fault.detail) == (FileDamaged, "utf-16")


def test_a_file_that_was_cut_is_never_read() -> None:
    data = written()

    faults = {type(fault_of(data[: len(data) * part // 64])) for part in range(1, 64)}

    assert faults == {FileDamaged}


@settings(max_examples=300, deadline=None)
@given(place=some.floats(0, 1, exclude_max=True), byte=some.integers(1, 255))
def test_a_byte_that_changed_is_never_accepted_as_another_book(place: float, byte: int) -> None:
    data = bytearray(written())
    data[int(place * len(data))] ^= byte

    try:
        book, envelope = decode(bytes(data), PATH)
    except FileFault:
        return

    # Blanks and line breaks between the words may change: they say nothing.
    assert (book, envelope) == decode(written(), PATH)


def test_a_hash_that_leaves_the_envelope_out_would_let_changes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = codec.digest
    monkeypatch.setattr(codec, "digest", lambda document: whole({"payload": document["payload"]}))
    data = altered(lambda document: None)

    _, envelope = decode(data.replace(b'"revision": 812', b'"revision": 813'), PATH)

    assert envelope.revision == 813  # the control: nobody would have noticed


def test_every_cause_has_words() -> None:
    assert {cause.value for cause in Cause} <= set(CAUSES)


def test_the_place_of_the_fault_reaches_the_clerk() -> None:
    said = sentence(fault_of(altered(_into_target(novelty=1))))

    assert "tan-an.json" in said
    assert "(payload.reports[0].targets[0].novelty: mục lạ)" in said


def test_saved_at_in_universal_time_has_its_offset() -> None:
    data, envelope = encode(a_book(), Stamp(revision=1, saved_at=datetime(2026, 1, 2, tzinfo=UTC)))

    assert json.loads(data)["saved_at"] == "2026-01-02T00:00:00+00:00"
    assert envelope.saved_at.utcoffset() == timedelta(0)
