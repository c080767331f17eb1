"""Commands that change a book: a closed report stays as it was signed, and copies are kept as the window keeps them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop import commands
from desktop.commands.changing import open_to_change, save_changed
from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.domain.errors import ReportClosed
from desktop.domain.signing import close_report
from desktop.storage.backups import backups_of
from desktop.storage.store import Store

NOON = datetime(2026, 9, 20, 12, 0, tzinfo=UTC)


def close(path: Path) -> None:
    store = Store(path)
    book = store.open()
    store.save(close_report(book, book.reports[0].id, NOON))


def test_a_closed_report_is_not_changed(path: Path) -> None:
    close(path)
    store, book = open_to_change(path)
    before = path.read_bytes()

    with pytest.raises(ReportClosed):
        save_changed(store, book, edits.set_field(book, FieldRef(book.reports[0].id, "strengths"), "Khác."))

    assert path.read_bytes() == before


def test_an_open_report_is_changed_and_the_book_is_kept_among_the_copies(path: Path) -> None:
    store, book = open_to_change(path)

    save_changed(store, book, edits.set_field(book, FieldRef(book.reports[0].id, "strengths"), "Khác."))

    assert Store(path).open().reports[0].strengths == "Khác."
    assert [copy.revision for copy in backups_of(path).found()] == [2]


def test_a_request_is_not_taken_into_a_closed_report(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    request = path.with_name("q.json")
    store = Store(path)
    book = store.open()
    assert commands.main(["request", str(path), "-o", str(request)]) == 0
    store.save(edits.set_field(book, FieldRef(book.reports[0].id, "due"), None))
    close(path)
    before = path.read_bytes()
    capsys.readouterr()

    status = commands.main(["adopt", str(request), "--into", str(path)])

    assert status == commands.REFUSED
    assert "báo cáo đã chốt" in capsys.readouterr().err
    assert path.read_bytes() == before
