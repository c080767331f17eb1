"""The parts of a Word document read into a Layout: body, tables, sections, headers; deleted text is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.errors import DocumentRefused
from desktop.reports.checking.cascade import (
    Cascade,
    Properties,
    W,
    is_on,
    line_of,
    number,
    paragraph_properties,
    run_properties,
    value,
)
from desktop.reports.checking.layout import Cell, Layout, Paragraph, Piece, Section
from desktop.reports.checking.package import Package
from desktop.reports.checking.signs import FORMULA, formula, shown, sign_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_EMU = 635  # to a twip
_GONE = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{_MC}Fallback", f"{W}txbxContent"}
_LETTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
_CELL_MARGIN = 108  # twips: what Word takes where no table style says it
_BLOCKS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def read(package: Package) -> Layout:
    """Return the document; raises DocumentRefused where it has no body."""
    root = package.xml(package.document)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise DocumentRefused(package.path, "not-word")
    related = {part.id: part for part in package.related(package.document)}
    cascade = Cascade(package.xml(package.beside("styles")))
    reader = _Reader(cascade)
    reader.read(body)
    sections: list[Section] = []

    def lines(key: str) -> list[Paragraph]:
        return _lines(package, cascade, related[key].name) if key in related else []

    for element in reader.sections:
        sections.append(_section(element, sections[-1:], lines))
    settings = package.xml(package.beside("settings"))
    return Layout(
        reader.paragraphs,
        sections,
        frozenset(style.name for style in cascade.styles.values()),
        _switch(settings, "evenAndOddHeaders"),
        _switch(settings, "mirrorMargins") or _switch(settings, "gutterAtTop"),
        _compatibility(settings),
    )


def read_notes(package: Package, after: int) -> list[Paragraph]:
    """Return the paragraphs of foot notes and end notes, numbered behind `after`."""
    reader = _Reader(Cascade(package.xml(package.beside("styles"))), after)
    for kind in ("footnote", "endnote"):
        root = package.xml(package.beside(f"{kind}s"))
        for note in () if root is None else root.iterfind(f"{W}{kind}"):
            reader.read(note, closed=False)
    return reader.paragraphs


def _lines(package: Package, cascade: Cascade, part: str) -> list[Paragraph]:
    reader = _Reader(cascade)
    root = package.xml(part)
    if root is not None:
        reader.read(root, closed=False)
    return reader.paragraphs


class _Reader:
    """Walks through a part and gathers its paragraphs; a section ends where its w:sectPr stands."""

    def __init__(self, cascade: Cascade, after: int = 0) -> None:
        self.paragraphs: list[Paragraph] = []
        self.sections: list[_Element] = []
        self._cascade = cascade
        self._tables = 0
        self._numbered = after

    def read(self, root: _Element, *, closed: bool = True) -> None:
        self._blocks(root, None, "")
        if closed:
            last = root.find(f"{W}sectPr")
            self.sections.append(root.makeelement(f"{W}sectPr") if last is None else last)

    def _blocks(self, parent: _Element, cell: Cell | None, table: str) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, cell, table)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _BLOCKS:
                self._blocks(child, cell, table)

    def _table(self, table: _Element) -> None:
        number_of_table, self._tables = self._tables, self._tables + 1
        properties = table.find(f"{W}tblPr")
        style = value(properties, "tblStyle", self._cascade.defaults.get("table", ""))
        sides = self._sides(style, properties)
        bordered = self._is_bordered(style, properties)
        grid = [number(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        for row, line in enumerate(_under(table, f"{W}tr")):
            flow = line.find(f"{W}trPr")
            cannot_split, repeats = _switch(flow, "cantSplit"), _switch(flow, "tblHeader")
            place = 0
            for cell in _under(line, f"{W}tc"):
                own = cell.find(f"{W}tcPr")
                span = number(value(own, "gridSpan"), 1)
                given = None if own is None else own.find(f"{W}tcW")
                width = number(given.get(f"{W}w")) if given is not None and given.get(f"{W}type") == "dxa" else 0
                width = width or sum(grid[place : place + span])
                left, right = _margins(None if own is None else own.find(f"{W}tcMar"), sides)
                edges = () if own is None else own.iterfind(f"{W}tcBorders/*")
                data = bordered or _drawn(edges)
                room = width - left - right
                self._blocks(cell, Cell(number_of_table, row, place, room, data, cannot_split, repeats), style)
                place += span

    def _sides(self, style: str, properties: _Element | None) -> tuple[int, int]:
        sides = (_CELL_MARGIN, _CELL_MARGIN)
        for level in self._cascade.chain(style):
            sides = _margins(level.element.find(f"{W}tblPr/{W}tblCellMar"), sides)
        return _margins(None if properties is None else properties.find(f"{W}tblCellMar"), sides)

    def _is_bordered(self, style: str, properties: _Element | None) -> bool:
        found = [level.element.find(f"{W}tblPr/{W}tblBorders") for level in self._cascade.chain(style)]
        found.append(None if properties is None else properties.find(f"{W}tblBorders"))
        drawn = False
        for borders in found:
            if borders is not None:
                drawn = _drawn(borders)
        return drawn

    def _paragraph(self, element: _Element, cell: Cell | None, table: str, *, boxed: bool = False) -> None:
        own_element = element.find(f"{W}pPr")
        own = paragraph_properties(own_element)
        style = own.get("pStyle", self._cascade.defaults.get("paragraph", ""))
        made = self._cascade.paragraph(style, table, own)
        mark = run_properties(None if own_element is None else own_element.find(f"{W}rPr"))
        line, rule = line_of(made)
        pieces = list(self._pieces(element, style, table))
        self._numbered += any(piece.text.strip() for piece in pieces)
        known = self._cascade.styles.get(style)
        paragraph = Paragraph(
            number=self._numbered,
            style=known.name if known else "",
            pieces=pieces,
            align={"start": "left", "end": "right"}.get(made.get("jc", "left"), made.get("jc", "left")),
            left=number(made.get("left")),
            right=number(made.get("right")),
            first=number(made.get("firstLine")) - number(made.get("hanging")),
            before=number(made.get("before")),
            after=number(made.get("after")),
            line=line,
            line_rule=rule,
            keep_next=is_on(made, "keepNext"),
            contextual=is_on(made, "contextualSpacing"),
            bordered=is_on(made, "border"),
            size=self._cascade.face(style, "", table, mark).size,
            section=len(self.sections),
            cell=cell,
            instructions=" ".join(_instructions(element)),
            drawings=list(_drawings(element)),
            boxed=boxed,
            element=element,
            list_id="" if made.get("numId", "0") == "0" else made["numId"],
            list_level=number(made.get("ilvl")),
        )
        self.paragraphs.append(paragraph)
        for box in element.iter(f"{W}txbxContent"):
            if not any(above.tag == f"{_MC}Fallback" for above in box.iterancestors()):
                for line_in_box in box.iter(f"{W}p"):
                    if next(line_in_box.iterancestors(f"{W}txbxContent")) is box:
                        self._paragraph(line_in_box, cell, table, boxed=True)
        end = None if own_element is None else own_element.find(f"{W}sectPr")
        if end is not None:
            self.sections.append(end)

    def _pieces(self, element: _Element, style: str, table: str) -> Iterator[Piece]:
        for child in element:
            if child.tag == f"{W}r":
                properties = run_properties(child.find(f"{W}rPr"))
                if not is_on(properties, "vanish"):
                    yield from self._letters(child, properties, style, table)
            elif child.tag == FORMULA:
                yield Piece(formula(child), self._cascade.face(style, "", table, {}))
            elif child.tag not in _GONE:
                yield from self._pieces(child, style, table)

    def _letters(self, run: _Element, properties: Properties, style: str, table: str) -> Iterator[Piece]:
        own = {name: text for name, text in properties.items() if name != "rStyle"}
        face = self._cascade.face(style, properties.get("rStyle", ""), table, own)
        letters: list[str] = []
        for child in _chosen(run):
            if child.tag == f"{W}t":
                letters.append(shown(child.text or "", face.fonts[1]))
            elif child.tag == f"{W}sym":
                if letters:
                    yield Piece("".join(letters), face)
                    letters.clear()
                font = child.get(f"{W}font", "")
                yield Piece(sign_of(font, child.get(f"{W}char", "")), replace(face), font)
            else:
                letters.append(_LETTERS.get(str(child.tag), ""))
        if text := "".join(letters):
            yield Piece(text, face)


def _chosen(run: _Element) -> Iterator[_Element]:
    """Yield what stands in a run; of what is there in two versions, the one for newer programs."""
    for child in run:
        if child.tag == f"{_MC}AlternateContent":
            yield from child.iterfind(f"{_MC}Choice/*")
        else:
            yield child


def _section(element: _Element, before: list[Section], lines: Callable[[str], list[Paragraph]]) -> Section:
    size, margins = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
    numbers = element.find(f"{W}pgNumType")
    parts: dict[str, dict[str, list[Paragraph]]] = {"header": {}, "footer": {}}
    if before:
        parts = {"header": dict(before[0].headers), "footer": dict(before[0].footers)}
    for kind, found in parts.items():
        for reference in element.iterfind(f"{W}{kind}Reference"):
            found[reference.get(f"{W}type", "default")] = lines(reference.get(f"{_R}id", ""))

    def edge(name: str) -> int:
        return number(None if margins is None else margins.get(f"{W}{name}"))

    def page(name: str) -> int:
        return number(None if size is None else size.get(f"{W}{name}"))

    start = None if numbers is None else numbers.get(f"{W}start")
    return Section(
        width=page("w"),
        height=page("h"),
        landscape=size is not None and size.get(f"{W}orient") == "landscape",
        top=edge("top"),
        bottom=edge("bottom"),
        left=edge("left"),
        right=edge("right"),
        gutter=edge("gutter"),
        first_differs=_switch(element, "titlePg"),
        start=number(start) if start else None,
        digits="decimal" if numbers is None else numbers.get(f"{W}fmt", "decimal"),
        headers=parts["header"],
        footers=parts["footer"],
    )


def _under(parent: _Element, tag: str) -> Iterator[_Element]:
    """Yield the rows or cells of a table, those in content controls included."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _BLOCKS:
            yield from _under(child, tag)


def _margins(element: _Element | None, inherited: tuple[int, int]) -> tuple[int, int]:
    found = list(inherited)
    for place, names in enumerate((("left", "start"), ("right", "end"))):
        for name in names:
            edge = None if element is None else element.find(f"{W}{name}")
            if edge is not None:
                found[place] = number(edge.get(f"{W}w"))
    return found[0], found[1]


def _drawn(edges: Iterable[_Element]) -> bool:
    return any(edge.get(f"{W}val") not in ("nil", "none") for edge in edges)


def _instructions(element: _Element) -> Iterator[str]:
    for field in element.iter(f"{W}instrText", f"{W}fldSimple"):
        yield (field.get(f"{W}instr", "") if field.tag == f"{W}fldSimple" else field.text or "").strip()


def _drawings(element: _Element) -> Iterator[int]:
    """Yield the width of every drawing, 0 where the file does not say it plainly."""
    for extent in element.iter(f"{_WP}extent"):
        yield number(extent.get("cx")) // _EMU
    for tag in ("line", "shape", "rect"):
        for _ in element.iter(f"{_VML}{tag}"):
            yield 0


def _switch(element: _Element | None, name: str) -> bool:
    child = None if element is None else element.find(f"{W}{name}")
    return child is not None and child.get(f"{W}val", "1") not in ("0", "false", "off")


def _compatibility(settings: _Element | None) -> int:
    """Return the version of Word whose layout the file asks for; 12 where it says none."""
    for setting in () if settings is None else settings.iter(f"{W}compatSetting"):
        if setting.get(f"{W}name") == "compatibilityMode":
            return number(setting.get(f"{W}val"))
    return 12
