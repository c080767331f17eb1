"""What is still to be done in a report: worked out on the worker, since the checks look at everything."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from desktop.domain.book import (
    Book,
    Citation,
    Cooperative,
    FieldRef,
    Policy,
    Report,
    Return,
    Signer,
    Support,
    Target,
    Task,
    TaskGroup,
    Unit,
)
from desktop.domain.checks import Severity, findings
from desktop.domain.unseen import unseen

PARTS = ("general", "cooperatives", "targets", "tasks", "policies", "report")
"""The parts of a report, which are the tabs that they are edited on."""

_OF_ROWS = {
    Unit: "general",
    Signer: "general",
    Citation: "general",
    Cooperative: "cooperatives",
    Return: "cooperatives",
    Target: "targets",
    TaskGroup: "tasks",
    Task: "tasks",
    Policy: "policies",
    Support: "policies",
}
_OF_FIELDS = {
    **dict.fromkeys(
        ("unit", "name", "period_from", "period_to", "cutoff", "due", "addressees", "recipients"), "general"
    ),
    "no_cooperatives": "cooperatives",
    **dict.fromkeys(("general_objective", "more_goals", "more_visions", "goals_result"), "targets"),
}
"""Fields of the report itself that are not edited on its last tab."""


class Part(Struct, frozen=True):
    """How far a part is: how many findings must be settled, the first one's place and sentence, what is unseen.

    `is_empty` says that nothing stands in it yet, nor that there is nothing; no rule demands more of some parts.
    """

    key: str
    missing: int = 0
    first: FieldRef | None = None
    sentence: str = ""
    unseen: tuple[FieldRef, ...] = ()
    is_empty: bool = False


class Overview(Struct, frozen=True):
    """The parts in their order, and how many findings there are in the first group altogether."""

    parts: tuple[Part, ...]
    must: int


def overview(book: Book, report: Report, unread: Mapping[FieldRef, str]) -> Overview:
    """Return how far a report is; findings that somebody passed over do not count.

    `unread` are typed texts that were not understood, with what is wrong: they must be settled first.
    """
    found = list(unread.items())
    found += [
        (finding.ref, finding.sentence) for finding in findings(book, report) if finding.severity is Severity.MUST
    ]
    waiting, empty = unseen(report), _empty(report)
    parts = []
    for key in PARTS:
        here = [one for one in found if part_of(book, one[0]) == key]
        first, sentence = here[0] if here else (None, "")
        parts.append(
            Part(
                key,
                len(here),
                first,
                sentence,
                tuple(ref for ref in waiting if part_of(book, ref) == key),
                key in empty,
            )
        )
    return Overview(tuple(parts), len(found))


def _empty(report: Report) -> set[str]:
    """Return the parts in which nothing stands yet. Policies can also be told with their group of tasks."""
    told = any(group.key == "policies" and (group.nothing_occurred or group.result.strip()) for group in report.groups)
    stands = {
        "cooperatives": report.returns or report.no_cooperatives,
        "targets": report.targets,
        "tasks": report.groups,
        "policies": report.policies or told,
    }
    return {key for key, found in stands.items() if not found}


def part_of(book: Book, ref: FieldRef) -> str:
    """Return the part, and tab, that a field belongs to."""
    entity = book.entity(ref.entity)
    if isinstance(entity, Report):
        return _OF_FIELDS.get(ref.field, PARTS[-1])
    return _OF_ROWS.get(type(entity), PARTS[-1])
