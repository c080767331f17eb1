"""What is quoted in the texts of a report and is not there."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain import quoting
from desktop.domain.book import Entity, FieldRef, Report, Task, walk
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import called
from desktop.domain.fields import FIELDS, Field, Kind

_TEXTS = (Kind.PROSE, Kind.LONG, Kind.LINES)


def quoted_missing(case: Case) -> Iterator[Finding]:
    """A text quotes a figure that nobody has entered yet: the finding leads to where it is entered."""
    book, report, told = case.book, case.report, set[FieldRef]()
    for entity, field, ref in _quoted(report):
        home = quoting.home(book, report, ref)
        if quoting.is_broken(book, ref) or home is None or home in told:
            continue
        if quoting.resolve(book, report, ref) is None:
            told.add(home)
            yield Finding(
                "quoted_missing",
                Severity.MUST,
                home,
                f"{_named(case, entity, field)} dẫn số liệu chưa có: {quoting.missing(book, report, ref)}.",
                "Nhập số liệu này, hoặc xóa chỗ dẫn trong câu.",
            )


def quoted_broken(case: Case) -> Iterator[Finding]:
    """A text quotes a figure of a row that has been deleted: the finding leads to the text."""
    book, report, told = case.book, case.report, set[FieldRef]()
    for entity, field, ref in _quoted(report):
        place = FieldRef(entity.id, field.name)
        if quoting.is_broken(book, ref) and place not in told:
            told.add(place)
            yield Finding(
                "quoted_broken",
                Severity.MUST,
                place,
                f"{_named(case, entity, field)} dẫn số liệu của một dòng đã xóa.",
                "Xóa chỗ đánh dấu trong câu, hoặc chèn số liệu khác; nếu xóa nhầm thì đưa lại dòng từ thùng rác.",
            )


def _quoted(report: Report) -> Iterator[tuple[Entity, Field, FieldRef]]:
    for entity in walk(report):
        if isinstance(entity, Task) and not entity.printed:
            continue
        for field in FIELDS[type(entity)]:
            if field.kind in _TEXTS:
                for ref in quoting.quoted(getattr(entity, field.name)):
                    yield entity, field, ref


def _named(case: Case, entity: Entity, field: Field) -> str:
    owner = called(case, entity)
    return f"{owner}: “{field.label}”" if owner else f"“{field.label}”"
