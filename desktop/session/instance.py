"""One program at a time on a book: who has it, and bringing the first window forward instead of a second one."""

from __future__ import annotations

import platform
from pathlib import Path

from desktop.storage.lock import Lock, user_name
from desktop.storage.lock import Owner as Owner
from desktop.storage.store import Store


class Instance:
    """The hold of this process on one book; it ends with the process, whatever happens to it."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock(Store(path).lock_path)
        self.is_held = False

    def take(self) -> bool:
        """Hold the book; False if another program does."""
        self.is_held = self.is_held or self._lock.acquire()
        return self.is_held

    def release(self) -> None:
        """Let others have it."""
        if self.is_held:
            self._lock.release()
            self.is_held = False

    def owner(self) -> Owner | None:
        """Return who has the book, as far as that is known."""
        return self._lock.owner()

    def asked_to_show(self) -> bool:
        """Say whether the window is to come forward, since it was tried to open the book a second time."""
        return self.is_held and self._lock.asked_to_show()


def shown_elsewhere(path: Path) -> bool:
    """Say whether another window of the same person on this machine has the book; it is then asked to come forward."""
    if not path.exists():
        return False
    lock = Lock(Store(path).lock_path)
    if lock.acquire():
        lock.release()
        return False
    owner = lock.owner()
    if owner is None or (owner.user, owner.host) != (user_name(), platform.node()):
        return False
    lock.ask_to_show()
    return True
