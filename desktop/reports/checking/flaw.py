"""One breach of a rule: where, and what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from desktop.reports import bookmarks
from desktop.reports.checking.cascade import W
from desktop.reports.checking.layout import Paragraph
from desktop.reports.checking.roles import said

WHOLE = "toàn văn bản"
PAGE = "trang giấy"
TOP = "đầu trang"
END = "cuối văn bản"
_FIRST_WORDS = 45


@dataclass(frozen=True, slots=True)
class Flaw:
    """A breach of the rule with the id `rule`: its place in words, and a sentence.

    `key` is that of the field which stands there in a document of ours (see bookmarks.py), '' where none does.
    """

    rule: str
    place: str
    sentence: str
    key: str = ""


def at(rule: str, paragraph: Paragraph, sentence: str) -> Flaw:
    """Return a breach in a paragraph, named by its number and its first words."""
    words = shorten(said(paragraph), _FIRST_WORDS, placeholder="…")
    place = f"đoạn {paragraph.number}, “{words}”" if words else f"sau đoạn {paragraph.number}"
    return Flaw(rule, place, sentence, _key(paragraph))


def _key(paragraph: Paragraph) -> str:
    marks = () if paragraph.element is None else paragraph.element.iter(f"{W}bookmarkStart")
    names = (bookmarks.parse(mark.get(f"{W}name", "")) for mark in marks)
    return next((name.key for name in names if name is not None and name.key), "")
