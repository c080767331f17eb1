"""What the importer decided, line by line: nothing is placed, joined, converted or left over without being told."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from desktop.domain.book import Book, FieldRef
from desktop.domain.legacy import Encoding
from desktop.reports.importing.lines import Line


class State(StrEnum):
    """How sure a decision is; the last ones need a person."""

    FOUND = "found"
    CONVERTED = "converted"
    JOINED = "joined"
    UNSURE = "unsure"
    LEFT = "left"


class Entry(Struct, frozen=True, kw_only=True):
    """One decision. `paragraphs` are the numbers of the source, `text` its words, `ref` where they went.

    `kind` is a key of wording.importing.KINDS, `value` what was understood, `reason` a key of REASONS with what is
    missing or doubtful. `after` is what stood in front.
    """

    state: State
    kind: str
    paragraphs: tuple[int, ...]
    text: str
    ref: FieldRef | None = None
    value: str = ""
    reason: str = ""
    after: str = ""


class Draft(Struct, frozen=True, kw_only=True):
    """A book made from an old document, the id of its report, the document's lines, and every decision.

    `guessed` is the old encoding that the words seemed to have although no font told so.
    """

    book: Book
    report: str
    sources: tuple[tuple[int, str], ...]
    entries: tuple[Entry, ...]
    guessed: Encoding | None = None


class Record:
    """Takes decisions down in their order."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def note(
        self,
        kind: str,
        line: Line,
        ref: FieldRef | None = None,
        *,
        state: State = State.FOUND,
        text: str = "",
        value: str = "",
        reason: str = "",
        after: str = "",
    ) -> None:
        """Take down what became of a line, or of the part `text` of it."""
        self.entries.append(
            Entry(
                state=state,
                kind=kind,
                paragraphs=line.numbers,
                text=text or line.text,
                ref=ref,
                value=value,
                reason=reason,
                after=after,
            )
        )
