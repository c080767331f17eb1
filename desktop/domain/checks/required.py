"""What is not given although signing needs it; each such field is told once."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.book import (
    Book,
    Citation,
    Cooperative,
    Entity,
    FieldRef,
    Policy,
    Report,
    Return,
    Target,
    Task,
    TaskGroup,
    Unit,
    walk,
)
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import called
from desktop.domain.dated import AGENCY
from desktop.domain.fields import FIELDS, Field, Kind, field_of
from desktop.domain.figures import ACTIVE, actual_of
from desktop.domain.values import WORDS_NOT_APPLICABLE, WORDS_NOT_COLLECTED, Number, Rank

LAW = "Luật"
"""The kind of document that is cited by its name alone (Decree 30, Annex I, II.6.b)."""


def no_results(book: Book, report: Report) -> Iterator[Finding]:
    """An assessment in which no target has a result; words like 'chưa thu thập' are none."""
    if report.no_cooperatives or has_results(book, report):
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
    if has_results(book, report) and not report.returns and not report.no_cooperatives:
        yield Finding(
            "cooperatives_not_told",
            Severity.SHOULD,
            FieldRef(report.id, "no_cooperatives"),
            "Chưa có hợp tác xã nào trong kỳ báo cáo này.",
            f"Thêm hợp tác xã, hoặc đánh dấu “{field_of(Report, 'no_cooperatives').label}”.",
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
                owner = called(book, entity)
                yield Finding(
                    "required_missing",
                    Severity.MUST,
                    FieldRef(entity.id, together[0].name),
                    f"{owner}: chưa nhập {labels}." if owner else f"Chưa nhập {labels}.",
                    _next_step(together[0]),
                )


def has_results(book: Book, report: Report) -> bool:
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
        case Unit():
            return entity.letterhead == AGENCY and name in ("kind", "name")
        case Return():
            return report.no_cooperatives or entity.status != ACTIVE
        case Cooperative():
            return report.no_cooperatives
        case Target():
            if report.no_cooperatives:
                return True
            answered = {
                "actual": actual_of(book, report, entity) is not None or not has_results(book, report),
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
