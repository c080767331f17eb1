"""Looking for words in the open book, on the worker: the window goes on while a large book is read."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.errors import AppError
from desktop.domain.search import Found, Index
from desktop.session.session import Session


class Search:
    """One search at a time; a newer one makes the older one's answer worthless, so it is not told."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._index = Index()
        self._asked = 0

    def find(self, words: str, first: str, tell: Callable[[Found], object]) -> None:
        """Have `tell` called with what is found of the words, the hits in the report `first` at the top."""
        self._asked += 1
        number, book = self._asked, self._session.book

        def look() -> Found | None:
            return self._index.find(book, words, first) if number == self._asked else None

        def end(found: Found | AppError | None) -> None:
            if number == self._asked and isinstance(found, Found):
                tell(found)

        self._session.worker.submit(look, end)
