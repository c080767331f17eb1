"""Figures that contradict one another or cannot be: those of cooperatives, supports and targets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.book import FieldRef, Return, Support, Target
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import called, named, short
from desktop.domain.fields import FIELDS, Field, Kind, field_of
from desktop.domain.figures import differs
from desktop.domain.values import WHOLE_UNITS, Comparator, Number, Value, exact, format_value
from desktop.domain.vietnamese import format_number

AT_MOST = (
    ("member_workers", "workers"),
    ("member_workers", "members"),
    ("managers", "workers"),
    ("graduates", "managers"),
    ("profit", "revenue"),
)
"""Fields of a cooperative's figures of which the first cannot exceed the second."""

TARGET_FIGURES = ("last_year", "plan", "actual", "baseline", "goal", "vision")

TARGETS_AT_MOST = (("managers", "workers"), ("mean_profit", "mean_revenue"))
"""The same of targets, by the total of the register that feeds them."""

_FIGURES = {owner: tuple(field for field in FIELDS[owner] if field.kind is Kind.VALUE) for owner in (Return, Support)}
_GROWTH = ("tăng", "tốc độ", "so với")
"""Words in the name of an indicator that may fall below zero, and rise beyond 100 %."""
_BEYOND = (*_GROWTH, "kế hoạch", "dự toán")
_AVERAGE = "bình quân"
"""What is made of counts by dividing has fractions."""


def impossible_figure(case: Case) -> Iterator[Finding]:
    """A count below zero or with a fraction, a percentage beyond 100."""
    for row in case.rows:
        if isinstance(row, Return | Support):
            for field in _FIGURES[type(row)]:
                value = getattr(row, field.name)
                if isinstance(value, Number) and (why := _impossible_count(value, field)):
                    owner = called(case, row) if isinstance(row, Return) else named("Khoản hỗ trợ", row.content)
                    yield _impossible(FieldRef(row.id, field.name), owner, field, value, why)
        elif isinstance(row, Target):
            for name in TARGET_FIGURES:
                value = getattr(row, name)
                if isinstance(value, Number) and (why := _impossible_aim(value, row)):
                    yield _impossible(FieldRef(row.id, name), called(case, row), field_of(row, name), value, why)


def _impossible(ref: FieldRef, owner: str, field: Field, value: Value, why: str) -> Finding:
    sentence = f"{owner}: “{field.label}” ghi {format_value(value)}, {why}."
    return Finding("impossible_figure", Severity.MUST, ref, sentence, "Sửa lại số liệu.")


def _impossible_count(value: Number, field: Field) -> str:
    if value.low < 0 and field.name != "profit":
        return "số âm"
    return _broken(value, field.unit)


def _broken(value: Number, unit: str) -> str:
    """Return why a figure of what there are only whole ones of cannot be; '' if it can."""
    if unit in WHOLE_UNITS and any(end != end.to_integral_value() for end in (value.low, value.upper)):
        return f"không phải số nguyên {unit}"
    return ""


def _impossible_aim(value: Number, target: Target) -> str:
    indicator, name = target.indicator, target.indicator.name.casefold()
    counts = indicator.counted or indicator.unit in ("%", *WHOLE_UNITS) or indicator.register == "mean_revenue"
    if value.low < 0 and counts and not any(word in name for word in _GROWTH):
        return "số âm"
    if indicator.unit == "%" and value.upper > 100 and not any(word in name for word in _BEYOND):
        return "quá 100%"
    return "" if _AVERAGE in name else _broken(value, indicator.unit)


def figures_contradict(case: Case) -> Iterator[Finding]:
    """A part that is larger than its whole: of a cooperative, or of the targets of one column."""
    for row in () if case.report.no_cooperatives else case.report.returns:
        for part, whole in AT_MOST:
            if _exceeds(getattr(row, part), getattr(row, whole)):
                yield _contradiction(case, row, part, whole)
    by_total = {target.indicator.register: target for target in case.report.targets if target.indicator.register}
    for part, whole in TARGETS_AT_MOST:
        smaller, larger = by_total.get(part), by_total.get(whole)
        if smaller is None or larger is None:
            continue
        for name in TARGET_FIGURES:
            one, other = getattr(smaller, name), getattr(larger, name)
            if _exceeds(one, other):
                yield Finding(
                    "figures_contradict",
                    Severity.SHOULD,
                    FieldRef(smaller.id, name),
                    f"“{field_of(smaller, name).label}”: {smaller.indicator.name} {format_value(one)} "
                    f"lớn hơn {larger.indicator.name} {format_value(other)}.",
                    "Xem lại hai số này.",
                )


def _exceeds(part: Value | None, whole: Value | None) -> bool:
    one, other = exact(part), exact(whole)
    return one is not None and other is not None and one > other and _is_plain(part) and _is_plain(whole)


def _is_plain(value: Value | None) -> bool:
    return isinstance(value, Number) and value.comparator is Comparator.EQUAL


def _contradiction(case: Case, row: Return, part: str, whole: str) -> Finding:
    one, other = field_of(row, part), field_of(row, whole)
    return Finding(
        "figures_contradict",
        Severity.MUST,
        FieldRef(row.id, part),
        f"{case.name_of(row)}: “{one.label}” {format_value(getattr(row, part))} lớn hơn "
        f"“{other.label}” {format_value(getattr(row, whole))}.",
        "Hỏi lại hợp tác xã rồi sửa một trong hai số.",
    )


def members_do_not_add_up(case: Case) -> Iterator[Finding]:
    """Members of last year, and what came and went, do not make the members of now."""
    before = _members_before(case)
    for row in case.report.returns:
        was, now = before.get(row.cooperative), exact(row.members)
        joined, left = exact(row.joined), exact(row.left)
        if was is None or now is None or joined is None or left is None or was + joined - left == now:
            continue
        yield Finding(
            "members_do_not_add_up",
            Severity.SHOULD,
            FieldRef(row.id, "members"),
            f"{case.name_of(row)}: năm trước {format_number(was)} thành viên, thêm {format_number(joined)}, "
            f"bớt {format_number(left)} là {format_number(was + joined - left)}, không phải {format_number(now)}.",
            "Xem lại số thành viên, số mới gia nhập hoặc số ra khỏi.",
        )


def _members_before(case: Case) -> dict[str, Decimal]:
    """Return last year's members by cooperative: from the former report, else from the target where there is but one.

    A former report that was read from an old document may tell of no cooperative by itself.
    """
    figures = ((row.cooperative, exact(row.members)) for row in (case.former.returns if case.former else ()))
    told = {cooperative: members for cooperative, members in figures if members is not None}
    if told or len(case.report.returns) != 1:
        return told
    for target in case.report.targets:
        was = exact(target.last_year)
        if target.indicator.register == "members" and was is not None:
            return {case.report.returns[0].cooperative: was}
    return {}


def typed_over_register(case: Case) -> Iterator[Finding]:
    """A result that was typed although the register of cooperatives gives another."""
    for target in case.report.targets:
        given = case.register(target.indicator.register)
        if not differs(target.actual, given):
            continue
        reason = target.manual_reason.strip()
        what = (
            f"{called(case, target)}: nhập tay {format_value(target.actual)}, sổ hợp tác xã cho {format_value(given)}"
        )
        yield Finding(
            "typed_over_register",
            Severity.NOTE if reason else Severity.SHOULD,
            FieldRef(target.id, "actual"),
            f"{what}; lý do: {short(reason)}." if reason else f"{what}.",
            "Xóa số nhập tay để lấy số tính." if reason else "Ghi lý do nhập tay, hoặc xóa số nhập tay để lấy số tính.",
        )
