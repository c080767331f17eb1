"""Documents that are written in pieces: the same bytes as in one go, read back, and with rests in between."""

from __future__ import annotations

import hashlib
import threading
import time
import unicodedata
from typing import Any

import msgspec
import pytest

from desktop.domain.book import Book
from desktop.storage import writing
from desktop.storage.writing import ROWS, write
from tests.builders import a_book, a_finished_report, a_group, a_policy, a_report, a_support, a_task

HEAD = {"format": "ward-data", "author": "Nguyễn Văn A", "revision": 7}


def a_large_book() -> Book:
    """A book with more rows in a table than are written in one go, and with rows in rows."""
    groups = tuple(
        a_group(f"Nhóm {group}", *(a_task(f"Việc {number}") for number in range(ROWS * 2 + 1))) for group in range(3)
    )
    policies = (a_policy("Đất đai", *(a_support(f"Lần {number}") for number in range(ROWS))), a_policy("Vốn"))
    return a_book(a_finished_report(groups=groups, policies=policies, typed={"1.2": "1.2)", "1.1": "1.1)"}), a_report())


def same(tree: Any) -> Any:
    return tree


@pytest.mark.parametrize("book", [a_large_book(), a_book(), Book(id="b-1")], ids=["large", "small", "empty"])
def test_the_pieces_make_the_same_document_as_one_go(book: Book) -> None:
    text = write(HEAD, book, same)

    document = {**HEAD, "payload": msgspec.to_builtins(book)}
    canonical = msgspec.json.encode(document, order="sorted")
    assert text.sha256 == hashlib.sha256(canonical).hexdigest()
    whole = {**HEAD, "sha256": text.sha256, "payload": document["payload"]}
    assert text.data == msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def test_only_the_pieces_that_need_it_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Đặng")
    trees: list[Any] = []

    def compose(tree: Any) -> Any:
        trees.append(tree)
        return msgspec.json.decode(unicodedata.normalize("NFC", msgspec.json.encode(tree).decode()))

    text = write(HEAD, a_book(a_report(groups=(a_group("Một", a_task(decomposed)), a_group("Hai", a_task())))), compose)

    assert unicodedata.is_normalized("NFC", text.data.decode())
    assert [len(tree) for tree in trees] == [len(HEAD), 1]


def test_a_row_that_is_read_as_another_one_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = writing._reader

    class Forgetful:
        def __init__(self, kind: Any) -> None:
            self._real = reader(kind)

        def decode(self, data: bytes) -> Any:
            return self._real.decode(data.replace(b"Nh\xc3\xb3m 1", b"Nh\xc3\xb3m 2"))

    monkeypatch.setattr(writing, "_reader", Forgetful)

    with pytest.raises(msgspec.ValidationError):
        write(HEAD, a_large_book(), same)


@pytest.mark.parametrize("thread", ["main", "other"])
def test_only_a_thread_of_its_own_rests(monkeypatch: pytest.MonkeyPatch, thread: str) -> None:
    rests: list[float] = []
    monkeypatch.setattr(time, "sleep", rests.append)
    monkeypatch.setattr(writing, "WORK", 0.0)
    book = a_large_book()

    if thread == "main":
        write(HEAD, book, same)
    else:
        other = threading.Thread(target=write, args=(HEAD, book, same))
        other.start()
        other.join()

    assert set(rests) == (set() if thread == "main" else {writing.REST})
