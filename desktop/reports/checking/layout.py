"""A Word document as it looks: paragraphs with their letters and places, all inheritance resolved.

A property comes from the run or paragraph itself, else from its character style, its paragraph style and what that is
based on, its table style, and last from the document's defaults. Lengths are in twips, sizes in half-points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

SINGLE = 240
"""The line spacing 'single' where it is given in 240ths of a line."""


@dataclass(frozen=True, slots=True)
class Face:
    """How letters look. `fonts` are those of Latin and Vietnamese letters; '+' stands for a font of the theme."""

    fonts: tuple[str, str]
    size: int
    bold: bool
    italic: bool
    underlined: bool
    capitals: bool
    colour: str
    language: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one face; `symbol` is the font of a single sign that has its own, else ''."""

    text: str
    face: Face
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table: numbers of table, row and column in the document, and the width free for text.

    `bordered` tells a table of data from one that only holds things in place.
    """

    table: int
    row: int
    column: int
    room: int
    bordered: bool
    cannot_split: bool
    repeats: bool


@dataclass
class Paragraph:
    """One paragraph; `number` counts those with text, as a reader does. `style` is the name that Word shows.

    `element` is where it stands in the file.
    `list_id` names the list that Word numbers it in, at `list_level` from 0; '' where it is in none.
    """

    number: int
    style: str
    pieces: list[Piece]
    align: str
    left: int
    right: int
    first: int
    before: int
    after: int
    line: int
    line_rule: str
    keep_next: bool
    contextual: bool
    bordered: bool
    size: int
    section: int = 0
    cell: Cell | None = None
    instructions: str = ""
    drawings: list[int] = field(default_factory=list)
    boxed: bool = False
    element: _Element | None = field(default=None, compare=False, repr=False)
    list_id: str = ""
    list_level: int = 0

    @cached_property
    def text(self) -> str:
        """All letters, with \\n for a break within the paragraph and \\t for a tab."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Section:
    """The page of a part of the document. Headers and footers by type: 'default', 'first', 'even'."""

    width: int
    height: int
    landscape: bool
    top: int
    bottom: int
    left: int
    right: int
    gutter: int
    first_differs: bool
    start: int | None
    digits: str
    headers: dict[str, list[Paragraph]]
    footers: dict[str, list[Paragraph]]

    @property
    def room(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole document."""

    paragraphs: list[Paragraph]
    sections: list[Section]
    styles: frozenset[str]
    even_differs: bool
    mirrored: bool
    compatibility: int

    def room(self, paragraph: Paragraph) -> int:
        """Return the width in which a paragraph's lines stand."""
        outer = paragraph.cell.room if paragraph.cell else self.sections[paragraph.section].room
        return outer - paragraph.left - paragraph.right

    def everything(self) -> Iterator[Paragraph]:
        """Yield every paragraph, those of headers and footers last."""
        yield from self.paragraphs
        for section in self.sections:
            for parts in (section.headers, section.footers):
                for lines in parts.values():
                    yield from lines
