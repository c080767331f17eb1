"""Text that comes from Word, Zalo or a PDF made fit for a field of paragraphs: one line a paragraph, '- ' for items."""

from __future__ import annotations

import re

from desktop.domain.vietnamese import clean, one_line

_BULLET = re.compile(
    r"(?:[-–—+*•·●○◦▪■□➢►✓❖§\uf0a7-\uf0ff][ \t\u00a0]+|[•●▪■➢►❖–—\uf0a7-\uf0ff]|-(?=[^\W\d_]))[ \t\u00a0]*"
)
"""A sign in front of an item; a dash may lack its blank ('-Tăng cường')."""
_ITEM = re.compile(r"(?:[-+*•–—]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)]|[IVXLC]+[./)]) ?\S")
"""The start of an item or of a numbered line, which goes on no other line."""
_ENDS = ".;:!?…"
_CLOSING = "\"'”’)]»"
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
_BLANKS = re.compile(r" {2,}")
_BEFORE_MARK = re.compile(r" +(?=[,;:.!?](?:\s|$))")


def clean_paste(text: str) -> str:
    """Return `text` as paragraphs: bullets are '- ', broken lines are joined, what nobody sees is gone.

    Old encodings are converted before (see domain/legacy.py): a soft hyphen is a letter there and is dropped here.
    A line that ends without a mark is joined with the next one where that begins with a small letter.
    """
    made: list[str] = []
    for line in (one_line(raw.translate(_LIGATURES)) for raw in clean(text).split("\n")):
        if made and line and (_is_lone(made[-1]) or is_broken(made[-1], dashed(line))):
            made[-1] = dashed(f"{made[-1]} {line}")
        elif line:
            made.append(dashed(line))
    return "\n".join(_BEFORE_MARK.sub("", _BLANKS.sub(" ", line)) for line in made)


def dashed(line: str) -> str:
    """Return a line whose bullet, if it has one, is '- '."""
    bullet = _BULLET.match(line)
    return f"- {line[bullet.end() :]}" if bullet and line[bullet.end() :] else line


def _is_lone(line: str) -> bool:
    """Whether a line is nothing but the sign of an item."""
    return _BULLET.fullmatch(f"{line} ") is not None


def is_broken(line: str, following: str) -> bool:
    """Whether one sentence was broken between two lines: no mark at the end, then a small letter."""
    return not ends_sentence(line) and following[:1].islower() and _ITEM.match(following) is None


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a mark that ends a sentence or an item, or leads to what follows."""
    return line.rstrip(_CLOSING)[-1:] in _ENDS if line.rstrip(_CLOSING) else True
