"""Marks and blanks that stand wrong in any text, and what stands right in their place."""

from __future__ import annotations

import re

from msgspec import Struct

from desktop.domain.checks.alphabet import CAPITAL, SMALL


class Wrong(Struct, frozen=True):
    """What stands wrong, what replaces it, and the rule of the layout that it breaks, '' where none speaks of it."""

    rule: str
    found: re.Pattern[str]
    right: str

    def mend(self, text: str) -> str:
        """Return a text in which nothing stands wrong in this way."""
        return self.found.sub(self.right, text)


WRONG = (
    Wrong("TX3", re.compile(r"[^\S\n]+(?=[,;:!?)]|\.(?:\s|$))"), ""),
    Wrong("", re.compile(r"([,;:])[.,;:]+"), r"\1"),
    Wrong("TX4", re.compile(rf"[,;:](?=[^\W\d_])|\.(?<=[{SMALL}]\.)(?=[{CAPITAL}][{SMALL}])"), r"\g<0> "),
    Wrong("TX2", re.compile(r"  (?<=\S  ) *(?=\S)"), " "),
)
"""In the order in which they are mended: what one leaves behind, the next may find. Fast ones begin with a set."""
