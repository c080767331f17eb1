"""Figures that cannot be, and figures that contradict one another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.domain.book import Report
from desktop.domain.checks import Severity, findings
from desktop.domain.indicators import Indicator
from tests.builders import (
    a_book,
    a_cooperative,
    a_finished_report,
    a_full_return,
    a_policy,
    a_report,
    a_return,
    a_support,
    a_target,
)
from tests.domain.checks.looking import found, places


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"members": "-5"}, "members"),
        ({"workers": "2,5"}, "workers"),
        ({"profit": "-12,5"}, ""),
        ({"wage": "-1"}, "wage"),
        ({"ocop": "1,5"}, "ocop"),
        ({}, ""),
    ],
)
def test_heads_are_whole_and_not_below_zero(given: dict[str, Any], field: str) -> None:
    report = a_finished_report(returns=(a_full_return(**given),))

    assert places("impossible_figure", report) == ([f"n-c-1#{field}"] if field else [])


@pytest.mark.parametrize(("figure", "told"), [("120", True), ("100", False), ("98,5", False), ("-3", True)])
def test_a_share_lies_between_nothing_and_all(figure: str, told: bool) -> None:
    target = a_target(unit="%", goal=figure, vision="100", baseline="1")

    assert places("impossible_figure", targets=(target,)) == (["t-members#goal"] if told else [])


@pytest.mark.parametrize(
    ("unit", "figure", "told"),
    [
        ("người", "-1", True),
        ("hợp tác xã", "-1", True),
        ("thành viên", "-5", True),
        ("thành viên", "1.105,5", True),
        ("thành viên", "1.105", False),
        ("người", "6 - 6,5", True),
        ("triệu đồng", "6,5", False),
    ],
)
def test_heads_of_a_target_are_whole_and_not_below_zero(unit: str, figure: str, told: bool) -> None:
    target = a_target(unit=unit, goal=figure, vision="100", baseline="1")

    assert places("impossible_figure", targets=(target,)) == (["t-members#goal"] if told else [])


def test_growth_may_be_more_than_all_and_less_than_nothing() -> None:
    growing = a_target(indicator=Indicator(code="g", name="Tốc độ tăng doanh thu", unit="%"), goal="120", vision="-5")

    assert places("impossible_figure", targets=(growing,)) == []


def test_a_rate_of_completion_may_be_more_than_all_but_not_below_nothing() -> None:
    rate = Indicator(code="p", name="Tỷ lệ hoàn thành kế hoạch doanh thu", unit="%")

    assert places("impossible_figure", targets=(a_target(indicator=rate, goal="105", vision="105"),)) == []
    assert places("impossible_figure", targets=(a_target(indicator=rate, goal="-1"),)) == ["t-members#goal"]


def test_an_average_of_heads_has_fractions() -> None:
    target = a_target(goal="12,5", vision="20", baseline="1")
    average = a_target(
        indicator=target.indicator.__class__(code="a", name="Số lao động bình quân một hợp tác xã", unit="người"),
        goal="6,5",
    )

    assert places("impossible_figure", targets=(average,)) == []


def test_a_support_is_for_whole_people() -> None:
    policy = a_policy("Tài chính, tín dụng", a_support(people="1,5", id="s-1"))

    assert places("impossible_figure", policies=(policy,)) == ["s-1#people"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"member_workers": "7"}, "member_workers"),
        ({"managers": "7"}, "managers"),
        ({"graduates": "3"}, "graduates"),
        ({"profit": "1.600"}, "profit"),
        ({"member_workers": "6"}, ""),
        ({"profit": "-20"}, ""),
    ],
)
def test_a_part_is_not_larger_than_its_whole(given: dict[str, Any], field: str) -> None:
    report = a_finished_report(returns=(a_full_return(**given),))

    found_here = found("figures_contradict", report)

    assert [str(finding.ref) for finding in found_here] == ([f"n-c-1#{field}"] if field else [])
    assert all(finding.severity is Severity.MUST for finding in found_here)


def test_workers_among_members_are_not_more_than_the_members() -> None:
    report = a_finished_report(returns=(a_full_return(members="5", workers="9", member_workers="6"),))

    (finding,) = found("figures_contradict", report)

    assert "“Trong đó là thành viên” 6 lớn hơn “Tổng số thành viên” 5" in finding.sentence


def test_managers_aimed_at_are_not_more_than_workers_aimed_at() -> None:
    managers = a_target("managers", goal="7", vision="8", baseline="2")
    workers = a_target("workers", goal="6", vision="9", baseline="4")

    assert places("figures_contradict", targets=(managers, workers)) == ["t-managers#goal"]


def test_members_of_now_are_those_of_last_year_and_what_came_and_went() -> None:
    before = a_report(id="r-0", returns=(a_return(id="n-0", members="1.081"),))

    def told(**given: str) -> list[str]:
        row = a_full_return(joined="24", left="7", **given)
        report = a_finished_report(returns=(row,), previous="r-0")
        rows = findings(a_book(before, report), report)
        return [finding.sentence for finding in rows if finding.check == "members_do_not_add_up"]

    assert told(members="1.098") == []
    (sentence,) = told(members="1.105")
    assert "1.081" in sentence
    assert "1.098" in sentence


def test_an_old_report_that_was_not_rolled_forward_tells_last_years_members_too() -> None:
    before = a_report(id="r-0", unit="u-1", period_to=date(2025, 6, 15), returns=(a_return(id="n-0", members="1.081"),))
    report = a_finished_report(returns=(a_full_return(joined="24", left="7", members="1.105"),))

    told = [row.sentence for row in findings(a_book(before, report), report) if row.check == "members_do_not_add_up"]

    assert len(told) == 1
    assert "1.081" in told[0]


def test_where_an_old_report_tells_of_no_cooperative_the_target_does() -> None:
    target = a_target(last_year="1.081", goal="2.000", vision="3.000", baseline="1.000")
    before = a_report(id="r-0", unit="u-1", period_to=date(2025, 6, 15))
    report = a_finished_report(
        targets=(target,), returns=(a_full_return(members="1.105", joined="24", left="7"),), previous="r-0"
    )

    told = [row.check for row in findings(a_book(before, report), report)]

    assert "members_do_not_add_up" in told


def test_without_a_former_report_the_target_tells_last_year() -> None:
    target = a_target(last_year="1.081", goal="2.000", vision="3.000", baseline="1.000")
    row = a_full_return(members="1.105", joined="24", left="7")

    assert places("members_do_not_add_up", targets=(target,), returns=(row,)) == ["n-c-1#members"]


def the_report_with(actual: str, reason: str = "") -> Report:
    target = a_target(actual=actual, goal="2.000", vision="3.000", baseline="1.000", manual_reason=reason)
    return a_finished_report(targets=(target,))


def test_a_result_typed_over_the_register_needs_a_reason() -> None:
    (without,) = found("typed_over_register", the_report_with("1.200"))
    (explained,) = found("typed_over_register", the_report_with("1.200", "Theo số cấp trên"))

    assert (without.severity, explained.severity) == (Severity.SHOULD, Severity.NOTE)
    assert "1.200" in without.sentence
    assert "1.105" in without.sentence
    assert "Theo số cấp trên" in explained.sentence
    assert found("typed_over_register", the_report_with("1.105")) == ()
    assert found("typed_over_register", the_report_with("ước 1.105")) == ()


def test_figures_of_cooperatives_and_their_absence_exclude_each_other() -> None:
    assert places("figures_of_no_cooperative", no_cooperatives=True) == ["r-1#no_cooperatives"]
    assert places("figures_of_no_cooperative", no_cooperatives=True, returns=(a_return(),)) == []
    assert places("figures_of_no_cooperative") == []


def test_figures_of_a_group_do_not_deny_that_there_is_no_cooperative() -> None:
    report = a_finished_report(no_cooperatives=True)
    book = a_book(report, cooperatives=(a_cooperative(kind="tổ hợp tác"),))

    assert [found.check for found in findings(book, report) if found.check == "figures_of_no_cooperative"] == []


def test_a_ward_without_cooperatives_has_nothing_that_must_be_done() -> None:
    report = a_finished_report(
        no_cooperatives=True, returns=(), targets=(a_target(), a_target("rank")), goals_result=""
    )

    assert [finding for finding in findings(a_book(report), report) if finding.severity is Severity.MUST] == []
