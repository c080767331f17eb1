"""Repairs: what is planted and mechanical is gone from the copy, which Word accepts; nothing else gets worse."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from desktop.reports.docx_check import check_bytes
from desktop.reports.repairs import REPAIRS, repair
from tests.reports.docx_files import Change, changed, faultless, nameless
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


def objections(data: bytes, folder: Path) -> list[str]:
    """What Word would object to; what was planted counts before the repair, too."""
    file = folder / "report.docx"
    file.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(file).errors]
