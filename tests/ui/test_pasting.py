"""Pasting into a field of paragraphs: cleaned at once, old letters only after a look."""

from __future__ import annotations

import pytest
import ttkbootstrap as ttk

from desktop.domain.legacy import Encoding
from desktop.ui import pasting
from desktop.ui.widgets.prose import Prose

ZALO = "• Mở lớp tập huấn\n•\u00a0Hỗ trợ\u200b giống"
OLD = "Céng hßa x· héi chñ nghÜa ViÖt Nam, M\u00adêng Kh\u00ad¬ng"


@pytest.fixture
def prose(app: ttk.App) -> Prose:
    field = Prose(app, lambda text: None)
    field.pack(fill="x")
    app.update()
    field.text.focus_force()
    app.update()
    return field


def paste(prose: Prose, words: str) -> None:
    prose.clipboard_clear()
    prose.clipboard_append(words)
    prose.text.event_generate("<<Paste>>")
    prose.update()


def test_pasted_text_is_cleaned(prose: Prose) -> None:
    paste(prose, ZALO)

    assert prose.raw() == "- Mở lớp tập huấn\n- Hỗ trợ giống"


def test_it_takes_the_place_of_what_is_selected(prose: Prose) -> None:
    prose.text.insert("1.0", "Trước giữa sau")
    prose.text.tag_add("sel", "1.6", "1.10")
    prose.text.mark_set("insert", "1.10")

    paste(prose, "mới")

    assert prose.raw() == "Trước mới sau"


def test_an_empty_clipboard_changes_nothing(prose: Prose) -> None:
    prose.text.insert("1.0", "Còn nguyên")
    prose.clipboard_clear()

    prose.text.event_generate("<<Paste>>")
    prose.update()

    assert prose.raw() == "Còn nguyên"


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (True, "Cộng hòa xã hội chủ nghĩa Việt Nam, Mường Khương"),
        (False, "Céng hßa x· héi chñ nghÜa ViÖt Nam, Mêng Kh¬ng"),
    ],
)
def test_old_letters_are_converted_only_if_somebody_says_so(
    prose: Prose, monkeypatch: pytest.MonkeyPatch, answer: bool, kept: str
) -> None:
    shown: list[tuple[str, str]] = []

    class Dialog:
        def __init__(self, parent: object, encoding: object, before: str, after: str) -> None:
            shown.append((before, after))

        def answer(self) -> bool:
            return answer

    monkeypatch.setattr(pasting, "OldLettersDialog", Dialog)

    paste(prose, OLD)

    assert prose.raw() == kept
    assert shown == [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam, Mêng Kh¬ng", "Cộng hòa xã hội chủ nghĩa Việt Nam, Mường Khương")
    ]


@pytest.mark.parametrize(("press", "converts"), [("convert_button", True), ("keep_button", False), ("<Escape>", False)])
def test_the_dialog_shows_before_and_after_and_waits(app: ttk.App, press: str, converts: bool) -> None:
    dialog = pasting.OldLettersDialog(app, Encoding.TCVN3, "cò", "cũ")

    def act() -> None:
        if press.startswith("<"):
            dialog.keep_button.focus_force()
            dialog.update()
            dialog.keep_button.event_generate(press)
        else:
            getattr(dialog, press).invoke()

    app.after(200, act)

    assert dialog.answer() is converts
