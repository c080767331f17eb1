"""Results that were typed over the register's, and the sentences that say how a total is made."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.book import Book, Report
from desktop.domain.figures import differs_from_register
from desktop.domain.formulas import formula
from desktop.domain.indicators import Direction
from desktop.wording.figures import computed, rate
from tests.builders import a_book, a_cooperative, a_full_return, a_report, a_return, a_target, a_value


def a_ward(*returns: dict[str, str], **target: Any) -> tuple[Book, Report]:
    """A book with one cooperative for each dict of figures, and a target of the mean revenue."""
    rows = tuple(a_full_return(f"c-{number}", **given) for number, given in enumerate(returns, 1))
    cooperatives = tuple(a_cooperative(f"HTX {number}", id=f"c-{number}") for number in range(1, len(returns) + 1))
    goal = a_target("mean_revenue", unit="triệu đồng", **target)
    book = a_book(a_report(returns=rows, targets=(goal,)), cooperatives=cooperatives)
    return book, book.reports[0]


TWO = ({"revenue": "1.200", "members": "1.105"}, {"revenue": "2.000", "members": "300", "graduates": "2"})


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("mean_revenue", "Bình quân = 3.200 : 2 hợp tác xã đang hoạt động."),
        ("members", "Tổng = 1.105 + 300 (2 hợp tác xã đang hoạt động)."),
        ("graduate_share", "Tỷ lệ = 3 : 4 cán bộ quản lý × 100."),
        ("trained_share", "Tỷ lệ = 2 : 2 giám đốc × 100."),
        ("rank", "2/2 hợp tác xã đang hoạt động: khá."),
        ("own", ""),
    ],
)
def test_a_total_says_how_it_is_made(key: str, said: str) -> None:
    assert formula(*a_ward(*TWO), key) == said


def test_a_rank_is_that_of_those_who_are_ranked() -> None:
    ward = a_ward({}, {"rank": "chưa xếp loại", "status": "mới thành lập"})

    assert formula(*ward, "rank") == "1/2 hợp tác xã đang hoạt động: khá."


def test_a_total_says_whose_figure_is_missing() -> None:
    book, report = a_ward({"revenue": "1.200"}, {"revenue": "chưa thu thập"})

    assert formula(book, report, "mean_revenue") == "Chưa tính được: HTX 2 chưa có “Doanh thu”."
    assert computed(book, report, report.targets[0]) == formula(book, report, "mean_revenue")


def test_a_ward_without_active_cooperatives_says_so() -> None:
    book = a_book(a_report(returns=(a_return(status="ngừng hoạt động"),)))

    assert "chưa có hợp tác xã đang hoạt động nào" in formula(book, book.reports[0], "members")


def test_the_figure_stands_in_front_of_its_formula() -> None:
    book, report = a_ward(*TWO)

    assert computed(book, report, report.targets[0]).startswith("Số tính: 1.600. Bình quân = 3.200 : 2 ")


def test_a_rate_says_of_what_it_is_made() -> None:
    actual, plan = a_value("1.098"), a_value("1.105")

    assert rate(a_target(), actual, plan, "% kế hoạch") == "% kế hoạch = 1.098 : 1.105 × 100"
    assert rate(a_target(), actual, None, "% kế hoạch") == ""
    assert rate(a_target(direction=Direction.DOWN), actual, plan, "% kế hoạch") == ""


@pytest.mark.parametrize(
    ("actual", "differs"),
    [
        ("1.500", True),
        ("1.600", False),
        ("ước 1.600", False),
        ("trên 1.600", True),
        ("chưa thu thập", True),
        (None, False),
    ],
)
def test_a_typed_result_is_known_to_differ_by_its_figure(actual: str | None, differs: bool) -> None:
    book, report = a_ward(*TWO, actual=actual)

    assert differs_from_register(book, report, report.targets[0]) is differs


def test_a_target_that_no_register_feeds_never_differs() -> None:
    book = a_book(a_report(returns=(a_full_return(),), targets=(a_target("own", actual="5"),)))

    assert not differs_from_register(book, book.reports[0], book.reports[0].targets[0])
