"""Saving by itself: a moment after the last change, and during long typing every few seconds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

QUIET_MS = 2_000
"""Milliseconds without a change before the book is saved."""

LONGEST_MS = 10_000
"""Milliseconds after which it is saved although the changes do not stop."""


class Clock(Protocol):
    """What a Tk window offers: `after` calls back once, in `ms` milliseconds, on the same thread."""

    def after(self, ms: int, func: Callable[[], None], /) -> str:
        """Return the name by which the call can be cancelled."""

    def after_cancel(self, id: str, /) -> None:
        """Cancel a call that has not been made."""


class Autosave:
    """Calls `save` when changes have come to rest."""

    def __init__(self, clock: Clock, save: Callable[[], None]) -> None:
        self._clock = clock
        self._save = save
        self._quiet: str | None = None
        self._longest: str | None = None

    def changed(self) -> None:
        """Begin to wait, or wait anew."""
        if self._quiet is not None:
            self._clock.after_cancel(self._quiet)
        self._quiet = self._clock.after(QUIET_MS, self._fire)
        if self._longest is None:
            self._longest = self._clock.after(LONGEST_MS, self._fire)

    def cancel(self) -> None:
        """Wait no longer."""
        for timer in (self._quiet, self._longest):
            if timer is not None:
                self._clock.after_cancel(timer)
        self._quiet = self._longest = None

    def _fire(self) -> None:
        self.cancel()
        self._save()
