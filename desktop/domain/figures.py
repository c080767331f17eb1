"""The only arithmetic on figures: rates, comparisons, assessments, and what the register of cooperatives adds up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Context, Decimal
from enum import StrEnum
from functools import reduce

from desktop.domain.book import Book, Cooperative, Report, Return, Target
from desktop.domain.indicators import Direction
from desktop.domain.values import Comparator, NotCollected, Number, Rank, Value, as_estimate, exact
from desktop.domain.vietnamese import round_half_up


class Assessment(StrEnum):
    """How a result stands to the plan of the year; the words are those of the screen and the report."""

    EXCEEDED = "Vượt"
    MET = "Đạt"
    NOT_MET = "Chưa đạt"
    NO_FIGURE = "Chưa có số liệu"
    NO_PLAN = "Không có kế hoạch năm"
    NONE = ""


ACTIVE = "đang hoạt động"
NEW = "mới thành lập"
"""A cooperative of the period that is active as well: how many there are is those that are active and those that
stopped, and how many are new is told beside it."""
UNRANKED = "chưa xếp loại"
COOPERATIVE = Cooperative(id="").kind
"""The kind of a register's row that totals and averages are made of: groups and unions are not cooperatives."""

LEEWAY = Decimal("0.05")
"""How far a result may lie from a plan of 'khoảng' and still meet it, as a share of the plan. No law says; ours."""

NOTHING = Number(low=Decimal(0))
"""What nothing adds up to."""
_EXACT = Context(prec=60)
"""Room for the sum of all figures of a book: the usual 28 digits would round it."""


def rate(actual: Value | None, plan: Value | None) -> Decimal | None:
    """Return actual/plan in percent to one decimal, half up.

    `None` for ranks, ranges, gaps and a plan of zero, and below zero, where a percentage says nothing.
    """
    one, other = exact(actual), exact(plan)
    if one is None or other is None or one < 0 or other <= 0:
        return None
    return round_half_up(one * 100 / other, 1)


def share(target: Target, actual: Value | None, aim: Value | None) -> Decimal | None:
    """Return what part of an aim of the target is reached, as `rate` has it; `None` also where less is better."""
    less = isinstance(aim, Number) and _wants_less(aim, target.indicator.direction)
    return None if less else rate(actual, aim)


def change(actual: Value | None, before: Value | None) -> Decimal | None:
    """Return the change against a former value in percent to one decimal, half up; `None` as for `rate`."""
    one, other = exact(actual), exact(before)
    if one is None or other is None or one < 0 or other <= 0:
        return None
    return round_half_up((one - other) * 100 / other, 1)


def difference(actual: Value | None, before: Value | None) -> Decimal | None:
    """Return by how much a value is larger than a former one; `None` for ranks, ranges and gaps."""
    one, other = exact(actual), exact(before)
    return None if one is None or other is None else one - other


def assess(target: Target, actual: Value | None) -> Assessment:
    """Return how `actual` stands to the target's plan of the year, by the indicator's direction.

    Of a range that is the result, the worse end counts. A plan of 'trên' or 'dưới' is met or not, never exceeded.
    A result of 'trên', 'từ', 'dưới' or 'không quá' is all that it may be: where that is partly short of the plan,
    there is no verdict.
    """
    if not isinstance(actual, Number | Rank):
        return Assessment.NO_FIGURE
    return _compare(actual, target.plan, target.indicator.direction, target.indicator.ranks)


def _compare(actual: Number | Rank, plan: Value | None, direction: Direction, ranks: tuple[str, ...]) -> Assessment:
    if not isinstance(plan, Number | Rank):
        return Assessment.NO_PLAN
    if isinstance(actual, Rank) or isinstance(plan, Rank):
        return _compare_ranks(actual, plan, ranks)
    if direction is Direction.NONE:
        return Assessment.NONE
    low, high = _accepted(plan)
    worst, best = _bounds(actual)
    if _wants_less(plan, direction):
        low, high = -high, -low
        worst, best = (-best[0], -best[1]), (-worst[0], -worst[1])
    strict = plan.comparator in (Comparator.MORE_THAN, Comparator.LESS_THAN)
    needed = (low, 1 if strict else 0)
    if worst >= needed:
        return Assessment.EXCEEDED if worst > (high, 0) and not strict else Assessment.MET
    return Assessment.NOT_MET if best < needed or actual.high is not None else Assessment.NONE


_Bound = tuple[Decimal, int]
"""A figure, and -1 or 1 for what lies a hair below or above it."""


def _bounds(value: Number) -> tuple[_Bound, _Bound]:
    """Return the least and the most that a figure may be."""
    endless = Decimal("Infinity")
    match value.comparator:
        case Comparator.AT_LEAST:
            return (value.low, 0), (endless, 0)
        case Comparator.MORE_THAN:
            return (value.low, 1), (endless, 0)
        case Comparator.AT_MOST:
            return (-endless, 0), (value.low, 0)
        case Comparator.LESS_THAN:
            return (-endless, 0), (value.low, -1)
    return (value.low, 0), (value.upper, 0)


def _accepted(plan: Number) -> tuple[Decimal, Decimal]:
    """Return the figures between which a plan is neither missed nor exceeded: both ends of a range, else itself."""
    if plan.high is not None:
        return plan.low, plan.high
    slack = abs(plan.low) * LEEWAY if plan.comparator is Comparator.ABOUT else Decimal(0)
    return plan.low - slack, plan.low + slack


def _wants_less(plan: Number, direction: Direction) -> bool:
    """Whether smaller is better: the plan's own word ('không quá', 'từ') goes before the indicator's direction."""
    if plan.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return True
    if plan.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
        return False
    return direction is Direction.DOWN


def _compare_ranks(actual: Number | Rank, plan: Number | Rank, ranks: tuple[str, ...]) -> Assessment:
    if not (isinstance(actual, Rank) and isinstance(plan, Rank)) or not {actual.rank, plan.rank} <= set(ranks):
        return Assessment.NO_FIGURE
    better = ranks.index(plan.rank) - ranks.index(actual.rank)
    return Assessment.EXCEEDED if better > 0 else Assessment.MET if better == 0 else Assessment.NOT_MET


def actual_of(book: Book, report: Report, target: Target) -> Value | None:
    """Return a target's result: what was typed, else what the register of cooperatives gives, else `None`."""
    if target.actual is not None:
        return target.actual
    return register_value(book, report, target.indicator.register)


def register_value(book: Book, report: Report, key: str) -> Value | None:
    """Return a total of the report's register (a key of REGISTER); `None` while any part of it is missing.

    Only active cooperatives count, new ones among them. The book says which rows are groups or unions of them; a row
    that it does not know is a cooperative. What is made of an estimate, or of a figure given as 'khoảng', 'trên' …, is
    an estimate.
    """
    make = REGISTER.get(key)
    rows = counted(book, report)
    return make(rows) if make is not None and rows else None


def is_active(row: Return) -> bool:
    """Say whether a cooperative is at work, be it since this period."""
    return row.status in (ACTIVE, NEW)


def counted(book: Book, report: Report) -> list[Return]:
    """Return the figures of the active cooperatives, which totals and averages are made of."""
    others = {row.id for row in book.cooperatives if row.kind != COOPERATIVE}
    return [row for row in report.returns if is_active(row) and row.cooperative not in others]


def differs_from_register(book: Book, report: Report, target: Target) -> bool:
    """Say whether a result was typed although the register gives another one."""
    return differs(target.actual, register_value(book, report, target.indicator.register))


def differs(typed: Value | None, given: Value | None) -> bool:
    """Say whether both are there and are not the same figure; an estimate of a figure is that figure."""
    return typed is not None and given is not None and _settled(typed) != _settled(given)


def _settled(value: Value) -> Value:
    return as_estimate(value, False) if isinstance(value, Number) else value


def _figure(number: Decimal, estimate: bool) -> Number | None:
    """Return a computed figure, `None` where it has more digits than a figure may have."""
    try:
        return Number(low=_trimmed(number), estimate=estimate)
    except ValueError:
        return None


def total(rows: Iterable[Return], field: str) -> Number | None:
    """Return the sum of a field, `None` while a figure is missing or a range."""
    rows = tuple(rows)
    parts = [getattr(row, field) for row in rows]
    if not all(isinstance(part, Number) and part.high is None for part in parts):
        return None
    rough = any(part.estimate or part.comparator is not Comparator.EQUAL for part in parts)
    return _figure(_sum(part.low for part in parts), rough or any(row.estimate for row in rows))


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return reduce(_EXACT.add, numbers, Decimal(0))


def _mean(rows: list[Return], field: str) -> Number | None:
    whole = total(rows, field)
    if whole is None:
        return None
    mean = whole.low / len(rows)
    return _figure(whole.low if len(rows) == 1 else _short(mean), whole.estimate)


def _short(number: Decimal) -> Decimal:
    return _trimmed(round_half_up(number, 2))


def _trimmed(number: Decimal) -> Decimal:
    """Return a computed number without zeros behind its decimals: 8,5 and 18,5 are 27, not 27,0."""
    bare = number.normalize(_EXACT)
    exponent = bare.as_tuple().exponent
    return bare.quantize(Decimal(1), context=_EXACT) if isinstance(exponent, int) and exponent > 0 else bare


def _graduate_share(rows: list[Return]) -> Number | None:
    part, whole = total(rows, "graduates"), total(rows, "managers")
    if part is None or whole is None or not whole.low:
        return None
    return _figure(_short(part.low * 100 / whole.low), part.estimate or whole.estimate)


def _trained_share(rows: list[Return]) -> Number | None:
    if any(row.director_trained is None for row in rows):
        return None
    trained = sum(bool(row.director_trained) for row in rows)
    return _figure(_short(Decimal(100 * trained) / len(rows)), any(row.estimate for row in rows))


def ranked(rows: list[Return]) -> list[Return]:
    """Return those whose rank counts: a new cooperative is not ranked yet, unless there are no others."""
    return [row for row in rows if row.rank != UNRANKED or row.status != NEW] or rows


def _only_rank(rows: list[Return]) -> Rank | None:
    """A ward's single rank exists only where all its cooperatives share it."""
    ranks = {row.rank for row in ranked(rows)}
    return Rank(ranks.pop()) if len(ranks) == 1 and "" not in ranks else None


REGISTER: dict[str, Callable[[list[Return]], Value | None]] = {
    "members": lambda rows: total(rows, "members"),
    "rank": _only_rank,
    "workers": lambda rows: total(rows, "workers"),
    "managers": lambda rows: total(rows, "managers"),
    "graduate_share": _graduate_share,
    "trained_share": _trained_share,
    "mean_revenue": lambda rows: _mean(rows, "revenue"),
    "mean_profit": lambda rows: _mean(rows, "profit"),
}
"""What the active cooperatives of a report give; averages are totals divided by their number, rates Σ/Σ."""


def support_total(supports: Iterable[Value | None]) -> Number | None:
    """Return the sum of the figures among `supports`, `None` where it is longer than figures may be.

    It is an estimate where any part is one, and a range where any part is. Gaps count nothing; see `is_incomplete`.
    """
    parts = [value for value in supports if isinstance(value, Number)]
    rough = any(part.estimate or part.comparator not in (Comparator.EQUAL, Comparator.RANGE) for part in parts)
    least = _figure(_sum(part.low for part in parts), rough)
    most = _figure(_sum(part.low if part.high is None else part.high for part in parts), rough)
    if least is None or most is None:
        return None
    if least == most:
        return least
    return Number(low=least.low, high=most.low, comparator=Comparator.RANGE, estimate=rough)


def is_incomplete(supports: Iterable[Value | None]) -> bool:
    """Whether a sum lacks a part that is known to be missing; what was never asked for is none."""
    return any(isinstance(value, NotCollected) for value in supports)
