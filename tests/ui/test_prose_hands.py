"""What hands do in fields of paragraphs: phrases, gaps, paragraphs that move, their numbers, the menu."""

from __future__ import annotations

import tkinter as tk
from typing import Any

import pytest
import ttkbootstrap as ttk

from desktop.domain.book import FieldRef
from desktop.domain.edits import set_field
from desktop.domain.quoting import token
from desktop.ui.phrase_dialog import PhraseDialog
from desktop.ui.widgets.editors import ProseEditor
from desktop.ui.widgets.field_menu import field_menu
from tests.ui.clerk import Clerk, everything

THREE = "Một.\nHai.\nBa."


def strengths(clerk: Clerk, text: str = "") -> ProseEditor:
    """The field 'Ưu điểm' with the cursor at its beginning and, if given, with a text."""
    clerk.open("report", "content")
    if text:
        clerk.window.session.do(set_field, FieldRef(clerk.report.id, "strengths"), text)
    clerk.window.go_to(FieldRef(clerk.report.id, "strengths"))
    clerk.update()
    editor = clerk.tab.view.content_form.editors["strengths"]
    assert isinstance(editor, ProseEditor)
    editor.prose.text.mark_set("insert", "1.0")
    return editor


def use_phrase(clerk: Clerk, typed: str, opening: Any) -> list[str]:
    """Open the library by `opening`, type into its search, press Enter; return what was offered."""
    offered: list[str] = []

    def answer() -> None:
        (dialog,) = (each for each in everything(clerk.window) if isinstance(each, PhraseDialog))
        dialog.search.insert(0, typed)
        dialog.update()
        offered.extend(" ".join(str(dialog.list.item(row, "text")).split()) for row in dialog.list.get_children())
        dialog.search.focus_force()
        dialog.search.event_generate("<Return>")

    clerk.window.after(50, answer)
    opening()
    clerk.update()
    return offered


# -- phrases and their gaps


@pytest.mark.parametrize("way", ["key", "button"])
def test_a_phrase_is_put_in_with_its_first_gap_selected(clerk: Clerk, way: str) -> None:
    editor = strengths(clerk)
    ways = {
        "key": lambda: clerk.press("<Control-Shift-M>"),
        "button": lambda: clerk.click(editor.phrase_button),
    }

    use_phrase(clerk, "dieu le", ways[way])

    text = editor.prose.text
    assert "điều lệ" in clerk.report.strengths
    assert clerk.focus is text
    assert text.get("sel.first", "sel.last").startswith("«")
    clerk.type("12")
    assert "«" not in text.get("1.0", "insert")


def test_phrases_are_offered_for_the_field_with_the_cursor(clerk: Clerk) -> None:
    strengths(clerk)

    offered = use_phrase(clerk, "", clerk.window.use_phrase)

    clerk.window.go_to(FieldRef(clerk.report.id, "goals_result"))
    others = use_phrase(clerk, "", clerk.window.use_phrase)
    assert offered
    assert others
    assert set(offered) != set(others)


def test_a_selected_passage_is_kept_with_a_gap_for_a_quoted_figure(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    figure = token(FieldRef(clerk.target("members"), "actual"))
    editor = strengths(clerk, f"Có {figure} ở phường.")
    clerk.press("<Control-a>")

    def keep() -> None:
        (dialog,) = (each for each in everything(clerk.window) if isinstance(each, PhraseDialog))
        dialog._keep()
        dialog.destroy()

    clerk.window.after(50, keep)
    editor.use_phrase(clerk.window.library)

    (kept,) = clerk.window.library.preferences.phrases
    assert kept.text == "Có «số» ở phường."
    assert kept.fields == ("strengths",)


def test_the_key_goes_from_gap_to_gap_and_round(clerk: Clerk) -> None:
    text = strengths(clerk, "Mở «số» lớp.\nCó «số người» học.").prose.text
    seen = []

    for _ in range(3):
        clerk.press("<Control-Shift-Right>")
        seen.append(text.get("sel.first", "sel.last"))

    assert seen == ["«số»", "«số người»", "«số»"]


def test_without_gaps_the_key_selects_a_word_as_ever(clerk: Clerk) -> None:
    text = strengths(clerk, "Mở hai lớp.").prose.text

    clerk.press("<Control-Shift-Right>")

    assert text.get("sel.first", "sel.last").strip() == "Mở"


# -- paragraphs that move


def test_a_paragraph_moves_with_the_cursor_as_one_step(clerk: Clerk) -> None:
    text = strengths(clerk, THREE).prose.text
    text.mark_set("insert", "2.2")

    clerk.press("<Alt-Shift-Up>")
    moved, cursor = clerk.report.strengths, text.index("insert")
    clerk.press("<Alt-Shift-Up>")
    at_the_end = clerk.report.strengths
    clerk.press("<Control-z>")

    assert moved == "Hai.\nMột.\nBa."
    assert cursor == "1.2"
    assert at_the_end == moved
    assert clerk.report.strengths == THREE
    assert text.get("1.0", "end-1c") == THREE


def test_all_paragraphs_of_the_selection_move_and_stay_selected(clerk: Clerk) -> None:
    text = strengths(clerk, THREE).prose.text
    text.tag_add("sel", "1.1", "2.2")

    clerk.press("<Alt-Shift-Down>")

    assert clerk.report.strengths == "Ba.\nMột.\nHai."
    assert [str(text.index(edge)) for edge in ("sel.first", "sel.last")] == ["2.1", "3.2"]


def test_a_selection_that_ends_before_a_line_leaves_that_line(clerk: Clerk) -> None:
    text = strengths(clerk, THREE).prose.text
    text.tag_add("sel", "1.0", "2.0")

    clerk.press("<Alt-Shift-Down>")

    assert clerk.report.strengths == "Hai.\nMột.\nBa."


def test_what_was_typed_before_is_a_step_of_its_own(clerk: Clerk) -> None:
    text = strengths(clerk, THREE).prose.text
    text.mark_set("insert", "1.0")
    clerk.type("A")

    clerk.press("<Alt-Shift-Down>")
    moved = clerk.report.strengths
    clerk.press("<Control-z>")

    assert moved == "Hai.\nAMột.\nBa."
    assert clerk.report.strengths == "AMột.\nHai.\nBa."


def test_a_quoted_figure_moves_with_its_paragraph(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    figure = token(FieldRef(clerk.target("members"), "actual"))
    editor = strengths(clerk, f"Có {figure}.\nHai.")

    clerk.press("<Alt-Shift-Down>")

    assert clerk.report.strengths == f"Hai.\nCó {figure}."
    assert editor.prose.raw() == clerk.report.strengths
    assert "⟦" not in editor.prose.text.get("1.0", "end-1c")


# -- their numbers


def numbers_of(editor: ProseEditor) -> list[str]:
    editor.update()
    shown = [each for each in everything(editor.prose.text) if isinstance(each, tk.Canvas)]
    return [str(canvas.itemcget(item, "text")) for canvas in shown for item in canvas.find_all()]


def test_paragraphs_are_numbered_from_the_second_on(clerk: Clerk) -> None:
    editor = strengths(clerk, "Một.")
    one = numbers_of(editor)

    clerk.press("<Control-End>", "<Return>", "<Return>")
    clerk.type("Hai.")
    two = numbers_of(editor)
    clerk.press("<Control-a>")
    clerk.type("A")

    assert one == []
    assert two == ["1", "2"]
    assert numbers_of(editor) == []
    assert clerk.focus is editor.prose.text


def test_a_number_stands_beside_its_paragraph_and_selects_it(clerk: Clerk) -> None:
    editor = strengths(clerk, f"{'Một. ' * 60}\nHai.")
    numbers_of(editor)
    text = editor.prose.text
    (margin,) = (each for each in everything(text) if isinstance(each, tk.Canvas))
    second = margin.find_all()[1]
    line = text.dlineinfo("2.0")
    assert line is not None

    margin.event_generate("<Button-1>", x=3, y=int(margin.coords(second)[1]))

    assert line[1] <= margin.winfo_y() + margin.coords(second)[1] <= line[1] + line[3]
    assert margin.winfo_x() + margin.winfo_width() <= line[0]
    assert text.get("sel.first", "sel.last") == "Hai."


# -- the menu


def rows_of(menu: tk.Menu) -> dict[str, str]:
    """The words of a menu and whether each can be chosen."""
    places = [at for at in range(int(menu.index("end") or 0) + 1) if menu.type(at) == "command"]
    return {str(menu.entrycget(at, "label")): str(menu.entrycget(at, "state")) for at in places}


def test_a_field_of_paragraphs_has_a_menu_with_all_that_can_be_put_in(clerk: Clerk) -> None:
    editor = strengths(clerk, THREE)

    menu = field_menu(clerk.window, editor.prose.text, editor.puts())

    words = ["Cắt", "Sao chép", "Dán", "Chọn tất cả", "Chèn số liệu…", "Câu mẫu…"]
    assert list(rows_of(menu)) == words
    assert [word for word, state in rows_of(menu).items() if state == "disabled"] == ["Cắt", "Sao chép"]


def test_an_entry_has_a_menu_and_cuts_and_pastes_by_it(clerk: Clerk) -> None:
    clerk.open("general", "unit")
    entry = clerk.tab.view.unit_form.editors["name"].entry
    entry.focus_set()
    clerk.type("Hoa Sen")
    entry.selection_range(0, 4)
    menu = field_menu(clerk.window, entry, ())

    menu.invoke(0)
    cut = entry.get()
    entry.icursor("end")
    field_menu(clerk.window, entry, ()).invoke(2)

    assert cut == "Sen"
    assert entry.get() == "SenHoa "


def test_the_right_button_opens_the_menu_where_it_is_pressed(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tk.Menu] = []
    monkeypatch.setattr(tk.Menu, "tk_popup", lambda menu, x, y, entry="": opened.append(menu))
    editor = strengths(clerk, THREE)
    text = editor.prose.text
    text.tag_add("sel", "1.0", "1.2")
    x, y, _, _ = text.bbox("3.1") or (0, 0, 0, 0)

    text.event_generate("<Button-3>", x=x + 1, y=y + 2)

    assert len(opened) == 1
    assert text.index("insert") == "3.1"
    assert not text.tag_ranges("sel")


@pytest.mark.parametrize("key", ["<Shift-F10>", "<Key-Menu>"])
def test_the_keys_for_menus_open_it_too(clerk: Clerk, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    opened: list[tk.Menu] = []
    monkeypatch.setattr(tk.Menu, "tk_popup", lambda menu, x, y, entry="": opened.append(menu))
    editor = strengths(clerk, THREE)
    editor.prose.text.tag_add("sel", "1.0", "1.2")

    clerk.press(key)

    assert len(opened) == 1
    assert editor.prose.text.tag_ranges("sel")


def test_a_field_that_is_closed_offers_only_what_changes_nothing(app: ttk.App, clerk: Clerk) -> None:
    text = tk.Text(app)
    text.insert("1.0", "Đã ký.")
    text.tag_add("sel", "1.0", "1.2")
    text.configure(state="disabled")

    menu = field_menu(clerk.window, text, ("quote", "phrase"))

    assert rows_of(menu) == {"Cắt": "disabled", "Sao chép": "normal", "Dán": "disabled", "Chọn tất cả": "normal"}
