"""The looks are installed once or twice, to the same end, and hold for what ttkbootstrap makes later."""

from __future__ import annotations

from tkinter import font as tkfont

import ttkbootstrap as ttk

from desktop.ui import theme


def settings(name: str) -> dict[str, list[str]]:
    """What a style sets, each setting as its words, since Tk hands the same list over in several ways."""
    found = ttk.Style().configure(name) or {}
    return {key: str(value).strip("()[]").replace(",", " ").split() for key, value in found.items()}


def test_installing_the_theme_again_changes_nothing(app: ttk.App) -> None:
    style = ttk.Style()
    names = [*theme.LABELS, *theme.FRAMES, "TButton", "TEntry", "Small.TButton", "secondary.Ghost.TButton"]
    before = {name: (settings(name), style.map(name)) for name in names}
    fonts = {name: tkfont.nametofont(name).actual() for name in tkfont.names()}

    theme.install_theme(app)

    assert {name: (settings(name), style.map(name)) for name in names} == before
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
