"""How wide columns are, where lines break and how long rules are: computed once for the Word file and the pages.

Widths and indents are in twips, twentieths of a pt, as Word has them; `room` is how wide a text may be.
"""

from __future__ import annotations

from desktop.reports import decree30, text_widths
from desktop.reports.blocks import ColumnKind, Table
from desktop.reports.decree30 import LENGTHS, LETTERINGS
from desktop.reports.styles import STYLES

TWIPS = 20
"""So many twips are a pt."""

UPRIGHT = LENGTHS["PG1.width"].twips - LENGTHS["PG3"].twips - LENGTHS["PG4"].twips
ACROSS = LENGTHS["PG1.height"].twips - LENGTHS["PG3"].twips - LENGTHS["PG4"].twips
"""The room on pages that lie across."""
LETTERHEAD = (LENGTHS["H.left"].twips, UPRIGHT - LENGTHS["H.left"].twips)
SIGNATURE = (LENGTHS["S.left"].twips, UPRIGHT - LENGTHS["S.left"].twips)
"""The columns beside each other of the frames without borders."""

_TWIPS_PER_MM = 1440 / 25.4


def size(style: str, profile: str) -> int:
    """Return the size of a paragraph style's letters in pt."""
    return decree30.size(profile, STYLES[style].lettering)


def width(text: str, style: str, profile: str) -> float:
    """Return the width of a line in pt, set in a paragraph style."""
    return text_widths.width(text, size(style, profile), bold=_is_bold(style))


def balanced(text: str, room: int, style: str, profile: str) -> list[str]:
    """Return the lines of a centred text, broken where a careful typist would break them."""
    return text_widths.balance(text, room / TWIPS, size(style, profile), bold=_is_bold(style))


def longest(texts: list[str], room: int, style: str, profile: str) -> float:
    """Return the width in pt of the longest line of centred paragraphs."""
    return max(width(line, style, profile) for text in texts for line in balanced(text, room, style, profile))


def sides(text: str, room: int, style: str, profile: str) -> int:
    """Return what must stay free left and right so that a centred text breaks where `balanced` breaks it."""
    lines = balanced(text, room, style, profile)
    # Room left for a number or a day is no word: such a line breaks where it is full.
    if len(lines) == 1 or "  " in text:
        return 0
    widest = max(width(line, style, profile) for line in lines)
    # Word may measure a hair wider than the table of widths: half a letter keeps the lines as they were balanced.
    return margin(widest + size(style, profile) / 2, room)


def margin(length: float, room: int) -> int:
    """Return what is free on either side of something `length` pt long in the middle."""
    return max(0, round((room - length * TWIPS) / 2))


def column_widths(table: Table, room: int) -> tuple[int, ...]:
    """Return the columns' widths; names without a width of their own share what the others leave."""
    kinds = {ColumnKind.UNIT: LENGTHS["TB.unit"].twips, ColumnKind.FIGURE: LENGTHS["TB.figure"].twips}
    given = [
        kinds.get(column.kind) if column.width is None else round(column.width * _TWIPS_PER_MM)
        for column in table.columns
    ]
    rest = (room - sum(width or 0 for width in given)) // max(1, given.count(None))
    return tuple(rest if width is None else width for width in given)


def _is_bold(style: str) -> bool:
    return LETTERINGS[STYLES[style].lettering].bold
