"""Payloads of older schemas."""

from __future__ import annotations

import pytest

from desktop.storage.migrations import MIGRATIONS, SCHEMA, Payload, migrate


def _to_two(payload: Payload) -> Payload:
    return {**payload, "way": [*payload["way"], 2]}


def _to_three(payload: Payload) -> Payload:
    return {**payload, "way": [*payload["way"], 3]}


@pytest.mark.parametrize(("schema", "way"), [(1, [2, 3]), (2, [3]), (3, [])])
def test_a_payload_goes_through_every_step_that_came_after_it(schema: int, way: list[int]) -> None:
    payload = migrate({"way": []}, schema, (_to_two, _to_three))

    assert payload == {"way": way}


def test_the_table_of_steps_gives_the_schema() -> None:
    assert len(MIGRATIONS) + 1 == SCHEMA
