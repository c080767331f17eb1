"""What stands in front of a heading or an item: 'II.', '2.1.', 'a)', 'b.', '- '."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.checks.alphabet import CAPITAL
from desktop.domain.vietnamese import without_marks
from desktop.reports.importing.lines import Line

_MARK = re.compile(
    r"(?:[Pp]hần|PHẦN)\s+(?P<whole>[IVX]{1,5}|\d{1,2})\s*[./):–-]\s*(?=\S)"
    r"|(?:(?:[Mm]ục|MỤC)\s+)?(?P<roman>[IVX]{1,5})\s*[./):–-]\s*(?=\S)"
    r"|(?P<part>[A-HĐ])\s*[.)/]\s+(?=\S)"
    r"|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\s*(?:[.)](?!\d)/?|/(?=\s)|(?<=\.\d)(?=\s)|(?<=\.\d\d)(?=\s))\s*(?=\S)"
    rf"|(?P<dashed>\d{{1,2}})\s?[-–]\s*(?=[{CAPITAL}])"
    r"|(?P<letter>[a-zđ]{1,2})\s*[.)]/?\s*(?=\S)"
)
_DASH = re.compile(r"[-+–—•*]\s*(?=\S)")
_LONGEST_TITLE = 260
_LONGEST_BARE_TITLE = 110
_ENDS = (".", ";", ",", "…")

PART, ROMAN, DASHED, NUMBER, LETTER = 0, 1, 2, 3, 9
"""How deep a mark stands; a decimal one counts its numbers: '2.' is 3, '2.1.' is 4."""


@dataclass(frozen=True, slots=True)
class Head:
    """A line taken apart as a heading would be: its mark's depth (`None` for no mark), title, and what follows.

    `typed` is the heading as it stands on the line, `plain` the title without marks of tones for comparing. `alone`
    says that it looks like a heading by itself: bold, in capitals, with a colon, or short and open.
    """

    depth: int | None
    title: str
    rest: str
    typed: str
    alone: bool

    @property
    def plain(self) -> str:
        """The title folded: 'mục tiêu' is 'muc tieu'."""
        return folded(self.title)


def folded(text: str) -> str:
    """Return `text` in small letters without any mark, for comparing."""
    return without_marks(text).casefold().replace("–", "-")


def begins_item(text: str) -> bool:
    """Whether a line begins with a mark or a dash, so that it goes on no other."""
    stripped = text.strip()
    return _MARK.match(stripped) is not None or _DASH.match(stripped) is not None


def is_dashed(text: str) -> bool:
    """Whether a line is an item behind a dash."""
    return text.startswith(("- ", "+ "))


def head_of(line: Line) -> Head | None:
    """Return the line as a heading, `None` where it cannot be one: an item, a long text without any mark."""
    text = line.text
    if is_dashed(text) or (line.place is not None and line.place.bordered):
        return None
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    title, rest, colon = _split(text[start:], line)
    if not title or len(title) > _LONGEST_TITLE:
        return None
    typed = text[: start + len(title) + colon]
    loud = line.bold or bool(line.lead) or (title.isupper() and len(title) > 3)
    open_end = not title.endswith(_ENDS)
    if mark is None:
        if len(title) > _LONGEST_BARE_TITLE or not open_end:
            return None
        return Head(None, title.rstrip(" .:;"), rest, typed, alone=loud or (bool(colon) and not rest))
    alone = loud or (bool(colon) and open_end) or (not rest and open_end)
    return Head(_depth(mark), title.rstrip(" .:;"), rest, typed, alone)


def _depth(mark: re.Match[str]) -> int:
    if mark["whole"] or mark["part"]:
        return PART
    if mark["roman"]:
        return ROMAN
    if mark["dashed"]:
        return DASHED
    return NUMBER + mark["number"].count(".") if mark["number"] else LETTER


def _split(text: str, line: Line) -> tuple[str, str, int]:
    """Return title, what follows on the line, and whether a colon parts them (its length with the title's)."""
    lead = line.lead
    if lead and lead.endswith(":") and (place := text.find(lead.rstrip(": ")[-12:])) >= 0:
        end = text.find(":", place)
        if end >= 0:
            return text[:end], text[end + 1 :].strip(), 1
    end = text.find(":")
    if end < 0:
        return text, "", 0
    return text[:end].rstrip(), text[end + 1 :].strip(), 1 + len(text[:end]) - len(text[:end].rstrip())
