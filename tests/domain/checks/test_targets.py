"""Targets that lead nowhere or start nowhere, and averages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.domain.book import Target
from desktop.domain.indicators import Direction, Indicator
from desktop.domain.values import NOT_APPLICABLE
from tests.builders import a_full_return, a_target
from tests.domain.checks.looking import found, places


def aims(*targets: Target) -> dict[str, Any]:
    return {"targets": targets}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"goal": "1.105", "vision": "1.105"}, True),
        ({"goal": "1.105", "vision": "1.200"}, False),
        ({"goal": "1.105", "vision": "1.105", "direction": Direction.NONE}, False),
        ({"goal": "100", "vision": "100", "unit": "%"}, False),
        ({"goal": NOT_APPLICABLE, "vision": NOT_APPLICABLE}, False),
    ],
)
def test_a_vision_that_is_the_goal_again_is_no_progress(given: dict[str, Any], told: bool) -> None:
    target = a_target(baseline="50", **given)

    assert places("no_progress", **aims(target)) == (["t-members#vision"] if told else [])


def test_ranks_stand_still_below_the_best_only() -> None:
    assert places("no_progress", **aims(a_target("rank", goal="khá", vision="khá", baseline="yếu")))
    assert not places("no_progress", **aims(a_target("rank", goal="tốt", vision="tốt", baseline="yếu")))


def test_targets_that_stand_still_are_told_together() -> None:
    targets = (a_target(goal="5", vision="5"), a_target("workers", goal="6", vision="6"))

    (finding,) = found("no_progress", **aims(*targets))

    assert finding.sentence.startswith("02 chỉ tiêu")
    assert "Chỉ tiêu members (5)" in finding.sentence
    assert len(finding.places) == 2


def test_targets_without_a_base_year_figure_are_told_together() -> None:
    targets = (a_target(goal="5", vision="7"), a_target("workers", goal="6", vision="8", baseline="4"))

    assert places("no_baseline", **aims(*targets)) == ["t-members#baseline"]
    assert places("no_baseline", no_cooperatives=True, **aims(*targets)) == []


def test_a_goal_that_is_where_it_starts_is_told() -> None:
    assert places("no_baseline", **aims(a_target(goal="5", vision="7", baseline="5"))) == ["t-members#goal"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"baseline": "10", "goal": "8", "vision": "12"}, "goal"),
        ({"baseline": "10", "goal": "12", "vision": "11"}, "vision"),
        ({"baseline": "10", "goal": "12", "vision": "11", "direction": Direction.NONE}, ""),
        ({"baseline": "10", "goal": "8", "vision": "6", "direction": Direction.DOWN}, ""),
        ({"baseline": "10", "goal": "12", "vision": "15"}, ""),
        ({"baseline": "10", "goal": "8 - 12", "vision": "15"}, ""),
        ({"baseline": "-3", "goal": "-5 - 0", "vision": "1"}, ""),
        ({"baseline": "-5 - 0", "goal": "-2", "vision": "-2", "direction": Direction.DOWN}, ""),
    ],
)
def test_a_target_does_not_go_backwards(given: dict[str, Any], field: str) -> None:
    assert places("goes_backwards", **aims(a_target(**given))) == ([f"t-members#{field}"] if field else [])


def test_ranks_do_not_go_backwards_either() -> None:
    assert places("goes_backwards", **aims(a_target("rank", goal="tốt", vision="khá", baseline="yếu"))) == [
        "t-rank#vision"
    ]


@pytest.mark.parametrize(("profit", "told"), [("110", True), ("140", False)])
def test_the_margin_of_2045_is_not_below_that_of_2030(profit: str, told: bool) -> None:
    revenue = a_target("mean_revenue", unit="triệu đồng", goal="1.500", vision="2.000", baseline="1")
    target = a_target("mean_profit", unit="triệu đồng", goal="100", vision=profit, baseline="1")

    told_so = found("margin_falls", **aims(revenue, target))

    assert [str(finding.ref) for finding in told_so] == (["t-mean_profit#vision"] if told else [])
    assert all("6,7%" in finding.sentence and "5,5%" in finding.sentence for finding in told_so)


def test_a_year_without_a_figure_is_told_where_the_other_year_has_one() -> None:
    assert places("horizon_without_value", **aims(a_target(goal="5"))) == ["t-members#vision"]
    assert places("horizon_without_value", **aims(a_target(vision="5"))) == ["t-members#goal"]
    assert places("horizon_without_value", **aims(a_target(goal="5", vision="6"))) == []
    assert places("horizon_without_value", **aims(a_target(goal="5", vision=NOT_APPLICABLE))) == []


def test_a_kept_sentence_without_a_figure_is_a_year_without_one() -> None:
    words = a_target(goal="khoảng 80", unit="%", typed_vision="Giám đốc được đào tạo nghề.")
    figure = a_target(typed_goal="Có 1.105 thành viên.", typed_vision="Có 1.105 thành viên.")

    assert places("horizon_without_value", **aims(words)) == ["t-members#vision"]
    assert places("horizon_without_value", **aims(figure)) == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"baseline": "1.000", "goal": "1.200", "actual": "1.020"}, True),
        ({"baseline": "1.000", "goal": "1.200", "actual": "1.100"}, False),
        ({"baseline": "10", "goal": "2", "actual": "9", "direction": Direction.DOWN}, True),
        ({"baseline": "10", "goal": "2", "actual": "5", "direction": Direction.DOWN}, False),
        ({"baseline": "1.000", "goal": "1.200", "actual": "1.020", "direction": Direction.NONE}, False),
    ],
)
def test_a_target_is_on_its_way_to_2030_or_is_said_not_to_be(given: dict[str, Any], told: bool) -> None:
    target = a_target(vision="9", baseline_year=2022, **given)

    assert places("behind_the_way", cutoff=date(2026, 6, 15), **aims(target)) == (["t-members#actual"] if told else [])


def test_an_average_says_per_what() -> None:
    bare = Target(id="t-1", indicator=Indicator(code="x", name="Thu nhập bình quân", unit="triệu đồng"))
    per = Target(
        id="t-2", indicator=Indicator(code="y", name="Doanh thu bình quân", unit="triệu đồng", per="hợp tác xã")
    )

    assert places("per_what", **aims(bare, per)) == ["t-1#indicator.unit"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lợi nhuận bình quân 110 triệu đồng.", True),
        ("Lợi nhuận bình quân 110 triệu đồng/hợp tác xã.", False),
        ("Thu nhập bình quân đầu người 62 triệu đồng.", False),
        ("Thu nhập bình quân của một lao động là 5,2 triệu đồng.", False),
        ("Lợi nhuận đạt 100 triệu đồng.", False),
    ],
)
def test_an_average_in_a_text_says_per_what(sentence: str, told: bool) -> None:
    assert places("per_what", strengths=sentence) == (["r-1#strengths"] if told else [])


def test_an_average_of_one_is_worth_a_note() -> None:
    mean = a_target("mean_revenue", unit="triệu đồng", goal="5", vision="6", baseline="4")
    two = (a_full_return(), a_full_return("c-2"))

    assert places("average_of_one", **aims(mean)) == ["t-mean_revenue#indicator.name"]
    assert places("average_of_one", returns=two, **aims(mean)) == []
    assert places("average_of_one") == []
