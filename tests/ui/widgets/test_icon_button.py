"""A button's icon has the colour of its words, and is drawn no earlier than it is seen."""

from __future__ import annotations

import ttkbootstrap as ttk

from desktop.ui import theme
from desktop.ui.widgets import icon_button
from desktop.ui.widgets.icon_button import IconButton


def looks(button: IconButton) -> list[str]:
    """The image of each look, as Tk has them: the usual one, then state and image in turn."""
    return [str(part) for part in button.tk.splitlist(button.cget("image"))]


def test_one_look_is_drawn_until_the_pointer_comes(app: ttk.App) -> None:
    button = IconButton(app, "floppy", text="Lưu", bootstyle="primary-outline")
    button.pack()
    app.update()
    before = looks(button)

    button.event_generate("<Enter>")

    assert len(before) == 1
    assert [part for part in looks(button) if not part.startswith(("pyimage", "image"))] == list(icon_button.STATES)


def test_a_closed_button_has_a_closed_icon(app: ttk.App) -> None:
    button = IconButton(app, "arrow-clockwise", text="Làm lại", bootstyle="secondary-ghost")

    button.enable(False)

    images = dict(zip(icon_button.STATES, looks(button)[2::2], strict=True))
    assert button.instate(["disabled"])
    assert images["disabled"] == str(ttk.Icon("arrow-clockwise", icon_button.ICON_SIZE, theme.DISABLED))
    assert images["disabled"] != looks(button)[0]


def test_no_style_is_changed_by_a_button_with_an_icon(app: ttk.App) -> None:
    told: list[object] = []
    label = ttk.Label(app)
    label.bind("<<ThemeChanged>>", told.append)
    app.update()
    told.clear()

    IconButton(app, "usb-drive", text="USB", bootstyle="primary")
    app.update()
    quiet = list(told)
    ttk.Button(app, icon="usb-drive", text="USB", bootstyle="primary")
    app.update()

    assert quiet == []
    assert told != [], "the control changes a style, so every widget is laid out anew"
