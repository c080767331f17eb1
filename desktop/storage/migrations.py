"""How payloads of older schemas become payloads of the present one: dict -> dict, one step a schema."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Payload = dict[str, Any]
Step = Callable[[Payload], Payload]


def _to_two(payload: Payload) -> Payload:
    """Schema 2 only has more fields, all of which may be missing."""
    return payload


MIGRATIONS: tuple[Step, ...] = (_to_two,)
"""The first step makes schema 2 out of schema 1, and so on. Steps are never changed once they are released.

Fields that hold their default are not in the file: whoever changes a default in the model adds a step that writes
the old one down.
"""

SCHEMA = len(MIGRATIONS) + 1
"""The schema that this version writes; it reads this one and all before."""


def migrate(payload: Payload, schema: int, steps: Sequence[Step] = MIGRATIONS) -> Payload:
    """Return the payload of a file with that schema as one of the present schema."""
    for step in steps[schema - 1 :]:
        payload = step(payload)
    return payload
