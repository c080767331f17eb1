"""Blocks as a Word document: strings for the body, our own parts around it, the same bytes for the same book."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from desktop.domain import dated
from desktop.domain.book import Book, Report
from desktop.reports import bookmarks, decree30, template
from desktop.reports.archive import zipped
from desktop.reports.blocks import Block, Draft, Letterhead, Table, numbers
from desktop.reports.decree30 import LENGTHS
from desktop.reports.markup import paragraph, run, xml_of
from desktop.reports.origin import Origin, text_of
from desktop.reports.outline import compose
from desktop.reports.pieces import END, Section, properties, sections
from desktop.reports.styles import NAMESPACE

UNDATED = date(1980, 1, 1)
"""The day of a file whose report has no date: the first that a zip archive can hold."""

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
    draft: int = 0,
    draft_line: str = "",
) -> bytes:
    """Return a report as the bytes of a .docx file; raises UnknownEntity.

    With a `draft_line` it is a draft: with that line above the first page, and the paragraphs numbered in the margin.
    """
    blocks = compose(book, report_id, as_is=as_is)
    if draft_line:
        blocks = (Draft(draft_line), *blocks)
    report = book.report(report_id)
    origin = Origin(book=book.id, report=report_id, draft=draft, as_is=as_is)
    return write(blocks, day=day_of(report), profile=decree30.profile_of(report.profile), origin=origin)


def day_of(report: Report) -> date:
    """Return the day on which a report's document counts as made."""
    return dated.day_of(report) or UNDATED


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
    body = _body(sections(listed, profile, landscape=landscape), _beside_a_draft(listed))
    document = f"{_OPEN}{bookmarks.named(body)}{_CLOSE}"
    title, author = properties(listed)
    if origin is not None:
        origin = replace(origin, text=text_of(document.encode()), lines=bookmarks.lines_of(document))
    return zipped(template.parts(document, profile, title=title, author=author, day=day, origin=origin))


def _body(made: tuple[Section, ...], beside: dict[int, str]) -> str:
    """Return the sections one after the other; what is `beside` a block stands in front of it."""
    parts: list[str] = []
    for section in made:
        for position, pieces in section.blocks:
            parts.append(beside.get(position, ""))
            parts += map(xml_of, pieces)
        page = template.section_properties(landscape=section.landscape)
        # The page of the last section stands behind its last paragraph, that of the others within.
        parts.append(f"{paragraph(END)}{page}" if section is made[-1] else paragraph(END, "", page))
    return "".join(parts)


def _beside_a_draft(blocks: tuple[Block, ...]) -> dict[int, str]:
    """Return what stands outside the text of a draft, by the position of the block that it is anchored to.

    The line of the draft is above the first page, the numbers are beside the first lines of their paragraphs: none of
    them moves a line. LibreOffice loses what is anchored to a table, hence the line's place behind the letterhead.
    """
    if not (blocks and isinstance(blocks[0], Draft)):
        return {}
    left = LENGTHS["DraftNumber.left"].twips
    beside = {
        position: paragraph("DraftNumber", run(str(number)), _frame("DraftNumber", f'w:x="{left}"', "text"))
        for position, number in numbers(blocks).items()
    }
    first = next((at for at, block in enumerate(blocks) if not isinstance(block, Draft | Letterhead | Table)), 0)
    line = paragraph("DraftLine", run(blocks[0].line), _frame("Draft", 'w:xAlign="right"', "page"))
    return {**beside, first: line + beside.get(first, "")}


def _frame(element: str, across: str, anchor: str) -> str:
    """Return what takes a paragraph out of the text: beside a paragraph ('text') or onto the page ('page')."""
    width, top = LENGTHS[f"{element}.width"].twips, LENGTHS[f"{element}.top"].twips
    side = "page" if anchor == "text" else "margin"
    return (
        f'<w:framePr w:w="{width}" w:hSpace="0" w:wrap="around" w:vAnchor="{anchor}" w:hAnchor="{side}" {across}'
        f' w:y="{top}"/>'
    )
