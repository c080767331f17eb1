"""Percentages: of so few that they cannot be, and rates that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.book import FieldRef, Target
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import called, counted, short
from desktop.domain.figures import LEEWAY
from desktop.domain.values import Comparator, Number, Value, exact, write_value
from desktop.domain.vietnamese import format_number, round_half_up

FEW = 20
"""The largest denominator whose percentages are looked at: beyond it nearly every one is possible."""

DENOMINATORS = {"graduate_share": ("managers", "cán bộ quản lý"), "trained_share": ("", "giám đốc")}
"""Of a percentage by its total of the register: the target that counts its denominator, and what is counted."""

_RATE_OF_HEADS = re.compile(
    r"[Tt]ỷ lệ [^.;,:\d%\n]{1,70}?\d[\d.]* (?:người|thành viên|hợp tác xã|HTX|cán bộ|lao động|giám đốc)\b"
    r"(?!(?:[^.;\n]|\.(?=\d))*%)"  # '… của 03 hợp tác xã đạt 85%' says of how many it is a rate
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
                    f"“{write_value(value, '%')}”: {told}.",
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
        directors = len(case.counted) or case.named_cooperatives
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
    possible = ", ".join(f"{format_number(rounded(share))}%" for share in shares[:6])
    more = " …" if len(shares) > 6 else ""
    having = f"có {counted(most)} {what}" if len(wholes) == 1 else f"có nhiều nhất {counted(most)} {what}"
    if not inside:
        return f"{having} thì tỷ lệ chỉ có thể là {possible}{more}"
    if value.high is not None and value.low != value.high and inside in ([value.low], [value.high]):
        part = inside[0] * most / 100
        only = f"{format_number(rounded(inside[0]))}%"
        return f"{having} thì trong khoảng này chỉ có {only}, tức {counted(int(part))} {what}"
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


def rounded(share: Decimal) -> Decimal:
    """Return a figure with one decimal at most."""
    short_share = round_half_up(share, 1)
    return short_share.to_integral_value() if short_share == short_share.to_integral_value() else short_share
