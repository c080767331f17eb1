"""What is typed in a field, as its value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.domain.book import FieldRef
from desktop.domain.errors import NotANumber
from desktop.domain.reading import read
from desktop.domain.values import Comparator, Number
from tests.builders import a_book, a_report, a_target, an_indicator

REVENUE = a_target(indicator=an_indicator("revenue", unit="triệu đồng", per="hợp tác xã"), id="t-1")


@pytest.mark.parametrize(
    "text",
    [
        "trên 1,5 tỷ đồng",
        "trên 1,5 tỷ đồng/hợp tác xã",
        "trên 1,5 tỷ đồng/HTX",
        "trên 1,5 tỷ đồng / htx",
    ],
)
def test_what_a_target_is_counted_per_may_be_repeated_in_full_or_in_short(text: str) -> None:
    book = a_book(a_report(targets=(REVENUE,)))

    value = read(book, FieldRef("t-1", "goal"), text)

    assert value == Number(low=Decimal(1500), comparator=Comparator.MORE_THAN)


@pytest.mark.parametrize("text", ["1,5 tỷ đồng/người", "1,5 tỷ đồng/HTXNN"])
def test_another_thing_that_it_might_be_counted_per_is_refused(text: str) -> None:
    book = a_book(a_report(targets=(REVENUE,)))

    with pytest.raises(NotANumber):
        read(book, FieldRef("t-1", "goal"), text)
