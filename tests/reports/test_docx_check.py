"""The check of finished documents: silent on what we write, and loud, by the right rule, on every planted breach."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from desktop import paths
from desktop.domain.book import Authority, Book, Unit
from desktop.domain.checks import Severity
from desktop.domain.numbering import SYSTEMS
from desktop.reports.decree30 import AUTHORITIES, PROFILES
from desktop.reports.docx_check import Finding, check_bytes
from desktop.reports.outline import OUTLINES
from desktop.reports.rules30 import RULES
from desktop.reports.word import render
from desktop.storage.catalogue import read_sample
from tests.builders import a_group, a_signer, a_task, a_unit
from tests.reports.docx_files import (
    BODY,
    Change,
    body,
    changed,
    faultless,
    letters,
    nameless,
    parts_of,
    style,
    together,
    without_paragraph,
)
from tests.reports.planted import PLANTED
from tests.reports.ward import the_groups, the_typed_ward, the_ward
from tests.twin import twin

NAME = Path("report.docx")


def found_in(data: bytes) -> tuple[Finding, ...]:
    return check_bytes(data, NAME)


def rules_in(data: bytes, *severities: Severity) -> set[str]:
    """The ids of the rules that are broken, of the given severities or of all."""
    return {finding.rule for finding in found_in(data) if not severities or finding.severity in severities}


IDS = [f"{rule} {what}" for rule, what, _ in PLANTED]


@cache
def known(foreign: bool) -> frozenset[Finding]:
    return frozenset(found_in(nameless(faultless()) if foreign else faultless()))


@pytest.mark.parametrize("numbering", SYSTEMS)
@pytest.mark.parametrize("foreign", [False, True], ids=["ours", "foreign"])
def test_the_faultless_document_breaks_no_rule(numbering: str, foreign: bool) -> None:
    """The control of everything below."""
    data = faultless(numbering)

    assert rules_in(nameless(data) if foreign else data, Severity.MUST, Severity.SHOULD) == set()


@pytest.mark.parametrize(("rule", "what", "change"), PLANTED, ids=IDS)
def test_a_planted_breach_is_found_by_its_rule(rule: str, what: str, change: Change) -> None:
    found = set(found_in(changed(faultless(), change)))

    assert rule in {finding.rule for finding in found - known(False)}


@pytest.mark.parametrize(("rule", "what", "change"), PLANTED, ids=IDS)
def test_a_planted_breach_is_found_in_the_file_of_another_program(rule: str, what: str, change: Change) -> None:
    found = set(found_in(nameless(changed(faultless(), change))))

    assert rule in {finding.rule for finding in found - known(True)}


def test_decimal_numbers_are_worth_a_note_where_nobody_chose_them_in_this_program() -> None:
    assert "HD2" not in rules_in(faultless())
    assert "HD2" in rules_in(nameless(faultless()), Severity.NOTE)
    assert "HD2" not in rules_in(nameless(faultless("roman")))


def test_a_bold_agency_in_charge_is_found() -> None:
    department = together(
        body("ỦY BAN NHÂN DÂN</w:t>", "UBND TỈNH QUẢNG NGÃI</w:t>"),
        body(">PHƯỜNG<", ">TRUNG TÂM<"),
        body("TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC"),
        without_paragraph("KT. CHỦ TỊCH"),
        body("PHÓ CHỦ TỊCH", "PHÓ GIÁM ĐỐC"),
        body("/BC-UBND", "/BC-TTKN"),
    )
    regular = letters("UBND TỈNH QUẢNG NGÃI", '<w:b w:val="0"/>')

    bold = rules_in(nameless(changed(faultless(), department)), Severity.MUST)
    right = rules_in(nameless(changed(faultless(), department, regular)), Severity.MUST)

    assert bold == {"H4"}
    assert right == set()


def test_every_grave_rule_has_a_planted_breach() -> None:
    grave = {rule.id for rule in RULES.values() if rule.severity is Severity.MUST}

    assert grave - {rule for rule, _, _ in PLANTED} == {"H4"}
    assert {rule for rule, _, _ in PLANTED} <= set(RULES)
    assert len(PLANTED) >= 100


def test_only_rules_of_the_decree_are_grave() -> None:
    assert [rule.id for rule in RULES.values() if rule.severity is Severity.MUST and not rule.clause] == []


def test_a_finding_says_where_what_and_how_to_mend_it() -> None:
    change = body("KT. CHỦ TỊCH", "KT.CHỦ TỊCH")

    (finding,) = set(found_in(changed(faultless(), change))) - known(False)

    assert finding.rule == "S1"
    assert finding.severity is Severity.MUST
    assert finding.place.endswith("“TM. ỦY BAN NHÂN DÂN”")
    assert finding.place.startswith("đoạn ")
    assert finding.sentence == "Quyền hạn, chức vụ ghi chưa đúng thể thức."
    assert "KT. CHỦ TỊCH" in finding.repair


def test_the_same_breach_in_many_places_is_one_finding() -> None:
    found = set(found_in(changed(faultless(), style("Body", 'w:val="both"', 'w:val="left"')))) - known(False)

    (finding,) = found
    assert "và " in finding.place
    assert finding.place.endswith(" chỗ khác")


def test_the_gravest_findings_come_first() -> None:
    found = found_in(render(the_typed_ward(), "r-1", as_is=True))

    order = [list(Severity).index(finding.severity) for finding in found]
    assert order == sorted(order)
    assert {finding.severity for finding in found} == set(Severity)


SAMPLE = read_sample(paths.asset("sample.json"))


def as_chosen(book: Book, outline: str, numbering: str, profile: str) -> Book:
    report = replace(book.reports[-1], outline=outline, numbering=numbering, profile=profile)
    return replace(book, reports=(report,))


def a_long_ward() -> Book:
    """A ward whose report has about 60 pages."""
    line = "Hợp tác xã mở lớp tập huấn cho thành viên, có kiểm tra và cấp giấy chứng nhận cho người học đạt yêu cầu. "
    groups = (
        a_group(
            f"Nhóm việc thứ {place}",
            *(a_task(line * 6, result=line * 3, id=f"k-{place}-{number}") for number in range(8)),
            id=f"g-{place}",
            result=line * 2,
        )
        for place in range(22)
    )
    return the_ward(groups=(*the_groups(), *groups))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("numbering", SYSTEMS)
@pytest.mark.parametrize("outline", OUTLINES)
@pytest.mark.parametrize("book", [SAMPLE, twin(), a_long_ward()], ids=["sample", "twin", "60 pages"])
def test_what_is_exported_breaks_no_rule(book: Book, outline: str, numbering: str, profile: str) -> None:
    chosen = as_chosen(book, outline, numbering, profile)

    found = rules_in(render(chosen, chosen.reports[-1].id), Severity.MUST, Severity.SHOULD)

    assert found <= ({"GAP"} if book.id == twin().id else set())


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_every_authority_is_written_lawfully(authority: Authority) -> None:
    book = replace(the_ward(), signers=(a_signer(authority=authority, position="Chánh Văn phòng"),))

    assert rules_in(render(book, "r-1"), Severity.MUST) == set()


@pytest.mark.parametrize(
    "unit",
    [
        a_unit("3"),
        a_unit("Nguyễn Nghiêm", named_after=True),
        a_unit("Trương Quang Trọng"),
        a_unit("Lý Sơn", kind="đặc khu", office=""),
    ],
    ids=lambda unit: unit.name,
)
def test_every_kind_of_unit_has_a_lawful_head(unit: Unit) -> None:
    assert rules_in(render(replace(the_ward(), units=(unit,)), "r-1"), Severity.MUST, Severity.SHOULD) == set()


@pytest.mark.parametrize("given", [{"addressees": "Sở A\nSở B"}, {"recipients": ""}, {"copies": ""}, {"number": "207"}])
def test_every_form_of_the_head_and_the_end_is_lawful(given: dict[str, str]) -> None:
    assert rules_in(render(the_ward(**given), "r-1"), Severity.MUST, Severity.SHOULD) == set()


def test_a_report_kept_as_typed_shows_the_faults_that_it_had() -> None:
    found = rules_in(render(twin(), twin().reports[0].id, as_is=True), Severity.MUST)

    assert found >= {"H7", "K1", "HD1", "HD3", "HD4", "B3", "S1"}


def test_a_report_of_60_pages_is_valid_for_word_and_the_same_each_time(tmp_path: Path) -> None:
    file = tmp_path / "long.docx"
    book = a_long_ward()
    file.write_bytes(render(book, "r-1"))

    result = OpenXmlValidator().validate(file)

    assert [str(error) for error in result.errors] == []
    assert render(book, "r-1") == file.read_bytes()
    assert len(parts_of(file.read_bytes())[BODY]) > 150_000
