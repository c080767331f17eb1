"""The tip of a button or field: what it does, or why it cannot be used now."""

from __future__ import annotations

from typing import Any

import ttkbootstrap as ttk

from desktop.ui.widgets.icon_button import IconButton


class Tip(ttk.ToolTip):
    """Says `words` over a button, and `why` while it is closed; nothing where that is empty. Both may be changed."""

    def __init__(
        self,
        button: ttk.Button | ttk.Checkbutton | ttk.Entry | ttk.Combobox | ttk.Menubutton,
        words: str = "",
        why: str = "",
    ) -> None:
        super().__init__(button, text=words)
        self._button = button
        self.words, self.why = words, why
        TIPS[str(button)] = self

    @property
    def says(self) -> str:
        """What it says now."""
        return self.why if self._button.instate(["disabled"]) else self.words

    def show_tip(self, *event: Any) -> None:
        """Say it, once the mouse rests on the button."""
        self.text = self.says
        if self.text:
            super().show_tip()

    def destroy(self) -> None:
        """Let go of the button."""
        TIPS.pop(str(self.widget), None)
        super().destroy()


def permit(button: ttk.Button | ttk.Menubutton, why: str) -> None:
    """Let a button be pressed where `why` is '', else close it with this as the reason that its tip tells."""
    tip = TIPS.get(str(button)) or Tip(button)
    if why:
        tip.why = why
    if isinstance(button, IconButton):
        button.enable(not why)
    else:
        button.configure(state="disabled" if why else "normal")


TIPS: dict[str, Tip] = {}
"""The tips of the buttons on the screen, by the names of these."""
