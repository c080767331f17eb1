"""The forms say of every field of the model where it is edited, and of no other."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, get_args

import msgspec
import pytest

from desktop.domain.book import COLLECTIONS, Entity, Report, Target
from desktop.domain.fields import FIELDS, Field, Kind, field_of, fields_of
from desktop.domain.indicators import Indicator
from desktop.domain.values import Number

EXCEPTIONS: dict[str, str] = {
    "*.id": "the address itself",
    "Unit.predecessors": "units are merged by an edit of its own, not typed",
    "Return.cooperative": "the row of the register that the figures belong to; never changes",
    "Target.indicator": "its name and unit are fields of their own",
    "Target.baseline_year": "comes with an imported report",
    "Target.share_of": "comes with an imported report",
    "Target.source": "comes with an imported report",
    "Target.typed_goal": "line of an existing document, kept as typed",
    "Target.typed_vision": "line of an existing document, kept as typed",
    "TaskGroup.key": "ties the group to the catalogue",
    "TaskGroup.typed": "line of an existing document, kept as typed",
    "Policy.key": "ties the policy to the catalogue",
    "Policy.typed": "line of an existing document, kept as typed",
    "Report.unit": "chosen with the unit's own form",
    "Report.version": "counted by handing over",
    "Report.state": "changed by closing and issuing",
    "Report.annexes": "ticked in a list of their own",
    "Report.lines": "brought by a superior's request or laid out in a dialog",
    "Report.request": "brought by a superior's request",
    "Report.previous": "set by rolling forward",
    "Report.origins": "set by rolling forward",
    "Report.unseen": "set by rolling forward, taken away by looking",
    "Report.dismissed": "set in the list of findings",
    "Report.drafts": "counted by printing drafts",
    "Report.files": "noted by exporting",
    "Report.typed": "lines of an existing document, kept as typed",
}
"""Fields of the model that no form shows, each with its reason."""

STRUCTS = list(FIELDS)
ROWS = [(owner, field) for owner, fields in FIELDS.items() for field in fields]
IDS = [f"{owner.__name__}.{field.name}" for owner, field in ROWS]


def type_of(owner: type[Any], name: str) -> Any:
    """The declared type of a field, dotted names followed."""
    first, _, rest = name.partition(".")
    types = {field.name: field.type for field in msgspec.structs.fields(owner)}
    return type_of(types[first], rest) if rest else types[first]


@pytest.mark.parametrize(("owner", "field"), ROWS, ids=IDS)
def test_every_field_of_a_form_is_in_the_model_with_a_fitting_type(owner: type[Entity], field: Field) -> None:
    declared = type_of(owner, field.name)
    parts = set(get_args(declared)) or {declared}

    match field.kind:
        case Kind.VALUE:
            assert Number in parts
        case Kind.DATE:
            assert parts == {date, type(None)}
        case Kind.YESNO | Kind.EITHER:
            assert parts == {bool}
        case Kind.ANSWER:
            assert parts == {bool, type(None)}
        case Kind.CHOICE:
            assert parts == {str} or (isinstance(declared, type) and issubclass(declared, StrEnum))
        case _:
            assert parts == {str}


@pytest.mark.parametrize("owner", STRUCTS, ids=lambda owner: owner.__name__)
def test_every_field_of_the_model_is_in_a_form_or_has_a_reason(owner: type[Entity]) -> None:
    shown = {field.name for field in FIELDS[owner]}
    excused = {name.split(".")[1] for name in EXCEPTIONS if name.split(".")[0] in ("*", owner.__name__)}
    collections = set(COLLECTIONS.get(owner, ()))

    missing = set(owner.__struct_fields__) - shown - excused - collections

    assert missing == set()


def test_no_reason_is_left_of_a_field_that_is_gone_or_shown() -> None:
    names = {f"{owner.__name__}.{name}" for owner in STRUCTS for name in owner.__struct_fields__}
    shown = {f"{owner.__name__}.{field.name}" for owner in STRUCTS for field in FIELDS[owner]}

    stale = {name for name in EXCEPTIONS if not name.startswith("*") and (name not in names or name in shown)}

    assert stale == set()


def test_everything_that_can_be_addressed_has_a_form() -> None:
    rows = {type_of(owner, name) for owner, names in COLLECTIONS.items() for name in names}

    assert {get_args(row)[0] for row in rows} == set(FIELDS)


@pytest.mark.parametrize("owner", STRUCTS, ids=lambda owner: owner.__name__)
def test_no_form_shows_a_field_or_a_label_twice(owner: type[Entity]) -> None:
    names = [field.name for field in FIELDS[owner]]
    labels = [field.label for field in FIELDS[owner]]

    assert len(set(names)) == len(names)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("owner", "field"),
    [row for row in ROWS if row[1].choices],
    ids=[name for name, row in zip(IDS, ROWS, strict=True) if row[1].choices],
)
def test_the_choices_offer_what_the_model_starts_with(owner: type[Entity], field: Field) -> None:
    default = next(entry.default for entry in msgspec.structs.fields(owner) if entry.name == field.name)

    assert field.kind is Kind.CHOICE
    assert len(set(field.choices)) == len(field.choices)
    assert default in field.choices or default == ""


def test_a_form_asks_for_fields_by_name_in_the_order_wanted() -> None:
    assert [field.name for field in fields_of(Target, "vision", "goal")] == ["vision", "goal"]
    assert field_of(Report, "closing").label == "Đoạn kết"
    assert field_of(Target(id="t-1", indicator=Indicator(code="x", name="x")), "plan").kind is Kind.VALUE
    with pytest.raises(KeyError):
        field_of(Report, "price")
