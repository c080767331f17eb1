"""What hands do in a field of paragraphs beyond typing: move them, see their numbers, go to what is to be filled in.

Alt+Shift and an arrow move the paragraphs of the selection, as in Word; Ctrl+Shift+Right goes to the next place «…».
"""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING

from desktop.domain.paragraphs import moved, numbers
from desktop.domain.phrases import next_place
from desktop.ui import theme

if TYPE_CHECKING:
    from desktop.ui.widgets.prose import Prose

MARGIN = 24
"""Logical units that the numbers take at the left."""
NUMBERED = "numbered"
"""The tag of everything that stands beside numbers."""


class Hands:
    """Belongs to one field; `number` is to be called whenever its text or its size has changed."""

    def __init__(self, prose: Prose) -> None:
        self._prose, self._text = prose, prose.text
        self._numbers: list[int] = []
        self._margin: tk.Canvas | None = None
        self._painting = ""
        for sequence, by in (("<Alt-Shift-Up>", -1), ("<Alt-Shift-Down>", 1)):
            self._text.bind(sequence, lambda event, by=by: self._move(by))  # type: ignore[misc]
        self._text.bind("<Control-Shift-Right>", lambda event: "break" if self.go_to_place() else None)

    # -- paragraphs that move

    def _move(self, by: int) -> str:
        text = self._text
        if str(text.cget("state")) == "disabled":
            return "break"
        self._prose.settle()
        first, last = self._chosen()
        lines, distance = moved(self._prose.raw().split("\n"), first - 1, last - 1, by)
        if distance:
            marks = {"insert": text.index("insert")}
            if text.tag_ranges("sel"):
                marks |= {"first": text.index("sel.first"), "last": text.index("sel.last")}
            self._prose.rearrange("\n".join(lines))
            places = {name: _further(index, distance) for name, index in marks.items()}
            text.mark_set("insert", places["insert"])
            if "first" in places:
                text.tag_remove("sel", "1.0", "end")
                text.tag_add("sel", places["first"], places["last"])
            text.see("insert")
        return "break"

    def _chosen(self) -> tuple[int, int]:
        """Return the first and the last line of the selection, or that of the cursor; a bare line end is none."""
        if not self._text.tag_ranges("sel"):
            line = _line(self._text.index("insert"))
            return line, line
        first, last = self._text.index("sel.first"), self._text.index("sel.last")
        ends_before = last.endswith(".0") and _line(last) > _line(first)
        return _line(first), _line(last) - ends_before

    # -- places to be filled in

    def go_to_place(self, start: str = "insert") -> bool:
        """Select the next place «…» behind a position, or the first one; False where there is none."""
        text = self._text
        found = next_place(text.get("1.0", "end-1c"), len(text.get("1.0", start)))
        if found is None:
            return False
        text.tag_remove("sel", "1.0", "end")
        text.tag_add("sel", f"1.0+{found[0]}c", f"1.0+{found[1]}c")
        text.mark_set("insert", f"1.0+{found[1]}c")
        text.see("insert")
        return True

    # -- their numbers

    def number(self) -> None:
        """Number the paragraphs at the left where there is more than one."""
        self._numbers = numbers(self._text.get("1.0", "end-1c").split("\n"))
        if any(self._numbers):
            self._text.tag_add(NUMBERED, "1.0", "end")
            if self._margin is None:
                self._make_margin()
            self.paint_soon()
        elif self._margin is not None:
            self._text.tag_remove(NUMBERED, "1.0", "end")
            self._margin.destroy()
            self._margin = None

    def paint_soon(self) -> None:
        """Draw the numbers once the text is laid out."""
        if self._margin is not None and not self._painting:
            self._painting = self._text.after_idle(self._paint)

    def end(self) -> None:
        """Draw no more: the field goes."""
        if self._painting:
            self._text.after_cancel(self._painting)
            self._painting = ""

    def _make_margin(self) -> None:
        text, edge = self._text, theme.px(self._text, 1)
        width = theme.px(text, MARGIN)
        text.tag_configure(NUMBERED, lmargin1=width, lmargin2=width)
        text.tag_lower(NUMBERED)
        self._margin = tk.Canvas(text, background=theme.CARD, highlightthickness=0, cursor="arrow", takefocus=False)
        # Tk counts a text's own padding as its border.
        self._margin.place(x=edge, y=edge, width=width, relheight=1, height=-2 * edge, bordermode="outside")
        self._margin.bind("<Button-1>", self._choose)

    def _paint(self) -> None:
        self._painting = ""
        if self._margin is None:
            return
        self._margin.delete("all")
        right, edge = theme.px(self._text, MARGIN - 4), theme.px(self._text, 1)
        for line, number in enumerate(self._numbers, start=1):
            place: tuple[int, int, int, int, int] | None = self._text.dlineinfo(f"{line}.0")
            if number and place is not None:
                middle = place[1] + place[3] // 2 - edge
                self._margin.create_text(
                    right, middle, text=str(number), anchor="e", font="Hint", fill=theme.HINT, tags=f"line{line}"
                )

    def _choose(self, event: tk.Event[tk.Canvas]) -> None:
        """Select the paragraph beside its number."""
        line = _line(self._text.index(f"@{theme.px(self._text, MARGIN) * 2},{event.y}"))
        self._text.focus_set()
        self._text.tag_remove("sel", "1.0", "end")
        self._text.tag_add("sel", f"{line}.0", f"{line}.end")
        self._text.mark_set("insert", f"{line}.end")


def _line(index: str) -> int:
    return int(index.partition(".")[0])


def _further(index: str, lines: int) -> str:
    line, _, column = index.partition(".")
    return f"{int(line) + lines}.{column}"
