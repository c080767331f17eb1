"""A page of good office prose, in every field that takes prose: nothing is told about it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop import paths
from desktop.domain import edits
from desktop.domain.book import Report
from desktop.domain.checks import Severity, findings
from desktop.storage.catalogue import read_catalogue
from tests.builders import a_book, a_citation, a_finished_report, a_group, a_policy, a_target, a_task

PAGE = (
    "Sau một năm thực hiện Nghị quyết số 20-NQ/TW, kinh tế tập thể của phường chuyển biến rõ hơn cả về nhận thức lẫn "
    "cách làm. Cấp ủy, chính quyền, Mặt trận Tổ quốc Việt Nam phường và các đoàn thể đã tổ chức 09 hội nghị, 24 buổi "
    "sinh hoạt chi bộ, thu hút 612 lượt người; 98,5% cán bộ, đảng viên được học tập nghị quyết.",
    "Để đưa nghị quyết vào cuộc sống, Ủy ban nhân dân phường đã ban hành Kế hoạch số 18/KH-UBND ngày 12/01/2026, phân "
    "công rõ người, rõ việc, rõ thời hạn; định kỳ hằng quý nghe báo cáo và tháo gỡ khó khăn cho hợp tác xã. Đảng, Nhà "
    "nước và Nhân dân cùng chăm lo cho kinh tế tập thể; việc quản lý nhà nước được thực hiện đúng luật.",
    "- Về nhân lực: cử 02 cán bộ học lớp sơ cấp nghề giám đốc; mở 01 lớp kế toán cho 42 học viên.\n"
    "- Về đất đai: cho thuê 0,3 ha đất công ích trong 05 năm để làm kho, sân phơi.\n"
    "- Về vốn: hướng dẫn hồ sơ vay 300 triệu đồng; hỗ trợ 24,6 triệu đồng mua máy tính và phần mềm.",
    "a) Bảo hiểm xã hội: 38 thành viên tham gia tự nguyện.\nb) Thị trường: dự 03 phiên chợ, 02 hội chợ trong tỉnh.\n"
    "c) Khoa học - công nghệ: cấp mã truy xuất cho sản phẩm OCOP 3 sao.",
    "Hợp tác xã (HTX) là nơi nông dân mua được vật tư tốt, bán được nông sản có lãi. HTX đã ký 02 hợp đồng bao tiêu, "
    "thời hạn 03 năm, diện tích 46 ha; doanh thu tăng 87 triệu đồng so với năm trước, chi phí giảm 5 - 7%. Quý I/2026, "
    "nhiệt độ cao nên năng suất lúa chỉ đạt 62,4 tạ/ha (kế hoạch 65 tạ/ha).",
    "Đồng chí Nguyễn Thị Hoà, Giám đốc Hợp tác xã nông nghiệp Tân An, cho biết: “Có hợp đồng trước vụ thì thành viên "
    "yên tâm hơn”. Các giám đốc hợp tác xã khác trong vùng đã đến học tập, trao đổi kinh nghiệm.",
    "Khó khăn lớn nhất là vốn góp thấp, trung bình mỗi thành viên góp 500 nghìn đồng; máy móc cũ, đường nội đồng hẹp, "
    "xe tải trên 2,5 tấn không vào được; giá vật tư biến động mạnh từ tháng 3 đến tháng 5/2026.",
    "Thời gian tới, phường tập trung: vận động thêm ít nhất 20 hộ gia nhập trước ngày 31/12/2026; hoàn thành sân phơi "
    "trước vụ Đông Xuân 2026 - 2027; phối hợp với Liên minh Hợp tác xã tỉnh mở lớp kiểm soát nội bộ.",
)
FIELDS = (
    "goals_result",
    "tasks_intro",
    "policies_intro",
    "strengths",
    "shortcomings",
    "causes",
    "lessons",
    "orientation",
)


def a_well_written_report() -> Report:
    prose = dict(zip(FIELDS, PAGE, strict=True))
    return a_finished_report(issued=date(2026, 6, 22), **prose)


def test_nothing_is_told_about_good_prose() -> None:
    report = a_well_written_report()

    assert findings(a_book(report), report) == ()


@pytest.mark.parametrize("place", range(len(PAGE)))
def test_nothing_is_told_of_it_in_tasks_and_policies_either(place: int) -> None:
    group = a_group("Phát huy vai trò của Mặt trận Tổ quốc", a_task(PAGE[place]), result="Đã làm xong trong kỳ.")
    policy = a_policy("Chính sách tài chính, tín dụng", content="Hướng dẫn vay vốn.", result=PAGE[place - 1])
    report = a_finished_report(groups=(group,), policies=(policy,), opening="Thực hiện kế hoạch năm, phường báo cáo:")

    assert findings(a_book(report), report) == ()


def test_one_flaw_in_the_page_would_be_told() -> None:
    report = a_finished_report(strengths=PAGE[4].replace("Hợp tác xã (HTX) là", "HTX là"))

    assert [finding.check for finding in findings(a_book(report), report)] == ["abbreviation_undefined"]


def test_of_a_new_book_only_what_is_missing_is_told() -> None:
    book = edits.new_book(read_catalogue(paths.asset("catalogue.json")))

    found = findings(book, book.reports[0])

    assert {finding.check for finding in found} <= {
        "no_results",
        "unit_not_chosen",
        "signer_not_chosen",
        "required_missing",
        "resolution_not_cited",
    }
    assert {finding.severity for finding in found} == {Severity.MUST}


def test_a_report_of_the_no_cooperative_kind_is_done_with_nothing_to_say() -> None:
    report = a_finished_report(
        no_cooperatives=True,
        returns=(),
        targets=(a_target(), a_target("rank")),
        goals_result="",
        citations=(a_citation(),),
    )

    assert findings(a_book(report), report) == ()
