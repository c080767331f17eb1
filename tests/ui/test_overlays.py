"""What covers the whole window for a while: no key reaches what lies below, and Escape leads back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.session.library import Library
from desktop.ui.import_page import ImportPage
from desktop.ui.recovery_page import MendingPage
from desktop.ui.start_page import StartPage
from desktop.ui.widgets.overlay import Overlay
from tests.old_reports import plain_docx
from tests.session.test_imports import LINES
from tests.ui.clerk import Answers, Clerk, Wait, everything

MOST_STOPS = 60


def import_page(clerk: Clerk, answers: Answers, folder: Path) -> Any:
    answers.path = folder / "cu.docx"
    answers.path.write_bytes(plain_docx(LINES))
    clerk.window.books.import_report()
    page = the_overlay(clerk)
    assert isinstance(page, ImportPage)
    clerk.wait(lambda: page.draft is not None)
    return page


def recovery_page(clerk: Clerk, answers: Answers, folder: Path) -> Any:
    clerk.save()
    clerk.window.recovery.open()
    page = clerk.window.recovery.page
    assert page is not None
    clerk.wait(lambda: page.candidates)
    return page


def mending_page(clerk: Clerk, answers: Answers, folder: Path) -> Any:
    clerk.save()
    broken = folder / "hong.json"
    broken.write_bytes(clerk.window.session.path.read_bytes()[:2000])
    clerk.window.books.open(broken)
    page = the_overlay(clerk)
    assert isinstance(page, MendingPage)
    clerk.wait(lambda: page.candidates)
    return page


def the_overlay(clerk: Clerk) -> Overlay:
    page = clerk.window.overlay
    assert page is not None
    return page


Opens = Callable[[Clerk, Answers, Path], Any]
EVERY = pytest.mark.parametrize("opens", [import_page, recovery_page, mending_page])


@EVERY
def test_no_key_reaches_the_book_below(sample_clerk: Clerk, answers: Answers, tmp_path: Path, opens: Opens) -> None:
    clerk = sample_clerk
    clerk.open("general")
    clerk.window.session.do(edits.set_field, FieldRef(clerk.report.id, "name"), "06 tháng")
    page = opens(clerk, answers, tmp_path)
    clerk.update()
    book = clerk.book

    for key in ("<Control-Key-1>", "<Control-Key-3>", "<Control-Tab>", "<Control-z>", "<Control-y>", "<Control-plus>"):
        clerk.press(key)
        clerk.type("7")
    clerk.press("<Return>")

    assert clerk.book is book
    assert clerk.opened == "general"
    assert clerk.window.overlay is page
    assert not clerk.window.page.winfo_viewable()


@EVERY
def test_the_tab_key_stays_on_the_page(sample_clerk: Clerk, answers: Answers, tmp_path: Path, opens: Opens) -> None:
    page = opens(sample_clerk, answers, tmp_path)
    sample_clerk.update()
    stops = []

    for _ in range(MOST_STOPS):
        sample_clerk.press("<Tab>")
        stops.append(sample_clerk.focus)

    assert [str(stop) for stop in stops if not str(stop).startswith(f"{page}.")] == []
    assert page.close_button in stops if not isinstance(page, ImportPage) else page.back_button in stops


@EVERY
def test_escape_on_a_button_leads_back_to_the_field(
    sample_clerk: Clerk, answers: Answers, tmp_path: Path, opens: Opens
) -> None:
    clerk = sample_clerk
    clerk.open("general")
    clerk.tab.view.period_form.go_to("period_to")
    clerk.update()
    field = clerk.focus
    page = opens(clerk, answers, tmp_path)
    (page.back_button if isinstance(page, ImportPage) else page.close_button).focus_set()
    clerk.update()

    clerk.press("<Escape>")

    assert clerk.window.overlay is None
    assert clerk.window.page.winfo_viewable()
    assert clerk.focus is field


def test_escape_leads_back_to_the_first_start(
    app: Any, library: Library, wait_until: Wait, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "cu.docx"
    answers.path.write_bytes(plain_docx(LINES))
    start = StartPage(app, library, lambda *given: None)
    start.pack(fill="both", expand=True)
    app.update()
    start.buttons["import"].invoke()
    (page,) = [widget for widget in everything(start) if isinstance(widget, ImportPage)]
    wait_until(lambda: page.draft is not None)
    app.update()
    covered = not start.buttons["empty"].winfo_viewable()
    app.focus_force()
    page.tree.focus_force()

    page.tree.event_generate("<Escape>")
    app.update()

    assert covered
    assert not page.winfo_exists()
    assert app.focus_get() is start.buttons["import"]


def test_what_was_decided_about_an_old_report_is_given_up_only_when_asked(
    sample_clerk: Clerk, answers: Answers, tmp_path: Path
) -> None:
    page = import_page(sample_clerk, answers, tmp_path)
    page.open_view("unsure")
    row = next(row for row in page.tree.get_children() if LINES[4] in page.tree.set(row, "1").replace("\n", " "))
    page.tree.mark(row)
    sample_clerk.update()
    sample_clerk.press_button("Đúng", page)
    keyboard = sample_clerk.focus

    answers.yes = False
    sample_clerk.press("<Escape>")
    stayed = sample_clerk.window.overlay is page
    answers.yes = True
    sample_clerk.press("<Escape>")

    assert keyboard is page.tree
    assert stayed
    assert sample_clerk.window.overlay is None
    assert len(answers.asked) == 2
    assert "các lựa chọn" in answers.asked[0]


def test_nothing_decided_is_nothing_to_ask_about(sample_clerk: Clerk, answers: Answers, tmp_path: Path) -> None:
    import_page(sample_clerk, answers, tmp_path)
    sample_clerk.update()

    sample_clerk.press("<Escape>")

    assert sample_clerk.window.overlay is None
    assert answers.asked == []


def test_enter_on_the_page_of_older_states_restores_nothing(
    sample_clerk: Clerk, answers: Answers, tmp_path: Path
) -> None:
    sample_clerk.window.session.do(edits.set_field, FieldRef(sample_clerk.report.id, "name"), "06 tháng")
    sample_clerk.save()
    page = recovery_page(sample_clerk, answers, tmp_path)
    sample_clerk.wait(lambda: str(page.restore_button.cget("state")) == "normal")
    sample_clerk.update()

    sample_clerk.press("<Return>")

    assert sample_clerk.focus is page.versions
    assert sample_clerk.report.name == "06 tháng"
    assert sample_clerk.window.overlay is page


# -- the pages that will be printed


def test_a_key_of_a_tab_leads_out_of_the_pages(sample_clerk: Clerk) -> None:
    sample_clerk.open("general")
    sample_clerk.press("<Control-p>")
    covered = not sample_clerk.window.desk.winfo_viewable()

    sample_clerk.press("<Control-Key-3>")

    assert covered
    assert sample_clerk.window.preview.page is None
    assert sample_clerk.opened == "targets"
    assert sample_clerk.focus.winfo_viewable()


def test_escape_leads_out_of_the_pages_from_any_of_their_buttons_to_the_field(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("report", "content")
    clerk.tab.view.content_form.go_to("shortcomings")
    clerk.focus.mark_set("insert", "1.7")
    clerk.update()
    field = clerk.focus
    clerk.press("<Control-p>")
    page = clerk.window.preview.page
    assert page is not None
    page.close_button.focus_set()
    clerk.update()

    clerk.press("<Escape>")

    assert clerk.window.preview.page is None
    assert clerk.focus is field
    assert field.index("insert") == "1.7"
