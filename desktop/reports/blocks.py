"""The pieces of a finished document: what stands there and which field it comes from, never how it looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from desktop.domain.book import FieldRef


class Face(Enum):
    """What a run is within its paragraph."""

    PLAIN = "text"
    TITLE = "a title that runs into its paragraph"
    LABEL = "the word in front of a result"
    GAP = "a place where something is missing"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text without line breaks; `ref` is the field whose content it shows, `None` for fixed words."""

    text: str
    ref: FieldRef | None = None
    face: Face = Face.PLAIN


Runs = tuple[Run, ...]


class Role(Enum):
    """What a paragraph is to the document."""

    BODY = "a paragraph"
    ITEM = "an item behind a dash"
    BASIS = "a legal basis"
    CAPTION = "the name of a table"
    MEASURE = "what the figures of a table are measured in"
    CLOSING = "the last paragraph, which stays with the signature"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body."""

    runs: Runs
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3 with its mark ('2.1.'); `body` is the paragraph that follows on the same line.

    `typed` says that the title is a line of an existing document, with that document's own mark.
    """

    level: int
    title: Runs
    label: str = ""
    body: Runs = ()
    typed: bool = False


class ColumnKind(Enum):
    """What the cells of a column hold."""

    NAME = "names"
    UNIT = "units of measure"
    FIGURE = "figures"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `width` in mm, `None` for what its kind has."""

    title: str
    kind: ColumnKind
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one cell a column in every row; `name` is read out by screen readers."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the document, its number and its place and date. `unit` are kind and name: 'PHƯỜNG', 'TÂN AN'.

    A department stands below the one in charge of it, `above`, in letters that are not bold (H4); its own name is
    `agency`, and it has no `unit`.
    """

    agency: Run
    unit: Runs
    number: Runs
    place_and_date: Runs
    above: Run | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """The kind of document and what it is about."""

    kind: str
    abstract: Runs


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whom the document is sent to; `label` is the word in front."""

    label: str
    names: Runs


@dataclass(frozen=True, slots=True)
class Signature:
    """Who gets copies under the word `label`, in whose name the document is signed (one run a line), and by whom."""

    label: str
    recipients: Runs
    authority: Runs
    name: Run


@dataclass(frozen=True, slots=True)
class Annex:
    """The head of an annex, which begins a section of its own with pages numbered from 1 (Annex I, III.1).

    `label` is 'Phụ lục I', `attached` the line in brackets that names the report. The blocks up to the next annex
    belong to it, on pages across where `landscape`.
    """

    label: str
    title: str
    attached: Runs
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """The line at the top of a draft ('DỰ THẢO lần 2 – 20/9 14:05'), which is no part of the document itself.

    Where it stands first among the blocks, renderers print the paragraphs' numbers (`numbers`) in the left margin.
    """

    line: str


Block = Paragraph | Heading | Table | Letterhead | Title | Addressees | Signature | Annex | Draft


def runs_of(block: Block) -> Iterator[Run]:
    """Yield every run of a block in reading order."""
    match block:
        case Paragraph(runs=runs):
            yield from runs
        case Heading(title=title, body=body):
            yield from (*title, *body)
        case Table(rows=rows):
            for row in rows:
                yield from row
        case Letterhead():
            yield from ((block.above,) if block.above else ())
            yield from (block.agency, *block.unit, *block.number, *block.place_and_date)
        case Title(abstract=abstract):
            yield from abstract
        case Addressees(names=names):
            yield from names
        case Signature():
            yield from (*block.recipients, *block.authority, block.name)
        case Annex(attached=attached):
            yield from attached
        case Draft(line=line):
            yield Run(line)


def is_closing(block: Block) -> bool:
    """Whether a block is the last paragraph, which stays with the signature and with the paragraph before it."""
    return isinstance(block, Paragraph) and block.role is Role.CLOSING


def leads_on(block: Block) -> bool:
    """Whether a block is a paragraph that ends with a colon: it belongs to the first line of what follows."""
    return isinstance(block, Paragraph) and "".join(run.text for run in block.runs[-2:]).rstrip().endswith(":")


def numbers(blocks: Iterable[Block]) -> dict[int, int]:
    """Return the number of each heading and paragraph, from 1, by its position among the blocks."""
    counted = [position for position, block in enumerate(blocks) if isinstance(block, Heading | Paragraph)]
    return {position: number for number, position in enumerate(counted, start=1)}


def gaps(blocks: Iterable[Block]) -> tuple[Run, ...]:
    """Return the places where something is missing, each with the field that would fill it."""
    return tuple(run for block in blocks for run in runs_of(block) if run.face is Face.GAP)
