"""How wide columns are, where lines break and how long rules are: computed once for the Word file and the pages.

Widths and indents are in twips, twentieths of a pt, as Word has them; `room` is how wide a text may be.
"""

from __future__ import annotations

from desktop.reports import decree30, text_widths
from desktop.reports.blocks import ColumnKind, Face, Table
from desktop.reports.decree30 import LENGTHS, LETTERINGS
from desktop.reports.styles import STYLES
from desktop.reports.words import printable

TWIPS = 20
"""So many twips are a pt."""

UPRIGHT = LENGTHS["PG1.width"].twips - LENGTHS["PG3"].twips - LENGTHS["PG4"].twips
ACROSS = LENGTHS["PG1.height"].twips - LENGTHS["PG3"].twips - LENGTHS["PG4"].twips
"""The room on pages that lie across."""
LETTERHEAD = (LENGTHS["H.left"].twips, UPRIGHT - LENGTHS["H.left"].twips)
SIGNATURE = (LENGTHS["S.left"].twips, UPRIGHT - LENGTHS["S.left"].twips)
"""The columns beside each other of the frames without borders."""

_TWIPS_PER_MM = 1440 / 25.4
_DIGIT = "0"
_AS_WIDE = str.maketrans("123456789", _DIGIT * 9)
"""All digits are as wide as one: thousands of figures are then a few shapes to measure."""


def size(style: str, profile: str) -> int:
    """Return the size of a paragraph style's letters in pt."""
    return decree30.size(profile, STYLES[style].lettering)


def width(text: str, style: str, profile: str) -> float:
    """Return the width of a line in pt, set in a paragraph style."""
    return text_widths.width(text, size(style, profile), **_face(style))


def balanced(text: str, room: int, style: str, profile: str) -> list[str]:
    """Return the lines of a centred text, broken where a careful typist would break them."""
    return text_widths.balance(text, room / TWIPS, size(style, profile), **_face(style))


def longest(texts: list[str], room: int, style: str, profile: str) -> float:
    """Return the width in pt of the longest line of centred paragraphs."""
    return max(width(line, style, profile) for text in texts for line in balanced(text, room, style, profile))


def centred(text: str, room: int, style: str, profile: str) -> tuple[int, list[str]]:
    """Return what must stay free left and right so that a centred text breaks where `balanced` breaks it.

    The lines returned with it have no-break blanks where that is not enough. Without lines it breaks where it is full.
    """
    lines = balanced(text, room, style, profile)
    # Room left for a number or a day is no word.
    if len(lines) == 1 or "  " in text:
        return 0, []
    # Word may measure a hair wider than the table of widths: half a letter keeps the lines as they were balanced.
    widest = max(width(line, style, profile) for line in lines)
    sides = margin(widest + size(style, profile) / 2, room)
    inner = (room - 2 * sides) / TWIPS
    return sides, text_widths.kept_together(lines, inner, size(style, profile), **_face(style))


def margin(length: float, room: int) -> int:
    """Return what is free on either side of something `length` pt long in the middle."""
    return max(0, round((room - length * TWIPS) / 2))


def columns_below(number: str, date: str, profile: str) -> tuple[int, int]:
    """Return the columns of number and date: those of the letterhead, moved where either would take a second line.

    Where the two are too wide for one line the columns stay.
    """
    left, _ = LETTERHEAD
    least, widest = (width(text, style, profile) for text, style in ((number, "Number"), (date, "PlaceAndDate")))
    rest = UPRIGHT / TWIPS - least - widest
    if rest >= 0:
        # Word may measure a hair wider than the table of widths: half a letter, or what there is, keeps either whole.
        spare = min(rest, size("Number", profile)) / 2
        left = min(max(left, round((least + spare) * TWIPS)), UPRIGHT - round((widest + spare) * TWIPS))
    return left, UPRIGHT - left


def column_widths(table: Table, room: int, profile: str) -> tuple[int, ...]:
    """Return the columns' widths; names without a width of their own share what the others leave.

    A column of figures is as wide as the longest of them, so that no number is parted.
    """
    kinds = {ColumnKind.UNIT: LENGTHS["TB.unit"].twips, ColumnKind.FIGURE: LENGTHS["TB.figure"].twips}
    given = [
        kinds.get(column.kind) if column.width is None else round(column.width * _TWIPS_PER_MM)
        for column in table.columns
    ]
    figures = [_figures(table, place, profile) for place in range(len(given))]
    widths = [None if width is None else max(width, figure) for width, figure in zip(given, figures, strict=True)]
    names, rest = widths.count(None), room - sum(width or 0 for width in widths)
    if rest < names * LENGTHS["TB.name"].twips:
        return _narrowed(table, room, profile, given, figures)
    return tuple(rest // names if width is None else width for width in widths)


def _narrowed(table: Table, room: int, profile: str, given: list[int | None], figures: list[int]) -> tuple[int, ...]:
    """Return the widths where figures leave names too little: whatever is wider than its words gives of it.

    Only where that is not enough are figures parted from the words beside them ('ước | 1.523,45').
    """
    usual = [LENGTHS["TB.name"].twips if width is None else width for width in given]
    words = [min(width, _words(table, place, profile)) for place, width in enumerate(usual)]
    wanted = [max(pair) for pair in zip(usual, figures, strict=True)]
    names = [word if given[place] else usual[place] for place, word in enumerate(words)]
    bare = [_figures(table, place, profile, parted=True) for place in range(len(given))]
    whole = [max(pair) for pair in zip(names, figures, strict=True)]
    least = whole if sum(whole) <= room else [max(pair) for pair in zip(words, bare, strict=True)]
    if sum(least) >= room:
        return tuple(width * room // sum(least) for width in least)
    spare, over = room - sum(least), sum(wanted) - sum(least)
    return tuple(low + (high - low) * spare // over for low, high in zip(least, wanted, strict=True))


def _figures(table: Table, place: int, profile: str, *, parted: bool = False) -> int:
    """Return how wide a column is for its longest figure, or `parted` for its longest word; 0 for other columns."""
    if table.columns[place].kind is not ColumnKind.FIGURE:
        return 0
    shapes = {(row[place].text.translate(_AS_WIDE), row[place].face) for row in table.rows}
    cells = ((printable(text), face is Face.TITLE) for text, face in shapes)
    whole = ((text if _DIGIT in text and not parted else _longest(text), bold) for text, bold in cells)
    return max((_cell(text, "MiddleCell", profile, bold=bold) for text, bold in whole), default=0)


def _words(table: Table, place: int, profile: str) -> int:
    """Return how wide a column is for the longest word in it."""
    title = _cell(_longest(table.columns[place].title), "ColumnTitle", profile)
    words = {(_longest(printable(row[place].text)), row[place].face) for row in table.rows}
    return max(title, *(_cell(word, "NameCell", profile, bold=face is Face.TITLE) for word, face in words))


def _longest(text: str) -> str:
    return max(text.split(), key=len, default="")


def _cell(text: str, style: str, profile: str, *, bold: bool = False) -> int:
    """Return how wide a cell is around a text, with half a letter for what measures a hair wider."""
    letters, face = size(style, profile), _face(style)
    wide = text_widths.width(text, letters, bold=bold or face["bold"], italic=face["italic"])
    return round((wide + letters / 2) * TWIPS) + 2 * LENGTHS["TB.margin"].twips


def _face(style: str) -> dict[str, bool]:
    lettering = LETTERINGS[STYLES[style].lettering]
    return {"bold": lettering.bold, "italic": lettering.italic}
