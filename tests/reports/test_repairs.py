"""Repairs: what is planted and mechanical is gone from the copy, which Word accepts; nothing else gets worse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from desktop.reports.docx_check import check_bytes
from desktop.reports.repairs import REPAIRS, repair
from tests.reports.docx_files import (
    BODY,
    CONTENT_TYPES,
    RELATIONSHIPS,
    Change,
    changed,
    elsewhere,
    faultless,
    nameless,
    packed,
    parts_of,
)
from tests.reports.planted import PLANTED

PATH = Path("cu.docx")

NOT_MECHANICAL = {
    "a lying page without a table",
    "a sign of another font",
    "the layout of an old Word",
    "no name of the State",
    "a name of the State on two lines",
    "no issuer",
    "another kind of document",
    "nobody addressed",
    "no TM.",
    "no name",
    "a degree in front of the name",
    "no recipients",
    "no file copy",
}
"""Planted breaches of rules that have a repair, where the repair cannot know what is meant."""


def rules_in(data: bytes) -> set[str]:
    return {finding.rule for finding in check_bytes(data, PATH)}


@pytest.mark.parametrize("foreign", [False, True], ids=["ours", "another program's"])
@pytest.mark.parametrize(("rule", "what", "change"), PLANTED, ids=[f"{row[0]} {row[1]}" for row in PLANTED])
def test_a_repair_mends_and_never_makes_worse(rule: str, what: str, change: Change, foreign: bool) -> None:
    data = changed(faultless(), change)
    data = nameless(data) if foreign else data
    before = rules_in(data)

    made = repair(data, PATH)

    after = rules_in(made.data)
    assert after <= before
    assert set(made.rules) == before - after
    assert rule in (before if rule not in REPAIRS or what in NOT_MECHANICAL else before - after)


AT_ONCE = ("PG1", "PG3", "PG6", "PG8", "PG9", "T2", "B2.align", "B2.gap", "B3", "TB1", "S.alone", "TX2", "N2", "H8")
"""Rules whose first planted breaches can all stand in one document."""


def test_word_accepts_a_copy_in_which_much_was_repaired(tmp_path: Path) -> None:
    first = {rule: change for rule, _, change in reversed(PLANTED)}
    data = nameless(changed(faultless(), *(first[rule] for rule in AT_ONCE)))

    made = repair(data, PATH)

    assert set(AT_ONCE) <= set(made.rules)
    assert made.names
    assert objections(made.data, tmp_path) == objections(data, tmp_path)


def without_number(data: bytes) -> bytes:
    """The document with a page number that the check finds, below whatever header it has."""
    parts = parts_of(data)
    for name in [name for name in parts if "header" in name]:
        parts[name] = parts[name].replace(" PAGE ", " DATE ")
    return packed(parts)


def test_a_document_whose_body_has_another_name_is_repaired(tmp_path: Path) -> None:
    data = without_number(changed(faultless(), elsewhere))

    made = repair(data, PATH)

    assert "PG9" in made.rules
    assert objections(made.data, tmp_path) == []


def test_a_second_repair_of_the_page_numbers_adds_nothing_twice(tmp_path: Path) -> None:
    once = repair(without_number(faultless()), PATH).data

    twice = repair(without_number(once), PATH)

    assert "PG9" in twice.rules
    assert objections(twice.data, tmp_path) == []
    assert parts_of(twice.data)[CONTENT_TYPES].count("headerPageNumber.xml") == 1
    assert parts_of(twice.data)[RELATIONSHIPS].count("headerPageNumber.xml") == 1


def test_a_body_that_refers_to_nothing_gets_its_page_numbers() -> None:
    parts = parts_of(faultless())
    del parts[RELATIONSHIPS]
    parts[BODY] = re.sub("<w:headerReference[^>]*>", "", parts[BODY])

    made = repair(packed(parts), PATH)

    assert "PG9" in made.rules
    assert "headerPageNumber.xml" in parts_of(made.data)[RELATIONSHIPS]


def objections(data: bytes, folder: Path) -> list[str]:
    """What Word would object to; what was planted counts before the repair, too."""
    file = folder / "report.docx"
    file.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(file).errors]
