"""The one window: its keys, where the keyboard is, what is committed when, and its books."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path

import pytest
import ttkbootstrap as ttk

from desktop.domain.book import FieldRef
from desktop.domain.checks import findings
from desktop.reports.blocks import gaps
from desktop.reports.outline import compose
from desktop.storage.store import Store
from desktop.ui.tabs import TABS
from tests.ui.clerk import PLACES, Answers, Clerk, Wait, a_clerk, a_library

KEYS = [tab.key for tab in TABS]
"""Those places where a grid has the keyboard first."""


def following(key: str) -> str:
    """The key of the tab behind this one."""
    return KEYS[(KEYS.index(key) + 1) % len(KEYS)]


def figure(clerk: Clerk) -> object:
    return clerk.report.targets[0].actual


# -- keys


@pytest.mark.parametrize(("number", "key"), list(enumerate(KEYS)))
def test_every_tab_has_its_number(clerk: Clerk, number: int, key: str) -> None:
    clerk.open("tasks")

    clerk.press(f"<Control-Key-{number}>")

    assert clerk.opened == key
    assert clerk.tab.winfo_viewable()


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_control_tab_goes_on_and_back_from_wherever_the_keyboard_is(clerk: Clerk, place: tuple[str, str]) -> None:
    clerk.open(*place)

    clerk.press("<Control-Tab>")
    forwards = clerk.opened
    clerk.open(*place)
    clerk.press("<Control-Shift-Tab>")
    backwards = clerk.opened

    assert forwards == following(place[0])
    assert following(backwards) == place[0]


@pytest.mark.parametrize(
    ("undo", "redo", "save"),
    [
        ("<Control-z>", "<Control-y>", "<Control-s>"),
        ("<Control-Lock-z>", "<Control-Lock-y>", "<Control-Lock-s>"),
        ("<Control-z>", "<Control-Shift-Z>", "<Control-s>"),
    ],
    ids=["plain", "with Caps Lock", "shifted redo"],
)
def test_undo_redo_and_save_have_their_keys(clerk: Clerk, undo: str, redo: str, save: str) -> None:
    clerk.type_a_figure()
    typed = figure(clerk)

    clerk.press(undo)
    undone = figure(clerk)
    clerk.press(redo)

    assert undone is None
    assert figure(clerk) == typed
    clerk.press(save)
    clerk.wait(lambda: not clerk.window.session.modified)


@pytest.mark.parametrize("key", ["<Control-o>", "<Control-y>", "<Control-t>", "<Control-k>", "<Control-i>"])
def test_no_shortcut_writes_into_the_text(clerk: Clerk, key: str) -> None:
    clerk.open("report")
    clerk.type("Hai phần")
    clerk.window.clipboard_clear()
    clerk.window.clipboard_append("dán")
    clerk.focus.mark_set("insert", "1.3")

    clerk.press(key)
    clerk.press("<Control-Key-1>")

    assert clerk.report.abstract == "Hai phần"


@pytest.mark.parametrize("key", ["<Control-o>", "<Control-y>"])
def test_no_shortcut_writes_into_a_cell(clerk: Clerk, key: str) -> None:
    clerk.open("targets")
    clerk.window.clipboard_clear()
    clerk.window.clipboard_append("9")
    table, row = clerk.tab.view.table, clerk.report.targets[0].id
    clerk.go_to_cell(table, row, "cause")
    clerk.type("Hai vu")

    clerk.press(key)

    assert clerk.report.targets[0].cause == "Hai vu"


def test_undo_in_an_open_cell_takes_only_the_typing_back(clerk: Clerk) -> None:
    clerk.type_a_figure()
    typed = figure(clerk)
    clerk.type("kha")

    clerk.press("<Control-z>")

    assert clerk.report.targets[1].actual is None
    assert figure(clerk) == typed


# -- what is typed


def test_changing_the_tab_commits_an_open_cell(clerk: Clerk) -> None:
    clerk.open("targets")
    clerk.type("1.098")

    clerk.press("<Control-Key-1>")

    assert figure(clerk) is not None


def test_changing_the_view_commits_an_open_cell(clerk: Clerk) -> None:
    clerk.open("targets")
    clerk.type("1.098")

    clerk.click(clerk.tab.switch.buttons["long"])

    assert figure(clerk) is not None


def test_changing_the_tab_commits_a_text(clerk: Clerk) -> None:
    clerk.open("report")
    clerk.type("Đánh giá")

    clerk.press("<Control-Tab>")

    assert clerk.report.abstract == "Đánh giá"


def test_saving_takes_in_what_is_still_being_typed(clerk: Clerk) -> None:
    clerk.open("report")
    clerk.type("Đánh giá")

    clerk.save()

    assert Store(clerk.window.session.path).open().reports[0].abstract == "Đánh giá"


def test_a_text_is_committed_after_a_pause(clerk: Clerk) -> None:
    clerk.open("report")

    clerk.type("Đánh giá")

    clerk.wait(lambda: clerk.report.abstract == "Đánh giá")


def test_typing_on_in_a_text_is_one_step_of_undo(clerk: Clerk) -> None:
    clerk.open("report")
    clerk.type("Đánh ")
    clerk.wait(lambda: clerk.report.abstract == "Đánh ")
    clerk.type("giá")

    clerk.press("<Control-z>")

    assert clerk.report.abstract == ""
    assert clerk.focus.get("1.0", "end-1c") == ""
    clerk.press("<Control-y>")
    assert clerk.report.abstract == "Đánh giá"


def test_a_composed_sentence_stands_until_something_else_is_typed(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("report")
    text = clerk.focus
    composed = text.get("1.0", "end-1c")

    clerk.press("<Control-a>")
    clerk.type("Khac")
    clerk.press("<Control-Key-1>", f"<Control-Key-{len(KEYS) - 1}>")
    own = clerk.report.abstract
    clerk.press("<Control-a>", "<Delete>", "<Control-Key-1>", f"<Control-Key-{len(KEYS) - 1}>")

    assert composed
    assert own == "Khac"
    assert clerk.report.abstract == ""
    assert text.get("1.0", "end-1c") == composed


# -- where the keyboard is


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_the_keyboard_is_never_left_on_a_hidden_page(clerk: Clerk, place: tuple[str, str]) -> None:
    key, view = place
    seen = []

    clerk.open(key, view)
    seen.append(clerk.focus.winfo_viewable())
    clerk.open(following(key))
    seen.append(clerk.focus.winfo_viewable())
    clerk.open(key)
    seen.append(clerk.focus.winfo_viewable())

    assert seen == [1, 1, 1]
    assert clerk.opened == key


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_typing_behind_a_change_of_the_tab_changes_nothing_hidden(clerk: Clerk, place: tuple[str, str]) -> None:
    clerk.open(*place)
    clerk.open(following(place[0]))
    clerk.window.settle()
    before = clerk.book

    clerk.press("<Key-7>", "<Return>")
    clerk.window.settle()

    changed = {ref.entity for ref in clerk.window.entries.unread}
    was, now = before.reports[0], clerk.report
    hidden = {"general": ("name", "citations"), "targets": ("targets",), "report": ("abstract", "outline")}
    for key, fields in hidden.items():
        if key != clerk.opened:
            assert [getattr(now, field) for field in fields] == [getattr(was, field) for field in fields]
    assert not changed or clerk.opened == "targets"


def test_every_gap_leads_to_a_field_on_the_screen(clerk: Clerk) -> None:
    missing = [run.ref for run in gaps(compose(clerk.book, clerk.report.id)) if run.ref is not None]
    found = [finding.ref for finding in findings(clerk.book, clerk.report)]

    for ref in dict.fromkeys([*missing, *found]):
        clerk.window.open_tab(KEYS[0])
        clerk.window.go_to(ref)
        clerk.update()

        assert clerk.tab.go_to(ref), ref
        assert clerk.focus.winfo_viewable(), ref


def test_a_gap_whose_row_is_gone_leads_nowhere(clerk: Clerk) -> None:
    clerk.open("tasks")

    clerk.window.go_to(FieldRef("t-gone", "actual"))

    assert clerk.opened == "tasks"


@pytest.mark.parametrize(("key", "typed"), [("cooperatives", "identity"), ("policies", "form")])
def test_no_field_is_seen_that_nothing_can_be_typed_into(clerk: Clerk, key: str, typed: str) -> None:
    clerk.open(key)
    while clerk.tab.picker.selected() is not None:
        clerk.press_button("Xóa")
    seen_when_empty = getattr(clerk.tab, typed).winfo_viewable()

    clerk.press_button("Thêm")
    clerk.type("Hoa Sen")
    clerk.window.settle()
    added = [row.name for row in clerk.book.cooperatives] or [row.title for row in clerk.report.policies]
    clerk.press("<Control-z>", "<Control-z>")

    assert not seen_when_empty
    assert added == ["Hoa Sen"]
    assert not getattr(clerk.tab, typed).winfo_viewable()
    assert clerk.focus.winfo_viewable()


# -- books


def test_closing_saves_without_a_question(clerk: Clerk, answers: Answers) -> None:
    clerk.open("report")
    clerk.type("Đánh giá")

    closed = clerk.window.close()

    assert closed
    assert answers.asked == []
    assert Store(clerk.window.session.path).open().reports[0].abstract == "Đánh giá"


def test_the_band_is_seen_on_the_sample_alone(sample_clerk: Clerk, answers: Answers, tmp_path: Path) -> None:
    clerk = sample_clerk
    on_sample = clerk.window.band.winfo_viewable()
    answers.path = tmp_path / "own.json"

    clerk.window.books.new()
    clerk.update()

    assert on_sample
    assert "DỮ LIỆU MẪU" in str(clerk.window.band.cget("text"))
    assert not clerk.window.band.winfo_viewable()
    assert not clerk.book.sample


def menu_labels(clerk: Clerk) -> list[str]:
    menu = clerk.window.bar.file_menu
    menu.tk.call(menu.cget("postcommand"))
    last = menu.index("end")
    assert last is not None
    return [str(menu.entrycget(at, "label")).strip() for at in range(last + 1) if menu.type(at) == "command"]


def choose(clerk: Clerk, words: str) -> None:
    """Choose what the menu of books offers."""
    menu = clerk.window.bar.file_menu
    labels = menu_labels(clerk)
    places = [at for at in range(int(menu.index("end") or 0) + 1) if menu.type(at) == "command"]
    menu.invoke(places[labels.index(words)])
    clerk.update()


def test_the_menu_offers_the_books_that_were_open_but_not_the_present_one(
    clerk: Clerk, answers: Answers, tmp_path: Path
) -> None:
    clerk.type_a_figure()
    first = clerk.window.session.path
    answers.path = tmp_path / "second.json"

    choose(clerk, "Tạo sổ mới…")
    offered = menu_labels(clerk)
    choose(clerk, first.name)

    assert first.name in offered
    assert "second.json" not in offered
    assert clerk.window.session.path == first
    assert figure(clerk) is not None


def test_the_menu_opens_the_sample(clerk: Clerk) -> None:
    choose(clerk, "Xem dữ liệu mẫu")

    assert clerk.book.sample


def test_a_copy_is_written_and_the_present_book_stays_open(clerk: Clerk, answers: Answers, tmp_path: Path) -> None:
    clerk.type_a_figure()
    present = clerk.window.session.path
    answers.path = tmp_path / "copy.json"

    choose(clerk, "Lưu bản sao…")
    clerk.wait(lambda: "copy.json" in clerk.notice)

    assert Store(answers.path).open() == clerk.book
    assert clerk.window.session.path == present


def test_a_copy_never_replaces_a_file(clerk: Clerk, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "copy.json"
    answers.path.write_bytes(b"there")

    choose(clerk, "Lưu bản sao…")
    clerk.wait(lambda: "không bị ghi đè" in clerk.notice)

    assert answers.path.read_bytes() == b"there"


def test_a_copy_on_a_stick_has_a_new_name_and_is_read_back(
    clerk: Clerk, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.type_a_figure()
    monkeypatch.setattr(clerk.window.library, "sticks", list)
    answers.folder = tmp_path / "stick"
    answers.folder.mkdir()

    choose(clerk, "Chép sang USB…")
    clerk.wait(lambda: "đọc lại đúng" in clerk.notice)

    (copy,) = answers.folder.iterdir()
    assert copy.name in clerk.notice
    assert copy.name != clerk.window.session.path.name
    assert Store(copy).open() == clerk.book


def test_an_export_is_told_with_its_next_steps_and_its_gaps(clerk: Clerk) -> None:
    clerk.type_a_figure()

    document = clerk.export()

    assert document.exists()
    steps = [str(button.cget("text")) for button in clerk.window.notice.buttons]
    assert steps[:2] == ["Mở bằng Word để in", "Mở thư mục"]
    clerk.press_button(steps[2])
    assert clerk.focus.winfo_viewable()
    assert clerk.notice == ""


def test_a_second_export_leaves_the_first(clerk: Clerk) -> None:
    first = clerk.export()
    before = first.read_bytes()
    clerk.window.notice.hide()

    second = clerk.export()

    assert second != first
    assert first.read_bytes() == before


def test_a_closed_book_opens_again_where_it_was(
    app: ttk.App, wait_until: Wait, tmp_path: Path, answers: Answers
) -> None:
    library, path = a_library(tmp_path), tmp_path / "so.json"
    with a_clerk(app, wait_until, library, lambda: library.new(path)) as clerk:
        clerk.type_a_figure()
        typed = clerk.book

    again = a_library(tmp_path)
    last = again.last()

    assert last == path
    with a_clerk(app, wait_until, again, lambda: again.open(path)) as clerk:
        assert clerk.book == typed


def test_the_title_names_the_unit(clerk: Clerk) -> None:
    clerk.open("general")
    clerk.fill(clerk.tab.view.unit_form.editors["name"], "Hoa Sen")

    top = clerk.window.winfo_toplevel()
    assert isinstance(top, tk.Tk)
    assert "Hoa Sen" in top.title()


def test_a_row_is_inserted_above_deleted_and_moved_by_keys_alone(sample_clerk: Clerk) -> None:
    sample_clerk.open("targets", "year")
    first, second = (target.id for target in sample_clerk.report.targets[:2])
    sample_clerk.window.go_to(FieldRef(second, "actual"))

    sample_clerk.press("<Insert>")
    new = sample_clerk.report.targets[1].id
    sample_clerk.press("<Alt-Shift-Up>")
    moved = [target.id for target in sample_clerk.report.targets[:3]]
    sample_clerk.press("<Control-Delete>")

    assert moved == [new, first, second]
    assert [target.id for target in sample_clerk.report.targets[:2]] == [first, second]


def test_drawn_column_widths_are_remembered_for_the_next_window(sample_clerk: Clerk) -> None:
    library = sample_clerk.window.library

    library.set_widths("targets.year", {"cause": 300, "actual": 60})
    sample_clerk.window.attach(sample_clerk.window.session)
    sample_clerk.open("targets", "year")

    grid = sample_clerk.tab.view.table.grid_widget
    assert grid.column_widths()[4] == 60
