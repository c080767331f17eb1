"""The draft at the window: what is typed and not committed is kept, and offered again after a crash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
import ttkbootstrap as ttk

from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.session.library import Library
from desktop.storage.draft import Draft, read_draft, write_draft
from desktop.storage.store import Store
from desktop.ui import theme
from desktop.ui.draft_dialog import DraftDialog
from desktop.ui.widgets.editors import ProseEditor
from tests.ui.clerk import Answers, Clerk, Wait, a_clerk, drawn, everything

Reopen = Callable[[], Clerk]


@pytest.fixture
def path(library: Library) -> Path:
    """A book on the disk that nobody has open."""
    session = library.new(library.folder / "so.json")
    assert session.close() is None
    return session.path


def leave_draft(path: Path, texts: tuple[tuple[FieldRef, str], ...] = (), *, base: str | None = None) -> None:
    """What a killed program leaves behind: a sentence that was typed, and the texts of open fields."""
    store = Store(path)
    book = store.open()
    assert store.kept is not None
    typed = edits.set_field(book, FieldRef(book.reports[0].id, "strengths"), "Vốn tăng.")
    base = store.kept.envelope.sha256 if base is None else base
    write_draft(store.draft_path, Draft(book=typed, texts=texts, base=base, written_at=datetime.now().astimezone()))


@contextmanager
def at_the_window(app: ttk.App, wait: Wait, library: Library, path: Path) -> Iterator[Clerk]:
    with a_clerk(app, wait, library, lambda: library.open(path)) as clerk:
        yield clerk


@pytest.fixture
def start(
    app: ttk.App, wait_until: Wait, library: Library, path: Path, answers: Answers
) -> Iterator[Callable[[], Clerk]]:
    """Start the program on the book."""
    opened = []

    def begin() -> Clerk:
        context = at_the_window(app, wait_until, library, path)
        opened.append(context)
        return context.__enter__()

    yield begin
    for context in opened:
        context.__exit__(None, None, None)


def dialog_of(clerk: Clerk) -> DraftDialog:
    (dialog,) = [widget for widget in everything(clerk.window) if isinstance(widget, DraftDialog)]
    return dialog


def said(draft: Draft, ref: FieldRef) -> str:
    """What a field says by a draft: as it was typed, or in the book once that is committed."""
    return str(dict(draft.texts).get(ref, draft.book.field(ref)))


def kept(clerk: Clerk) -> Draft | None:
    path = clerk.window.session.drafts.path
    return read_draft(path) if path.exists() else None


# -- keeping


def test_a_figure_in_an_open_cell_is_kept(clerk: Clerk) -> None:
    clerk.save()
    clerk.open("targets")

    clerk.type("1.1")

    ref = FieldRef(clerk.report.targets[0].id, "actual")
    clerk.wait(lambda: (draft := kept(clerk)) is not None and draft.texts == ((ref, "1.1"),))


def test_a_line_of_a_form_is_kept_while_it_is_typed(clerk: Clerk) -> None:
    clerk.save()
    clerk.open("general")

    clerk.type("Sao Mai")

    ref = FieldRef(clerk.book.units[0].id, "name")
    clerk.wait(lambda: (draft := kept(clerk)) is not None and draft.texts == ((ref, "Sao Mai"),))


def test_prose_is_kept_that_was_not_committed_when_it_was_typed(clerk: Clerk) -> None:
    clerk.save()
    clerk.open("policies")
    editor = next(widget for widget in everything(clerk.tab) if isinstance(widget, ProseEditor))
    editor.focus_set()
    clerk.update()
    assert kept(clerk) is None

    clerk.type("Sao Mai")

    ref = editor.ref
    assert ref is not None
    ((open_ref, text),) = clerk.window.open_texts()
    assert open_ref == ref
    assert "Sao Mai" in text
    clerk.wait(lambda: (draft := kept(clerk)) is not None and "Sao Mai" in said(draft, ref))


def test_a_text_that_is_no_figure_is_kept(clerk: Clerk) -> None:
    clerk.save()
    clerk.open("targets")

    clerk.type("nhiều")
    clerk.press("<Return>")

    clerk.wait(lambda: (draft := kept(clerk)) is not None and [text for _, text in draft.texts] == ["nhiều"])


def test_nothing_typed_keeps_nothing(clerk: Clerk) -> None:
    clerk.save()
    clerk.open("targets")

    assert clerk.window.open_texts() == ()


def test_the_draft_goes_with_the_save(clerk: Clerk) -> None:
    clerk.open("targets")
    clerk.type("12")
    clerk.wait(lambda: kept(clerk) is not None)

    clerk.press("<Return>")
    clerk.save()

    clerk.wait(lambda: kept(clerk) is None)


# -- after a crash


def test_after_a_crash_the_changes_are_offered_and_nothing_is_applied(start: Reopen, path: Path) -> None:
    book = Store(path).open()
    leave_draft(path, ((FieldRef(book.reports[0].targets[0].id, "actual"), "1.105"),))

    clerk = start()
    clerk.wait(lambda: clerk.notice)

    assert "Lần trước máy tắt đột ngột. Bản lưu lúc" in clerk.notice
    assert "tìm lại được 2 thay đổi gõ sau đó." in clerk.notice
    words = [str(button.cget("text")) for button in clerk.window.notice.buttons]
    assert words == ["Khôi phục 2 thay đổi", "Xem từng thay đổi", "Để sau"]
    assert clerk.book == book


def test_without_a_crash_nothing_is_offered(start: Reopen) -> None:
    clerk = start()
    clerk.wait(lambda: not clerk.window.session.worker.is_busy)

    assert clerk.notice == ""


def test_the_changes_come_back_with_one_click_and_go_with_undo(start: Reopen, path: Path) -> None:
    book = Store(path).open()
    actual = FieldRef(book.reports[0].targets[0].id, "actual")
    leave_draft(path, ((actual, "1.105"),))
    clerk = start()
    clerk.wait(lambda: clerk.notice)

    clerk.press_button("Khôi phục 2 thay đổi")

    assert clerk.report.strengths == "Vốn tăng."
    assert clerk.window.entries.shown(actual)[0] == "1.105"
    clerk.save()
    clerk.wait(lambda: not Store(path).draft_path.exists())
    assert Store(path).open() == clerk.book
    clerk.press("<Control-z>", "<Control-z>")
    assert clerk.book == book


def test_every_change_is_shown_before_it_is_taken(start: Reopen, path: Path) -> None:
    leave_draft(path)
    clerk = start()
    clerk.wait(lambda: clerk.notice)

    clerk.press_button("Xem từng thay đổi")

    tree = dialog_of(clerk).list.tree
    (row,) = tree.get_children()
    assert (tree.item(row, "text"), tree.set(row, "1"), tree.set(row, "2")) == ("Ưu điểm", "(trống)", "Vốn tăng.")
    clerk.press_button("Khôi phục 1 thay đổi", dialog_of(clerk))
    assert clerk.report.strengths == "Vốn tăng."


def test_what_is_put_off_is_offered_at_the_next_start(start: Reopen, path: Path) -> None:
    leave_draft(path)
    clerk = start()
    clerk.wait(lambda: clerk.notice)

    clerk.press_button("Để sau")

    assert clerk.notice == ""
    assert Store(path).draft_path.exists()


def test_a_draft_of_another_saved_book_can_only_be_taken_place_by_place(start: Reopen, path: Path) -> None:
    leave_draft(path, base="0" * 64)
    clerk = start()
    clerk.wait(lambda: clerk.notice)
    words = [str(button.cget("text")) for button in clerk.window.notice.buttons]
    assert words == ["Xem từng thay đổi", "Để sau"]
    clerk.press_button("Xem từng thay đổi")
    dialog = dialog_of(clerk)

    dialog.list.tree.selection_set("0")
    clerk.press_button("Lấy chỗ này vào sổ", dialog)

    assert clerk.report.strengths == "Vốn tăng."
    assert not dialog.winfo_exists()


def test_a_draft_that_nobody_wants_can_be_put_away(start: Reopen, path: Path) -> None:
    leave_draft(path, base="0" * 64)
    clerk = start()
    clerk.wait(lambda: clerk.notice)
    clerk.press_button("Xem từng thay đổi")

    clerk.press_button("Không cần bản nháp này", dialog_of(clerk))

    clerk.wait(lambda: not Store(path).draft_path.exists())
    assert clerk.report.strengths == ""


def test_a_text_that_is_no_figure_stands_red_in_its_cell_again(start: Reopen, path: Path) -> None:
    store = Store(path)
    book = store.open()
    assert store.kept is not None
    ref = FieldRef(book.reports[0].targets[0].id, "actual")
    at = datetime.now().astimezone()
    draft = Draft(book=book, texts=((ref, "nhiều"),), base=store.kept.envelope.sha256, written_at=at)
    write_draft(store.draft_path, draft)

    clerk = start()
    clerk.wait(lambda: clerk.window.entries.standing())
    clerk.open("targets")

    assert clerk.notice == ""
    assert drawn(clerk.tab.view.table, "nhiều") == (theme.DANGER, theme.DANGER_FILL)
