"""What a check is and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from msgspec import Struct

from desktop.domain.book import Book, FieldRef, Report


class Severity(StrEnum):
    """The three groups of findings, in the order in which they are shown."""

    MUST = "Phải xử lý trước khi trình ký"
    SHOULD = "Nên xem"
    NOTE = "Tham khảo"


class Finding(Struct, frozen=True):
    """What the check named `check` found: where, one sentence, and what to do about it."""

    check: str
    severity: Severity
    ref: FieldRef
    sentence: str
    hint: str


Check = Callable[[Book, Report], Iterator[Finding]]
