"""Words as the pages show them: parted only where word processors part them."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"(\s+)|(?<=\w-)(?=\w)")
"""Where word processors part lines: at blanks, and behind the dash between letters or digits ('NQ-CP', '2021-2025')."""
_UNBROKEN = re.compile(r"/\S")
"""What they keep on one line and typst would part: 'NQ/TW', '16/6/2022', 'đồng/người'."""
_LONGEST_UNBROKEN = 40
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters of scripts that typst fails to part into lines, and that the decree's font does not have."""
_UNKNOWN = "\ufffd"


def parts_of(words: str) -> list[str]:
    """Return a text in parts, every other one of which is not to be parted, but may be from those around it.

    A letter that is written from right to left is shown as an unknown one.
    """
    words = _RIGHT_TO_LEFT.sub(_UNKNOWN, words)
    if "/" not in words and "-" not in words:
        return [words]
    parts = [""]
    for piece in _BREAKS.split(words):
        if piece and _stands_apart(piece, parts[-1] or "".join(parts[-2:])):
            parts += [piece, ""]
        else:
            parts[-1] += piece or ""
    return parts


def _stands_apart(piece: str, before: str) -> bool:
    """Whether a piece is one that typst would part, or would not part from the dash before it: it parts no figures."""
    if len(piece) > _LONGEST_UNBROKEN:
        return False
    return bool(_UNBROKEN.search(piece)) or (piece[0].isdigit() and before.endswith("-"))
