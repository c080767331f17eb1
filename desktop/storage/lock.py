"""One program at a time on a book: a lock of the system, which dies with its process and leaves no question behind."""

from __future__ import annotations

import logging
import os
import platform
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import filelock
import msgspec
from msgspec import Struct

from desktop.storage.clock import local_now

log = logging.getLogger(__name__)

_EVERYBODY = 0o666  # two people of one office may share the folder


class Owner(Struct, frozen=True, kw_only=True):
    """Who works on a book since when: told to whoever comes second, never a reason to refuse anything."""

    user: str
    host: str
    pid: int
    since: datetime


class Lock:
    """The lock of one book: `path` is its file, which stays when nobody holds it. For any thread."""

    def __init__(self, path: Path, *, now: Callable[[], datetime] = local_now) -> None:
        self._lock = filelock.FileLock(path, timeout=0, mode=_EVERYBODY, thread_local=False, fallback_to_soft=False)
        self._owner = path.with_name(path.name + ".json")
        self._request = path.with_name(path.name + ".show")
        self._now = now

    def acquire(self) -> bool:
        """Take the lock for as long as this process lives; False if another one has it.

        Where the folder cannot be written or knows no locks, True: there every save looks whether the file changed.
        """
        try:
            self._lock.acquire()
        except filelock.Timeout:
            return False
        except (OSError, NotImplementedError) as error:
            log.warning("no lock: %s", type(error).__name__)
            return True
        _remove(self._request)
        me = Owner(user=user_name(), host=platform.node(), pid=os.getpid(), since=self._now())
        with suppress(OSError):  # only told, so it need not be on the disk: that would hold up every start
            self._owner.write_bytes(msgspec.json.encode(me))
        return True

    def release(self) -> None:
        """Let others take it."""
        if self._lock.is_locked:
            _remove(self._owner)
            self._lock.release()

    def owner(self) -> Owner | None:
        """Return who took the lock last, as far as that is written."""
        try:
            return msgspec.json.decode(self._owner.read_bytes(), type=Owner)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def ask_to_show(self) -> None:
        """Ask the program that has the lock to bring its window forward."""
        with suppress(OSError):
            self._request.touch()

    def asked_to_show(self) -> bool:
        """Say once for each time whether another program asked for this window."""
        try:
            self._request.unlink()
        except OSError:
            return False
        return True


def user_name() -> str:
    """Return who works on this machine; '' for an account without a name."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
