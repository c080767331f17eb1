"""The library of phrases, as a clerk uses it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import ttkbootstrap as ttk

from desktop.session.library import Library
from desktop.ui.phrase_dialog import PhraseDialog
from desktop.wording import phrases as words


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
