"""What a unit is called: a People's Committee by kind and name, a department by its own name."""

from __future__ import annotations

from desktop.domain.book import Unit
from desktop.domain.dated import AGENCY
from desktop.domain.vietnamese import capitalised


def called(unit: Unit) -> str:
    """Return 'phường Tân An', 'Phường 3' for one that writes its kind in full, a department's own name; '' for none."""
    if is_agency(unit):
        return unit.issuer.strip()
    name, kind = unit.name.strip(), capitalised(unit.kind) if is_named_after(unit) else unit.kind
    return f"{kind} {name}" if name else ""


def is_named_after(unit: Unit) -> bool:
    """Whether the unit's kind belongs to its name: it honours a person or an event, or it is a number."""
    return unit.named_after or unit.name.strip().isdigit()


def is_agency(unit: Unit | None) -> bool:
    """Whether a department of a People's Committee reports, under its own name."""
    return unit is not None and unit.letterhead == AGENCY
