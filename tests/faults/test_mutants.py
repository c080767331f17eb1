"""The saver with one protection taken away: every such mutant must be caught by one of the proofs."""

from __future__ import annotations

import errno
import importlib
import os
import sys
import time
import types
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import (
    AppError,
    FileBusy,
    FileChangedOutside,
    FileDamaged,
    FileExists,
    FileFault,
    FileIsNewer,
    WriteFailed,
    WriteRefused,
)
from desktop.storage import atomic, backups, codec
from desktop.storage import store as store_module
from desktop.storage.migrations import SCHEMA
from tests.faults.calls import Failing, refusing
from tests.faults.kills import book
from tests.faults.powercut import Disk, record
from tests.faults.test_powercut import cut, lost, stale
from tests.files import NEWER

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the calls are those of Unix")

Proof = Callable[[pytest.MonkeyPatch, Path], None]
Edit = tuple[str, str, str]
"""A module of desktop.storage, a text in its source, and what stands there instead."""


# -- the proofs: each raises where the protection is missing


def survives_ordered_cuts(patch: pytest.MonkeyPatch, folder: Path) -> None:
    assert lost(cut(patch, folder / "so", fat=False), folder / "states") == []


def survives_cuts_on_fat(patch: pytest.MonkeyPatch, folder: Path) -> None:
    assert lost(cut(patch, folder / "so", fat=True), folder / "states") == []


def is_itself_after_ordered_cuts(patch: pytest.MonkeyPatch, folder: Path) -> None:
    assert stale(cut(patch, folder / "so", fat=False), folder / "states") == []


def moves_only_safe_copies(patch: pytest.MonkeyPatch, folder: Path) -> None:
    assert cut(patch, folder / "so", fat=True, links=False).unsafe_moves == []


def moves_only_what_is_safe(patch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "so.json").write_bytes(b"the old one")
    disk = Disk(folder, fat=True)
    record(patch, disk)
    atomic.write_atomically(folder / "so.json", b"the new one", replace=True)
    assert disk.unsafe_moves == []


def keeps_the_one_before(patch: pytest.MonkeyPatch, folder: Path) -> None:
    store = _saved(folder)
    store.save(book(2))
    assert store_module.Store(store.previous).open() == book(1)


def notices_other_bytes(patch: pytest.MonkeyPatch, folder: Path) -> None:
    store, write = _saved(folder), os.write
    patch.setattr(os, "write", lambda handle, data: write(handle, bytes(data).replace(b"V", b"W")))
    with pytest.raises(WriteFailed):
        store.save(book(2))


def waits_for_a_moment(patch: pytest.MonkeyPatch, folder: Path) -> None:
    store = _saved(folder)
    _held(patch, times=3)
    store.save(book(2))


def gives_up_in_the_end(patch: pytest.MonkeyPatch, folder: Path) -> None:
    store = _saved(folder)
    pauses = _held(patch, times=10_000)
    with pytest.raises(FileBusy):
        store.save(book(2))
    assert sum(pauses) < 3


def waits_for_nothing_else(patch: pytest.MonkeyPatch, folder: Path) -> None:
    store, pauses = _saved(folder), list[float]()
    patch.setattr(time, "sleep", pauses.append)
    patch.setattr(os, "replace", refusing(errno.EACCES))
    with pytest.raises(WriteRefused):
        store.save(book(2))
    assert pauses == []


def writes_little_by_little(patch: pytest.MonkeyPatch, folder: Path) -> None:
    store, write = _saved(folder), os.write
    patch.setattr(os, "write", lambda handle, data: write(handle, bytes(data)[:1000]))
    store.save(book(2))


def leaves_nothing_behind(patch: pytest.MonkeyPatch, folder: Path) -> None:
    store = _saved(folder)
    patch.setattr(os, "fsync", refusing(errno.EIO))
    with pytest.raises(FileFault):
        store.save(book(2))
    assert os.listdir(folder) == ["so.json"]


def never_overwrites_a_file_that_appears(patch: pytest.MonkeyPatch, folder: Path) -> None:
    store = _saved(folder)
    patch.setattr(os.path, "lexists", lambda path: False)
    with pytest.raises(FileExists):
        store.copy(book(2), store.path)


def acknowledges_only_what_was_flushed(patch: pytest.MonkeyPatch, folder: Path) -> None:
    for nth in range(1, 4):
        store, real, count = _saved(folder / str(nth)), os.fsync, [0]

        def fsync(handle: int, real: Any = real, count: list[int] = count, nth: int = nth) -> None:
            count[0] += 1
            if count[0] == nth:
                raise OSError(errno.EIO, "input/output error")
            real(handle)

        with patch.context() as inner:
            inner.setattr(os, "fsync", fsync)
            with pytest.raises(WriteFailed):
                store.save(book(2))


def raises_only_faults(patch: pytest.MonkeyPatch, folder: Path) -> None:
    for nth in range(1, 40):
        store = _saved(folder / str(nth))
        with patch.context() as inner:
            Failing(inner, nth, errno.EIO, sticky=False)
            try:
                store.save(book(2))
            except AppError:
                continue


def builds_on_what_is_there(patch: pytest.MonkeyPatch, folder: Path) -> None:
    store, real = _saved(folder), os.replace

    def replaced_then_broken(source: Path, target: Path) -> None:
        real(source, target)
        if target == store.path:
            raise OSError(errno.EIO, "the folder was not flushed")

    with patch.context() as inner:
        inner.setattr(os, "replace", replaced_then_broken)
        with pytest.raises(WriteFailed):
            store.save(book(2))
    store.save(book(3))


def respects_what_others_wrote(patch: pytest.MonkeyPatch, folder: Path) -> None:
    store = _saved(folder)
    store.path.write_bytes(b"something else")
    with pytest.raises(FileChangedOutside):
        store.save(book(2))


def trusts_no_changed_payload(patch: pytest.MonkeyPatch, folder: Path) -> None:
    _refuses(folder, b"17. ", b"71. ", FileDamaged)


def trusts_no_changed_envelope(patch: pytest.MonkeyPatch, folder: Path) -> None:
    _refuses(folder, b'"revision": 1', b'"revision": 2', FileDamaged)


def takes_no_key_twice(patch: pytest.MonkeyPatch, folder: Path) -> None:
    _refuses(folder, b'"revision": 1', b'"revision": 1, "revision": 1', FileDamaged)


def knows_a_newer_file(patch: pytest.MonkeyPatch, folder: Path) -> None:
    _refuses(folder, f'"schema": {SCHEMA}'.encode(), f'"schema": {NEWER}'.encode(), FileIsNewer)


def reads_a_backup_back(patch: pytest.MonkeyPatch, folder: Path) -> None:
    store = _saved(folder)
    assert store.kept is not None
    patch.setattr(backups, "read_from_medium", lambda path: b"something else")
    with pytest.raises(WriteFailed):
        backups.backups_of(store.path).keep(store.path.read_bytes(), store.kept.envelope)


@dataclass(frozen=True)
class Mutant:
    """A protection, what is done to the source to take it away, and the proof that must notice."""

    name: str
    proof: Proof
    edits: tuple[Edit, ...]


FLUSH = "        os.fsync(target)\n"
KEEPING = "            _keep(path, previous, on_wait)\n"
AFTER_KEEPING = KEEPING + "        sync_folder(path.parent)\n"
AFTER_COPYING = "            _write_new(step, path.read_bytes())\n            sync_folder(path.parent)\n"
REPLACING = "            _patiently(lambda: _replace(temporary, path), path, on_wait)\n"
GIVING = "        else:\n            _give_name(temporary, path)\n"
AFTER_REPLACING = REPLACING + GIVING + "        sync_folder(path.parent)\n"
TELLING = "        raise fault_of(error, path) from error\n    finally:\n        remove(temporary)\n"

MUTANTS = (
    Mutant("bytes not flushed", survives_ordered_cuts, (("atomic", FLUSH, ""),)),
    Mutant(
        "a failed flush of the bytes ignored",
        acknowledges_only_what_was_flushed,
        (("atomic", FLUSH, "        with suppress(OSError):\n            os.fsync(target)\n"),),
    ),
    Mutant(
        "no barrier where nothing is kept",
        moves_only_what_is_safe,
        (("atomic", AFTER_KEEPING, KEEPING),),
    ),
    Mutant(
        "no barrier before the new bytes take their place",
        survives_cuts_on_fat,
        (("atomic", AFTER_KEEPING, KEEPING),),
    ),
    Mutant(
        "no barrier before a copy becomes the one before",
        moves_only_safe_copies,
        (("atomic", AFTER_COPYING, AFTER_COPYING.partition("            sync")[0]),),
    ),
    Mutant("no last barrier", is_itself_after_ordered_cuts, (("atomic", AFTER_REPLACING, REPLACING + GIVING),)),
    Mutant(
        "a failed flush of the folder ignored",
        acknowledges_only_what_was_flushed,
        (("atomic", "if error.errno not in _NO_FOLDER_SYNC:", "if False:"),),
    ),
    Mutant("nothing kept from before", keeps_the_one_before, (("atomic", KEEPING, "            pass\n"),)),
    Mutant(
        "removed, then renamed",
        is_itself_after_ordered_cuts,
        (("atomic", REPLACING, "            os.unlink(path)\n            os.replace(temporary, path)\n"),),
    ),
    Mutant("not read back", notices_other_bytes, (("atomic", "if temporary.read_bytes() != data:", "if False:"),)),
    Mutant("no second try", waits_for_a_moment, (("atomic", "in (*PAUSES, None):", "in (None,):"),)),
    Mutant("tries for ever", gives_up_in_the_end, (("atomic", "in (*PAUSES, None):", "in iter(lambda: 0.01, None):"),)),
    Mutant(
        "tries again whatever it was",
        waits_for_nothing_else,
        (("atomic", 'if getattr(error, "winerror", None) not in SHARING_ERRORS:', "if False:"),),
    ),
    Mutant(
        "one write is enough",
        writes_little_by_little,
        (
            (
                "atomic",
                "rest = rest[os.write(target, rest) :]",
                "rest = rest[len(rest) * bool(os.write(target, rest)) :]",
            ),
        ),
    ),
    Mutant(
        "temporary file left",
        leaves_nothing_behind,
        (("atomic", TELLING, TELLING.replace("remove(temporary)", "pass")),),
    ),
    Mutant(
        "a name that is taken is taken again",
        never_overwrites_a_file_that_appears,
        (("atomic", "            _give_name(temporary, path)\n", "            _replace(temporary, path)\n"),),
    ),
    Mutant(
        "errors of the system let through",
        raises_only_faults,
        (("atomic", TELLING, TELLING.replace("raise fault_of(error, path) from error", "raise")),),
    ),
    Mutant(
        "hash not compared",
        trusts_no_changed_payload,
        (("codec", "        if given != expected:\n", "        if False:\n"),),
    ),
    Mutant(
        "hash over the payload only",
        trusts_no_changed_envelope,
        (
            ("writing", '_object({**members, "payload": payload}, 0).canonical', "payload.canonical"),
            (
                "codec",
                'sealed = {key: value for key, value in document.items() if key != "sha256"}',
                'sealed = document["payload"]',
            ),
        ),
    ),
    Mutant("keys twice", takes_no_key_twice, (("codec", "if len(made) < len(pairs):", "if False:"),)),
    Mutant(
        "newer files read",
        knows_a_newer_file,
        (("codec", "if type(schema) is int and schema > SCHEMA:", "if False:"),),
    ),
    Mutant(
        "changes of others overwritten",
        respects_what_others_wrote,
        (("store", "if _fingerprint(there) != self.kept.fingerprint:", "if False:"),),
    ),
    Mutant(
        "what is really there not looked at",
        builds_on_what_is_there,
        (("store", "if _fingerprint(there) == self._tried.fingerprint:", "if False:"),),
    ),
    Mutant("backups not read back", reads_a_backup_back, (("backups", "if not _holds(path, data):", "if False:"),)),
)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_saver_without_one_protection_is_caught(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mutant: Mutant
) -> None:
    for name, before, after in mutant.edits:
        change(monkeypatch, name, before, after)

    with pytest.raises((AssertionError, pytest.fail.Exception, OSError, AppError)):
        mutant.proof(monkeypatch, tmp_path)


@pytest.mark.parametrize("proof", dict.fromkeys(mutant.proof for mutant in MUTANTS))
def test_the_saver_with_all_its_protections_passes_every_proof(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, proof: Proof
) -> None:
    proof(monkeypatch, tmp_path)


def change(monkeypatch: pytest.MonkeyPatch, name: str, before: str, after: str) -> None:
    """Let the whole storage use a module whose source says something else."""
    original = importlib.import_module(f"desktop.storage.{name}")
    assert original.__file__ is not None
    source = Path(original.__file__).read_text("utf-8")
    assert source.count(before) == 1, f"{name} does not say {before!r} once"
    changed = types.ModuleType(original.__name__)
    exec(compile(source.replace(before, after), original.__file__, "exec"), changed.__dict__)
    users = [module for key, module in sys.modules.items() if key.startswith("desktop.storage.")]
    for user in users:
        for key, value in list(vars(user).items()):
            mutated = vars(changed).get(key)
            if getattr(value, "__module__", None) != original.__name__ or mutated is None:
                continue
            if isinstance(value, types.FunctionType):
                monkeypatch.setattr(user, key, mutated)
            elif value in (store_module.Store, backups.Backups):
                for method in ("save", "keep", "_look_again"):
                    if method in vars(mutated):
                        monkeypatch.setattr(value, method, vars(mutated)[method])


class Held(OSError):
    """Windows' word for a file that another program holds."""

    winerror = 32


def _saved(folder: Path) -> store_module.Store:
    folder.mkdir(parents=True, exist_ok=True)
    store = store_module.Store(folder / "so.json")
    store.save(book(1))
    return store


def _held(patch: pytest.MonkeyPatch, times: int) -> list[float]:
    """Let replacing fail so many times; return the list of the pauses, which take no time."""
    pauses: list[float] = []
    real, left = os.replace, [times]

    def replace(source: Path, target: Path) -> None:
        left[0] -= 1
        if left[0] >= 0:
            raise Held(errno.EACCES, "held by another program")
        real(source, target)

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        assert len(pauses) < 1000, "waits for ever"

    patch.setattr(os, "replace", replace)
    patch.setattr(time, "sleep", sleep)
    return pauses


def _refuses(folder: Path, before: bytes, after: bytes, fault: type[FileFault]) -> None:
    store = _saved(folder)
    data = store.path.read_bytes()
    assert before in data
    with pytest.raises(fault):
        codec.decode(data.replace(before, after, 1), store.path)
