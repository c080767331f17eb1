"""How wide a text is in Times New Roman, so that rules are as long as the decree wants them without a font file."""

from __future__ import annotations

import math
import re
import unicodedata
from itertools import pairwise

from desktop.reports import title_breaks

UNITS_PER_EM = 2048
ASCENT, DESCENT, LINE_GAP = 1825, 443, 87
_HORN = "\u031b"
_AVERAGE = 1024
_HAIR = 1e-6
LONGEST_TITLE = 5_000
"""In letters: what is longer is no title, and is broken where a line is full."""
NO_BREAK = "\u00a0"
"""The blank at which no line ends."""
_BLANKS = re.compile(rf"[^\S{NO_BREAK}]+")
_LINE, _UNEVEN = 10.0, 6.0
"""What a line of a title costs, and how much more if it were empty; see title_breaks.py."""

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
    | {NO_BREAK: 512}
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


def wrap(text: str, room: float, size: float, *, bold: bool = False, italic: bool = False) -> list[str]:
    """Return the lines that `text` takes in `room` pt; a word wider than that has a line of its own."""
    words = _words(text)
    widths = [width(word, size, bold=bold, italic=italic) for word in words]
    ends = _ends(widths, room, width(" ", size, bold=bold, italic=italic))
    return [" ".join(words[start:end]) for start, end in pairwise((0, *ends))]


def balance(text: str, room: float, size: float, *, bold: bool = False, italic: bool = False) -> list[str]:
    """Return the lines of `text` as a careful typist breaks a centred title.

    They part no phrase if that can be avoided, are few, begin where a phrase begins, and are equally long.
    """
    words = _words(text)
    widths = [width(word, size, bold=bold, italic=italic) for word in words]
    blank = width(" ", size, bold=bold, italic=italic)
    if len(text) > LONGEST_TITLE or len(_ends(widths, room, blank)) <= 1:
        return wrap(text, room, size, bold=bold, italic=italic)
    broken = [0.0, *(title_breaks.cost(words, place) for place in range(1, len(words)))]
    # For each word: what the lines up to it cost at best, and with which word the last of them begins.
    best = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        found = []
        filled = -blank
        for start in range(end - 1, -1, -1):
            filled += widths[start] + blank
            if filled > room and start < end - 1:
                break
            uneven = max(0.0, 1 - filled / room) ** 2
            found.append((best[start][0] + broken[start] + _LINE + _UNEVEN * uneven, start))
        best.append(min(found))
    starts = [len(words)]
    while starts[-1]:
        starts.append(best[starts[-1]][1])
    return [" ".join(words[start:end]) for start, end in pairwise(reversed(starts))]


def kept_together(lines: list[str], room: float, size: float, *, bold: bool = False, italic: bool = False) -> list[str]:
    """Return the lines with no-break blanks where a word processor would break them otherwise in `room` pt."""
    kept = list(lines)
    blank = width(" ", size, bold=bold, italic=italic)
    for place, line in enumerate(kept[:-1]):
        filled = width(line, size, bold=bold, italic=italic)
        first, *rest = kept[place + 1].split(" ")
        while rest and filled + blank + width(first, size, bold=bold, italic=italic) <= room:
            first = f"{first}{NO_BREAK}{rest.pop(0)}"
        kept[place + 1] = " ".join((first, *rest))
    return kept


def _words(text: str) -> list[str]:
    """Return the words of a text; those with a no-break blank between them are one."""
    return [word for word in _BLANKS.split(text) if word]


def _ends(widths: list[float], room: float, blank: float) -> list[int]:
    """Return behind which words a word processor ends the lines."""
    ends: list[int] = []
    filled = 0.0
    for place, wide in enumerate(widths):
        if place and filled + blank + wide > room:
            ends.append(place)
            filled = wide
        else:
            filled = filled + blank + wide if place else wide
    return [*ends, len(widths)]


def _base(letter: str) -> str:
    if letter.isascii():
        return letter
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
