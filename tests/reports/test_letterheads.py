"""Who issues and who signs: a People's Committee as a body, a department under the committee in charge of it."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from desktop.domain import dated
from desktop.domain.book import Authority, Book
from desktop.domain.checks import Severity
from desktop.reports.blocks import Letterhead, Signature
from desktop.reports.decree30 import LETTERHEADS, PROFILES
from desktop.reports.measures import LETTERHEAD, TWIPS, UPRIGHT, columns_below, width
from desktop.reports.outline import compose
from desktop.reports.styles import style_name
from desktop.reports.word import render
from tests.builders import a_signer, a_unit
from tests.reports.docx_files import nameless
from tests.reports.plain import plain, text_of
from tests.reports.test_docx_check import rules_in
from tests.reports.ward import the_ward


def an_agency(name: str = "Sở Nông nghiệp và Môi trường", signer: Any = None, **given: Any) -> Book:
    """The ward's report as a department's."""
    known = {"issuer": name, "abbreviation": "SNNMT", "head": "Giám đốc", "place": "Quảng Ngãi", "office": "VP"}
    superior = {"superior": "Ủy ban nhân dân tỉnh Quảng Ngãi"}
    unit = a_unit("", letterhead="agency", **{**known, **superior, **given.pop("unit", {})})
    return replace(the_ward(**given), units=(unit,), signers=(signer or a_signer(),))


def head_of(book: Book) -> Letterhead:
    return next(block for block in compose(book, "r-1") if isinstance(block, Letterhead))


def authority_of(book: Book) -> list[str]:
    (signature,) = (block for block in compose(book, "r-1") if isinstance(block, Signature))
    return [run.text for run in signature.authority]


def test_a_department_stands_below_the_committee_in_charge_of_it() -> None:
    head = head_of(an_agency(number="5", issued=date(2026, 3, 5)))

    assert head.above is not None
    assert (head.above.text, head.agency.text, head.unit) == (
        "UBND TỈNH QUẢNG NGÃI",
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
        (),
    )
    assert text_of(head.number) == "Số: 05/BC-SNNMT"
    assert text_of(head.place_and_date) == "Quảng Ngãi, ngày 05 tháng 3 năm 2026"


def test_a_committee_stands_alone() -> None:
    head = head_of(the_ward())

    assert head.above is None
    assert [head.agency.text, *(run.text for run in head.unit)] == ["ỦY BAN NHÂN DÂN", "PHƯỜNG", "TÂN AN"]


@pytest.mark.parametrize(
    ("authority", "committee", "agency"),
    [
        (Authority.CHAIR, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], ["GIÁM ĐỐC"]),
        (Authority.DEPUTY, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (Authority.ACTING, ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"], ["Q. GIÁM ĐỐC"]),
        (Authority.BY_ORDER, ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"], ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
        (Authority.BY_MANDATE, ["TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"], ["TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
    ],
)
def test_every_authority_is_written_in_both_ways(authority: Authority, committee: list[str], agency: list[str]) -> None:
    signer = a_signer(authority=authority, position="Chánh Văn phòng")
    books = (replace(the_ward(), signers=(signer,)), an_agency(signer=signer))

    assert [authority_of(book) for book in books] == [committee, agency]
    for book in books:
        data = render(book, "r-1")
        assert rules_in(data, Severity.MUST) == set()
        assert rules_in(nameless(data), Severity.MUST) == set()


def test_without_a_signer_the_first_line_still_says_who_signs() -> None:
    assert authority_of(replace(an_agency(), signers=())) == ["GIÁM ĐỐC"]
    assert authority_of(replace(the_ward(), signers=())) == ["TM. ỦY BAN NHÂN DÂN"]


def test_the_sentences_name_the_department() -> None:
    text = plain(compose(an_agency(), "r-1"))

    assert "Sở Nông nghiệp và Môi trường báo cáo đánh giá" in text
    assert "Trên đây là báo cáo của Sở Nông nghiệp và Môi trường đánh giá" in text
    assert "Ủy ban nhân dân phường" not in text


def test_what_a_letterhead_lacks_is_marked() -> None:
    text = plain(compose(an_agency("", unit={"head": ""}), "r-1"))

    assert "[Chưa có tên cơ quan]" in text
    assert "GIÁM ĐỐC" in text


def test_the_symbol_is_the_agencys_own_in_the_data_too() -> None:
    assert dated.symbol_of(an_agency().units[0], the_ward().reports[0]) == "BC-SNNMT"
    assert dated.AGENCY in LETTERHEADS


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "name", ["Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Ban Quản lý Khu kinh tế và các Khu công nghiệp"]
)
def test_a_department_has_a_lawful_head_however_long_its_name(name: str, profile: str) -> None:
    data = render(an_agency(name, profile=profile), "r-1")

    assert rules_in(data, Severity.MUST, Severity.SHOULD) == set()
    assert rules_in(nameless(data), Severity.MUST) == set()


@pytest.mark.parametrize(
    ("superior", "given", "place"),
    [
        ("Ủy ban nhân dân phường Tân An", {}, "Tân An"),
        ("UBND xã Bình Sơn, tỉnh Quảng Ngãi", {}, "Bình Sơn"),
        ("Ủy ban nhân dân Phường Nguyễn Nghiêm", {}, "Phường Nguyễn Nghiêm"),
        ("Ủy ban nhân dân phường Nguyễn Nghiêm", {"named_after": True}, "Phường Nguyễn Nghiêm"),
        ("Ủy ban nhân dân phường 3", {}, "Phường 3"),
        ("Ủy ban nhân dân tỉnh Quảng Ngãi", {}, "Quảng Ngãi"),
        ("Ủy ban nhân dân phường Tân An", {"place": "Trà Câu"}, "Trà Câu"),
    ],
)
def test_a_department_sits_where_the_committee_in_charge_sits(superior: str, given: dict[str, Any], place: str) -> None:
    unit = {"superior": superior, "place": "", "province": "Quảng Ngãi", **given}

    head = head_of(an_agency(issued=date(2026, 3, 5), unit=unit))

    assert text_of(head.place_and_date) == f"{place}, ngày 05 tháng 3 năm 2026"


def test_the_committee_in_charge_is_not_bold() -> None:
    document = docx.Document(io.BytesIO(render(an_agency(), "r-1")))
    left = document.tables[0].rows[0].cells[0].paragraphs

    styles = [paragraph.style.element for paragraph in left[:2] if paragraph.style is not None]
    assert [style.find(f".//{qn('w:b')}") is not None for style in styles] == [False, True]
    assert [paragraph.text for paragraph in left[:2]] == ["UBND TỈNH QUẢNG NGÃI", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"]


def test_the_file_tells_that_the_department_made_it() -> None:
    properties = docx.Document(io.BytesIO(render(an_agency(), "r-1"))).core_properties

    assert properties.author == "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"


@pytest.mark.parametrize(
    ("unit", "place", "sentence"),
    [
        (a_unit("3"), "Phường 3", "Ủy ban nhân dân Phường 3"),
        (a_unit("Nguyễn Nghiêm", named_after=True), "Phường Nguyễn Nghiêm", "Ủy ban nhân dân Phường Nguyễn Nghiêm"),
        (a_unit("Trà Câu"), "Trà Câu", "Ủy ban nhân dân phường Trà Câu"),
        (a_unit("30 tháng 4", kind="xã", named_after=True), "Xã 30 tháng 4", "Ủy ban nhân dân Xã 30 tháng 4"),
    ],
)
def test_a_unit_named_after_a_person_a_number_or_an_event_is_written_with_its_kind(
    unit: Any, place: str, sentence: str
) -> None:
    book = replace(the_ward(issued=date(2026, 2, 3)), units=(unit,))

    assert text_of(head_of(book).place_and_date) == f"{place}, ngày 03 tháng 02 năm 2026"
    assert f"{sentence} báo cáo" in plain(compose(book, "r-1"))


def a_ward_named_after_a_person(**given: Any) -> Book:
    unit = a_unit("Trương Quang Trọng", named_after=True)
    return replace(the_ward(number="86", issued=date(2026, 10, 20), **given), units=(unit,))


@pytest.mark.parametrize("profile", PROFILES)
def test_a_long_place_stands_on_one_line_with_its_date_and_beside_the_number(profile: str) -> None:
    data = render(a_ward_named_after_a_person(profile=profile), "r-1")

    head = docx.Document(io.BytesIO(data)).tables[0]
    number, date_ = (cell.width for cell in (head.rows[1].cells[0], head.rows[1].cells[-1]))
    assert number is not None
    assert date_ is not None
    assert number.twips + date_.twips == UPRIGHT
    assert rules_in(data, Severity.MUST) == set()
    for text, style, cell in (
        ("Số: 86/BC-UBND", "Number", number),
        ("Phường Trương Quang Trọng, ngày 20 tháng 10 năm 2026", "PlaceAndDate", date_),
    ):
        assert width(text, style, profile) * TWIPS < cell.twips


def test_a_long_symbol_and_a_long_place_share_what_is_left() -> None:
    number, place = "Số: 86/BC-KTHTĐT", "Phường Trương Quang Trọng, ngày 20 tháng 10 năm 2026"

    left, right = columns_below(number, place, "14")

    assert left - width(number, "Number", "14") * TWIPS == pytest.approx(90, abs=5)
    assert right - width(place, "PlaceAndDate", "14") * TWIPS == pytest.approx(90, abs=5)


def test_the_columns_stay_where_number_and_date_have_room() -> None:
    assert columns_below("Số: 86/BC-UBND", "Tân An, ngày 20 tháng 10 năm 2026", "14") == LETTERHEAD
    assert columns_below("Số: 86/BC-UBND", "Địa danh " * 20, "14") == LETTERHEAD


@pytest.mark.parametrize(
    ("number", "issued", "shown"),
    [
        ("7", date(2026, 1, 9), ("Số: 07/BC-UBND", "ngày 09 tháng 01 năm 2026")),
        ("12", date(2026, 3, 10), ("Số: 12/BC-UBND", "ngày 10 tháng 3 năm 2026")),
        ("207", date(2026, 12, 1), ("Số: 207/BC-UBND", "ngày 01 tháng 12 năm 2026")),
    ],
)
def test_numbers_and_dates_take_a_zero_where_the_decree_wants_one(
    number: str, issued: date, shown: tuple[str, str]
) -> None:
    head = head_of(the_ward(number=number, issued=issued))

    assert text_of(head.number) == shown[0]
    assert text_of(head.place_and_date).endswith(shown[1])


def test_the_reports_own_profile_is_printed_and_the_usual_one_for_an_unknown() -> None:
    book = the_ward()

    smaller, usual, unknown = (
        render(replace(book, reports=(replace(book.reports[0], profile=profile),)), "r-1")
        for profile in ("13", "14", "99")
    )

    assert smaller != usual
    assert unknown == usual
    assert style_name("H4") in {style.name for style in docx.Document(io.BytesIO(smaller)).styles}
