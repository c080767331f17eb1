"""Finding a book again, and putting it back."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.book import Book
from desktop.domain.errors import FileBusy, FileDamaged, FileEmpty, FileFault, FileForeign, FileMissing, WriteFailed
from desktop.storage import store as store_module
from desktop.storage.backups import backups_of, second_backups
from desktop.storage.codec import Stamp, encode
from desktop.storage.draft import Draft, write_draft
from desktop.storage.recovery import (
    DAMAGED,
    WEEK,
    Kind,
    can_salvage,
    candidates,
    clean_strays,
    load,
    restore,
    set_aside,
)
from desktop.storage.store import Store
from tests.builders import a_book, a_report, a_target

AT = datetime(2026, 9, 3, 14, 5, 1, tzinfo=UTC)


def book(number: int) -> Book:
    """A book that tells its revision."""
    return a_book(a_report(strengths=f"bản {number}", targets=(a_target(actual="1.105", plan="≥ 50"),)))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A book with revision 3, the copy before, and a backup of revision 1."""
    path = tmp_path / "so.json"
    store = Store(path, backups=[backups_of(path)], now=lambda: AT)
    for number in (1, 2, 3):
        store.save(book(number))
    return store


def found(store: Store) -> list[tuple[Kind, int | None]]:
    return [(one.kind, one.revision) for one in candidates(store.path, store.backups[0])]


def temporary(store: Store, revision: int, age: float = 0.0) -> Path:
    path = store.path.with_name(f"so.json.{revision:08x}.tmp")
    path.write_bytes(encode(book(revision), Stamp(revision=revision, saved_at=AT))[0])
    os.utime(path, (time.time() - age,) * 2)
    return path


# -- what there is


def test_every_copy_is_found_the_newest_first(store: Store) -> None:
    assert found(store) == [(Kind.CURRENT, 3), (Kind.PREVIOUS, 2), (Kind.BACKUP, 1)]


def test_a_candidate_tells_when_it_was_saved_and_what_is_in_it(store: Store) -> None:
    first = candidates(store.path, store.backups[0])[0]

    assert (first.saved_at, first.reports, first.figures, first.fault) == (AT, 1, 2, None)


def test_what_cannot_be_opened_comes_last_with_its_fault(store: Store) -> None:
    store.path.write_bytes(store.path.read_bytes()[:-40])
    store.previous.write_bytes(b"")

    rows = candidates(store.path, store.backups[0])

    assert [one.kind for one in rows] == [Kind.BACKUP, Kind.SALVAGED, Kind.CURRENT, Kind.PREVIOUS]
    assert [type(one.fault) for one in rows] == [type(None), type(None), FileDamaged, FileEmpty]


def test_a_file_that_is_gone_is_named_as_such(store: Store) -> None:
    store.path.unlink()
    store.previous.unlink()

    rows = candidates(store.path, store.backups[0])

    assert [(one.kind, type(one.fault)) for one in rows] == [(Kind.BACKUP, type(None)), (Kind.CURRENT, FileMissing)]


def test_a_whole_file_of_an_interrupted_save_is_newer(store: Store) -> None:
    temporary(store, 4)

    assert found(store)[:2] == [(Kind.TEMPORARY, 4), (Kind.CURRENT, 3)]


def test_a_draft_comes_before_the_book_it_was_typed_on(store: Store) -> None:
    assert store.kept is not None
    base = store.kept.envelope.sha256
    write_draft(store.draft_path, Draft(book=book(9), base=base, written_at=AT))
    write_draft(store.path.with_name("so.draft-2.json"), Draft(book=book(8), base="", written_at=AT))
    store.path.with_name("so.draft-3.json").write_bytes(b"torn")

    rows = candidates(store.path, store.backups[0])

    assert [(one.kind, one.revision) for one in rows] == [
        (Kind.DRAFT, 3),
        (Kind.CURRENT, 3),
        (Kind.PREVIOUS, 2),
        (Kind.BACKUP, 1),
        (Kind.DRAFT, None),
        (Kind.DRAFT, None),
    ]
    assert load(rows[0]) == book(9)


def test_the_order_is_that_of_revisions_and_not_of_the_clock(store: Store) -> None:
    later = Store(store.path, now=lambda: datetime(2001, 1, 1, tzinfo=UTC))
    later.open()
    later.save(book(4))

    rows = candidates(store.path, store.backups[0])

    assert [one.revision for one in rows] == [4, 3, 1]


def test_copies_of_the_second_place_are_found(store: Store, tmp_path: Path) -> None:
    second = second_backups(store.path, "b-1", tmp_path / "D")
    data, envelope = encode(book(3), Stamp(revision=3, saved_at=AT))
    second.keep(data, envelope)

    rows = candidates(store.path, store.backups[0], [second])

    assert [one.kind for one in rows if one.revision == 3] == [Kind.CURRENT, Kind.SECOND]


def test_copies_of_a_book_whose_name_begins_alike_are_not_offered(store: Store) -> None:
    other = Store(store.path.with_name("so.2026.json"), now=lambda: AT)
    other.backups = (backups_of(other.path),)
    for number in range(1, 10):
        other.save(book(number))
    before = found(store)

    other.back_up()

    assert other.backups[0].found() != []
    assert found(store) == before


def test_what_somebody_else_had_put_there_is_offered(store: Store) -> None:
    theirs = encode(book(7), Stamp(revision=7, saved_at=AT))[0]
    (store.backups[0].folder / "so.khac.20260903T140501.json").write_bytes(theirs)

    assert (Kind.BACKUP, 7) in found(store)


def test_looking_changes_nothing(store: Store) -> None:
    store.path.write_bytes(b"torn")
    before = {path: path.read_bytes() for path in store.path.parent.rglob("*.json")}

    candidates(store.path, store.backups[0])

    assert {path: path.read_bytes() for path in store.path.parent.rglob("*.json")} == before


# -- putting it back


@pytest.mark.parametrize("damage", [b"", b"\0" * 4096, b'{"format": "ward-data"', b"PK\x03\x04"])
def test_a_damaged_file_is_laid_aside_and_the_chosen_one_goes_on(store: Store, damage: bytes) -> None:
    store.path.write_bytes(damage)
    fresh = Store(store.path, backups=[backups_of(store.path)])
    chosen = candidates(store.path, store.backups[0])[0]

    restored = restore(fresh, chosen)

    assert restored == Store(store.path).open() == book(2)
    (aside,) = (store.path.parent / DAMAGED).iterdir()
    assert aside.name.startswith("so.json.2")
    assert aside.read_bytes() == damage
    assert fresh.kept is not None
    assert fresh.kept.envelope.revision == 3
    assert chosen.path.exists()


def test_what_is_put_back_can_be_saved_again(store: Store) -> None:
    store.path.write_bytes(b"torn")
    fresh = Store(store.path)
    restore(fresh, candidates(store.path, store.backups[0])[0])

    fresh.save(book(7))

    assert Store(store.path).open() == book(7)


def test_an_earlier_book_becomes_the_next_revision_and_the_present_one_is_kept(store: Store) -> None:
    oldest = candidates(store.path, store.backups[0])[-1]

    restore(store, oldest)

    assert Store(store.path).open() == book(1)
    assert Store(store.previous).open() == book(3)
    assert [copy.revision for copy in store.backups[0].found()] == [3, 1]
    assert store.kept is not None
    assert store.kept.envelope.revision == 4
    assert not (store.path.parent / DAMAGED).exists()


def test_a_book_that_is_gone_is_made_again_from_its_draft(store: Store) -> None:
    assert store.kept is not None
    base = store.kept.envelope.sha256
    write_draft(store.draft_path, Draft(book=book(9), base=base, written_at=AT))
    store.path.unlink()
    fresh = Store(store.path)
    draft = next(one for one in candidates(store.path, store.backups[0]) if one.kind is Kind.DRAFT)

    restore(fresh, draft)

    assert Store(store.path).open() == book(9)
    assert fresh.kept is not None
    assert (fresh.kept.envelope.revision, fresh.kept.envelope.parent_sha256) == (3, base)


def test_what_cannot_be_opened_is_not_put_back(store: Store) -> None:
    store.previous.write_bytes(b"torn")
    before = store.path.read_bytes()

    with pytest.raises(FileForeign):
        restore(store, candidates(store.path, store.backups[0])[-1])

    assert store.path.read_bytes() == before


def test_a_file_that_another_program_holds_is_not_laid_aside(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = candidates(store.path, store.backups[0])[1]

    def held(path: Path) -> bytes:
        raise FileBusy(path)

    monkeypatch.setattr(store_module, "read_file", held)

    with pytest.raises(FileBusy):
        restore(Store(store.path), chosen)

    assert not (store.path.parent / DAMAGED).exists()


def test_a_failure_while_putting_back_leaves_every_copy(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.path.write_bytes(b"torn")
    chosen = candidates(store.path, store.backups[0])[0]

    def broken(*arguments: object) -> int:
        raise OSError(5, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", broken)
        with pytest.raises(WriteFailed):
            restore(Store(store.path), chosen)

    assert (store.path.parent / DAMAGED / os.listdir(store.path.parent / DAMAGED)[0]).read_bytes() == b"torn"
    assert found(store)[:2] == [(Kind.PREVIOUS, 2), (Kind.BACKUP, 1)]


def test_nothing_that_was_laid_aside_is_written_over(store: Store) -> None:
    for content in (b"one", b"two", b"three"):
        store.path.write_bytes(content)
        set_aside(store.path)

    aside = (store.path.parent / DAMAGED).iterdir()

    assert sorted(path.read_bytes() for path in aside) == [b"one", b"three", b"two"]


def test_a_file_that_cannot_be_laid_aside_is_told(store: Store) -> None:
    (store.path.parent / DAMAGED).write_bytes(b"a file where the folder should be")

    with pytest.raises(FileFault):
        set_aside(store.path)

    assert Store(store.path).open() == book(3)


# -- what interrupted saves leave


def test_after_a_week_what_an_interrupted_save_left_goes(store: Store) -> None:
    old, young = temporary(store, 2, age=WEEK + 60), temporary(store, 3, age=WEEK - 60)

    gone = clean_strays(store.path)

    assert gone == [old]
    assert young.exists()


def test_what_is_newer_than_the_file_is_never_removed(store: Store) -> None:
    newer = temporary(store, 4, age=WEEK * 9)

    assert clean_strays(store.path) == []

    store.save(replace(book(4), sample=True))
    assert clean_strays(store.path) == [newer]


def test_while_the_file_is_damaged_everything_that_can_be_opened_stays(store: Store) -> None:
    whole = temporary(store, 1, age=WEEK * 9)
    torn = store.path.with_name("so.json.00000009.tmp")
    torn.write_bytes(b"torn")
    os.utime(torn, (0, 0))
    store.path.write_bytes(b"torn")

    assert clean_strays(store.path, time.time()) == [torn]
    assert whole.exists()


def test_what_goes_away_meanwhile_is_no_fault(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.storage import recovery

    monkeypatch.setattr(recovery, "_temporary", lambda path: [path.with_name("gone.tmp")])

    assert clean_strays(store.path) == []


def test_without_a_folder_there_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "no folder" / "so.json"

    assert [one.kind for one in candidates(path, backups_of(path))] == [Kind.CURRENT]
    assert clean_strays(path) == []


# -- what is left of a damaged one


def test_what_can_be_read_of_a_damaged_book_is_offered_behind_what_is_whole(store: Store) -> None:
    store.path.write_bytes(store.path.read_bytes().replace("bản 3".encode(), "bản 4".encode()))

    rows = candidates(store.path, store.backups[0])

    assert [(one.kind, one.is_salvaged) for one in rows][:3] == [
        (Kind.PREVIOUS, False),
        (Kind.BACKUP, False),
        (Kind.SALVAGED, True),
    ]
    assert (rows[2].revision, rows[2].saved_at, rows[2].figures) == (3, AT, 2)
    assert load(rows[2]) == book(4)


def test_a_book_without_any_copy_is_mended_from_what_is_left_of_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "so.json")
    store.save(book(1))
    damaged = store.path.read_bytes()[:-12]
    store.path.write_bytes(damaged)
    [left, _] = candidates(store.path, backups_of(store.path))

    restore(Store(store.path), left)

    assert [path.read_bytes() for path in (tmp_path / DAMAGED).iterdir()] == [damaged]
    assert Store(store.path).open().reports[0].strengths == "bản 1"


def test_only_a_damaged_book_can_be_salvaged(store: Store, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.json"
    nothing.write_bytes(b"{}")

    assert can_salvage(store.path, FileDamaged(store.path))
    assert not can_salvage(store.path, FileMissing(store.path))
    assert not can_salvage(store.path, None)
    assert not can_salvage(nothing, FileDamaged(nothing))
    assert not can_salvage(tmp_path / "gone.json", FileDamaged(tmp_path))
