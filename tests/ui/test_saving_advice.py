"""What is told after a save: advice that nobody has to follow, told once, never in the way of saving."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.session import library as library_module
from desktop.session import saver as saver_module
from desktop.session import shell
from desktop.session.saver import Waiting
from desktop.storage import drives
from desktop.wording import saving
from tests.ui.clerk import Answers, Clerk


def change(clerk: Clerk, words: str) -> None:
    """Change the book and save it."""
    clerk.window.session.do(edits.set_field, FieldRef(clerk.report.id, "strengths"), words)
    clerk.save()


def last_copied(clerk: Clerk, days: int) -> None:
    """Let the book have been copied outside so many days ago."""
    clerk.window.library.note_outside(clerk.window.session, date.today() - timedelta(days=days))


def steps(clerk: Clerk) -> list[str]:
    return [str(button.cget("text")) for button in clerk.window.notice.buttons]


def test_a_book_that_lost_most_rows_is_told_and_got_back_with_one_click(clerk: Clerk) -> None:
    change(clerk, "Vốn tăng.")
    full = clerk.book
    clerk.window.session.do(edits.restore, replace(full, reports=(replace(full.reports[0], targets=(), groups=()),)))
    clerk.save()

    clerk.wait(lambda: "ít hơn hẳn lần trước" in clerk.notice)
    assert steps(clerk) == ["Xem chỗ khác", "Hoàn tác"]
    clerk.press_button("Hoàn tác", clerk.window.notice)

    assert clerk.book == full


def test_what_is_missing_from_a_shrunken_book_can_be_seen(clerk: Clerk) -> None:
    change(clerk, "Vốn tăng.")
    full = clerk.book
    clerk.window.session.do(edits.restore, replace(full, reports=(replace(full.reports[0], targets=(), groups=()),)))
    clerk.save()
    clerk.wait(lambda: "ít hơn hẳn lần trước" in clerk.notice)

    clerk.press_button("Xem chỗ khác", clerk.window.notice)

    page = clerk.window.recovery.page
    assert page is not None
    clerk.wait(lambda: page.differences.tree.get_children())


def test_an_ordinary_save_says_nothing(clerk: Clerk) -> None:
    change(clerk, "Vốn tăng.")
    change(clerk, "Vốn giảm.")

    assert clerk.notice == ""


def test_a_drive_that_is_nearly_full_is_told_once(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saver_module, "room_left", lambda folder: 35_000_000)
    change(clerk, "Vốn tăng.")
    clerk.wait(lambda: "chỉ còn 35 MB" in clerk.notice)
    clerk.window.notice.hide()

    change(clerk, "Vốn giảm.")

    assert clerk.notice == ""
    assert clerk.status.startswith("Đã lưu lúc")


@pytest.mark.parametrize(("days", "told"), [(6, False), (7, True)])
def test_a_week_without_a_copy_outside_is_told(clerk: Clerk, days: int, told: bool) -> None:
    last_copied(clerk, days)

    change(clerk, "Vốn tăng.")
    clerk.wait(lambda: clerk.window.session.saver.facts.copied)

    assert (f"Đã {days} ngày chưa sao lưu ra ngoài máy này" in clerk.notice) == told


def test_a_book_that_is_new_here_has_a_week(clerk: Clerk) -> None:
    change(clerk, "Vốn tăng.")
    clerk.wait(lambda: clerk.window.session.saver.facts.copied)

    assert clerk.notice == ""
    assert clerk.window.library.preferences.outside == {clerk.book.id: date.today()}


def test_nobody_is_asked_to_copy_the_sample(sample_clerk: Clerk) -> None:
    last_copied(sample_clerk, 30)

    change(sample_clerk, "Vốn tăng.")
    sample_clerk.wait(lambda: sample_clerk.window.session.saver.facts.copied)

    assert sample_clerk.notice == ""


def test_a_copy_on_a_stick_ends_the_advice_and_the_stick_can_be_let_go(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    ejected: list[Path] = []

    def eject(path: Path) -> bool:
        ejected.append(path)
        return len(ejected) > 1

    monkeypatch.setattr(library_module, "removable_drives", lambda: [stick])
    monkeypatch.setattr(shell, "can_eject", lambda: True)
    monkeypatch.setattr(shell, "eject", eject)
    last_copied(clerk, 8)
    change(clerk, "Vốn tăng.")
    clerk.wait(lambda: "8 ngày" in clerk.notice)

    clerk.press_button("Chép sang USB…", clerk.window.notice)
    clerk.wait(lambda: "đọc lại đúng" in clerk.notice)
    clerk.press_button("Tháo USB", clerk.window.notice)
    clerk.wait(lambda: "Chưa tháo được USB" in clerk.notice)
    clerk.press_button("Thử lại", clerk.window.notice)
    clerk.wait(lambda: "rút được rồi" in clerk.notice)

    assert ejected == [stick, stick]
    assert clerk.window.library.days_inside(clerk.window.session, date.today()) == 0


@pytest.fixture
def no_stick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no stick be plugged in."""
    monkeypatch.setattr(library_module, "removable_drives", list)
    monkeypatch.setattr(drives, "removable_drives", list)


@pytest.mark.usefixtures("no_stick")
def test_a_copy_in_a_folder_that_is_no_stick_is_none_outside_this_machine(
    clerk: Clerk, answers: Answers, tmp_path: Path
) -> None:
    answers.folder = tmp_path / "folder"
    answers.folder.mkdir()
    last_copied(clerk, 8)

    clerk.window.books.copy_to_stick()
    clerk.wait(lambda: "đọc lại đúng" in clerk.notice)

    assert answers.asked == [saving.NO_STICK]
    assert steps(clerk) == ["Mở thư mục"]
    assert "tháo USB" not in clerk.notice
    assert str(answers.folder) in clerk.notice
    assert clerk.window.library.days_inside(clerk.window.session, date.today()) == 8


@pytest.mark.usefixtures("no_stick")
def test_without_a_stick_nothing_is_copied_unless_a_folder_is_wanted(clerk: Clerk, answers: Answers) -> None:
    answers.yes = False

    clerk.window.books.copy_to_stick()

    assert clerk.notice == ""


def test_the_status_line_says_that_the_file_is_waited_for(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(clerk.window.session), "status", property(lambda session: Waiting()))

    clerk.window.status_line.show(clerk.window.session, 0)

    assert clerk.status == "Đang chờ chương trình khác trả lại tệp…"
