"""Phrases that offices reuse, with places to be filled in: «số» lớp. Data from assets/ and the person's own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from desktop.domain.vietnamese import without_marks

PLACE = re.compile("«[^«»\n]*»")
"""A place in a phrase that is still to be filled in; a text with one left is not finished."""


class Phrase(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A phrase and the names of the fields that it suits; suits every field where none is named."""

    text: str
    fields: tuple[str, ...] = ()

    def suits(self, field: str) -> bool:
        """Whether the phrase is meant for a field of that name."""
        return not self.fields or field in self.fields


def find_phrases(phrases: Iterable[Phrase], field: str, words: str = "") -> tuple[Phrase, ...]:
    """Return the phrases for a field that hold all the words, without regard to case and marks."""
    wanted = without_marks(words).casefold().split()
    return tuple(
        phrase
        for phrase in phrases
        if phrase.suits(field) and all(word in without_marks(phrase.text).casefold() for word in wanted)
    )


def next_place(text: str, start: int = 0) -> tuple[int, int] | None:
    """Return where the next place to be filled in begins and ends, from `start` on and then from the top."""
    found = PLACE.search(text, start) or PLACE.search(text)
    return found.span() if found is not None else None
