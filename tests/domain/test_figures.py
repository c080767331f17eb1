"""Rates, assessments and what the register of cooperatives adds up to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.book import Target
from desktop.domain.figures import (
    REGISTER,
    Assessment,
    actual_of,
    assess,
    change,
    is_incomplete,
    rate,
    register_value,
    share,
    support_total,
)
from desktop.domain.indicators import Direction
from desktop.domain.values import NOT_APPLICABLE, NOT_COLLECTED, Number, Rank, Value, format_value
from tests.builders import RANKS, a_book, a_cooperative, a_full_return, a_report, a_return, a_target, a_value


@pytest.mark.parametrize(
    ("actual", "plan", "percent"),
    [
        ("1.098", "1.105", "99.4"),
        ("4", "6", "66.7"),
        ("1.333", "2.000", "66.7"),  # 66,65: the half goes up
        ("0", "6", "0.0"),
        ("120", "100", "120.0"),
        ("trên 1.500", "1.000", "150.0"),
        ("ước 96", "100", "96.0"),
    ],
)
def test_the_rate_is_actual_by_plan_to_one_decimal_half_up(actual: str, plan: str, percent: str) -> None:
    assert str(rate(a_value(actual), a_value(plan))) == percent


@pytest.mark.parametrize(
    ("actual", "plan"),
    [
        (None, a_value("5")),
        (a_value("5"), None),
        (a_value("5"), a_value("0")),
        (a_value("-12,5"), a_value("100")),
        (a_value("5"), a_value("-10")),
        (a_value("-5"), a_value("-10")),
        (a_value("50 - 70"), a_value("60")),
        (a_value("60"), a_value("50 - 70")),
        (Rank("khá"), Rank("khá")),
        (NOT_COLLECTED, a_value("5")),
        (a_value("5"), NOT_APPLICABLE),
    ],
)
def test_there_is_no_rate_of_gaps_ranks_ranges_of_a_plan_of_zero_and_below_zero(
    actual: Value | None, plan: Value | None
) -> None:
    assert rate(actual, plan) is None
    assert change(actual, plan) is None


@pytest.mark.parametrize(
    ("actual", "before", "percent"),
    [
        ("1.105", "1.098", "0.6"),
        ("90", "100", "-10.0"),
        ("5", "5", "0.0"),
    ],
)
def test_the_change_is_counted_from_the_former_value(actual: str, before: str, percent: str) -> None:
    assert str(change(a_value(actual), a_value(before))) == percent


@pytest.mark.parametrize(
    ("target", "plan", "percent"),
    [
        (a_target(), "100", "96.0"),
        (a_target(), "≥ 100", "96.0"),
        (a_target(), "≤ 100", None),
        (a_target(), "< 100", None),
        (a_target(direction=Direction.DOWN), "100", None),
        (a_target(direction=Direction.DOWN), "≥ 100", "96.0"),
        (a_target(unit="%"), "100", "96.0"),
    ],
)
def test_there_is_no_share_where_less_is_better(target: Target, plan: str, percent: str | None) -> None:
    found = share(target, a_value("96"), a_value(plan))

    assert found == (Decimal(percent) if percent else None)


figures = st.decimals(
    min_value=-(10**17), max_value=10**17, places=0, allow_nan=False, allow_infinity=False
) | st.decimals(min_value=-1, max_value=1, places=17, allow_nan=False, allow_infinity=False)


@given(actual=figures, plan=figures)
def test_every_two_figures_have_a_rate_and_an_assessment(actual: Decimal, plan: Decimal) -> None:
    percent = rate(Number(low=actual), Number(low=plan))

    assert (percent is None) == (plan <= 0 or actual < 0)
    assert percent is None or percent.as_tuple().exponent == -1


@pytest.mark.parametrize(
    ("plan", "actual", "word"),
    [
        ("1.105", "1.106", Assessment.EXCEEDED),
        ("1.105", "1.105", Assessment.MET),
        ("1.105", "1.104", Assessment.NOT_MET),
        ("≥ 50", "50", Assessment.MET),
        ("≥ 50", "100", Assessment.EXCEEDED),
        ("≥ 50", "49,9", Assessment.NOT_MET),
        ("> 1.500", "1.500", Assessment.NOT_MET),
        ("> 1.500", "1.523,45", Assessment.MET),
        ("≤ 5", "4", Assessment.EXCEEDED),
        ("≤ 5", "5", Assessment.MET),
        ("≤ 5", "6", Assessment.NOT_MET),
        ("< 5", "5", Assessment.NOT_MET),
        ("< 5", "4", Assessment.MET),
        ("50 - 70", "49", Assessment.NOT_MET),
        ("50 - 70", "50", Assessment.MET),
        ("50 - 70", "70", Assessment.MET),
        ("50 - 70", "71", Assessment.EXCEEDED),
        ("-5 - 0", "0", Assessment.MET),
        ("≈ 80", "75,9", Assessment.NOT_MET),
        ("≈ 80", "76", Assessment.MET),
        ("≈ 80", "79", Assessment.MET),
        ("≈ 80", "84", Assessment.MET),
        ("≈ 80", "84,1", Assessment.EXCEEDED),
        ("≈ 0", "0", Assessment.MET),
        ("50", "45 - 60", Assessment.NOT_MET),
        ("> 50", "> 50", Assessment.MET),
        ("> 50", "≥ 50", Assessment.NONE),
        ("> 50", "> 40", Assessment.NONE),
        ("50", "> 50", Assessment.EXCEEDED),
        ("50", "≥ 50", Assessment.MET),
        ("50", "< 50", Assessment.NOT_MET),
        ("50", "≤ 50", Assessment.NONE),
        ("50", "< 60", Assessment.NONE),
        ("≥ 50", "< 40", Assessment.NOT_MET),
        ("50", "≈ 50", Assessment.MET),
        ("50", "ước 50", Assessment.MET),
    ],
)
def test_a_result_is_assessed_against_the_plan_of_the_year(plan: str, actual: str, word: Assessment) -> None:
    target = a_target(plan=plan)

    assert assess(target, a_value(actual)) is word


@pytest.mark.parametrize(
    ("plan", "actual", "word"),
    [
        ("5", "4", Assessment.EXCEEDED),
        ("5", "5", Assessment.MET),
        ("5", "6", Assessment.NOT_MET),
        ("3 - 5", "6", Assessment.NOT_MET),
        ("3 - 5", "4", Assessment.MET),
        ("3 - 5", "2", Assessment.EXCEEDED),
        ("≈ 100", "105", Assessment.MET),
        ("≈ 100", "106", Assessment.NOT_MET),
        ("≈ 100", "94", Assessment.EXCEEDED),
        ("5", "4 - 6", Assessment.NOT_MET),
        ("< 10", "< 10", Assessment.MET),
        ("10", "< 10", Assessment.EXCEEDED),
        ("10", "≤ 10", Assessment.MET),
        ("10", "> 10", Assessment.NOT_MET),
        ("10", "≥ 10", Assessment.NONE),
        ("10", "> 8", Assessment.NONE),
        ("từ 5", "6", Assessment.EXCEEDED),
    ],
)
def test_where_less_is_better_the_assessment_turns_round(plan: str, actual: str, word: Assessment) -> None:
    target = a_target(plan=plan, direction=Direction.DOWN)

    assert assess(target, a_value(actual)) is word


@pytest.mark.parametrize(
    ("plan", "actual", "word"),
    [("khá", "tốt", Assessment.EXCEEDED), ("khá", "khá", Assessment.MET), ("khá", "yếu", Assessment.NOT_MET)],
)
def test_ranks_are_assessed_on_their_scale(plan: str, actual: str, word: Assessment) -> None:
    target = a_target("rank", plan=plan)

    assert assess(target, a_value(actual, ranks=RANKS)) is word


@pytest.mark.parametrize(
    ("plan", "actual", "word"),
    [
        ("khá", None, Assessment.NO_FIGURE),
        ("khá", NOT_COLLECTED, Assessment.NO_FIGURE),
        ("khá", Rank("chưa xếp loại"), Assessment.NO_FIGURE),
        ("khá", a_value("5"), Assessment.NO_FIGURE),
        (None, Rank("khá"), Assessment.NO_PLAN),
        (NOT_APPLICABLE, Rank("khá"), Assessment.NO_PLAN),
    ],
)
def test_gaps_are_told_apart_from_a_plan_that_is_not_met(
    plan: Value | str | None, actual: Value | None, word: Assessment
) -> None:
    assert assess(a_target("rank", plan=plan), actual) is word


def test_an_indicator_without_direction_is_not_assessed() -> None:
    target = a_target("managers", direction=Direction.NONE, plan="2")

    assert assess(target, a_value("3")) is Assessment.NONE


def test_what_was_typed_goes_before_what_the_register_gives() -> None:
    report = a_report(returns=(a_full_return(),))

    assert actual_of(a_book(report), report, a_target(actual="1.098")) == a_value("1.098")
    assert actual_of(a_book(report), report, a_target()) == a_value("1.105")
    assert actual_of(a_book(), a_report(), a_target()) is None


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("members", "1.405"),
        ("workers", "10"),
        ("managers", "3"),
        ("graduate_share", "33,33"),
        ("trained_share", "50"),
        ("mean_revenue", "1.011,73"),
        ("mean_profit", "73"),
        ("rank", "khá"),
    ],
)
def test_the_register_adds_up_totals_means_and_shares(key: str, shown: str) -> None:
    small = a_full_return(
        "c-2",
        members="300",
        workers="4",
        managers="1",
        graduates="0",
        director_trained=False,
        revenue="500",
        profit="50",
    )
    report = a_report(returns=(a_full_return(), small))

    assert format_value(register_value(a_book(report), report, key)) == shown


@pytest.mark.parametrize("key", list(REGISTER))
def test_a_total_is_missing_while_a_part_of_it_is(key: str) -> None:
    report = a_report(returns=(a_full_return(), a_return("c-2")))

    assert register_value(a_book(report), report, key) is None


@pytest.mark.parametrize("key", list(REGISTER))
def test_a_cooperative_that_stopped_counts_for_nothing(key: str) -> None:
    one = a_report(returns=(a_full_return(),))
    two = a_report(returns=(a_full_return(), a_full_return("c-2", status="ngừng hoạt động", rank="yếu")))

    assert register_value(a_book(two), two, key) == register_value(a_book(one), one, key) is not None


@pytest.mark.parametrize("key", list(REGISTER))
def test_a_new_cooperative_counts_like_any_other(key: str) -> None:
    one = a_report(returns=(a_full_return(), a_full_return("c-2", members="12", managers="5")))
    two = a_report(returns=(a_full_return(), a_full_return("c-2", members="12", managers="5", status="mới thành lập")))

    assert register_value(a_book(two), two, key) == register_value(a_book(one), one, key) is not None


def test_a_new_cooperative_that_nobody_has_ranked_yet_does_not_hide_the_rank_of_the_others() -> None:
    new = a_full_return("c-2", status="mới thành lập", rank="chưa xếp loại")
    ward, young = a_report(returns=(a_full_return(), new)), a_report(returns=(new,))

    assert register_value(a_book(ward), ward, "rank") == Rank("khá")
    assert register_value(a_book(young), young, "rank") == Rank("chưa xếp loại")


@pytest.mark.parametrize("kind", ["tổ hợp tác", "liên hiệp hợp tác xã"])
@pytest.mark.parametrize("key", list(REGISTER))
def test_groups_and_unions_count_for_nothing_among_cooperatives(key: str, kind: str) -> None:
    report = a_report(returns=(a_full_return(), a_full_return("c-2", members="12", revenue="5", rank="yếu")))
    other = a_cooperative("Tổ nước sạch", id="c-2", kind=kind)
    book = a_book(report, cooperatives=(a_cooperative(), other))
    alone = a_report(returns=(a_full_return(),))

    assert register_value(book, report, key) == register_value(a_book(alone), alone, key) is not None
    assert actual_of(book, report, a_target()) == a_value("1.105")


def test_a_row_that_the_register_lost_counts_as_a_cooperative() -> None:
    report = a_report(returns=(a_full_return(), a_full_return("c-gone")))

    assert register_value(a_book(report), report, "members") == a_value("2.210")


def test_a_ward_with_groups_alone_has_no_figures_of_cooperatives() -> None:
    report = a_report(returns=(a_full_return(),))
    book = a_book(report, cooperatives=(a_cooperative(kind="tổ hợp tác"),))

    assert register_value(book, report, "members") is None


def test_the_figure_of_a_single_cooperative_keeps_its_decimals() -> None:
    report = a_report(returns=(a_full_return(revenue="1.523,456789"),))

    assert format_value(register_value(a_book(report), report, "mean_revenue")) == "1.523,456789"


@pytest.mark.parametrize("figures", [{"members": "ước 1.105"}, {"members": "khoảng 1.105"}, {"estimate": True}])
def test_a_total_of_estimates_is_an_estimate(figures: dict[str, Any]) -> None:
    report = a_report(returns=(a_full_return(**figures),))

    assert format_value(register_value(a_book(report), report, "members")) == "ước 1.105"


def test_cooperatives_of_different_ranks_have_no_common_rank() -> None:
    report = a_report(returns=(a_full_return(), a_full_return("c-2", rank="tốt")))

    assert register_value(a_book(report), report, "rank") is None


def test_a_share_of_no_managers_is_missing() -> None:
    report = a_report(returns=(a_full_return(managers="0", graduates="0"),))

    assert register_value(a_book(report), report, "graduate_share") is None


def test_a_total_too_long_for_a_figure_is_missing() -> None:
    report = a_report(returns=(a_full_return(members="9" * 18), a_full_return("c-2", members="0,5")))

    assert register_value(a_book(report), report, "members") is None


@pytest.mark.parametrize("key", ["", "gdp"])
def test_the_register_has_nothing_under_an_unknown_key(key: str) -> None:
    assert register_value(a_book(), a_report(returns=(a_full_return(),)), key) is None


def test_support_is_added_up_without_its_gaps() -> None:
    parts = [a_value("25"), None, NOT_COLLECTED, a_value("12,5")]

    assert support_total(parts) == a_value("37,5")
    assert is_incomplete(parts)
    assert not is_incomplete([a_value("25"), None, NOT_APPLICABLE])


def test_a_sum_with_a_range_is_a_range() -> None:
    assert support_total([a_value("10 - 20"), a_value("8")]) == a_value("18 - 28")
    assert support_total([a_value("10 - 20"), a_value("khoảng 8")]) == a_value("ước 18 - 28")


@pytest.mark.parametrize(
    ("one", "other", "sum_"),
    [("8,5", "18,5", "27"), ("8,25", "18,25", "26,5"), ("100,0", "200", "300"), ("0,10", "0,20", "0,3")],
)
def test_a_sum_has_no_zeros_behind_its_decimals(one: str, other: str, sum_: str) -> None:
    report = a_report(returns=(a_full_return(members=one), a_full_return("c-2", members=other)))

    assert format_value(register_value(a_book(report), report, "members")) == sum_
    assert format_value(support_total([a_value(one), a_value(other)])) == sum_


def test_no_sum_is_rounded() -> None:
    assert support_total([a_value("9" * 18), a_value("0," + "0" * 16 + "1")]) is None
