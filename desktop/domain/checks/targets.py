"""Targets that cannot be reached as they stand, lead nowhere, or lack what makes them readable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.book import FieldRef, Target
from desktop.domain.checks.alphabet import CAPITAL, SMALL
from desktop.domain.checks.case import Case
from desktop.domain.checks.cooperatives import exact
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import called, counted, listed, short
from desktop.domain.fields import field_of
from desktop.domain.figures import LEEWAY
from desktop.domain.indicators import Direction
from desktop.domain.values import Comparator, NotApplicable, Number, Rank, Value, format_value, write_value
from desktop.domain.vietnamese import format_number, round_half_up

FEW = 20
"""The largest denominator whose percentages are looked at: beyond it nearly every one is possible."""

GOAL_YEAR = 2030
SLOW = Decimal("0.9")
"""The share of the way to the goal that must be behind a target which is on its way. No law says; ours."""

DENOMINATORS = {"graduate_share": ("managers", "cán bộ quản lý"), "trained_share": ("", "giám đốc")}
"""Of a percentage by its total of the register: the target that counts its denominator, and what is counted."""

_NAMED = re.compile(rf"Hợp tác xã(?: [{SMALL},-]+){{0,6}}(?: [{CAPITAL}][{SMALL}]*)+")
_MONEY = re.compile(r"\d[\d.]*(?:,\d+)? (?:tỷ|triệu)(?: đồng)?(?!\w)(?!/| mỗi| một| một hợp| đồng)")
_AVERAGE = re.compile(r"[Bb]ình quân[^.;,\n\d/]{0,40}?\d[\d.]*(?:,\d+)? (?:tỷ|triệu) đồng(?![/\w])[^.;,\n]{0,20}")
_PER = re.compile(r"đầu người|hợp tác xã|HTX|thành viên|lao động|một |mỗi |01 |từng ")
_DIGIT = re.compile(r"\d")
_RATE_OF_HEADS = re.compile(
    r"[Tt]ỷ lệ [^.;,:\d%\n]{1,70}?\d[\d.]* (?:người|thành viên|hợp tác xã|HTX|cán bộ|lao động|giám đốc)\b"
)


def rate_with_a_count(case: Case) -> Iterator[Finding]:
    """A sentence or an indicator that says 'tỷ lệ' and gives a number of heads, or the other way round."""
    for text, match in case.scroll.find(_RATE_OF_HEADS, "ỷ lệ"):
        yield Finding(
            "rate_with_a_count",
            Severity.NOTE if text.typed else Severity.SHOULD,
            text.ref,
            f"“{short(match[0])}”: đã gọi là tỷ lệ mà lại ghi số lượng.",
            "Ghi “số …” kèm số lượng, hoặc ghi tỷ lệ kèm dấu %.",
        )
    for target in case.report.targets:
        name, unit = target.indicator.name.casefold(), target.indicator.unit
        is_rate, is_count = name.startswith(("tỷ lệ", "tỉ lệ")), name.startswith(("số ", "tổng số"))
        if (is_rate and unit and "%" not in unit and "/" not in unit) or (is_count and unit == "%"):
            yield Finding(
                "rate_with_a_count",
                Severity.SHOULD,
                FieldRef(target.id, "indicator.unit"),
                f"{called(case, target)} có đơn vị tính “{unit}”.",
                "Sửa đơn vị tính hoặc tên chỉ tiêu cho khớp nhau.",
            )


def impossible_share(case: Case) -> Iterator[Finding]:
    """A percentage that no number of persons or cooperatives makes, the whole being so small."""
    if case.report.no_cooperatives:
        return
    for target in case.report.targets:
        if target.indicator.unit != "%":
            continue
        for field in ("plan", "actual", "goal", "vision"):
            value = getattr(target, field)
            if not isinstance(value, Number):
                continue
            wholes, what = _wholes(case, target, field)
            if wholes and (told := _unreachable(value, wholes, what)):
                yield Finding(
                    "impossible_share",
                    Severity.SHOULD,
                    FieldRef(target.id, field),
                    f"{called(case, target)}, “{field_of(target, field).label}” {write_value(value, '%')}: {told}.",
                    f"Ghi số {what} (mấy trong mấy), hoặc một tỷ lệ có thể đạt.",
                )


def _wholes(case: Case, target: Target, field: str) -> tuple[tuple[int, ...], str]:
    """Return what the denominator of a percentage may be, none if it is not known or large, and what is counted."""
    of, what = DENOMINATORS.get(target.indicator.register, ("", "đối tượng"))
    if of and (number := _aimed_at(case, of, field)):
        return (number,) if number <= FEW else (), what
    if (number := _count(target.share_of)) is not None:
        return (number,) if 0 < number <= FEW else (), what
    if what == "giám đốc":
        directors = len(case.counted) or _cooperatives_by_name(case)
        if directors:
            return (directors,) if directors <= FEW else (), what
        managers = _aimed_at(case, "managers", field)
        return (tuple(range(1, managers + 1)), what) if managers and managers <= FEW else ((), what)
    return (), what


def _aimed_at(case: Case, register: str, field: str) -> int | None:
    """Return the count of another target at the same time, or the nearest time before that has one."""
    target = next((row for row in case.report.targets if row.indicator.register == register), None)
    if target is None:
        return _count(case.register(register))
    now = case.actual(target)
    times = {"vision": (target.vision, target.goal, now), "goal": (target.goal, now), "plan": (target.plan, now)}
    found = (_count(value) for value in times.get(field, (now,)))
    return next((number for number in found if number), None)


def _count(value: Value | None) -> int | None:
    number = exact(value)
    return int(number) if number is not None and number == number.to_integral_value() else None


def _unreachable(value: Number, wholes: tuple[int, ...], what: str) -> str:
    """Return why a percentage cannot be; '' if it can."""
    shares = sorted({Decimal(100 * part) / whole for whole in wholes for part in range(whole + 1)})
    inside = [share for share in shares if _agrees(share, value)]
    most = wholes[-1]
    possible = ", ".join(f"{format_number(_rounded(share))}%" for share in shares[:6])
    more = " …" if len(shares) > 6 else ""
    having = f"có {counted(most)} {what}" if len(wholes) == 1 else f"có nhiều nhất {counted(most)} {what}"
    if not inside:
        return f"{having} thì chỉ có thể là {possible}{more}"
    if value.high is not None and value.low != value.high and inside in ([value.low], [value.high]):
        part = inside[0] * most / 100
        return f"{having} nên chỉ có thể là {format_number(_rounded(inside[0]))}%, tức {counted(int(part))} {what}"
    return ""


def _agrees(share: Decimal, value: Number) -> bool:
    if value.high is not None:
        return value.low <= share <= value.high
    match value.comparator:
        case Comparator.AT_LEAST:
            return share >= value.low
        case Comparator.MORE_THAN:
            return share > value.low
        case Comparator.AT_MOST:
            return share <= value.low
        case Comparator.LESS_THAN:
            return share < value.low
        case Comparator.ABOUT:
            return abs(share - value.low) <= value.low * LEEWAY
    places = max(0, -int(value.low.as_tuple().exponent))
    return round_half_up(share, places) == value.low


def _rounded(share: Decimal) -> Decimal:
    short_share = round_half_up(share, 1)
    return short_share.to_integral_value() if short_share == short_share.to_integral_value() else short_share


def _cooperatives_by_name(case: Case) -> int:
    """Return how many cooperatives the texts of an existing document name, where nothing is known of any."""
    if case.report.returns:
        return 0
    return len({match[0] for _, match in case.scroll.find(_NAMED, "Hợp tác xã ")})


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
        return (after.high or after.low) < before.low
    return direction is Direction.DOWN and after.low > (before.high or before.low)


def margin_falls(case: Case) -> Iterator[Finding]:
    """The profit of 2045 is a smaller share of the revenue than that of 2030."""
    by_total = {target.indicator.register: target for target in case.report.targets}
    profit, revenue = by_total.get("mean_profit"), by_total.get("mean_revenue")
    if profit is None or revenue is None:
        return
    shares = []
    for name in ("goal", "vision"):
        one, other = exact(getattr(profit, name)), exact(getattr(revenue, name))
        if one is None or not other:
            return
        shares.append(round_half_up(one * 100 / other, 1))
    if shares[1] < shares[0]:
        yield Finding(
            "margin_falls",
            Severity.SHOULD,
            FieldRef(profit.id, "vision"),
            f"Lợi nhuận so với doanh thu giảm từ {format_number(shares[0])}% (mục tiêu 2030) "
            f"xuống {format_number(shares[1])}% (tầm nhìn 2045).",
            "Xem lại lợi nhuận hoặc doanh thu của tầm nhìn 2045.",
        )


def per_what(case: Case) -> Iterator[Finding]:
    """An average that does not say per what: in an indicator, a kept sentence or a text."""
    for target in case.report.targets:
        indicator = target.indicator
        if "bình quân" in indicator.name.casefold() and "đồng" in indicator.unit and "/" not in indicator.full_unit:
            yield _per_what(FieldRef(target.id, "indicator.unit"), indicator.name, Severity.SHOULD)
        if indicator.per:
            for name in ("goal", "vision"):
                ref = FieldRef(target.id, name)
                match = _MONEY.search(case.typed.get(ref, ""))
                if match is not None:
                    yield _per_what(ref, match[0], Severity.NOTE)
    for text, match in case.scroll.find(_AVERAGE, "ình quân"):
        if not text.typed and not _PER.search(match[0]):
            yield _per_what(text.ref, match[0].rstrip(), Severity.SHOULD)


def _per_what(ref: FieldRef, words: str, severity: Severity) -> Finding:
    return Finding(
        "per_what",
        severity,
        ref,
        f"“{short(words)}” là số bình quân nhưng chưa ghi tính trên một đơn vị nào.",
        "Ghi thêm, ví dụ “/hợp tác xã”.",
    )


def average_of_one(case: Case) -> Iterator[Finding]:
    """An average where there is but one cooperative."""
    if (len(case.counted) or _cooperatives_by_name(case)) != 1:
        return
    means = [target for target in case.report.targets if target.indicator.register.startswith("mean_")]
    if means:
        first, *others = (FieldRef(target.id, "indicator.name") for target in means)
        yield Finding(
            "average_of_one",
            Severity.NOTE,
            first,
            f"Chỉ có 01 hợp tác xã nên số bình quân cũng là số của hợp tác xã đó: "
            f"{listed(target.indicator.name for target in means)}.",
            "Nên nói rõ “tính trên 01 hợp tác xã”.",
            tuple(others),
        )


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
            f"{target.indicator.name} ({format_number(now)}, cần khoảng {format_number(_rounded(due))})"
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
