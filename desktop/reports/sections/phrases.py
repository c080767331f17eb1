"""How a target's figure is said in a sentence: name, verb, comparator, unit, and what stands in brackets behind it."""

from __future__ import annotations

from desktop.domain.book import FieldRef, Target
from desktop.domain.indicators import Direction
from desktop.domain.values import (
    Comparator,
    NotApplicable,
    NotCollected,
    Number,
    Rank,
    Value,
    as_estimate,
    write_value,
)
from desktop.reports.blocks import Run, Runs
from desktop.reports.sections.source import joined, lowered

NO_FIGURE = "chưa có số liệu"


def aside(target: Target) -> Runs:
    """Return, in brackets, the figure that the goal starts from and the target's note."""
    parts: list[Runs] = []
    if target.baseline is not None:
        year = f"năm {target.baseline_year}" if target.baseline_year else "năm gốc"
        parts.append((Run(f"{year}: "), Run(_written(target, target.baseline), FieldRef(target.id, "baseline"))))
    if target.note:
        parts.append((Run(target.note, FieldRef(target.id, "note")),))
    return (Run(" ("), *joined(parts, "; ", ")")) if parts else ()


def said(target: Target, value: Value | None, field: str) -> Runs:
    """Return 'doanh thu bình quân đạt trên 1,5 tỷ đồng/hợp tác xã'; nothing where there is nothing to say."""
    match value:
        case None | NotApplicable():
            return ()
        case Number(estimate=estimate, comparator=comparator):
            verb = _verb(target.indicator.direction, comparator, estimate)
        case Rank():
            verb = " đạt "
        case _:
            verb = " "
    name = Run(lowered(target.indicator.name), FieldRef(target.id, "indicator.name"))
    return (name, Run(verb), Run(_written(target, value), FieldRef(target.id, field)))


def _verb(direction: Direction, comparator: Comparator, estimate: bool) -> str:
    verb = "là" if direction is Direction.NONE else "đạt"
    if estimate:
        return f" ước {verb} "
    if comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return " "
    return f" {verb} từ " if comparator is Comparator.RANGE else f" {verb} "


def _written(target: Target, value: Value) -> str:
    match value:
        case NotCollected():
            return NO_FIGURE
        case Rank(rank=rank):
            return rank if rank.startswith(("loại", "mức", "chưa")) else f"loại {rank}"
        case Number():
            value = as_estimate(value, False)
    return write_value(value, target.indicator.full_unit, counted=target.indicator.counted)
