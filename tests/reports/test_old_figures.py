"""Figures said in the prose of old reports: the total is read, never what is only added to it or a part of it."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.domain.values import format_value
from desktop.reports.importing.figures import Mention, mentions
from desktop.storage.catalogue import read_catalogue

INDICATORS = {indicator.code: indicator for indicator in read_catalogue(paths.asset("catalogue.json")).indicators}


def only(text: str) -> Mention:
    (mention,) = mentions(text, INDICATORS)
    return mention


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Kết nạp thêm 50 thành viên mới, nâng tổng số thành viên lên 1.200 thành viên.", "1.200"),
        ("Kết nạp thêm 50 thành viên mới nâng tổng số lên 1.200 thành viên.", "1.200"),
        ("Hợp tác xã hiện có 1.105 thành viên, phấn đấu đạt 1.200 thành viên.", "1.200"),
        ("Số thành viên tăng lên 1.200 người.", "1.200"),
        ("Số thành viên từ 1.105 người hiện nay lên 1.200 người.", "1.200"),
        ("Có từ 1.105 thành viên trở lên, lên kế hoạch mở 2 lớp.", "≥ 1.105"),
        ("Doanh thu bình quân tăng thêm 500 triệu đồng, đạt 2 tỷ đồng/hợp tác xã.", "2.000"),
        ("Nâng doanh thu bình quân từ 1,2 tỷ đồng/hợp tác xã lên 2 tỷ đồng/hợp tác xã.", "2.000"),
        ("Có 3 lao động nữ trong tổng số 12 lao động.", "12"),
        ("Tổng số lao động là 12 người, tổng số lao động nữ là 3 người.", "12"),
        ("Xây dựng hợp tác xã kiểu mới 12 lao động thường xuyên.", "12"),
        ("Có 12 lao động (tăng 3 lao động so với năm 2022).", "12"),
        ("Lao động thường xuyên: 12 người (nữ 4 người).", "12"),
        ("Tăng cường vận động để có 1.200 thành viên.", "1.200"),
    ],
)
def test_the_total_is_read_wherever_it_stands(text: str, value: str) -> None:
    mention = only(text)

    assert (format_value(mention.value), mention.reason) == (value, "")


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu kết nạp thêm 50 thành viên.",
        "Kết nạp mới 50 thành viên trong kỳ.",
        "Số thành viên mới đạt 50 người.",
        "Có 3 lao động nữ.",
        "Duy trì 1.105 thành viên hiện có và kết nạp thêm 95 thành viên.",
        "Có 20 lao động thời vụ.",
        "Lợi nhuận bình quân tăng 10 triệu đồng so với năm 2022.",
        "Cán bộ có trình độ đại học tăng từ 50% đến 70%.",
    ],
)
def test_what_is_added_or_a_part_alone_is_in_doubt_and_no_figure(text: str) -> None:
    mention = only(text)

    assert (mention.value, mention.reason) == (None, "doubtful_figure")


@pytest.mark.parametrize(
    "text",
    [
        "Hợp tác xã Tân Tiến có 500 thành viên; Hợp tác xã Tân Phú có 600 thành viên.",
        "Doanh thu bình quân đạt từ 1,2 tỷ đồng đến 2 tỷ đồng/hợp tác xã.",
    ],
)
def test_figures_that_differ_are_in_doubt(text: str) -> None:
    assert only(text).reason == "doubtful_figure"


def test_the_same_figure_twice_is_in_no_doubt() -> None:
    assert only("Có 500 thành viên. Cả 500 thành viên được tập huấn.").reason == ""


def test_what_is_inside_another_figure_is_the_figure_of_its_own_indicator() -> None:
    found = mentions("Có 700 thành viên, trong đó 08 lao động làm việc thường xuyên.", INDICATORS)

    assert [(mention.code, format_value(mention.value), mention.reason) for mention in found] == [
        ("members", "700", ""),
        ("workers", "8", ""),
    ]
