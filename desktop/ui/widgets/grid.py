"""A table with the gestures of Excel, whose rows are addressed by id and filled by `show` alone.

Drawn on a canvas of our own: tksheet drops the letters that follow closely on the one that opens its editor,
has a fixed inset of two pixels without vertical centring, and addresses everything by position.
"""

from __future__ import annotations

import tkinter as tk
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from tkinter import font as tkfont

import ttkbootstrap as ttk

from desktop.ui import theme
from desktop.ui.widgets.box import Box
from desktop.ui.widgets.clipboard_table import format_table, parse_table
from desktop.ui.widgets.floor import floor_below
from desktop.ui.widgets.grid_editor import Editor, Leave, open_editor
from desktop.ui.widgets.grid_gestures import Gestures, RowKeys
from desktop.ui.widgets.grid_head import Head
from desktop.ui.widgets.grid_layout import Cell, Column, Layout, Metrics, Place, Row, column_widths
from desktop.ui.widgets.grid_painter import BODY_FONT, HEAD_FONT, Painter
from desktop.ui.widgets.grid_selection import Cursor, Name

__all__ = ["Cell", "Column", "Grid", "Row"]

PAD_X, PAD_Y, ROW_HEIGHT = 10, 8, 36

Edit = tuple[str, str, str]
"""Row id, column key and the new text."""


class Grid(tk.Frame):
    """The widget. Texts go out NFC; what they mean is the caller's business.

    on_commit(row_id, key, text): a cell was typed, chosen or cleared.
    on_paste([(row_id, key, text)]): several cells at once, one step of undo; without it each goes to on_commit.
    on_overflow(lines, columns): so much of a paste lies below the last row and behind the last column, and is left out.
    on_select(row_id, key): another cell is the current one.
    on_widths({key: units}): the person has drawn columns to other widths, in logical units.
    `<<Typing>>` is generated at every change in an open editor; its raw text is `open_editor_text()`.
    """

    def __init__(
        self,
        parent: tk.Misc,
        columns: Sequence[Column],
        on_commit: Callable[[str, str, str], object],
        *,
        on_paste: Callable[[list[Edit]], object] | None = None,
        on_overflow: Callable[[int, int], object] | None = None,
        on_select: Callable[[str, str], object] | None = None,
        on_widths: Callable[[dict[str, int]], object] | None = None,
        widths: Mapping[str, int] | None = None,
    ) -> None:
        self._edge = max(1, theme.px(parent, 1))
        super().__init__(parent, background=theme.LINE, padx=self._edge, pady=self._edge)
        self._on_commit, self._on_paste, self._on_overflow = on_commit, on_paste, on_overflow
        self._on_select, self._on_widths = on_select, on_widths
        # Tk loads a font that no widget uses anew for every measurement (0.6 ms instead of 3 µs).
        for font in (BODY_FONT, HEAD_FONT):
            tk.Label(self, font=font)
        self._layout = Layout(columns, self._metrics())
        drawn = widths or {}
        self._wanted = [
            theme.px(self, drawn[column.key]) if column.key in drawn else self._usual(column) for column in columns
        ]
        self.menu_steps: Callable[[], list[tuple[str, Callable[[], object]]]] = list
        self._cursor = Cursor(self._layout)
        self._editor: Editor | None = None
        self._editing: Edit = ("", "", "")  # the open cell and its text when it was opened
        self._focused = False
        self._arranging = ""
        self._barred = False
        self._head_height = 0
        self._region = (0, 0, 0, 0)
        self._build()

    # What the caller does

    def show(self, rows: Sequence[Row]) -> None:
        """Bring the table up to date. Selection, scroll and an open editor stay; only changes are drawn."""
        place = self._cursor.place()
        self._layout.set_rows(rows)
        if self._editor and self._layout.find(*self._editing[:2]) is None:
            self.cancel()
        moved = self._cursor.fall_back(place)
        self._arrange()
        if moved:
            self._tell_selection()

    def settle(self) -> None:
        """Commit an open editor; nothing happens without one, or when its text is as it was."""
        if self._editor is None:
            return
        row_id, key, before = self._editing
        text = _clean(self._editor.text(), self._layout.columns[self._layout.column_of[key]])
        self.cancel()
        if text != before:
            self._on_commit(row_id, key, text)

    def cancel(self) -> None:
        """Give up an open editor and what was typed in it."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        if editor.holds_focus():
            self._body.focus_set()
        editor.close()
        self._paint()

    def open_editor_text(self) -> Edit | None:
        """Row id, column key and raw text of the open editor, for the draft; None when none is open."""
        return None if self._editor is None else (*self._editing[:2], self._editor.text())

    def select(self, row_id: str, key: str) -> None:
        """Make a cell the current one and bring it into view; unknown ids do nothing."""
        self.settle()
        place = self._layout.find(row_id, key)
        if place is not None:
            self._go(place)

    @property
    def current(self) -> Name | None:
        """Row id and column key of the current cell."""
        return self._cursor.current

    def focus_grid(self) -> None:
        """Give the keyboard to the grid; the first editable cell becomes current if none is."""
        self._body.focus_set()
        self._ensure_current()

    def bind_rows(self, keys: RowKeys) -> None:
        """Let the keys and the menu of the grid insert, delete and move rows, as the caller knows how."""
        self._gestures.bind_rows(keys)

    # What the gestures do

    def move(self, rows: int, columns: int, extend: bool = False) -> None:
        """Go so many cells on, as far as there are cells."""
        self.settle()
        place = self._cursor.place()
        if place is None:
            self._ensure_current()
        else:
            self._go(self._cursor.clamped(place.row + rows, place.column + columns), extend)

    def page(self) -> int:
        """How many rows one page turns."""
        return max(1, self._body.winfo_height() // self._layout.metrics.row - 1)

    def tab(self, step: int) -> bool:
        """To the next editable cell; beyond the last one False: the focus leaves the grid as any field."""
        if self._editor:
            self._leave("next" if step > 0 else "previous")
            return True
        place = self._cursor.place()
        target = self._cursor.editable_from(place, step) if place else None
        if target:
            self._go(target)
        return target is not None

    def enter(self) -> None:
        """Commit downwards, or open the editor of the current cell."""
        place = self._cursor.place()
        if self._editor:
            self._leave("down")
        elif place and self._layout.editable(place):
            self.open_editor()

    def type(self, letters: str) -> None:
        """A letter opens the editor and stands in it alone; letters that overtake the focus follow it there."""
        if self._editor is None:
            self.open_editor(typed=letters)
        else:
            self._editor.type(letters)

    def backspace(self) -> None:
        if self._editor:
            self._editor.backspace()

    def open_editor(self, typed: str = "") -> None:
        """Open the editor of the current cell with its text, or with the letters that opened it instead."""
        self.settle()
        place = self._cursor.place()
        if place is None or not self._layout.editable(place):
            return
        self._go(place)
        column, cell = self._layout.columns[place.column], self._layout.cell(place)
        lines = self._layout.lines(place).count("\n") + 1
        pad_y = max(0, (self._layout.box(place).height - lines * self._layout.metrics.line) // 2)
        padding = (self._layout.metrics.pad_x, pad_y)
        initial = "" if typed and not column.choices else cell.text
        self._editing = (*self._layout.name(place), cell.text)
        self._editor = open_editor(self._body, column, self._seen(place), padding, initial, self._leave, self._typing)
        if typed:
            self._editor.type(typed)
        self._paint()

    def clear(self) -> None:
        """Empty the selected cells."""
        if self._editor is None:
            self._commit_many([(*self._layout.name(place), "") for row in self._chosen() for place in row])

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as Excel does."""
        if self._chosen():
            self.clipboard_clear()
            rows = [[self._layout.cell(place).text for place in row] for row in self._chosen()]
            self.clipboard_append(format_table(rows))

    def cut(self) -> None:
        """Copy, then empty the selected cells."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Put the copied block at the top left of the selection; a single cell fills the whole selection."""
        chosen = self._chosen()
        try:
            copied = parse_table(self.clipboard_get())
        except tk.TclError:  # the clipboard is empty or holds no text
            return
        if self._editor or not chosen:
            return
        if copied == [[copied[0][0]]]:
            copied = [copied[0] * len(row) for row in chosen]
        start = chosen[0][0]
        rows, columns = self._layout.rows[start.row :], self._layout.columns[start.column :]
        self._commit_many(
            [
                (row_id, column.key, _clean(text, column))
                for (row_id, _), line in zip(rows, copied, strict=False)
                for column, text in zip(columns, line, strict=False)
            ]
        )
        below, beside = len(copied) - len(rows), max(map(len, copied)) - len(columns)
        if self._on_overflow and (below > 0 or beside > 0):
            self._on_overflow(max(below, 0), max(beside, 0))

    def fill_down(self) -> None:
        """Put the first row of the selection into all others of it; of one row alone, what stands above it."""
        chosen = self._chosen()
        if self._editor or not chosen:
            return
        source, below = chosen[0], chosen[1:]
        if not below:
            source, below = [Place(place.row - 1, place.column) for place in source if place.row], chosen
        texts = [self._layout.cell(place).text for place in source]
        edits = [(*self._layout.name(place), text) for row in below for place, text in zip(row, texts, strict=False)]
        self._commit_many(edits)

    def draw_width(self, column: int, by: int) -> None:
        """Move the line behind a column by so many pixels: the next one gives or takes them."""
        least = 2 * self._layout.metrics.pad_x + self._layout.metrics.line
        left, right = self._layout.widths[column], self._layout.widths[column + 1]
        by = max(min(by, right - least), least - left)
        self._wanted = list(self._layout.widths)
        self._wanted[column], self._wanted[column + 1] = left + by, right - by
        self._fit(self._layout.lefts[-1], anew=True)
        self._paint()

    def column_widths(self) -> list[int]:
        """Return the widths in pixels."""
        return list(self._layout.widths)

    def keep_widths(self) -> None:
        """Tell the caller how wide the columns are now."""
        one = theme.px(self, 100) / 100
        if self._on_widths:
            pairs = zip(self._layout.columns, self._wanted, strict=True)
            self._on_widths({column.key: round(width / one) for column, width in pairs})

    def reset_widths(self) -> None:
        """Give the columns the widths that they have when nobody draws them."""
        self._wanted = [self._usual(column) for column in self._layout.columns]
        self._fit(self._layout.lefts[-1], anew=True)
        self._paint()
        if self._on_widths:
            self._on_widths({})

    def select_all(self) -> None:
        if self._layout.rows:
            self._cursor.go(Place(0, 0))
            self._cursor.go(self._cursor.clamped(len(self._layout.rows), len(self._wanted)), extend=True)
            self._paint()
            self._tell_selection()

    def press(self, x: int, y: int, extend: bool = False) -> str:
        """Choose the cell that was seen under the point when it was pressed, whatever settling changes."""
        place = self._layout.at(x, y + self._top())
        name = self._layout.name(place) if place else None
        self.settle()
        self._body.focus_set()
        place = self._layout.find(*name) if name else None
        if place:
            self._go(place, extend)
        return "break"

    def press_twice(self, x: int, y: int) -> None:
        """Open the cell under the point, as Enter does."""
        if self._layout.at(x, y + self._top()):
            self.enter()

    def press_for_menu(self, x: int, y: int) -> bool:
        """Choose the cell under the point unless it is chosen already; False where there is none."""
        place, chosen = self._layout.at(x, y + self._top()), self._cursor.selection()
        if place and not (chosen and place.column in chosen.columns_in(place.row)):
            self.press(x, y)
        return place is not None

    def drag(self, x: int, y: int) -> None:
        """Extend the range to the cell nearest to the point."""
        place = self._layout.nearest(x, y + self._top())
        if place and self._editor is None:
            self._go(place, extend=True)

    def scroll(self, pixels: int) -> bool:
        """Scroll down by so many pixels; False when every row is in view anyway."""
        if self._layout.height <= self._body.winfo_height():
            return False
        self._body.yview_scroll(pixels, "units")
        return True

    def focus_changed(self, focused: bool) -> None:
        self._focused = focused
        self.configure(background=theme.PRIMARY if focused else theme.LINE)
        if focused:
            self._ensure_current()
        self._paint()

    # Inside

    def _leave(self, way: Leave) -> None:
        """The person leaves the open editor, and where to."""
        if way == "cancel" or self._editor is None:
            self.cancel()
            return
        row_id, key, _ = self._editing
        before = self._layout.find(row_id, key)
        self.settle()
        if way == "stay" or before is None or not self._layout.rows:
            return
        # The commit may have changed the order of the rows, or taken this one away.
        here = self._layout.find(row_id, key) or self._cursor.clamped(*before)
        if way in ("next", "previous"):
            target = self._cursor.editable_from(here, 1 if way == "next" else -1) or here
        else:
            target = self._cursor.clamped(here.row + (1 if way == "down" else -1), here.column)
        self._go(target)

    def _commit_many(self, edits: list[Edit]) -> None:
        """Commit those of the edits that are allowed and change something."""
        made = []
        for row_id, key, text in edits:
            place = self._layout.find(row_id, key)
            if place and self._layout.editable(place) and self._layout.cell(place).text != text:
                made.append((row_id, key, text))
        if len(made) > 1 and self._on_paste:
            self._on_paste(made)
            return
        for edit in made:
            self._on_commit(*edit)

    def _typing(self) -> None:
        self.event_generate("<<Typing>>")

    def _chosen(self) -> list[list[Place]]:
        selection = self._cursor.selection()
        return selection.places() if selection else []

    def _go(self, place: Place, extend: bool = False) -> None:
        moved = self._cursor.go(place, extend)
        box, top, view = self._layout.box(place), self._top(), self._body.winfo_height()
        if box.top < top or box.height > view:
            self._body.yview_scroll(box.top - top, "units")
        elif box.top + box.height > top + view:
            self._body.yview_scroll(box.top + box.height - top - view, "units")
        self._paint()
        if (floor := floor_below(self)) is not None:
            floor.see_widget(self._body, self._seen(place))
        if moved:
            self._tell_selection()

    def _tell_selection(self) -> None:
        if self._on_select and self._cursor.current:
            self._on_select(*self._cursor.current)

    def _ensure_current(self) -> None:
        if self._cursor.place() is None and self._layout.rows:
            self._go(self._cursor.editable_from(Place(0, -1), 1) or Place(0, 0))

    # Drawing

    def _metrics(self) -> Metrics:
        font = tkfont.nametofont(BODY_FONT, self)
        sizes = (theme.px(self, units) for units in (PAD_X, PAD_Y, ROW_HEIGHT))
        return Metrics(font.measure, font.metrics("linespace"), *sizes)

    def _usual(self, column: Column) -> int:
        return max(theme.px(self, column.width), self._title_room(column))

    def _title_room(self, column: Column) -> int:
        """Pixels in which no word of the title is broken."""
        font = tkfont.nametofont(HEAD_FONT, self)
        words = (font.measure(word) for word in column.title.split())
        return max(words, default=0) + 2 * self._layout.metrics.pad_x

    def _build(self) -> None:
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self._head = Head(self, self._layout)
        self._head.grid(row=0, column=0, columnspan=2, sticky="ew")
        self._body = tk.Canvas(self, background=theme.CARD, highlightthickness=0, width=1, height=1)
        self._body.grid(row=1, column=0, sticky="nsew")
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self._body.yview, bootstyle="round")
        self._painter = Painter(self._body, self._layout)
        self._gestures = Gestures(self, self._body)
        self._body.configure(takefocus=True, yscrollincrement=1, yscrollcommand=self._scrolled)
        self.bind("<Configure>", lambda _event: self._arrange_soon())
        self.bind("<<Settle>>", lambda _event: self.settle())

    def _arrange_soon(self) -> None:
        if not self._arranging:
            self._arranging = self.after_idle(self._arrange)

    def _arrange(self) -> None:
        """Fit the columns into the width there is, beside the bar if the rows need one, then paint."""
        self._arranging = ""
        inside = self.winfo_width() - 2 * self._edge
        if inside < len(self._wanted):
            return
        given = self.winfo_height() - 2 * self._edge
        least = len(self._layout.rows) * self._layout.metrics.row
        for barred in (True, False) if self._barred or least > given else (False, True):
            self._fit(inside - self._bar.winfo_reqwidth() if barred else inside)
            if barred == (self._layout.height + self._head_height > given):
                break
        self._set_bar(barred)
        region = (0, 0, self._layout.lefts[-1], self._layout.height)
        if region != self._region:  # Tk draws everything anew when it is told the same region
            self._region = region
            self._body.configure(scrollregion=region)
        self._paint()

    def _set_bar(self, shown: bool) -> None:
        if shown and not self._barred:
            self._bar.grid(row=1, column=1, sticky="ns")
        elif self._barred and not shown:
            self._bar.grid_remove()
        self._barred = shown

    def _fit(self, width: int, *, anew: bool = False) -> None:
        """Make the columns as wide as `width` together, with their titles above them."""
        if width == self._layout.lefts[-1] and not anew:
            return
        self._layout.set_widths(column_widths(self._layout.columns, self._wanted, width))
        self._head_height = self._head.paint()
        self._painter.forget()

    def _scrolled(self, first: float, last: float) -> None:
        self._bar.set(first, last)
        self._paint()

    def _top(self) -> int:
        """The height of the table at which its visible part begins."""
        return int(self._body.canvasy(0))

    def _seen(self, place: Place) -> Box:
        """The box of a cell in pixels of the visible part."""
        box = self._layout.box(place)
        return box._replace(top=box.top - self._top())

    def _paint(self) -> None:
        if not self._layout.lefts[-1]:
            return
        self._painter.paint(self._cursor.selection(), self._focused or self._editor is not None)
        place = self._layout.find(*self._editing[:2]) if self._editor else None
        if self._editor and place:
            self._editor.place(self._seen(place))


def _clean(text: str, column: Column) -> str:
    """NFC, without the blank edge of a copied text; line breaks stay only in wrapped columns."""
    text = unicodedata.normalize("NFC", text).strip()
    return text if column.wrap else " ".join(text.split("\n"))
