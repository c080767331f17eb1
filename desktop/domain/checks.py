"""What is missing or odd in a report, as findings with their place and the next step; nothing here blocks saving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from textwrap import shorten

from msgspec import Struct

from desktop.domain.book import (
    RESOLUTION,
    Book,
    Citation,
    Cooperative,
    Entity,
    FieldRef,
    Policy,
    Report,
    Return,
    Signer,
    Target,
    Task,
    TaskGroup,
    Unit,
    walk,
)
from desktop.domain.fields import FIELDS, Field, Kind, field_of
from desktop.domain.figures import ACTIVE, actual_of
from desktop.domain.values import WORDS_NOT_APPLICABLE, WORDS_NOT_COLLECTED, Number, Rank
from desktop.domain.vietnamese import format_date

LAW = "Luật"
"""The kind of document that is cited by its name alone (Decree 30, Annex I, II.6.b)."""


class Severity(StrEnum):
    """The three groups of findings, in the order in which they are shown."""

    MUST = "Phải xử lý trước khi trình ký"
    SHOULD = "Nên xem"
    NOTE = "Tham khảo"


class Finding(Struct, frozen=True):
    """What the check named `check` found: where, one sentence, and what to do about it."""

    check: str
    severity: Severity
    ref: FieldRef
    sentence: str
    hint: str


Check = Callable[[Book, Report], Iterator[Finding]]


def findings(book: Book, report: Report) -> tuple[Finding, ...]:
    """Return what all checks find in a report, the gravest group first, each group in the order of CHECKS."""
    found = [finding for check in CHECKS for finding in check(book, report)]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def no_results(book: Book, report: Report) -> Iterator[Finding]:
    """An assessment in which no target has a result; words like 'chưa thu thập' are none."""
    if report.no_cooperatives or _has_results(book, report):
        return
    ref = FieldRef(report.targets[0].id, "actual") if report.targets else FieldRef(report.id, "goals_result")
    yield Finding(
        "no_results",
        Severity.MUST,
        ref,
        "Báo cáo đánh giá nhưng chưa có kết quả thực hiện của chỉ tiêu nào.",
        "Nhập số liệu của hợp tác xã hoặc cột “Thực hiện”; "
        f"nếu không có hợp tác xã thì đánh dấu “{field_of(Report, 'no_cooperatives').label}”.",
    )


def cooperatives_not_told(book: Book, report: Report) -> Iterator[Finding]:
    """Results were typed, but of no cooperative is it said that it exists, nor that there is none."""
    if _has_results(book, report) and not report.returns and not report.no_cooperatives:
        yield Finding(
            "cooperatives_not_told",
            Severity.SHOULD,
            FieldRef(report.id, "no_cooperatives"),
            "Chưa có hợp tác xã nào trong kỳ báo cáo này.",
            f"Thêm hợp tác xã, hoặc đánh dấu “{field_of(Report, 'no_cooperatives').label}”.",
        )


def unit_not_chosen(book: Book, report: Report) -> Iterator[Finding]:
    """A report of nobody."""
    if book.unit_of(report) is None:
        ref = FieldRef(report.id, "unit")
        yield Finding("unit_not_chosen", Severity.MUST, ref, "Chưa chọn đơn vị báo cáo.", "Chọn hoặc thêm đơn vị.")


def signer_not_chosen(book: Book, report: Report) -> Iterator[Finding]:
    """A report that nobody signs."""
    if book.signer_of(report) is None:
        ref = FieldRef(report.id, "signer")
        yield Finding("signer_not_chosen", Severity.MUST, ref, "Chưa chọn người ký.", "Chọn hoặc thêm người ký.")


def resolution_not_cited(book: Book, report: Report) -> Iterator[Finding]:
    """The resolution that the report assesses is not among its documents, so that no title can be composed of it."""
    if report.resolution is None:
        number, issued = RESOLUTION
        yield Finding(
            "resolution_not_cited",
            Severity.SHOULD if report.abstract.strip() else Severity.MUST,
            FieldRef(report.id, "abstract"),
            f"Chưa có Nghị quyết số {number} ngày {format_date(issued)} trong bảng văn bản.",
            f"Thêm nghị quyết này vào bảng văn bản, hoặc nhập “{field_of(Report, 'abstract').label}”.",
        )


def period_upside_down(book: Book, report: Report) -> Iterator[Finding]:
    """A period that does not end after it begins."""
    first, last = report.period_from, report.period_to
    if first is not None and last is not None and last <= first:
        yield Finding(
            "period_upside_down",
            Severity.MUST,
            FieldRef(report.id, "period_to"),
            f"Kỳ báo cáo kết thúc ngày {format_date(last)}, không sau ngày bắt đầu {format_date(first)}.",
            "Sửa “Từ ngày” hoặc “Đến ngày” của kỳ báo cáo.",
        )


def required_missing(book: Book, report: Report) -> Iterator[Finding]:
    """Required fields that are empty: one finding a field of the report itself, one an entity for all else."""
    for entity in _concerned(book, report):
        missing = [
            field
            for field in FIELDS[type(entity)]
            if field.required and not _given(entity, field.name) and not _excused(book, report, entity, field.name)
        ]
        for together in [[field] for field in missing] if entity is report else [missing]:
            if together:
                labels = ", ".join(f"“{field.label}”" for field in together)
                owner = _called(book, entity)
                yield Finding(
                    "required_missing",
                    Severity.MUST,
                    FieldRef(entity.id, together[0].name),
                    f"{owner}: chưa nhập {labels}." if owner else f"Chưa nhập {labels}.",
                    _next_step(together[0]),
                )


CHECKS: tuple[Check, ...] = (
    no_results,
    unit_not_chosen,
    signer_not_chosen,
    resolution_not_cited,
    period_upside_down,
    required_missing,
    cooperatives_not_told,
)
"""Every check; the function's name is the id that its findings carry."""


def _has_results(book: Book, report: Report) -> bool:
    return any(isinstance(actual_of(book, report, target), Number | Rank) for target in report.targets)


def _concerned(book: Book, report: Report) -> Iterator[Entity]:
    """Yield what the report prints: itself and everything below, its unit, signer and cooperatives."""
    unit, signer = book.unit_of(report), book.signer_of(report)
    yield from (row for row in (unit, signer) if row is not None)
    for entity in walk(report):
        if isinstance(entity, Return) and (row := book.cooperative(entity.cooperative)):
            yield row
        yield entity


def _given(entity: Entity, name: str) -> bool:
    found: object = entity
    for step in name.split("."):
        found = getattr(found, step)
    return bool(found.strip()) if isinstance(found, str) else found is not None


def _excused(book: Book, report: Report, entity: Entity, name: str) -> bool:
    """Whether a required field may stay empty: answered elsewhere, printed nowhere, or told by another check.

    What is excused here leaves no gap in the document, and the other way round.
    """
    answered: dict[str, bool]
    match entity:
        case Report():
            unit = book.unit_of(report)
            answered = {
                "signer": True,
                "goals_result": entity.no_cooperatives,
                "proposals": entity.no_proposals,
                "addressees": unit is not None and bool(unit.superior),
            }
        case Return():
            return report.no_cooperatives or entity.status != ACTIVE
        case Cooperative():
            return report.no_cooperatives
        case Target():
            if report.no_cooperatives:
                return True
            answered = {
                "actual": actual_of(book, report, entity) is not None or not _has_results(book, report),
                "goal": bool(entity.typed_goal),
                "vision": bool(entity.typed_vision),
            }
        case TaskGroup(key="policies") if report.policies:
            answered = {"result": True}
        case TaskGroup():
            results = (task.result for task in entity.tasks if task.printed)
            answered = {"result": entity.nothing_occurred or any(result.strip() for result in results)}
        case Policy():
            answered = {"result": entity.nothing_occurred or bool(entity.supports)}
        case Task():
            return not entity.printed
        case Citation():
            return entity.kind == LAW and name != "title"
        case _:
            return False
    return answered.get(name, False)


def _called(book: Book, entity: Entity) -> str:
    """Return what a sentence calls an entity; '' for the report itself."""
    match entity:
        case Unit():
            return "Đơn vị"
        case Signer():
            return "Người ký"
        case Citation():
            return _named("Văn bản", entity.number or entity.title)
        case Cooperative():
            return entity.name or "Hợp tác xã chưa có tên"
        case Return():
            row = book.cooperative(entity.cooperative)
            return row.name if row and row.name else "Hợp tác xã chưa có tên"
        case Target():
            return _named("Chỉ tiêu", entity.indicator.name)
        case TaskGroup():
            return _named("Nhóm nhiệm vụ", entity.title)
        case Task():
            return "Một nhiệm vụ"
        case Policy():
            return _named("Nhóm chính sách", entity.title)
    return ""


def _named(kind: str, name: str) -> str:
    return f"{kind} “{shorten(name, 70, placeholder='…')}”" if name.strip() else f"{kind} chưa có tên"


def _next_step(field: Field) -> str:
    if field.name == "result":
        return f"Ghi kết quả đạt được, hoặc đánh dấu “{field_of(Policy, 'nothing_occurred').label}”."
    match field.kind:
        case Kind.VALUE:
            return f"Nhập số liệu; nếu không có thì ghi “{WORDS_NOT_COLLECTED}” hoặc “{WORDS_NOT_APPLICABLE}”."
        case Kind.DATE:
            return "Ghi theo dạng ngày/tháng/năm, ví dụ: 20/9/2026."
        case Kind.CHOICE | Kind.ANSWER:
            return "Chọn một mục trong danh sách."
    return field.hint or "Nhập nội dung."
