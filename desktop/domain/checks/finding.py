"""What a check is and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from hashlib import blake2s
from typing import TYPE_CHECKING

from msgspec import Struct

from desktop.domain.book import FieldRef

if TYPE_CHECKING:
    from desktop.domain.checks.case import Case


class Severity(StrEnum):
    """The three groups of findings, in the order in which they are shown."""

    MUST = "Phải xử lý trước khi trình ký"
    SHOULD = "Nên xem"
    NOTE = "Tham khảo"


class Finding(Struct, frozen=True):
    """What the check named `check` found: where, one sentence, and what to do about it.

    `also` are further places of the same flaw, told in the same sentence. `fix` names the row of fixes.FIXES that
    mends it everywhere, '' where only a person can.
    """

    check: str
    severity: Severity
    ref: FieldRef
    sentence: str
    hint: str
    also: tuple[FieldRef, ...] = ()
    fix: str = ""

    @property
    def places(self) -> tuple[FieldRef, ...]:
        """Every place of the flaw, the first one to go to first."""
        return (self.ref, *self.also)

    @property
    def key(self) -> str:
        """What the finding is known by: check, address, and a digest of the words and figures that it is about.

        It changes with these, so that what was passed over comes back.
        """
        digest = blake2s(self.sentence.encode(), digest_size=6).hexdigest()
        return f"{self.check}@{self.ref}:{digest}"


Check = Callable[["Case"], Iterator[Finding]]
