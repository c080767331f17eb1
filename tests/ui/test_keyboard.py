"""The keyboard is never lost: what had it and is gone hands it on."""

from __future__ import annotations

from desktop.domain import edits
from desktop.domain.book import Leftover
from tests.ui.clerk import Answers, Clerk


def test_a_button_of_a_notice_gives_the_keyboard_back_to_the_field(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("report", "content")
    clerk.tab.view.content_form.go_to("shortcomings")
    clerk.update()
    field = clerk.focus
    clerk.window.notice.tell("Đã ghi.", (("Để sau", lambda: None),))
    clerk.update()

    clerk.window.notice.buttons[0].focus_set()
    clerk.press_button("Để sau", clerk.window.notice)
    before = field.get("1.0", "end-1c")
    clerk.type("x")

    assert clerk.focus is field
    assert field.get("1.0", "end-1c") != before


def test_a_button_that_leads_somewhere_leaves_the_keyboard_there(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("report", "content")
    clerk.window.notice.tell("Đã ghi.", (("Tới mục tiêu", lambda: clerk.window.open_tab("targets")),))
    clerk.update()

    clerk.press_button("Tới mục tiêu", clerk.window.notice)

    assert clerk.opened == "targets"
    assert str(clerk.focus).startswith(str(clerk.tab))


def test_closing_the_report_leaves_the_keyboard_on_what_is_next(sample_clerk: Clerk, answers: Answers) -> None:
    clerk = sample_clerk
    clerk.open("report", "signing")
    view = clerk.tab.view
    button = next(iter(view.buttons.values()))
    button.focus_set()
    clerk.update()

    clerk.press("<Return>")
    clerk.wait(lambda: clerk.report.state.name == "CLOSED")
    clerk.update()

    assert clerk.focus is next(iter(clerk.tab.view.buttons.values()))
    assert clerk.focus is not button


def test_the_last_paragraph_that_is_placed_leaves_the_keyboard_on_the_page(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    rest = Leftover(id="l-1", text="Đoạn cuối.")
    clerk.window.session.do(edits.add_row, clerk.report.id, "leftovers", rest)
    clerk.open("report", "leftovers")
    card = clerk.tab.view.card
    clerk.button("Bỏ đoạn này", card).focus_set()
    clerk.update()

    clerk.press_button("Bỏ đoạn này", card)

    assert clerk.report.leftovers == ()
    assert str(clerk.focus).startswith(str(clerk.tab))
    assert clerk.focus.winfo_viewable()
