"""Sentences made of references: what they say follows the figures, and what is missing is left out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.domain import edits
from desktop.domain.book import Book, FieldRef
from desktop.domain.phrasing import LEADS, SUMMARIES, TAILS, sentence, sentences, summary
from desktop.domain.quoting import OPEN, plain
from desktop.domain.values import NOT_COLLECTED
from tests.builders import a_book, a_full_return, a_policy, a_report, a_support, a_target, a_value

PLAIN, CUMULATIVE, ESTIMATE = LEADS
EVERY = tuple(tail.key for tail in TAILS)


def a_ward(**given: Any) -> Book:
    figures: dict[str, Any] = {"plan": "1.100", "actual": "1.105", "last_year": "1.000", "goal": "1.300"}
    known: dict[str, Any] = {"targets": (a_target(**figures),), "cutoff": date(2026, 6, 15)}
    return a_book(a_report(**{**known, **given}))


def said(book: Book, *how: Any) -> str:
    """What the sentence about the first target reads like."""
    report = book.reports[0]
    return plain(book, report, sentence(book, report, report.targets[0], *how))


def test_the_usual_sentence_compares_with_plan_year_before_and_goal() -> None:
    assert said(a_ward(), PLAIN, EVERY) == (
        "Chỉ tiêu members đạt 1.105 người, đạt 100,5% kế hoạch năm, tăng 10,5% so với cùng kỳ năm trước, "
        "bằng 85% mục tiêu đến năm 2030."
    )
    assert said(a_ward(), PLAIN, ()) == "Chỉ tiêu members đạt 1.105 người."


def test_it_can_begin_with_the_day_or_as_an_estimate_of_the_year() -> None:
    estimated = a_ward(targets=(a_target(actual="ước 96"),))

    assert said(a_ward(), CUMULATIVE, ()) == "Lũy kế đến ngày 15/6/2026, chỉ tiêu members đạt 1.105 người."
    assert said(a_ward(cutoff=None), CUMULATIVE, ()) == "Chỉ tiêu members đạt 1.105 người."
    assert said(estimated, ESTIMATE, ()) == "Ước thực hiện cả năm, chỉ tiêu members đạt 96 người."
    assert said(estimated, PLAIN, ()) == "Chỉ tiêu members ước đạt 96 người."


def test_what_there_is_no_figure_for_is_left_out() -> None:
    assert said(a_ward(targets=(a_target(actual="5"),)), PLAIN, EVERY) == "Chỉ tiêu members đạt 5 người."
    assert said(a_ward(targets=(a_target(plan="5"),)), PLAIN, EVERY) == ""
    assert said(a_ward(targets=(a_target(actual=NOT_COLLECTED),)), PLAIN, EVERY).endswith("chưa có số liệu.")


def test_ranks_and_percentages_are_compared_in_words() -> None:
    rank = a_target("rank", actual="khá", plan="tốt", last_year="trung bình")
    share = a_target("share", unit="%", actual="50", plan="50", last_year="45")
    book = a_ward(targets=(rank, share))
    report = book.reports[0]

    text = plain(book, report, sentences(book, report, ("t-share", "t-rank"), PLAIN, ("plan", "change")))

    assert text == (
        "Xếp loại đạt loại khá, chưa đạt kế hoạch năm, tăng 01 bậc so với cùng kỳ năm trước. "
        "Chỉ tiêu share đạt 50%, đạt kế hoạch năm, tăng 5 điểm phần trăm so với cùng kỳ năm trước."
    )


def test_a_sentence_follows_the_figures() -> None:
    before = a_ward()
    report = before.reports[0]
    made = sentence(before, report, report.targets[0], PLAIN, ("change",))
    after = edits.set_field(before, FieldRef("t-members", "actual"), a_value("900"))

    assert "1.105" not in made
    assert plain(after, after.reports[0], made) == (
        "Chỉ tiêu members đạt 900 người, giảm 10% so với cùng kỳ năm trước."
    )


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("targets", "Trong 01 chỉ tiêu của năm có 01 chỉ tiêu đạt và vượt kế hoạch, 0 chỉ tiêu chưa đạt."),
        (
            "cooperatives",
            "Đến ngày 15/6/2026, trên địa bàn có 01 hợp tác xã, trong đó 01 hợp tác xã đang hoạt động, "
            "với 1.105 thành viên và 06 lao động thường xuyên.",
        ),
        (
            "means",
            "Doanh thu bình quân đạt 1.523,45 triệu đồng/hợp tác xã, lợi nhuận bình quân đạt 96 triệu đồng/hợp tác xã.",
        ),
        ("supports", "Trong kỳ đã hỗ trợ 08 lượt người với tổng kinh phí 25 triệu đồng."),
    ],
)
def test_the_whole_report_is_summed_up_in_one_sentence(key: str, words: str) -> None:
    policies = (a_policy("Đất đai", a_support(people="8")),)
    book = a_ward(returns=(a_full_return(),), policies=policies)
    report = book.reports[0]

    made = summary(book, report, next(row for row in SUMMARIES if row.key == key))

    assert plain(book, report, made) == words


def test_a_summary_without_all_of_its_figures_is_not_made() -> None:
    book = a_ward(cutoff=None)

    assert summary(book, book.reports[0], SUMMARIES[1]) == ""


def test_every_figure_of_a_sentence_is_a_reference() -> None:
    book = a_ward()
    report = book.reports[0]

    for lead in LEADS:
        made = sentence(book, report, report.targets[0], lead, EVERY)
        assert not any(letter.isdigit() for letter in made.replace("2030", "").replace("r-1", "").split(OPEN)[0])
        assert made.count(OPEN) >= 4
