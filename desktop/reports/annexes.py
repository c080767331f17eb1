"""The annexes of a report: which there are, what their tables say, and how they are numbered and named in the body."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain import figures
from desktop.domain.book import Cooperative, FieldRef, Policy, Report, Return, Support, Target
from desktop.domain.figures import NOTHING, register_value, support_total
from desktop.domain.numbering import roman
from desktop.domain.values import Number, Value, format_value
from desktop.domain.vietnamese import capitalised, format_number
from desktop.reports.blocks import (
    Annex,
    Block,
    Column,
    ColumnKind,
    Face,
    Heading,
    Paragraph,
    Role,
    Run,
    Runs,
    Table,
    runs_of,
)
from desktop.reports.sections.head import attached
from desktop.reports.sections.phrases import NO_ENTRY, cell
from desktop.reports.sections.source import ANNEXES as FIELD
from desktop.reports.sections.source import Blocks, Source
from desktop.reports.sections.tasks import content_of, lacking

LABEL = "Phụ lục"
TOTAL = "Tổng cộng"
MONEY = "Đơn vị tính tiền: triệu đồng"
_NUMBER = Column("STT", ColumnKind.FIGURE, 10)


@dataclass(frozen=True, slots=True)
class AnnexKind:
    """An annex: its key, its title, what writes it, whether a report has anything to fill it with, how it lies."""

    key: str
    title: str
    write: Callable[[Source], Blocks]
    has: Callable[[Report], bool]
    landscape: bool = False


def chosen(report: Report) -> tuple[AnnexKind, ...]:
    """Return the annexes that a report is to have, those left out that nothing could fill."""
    return tuple(kind for kind in ANNEXES.values() if kind.key in report.annexes and kind.has(report))


def with_annexes(source: Source, before: Iterable[Block], ending: Iterable[Block]) -> Blocks:
    """Return the report, what is `before` its closing and its `ending`, with the annexes behind.

    They are numbered in the order in which the body names them; what no section names is named in a sentence of its
    own (Annex I, III.1: the body refers to every annex).
    """
    kinds = {kind.key: kind for kind in chosen(source.report)}
    body = [*before]
    if not kinds:
        return (*body, *ending)
    ref = FieldRef(source.report.id, FIELD)
    named = dict.fromkeys(run.text for block in body for run in runs_of(block) if run.ref == ref)
    order = [*named, *(key for key in kinds if key not in named)]
    labels = {key: f"{LABEL} {roman(place)}" if len(order) > 1 else LABEL for place, key in enumerate(order, start=1)}
    body = [_labelled(block, ref, labels) for block in body]
    unnamed = [Run(labels[key], ref) for key in order if key not in named]
    if unnamed:
        several = (part for place, run in enumerate(unnamed) for part in ((Run(", "), run) if place else (run,)))
        body.append(Paragraph((Run("Số liệu chi tiết tại "), *several, Run(" kèm theo Báo cáo này."))))
    annexes = (block for key in order for block in _annex(source, kinds[key], labels[key]))
    return (*body, *ending, *annexes)


def _annex(source: Source, kind: AnnexKind, label: str) -> Blocks:
    return (Annex(label, kind.title.upper(), attached(source), kind.landscape), *kind.write(source))


def _labelled(block: Block, ref: FieldRef, labels: dict[str, str]) -> Block:
    """Return a block with the annexes' labels in the place of their keys."""

    def put(runs: Runs) -> Runs:
        return tuple(replace(run, text=labels[run.text]) if run.ref == ref else run for run in runs)

    match block:
        case Paragraph(runs=runs) if any(run.ref == ref for run in runs):
            return replace(block, runs=put(runs))
        case Heading(body=runs) if any(run.ref == ref for run in runs):
            return replace(block, body=put(runs))
    return block


def _numbered(rows: Iterable[Runs]) -> tuple[Runs, ...]:
    return tuple((Run(str(place)), *row) for place, row in enumerate(rows, start=1))


def _missing(source: Source, row: Target | Return, name: str, value: Value | None) -> Run:
    """Return the cell of a figure that the report owes, marked where it is missing."""
    gap = source.gap(row, name, "số liệu") if value is None and not source.report.no_cooperatives else ()
    return next(iter(gap), Run(cell(value), FieldRef(row.id, name)))


# -- targets

_TARGETS = (
    _NUMBER,
    Column("Chỉ tiêu", ColumnKind.NAME),
    Column("Đơn vị tính", ColumnKind.UNIT, 32),
    Column("Năm trước", ColumnKind.FIGURE, 21),
    Column("Kế hoạch năm", ColumnKind.FIGURE, 21),
    Column("Thực hiện", ColumnKind.FIGURE, 21),
    Column("So với kế hoạch (%)", ColumnKind.FIGURE, 18),
    Column("So với năm trước (%)", ColumnKind.FIGURE, 18),
    Column("Mục tiêu 2030", ColumnKind.FIGURE, 21),
    Column("Tầm nhìn 2045", ColumnKind.FIGURE, 21),
)


def _targets(source: Source) -> Blocks:
    kind = ANNEXES["targets"]
    rows = _numbered(_target(source, target) for target in source.report.targets)
    return (Table(kind.title, _TARGETS, rows),)


def _target(source: Source, target: Target) -> Runs:
    actual = source.actual(target)
    share = figures.share(target, actual, target.plan)
    change = figures.change(actual, target.last_year) if target.indicator.unit != "%" else None
    return (
        Run(capitalised(target.indicator.name), FieldRef(target.id, "indicator.name")),
        Run(target.indicator.full_unit or NO_ENTRY, FieldRef(target.id, "indicator.unit")),
        Run(cell(target.last_year), FieldRef(target.id, "last_year")),
        Run(cell(target.plan), FieldRef(target.id, "plan")),
        _missing(source, target, "actual", actual),
        Run(NO_ENTRY if share is None else format_number(share)),
        Run(NO_ENTRY if change is None else _signed(change)),
        Run(cell(target.goal), FieldRef(target.id, "goal")),
        Run(cell(target.vision), FieldRef(target.id, "vision")),
    )


def _signed(number: Decimal) -> str:
    return f"+{format_number(number)}" if number > 0 else format_number(number)


# -- cooperatives

_FIGURES = ("members", "workers", "managers", "graduates", "revenue", "profit", "wage", "capital")
_SUMMED = ("members", "workers", "managers")
_COOPERATIVES = (
    _NUMBER,
    Column("Tên", ColumnKind.NAME),
    Column("Loại hình, lĩnh vực", ColumnKind.NAME, 28),
    Column("Tình trạng", ColumnKind.NAME, 20),
    Column("Thành viên", ColumnKind.FIGURE, 16),
    Column("Lao động", ColumnKind.FIGURE, 14),
    Column("Cán bộ quản lý", ColumnKind.FIGURE, 15),
    Column("Cao đẳng, đại học", ColumnKind.FIGURE, 16),
    Column("Doanh thu", ColumnKind.FIGURE, 19),
    Column("Lợi nhuận", ColumnKind.FIGURE, 18),
    Column("Thu nhập", ColumnKind.FIGURE, 16),
    Column("Vốn điều lệ", ColumnKind.FIGURE, 18),
    Column("Xếp loại", ColumnKind.FIGURE, 17),
)
_WAGES = "thu nhập của lao động tính theo {}"
_WAGES_DIFFER = "tháng hoặc năm như ghi ở từng ô"


def _cooperatives(source: Source) -> Blocks:
    kind = ANNEXES["cooperatives"]
    returns = source.report.returns
    paid = [row for row in returns if isinstance(row.wage, Number)] or returns
    differ = len({row.wage_per for row in paid}) > 1
    per = _WAGES_DIFFER if differ else paid[0].wage_per
    known = {row.id: row for row in source.book.cooperatives}
    rows = _numbered(_cooperative(row, known.get(row.cooperative), wages_differ=differ) for row in returns)
    sums = (_sum_of_returns(source),) if len(returns) > 1 else ()
    measure = Paragraph((Run(f"{MONEY}; {_WAGES.format(per)}"),), Role.MEASURE)
    return (measure, Table(kind.title, _COOPERATIVES, (*rows, *sums)))


def _cooperative(row: Return, known: Cooperative | None, *, wages_differ: bool) -> Runs:
    name, sort = (known.name, known.kind) if known else ("", "")
    field = ", ".join(part for part in (sort, known.sector if known else "") if part)
    estimate = " (ước)" if row.estimate else ""

    def figure(name: str) -> str:
        said_apart = wages_differ and name == "wage" and isinstance(row.wage, Number)
        return f"{cell(getattr(row, name))} ({row.wage_per})" if said_apart else cell(getattr(row, name))

    return (
        Run(f"{name or capitalised(sort)}{estimate}", FieldRef(row.cooperative, "name")),
        Run(capitalised(field), FieldRef(row.cooperative, "kind")),
        Run(capitalised(row.status), FieldRef(row.id, "status")),
        *(Run(figure(name), FieldRef(row.id, name)) for name in _FIGURES),
        Run(capitalised(row.rank) or NO_ENTRY, FieldRef(row.id, "rank")),
    )


def _sum_of_returns(source: Source) -> Runs:
    """Return the row of what the active cooperatives have together; averages are the targets' business."""
    cells = []
    for name in _FIGURES:
        total = register_value(source.book, source.report, name) if name in _SUMMED else None
        cells.append(_bold(format_value(total)))
    return (Run(""), _bold("Các hợp tác xã đang hoạt động"), Run(""), Run(""), *cells, Run(""))


def _bold(text: str) -> Run:
    return Run(text, None, Face.TITLE)


# -- support given

_SUPPORTS = (
    _NUMBER,
    Column("Nội dung hỗ trợ", ColumnKind.NAME),
    Column("Đối tượng thụ hưởng", ColumnKind.NAME, 32),
    Column("Lượt người", ColumnKind.FIGURE, 14),
    Column("Kinh phí", ColumnKind.FIGURE, 18),
    Column("Nguồn", ColumnKind.NAME, 22),
    Column("Văn bản", ColumnKind.NAME, 23),
)


def _supports(source: Source) -> Blocks:
    giving = [policy for policy in source.report.policies if policy.supports]
    names = {row.id: row.name for row in source.book.cooperatives}
    rows: list[Runs] = []
    for place, policy in enumerate(giving, start=1):
        rows.append(_policy(policy, roman(place)))
        rows += _numbered(_support(support, names) for support in policy.supports)
    everything = [support for policy in giving for support in policy.supports]
    rows.append((Run(""), _bold(f"{TOTAL}{lacking(everything)}"), Run(""), *_totals(everything), Run(""), Run("")))
    measure = Paragraph((Run(MONEY),), Role.MEASURE)
    return (measure, Table(ANNEXES["supports"].title, _SUPPORTS, tuple(rows)))


def _policy(policy: Policy, mark: str) -> Runs:
    bare = f"{capitalised(policy.title.strip().rstrip(' .:;'))}{lacking(policy.supports)}"
    title = Run(bare, FieldRef(policy.id, "title"), Face.TITLE)
    return (_bold(mark), title, Run(""), *_totals(policy.supports), Run(""), Run(""))


def _totals(supports: Iterable[Support]) -> Runs:
    rows = tuple(supports)
    sums = (support_total(row.people for row in rows), support_total(row.money for row in rows))
    return tuple(_bold(format_value(total) if total is not None and total != NOTHING else NO_ENTRY) for total in sums)


def _support(support: Support, names: dict[str, str]) -> Runs:
    name = names.get(support.cooperative, support.cooperative)
    return (
        Run(content_of(support), FieldRef(support.id, "content")),
        Run(name or NO_ENTRY, FieldRef(support.id, "cooperative")),
        Run(cell(support.people), FieldRef(support.id, "people")),
        Run(cell(support.money), FieldRef(support.id, "money")),
        Run(support.source or NO_ENTRY, FieldRef(support.id, "source")),
        Run(capitalised(support.document) or NO_ENTRY, FieldRef(support.id, "document")),
    )


_KINDS = (
    AnnexKind(
        "targets",
        "Biểu tổng hợp kết quả thực hiện các chỉ tiêu",
        _targets,
        lambda report: bool(report.targets),
        landscape=True,
    ),
    AnnexKind(
        "cooperatives",
        "Danh sách hợp tác xã và kết quả hoạt động",
        _cooperatives,
        lambda report: bool(report.returns),
        landscape=True,
    ),
    AnnexKind(
        "supports",
        "Kết quả thực hiện chính sách hỗ trợ",
        _supports,
        lambda report: any(policy.supports for policy in report.policies),
    ),
)
ANNEXES = {kind.key: kind for kind in _KINDS}
