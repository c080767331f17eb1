"""Targets that lead nowhere, start nowhere, or lack a figure for one of the two years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.book import FieldRef, Target
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import called, counted, listed
from desktop.domain.checks.shares import rounded
from desktop.domain.fields import field_of
from desktop.domain.indicators import Direction
from desktop.domain.values import NotApplicable, Number, Rank, Value, exact, format_value
from desktop.domain.vietnamese import format_number

GOAL_YEAR = 2030

SLOW = Decimal("0.9")
"""The share of the way to the goal that must be behind a target which is on its way. No law says; ours."""

_DIGIT = re.compile(r"\d")


def horizon_without_value(case: Case) -> Iterator[Finding]:
    """Targets that have a goal for one year and none for the other, or only words for it."""
    if case.report.no_cooperatives:
        return
    for field, other in (("goal", "vision"), ("vision", "goal")):
        without = [target for target in case.report.targets if _lacks(case, target, field, other)]
        if without:
            first, *others = (FieldRef(target.id, field) for target in without)
            label = field_of(Target, field).label
            yield Finding(
                "horizon_without_value",
                Severity.SHOULD,
                first,
                f"{counted(len(without))} chỉ tiêu chưa có số ở cột “{label}”: "
                f"{listed(target.indicator.name for target in without)}.",
                f"Nhập cột “{label}”, hoặc ghi “không áp dụng”.",
                tuple(others),
            )


def _lacks(case: Case, target: Target, field: str, other: str) -> bool:
    """Whether a target has a figure for the other year alone, or a kept sentence without any figure for this one."""
    if getattr(target, field) is not None or isinstance(getattr(target, other), NotApplicable):
        return False
    sentence = case.typed.get(FieldRef(target.id, field))
    if sentence is None:
        return getattr(target, other) is not None
    return not _DIGIT.search(sentence) and not any(rank in sentence for rank in target.indicator.ranks)


def no_baseline(case: Case) -> Iterator[Finding]:
    """Targets that do not say where they start from, or whose goal is where they start."""
    if case.report.no_cooperatives:
        return
    aiming = [target for target in case.report.targets if isinstance(target.goal, Number | Rank)]
    without = [target for target in aiming if target.baseline is None]
    if without:
        first, *others = (FieldRef(target.id, "baseline") for target in without)
        yield Finding(
            "no_baseline",
            Severity.SHOULD,
            first,
            f"{counted(len(without))} chỉ tiêu chưa có số năm gốc nên chưa biết tăng từ đâu: "
            f"{listed(target.indicator.name for target in without)}.",
            "Nhập cột “Số năm gốc”, ví dụ số năm 2022.",
            tuple(others),
        )
    for target in aiming:
        if target.baseline == target.goal and target.indicator.direction is not Direction.NONE:
            yield Finding(
                "no_baseline",
                Severity.SHOULD,
                FieldRef(target.id, "goal"),
                f"{called(case, target)}: mục tiêu 2030 bằng đúng số năm gốc ({format_value(target.goal)}).",
                "Xem lại mục tiêu, hoặc ghi rõ là giữ vững.",
            )


def no_progress(case: Case) -> Iterator[Finding]:
    """Targets whose vision of 2045 is the goal of 2030, though they could go further."""
    same = [target for target in case.report.targets if _stands_still(target)]
    if same:
        first, *others = (FieldRef(target.id, "vision") for target in same)
        names = listed(f"{target.indicator.name} ({format_value(target.vision)})" for target in same)
        yield Finding(
            "no_progress",
            Severity.SHOULD,
            first,
            f"{counted(len(same))} chỉ tiêu có tầm nhìn 2045 bằng mục tiêu 2030: {names}.",
            "Nâng tầm nhìn 2045, hoặc ghi rõ là giữ vững.",
            tuple(others),
        )


def _stands_still(target: Target) -> bool:
    goal, vision = target.goal, target.vision
    if goal is None or goal != vision or target.indicator.direction is Direction.NONE:
        return False
    if isinstance(goal, Rank):
        return target.indicator.ranks[:1] != (goal.rank,)
    return isinstance(goal, Number) and not (target.indicator.unit == "%" and goal.low >= 100)


def goes_backwards(case: Case) -> Iterator[Finding]:
    """Targets whose goal or vision lies behind where they come from."""
    steps = (("baseline", "goal"), ("goal", "vision"))
    for target in case.report.targets:
        for before, after in steps:
            if _is_worse(target, getattr(target, before), getattr(target, after)):
                one, other = field_of(target, before).label, field_of(target, after).label
                yield Finding(
                    "goes_backwards",
                    Severity.SHOULD,
                    FieldRef(target.id, after),
                    f"{called(case, target)}: “{other}” {format_value(getattr(target, after))} "
                    f"kém “{one}” {format_value(getattr(target, before))}.",
                    "Xem lại hai số này.",
                )


def _is_worse(target: Target, before: Value | None, after: Value | None) -> bool:
    ranks, direction = target.indicator.ranks, target.indicator.direction
    if isinstance(before, Rank) and isinstance(after, Rank):
        return {before.rank, after.rank} <= set(ranks) and ranks.index(after.rank) > ranks.index(before.rank)
    if not (isinstance(before, Number) and isinstance(after, Number)):
        return False
    if direction is Direction.UP:
        return after.upper < before.low
    return direction is Direction.DOWN and after.low > before.upper


def behind_the_way(case: Case) -> Iterator[Finding]:
    """Targets whose result is not where an even way from the base year to 2030 would have brought it."""
    day = case.report.cutoff or case.report.period_to
    if day is None or case.report.no_cooperatives:
        return
    slow = []
    for target in case.report.targets:
        start, goal, now = exact(target.baseline), exact(target.goal), exact(case.actual(target))
        first = target.baseline_year
        if start is None or goal is None or now is None or not first or not first < day.year <= GOAL_YEAR:
            continue
        way = goal - start
        share = Decimal(day.year - first) / (GOAL_YEAR - first)
        meant = {Direction.UP: way > 0, Direction.DOWN: way < 0}.get(target.indicator.direction, False)
        if meant and (now - start) / way < SLOW * share:
            slow.append((target, now, start + way * share))
    if slow:
        first_ref, *others = (FieldRef(target.id, "actual") for target, _, _ in slow)
        names = listed(
            f"{target.indicator.name} ({format_number(now)}, cần khoảng {format_number(rounded(due))})"
            for target, now, due in slow
        )
        yield Finding(
            "behind_the_way",
            Severity.NOTE,
            first_ref,
            f"{counted(len(slow))} chỉ tiêu chậm so với mức tăng đều đến năm {GOAL_YEAR}: {names}.",
            "Nêu nguyên nhân và giải pháp trong báo cáo.",
            tuple(others),
        )
