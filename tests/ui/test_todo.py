"""The first page: what it says, where its buttons lead, that it counts only after it is seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import FieldRef, Leftover, Remark, State
from desktop.domain.rolling import roll_forward
from desktop.ui.tabs import todo
from desktop.wording.todo import days_left
from tests.ui.clerk import Clerk


def wait_for(clerk: Clerk, words: str) -> None:
    clerk.wait(lambda: str(clerk.tab.button.cget("text")) == words)


def put(clerk: Clerk, field: str, value: object) -> None:
    clerk.window.session.do(edits.set_field, FieldRef(clerk.report.id, field), value)


@pytest.fixture
def much_to_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes longer than a test until the counting begins."""
    monkeypatch.setattr(todo, "COUNT_AFTER_MS", 600_000)


def test_the_window_opens_with_it_before_anything_is_counted(much_to_count: None, clerk: Clerk) -> None:
    assert clerk.opened == "todo"
    assert {str(label.cget("text")) for label in clerk.tab.part_words.values()} == {"Đang xem…"}


def test_an_empty_book_is_led_to_its_first_required_field(clerk: Clerk) -> None:
    wait_for(clerk, "Làm tiếp: Thông tin chung")

    clerk.press("<Return>")

    assert clerk.opened == "general"
    assert clerk.window.focused_field() is not None


def test_each_part_leads_to_what_is_missing_in_it(clerk: Clerk) -> None:
    wait_for(clerk, "Làm tiếp: Thông tin chung")
    missing = {key: str(label.cget("text")) for key, label in clerk.tab.part_words.items()}

    clerk.click(clerk.tab.part_buttons["tasks"])

    assert missing["tasks"].startswith("Còn ")
    assert clerk.opened == "tasks"
    field = clerk.window.focused_field()
    assert field is not None
    assert field.field == "result"


def test_a_part_that_is_done_says_so_and_can_be_seen(sample_clerk: Clerk) -> None:
    wait_for(sample_clerk, "Xuất Word")

    words = str(sample_clerk.tab.part_words["policies"].cget("text"))
    sample_clerk.click(sample_clerk.tab.part_buttons["policies"])

    assert words == "Đã đủ"
    assert sample_clerk.opened == "policies"


def test_the_number_of_findings_leads_to_them(clerk: Clerk) -> None:
    clerk.wait(lambda: str(clerk.tab.counts["must"].cget("text")).isdigit())

    clerk.click(clerk.tab.count_buttons["must"])

    assert clerk.opened == "report"
    assert clerk.tab.view.KEY == "check"


def test_what_was_filled_in_elsewhere_is_counted_anew(sample_clerk: Clerk) -> None:
    sample_clerk.wait(lambda: str(sample_clerk.tab.counts["must"].cget("text")) == "0")
    put(sample_clerk, "strengths", "")

    sample_clerk.open("report")
    sample_clerk.open("todo")

    sample_clerk.wait(lambda: str(sample_clerk.tab.counts["must"].cget("text")) == "1")


def test_copied_texts_are_counted_led_to_and_can_be_ticked_off_together(sample_clerk: Clerk) -> None:
    sample_clerk.window.session.do(roll_forward, sample_clerk.report.id, "r-2")
    sample_clerk.window.choose_report("r-2")
    sample_clerk.update()
    count = int(str(sample_clerk.tab.counts["unseen"].cget("text")))

    sample_clerk.click(sample_clerk.tab.all_seen)

    assert count > 20
    assert sample_clerk.report.unseen == ()
    assert not sample_clerk.tab.all_seen.winfo_viewable()
    sample_clerk.press("<Control-z>")
    assert len(sample_clerk.report.unseen) == count


def test_remarks_and_leftovers_are_counted(sample_clerk: Clerk) -> None:
    report = sample_clerk.report
    rows = (Remark(id="m-1", text="Sửa số."), Remark(id="m-2", text="Xong.", settled=True))
    made = replace(report, remarks=rows, leftovers=(Leftover(id="o-1", text="Đoạn cũ."),))
    sample_clerk.window.session.do(edits.replace_report, made)
    sample_clerk.update()

    counts = {key: str(label.cget("text")) for key, label in sample_clerk.tab.counts.items()}

    assert (counts["remarks"], counts["leftovers"]) == ("1", "1")


def test_a_remark_leads_to_its_row(sample_clerk: Clerk) -> None:
    remark = Remark(id="m-1", text="Sửa số.")
    sample_clerk.window.session.do(edits.add_row, sample_clerk.report.id, "remarks", remark)
    sample_clerk.update()

    sample_clerk.click(sample_clerk.tab.count_buttons["remarks"])

    assert (sample_clerk.opened, sample_clerk.tab.view.KEY) == ("report", "remarks")
    assert sample_clerk.tab.view.table.selected() == "m-1"


def test_a_draft_is_exported_next_although_number_and_date_are_known(sample_clerk: Clerk) -> None:
    remark = Remark(id="m-1", text="Sửa số.")
    report = replace(sample_clerk.report, number="86", issued=date(2026, 6, 22), remarks=(remark,))
    sample_clerk.window.session.do(edits.replace_report, report)
    wait_for(sample_clerk, "Xử lý ý kiến")

    sample_clerk.window.session.do(edits.set_field, FieldRef("m-1", "settled"), True)

    wait_for(sample_clerk, "Xuất Word")


def test_the_next_step_follows_the_state(sample_clerk: Clerk) -> None:
    wait_for(sample_clerk, "Xuất Word")

    put(sample_clerk, "state", State.CLOSED)
    wait_for(sample_clerk, "Ghi số, ngày ban hành")
    put(sample_clerk, "state", State.ISSUED)

    wait_for(sample_clerk, "Lập kỳ tiếp theo")


def test_an_issued_report_leads_to_what_is_left_over_of_it_and_not_to_what_it_lacks(clerk: Clerk) -> None:
    put(clerk, "state", State.ISSUED)
    wait_for(clerk, "Lập kỳ tiếp theo")

    clerk.window.session.do(edits.add_row, clerk.report.id, "leftovers", Leftover(id="o-1", text="Đoạn cũ."))

    wait_for(clerk, "Xếp chỗ các đoạn còn lại")


def test_the_sample_is_never_late(sample_clerk: Clerk) -> None:
    assert str(sample_clerk.tab.deadline.cget("text")).strip() == "Hạn nộp 25/6/2026"


def test_the_deadline_says_how_many_days_are_left(clerk: Clerk) -> None:
    none = str(clerk.tab.deadline.cget("text"))
    put(clerk, "due", date.today() + timedelta(days=2))

    assert none == "Chưa ghi hạn nộp"
    assert "còn 2 ngày" in str(clerk.tab.deadline.cget("text"))


def test_without_a_deadline_a_button_leads_to_its_field(clerk: Clerk) -> None:
    clerk.press_button("Ghi hạn nộp")

    assert clerk.window.focused_field() == FieldRef(clerk.report.id, "due")


def test_days_are_told_before_on_and_after_the_deadline() -> None:
    due = date(2026, 6, 25)

    assert [days_left(due, due - timedelta(days=days)) for days in (5, 0, -2)] == [
        "Hạn nộp 25/6/2026: còn 5 ngày",
        "Hạn nộp 25/6/2026: hôm nay",
        "Hạn nộp 25/6/2026: đã quá 2 ngày",
    ]


def test_a_register_without_a_row_is_open_until_it_is_said_that_there_is_none(clerk: Clerk) -> None:
    wait_for(clerk, "Làm tiếp: Thông tin chung")
    empty = str(clerk.tab.part_words["cooperatives"].cget("text"))

    clerk.click(clerk.tab.part_buttons["cooperatives"])
    clerk.tick(clerk.tab.none)
    clerk.open("todo")

    assert empty == "Chưa có hợp tác xã nào"
    clerk.wait(lambda: str(clerk.tab.part_words["cooperatives"].cget("text")) == "Đã đủ")


def test_an_empty_part_comes_before_the_export(sample_clerk: Clerk) -> None:
    told_with_tasks = [group.id for group in sample_clerk.report.groups if group.key == "policies"]
    for row in [*(policy.id for policy in sample_clerk.report.policies), *told_with_tasks]:
        sample_clerk.window.session.do(edits.remove_row, row)
    sample_clerk.update()
    wait_for(sample_clerk, "Làm tiếp: Chính sách")
    words = str(sample_clerk.tab.part_words["policies"].cget("text"))

    sample_clerk.click(sample_clerk.tab.button)

    assert words == "Chưa có nhóm chính sách nào"
    assert sample_clerk.opened == "policies"


def test_the_heading_comes_back_behind_a_long_name_of_a_period(sample_clerk: Clerk) -> None:
    heading = sample_clerk.tab._title
    put(sample_clerk, "name", "Kỳ báo cáo của sáu tháng đầu năm và những việc còn lại " * 4)
    sample_clerk.update()
    long_name = heading.winfo_viewable()

    put(sample_clerk, "name", "04 năm")
    sample_clerk.update()

    assert long_name
    assert heading.winfo_viewable()
    assert str(sample_clerk.tab.period.cget("text")) == "Kỳ “04 năm”: 16/6/2022 – 16/6/2026"
