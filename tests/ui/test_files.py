"""Files that cannot be read and places that cannot be written: nothing is lost, on the disk or on the screen."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.session.instance import Instance
from desktop.session.library import Library
from desktop.storage import atomic
from desktop.storage.store import Store
from desktop.ui import theme
from tests.files import of_schema
from tests.ui.clerk import Answers, Clerk, drawn


def damaged(whole: str) -> str:
    """Cut so short that no row is left to be mended from."""
    return whole[: whole.index('"payload"')]


def foreign(whole: str) -> str:
    return '{"name": "something else"}'


def empty(whole: str) -> str:
    return ""


@pytest.fixture
def whole(library: Library, tmp_path: Path) -> str:
    """The text of a data file that can be opened."""
    session = library.new(tmp_path / "whole.json")
    assert session.close() is None
    return (tmp_path / "whole.json").read_text("utf-8")


# -- opening


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (damaged, "hỏng"),
        (foreign, "không phải tệp dữ liệu"),
        (empty, "không có nội dung"),
        (of_schema, "phiên bản mới hơn"),
    ],
)
def test_what_cannot_be_opened_is_told_in_one_dialog_and_stays_as_it_is(
    clerk: Clerk, answers: Answers, whole: str, tmp_path: Path, spoil: Callable[[str], str], said: str
) -> None:
    answers.path = tmp_path / "spoilt.json"
    answers.path.write_text(spoil(whole), "utf-8")
    before, path, book = answers.path.read_bytes(), clerk.window.session.path, clerk.book

    clerk.press("<Control-o>")

    (sentence,) = answers.told
    assert said in sentence
    assert "spoilt.json" in sentence
    assert answers.path.read_bytes() == before
    assert (clerk.window.session.path, clerk.book) == (path, book)


def test_the_same_file_unspoilt_is_opened(clerk: Clerk, answers: Answers, whole: str, tmp_path: Path) -> None:
    answers.path = tmp_path / "whole.json"

    clerk.press("<Control-o>")

    assert answers.told == []
    assert clerk.window.session.path == answers.path


def test_after_a_file_that_could_not_be_opened_the_work_goes_on(clerk: Clerk, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "empty.json"
    answers.path.touch()
    clerk.open("targets")
    clerk.type("abc")
    clerk.press("<Return>")

    clerk.press("<Control-o>")
    clerk.type("khá")
    clerk.press("<Return>")
    clerk.save()

    assert Store(clerk.window.session.path).open().reports[0].targets[1].actual is not None
    assert drawn(clerk.tab.view.table, "abc") == (theme.DANGER, theme.DANGER_FILL)


# -- saving


FAULTS = [(errno.ENOSPC, "đã đầy"), (errno.EROFS, "Không có quyền ghi")]


class Disk:
    """The disk of this machine, as far as writing goes."""

    def __init__(self) -> None:
        self._patch = pytest.MonkeyPatch()

    def refuse(self, code: int) -> None:
        def fail(*arguments: Any) -> NoReturn:
            raise OSError(code, "provoked")

        self._patch.setattr(atomic, "_write_new", fail)

    def take(self) -> None:
        """Take everything again."""
        self._patch.undo()


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    yield disk
    disk.take()


def fail_to_save(clerk: Clerk, disk: Disk, code: int = errno.ENOSPC) -> None:
    """Type a figure and try to save it."""
    clerk.type_a_figure()
    clerk.wait(lambda: not clerk.window.session.worker.is_busy)
    disk.refuse(code)
    clerk.press("<Control-s>")
    clerk.wait(lambda: clerk.status == "Chưa lưu được")


@pytest.mark.parametrize(("code", "said"), FAULTS)
def test_what_cannot_be_saved_stays_on_the_screen_and_the_old_file_on_the_disk(
    clerk: Clerk, disk: Disk, code: int, said: str
) -> None:
    clerk.save()
    before = clerk.window.session.path.read_bytes()

    fail_to_save(clerk, disk, code)

    assert said in clerk.notice
    assert [str(button.cget("text")) for button in clerk.window.notice.buttons] == ["Lưu sang nơi khác", "Thử lại"]
    assert drawn(clerk.tab.view.table, "1.098")[0] == theme.INK
    assert clerk.window.session.path.read_bytes() == before
    assert [file.name for file in clerk.window.session.path.parent.iterdir() if file.suffix == ".tmp"] == []


def test_trying_again_saves_once_there_is_room(clerk: Clerk, disk: Disk) -> None:
    fail_to_save(clerk, disk)
    disk.take()

    clerk.press_button("Thử lại")
    clerk.wait(lambda: clerk.status.startswith("Đã lưu lúc"))

    assert clerk.notice == ""
    assert Store(clerk.window.session.path).open() == clerk.book


def test_trying_again_in_vain_says_so_again(clerk: Clerk, disk: Disk) -> None:
    fail_to_save(clerk, disk)

    clerk.press_button("Thử lại")
    clerk.wait(lambda: not clerk.window.session.worker.is_busy)

    assert clerk.status == "Chưa lưu được"
    assert "đã đầy" in clerk.notice


def test_the_warning_goes_when_a_later_save_succeeds_by_itself(clerk: Clerk, disk: Disk) -> None:
    fail_to_save(clerk, disk)
    disk.take()

    clerk.type("khá")
    clerk.press("<Return>")
    clerk.wait(lambda: clerk.status.startswith("Đã lưu lúc"))

    assert clerk.notice == ""


def test_saving_elsewhere_goes_on_there(
    clerk: Clerk, answers: Answers, library: Library, disk: Disk, tmp_path: Path
) -> None:
    clerk.save()
    fail_to_save(clerk, disk)
    disk.take()
    before, answers.path = clerk.window.session.path, tmp_path / "elsewhere.json"
    old = before.read_bytes()

    clerk.press_button("Lưu sang nơi khác")
    clerk.wait(lambda: "làm việc trên sổ này" in clerk.notice)
    clerk.fill_cell(clerk.tab.view.table, clerk.report.targets[1].id, "actual", "khá")
    clerk.save()

    assert Store(answers.path).open() == clerk.book
    assert clerk.report.targets[1].actual is not None
    assert clerk.window.session.path == library.last() == answers.path
    assert before.read_bytes() == old
    assert clerk.status.startswith("Đã lưu lúc")


def test_saving_elsewhere_holds_the_new_book_and_lets_the_old_one_go(
    clerk: Clerk, answers: Answers, disk: Disk, tmp_path: Path
) -> None:
    clerk.save()
    fail_to_save(clerk, disk)
    disk.take()
    before, answers.path = clerk.window.session.path, tmp_path / "elsewhere.json"
    clerk.wait(lambda: Store(before).draft_path.exists())

    clerk.press_button("Lưu sang nơi khác")
    clerk.wait(lambda: "elsewhere.json" in clerk.notice)

    there, here = Instance(answers.path), Instance(before)
    assert not there.take()
    assert here.take()
    here.release()
    clerk.wait(lambda: not Store(before).draft_path.exists())
    clerk.window.session.do(edits.set_field, FieldRef(clerk.report.id, "strengths"), "Vốn tăng.")
    clerk.wait(lambda: Store(clerk.window.session.path).draft_path.exists())
    clerk.press("<Control-z>")
    clerk.press("<Control-z>")
    assert clerk.report.targets[0].actual is None


def test_what_is_typed_while_it_is_saved_elsewhere_goes_there_too(
    clerk: Clerk, answers: Answers, disk: Disk, tmp_path: Path
) -> None:
    clerk.save()
    fail_to_save(clerk, disk)
    disk.take()
    answers.path = tmp_path / "elsewhere.json"

    clerk.window.books.go_on_elsewhere()
    clerk.window.session.do(edits.set_field, FieldRef(clerk.report.id, "strengths"), "Vốn tăng.")
    error = clerk.window.session.close()

    assert error is None
    assert Store(answers.path).open().reports[0].strengths == "Vốn tăng."


def test_where_saving_elsewhere_fails_too_it_is_offered_again(
    clerk: Clerk, answers: Answers, disk: Disk, tmp_path: Path
) -> None:
    fail_to_save(clerk, disk)
    path, answers.path = clerk.window.session.path, tmp_path / "elsewhere.json"

    clerk.press_button("Lưu sang nơi khác")
    clerk.wait(lambda: not clerk.window.session.worker.is_busy)

    assert clerk.window.session.path == path
    assert clerk.status == "Chưa lưu được"
    assert str(clerk.button("Lưu sang nơi khác").cget("state")) == "normal"


def test_a_choice_of_place_that_is_given_up_leaves_the_warning(clerk: Clerk, disk: Disk) -> None:
    fail_to_save(clerk, disk)

    clerk.press_button("Lưu sang nơi khác")

    assert "đã đầy" in clerk.notice


def test_closing_asks_before_what_cannot_be_saved_is_given_up(clerk: Clerk, answers: Answers, disk: Disk) -> None:
    fail_to_save(clerk, disk)
    answers.yes = False

    stays = clerk.window.close()

    assert not stays
    assert "Đóng thì mất các thay đổi chưa lưu." in answers.asked[0]
    answers.yes = True
    assert clerk.window.close()


def test_exporting_to_a_full_disk_says_so_and_can_be_tried_again(clerk: Clerk, disk: Disk) -> None:
    clerk.save()
    disk.refuse(errno.ENOSPC)

    clerk.press("<Control-e>")
    clerk.wait(lambda: "đã đầy" in clerk.notice)

    assert list(clerk.window.session.path.parent.glob("*.docx")) == []
    disk.take()
    assert clerk.export().exists()


def test_a_place_that_takes_no_document_offers_another_folder(
    clerk: Clerk, answers: Answers, disk: Disk, tmp_path: Path
) -> None:
    clerk.save()
    answers.folder = tmp_path / "elsewhere"
    answers.folder.mkdir()
    disk.refuse(errno.EROFS)
    clerk.press("<Control-e>")
    clerk.wait(lambda: "Không có quyền ghi" in clerk.notice)
    disk.take()

    clerk.press_button("Ghi vào thư mục khác…")
    clerk.wait(lambda: "Đã xuất" in clerk.notice)

    (written,) = answers.folder.glob("*.docx")
    assert written.name in clerk.notice
    assert list(clerk.window.session.path.parent.glob("*.docx")) == []
