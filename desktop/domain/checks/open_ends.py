"""What somebody still has to look at: copied texts, paragraphs without a place, remarks."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.book import Book, FieldRef, Policy, Report, Task, TaskGroup
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import counted, listed, short
from desktop.domain.errors import UnknownEntity
from desktop.domain.fields import field_of
from desktop.domain.vietnamese import format_date


def copied_unseen(case: Case) -> Iterator[Finding]:
    """Texts that were copied from the former report and that nobody has looked at since."""
    refs = [ref for address in case.report.unseen if (ref := _place(case.book, address)) is not None]
    if refs:
        first, *others = refs
        yield Finding(
            "copied_unseen",
            Severity.SHOULD,
            first,
            f"{counted(len(refs))} chỗ chép từ kỳ trước chưa xem lại: "
            f"{listed(_label(case.book, ref) for ref in refs)}.",
            "Xem từng chỗ, sửa nếu cần.",
            tuple(others),
        )


def leftovers_undecided(case: Case) -> Iterator[Finding]:
    """Paragraphs of an existing document that have no place yet."""
    rows = case.report.leftovers
    if rows:
        first, *others = (FieldRef(row.id, "text") for row in rows)
        yield Finding(
            "leftovers_undecided",
            Severity.SHOULD,
            first,
            f"{counted(len(rows))} đoạn của văn bản cũ chưa có chỗ: “{short(rows[0].text, 80)}”.",
            "Đưa đoạn vào đúng chỗ, hoặc bỏ đi.",
            tuple(others),
        )


def remarks_open(case: Case) -> Iterator[Finding]:
    """What was said about a draft and has not been dealt with."""
    for remark in case.report.remarks:
        if remark.settled or not remark.text.strip():
            continue
        who = f" của {short(remark.who, 40)}" if remark.who.strip() else ""
        when = f" ngày {format_date(remark.day)}" if remark.day is not None else ""
        place = _place(case.book, remark.place) if remark.place else None
        yield Finding(
            "remarks_open",
            Severity.SHOULD,
            place or FieldRef(remark.id, "text"),
            f"Ý kiến{who}{when} chưa xử lý: “{short(remark.text, 80)}”.",
            "Sửa theo ý kiến, rồi đánh dấu “Đã xử lý”.",
        )


def _place(book: Book, address: str) -> FieldRef | None:
    """Return an address that still leads to a field, None otherwise."""
    try:
        ref = FieldRef.parse(address)
        book.field(ref)
    except UnknownEntity:
        return None
    return ref


def _label(book: Book, ref: FieldRef) -> str:
    entity = book.entity(ref.entity)
    try:
        label = field_of(entity, ref.field).label
    except KeyError:
        label = ref.field
    match entity:
        case Report():
            return label
        case TaskGroup() | Policy():
            return f"{short(entity.title, 30)} – {label}"
        case Task():
            return short(entity.text, 40)
    return label
