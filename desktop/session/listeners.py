"""Who is told of something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Listeners(Generic[_T]):
    """Calls that are made with the newest news, in the order in which they joined."""

    def __init__(self) -> None:
        self._calls: list[Callable[[_T], None]] = []

    def join(self, call: Callable[[_T], None]) -> Callable[[], None]:
        """Have `call` made with all news from now on; return what ends that."""
        self._calls.append(call)

        def leave() -> None:
            if call in self._calls:
                self._calls.remove(call)

        return leave

    def tell(self, news: Callable[[], _T]) -> None:
        """Make the calls of those who listen at this moment; each gets `news()` as it is then."""
        for call in tuple(self._calls):
            call(news())
