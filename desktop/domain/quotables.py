"""What texts can quote, as one table: for every kind of row its figures, what they are called, how they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from desktop.domain import figures
from desktop.domain.book import Book, Entity, FieldRef, Policy, Report, Return, Support, Target
from desktop.domain.fields import COOPERATIVE_KINDS
from desktop.domain.figures import Assessment, actual_of, assess, register_value
from desktop.domain.indicators import Direction
from desktop.domain.values import (
    BELOW_ZERO,
    Comparator,
    NotApplicable,
    NotCollected,
    Number,
    Rank,
    Value,
    as_estimate,
    write_value,
)
from desktop.domain.vietnamese import format_count, format_date, format_number

NO_FIGURE = "chưa có số liệu"
INCOMPLETE = "chưa đủ số liệu"
"""What stands in brackets behind a sum that lacks a part."""


class Quotable(Struct, frozen=True):
    """One thing that can be quoted of an entity: the name behind '#', what it is called, how it is written.

    `write` returns None where the figure is missing. `needs` are the fields that it is made of, in which what is
    missing is to be entered. `stored` says that the name is that of a field of the book.
    """

    field: str
    label: str
    write: Callable[[Book, Report, Any], str | None]
    needs: tuple[str, ...] = ()
    stored: bool = True


# -- targets


def ranked(rank: str) -> str:
    """Return 'loại khá', and 'chưa xếp loại' as it is."""
    return rank if rank.startswith(("loại", "mức", "chưa")) else f"loại {rank}"


def written(target: Target, value: Value) -> str:
    """Return a target's figure with its unit as a sentence writes it: 'trên 1,5 tỷ đồng/hợp tác xã', 'loại khá'."""
    match value:
        case NotCollected():
            return NO_FIGURE
        case Rank(rank=rank):
            return ranked(rank)
    return write_value(value, target.indicator.full_unit, counted=target.indicator.counted)


def verb(target: Target, value: Value) -> str:
    """Return the word between a target's name and its figure: 'đạt', 'ước đạt', 'là', 'đạt từ'; '' where none fits."""
    match value:
        case Rank(rank=rank):
            return "" if rank.startswith("chưa") else "đạt"
        case Number(estimate=estimate) if is_below_zero(value):
            return "ước" if estimate else ""
        case Number(estimate=estimate, comparator=comparator):
            word = "là" if target.indicator.direction is Direction.NONE else "đạt"
            if estimate:
                return f"ước {word}"
            if comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
                return ""
            return f"{word} từ" if comparator is Comparator.RANGE else word
    return ""


def behind_verb(target: Target, value: Value) -> str:
    """Return a target's figure as it follows its verb: without 'ước', and 'âm 12,5' for -12,5."""
    if not isinstance(value, Number):
        return written(target, value)
    if is_below_zero(value):
        return f"{BELOW_ZERO} {written(target, Number(low=-value.low))}"
    return written(target, as_estimate(value, False))


def is_below_zero(value: Value) -> bool:
    """Whether a value is one exact figure below zero."""
    return isinstance(value, Number) and value.comparator is Comparator.EQUAL and value.low < 0


def said(target: Target, value: Value) -> str:
    """Return verb and figure: 'ước đạt 96,8 triệu đồng/hợp tác xã'."""
    return f"{verb(target, value)} {behind_verb(target, value)}".strip()


def percent(share: Decimal) -> str:
    """Return '102,3%', and '100%' for whole ones."""
    return f"{format_number(share).removesuffix(',0')}%"


def _stored(name: str) -> Callable[[Book, Report, Target], str | None]:
    def write(book: Book, report: Report, target: Target) -> str | None:
        value: Value | None = getattr(target, name)
        return None if value is None else written(target, value)

    return write


def _actual(book: Book, report: Report, target: Target) -> str | None:
    value = actual_of(book, report, target)
    return None if value is None else written(target, value)


def _result(book: Book, report: Report, target: Target) -> str | None:
    value = actual_of(book, report, target)
    return None if value is None or isinstance(value, NotApplicable) else said(target, value)


def _bare(book: Book, report: Report, target: Target) -> str | None:
    value = actual_of(book, report, target)
    if value is None or isinstance(value, NotApplicable):
        return None
    return behind_verb(target, value)


def _share_of(name: str) -> Callable[[Book, Report, Target], str | None]:
    """Return a writer of the result as a share of a field; a percentage of a percentage would mislead."""

    def write(book: Book, report: Report, target: Target) -> str | None:
        share = figures.share(target, actual_of(book, report, target), getattr(target, name))
        return None if share is None or target.indicator.unit == "%" else percent(share)

    return write


def _verdict(book: Book, report: Report, target: Target) -> str | None:
    verdict = assess(target, actual_of(book, report, target))
    wanted = verdict in (Assessment.EXCEEDED, Assessment.MET, Assessment.NOT_MET)
    return verdict.value.lower() if wanted else None


def _change(book: Book, report: Report, target: Target) -> str | None:
    """Return 'tăng 1,6%'; of a percentage the points, of a rank the steps, from or to a loss the amount."""
    share = figures.change(actual_of(book, report, target), target.last_year)
    if target.indicator.unit == "%" or share is None:
        return _difference(book, report, target)
    return _moved(share, percent(abs(share)))


def _difference(book: Book, report: Report, target: Target) -> str | None:
    """Return 'tăng 17 thành viên'."""
    actual, before = actual_of(book, report, target), target.last_year
    indicator = target.indicator
    if isinstance(actual, Rank) and isinstance(before, Rank):
        if not {actual.rank, before.rank} <= set(indicator.ranks):
            return None
        steps = indicator.ranks.index(before.rank) - indicator.ranks.index(actual.rank)
        return _moved(Decimal(steps), f"{format_count(Decimal(abs(steps)))} bậc")
    apart = figures.difference(actual, before)
    if apart is None:
        return None
    unit = "điểm phần trăm" if indicator.unit == "%" else indicator.full_unit
    return _moved(apart, write_value(Number(low=abs(apart)), unit, counted=indicator.counted))


def _moved(by: Decimal, far: str) -> str:
    return f"tăng {far}" if by > 0 else f"giảm {far}" if by < 0 else "giữ nguyên"


_TARGET = (
    Quotable("actual", "Thực hiện", _actual),
    Quotable("result", "Kết quả, có chữ “đạt” hoặc “ước đạt”", _result, ("actual",), stored=False),
    Quotable("figure", "Thực hiện, không có chữ “ước”", _bare, ("actual",), stored=False),
    Quotable("rate", "Tỷ lệ so kế hoạch năm", _share_of("plan"), ("actual", "plan"), stored=False),
    Quotable("assessment", "Vượt, đạt hay chưa đạt kế hoạch", _verdict, ("actual", "plan"), stored=False),
    Quotable("change", "Tăng, giảm so với năm trước", _change, ("actual", "last_year"), stored=False),
    Quotable("difference", "Số tăng, giảm so với năm trước", _difference, ("actual", "last_year"), stored=False),
    Quotable("plan", "Kế hoạch năm", _stored("plan")),
    Quotable("last_year", "Năm trước", _stored("last_year")),
    Quotable("baseline", "Số năm gốc", _stored("baseline")),
    Quotable("goal", "Mục tiêu 2030", _stored("goal")),
    Quotable("progress", "Tỷ lệ so mục tiêu 2030", _share_of("goal"), ("actual", "goal"), stored=False),
    Quotable("vision", "Tầm nhìn 2045", _stored("vision")),
)


# -- cooperatives


def _figure(name: str, unit: str, *, counted: bool = False) -> Callable[[Book, Report, Any], str | None]:
    def write(book: Book, report: Report, row: Any) -> str | None:
        value: Value | None = getattr(row, name)
        if isinstance(value, NotCollected):
            return NO_FIGURE
        return None if value is None else write_value(value, unit, counted=counted)

    return write


def _rank(book: Book, report: Report, row: Return) -> str | None:
    return ranked(row.rank) if row.rank else None


def _wage(book: Book, report: Report, row: Return) -> str | None:
    return _figure("wage", f"{_MONEY}/người/{row.wage_per}")(book, report, row)


_MONEY, _PEOPLE = "triệu đồng", "lượt người"
_RETURN = (
    Quotable("members", "Tổng số thành viên", _figure("members", "thành viên", counted=True)),
    Quotable("joined", "Thành viên mới gia nhập", _figure("joined", "thành viên", counted=True)),
    Quotable("left", "Thành viên ra khỏi hợp tác xã", _figure("left", "thành viên", counted=True)),
    Quotable("workers", "Lao động thường xuyên", _figure("workers", "lao động", counted=True)),
    Quotable("member_workers", "Lao động là thành viên", _figure("member_workers", "lao động", counted=True)),
    Quotable("managers", "Số cán bộ quản lý", _figure("managers", "cán bộ quản lý", counted=True)),
    Quotable("graduates", "Cán bộ cao đẳng, đại học", _figure("graduates", "cán bộ quản lý", counted=True)),
    Quotable("revenue", "Doanh thu", _figure("revenue", _MONEY)),
    Quotable("profit", "Lợi nhuận", _figure("profit", _MONEY)),
    Quotable("wage", "Thu nhập của lao động", _wage),
    Quotable("capital", "Vốn điều lệ", _figure("capital", _MONEY)),
    Quotable("rank", "Xếp loại", _rank),
    Quotable("ocop", "Sản phẩm OCOP", _figure("ocop", "sản phẩm OCOP", counted=True)),
)


# -- support given


def _supported(name: str, unit: str, *, counted: bool = False) -> Callable[[Book, Report, Any], str | None]:
    """Return a writer of what the supports of a policy, or of the whole report, add up to."""

    def write(book: Book, report: Report, owner: Policy | Report) -> str | None:
        policies = owner.policies if isinstance(owner, Report) else (owner,)
        parts = [getattr(row, name) for policy in policies for row in policy.supports]
        total, lacking = figures.support_total(parts), figures.is_incomplete(parts)
        if total is None:
            return None
        if lacking and not any(isinstance(part, Number) for part in parts):
            return NO_FIGURE
        said = write_value(total, unit, counted=counted)
        return f"{said} ({INCOMPLETE})" if lacking else said

    return write


_SUPPORT = (
    Quotable("money", "Kinh phí", _figure("money", _MONEY)),
    Quotable("people", "Lượt người", _figure("people", _PEOPLE, counted=True)),
)
_TOTALS = (
    Quotable("supports.money", "Tổng kinh phí hỗ trợ", _supported("money", _MONEY), stored=False),
    Quotable(
        "supports.people", "Tổng lượt người được hỗ trợ", _supported("people", _PEOPLE, counted=True), stored=False
    ),
)
_POLICY = tuple(Quotable(entry.field, entry.label, entry.write, ("result",), stored=False) for entry in _TOTALS)


# -- the report


def _counted(number: int, unit: str) -> str:
    return f"{format_count(Decimal(number))} {unit}"


def _cooperatives(
    kind: str, among: Callable[[Book, Report], Iterable[Return]] = lambda book, owner: owner.returns
) -> Callable[..., str | None]:
    def write(book: Book, report: Report, owner: Report) -> str | None:
        if not owner.returns and not owner.no_cooperatives:
            return None
        kinds = {row.id: row.kind for row in book.cooperatives}
        rows = among(book, owner)
        return _counted(sum(kinds.get(row.cooperative, figures.COOPERATIVE) == kind for row in rows), kind)

    return write


def _total(key: str, unit: str = "", *, counted: bool = False) -> Callable[[Book, Report, Report], str | None]:
    def write(book: Book, report: Report, owner: Report) -> str | None:
        value = register_value(book, owner, key)
        if isinstance(value, Rank):
            return ranked(value.rank)
        return None if value is None else write_value(value, unit, counted=counted)

    return write


def _targets(*verdicts: Assessment) -> Callable[[Book, Report, Report], str | None]:
    def write(book: Book, report: Report, owner: Report) -> str | None:
        found = [assess(target, actual_of(book, owner, target)) for target in owner.targets]
        return _counted(sum(verdict in verdicts for verdict in found), "chỉ tiêu") if found else None

    return write


def _day(name: str) -> Callable[[Book, Report, Report], str | None]:
    def write(book: Book, report: Report, owner: Report) -> str | None:
        day: date | None = getattr(owner, name)
        return None if day is None else format_date(day)

    return write


_COOPERATIVE, _UNION, _GROUP = COOPERATIVE_KINDS
_MEAN = f"{_MONEY}/{_COOPERATIVE}"
_REGISTER = {
    # key of figures.REGISTER: the field of a return in which a missing part is entered
    "members": "members",
    "rank": "rank",
    "workers": "workers",
    "managers": "managers",
    "graduate_share": "graduates",
    "trained_share": "director_trained",
    "mean_revenue": "revenue",
    "mean_profit": "profit",
}
_REPORT = (
    Quotable("cooperatives.all", "Số hợp tác xã", _cooperatives(_COOPERATIVE), stored=False),
    Quotable(
        "cooperatives.active",
        "Số hợp tác xã đang hoạt động",
        _cooperatives(_COOPERATIVE, figures.counted),
        stored=False,
    ),
    Quotable(
        "cooperatives.chain",
        "Số hợp tác xã liên kết chuỗi giá trị",
        _cooperatives(_COOPERATIVE, lambda book, owner: (row for row in owner.returns if row.chain)),
        stored=False,
    ),
    Quotable(
        "cooperatives.high_tech",
        "Số hợp tác xã ứng dụng công nghệ cao",
        _cooperatives(_COOPERATIVE, lambda book, owner: (row for row in owner.returns if row.high_tech)),
        stored=False,
    ),
    Quotable("cooperatives.unions", "Số liên hiệp hợp tác xã", _cooperatives(_UNION), stored=False),
    Quotable("cooperatives.groups", "Số tổ hợp tác", _cooperatives(_GROUP), stored=False),
    Quotable("register.members", "Tổng số thành viên", _total("members", "thành viên", counted=True), stored=False),
    Quotable("register.workers", "Tổng số lao động", _total("workers", "lao động", counted=True), stored=False),
    Quotable(
        "register.managers", "Tổng số cán bộ quản lý", _total("managers", "cán bộ quản lý", counted=True), stored=False
    ),
    Quotable("register.graduate_share", "Tỷ lệ cán bộ cao đẳng, đại học", _total("graduate_share", "%"), stored=False),
    Quotable("register.trained_share", "Tỷ lệ giám đốc qua đào tạo", _total("trained_share", "%"), stored=False),
    Quotable("register.mean_revenue", "Doanh thu bình quân", _total("mean_revenue", _MEAN), stored=False),
    Quotable("register.mean_profit", "Lợi nhuận bình quân", _total("mean_profit", _MEAN), stored=False),
    Quotable("register.rank", "Xếp loại chung", _total("rank"), stored=False),
    Quotable(
        "targets.all",
        "Số chỉ tiêu",
        _targets(*Assessment),
        stored=False,
    ),
    Quotable(
        "targets.met", "Số chỉ tiêu đạt và vượt kế hoạch", _targets(Assessment.MET, Assessment.EXCEEDED), stored=False
    ),
    Quotable("targets.exceeded", "Số chỉ tiêu vượt kế hoạch", _targets(Assessment.EXCEEDED), stored=False),
    Quotable("targets.not_met", "Số chỉ tiêu chưa đạt kế hoạch", _targets(Assessment.NOT_MET), stored=False),
    *_TOTALS,
    Quotable("cutoff", "Ngày chốt số liệu", _day("cutoff")),
    Quotable("period_from", "Kỳ báo cáo từ ngày", _day("period_from")),
    Quotable("period_to", "Kỳ báo cáo đến ngày", _day("period_to")),
)

QUOTABLE: dict[type[Entity], tuple[Quotable, ...]] = {
    Target: _TARGET,
    Return: _RETURN,
    Policy: _POLICY,
    Support: _SUPPORT,
    Report: _REPORT,
}
"""All that can be quoted, by the kind of row that it belongs to."""


def home_in_report(book: Book, report: Report, entry: Quotable) -> FieldRef:
    """Return where a figure of the whole report comes from: the first row that lacks a part of it, or the first row."""
    area, _, key = entry.field.partition(".")
    rows: list[tuple[Entity, str]] = []
    match area:
        case "register":
            rows = [(row, _REGISTER[key]) for row in figures.counted(book, report)]
        case "targets":
            rows = [(target, "actual") for target in report.targets]
        case "supports":
            rows = [(support, key) for policy in report.policies for support in policy.supports]
            rows = rows or [(policy, "result") for policy in report.policies]
        case "cooperatives":
            rows = [(row, "status") for row in report.returns]
        case _:
            return FieldRef(report.id, entry.field)
    for row, name in rows:
        value = actual_of(book, report, row) if isinstance(row, Target) else getattr(row, name)
        if value in (None, ""):
            return FieldRef(row.id, name)
    return FieldRef(rows[0][0].id, rows[0][1]) if rows else FieldRef(report.id, "no_cooperatives")
