"""What slips in texts have in common: how grave they are, and where they all stand."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.book import FieldRef
from desktop.domain.checks.case import Text
from desktop.domain.checks.finding import Severity


def severity_of(texts: Iterable[Text]) -> Severity:
    """Return how grave a slip is: only worth a note where the standard document does not print the text."""
    return Severity.NOTE if all(text.typed for text in texts) else Severity.SHOULD


def refs_of(texts: Iterable[Text]) -> tuple[FieldRef, tuple[FieldRef, ...]]:
    first, *others = dict.fromkeys(text.ref for text in texts)
    return first, tuple(others)
