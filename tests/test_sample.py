"""The sample ward: complete, without gaps, and the one that its builder makes."""

from __future__ import annotations

import importlib
import re
import unicodedata
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
from msgspec.structs import replace

from desktop import paths
from desktop.domain.book import Book, Entity, Report, walk
from desktop.domain.checks import Severity, findings
from desktop.domain.figures import Assessment, actual_of, assess, support_total
from desktop.domain.quoting import plain, quoted
from desktop.domain.values import Number, format_value
from desktop.reports.annexes import ANNEXES
from desktop.reports.blocks import gaps
from desktop.reports.outline import OUTLINES, compose
from desktop.storage.catalogue import read_catalogue, read_sample
from desktop.storage.codec import Stamp, decode, encode


@pytest.fixture(scope="module")
def book() -> Book:
    return read_sample(paths.asset("sample.json"))


@pytest.fixture
def make_sample(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The builder of the sample."""
    monkeypatch.syspath_prepend(Path(__file__).resolve().parent.parent / "build_scripts")
    return importlib.import_module("make_sample")


@pytest.fixture(scope="module")
def report(book: Book) -> Report:
    return book.reports[0]


def actual(book: Book, code: str) -> str:
    """The result of the target with that indicator, as the grid shows it."""
    (report,) = book.reports
    target = next(row for row in report.targets if row.indicator.code == code)
    return format_value(actual_of(book, report, target))


def test_the_file_is_the_one_that_the_builder_makes(make_sample: ModuleType, tmp_path: Path) -> None:
    make_sample.write(tmp_path / "sample.json")

    assert (tmp_path / "sample.json").read_bytes() == paths.asset("sample.json").read_bytes()


def test_the_sample_is_a_book_like_any_other(make_sample: ModuleType, book: Book) -> None:
    stamp = Stamp(revision=1, saved_at=datetime(2026, 6, 22, tzinfo=UTC))

    data, _ = encode(book, stamp)

    assert decode(data, Path("sample.json"))[0] == book
    assert book.sample
    assert replace(book, id="b-sample") == make_sample.sample(read_catalogue(paths.asset("catalogue.json")))


def test_its_complete_findings_are_these_and_none_must_be_dealt_with(book: Book, report: Report) -> None:
    found = [(finding.severity, finding.check, str(finding.ref)) for finding in findings(book, report)]

    assert found == [
        (Severity.SHOULD, "impossible_share", "t-trained-share#goal"),  # about 80 % of one director
        (Severity.SHOULD, "margin_falls", "t-mean-profit#vision"),  # 6.7 % of the revenue, then 5.5 %
        (Severity.NOTE, "average_of_one", "t-mean-revenue#indicator.name"),
        (Severity.NOTE, "groups_incomplete", "g-management#title"),  # the Fatherland Front is a paragraph of 2.4
    ]


@pytest.mark.parametrize("outline", OUTLINES)
def test_its_document_has_no_gap(book: Book, report: Report, outline: str) -> None:
    other = replace(book, reports=(replace(report, outline=outline),))

    assert gaps(compose(other, report.id)) == ()


def test_its_results_come_from_its_register(book: Book, report: Report) -> None:
    assert all(target.actual is None for target in report.targets)
    assert {target.indicator.code: actual(book, target.indicator.code) for target in report.targets} == {
        "members": "1.098",
        "rank": "khá",
        "workers": "6",
        "managers": "2",
        "graduate_share": "50",
        "trained_share": "100",
        "mean_revenue": "1.523,45",
        "mean_profit": "96,8",
    }


def test_its_members_are_those_of_last_year_and_what_came_and_went(report: Report) -> None:
    (row,) = report.returns
    target = next(target for target in report.targets if target.indicator.code == "members")
    figures = (target.last_year, row.joined, row.left, row.members)
    before, joined, left, after = (figure.low for figure in figures if isinstance(figure, Number))

    assert before + joined - left == after


def test_its_words_count_the_targets_as_the_table_does(book: Book, report: Report) -> None:
    words = [assess(target, actual_of(book, report, target)) for target in report.targets]

    assert len(words) == 8
    assert words.count(Assessment.MET) == 5
    assert words.count(Assessment.NOT_MET) == 2
    said = plain(book, report, report.goals_result)
    assert "08 chỉ tiêu của năm có 05 chỉ tiêu đạt và vượt kế hoạch, 02 chỉ tiêu chưa đạt" in said
    assert all(
        bool(target.cause) == (word is Assessment.NOT_MET) for target, word in zip(report.targets, words, strict=True)
    )


def test_its_texts_quote_their_figures_and_it_has_every_annex(book: Book, report: Report) -> None:
    texts = [value for row in walk(report) for value in vars_of(row) if isinstance(value, str)]

    assert len([ref for text in texts for ref in quoted(text)]) >= 12
    assert set(report.annexes) == set(ANNEXES)
    assert "đạt 99,4%" in plain(book, report, report.shortcomings)


def test_its_policies_show_support_in_money_and_people(report: Report) -> None:
    supports = [support for policy in report.policies for support in policy.supports]

    assert len(report.policies) == 8
    assert support_total(support.money for support in supports) == Number(low=Decimal("303.5"))
    assert support_total(support.people for support in supports) == Number(low=Decimal(87))
    assert sum(policy.nothing_occurred for policy in report.policies) == 1
    assert all(policy.result or policy.nothing_occurred for policy in report.policies)


def test_its_texts_are_written_in_one_way(report: Report) -> None:
    texts = [value for row in walk(report) for value in vars_of(row) if isinstance(value, str)]
    text = "\n".join(texts)

    assert unicodedata.is_normalized("NFC", text)
    assert re.findall(r"\b(?:hoà|hoá|khoá|thoả|uỷ|tỉ|xã viên)\b|\.\.\.|  | [,.;:]", text, re.IGNORECASE) == []


def vars_of(row: Entity) -> tuple[object, ...]:
    """What stands in the fields of a record."""
    return tuple(getattr(row, name) for name in row.__struct_fields__)
