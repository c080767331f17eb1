"""Quoted figures in a text field: each is a stretch that shows what it says and is deleted, copied, moved as one.

In the field stand the words; `raw` puts the tokens back. Keys are left to Tk: what it did to a chip is mended
afterwards, and the cursor is led out of one.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import ClassVar

from desktop.domain.book import FieldRef
from desktop.domain.quoting import OPEN, parse, token
from desktop.ui import theme

Say = Callable[[FieldRef], tuple[str, bool]]
"""What a quoted figure says, and whether it is there."""

BACKWARDS = ("Left", "KP_Left", "Prior", "Home", "Up")
FORWARDS = ("Right", "KP_Right", "Next", "End", "Down")
_AFTER = "QuotedFigures"
"""The bind tag that comes after Tk's own for a text."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied last from such a field: as any program sees it, and with its tokens."""

    words: str
    raw: str


class Chips:
    """The quoted figures of one text field."""

    copied: ClassVar[Copied | None] = None

    def __init__(self, text: tk.Text, say: Say) -> None:
        self._text = text
        self._say = say
        self._numbers = count(1)
        self._refs: dict[str, FieldRef] = {}
        self._words: dict[str, str] = {}
        tags = list(text.bindtags())
        tags.insert(tags.index("Text") + 1, _AFTER)
        text.bindtags(tuple(tags))
        for sequence in ("<Key>", "<Button>", "<ButtonRelease>", "<B1-Motion>", "<<Paste>>", "<<PasteSelection>>"):
            text.bind_class(_AFTER, sequence, _mend)
        text.bind("<<Copy>>", lambda event: self._copy())
        text.bind("<<Cut>>", lambda event: self._cut())
        text.bind("<<Paste>>", lambda event: self._paste())
        OWNERS[str(text)] = self
        text.bind("<Destroy>", lambda event: OWNERS.pop(str(text), None), add="+")

    def fill(self, raw: str) -> None:
        """Let the field hold this text and nothing else."""
        self._text.delete("1.0", "end")
        self._forget()
        self.insert("1.0", raw)

    def insert(self, place: str, raw: str) -> None:
        """Put a text with tokens at a place; the place is then behind it where it is a mark such as 'insert'."""
        self._text.mark_set("quoted", place)
        self._text.mark_gravity("quoted", "right")
        for piece in parse(raw):
            if isinstance(piece, str):
                self._text.insert("quoted", piece, ())
            else:
                self._put("quoted", piece)
        self._text.mark_unset("quoted")

    def raw(self, first: str = "1.0", last: str = "end-1c") -> str:
        """Return what stands between two places, with a token for every chip that is not outside of them."""
        made, at = "", self._text.index(first)
        last = self._text.index(last)
        for tag, start, end in self._chips():
            if self._text.compare(end, "<=", at) or self._text.compare(start, ">=", last):
                continue
            before = self._text.get(at, start) if self._text.compare(at, "<", start) else ""
            made += before + token(self._refs[tag])
            at = end
        return made + (self._text.get(at, last) if self._text.compare(at, "<", last) else "")

    def refresh(self) -> None:
        """Let every chip say what its figure says now; the cursor stays where it is."""
        for tag, start, end in self._chips():
            words, known = self._say(self._refs[tag])
            if words != self._words[tag]:
                front = self._text.compare("insert", "==", start)
                self._text.delete(start, end)
                self._show(tag, start, words, known)
                if front:
                    self._text.mark_set("insert", start)
            else:
                self._paint(tag, known)

    def mend(self, key: str = "") -> None:
        """Take away what is left of a chip, make chips of tokens, lead the cursor out; `key` says from which side."""
        for tag in list(self._refs):
            self._repair(tag)
        start = "1.0"
        while place := self._text.search(OPEN, start, "end-1c"):
            start = place if self._make_chip(place) else f"{place}+1c"
        self._lead_out(key)

    def _chips(self) -> list[tuple[str, str, str]]:
        """Return tag, start and end of every chip, in the order of the text."""
        found = []
        for tag in self._refs:
            ranges = self._text.tag_ranges(tag)
            if ranges:
                found.append((tag, str(ranges[0]), str(ranges[-1])))
        return sorted(found, key=lambda chip: tuple(int(number) for number in chip[1].split(".")))

    def _put(self, place: str, ref: FieldRef) -> None:
        tag = f"chip-{next(self._numbers)}"
        self._refs[tag] = ref
        self._show(tag, place, *self._say(ref))

    def _show(self, tag: str, place: str, words: str, known: bool) -> None:
        self._words[tag] = words
        self._text.insert(place, words, (tag,))
        self._paint(tag, known)

    def _paint(self, tag: str, known: bool) -> None:
        fill, ink = (theme.COMPUTED, theme.PRIMARY_DARK) if known else (theme.DANGER_FILL, theme.DANGER)
        self._text.tag_configure(tag, background=fill, foreground=ink, underline=True)
        self._text.tag_raise("sel")

    def _forget(self) -> None:
        for tag in self._refs:
            self._text.tag_delete(tag)
        self._refs.clear()
        self._words.clear()

    def _repair(self, tag: str) -> None:
        ranges = self._text.tag_ranges(tag)
        if not ranges:
            self._drop(tag)
            return
        start, end = str(ranges[0]), str(ranges[-1])
        found = self._text.get(start, end)
        if found == self._words[tag]:
            return
        typed = _typed_into(self._words[tag], found)
        self._text.delete(start, end)
        if typed:  # something was put into the chip: the chip stays whole, what was put stands behind it
            self._show(tag, start, self._words[tag], self._say(self._refs[tag])[1])
            self._text.insert(f"{start}+{len(self._words[tag])}c", typed, ())
        else:
            self._drop(tag)

    def _drop(self, tag: str) -> None:
        self._text.tag_delete(tag)
        del self._refs[tag], self._words[tag]

    def _make_chip(self, place: str) -> bool:
        """Turn a typed or pasted token into a chip; False where the bracket begins none."""
        line = self._text.get(place, f"{place} lineend")
        pieces = parse(line)
        if not pieces or isinstance(pieces[0], str):
            return False
        self._text.delete(place, f"{place}+{len(token(pieces[0]))}c")
        self._put(place, pieces[0])
        return True

    def _lead_out(self, key: str) -> None:
        for tag, start, end in self._chips():
            if self._text.compare("insert", ">", start) and self._text.compare("insert", "<", end):
                inside = len(self._text.get(start, "insert"))
                back = key in BACKWARDS or (key not in FORWARDS and inside * 2 < len(self._words[tag]))
                self._text.mark_set("insert", start if back else end)
            for edge, whole in (("sel.first", start), ("sel.last", end)):
                if self._is_inside(edge, start, end):
                    first, last = (whole, edge) if edge == "sel.first" else (edge, whole)
                    self._text.tag_add("sel", first, last)

    def _is_inside(self, place: str, start: str, end: str) -> bool:
        if not self._text.tag_ranges("sel"):
            return False
        return bool(self._text.compare(place, ">", start) and self._text.compare(place, "<", end))

    def _selected(self) -> tuple[str, str] | None:
        """Return the edges of a selection that holds a chip."""
        if not self._text.tag_ranges("sel"):
            return None
        first, last = self._text.index("sel.first"), self._text.index("sel.last")
        return (first, last) if self.raw(first, last) != self._text.get(first, last) else None

    def _copy(self) -> str | None:
        if (edges := self._selected()) is None:
            return None
        words = self._text.get(*edges)
        Chips.copied = Copied(words, self.raw(*edges))
        self._text.clipboard_clear()
        self._text.clipboard_append(words)
        return "break"

    def _cut(self) -> str | None:
        if self._copy() is None:
            return None
        self._text.delete("sel.first", "sel.last")
        self.mend()
        return "break"

    def _paste(self) -> str | None:
        try:
            words = self._text.clipboard_get()
        except tk.TclError:
            return None
        if Chips.copied is None or words != Chips.copied.words:
            return None
        if self._text.tag_ranges("sel"):
            self._text.delete("sel.first", "sel.last")
        self.mend()
        self.insert("insert", Chips.copied.raw)
        self._text.see("insert")
        return "break"


OWNERS: dict[str, Chips] = {}
"""The chips of every such field on the screen, by the name of its widget."""


def _mend(event: tk.Event[tk.Misc]) -> None:
    chips = OWNERS.get(str(event.widget))
    if chips is not None:
        chips.mend(event.keysym)


def _typed_into(words: str, found: str) -> str:
    """Return what was put into the middle of a chip's words; '' where something of them is missing."""
    more = len(found) - len(words)
    if more <= 0:
        return ""
    for place in range(len(words) + 1):
        if found[:place] == words[:place] and found[place + more :] == words[place:]:
            return found[place : place + more]
    return ""
