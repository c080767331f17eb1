"""'Sửa giúp': what it writes, that nothing of the flaw is left, and that nothing else changes."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from desktop.domain.book import Book, FieldRef
from desktop.domain.checks import Finding, citations, findings, fixes
from desktop.domain.checks.citations import Replaced
from desktop.domain.checks.fixes import FIXES, mend
from desktop.domain.comparison import compare
from tests.builders import a_book, a_citation, a_finished_report, a_policy, a_signer, a_target, a_unit
from tests.twin import twin

LATER: dict[str, Any] = {"issued": date(2026, 6, 22)}

TEXTS = {
    "Doanh thu 02 tỷ đồng, 2,05 tỷ đồng, 1.005 triệu đồng.": "Doanh thu 2 tỷ đồng, 2,05 tỷ đồng, 1.005 triệu đồng.",
    "Hỗ trợ 10 000 000 đồng, 1 050 triệu đồng, 02 tỷ đồng.": "Hỗ trợ 10 000 000 đồng, 1 050 triệu đồng, 2 tỷ đồng.",
    "Còn 00,5 tỷ đồng, 00 đồng.": "Còn 0,5 tỷ đồng, 0 đồng.",
    "HTX theo số 9371/BKHĐT-HTX, 77/QĐ-BCĐ.": "Hợp tác xã theo số 9371/BKHĐT-HTX, 77/QĐ-BCĐ.",
    "Xã viên góp 5 tỉ đồng cho xã viên.": "Thành viên góp 5 tỷ đồng cho thành viên.",
    "HTX và các HTX. HTXNN Tân An có lãi.": "Hợp tác xã và các hợp tác xã. Hợp tác xã nông nghiệp Tân An có lãi.",
    "Vốn của HTX nông nghiệp Tân An.": "Vốn của Hợp tác xã nông nghiệp Tân An.",
    "Hỗ trợ của nhà nước, quản lý nhà nước.": "Hỗ trợ của Nhà nước, quản lý nhà nước.",
    "80% Giám đốc Hợp tác xã. Giám đốc Hợp tác xã đã học.": "80% giám đốc hợp tác xã. Giám đốc hợp tác xã đã học.",
    "Ủy Ban nhân dân phường.": "Ủy ban nhân dân phường.",
    "Đã mở lớp , học nghề,bán hàng;xong.Tiếp  tục.": "Đã mở lớp, học nghề, bán hàng; xong. Tiếp tục.",
    "Năm 2026,phường họp .": "Năm 2026, phường họp.",
    "Khoá XIII, hoá đơn, Tỉnh ủy, bà Hoà.": "Khóa XIII, hóa đơn, Tỉnh ủy, bà Hoà.",
    "Mở lớp tập huấn;\nMở điểm bán.": "- Mở lớp tập huấn;\n- Mở điểm bán.",
    "a. Một\nb. Hai\nc. Ba\nd. Bốn\ne. Năm\nf. Sáu": "a) Một\nb) Hai\nc) Ba\nd) Bốn\nđ) Năm\ne) Sáu",
    "Theo Luật Hợp tác xã năm 2012.": "Theo Luật Hợp tác xã năm 2023.",
    "Theo Luật Hợp tác xã số 23/2012/QH13.": "Theo Luật Hợp tác xã năm 2023.",
    "Luật Hợp tác xã số 23/2012/QH13 ngày 20/11/2012 của Quốc hội, phường": "Luật Hợp tác xã năm 2023, phường",
    "Luật Hợp tác xã năm 2012, được Quốc hội khóa XIII thông qua ngày 20 tháng 11 năm 2012.": (
        "Luật Hợp tác xã năm 2023."
    ),
    "Luật Hợp tác xã ngày 20/11/2012 và số 23/2012/QH13 ngày 20/11/2012, có hiệu lực từ ngày 01/7/2013.": (
        "Luật Hợp tác xã năm 2023 và số 17/2023/QH15."
    ),
}


def fixable(book: Book) -> list[Finding]:
    return [finding for finding in findings(book, book.reports[0]) if finding.fix]


@pytest.mark.parametrize(("wrong", "right"), TEXTS.items(), ids=lambda text: str(text)[:30])
def test_a_text_is_mended(wrong: str, right: str) -> None:
    book = a_book(a_finished_report(strengths=wrong, **LATER))
    assert fixable(book)

    for finding in fixable(book):
        book = mend(book, "r-1", finding)

    assert book.reports[0].strengths == right
    assert fixable(book) == []


def test_a_heading_that_stood_alone_stays_alone_when_it_is_mended() -> None:
    report = a_finished_report(typed={"objectives": "1. Mục tiêu\n", "tasks": "2.NHIỆM VỤ VÀ GIẢI PHÁP:\n"})
    book = a_book(report)
    (finding,) = (row for row in findings(book, report) if row.check == "headings_unlike")

    mended = FIXES["headings"](book, report, finding).reports[0]

    assert mended.typed["tasks"] == "2. Nhiệm vụ và giải pháp\n"
    assert mended.typed["objectives"] == "1. Mục tiêu\n"


def test_a_heading_without_a_blank_is_mended_and_no_other() -> None:
    typed = {"objectives": "I. MỤC TIÊU\n", "assessment": "II. ĐÁNH GIÁ\n", "strengths": "1.1.Ưu điểm\n"}
    book = a_book(a_finished_report(typed=typed, policies=(a_policy("Đất đai", typed="III. ĐẤT", result="Đã giao."),)))
    (finding,) = (row for row in fixable(book) if row.check == "headings_unlike")

    after = mend(book, "r-1", finding).reports[0]

    assert after.typed == {**typed, "strengths": "1.1. Ưu điểm\n"}
    assert after.policies == book.reports[0].policies


def test_a_heading_in_capitals_among_capitals_keeps_them() -> None:
    book = a_book(a_finished_report(typed={"objectives": "I.MỤC TIÊU\n", "assessment": "II. ĐÁNH GIÁ\n"}))
    (finding,) = (row for row in fixable(book) if row.check == "headings_unlike")

    after = mend(book, "r-1", finding).reports[0]

    assert after.typed["objectives"] == "I. MỤC TIÊU\n"


def test_what_is_quoted_stays_as_it_is() -> None:
    text = "HTX góp ⟦t-x#actual⟧ , tức ⟦HTX 02 tỷ đồng⟧."
    book = a_book(a_finished_report(strengths=text))

    for finding in fixable(book):
        book = mend(book, "r-1", finding)

    assert book.reports[0].strengths == "Hợp tác xã góp ⟦t-x#actual⟧, tức ⟦HTX 02 tỷ đồng⟧."


def test_every_place_of_a_flaw_is_mended_in_one_edit() -> None:
    book = a_book(a_finished_report(strengths="Xã viên.", causes="Ít xã viên.", lessons="Vì xã viên."))
    (finding,) = fixable(book)

    after = mend(book, "r-1", finding)

    assert [found.ref.field for found in compare(book, after)] == ["strengths", "causes", "lessons"]
    assert findings(after, after.reports[0]) == ()


def test_a_cited_law_becomes_the_new_one() -> None:
    old = a_citation("23/2012/QH13", date(2012, 11, 20), id="d-2", kind="Luật", title="Luật Hợp tác xã năm 2012")
    book = a_book(a_finished_report(citations=(a_citation(), old), **LATER))
    (finding,) = fixable(book)

    law = mend(book, "r-1", finding).reports[0].citations[1]

    assert (law.number, law.issued, law.in_force) == ("17/2023/QH15", date(2023, 6, 20), date(2024, 7, 1))
    assert law.title == "Luật Hợp tác xã"


def test_of_two_replaced_laws_each_gives_way_to_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    land = Replaced(
        "45/2013/QH13",
        "Luật Đất đai năm 2013",
        re.compile("Luật Đất đai năm 2013"),
        re.compile("Luật Đất đai năm 2024"),
        "31/2024/QH15",
        "Luật Đất đai năm 2024",
        "Luật Đất đai",
        date(2024, 1, 18),
        date(2024, 8, 1),
    )
    for module in (citations, fixes):
        monkeypatch.setattr(module, "REPLACED", (*citations.REPLACED, land))
    old = a_citation("23/2012/QH13", date(2012, 11, 20), id="d-2", kind="Luật", title="Luật Hợp tác xã năm 2012")
    text = "Theo Luật Hợp tác xã năm 2012, Luật Đất đai năm 2013."
    book = a_book(a_finished_report(citations=(a_citation(), old), strengths=text, **LATER))
    first, second = (row for row in fixable(book) if row.check == "law_replaced")

    after = mend(book, "r-1", first).reports[0]

    assert first.fix != second.fix
    assert after.citations[1].number == "17/2023/QH15"
    assert after.strengths == "Theo Luật Hợp tác xã năm 2023, Luật Đất đai năm 2013."


HEADS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "symbol": ({"symbol": "UBND", "number": "7"}, {"symbol": "BC-UBND"}),
    "typed_number": ({"typed": {"number": "Số: 7 /UBND"}, "number": "7"}, {"typed": {"number": "Số: 07/BC-UBND"}}),
    "typed_signature": (
        {"typed": {"signature": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"}},
        {"typed": {"signature": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"}},
    ),
    "closing": (
        {"typed": {"tasks": "2. Nhiệm vụ"}, "closing": "Trên đây là báo cáo."},
        {"closing": "Trên đây là báo cáo./."},
    ),
    "filing_line": ({"recipients": "- Như trên;\n- UBND tỉnh;\n- Lưu: VT."}, {"recipients": "- UBND tỉnh;"}),
    "period_name": (
        {
            "name": "02 năm",
            "abstract": "Đánh giá 01 năm thực hiện ⟦t-members#actual⟧",
            "closing": "Sau 1 năm triển khai",
        },
        {"abstract": "Đánh giá 02 năm thực hiện ⟦t-members#actual⟧", "closing": "Sau 02 năm triển khai"},
    ),
    "headings": (
        {"typed": {"objectives": "1. Mục tiêu", "tasks": "2.NHIỆM VỤ VÀ GIẢI PHÁP:"}},
        {"typed": {"objectives": "1. Mục tiêu", "tasks": "2. Nhiệm vụ và giải pháp"}},
    ),
}


@pytest.mark.parametrize(("fix", "given", "wanted"), [(fix, *pair) for fix, pair in HEADS.items()], ids=HEADS)
def test_head_and_end_are_mended(fix: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    book = a_book(a_finished_report(**given))
    finding = next(finding for finding in fixable(book) if finding.fix == fix)

    after = mend(book, "r-1", finding).reports[0]

    assert {name: getattr(after, name) for name in wanted} == wanted


def test_kept_letters_of_the_policies_are_mended() -> None:
    policies = tuple(
        a_policy("tài chính, tín dụng", typed=f"{letter}. Chính sách {letter}:", nothing_occurred=True)
        for letter in "abcdef"
    )
    book = a_book(a_finished_report(policies=policies))
    (finding,) = fixable(book)

    after = mend(book, "r-1", finding).reports[0]

    assert [policy.typed[:3] for policy in after.policies] == ["a) ", "b) ", "c) ", "d) ", "đ) ", "e) "]
    assert after.policies[5].typed == "e) Chính sách f:"


def test_a_sentence_of_an_existing_document_is_mended_where_it_is_kept() -> None:
    target = a_target(goal="5", vision="6", baseline="4", typed_vision="HTX có 05 triệu đồng.")
    book = a_book(a_finished_report(targets=(target,)))

    for finding in fixable(book):
        book = mend(book, "r-1", finding)

    assert book.reports[0].targets[0].typed_vision == "Hợp tác xã có 5 triệu đồng."
    assert book.reports[0].targets[0].vision == target.vision


def test_the_twin_can_be_mended_until_nothing_is_left_that_can() -> None:
    book = twin()
    book = a_book(*book.reports, units=(a_unit(id="u-twin"),), signers=(a_signer(id="y-twin"),), cooperatives=())
    before = {finding.check for finding in fixable(book)}

    for finding in fixable(book):
        book = mend(book, "r-twin", finding)

    assert len(before) >= 9
    assert fixable(book) == []
    assert book.reports[0].groups[3].title.startswith("Nâng cao hiệu lực, hiệu quả quản lý của Nhà nước")


def test_every_fix_is_named_by_a_check_and_the_other_way_round() -> None:
    report = a_finished_report(strengths="\n".join(TEXTS), **LATER)
    books = [a_book(report), twin(), *(a_book(a_finished_report(**given)) for given, _ in HEADS.values())]
    books += [a_book(a_finished_report(strengths=text, **LATER)) for text in TEXTS]

    named = {finding.fix for book in books for finding in fixable(book)}

    assert named == set(FIXES)


def test_what_is_mended_is_nowhere_else_touched() -> None:
    book = a_book(a_finished_report(strengths="Xã viên góp vốn.", causes="Đã mở lớp , xong."))
    marks = next(finding for finding in fixable(book) if finding.fix == "punctuation")

    after = mend(book, "r-1", marks)

    assert [str(found.ref) for found in compare(book, after)] == [str(FieldRef("r-1", "causes"))]
