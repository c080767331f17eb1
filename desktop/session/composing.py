"""What the report would say by itself: sentences composed from data, and what is on offer for it.

The reports floor is only imported where it is used: the window opens without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from desktop.domain.book import Book, Report
from desktop.domain.numbering import SYSTEMS
from desktop.domain.requests import GIVEN
from desktop.wording.requests import GIVEN_OUTLINE

if TYPE_CHECKING:
    from desktop.reports.sources import Origin

COMPOSED = ("abstract", "opening", "closing")
"""The fields of a report that a composed sentence stands in for while they are empty."""


def composed(book: Book, report: str, field: str) -> str:
    """Return the sentence that stands in for an empty field of COMPOSED; '' while the data for it is incomplete."""
    from desktop.reports.blocks import Face, Run
    from desktop.reports.sections import ending, head
    from desktop.reports.sections.source import Source

    bare = replace(book.report(report), **{field: ""})
    source = Source(book, bare)
    match field:
        case "abstract":
            lines: list[tuple[Run, ...]] = [head.abstract(source)]
        case "opening":
            lines = [head.composed_opening(source).runs]
        case _:
            lines = [ending.composed_closing(source).runs]
    if any(run.face is Face.GAP for line in lines for run in line):
        return ""
    return "\n".join("".join(run.text for run in line) for line in lines)


def outlines(report: Report | None = None) -> list[tuple[str, str]]:
    """Return (key, words) of the outlines on offer: the superior's where the report has one."""
    from desktop.reports.outline import OUTLINES

    given = [(GIVEN, GIVEN_OUTLINE)] if report is not None and report.lines else []
    return [*((key, made.name) for key, made in OUTLINES.items()), *given]


def numberings() -> list[tuple[str, str]]:
    """Return (key, words) of the ways of numbering on offer."""
    return [(key, " – ".join(mark.rstrip(".") for mark in marks)) for key, marks in SYSTEMS.items()]


def profiles() -> list[tuple[str, str]]:
    """Return (key, words) of the sizes of letters on offer."""
    from desktop.reports.decree30 import PROFILE_NAMES

    return list(PROFILE_NAMES.items())


def letterheads() -> list[tuple[str, str]]:
    """Return (key, words) of the letterheads on offer."""
    from desktop.reports.decree30 import LETTERHEADS

    return [(key, made.name) for key, made in LETTERHEADS.items()]


def annexes(report: Report) -> list[tuple[str, str, bool]]:
    """Return (key, title, whether there is anything to fill it with) of the annexes on offer."""
    from desktop.reports.annexes import ANNEXES

    return [(key, kind.title, kind.has(report)) for key, kind in ANNEXES.items()]


def origins(book: Book, report: str) -> tuple[Origin, ...]:
    """Return where every figure of a report comes from."""
    from desktop.reports import sources

    return sources.origins(book, book.report(report))
