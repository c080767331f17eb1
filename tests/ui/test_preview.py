"""Xem trang in: the pages over the window or beside the form, and the ways between a page and its fields."""

from __future__ import annotations

import subprocess
import sys
import threading
import tkinter as tk
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import ttkbootstrap as ttk

from desktop.domain.book import FieldRef
from desktop.domain.edits import set_field
from desktop.session import preview as session_preview
from desktop.session import shell
from desktop.session.preview import Place, Preview
from desktop.ui.preview_page import PreviewPage
from desktop.ui.widgets.pages_view import STEPS, PagesView
from tests.ui.clerk import Clerk

WIDE = "1800x768+0+0"
_clicks = count(1000, 1000)


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Path]]:
    """The files that were opened, and those shown in their folder."""
    shown: dict[str, list[Path]] = {"opened": [], "shown": []}
    monkeypatch.setattr(shell, "open_file", shown["opened"].append)
    monkeypatch.setattr(shell, "show_in_folder", shown["shown"].append)
    return shown


def open_pages(clerk: Clerk) -> PreviewPage:
    clerk.press("<Control-p>")
    page = the_page(clerk)
    settle(clerk)
    return page


def the_page(clerk: Clerk) -> PreviewPage:
    page = clerk.window.preview.page
    assert page is not None
    return page


def settle(clerk: Clerk) -> None:
    """Wait until everything that is seen has been made."""
    clerk.update()
    clerk.wait(lambda: not clerk.window.preview.preview.is_busy, timeout=30)
    clerk.update()


def place_of(clerk: Clerk, field: str, **entity: str) -> Place:
    ref = FieldRef(entity.get("entity", clerk.report.id), field)
    return clerk.window.preview.preview.places_of(ref)[0]


def double_click(clerk: Clerk, place: Place) -> None:
    view = the_page(clerk).view
    view.see(place.page, place.top, place.bottom)
    settle(clerk)
    x, y = on_screen(view, place)
    assert 0 < y < view.canvas.winfo_height()
    base = next(_clicks)
    for after, event in enumerate(("<Button-1>", "<ButtonRelease-1>", "<Button-1>", "<ButtonRelease-1>")):
        if view.winfo_exists():
            view.canvas.event_generate(event, x=x, y=y, time=base + after)
    clerk.update()


def on_screen(view: PagesView, place: Place) -> tuple[int, int]:
    """A point of a place, in pixels of the canvas."""
    sheet = view.canvas.coords(f"picture-{place.page}")
    x = sheet[0] + (place.left + 2) * view.scale(place.page) - view.canvas.canvasx(0)
    y = sheet[1] + (place.top + place.bottom) / 2 * view.scale(place.page) - view.canvas.canvasy(0)
    return round(x), round(y)


def pictured(view: PagesView, page: int) -> bool:
    return bool(view.canvas.itemcget(f"picture-{page}", "image"))


def marks(view: PagesView) -> int:
    return len(view.canvas.find_withtag("mark"))


# -- over the window


def test_the_pages_cover_a_small_window_and_the_first_one_is_pictured(sample_clerk: Clerk) -> None:
    page = open_pages(sample_clerk)

    assert not sample_clerk.window.preview.beside
    assert (page.winfo_width(), page.winfo_height()) == (
        sample_clerk.window.winfo_width(),
        sample_clerk.window.winfo_height(),
    )
    assert pictured(page.view, page.view.page)
    assert sample_clerk.focus is page.view.canvas
    assert not page.making.winfo_manager()


def test_escape_and_the_button_lead_back_to_the_form(sample_clerk: Clerk) -> None:
    for leave in (lambda: sample_clerk.press("<Escape>"), lambda: sample_clerk.press_button("Đóng trang in")):
        open_pages(sample_clerk)
        leave()

        assert sample_clerk.window.preview.page is None
        assert sample_clerk.focus.winfo_viewable()


def test_only_pages_that_are_seen_are_pictured_and_those_far_away_let_go(sample_clerk: Clerk) -> None:
    view = open_pages(sample_clerk).view
    count_of_pages = len(view.sizes)
    view.go_to(0)
    settle(sample_clerk)
    assert not pictured(view, count_of_pages - 1)

    sample_clerk.press("<End>")
    settle(sample_clerk)

    assert pictured(view, count_of_pages - 1)
    assert not pictured(view, 0)


def test_page_keys_and_buttons_turn_the_pages(sample_clerk: Clerk) -> None:
    page = open_pages(sample_clerk)
    view = page.view
    sample_clerk.press("<Home>")
    assert view.page == 0

    sample_clerk.press_button("Trang sau")
    assert view.page == 1
    sample_clerk.press("<Control-Next>")
    assert view.page == 2
    sample_clerk.press_button("Trang trước")
    assert view.page == 1
    before = view.canvas.canvasy(0)
    sample_clerk.press("<Next>")
    assert view.canvas.canvasy(0) > before
    sample_clerk.press("<Prior>")
    assert view.canvas.canvasy(0) == before
    assert f"{view.page + 1}/{len(view.sizes)}" in str(page._number.cget("text"))


def test_pages_are_made_larger_and_smaller_within_bounds(sample_clerk: Clerk) -> None:
    view = open_pages(sample_clerk).view
    sample_clerk.press("<Home>")
    width = view.sizes[0][0]

    for _ in STEPS:
        sample_clerk.press("<Control-plus>")
    assert view.shown_percent == 200
    settle(sample_clerk)
    assert pictured(view, 0)
    for _ in STEPS:
        sample_clerk.press("<Control-minus>")
    assert view.shown_percent == 50
    sample_clerk.press_button("Vừa khổ rộng")
    assert view.canvas.winfo_width() - width * view.scale(0) < 40
    settle(sample_clerk)
    assert pictured(view, 0)


def test_pages_that_lie_across_are_as_wide_as_the_others(sample_clerk: Clerk) -> None:
    view = open_pages(sample_clerk).view
    sample_clerk.press_button("Vừa khổ rộng")
    settle(sample_clerk)

    widths = {round(width * view.scale(number)) for number, (width, _) in enumerate(view.sizes)}

    assert len({width for width, _ in view.sizes}) == 2
    assert max(widths) - min(widths) <= 1
    assert not view._across.winfo_manager()


# -- between a page and its fields


def test_a_double_click_opens_the_field_and_the_button_leads_back_to_it(sample_clerk: Clerk) -> None:
    open_pages(sample_clerk)

    double_click(sample_clerk, place_of(sample_clerk, "shortcomings"))

    shortcomings = FieldRef(sample_clerk.report.id, "shortcomings")
    assert sample_clerk.window.preview.page is None
    assert sample_clerk.opened == "report"
    assert sample_clerk.window.focused_field() == shortcomings
    sample_clerk.press_button("Quay lại trang in")
    settle(sample_clerk)
    view = the_page(sample_clerk).view
    assert {place.ref for place in view.marked} == {shortcomings}
    _, y = on_screen(view, view.marked[0])
    assert 0 < y < view.canvas.winfo_height()
    assert marks(view) == len(view.marked)


def test_a_tick_shows_the_paragraphs_numbers_and_the_pages_stay_as_they_are(sample_clerk: Clerk) -> None:
    page = open_pages(sample_clerk)
    sizes, before = page.view.sizes, place_of(sample_clerk, "shortcomings")

    assert not page.numbered.get()
    sample_clerk.click(page.tick)
    settle(sample_clerk)

    assert page.view.sizes == sizes
    assert place_of(sample_clerk, "shortcomings") == before
    assert _letters_in_the_margin(sample_clerk)
    sample_clerk.click(page.tick)
    settle(sample_clerk)
    assert not _letters_in_the_margin(sample_clerk)


def _letters_in_the_margin(clerk: Clerk) -> bool:
    """Whether anything is printed left of the text of the first page."""
    clerk.press("<Home>")
    settle(clerk)
    view = the_page(clerk).view
    picture, scale = view._pictures[0]
    beside = range(round(40 * scale), round(80 * scale))  # 14 to 28 mm from the edge
    return any(picture.get(x, y) != (255, 255, 255) for x in beside for y in range(0, picture.height(), 2))


def test_a_figure_leads_to_its_cell(sample_clerk: Clerk) -> None:
    open_pages(sample_clerk)
    target = sample_clerk.target("members")

    double_click(sample_clerk, place_of(sample_clerk, "plan", entity=target))

    assert sample_clerk.opened == "targets"
    assert sample_clerk.window.focused_field() == FieldRef(target, "plan")


def test_the_pages_open_where_the_cursor_was(sample_clerk: Clerk) -> None:
    sample_clerk.open("report", "content")
    sample_clerk.tab.view.content_form.go_to("lessons")
    sample_clerk.update()

    view = open_pages(sample_clerk).view

    assert {place.ref.field for place in view.marked} == {"lessons"}
    assert view.page > 0


def test_empty_paper_leads_nowhere(sample_clerk: Clerk) -> None:
    page = open_pages(sample_clerk)
    before = sample_clerk.opened

    page.view._on_pick(len(page.view.sizes) - 1, 300, 800)

    assert sample_clerk.window.preview.page is page
    assert sample_clerk.opened == before


# -- beside the form


@pytest.fixture
def wide_clerk(app: ttk.App, sample_clerk: Clerk) -> Clerk:
    app.geometry(WIDE)
    app.update()
    sample_clerk.wait(lambda: sample_clerk.window.winfo_width() == 1800)
    return sample_clerk


def test_a_wide_window_has_the_form_and_the_pages_side_by_side(wide_clerk: Clerk) -> None:
    page = open_pages(wide_clerk)

    window = wide_clerk.window
    assert window.preview.beside
    assert page.winfo_rootx() >= wide_clerk.tab.winfo_rootx() + wide_clerk.tab.winfo_width()
    assert wide_clerk.tab.winfo_width() >= 950
    assert page.winfo_rootx() + page.winfo_width() <= window.winfo_rootx() + window.winfo_width()
    assert page.view.canvas.winfo_width() < 800


def test_pages_beside_the_form_follow_its_edits(wide_clerk: Clerk) -> None:
    wide_clerk.open("report", "content")
    wide_clerk.tab.view.content_form.go_to("abstract")
    view = open_pages(wide_clerk).view
    before = str(view.canvas.itemcget("picture-0", "image"))

    wide_clerk.fill(wide_clerk.tab.view.content_form.editors["abstract"], "Danh gia ket qua")
    wide_clerk.window.settle()
    settle(wide_clerk)

    assert wide_clerk.report.abstract == "Danh gia ket qua"
    assert str(view.canvas.itemcget("picture-0", "image")) != before
    assert place_of(wide_clerk, "abstract").page == 0


def test_beside_the_form_a_double_click_keeps_the_pages(wide_clerk: Clerk) -> None:
    page = open_pages(wide_clerk)

    double_click(wide_clerk, place_of(wide_clerk, "shortcomings"))

    assert the_page(wide_clerk) is page
    assert wide_clerk.window.focused_field() == FieldRef(wide_clerk.report.id, "shortcomings")
    assert marks(page.view) > 0


def test_a_window_that_becomes_narrow_is_covered(app: ttk.App, wide_clerk: Clerk) -> None:
    page = open_pages(wide_clerk)

    app.geometry("1366x768+0+0")
    app.update()
    wide_clerk.wait(lambda: not wide_clerk.window.preview.beside)
    settle(wide_clerk)

    assert page.winfo_width() == wide_clerk.window.winfo_width()
    wide_clerk.window.preview.close()
    assert wide_clerk.window.columnconfigure(2)["minsize"] == 0


# -- what is done with them


def test_the_pdf_lies_beside_the_book(sample_clerk: Clerk, folders: dict[str, list[Path]]) -> None:
    page = open_pages(sample_clerk)

    sample_clerk.press_button("Xuất PDF")
    settle(sample_clerk)

    (written,) = sample_clerk.window.session.path.parent.glob("*.pdf")
    assert written.read_bytes().startswith(b"%PDF-")
    assert written.name in page.notice.text
    sample_clerk.press_button("Mở tệp", page.notice)
    sample_clerk.wait(lambda: folders["opened"] == [written])


def test_the_first_button_opens_the_report_in_word(sample_clerk: Clerk, folders: dict[str, list[Path]]) -> None:
    page = open_pages(sample_clerk)

    sample_clerk.press_button("Mở bằng Word để in")
    sample_clerk.wait(lambda: folders["opened"])

    (written,) = sample_clerk.window.session.path.parent.glob("*.docx")
    assert folders["opened"] == [written]
    assert written.name in page.notice.text


def test_what_cannot_be_printed_is_shown_in_its_folder_with_what_to_do(
    sample_clerk: Clerk, folders: dict[str, list[Path]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    page = open_pages(sample_clerk)

    sample_clerk.press_button("In")
    settle(sample_clerk)

    (written,) = sample_clerk.window.session.path.parent.glob("*.pdf")
    sample_clerk.wait(lambda: folders["shown"] == [written])
    assert "hãy mở tệp đó rồi in" in page.notice.text


@pytest.mark.skipif(sys.platform == "win32", reason="the program is that of Linux")
def test_where_nothing_opens_word_files_that_is_said(
    sample_clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    page = open_pages(sample_clerk)

    sample_clerk.press_button("Mở bằng Word để in")

    sample_clerk.wait(lambda: "không mở được" in page.notice.text)
    (written,) = sample_clerk.window.session.path.parent.glob("*.docx")
    assert written.name in page.notice.text
    assert str(written.parent) in page.notice.text


def test_what_is_printed_is_told(sample_clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[Path] = []
    monkeypatch.setattr(session_preview, "print_pdf", handed.append)
    page = open_pages(sample_clerk)

    sample_clerk.press_button("In")
    settle(sample_clerk)

    assert page.notice.text == f"Đã gửi {handed[0].name} tới máy in."


def test_saving_goes_on_while_pages_are_made(sample_clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    show = Preview.show

    def show_later(preview: Preview, *how: Any, **more: Any) -> None:
        preview._worker.submit(gate.wait)
        show(preview, *how, **more)

    monkeypatch.setattr(Preview, "show", show_later)
    sample_clerk.press("<Control-p>")
    try:
        sample_clerk.window.session.do(*a_change(sample_clerk))
        sample_clerk.window.save()
        sample_clerk.wait(lambda: not sample_clerk.window.session.modified)
        assert clerk_waits(sample_clerk)
    finally:
        gate.set()
    settle(sample_clerk)
    assert not clerk_waits(sample_clerk)


def a_change(clerk: Clerk) -> Any:
    return set_field, FieldRef(clerk.report.id, "strengths"), "Khác."


def clerk_waits(clerk: Clerk) -> bool:
    return bool(the_page(clerk).making.winfo_manager())


def test_another_book_has_no_pages_of_this_one(sample_clerk: Clerk) -> None:
    open_pages(sample_clerk)
    window = sample_clerk.window

    window.attach(window.session)

    assert window.preview.page is None


def test_a_book_without_a_report_says_so(sample_clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(sample_clerk.window), "report", None)

    sample_clerk.window.preview.open()

    assert str(the_page(sample_clerk).making.cget("text")) == "Chưa có kỳ báo cáo nào để xem."


# -- the start


def test_the_window_opens_without_what_makes_pages(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from desktop.app import Application
from tests.ui.clerk import a_library
application = Application(a_library(Path(sys.argv[1])))
application.start.start_sample()
application.root.update()
before = sorted({name.partition('.')[0] for name in sys.modules} & {'typst', 'pypdfium2', 'pypdfium2_raw'})
before += sorted(name for name in sys.modules if name.startswith(('desktop.reports', 'desktop.session.preview')))
application.window.preview.open()
print(before, 'desktop.session.preview' in sys.modules)
application.window.preview.end()
application.root.destroy()
"""
    started = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True)

    assert started.stdout.strip() == "[] True", started.stderr


def test_a_picture_made_for_another_size_is_not_shown(app: tk.Tk) -> None:
    asked: list[int] = []
    view = PagesView(app, on_want=asked.append, on_pick=lambda *at: None, on_move=lambda: None)
    view.pack(fill="both", expand=True)
    app.update()
    picture = session_preview.Picture(0, view.scale(0) / 3, 1, 1, b"P6\n1 1\n255\n\0\0\0")

    view.show([(595.0, 842.0)], picture)
    app.update()

    assert not pictured(view, 0)
    assert asked == [0]
