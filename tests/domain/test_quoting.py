"""A quoted figure says what its field says now; what is missing or gone is marked and found, and nothing raises."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import edits
from desktop.domain.book import Book, FieldRef, Return, Target
from desktop.domain.checks import findings
from desktop.domain.comparison import compare
from desktop.domain.figures import support_total
from desktop.domain.indicators import Direction
from desktop.domain.quotables import QUOTABLE
from desktop.domain.quoting import home, parse, plain, quotable, resolve, token
from desktop.domain.values import NOT_APPLICABLE, NOT_COLLECTED, Rank
from tests.builders import (
    a_book,
    a_cooperative,
    a_full_return,
    a_group,
    a_policy,
    a_report,
    a_return,
    a_support,
    a_target,
    a_task,
    a_value,
    an_indicator,
)

MONEY = an_indicator("mean_revenue", name="Doanh thu bình quân", unit="triệu đồng", per="hợp tác xã")


def a_ward(*targets: Target, **given: Any) -> Book:
    return a_book(a_report(targets=targets, **given))


def said(book: Book, entity: str, field: str) -> str | None:
    return resolve(book, book.reports[0], FieldRef(entity, field))


def test_a_text_falls_into_words_and_addresses() -> None:
    ref = FieldRef("t-members", "actual")

    assert token(ref) == "⟦t-members#actual⟧"
    assert parse(f"Có {token(ref)}.") == ("Có ", ref, ".")
    assert parse(f"{token(ref)}{token(ref)}") == (ref, ref)
    assert parse("") == ()


@pytest.mark.parametrize("text", ["⟦", "⟧", "⟦⟧", "⟦a⟧", "⟦#b⟧", "⟦a#⟧", "⟦a#b", "⟦a b#c⟧", "⟦⟦a⟧#b⟧", "không có gì"])
def test_brackets_around_anything_else_are_text(text: str) -> None:
    assert "".join(piece for piece in parse(text) if isinstance(piece, str)) == text


@given(st.text(alphabet="⟦⟧#ab \n\ud800"))
def test_no_text_breaks_the_reading(text: str) -> None:
    pieces = parse(text)

    assert "".join(piece if isinstance(piece, str) else token(piece) for piece in pieces) == text
    assert isinstance(plain(a_book(), None, text), str)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("actual", "trên 1,5 tỷ đồng/hợp tác xã"),
        ("result", "đạt trên 1,5 tỷ đồng/hợp tác xã"),
        ("plan", "1,2 tỷ đồng/hợp tác xã"),
        ("last_year", "ước 1 tỷ đồng/hợp tác xã"),
        ("goal", "2 tỷ đồng/hợp tác xã"),
        ("rate", "125%"),
        ("progress", "75%"),
        ("change", "tăng 50%"),
        ("difference", "tăng 500 triệu đồng/hợp tác xã"),
        ("assessment", "vượt"),
    ],
)
def test_a_targets_figures_are_quoted_with_comparator_and_unit(field: str, words: str) -> None:
    figures: dict[str, Any] = {"plan": "1.200", "actual": "> 1.500", "last_year": "ước 1.000", "goal": "2.000"}
    book = a_ward(a_target("mean_revenue", indicator=MONEY, **figures))

    assert said(book, "t-mean_revenue", field) == words


def test_counts_below_ten_take_a_zero_and_money_does_not() -> None:
    workers = a_target("workers", indicator=an_indicator("workers", counted=True), actual="6", plan="5", last_year="4")
    money = a_target("profit", indicator=an_indicator("profit", unit="triệu đồng"), actual="6")
    book = a_ward(workers, money, returns=(a_full_return(),))

    assert said(book, "t-workers", "actual") == "06 người"
    assert said(book, "t-workers", "difference") == "tăng 02 người"
    assert said(book, "t-profit", "actual") == "6 triệu đồng"
    assert said(book, "n-c-1", "managers") == "02 cán bộ quản lý"
    assert said(book, "r-1", "cooperatives.all") == "01 hợp tác xã"
    assert said(book, "r-1", "targets.all") == "02 chỉ tiêu"


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [("100", "110", "tăng 10%"), ("110", "100", "giảm 9,1%"), ("100", "100", "giữ nguyên")],
)
def test_a_change_says_in_which_direction(before: str, after: str, change: str) -> None:
    assert said(a_ward(a_target(actual=after, last_year=before)), "t-members", "change") == change


def test_a_percentage_changes_by_points_and_a_rank_by_steps() -> None:
    share = a_target("share", unit="%", actual="50", last_year="45,5", plan="40")
    rank = a_target("rank", actual="tốt", last_year="trung bình", plan="khá")
    book = a_ward(share, rank)

    assert said(book, "t-share", "change") == "tăng 4,5 điểm phần trăm"
    assert said(book, "t-share", "rate") is None
    assert said(book, "t-share", "assessment") == "vượt"
    assert said(book, "t-rank", "change") == "tăng 02 bậc"
    assert said(book, "t-rank", "result") == "đạt loại tốt"


def test_a_loss_has_no_share_and_changes_by_its_amount() -> None:
    book = a_ward(a_target("mean_profit", indicator=MONEY, plan="100", goal="120", last_year="92", actual="-12,5"))

    assert said(book, "t-mean_profit", "result") == "âm 12,5 triệu đồng/hợp tác xã"
    assert said(book, "t-mean_profit", "assessment") == "chưa đạt"
    assert said(book, "t-mean_profit", "rate") is None
    assert said(book, "t-mean_profit", "progress") is None
    assert said(book, "t-mean_profit", "change") == "giảm 104,5 triệu đồng/hợp tác xã"


def test_where_less_is_better_the_verdict_is_quoted_and_no_share() -> None:
    book = a_ward(a_target(direction=Direction.DOWN, plan="2", goal="1", actual="4"))

    assert said(book, "t-members", "assessment") == "chưa đạt"
    assert said(book, "t-members", "rate") is None
    assert said(book, "t-members", "progress") is None


def test_what_has_no_rank_has_no_verb() -> None:
    assert said(a_ward(a_target("rank", actual=Rank("chưa xếp loại"))), "t-rank", "result") == "chưa xếp loại"


def test_an_estimate_is_said_to_be_one() -> None:
    book = a_ward(a_target(actual="ước 96"), a_target("none", direction=Direction.NONE, actual="ước 3"))

    assert said(book, "t-members", "actual") == "ước 96 người"
    assert said(book, "t-members", "result") == "ước đạt 96 người"
    assert said(book, "t-none", "result") == "ước là 3 người"


def test_words_instead_of_a_figure_are_quoted_as_words() -> None:
    book = a_ward(a_target(actual=NOT_COLLECTED, plan=NOT_APPLICABLE))

    assert said(book, "t-members", "actual") == "chưa có số liệu"
    assert said(book, "t-members", "plan") == "không áp dụng"
    assert said(book, "t-members", "rate") is None


def test_a_result_that_the_register_gives_is_quoted_from_there() -> None:
    book = a_ward(a_target(plan="1.000"), returns=(a_full_return(members="1.105"),))

    assert said(book, "t-members", "actual") == "1.105 người"
    assert said(book, "r-1", "register.members") == "1.105 thành viên"
    assert said(book, "r-1", "register.mean_revenue") == "1.523,45 triệu đồng/hợp tác xã"
    assert said(book, "r-1", "register.rank") == "loại khá"


def test_supports_are_added_up_for_a_policy_and_for_the_report() -> None:
    first = a_policy("Đất đai", a_support(money="25", people="8"), a_support(money="10"), id="p-1")
    second = a_policy("Nhân lực", a_support(money="ước 5", people="3"), id="p-2")
    book = a_ward(policies=(first, second))

    assert said(book, "p-1", "supports.money") == "35 triệu đồng"
    assert said(book, "r-1", "supports.money") == "ước 40 triệu đồng"
    assert said(book, "r-1", "supports.people") == "11 lượt người"
    assert support_total([a_value("9" * 18), a_value("9" * 18)]) is None


def test_a_quoted_sum_that_lacks_a_part_says_so() -> None:
    missing = a_support(people="chưa thu thập")
    first = a_policy("Đất đai", missing, a_support(people="8"), id="p-1")
    second = a_policy("Nhân lực", missing, id="p-2")
    book = a_ward(policies=(first, second))

    assert said(book, "p-1", "supports.people") == "08 lượt người (chưa đủ số liệu)"
    assert said(book, "p-2", "supports.people") == "chưa có số liệu"
    assert said(book, "p-1", "supports.money") == "50 triệu đồng"


def test_dates_are_quoted_as_offices_write_them() -> None:
    book = a_ward(cutoff=date(2026, 2, 5))

    assert said(book, "r-1", "cutoff") == "05/02/2026"


def test_what_is_read_has_no_token_left() -> None:
    book = a_ward(a_target(actual="6"))
    text = f"Có {token(FieldRef('t-members', 'actual'))}, {token(FieldRef('t-members', 'plan'))}."

    assert plain(book, book.reports[0], text) == "Có 6 người, [Chưa có kế hoạch năm của Chỉ tiêu members]."


def test_a_figure_of_another_report_is_that_reports_own() -> None:
    last = a_report(id="r-0", targets=(a_target(),), returns=(a_return(members="7"),))
    book = a_book(a_report(returns=(a_return(members="9", id="n-now"),)), last)

    assert resolve(book, book.reports[0], FieldRef("t-members", "actual")) == "7 người"


def test_every_offer_has_a_label_and_what_it_says() -> None:
    policy = a_policy("Đất đai", a_support(people="8"), nothing_occurred=False)
    book = a_ward(a_target(plan="5"), returns=(a_full_return(),), policies=(policy,))
    offers = quotable(book, book.reports[0])

    assert len({offer.ref for offer in offers}) == len(offers)
    assert all(resolve(book, book.reports[0], offer.ref) == (offer.words or None) for offer in offers)
    assert all(offer.label for offer in offers)
    assert {type(book.entity(offer.ref.entity)) for offer in offers} == set(QUOTABLE)


def test_what_is_entered_is_offered_before_it_is_and_what_is_computed_only_when_it_can_be() -> None:
    names = [offer.ref.field for offer in quotable(a_ward(a_target()), a_ward(a_target()).reports[0])]

    assert "plan" in names
    assert "rate" not in names


@pytest.mark.parametrize("owner", QUOTABLE, ids=lambda owner: owner.__name__)
def test_a_stored_figure_is_a_field_of_the_model(owner: type[Any]) -> None:
    stored = [entry.field for entry in QUOTABLE[owner] if entry.stored]

    assert set(stored) <= set(owner.__struct_fields__)
    assert {need for entry in QUOTABLE[owner] for need in entry.needs} <= set(owner.__struct_fields__)


@pytest.mark.parametrize(
    ("ref", "place"),
    [
        ("t-members#rate", "t-members#plan"),
        ("t-members#actual", "t-members#actual"),
        ("t-members#cause", "t-members#cause"),
        ("r-1#register.members", "n-c-1#members"),
        ("r-1#register.workers", "n-c-1#workers"),
        ("r-1#supports.money", "s-1#money"),
        ("r-1#targets.met", "t-members#actual"),
        ("r-1#cutoff", "r-1#cutoff"),
    ],
)
def test_a_figure_leads_to_the_field_in_which_it_is_entered(ref: str, place: str) -> None:
    policy = a_policy("Đất đai", a_support(id="s-1"))
    book = a_ward(a_target(actual="5"), returns=(a_return(workers="6"),), policies=(policy,))

    found = home(book, book.reports[0], FieldRef.parse(ref))

    assert str(found) == place
    assert found is not None
    book.field(found)


def test_a_total_of_the_register_leads_past_the_groups_that_are_no_part_of_it() -> None:
    report = a_report(returns=(a_return("c-2"), a_return("c-1")))
    group = a_cooperative("Tổ nước sạch", id="c-2", kind="tổ hợp tác")
    book = a_book(report, cooperatives=(group, a_cooperative()))

    assert home(book, report, FieldRef("r-1", "register.mean_revenue")) == FieldRef("n-c-1", "revenue")


def test_a_report_of_nothing_leads_somewhere_too() -> None:
    book = a_ward()

    for entry in QUOTABLE[type(book.reports[0])]:
        found = home(book, book.reports[0], FieldRef("r-1", entry.field))
        assert found is not None
        book.field(found)


def test_a_missing_figure_that_is_quoted_is_found_where_it_is_entered() -> None:
    book = a_ward(a_target(actual="5"), strengths=f"Đạt {token(FieldRef('t-members', 'rate'))} kế hoạch.")

    (finding,) = (row for row in findings(book, book.reports[0]) if row.check == "quoted_missing")

    assert finding.ref == FieldRef("t-members", "plan")
    assert "“Ưu điểm”" in finding.sentence


def test_a_quoted_row_that_is_deleted_is_found_where_it_is_quoted_and_comes_back_with_it() -> None:
    group = a_group("Nhóm", a_task(f"Có {token(FieldRef('t-members', 'actual'))}.", id="k-1"))
    book = a_ward(a_target(actual="5"), groups=(group,))
    without = edits.remove_row(book, "t-members")

    (finding,) = (row for row in findings(without, without.reports[0]) if row.check == "quoted_broken")
    again = edits.put_back(without, "t-members")

    assert finding.ref == FieldRef("k-1", "text")
    assert plain(without, without.reports[0], "⟦t-members#actual⟧") == "[Chưa có số liệu được dẫn]"
    assert plain(again, again.reports[0], "⟦t-members#actual⟧") == "5 người"


def test_differences_are_told_in_words_that_can_be_read() -> None:
    before = a_ward(a_target(actual="5"), strengths="Tốt.")
    after = edits.set_field(before, FieldRef("r-1", "strengths"), "Có ⟦t-members#actual⟧.")
    added = edits.add_row(after, after.reports[0].id, "groups", a_group("⟦t-members#actual⟧"))

    (difference,) = compare(before, after)

    assert (difference.before, difference.after) == ("Tốt.", "Có 5 người.")
    assert compare(after, added)[0].after == "5 người"


def test_a_token_stays_through_the_cleaning_of_a_text() -> None:
    book = edits.set_field(a_ward(a_target()), FieldRef("r-1", "strengths"), "a\x0b⟦t-members#actual⟧\u200b")

    assert book.reports[0].strengths == "a\n⟦t-members#actual⟧"


def test_the_register_of_a_row_that_is_no_cooperative_counts_apart() -> None:
    group = a_cooperative("Tổ Sen", id="c-2", kind="tổ hợp tác")
    rows = (a_return(), a_return("c-2"))
    book = a_book(a_report(returns=rows), cooperatives=(a_cooperative(), group))

    assert said(book, "r-1", "cooperatives.all") == "01 hợp tác xã"
    assert said(book, "r-1", "cooperatives.groups") == "01 tổ hợp tác"
    assert isinstance(book.entity("n-c-2"), Return)
