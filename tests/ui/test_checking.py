"""Kiểm tra: groups, the way to a field, what is mended, passed over and looked at again; all by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import ttkbootstrap as ttk
from msgspec.structs import replace

from desktop.domain.book import Book, FieldRef
from desktop.domain.checks import Finding, Severity, examine, findings
from desktop.domain.edits import set_field
from desktop.session.library import Library
from desktop.storage.store import Store
from desktop.ui.tabs.report import checking
from desktop.ui.tabs.report.finding_list import PASSED_OVER
from desktop.wording import checking as words
from tests.builders import a_book, a_finished_report
from tests.twin import twin
from tests.ui.clerk import Answers, Clerk, Wait, a_clerk
from tests.ui.layout import faults


def at_work(app: ttk.App, wait: Wait, library: Library, book: Book, path: Path) -> Iterator[Clerk]:
    Store(path).save(book)
    with a_clerk(app, wait, library, lambda: library.open(path)) as clerk:
        clerk.open("report", "check")
        yield clerk


@pytest.fixture
def twin_clerk(app: ttk.App, wait_until: Wait, library: Library, answers: Answers, tmp_path: Path) -> Iterator[Clerk]:
    """A clerk at the findings of a real report's twin."""
    yield from at_work(app, wait_until, library, twin(), tmp_path / "twin.json")


@pytest.fixture
def done_clerk(app: ttk.App, wait_until: Wait, library: Library, answers: Answers, tmp_path: Path) -> Iterator[Clerk]:
    """A clerk at a report in which there is nothing to find."""
    yield from at_work(app, wait_until, library, a_book(a_finished_report()), tmp_path / "done.json")


def told(clerk: Clerk, check: str) -> Finding:
    """The first finding of a check that is still open."""
    return next(finding for finding in findings(clerk.book, clerk.report) if finding.check == check)


def choose(clerk: Clerk, finding: Finding) -> None:
    clerk.tab.view.found.mark(finding.key)
    clerk.tab.view.found.focus_set()
    clerk.update()


def rows_of(clerk: Clerk, group: str) -> tuple[str, ...]:
    tree = clerk.tab.view.found
    return tuple(tree.get_children(group)) if tree.exists(group) else ()


def test_findings_stand_in_their_groups_with_their_number_the_last_one_folded(twin_clerk: Clerk) -> None:
    tree = twin_clerk.tab.view.found
    found = findings(twin_clerk.book, twin_clerk.report)

    for severity in Severity:
        keys = tuple(finding.key for finding in found if finding.severity is severity)
        assert rows_of(twin_clerk, severity.name) == keys
        title = " ".join(str(tree.item(severity.name, "text")).split())
        assert title == f"{severity.value} ({len(keys)})"
    assert [bool(tree.item(severity.name, "open")) for severity in Severity] == [True, True, False]
    assert not tree.exists(PASSED_OVER)


def test_the_chosen_finding_is_read_in_full(twin_clerk: Clerk) -> None:
    finding = told(twin_clerk, "no_baseline")

    choose(twin_clerk, finding)

    detail = twin_clerk.tab.view.detail
    assert detail.sentence.cget("text") == finding.sentence
    assert detail.hint.cget("text") == finding.hint
    assert str(detail.places.cget("text")).startswith("Ở 8 chỗ: Số thành viên hợp tác xã: Số năm gốc;")
    assert faults(twin_clerk.tab) == []


def test_enter_goes_to_the_field_and_of_several_to_the_next_one_each_time(twin_clerk: Clerk) -> None:
    finding = told(twin_clerk, "no_progress")
    seen = []

    for _ in range(4):
        twin_clerk.open("report")
        choose(twin_clerk, finding)
        twin_clerk.press("<Return>")
        seen.append(twin_clerk.window.focused_field())

    assert seen == [*finding.places, finding.places[0]]
    assert twin_clerk.opened == "targets"


def test_every_finding_leads_to_a_field_on_the_screen(twin_clerk: Clerk) -> None:
    for finding in findings(twin_clerk.book, twin_clerk.report):
        for ref in finding.places:
            twin_clerk.window.open_tab("general")
            twin_clerk.window.go_to(ref)
            twin_clerk.update()

            assert twin_clerk.tab.go_to(ref), (finding.check, ref)
            assert twin_clerk.focus.winfo_viewable(), ref


def test_enter_on_a_group_folds_it(twin_clerk: Clerk) -> None:
    tree = twin_clerk.tab.view.found
    tree.mark(Severity.NOTE.name)
    tree.focus_set()

    twin_clerk.press("<Return>")
    opened = bool(tree.item(Severity.NOTE.name, "open"))
    twin_clerk.press("<Return>")

    assert opened
    assert not tree.item(Severity.NOTE.name, "open")


def test_what_is_only_worth_a_look_is_passed_over_by_one_key(twin_clerk: Clerk) -> None:
    keys = rows_of(twin_clerk, Severity.SHOULD.name)
    finding = told(twin_clerk, "margin_falls")
    choose(twin_clerk, finding)

    twin_clerk.press("<Delete>")

    assert twin_clerk.report.dismissed == {finding.key: ""}
    assert rows_of(twin_clerk, Severity.SHOULD.name) == tuple(key for key in keys if key != finding.key)
    assert rows_of(twin_clerk, PASSED_OVER) == (finding.key,)
    assert twin_clerk.tab.view.list.chosen_key() == keys[keys.index(finding.key) + 1]
    assert twin_clerk.focus is twin_clerk.tab.view.found
    twin_clerk.press("<Control-z>")
    assert rows_of(twin_clerk, Severity.SHOULD.name) == keys


def test_what_must_be_dealt_with_is_passed_over_with_a_reason_only(twin_clerk: Clerk) -> None:
    finding = told(twin_clerk, "no_results")
    choose(twin_clerk, finding)
    view = twin_clerk.tab.view

    twin_clerk.press("<Delete>")
    asked = twin_clerk.focus is view.asking.reason
    twin_clerk.press("<Return>")
    without = dict(twin_clerk.report.dismissed)
    twin_clerk.type("Chua den ky")
    assert faults(twin_clerk.tab) == []
    twin_clerk.press("<Return>")

    assert asked
    assert without == {}
    assert twin_clerk.report.dismissed == {finding.key: "Chua den ky"}
    assert not view.asking.winfo_viewable()
    assert "Lý do: Chua den ky" in " ".join(str(view.found.set(finding.key, "hint")).split())


def test_reasons_are_offered_and_escape_gives_up(twin_clerk: Clerk) -> None:
    choose(twin_clerk, told(twin_clerk, "no_results"))
    view = twin_clerk.tab.view

    twin_clerk.press_button(words.PASS_OVER)
    offered = view.asking.reason.cget("values")
    twin_clerk.press("<Escape>")

    assert tuple(offered) == words.REASONS
    assert twin_clerk.report.dismissed == {}
    assert not view.asking.winfo_viewable()
    assert twin_clerk.focus is view.found


def test_what_was_passed_over_can_be_looked_at_again(twin_clerk: Clerk) -> None:
    finding = told(twin_clerk, "margin_falls")
    choose(twin_clerk, finding)
    twin_clerk.press("<Delete>")
    title = str(twin_clerk.tab.view.found.item(PASSED_OVER, "text"))
    choose(twin_clerk, finding)

    twin_clerk.press_button(words.RECONSIDER)

    assert title == f"{words.PASSED_OVER} (1)"
    assert twin_clerk.report.dismissed == {}
    assert finding.key in rows_of(twin_clerk, Severity.SHOULD.name)


def test_what_can_be_mended_is_mended_in_one_step_of_undo(twin_clerk: Clerk) -> None:
    finding = told(twin_clerk, "mixed_tones")
    before = twin_clerk.book
    choose(twin_clerk, finding)

    twin_clerk.press_button(words.MEND)

    assert "khoá" not in twin_clerk.report.abstract + twin_clerk.report.opening + twin_clerk.report.closing
    assert finding.key not in rows_of(twin_clerk, Severity.NOTE.name)
    assert twin_clerk.focus is twin_clerk.tab.view.found
    twin_clerk.press("<Control-z>")
    assert twin_clerk.book is before


def test_mending_is_offered_where_it_can_be_done_alone(twin_clerk: Clerk) -> None:
    seen = []
    for check in ("margin_falls", "mixed_tones"):
        choose(twin_clerk, told(twin_clerk, check))
        seen.append(bool(twin_clerk.tab.view._mend.winfo_viewable()))

    assert seen == [False, True]


def test_where_nothing_is_found_the_page_says_so(done_clerk: Clerk) -> None:
    view = done_clerk.tab.view

    assert view.empty.winfo_viewable()
    assert not view.list.winfo_viewable()
    assert faults(done_clerk.tab) == []
    done_clerk.window.session.do(set_field, FieldRef("r-1", "strengths"), "Quyền của xã viên.")
    done_clerk.update()
    assert view.list.winfo_viewable()
    assert not view.empty.winfo_viewable()


def test_a_finding_comes_back_when_what_it_is_about_has_changed(done_clerk: Clerk) -> None:
    session = done_clerk.window.session
    session.do(set_field, FieldRef("r-1", "strengths"), "Quyền của xã viên.")
    done_clerk.update()
    choose(done_clerk, told(done_clerk, "old_words"))
    done_clerk.press("<Delete>")
    away = rows_of(done_clerk, Severity.SHOULD.name)

    session.do(set_field, FieldRef("r-1", "strengths"), "Xã viên góp vốn.")
    done_clerk.update()

    assert away == ()
    assert len(rows_of(done_clerk, Severity.SHOULD.name)) == 1


def test_a_large_report_is_checked_beside_the_window(done_clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MANY_ROWS", 0)
    view, session = done_clerk.tab.view, done_clerk.window.session

    session.do(set_field, FieldRef("r-1", "strengths"), "Quyền của xã viên.")
    while_looking = str(view.count.cget("text"))
    session.do(set_field, FieldRef("r-1", "causes"), "Số xã viên ít.")
    done_clerk.wait(lambda: rows_of(done_clerk, Severity.SHOULD.name))

    assert while_looking == words.LOOKING
    (finding,) = examine(done_clerk.book, done_clerk.report).open
    assert rows_of(done_clerk, Severity.SHOULD.name) == (finding.key,)
    assert len(finding.places) == 2


def test_a_check_that_fails_says_so_and_the_window_goes_on(done_clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(book: Book, report: object) -> None:
        raise RuntimeError("provoked")

    monkeypatch.setattr(checking, "MANY_ROWS", 0)
    monkeypatch.setattr(checking, "examine", fail)
    view = done_clerk.tab.view

    done_clerk.window.session.do(set_field, FieldRef("r-1", "strengths"), "Tốt.")
    done_clerk.wait(lambda: view.count.cget("text") == words.FAILED)

    assert done_clerk.report.strengths == "Tốt."


def test_another_book_with_the_same_report_is_listed_anew(done_clerk: Clerk) -> None:
    view = done_clerk.tab.view
    other = replace(done_clerk.report, strengths="Quyền của xã viên.")

    view.show(replace(done_clerk.book, reports=(other,)), other)

    assert len(rows_of(done_clerk, Severity.SHOULD.name)) == 1
