"""What a Word document shows that is no plain letter: signs of fonts that hold nothing else (w:sym), and formulas.

A formula is written on one line as it is said: '1/2', 'x²', '√(a + b)'.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.reports.checking.cascade import W

if TYPE_CHECKING:
    from lxml.etree import _Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULA = f"{M}oMath"
UNKNOWN = "\ufffc"
"""Stands for a sign of which nobody knows what it shows."""

_PRIVATE = 0xF000
"""Where Unicode has the bytes of such fonts."""
_ROWS: dict[str, dict[int, str]] = {
    "symbol": {
        0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
        0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
        0xA1: "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
        0xC4: "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
        0xE5: "∑",
    },
    "wingdings": {
        0x6C: "●",
        0x6E: "■□",
        0x76: "❖",
        0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿",
        0x9E: "·•",
        0xA7: "▪□",
        0xD8: "➢",
        0xDF: "←→↑↓",
        0xEF: "⇦⇨",
        0xFB: "✗✓☒☑",
    },
    "wingdings 2": {0x4F: "✗✓☒☑", 0xA3: "□"},
}
"""By font: what it shows, by the byte of the first of each row."""
_SIGNS = {
    font: {start + place: sign for start, row in rows.items() for place, sign in enumerate(row)}
    for font, rows in _ROWS.items()
}
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


def sign_of(font: str, code: str) -> str:
    """Return what a font shows for a code in hexadecimal digits ('F0B3'), or UNKNOWN."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    known = _SIGNS.get(font.casefold())
    if known is not None and (number < 0x100 or _PRIVATE <= number < _PRIVATE + 0x100):
        return known.get(number & 0xFF, UNKNOWN)
    return chr(number) if 0x20 <= number < 0xD800 else UNKNOWN


def shown(text: str, font: str) -> str:
    """Return a text with the signs that its font shows for private letters; those not known stay as they are."""
    known = _SIGNS.get(font.casefold())
    return text if known is None else text.translate({_PRIVATE + byte: sign for byte, sign in known.items()})


def formula(element: _Element) -> str:
    """Return a formula, or a part of one, on one line."""
    return "".join(_parts(element))


def _parts(element: _Element) -> Iterator[str]:
    for child in element:
        name = str(child.tag).removeprefix(M)
        if child.tag == f"{W}t" or name == "t":
            yield child.text or ""
        elif name == "f":
            yield f" {_grouped(child, 'num')}/{_grouped(child, 'den')}"
        elif name == "rad":
            yield f"√({_part(child, 'e')})"
        elif name in ("sSup", "sSub", "sSubSup"):
            lowered, raised = _part(child, "sub"), _part(child, "sup")
            yield _part(child, "e") + _set(lowered, _LOWERED, "_") + _set(raised, _RAISED, "^")
        elif name == "d":
            begin, end = (child.find(f"{M}dPr/{M}{side}Chr") for side in ("beg", "end"))
            yield "(" if begin is None else begin.get(f"{M}val", "")
            yield "; ".join(formula(part) for part in child.iterfind(f"{M}e"))
            yield ")" if end is None else end.get(f"{M}val", "")
        elif name == "nary":
            sign = child.find(f"{M}naryPr/{M}chr")
            yield "∫" if sign is None else sign.get(f"{M}val", "")
            yield formula(child)
        elif child.tag not in (f"{W}del", f"{W}moveFrom") and not name.endswith("Pr"):
            yield from _parts(child)


def _part(element: _Element, name: str) -> str:
    found = element.find(f"{M}{name}")
    return "" if found is None else formula(found).strip()


def _grouped(element: _Element, name: str) -> str:
    text = _part(element, name)
    return text if text.replace(",", "").replace(".", "").isalnum() else f"({text})"


def _set(text: str, letters: dict[int, int], mark: str) -> str:
    """Return a raised or lowered text in letters that stand so by themselves, or behind a mark."""
    made = text.translate(letters)
    return made if not set(made) & set(text) else f"{mark}({text})"
