"""Words as the pages show them: cleaned, on one line, and parted only where word processors part them."""

from __future__ import annotations

import re

from desktop.domain.vietnamese import clean
from desktop.reports.blocks import Runs

_BREAKS = re.compile(r"(\s+)|(?<=[^\W\d]-)(?=\w)")
"""Where word processors part lines: at blanks, and behind the dash of two words ('NQ-CP')."""
_UNBROKEN = re.compile(r"/\S|\d-\w")
"""What they keep on one line and typst would part: '20-NQ/TW', '16/6/2022', 'đồng/người'."""
_LONGEST_UNBROKEN = 40


def one_line(text: str) -> str:
    """Return `text` on one line without characters that nobody sees."""
    return clean(text).replace("\n", " ")


def parts_of(words: str) -> list[str]:
    """Return a text in parts, every other one of which is not to be parted."""
    if not _UNBROKEN.search(words):
        return [words]
    parts = [""]
    for piece in _BREAKS.split(words):
        if piece and _UNBROKEN.search(piece) and len(piece) <= _LONGEST_UNBROKEN:
            parts += [piece, ""]
        else:
            parts[-1] += piece or ""
    return parts


def text_of(runs: Runs) -> str:
    return "".join(one_line(run.text) for run in runs)
