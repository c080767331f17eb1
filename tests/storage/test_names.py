"""File names that Windows and sticks take."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.storage.names import MAX_LENGTH, clean_name, stick_name, without_accents


def test_vietnamese_becomes_ascii_letters() -> None:
    assert without_accents("Ủy ban nhân dân phường Đặng Thị Sữa, đường ố") == (
        "Uy ban nhan dan phuong Dang Thi Sua, duong o"
    )


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("Bao cao 20-NQ/TW", "Bao cao 20-NQ-TW.docx"),
        ('a<b>:"c|d?*\\e\n', "a-b-c-d-e-.docx"),
        ("  hai   khoang  trang  ", "hai khoang trang.docx"),
        ("cham cuoi...", "cham cuoi.docx"),
        ("CON", "_CON.docx"),
        ("nul.2026", "_nul.2026.docx"),
        ("COM1", "_COM1.docx"),
        ("Cong ty", "Cong ty.docx"),
        ("...", "bao-cao.docx"),
        ("", "bao-cao.docx"),
    ],
)
def test_a_name_follows_the_rules_of_windows(stem: str, name: str) -> None:
    assert clean_name(stem, ".docx") == name


@given(some.text())
def test_any_text_becomes_a_name_that_windows_takes(stem: str) -> None:
    name = clean_name(stem, ".docx")

    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name == name.strip(" .")
    assert len(name) <= MAX_LENGTH + 1
    assert clean_name(name.removesuffix(".docx"), ".docx") == name


def test_a_copy_on_a_stick_tells_unit_period_and_revision() -> None:
    assert stick_name("21001", "20250616-20260616", 812, "0123456789abcdef") == (
        "21001_20250616-20260616_r000812_01234567.json"
    )


@given(some.text(), some.text(), some.integers(1, 10**9))
def test_a_name_on_a_stick_is_short_ascii_whatever_the_unit_is_called(unit: str, period: str, revision: int) -> None:
    name = stick_name(unit, period, revision, "ab" * 32)

    assert re.fullmatch(r"[A-Za-z0-9-]+_[A-Za-z0-9-]+_r[0-9]{6,10}_[0-9a-f]{8}\.json", name)
    assert len(name) <= 64
