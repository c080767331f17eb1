"""The draft: what it keeps, when it goes, what is found of it after a crash."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.session.drafts import Found
from desktop.session.session import Session
from desktop.storage import atomic
from desktop.storage.draft import Draft, read_draft, write_draft
from desktop.storage.store import Store
from tests.builders import a_book, a_report, a_target

AT = datetime(2026, 9, 3, 14, 5, 1, tzinfo=timezone(timedelta(hours=7)))
BOOK = a_book(a_report(targets=(a_target(),)))
ACTUAL, PLAN, STRENGTHS = FieldRef("t-members", "actual"), FieldRef("t-members", "plan"), FieldRef("r-1", "strengths")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "tan-an.json"
    Store(path, now=lambda: AT).save(BOOK)
    return path


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    session = Session.open(path)
    yield session
    session.abandon()


def draft_of(path: Path) -> Path:
    return Store(path).draft_path


def kept(session: Session) -> Draft | None:
    """The draft that is on the disk when it has come to rest."""
    session.drafts.settle()
    path = draft_of(session.path)
    return read_draft(path) if path.exists() else None


def say(session: Session, text: str = "Vốn tăng.") -> None:
    session.do(edits.set_field, STRENGTHS, text)


def crash(session: Session) -> None:
    """What a killed program leaves behind: nothing is saved, nothing is removed."""
    session.drafts.settle()


def found(path: Path) -> Found | None:
    """What the next start finds."""
    told: list[Found | None] = []
    session = Session.open(path)
    session.look_for_draft(told.append)
    assert session.worker.wait_idle(10)
    session.abandon()
    return told[0] if told else None


def changes(draft: Found | None) -> list[tuple[str, str, str]]:
    assert draft is not None
    return [(str(one.ref), one.before, one.after) for one in draft.differences]


# -- keeping


def test_the_draft_holds_the_book_and_the_raw_texts(session: Session) -> None:
    say(session)

    session.keep_draft(((ACTUAL, "1.1"),))

    draft = kept(session)
    assert draft is not None
    assert (draft.book, draft.texts) == (session.book, ((ACTUAL, "1.1"),))


def test_a_text_that_is_being_typed_is_kept_although_nothing_is_committed(session: Session) -> None:
    session.keep_draft(((ACTUAL, "1.1"),))

    draft = kept(session)
    assert draft is not None
    assert draft.book == BOOK


def test_nothing_new_makes_no_draft(session: Session) -> None:
    session.keep_draft()

    assert kept(session) is None


def test_the_draft_is_written_once_for_one_state(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    say(session)
    session.keep_draft()
    assert kept(session) is not None
    draft_of(session.path).unlink()

    session.keep_draft()

    assert kept(session) is None
    say(session, "Vốn giảm.")
    session.keep_draft()
    assert kept(session) is not None


def test_after_a_good_save_the_draft_goes(session: Session) -> None:
    say(session)
    session.keep_draft()
    session.save()
    assert session.worker.wait_idle(10)

    assert kept(session) is None


def test_after_a_failed_save_the_draft_stays(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    say(session)
    session.keep_draft()
    session.drafts.settle()

    def full(*arguments: Any) -> None:
        raise OSError(errno.ENOSPC, "provoked")

    monkeypatch.setattr(atomic, "_write_new", full)
    session.save()
    assert session.worker.wait_idle(10)
    session.keep_draft()

    assert kept(session) is not None


def test_closing_leaves_no_draft(session: Session) -> None:
    say(session)
    session.keep_draft()

    assert session.close() is None

    assert not draft_of(session.path).exists()


def test_closing_with_a_text_that_is_no_value_keeps_it(session: Session, path: Path) -> None:
    say(session)
    session.keep_draft(((ACTUAL, "1.1"),))

    assert session.close() is None

    assert changes(found(path)) == [("t-members#actual", "", "1.1")]


def test_a_draft_that_cannot_be_written_disturbs_nobody_and_is_tried_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: Any) -> None:
        raise OSError(errno.ENOSPC, "provoked")

    say(session)
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "_write_new", full)
        session.keep_draft()
        before = kept(session)

    session.keep_draft()

    assert before is None
    assert kept(session) is not None


# -- finding


def test_a_crash_leaves_what_was_typed_since_the_last_save(session: Session, path: Path) -> None:
    say(session)
    session.keep_draft(((ACTUAL, "1.105"),))
    crash(session)

    draft = found(path)

    assert changes(draft) == [("r-1#strengths", "", "Vốn tăng."), ("t-members#actual", "", "1.105")]
    assert draft is not None
    assert draft.is_based


def test_a_clean_end_leaves_nothing_to_find(session: Session, path: Path) -> None:
    assert session.close() is None

    assert found(path) is None


def test_a_draft_that_holds_what_was_saved_is_no_find_and_goes(session: Session, path: Path) -> None:
    say(session)
    write_draft(draft_of(path), Draft(book=session.book, texts=(), base="0" * 64, written_at=AT))
    assert session.close() is None

    assert found(path) is None
    assert not draft_of(path).exists()


def test_what_was_typed_while_a_save_was_under_way_is_found(session: Session, path: Path) -> None:
    say(session)
    session.save()
    say(session, "Vốn tăng nhiều.")
    session.keep_draft()
    session.drafts.settle()
    # Killed before the result of the save was taken in: the draft is still based on the state before it.
    assert read_draft(session.drafts.path).base != ""
    while Store(path).open() == BOOK:
        pass

    draft = found(path)

    assert changes(draft) == [("r-1#strengths", "Vốn tăng.", "Vốn tăng nhiều.")]
    assert draft is not None
    assert not draft.is_based


def test_a_draft_typed_on_another_saved_book_is_differences_only(path: Path) -> None:
    other = edits.set_field(BOOK, STRENGTHS, "Bản khác.")
    write_draft(draft_of(path), Draft(book=other, texts=(), base="0" * 64, written_at=AT))

    draft = found(path)

    assert changes(draft) == [("r-1#strengths", "", "Bản khác.")]
    assert draft is not None
    assert not draft.is_based


def test_a_damaged_draft_disturbs_no_start_and_is_kept(path: Path) -> None:
    draft_of(path).write_text("{", "utf-8")

    assert found(path) is None
    assert draft_of(path).exists()


def test_a_draft_that_waits_for_a_decision_is_not_written_over(session: Session, path: Path) -> None:
    say(session, "Trước khi mất điện.")
    session.keep_draft()
    crash(session)

    later = Session.open(path)
    say(later, "Sau đó.")
    later.keep_draft()
    assert later.close() is None

    assert changes(found(path)) == [("r-1#strengths", "Sau đó.", "Trước khi mất điện.")]


def test_a_draft_taken_over_goes_once_the_new_one_holds_it(session: Session, path: Path) -> None:
    say(session)
    session.keep_draft()
    crash(session)
    draft = found(path)
    assert draft is not None
    later = Session.open(path)

    later.do(edits.restore, draft.book)
    later.drafts.take_over(draft)
    assert draft.path.exists()
    later.keep_draft()
    later.drafts.settle()

    assert not draft.path.exists()
    assert read_draft(later.drafts.path).book == draft.book
    assert later.close() is None
    assert Store(path).open() == draft.book


def test_a_draft_that_nobody_wants_is_put_away_and_offered_no_more(session: Session, path: Path) -> None:
    say(session)
    session.keep_draft()
    crash(session)
    draft = found(path)
    assert draft is not None

    session.drafts.put_away(draft)
    session.drafts.settle()

    assert found(path) is None
    (kept_away,) = (path.parent / "Sao luu").iterdir()
    assert read_draft(kept_away).book == draft.book
