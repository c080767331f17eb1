"""Requests of a superior on their way into the book and out of it; the sections that can stand below a heading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from desktop.domain.book import Book, OutlineLine, Report, new_id
from desktop.domain.requests import (
    GIVEN,
    Change,
    RequestSheet,
    adopt,
    adopt_next,
    belongs_to_next,
    changes,
    not_asked,
    sheet_of,
)
from desktop.domain.typed_outline import PARTS_OF_TASKS, TASKS, TO_PLACE, unplaced
from desktop.domain.vietnamese import fold
from desktop.storage.request_file import read_request, write_request

_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "situation": ("tinh hinh", "dac diem", "so luong"),
    "goals": ("muc tieu", "chi tieu"),
    "visions": ("2045",),
    "awareness": ("tuyen truyen", "quan triet", "nhan thuc"),
    "documents": ("van ban", "chi dao"),
    "measures": ("nhiem vu", "giai phap"),
    "policies": ("chinh sach", "ho tro"),
    "strengths": ("uu diem", "ket qua dat duoc", "thuan loi", "mat duoc"),
    "shortcomings": ("ton tai", "han che", "kho khan", "vuong mac"),
    "causes": ("nguyen nhan",),
    "lessons": ("bai hoc", "kinh nghiem"),
    "orientation": ("phuong huong", "thoi gian toi", "nhiem vu trong tam"),
    "proposals": ("kien nghi", "de xuat"),
    "general": ("muc tieu tong quat", "muc tieu chung"),
}
"""Folded words by which a letter's heading may name a section; a longer one counts more."""


class Preview(Struct, frozen=True):
    """What a request would make of a report: the changes, and what it does not ask for, which stays."""

    changes: tuple[Change, ...]
    targets: tuple[str, ...]
    sections: tuple[str, ...]


def open_request(path: Path) -> RequestSheet:
    """Return the request that a file holds; raises as `read_request`."""
    return read_request(path)


def is_for_next(report: Report, sheet: RequestSheet) -> bool:
    """Say whether a request is for the period after the report's."""
    return belongs_to_next(report, sheet)


def taken(book: Book, report: Report, sheet: RequestSheet, into: str) -> Book:
    """Return the book with a request in the report, or, where `into` is another id, in one that follows it."""
    return adopt(book, report.id, sheet) if into == report.id else adopt_next(book, report.id, into, sheet)


def preview(book: Book, report: Report, sheet: RequestSheet, *, following: bool) -> Preview:
    """Return what taking a request in would change: in the report, or in the one that follows it."""
    new = new_id("r") if following else report.id
    after = taken(book, report, sheet, new).report(new)
    return Preview(
        changes(report, after),
        tuple(target.indicator.name for target in not_asked(after, sheet)),
        tuple(titles()[key] for key in unplaced(after.lines)) if after.outline == GIVEN else (),
    )


def issue(book: Book, report: Report, path: Path) -> RequestSheet:
    """Write a request for reports like this one into a new file; raises as `write_request`."""
    sheet = sheet_of(book, report, outline_of(report))
    write_request(path, sheet)
    return sheet


def outline_of(report: Report) -> tuple[OutlineLine, ...]:
    """Return the outline of a report as lines: its own, or the standard one that it has, with its sections' titles."""
    from desktop.reports.outline import DEFAULT_OUTLINE, OUTLINES, SECTIONS

    if report.outline == GIVEN and report.lines:
        return report.lines
    places = OUTLINES.get(report.outline, OUTLINES[DEFAULT_OUTLINE]).places
    return tuple(
        OutlineLine(level=level, title=SECTIONS[key].title, sections=(key,) if SECTIONS[key].write else ())
        for level, key in places
    )


def titles() -> dict[str, str]:
    """Return the title of every section that can be placed, by its key, in the usual order."""
    from desktop.reports.outline import SECTIONS

    return {key: SECTIONS[key].title for key in ("situation", TASKS, *TO_PLACE)}


def suggested(lines: Sequence[OutlineLine], kept: Sequence[OutlineLine] = ()) -> tuple[tuple[int, str], ...]:
    """Return (position, key): below which heading each section may stand, by the words of the headings.

    Sections stay below headings of the same words in `kept`. What is named by no heading is left out.
    """
    before = {key: fold(line.title) for line in kept for key in line.sections}
    found = []
    for key in ("situation", *TO_PLACE):
        best, most = -1, 0
        for position, line in enumerate(lines):
            heading = fold(line.title)
            if before.get(key) == heading:
                best, most = position, 1000
            names = (fold(titles()[key]), *_OTHER_NAMES.get(key, ()))
            score = max((len(name) for name in names if name in heading), default=0)
            if score > most:
                best, most = position, score
        if best >= 0:
            found.append((best, key))
    at = next((at for at, line in enumerate(lines) if fold(line.title) == before.get(TASKS)), -1)
    if at >= 0:
        found = [*(pair for pair in found if pair[1] not in PARTS_OF_TASKS), (at, TASKS)]
    return tuple(found)
