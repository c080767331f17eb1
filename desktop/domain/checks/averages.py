"""Averages: per what, of how many, and what two of them say about each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.domain.book import FieldRef
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import listed, short
from desktop.domain.values import exact
from desktop.domain.vietnamese import format_number, round_half_up

_MONEY = re.compile(r"\d[\d.]*(?:,\d+)? (?:tỷ|triệu)(?: đồng)?(?!\w)(?!/| mỗi| một| một hợp| đồng)")

_AVERAGE = re.compile(r"[Bb]ình quân[^.;,\n\d/]{0,40}?\d[\d.]*(?:,\d+)? (?:tỷ|triệu) đồng(?![/\w])[^.;,\n]{0,20}")

_PER = re.compile(r"đầu người|hợp tác xã|HTX|thành viên|lao động|một |mỗi |01 |từng ")


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
    if (len(case.counted) or case.named_cooperatives) != 1:
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
