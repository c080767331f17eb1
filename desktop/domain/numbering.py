"""How headings are numbered: systems as data, chosen apart from the outline."""

from __future__ import annotations

from enum import StrEnum

from desktop.domain.vietnamese import ALPHABET


class Mark(StrEnum):
    """How one level is written; DECIMAL repeats the numbers above ('2.1')."""

    ROMAN = "I."
    ARABIC = "1."
    DECIMAL = "1.1."
    LETTER = "a)"


SYSTEMS: dict[str, tuple[Mark, ...]] = {
    "decimal": (Mark.ARABIC, Mark.DECIMAL, Mark.LETTER),
    "roman": (Mark.ROMAN, Mark.ARABIC, Mark.LETTER),
}
"""The mark of each level, outermost first. 'roman' is Decree 30's own (Annex I, V.6.b); 'decimal' is usual in wards."""

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return 4 as 'IV'; raises ValueError below 1."""
    if number < 1:
        raise ValueError(number)
    text = ""
    for size, letters in (*_ROMAN, *_ROMAN_SMALL):
        count, number = divmod(number, size)
        text += letters * count
    return text


def letter(number: int) -> str:
    """Return 5 as 'đ': the Vietnamese alphabet, then 'aa', 'ab'… (rule HD1); raises ValueError below 1."""
    if number < 1:
        raise ValueError(number)
    text = ""
    while number:
        number, rest = divmod(number - 1, len(ALPHABET))
        text = ALPHABET[rest] + text
    return text


def label(system: str, places: tuple[int, ...]) -> str:
    """Return the mark of the heading at `places` (1-based, outermost first) in a system of SYSTEMS.

    ('decimal', (2, 1)) is '2.1.'; ('roman', (2, 1)) is '1.'; a third level is a letter in both: 'đ)'.
    """
    number = places[-1]
    match SYSTEMS[system][len(places) - 1]:
        case Mark.ROMAN:
            return f"{roman(number)}."
        case Mark.ARABIC:
            return f"{number}."
        case Mark.DECIMAL:
            return "".join(f"{place}." for place in places)
        case Mark.LETTER:
            return f"{letter(number)})"
