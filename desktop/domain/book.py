"""The Book: everything that one data file holds, as frozen records that only edits replace.

Every record with an `id` is an entity; FieldRef(entity id, field) is the only address of anything editable. Figures
are Values, money is in triệu đồng, texts are NFC with \\n between paragraphs, dates are ISO on the disk.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, TypeVar

from msgspec import Struct

from desktop.domain.errors import UnknownEntity
from desktop.domain.indicators import Indicator
from desktop.domain.values import Value


class FieldRef(Struct, frozen=True, order=True):
    """The address of one field: the entity's id and the field's name, dotted inside a record ('indicator.name')."""

    entity: str
    field: str

    def __str__(self) -> str:
        return f"{self.entity}#{self.field}"

    @classmethod
    def parse(cls, address: str) -> FieldRef:
        """Return the address that `str()` wrote; raises UnknownEntity for anything else."""
        entity, mark, field = address.partition("#")
        if not (entity and mark and field):
            raise UnknownEntity(address)
        return cls(entity, field)


def new_id(prefix: str) -> str:
    """Return a fresh entity id such as 't-9f3b2c41d05e'; ids are never reused and say nothing about positions."""
    return f"{prefix}-{secrets.token_hex(6)}"


class Entity(
    Struct, frozen=True, kw_only=True, dict=True, omit_defaults=True, forbid_unknown_fields=True, weakref=True
):
    """Base of everything that can be addressed."""

    id: str

    @cached_property
    def paths(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """Where each entity below this one stands: id -> ((collection, position), …). Made once for each record."""
        found: dict[str, tuple[tuple[str, int], ...]] = {}
        for name in COLLECTIONS.get(type(self), ()):
            for position, child in enumerate(getattr(self, name)):
                step = (name, position)
                found[child.id] = (step,)
                if type(child) in COLLECTIONS:
                    found.update((below, (step, *path)) for below, path in child.paths.items())
        return found


def value_of(entity: Entity, field: str) -> Any:
    """Return what stands in an entity's field; raises UnknownEntity for a field that it does not have."""
    found: Any = entity
    for name in field.split("."):
        if name not in getattr(found, "__struct_fields__", ()):
            raise UnknownEntity(f"{entity.id}#{field}")
        found = getattr(found, name)
    return found


class Unit(Entity, frozen=True, kw_only=True):
    """A People's Committee during the time in which name, superior and office stay the same.

    `kind` is 'phường', 'xã' or 'đặc khu'; `predecessors` are ids of the units it was made of. `named_after` says
    that the name honours a person, number or event, so that the place name is written in full (H8.place).
    `letterhead` is a key of decree30.LETTERHEADS; `issuer` (its own name), `abbreviation` (of its symbol) and `head`
    (what its head is called) are those of an agency. `addressees` and `recipients` are what its reports start with.
    """

    kind: str = "phường"
    name: str = ""
    code: str = ""
    place: str = ""
    named_after: bool = False
    province: str = ""
    superior: str = ""
    office: str = ""
    letterhead: str = "committee"
    issuer: str = ""
    abbreviation: str = ""
    head: str = ""
    addressees: str = ""
    recipients: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[str, ...] = ()


class Authority(StrEnum):
    """In whose name a signer signs (Decree 30, Annex I, II.7.a)."""

    CHAIR = "chủ tịch"
    DEPUTY = "phó chủ tịch"
    ACTING = "quyền chủ tịch"
    BY_ORDER = "thừa lệnh"
    BY_MANDATE = "thừa ủy quyền"


class Signer(Entity, frozen=True, kw_only=True):
    """Somebody who may sign, with the time in which they may."""

    name: str = ""
    position: str = ""
    authority: Authority = Authority.CHAIR
    valid_from: date | None = None
    valid_to: date | None = None


class Cooperative(Entity, frozen=True, kw_only=True):
    """A cooperative, a union of cooperatives or a cooperative group, as the register knows it over the years."""

    name: str = ""
    code: str = ""
    kind: str = "hợp tác xã"
    sector: str = ""
    director: str = ""
    phone: str = ""


class Return(Entity, frozen=True, kw_only=True):
    """One cooperative's figures for one report. Money in triệu đồng; `revenue` and the rest are for the period.

    `money_unit` is the unit that bare figures are typed in, 'triệu đồng' or 'đồng'.
    """

    cooperative: str
    status: str = "đang hoạt động"
    members: Value | None = None
    joined: Value | None = None
    left: Value | None = None
    workers: Value | None = None
    member_workers: Value | None = None
    managers: Value | None = None
    graduates: Value | None = None
    director_trained: bool | None = None
    money_unit: str = "triệu đồng"
    revenue: Value | None = None
    profit: Value | None = None
    wage: Value | None = None
    wage_per: str = "tháng"
    capital: Value | None = None
    rank: str = ""
    chain: bool = False
    high_tech: bool = False
    ocop: Value | None = None
    informant: str = ""
    informed: date | None = None
    estimate: bool = False


class Use(StrEnum):
    """What a cited document is to the report."""

    REQUEST = "yêu cầu"
    BASIS = "căn cứ"
    CITED = "viện dẫn"
    OWN = "phường ban hành"


class Citation(Entity, frozen=True, kw_only=True):
    """A legal document that the report names; known by number and date."""

    kind: str = ""
    number: str = ""
    issued: date | None = None
    issuer: str = ""
    title: str = ""
    in_force: date | None = None
    expired: date | None = None
    use: Use = Use.CITED


RESOLUTION = ("20-NQ/TW", date(2022, 6, 16))
"""What every report assesses, by number and date: five resolutions have had this number."""


class Target(Entity, frozen=True, kw_only=True):
    """One indicator in one report, with its own copy of the definition.

    `goal` is the goal of 2030, `vision` of 2045, `plan` of the year. `share_of` is the denominator of a percentage
    (persons or cooperatives). `note` is free text behind the figure, `typed_goal` and `typed_vision` are the
    sentences of an existing document, kept as typed. `manual_reason` says why `actual` was typed although the
    register of cooperatives gives it.
    """

    indicator: Indicator
    baseline: Value | None = None
    baseline_year: int | None = None
    plan: Value | None = None
    goal: Value | None = None
    vision: Value | None = None
    actual: Value | None = None
    last_year: Value | None = None
    share_of: Value | None = None
    cause: str = ""
    note: str = ""
    source: str = ""
    manual_reason: str = ""
    typed_goal: str = ""
    typed_vision: str = ""


class Status(StrEnum):
    """How far a task is."""

    OPEN = "chưa thực hiện"
    RUNNING = "đang thực hiện"
    DONE = "hoàn thành"
    LATE = "quá hạn"


class Task(Entity, frozen=True, kw_only=True):
    """One task or measure. `dash` prints it as an item with '- ', otherwise as a plain paragraph."""

    text: str = ""
    dash: bool = True
    result: str = ""
    printed: bool = True
    lead: str = ""
    partners: str = ""
    deadline: date | None = None
    status: Status = Status.OPEN
    product: str = ""
    evidence: str = ""


class TaskGroup(Entity, frozen=True, kw_only=True):
    """A group of tasks (2.1–2.4): title, introduction, result of the period. `typed` is the heading line as typed."""

    key: str = ""
    title: str = ""
    intro: str = ""
    result: str = ""
    nothing_occurred: bool = False
    tasks: tuple[Task, ...] = ()
    typed: str = ""


class Support(Entity, frozen=True, kw_only=True):
    """One support given under a policy: money in triệu đồng, `people` counted by turns (lượt người)."""

    content: str = ""
    cooperative: str = ""
    people: Value | None = None
    money: Value | None = None
    source: str = ""
    document: str = ""


class Policy(Entity, frozen=True, kw_only=True):
    """A policy group a), b), c), d), đ), e)…: its measures (a line that starts with '- ' is an item) and result."""

    key: str = ""
    title: str = ""
    content: str = ""
    result: str = ""
    nothing_occurred: bool = False
    supports: tuple[Support, ...] = ()
    typed: str = ""


class State(StrEnum):
    """How far a report has come."""

    DRAFT = "draft"
    CLOSED = "closed"
    ISSUED = "issued"


class Remark(Entity, frozen=True, kw_only=True):
    """Something said about a draft, by phone or in red pen: `place` is the address of the field that it is about."""

    day: date | None = None
    who: str = ""
    place: str = ""
    text: str = ""
    settled: bool = False


class Leftover(Entity, frozen=True, kw_only=True):
    """A paragraph of an existing document that has no place yet; `after` is what stood in front of it."""

    text: str = ""
    after: str = ""


class WordFile(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A Word file that was written of a report: its name, when, as which draft (0: the one to be signed), its hash."""

    name: str
    made: datetime
    draft: int = 0
    sha256: str = ""


class OutlineLine(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A heading of an outline that a superior gave, and the keys of the sections that stand below it."""

    level: int
    title: str
    sections: tuple[str, ...] = ()


class Request(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a superior asked for: its own id, who asked, when; what it brought stands in the report's own fields."""

    id: str
    issuer: str = ""
    issued: date | None = None


class Report(Entity, frozen=True, kw_only=True):
    """One assessment: period, document head, citations, targets, tasks, policies, narrative, signature.

    `outline` and `numbering` are keys of reports/outline.py and domain/numbering.py. `opening`, `abstract` and
    `closing` are empty while the composed sentence is to be used. `recipients` and `addressees` are one a line.
    `typed` keeps lines of an existing document as typed, under the key of the section they stand for.

    `profile` is a key of decree30.PROFILES, `annexes` those of the annexes to print. `lines` is the outline that a
    superior gave, used where `outline` is 'given'. `previous` is the report that this one was rolled forward from,
    `origins` says which row of it a row was copied from, `unseen` are the addresses of copied texts that nobody has
    looked at. `dismissed` maps what a finding is known by to the reason for passing over it. `drafts` counts the
    drafts that were printed, `files` are the Word files written.
    """

    unit: str = ""
    name: str = ""
    period_from: date | None = None
    period_to: date | None = None
    cutoff: date | None = None
    due: date | None = None
    version: int = 1
    state: State = State.DRAFT

    number: str = ""
    symbol: str = "BC-UBND"
    issued: date | None = None
    abstract: str = ""
    addressees: str = ""
    recipients: str = ""
    copies: str = ""
    signer: str = ""

    outline: str = "seed"
    numbering: str = "decimal"
    titles_only: bool = False
    profile: str = "14"
    annexes: tuple[str, ...] = ()
    lines: tuple[OutlineLine, ...] = ()
    request: Request | None = None

    previous: str = ""
    origins: dict[str, str] = {}
    unseen: tuple[str, ...] = ()
    dismissed: dict[str, str] = {}
    remarks: tuple[Remark, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    drafts: int = 0
    files: tuple[WordFile, ...] = ()

    citations: tuple[Citation, ...] = ()
    no_cooperatives: bool = False
    returns: tuple[Return, ...] = ()

    general_objective: str = ""
    more_goals: str = ""
    more_visions: str = ""
    targets: tuple[Target, ...] = ()
    goals_result: str = ""

    tasks_intro: str = ""
    groups: tuple[TaskGroup, ...] = ()
    policies_intro: str = ""
    policies: tuple[Policy, ...] = ()

    opening: str = ""
    strengths: str = ""
    shortcomings: str = ""
    causes: str = ""
    lessons: str = ""
    orientation: str = ""
    proposals: str = ""
    no_proposals: bool = False
    closing: str = ""

    typed: dict[str, str] = {}

    @property
    def resolution(self) -> Citation | None:
        """The cited resolution that the report assesses, `None` if it is not among the citations."""
        same_number = [citation for citation in self.citations if citation.number == RESOLUTION[0]]
        named = [citation for citation in same_number if citation.issued == RESOLUTION[1]]
        return next(iter(named or same_number), None)


_Row = TypeVar("_Row")


class Removed(Struct, Generic[_Row], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row that was deleted, and where it stood. The newest has the highest `number`."""

    number: int
    parent: str
    position: int
    row: _Row


class Bin(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Deleted rows, by the name of the collection that they stood in."""

    units: tuple[Removed[Unit], ...] = ()
    signers: tuple[Removed[Signer], ...] = ()
    cooperatives: tuple[Removed[Cooperative], ...] = ()
    reports: tuple[Removed[Report], ...] = ()
    citations: tuple[Removed[Citation], ...] = ()
    returns: tuple[Removed[Return], ...] = ()
    targets: tuple[Removed[Target], ...] = ()
    groups: tuple[Removed[TaskGroup], ...] = ()
    policies: tuple[Removed[Policy], ...] = ()
    tasks: tuple[Removed[Task], ...] = ()
    supports: tuple[Removed[Support], ...] = ()
    remarks: tuple[Removed[Remark], ...] = ()
    leftovers: tuple[Removed[Leftover], ...] = ()

    def rows(self) -> list[tuple[str, Removed[Any]]]:
        """Return every deleted row with the name of its collection, the newest first."""
        found = [(name, removed) for name in self.__struct_fields__ for removed in getattr(self, name)]
        return sorted(found, key=lambda pair: -pair[1].number)


class ClosedReport(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A report as it was closed for signing, with the records that it prints; kept for ever, never edited.

    `issued` says that number and date were entered afterwards.
    """

    closed_at: datetime
    report: Report
    unit: Unit | None = None
    signer: Signer | None = None
    cooperatives: tuple[Cooperative, ...] = ()
    issued: bool = False


class Book(Entity, frozen=True, kw_only=True):
    """Everything in one data file; `id` never changes and names the file's lineage. `sample` marks sample data.

    `closed` are the reports as they were closed for signing, the newest last.
    """

    sample: bool = False
    units: tuple[Unit, ...] = ()
    signers: tuple[Signer, ...] = ()
    cooperatives: tuple[Cooperative, ...] = ()
    reports: tuple[Report, ...] = ()
    closed: tuple[ClosedReport, ...] = ()
    bin: Bin = Bin()

    def path(self, entity: str) -> tuple[tuple[str, int], ...]:
        """Return the way from the book to an entity; raises UnknownEntity.

        Looks through the reports' own tables instead of joining them, so that an edit in one of hundreds of
        reports does not pay for the others.
        """
        if entity == self.id:
            return ()
        for position, report in enumerate(self.reports):
            if report.id == entity:
                return (("reports", position),)
            below = report.paths.get(entity)
            if below is not None:
                return (("reports", position), *below)
        for name in ("units", "signers", "cooperatives"):
            for position, child in enumerate(getattr(self, name)):
                if child.id == entity:
                    return ((name, position),)
        raise UnknownEntity(entity)

    def entity(self, entity: str) -> Entity:
        """Return the entity with that id; raises UnknownEntity."""
        found: Entity = self
        for name, position in self.path(entity):
            found = getattr(found, name)[position]
        return found

    def report(self, report: str) -> Report:
        """Return the report with that id; raises UnknownEntity."""
        for candidate in self.reports:
            if candidate.id == report:
                return candidate
        raise UnknownEntity(report)

    def report_of(self, entity: str) -> Report | None:
        """Return the report that an entity belongs to, `None` for the registers."""
        path = self.path(entity)
        return self.reports[path[0][1]] if path and path[0][0] == "reports" else None

    def unit_of(self, report: Report) -> Unit | None:
        """Return the unit that reports, `None` if it is not chosen yet."""
        return next((unit for unit in self.units if unit.id == report.unit), None)

    def signer_of(self, report: Report) -> Signer | None:
        """Return who signs the report, `None` if nobody is chosen."""
        return next((signer for signer in self.signers if signer.id == report.signer), None)

    def cooperative(self, cooperative: str) -> Cooperative | None:
        """Return the register's row, `None` if there is none."""
        return next((row for row in self.cooperatives if row.id == cooperative), None)

    def field(self, ref: FieldRef) -> Any:
        """Return what stands in a field; raises UnknownEntity for an address that does not exist."""
        return value_of(self.entity(ref.entity), ref.field)

    def newest_report(self) -> Report | None:
        """Return the report whose period ends last (of equals the one added last), `None` in an empty book."""
        if not self.reports:
            return None
        order = [(report.period_to or date.min, position) for position, report in enumerate(self.reports)]
        return self.reports[max(order)[1]]


COLLECTIONS: dict[type[Entity], tuple[str, ...]] = {
    Book: ("units", "signers", "cooperatives", "reports"),
    Report: ("citations", "returns", "targets", "groups", "policies", "remarks", "leftovers"),
    TaskGroup: ("tasks",),
    Policy: ("supports",),
}
"""Which fields of an entity hold further entities."""


def walk(entity: Entity) -> Iterator[Entity]:
    """Yield an entity and everything below it, in the order of the document."""
    yield entity
    for name in COLLECTIONS.get(type(entity), ()):
        for child in getattr(entity, name):
            yield from walk(child)
