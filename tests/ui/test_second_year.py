"""The second year by keyboard alone: roll forward, eight figures, two texts, check, draft; every key is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import pytest
import ttkbootstrap as ttk

from desktop.domain.book import Book, State
from desktop.domain.unseen import unseen
from desktop.domain.values import format_value
from desktop.session.library import Library
from desktop.session.session import Session
from desktop.ui.period_dialog import PeriodDialog
from desktop.wording import periods
from tests.builders import a_book, a_finished_report, a_full_return, a_group, a_target
from tests.ui.clerk import Answers, Clerk, Wait, a_clerk, a_library, everything

FIGURES = {
    "members": "1.120",
    "workers": "07",
    "managers": "02",
    "graduates": "02",
    "director_trained": "c",
    "revenue": "1.610,5",
    "profit": "104",
    "rank": "k",
}
"""The eight figures of the one cooperative; a choice is made by its first letter."""

MOST_KEYS = 150


def last_year() -> Book:
    """A ward with one cooperative whose report of the first year was sent."""
    report = a_finished_report(
        number="207",
        issued=date(2026, 6, 20),
        state=State.ISSUED,
        returns=(a_full_return(),),
        targets=(a_target("members", goal="1.200", vision="1.500"), a_target("rank", goal="khá", vision="tốt")),
        groups=(a_group("Triển khai chính sách hỗ trợ", key="policies", result="Đã mở 02 lớp."),),
        policies=(),
        no_proposals=False,
        proposals="Đề nghị tỉnh mở lớp kế toán.",
    )
    return a_book(report)


@dataclass
class Counted:
    """What one part of the work took."""

    keys: int
    clicks: int


def counted(clerk: Clerk) -> Counted:
    """The keys and clicks since the last time they were counted."""
    made = Counted(clerk.keys, clerk.clicks)
    clerk.keys = clerk.clicks = 0
    return made


def begin(clerk: Clerk) -> Counted:
    """From the first page into the new period: the first page's own button, then the dialog's."""
    clerk.wait(lambda: str(clerk.tab.button.cget("text")) == "Lập kỳ tiếp theo")
    clerk.press("<Return>")
    clerk.wait(lambda: any(isinstance(each, PeriodDialog) for each in everything(clerk.window)))
    clerk.press("<Return>")
    clerk.update()
    return counted(clerk)


def type_figures(clerk: Clerk) -> Counted:
    """Through the form of the cooperative with Tab alone, from the button that leads there."""
    clerk.wait(lambda: str(clerk.tab.button.cget("text")) == "Làm tiếp: Hợp tác xã")
    clerk.press("<Return>")
    left = dict(FIGURES)
    while left:
        field = clerk.window.focused_field()
        assert field is not None
        if (words := left.pop(field.field, None)) is None:
            clerk.press("<Tab>")
        elif field.field in ("director_trained", "rank"):
            choose(clerk, words)
        else:
            clerk.type(words)
            clerk.press("<Tab>")
    clerk.window.settle()
    return counted(clerk)


def choose(clerk: Clerk, letter: str) -> None:
    """Choose the entry that begins with the letter.

    Tk's list of choices is beyond a test's reach: what a hand presses in it is counted, the arrows and Enter.
    """
    box = clerk.focus
    place = next(at for at, words in enumerate(box.cget("values")) if str(words).casefold().startswith(letter))
    clerk.keys += place + 2
    box.current(place)
    box.event_generate("<<ComboboxSelected>>")
    clerk.press("<Tab>")


def type_text(clerk: Clerk, part: str, words: str) -> Counted:
    """From the first page to what is missing in a part, and a text into it."""
    clerk.press("<Control-Key-0>")
    clerk.wait(lambda: str(clerk.tab.button.cget("text")) == f"Làm tiếp: {part}")
    clerk.press("<Return>")
    clerk.type(words)
    clerk.window.settle()
    return counted(clerk)


def check_and_export(clerk: Clerk) -> tuple[Counted, Path]:
    """The copied texts are seen, nothing is left, the first page's button writes the document."""
    clerk.press("<Control-Key-0>")
    clerk.wait(lambda: str(clerk.tab.button.cget("text")) == "Xem lại đoạn chép từ kỳ trước")
    while clerk.focus is not clerk.tab.all_seen:
        clerk.press("<Tab>")
    clerk.press("<Return>")
    clerk.wait(lambda: str(clerk.tab.button.cget("text")) == "Xuất Word")
    clerk.press("<Control-Key-0>")
    before = set(clerk.window.session.path.parent.glob("*.docx"))
    clerk.press("<Return>")
    clerk.wait(lambda: ".docx" in clerk.notice)
    (written,) = set(clerk.window.session.path.parent.glob("*.docx")) - before
    return counted(clerk), written


def second_year(clerk: Clerk) -> tuple[dict[str, Counted], Path]:
    """Do the second year's report; return what each part took, and the document."""
    parts = {"roll forward": begin(clerk), "figures": type_figures(clerk)}
    parts["first text"] = type_text(clerk, "Mục tiêu", "Cac chi tieu cua nam deu dat.")
    parts["second text"] = type_text(clerk, "Nhiệm vụ", "Da mo 03 lop.")
    parts["check and draft"], document = check_and_export(clerk)
    return parts, document


def open_book(library: Library, path: Path) -> Session:
    return Session.new(path, last_year()) if not path.exists() else library.open(path)


@pytest.fixture
def clerk(app: ttk.App, wait_until: Wait, tmp_path: Path, answers: Answers) -> Iterator[Clerk]:
    library, path = a_library(tmp_path), tmp_path / "so.json"
    assert Session.new(path, last_year()).close() is None
    with a_clerk(app, wait_until, library, lambda: library.open(path)) as clerk:
        yield clerk


def test_the_second_year_is_done_by_keyboard_alone(clerk: Clerk) -> None:
    parts, document = second_year(clerk)

    assert sum(part.clicks for part in parts.values()) == 0
    assert parts["figures"].keys <= MOST_KEYS
    assert clerk.report.name == "02 năm"
    assert [format_value(row.last_year) for row in clerk.report.targets] == ["1.105", "khá"]
    (row,) = clerk.report.returns
    assert (format_value(row.members), format_value(row.revenue), row.director_trained, row.rank) == (
        "1.120",
        "1.610,5",
        True,
        "khá",
    )
    assert unseen(clerk.report) == ()
    lines = [paragraph.text for paragraph in docx.Document(str(document)).paragraphs]
    assert any("1.120 thành viên" in line or "1.120" in line for line in lines)
    assert not any("[Chưa có" in line for line in lines)


def test_rolling_forward_is_one_step_back(clerk: Clerk) -> None:
    before = clerk.book
    begin(clerk)
    after = clerk.book

    clerk.press("<Control-z>")

    assert len(after.reports) == 2
    assert clerk.book is before
    assert periods.ADD_PERIOD in clerk.window.bar.period.cget("values")
