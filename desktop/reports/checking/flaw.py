"""One breach of a rule: where, and what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from desktop.reports.checking.layout import Paragraph
from desktop.reports.checking.roles import said

WHOLE = "toàn văn bản"
PAGE = "trang giấy"
TOP = "đầu trang"
END = "cuối văn bản"
_FIRST_WORDS = 45


@dataclass(frozen=True, slots=True)
class Flaw:
    """A breach of the rule with the id `rule`: its place in words, and a sentence."""

    rule: str
    place: str
    sentence: str


def at(rule: str, paragraph: Paragraph, sentence: str) -> Flaw:
    """Return a breach in a paragraph, named by its number and its first words."""
    words = shorten(said(paragraph), _FIRST_WORDS, placeholder="…")
    return Flaw(rule, f"đoạn {paragraph.number}, “{words}”" if words else f"sau đoạn {paragraph.number}", sentence)
