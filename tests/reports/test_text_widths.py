"""Widths of text in Times New Roman, and the lines that a centred title breaks into."""

from __future__ import annotations

import pytest

from desktop.reports.decree30 import MOTTO, NATIONAL_NAME
from desktop.reports.text_widths import NO_BREAK, balance, kept_together, width, wrap


@pytest.mark.parametrize(
    ("text", "size", "twips"),
    [(MOTTO, 14, 3420), (MOTTO, 13, 3175), (NATIONAL_NAME, 13, 5381), (NATIONAL_NAME, 12, 4968)],
)
def test_bold_text_is_as_wide_as_it_prints(text: str, size: int, twips: int) -> None:
    """`twips` was measured in print, where LibreOffice sets some pairs of letters closer than Word does."""
    assert width(text, size, bold=True) * 20 == pytest.approx(twips, rel=0.01)


def test_italic_text_is_as_wide_as_it_prints() -> None:
    """Measured in the font file, letter by letter."""
    assert width("Phường Tân An, ngày 05 tháng 3", 14, italic=True) == pytest.approx(186.6, abs=0.1)


def test_marks_add_nothing_but_the_horn_does() -> None:
    assert width("ế", 10) == width("e", 10)
    assert width("ớ", 10) > width("o", 10)
    assert width("漢", 10) == 5


def test_text_wraps_at_blanks_and_long_words_stand_alone() -> None:
    assert wrap("một hai ba", 1000, 14) == ["một hai ba"]
    assert wrap("một hai ba", 30, 14) == ["một", "hai", "ba"]
    assert wrap("a dài-quá-khổ b", 20, 14) == ["a", "dài-quá-khổ", "b"]


def test_a_title_is_broken_into_even_lines_that_part_no_number_from_its_word() -> None:
    title = "Đánh giá 01 năm thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương"
    greedy = wrap(title, 300, 14, bold=True)

    lines = balance(title, 300, 14, bold=True)

    assert greedy[0].endswith("quyết số")  # the control: the plain way parts the number
    assert len(lines) == len(greedy)
    assert " ".join(lines) == title
    assert [line for line in lines[1:] if line[0].isdigit()] == []


@pytest.mark.parametrize("text", ["", "Ngắn", "một " * 60])
def test_any_title_can_be_balanced(text: str) -> None:
    lines = balance(text, 300, 14, bold=True)

    assert " ".join(lines).split() == text.split()
    assert all(width(line, 14, bold=True) <= 300 for line in lines)


RESOLUTION = (
    "Sơ kết 05 năm thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022 của Hội nghị lần thứ năm Ban Chấp hành Trung ương "
    "Đảng khóa XIII về tiếp tục đổi mới, phát triển và nâng cao hiệu quả kinh tế tập thể trong giai đoạn mới"
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            RESOLUTION,
            [
                "Sơ kết 05 năm thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022",
                "của Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII",
                "về tiếp tục đổi mới, phát triển và nâng cao hiệu quả kinh tế tập thể",
                "trong giai đoạn mới",
            ],
        ),
        (
            "Tình hình phát triển kinh tế tập thể, hợp tác xã năm 2026 và kế hoạch năm 2027",
            ["Tình hình phát triển kinh tế tập thể,", "hợp tác xã năm 2026 và kế hoạch năm 2027"],
        ),
    ],
)
def test_a_line_of_a_title_begins_where_a_phrase_begins(text: str, lines: list[str]) -> None:
    assert balance(text, 453, 14, bold=True) == lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", ["PHÒNG KINH TẾ,", "HẠ TẦNG VÀ ĐÔ THỊ"]),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"]),
        ("UBND PHƯỜNG TRƯƠNG QUANG TRỌNG", ["UBND PHƯỜNG", "TRƯƠNG QUANG TRỌNG"]),
    ],
)
def test_the_name_of_a_body_is_parted_between_its_phrases(name: str, lines: list[str]) -> None:
    assert balance(name, 168, 13, bold=True) == lines


def test_a_phrase_that_would_fit_above_its_line_is_kept_together() -> None:
    lines = ["PHÒNG KINH TẾ,", "HẠ TẦNG VÀ ĐÔ THỊ"]
    room = max(width(line, 13, bold=True) for line in lines)
    greedy = wrap(" ".join(lines), room, 13, bold=True)

    kept = kept_together(lines, room, 13, bold=True)

    assert greedy != lines  # the control: the word processor would part the phrase
    assert kept == ["PHÒNG KINH TẾ,", f"HẠ{NO_BREAK}TẦNG VÀ ĐÔ THỊ"]
    assert wrap(" ".join(kept), room, 13, bold=True) == kept
