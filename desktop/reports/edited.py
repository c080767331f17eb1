"""The lines of a Word file that may have been edited: their words, and the bookmarks that tell where these come from.

What was deleted with tracked changes is left out, what was inserted is read. Word and LibreOffice change ids of styles,
double bookmarks and shift their ends; names of styles, names of bookmarks and where these begin are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.errors import DocumentRefused
from desktop.domain.vietnamese import clean
from desktop.reports import bookmarks
from desktop.reports.checking.cascade import Cascade, W, value
from desktop.reports.checking.package import Package
from desktop.reports.checking.signs import FORMULA, UNKNOWN, formula, sign_of
from desktop.reports.styles import STYLES, style_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "txbxContent", "sectPr")} | {f"{_MC}Fallback"}
_LETTERS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_OUTSIDE = {style_name(STYLES[style].lettering) for style in ("DraftLine", "DraftNumber")}
"""The styles of what a draft has beside its text."""


@dataclass
class Place:
    """The text of a field: its key, the fingerprint of what was exported, and where it stands in its line."""

    key: str
    number: int
    told: str
    start: int
    end: int


@dataclass
class Line:
    """A paragraph; `told` is the fingerprint of what was exported, '' where no bookmark says it."""

    text: str
    told: str = ""
    places: list[Place] = field(default_factory=list)

    @property
    def said(self) -> str:
        """The fingerprint of what stands there now."""
        return bookmarks.fingerprint(self.text)


def read_lines(package: Package) -> list[Line]:
    """Return the paragraphs in order, those of tables included; raises DocumentRefused where there is no body."""
    root = package.xml(package.document)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise DocumentRefused(package.path, "not-word")
    reader = _Reader(Cascade(package.xml(package.beside("styles"))))
    reader.read(body)
    return reader.lines


class _Reader:
    """Walks through the body; bookmarks that begin between two paragraphs belong to the next one."""

    def __init__(self, cascade: Cascade) -> None:
        self.lines: list[Line] = []
        self._styles = cascade.styles
        self._seen: set[str] = set()
        self._line = Line("")
        self._letters: list[str] = []
        self._length = 0
        self._open: dict[str, Place] = {}

    def read(self, parent: _Element) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}bookmarkStart":
                self._begin(child)
            elif child.tag not in _GONE:
                self.read(child)

    def _paragraph(self, element: _Element) -> None:
        properties = element.find(f"{W}pPr")
        style = self._styles.get(value(properties, "pStyle"))
        if style is not None and style.name in _OUTSIDE:
            return
        self._words(element)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            return  # the mark between this paragraph and the next was deleted: they are one
        self._finish()

    def _finish(self) -> None:
        line, self._line = self._line, Line("")
        line.text = clean("".join(self._letters))
        self._letters, self._length = [], 0
        for place in self._open.values():
            place.end = len(line.text)
        self._open = {}
        for place in line.places:
            place.end = min(place.end, len(line.text))
        if not line.told and len(line.places) == 1:
            line.told = line.places[0].told
        self.lines.append(line)

    def _words(self, parent: _Element) -> None:
        for child in parent:
            name = str(child.tag).removeprefix(W)
            if name == "t":
                self._add(child.text or "")
            elif name in _LETTERS:
                self._add(_LETTERS[name])
            elif name == "sym":
                self._add(sign_of(child.get(f"{W}font", ""), child.get(f"{W}char", "")).replace(UNKNOWN, ""))
            elif child.tag == FORMULA:
                self._add(formula(child))
            elif name == "bookmarkStart":
                self._begin(child)
            elif name == "bookmarkEnd":
                if (ended := self._open.pop(child.get(f"{W}id", ""), None)) is not None:
                    ended.end = self._length
            elif child.tag not in _GONE:
                self._words(child)
            elif name in ("del", "moveFrom"):
                for mark in child.iter(f"{W}bookmarkStart"):
                    self._begin(mark)

    def _add(self, letters: str) -> None:
        letters = clean(letters).replace("\n", " ")
        self._letters.append(letters)
        self._length += len(letters)

    def _begin(self, element: _Element) -> None:
        name = element.get(f"{W}name", "")
        known = bookmarks.parse(name)
        if known is None or name in self._seen:
            return
        self._seen.add(name)
        if not known.key:
            self._line.told = self._line.told or known.told
            return
        place = Place(known.key, known.number, known.told, self._length, self._length)
        self._open[element.get(f"{W}id", "")] = place
        self._line.places.append(place)
