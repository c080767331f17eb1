"""Head, dates and documents of a report."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop import paths
from desktop.domain.book import Citation
from desktop.domain.checks import Severity, findings
from desktop.domain.checks.citations import REPLACED
from desktop.storage.catalogue import read_catalogue
from tests.builders import a_book, a_citation, a_finished_report, a_unit
from tests.domain.checks.looking import found, places

LATER: dict[str, Any] = {"issued": date(2026, 6, 22)}
"""A report of the time in which the law of 2023 is in force."""


@pytest.mark.parametrize(
    ("symbol", "severity"),
    [("", Severity.MUST), ("UBND", Severity.SHOULD), ("BC-UBND", None), ("BC-SNNMT", None)],
)
def test_a_report_has_the_symbol_of_a_report(symbol: str, severity: Severity | None) -> None:
    found_here = found("number_form", symbol=symbol)

    assert [(str(each.ref), each.severity) for each in found_here] == ([("r-1#symbol", severity)] if severity else [])


@pytest.mark.parametrize(
    ("number", "told"),
    [("312 a", True), ("312/BC", True), ("0", True), ("7", False), ("07", False), ("312", False), ("", False)],
)
def test_a_number_is_digits(number: str, told: bool) -> None:
    assert places("number_form", number=number) == (["r-1#number"] if told else [])


@pytest.mark.parametrize(
    ("cutoff", "told"), [(date(2026, 6, 15), False), (date(2026, 6, 17), True), (date(2025, 1, 1), True)]
)
def test_figures_are_of_the_period(cutoff: date, told: bool) -> None:
    assert places("cutoff_outside_period", cutoff=cutoff) == (["r-1#cutoff"] if told else [])


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"issued": date(2026, 6, 10)}, "issued"),
        ({"issued": date(2026, 6, 20), "due": date(2026, 6, 18)}, "issued"),
        ({"due": date(2026, 6, 1)}, "due"),
        ({"issued": date(2026, 6, 20), "due": date(2026, 6, 25)}, ""),
    ],
)
def test_dates_follow_one_another(given: dict[str, Any], field: str) -> None:
    assert places("dates_out_of_order", **given) == ([f"r-1#{field}"] if field else [])


def test_no_document_is_younger_than_the_report_that_names_it() -> None:
    citations = (a_citation(), a_citation("18/KH-UBND", date(2026, 7, 1), id="d-2"))

    assert places("cited_before_issued", citations=citations, **LATER) == ["d-2#issued"]
    assert places("cited_before_issued", citations=citations, issued=date(2026, 7, 2)) == []


def test_nobody_reports_to_a_district_once_there_is_none() -> None:
    told = found("superior_abolished", addressees="Ủy ban nhân dân thị xã Đức An", recipients="Sở Tài chính", **LATER)

    assert [(str(finding.ref), finding.severity) for finding in told] == [("r-1#addressees", Severity.MUST)]
    assert "01/7/2025" in told[0].sentence
    assert places("superior_abolished", addressees="Ủy ban nhân dân tỉnh", recipients="UBND huyện", **LATER) == [
        "r-1#recipients"
    ]


@pytest.mark.parametrize(
    ("addressee", "told"),
    [
        ("UBND Thị xã Đức An", True),
        ("UBND THỊ XÃ ĐỨC AN", True),
        ("Ủy ban nhân dân Huyện", True),
        ("Thanh tra Huyện Bình An", True),
        ("HUYỆN ỦY BÌNH AN", True),
        ("Đồng chí Nguyễn Văn Huyện", False),
        ("Ông Trần Quận, Sở Tài chính", False),
    ],
)
def test_a_district_is_known_by_its_capital_too_and_a_person_is_none(addressee: str, told: bool) -> None:
    assert places("superior_abolished", addressees=addressee, **LATER) == (["r-1#addressees"] if told else [])


def test_before_that_day_districts_are_reported_to() -> None:
    assert places("superior_abolished", addressees="Ủy ban nhân dân thị xã", issued=date(2024, 1, 5)) == []


def test_the_superior_stands_for_an_addressee_that_is_not_given() -> None:
    report = a_finished_report(addressees="", **LATER)
    book = a_book(report, units=(a_unit(superior="Ủy ban nhân dân huyện Bình An"),))

    told = [str(finding.ref) for finding in findings(book, report) if finding.check == "superior_abolished"]

    assert told == ["u-1#superior"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Thực hiện Luật Hợp tác xã năm 2012.", True),
        ("Thực hiện Luật Hợp tác xã số 23/2012/QH13.", True),
        ("Thực hiện Luật HTX 2012.", True),
        ("Chuyển từ Luật Hợp tác xã năm 2012 sang Luật Hợp tác xã năm 2023.", False),
        ("Luật Hợp tác xã năm 2012 đã hết hiệu lực.", False),
        ("Thực hiện Luật Hợp tác xã.", False),
        ("Trong năm 2012 có 05 hợp tác xã.", False),
    ],
)
def test_a_law_that_is_no_longer_in_force_is_not_cited(sentence: str, told: bool) -> None:
    found_here = found("law_replaced", strengths=sentence, **LATER)

    assert [str(finding.ref) for finding in found_here] == (["r-1#strengths"] if told else [])
    assert all(finding.severity is Severity.MUST and "17/2023/QH15" in finding.sentence for finding in found_here)


@pytest.mark.parametrize(
    ("day", "severity"),
    [
        (date(2023, 6, 19), None),
        (date(2023, 6, 20), Severity.NOTE),
        (date(2024, 6, 30), Severity.NOTE),
        (date(2024, 7, 1), Severity.MUST),
    ],
)
def test_from_its_passing_the_new_law_is_worth_a_note_and_binds_once_in_force(day: date, severity: Any) -> None:
    law = Citation(id="d-2", kind="Luật", number="23/2012/QH13", title="Luật Hợp tác xã")
    report = a_finished_report(citations=(a_citation(), law), issued=day, cutoff=day, period_to=day, period_from=day)

    assert [finding.severity for finding in found("law_replaced", report)] == ([severity] if severity else [])


@pytest.mark.parametrize("law", REPLACED, ids=lambda law: law.number)
def test_the_dates_of_laws_are_those_of_the_catalogue(law: Any) -> None:
    documents = {row.number: row for row in read_catalogue(paths.asset("catalogue.json")).documents}

    assert documents[law.number].expired == law.in_force
    assert (documents[law.by].issued, documents[law.by].in_force) == (law.passed, law.in_force)


def test_a_document_that_has_expired_or_is_not_yet_in_force_is_told() -> None:
    gone = a_citation("13/QĐ", date(2020, 1, 1), id="d-2", expired=date(2025, 1, 1))
    coming = a_citation("14/QĐ", date(2026, 1, 1), id="d-3", in_force=date(2027, 1, 1))
    good = a_citation("15/QĐ", date(2020, 1, 1), id="d-4", in_force=date(2020, 2, 1), expired=date(2027, 1, 1))

    told = found("citation_not_in_force", citations=(a_citation(), gone, coming, good), **LATER)

    assert [(str(finding.ref), finding.severity) for finding in told] == [
        ("d-2#number", Severity.MUST),
        ("d-3#in_force", Severity.NOTE),
    ]


@pytest.mark.parametrize(
    ("day", "about"),
    [
        (date(2012, 11, 1), "khoa học và công nghệ"),
        (date(2017, 10, 25), "sức khỏe"),
        (date(2008, 1, 28), "giai cấp công nhân"),
        (date(1979, 9, 20), "không phải nghị quyết về kinh tế tập thể"),
    ],
)
def test_the_number_alone_does_not_name_the_resolution(day: date, about: str) -> None:
    (cited,) = found("another_resolution", citations=(a_citation(), a_citation(issued=day, id="d-2")))
    (told,) = found("another_resolution", opening=f"Thực hiện Nghị quyết số 20-NQ/TW ngày {day:%d/%m/%Y}.")

    assert str(cited.ref) == "d-2#issued"
    assert str(told.ref) == "r-1#opening"
    assert about in cited.sentence
    assert about in told.sentence


def test_the_resolution_of_2022_is_the_right_one_however_its_day_is_written() -> None:
    for day in ("16/6/2022", "16/06/2022", "16-6-2022"):
        assert found("another_resolution", opening=f"Thực hiện Nghị quyết số 20-NQ/TW ngày {day}.") == ()


def test_documents_that_lack_something_are_told_together() -> None:
    citations = (
        a_citation(),
        a_citation("152/QĐ-UBND", None, id="d-2"),
        a_citation("97-KH/TU", None, id="d-3", title=""),
    )

    (finding,) = found("citation_incomplete", citations=citations)

    assert finding.severity is Severity.SHOULD
    assert [str(ref) for ref in finding.places] == ["d-2#issued", "d-3#issued"]
    assert "97-KH/TU (ngày, trích yếu)" in finding.sentence
    assert found("citation_incomplete") == ()


PARTY = "Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII"


def test_one_document_has_one_issuer_throughout() -> None:
    citations = (a_citation(issuer=PARTY),)
    other = "Nghị quyết số 20-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương 5 khóa XIII đã được học tập."
    same = f"Nghị quyết số 20-NQ/TW ngày 16/6/2022 của {PARTY.replace('khóa', 'khoá')} đã được học tập."

    (finding,) = found("issuer_named_differently", citations=citations, opening=other)

    assert str(finding.ref) == "r-1#opening"
    assert "“Ban Chấp hành Trung ương 5 khóa XIII”" in finding.sentence
    assert found("issuer_named_differently", citations=citations, opening=same) == ()


def test_two_documents_may_have_two_issuers() -> None:
    text = (
        "Nghị quyết số 20-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XIII; "
        "Nghị quyết số 19-NQ/TW của Hội nghị lần thứ năm khóa XIII."
    )

    assert found("issuer_named_differently", opening=text) == ()


TITLE = "tiếp tục đổi mới, phát triển và nâng cao hiệu quả kinh tế tập thể"


@pytest.mark.parametrize(
    ("opening", "closing", "told"),
    [
        (f"Nghị quyết về “T{TITLE[1:]}”.", f"Nghị quyết “về {TITLE}”./.", True),
        (f"Nghị quyết về {TITLE}.", f"Nghị quyết về “T{TITLE[1:]}”./.", True),
        (f"Nghị quyết về {TITLE}.", f"Nghị quyết về {TITLE}./.", False),
        (f"Nghị quyết về {TITLE}.", "Trên đây là báo cáo về việc học tập nghị quyết./.", False),
    ],
)
def test_a_title_is_quoted_in_one_way(opening: str, closing: str, told: bool) -> None:
    citations = (a_citation(title=TITLE),)

    found_here = places("title_quoted_differently", citations=citations, opening=opening, closing=closing)

    assert found_here == (["r-1#closing", "r-1#opening"] if told else [])
