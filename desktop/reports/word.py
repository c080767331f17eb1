"""Blocks as a Word document: strings for the body, our own parts around it, the same bytes for the same book."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain

from msgspec.structs import replace

from desktop.domain.book import Book, Report
from desktop.domain.vietnamese import clean
from desktop.reports import bookmarks, decree30, template, text_widths
from desktop.reports.archive import zipped
from desktop.reports.blocks import (
    Addressees,
    Annex,
    Block,
    ColumnKind,
    Draft,
    Face,
    Heading,
    Letterhead,
    Paragraph,
    Role,
    Run,
    Runs,
    Signature,
    Table,
    Title,
    is_closing,
    numbers,
)
from desktop.reports.decree30 import LENGTHS, LETTERINGS
from desktop.reports.origin import Origin, text_of
from desktop.reports.outline import compose
from desktop.reports.styles import FRAME_ID, NAMESPACE, STYLES, TABLE_ID, character_id, style_id

UNDATED = date(1980, 1, 1)
"""The day of a file whose report has no date: the first that a zip archive can hold."""

_PAGE = LENGTHS["PG1.width"].twips - LENGTHS["PG3"].twips - LENGTHS["PG4"].twips
_HEAD = (LENGTHS["H.left"].twips, _PAGE - LENGTHS["H.left"].twips)
_NUMBER_LEFT = LENGTHS["DraftNumber.left"].twips
_SIGNATURE = (LENGTHS["S.left"].twips, _PAGE - LENGTHS["S.left"].twips)
_ACROSS = LENGTHS["PG1.height"].twips - LENGTHS["PG3"].twips - LENGTHS["PG4"].twips
_TWIPS_TO_MM = 1440 / 25.4
_ROLES = {
    Role.BODY: "Body",
    Role.ITEM: "Item",
    Role.BASIS: "Basis",
    Role.CAPTION: "Caption",
    Role.MEASURE: "Measure",
    Role.CLOSING: "Closing",
}
_CELLS = {ColumnKind.NAME: "NameCell", ColumnKind.UNIT: "MiddleCell", ColumnKind.FIGURE: "MiddleCell"}
_MIDDLE = '<w:vAlign w:val="center"/>'
_OPEN = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{NAMESPACE}"'
    f' xmlns:r="{template.RELATIONSHIPS}"><w:body>'
)
_CLOSE = "</w:body></w:document>"


def render(
    book: Book,
    report_id: str,
    *,
    as_is: bool = False,
    profile: str = "",
    draft: int = 0,
    draft_line: str = "",
) -> bytes:
    """Return a report as the bytes of a .docx file; raises UnknownEntity.

    `profile` is a key of decree30.PROFILES; without it the report's own is taken. With a `draft_line` it is a draft:
    with that line above the first page, and the paragraphs numbered in the margin.
    """
    blocks = compose(book, report_id, as_is=as_is)
    if draft_line:
        blocks = (Draft(draft_line), *blocks)
    report = book.report(report_id)
    origin = Origin(book=book.id, report=report_id, draft=draft, as_is=as_is)
    return write(blocks, day=day_of(report), profile=profile or decree30.profile_of(report.profile), origin=origin)


def day_of(report: Report) -> date:
    """Return the day on which a report's document counts as made."""
    return report.issued or report.cutoff or report.period_to or UNDATED


def write(
    blocks: Iterable[Block],
    *,
    day: date = UNDATED,
    profile: str = decree30.DEFAULT_PROFILE,
    landscape: bool = False,
    origin: Origin | None = None,
) -> bytes:
    """Return blocks as the bytes of a .docx file that counts as made on `day`.

    `landscape` is for its first section; `origin` says which report it is.
    """
    listed = tuple(blocks)
    document = f"{_OPEN}{bookmarks.named(_sections(listed, profile, landscape))}{_CLOSE}"
    title, author = _properties(listed)
    if origin is not None:
        origin = replace(origin, text=text_of(document.encode()), lines=bookmarks.lines_of(document))
    return zipped(template.parts(document, profile, title=title, author=author, day=day, origin=origin))


def _sections(blocks: tuple[Block, ...], profile: str, landscape: bool) -> str:
    """Return the body: every annex begins a section of its own, whose page its blocks fill."""
    beside = _beside_a_draft(blocks)
    done = filling = ""
    for position, block in enumerate(blocks):
        if isinstance(block, Annex):
            done += f"{_without_room_below(filling)}{_paragraph('End', '', _section(landscape))}"
            filling, landscape = "", block.landscape
        room = _ACROSS if landscape else _PAGE
        flow = _flow(blocks[position + 1] if position + 1 < len(blocks) else None)
        filling += beside.get(position, "") + _block(block, profile, room, flow)
    return f"{done}{_without_room_below(filling)}{_END}{_section(landscape)}"


def _section(landscape: bool) -> str:
    return template.section_properties(landscape=landscape)


def _without_room_below(section: str) -> str:
    """Nothing may follow a table that ends a page, or a page without anything would."""
    return section.removesuffix(_AFTER_TABLE)


def _properties(blocks: Iterable[Block]) -> tuple[str, str]:
    title = author = ""
    for block in blocks:
        if isinstance(block, Title):
            title = f"{block.kind} {_text(block.abstract)}"
        elif isinstance(block, Letterhead):
            author = " ".join(_text((run,)) for run in (block.agency, *block.unit))
    return title, author


def _flow(follower: Block | None) -> str:
    """Return what keeps a paragraph with what follows: the closing takes one along, lest it begin a page alone."""
    return "<w:keepNext/>" if follower is not None and is_closing(follower) else ""


def _block(block: Block, profile: str, room: int, flow: str = "") -> str:
    match block:
        case Paragraph(runs=runs, role=role):
            return _paragraph(_ROLES[role], _runs(runs), flow)
        case Heading():
            return _heading(block, flow)
        case Table():
            return _table(block, room)
        case Letterhead():
            return _letterhead(block, profile)
        case Title():
            return _title(block, profile, room)
        case Addressees():
            return _addressees(block, profile)
        case Signature():
            return _signature(block)
        case Annex():
            return _annex(block, profile, room)
        case Draft():
            return ""


def _beside_a_draft(blocks: tuple[Block, ...]) -> dict[int, str]:
    """Return what stands outside the text of a draft, by the position of the block that it is anchored to.

    The line of the draft is above the first page, the numbers are beside the first lines of their paragraphs: none of
    them moves a line. LibreOffice loses what is anchored to a table, hence the line's place behind the letterhead.
    """
    if not (blocks and isinstance(blocks[0], Draft)):
        return {}
    beside = {
        position: _paragraph("DraftNumber", _run(str(number)), _frame("DraftNumber", f'w:x="{_NUMBER_LEFT}"', "text"))
        for position, number in numbers(blocks).items()
    }
    first = next((at for at, block in enumerate(blocks) if not isinstance(block, Draft | Letterhead | Table)), 0)
    line = _paragraph("DraftLine", _run(blocks[0].line), _frame("Draft", 'w:xAlign="right"', "page"))
    return {**beside, first: line + beside.get(first, "")}


def _frame(element: str, across: str, anchor: str) -> str:
    """Return what takes a paragraph out of the text: beside a paragraph ('text') or onto the page ('page')."""
    width, top = LENGTHS[f"{element}.width"].twips, LENGTHS[f"{element}.top"].twips
    side = "page" if anchor == "text" else "margin"
    return (
        f'<w:framePr w:w="{width}" w:hSpace="0" w:wrap="around" w:vAnchor="{anchor}" w:hAnchor="{side}" {across}'
        f' w:y="{top}"/>'
    )


def _heading(heading: Heading, flow: str = "") -> str:
    label = (Run(f"{heading.label} "),) if heading.label else ()
    title = (*label, *heading.title)
    if not heading.body:
        return _paragraph(f"Heading{heading.level}", _runs(title))
    if LETTERINGS[STYLES[f"Heading{heading.level}"].lettering].bold:
        title = tuple(Run(run.text, run.ref, Face.TITLE) if run.face is Face.PLAIN else run for run in title)
    return _paragraph(f"RunIn{heading.level}", _runs((*title, Run(" "), *heading.body)), flow)


def _letterhead(head: Letterhead, profile: str) -> str:
    size = _size("Agency", profile)
    room = _HEAD[0] / 20
    unit = _joined(head.unit)
    fits = text_widths.width(_text(unit), size, bold=True) <= room
    own = (unit,) if fits else tuple((part,) for part in head.unit)
    lines = [(head.agency,), *(line for line in own if line)]
    broken = chain(*(text_widths.balance(_text(line), room, size, bold=True) for line in lines))
    longest = max(text_widths.width(line, size, bold=True) for line in broken)
    motto = text_widths.width(decree30.MOTTO, _size("Motto", profile), bold=True)
    above = _paragraph("Above", _runs((head.above,))) if head.above else ""
    left = above + "".join(_balanced("Agency", line, _HEAD[0], size) for line in lines)
    right = _paragraph("NationalName", _run(decree30.NATIONAL_NAME)) + _paragraph("Motto", _run(decree30.MOTTO))
    names = (
        left + _rule("Rule", _HEAD[0], longest * LENGTHS["H6"].chosen),
        right + _rule("Rule", _HEAD[1], motto * LENGTHS["H3"].chosen),
    )
    numbers = (_paragraph("Number", _runs(head.number)), _paragraph("PlaceAndDate", _runs(head.place_and_date)))
    return _grid(FRAME_ID, _HEAD, _row(names, _HEAD) + _row(numbers, _HEAD))


def _balanced(style: str, runs: Runs, room: int, size: int) -> str:
    """Return a centred paragraph that breaks where a careful typist would break it."""
    bold = LETTERINGS[STYLES[style].lettering].bold
    text = _text(runs)
    lines = text_widths.balance(text, room / 20, size, bold=bold)
    longest = max(text_widths.width(line, size, bold=bold) for line in lines)
    # Word may measure a hair wider than the table of widths: half a letter keeps the lines as they were balanced.
    # Room left for a number or a day is no word: such a line breaks where it is full.
    side = max(0, round((room - (longest + size / 2) * 20) / 2)) if len(lines) > 1 and "  " not in text else 0
    return _paragraph(style, _runs(runs), _sides(side) if side else "")


def _joined(runs: Runs) -> Runs:
    """Return the runs with blanks between them."""
    return tuple(part for position, run in enumerate(runs) for part in ((Run(" "), run) if position else (run,)))


def _title(title: Title, profile: str, room: int) -> str:
    size = _size("Abstract", profile)
    kind = _paragraph("Kind", _run(title.kind))
    if not title.abstract:
        return kind
    lines = text_widths.balance(_text(title.abstract), room / 20, size, bold=True)
    longest = max(text_widths.width(line, size, bold=True) for line in lines)
    return (
        kind
        + _balanced("Abstract", title.abstract, room, size)
        + _rule("AbstractRule", room, longest * LENGTHS["T3"].chosen)
    )


def _addressees(addressees: Addressees, profile: str) -> str:
    """One addressee stands behind the label; several stand below it, their dashes under the colon (rule K1)."""
    size = _size("Addressees", profile)
    names = [_text((name,)) for name in addressees.names]
    label = text_widths.width(addressees.label, size)
    if len(names) == 1:
        stop = Run("" if addressees.names[0].face is Face.GAP else ".")
        line = (Run(f"{addressees.label} "), *addressees.names, stop)
        return _paragraph("Addressees", _runs(line))
    colon = label - text_widths.width(":", size)
    dash = text_widths.width("- ", size)
    longest = max(text_widths.width(f"- {name};", size) for name in names)
    left = max(0.0, (_PAGE / 20 - colon - longest) / 2)
    label_line = _paragraph("AddresseeLine", _run(addressees.label), _indent(left, 0))
    below = _indent(left + colon + dash, dash)
    ends = [*(";" for _ in names[1:]), "."]
    lines = ((Run("- "), name, Run(end)) for name, end in zip(addressees.names, ends, strict=True))
    return label_line + "".join(_paragraph("AddresseeLine", _runs(line), below) for line in lines)


def _annex(annex: Annex, profile: str, room: int) -> str:
    """Return label, title and the line that names the report, each in the middle, with a line drawn below (III.1)."""
    size = _size("AnnexTitle", profile)
    lines = text_widths.balance(annex.title, room / 20, size, bold=True)
    longest = max(text_widths.width(line, size, bold=True) for line in lines)
    return (
        _paragraph("Annex", _run(annex.label))
        + _paragraph("AnnexTitle", _run(annex.title))
        + _balanced("Attached", annex.attached, room, _size("Attached", profile))
        + _rule("AbstractRule", room, longest * LENGTHS["T3"].chosen)
    )


def _signature(signature: Signature) -> str:
    left = _paragraph("RecipientsTitle", _run(signature.label))
    left += "".join(_paragraph("Recipient", _runs((run,))) for run in signature.recipients)
    right = "".join(_paragraph("Authority", _runs((run,))) for run in signature.authority)
    right += _paragraph("SignerName", _runs((signature.name,)))
    return _grid(FRAME_ID, _SIGNATURE, _row((left, right), _SIGNATURE))


def _table(table: Table, room: int) -> str:
    widths = _widths(table, room)
    titles = tuple(_paragraph("ColumnTitle", _run(column.title)) for column in table.columns)
    styles = tuple(_CELLS[column.kind] for column in table.columns)
    last = len(table.rows) - 1
    rows = ""
    # Where the table breaks, at least two rows stand under the titles and two on the next page.
    for position, row in enumerate(table.rows):
        flow = "<w:keepNext/>" if position == 0 or position == last - 1 else ""
        cells = (_paragraph(style, _runs((run,)), flow) for style, run in zip(styles, row, strict=True))
        rows += _row(tuple(cells), widths, _MIDDLE)
    head = _row(titles, widths, _MIDDLE, "<w:tblHeader/>")
    grid = _grid(TABLE_ID, widths, head + rows, f'<w:tblCaption w:val="{_escaped(table.name)}"/>')
    return grid + _AFTER_TABLE


def _widths(table: Table, room: int) -> tuple[int, ...]:
    """Return the columns' widths in twips; names without a width of their own share what the others leave."""
    kinds = {ColumnKind.UNIT: LENGTHS["TB.unit"].twips, ColumnKind.FIGURE: LENGTHS["TB.figure"].twips}
    given = [
        kinds.get(column.kind) if column.width is None else round(column.width * _TWIPS_TO_MM)
        for column in table.columns
    ]
    rest = (room - sum(width or 0 for width in given)) // max(1, given.count(None))
    return tuple(rest if width is None else width for width in given)


def _grid(style: str, widths: tuple[int, ...], rows: str, caption: str = "") -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{rows}</w:tbl>"
    )


def _row(cells: tuple[str, ...], widths: tuple[int, ...], cell_properties: str = "", row_properties: str = "") -> str:
    """Return a row that is never split between two pages."""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{cell_properties}</w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{row_properties}</w:trPr>{inside}</w:tr>"


def _rule(style: str, room: int, length: float) -> str:
    """Return a line `length` pt long in the middle of `room` twips."""
    return _paragraph(style, "", _sides(max(0, round((room - length * 20) / 2))))


def _sides(twips: int) -> str:
    return f'<w:ind w:left="{twips}" w:right="{twips}"/>'


def _indent(left: float, hanging: float) -> str:
    return f'<w:ind w:left="{round(left * 20)}" w:hanging="{round(hanging * 20)}"/>'


def _paragraph(style: str, runs: str, direct: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{direct}</w:pPr>{bookmarks.line(runs)}</w:p>'


def _runs(runs: Runs) -> str:
    return "".join(bookmarks.place(run, _run(run.text, run.face)) for run in runs if run.text)


def _run(text: str, face: Face = Face.PLAIN) -> str:
    properties = "" if face is Face.PLAIN else f'<w:rPr><w:rStyle w:val="{character_id(face)}"/></w:rPr>'
    return f'<w:r>{properties}<w:t xml:space="preserve">{_escaped(text)}</w:t></w:r>'


def _escaped(text: str) -> str:
    """Return `text` as XML may hold it: without characters that Word refuses, on one line."""
    line = clean(text).replace("\n", " ")
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _text(runs: Runs) -> str:
    return "".join(clean(run.text).replace("\n", " ") for run in runs)


def _size(style: str, profile: str) -> int:
    return decree30.size(profile, STYLES[style].lettering)


_AFTER_TABLE = _paragraph("AfterTable", "")
_END = _paragraph("End", "")
# A document may not end with a table, nor may two tables touch, or Word makes them one.
