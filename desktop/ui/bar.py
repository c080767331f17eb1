"""The bar above the page: saving, undoing, the period, the menu of books, the export."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import font as tkfont
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop import wording
from desktop.ui import theme
from desktop.ui.actions import BY_NAME, FILE_MENU, Action
from desktop.ui.widgets.icon_button import IconButton
from desktop.ui.widgets.tip import Tip
from desktop.wording import reasons
from desktop.wording.periods import ADD_PERIOD
from desktop.wording.todo import period_words

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.ui.main_window import MainWindow

WORDS_UNTIL = {"undo": 2, "redo": 2, "pages": 3, "find": 4, "save": 5, "export": 6}
CLOSED = {"undo": reasons.NOTHING_TO_UNDO, "redo": reasons.NOTHING_TO_REDO, "export": reasons.EXPORTING}
"""Why a button of the bar cannot be pressed."""
LAST_LEVEL = 9
"""In a narrow bar the word in front of the period goes first, at level 1, then the words of these buttons.

Then most of those of the menu, which is always there, and of the period's name; at last the button to redo.
"""
SHORT_MENU = 7
PERIOD_WIDTHS = (20, 14, 14, 14, 14, 14, 12, 12, 6, 6)
"""Digits that have room in the period's box at each level at least; what is free beside it is its own."""


class Bar(ttk.Frame):
    """Belongs to the main window; `on_period(position)` is called when another period, or a new one, is chosen."""

    def __init__(self, window: MainWindow, on_period: Callable[[int], None]) -> None:
        super().__init__(window.desk, padding=(theme.px(window, theme.SPACE_L), theme.px(window, 6)))
        self.window = window
        gap = theme.px(self, theme.SPACE_XS)
        self.buttons: dict[str, IconButton] = {}
        self._tips: dict[str, Tip] = {}
        for name, style in (("save", "primary"), ("undo", "secondary-ghost"), ("redo", "secondary-ghost")):
            self._add_button(BY_NAME[name], style).pack(side="left", padx=(0, gap))
        self._label = ttk.Label(self, text=wording.PERIOD, style="BarHint.TLabel")
        self._label.pack(side="left", padx=(theme.px(self, theme.SPACE_L), 0))
        self.period = ttk.Combobox(self, state="readonly", width=20)
        self.period.pack(side="left", padx=(theme.px(self, theme.SPACE_S), 0))
        self._period_tip = ttk.ToolTip(self.period, text=wording.PERIOD)
        self.period.bind("<<ComboboxSelected>>", lambda event: self._choose(on_period))
        self._add_button(BY_NAME["export"], "primary-outline").pack(side="right")
        self._add_button(BY_NAME["pages"], "secondary-ghost").pack(side="right", padx=(0, gap))
        self._add_button(BY_NAME["find"], "secondary-ghost").pack(side="right", padx=(0, gap))
        self.file_button = ttk.Menubutton(self, text=f"{wording.BOOK_MENU}  ", style="Quiet.TMenubutton")
        self.file_button.pack(side="right", padx=(0, gap))
        self.file_menu = ttk.Menu(self.file_button, tearoff=False, postcommand=self.fill_menu)
        self.file_button.configure(menu=self.file_menu)
        ttk.ToolTip(self.file_button, text=wording.BOOK_MENU)
        self._level = 0
        self.bind("<Configure>", lambda event: self._fit(event.width))

    def _fit(self, width: int) -> None:
        """Leave out as many words as the width demands, those first that are missed least; tips still say them."""
        for level in range(LAST_LEVEL + 1):
            self._leave_out(level)
            self.period.configure(width=PERIOD_WIDTHS[level])
            if self._needed() <= width:
                break
        self._widen_period(width - self._needed())

    def _widen_period(self, free: int) -> None:
        """Give the period's box as much of what is free as its name needs."""
        font = tkfont.nametofont("TkDefaultFont", self)
        digit = max(font.measure("0"), 1)
        least = int(self.period.cget("width"))
        wanted = -(-font.measure(self.period.get()) // digit) + 1
        self.period.configure(width=max(least, min(wanted, least + free // digit)))

    def _leave_out(self, level: int) -> None:
        if level == self._level:
            return
        self._level = level
        if level:
            self._label.pack_forget()
        else:
            self._label.pack(side="left", padx=(theme.px(self, theme.SPACE_L), 0), before=self.period)
        self._show_menu_words(level < SHORT_MENU)
        if level < LAST_LEVEL:
            self.buttons["redo"].pack(side="left", padx=(0, theme.px(self, theme.SPACE_XS)), after=self.buttons["undo"])
        else:
            self.buttons["redo"].pack_forget()
        for name, from_level in WORDS_UNTIL.items():
            self.buttons[name].configure(compound="image" if level >= from_level else "left")

    def _show_menu_words(self, said: bool) -> None:
        words = f"{wording.BOOK_MENU if said else wording.BOOK_MENU_SHORT}  "
        if self.file_button.cget("text") != words:
            self.file_button.configure(text=words)

    def _needed(self) -> int:
        """How many pixels all that is seen takes."""
        shown = [child for child in self.winfo_children() if child.winfo_manager() == "pack"]
        gaps = theme.px(self, theme.SPACE_XS) * len(shown) + theme.px(self, 2 * theme.SPACE_L + theme.SPACE_S)
        label = theme.px(self, theme.SPACE_L) if not self._level else 0
        return sum(child.winfo_reqwidth() for child in shown) + gaps + label

    def show(self) -> None:
        """Show which periods there are, which is open, and what can be undone."""
        session, undone = self.window.session, self.window.steps.undo_name
        steps = (
            ("undo", bool(undone), reasons.UNDO_THIS, undone),
            ("redo", bool(session.redo_name), reasons.REDO_THIS, session.redo_name),
        )
        for name, possible, words, step in steps:
            self.buttons[name].enable(possible)
            self._tips[name].words = f"{words.format(name=step)} ({BY_NAME[name].shown_key})"
        names = [*(report.name or wording.UNNAMED for report in session.book.reports), ADD_PERIOD]
        if list(self.period.cget("values")) != names:
            self.period.configure(values=names)
        report = self.window.report
        if (report is None) != (self._tips["export"].why == reasons.NO_REPORT):
            self._tips["export"].why = reasons.NO_REPORT if report is None else reasons.EXPORTING
            self.buttons["export"].enable(report is not None)
        name = (report.name or wording.UNNAMED) if report is not None else ""
        said = period_words(report.name or wording.UNNAMED, report.period_from, report.period_to) if report else ""
        self._period_tip.text = said or wording.PERIOD
        if self.period.get() != name:
            self.period.set(name)
            self._fit(self.winfo_width())

    def _choose(self, on_period: Callable[[int], None]) -> None:
        position = self.period.current()
        self.period.selection_clear()
        on_period(position)

    def fill_menu(self) -> None:
        """Make the menu anew, with the books that were open last."""
        menu = self.file_menu
        menu.delete(0, "end")
        for name in FILE_MENU:
            if name == "zoom":
                self.window.zoom.add_to(menu)
            elif name:
                action = BY_NAME[name]
                menu.add_command(label=action.label, accelerator=action.shown_key, command=self._runner(action))
            else:
                menu.add_separator()
        recent = [path for path in self.window.library.recent() if path != self.window.session.path]
        if recent:
            menu.add_separator()
            menu.add_command(label=wording.RECENT, state="disabled")
            for path in recent:
                menu.add_command(label=f"    {path.name}", command=self._opener(path))
        menu.update_idletasks()
        if menu.winfo_reqheight() > self.winfo_screenheight():  # Tk does not scroll its own menus
            menu.entryconfigure(int(menu.index("end") or 0) // 2, columnbreak=True)

    def _add_button(self, action: Action, style: str) -> IconButton:
        button = IconButton(
            self, action.icon, text=action.label, bootstyle=style, command=lambda: action.run(self.window)
        )
        words = f"{action.label} ({action.shown_key})" if action.shown_key else action.label
        self._tips[action.name] = Tip(button, words, CLOSED.get(action.name, ""))
        self.buttons[action.name] = button
        return button

    def _runner(self, action: Action) -> Callable[[], None]:
        return lambda: (action.run(self.window), None)[1]

    def _opener(self, path: Path) -> Callable[[], None]:
        return lambda: self.window.books.open(path)
