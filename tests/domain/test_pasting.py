"""Pasted text: paragraphs whole, items behind a dash, nothing unseen, and never a word lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.pasting import clean_paste

ZALO = "• Mở lớp tập huấn\n•\u00a0Hỗ trợ\u200b giống;\n▪ Cho vay vốn"
PDF = (
    "Hợp tác xã đã mở rộng dịch vụ, ký hợp\nđồng với doanh nghiệp và giữ được\n1.105 thành viên.\n"
    "Năm sau tiếp tục\nvận động."
)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (ZALO, "- Mở lớp tập huấn\n- Hỗ trợ giống;\n- Cho vay vốn"),
        ("– Một\n+ Hai\n* Ba\n-Bốn\n\uf0b7\tNăm", "- Một\n- Hai\n- Ba\n- Bốn\n- Năm"),
        (
            "Hợp tác xã đã mở rộng dịch vụ, ký hợp\nđồng với doanh nghiệp.",
            "Hợp tác xã đã mở rộng dịch vụ, ký hợp đồng với doanh nghiệp.",
        ),
        ("Năm sau tiếp tục\r\nvận động.", "Năm sau tiếp tục vận động."),
        ("Câu thứ nhất.\ncâu thứ hai.", "Câu thứ nhất.\ncâu thứ hai."),
        ("Gồm:\nmột việc;\nhai việc", "Gồm:\nmột việc;\nhai việc"),
        ("Kết quả đạt được\nb) Mở 02 lớp", "Kết quả đạt được\nb) Mở 02 lớp"),
        ("Đoạn một.\n\n\nĐoạn hai.", "Đoạn một.\nĐoạn hai."),
        ("Chữ  có   nhiều blank , dấu ; rời .", "Chữ có nhiều blank, dấu; rời."),
        ("Lợi nhuận\x0bđạt 100 triệu", "Lợi nhuận đạt 100 triệu"),
        ("cu\u0309ng co\u0302\u0301", "củng cố"),
        ("pro\ufb01t", "profit"),
        ("-12,5 triệu đồng", "-12,5 triệu đồng"),
        ("- ", "-"),
        ("•\nMở lớp tập huấn", "- Mở lớp tập huấn"),
        ("", ""),
        ("OCOP...; mở rộng", "OCOP...; mở rộng"),
    ],
)
def test_a_text_is_cleaned(pasted: str, kept: str) -> None:
    assert clean_paste(pasted) == kept


def test_a_figure_at_the_start_of_a_line_is_not_joined_by_guess() -> None:
    assert clean_paste(PDF).split("\n")[1] == "1.105 thành viên."


WORD = re.compile(r"\w+")


@given(st.lists(st.text(alphabet="aăâbcđeêoơưư ÀÁẢ.,;:-+•*()\u00a0\t019", max_size=30), max_size=8).map("\n".join))
def test_no_word_is_lost_and_twice_is_as_once(text: str) -> None:
    once = clean_paste(text)

    assert WORD.findall(once) == WORD.findall(text.replace("\u00a0", " "))
    assert clean_paste(once) == once
