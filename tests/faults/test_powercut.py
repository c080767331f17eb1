"""Whatever a power cut leaves of a save, the last acknowledged one is found again."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import FileFault
from desktop.storage.atomic import write_atomically
from desktop.storage.backups import backups_of
from desktop.storage.recovery import candidates, load
from desktop.storage.store import Store
from tests.faults.kills import book
from tests.faults.powercut import Disk, State, record

DISKS = pytest.mark.parametrize(
    ("fat", "links"), [(False, True), (True, True), (True, False)], ids=["ordered", "like FAT", "like FAT, no links"]
)


def cut(monkeypatch: pytest.MonkeyPatch, folder: Path, fat: bool, links: bool = True) -> Disk:
    """Save revisions 2 and 3 over revision 1 on a disk that may lose its power at any moment."""
    folder.mkdir()
    store = Store(folder / "so.json")
    store.save(book(1))
    disk = Disk(folder, fat)
    with monkeypatch.context() as patch:
        record(patch, disk, links)
        for revision in (2, 3):
            store.save(book(revision))
            disk.acknowledged = revision
            disk.look()
    return disk


def lost(disk: Disk, folder: Path) -> list[str]:
    """Return one sentence for each state in which the acknowledged book, or a newer one, cannot be found again."""
    found = []
    for number, ((acknowledged, _), state) in enumerate(disk.states.items()):
        path = _laid_out(folder / str(number), state)
        first = candidates(path, backups_of(path))[0]
        if first.fault is not None:
            found.append(f"unreadable: {sorted(state)}")
        elif (first.revision or 0) < acknowledged or load(first) != book(first.revision or 0):
            found.append(f"revision {first.revision} of {acknowledged}: {sorted(state)}")
    return found


def stale(disk: Disk, folder: Path) -> list[str]:
    """Return one sentence for each state in which the file itself is not the acknowledged book or a newer one."""
    found = []
    for number, ((acknowledged, _), state) in enumerate(disk.states.items()):
        store = Store(_laid_out(folder / str(number), state))
        try:
            store.open()
        except FileFault as fault:
            found.append(str(fault))
        if store.kept is not None and store.kept.envelope.revision < acknowledged:
            found.append(f"revision {store.kept.envelope.revision} of {acknowledged}")
    return found


def alone(disk: Disk, folder: Path) -> list[str]:
    """Return one sentence for each state in which the acknowledged book, or the one before it, is in one file only."""
    found = []
    for number, ((acknowledged, _), state) in enumerate(disk.states.items()):
        path = _laid_out(folder / str(number), state)
        good = [one for one in candidates(path, backups_of(path)) if (one.revision or 0) >= acknowledged - 1]
        if len(good) < 2:
            found.append(f"{acknowledged}: {sorted(state)}")
    return found


def _laid_out(folder: Path, state: State) -> Path:
    folder.mkdir(parents=True)
    for name, content in state.items():
        (folder / name).write_bytes(content)
    return folder / "so.json"


@DISKS
def test_every_state_that_a_cut_may_leave_holds_the_acknowledged_book(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fat: bool, links: bool
) -> None:
    disk = cut(monkeypatch, tmp_path / "so", fat, links)

    assert lost(disk, tmp_path / "states") == []
    assert len(disk.states) > 15


def test_on_an_ordered_disk_a_second_file_always_holds_the_book_or_the_one_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    disk = cut(monkeypatch, tmp_path / "so", fat=False)
    disk.states = {key: state for key, state in disk.states.items() if key[0] > 1}  # before, there was only one

    assert alone(disk, tmp_path / "states") == []


def test_a_copy_is_safe_by_name_when_it_becomes_the_one_before(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    disk = cut(monkeypatch, tmp_path / "so", fat=True, links=False)

    assert disk.unsafe_moves == []


def test_on_an_ordered_disk_the_file_itself_is_always_whole_and_not_older(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    disk = cut(monkeypatch, tmp_path / "so", fat=False)

    assert stale(disk, tmp_path / "states") == []


def test_a_file_without_one_before_is_safe_by_name_when_it_takes_its_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "so.draft.json"
    path.write_bytes(b"the old one")
    disk = Disk(tmp_path, fat=True)
    record(monkeypatch, disk)

    write_atomically(path, b"the new one", replace=True)

    assert disk.unsafe_moves == []
