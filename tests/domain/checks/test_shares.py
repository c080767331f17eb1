"""Percentages of few: which can be, which cannot."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.book import Target
from desktop.domain.indicators import Indicator
from tests.builders import a_finished_report, a_full_return, a_target, a_value
from tests.domain.checks.looking import found, places


def a_share(register: str = "graduate_share", **given: Any) -> Target:
    return a_target(register, unit="%", **given)


@pytest.mark.parametrize(
    ("figure", "whole", "possible"),
    [
        ("50", "2", True),
        ("67", "3", True),
        ("66,7", "3", True),
        ("33", "3", True),
        ("khoảng 80", "5", True),
        ("khoảng 80", "1", False),
        ("60", "2", False),
        ("66", "3", False),
        ("từ 50", "2", True),
        ("trên 60", "2", True),
        ("50 - 70", "2", False),
        ("50 - 70", "3", True),
        ("55 - 60", "3", False),
        ("80", "500", True),
        ("0", "1", True),
        ("100", "1", True),
    ],
)
def test_a_percentage_is_possible_if_some_part_of_the_whole_makes_it(figure: str, whole: str, possible: bool) -> None:
    target = a_share("other_share", goal=figure, vision="100", share_of=whole, baseline="0")

    assert places("impossible_share", targets=(target,)) == ([] if possible else ["t-other_share#goal"])


def test_the_managers_aimed_at_for_the_same_year_are_the_whole() -> None:
    managers = a_target("managers", goal="2", vision="3", baseline="2")
    share = a_share(goal="50 - 70", vision="50 - 70", baseline="0")

    (finding,) = found("impossible_share", targets=(managers, share))

    assert str(finding.ref) == "t-graduate_share#goal"
    assert "02 cán bộ quản lý" in finding.sentence
    assert "50%" in finding.sentence


def test_without_such_a_target_the_register_counts_them() -> None:
    share = a_share(goal="70", vision="100", baseline="0")

    assert places("impossible_share", targets=(share,), returns=(a_full_return(managers="2"),)) == [
        "t-graduate_share#goal"
    ]
    assert places("impossible_share", targets=(share,), returns=(a_full_return(managers="10"),)) == []


def test_one_cooperative_has_one_director() -> None:
    share = a_share("trained_share", goal="khoảng 80", vision="100", baseline="0")
    more = tuple(a_full_return(f"c-{number}") for number in range(5))

    (finding,) = found("impossible_share", targets=(share,))

    assert "01 giám đốc" in finding.sentence
    assert "0%, 100%" in finding.sentence
    assert places("impossible_share", targets=(share,), returns=more) == []


def test_a_typed_result_that_nobody_can_have_reached_is_told_too() -> None:
    share = a_share(actual="60", goal="100", vision="100", baseline="0")

    assert places("impossible_share", targets=(share,)) == ["t-graduate_share#actual"]


def test_of_an_unknown_whole_nothing_is_said() -> None:
    assert places("impossible_share", targets=(a_share("other", goal="33", vision="34", baseline="0"),)) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Tỷ lệ cán bộ quản lý 02 người.", True),
        ("Đến nay tỷ lệ hộ tham gia là 120 thành viên.", True),
        ("Tỷ lệ cán bộ quản lý có bằng đại học đạt 50%, tương đương 01 người.", False),
        ("Tỷ lệ thành viên dự đại hội của 3 hợp tác xã đạt 85%.", False),
        ("Tỷ lệ hộ nghèo trong 1.098 thành viên giảm còn 2,5%.", False),
        ("Tỷ lệ cán bộ quản lý 02 người. Đã học 50%.", True),
        ("Số cán bộ quản lý là 02 người; tỷ lệ có bằng đại học 50%.", False),
    ],
)
def test_a_rate_is_no_number_of_heads(sentence: str, told: bool) -> None:
    assert places("rate_with_a_count", strengths=sentence) == (["r-1#strengths"] if told else [])


@pytest.mark.parametrize(
    ("name", "unit", "told"),
    [
        ("Tỷ lệ cán bộ quản lý", "người", True),
        ("Số cán bộ quản lý", "%", True),
        ("Tỷ lệ cán bộ quản lý", "%", False),
        ("Số cán bộ quản lý", "người", False),
    ],
)
def test_an_indicator_has_the_unit_that_its_name_says(name: str, unit: str, told: bool) -> None:
    target = Target(
        id="t-1",
        indicator=Indicator(code="x", name=name, unit=unit),
        goal=a_value("5"),
        vision=a_value("6"),
        actual=a_value("4"),
        baseline=a_value("1"),
    )

    assert places("rate_with_a_count", a_finished_report(targets=(target,))) == (["t-1#indicator.unit"] if told else [])
