"""What a workbook of a report holds: its sheets with their columns, and the lines that a report fills them with.

The same table is written, read back and looked through for what a workbook has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from desktop.domain.book import (
    Book,
    Citation,
    Cooperative,
    Entity,
    FieldRef,
    Policy,
    Report,
    Return,
    Support,
    Target,
    Task,
    TaskGroup,
)
from desktop.domain.fields import FIELDS, SLIP, Field, Kind, field_of
from desktop.domain.figures import register_value
from desktop.domain.values import format_value

ID = "id"
"""The key of the hidden first column: by it a line finds its row again."""
PARENT = "parent"
"""The key of the column that names the group in which a row stands."""

META_SHEET = "_so"
LISTS_SHEET = "_danh_muc"
REST_SHEET = "Phần tiếp theo"
GUIDE_SHEET = "Đọc trước"
VERSION = 1

LONGEST_TEXT = 32_767
"""UTF-16 units that a cell of Excel may hold."""

MOST_ROWS, MOST_COLUMNS = 5_000, 100
"""Where a table ends at the latest: what stands farther off is no table of a ward."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, its title, the field that it shows (`None` for what is only to be looked at), its width.

    `owner` is what the field belongs to: the row itself or the cooperative whose figures it holds.
    """

    key: str
    title: str
    field: Field | None
    owner: type[Entity]
    width: int = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet: the id of its entity, the address of each column's field, texts that are only shown."""

    id: str
    refs: Mapping[str, FieldRef]
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, what stands in its rows, its columns, and the columns that a row without id is known by.

    `collection` is the name of the rows' collection, '' where no row can be added. `parents` gives what rows stand
    in, by the name that the column PARENT shows.
    """

    title: str
    owner: type[Entity]
    columns: tuple[Column, ...]
    known_by: tuple[str, ...]
    lines: Callable[[Book, Report], list[Line]]
    collection: str = ""
    parents: Callable[[Report], dict[str, Entity]] = lambda report: {"": report}


def _column(owner: type[Entity], name: str, title: str = "") -> Column:
    made = field_of(owner, name)
    unit = f" ({made.unit})" if made.unit and made.unit not in made.label else ""
    return Column(name, title or made.label + unit, made, owner, _width(made))


def _width(made: Field) -> int:
    match made.kind:
        case Kind.PROSE | Kind.LINES | Kind.LONG:
            return 60
        case Kind.VALUE | Kind.DATE | Kind.YESNO | Kind.EITHER | Kind.ANSWER:
            return 14
        case Kind.CHOICE:
            return 18
    return 26


def _columns(owner: type[Entity], *names: str) -> tuple[Column, ...]:
    return tuple(_column(owner, name) for name in names)


COMPUTED = "computed"
_COMPUTED = Column(COMPUTED, "Số tính từ hợp tác xã", None, Target, 14)
_PROSE = tuple(made.name for made in FIELDS[Report] if made.kind is Kind.PROSE)


def _targets(book: Book, report: Report) -> list[Line]:
    return [
        Line(
            row.id,
            _own(row, _TARGETS),
            {COMPUTED: format_value(register_value(book, report, row.indicator.register))},
        )
        for row in report.targets
    ]


def _cooperatives(book: Book, report: Report) -> list[Line]:
    found = []
    for row in report.returns:
        refs = {
            column.key: FieldRef(row.id if column.owner is Return else row.cooperative, column.key)
            for column in _COOPERATIVES
            if column.owner is Return or book.cooperative(row.cooperative) is not None
        }
        found.append(Line(row.id, refs))
    return found


def _own(row: Entity, columns: Iterable[Column]) -> dict[str, FieldRef]:
    return {column.key: FieldRef(row.id, column.key) for column in columns if column.field is not None}


def _rows(
    name: str,
    columns: tuple[Column, ...],
    parents: Callable[[Report], Mapping[str, Entity]] = lambda report: {"": report},
) -> Callable[[Book, Report], list[Line]]:
    """Return what lists the rows of a collection, each with the name of what it stands in."""

    def lines(book: Book, report: Report) -> list[Line]:
        return [
            Line(row.id, _own(row, columns), {PARENT: title} if title else {})
            for title, owner in parents(report).items()
            for row in getattr(owner, name)
        ]

    return lines


def _texts(book: Book, report: Report) -> list[Line]:
    return [
        Line(f"{report.id}#{name}", {"text": FieldRef(report.id, name)}, {"label": field_of(Report, name).label})
        for name in _PROSE
    ]


def _titled(rows: Iterable[TaskGroup | Policy]) -> dict[str, Entity]:
    """Return groups by title; those of the same title are told apart by a number."""
    found: dict[str, Entity] = {}
    for number, row in enumerate(rows, start=1):
        found[row.title if row.title and row.title not in found else f"{row.title} ({number})".strip()] = row
    return found


def _groups(report: Report) -> dict[str, Entity]:
    return _titled(report.groups)


def _policies(report: Report) -> dict[str, Entity]:
    return _titled(report.policies)


_TARGETS = (
    *_columns(Target, "indicator.name", "indicator.unit", "last_year", "plan", "actual"),
    _COMPUTED,
    *_columns(Target, "manual_reason", "cause", "baseline", "goal", "vision", "note"),
)
_COOPERATIVES = (
    *_columns(Cooperative, "name", "code", "kind", "sector", "director", "phone"),
    *(
        column
        for part in SLIP
        for column in _columns(Return, *part.fields)
        if column.key != "money_unit"  # amounts stand in triệu đồng here, whatever the form takes
    ),
)
_SUPPORTS = (
    Column(PARENT, "Nhóm chính sách", None, Support, 40),
    *_columns(Support, "content", "cooperative", "people", "money", "source", "document"),
)
_POLICIES = _columns(Policy, "title", "content", "result", "nothing_occurred")
_GROUPS = _columns(TaskGroup, "title", "intro", "result", "nothing_occurred")
_TASKS = (
    Column(PARENT, "Nhóm nhiệm vụ", None, Task, 40),
    *_columns(
        Task, "text", "result", "status", "lead", "partners", "deadline", "product", "evidence", "printed", "dash"
    ),
)
_CITATIONS = _columns(Citation, "kind", "number", "issued", "issuer", "title", "use", "in_force", "expired")
_TEXTS = (
    Column("label", "Mục", None, Report, 34),
    Column("text", "Nội dung", field_of(Report, "general_objective"), Report, 110),
)

SHEETS = (
    Sheet("Chỉ tiêu", Target, _TARGETS, ("indicator.name",), _targets, "targets"),
    Sheet("Hợp tác xã", Return, _COOPERATIVES, ("name",), _cooperatives, "returns"),
    Sheet(
        "Hỗ trợ",
        Support,
        _SUPPORTS,
        (PARENT, "content"),
        _rows("supports", _SUPPORTS, _policies),
        "supports",
        _policies,
    ),
    Sheet("Kết quả chính sách", Policy, _POLICIES, ("title",), _rows("policies", _POLICIES), "policies"),
    Sheet("Kết quả nhiệm vụ", TaskGroup, _GROUPS, ("title",), _rows("groups", _GROUPS), "groups"),
    Sheet("Nhiệm vụ", Task, _TASKS, (PARENT, "text"), _rows("tasks", _TASKS, _groups), "tasks", _groups),
    Sheet("Văn bản", Citation, _CITATIONS, ("number", "issued"), _rows("citations", _CITATIONS), "citations"),
    Sheet("Lời văn", Report, _TEXTS, ("label",), _texts),
)
"""Every sheet with data, in the order in which they stand."""
