"""The cooperatives of the ward: how many there are, and what the register knows of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from msgspec.structs import replace

from desktop.domain.book import Cooperative, FieldRef, Return
from desktop.domain.fields import COOPERATIVE_KINDS, RANKS, STATUSES
from desktop.domain.figures import ACTIVE, COOPERATIVE, counted
from desktop.domain.quotables import is_below_zero, ranked
from desktop.domain.units import is_agency
from desktop.domain.values import LOSS, NotApplicable, NotCollected, Number, Rank, write_value
from desktop.domain.vietnamese import capitalised, format_count, format_date
from desktop.reports.blocks import Paragraph, Role, Run, Runs
from desktop.reports.sections.source import Blocks, Source, as_paragraphs, joined

SITUATION = "situation"
"""The key of the section that tells everything of the register."""


def _figure(words: str, unit: str = "", *, counted: bool = False) -> Callable[[Return, str], str]:
    """Return a writer that puts a figure with its unit into the words; '' where there is no figure."""

    def write(row: Return, field: str) -> str:
        value = getattr(row, field)
        if value is None or isinstance(value, NotCollected | NotApplicable):
            return ""
        return words.format(write_value(value, unit, counted=counted))

    return write


def _tick(words: str) -> Callable[[Return, str], str]:
    return lambda row, field: words if getattr(row, field) else ""


def _training(row: Return, field: str) -> str:
    if row.director_trained is None:
        return ""
    return f"giám đốc {'đã' if row.director_trained else 'chưa'} được đào tạo nghề giám đốc"


def _wage(row: Return, field: str) -> str:
    return _figure("thu nhập bình quân của lao động {}", f"triệu đồng/người/{row.wage_per}")(row, field)


def _profit(row: Return, field: str) -> str:
    profit = row.profit
    if isinstance(profit, Number) and is_below_zero(profit):
        return _figure(f"{LOSS} {{}}", "triệu đồng")(replace(row, profit=replace(profit, low=-profit.low)), field)
    return _figure("lợi nhuận {}", "triệu đồng")(row, field)


def _status(row: Return, field: str) -> str:
    return "" if row.status == ACTIVE else row.status


def _rank(row: Return, field: str) -> str:
    words = ranked(row.rank) if row.rank else ""
    return f"xếp {words}" if words.startswith("loại") else words


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the register knows of a cooperative; `total` is the key of figures.REGISTER that it goes into."""

    field: str
    write: Callable[[Return, str], str]
    total: str = ""


FACTS = (
    Fact("status", _status),
    Fact("members", _figure("{}", "thành viên", counted=True), "members"),
    Fact("joined", _figure("kết nạp mới {}", "thành viên", counted=True)),
    Fact("left", _figure("{} ra khỏi hợp tác xã", "thành viên", counted=True)),
    Fact("workers", _figure("{} làm việc thường xuyên", "lao động", counted=True), "workers"),
    Fact("member_workers", _figure("{} làm việc thường xuyên là thành viên", "lao động", counted=True)),
    Fact("managers", _figure("{}", "cán bộ quản lý", counted=True), "managers"),
    Fact("graduates", _figure("{} có trình độ cao đẳng, đại học", "cán bộ quản lý", counted=True), "graduate_share"),
    Fact("director_trained", _training, "trained_share"),
    Fact("revenue", _figure("doanh thu {}", "triệu đồng"), "mean_revenue"),
    Fact("profit", _profit, "mean_profit"),
    Fact("wage", _wage),
    Fact("capital", _figure("vốn điều lệ {}", "triệu đồng")),
    Fact("rank", _rank, "rank"),
    Fact("chain", _tick("có liên kết theo chuỗi giá trị")),
    Fact("high_tech", _tick("có ứng dụng công nghệ cao")),
    Fact("ocop", _figure("{}", "sản phẩm OCOP", counted=True)),
)


def situation(source: Source, level: int) -> Blocks:
    """Return how many cooperatives there are, and everything that the register knows of each."""
    day = format_date(source.report.cutoff) if source.report.cutoff else ""
    told = count(source, day) or as_paragraphs(source.gap(source.report, "no_cooperatives", "số liệu hợp tác xã"))
    return (*told, *_items(source))


def not_told_by_targets(source: Source) -> tuple[Paragraph, ...]:
    """Return of each cooperative what no target of the report tells.

    A target without a result tells nothing, and no target tells of what the totals leave out: groups, unions, and
    cooperatives that are not active.
    """
    telling = (target for target in source.report.targets if isinstance(source.actual(target), Number | Rank))
    return _items(source, {target.indicator.register for target in telling} - {""})


def count(source: Source, day: str = "") -> tuple[Paragraph, ...]:
    """Return how many cooperatives there are (on `day`, if it is not said before), and of which ranks they are."""
    report, unit = source.report, source.unit
    ref = FieldRef(report.id, "no_cooperatives")
    where = f"trên địa bàn {unit.kind}" if unit and not is_agency(unit) else "trên địa bàn"
    when = f"Đến ngày {day}, {where}" if day and not report.no_cooperatives else capitalised(where)
    parts = "; ".join(_kinds(source))
    if report.no_cooperatives:
        more = (Run(f"; có {parts}", ref), *source.annex("cooperatives")) if parts else ()
        return (Paragraph((Run(f"{when} không có {COOPERATIVE}", ref), *more, Run("."))),)
    if not parts:
        return ()
    return (Paragraph((Run(f"{when} có {parts}"), *source.annex("cooperatives"), Run("."))), *_ranks(source))


def _kinds(source: Source) -> Iterator[str]:
    """Yield '05 hợp tác xã, trong đó 04 đang hoạt động, 01 ngừng hoạt động' for every kind that there is."""
    report = source.report
    kinds = {row.id: row.kind for row in source.book.cooperatives}
    for kind in COOPERATIVE_KINDS[1:] if report.no_cooperatives else COOPERATIVE_KINDS:
        rows = [row for row in report.returns if kinds.get(row.cooperative, COOPERATIVE) == kind]
        statuses = sorted(Counter(row.status for row in rows).items(), key=lambda pair: _place(pair[0], STATUSES))
        each = ", ".join(f"{_many(many)} {status}" for status, many in statuses)
        if len(statuses) > 1:
            yield f"{_many(len(rows))} {kind}, trong đó {each}"
        elif rows:
            yield f"{_many(len(rows))} {kind} {rows[0].status}"


def _ranks(source: Source) -> tuple[Paragraph, ...]:
    """Return how many active cooperatives have which rank, where they do not all have the same one."""
    ranks = Counter(row.rank for row in counted(source.book, source.report) if row.rank)
    if len(ranks) < 2:
        return ()
    in_order = sorted(ranks.items(), key=lambda pair: _place(pair[0], RANKS))
    said = ", ".join(f"{_many(many)} {COOPERATIVE} {ranked(rank)}" for rank, many in in_order)
    return (Paragraph((Run(f"Về xếp loại, có {said}."),)),)


def _many(number: int) -> str:
    return format_count(Decimal(number))


def _place(word: str, order: tuple[str, ...]) -> int:
    """Return where a word stands in an order; what the order does not know stands last."""
    return order.index(word) if word in order else len(order)


def _items(source: Source, told: Collection[str] = ()) -> tuple[Paragraph, ...]:
    """Return what is known of each; of those that totals are made of, what the totals `told` do not tell already."""
    totals = {row.id for row in counted(source.book, source.report)}
    known = {row.id: row for row in source.book.cooperatives}
    items: list[Paragraph] = []
    for row in source.report.returns:
        facts = (fact for fact in FACTS if row.id not in totals or fact.total not in told)
        items += _item(row, known.get(row.cooperative), facts)
    return tuple(items)


def _item(row: Return, cooperative: Cooperative | None, facts: Iterable[Fact]) -> tuple[Paragraph, ...]:
    written = ((fact.write(row, fact.field), FieldRef(row.id, fact.field)) for fact in facts)
    told = joined(((Run(text, ref),) for text, ref in written if text), "; ", ".")
    if cooperative is None or not told:
        return ()
    kind = "" if cooperative.name.casefold().startswith(cooperative.kind) else cooperative.kind
    sort = (kind if kind != COOPERATIVE else "", f"lĩnh vực {cooperative.sector}" if cooperative.sector else "")
    aside = f" ({', '.join(filter(None, sort))})" if any(sort) else ""
    estimate = (Run(" (số liệu ước)", FieldRef(row.id, "estimate")),) if row.estimate else ()
    name: Runs = (Run(cooperative.name or capitalised(cooperative.kind), FieldRef(cooperative.id, "name")),)
    return (Paragraph((Run("- "), *name, Run(aside), *estimate, Run(": "), *told), Role.ITEM),)
