"""Payloads of older schemas."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from desktop.domain.book import (
    COLLECTIONS,
    Citation,
    Cooperative,
    Entity,
    Leftover,
    Remark,
    Return,
    Signer,
    State,
    Support,
    Target,
    Task,
    Unit,
    walk,
)
from desktop.domain.values import Comparator, NotApplicable, NotCollected, Number
from desktop.storage.codec import decode, encode
from desktop.storage.migrations import MIGRATIONS, SCHEMA, Payload, migrate

DATA = Path(__file__).parent / "data"
GOLDEN = {
    1: "c31db1d5a37458780f8d785456e67d627deac507c743605c14b909ec8e6b0b29",
    2: "a768e55facf27264eed9ba178926628bd463bd7d3926ded200ffd71a8c3576c9",
}
"""The hash of the file of each schema."""


FIRST_BIN = ("units", "signers", "cooperatives", "reports", "citations", "returns", "targets", "groups", "policies")
"""What the bin of schema 1 could hold that later ones hold too."""


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


# -- files of every schema there was: kept for ever, never made anew


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_there_is_a_file_of_every_schema_as_it_was_released(schema: int) -> None:
    data = (DATA / f"schema-{schema}.json").read_bytes()

    assert hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest() == GOLDEN[schema]
    assert decode(data, DATA)[1].schema == schema


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_what_a_file_of_every_schema_says_is_understood(schema: int) -> None:
    book, envelope = decode((DATA / f"schema-{schema}.json").read_bytes(), DATA)

    (report,) = book.reports
    figure = report.targets[0].actual
    assert (envelope.revision, envelope.author, book.id) == (7, "Nguyễn Văn A", "b-000000000001")
    assert (report.version, report.state, report.typed) == (3, State.ISSUED, {"1.2": "1.2) Mục tiêu"})
    assert figure == Number(low=Decimal(50), high=Decimal("70.5"), comparator=Comparator.RANGE, estimate=True)
    assert (report.targets[0].last_year, report.targets[0].share_of) == (NotCollected(), NotApplicable())
    assert all(len(getattr(book.bin, name)) == 1 for name in FIRST_BIN)
    assert decode(encode(book, envelope.stamp)[0], DATA)[0] == book


@pytest.mark.parametrize(
    "kind",
    [*COLLECTIONS, Unit, Signer, Cooperative, Citation, Return, Target, Task, Support, Remark, Leftover],
)
def test_every_field_of_the_present_schema_stands_in_its_file(kind: type[Entity]) -> None:
    book, _ = decode((DATA / f"schema-{SCHEMA}.json").read_bytes(), DATA)

    given = {name for entity in walk(book) if type(entity) is kind for name in msgspec.to_builtins(entity)}

    assert set(kind.__struct_fields__) - given == set()
