"""What somebody still has to look at, and what the resolution has a group for."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.domain.book import FieldRef, Leftover, Remark
from desktop.domain.checks import Severity
from tests.builders import a_group, a_policy, a_task
from tests.domain.checks.looking import found, places


def test_a_phrase_with_a_place_that_nobody_filled_in_must_be_settled() -> None:
    (finding,) = found("places_left", strengths="Đã mở «số» lớp, «số» lượt.", causes="Thiếu «gì».")

    assert finding.severity is Severity.MUST
    assert [str(ref) for ref in finding.places] == ["r-1#strengths", "r-1#causes"]
    assert "«gì»" in finding.sentence
    assert found("places_left", strengths="Đã mở 02 lớp.") == ()


def test_copied_texts_that_nobody_has_seen_are_told_together() -> None:
    unseen = ("r-1#strengths", "r-1#causes", "k-gone#text", "r-1#nothing")

    (finding,) = found("copied_unseen", unseen=unseen)

    assert finding.severity is Severity.SHOULD
    assert finding.places == (FieldRef("r-1", "strengths"), FieldRef("r-1", "causes"))
    assert finding.sentence == "02 chỗ chép từ kỳ trước chưa xem lại: Ưu điểm; Nguyên nhân."
    assert found("copied_unseen") == ()


def test_paragraphs_without_a_place_are_told_together() -> None:
    leftovers = (Leftover(id="l-1", text="Đoạn một."), Leftover(id="l-2", text="Đoạn hai."))

    assert places("leftovers_undecided", leftovers=leftovers) == ["l-1#text", "l-2#text"]
    assert "“Đoạn một.”" in found("leftovers_undecided", leftovers=leftovers)[0].sentence
    assert found("leftovers_undecided") == ()


def test_a_remark_is_told_at_the_place_that_it_is_about_until_it_is_settled() -> None:
    said: dict[str, Any] = {"who": "đồng chí Phó Chủ tịch", "day": date(2026, 6, 20), "text": "Viết ngắn lại."}
    remarks = (
        Remark(id="m-1", place="r-1#strengths", **said),
        Remark(id="m-2", place="k-gone#text", **said),
        Remark(id="m-3", settled=True, **said),
        Remark(id="m-4", text=" "),
    )

    told = found("remarks_open", remarks=remarks)

    assert [str(finding.ref) for finding in told] == ["r-1#strengths", "m-2#text"]
    assert told[0].sentence == "Ý kiến của đồng chí Phó Chủ tịch ngày 20/6/2026 chưa xử lý: “Viết ngắn lại.”."


def test_the_policies_of_finance_and_credit_are_asked_for() -> None:
    land = a_policy("Chính sách đất đai", id="p-1", nothing_occurred=True)
    finance = a_policy("Chính sách tài chính", nothing_occurred=True)
    credit = a_policy("", key="credit", nothing_occurred=True)

    (finding,) = found("policies_incomplete", policies=(land, finance))

    assert finding.severity is Severity.NOTE
    assert "tín dụng" in finding.sentence
    assert "tài chính" not in finding.sentence
    assert found("policies_incomplete", policies=(land, finance, credit)) == ()


def test_a_list_of_policies_that_nobody_has_worked_on_is_not_judged() -> None:
    assert found("policies_incomplete", policies=(a_policy("Chính sách đất đai"),)) == ()


def test_the_group_of_the_party_and_the_front_is_asked_for() -> None:
    done = a_group("Nâng cao nhận thức", a_task(), id="g-1", result="Xong.")

    assert places("groups_incomplete", groups=(done,)) == ["g-1#title"]
    assert places("groups_incomplete", groups=(done, a_group("Phát huy vai trò Mặt trận Tổ quốc"))) == []
    assert places("groups_incomplete", groups=(a_group("Nâng cao nhận thức"),)) == []
