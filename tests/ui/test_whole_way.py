"""A year's work at the window: last year's Word report, the next period, figures, red pen, signature, and once more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest
import ttkbootstrap as ttk

from desktop.domain.book import FieldRef, State
from desktop.reports.sections.source import NOTHING_OCCURRED
from desktop.session.library import Library
from desktop.session.session import Session
from desktop.storage.store import Store
from desktop.ui.import_page import ImportPage
from desktop.ui.period_dialog import PeriodDialog
from desktop.ui.start_page import StartPage
from desktop.wording import signing as words
from tests.old_reports import twin_docx
from tests.reports.docx_files import paragraphs
from tests.ui.clerk import Answers, Clerk, Wait, a_clerk, a_library, everything
from tests.ui.test_quotes import choose, while_open
from tests.ui.test_signing import draft, type_a_paragraph

COOPERATIVE = {
    "name": "Hợp tác xã nông nghiệp An Thịnh",
    "kind": "hợp tác xã",
    "sector": "nông nghiệp",
}
FIGURES = {
    "status": "đang hoạt động",
    "members": "1.098",
    "workers": "06",
    "managers": "02",
    "graduates": "01",
    "director_trained": "Có",
    "revenue": "1.523,45",
    "profit": "96,8",
    "wage": "5",
    "rank": "khá",
}
TYPED = {
    "cutoff": "15/6/2024",
    "goals_result": "Đa số chỉ tiêu của kỳ đạt.",
    "shortcomings": "Quy mô còn nhỏ.",
    "causes": "Thiếu vốn.",
    "orientation": "Mở rộng thành viên.",
    "proposals": "Đề nghị tỉnh cho vay vốn.",
}


@dataclass
class FirstStart:
    """A person before the page of the first start."""

    app: ttk.App
    wait: Wait
    library: Library

    def import_report(self) -> Session:
        """Press the first button and make the book; what is doubtful stays as it was read."""
        begun: list[Session] = []
        page = StartPage(self.app, self.library, lambda session, *said: begun.append(session))
        page.pack(fill="both", expand=True)
        self.app.update()
        page.buttons["import"].invoke()
        (old,) = [widget for widget in everything(page) if isinstance(widget, ImportPage)]
        self.wait(lambda: old.draft is not None)
        old.make_button.invoke()
        page.destroy()
        return begun[0]


@pytest.fixture
def clerk(app: ttk.App, wait_until: Wait, tmp_path: Path, answers: Answers) -> Iterator[Clerk]:
    """A clerk who has begun with last year's Word file."""
    answers.path = tmp_path / "bao cao 01 nam.docx"
    answers.path.write_bytes(twin_docx())
    library = a_library(tmp_path)
    start = FirstStart(app, wait_until, library)
    with a_clerk(app, wait_until, library, start.import_report) as clerk:
        yield clerk


def cells(document: Path) -> str:
    tables = docx.Document(str(document)).tables
    return "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def follow(clerk: Clerk, words: str) -> None:
    """Press what the first page's button says comes next, as soon as that has been counted."""
    clerk.open("todo")
    clerk.wait(lambda: str(clerk.tab.button.cget("text")) == words)
    clerk.press_button(words)


def roll_forward(clerk: Clerk) -> None:
    follow(clerk, "Lập kỳ tiếp theo")
    clerk.wait(lambda: any(isinstance(each, PeriodDialog) for each in everything(clerk.window)))
    clerk.press_button("Lập kỳ mới", clerk.dialog)


def type_figures(clerk: Clerk) -> None:
    clerk.open("cooperatives")
    clerk.press_button("Thêm")
    for name, typed in COOPERATIVE.items():
        clerk.fill(clerk.tab.identity.editors[name], typed)
    for name, typed in FIGURES.items():
        clerk.fill(next(form.editors[name] for form in clerk.tab.parts if name in form.editors), typed)


def type_texts(clerk: Clerk) -> None:
    for field, typed in TYPED.items():
        clerk.window.go_to(FieldRef(clerk.report.id, field))
        clerk.update()
        clerk.type(typed)
        clerk.window.settle()


def quote_the_members(clerk: Clerk) -> None:
    """A sentence with a figure that is not typed."""
    clerk.window.go_to(FieldRef(clerk.report.id, "strengths"))
    clerk.update()
    clerk.type("Đã có ")
    while_open(clerk, lambda: clerk.press("<Control-Shift-C>"), lambda found: choose(found, "so thanh vien thuc hien"))
    clerk.type(".")
    clerk.window.settle()


def settle_the_rest(clerk: Clerk) -> None:
    """What nobody has anything to say about, from the list before closing: 'Không phát sinh'."""
    clerk.open("report", "signing")
    view: Any = clerk.tab.view
    while view.unsettled:
        view.left.mark(str(view.unsettled[0].ref))
        clerk.update()
        clerk.press_button("Không phát sinh")


def paragraph_of(document: Path, said: str) -> str:
    """The number in the margin beside the draft's paragraph that says this; in Word it is a paragraph in a frame."""
    lines = paragraphs(document)
    place = next(place for place, line in enumerate(lines) if said in line)
    assert lines[place - 1].isdigit()
    return lines[place - 1]


def close(clerk: Clerk) -> Path:
    clerk.open("report", "signing")
    clerk.press_button(words.CLOSE)
    clerk.wait(lambda: "Trinh ky" in clerk.notice)
    return clerk.window.session.path.with_name(clerk.report.files[-1].name)


def test_from_last_years_word_file_to_the_signed_report(clerk: Clerk) -> None:
    assert (clerk.report.number, clerk.report.state) == ("312", State.ISSUED)
    last = clerk.report
    roll_forward(clerk)
    assert (clerk.report.name, clerk.report.number, clerk.report.state) == ("02 năm", "", State.DRAFT)
    type_figures(clerk)
    type_texts(clerk)
    quote_the_members(clerk)
    settle_the_rest(clerk)
    clerk.open("todo")
    clerk.click(clerk.tab.all_seen)

    first = draft(clerk)

    assert "DỰ THẢO lần 1" in "\n".join(paragraphs(first)) + cells(first)
    assert any("Đã có 1.098 thành viên." in line for line in paragraphs(first))
    assert not any("[Chưa có" in line for line in paragraphs(first))

    type_a_paragraph(clerk, paragraph_of(first, "Quy mô còn nhỏ."))
    clerk.wait(lambda: clerk.window.focused_field() == FieldRef(clerk.report.id, "shortcomings"))
    clerk.press("<Control-m>")
    clerk.type("Nêu rõ hơn.")
    clerk.press("<Return>")
    (remark,) = clerk.report.remarks
    assert remark.place == f"{clerk.report.id}#shortcomings"
    follow(clerk, "Xử lý ý kiến")
    clerk.press_button("Tới chỗ đó")
    clerk.press("<Control-End>")
    clerk.type(" Thiếu kho.")
    clerk.open("report", "remarks")
    clerk.fill_cell(clerk.tab.view.table, remark.id, "settled", "c")
    clerk.open("todo")
    clerk.wait(lambda: str(clerk.tab.button.cget("text")) == "Xuất Word")

    signed = close(clerk)

    head, body = cells(signed), paragraphs(signed)
    assert re.search(r"Số:\s+/BC-UBND", head)
    assert re.search(r"An Thịnh, ngày\s+tháng\s+năm 2024", head)
    assert any(line.endswith("Quy mô còn nhỏ. Thiếu kho.") for line in body)
    assert any("đạt 1.098 thành viên" in line for line in body)
    assert any("02 năm" in line for line in body)
    assert not any("01 năm thực hiện" in line for line in body)
    assert "Nguyễn Văn A" in head
    quiet = [row for row in clerk.report.groups if row.nothing_occurred]
    quiet_policies = [row for row in clerk.report.policies if row.nothing_occurred]
    assert sum(line.endswith(NOTHING_OCCURRED) for line in body) == len(quiet) + len(quiet_policies) == 9

    follow(clerk, "Ghi số, ngày ban hành")
    clerk.fill(clerk.tab.view.signing_form.editors["number"], "05")
    clerk.fill(clerk.tab.view.signing_form.editors["issued"], "21/6/2024")
    clerk.press_button(words.ISSUE)
    assert [report.state for report in clerk.book.reports] == [State.ISSUED, State.ISSUED]
    clerk.open("report", "signing")
    clerk.press_button(words.EXPORT_CLOSED)
    clerk.wait(lambda: len(clerk.report.files) == 3)
    last_file = clerk.window.session.path.with_name(clerk.report.files[-1].name)
    assert "Số: 05/BC-UBND" in cells(last_file)
    assert "ngày 21 tháng 6 năm 2024" in cells(last_file)
    assert paragraphs(last_file) == body

    clerk.press_button(words.REOPEN)
    assert [report.state for report in clerk.book.reports] == [State.ISSUED, State.DRAFT]
    clerk.save()
    assert Store(clerk.window.session.path).open() == clerk.book
    assert clerk.book.report(last.id) == last
    assert [copy.report.number for copy in clerk.book.closed] == [""]
