"""Reports on their way out of the book: rendered and written by the worker, never over an existing file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from desktop import wording
from desktop.domain.book import Book, FieldRef, Report, State, WordFile
from desktop.domain.units import called
from desktop.domain.vietnamese import capitalised
from desktop.storage.free_names import write_beside
from desktop.storage.names import clean_name, without_accents
from desktop.wording import quotes

Progress = Callable[[float], None]
_RENDERED = 0.8  # writing takes the rest


class Exported(Struct, frozen=True):
    """A document that was written, the fields that stand in it as marked gaps, and what is remembered of it."""

    path: Path
    gaps: tuple[FieldRef, ...] = ()
    file: WordFile | None = None


def export_report(
    book: Book,
    report: str,
    path: Path,
    *,
    as_is: bool = False,
    draft: int = 0,
    on_progress: Progress = lambda share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Exported | None:
    """Write a report as a Word document; None if it was cancelled before it was written.

    With the number of a `draft` it says so at the top, and its paragraphs are numbered in the margin.

    Where the name is taken, 'name (2).docx', 'name (3).docx'… is. `on_progress` gets shares of 1. Raises
    UnknownEntity and what `write_atomically` raises.
    """
    from desktop.reports.blocks import gaps
    from desktop.reports.checking.package import open_bytes
    from desktop.reports.origin import document_hash
    from desktop.reports.outline import compose
    from desktop.reports.word import render
    from desktop.wording.signing import draft_line

    on_progress(0.0)
    missing = tuple(run.ref for run in gaps(compose(book, report, as_is=as_is)) if run.ref is not None)
    made = datetime.now().astimezone()
    line = draft_line(draft, made) if draft else ""
    data = render(book, report, as_is=as_is, draft=draft, draft_line=line)
    on_progress(_RENDERED)
    if cancelled():
        return None
    written = write_beside(path, data)
    on_progress(1.0)
    file = WordFile(name=written.name, made=made, draft=draft, sha256=document_hash(open_bytes(data, written)))
    return Exported(written, missing, file)


def export_sources(book: Book, report: str, folder: Path) -> Path:
    """Write where a report's figures come from as a Word document of its own; return its path.

    Raises UnknownEntity and what `write_atomically` raises.
    """
    from desktop.reports.sources import document
    from desktop.reports.word import write

    name = suggested_name(book, book.report(report), start=quotes.SOURCES_NAME)
    return write_beside(folder / name, write(document(book, report), landscape=True))


def suggested_name(book: Book, report: Report, draft: int = 0, start: str = wording.EXPORT_NAME) -> str:
    """Return the file name to offer: 'Bao cao 20-NQ-TW - Phuong Tan An - 01 nam - Du thao 2.docx', in ASCII."""
    from desktop.wording.signing import NAME_CLOSED, NAME_DRAFT

    state = NAME_DRAFT.format(number=draft) if draft else "" if report.state is State.DRAFT else NAME_CLOSED
    return named(start, book, report, ".docx", state)


def named(what: str, book: Book, report: Report, ending: str, state: str = "") -> str:
    """Return the name of a file about a report, in ASCII: what it is, the unit, the period, how far it is."""
    unit = book.unit_of(report)
    parts = [what, capitalised(called(unit)) if unit else "", report.name, state]
    return clean_name(" - ".join(without_accents(part).strip() for part in parts if part.strip()), ending)
