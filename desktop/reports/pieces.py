"""Blocks as lines, rules, frames and grids: what the Word file and the pages show alike, whoever sets it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from desktop.reports import decree30, measures
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
    leads_on,
)
from desktop.reports.decree30 import LENGTHS, LETTERINGS
from desktop.reports.styles import STYLES
from desktop.reports.text_widths import NO_BREAK
from desktop.reports.words import GLUE, printable, text_of

_ROLES = {
    Role.BODY: "Body",
    Role.ITEM: "Item",
    Role.BASIS: "Basis",
    Role.CAPTION: "Caption",
    Role.MEASURE: "Measure",
    Role.CLOSING: "Closing",
}
_CELLS = {ColumnKind.NAME: "NameCell", ColumnKind.UNIT: "MiddleCell", ColumnKind.FIGURE: "MiddleCell"}
COLUMN_TITLE = "ColumnTitle"
"""The style of the titles of a grid's columns."""
END = "End"
"""The style of the empty paragraph that ends every section: a document may not end with a table."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in a style of styles.py; `sides` twips stay free left and right.

    With `hang` all lines but the first begin so many twips from the left, the first one so many before them.
    `stays` keeps the paragraph on the page of what follows.
    """

    style: str
    runs: Runs
    sides: int = 0
    hang: tuple[int, int] | None = None
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line drawn in the middle of its room, with `sides` twips free left and right."""

    style: str
    room: int
    sides: int


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty paragraph that only parts what is above from what is below."""

    style: str


Cell = tuple[Line | Rule, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Cells without borders beside each other, row by row. No row is parted by the edge of a page.

    Each row has its own `widths` in twips, which are together as wide in all rows.
    """

    widths: tuple[tuple[int, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with borders: widths in twips and the styles of the columns; titles are repeated on every page."""

    name: str
    widths: tuple[int, ...]
    titles: Runs
    styles: tuple[str, ...]
    rows: tuple[Runs, ...]


Piece = Line | Rule | Gap | Frame | Grid

_AFTER_TABLE = Gap("AfterTable")
# Two tables may not touch, or Word makes them one.


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one kind, numbered from 1: the pieces of each block, with the block's position among all."""

    landscape: bool
    blocks: tuple[tuple[int, tuple[Piece, ...]], ...]


def sections(blocks: Sequence[Block], profile: str, *, landscape: bool = False) -> tuple[Section, ...]:
    """Return a document in sections, of which every annex begins one; `landscape` is for the first one."""
    made: list[Section] = []
    filling: list[tuple[int, tuple[Piece, ...]]] = []
    for position, block in enumerate(blocks):
        if isinstance(block, Annex):
            if filling:
                made.append(Section(landscape, _without_room_below(filling)))
            filling, landscape = [], block.landscape
        room = measures.ACROSS if landscape else measures.UPRIGHT
        follower = blocks[position + 1] if position + 1 < len(blocks) else None
        stays = follower is not None and (is_closing(follower) or leads_on(block))
        filling.append((position, pieces_of(block, profile, room, stays=stays)))
    return (*made, Section(landscape, _without_room_below(filling)))


def _without_room_below(filling: list[tuple[int, tuple[Piece, ...]]]) -> tuple[tuple[int, tuple[Piece, ...]], ...]:
    """Nothing may follow a table that ends a page, or a page without anything would."""
    if filling and filling[-1][1][-1:] == (_AFTER_TABLE,):
        position, pieces = filling[-1]
        return (*filling[:-1], (position, pieces[:-1]))
    return tuple(filling)


def pieces_of(block: Block, profile: str, room: int, *, stays: bool = False) -> tuple[Piece, ...]:
    """Return what a block is made of in so many twips; a paragraph that `stays` takes the closing along."""
    match block:
        case Paragraph(runs=runs, role=role):
            return (Line(_ROLES[role], runs, stays=stays),)
        case Heading():
            return (_heading(block, stays),)
        case Table():
            return (_grid(block, room, profile), _AFTER_TABLE)
        case Letterhead():
            return (_letterhead(block, profile),)
        case Title():
            return _title(block, profile, room)
        case Addressees():
            return _addressees(block, profile)
        case Signature():
            return (_signature(block),)
        case Annex():
            return _annex(block, profile, room)
        case Draft():
            return ()


def properties(blocks: Iterable[Block]) -> tuple[str, str]:
    """Return the title of a document and its author, the agency that issues it; '' where there is none."""
    title = author = ""
    for block in blocks:
        if isinstance(block, Title):
            title = f"{block.kind} {text_of(block.abstract)}"
        elif isinstance(block, Letterhead):
            author = " ".join(text_of((run,)) for run in (block.agency, *block.unit))
    return title, author


def _heading(heading: Heading, stays: bool) -> Line:
    label = (Run(f"{heading.label} "),) if heading.label else ()
    title = (*label, *heading.title)
    if not heading.body:
        return Line(f"Heading{heading.level}", title)
    if LETTERINGS[STYLES[f"Heading{heading.level}"].lettering].bold:
        title = tuple(Run(run.text, run.ref, Face.TITLE) if run.face is Face.PLAIN else run for run in title)
    return Line(f"RunIn{heading.level}", (*title, Run(" "), *heading.body), stays=stays)


def _letterhead(head: Letterhead, profile: str) -> Frame:
    left, right = measures.LETTERHEAD
    unit = _joined(head.unit)
    fits = measures.width(text_of(unit), "Agency", profile) * measures.TWIPS <= left
    own = (unit,) if fits else tuple((part,) for part in head.unit)
    lines = [(head.agency,), *(line for line in own if line)]
    longest = measures.longest([text_of(line) for line in lines], left, "Agency", profile)
    above = (_balanced("Above", (head.above,), left, profile),) if head.above else ()
    agency = (*above, *(_balanced("Agency", line, left, profile) for line in lines))
    state = (Line("NationalName", (Run(decree30.NATIONAL_NAME),)), Line("Motto", (Run(decree30.MOTTO),)))
    motto = measures.width(decree30.MOTTO, "Motto", profile)
    names = (
        (*agency, _rule("Rule", left, longest * LENGTHS["H6"].chosen)),
        (*state, _rule("Rule", right, motto * LENGTHS["H3"].chosen)),
    )
    numbers = ((Line("Number", head.number),), (Line("PlaceAndDate", head.place_and_date),))
    below = measures.columns_below(text_of(head.number), text_of(head.place_and_date), profile)
    return Frame(((left, right), below), (names, numbers))


def _joined(runs: Runs) -> Runs:
    """Return the runs with blanks between them."""
    return tuple(part for position, run in enumerate(runs) for part in ((Run(" "), run) if position else (run,)))


def _title(title: Title, profile: str, room: int) -> tuple[Piece, ...]:
    kind = Line("Kind", (Run(title.kind),))
    if not title.abstract:
        return (kind,)
    longest = measures.longest([text_of(title.abstract)], room, "Abstract", profile)
    return (
        kind,
        _balanced("Abstract", title.abstract, room, profile),
        _rule("AbstractRule", room, longest * LENGTHS["T3"].chosen),
    )


def _addressees(addressees: Addressees, profile: str) -> tuple[Piece, ...]:
    """One addressee stands behind the label; several stand below it, their dashes under the colon (rule K1)."""
    if len(addressees.names) == 1:
        stop = Run("" if addressees.names[0].face is Face.GAP else ".")
        return (Line("Addressees", (Run(f"{addressees.label} "), *addressees.names, stop)),)

    def wide(text: str) -> float:
        return measures.width(text, "Addressees", profile)

    colon = wide(addressees.label) - wide(":")
    dash = wide("- ")
    longest = max(wide(f"- {printable(name.text)};") for name in addressees.names)
    left = max(0.0, (measures.UPRIGHT / measures.TWIPS - colon - longest) / 2)
    label = Line("AddresseeLine", (Run(addressees.label),), hang=_hang(left, 0))
    ends = [*(";" for _ in addressees.names[1:]), "."]
    below = _hang(left + colon + dash, dash)
    lines = ((Run("- "), name, Run(end)) for name, end in zip(addressees.names, ends, strict=True))
    return (label, *(Line("AddresseeLine", line, hang=below) for line in lines))


def _hang(left: float, before: float) -> tuple[int, int]:
    return (round(left * measures.TWIPS), round(before * measures.TWIPS))


def _annex(annex: Annex, profile: str, room: int) -> tuple[Piece, ...]:
    """Return label, title and the line that names the report, each in the middle, with a line drawn below (III.1)."""
    longest = measures.longest([printable(annex.title)], room, "AnnexTitle", profile)
    return (
        Line("Annex", (Run(annex.label),)),
        _balanced("AnnexTitle", (Run(annex.title),), room, profile),
        _balanced("Attached", annex.attached, room, profile),
        _rule("AbstractRule", room, longest * LENGTHS["T3"].chosen),
    )


def _signature(signature: Signature) -> Frame:
    recipients = (Line("Recipient", (run,)) for run in signature.recipients)
    authority = (Line("Authority", (run,)) for run in signature.authority)
    left = (Line("RecipientsTitle", (Run(signature.label),)), *recipients)
    right = (*authority, Line("SignerName", (signature.name,)))
    return Frame((measures.SIGNATURE,), ((left, right),))


def _grid(table: Table, room: int, profile: str) -> Grid:
    return Grid(
        table.name,
        measures.column_widths(table, room, profile),
        tuple(Run(column.title) for column in table.columns),
        tuple(_CELLS[column.kind] for column in table.columns),
        table.rows,
    )


def _balanced(style: str, runs: Runs, room: int, profile: str) -> Line:
    """Return a centred paragraph that breaks where a careful typist would break it."""
    text = text_of(runs)
    sides, lines = measures.centred(text, room, style, profile)
    glued = " ".join(lines).replace(NO_BREAK, GLUE)
    return Line(style, _in_words(runs, glued) if len(glued) == len(text) else runs, sides=sides)


def _in_words(runs: Runs, words: str) -> Runs:
    """Return the runs with these words, as long as their own, in the place of theirs."""
    ends = [*accumulate(len(printable(run.text)) for run in runs)]
    return tuple(replace(run, text=words[start:end]) for run, start, end in zip(runs, (0, *ends), ends, strict=False))


def _rule(style: str, room: int, length: float) -> Rule:
    return Rule(style, room, measures.margin(length, room))
