"""Text, numbers and dates as Vietnamese offices write them."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import NotADate
from desktop.domain.vietnamese import (
    ALPHABET,
    capitalised,
    clean,
    format_count,
    format_date,
    format_long_date,
    format_number,
    lowered,
    one_line,
    paragraphs,
    parse_date,
    round_half_up,
)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        (unicodedata.normalize("NFD", "Hợp tác xã Đường Hoa"), "Hợp tác xã Đường Hoa"),
        ("h\u00e2\u0301p", "hấp"),  # the Windows-1258 hybrid: ready-made letter, separate tone
        ("\u00d0ức, \u0189ường", "Đức, Đường"),
        ("một\x0bhai", "một\nhai"),
        ("một\r\nhai\rba\u2028bốn\x85năm\x0csáu", "một\nhai\nba\nbốn\nnăm\nsáu"),
        ("Phường\u00a0Hoa\tSen\u202f1", "Phường Hoa Sen 1"),
        ("kin\u00adh tế\u200b tập\ufeff thể\u202c", "kinh tế tập thể"),
        ("a\x00b\x1fc\x7fd\ufffee\ud800f", "abcdef"),
        ("hai  khoảng ", "hai  khoảng "),
        ("hòa hoà", "hòa hoà"),
        ("１.１０５　người，５０％", "1.105 người,50%"),
        ("", ""),
    ],
)
def test_text_is_cleaned_at_the_border(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(raw=st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=30))
def test_cleaning_once_is_enough(raw: str) -> None:
    cleaned = clean(raw)

    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(character) in ("Cs",) for character in cleaned)


def test_one_line_merges_blanks_and_line_breaks() -> None:
    assert one_line("  Chính sách \n đất\u00a0 đai\t") == "Chính sách đất đai"


def test_paragraphs_are_the_lines_that_say_something() -> None:
    assert paragraphs("Một.\n\n  - Hai  ba. \n \n") == ("Một.", "- Hai ba.")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("-0.00", "0,00"),
        ("7", "7"),
        ("1105", "1.105"),
        ("1234567.5", "1.234.567,5"),
        ("1.50", "1,50"),
        ("-12.5", "-12,5"),
        ("-1105", "-1.105"),
        ("0.000001", "0,000001"),
        ("1E+3", "1.000"),
    ],
)
def test_a_number_groups_thousands_by_dots_and_starts_decimals_with_a_comma(number: str, text: str) -> None:
    assert format_number(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [("0", "0"), ("1", "01"), ("9", "09"), ("9.0", "09"), ("10", "10"), ("1.5", "1,5"), ("-3", "-3")],
)
def test_a_count_below_ten_takes_a_leading_zero(number: str, text: str) -> None:
    assert format_count(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        ("66.65", 1, "66.7"),
        ("66.649", 1, "66.6"),
        ("0.05", 1, "0.1"),
        ("-66.65", 1, "-66.7"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("100", 1, "100.0"),
        ("1" + "0" * 36, 1, "1" + "0" * 36 + ".0"),
    ],
)
def test_halves_are_rounded_away_from_zero(number: str, places: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(number), places)) == rounded


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2023, 9, 20), "20/9/2023", "ngày 20 tháng 9 năm 2023"),
        (date(2023, 2, 2), "02/02/2023", "ngày 02 tháng 02 năm 2023"),
        (date(2026, 1, 31), "31/01/2026", "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 5), "05/3/2026", "ngày 05 tháng 3 năm 2026"),
        (date(2026, 12, 1), "01/12/2026", "ngày 01 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_months_one_and_two_take_a_zero(day: date, short: str, long: str) -> None:
    assert format_date(day) == short
    assert format_long_date(day) == long


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20/9/2023", date(2023, 9, 20)),
        ("02/02/2023", date(2023, 2, 2)),
        ("2-3-2026", date(2026, 3, 2)),
        ("29.2.2024", date(2024, 2, 29)),
        (" 16 / 6 / 2022 ", date(2022, 6, 16)),
        ("16/6/2022\u00a0", date(2022, 6, 16)),
    ],
)
def test_a_date_is_read_day_first(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "9/20/2023",
        "31/4/2026",
        "29/2/2023",
        "20/9/23",
        "2023-09-20",
        "20/9",
        "0/1/2026",
        "1.105",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(NotADate) as caught:
        parse_date(text)

    assert caught.value.text == text


@given(day=st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_written_date_is_read_back(day: date) -> None:
    assert parse_date(format_date(day)) == day


def test_the_alphabet_of_points_has_d_with_stroke_and_no_f_j_w_z() -> None:
    assert ALPHABET[4] == "đ"
    assert not set("fjwz") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 23


@pytest.mark.parametrize(
    ("text", "written"), [("ước 96", "Ước 96"), ("đạt", "Đạt"), ("UBND tỉnh", "UBND tỉnh"), ("", "")]
)
def test_only_the_first_letter_becomes_a_capital(text: str, written: str) -> None:
    assert capitalised(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh chậm giao vốn",
        "Quỹ Hỗ trợ phát triển hợp tác xã",
        "Sở Tài chính",
        "Hội Nông dân",
        "Nhà nước",
        "Đảng ủy phường",
        "Liên minh hợp tác xã tỉnh",
        "Tân An",
        "HTX",
        "",
    ],
)
def test_the_name_of_a_body_keeps_its_capital_within_a_sentence(text: str) -> None:
    assert lowered(text) == text


@pytest.mark.parametrize(
    "text",
    ["Giá vật tư tăng", "Quỹ đất ít", "Hội nghị", "Đảng viên", "Do Chính phủ", "Xã Tân An", "Phòng chống", "Số HTX"],
)
def test_other_words_have_a_small_letter_within_a_sentence(text: str) -> None:
    assert lowered(text) == text[0].lower() + text[1:]
