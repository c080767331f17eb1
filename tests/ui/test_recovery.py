"""Phục hồi dữ liệu: a damaged file, older states, what a field held, the bin."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import ttkbootstrap as ttk

from desktop.domain import edits
from desktop.domain.book import Book, FieldRef
from desktop.session.library import Library
from desktop.session.session import Session
from desktop.storage.backups import backups_of
from desktop.storage.store import Store
from desktop.ui.recovery_page import MendingPage, RecoveryPage
from desktop.ui.start_page import StartPage
from tests.files import of_schema
from tests.ui.clerk import Answers, Clerk, Wait, everything

AT = datetime.now().astimezone().replace(microsecond=0) - timedelta(hours=3)


@pytest.fixture
def path(library: Library, tmp_path: Path) -> Path:
    """A book that was saved three times within three hours, once with each sentence of SAID, with backups."""
    path = tmp_path / "so.json"
    begun = library.new(path)
    assert begun.close() is None
    book = begun.book
    path.unlink()
    shutil.rmtree(backups_of(path).folder)
    for hour, words in enumerate(SAID):
        at = AT + timedelta(hours=hour)
        store = Store(path, now=lambda at=at: at, backups=(backups_of(path, now=lambda at=at: at),))  # type: ignore[misc]
        if hour:
            book = store.open()
        store.save(edits.set_field(book, FieldRef(book.reports[0].id, "strengths"), words))
    return path


SAID = ("Một.", "Hai.", "Ba.")


def spoil(path: Path) -> bytes:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path.read_bytes()


def strengths(book: Book) -> str:
    return book.reports[0].strengths


def page_of(clerk: Clerk) -> RecoveryPage:
    (page,) = [widget for widget in everything(clerk.window) if isinstance(widget, RecoveryPage)]
    clerk.wait(lambda: page.candidates)
    clerk.update()
    return page


def can_restore(page: RecoveryPage) -> bool:
    return str(page.restore_button.cget("state")) == "normal"


def rows(tree: ttk.Treeview) -> list[tuple[str, ...]]:
    return [(tree.item(row, "text"), *tree.item(row, "values")) for row in tree.get_children()]


@pytest.fixture
def versions(clerk: Clerk, path: Path, answers: Answers) -> RecoveryPage:
    """The page on the book that was saved three times."""
    answers.path = path
    clerk.press("<Control-o>")
    clerk.window.recovery.open()
    return page_of(clerk)


# -- a damaged file


def test_a_damaged_file_is_working_again_after_one_click_and_is_not_deleted(
    clerk: Clerk, path: Path, answers: Answers
) -> None:
    damaged = spoil(path)
    answers.path = path
    clicks = 0

    clerk.press("<Control-o>")
    page = page_of(clerk)
    clerk.wait(lambda: can_restore(page))
    clerk.press_button("Khôi phục bản này", page)
    clicks += 1
    clerk.wait(lambda: clerk.window.session.path == path)

    assert clicks <= 3
    assert strengths(clerk.book) == "Ba."
    assert "Tệp dữ liệu chính không đọc được, đã mở bản dự phòng lúc" in clerk.notice
    assert [file.read_bytes() for file in (path.parent / "Hong").iterdir()] == [damaged]
    assert Store(path).open() == clerk.book


def test_a_damaged_file_at_the_first_start_is_mended_the_same_way(
    app: ttk.App, wait_until: Wait, library: Library, path: Path, answers: Answers
) -> None:
    spoil(path)
    answers.path = path
    opened: list[tuple[Session, str]] = []
    start = StartPage(app, library, lambda *given: opened.append(given))
    start.pack(fill="both", expand=True)
    app.update()

    start.buttons["open"].invoke()
    (page,) = [widget for widget in everything(start) if isinstance(widget, MendingPage)]
    wait_until(lambda: can_restore(page))
    page.restore_button.invoke()
    wait_until(lambda: opened)

    ((session, sentence),) = opened
    assert strengths(session.book) == "Ba."
    assert "đã mở bản dự phòng" in sentence
    session.abandon()


def test_the_damaged_file_and_every_copy_are_listed_the_newest_that_can_be_read_chosen(
    clerk: Clerk, path: Path, answers: Answers
) -> None:
    spoil(path)
    answers.path = path
    clerk.press("<Control-o>")
    page = page_of(clerk)

    listed = rows(page.versions)

    assert [row[0] for row in listed].count("Dự phòng") == 3
    assert listed[-1][0] == "Tệp dữ liệu"
    assert "Không đọc được: sai từ dòng" in listed[-1][4].replace("\n", " ")
    assert page.candidate is not None
    assert page.candidate.revision == 3


def test_what_differs_from_the_state_before_is_shown_before_a_damaged_file_is_mended(
    clerk: Clerk, path: Path, answers: Answers
) -> None:
    spoil(path)
    answers.path = path
    clerk.press("<Control-o>")
    page = page_of(clerk)

    clerk.wait(lambda: page.differences.tree.get_children())

    assert rows(page.differences.tree) == [("Ưu điểm", "Hai.", "Ba.")]


def test_a_damaged_file_can_be_left_for_later(clerk: Clerk, path: Path, answers: Answers) -> None:
    damaged = spoil(path)
    answers.path = path
    before = clerk.window.session.path
    clerk.press("<Control-o>")

    clerk.press_button("Để sau", page_of(clerk))

    assert clerk.window.session.path == before
    assert path.read_bytes() == damaged


def test_a_damaged_file_without_any_copy_is_mended_from_what_can_be_read_of_it(
    clerk: Clerk, answers: Answers, library: Library, tmp_path: Path
) -> None:
    alone = library.new(tmp_path / "alone.json")
    assert alone.close() is None
    damaged = alone.path.read_bytes().replace(b'"signer"', b'"sig', 1).replace(b'"payload": {', b'"pay\xff', 1)
    alone.path.write_bytes(damaged)
    shutil.rmtree(backups_of(alone.path).folder)
    answers.path = alone.path
    clerk.press("<Control-o>")
    page = page_of(clerk)

    (listed, _) = rows(page.versions)
    page.restore_button.invoke()
    clerk.wait(lambda: clerk.window.session.path == alone.path)

    assert (listed[0], "xem lại" in listed[4]) == ("Phần còn đọc được", True)
    assert clerk.book.reports[0].targets == alone.book.reports[0].targets
    assert [kept.read_bytes() for kept in (tmp_path / "Hong").iterdir()] == [damaged]


def test_a_damaged_file_of_which_nothing_is_left_is_told(clerk: Clerk, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "alone.json"
    answers.path.write_text('{"format": "ward-data"', "utf-8")

    clerk.press("<Control-o>")

    assert len(answers.told) == 1


def test_a_file_of_a_newer_version_is_never_replaced_by_an_older_state(
    clerk: Clerk, path: Path, answers: Answers
) -> None:
    path.write_text(of_schema(path.read_text("utf-8")), "utf-8")
    answers.path = path

    clerk.press("<Control-o>")

    (sentence,) = answers.told
    assert "phiên bản mới hơn" in sentence


# -- an open book


def test_an_older_state_is_taken_with_one_click_and_undone_with_another(clerk: Clerk, versions: RecoveryPage) -> None:
    clerk.wait(lambda: versions.candidate is not None and versions.candidate.revision is not None)
    older = next(key for key, one in versions.candidates.items() if one.revision == 1)
    versions.versions.mark(older)
    clerk.wait(lambda: rows(versions.differences.tree) == [("Ưu điểm", "Ba.", "Một.")])

    clerk.press_button("Khôi phục bản này", versions)

    assert strengths(clerk.book) == "Một."
    assert "Đã khôi phục bản lưu lúc" in clerk.notice
    clerk.press("<Control-z>")
    assert strengths(clerk.book) == "Ba."


def test_a_state_that_does_not_differ_says_so(clerk: Clerk, versions: RecoveryPage) -> None:
    same = next(key for key, one in versions.candidates.items() if one.revision == 3)
    versions.versions.mark(same)

    clerk.wait(lambda: str(versions.found.cget("text")) == "Không khác chỗ nào.")


def test_the_page_goes_and_the_work_goes_on(clerk: Clerk, versions: RecoveryPage) -> None:
    clerk.press_button("Đóng", versions)

    assert not versions.winfo_exists()
    clerk.open("targets")
    clerk.type("12")
    clerk.press("<Return>")
    assert clerk.report.targets[0].actual is not None


def test_what_a_field_held_is_seen_and_taken_back(clerk: Clerk, path: Path, answers: Answers) -> None:
    answers.path = path
    clerk.press("<Control-o>")
    clerk.window.go_to(FieldRef(clerk.report.id, "strengths"))
    clerk.update()
    clerk.window.recovery.open()
    page = page_of(clerk)
    assert page.switch is not None

    clerk.click(page.switch.buttons["earlier"])
    clerk.wait(lambda: page.earlier)

    assert [one.text for one in page.earlier] == ["Ba.", "Hai.", "Một."]
    page.texts.selection_set("1")
    clerk.press_button("Lấy lại nội dung này", page)
    assert strengths(clerk.book) == "Hai."


def test_a_deleted_row_is_found_in_the_bin_and_put_back(clerk: Clerk) -> None:
    before = clerk.report.targets
    clerk.open("targets")
    clerk.go_to_cell(clerk.tab.view.table, before[2].id, "actual")
    clerk.tab.view.table.remove_selected()
    clerk.window.recovery.open()
    page = page_of(clerk)
    assert page.switch is not None
    clerk.click(page.switch.buttons["bin"])

    assert [row[0] for row in rows(page.bin)] == ["Chỉ tiêu"]
    clerk.press_button("Đưa lại vào sổ", page)

    assert clerk.report.targets == before
    assert rows(page.bin) == []


def test_an_empty_bin_says_so(clerk: Clerk) -> None:
    clerk.window.recovery.open()
    page = page_of(clerk)
    assert page.switch is not None

    clerk.click(page.switch.buttons["bin"])

    assert str(page.bin_words.cget("text")) == "Thùng rác không có gì."
    assert str(page.put_back_button.cget("state")) == "disabled"
