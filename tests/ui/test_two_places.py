"""A book that is changed elsewhere, opened twice, carried on a stick, copied to another drive; the log for a helper."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.session import library as library_module
from desktop.session import logbook
from desktop.session import session as session_module
from desktop.session.instance import Instance, shown_elsewhere
from desktop.session.library import Library
from desktop.storage import drives
from desktop.storage.backups import Backups
from desktop.storage.lock import Lock
from desktop.storage.store import Store
from tests.ui.clerk import Answers, Clerk


def change_outside(path: Path) -> None:
    """Somebody else saves the same file."""
    store = Store(path)
    book = store.open()
    store.save(edits.set_field(book, FieldRef(book.reports[0].id, "causes"), "Của người khác."))


def type_mine(clerk: Clerk) -> None:
    clerk.open("targets")
    clerk.type("12")
    clerk.press("<Return>")
    clerk.press("<Control-s>")
    clerk.wait(lambda: clerk.status == "Chưa lưu được")


def actual(path: Path) -> object:
    return Store(path).open().reports[0].targets[0].actual


# -- changed outside


def test_a_file_changed_outside_is_not_written_over_and_three_ways_are_offered(clerk: Clerk) -> None:
    clerk.save()
    change_outside(clerk.window.session.path)
    theirs = clerk.window.session.path.read_bytes()

    type_mine(clerk)

    words = [str(button.cget("text")) for button in clerk.window.notice.buttons]
    assert words == ["Giữ bản đang mở", "Mở bản kia", "Lưu ra tên khác"]
    assert clerk.window.session.path.read_bytes() == theirs


def test_keeping_mine_keeps_theirs_beside(clerk: Clerk) -> None:
    clerk.save()
    path = clerk.window.session.path
    change_outside(path)
    theirs = path.read_bytes()
    type_mine(clerk)

    clerk.press_button("Giữ bản đang mở")
    clerk.wait(lambda: "Bản kia được cất ở" in clerk.notice)

    assert Store(path).open() == clerk.book
    assert theirs in [file.read_bytes() for file in (path.parent / "Sao luu").iterdir()]
    assert clerk.status.startswith("Đã lưu lúc")


def test_opening_theirs_keeps_mine_beside(clerk: Clerk) -> None:
    clerk.save()
    path = clerk.window.session.path
    change_outside(path)
    type_mine(clerk)

    clerk.press_button("Mở bản kia")
    clerk.wait(lambda: "Bản đang mở trước đó được cất ở" in clerk.notice)

    assert clerk.report.causes == "Của người khác."
    assert actual(path.with_stem("so - ban cua toi")) is not None
    assert actual(path) is None


# -- opened twice


@pytest.fixture
def taken(library: Library, tmp_path: Path) -> Iterator[Path]:
    """A book that another program has open."""
    session = library.new(tmp_path / "taken.json")
    assert session.close() is None
    lock = Lock(Store(session.path).lock_path)
    assert lock.acquire()
    yield session.path
    lock.release()


def test_a_book_open_elsewhere_is_shown_and_cannot_be_changed(clerk: Clerk, answers: Answers, taken: Path) -> None:
    answers.path = taken
    before = taken.read_bytes()
    clerk.press("<Control-o>")

    assert "nên chỉ xem được" in clerk.notice
    assert clerk.status == "Chỉ xem"
    clerk.window.notice.hide()
    clerk.open("targets")
    clerk.type("12")
    clerk.press("<Return>")
    assert "nên chỉ xem được" in clerk.notice
    clerk.press("<Control-s>")
    assert clerk.report.targets[0].actual is None
    assert taken.read_bytes() == before


def test_the_window_comes_forward_when_the_book_is_opened_again(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[str] = []
    monkeypatch.setattr(clerk.window.app, "lift", lambda: raised.append("lift"))

    assert shown_elsewhere(clerk.window.session.path)

    clerk.wait(lambda: raised)


def test_a_closed_window_leaves_the_book_to_others(clerk: Clerk) -> None:
    path = clerk.window.session.path
    assert not Instance(path).take()

    assert clerk.window.close()

    instance = Instance(path)
    assert instance.take()
    instance.release()


# -- on a stick


def plug_in(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let a folder be a stick."""
    monkeypatch.setattr(drives, "MOUNTS", (folder.parent,))
    for module in (drives, library_module):
        monkeypatch.setattr(module, "removable_drives", lambda: [folder])


@pytest.fixture
def stick(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers) -> Path:
    """The book of the clerk, on a stick."""
    clerk.save()
    folder = tmp_path / "stick"
    folder.mkdir()
    shutil.copy(clerk.window.session.path, folder / "so.json")
    plug_in(monkeypatch, folder)
    answers.path = folder / "so.json"
    return folder / "so.json"


def test_a_newer_book_on_a_stick_is_copied_in_and_opened(clerk: Clerk, answers: Answers, stick: Path) -> None:
    change_outside(stick)
    home = clerk.window.session.path

    clerk.press("<Control-o>")

    assert "mới hơn bản trong máy" in answers.asked[0]
    assert clerk.window.session.path == home.with_name("so (2).json")
    assert clerk.report.causes == "Của người khác."


def test_for_the_same_book_on_a_stick_the_one_in_the_machine_is_opened(
    clerk: Clerk, answers: Answers, stick: Path
) -> None:
    home = clerk.window.session.path

    clerk.press("<Control-o>")

    assert "giống hệt bản trong máy" in answers.asked[0]
    assert clerk.window.session.path == home


def test_who_wants_to_works_on_the_stick(clerk: Clerk, answers: Answers, stick: Path) -> None:
    answers.yes = False

    clerk.press("<Control-o>")

    assert clerk.window.session.path == stick


def test_a_book_in_the_machine_is_opened_without_a_question(clerk: Clerk, answers: Answers, stick: Path) -> None:
    copy = stick.parent.parent / "copy.json"
    shutil.copy(stick, copy)
    answers.path = copy

    clerk.press("<Control-o>")

    assert answers.asked == []
    assert clerk.window.session.path == copy


# -- another drive


@pytest.fixture
def other_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as one on another drive."""
    folder = tmp_path / "D"
    monkeypatch.setattr(session_module, "second_place", lambda book, places: folder)
    return folder


def test_a_copy_goes_to_the_other_drive_and_the_status_line_says_so(
    clerk: Clerk, answers: Answers, other_drive: Path, tmp_path: Path
) -> None:
    answers.path = tmp_path / "other.json"
    clerk.window.books.new()
    clerk.open("targets")
    clerk.type("12")
    clerk.press("<Return>")
    clerk.save()

    clerk.wait(lambda: "Bản dự phòng gần nhất:" in clerk.status)

    copies = Backups(other_drive / "Sao luu", f"other.{clerk.book.id}").found()
    assert len(copies) == 1


def test_the_button_of_the_log_writes_one_file(
    clerk: Clerk, answers: Answers, tmp_path: Path, user_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook.start(paths.log_folder())
    answers.path = tmp_path / "nhat ky.zip"

    clerk.window.recovery.pack_log()
    clerk.wait(lambda: "nhat ky.zip" in clerk.notice)
    logbook.stop()

    assert zipfile.ZipFile(answers.path).namelist() == ["facts.txt", "app.log"]


def test_recovery_and_log_are_in_the_menu(clerk: Clerk) -> None:
    menu = clerk.window.bar.file_menu
    clerk.window.bar.fill_menu()

    entries = range(int(menu.index("end") or 0) + 1)
    labels = [menu.entrycget(entry, "label") for entry in entries if menu.type(entry) == "command"]
    assert {"Phục hồi dữ liệu…", "Gửi nhật ký cho người hỗ trợ…"} <= set(labels)
