"""The library of phrases, as a clerk uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import ttkbootstrap as ttk

from desktop.domain.book import FieldRef
from desktop.domain.phrases import PLACE
from desktop.session.library import Library
from desktop.ui.phrase_dialog import PhraseDialog
from desktop.wording import phrases as words
from tests.ui.clerk import Clerk, everything


class Desk:
    """A dialog and what it put in."""

    def __init__(self, app: ttk.App, library: Library, chosen: str = "") -> None:
        self.put_in: list[str] = []
        self.dialog = PhraseDialog(app, library, "strengths", chosen, self.put_in.append)
        self.dialog.update()

    def shown(self) -> list[str]:
        tree = self.dialog.list
        return [" ".join(str(tree.item(row, "text")).split()) for row in tree.get_children()]

    def press_enter(self) -> None:
        self.dialog.search.focus_force()
        self.dialog.search.event_generate("<Return>")

    def search(self, typed: str) -> None:
        self.dialog.search.insert(0, typed)
        self.dialog.update()


@pytest.fixture
def desk(app: ttk.App, library: Library) -> Iterator[Desk]:
    desk = Desk(app, library)
    yield desk
    desk.dialog.destroy()


def test_the_first_phrase_found_is_put_in_with_enter(desk: Desk) -> None:
    desk.search("DIEU LE")

    desk.press_enter()

    assert len(desk.put_in) == 1
    assert "điều lệ" in desk.put_in[0]
    assert not desk.dialog.winfo_exists()


def test_what_is_not_found_is_said_and_puts_nothing_in(desk: Desk) -> None:
    desk.search("không có chữ này")

    desk.press_enter()

    assert desk.shown() == []
    assert desk.dialog.hint.cget("text") == words.NOT_FOUND.format(words="không có chữ này")
    assert desk.put_in == []


def test_a_chosen_passage_becomes_a_phrase_and_can_be_forgotten(app: ttk.App, library: Library) -> None:
    desk = Desk(app, library, chosen="Câu của phường.")

    desk.dialog._keep()
    kept = desk.shown()
    desk.dialog.forget_button.invoke()

    assert kept[0] == "Câu của phường."
    assert "Câu của phường." not in desk.shown()
    desk.dialog.destroy()


def test_phrases_of_the_program_cannot_be_forgotten(desk: Desk) -> None:
    assert not desk.dialog.forget_button.winfo_viewable()


# -- in a field


def open_strengths(clerk: Clerk) -> Any:
    clerk.open("report", "content")
    editor = clerk.tab.view.content_form.editors["strengths"]
    clerk.fill(editor, "Năm qua: ")
    return editor


def put_in(clerk: Clerk, opening: Callable[[], object], sought: str) -> None:
    """Open the library and put the first phrase in that has the words."""
    opening()
    dialog = clerk.dialog
    dialog.search.insert(0, sought)
    dialog.update()
    dialog.insert_button.invoke()
    clerk.update()


@pytest.mark.parametrize("by", ["button", "key"])
def test_a_phrase_stands_where_the_cursor_was_with_its_first_place_selected(clerk: Clerk, by: str) -> None:
    editor = open_strengths(clerk)
    opening = {
        "button": lambda: clerk.click(editor.phrase_button),
        "key": lambda: clerk.press("<Control-Shift-M>"),
    }

    put_in(clerk, opening[by], "dieu le")

    text = editor.prose.text
    assert clerk.focus is text
    assert clerk.report.strengths.startswith("Năm qua: ")
    assert "điều lệ" in clerk.report.strengths
    assert PLACE.fullmatch(text.get("sel.first", "sel.last"))
    count = len(PLACE.findall(clerk.report.strengths))
    clerk.type("05")
    clerk.window.settle()
    assert len(PLACE.findall(clerk.report.strengths)) == count - 1
    clerk.press("<Control-Shift-Right>")
    assert PLACE.fullmatch(text.get("sel.first", "sel.last"))


def test_without_a_place_the_key_selects_a_word(clerk: Clerk) -> None:
    editor = open_strengths(clerk)
    editor.prose.text.mark_set("insert", "1.0")

    clerk.press("<Control-Shift-Right>")

    assert editor.prose.text.get("sel.first", "sel.last").strip() == "Năm"


def test_a_line_of_a_list_offers_no_phrases(clerk: Clerk) -> None:
    clerk.window.go_to(FieldRef(clerk.report.id, "recipients"))
    clerk.update()

    clerk.press("<Control-Shift-M>")

    assert not any(isinstance(each, PhraseDialog) for each in everything(clerk.window))
