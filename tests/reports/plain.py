"""Blocks as plain text, one paragraph a line, for reading and comparing; italics and bold are not shown."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.reports.blocks import (
    Addressees,
    Annex,
    Block,
    Draft,
    Heading,
    Letterhead,
    Paragraph,
    Runs,
    Signature,
    Table,
    Title,
)


def plain(blocks: Iterable[Block]) -> str:
    """The whole document as text."""
    return "".join(f"{line}\n" for block in blocks for line in _lines(block))


def text_of(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph(runs=runs):
            return [text_of(runs)]
        case Heading():
            line = f"{block.label} {text_of(block.title)}".strip()
            return ["", f"{line} {text_of(block.body)}".rstrip()]
        case Table():
            titles = " | ".join(column.title for column in block.columns)
            return [titles, *(" | ".join(cell.text for cell in row) for row in block.rows)]
        case Letterhead():
            unit = " ".join(run.text for run in block.unit)
            return [block.agency.text, unit, text_of(block.number), text_of(block.place_and_date), ""]
        case Title():
            return [block.kind, text_of(block.abstract), ""]
        case Addressees():
            return [block.label, *(name.text for name in block.names), ""]
        case Signature():
            copies = [run.text for run in block.recipients]
            return ["", block.label, *copies, *(run.text for run in block.authority), block.name.text]
        case Annex(label=label, title=title, attached=attached):
            return ["", label, title, text_of(attached), ""]
        case Draft(line=line):
            return [line]
