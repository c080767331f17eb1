"""A clock that stands still until it is told to go on; takes the place of a window's `after`."""

from __future__ import annotations

from collections.abc import Callable


class Clock:
    """`now` is in milliseconds."""

    def __init__(self) -> None:
        self.now = 0
        self._waiting: dict[str, tuple[int, Callable[[], None]]] = {}
        self._count = 0

    def after(self, ms: int, func: Callable[[], None], /) -> str:
        self._count += 1
        self._waiting[f"after#{self._count}"] = (self.now + ms, func)
        return f"after#{self._count}"

    def after_cancel(self, id: str, /) -> None:
        self._waiting.pop(id, None)

    def seconds(self) -> float:
        return self.now / 1000

    def advance(self, ms: int) -> None:
        """Let time go by, with the calls that fall due."""
        end = self.now + ms
        while due := [(when, name) for name, (when, _) in self._waiting.items() if when <= end]:
            self.now, name = min(due)
            self._waiting.pop(name)[1]()
        self.now = end

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits for a call."""
        return not self._waiting
