"""How wide a text is in Times New Roman, so that rules are as long as the decree wants them without a font file."""

from __future__ import annotations

import math
import unicodedata
from itertools import takewhile

UNITS_PER_EM = 2048
ASCENT, DESCENT, LINE_GAP = 1825, 443, 87
_HORN = "\u031b"
_AVERAGE = 1024
_HAIR = 1e-6
LONGEST_TITLE = 5_000
"""In letters: what is longer is no title, and is broken where a line is full."""

_REGULAR = {
    369: "'",
    410: "|",
    512: " ,.",
    569: "/:;\\ijlt",
    682: "!()-I[]`fr‘’",
    797: "Js",
    819: "°",
    836: '"',
    909: "?acez“”",
    961: "^",
    983: "{}",
    1024: "#$*0123456789_bdghknopquvxy–",
    1108: "~",
    1124: "≥≤≈±",
    1139: "FPS",
    1155: "+<=>×",
    1251: "ELTZ",
    1366: "BCR",
    1479: "ADGHKNOQUVXYw",
    1593: "&m",
    1706: "%",
    1821: "M",
    1886: "@",
    1933: "W",
    2048: "—…",
}
_BOLD = {
    451: "|",
    512: " ,.",
    569: "'/\\il",
    682: "!()-:;[]`fjt‘’",
    797: "Is",
    807: "{}",
    819: "°",
    909: "cerz",
    1024: "#$*0123456789?J_agovxy–“”",
    1065: "~",
    1124: "≥≤≈±",
    1137: '"',
    1139: "Sbdhknpqu",
    1167: "+<=>×",
    1190: "^",
    1251: "FP",
    1366: "BELTZ",
    1479: "ACDNRUVXYw",
    1593: "GHKOQ",
    1706: "&m",
    1905: "@",
    1933: "M",
    2048: "%W—…",
}
_ITALIC = {
    438: "'",
    512: " ,.",
    563: "|",
    569: "/\\fijlt",
    682: "!()-:;I`‘’",
    797: "[]rsz",
    819: "{}°",
    860: '"',
    864: "^",
    909: "Jcekvxy",
    1024: "#$*0123456789?S_abdghnopqu–",
    1108: "~",
    1124: "≥≤≈±",
    1139: "LTYZ“”",
    1251: "ABEFPRVX",
    1366: "CKNw",
    1382: "+<=>×",
    1479: "DGHOQUm",
    1593: "&",
    1706: "%MW",
    1821: "—…",
    1884: "@",
}
_BY_NAME = {
    "LATIN SMALL LETTER D WITH STROKE": (1024, 1139, 1024),
    "LATIN CAPITAL LETTER D WITH STROKE": (1479, 1479, 1479),
    "LATIN SMALL LETTER O WITH HORN": (1083, 1134, 1093),
    "LATIN CAPITAL LETTER O WITH HORN": (1479, 1593, 1479),
    "LATIN SMALL LETTER U WITH HORN": (1110, 1229, 1117),
    "LATIN CAPITAL LETTER U WITH HORN": (1589, 1630, 1544),
}
# Advance widths of Liberation Serif 2, which is as wide as Times New Roman letter by letter. Marks add nothing to the
# letter they stand on, except the horn.
_ADVANCES = tuple(
    {letter: advance for advance, letters in table.items() for letter in letters}
    | {unicodedata.lookup(name): each[face] for name, each in _BY_NAME.items()}
    for face, table in enumerate((_REGULAR, _BOLD, _ITALIC))
)


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width of one line of `text` in pt, set in `size` pt; a letter outside the table counts half an em.

    Nothing of a report is both bold and italic but single words: those count as bold.
    """
    advances = _ADVANCES[1 if bold else 2 if italic else 0]
    return sum(advances.get(_base(letter), _AVERAGE) for letter in text) * size / UNITS_PER_EM


def line_height(size: float, lines: float = 1) -> float:
    """Return how far apart in pt the lines of a paragraph are, in whole twips as word processors have it."""
    single = round((ASCENT + DESCENT + LINE_GAP) * size / UNITS_PER_EM * 20)
    return math.floor(single * lines + _HAIR) / 20


def ascent(size: float) -> float:
    """Return how far in pt a line reaches above the foot of its letters; wider spacing adds below them."""
    return (ASCENT + LINE_GAP) * size / UNITS_PER_EM


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the lines that `text` takes in `room` pt; a word wider than that has a line of its own."""
    words = _measured(text, size, bold)
    return [" ".join(line) for line in _lines(words, room, width(" ", size, bold=bold))]


def balance(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the lines of `text` as a careful typist breaks a centred title.

    They are as few as `room` pt allow, part no number from its word if that can be avoided, and are as equally long
    as can be. Every word processor breaks the text so if it is given the longest line's width.
    """
    if len(text) > LONGEST_TITLE:
        return wrap(text, room, size, bold=bold)
    words = _measured(text, size, bold)
    blank = width(" ", size, bold=bold)
    widest = _lines(words, room, blank)
    if len(widest) == 1:
        return [" ".join(widest[0])]
    narrower = (_lines(words, room - step, blank) for step in range(0, round(room), 2))
    as_few = takewhile(lambda lines: len(lines) == len(widest), narrower)
    best = min(as_few, key=lambda lines: (_parted_numbers(lines), max(len(" ".join(line)) for line in lines)))
    return [" ".join(line) for line in best]


def _measured(text: str, size: float, bold: bool) -> list[tuple[str, float]]:
    return [(word, width(word, size, bold=bold)) for word in text.split()]


def _lines(words: list[tuple[str, float]], room: float, blank: float) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    filled = 0.0
    for word, wide in words:
        if lines[-1] and filled + blank + wide > room:
            lines.append([])
        filled = filled + blank + wide if lines[-1] else wide
        lines[-1].append(word)
    return lines


def _parted_numbers(lines: list[list[str]]) -> int:
    """Return how many lines begin with a number or end with a short one: '… | 16/6/2022', '01 | …'."""
    return sum(line[0][0].isdigit() for line in lines[1:]) + sum(line[-1].isdigit() for line in lines[:-1])


def _base(letter: str) -> str:
    if letter.isascii():
        return letter
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
