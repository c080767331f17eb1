"""A rectangle in pixels: what is to be seen, drawn or edited; no tkinter."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in pixels of a whole page or table, scrolled or not."""

    left: int
    top: int
    width: int
    height: int
