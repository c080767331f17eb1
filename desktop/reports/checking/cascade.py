"""Where a property comes from: defaults, table style, paragraph style with its ancestors, character style, itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.reports.checking.layout import SINGLE, Face
from desktop.reports.styles import NAMESPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

W = f"{{{NAMESPACE}}}"
_OFF = ("0", "false", "off", "none")
_TOGGLES = ("b", "i", "caps")
_SLOTS = (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"))
_WORD_SIZE = 20  # half-points: what Word takes where nothing says the size

Properties = dict[str, str]


@dataclass(frozen=True, slots=True)
class Style:
    """A style of the file: its name, what it is based on, and what it sets itself."""

    name: str
    parent: str
    paragraph: Properties
    run: Properties
    element: _Element


class Cascade:
    """The styles of a document, asked for what holds in the end."""

    def __init__(self, styles: _Element | None) -> None:
        self.styles: dict[str, Style] = {}
        self.defaults: dict[str, str] = {}
        self._paragraph: Properties = {}
        self._run: Properties = {}
        self._faces: dict[tuple[object, ...], Face] = {}
        for child in () if styles is None else styles:
            if child.tag == f"{W}docDefaults":
                self._paragraph = paragraph_properties(child.find(f"{W}pPrDefault/{W}pPr"))
                self._run = run_properties(child.find(f"{W}rPrDefault/{W}rPr"))
            elif child.tag == f"{W}style":
                self._add(child)

    def _add(self, style: _Element) -> None:
        key = style.get(f"{W}styleId", "")
        self.styles[key] = Style(
            value(style, "name"),
            value(style, "basedOn"),
            paragraph_properties(style.find(f"{W}pPr")),
            run_properties(style.find(f"{W}rPr")),
            style,
        )
        if style.get(f"{W}default") in ("1", "true", "on"):
            self.defaults[style.get(f"{W}type", "")] = key

    def chain(self, style: str) -> list[Style]:
        """Return a style and what it is based on, the most general first; a style that is based on itself ends it."""
        found: dict[str, Style] = {}
        while style in self.styles and style not in found:
            found[style] = self.styles[style]
            style = found[style].parent
        return list(found.values())[::-1]

    def paragraph(self, style: str, table: str, own: Properties) -> Properties:
        """Return the properties of a paragraph."""
        made = dict(self._paragraph)
        for level in (*self.chain(table), *self.chain(style)):
            merge(made, level.paragraph)
        merge(made, own)
        return made

    def face(self, paragraph: str, character: str, table: str, own: Properties) -> Face:
        """Return how letters look in a paragraph style, a character style and a table style ('' for none)."""
        key = (paragraph, character, table, *own.items())
        if key not in self._faces:
            self._faces[key] = self._face(paragraph, character, table, own)
        return self._faces[key]

    def _face(self, paragraph: str, character: str, table: str, own: Properties) -> Face:
        made: Properties = dict(self._run)
        # Bold, italics and capitals of a paragraph style are switched off by the same in a character style.
        toggles = dict.fromkeys(_TOGGLES, False)
        for styles in (self.chain(table), self.chain(paragraph), self.chain(character)):
            level: Properties = {}
            for style in styles:
                merge(level, style.run)
            for name in _TOGGLES:
                toggles[name] ^= _is_on(level.pop(name, "0"))
            merge(made, level)
        for name in _TOGGLES:
            if name in own:
                toggles[name] = _is_on(own[name])
            elif _is_on(self._run.get(name, "0")):
                toggles[name] = True
        merge(made, own)
        return Face(
            fonts=(made.get("ascii", ""), made.get("hAnsi", "")),
            size=number(made.get("sz"), _WORD_SIZE),
            bold=toggles["b"],
            italic=toggles["i"],
            underlined=made.get("u", "none") not in _OFF,
            capitals=toggles["caps"],
            colour=made.get("color", "auto").upper(),
            language=made.get("lang", ""),
        )


def merge(below: Properties, above: Properties) -> None:
    """Lay properties over others; an indent of the first line replaces a hanging one and the other way round."""
    if "firstLine" in above or "hanging" in above:
        below.pop("firstLine", None)
        below.pop("hanging", None)
    below.update(above)


def paragraph_properties(element: _Element | None) -> Properties:
    """Return what a w:pPr sets, by short names."""
    found: Properties = {}
    for child in () if element is None else element:
        name = _name(child)
        if name in ("spacing", "ind"):
            for key, text in child.attrib.items():
                short = str(key).removeprefix(W)
                found[{"start": "left", "end": "right"}.get(short, short)] = str(text)
        elif name in ("keepNext", "contextualSpacing", "keepLines"):
            found[name] = child.get(f"{W}val", "1")
        elif name in ("jc", "pStyle"):
            found[name] = child.get(f"{W}val", "")
        elif name == "numPr":
            found["numId"], found["ilvl"] = value(child, "numId"), value(child, "ilvl", "0")
        elif name == "pBdr":
            edges = (child.find(f"{W}{edge}") for edge in ("top", "bottom"))
            drawn = any(edge is not None and edge.get(f"{W}val") not in ("nil", "none") for edge in edges)
            found["border"] = "1" if drawn else "0"
    return found


def run_properties(element: _Element | None) -> Properties:
    """Return what a w:rPr sets, by short names; a font of the theme is '+' and its name."""
    found: Properties = {}
    for child in () if element is None else element:
        name = _name(child)
        if name == "rFonts":
            for slot, theme in _SLOTS:
                given = child.get(f"{W}{slot}")
                if child.get(f"{W}{theme}"):
                    found[slot] = f"+{child.get(f'{W}{theme}')}"
                elif given:
                    found[slot] = given
        elif name in _TOGGLES:
            found[name] = child.get(f"{W}val", "1")
        elif name in ("sz", "u", "color", "lang", "rStyle", "vanish"):
            found[name] = child.get(f"{W}val", "1" if name == "vanish" else "")
    return found


def value(element: _Element | None, path: str, default: str = "") -> str:
    """Return the w:val of a child ('a/b' for a child's child), `default` where there is none."""
    child = None if element is None else element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return default if child is None else child.get(f"{W}val", default)


def number(text: str | None, default: int = 0) -> int:
    """Return a length that a file gives as text, `default` for what is none."""
    try:
        return round(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


def line_of(properties: Properties) -> tuple[int, str]:
    """Return the line spacing and its rule: 'auto' in 240ths of a line, 'exact' and 'atLeast' in twips."""
    return number(properties.get("line"), SINGLE), properties.get("lineRule", "auto")


def is_on(properties: Properties, name: str) -> bool:
    """Whether a switch is on."""
    return _is_on(properties.get(name, "0"))


def _is_on(text: str) -> bool:
    return text.casefold() not in _OFF


def _name(element: _Element) -> str:
    return str(element.tag).removeprefix(W)
