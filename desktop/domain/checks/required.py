"""What is not given although signing needs it; each such field is told once."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.book import (
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
    value_of,
)
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import NOUNS, called, counted, listed, name_of
from desktop.domain.dated import AGENCY
from desktop.domain.fields import FIELDS, Field, Kind, field_of
from desktop.domain.figures import is_active
from desktop.domain.values import WORDS_NOT_APPLICABLE, WORDS_NOT_COLLECTED

LAW = "Luật"
BY_NAME = (LAW, "Pháp lệnh")
"""Kinds of documents that are cited by their names alone, without a number (Decree 30, Annex I, II.6.b)."""

_REQUIRED = {owner: tuple(field for field in fields if field.required) for owner, fields in FIELDS.items()}


def no_results(case: Case) -> Iterator[Finding]:
    """An assessment in which no target has a result; words like 'chưa thu thập' are none."""
    report = case.report
    if report.no_cooperatives or case.has_results:
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


def cooperatives_not_told(case: Case) -> Iterator[Finding]:
    """Results were typed, but of no cooperative is it said that it exists, nor that there is none."""
    report = case.report
    if case.has_results and not report.returns and not report.no_cooperatives:
        yield Finding(
            "cooperatives_not_told",
            Severity.SHOULD,
            FieldRef(report.id, "no_cooperatives"),
            "Chưa có hợp tác xã nào trong kỳ báo cáo này.",
            f"Thêm hợp tác xã, hoặc đánh dấu “{field_of(Report, 'no_cooperatives').label}”.",
        )


def figures_of_no_cooperative(case: Case) -> Iterator[Finding]:
    """It is said that there is no cooperative, and yet one has figures; groups and unions may have them."""
    report = case.report
    rows = (row for row in report.returns if case.is_cooperative(row))
    told = [row for row in rows if row.members is not None or row.revenue is not None]
    if report.no_cooperatives and told:
        yield Finding(
            "figures_of_no_cooperative",
            Severity.SHOULD,
            FieldRef(report.id, "no_cooperatives"),
            f"Đã đánh dấu “{field_of(Report, 'no_cooperatives').label}” nhưng còn số liệu của "
            f"{listed(case.name_of(row) for row in told)}.",
            "Bỏ đánh dấu, hoặc xóa hợp tác xã khỏi kỳ báo cáo này.",
        )


def nothing_occurred_denied(case: Case) -> Iterator[Finding]:
    """It is said that nothing occurred, and yet there are results or supports; the document then tells these."""
    label = field_of(Policy, "nothing_occurred").label
    rows: tuple[TaskGroup | Policy, ...] = (*case.report.groups, *case.report.policies)
    for row in rows:
        if row.nothing_occurred and (denied := _denied(case, row)):
            yield Finding(
                "nothing_occurred_denied",
                Severity.SHOULD,
                FieldRef(row.id, "nothing_occurred"),
                f"{called(case, row)}: đã đánh dấu “{label}” nhưng có {denied}.",
                "Bỏ đánh dấu, hoặc xóa phần đã nhập nếu không phát sinh.",
            )


def _denied(case: Case, row: TaskGroup | Policy) -> str:
    """Return what a group or policy has of results although nothing occurred in it; '' where it has none."""
    if isinstance(row, Policy):
        return f"{counted(len(row.supports))} khoản hỗ trợ" if row.supports else ""
    done = [task for task in row.tasks if task.printed and task.result.strip()]
    if done:
        return f"kết quả của {counted(len(done))} nhiệm vụ"
    below = case.report.policies if row.key == "policies" else ()
    given = [policy for policy in below if policy.supports or policy.result.strip()]
    return f"kết quả của {counted(len(given))} nhóm chính sách" if given else ""


def required_missing(case: Case) -> Iterator[Finding]:
    """Required fields that are empty: one finding a field of the report itself, one for all rows that lack the same."""
    alike: dict[tuple[object, ...], tuple[list[Field], list[Entity]]] = {}
    for entity in _concerned(case):
        missing = [
            field
            for field in _REQUIRED[type(entity)]
            if not _given(entity, field.name) and not _excused(case, entity, field.name)
        ]
        for fields in [[field] for field in missing] if entity is case.report else [missing]:
            if fields:
                same = (type(entity), *(field.name for field in fields))
                alike.setdefault(same, (fields, []))[1].append(entity)
    for fields, entities in alike.values():
        refs = [FieldRef(entity.id, fields[0].name) for entity in entities]
        yield Finding(
            "required_missing",
            Severity.MUST,
            refs[0],
            _lacking(case, fields, entities),
            _next_step(fields[0]),
            tuple(refs[1:]),
        )


def _lacking(case: Case, fields: list[Field], entities: list[Entity]) -> str:
    labels = ", ".join(f"“{field.label}”" for field in fields)
    first, *others = entities
    if others:
        names = listed(name_of(case, entity) for entity in entities)
        return f"{counted(len(entities))} {NOUNS[type(first)]} chưa nhập {labels}: {names}."
    owner = called(case, first)
    return f"{owner}: chưa nhập {labels}." if owner else f"Chưa nhập {labels}."


def _concerned(case: Case) -> Iterator[Entity]:
    """Yield what the report prints: itself and everything below, its unit, signer and cooperatives."""
    yield from (row for row in (case.unit, case.signer) if row is not None)
    for entity in case.rows:
        if isinstance(entity, Return) and (row := case.cooperatives.get(entity.cooperative)):
            yield row
        yield entity


def _given(entity: Entity, name: str) -> bool:
    found = value_of(entity, name)
    return bool(found.strip()) if isinstance(found, str) else found is not None


def _excused(case: Case, entity: Entity, name: str) -> bool:
    """Whether a required field may stay empty: answered elsewhere, printed nowhere, or told by another check.

    What is excused here leaves no gap in the document, and the other way round.
    """
    report = case.report
    answered: dict[str, bool]
    match entity:
        case Report():
            answered = {
                "signer": True,
                "goals_result": entity.no_cooperatives,
                "proposals": entity.no_proposals,
                "addressees": case.unit is not None and bool(case.unit.superior),
            }
        case Unit():
            return entity.letterhead == AGENCY and name in ("kind", "name")
        case Return():
            return report.no_cooperatives or not is_active(entity)
        case Cooperative():
            return report.no_cooperatives
        case Target():
            if report.no_cooperatives:
                return True
            aimed = any((entity.goal, entity.typed_goal, entity.vision, entity.typed_vision))
            answered = {
                "actual": case.actual(entity) is not None or not case.has_results,
                "goal": aimed,
                "vision": aimed,
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
            return name != "number" or (entity.kind in BY_NAME and bool(entity.title.strip()))
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
