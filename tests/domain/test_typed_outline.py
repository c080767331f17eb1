"""Outlines as clerks type them: read into levels, written back, and filled with sections."""

from __future__ import annotations

import pytest

from desktop.domain.typed_outline import placed_sections, read_outline, unplaced, with_sections, write_outline


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("I. TÌNH HÌNH CHUNG\n1. Đặc điểm\n2. Thuận lợi\nII. KẾT QUẢ", [1, 2, 2, 1]),
        ("1. Mục tiêu\n1.1. Chung\n1.2. Cụ thể\n2. Nhiệm vụ", [1, 2, 2, 1]),
        ("I. Một\n1. Hai\na) Ba\nđ) Ba nữa\nIII. Một nữa", [1, 2, 3, 3, 1]),
        ("Phần I. Tình hình\n1. Đặc điểm\nPhần II. Kết quả", [1, 2, 1]),
        ("Mục tiêu\n\tTổng quát\n\tCụ thể\nNhiệm vụ", [1, 2, 2, 1]),
        ("Mục tiêu\nNhiệm vụ", [1, 1]),
        ("a) Chỉ có chữ\nb) Chữ nữa", [1, 1]),
        ("1) Một\n- Hai\n- Hai nữa\n2) Một nữa", [1, 2, 2, 1]),
        ("A. Một\nI. Hai\n1. Ba\nB. Một nữa", [1, 2, 3, 1]),
        ("PHẦN I. Một\nI. Hai\nPhần thứ hai: Một nữa", [1, 2, 1]),
        ("I. Một\nI.1. Hai\nI.2. Hai nữa\nII. Một nữa", [1, 2, 2, 1]),
        ("\t\tSâu ngay từ đầu", [1]),
        ("1. Một\n1.1. Hai\n1.1.1. Ba\n1.1.1.1. Bốn", [1, 2, 3, 3]),
        ("", []),
    ],
)
def test_a_line_stands_as_deep_as_its_number_or_its_tabs_say(typed: str, levels: list[int]) -> None:
    assert [line.level for line in read_outline(typed)] == levels


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("I. TÌNH HÌNH CHUNG:", "TÌNH HÌNH CHUNG"),
        ("2.1. Kết quả   thực hiện", "Kết quả thực hiện"),
        ("2.NHIỆM VỤ", "NHIỆM VỤ"),
        ("đ) Chính sách đất đai", "Chính sách đất đai"),
        ("Chính sách 1: đất đai", "Chính sách 1: đất đai"),
        ("Mục tiêu đến năm 2030", "Mục tiêu đến năm 2030"),
        ("Cải cách hành chính", "Cải cách hành chính"),
        ("I.1. Số lượng", "Số lượng"),
        ("1.1 Số lượng", "Số lượng"),
        ("PHẦN 2: KẾT QUẢ", "KẾT QUẢ"),
        ("01 năm thực hiện Nghị quyết", "01 năm thực hiện Nghị quyết"),
        ("20-NQ/TW và các văn bản khác", "20-NQ/TW và các văn bản khác"),
        ("1.105 thành viên", "1.105 thành viên"),
    ],
)
def test_a_title_loses_its_mark_and_nothing_else(typed: str, title: str) -> None:
    assert [line.title for line in read_outline(typed)] == [title]


def test_an_outline_can_be_written_and_read_again() -> None:
    lines = read_outline("1. Một\n1.1. Hai\n2. Ba")

    assert read_outline(write_outline(lines)) == lines


def test_sections_are_put_below_lines_by_position() -> None:
    lines = with_sections(read_outline("Một\nHai"), [(1, "goals"), (0, "causes"), (1, "lessons")])

    assert [line.sections for line in lines] == [("causes",), ("goals", "lessons")]
    assert list(placed_sections(lines)) == [(0, "causes"), (1, "goals"), (1, "lessons")]
    assert "goals" not in unplaced(lines)
