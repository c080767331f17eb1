"""Questions in their own windows: what a hasty Enter or a closed window means."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path

import pytest
import ttkbootstrap as ttk

from desktop.ui import dialogs


def answer(app: ttk.App, give: Callable[[tk.Toplevel], object]) -> bool:
    """What the question says when `give` has answered it; tried until it has, but not for ever."""
    tries = iter(range(100))

    def attend(dialog: tk.Toplevel | None = None) -> None:
        if dialog is not None and not dialog.winfo_exists():
            return
        shown = [
            widget for widget in app.winfo_children() if isinstance(widget, tk.Toplevel) and widget.winfo_viewable()
        ]
        if shown and next(tries, None) is None:
            shown[0].destroy()
            raise AssertionError("the question was not answered")
        for each in shown[:1]:
            give(each)
        app.after(20, attend, shown[0] if shown else None)

    app.after(20, attend)
    return dialogs.ask(app, "Đóng thì mất các thay đổi.", "Vẫn đóng", "Ở lại")


def press(dialog: tk.Toplevel, words: str) -> None:
    pending: list[tk.Misc] = [dialog]
    while pending:
        widget = pending.pop()
        pending += widget.winfo_children()
        if isinstance(widget, ttk.Button) and widget.cget("text") == words:
            widget.invoke()
            return


def enter(dialog: tk.Toplevel) -> None:
    """Press what has the keyboard, as Enter does."""
    focused = dialog.focus_lastfor()
    if isinstance(focused, ttk.Button):
        focused.invoke()


@pytest.mark.parametrize(
    ("give", "yes"),
    [
        (lambda dialog: press(dialog, "Vẫn đóng"), True),
        (lambda dialog: press(dialog, "Ở lại"), False),
        (enter, False),
        (lambda dialog: dialog.destroy(), False),
    ],
    ids=["yes", "no", "Enter", "closed"],
)
def test_only_the_word_yes_means_yes(app: ttk.App, give: Callable[[tk.Toplevel], object], yes: bool) -> None:
    assert answer(app, give) is yes


@pytest.mark.parametrize(("ending", "words"), [(".xlsx", "Bảng tính Excel"), (".zip", "Tệp nén")])
def test_a_kind_of_file_is_called_by_words(
    app: ttk.App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str, words: str
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(ttk.Querybox, "get_save_filename", lambda parent, **given: asked.append(given["filetypes"]))

    dialogs.ask_name_of_file(app, "Lưu", tmp_path, f"a{ending}", ending)

    assert asked == [((words, f"*{ending}"),)]
