"""The lines of an old document, as they were read: their words, and how much is known of their looks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.legacy import Encoding
from desktop.domain.vietnamese import clean, one_line

_APART = re.compile(r"\t+|[ \u00a0]{3,}")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a table of data, or of one that only holds things in place (`bordered`)."""

    table: int
    row: int
    column: int
    bordered: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, or what stands in it between two manual breaks.

    `numbers` are those of the paragraphs that it was made of: only those with text count, as a reader counts. `text`
    is NFC on one line, with the number that Word gave in front; `parts` is the same where it was set apart with tabs
    or rows of blanks. `lead` is the bold beginning of a line that is not bold as a whole. `align` is '' where that is
    not known, as in plain text.
    """

    numbers: tuple[int, ...]
    text: str
    parts: tuple[str, ...] = ()
    bold: bool = False
    lead: str = ""
    align: str = ""
    place: Place | None = None

    @property
    def number(self) -> int:
        """The number of the paragraph that it begins in."""
        return self.numbers[0]


@dataclass(frozen=True, slots=True)
class Source:
    """A file read into lines. `converted` are texts of old encodings as they were, with their paragraph's number.

    `guessed` is the encoding that the words seemed to have although no font told so.
    """

    lines: list[Line]
    converted: list[tuple[int, str, Encoding]]
    guessed: Encoding | None = None


def parts_of(raw: str) -> tuple[str, ...]:
    """Return what tabs and rows of blanks set apart on one line."""
    return tuple(part for part in map(one_line, _APART.split(clean_line(raw))) if part)


def clean_line(raw: str) -> str:
    """Return a raw line cleaned, its tabs kept: they set things apart in letterheads."""
    return "\t".join(clean(part) for part in raw.split("\t"))
