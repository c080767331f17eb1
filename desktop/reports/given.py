"""A report by the headings that a superior gave: sections below them, and what has no home at the end, marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.book import FieldRef, OutlineLine
from desktop.domain.typed_outline import MOST_LEVELS, unplaced
from desktop.reports.blocks import Block, Face, Heading, Paragraph, Role, Run, runs_of
from desktop.reports.sections.source import Blocks, Source
from desktop.reports.sections.tasks import is_overall

if TYPE_CHECKING:
    from desktop.reports.outline import Section

UNPLACED = "Nội dung chưa xếp vào bố cục của cấp trên"
NO_CONTENT = "[Chưa có nội dung]"
NO_PROPOSALS = "Không có."
_DASHES = ("- ", "+ ")
"""In front of items and of what stands below an item."""

Write = Callable[[Source, "Section", int], Blocks]
"""What writes a section with its own heading at a level."""


def keys(lines: Sequence[OutlineLine]) -> Iterator[str]:
    """Yield the keys of all sections that the report tells, placed or not."""
    yield from (key for line in lines for key in line.sections)
    yield from unplaced(lines)


def body(source: Source, sections: Mapping[str, Section], write: Write) -> list[Block]:
    """Return the headings with their sections, then what stands below none of them.

    A heading with one section takes its content, one with several has them with their own headings below. A section
    that this version does not know is left out; a heading without anything is a marked gap.
    """
    lines = source.report.lines
    found: list[Block] = []
    for position, line in enumerate(lines):
        known = [sections[key] for key in line.sections if key in sections]
        heading, content = _under(source, line, known, write)
        leads_on = position + 1 < len(lines) and lines[position + 1].level > line.level
        if not (content or heading.body or source.as_is or (leads_on and not known)):
            content = (_nothing(source, known),)
        found += (heading, *content)
    left = [block for key in unplaced(lines) for block in _told(source, sections[key], write)]
    if left and not source.as_is:
        found.append(Heading(1, (Run(UNPLACED, FieldRef(source.report.id, "outline"), Face.GAP),)))
    return list(_within((*found, *left), source))


def _under(
    source: Source, line: OutlineLine, known: Sequence[Section], write: Write
) -> tuple[Heading, Sequence[Block]]:
    """Return a heading, and what stands below it."""
    title = (Run(line.title, FieldRef(source.report.id, "outline")),)
    bare = Heading(line.level, title)
    if len(known) == 1 and known[0].write is not None:
        first, *rest = write(source, known[0], line.level)
        assert isinstance(first, Heading)
        return (first if first.typed else replace(first, title=title)), rest
    if line.level < MOST_LEVELS:
        return bare, [block for section in known for block in write(source, section, line.level + 1)]
    return bare, [block for section in known if section.write for block in section.write(source, line.level)]


def _told(source: Source, section: Section, write: Write) -> Blocks:
    """Return a section that nobody asked for, if it says anything: what it lacks is missed by nobody."""
    blocks = section.write(source, 2) if section.write else ()
    runs = (run for block in blocks for run in runs_of(block))
    says = any(run.text.strip() and run.face not in (Face.GAP, Face.LABEL) for run in runs)
    return write(source, section, 1 if source.as_is else 2) if says else ()


def _nothing(source: Source, known: Sequence[Section]) -> Paragraph:
    report = source.report
    if any(section.key == "proposals" for section in known) and report.no_proposals:
        return Paragraph((Run(NO_PROPOSALS, FieldRef(report.id, "no_proposals")),))
    field = known[0].field if known else "outline"
    return Paragraph((Run(NO_CONTENT, FieldRef(report.id, field), Face.GAP),))


def _within(blocks: Iterable[Block], source: Source) -> Iterator[Block]:
    """Headings have three levels: what is deeper becomes an item, and the items below it sub-items.

    The headings of an existing document keep their lines.
    """
    below = False
    for block in blocks:
        match block:
            case Heading(level=level) if level <= MOST_LEVELS or block.typed or source.as_is:
                below = False
                yield replace(block, level=min(level, MOST_LEVELS))
            case Heading(level=level):
                below = True
                yield _item(block, _DASHES[min(level - MOST_LEVELS, len(_DASHES)) - 1])
            case Paragraph(role=Role.ITEM, runs=(first, *rest)) if below and first.text.startswith(_DASHES[0]):
                text = first.text.removeprefix(_DASHES[0])
                yield replace(block, runs=(replace(first, text=f"{_DASHES[1]}{text}"), *rest))
            case _:
                below = below and not is_overall(block)
                yield block


def _item(heading: Heading, dash: str) -> Paragraph:
    """Return a heading as an item; its colon leads on to what stands below it."""
    named = any(run.face is not Face.GAP for run in heading.title)
    return Paragraph((Run(dash), *heading.title, *((Run(":"),) if named else ())), Role.ITEM)
