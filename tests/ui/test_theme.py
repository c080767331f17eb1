"""The looks are installed once or twice, to the same end, and hold for what ttkbootstrap makes later."""

from __future__ import annotations

from tkinter import font as tkfont
from typing import Any

import ttkbootstrap as ttk

from desktop.ui import theme


def looks_of(style: ttk.Style, name: str) -> tuple[dict[str, list[str]], Any]:
    """What a style says; Tk hands out a list that nobody has read yet as a string."""
    given: dict[str, Any] = style.configure(name)
    words = {key: value if isinstance(value, list | tuple) else str(value).split() for key, value in given.items()}
    return {key: [str(word) for word in value] for key, value in words.items()}, style.map(name)


def test_installing_the_theme_again_changes_nothing(app: ttk.App) -> None:
    style = ttk.Style()
    names = [*theme.LABELS, *theme.FRAMES, "TButton", "TEntry", "Small.TButton", "secondary.Ghost.TButton"]
    before = {name: looks_of(style, name) for name in names}
    fonts = {name: tkfont.nametofont(name).actual() for name in tkfont.names()}

    theme.install_theme(app)

    assert {name: looks_of(style, name) for name in names} == before
    assert {name: tkfont.nametofont(name).actual() for name in tkfont.names()} == fonts


def test_a_style_that_is_made_later_leaves_ours_as_they_are(app: ttk.App) -> None:
    style = ttk.Style()
    before = {name: style.configure(name) for name in theme.LABELS}

    ttk.Button(app, bootstyle="success-outline")

    assert {name: style.configure(name) for name in theme.LABELS} == before
    assert str(style.lookup("success.Outline.TButton", "padding")) != ""


def test_closed_quiet_buttons_can_be_read(app: ttk.App) -> None:
    for name in ("default", "secondary-ghost"):
        button = ttk.Button(app, bootstyle=name)

        assert str(ttk.Style().lookup(button.cget("style"), "foreground", ["disabled"])) == theme.DISABLED
