"""A clerk quotes figures, has sentences made of them, sees where they come from, and ticks annexes."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.domain.quoting import plain
from desktop.ui.quote_dialog import SENTENCES, QuoteDialog
from desktop.ui.sources_dialog import SourcesDialog
from tests.ui.clerk import Clerk

MEMBERS = FieldRef("t-members", "actual")


def dialog_of(clerk: Clerk, kind: type[tk.Toplevel]) -> Any:
    """The dialog of that kind that is open."""
    (found,) = (child for child in clerk.window.winfo_toplevel().winfo_children() if isinstance(child, kind))
    return found


def while_open(clerk: Clerk, opening: Callable[[], object], act: Callable[[Any], object]) -> None:
    """Open the dialog, and do something in it as soon as it stands."""
    faults: list[BaseException] = []

    def step() -> None:
        dialog = dialog_of(clerk, QuoteDialog)
        dialog.update()
        try:
            act(dialog)
        except BaseException as fault:
            faults.append(fault)
        if dialog.winfo_exists():
            dialog.destroy()

    clerk.window.after(100, step)
    opening()
    clerk.update()
    if faults:
        raise faults[0]


def open_strengths(clerk: Clerk) -> Any:
    """The field of the strengths, empty, with the cursor in it."""
    clerk.open("report", "content")
    editor = clerk.tab.view.content_form.editors["strengths"]
    clerk.fill(editor, "Có ")
    return editor


def read(clerk: Clerk) -> str:
    """What the strengths read like."""
    clerk.window.settle()
    return plain(clerk.book, clerk.report, clerk.report.strengths)


def choose(dialog: QuoteDialog, sought: str) -> None:
    dialog.figures.search.insert(0, sought)
    dialog.figures.search.event_generate("<Return>")


def test_a_figure_is_found_without_accents_and_quoted_where_the_cursor_is(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    editor = open_strengths(clerk)

    while_open(
        clerk, lambda: clerk.click(editor.insert_button), lambda dialog: choose(dialog, "so thanh vien thuc hien")
    )
    clerk.type(", rồi")

    assert clerk.focus is editor.prose.text
    assert read(clerk) == "Có 1.098 thành viên, rồi"
    assert clerk.report.strengths == "Có ⟦t-members#actual⟧, rồi"


def test_the_key_opens_it_where_the_cursor_is(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    open_strengths(clerk)

    while_open(clerk, lambda: clerk.press("<Control-Shift-C>"), lambda dialog: choose(dialog, "tong kinh phi ho tro"))

    assert read(clerk) == "Có 303,5 triệu đồng"


def test_a_figure_that_is_changed_elsewhere_is_seen_in_the_text(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    editor = open_strengths(clerk)
    editor.prose.insert("⟦t-members#actual⟧")

    clerk.open("cooperatives")
    clerk.fill(clerk.tab.parts[0].editors["members"], "987")
    clerk.open("report", "content")

    assert editor.prose.text.get("1.0", "end-1c") == "Có 987 thành viên"
    clerk.press("<Control-z>")
    assert editor.prose.text.get("1.0", "end-1c") == "Có 1.098 thành viên"


def test_sentences_are_made_of_the_chosen_targets(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    editor = open_strengths(clerk)
    clerk.fill(editor, "")
    clerk.press("<Control-a>", "<Delete>")

    def make(dialog: QuoteDialog) -> None:
        dialog.open_view(SENTENCES)
        dialog.sentences.tree.selection_set(["t-members", "t-workers"])
        dialog.update()
        assert str(dialog.sentences.preview.cget("text")).startswith("Số thành viên hợp tác xã đạt 1.098")
        dialog.insert()

    while_open(clerk, editor.quote, make)

    assert read(clerk) == (
        "Số thành viên hợp tác xã đạt 1.098 thành viên, đạt 99,4% kế hoạch năm, tăng 1,6% so với cùng kỳ năm trước. "
        "Lao động làm việc thường xuyên (kể cả cán bộ quản lý) đạt 06 người, đạt 100% kế hoạch năm, "
        "tăng 20% so với cùng kỳ năm trước."
    )


def test_nothing_is_inserted_where_nothing_is_found(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    editor = open_strengths(clerk)

    def seek(dialog: QuoteDialog) -> None:
        choose(dialog, "không có gì như vậy")
        assert dialog.figures.tree.get_children() == ()
        assert dialog.winfo_exists()

    while_open(clerk, editor.quote, seek)

    assert read(clerk).strip() == "Có"


def test_a_field_that_quotes_nothing_has_no_button(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("general", "people")
    editor = clerk.tab.view.places["recipients"].editors["recipients"]
    editor.focus_set()
    clerk.update()

    clerk.press("<Control-Shift-C>")

    assert not hasattr(editor, "insert_button")
    assert [child for child in clerk.window.winfo_toplevel().winfo_children() if isinstance(child, QuoteDialog)] == []


def test_the_tree_of_tasks_shows_what_is_quoted(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("tasks")
    clerk.press("<Down>")
    clerk.fill(clerk.tab.task_form.editors["text"], "Vận động ")
    clerk.tab.task_form.editors["text"].prose.insert("⟦t-members#actual⟧")

    shown = [str(clerk.tab.tree.item(row, "text")) for row in clerk.tab.tree.get_children("g-awareness")]

    assert shown[0] == "Vận động 1.098 thành viên"


def test_what_is_computed_leads_to_the_field_that_it_is_made_of(sample_clerk: Clerk) -> None:
    clerk = sample_clerk

    clerk.window.go_to(FieldRef("r-2026", "register.members"))

    assert clerk.opened == "cooperatives"
    assert clerk.window.focused_field() == FieldRef("n-tan-an", "members")


def test_ticks_choose_the_annexes_in_their_order_and_undo_takes_one_back(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("report", "content")
    boxes = clerk.tab.view.annexes.boxes
    for box in boxes.values():
        if box.instate(["selected"]):
            clerk.click(box)

    clerk.click(boxes["supports"])
    clerk.save()  # what follows is a step of its own
    clerk.click(boxes["targets"])
    both = clerk.report.annexes
    clerk.press("<Control-z>")

    assert both == ("targets", "supports")
    assert clerk.report.annexes == ("supports",)
    assert boxes["supports"].instate(["selected"])
    assert not boxes["targets"].instate(["selected"])


def test_an_annex_without_content_says_so(clerk: Clerk) -> None:
    clerk.open("report", "content")

    words = str(clerk.tab.view.annexes.boxes["cooperatives"].cget("text"))

    assert words.endswith("(chưa có số liệu)")


def test_the_size_of_letters_is_chosen_with_the_layout(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("report", "content")

    clerk.fill(clerk.tab.view.layout_form.editors["profile"], "Cỡ 13")

    assert clerk.report.profile == "13"


def test_the_sources_lead_to_their_fields(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("report", "content")
    clerk.click(clerk.tab.view.sources_button)
    dialog = dialog_of(clerk, SourcesDialog)
    row = next(at for at, origin in enumerate(dialog.origins) if origin.ref == FieldRef("n-tan-an", "profit"))

    dialog.tree.mark(str(row))
    dialog.go()
    clerk.update()

    assert clerk.opened == "cooperatives"
    assert clerk.window.focused_field() == FieldRef("n-tan-an", "profit")


def test_the_sources_are_exported_beside_the_book(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("report", "content")
    clerk.click(clerk.tab.view.sources_button)

    dialog_of(clerk, SourcesDialog).export()
    clerk.wait(lambda: "Nguon so lieu" in clerk.notice)

    assert [path.name for path in clerk.window.session.path.parent.glob("*.docx")] == [
        "Nguon so lieu - Phuong Tan An - 04 nam.docx"
    ]


@pytest.mark.parametrize("field", ["issuer", "abbreviation", "head"])
def test_a_departments_fields_are_asked_only_of_a_department(sample_clerk: Clerk, field: str) -> None:
    clerk = sample_clerk
    clerk.open("general", "unit")
    view = clerk.tab.view
    before = set(view.unit_form.editors)

    clerk.click(view.starts_toggle)
    clerk.fill(view.starts_form.editors["letterhead"], "Cơ quan chuyên môn")

    assert field not in before
    assert field in view.unit_form.editors
    assert "named_after" not in view.unit_form.editors
    clerk.window.go_to(FieldRef("u-tan-an", field))
    assert clerk.window.focused_field() == FieldRef("u-tan-an", field)


def test_what_new_reports_start_with_is_folded_away_and_opens_for_whoever_is_led_there(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("general", "unit")
    assert clerk.tab.view.starts_form is None

    clerk.window.go_to(FieldRef("u-tan-an", "recipients"))
    clerk.update()

    assert clerk.window.focused_field() == FieldRef("u-tan-an", "recipients")


def test_a_unit_that_was_renamed_gets_a_successor_and_the_date_chooses_between_them(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("general", "unit")
    clerk.click(clerk.tab.view.starts_toggle)

    clerk.click(clerk.tab.view.successor_button)
    new = clerk.report.unit
    clerk.fill(clerk.tab.view.unit_form.editors["valid_from"], "1/7/2026")
    offered = list(clerk.tab.view.chooser.box.cget("values"))
    clerk.window.session.do(edits.set_field, FieldRef(clerk.report.id, "issued"), date(2026, 6, 23))

    assert clerk.book.field(FieldRef(new, "predecessors")) == ("u-tan-an",)
    assert offered == ["UBND phường Tân An, từ 01/7/2025", "UBND phường Tân An, từ 01/7/2026"]
    assert clerk.report.unit == "u-tan-an"


def test_another_unit_can_be_chosen_for_a_report(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("general", "unit")
    before = clerk.tab.view.chooser
    clerk.click(clerk.tab.view.starts_toggle)
    clerk.click(clerk.tab.view.successor_button)
    chooser = clerk.tab.view.chooser

    chooser.box.current(0)
    chooser.box.event_generate("<<ComboboxSelected>>")
    clerk.update()

    assert before is None
    assert clerk.report.unit == "u-tan-an"
    clerk.press("<Control-z>")
    clerk.press("<Control-z>")
    assert not chooser.winfo_manager()
