"""The check of the layout on the way to the screen: of the report as it would be exported now, of anybody's file."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from desktop.domain.book import Book, FieldRef
from desktop.reports.docx_check import Finding as Finding
from desktop.reports.docx_check import check_bytes, check_file
from desktop.reports.repairs import REPAIRS, TEXTS, mend_texts, repair
from desktop.storage.free_names import write_beside
from desktop.wording.signing import NAME_REPAIRED


class MendedCopy(Struct, frozen=True):
    """A copy that was written beside a file, and what was repaired in it; no path where nothing could be."""

    path: Path | None
    repaired: tuple[str, ...] = ()


def check_report(book: Book, report: str) -> tuple[Finding, ...]:
    """Return what is wrong with the layout of a report as it would be exported now. For a worker."""
    from desktop.reports.word import render

    return check_bytes(render(book, report), Path(f"{report}.docx"))


def check_document(path: Path) -> tuple[Finding, ...]:
    """Return what is wrong with the layout of a file; raises FileMissing and DocumentRefused. For a worker."""
    return check_file(path)


def can_mend(finding: Finding, *, ours: bool) -> bool:
    """Whether the program can repair what a finding tells: in the book's texts, or in a copy of a foreign file."""
    return finding.rule in (TEXTS if ours else REPAIRS)


def mended_texts(book: Book, report: str, finding: Finding) -> tuple[tuple[FieldRef, str], ...]:
    """Return the fields whose texts break a finding's rule, with what they become."""
    return mend_texts(book, report, (finding.rule,))


def mend_copy(path: Path) -> MendedCopy:
    """Write a repaired copy beside a file, under a name that is free. Raises as `write_beside`. For a worker."""
    made = repair(path.read_bytes(), path)
    if not made.rules:
        return MendedCopy(None)
    target = path.with_stem(NAME_REPAIRED.format(stem=path.stem))
    return MendedCopy(write_beside(target, made.data), made.names)


def field_of(book: Book, report: str, finding: Finding) -> FieldRef | None:
    """Return the field that stands first where a finding about our own document is, `None` where none does."""
    from desktop.reports.bookmarks import refs_by_key
    from desktop.reports.shown_fields import addresses

    return refs_by_key(addresses(book, book.report(report))).get(finding.key)
