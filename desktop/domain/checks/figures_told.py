"""Figures typed into texts that are not those of the data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.book import FieldRef, Target
from desktop.domain.checks.case import Case, Role, Text
from desktop.domain.checks.cooperatives import TARGET_FIGURES, exact
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import counted, listed, short
from desktop.domain.errors import NotANumber
from desktop.domain.figures import Assessment, assess
from desktop.domain.values import Number, Rank, Value, parse_decimal, write_value
from desktop.domain.vietnamese import round_half_up

FIGURE = r"(?P<figure>\d[\d.]*(?:,\d+)?)"
MONEY = FIGURE + r" (?P<scale>tỷ|tỉ|triệu)(?!\w)"
BETWEEN = (
    r"(?: (?:bình quân|của|các|hợp tác xã|mỗi|một|01|toàn|cả năm|trong kỳ|trong năm|năm \d{4}|ước|thực hiện|đạt|là|được"
    r"|hiện|có|nay|đến nay|từ|làm việc))* "
)
"""What may stand between the words of an indicator and its figure: 'tăng 87 triệu đồng' is another figure."""

SCALES = {"tỷ": Decimal(1000), "tỉ": Decimal(1000), "triệu": Decimal(1)}


class Told(NamedTuple):
    """How a figure is told in prose: the expression, parts of which one must occur, the field of the returns."""

    expression: re.Pattern[str]
    needles: tuple[str, ...]
    field: str


TOLD: dict[str, tuple[Told, ...]] = {
    "members": (
        Told(re.compile(rf"[Ss]ố thành viên{BETWEEN}{FIGURE}(?! *%)"), ("ố thành viên",), "members"),
        Told(re.compile(rf"(?:[Tt]oàn bộ|[Tt]ổng số|[Cc]ả) {FIGURE} thành viên"), (" thành viên",), "members"),
        Told(
            re.compile(rf"[Hh]ợp tác xã(?: hiện| đang| hiện đang| hiện nay)? có {FIGURE} thành viên"),
            (" thành viên",),
            "members",
        ),
    ),
    "workers": (
        Told(re.compile(rf"[Ll]ao động thường xuyên{BETWEEN}{FIGURE} người"), ("thường xuyên",), "workers"),
        Told(re.compile(rf"(?:[Cc]ó|[Cc]ả|[Tt]oàn bộ) {FIGURE} lao động thường xuyên"), ("thường xuyên",), "workers"),
    ),
    "managers": (
        Told(re.compile(rf"[Ss]ố cán bộ quản lý{BETWEEN}{FIGURE} người"), ("cán bộ quản lý",), "managers"),
        Told(re.compile(rf"hợp tác xã (?:hiện )?có {FIGURE} cán bộ quản lý"), ("cán bộ quản lý",), "managers"),
    ),
    "mean_revenue": (Told(re.compile(rf"[Dd]oanh thu{BETWEEN}{MONEY}"), ("oanh thu",), "revenue"),),
    "mean_profit": (
        Told(re.compile(rf"(?:[Ll]ợi nhuận|[Tt]iền lãi){BETWEEN}{MONEY}"), ("ợi nhuận", "iền lãi"), "profit"),
    ),
}
"""By total of the register."""

_RANK = re.compile(r"(?:[Xx]ếp|[Đđ]ạt) loại (?P<rank>tốt|khá|trung bình|yếu)")
_TARGETS = re.compile(r"(?P<count>\d+) chỉ tiêu (?:đã )?(?P<verdict>vượt|đạt|chưa đạt|không đạt)(?! được)")
LONGEST_NAME = 12
"""Other indicators are looked for by their whole name, if it is at least so long."""


def figure_told_differently(case: Case) -> Iterator[Finding]:
    """A result in prose, near the words of an indicator, that is none of the indicator's figures."""
    if case.report.no_cooperatives:
        return
    alike: dict[str, list[Target]] = {}
    for target in case.report.targets:
        alike.setdefault(target.indicator.register or f"name {target.indicator.name}", []).append(target)
    for register, targets in alike.items():
        for told in TOLD.get(register, ()) or _by_name(case, targets[0]):
            for text, match in case.scroll.find(told.expression, *told.needles):
                if text.role is Role.RESULT and not any(_is_known(case, each, told.field, match) for each in targets):
                    yield _told(case, targets[0], text.ref, match[0])
        if targets[0].indicator.ranks:
            yield from _ranks_told(case, targets)


def _by_name(case: Case, target: Target) -> tuple[Told, ...]:
    name, unit = target.indicator.name.strip(), target.indicator.unit
    if target.indicator.ranks or len(name) < LONGEST_NAME or name[1:] not in case.scroll.whole:
        return ()
    start = rf"[{re.escape(name[0].upper() + name[0].lower())}]{re.escape(name[1:])}{BETWEEN}"
    number = MONEY if unit.startswith("triệu") else rf"{FIGURE} ?{re.escape(unit)}"
    return (Told(re.compile(start + number), (name[1:],), ""),)


def _told(case: Case, target: Target, ref: FieldRef, words: str) -> Finding:
    given = case.actual(target)
    data = write_value(given, target.indicator.full_unit) if given is not None else "chưa có"
    return Finding(
        "figure_told_differently",
        Severity.SHOULD,
        ref,
        f"“{short(words)}” khác số liệu của chỉ tiêu “{short(target.indicator.name, 50)}” ({data}).",
        "Sửa câu này, hoặc sửa số liệu.",
    )


def _is_known(case: Case, target: Target, field: str, match: re.Match[str]) -> bool:
    """Whether a told figure is one of the indicator's, rounded as it is told; unreadable and quoted ones are."""
    try:
        number = parse_decimal(match["figure"].rstrip("."), sure=True)
    except NotANumber:
        return True
    scale = SCALES.get(match.groupdict().get("scale") or "", Decimal(1))
    known = [end for value in _figures(target) for end in _ends(value)]
    given = case.actual(target)
    if given is None and not known:
        return True
    known += _ends(given)
    if field:
        known += _of_the_register(case, field)
    places = max(0, -int(number.as_tuple().exponent))
    return any(round_half_up(value / scale, places) == number for value in known)


def _of_the_register(case: Case, field: str) -> list[Decimal]:
    """Return each cooperative's own figure and their sum."""
    own = [number for row in case.report.returns if (number := exact(getattr(row, field))) is not None]
    return [*own, sum(own, Decimal(0))]


def _ends(value: Value | None) -> list[Decimal]:
    if not isinstance(value, Number):
        return []
    return [value.low] if value.high is None else [value.low, value.high]


def _ranks_told(case: Case, targets: list[Target]) -> Iterator[Finding]:
    values = (value for target in targets for value in (*_figures(target), case.actual(target)))
    known = {value.rank for value in values if isinstance(value, Rank)}
    known |= {row.rank for row in case.report.returns if row.rank}
    for text, match in case.scroll.find(_RANK, " loại "):
        if known and text.role is Role.RESULT and match["rank"] not in known:
            yield _told(case, targets[0], text.ref, match[0])


def _figures(target: Target) -> Iterable[Value | None]:
    return (getattr(target, name) for name in TARGET_FIGURES)


def targets_counted_differently(case: Case) -> Iterator[Finding]:
    """A sentence that counts the targets met and missed in another way than their figures do."""
    texts = [found for found in case.scroll.find(_TARGETS, " chỉ tiêu ") if found[0].role is Role.RESULT]
    if not texts:
        return
    verdicts = [assess(target, case.actual(target)) for target in case.report.targets]
    exceeded, met = verdicts.count(Assessment.EXCEEDED), verdicts.count(Assessment.MET)
    missed = verdicts.count(Assessment.NOT_MET)
    if not exceeded + met + missed:
        return
    right = {"vượt": {exceeded}, "đạt": {met, met + exceeded}}
    for text, match in texts:
        if int(match["count"]) not in right.get(match["verdict"], {missed}):
            yield _counted(text, match, exceeded, met, missed)


def _counted(text: Text, match: re.Match[str], exceeded: int, met: int, missed: int) -> Finding:
    counts = ((exceeded, "vượt"), (met, "đạt"), (missed, "chưa đạt"))
    data = listed((f"{counted(count)} {words}" for count, words in counts if count), ", ")
    return Finding(
        "targets_counted_differently",
        Severity.SHOULD,
        text.ref,
        f"“{match[0]}” khác bảng chỉ tiêu ({data}).",
        "Đếm lại theo cột “Đánh giá”, rồi sửa câu này.",
    )
