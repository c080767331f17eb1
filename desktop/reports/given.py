"""A report by the headings that a superior gave: sections below them, and what has no home at the end, marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.book import FieldRef, OutlineLine
from desktop.domain.typed_outline import MOST_LEVELS, unplaced
from desktop.reports.blocks import Block, Face, Heading, Paragraph, Run, runs_of
from desktop.reports.sections.source import Blocks, Source

if TYPE_CHECKING:
    from desktop.reports.outline import Section

UNPLACED = "Nội dung chưa xếp vào bố cục của cấp trên"
NO_CONTENT = "[Chưa có nội dung]"
NO_PROPOSALS = "Không có."

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
    return [_within(block) for block in (*found, *left)]


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
    field = known[0].fields[0] if known and known[0].fields else "outline"
    return Paragraph((Run(NO_CONTENT, FieldRef(report.id, field), Face.GAP),))


def _within(block: Block) -> Block:
    """Headings have three levels; what is deeper stands on the third."""
    if isinstance(block, Heading) and block.level > MOST_LEVELS:
        return replace(block, level=MOST_LEVELS)
    return block
