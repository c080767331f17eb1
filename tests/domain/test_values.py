"""The one strict rule for reading figures, and what is written of them."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import NotANumber
from desktop.domain.values import (
    MAX_DIGITS,
    NOT_APPLICABLE,
    NOT_COLLECTED,
    Comparator,
    Number,
    Rank,
    Value,
    as_estimate,
    format_value,
    parse_decimal,
    parse_value,
    write_value,
)
from desktop.domain.vietnamese import one_line
from tests.builders import RANKS, a_value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("06", "6"),
        ("1105", "1105"),
        ("1.105", "1105"),
        ("1 105", "1105"),
        ("1\u00a0105", "1105"),
        ("1\u202f105\u202f200", "1105200"),
        ("1.234.567,5", "1234567.5"),
        ("12 345,67", "12345.67"),
        ("1,5", "1.5"),
        ("1,50", "1.50"),
        ("0,125", "0.125"),
        ("1.234,567", "1234.567"),
        ("-12,5", "-12.5"),
        ("−12,5", "-12.5"),
        ("–12,5", "-12.5"),  # Word's dash
        ("１.１０５", "1105"),  # full-width digits
        ("  98,5  ", "98.5"),
        ("9" * MAX_DIGITS, "9" * MAX_DIGITS),
    ],
)
def test_a_number_is_read_by_the_vietnamese_rule(text: str, number: str) -> None:
    assert str(parse_decimal(text)) == number


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1,105", ("1.105", "1,105")),
        ("-1,105", ("-1.105", "-1,105")),
        ("12,500", ("12.500", "12,500")),
        ("1.5", ("1,5",)),
        ("0.125", ("0,125",)),
        ("1.50", ("1,50",)),
        ("1.2345", ("1,2345",)),
        ("1,105,200", ("1.105.200",)),
        ("1,105.5", ("1.105,5",)),
        ("(12,5)", ("-12,5", "12,5")),
    ],
)
def test_a_doubtful_number_is_refused_with_its_readings(text: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(NotANumber) as caught:
        parse_decimal(text)

    assert caught.value.readings == readings
    assert caught.value.text == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "NaN",
        "sNaN",
        "Infinity",
        "-inf",
        "1e999",
        "1E3",
        "1_000",
        "0x10",
        "١١٠٥",  # Arabic-Indic digits
        "²",
        "1.1.",
        "1..5",
        "1.10",
        "1.105 200",
        "1 05",
        "01.105",
        "1.1055",
        ",5",
        "5,",
        "--5",
        "+5",
        "1/2",
        "5 %",
        "O6",
        "l05",
        "16/6/2022",
        "9" * (MAX_DIGITS + 1),
        "0," + "0" * MAX_DIGITS + "1",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotANumber):
        parse_decimal(text)


def test_a_zero_width_space_inside_a_number_does_no_harm() -> None:
    assert parse_decimal("1.\u200b105") == 1105


@pytest.mark.parametrize("reading", ["1.105", "1,105"])
def test_a_reading_that_somebody_chose_is_no_longer_in_doubt(reading: str) -> None:
    assert str(parse_decimal(reading, sure=True)) == reading.replace(".", "").replace(",", ".")


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1.105 thành viên", "thành viên", Number(low=Decimal(1105))),
        ("06 người", "người", Number(low=Decimal(6))),
        ("từ 50%", "%", Number(low=Decimal(50), comparator=Comparator.AT_LEAST)),
        ("Từ 50 %", "%", Number(low=Decimal(50), comparator=Comparator.AT_LEAST)),
        ("ít nhất 50", "%", Number(low=Decimal(50), comparator=Comparator.AT_LEAST)),
        (">=50", "%", Number(low=Decimal(50), comparator=Comparator.AT_LEAST)),
        ("không quá 5", "%", Number(low=Decimal(5), comparator=Comparator.AT_MOST)),
        ("<= 5", "%", Number(low=Decimal(5), comparator=Comparator.AT_MOST)),
        ("dưới 5", "%", Number(low=Decimal(5), comparator=Comparator.LESS_THAN)),
        ("khoảng 80%", "%", Number(low=Decimal(80), comparator=Comparator.ABOUT)),
        ("~ 80", "%", Number(low=Decimal(80), comparator=Comparator.ABOUT)),
        ("50% - 70%", "%", Number(low=Decimal(50), high=Decimal(70), comparator=Comparator.RANGE)),
        ("50％", "%", Number(low=Decimal(50))),
        ("hơn 50", "người", Number(low=Decimal(50), comparator=Comparator.MORE_THAN)),
        ("không dưới 50%", "%", Number(low=Decimal(50), comparator=Comparator.AT_LEAST)),
        ("không vượt quá 50", "người", Number(low=Decimal(50), comparator=Comparator.AT_MOST)),
        ("trên dưới 50", "người", Number(low=Decimal(50), comparator=Comparator.ABOUT)),
        ("50 người trở lên", "người", Number(low=Decimal(50), comparator=Comparator.AT_LEAST)),
        ("ước từ 50% trở lên", "%", Number(low=Decimal(50), comparator=Comparator.AT_LEAST, estimate=True)),
        ("từ 5 trở xuống", "%", Number(low=Decimal(5), comparator=Comparator.AT_MOST)),
        ("12 HTX", "hợp tác xã", Number(low=Decimal(12))),
        ("50 người - 60 người", "người", Number(low=Decimal(50), high=Decimal(60), comparator=Comparator.RANGE)),
        ("50 – 70", "%", Number(low=Decimal(50), high=Decimal(70), comparator=Comparator.RANGE)),
        ("từ 50% đến 70%", "%", Number(low=Decimal(50), high=Decimal(70), comparator=Comparator.RANGE)),
        ("1.105-1.200", "người", Number(low=Decimal(1105), high=Decimal(1200), comparator=Comparator.RANGE)),
        ("-5 - -3", "%", Number(low=Decimal(-5), high=Decimal(-3), comparator=Comparator.RANGE)),
        ("ước 1.098", "người", Number(low=Decimal(1098), estimate=True)),
        ("Ước đạt 96,4", "%", Number(low=Decimal("96.4"), estimate=True)),
        ("ước trên 96", "%", Number(low=Decimal(96), comparator=Comparator.MORE_THAN, estimate=True)),
        ("âm 12,5", "%", Number(low=Decimal("-12.5"))),
        ("ước lỗ 1,5 tỷ", "triệu đồng", Number(low=Decimal(-1500), estimate=True)),
        ("", "người", None),
        ("  ", "người", None),
        ("Chưa thu thập", "người", NOT_COLLECTED),
        ("không áp dụng", "người", NOT_APPLICABLE),
    ],
)
def test_a_value_is_read_with_its_comparator_and_unit(text: str, unit: str, value: Value | None) -> None:
    assert parse_value(text, unit) == value


@pytest.mark.parametrize(
    ("text", "millions"),
    [
        ("trên 1,5 tỷ đồng", "1500"),
        ("02 tỷ", "2000"),
        ("1,5 tỉ", "1500"),
        ("100 triệu đồng", "100"),
        ("100tr", "100"),
        ("1.523.450.000 đ", "1523.45"),
        ("1.523.450.000 đồng", "1523.45"),
        ("500 đồng", "0.0005"),
        ("1.500", "1500"),
        ("1,5 - 2 tỷ", "1500"),
        ("1,5 tỷ - 2 tỷ", "1500"),
        ("500 triệu - 1 tỷ", "500"),
        ("900 triệu đồng đến 1,2 tỷ đồng", "900"),
        ("12 tr.đ", "12"),
        ("12 triệu đ", "12"),
        ("1,5 tỷ đ", "1500"),
    ],
)
def test_money_is_read_in_dong_trieu_and_ty(text: str, millions: str) -> None:
    value = parse_value(text, "triệu đồng")

    assert isinstance(value, Number)
    assert str(value.low) == millions


@pytest.mark.parametrize("text", ["1,5 tỷ", "100 triệu", "5 đ"])
def test_a_unit_of_money_is_refused_where_no_money_is_asked_for(text: str) -> None:
    with pytest.raises(NotANumber):
        parse_value(text, "người")


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "ước",
        "từ",
        "trên khoảng 5",
        "trên 5 trở lên",
        "5 trở",
        "2 tỷ - 1 tỷ",
        "2 tỷ - 5 người",
        "1e999",
        "NaN",
        "70 - 50",
        "50 - 60 - 70",
        "999999999999999999 tỷ",
        "1 - 999999999999999999 tỷ",
        "0,000000000000000001 đồng",
        "5%",
        "5% - 7",
    ],
)
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(NotANumber) as caught:
        parse_value(text, "triệu đồng")

    assert caught.value.readings == ()


@pytest.mark.parametrize(
    ("text", "unit", "readings"),
    [
        ("trên 1,105 tỷ đồng", "triệu đồng", ("trên 1.105 tỷ đồng", "trên 1,105 tỷ đồng")),
        ("ước khoảng 1.5%", "%", ("ước khoảng 1,5%",)),
        ("1,105 - 2,200", "người", ("1.105 - 2.200", "1,105 - 2,200")),
        ("ước 1,105 - 2 người", "người", ("ước 1,105 - 2 người",)),
        ("từ 1.5% đến 2%", "%", ("từ 1,5% đến 2%",)),
        ("1.5 - abc", "%", ()),
        ("khoảng 50-60", "người", ("50-60",)),
        ("ước khoảng 1.5 - 2.5%", "%", ("ước 1,5 - 2,5%",)),
        ("(12,5) triệu", "triệu đồng", ("-12,5 triệu", "12,5 triệu")),
        ("1,5 tỷ - 2", "triệu đồng", ("1,5 tỷ - 2 tỷ",)),
        ("1.5 tỷ - 2 tỷ", "triệu đồng", ("1,5 tỷ - 2 tỷ",)),
        ("từ 1.5% trở lên", "%", ("từ 1,5% trở lên",)),
    ],
)
def test_readings_keep_what_was_typed_around_the_number(text: str, unit: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(NotANumber) as caught:
        parse_value(text, unit)

    assert caught.value.readings == readings


@pytest.mark.parametrize("text", ["lỗ -5", "âm", "âm lỗ", "lỗ âm 5"])
def test_below_zero_is_said_once(text: str) -> None:
    with pytest.raises(NotANumber):
        parse_value(text)


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("khá", "khá"),
        (" Khá ", "khá"),
        ("TRUNG BÌNH", "trung bình"),
        ("loại khá", "khá"),
        ("Xếp loại Tốt", "tốt"),
        ("đạt loại khá", "khá"),
    ],
)
def test_a_rank_is_read_whatever_its_case_and_the_words_before_it(text: str, rank: str) -> None:
    assert parse_value(text, ranks=RANKS) == Rank(rank)


def test_a_rank_is_read_from_decomposed_letters() -> None:
    assert parse_value(unicodedata.normalize("NFD", "khá"), ranks=RANKS) == Rank("khá")


@pytest.mark.parametrize("text", ["giỏi", "1", "khá, tốt"])
def test_a_word_off_the_scale_is_no_rank(text: str) -> None:
    with pytest.raises(NotANumber):
        parse_value(text, ranks=RANKS)


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [
        ("1105", "", "1.105"),
        ("06", "", "6"),
        ("1,50", "", "1,50"),
        ("từ 50%", "%", "≥ 50"),
        ("trên 1,5 tỷ", "triệu đồng", "> 1.500"),
        ("không quá 5", "", "≤ 5"),
        ("khoảng 80", "", "≈ 80"),
        ("50-70", "", "50 - 70"),
        ("ước 1.523,45", "", "ước 1.523,45"),
        ("chưa thu thập", "", "chưa thu thập"),
        ("-0", "", "0"),
    ],
)
def test_a_grid_shows_the_comparator_as_a_sign(text: str, unit: str, shown: str) -> None:
    assert format_value(parse_value(text, unit)) == shown


def test_nothing_is_shown_for_no_value() -> None:
    assert format_value(None) == ""


@pytest.mark.parametrize(
    ("text", "unit", "counted", "sentence"),
    [
        ("1.105", "thành viên", False, "1.105 thành viên"),
        ("6", "người", True, "06 người"),
        ("6", "người", False, "6 người"),
        ("0", "người", True, "0 người"),
        ("12", "người", True, "12 người"),
        ("từ 50", "%", False, "từ 50%"),
        ("50 - 70", "%", False, "50% - 70%"),
        ("khoảng 80", "%", False, "khoảng 80%"),
        ("trên 1.500", "triệu đồng/hợp tác xã", False, "trên 1,5 tỷ đồng/hợp tác xã"),
        ("2.000", "triệu đồng", False, "2 tỷ đồng"),
        ("1.523", "triệu đồng", False, "1,523 tỷ đồng"),
        ("1.523,45", "triệu đồng", False, "1.523,45 triệu đồng"),
        ("999,5", "triệu đồng", False, "999,5 triệu đồng"),
        ("900 - 1.200", "triệu đồng", False, "900 - 1.200 triệu đồng"),
        ("1.500 - 2.000", "triệu đồng", False, "1,5 - 2 tỷ đồng"),
        ("ước 96", "triệu đồng", False, "ước 96 triệu đồng"),
        ("ước khoảng 80", "%", False, "ước khoảng 80%"),
        ("chưa thu thập", "%", False, "chưa thu thập"),
        ("không áp dụng", "%", False, "không áp dụng"),
    ],
)
def test_a_sentence_writes_the_comparator_and_the_unit_in_words(
    text: str, unit: str, counted: bool, sentence: str
) -> None:
    assert write_value(a_value(text), unit, counted=counted) == sentence


def test_a_rank_is_written_as_it_is() -> None:
    assert write_value(Rank("khá"), "người") == "khá"


def test_an_estimate_is_marked_and_unmarked() -> None:
    number = Number(low=Decimal(96))

    assert as_estimate(number, True) == Number(low=Decimal(96), estimate=True)
    assert as_estimate(as_estimate(number, True), False) == number


@pytest.mark.parametrize(
    "parts",
    [
        {"low": Decimal("NaN")},
        {"low": Decimal("Infinity")},
        {"low": Decimal("1E+3")},
        {"low": Decimal("1e-19")},
        {"low": Decimal(10) ** MAX_DIGITS},
        {"low": Decimal(1), "high": Decimal(2)},
        {"low": Decimal(1), "comparator": Comparator.RANGE},
        {"low": Decimal(2), "high": Decimal(1), "comparator": Comparator.RANGE},
    ],
)
def test_an_impossible_number_cannot_be_made(parts: dict[str, Decimal | Comparator]) -> None:
    with pytest.raises(ValueError, match=r"bounds|range"):
        Number(**parts)  # type: ignore[arg-type]


def test_a_missing_figure_a_zero_and_the_reasons_for_none_stay_apart() -> None:
    values = [None, NOT_COLLECTED, NOT_APPLICABLE, Number(low=Decimal(0))]

    encoded = msgspec.json.encode(values)

    assert msgspec.json.decode(encoded, type=list[Value | None]) == values
    assert len({format_value(value) for value in values}) == len(values)


decimals = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False, allow_infinity=False)
comparators = st.sampled_from([comparator for comparator in Comparator if comparator is not Comparator.RANGE])
numbers = st.builds(Number, low=decimals, comparator=comparators, estimate=st.booleans())
ranges = st.builds(
    lambda ends, estimate: Number(low=min(ends), high=max(ends), comparator=Comparator.RANGE, estimate=estimate),
    st.tuples(decimals, decimals),
    st.booleans(),
)


@given(value=numbers | ranges | st.just(NOT_COLLECTED) | st.just(NOT_APPLICABLE))
def test_what_is_shown_is_read_back_as_the_same_value(value: Value) -> None:
    assert parse_value(format_value(value), sure=True) == value


@given(value=numbers | ranges)
def test_what_a_sentence_says_is_read_back_as_the_same_value(value: Number) -> None:
    assert parse_value(write_value(value, "%"), "%", sure=True) == value


@given(text=st.text(max_size=20) | st.text(alphabet="0123456789.,-– %đtyỷ~<>=từ", max_size=20))
def test_whatever_is_typed_gives_a_value_or_readings_that_are_understood(text: str) -> None:
    for unit in ("người", "%", "triệu đồng"):
        try:
            understood = [parse_value(text, unit)]
        except NotANumber as error:
            understood = [parse_value(reading, unit, sure=True) for reading in error.readings]

        assert None not in understood or not one_line(text)
