"""How a target's figure is said in a sentence: name, verb, comparator, unit, and what stands in brackets behind it."""

from __future__ import annotations

from desktop.domain.book import FieldRef, Target
from desktop.domain.figures import UNRANKED
from desktop.domain.quotables import NO_FIGURE, behind_verb, verb
from desktop.domain.values import NotApplicable, NotCollected, Rank, Value, format_value
from desktop.domain.vietnamese import lowered
from desktop.reports.blocks import Run, Runs
from desktop.reports.sections.source import joined

NO_ENTRY = "-"
_RANKING = "Xếp loại "
"""How the name of a target begins that cannot be said of what has no rank."""


def cell(value: Value | None) -> str:
    """Return a figure as a cell of a table shows it."""
    match value:
        case None | NotApplicable():
            return NO_ENTRY
        case NotCollected():
            return NO_FIGURE
    return format_value(value)


def aside(target: Target) -> Runs:
    """Return, in brackets, the figure that the goal starts from and the target's note."""
    parts: list[Runs] = []
    if target.baseline is not None:
        year = f"năm {target.baseline_year}" if target.baseline_year else "năm gốc"
        parts.append((Run(f"{year}: "), Run(behind_verb(target, target.baseline), FieldRef(target.id, "baseline"))))
    if note := target.note.strip().rstrip(" .;"):
        parts.append((Run(lowered(note), FieldRef(target.id, "note")),))
    return (Run(" ("), *joined(parts, "; ", ")")) if parts else ()


def said(target: Target, value: Value | None, field: str) -> Runs:
    """Return 'doanh thu bình quân đạt trên 1,5 tỷ đồng/hợp tác xã'; nothing where there is nothing to say."""
    if value is None or isinstance(value, NotApplicable):
        return ()
    if isinstance(value, Rank) and value.rank == UNRANKED and target.indicator.name.startswith(_RANKING):
        whose = target.indicator.name.removeprefix(_RANKING)
        return (Run(f"{whose} "), Run("chưa được xếp loại", FieldRef(target.id, field)))
    name = Run(lowered(target.indicator.name), FieldRef(target.id, "indicator.name"))
    word = verb(target, value)
    return (name, Run(f" {word} " if word else " "), Run(behind_verb(target, value), FieldRef(target.id, field)))
