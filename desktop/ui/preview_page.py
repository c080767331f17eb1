"""Xem trang in: the pages with what can be done with them, over the whole window or beside the form."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop.ui import theme
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.pages_view import PagesView
from desktop.ui.widgets.tip import Tip
from desktop.wording import pages as texts
from desktop.wording import reasons


class PreviewPage(ttk.Frame):
    """`run` holds what the buttons do, by name: 'word', 'pdf', 'print', 'close' and the tick 'numbers'."""

    def __init__(
        self,
        parent: tk.Misc,
        run: dict[str, Callable[[], object]],
        *,
        on_want: Callable[[int], None],
        on_pick: Callable[[int, float, float], None],
    ) -> None:
        super().__init__(parent, style="Page.TFrame")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(3, weight=1)
        self._bar = ttk.Frame(self, padding=(theme.px(self, theme.SPACE_M), theme.px(self, 6)))
        self._bar.grid(row=0, column=0, sticky="ew")
        ttk.Frame(self, style="Line.TFrame", height=1).grid(row=1, column=0, sticky="ew")
        self.notice = Notice(self)
        self.notice.grid(row=2, column=0, sticky="ew")
        self.notice.grid_remove()
        self.view = PagesView(self, on_want=on_want, on_pick=on_pick, on_move=self._on_move)
        self.view.grid(row=3, column=0, sticky="nsew")
        self.making = ttk.Label(self.view.canvas, text=texts.MAKING, style="Band.TLabel", padding=theme.SPACE_M)
        self._hint = ttk.Label(self, text=texts.HINT, style="PageHint.TLabel", anchor="center")
        self._hint.grid(row=4, column=0, sticky="ew", pady=theme.px(self, 3))
        self._hint.bind("<Configure>", lambda event: self._hint.configure(wraplength=event.width))
        self._bar.columnconfigure(0, weight=1)
        self._flow = ttk.Frame(self._bar)
        self._flow.grid(row=0, column=0, sticky="ew")
        self._groups = [self._doing(run), self._moving(), self._sizing(), self._numbering(run)]
        self._all_words = sum(self._wide(group) for group in self._groups)
        self._way_out = self._closing(run)
        self._way_out.grid(row=0, column=1, sticky="ne")
        self._bar.bind("<Configure>", lambda event: self._arrange(event.width))

    # -- the bar

    def _doing(self, run: dict[str, Callable[[], object]]) -> ttk.Frame:
        group = ttk.Frame(self._flow)
        self.buttons: dict[str, ttk.Button] = {}
        rows = (
            ("word", texts.WORD, "file-earmark-word", "primary"),
            ("pdf", texts.PDF, "file-earmark-pdf", "primary-outline"),
            ("print", texts.PRINT, "printer", "primary-outline"),
        )
        for name, words, icon, style in rows:
            self.buttons[name] = self._button(group, words, icon, run[name], style)
        return group

    def _moving(self) -> ttk.Frame:
        group = ttk.Frame(self._flow)
        self.previous = self._button(
            group,
            texts.PREVIOUS,
            "chevron-up",
            lambda: self._step(-1),
            tip=texts.PREVIOUS,
            why=reasons.FIRST_PAGE,
        )
        self._number = ttk.Label(group, style="BarHint.TLabel", anchor="center", width=12)
        self._number.pack(side="left")
        self.next = self._button(
            group, texts.NEXT, "chevron-down", lambda: self._step(1), tip=texts.NEXT, why=reasons.LAST_PAGE
        )
        return group

    def _sizing(self) -> ttk.Frame:
        group = ttk.Frame(self._flow)
        self.smaller = self._button(group, "", "zoom-out", lambda: self.view.enlarge(-1), tip=texts.SMALLER)
        self._percent = ttk.Label(group, style="BarHint.TLabel", anchor="center", width=6)
        self._percent.pack(side="left")
        self.larger = self._button(group, "", "zoom-in", lambda: self.view.enlarge(1), tip=texts.LARGER)
        self._button(group, texts.FIT, "arrows", self.view.fit)
        return group

    def _numbering(self, run: dict[str, Callable[[], object]]) -> ttk.Frame:
        group = ttk.Frame(self._flow)
        self.numbered = tk.BooleanVar(self, value=False)
        self.tick = ttk.Checkbutton(group, text=texts.NUMBERS, variable=self.numbered, command=run["numbers"])
        self.tick.pack(side="left")
        ttk.ToolTip(self.tick, text=texts.NUMBERS_HINT)
        return group

    def _closing(self, run: dict[str, Callable[[], object]]) -> ttk.Frame:
        group = ttk.Frame(self._bar)
        self.close_button = self._button(group, texts.CLOSE, "x-lg", run["close"])
        return group

    def _button(
        self,
        parent: tk.Misc,
        words: str,
        icon: str,
        command: Callable[[], object],
        style: str = "secondary-ghost",
        tip: str = "",
        why: str = reasons.EXPORTING,
    ) -> ttk.Button:
        button = ttk.Button(parent, text=words, icon=icon, bootstyle=style, command=command)
        button.configure(padding=(theme.px(self, theme.SPACE_S), theme.px(self, 5)))
        button.pack(side="left", padx=(0, theme.px(self, theme.SPACE_XS)))
        Tip(button, tip, why)
        return button

    def _arrange(self, width: int) -> None:
        """Put the groups into as few rows as their widths allow; turning pages needs no words where room is short."""
        room = width - 2 * theme.px(self, theme.SPACE_M) - self._wide(self._way_out)
        for button, words in ((self.previous, texts.PREVIOUS), (self.next, texts.NEXT)):
            button.configure(text=words if self._all_words <= room else "")
        row = column = filled = 0
        for group in self._groups:
            wide = self._wide(group)
            if column and filled + wide > room:
                row, column, filled = row + 1, 0, 0
            group.grid(row=row, column=column, sticky="w", padx=(0, theme.px(self, theme.SPACE_S)), pady=1)
            column, filled = column + 1, filled + wide

    def _wide(self, group: ttk.Frame) -> int:
        """Return how many pixels a group takes of the bar."""
        group.update_idletasks()
        return group.winfo_reqwidth() + theme.px(self, theme.SPACE_S)

    # -- what is shown

    def wait(self, words: str) -> None:
        """Say that something is being made; '' when it is there."""
        if words:
            self.making.configure(text=words)
            self.making.place(relx=0.5, y=theme.px(self, theme.SPACE_XL), anchor="n")
        else:
            self.making.place_forget()

    def focus_set(self) -> None:
        """Let the pages have the keyboard."""
        self.view.focus_set()

    def _step(self, by: int) -> None:
        self.view.step(by)
        self.view.focus_set()

    def _on_move(self) -> None:
        count = len(self.view.sizes)
        page = self.view.page
        self._number.configure(text=texts.PAGE.format(page=page + 1, count=count) if count else "")
        self._percent.configure(text=texts.ZOOM.format(percent=self.view.shown_percent))
        self.previous.configure(state="normal" if page > 0 else "disabled")
        self.next.configure(state="normal" if page < count - 1 else "disabled")
