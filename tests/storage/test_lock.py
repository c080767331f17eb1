"""One program at a time on a book."""

from __future__ import annotations

import errno
import getpass
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import filelock
import pytest

from desktop.storage.lock import Lock, Owner

AT = datetime(2026, 9, 3, 14, 5, 1, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]

HOLDER = """
import sys, time
from pathlib import Path
from desktop.storage.lock import Lock
lock = Lock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "so.lock"


def test_the_second_program_does_not_get_the_lock_until_the_first_lets_go(path: Path) -> None:
    first, second = Lock(path), Lock(path)

    assert (first.acquire(), second.acquire()) == (True, False)
    first.release()
    assert second.acquire()
    second.release()


def test_who_has_the_lock_is_written_for_who_comes_second(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "van-thu")
    first = Lock(path, now=lambda: AT)
    first.acquire()

    owner = Lock(path).owner()

    assert owner is not None
    assert (owner.user, owner.pid, owner.since) == ("van-thu", os.getpid(), AT)
    first.release()
    assert Lock(path).owner() is None


def test_an_account_without_a_name_gets_the_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", nameless)
    lock = Lock(path)

    assert lock.acquire()

    owner = lock.owner()
    assert isinstance(owner, Owner)
    assert owner.user == ""
    lock.release()


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[1"])
def test_an_owner_that_cannot_be_read_is_nobody(path: Path, content: bytes) -> None:
    path.with_name("so.lock.json").write_bytes(content)

    assert Lock(path).owner() is None


def test_a_second_start_asks_the_first_once_to_show_itself(path: Path) -> None:
    first = Lock(path)
    first.acquire()
    assert not first.asked_to_show()

    Lock(path).ask_to_show()

    assert [first.asked_to_show(), first.asked_to_show()] == [True, False]
    first.release()


def test_a_request_from_an_earlier_day_is_forgotten(path: Path) -> None:
    lock = Lock(path)
    lock.ask_to_show()

    lock.acquire()

    assert not lock.asked_to_show()
    lock.release()


@pytest.mark.parametrize("error", [OSError(errno.EROFS, "read-only"), NotImplementedError("no locks here")])
def test_where_no_lock_can_be_had_one_works_without(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse(*arguments: Any, **named: Any) -> None:
        raise error

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    lock = Lock(path)

    assert lock.acquire()

    lock.release()
    assert lock.owner() is None


def test_nothing_is_asked_where_nothing_can_be_written(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "no folder" / "so.lock")

    lock.ask_to_show()

    assert not lock.asked_to_show()


def test_a_program_that_was_killed_leaves_no_lock_behind(path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        while_alive = Lock(path).acquire()
        holder.kill()
    lock = Lock(path)

    after = lock.acquire()

    assert (while_alive, after) == (False, True)
    lock.release()
