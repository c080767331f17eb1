"""What can be measured, and the catalogue of standard indicators, headings and legal documents (data from assets/)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Direction(StrEnum):
    """Which way an indicator is meant to go."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Aggregation(StrEnum):
    """How a superior adds an indicator up over units: averages and rates only from numerators and denominators.

    Books and requests carry it with their indicators; nothing here adds up over units.
    """

    SUM = "sum"
    RATIO = "ratio"
    COUNT_BY_RANK = "count_by_rank"
    NONE = "none"


class Indicator(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The definition of one figure; a target keeps its own copy.

    `unit` is 'người', '%', 'triệu đồng' …; `per` is the word behind the stroke ('hợp tác xã') or ''. `counted`
    figures take a leading zero below ten in prose. `ranks` go from best to worst and make the figure a rank.
    `register` names the total of the cooperative register that gives the figure, '' if it is only typed. `definition`
    says what counts and where the figure is found.
    """

    code: str
    name: str
    unit: str = ""
    per: str = ""
    direction: Direction = Direction.UP
    aggregation: Aggregation = Aggregation.SUM
    counted: bool = False
    ranks: tuple[str, ...] = ()
    register: str = ""
    definition: str = ""

    @property
    def full_unit(self) -> str:
        """The unit with what it is counted per: 'triệu đồng/hợp tác xã'."""
        return f"{self.unit}/{self.per}" if self.per else self.unit


class Heading(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A standard task group or policy group: its lasting key and its title."""

    key: str
    title: str
    standard: bool = True


class LegalDocument(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A legal document everybody cites; known by number and date. Every new report begins with the `standard` ones."""

    kind: str
    number: str
    issued: date | None = None
    issuer: str = ""
    title: str = ""
    in_force: date | None = None
    expired: date | None = None
    standard: bool = False


class Catalogue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a new report starts from."""

    indicators: tuple[Indicator, ...]
    task_groups: tuple[Heading, ...]
    policies: tuple[Heading, ...]
    documents: tuple[LegalDocument, ...]
