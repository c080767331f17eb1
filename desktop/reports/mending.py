"""A Word file of anybody, opened to be mended: properties put in the order that Word wants, and written anew."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.reports.checking.cascade import W
from desktop.reports.checking.layout import Paragraph
from desktop.reports.checking.package import Package
from desktop.reports.checking.reader import read
from desktop.reports.checking.roles import Reading, assign

if TYPE_CHECKING:
    from lxml.etree import _Element

_ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang eastAsianLayout specVanish oMath rPrChange"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
}
_PLACES = {kind: {name: at for at, name in enumerate(names.split())} for kind, names in _ORDER.items()}


class Mending:
    """An opened document; what is changed in its parts is in the bytes that `data` returns."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.reading: Reading = assign(read(package))
        self.new_parts: dict[str, bytes] = {}

    @property
    def root(self) -> _Element:
        """The document's own part."""
        return self.package.roots[self.package.document]

    @cached_property
    def sections(self) -> list[_Element]:
        """What says how the pages of each section are, in order."""
        return [found for found in self.root.iter(f"{W}sectPr") if _name(found.getparent()) != "sectPrChange"]

    def of(self, *roles: str) -> list[Paragraph]:
        """Return the paragraphs with one of these roles."""
        return self.reading.of(*roles)

    def data(self) -> bytes:
        """Return the file with everything that was changed."""
        from lxml import etree

        changed = {
            name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in self.package.roots.items()
        }
        changed.update(self.new_parts)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in dict.fromkeys((*self.package.names, *changed)):
                archive.writestr(zipfile.ZipInfo(name), changed.get(name) or self.package.content(name))
        return file.getvalue()


def properties(owner: _Element, kind: str) -> _Element:
    """Return the properties ('pPr', 'rPr', 'trPr') of a paragraph, run or row, made where there are none."""
    found = owner.find(f"{W}{kind}")
    if found is None:
        found = owner.makeelement(f"{W}{kind}")
        owner.insert(0, found)
    return found


def put(parent: _Element, name: str, **attributes: str) -> _Element:
    """Return a child of properties with these attributes besides its own, put in its place where there is none."""
    child = parent.find(f"{W}{name}")
    if child is None:
        order = _PLACES[_name(parent)]
        child = parent.makeelement(f"{W}{name}")
        later = (at for at, other in enumerate(parent) if order.get(_name(other), 99) > order[name])
        parent.insert(next(later, len(parent)), child)
    for key, text in attributes.items():
        child.set(f"{W}{key}", text)
    return child


def switch_on(parent: _Element, name: str) -> None:
    """Have a switch among properties on."""
    put(parent, name).attrib.pop(f"{W}val", "")


def take(parent: _Element, *names: str) -> None:
    """Take children out of properties."""
    for name in names:
        for child in parent.findall(f"{W}{name}"):
            parent.remove(child)


def runs(paragraph: Paragraph) -> Iterator[_Element]:
    """Yield the runs of a paragraph that hold letters."""
    if paragraph.element is not None:
        for run in paragraph.element.iter(f"{W}r"):
            if run.find(f"{W}t") is not None:
                yield run


def texts(paragraph: Paragraph) -> list[_Element]:
    """Return what holds a paragraph's letters, in order."""
    return [] if paragraph.element is None else list(paragraph.element.iter(f"{W}t"))


def say(element: _Element, text: str) -> None:
    """Put letters in place of others."""
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _name(element: _Element | None) -> str:
    return "" if element is None else str(element.tag).removeprefix(W)
