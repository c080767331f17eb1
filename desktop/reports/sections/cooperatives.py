"""The cooperatives of the ward: how many there are, and what the register knows of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.book import Cooperative, FieldRef, Return
from desktop.domain.figures import COOPERATIVE
from desktop.domain.units import is_agency
from desktop.domain.values import NotApplicable, NotCollected, write_value
from desktop.domain.vietnamese import capitalised, format_count, format_date
from desktop.reports.blocks import Paragraph, Role, Run, Runs
from desktop.reports.sections.source import Blocks, Source, as_paragraphs, joined

SITUATION = "situation"
"""The key of the section that tells everything of the register."""
_UNRANKED = "chưa xếp loại"


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


def _rank(row: Return, field: str) -> str:
    return row.rank if not row.rank or row.rank == _UNRANKED else f"xếp loại {row.rank}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the register knows of a cooperative; `total` is the key of figures.REGISTER that it goes into."""

    field: str
    write: Callable[[Return, str], str]
    total: str = ""


FACTS = (
    Fact("members", _figure("{}", "thành viên", counted=True), "members"),
    Fact("joined", _figure("kết nạp mới {}", "thành viên", counted=True)),
    Fact("left", _figure("{} ra khỏi hợp tác xã", "thành viên", counted=True)),
    Fact("workers", _figure("{} làm việc thường xuyên", "lao động", counted=True), "workers"),
    Fact("member_workers", _figure("{} làm việc thường xuyên là thành viên", "lao động", counted=True)),
    Fact("managers", _figure("{}", "cán bộ quản lý", counted=True), "managers"),
    Fact("graduates", _figure("{} có trình độ cao đẳng, đại học", "cán bộ quản lý", counted=True), "graduate_share"),
    Fact("director_trained", _training, "trained_share"),
    Fact("revenue", _figure("doanh thu {}", "triệu đồng"), "mean_revenue"),
    Fact("profit", _figure("lợi nhuận {}", "triệu đồng"), "mean_profit"),
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
    return (*told, *_items(source, FACTS))


def not_told_by_targets(source: Source) -> tuple[Paragraph, ...]:
    """Return of each cooperative what no target of the report tells."""
    told = {target.indicator.register for target in source.report.targets} - {""}
    return _items(source, (fact for fact in FACTS if fact.total not in told))


def count(source: Source, day: str = "") -> tuple[Paragraph, ...]:
    """Return how many cooperatives there are (on `day`, if it is not said before)."""
    report, unit = source.report, source.unit
    ref = FieldRef(report.id, "no_cooperatives")
    where = f"trên địa bàn {unit.kind}" if unit and not is_agency(unit) else "trên địa bàn"
    if report.no_cooperatives:
        return (Paragraph((Run(f"{capitalised(where)} không có {COOPERATIVE}.", ref),)),)
    kinds = {row.id: row.kind for row in source.book.cooperatives}
    counts = Counter((kinds.get(row.cooperative, COOPERATIVE), row.status) for row in report.returns)
    if not counts:
        return ()
    parts = ", ".join(f"{format_count(Decimal(many))} {kind} {status}" for (kind, status), many in counts.items())
    when = f"Đến ngày {day}, {where}" if day else capitalised(where)
    return (Paragraph((Run(f"{when} có {parts}"), *source.annex("cooperatives"), Run("."))),)


def _items(source: Source, facts: Iterable[Fact]) -> tuple[Paragraph, ...]:
    wanted = tuple(facts)
    known = {row.id: row for row in source.book.cooperatives}
    return tuple(item for row in source.report.returns for item in _item(row, known.get(row.cooperative), wanted))


def _item(row: Return, cooperative: Cooperative | None, facts: tuple[Fact, ...]) -> tuple[Paragraph, ...]:
    written = ((fact.write(row, fact.field), FieldRef(row.id, fact.field)) for fact in facts)
    told = joined(((Run(text, ref),) for text, ref in written if text), "; ", ".")
    if cooperative is None or not told:
        return ()
    sector = f" (lĩnh vực {cooperative.sector})" if cooperative.sector else ""
    estimate = (Run(" (số liệu ước)", FieldRef(row.id, "estimate")),) if row.estimate else ()
    name: Runs = (Run(cooperative.name or capitalised(cooperative.kind), FieldRef(cooperative.id, "name")),)
    return (Paragraph((Run("- "), *name, Run(f"{sector}"), *estimate, Run(": "), *told), Role.ITEM),)
