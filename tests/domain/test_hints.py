"""Every field that a clerk could doubt has its help line: short, in whole words."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.domain.book import Entity
from desktop.domain.fields import FIELDS, Field
from desktop.storage.catalogue import read_catalogue

WITHOUT_DOUBT = {
    "Unit.kind",
    "Unit.letterhead",
    "Cooperative.director",
    "Cooperative.phone",
    "Return.wage_per",
    "Target.last_year",  # these have the grid's own line on how a figure is written, or the indicator's definition
    "Target.plan",
    "Target.actual",
    "Target.baseline",
    "Target.goal",
    "Target.vision",
    "Task.dash",
    "Task.deadline",
    "Task.status",
    "Remark.day",
    "Remark.who",
    "Remark.place",
    "Remark.text",
    "Remark.settled",
    "Leftover.text",
    "Leftover.after",
    "Report.outline",
    "Report.numbering",
    "Report.profile",
    "Report.no_cooperatives",
    "Report.tasks_intro",
    "Report.policies_intro",
    "Report.abstract",  # below these stands that they are composed
    "Report.opening",
    "Report.closing",
    "Report.no_proposals",
}
LONGEST = 70
ROWS = [(owner, field) for owner, fields in FIELDS.items() for field in fields]


def test_every_field_has_a_help_line_or_needs_none() -> None:
    bare = {f"{owner.__name__}.{field.name}" for owner, field in ROWS if not field.hint}

    assert bare == WITHOUT_DOUBT & {f"{owner.__name__}.{field.name}" for owner, field in ROWS}


@pytest.mark.parametrize(
    ("owner", "field"),
    [row for row in ROWS if row[1].hint],
    ids=[f"{owner.__name__}.{field.name}" for owner, field in ROWS if field.hint],
)
def test_a_help_line_is_one_short_sentence(owner: type[Entity], field: Field) -> None:
    assert field.hint[0].isupper()
    assert field.hint.endswith((".", "…"))
    assert len(field.hint) <= LONGEST


def test_every_indicator_of_the_catalogue_says_what_counts() -> None:
    catalogue = read_catalogue(paths.asset("catalogue.json"))

    for indicator in catalogue.indicators:
        assert indicator.definition.endswith("."), indicator.code
        assert len(indicator.definition) <= 120, indicator.code
