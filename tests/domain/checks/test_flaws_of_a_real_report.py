"""Every flaw that a real report had is told at its field, after the report was read from its Word file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.book import FieldRef, Report
from desktop.domain.checks import Finding, Severity, findings
from desktop.reports.importing.reading import read_old
from desktop.reports.importing.record import Draft, State
from desktop.storage.catalogue import read_catalogue
from tests.old_reports import CUTS, twin_docx
from tests.twin import twin


def imported() -> Draft:
    """What an import of the twin's document gives."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bao cao cu.docx"
        path.write_bytes(twin_docx())
        return read_old(path, read_catalogue(paths.asset("catalogue.json")))


DRAFT = imported()
BOOK = DRAFT.book
FOUND = findings(BOOK, BOOK.reports[0])


def twins(read: Report, by_hand: Report) -> Iterator[tuple[str, str]]:
    """The id of each row that was read, with that of the row that the builder made of the same words."""
    yield read.id, by_hand.id
    codes = {row.indicator.code: row.id for row in by_hand.targets}
    yield from ((row.id, codes[row.indicator.code]) for row in read.targets)
    numbers = {row.number or row.title: row.id for row in by_hand.citations}
    yield from ((row.id, numbers[row.number or row.title]) for row in read.citations)
    yield from zip((row.id for row in read.policies), (row.id for row in by_hand.policies), strict=True)
    for group, other in zip(read.groups, by_hand.groups, strict=True):
        yield group.id, other.id
        yield from zip((row.id for row in group.tasks), (row.id for row in other.tasks), strict=True)


NAMES = dict(twins(BOOK.reports[0], twin().reports[0]))
"""Rows that are read have ids that say nothing; the list below names them as the builder does."""


def named(ref: FieldRef) -> str:
    return str(FieldRef(NAMES.get(ref.entity, ref.entity), ref.field))


FLAWS = {
    # flaw: check, field
    "number and symbol": ("number_form", "r-twin#symbol"),
    "number as typed": ("head_and_end_as_typed", "r-twin#number"),
    "nobody addressed": ("head_and_end_as_typed", "r-twin#addressees"),
    "no TM.": ("head_and_end_as_typed", "r-twin#signer"),
    "no ./.": ("head_and_end_as_typed", "r-twin#closing"),
    "no 'as above'": ("filing_line", "r-twin#recipients"),
    "letters": ("letters", "p-infrastructure#title"),
    "headings": ("headings_unlike", "r-twin#tasks_intro"),
    "a rate with a head count": ("rate_with_a_count", "t-managers#goal"),
    "a half of two": ("impossible_share", "t-graduate_share#vision"),
    "80 % of one director": ("impossible_share", "t-trained_share#goal"),
    "no progress in members": ("no_progress", "t-members#vision"),
    "no progress in rank": ("no_progress", "t-rank#vision"),
    "no progress in workers": ("no_progress", "t-workers#vision"),
    "no baseline": ("no_baseline", "t-members#baseline"),
    "margin": ("margin_falls", "t-mean_profit#vision"),
    "per what": ("per_what", "t-mean_profit#vision"),
    "average of one": ("average_of_one", "t-mean_revenue#indicator.name"),
    "zero in front of money": ("padded_money", "t-mean_revenue#vision"),
    "a year without a value": ("horizon_without_value", "t-trained_share#vision"),
    "status among aims": ("status_among_aims", "t-mean_profit#goal"),
    "law replaced": ("law_replaced", "d-8#title"),
    "old word": ("old_words", "k-awareness-1#text"),
    "short forms": ("abbreviation_undefined", "t-mean_profit#goal"),
    "one document, two names": ("issuer_named_differently", "r-twin#opening"),
    "one title, three quotes": ("title_quoted_differently", "r-twin#closing"),
    "tones": ("mixed_tones", "r-twin#abstract"),
    "the State": ("capitals", "g-management#title"),
    "directors": ("capitals", "t-trained_share#goal"),
    "fragment": ("fragment", "r-twin#opening"),
    "dots": ("ellipsis", "r-twin#tasks_intro"),
    "items without dash": ("items_without_dash", "p-market#content"),
    "finance and credit": ("policies_incomplete", "p-people#title"),
    "the Party": ("groups_incomplete", "g-management#title"),
    "no results": ("no_results", "t-members#actual"),
    "documents without date": ("citation_incomplete", "d-6#issued"),
}


@pytest.mark.parametrize(("check", "field"), FLAWS.values(), ids=FLAWS)
def test_a_flaw_of_the_report_is_told_at_its_field(check: str, field: str) -> None:
    told = [finding for finding in FOUND if finding.check == check]

    assert field in {named(ref) for finding in told for ref in finding.places}


def test_paragraphs_that_page_breaks_had_cut_are_one_again_and_that_is_told() -> None:
    joined = [entry.text for entry in DRAFT.entries if entry.state is State.JOINED]

    assert len(joined) == len(CUTS)
    for words in CUTS:
        assert any(f"{words} " in text for text in joined)


@pytest.mark.parametrize("finding", FOUND, ids=lambda finding: f"{finding.check} {named(finding.ref)}")
def test_what_is_told_names_its_words_and_the_next_step(finding: Finding) -> None:
    assert finding.sentence.endswith(".")
    assert finding.hint.endswith(".")
    assert finding.sentence[0].isupper() or finding.sentence[0] in "“0123456789"
    assert "None" not in finding.sentence + finding.hint
    for ref in finding.places:
        BOOK.field(ref)


def test_an_imported_report_does_not_look_like_a_failed_exam() -> None:
    grave = [finding for finding in FOUND if finding.severity is Severity.MUST]

    assert {finding.check for finding in grave} == {"no_results", "required_missing"}
    assert len(grave) <= 12


def test_what_only_an_as_is_document_prints_is_no_more_than_a_note() -> None:
    notes = {finding.check for finding in FOUND if finding.severity is Severity.NOTE}

    assert {"letters", "headings_unlike", "head_and_end_as_typed", "filing_line", "padded_money"} <= notes
