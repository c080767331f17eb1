"""How texts are written: what is told, and the good ways that are not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.domain.checks import Severity, findings
from tests.builders import (
    a_book,
    a_citation,
    a_finished_report,
    a_full_return,
    a_group,
    a_policy,
    a_report,
    a_target,
    a_task,
)
from tests.domain.checks.looking import found, places

TOLD = ["r-1#strengths"]

SLIPS = {
    "padded_money": (
        ["Doanh thu đạt 02 tỷ đồng.", "Hỗ trợ 05 triệu đồng.", "Còn 01,5 tỷ.", "Trong năm 2026 02 tỷ đồng."],
        [
            "Doanh thu đạt 2 tỷ đồng.",
            "Hỗ trợ 105 triệu đồng.",
            "Đã mở 02 lớp.",
            "Thu 1.005 triệu đồng, 2,05 tỷ đồng.",
            "Hỗ trợ 10 000 000 đồng, thu 1 050 triệu đồng, 1 050,5 triệu đồng.",
        ],
    ),
    "old_words": (
        ["Quyền lợi của xã viên được bảo đảm.", "Xã viên góp vốn.", "Thu 5 tỉ đồng."],
        ["Quyền lợi của thành viên.", "Cán bộ hợp tác xã viên quản lý.", "Công chức xã viên chức y tế."],
    ),
    "abbreviation_undefined": (
        ["HTX hoạt động tốt.", "Các HTXNN và THT.", "Phát triển KTTT.", "Thu 2 tỷ đồng/HTX.", "Liên kết THT-KTTT."],
        [
            "Hợp tác xã (HTX) hoạt động tốt; HTX có lãi.",
            "Hợp tác xã (sau đây viết tắt là HTX): HTX có lãi.",
            "UBND, OCOP.",
            "Theo Công văn số 9371/BKHĐT-HTX, Quyết định số 77/QĐ-BCĐ, Nghị quyết số 01/NQ-HTX, 12-TB/BCĐ, …/QĐ-BCĐ.",
        ],
    ),
    "capitals": (
        [
            "Hỗ trợ của nhà nước.",
            "Chủ trương của Đảng và nhà nước.",
            "Các tầng lớp nhân dân.",
            "Có 80% Giám đốc Hợp tác xã được học.",
            "Ủy Ban nhân dân phường.",
            "Hội đồng Nhân Dân phường.",
            "Phát triển Kinh Tế Tập Thể.",
        ],
        [
            "Hỗ trợ của Nhà nước.",
            "Quản lý nhà nước, doanh nghiệp nhà nước, ngân sách nhà nước.",
            "Ủy ban nhân dân, Hội đồng nhân dân, quỹ tín dụng nhân dân.",
            "Giám đốc Hợp tác xã nông nghiệp Tân An đã học.",
            "Các giám đốc hợp tác xã.",
            "Luật Hợp tác xã, Liên minh Hợp tác xã tỉnh.",
        ],
    ),
    "punctuation": (
        [
            "Đã mở lớp , có 20 người.",
            "Mở lớp,học nghề.",
            "Đã xong.Tiếp tục.",
            "Đã  mở lớp.",
            "Đã mở lớp;, xong.",
            "Năm 2026,phường họp.",
            "Đã xong .",
        ],
        [
            "Đã mở lớp, có 20 người; đạt 98,5%.",
            "Lúc 10:30 ngày 20/9/2023, v.v.",
            "Theo Quyết định số 1.105/QĐ-UBND; tỷ lệ 1:2.",
            "- Một.\n- Hai.",
            "  Thụt đầu dòng.",
        ],
    ),
    "ellipsis": (
        ["Chương trình OCOP...; mở rộng.", "Lúa, rau…", "Lúa, rau.."],
        ["Chương trình OCOP; mở rộng.", "Trên đây là báo cáo./.", "Lúa, rau, v.v."],
    ),
    "places_left": (
        ["Đã mở «số» lớp.", "Lớp«tên».", "Đã mở lớp.\nCó «số người» học."],
        ["Đã mở 02 lớp.", "Đề tài «chưa đóng", "Lớp “Giám đốc”, lớp ⟦t-x#actual⟧."],
    ),
    "items_without_dash": (
        ["Mở lớp tập huấn;\nMở điểm bán hàng."],
        [
            "- Mở lớp tập huấn;\n- Mở điểm bán hàng.",
            "a) Mở lớp;\nb) Bán hàng.",
            "Mở lớp; bán hàng.\nXong.",
            "Một;\n- Hai.",
        ],
    ),
    "fragment": (
        [
            "Để nâng cao nhận thức của người dân.",
            "Nhằm thực hiện tốt các nội dung nêu trong Nghị quyết số 09/NQ-CP, Kế hoạch số 97-KH/TU của Thị ủy.",
        ],
        [
            "Để nâng cao nhận thức, phường đã mở 02 lớp.",
            "Để triển khai, UBND phường ban hành Quyết định số 5/QĐ-UBND, Kế hoạch số 7/KH-UBND.",
            "Để làm được việc này cần có vốn.",
            "Để có 1.105 thành viên, phường đã vận động từng hộ.",
            "Phường mở lớp để nâng cao nhận thức.",
        ],
    ),
    "mixed_tones": (
        ["Nghị quyết khoá XIII và Tỉnh ủy.", "Hoá đơn và hòa giải."],
        [
            "Nghị quyết khóa XIII và Tỉnh ủy.",
            "Nghị quyết khoá XIII.",
            "Bà Hoà và Tỉnh ủy.",
            "Quý I và khóa học, quỹ, thúy.",
        ],
    ),
}
"""By check: sentences that it tells of, and sentences of which it says nothing."""

CASES = [(check, sentence, True) for check, (bad, _) in SLIPS.items() for sentence in bad]
CASES += [(check, sentence, False) for check, (_, good) in SLIPS.items() for sentence in good]


@pytest.mark.parametrize(("check", "sentence", "told"), CASES, ids=lambda value: str(value)[:40])
def test_a_slip_is_told_and_good_writing_is_not(check: str, sentence: str, told: bool) -> None:
    assert places(check, strengths=sentence) == (TOLD if told else [])


@pytest.mark.parametrize("check", SLIPS)
def test_the_sentence_quotes_what_is_meant(check: str) -> None:
    (finding,) = found(check, strengths=SLIPS[check][0][0])

    assert "“" in finding.sentence
    assert finding.sentence.endswith(".")


def test_one_slip_in_many_places_is_told_once() -> None:
    (finding,) = found(
        "old_words", strengths="Xã viên góp vốn.", causes="Xã viên còn ít.", orientation="Vận động xã viên."
    )

    assert [ref.field for ref in finding.places] == ["strengths", "causes", "orientation"]
    assert "“Xã viên” (2 chỗ), “xã viên”" in finding.sentence


def test_what_is_not_printed_is_not_looked_at() -> None:
    group = a_group("Mặt trận Tổ quốc", a_task("Xã viên.", printed=False), a_task(), result="Xong.")

    assert found("old_words", groups=(group,)) == ()


def test_quoted_figures_are_not_typed() -> None:
    quoted = "Doanh thu ⟦t-x#actual⟧ , xã viên"

    assert found("padded_money", strengths="Doanh thu ⟦HTX 02 tỷ đồng⟧.") == ()
    assert found("abbreviation_undefined", strengths="Doanh thu ⟦HTX 02 tỷ đồng⟧.") == ()
    assert found("old_words", strengths=quoted) != ()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Hợp tác xã hiện đang hoạt động có hiệu quả.", True),
        ("Các vụ gần đây đều có lãi.", True),
        ("Hợp tác xã hoạt động hiệu quả, đạt loại khá.", False),
        ("Đến năm 2030, thu nhập tăng gấp đôi so với hiện nay.", False),
        ("Nâng từ 1.098 thành viên hiện nay lên 1.500.", False),
        ("Hiện nay có 1.098 thành viên; hiện nay đều góp vốn.", True),
        ("Giúp hợp tác xã hiện có làm ăn hiệu quả hơn.", False),
    ],
)
def test_how_things_are_does_not_stand_among_the_aims(sentence: str, told: bool) -> None:
    assert places("status_among_aims", more_goals=sentence) == (["r-1#more_goals"] if told else [])
    assert places("status_among_aims", strengths=sentence) == []


# -- letters and headings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a) Một\nb) Hai\nc) Ba\nd) Bốn\nđ) Năm", False),
        ("a) Một\nb) Hai\na) Một\nb) Hai", False),
        ("a. Một\nb. Hai", True),
        ("a) Một\nb) Hai\nc) Ba\nd) Bốn\ne) Năm", True),
        ("Không có điểm nào.", False),
    ],
)
def test_points_in_texts_have_the_letters_of_the_alphabet(text: str, told: bool) -> None:
    assert places("letters", strengths=text) == (TOLD if told else [])


@pytest.mark.parametrize(
    ("letters", "told"), [("a b c d e f", True), ("a b c d đ e", False)], ids=["seed", "Vietnamese"]
)
def test_policies_kept_from_a_document_have_them_too(letters: str, told: bool) -> None:
    policies = tuple(
        a_policy("tài chính, tín dụng", id=f"p-{letter}", typed=f"{letter}) Chính sách:", nothing_occurred=True)
        for letter in letters.split()
    )

    assert places("letters", policies=policies) == (["p-e#title", "p-f#title"] if told else [])


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ("2.Nhiệm vụ", "thiếu dấu cách"),
        ("2. NHIỆM VỤ:", "viết hoa cả dòng"),
        ("2. Nhiệm vụ", ""),
    ],
)
def test_kept_headings_are_like_their_siblings(second: str, words: str) -> None:
    found_here = found("headings_unlike", typed={"objectives": "1. Mục tiêu", "tasks": second})

    assert [str(finding.ref) for finding in found_here] == (["r-1#tasks_intro"] if words else [])
    assert all(words in finding.sentence for finding in found_here)


def test_headings_that_are_all_in_capitals_are_alike() -> None:
    assert found("headings_unlike", typed={"objectives": "I. MỤC TIÊU", "tasks": "II. NHIỆM VỤ"}) == ()


def test_a_document_in_the_right_form_has_no_typed_flaws() -> None:
    typed = {"number": "Số: 312/BC-UBND", "signature": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"}

    assert found("head_and_end_as_typed", typed=typed, closing="Trên đây là báo cáo./.") == ()
    assert found("head_and_end_as_typed", closing="Trên đây là báo cáo.") == ()


def test_the_line_of_the_file_names_the_office() -> None:
    assert places("filing_line", recipients="UBND tỉnh\nLưu: VT") == ["r-1#recipients"]
    assert places("filing_line", recipients="UBND tỉnh\nLưu: VT, KT (02)") == []
    assert places("filing_line", recipients="UBND tỉnh") == []


# -- figures in texts


REVENUE: dict[str, Any] = {
    "unit": "triệu đồng",
    "goal": "2.000",
    "vision": "3.000",
    "baseline": "1.000",
    "last_year": "1.436,2",
}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Doanh thu đạt 1.600 triệu đồng.", True),
        ("Doanh thu bình quân của hợp tác xã đạt 1,6 tỷ đồng.", True),
        ("Doanh thu đạt 1.523,45 triệu đồng.", False),
        ("Doanh thu đạt 1,5 tỷ đồng.", False),
        ("Doanh thu tăng 87 triệu đồng so với năm trước.", False),
        ("Doanh thu năm 2025 là 1.436,2 triệu đồng.", False),
        ("Doanh thu từ dịch vụ làm đất là 200 triệu đồng.", False),
        ("Doanh thu đạt ⟦t-mean_revenue#actual⟧.", False),
        ("Hợp tác xã có 1.200 thành viên.", True),
        ("Hợp tác xã có 1.105 thành viên.", False),
        ("Có 38 thành viên tham gia bảo hiểm.", False),
        ("Hợp tác xã có trên 1.000 thành viên.", False),
        ("Đã bố trí đủ 06 lao động thường xuyên.", False),
        ("Cả 09 lao động thường xuyên đều có hợp đồng.", True),
        ("Cả 06 lao động thường xuyên đều có hợp đồng.", False),
        ("Có 02 lao động thường xuyên được học nghề.", False),
        ("Trong kỳ, hợp tác xã có 24 thành viên mới gia nhập.", False),
        ("Cả 24 thành viên mới đều được tập huấn.", False),
        ("Trong số thành viên có 38 người tham gia bảo hiểm xã hội.", False),
        ("Một số thành viên có 2 ha đất.", False),
        ("Hội đồng quản trị hợp tác xã có 05 thành viên.", False),
        ("Hợp tác xã có 1.200 thành viên và 06 lao động.", True),
        ("Hợp tác xã Hoa Sen hiện có 1.200 thành viên.", True),
        ("Hợp tác xã Hoa Sen hiện có 1.105 thành viên.", False),
        ("Số thành viên: 1.200 người.", True),
        ("Số thành viên: 1.105 người.", False),
        ("Doanh thu bình quân đạt trên 2 tỷ đồng.", True),
        ("Doanh thu bình quân đạt dưới 1 tỷ đồng.", True),
        ("Doanh thu bình quân đạt khoảng 1,8 tỷ đồng.", True),
        ("Doanh thu bình quân đạt trên 1,5 tỷ đồng, gần 1,6 tỷ đồng.", False),
        ("Doanh thu khoảng 1,5 tỷ đồng, không dưới 1 tỷ đồng.", False),
        ("Cho vay đối với hợp tác xã có doanh thu trên 2 tỷ đồng.", False),
        ("Hợp tác xã được xếp loại yếu.", True),
        ("Hợp tác xã được xếp loại khá.", False),
        ("Từ mục 1.1. và 2.1., công nghiệp 4.0, ngày 02/02/2023, 01 năm, 50% - 70%.", False),
    ],
)
def test_a_figure_in_a_text_is_that_of_the_data(sentence: str, told: bool) -> None:
    targets = (
        a_target("mean_revenue", **REVENUE),
        a_target("members", goal="1.300", vision="1.500", baseline="900"),
        a_target("workers", goal="8", vision="10", baseline="4"),
        a_target("rank", goal="khá", vision="tốt", baseline="trung bình"),
    )

    assert places("figure_told_differently", targets=targets, strengths=sentence) == (TOLD if told else [])


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Số thành viên đạt 1.110 người.", True),
        ("Số thành viên đạt 1.110 người, bằng 100% kế hoạch.", True),
        ("Đến ngày 15/6/2026, hợp tác xã có 1.300 thành viên.", True),
        ("Doanh thu bình quân đạt 2 tỷ đồng.", True),
        ("Hợp tác xã được xếp loại Tốt.", True),
        ("Kế hoạch năm là số thành viên đạt 1.110 người.", False),
        ("Số thành viên đạt 1.110 người như kế hoạch.", False),
        ("Phấn đấu số thành viên đạt 1.300 người, doanh thu 2 tỷ đồng, hợp tác xã xếp loại tốt.", False),
        ("Đến năm 2030, hợp tác xã có 1.300 thành viên.", False),
        ("Số thành viên đạt 1.105 người; năm trước số thành viên là 900 người.", False),
        ("Gạo của phường đạt loại tốt.", False),
    ],
)
def test_what_is_aimed_at_is_no_result(sentence: str, told: bool) -> None:
    targets = (
        a_target("mean_revenue", **REVENUE),
        a_target("members", plan="1.110", goal="1.300", vision="1.500", baseline="900"),
        a_target("rank", goal="khá", vision="tốt", baseline="trung bình"),
    )

    assert places("figure_told_differently", targets=targets, strengths=sentence) == (TOLD if told else [])


def test_while_there_is_no_result_what_is_aimed_at_may_be_told() -> None:
    target = a_target("members", plan="1.110", goal="1.300", vision="1.500", baseline="900")
    report = a_finished_report(targets=(target,), returns=(), strengths="Số thành viên đạt 1.110 người.")

    assert places("figure_told_differently", report) == []


def test_the_sentence_about_a_figure_names_both() -> None:
    (finding,) = found(
        "figure_told_differently",
        targets=(a_target("mean_revenue", **REVENUE),),
        strengths="Doanh thu đạt 1.600 triệu đồng.",
    )

    assert "1.600 triệu" in finding.sentence
    assert "1.523,45" in finding.sentence


@pytest.mark.parametrize(("figure", "told"), [("12", True), ("10", False)])
def test_an_indicator_of_ones_own_is_known_by_its_name(figure: str, told: bool) -> None:
    target = a_target("classes", unit="lớp", actual="10", goal="20", vision="30", baseline="5")
    named = a_target(
        indicator=target.indicator.__class__(code="c", name="Số lớp tập huấn đã mở", unit="lớp"),
        actual="10",
        goal="20",
        vision="30",
        baseline="5",
    )

    assert places("figure_told_differently", targets=(named,), strengths=f"Số lớp tập huấn đã mở là {figure} lớp.") == (
        TOLD if told else []
    )


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Có 01 chỉ tiêu đạt kế hoạch, 01 chỉ tiêu chưa đạt.", False),
        ("Có 02 chỉ tiêu đạt kế hoạch.", True),
        ("Có 02 chỉ tiêu chưa đạt.", True),
        ("Trong 05 chỉ tiêu của năm có nhiều kết quả.", False),
        ("Có 01/02 chỉ tiêu đạt kế hoạch.", False),
        ("Có 01 trong số 02 chỉ tiêu đạt kế hoạch.", False),
        ("Có 02/02 chỉ tiêu đạt kế hoạch.", True),
    ],
)
def test_targets_are_counted_as_their_table_counts_them(sentence: str, told: bool) -> None:
    aims: dict[str, Any] = {"goal": "20", "vision": "30", "baseline": "5"}
    targets = (
        a_target("a", plan="10", actual="10", **aims),
        a_target("b", plan="10", actual="8", **aims),
        a_target("c", actual="8", **aims),
    )

    assert places("targets_counted_differently", targets=targets, goals_result=sentence) == (
        ["r-1#goals_result"] if told else []
    )


# -- what is the same


@pytest.mark.parametrize(("figure", "told"), [("1.105", True), ("1.098", False)], ids=["as last year", "another"])
def test_a_large_figure_that_is_last_years_is_told(figure: str, told: bool) -> None:
    target = a_target(actual=figure, last_year="1.105", goal="2.000", vision="3.000", baseline="900")
    small = a_target("managers", actual="2", last_year="2", goal="3", vision="4", baseline="1")

    assert places("same_figures", targets=(target, small)) == (["t-members#actual"] if told else [])


PASSAGE = "chủ động ứng dụng khoa học, từng bước chuyển đổi số nhằm đáp ứng yêu cầu của thị trường trong và ngoài tỉnh"


def test_a_passage_that_stands_twice_is_told_once() -> None:
    (finding,) = found("passages_copied", strengths=f"Hợp tác xã {PASSAGE}.", orientation=f"Cần {PASSAGE}.")

    assert finding.severity is Severity.NOTE
    assert {ref.field for ref in finding.places} == {"strengths", "orientation"}
    assert "từng bước chuyển đổi số" in finding.sentence


def test_a_formula_of_a_few_words_and_the_title_of_a_document_may_stand_twice() -> None:
    short = "Ủy ban nhân dân phường đã tổ chức hội nghị"
    citations = (a_citation(title=PASSAGE),)

    assert found("passages_copied", strengths=f"{short} một.", causes=f"{short} hai.") == ()
    assert found("passages_copied", citations=citations, strengths=f"Về {PASSAGE}.", causes=f"Vì {PASSAGE}.") == ()


def test_results_of_last_year_are_not_told_again() -> None:
    before = a_finished_report(id="r-0", strengths=f"Hợp tác xã {PASSAGE}.")
    copied = a_finished_report(previous="r-0", shortcomings=f"Chưa {PASSAGE}.", strengths="Đã khác.")
    fresh = a_finished_report(previous="r-0", strengths="Năm nay hợp tác xã mở thêm hai điểm bán rau.")

    told = [finding for finding in findings(a_book(before, copied), copied) if finding.check == "passages_copied"]

    assert [(str(finding.ref), finding.severity) for finding in told] == [("r-1#shortcomings", Severity.SHOULD)]
    assert not [each for each in findings(a_book(before, fresh), fresh) if each.check == "passages_copied"]


def test_results_of_an_old_report_that_was_not_rolled_forward_are_not_told_again() -> None:
    before = a_finished_report(id="r-0", period_to=date(2025, 6, 15), strengths=f"Hợp tác xã {PASSAGE}.")
    copied = a_finished_report(shortcomings=f"Chưa {PASSAGE}.", strengths="Đã khác.")

    told = [finding for finding in findings(a_book(before, copied), copied) if finding.check == "passages_copied"]

    assert [str(finding.ref) for finding in told] == ["r-1#shortcomings"]


def test_what_is_to_be_done_may_stay_as_it_was() -> None:
    before = a_finished_report(id="r-0", orientation=f"Cần {PASSAGE}.")
    now = a_finished_report(previous="r-0", orientation=f"Cần {PASSAGE}.")

    assert not [each for each in findings(a_book(before, now), now) if each.check == "passages_copied"]


def test_a_ward_with_figures_of_one_cooperative_may_quote_it() -> None:
    rows = (a_full_return(), a_full_return("c-2", members="200"))
    target = a_target("members", goal="2.000", vision="3.000", baseline="900")
    text = "Hợp tác xã có 200 thành viên."

    assert found("figure_told_differently", a_finished_report(targets=(target,), returns=rows, strengths=text)) == ()


def test_nothing_is_said_of_an_empty_report() -> None:
    report = a_report()
    kinds = {finding.check for finding in findings(a_book(report), report)}

    assert kinds == {"no_results", "unit_not_chosen", "signer_not_chosen", "resolution_not_cited", "required_missing"}
