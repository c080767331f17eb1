"""Input methods of X11: held while the first page is drawn, given back to the field that has the keyboard."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
import ttkbootstrap as ttk

from desktop.ui import input_methods

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs an X11 screen: Windows has other input methods")


@pytest.fixture(autouse=True)
def given_back(app: ttk.App) -> Iterator[None]:
    input_methods.release(app)
    yield
    input_methods.release(app)


def are_used(app: ttk.App) -> bool:
    return bool(app.tk.getboolean(app.tk.call("tk", "useinputmethods")))


def test_held_they_are_used_by_no_window(app: ttk.App) -> None:
    before = are_used(app)

    input_methods.hold(app)

    assert before
    assert not are_used(app)


def test_released_they_are_used_and_the_field_with_the_keyboard_is_entered_anew(app: ttk.App) -> None:
    entered: list[str] = []
    field, other = ttk.Entry(app), ttk.Entry(app)
    field.pack()
    other.pack()
    input_methods.hold(app)
    app.deiconify()
    field.focus_force()
    app.update()
    field.bind("<FocusIn>", lambda event: entered.append("field"))
    other.bind("<FocusIn>", lambda event: entered.append("other"))

    input_methods.release(app)

    assert are_used(app)
    assert entered == ["field"]
