"""The program from its start to its end: first start, books that cannot be opened, closing, faults."""

from __future__ import annotations

import shutil
import tkinter as tk
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import ttkbootstrap as ttk

from desktop.app import Application
from desktop.session.library import Library
from desktop.session.session import Session
from desktop.storage import atomic, drives
from desktop.storage.store import Store
from desktop.ui import input_methods, theme
from desktop.ui.start_page import StartPage
from tests.ui.clerk import Answers, Wait, a_library, everything

Start = Callable[..., Application]


@pytest.fixture
def start(app: ttk.App, tmp_path: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the program, on a file if one is named; the root window is the tests' one, which is not destroyed."""
    started: list[Application] = []
    bound = {sequence: app.bind(sequence) for sequence in app.bind()}
    monkeypatch.setattr(ttk, "App", lambda **options: app)
    monkeypatch.setattr(theme, "register_theme", lambda: None)
    monkeypatch.setattr(theme, "install_theme", lambda app: None)
    monkeypatch.setattr(app, "report_callback_exception", app.report_callback_exception)
    monkeypatch.setattr(app, "destroy", lambda: None)

    def begin(path: Path | None = None, library: Library | None = None) -> Application:
        application = Application(library or a_library(tmp_path), path)
        started.append(application)
        app.update()
        return application

    yield begin
    for application in started:
        if application.window is not None:
            application.window.close()
        application.library.close()
    app.tk.call("tk", "useinputmethods", 1)
    for sequence in app.bind():
        app.tk.call("bind", ".", sequence, bound.get(sequence, ""))


def start_page(application: Application) -> StartPage:
    assert application.start is not None
    assert application.start.winfo_viewable()
    return application.start


def waits_at_the_start(application: Application) -> bool:
    """Whether the start page is what is seen, and no book is open."""
    return application.window is None and bool(start_page(application).winfo_viewable())


def session(application: Application) -> Session:
    assert application.window is not None
    assert application.window.winfo_viewable()
    return application.window.session


def press(application: Application, name: str) -> None:
    start_page(application).buttons[name].invoke()
    application.root.update()


def close(application: Application) -> None:
    """Press the cross of the window's frame."""
    application.root.tk.eval(str(application.root.protocol("WM_DELETE_WINDOW")))


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A book that is there already."""
    path = tmp_path / "there.json"
    assert a_library(tmp_path / "other").new(path).close() is None
    return path


# -- the first start


def test_the_first_start_says_where_the_data_will_lie_and_makes_nothing(start: Start, tmp_path: Path) -> None:
    application = start()

    words = [
        str(widget.cget("text")) for widget in everything(start_page(application)) if isinstance(widget, ttk.Label)
    ]
    assert f"Dữ liệu sẽ để tại {tmp_path / 'Bao cao KTTT'}" in words
    assert not (tmp_path / "Bao cao KTTT").exists()
    assert application.root.focus_get() is start_page(application).buttons["import"]


def test_what_only_further_pages_need_is_made_behind_the_first_one(
    start: Start, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    release = input_methods.release

    def give_back(root: tk.Misc) -> None:
        made.append("input methods")
        release(root)

    monkeypatch.setattr(input_methods, "release", give_back)
    monkeypatch.setattr(theme, "style_later", lambda root: made.append("styles"))
    application = start()
    monkeypatch.setattr(application.root, "mainloop", lambda: None)
    before = list(made)

    application.run()
    wait_until(lambda: len(made) == 2)

    assert before == []
    assert made == ["input methods", "styles"]


def test_beginning_with_an_empty_book(start: Start, tmp_path: Path) -> None:
    application = start()

    press(application, "empty")

    assert session(application).path.parent == tmp_path / "Bao cao KTTT"
    assert not session(application).book.sample
    assert application.start is None


def test_beginning_with_the_sample(start: Start) -> None:
    application = start()

    press(application, "sample")

    assert session(application).book.sample


def test_beginning_with_a_book_that_is_there(start: Start, answers: Answers, saved: Path) -> None:
    application = start()
    answers.path = saved

    press(application, "open")

    assert session(application).path == saved


@pytest.mark.parametrize("agrees", [True, False])
def test_a_book_on_a_stick_is_asked_about_at_the_start_too(
    start: Start, answers: Answers, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agrees: bool
) -> None:
    stick = tmp_path / "usb" / saved.name
    stick.parent.mkdir()
    saved.rename(stick)
    monkeypatch.setattr(drives, "MOUNTS", (tmp_path,))
    monkeypatch.setattr(drives, "removable_drives", lambda: [stick.parent])
    answers.yes = agrees

    application = start(stick)

    assert "trên USB" in answers.asked[0]
    home = tmp_path / "Bao cao KTTT" / saved.name
    assert session(application).path == (home if agrees else stick)
    assert stick.exists()


def test_a_damaged_book_on_a_stick_is_told_and_the_start_page_stands(
    start: Start, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    (stick / "so.json").write_text("{}", "utf-8")
    monkeypatch.setattr(drives, "MOUNTS", (tmp_path,))
    monkeypatch.setattr(drives, "removable_drives", lambda: [stick])

    application = start(stick / "so.json")

    assert len(answers.told) == 1
    assert waits_at_the_start(application)


def test_choosing_no_book_stays_on_the_start_page(start: Start) -> None:
    application = start()

    press(application, "open")

    assert waits_at_the_start(application)


def test_another_folder_is_shown_remembered_and_used(start: Start, answers: Answers, tmp_path: Path) -> None:
    application = start()
    answers.folder = tmp_path / "Dữ liệu phường"
    answers.folder.mkdir()

    press(application, "folder")
    shown = str(start_page(application).folder.cget("text"))
    press(application, "empty")

    assert str(answers.folder) in shown
    assert session(application).path.parent == answers.folder
    application.library.close()
    assert a_library(tmp_path).folder == answers.folder


def test_a_folder_that_cannot_be_made_is_told_and_the_choice_stays(
    start: Start, answers: Answers, tmp_path: Path
) -> None:
    (tmp_path / "Bao cao KTTT").write_text("a file where the folder should be")
    application = start()

    press(application, "empty")

    assert len(answers.told) == 1
    assert waits_at_the_start(application)


# -- later starts


def test_the_next_start_opens_the_last_book(start: Start, saved: Path, tmp_path: Path) -> None:
    library = a_library(tmp_path)
    library.open(saved).abandon()
    library.close()

    application = start()

    assert session(application).path == saved


@pytest.mark.parametrize("content", [b"", b"{", b'{"name": 1}'])
def test_a_file_that_cannot_be_opened_leads_to_the_start_page_with_one_sentence(
    start: Start, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "spoilt.json"
    path.write_bytes(content)

    application = start(path)
    application.root.update()

    assert waits_at_the_start(application)
    assert "spoilt.json" in str(start_page(application).fault.cget("text"))
    assert path.read_bytes() == content


def words_on(page: StartPage) -> list[str]:
    return [str(widget.cget("text")) for widget in everything(page) if isinstance(widget, ttk.Label)]


def test_a_last_book_that_is_gone_with_its_folder_is_told_and_can_be_tried_again(
    start: Start, saved: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    library = a_library(tmp_path)
    library.open(saved.rename(folder / saved.name)).abandon()
    library.close()
    shutil.rmtree(folder)
    shutil.rmtree(saved.parent / "Sao luu")

    application = start()
    application.root.update()

    page = start_page(application)
    assert f"Không tìm thấy tệp there.json trong thư mục {folder}" in str(page.fault.cget("text"))
    assert "Chưa có dữ liệu. Chọn cách bắt đầu:" not in words_on(page)
    assert application.root.focus_get() is page.buttons["again"]
    folder.mkdir()
    assert a_library(tmp_path / "another").new(folder / saved.name).close() is None
    press(application, "again")
    assert session(application).path == folder / saved.name


def test_where_the_last_book_is_gone_those_before_it_are_offered(start: Start, saved: Path, tmp_path: Path) -> None:
    library = a_library(tmp_path)
    library.open(saved).abandon()
    library.close()

    application = start(tmp_path / "gone" / "so.json")
    press(application, str(saved))

    assert session(application).path == saved


# -- the end


def test_closing_the_window_saves(start: Start, saved: Path) -> None:
    application = start(saved)
    window = application.window
    assert window is not None
    window.open_tab("report")
    application.root.update()
    window.tab.focus_get().insert("1.0", "Đánh giá")  # type: ignore[union-attr]

    close(application)

    assert Store(saved).open().reports[0].abstract == "Đánh giá"


def test_closing_the_start_page_just_closes(start: Start, answers: Answers) -> None:
    application = start()

    close(application)

    assert answers.asked == []


def test_closing_what_cannot_be_saved_stays_if_so_answered(
    start: Start, saved: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = start(saved)
    window = application.window
    assert window is not None
    window.open_tab("report")
    application.root.update()
    window.tab.focus_get().insert("1.0", "Đánh giá")  # type: ignore[union-attr]
    answers.yes = False

    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "provoked")

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "_write_new", refuse)
        close(application)

    assert len(answers.asked) == 1
    assert session(application).book.reports[0].abstract == "Đánh giá"
    assert Store(saved).open().reports[0].abstract == ""


def test_an_unexpected_fault_is_told_in_one_sentence(
    start: Start, saved: Path, answers: Answers, tk_errors: list[str]
) -> None:
    application = start(saved)

    application.root.after(1, lambda: 1 / 0)
    while not answers.told:
        application.root.update()

    assert answers.told == [
        "Có lỗi ngoài dự kiến. Bản đã lưu còn nguyên; hãy lưu một bản sao, đóng và mở lại phần mềm."
    ]
    tk_errors.clear()
