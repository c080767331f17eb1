"""The numbers that Word itself puts in front of the paragraphs of a list: no letter of them is in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.numbering import roman
from desktop.reports.checking.cascade import W, number, value
from desktop.reports.checking.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_LETTERS = "abcdefghijklmnopqrstuvwxyz"  # as Word counts them, whatever the decree says
_LEVELS = 9
DASH = "-"
"""Stands for whatever sign a list has in front of its items."""


@dataclass
class _List:
    """One list: by level, how it counts ('decimal'), what it prints ('%1.%2.'), where it starts, where it is."""

    forms: dict[int, tuple[str, str, int]]
    counts: dict[int, int] = field(default_factory=dict)


class ListNumbers:
    """Counts through a document: `label` is asked for every numbered paragraph in order."""

    def __init__(self, package: Package) -> None:
        self._lists: dict[str, _List] = {}
        root = package.xml(package.beside("numbering"))
        if root is not None:
            self._read(root)

    def label(self, list_id: str, level: int) -> str:
        """Return the mark in front of the next paragraph of a list at a level; '' where there is none."""
        found = self._lists.get(list_id)
        form = found.forms.get(level) if found else None
        if found is None or form is None:
            return ""
        kind, text, start = form
        found.counts[level] = found.counts.get(level, start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            found.counts.pop(deeper, None)
        if kind == "bullet":
            return DASH
        for place in range(level + 1):
            form_above = found.forms.get(place, ("decimal", "", 1))
            count = found.counts.get(place, form_above[2])
            text = text.replace(f"%{place + 1}", _written(form_above[0], count))
        return text.strip()

    def _read(self, root: _Element) -> None:
        abstract = {element.get(f"{W}abstractNumId", ""): element for element in root.iterfind(f"{W}abstractNum")}
        shared: dict[str, _List] = {}
        for element in root.iterfind(f"{W}num"):
            key = value(element, "abstractNumId")
            overrides = element.findall(f"{W}lvlOverride")
            if key not in shared or overrides:
                forms = _forms(abstract[key]) if key in abstract else {}
                for override in overrides:
                    _override(forms, override)
                shared[key] = _List(forms)
            self._lists[element.get(f"{W}numId", "")] = shared[key]


def _forms(element: _Element) -> dict[int, tuple[str, str, int]]:
    return {number(level.get(f"{W}ilvl")): _form(level) for level in element.iterfind(f"{W}lvl")}


def _form(level: _Element) -> tuple[str, str, int]:
    return value(level, "numFmt", "decimal"), value(level, "lvlText"), number(value(level, "start"), 1)


def _override(forms: dict[int, tuple[str, str, int]], override: _Element) -> None:
    place = number(override.get(f"{W}ilvl"))
    level = override.find(f"{W}lvl")
    if level is not None:
        forms[place] = _form(level)
    start = value(override, "startOverride")
    if start and place in forms:
        kind, text, _ = forms[place]
        forms[place] = (kind, text, number(start, 1))


def _written(kind: str, count: int) -> str:
    if count < 1:
        return str(count)
    match kind:
        case "upperRoman":
            return roman(count)
        case "lowerRoman":
            return roman(count).lower()
        case "lowerLetter" | "upperLetter":
            letters = _LETTERS[(count - 1) % len(_LETTERS)] * ((count - 1) // len(_LETTERS) + 1)
            return letters.upper() if kind == "upperLetter" else letters
        case "decimalZero":
            return f"{count:02d}"
        case "none":
            return ""
    return str(count)
