"""What is said back of a typed figure, and what asks because it is far from last year's."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain import reading
from desktop.domain.book import Book, FieldRef
from desktop.domain.echo import echo, understood
from desktop.domain.edits import set_field
from desktop.domain.errors import FarOff
from desktop.domain.values import DONG, Value
from tests.builders import a_book, a_report, a_return, a_target, a_value

REVENUE = FieldRef("n-c-1", "revenue")
MEMBERS = FieldRef("n-c-1", "members")


def a_second_year(*, money_unit: str = "triệu đồng", **last_year: str) -> Book:
    """A book with last year's figures of a cooperative, and an empty row of this year's."""
    before = a_report(
        id="r-0",
        period_from=date(2024, 6, 16),
        period_to=date(2025, 6, 15),
        returns=(a_return(id="n-0", **last_year),),
        targets=(a_target("own", id="t-0", actual="1.081"),),
    )
    now = a_report(returns=(a_return(money_unit=money_unit),), targets=(a_target("own"),))
    return a_book(before, now)


def typed(book: Book, ref: FieldRef, text: str) -> Book:
    return set_field(book, ref, understood(book, ref, text))


@pytest.mark.parametrize(
    ("text", "money_unit", "said"),
    [
        ("1.523.450.000 đ", "triệu đồng", "= 1.523,45 triệu đồng"),
        ("1,5 tỷ", "triệu đồng", "= 1.500 triệu đồng"),
        ("1.500 triệu", "triệu đồng", "= 1.500 triệu đồng"),
        ("1500", "triệu đồng", "= 1,5 tỷ đồng"),
        ("96", "triệu đồng", ""),
        ("1.523.450.000", DONG, "= 1.523,45 triệu đồng"),
        ("1,5 tỷ", DONG, "= 1.500 triệu đồng"),
        ("ước 1,5 tỷ", "triệu đồng", "= ước 1.500 triệu đồng"),
    ],
)
def test_money_is_said_back_in_the_unit_of_the_book(text: str, money_unit: str, said: str) -> None:
    book = typed(a_second_year(money_unit=money_unit), REVENUE, text)

    assert echo(book, REVENUE, text) == said


@pytest.mark.parametrize("text", ["1105", "1.105", "1 105"])
def test_a_count_that_stands_as_it_was_typed_needs_no_echo(text: str) -> None:
    book = typed(a_second_year(), MEMBERS, text)

    assert echo(book, MEMBERS, text) == ""


def test_a_form_in_dong_shows_what_it_takes() -> None:
    book = typed(a_second_year(money_unit=DONG), REVENUE, "1.523.450.000")

    assert book.field(REVENUE) == a_value("1.523,45")
    assert reading.shown(book, REVENUE) == "1.523.450.000"
    assert reading.unit_of(book, REVENUE) == DONG
    assert understood(book, REVENUE, reading.shown(book, REVENUE)) == book.field(REVENUE)


def test_what_is_no_money_is_not_touched_by_the_unit_of_the_form() -> None:
    book = typed(a_second_year(money_unit=DONG), MEMBERS, "1.105")

    assert book.field(MEMBERS) == a_value("1.105")
    assert reading.unit_of(book, MEMBERS) == "người"


def asked(book: Book, ref: FieldRef, text: str) -> FarOff:
    with pytest.raises(FarOff) as caught:
        understood(book, ref, text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.523.450", ("1.523,45 triệu đồng", "1.523.450 triệu đồng")),
        ("1.523.450.000", ("1.523,45 triệu đồng", "1.523.450.000 triệu đồng")),
        ("1,5", ("1.500 triệu đồng", "1,5 triệu đồng")),
        ("148.000", ("148 triệu đồng", "148.000 triệu đồng")),
    ],
)
def test_a_hundred_times_more_or_less_than_last_year_asks(text: str, readings: tuple[str, ...]) -> None:
    book = a_second_year(revenue="1.480")

    fault = asked(book, REVENUE, text)

    assert fault.readings == readings
    assert (fault.before, fault.now) == ("1.480 triệu đồng", text)


@pytest.mark.parametrize("text", ["14,9", "147.900", "1.523,45", "0", "-50"])
def test_less_than_a_hundred_times_does_not_ask(text: str) -> None:
    understood(a_second_year(revenue="1.480"), REVENUE, text)


def test_every_reading_on_offer_is_taken_as_it_says() -> None:
    book = a_second_year(revenue="1.480", money_unit=DONG)
    fault = asked(book, REVENUE, "1.523")

    taken = [understood(book, REVENUE, reading, sure=True) for reading in fault.readings]

    assert taken == [a_value("1.523"), a_value("0,001523")]


def test_counts_and_results_ask_too_but_offer_no_other_unit() -> None:
    book = a_second_year(members="1.081")

    assert asked(book, MEMBERS, "110.500.000").readings == ("110.500.000 người",)
    assert asked(book, FieldRef("t-own", "actual"), "5").readings == ("5 người",)


def test_a_share_typed_as_a_fraction_offers_the_percentage() -> None:
    book = a_book(a_report(targets=(a_target("own", unit="%", last_year="50"),)))

    assert asked(book, FieldRef("t-own", "actual"), "0,5").readings == ("50%", "0,5%")


def test_in_the_first_year_only_a_huge_bare_amount_asks() -> None:
    book = a_second_year()

    fault = asked(book, REVENUE, "1.523.450.000")

    assert fault.readings == ("1.523,45 triệu đồng", "1.523.450.000 triệu đồng")
    assert fault.before == ""
    for text in ("1.523.450.000 đ", "999.999", "1.523.450 triệu đồng"):
        understood(book, REVENUE, text)


def test_what_the_book_holds_already_does_not_ask_again() -> None:
    book = a_second_year(revenue="1.480")
    huge: Value = a_value("1.523.450")

    assert understood(set_field(book, REVENUE, huge), REVENUE, "1.523.450") == huge
