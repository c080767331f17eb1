"""Where every figure of a report comes from: for the screen, and as a document of its own that is never sent."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain import figures, quoting
from desktop.domain.book import Book, Entity, FieldRef, Report, Return, Support, Target, Unit
from desktop.domain.figures import actual_of, counted, differs, register_value
from desktop.domain.formulas import formula
from desktop.domain.quoting import Offer
from desktop.domain.units import called
from desktop.domain.values import Number, Value, format_value
from desktop.domain.vietnamese import capitalised, format_date, format_number
from desktop.reports.blocks import Block, Column, ColumnKind, Paragraph, Role, Run, Runs, Table, Title
from desktop.reports.sections import head
from desktop.reports.sections.source import Source

KIND = "NGUỒN SỐ LIỆU"
NOTE = "Bảng này để kiểm tra, lưu cùng hồ sơ; không gửi kèm báo cáo."
FINAL, ESTIMATE = "Chính thức", "Ước"
TYPED = "Nhập tay thay số tính"
ENTERED = "Nhập trực tiếp"
STEPS = "Số bậc theo thang xếp loại"
_WITHOUT = ("result", "figure", "assessment", "difference", "cutoff", "period_from", "period_to")
"""What can be quoted and is another figure in other words, or none."""
_SHARES = {"rate": "plan", "change": "last_year", "progress": "goal"}


@dataclass(frozen=True, slots=True)
class Origin:
    """A figure: the field in which it is entered, what it is of, what it says, how it is made and on what it rests.

    `state` says whether it is final, an estimate, or typed in the place of what the register gives, and why.
    """

    ref: FieldRef
    owner: str
    label: str
    words: str
    formula: str
    evidence: str
    state: str


def origins(book: Book, report: Report) -> tuple[Origin, ...]:
    """Return every figure that a report has, in the order in which they are offered for quoting."""
    offers = (offer for offer in quoting.quotable(book, report) if offer.words and offer.ref.field not in _WITHOUT)
    idle = {policy.id for policy in report.policies if not policy.supports}
    return tuple(_origin(book, report, offer) for offer in offers if offer.ref.entity not in idle)


def _origin(book: Book, report: Report, offer: Offer) -> Origin:
    row = book.entity(offer.ref.entity)
    field = offer.ref.field
    home = quoting.home(book, report, offer.ref)
    key = _register_key(row, field)
    return Origin(
        home or offer.ref,
        offer.owner,
        offer.label,
        offer.words,
        _formula(book, report, row, field, key),
        _evidence(book, report, row, bool(key)),
        _state(book, report, row, field, offer.words),
    )


def _register_key(row: Entity, field: str) -> str:
    """Return the key of the register's total that a figure is; '' for one that is entered."""
    if isinstance(row, Report) and field.startswith("register."):
        return field.partition(".")[2]
    if isinstance(row, Target) and field == "actual" and row.actual is None:
        return row.indicator.register
    return ""


def _formula(book: Book, report: Report, row: Entity, field: str, key: str) -> str:
    if key:
        return formula(book, report, key).rstrip(".")
    if isinstance(row, Target) and field in _SHARES:
        return _share(row, field, actual_of(book, report, row), getattr(row, _SHARES[field]))
    if field.startswith("supports."):
        return "Cộng các khoản hỗ trợ"
    if field.startswith("cooperatives."):
        return "Đếm trong danh sách hợp tác xã"
    return "Đếm theo đánh giá từng chỉ tiêu" if field.startswith("targets.") else ENTERED


def _share(target: Target, field: str, value: Value | None, other: Value | None) -> str:
    if not (isinstance(value, Number) and isinstance(other, Number)):
        return STEPS
    one, two = format_number(value.low), format_number(other.low)
    if field != "change":
        return f"{one} : {two} × 100"
    whole = target.indicator.unit == "%" or figures.change(value, other) is None
    return f"{one} - {two}" if whole else f"({one} - {two}) : {two} × 100"


def _evidence(book: Book, report: Report, row: Entity, from_register: bool) -> str:
    match row:
        case Target() if not from_register:
            return row.source
        case Return():
            return _informant(row)
        case Support():
            return ", ".join(part for part in (row.document, row.source) if part)
    told = map(_informant, counted(book, report)) if from_register else ()
    return "; ".join(dict.fromkeys(part for part in told if part))


def _informant(row: Return) -> str:
    day = format_date(row.informed) if row.informed else ""
    return ", ".join(part for part in (row.informant, day) if part)


def _state(book: Book, report: Report, row: Entity, field: str, words: str) -> str:
    if isinstance(row, Target) and field == "actual" and row.actual is not None:
        given = register_value(book, report, row.indicator.register)
        if differs(row.actual, given):
            why = f": {row.manual_reason}" if row.manual_reason else ""
            return f"{TYPED} ({format_value(given)}){why}"
    value = getattr(row, field, None)
    rough = isinstance(value, Number) and value.estimate
    rough = rough or (isinstance(row, Return) and row.estimate) or words.startswith("ước ")
    return ESTIMATE if rough else FINAL


_COLUMNS = (
    Column("STT", ColumnKind.FIGURE, 11),
    Column("Số liệu", ColumnKind.NAME),
    Column("Giá trị", ColumnKind.NAME, 44),
    Column("Cách tính", ColumnKind.NAME, 56),
    Column("Nguồn, minh chứng", ColumnKind.NAME, 42),
    Column("Tình trạng", ColumnKind.NAME, 24),
)


def document(book: Book, report_id: str) -> tuple[Block, ...]:
    """Return the document about a report's figures; raises UnknownEntity."""
    report = book.report(report_id)
    rows = tuple(_row(place, origin) for place, origin in enumerate(origins(book, report), start=1))
    about = head.abstract(Source(book, report))
    title = (Run("Báo cáo "), *_lowered(about), *_of(book.unit_of(report)))
    return (Title(KIND, title), Paragraph((Run(NOTE),), Role.MEASURE), Table(KIND.capitalize(), _COLUMNS, rows))


def _lowered(runs: Runs) -> Runs:
    first, *rest = runs
    return (Run(first.text[:1].lower() + first.text[1:], first.ref, first.face), *rest)


def _of(unit: Unit | None) -> Runs:
    return (Run(f" ({called(unit)})"),) if unit is not None and called(unit) else ()


def _row(place: int, origin: Origin) -> Runs:
    name = f"{origin.owner}: {origin.label[:1].lower()}{origin.label[1:]}" if origin.owner else origin.label
    texts = (str(place), capitalised(name), origin.words, origin.formula, origin.evidence or "-", origin.state)
    return tuple(Run(text, origin.ref) for text in texts)
