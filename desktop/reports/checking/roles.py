"""What each paragraph of a document is, as an id of decree30.LETTERINGS: by our style names, else by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from desktop.reports import decree30
from desktop.reports.checking.layout import Layout, Paragraph, Piece
from desktop.reports.decree30 import LETTERINGS
from desktop.reports.styles import PREFIX, style_name

_BY_STYLE = {style_name(lettering): lettering for lettering in LETTERINGS}

MARK = re.compile(r"(?P<roman>[IVXLC]+)\.|(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?(?!\d|/)|(?P<letter>[a-zđ]{1,2})[.)]")
"""The mark in front of a heading or a point: 'II.', '2.1.', 'đ)'."""
ANNEX = re.compile(r"phụ lục\b", re.IGNORECASE)
_ATTACHED = re.compile(r"\(?\s*kèm theo\b", re.IGNORECASE)
_LONG_DATE = re.compile(r"ngày\b.{0,20}\btháng\b.{0,20}\bnăm\b", re.IGNORECASE)
_UNIT = re.compile(r"(PHƯỜNG|XÃ|ĐẶC KHU|THỊ TRẤN|THỊ XÃ|HUYỆN|QUẬN|THÀNH PHỐ|TỈNH)\b")
_AUTHORITY = re.compile(r"(TM|KT|TL|TUQ|Q)\s*[./]|(PHÓ )?(CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|CHÁNH)", re.IGNORECASE)
_RULE = re.compile(r"[_─—\-]{5,}")
_LONG = 120  # letters: no line of a head is as long
_TITLE_LINES = 6

TEXT = ("B1", "B2", "B3", "B4", "HD.1", "HD.2", "HD.3", "HD.2.body", "HD.3.body")
"""The roles of running text."""
HEADINGS = ("HD.1", "HD.2", "HD.3", "HD.2.body", "HD.3.body")


@dataclass
class Reading:
    """A document with the role of each of its paragraphs ('' for none)."""

    layout: Layout
    roles: list[str]

    @cached_property
    def is_ours(self) -> bool:
        """Whether the document was written by this program: then its numbering was chosen there."""
        return any(style.startswith(f"{PREFIX} ") for style in self.layout.styles)

    def of(self, *roles: str) -> list[Paragraph]:
        """Return the paragraphs with one of these roles, in order."""
        return [paragraph for paragraph, role in self if role in roles]

    def __iter__(self) -> Iterator[tuple[Paragraph, str]]:
        return zip(self.layout.paragraphs, self.roles, strict=True)

    @cached_property
    def text(self) -> list[tuple[Paragraph, str]]:
        """The paragraphs of running text that are not empty, with their roles."""
        return [(paragraph, role) for paragraph, role in self if role in TEXT and paragraph.text.strip()]


def assign(layout: Layout) -> Reading:
    """Return the document with its roles."""
    guessed = _guess(layout.paragraphs)
    roles = [_BY_STYLE.get(paragraph.style, role) for paragraph, role in zip(layout.paragraphs, guessed, strict=True)]
    return Reading(layout, roles)


def said(paragraph: Paragraph) -> str:
    """Return the words of a paragraph on one line."""
    return " ".join(paragraph.text.split())


def title_of(paragraph: Paragraph) -> str:
    """Return the title of a heading without its mark: where a text follows on the line, its bold beginning."""
    text = said(paragraph)
    bold = " ".join("".join(piece.text for piece in _bold_beginning(paragraph)).split())
    title = bold if bold and len(bold) < len(text) else text
    mark = MARK.match(title)
    return title[mark.end() :].strip() if mark else title


def _bold_beginning(paragraph: Paragraph) -> Iterator[Piece]:
    for piece in paragraph.pieces:
        if not piece.face.bold and piece.text.strip():
            return
        yield piece


def is_national_name(text: str) -> bool:
    """Whether a line is meant to be the name of the State."""
    return text.casefold().startswith("cộng h") and "chủ nghĩa việt nam" in text.casefold()


def is_motto(text: str) -> bool:
    """Whether a line is meant to be the motto of the State."""
    return re.sub(r"[^\w]", "", text).casefold() == re.sub(r"[^\w]", "", decree30.MOTTO).casefold()


def _guess(paragraphs: list[Paragraph]) -> list[str]:
    guesser = _Guesser()
    roles = [guesser.role(paragraph) for paragraph in paragraphs]
    _tell_issuer(paragraphs, roles)
    _tell_name_of_signer(roles)
    _tell_closing(paragraphs, roles)
    return roles


class _Guesser:
    """Reads a document from top to bottom and remembers how far it has come."""

    def __init__(self) -> None:
        self.place = "head"
        self.titles = 0
        self.roman = False
        self.home: tuple[int, int] | None = None
        self.title_of_annex = False

    def role(self, paragraph: Paragraph) -> str:
        text = said(paragraph)
        if not text or _RULE.fullmatch(text):
            return "LN" if text or paragraph.bordered or paragraph.drawings else ""
        if paragraph.boxed:
            return ""
        if self.place == "head" and len(text) > _LONG:
            self.place = "body"
        return str(getattr(self, f"_{self.place}")(paragraph, text))

    def _head(self, paragraph: Paragraph, text: str) -> str:
        if is_national_name(text):
            return "H1"
        if is_motto(text):
            return "H2"
        if re.match(r"Số\s*:", text):
            return "H7"
        if _LONG_DATE.search(text):
            return "H8"
        if text.casefold() == decree30.KIND.casefold():
            self.place = "title"
            return "T1"
        on_the_left = paragraph.cell is not None and paragraph.cell.column == 0
        return "H5" if text.isupper() or on_the_left else ""

    def _title(self, paragraph: Paragraph, text: str) -> str:
        if text.casefold().startswith("kính gửi"):
            self.place = "addressees"
            return "K1"
        self.titles += 1
        if paragraph.align == "center" and self.titles <= _TITLE_LINES:
            return "T2"
        self.place = "body"
        return self._body(paragraph, text)

    def _addressees(self, paragraph: Paragraph, text: str) -> str:
        if text.startswith("-") and len(text) < _LONG:
            return "K1.line"
        self.place = "body"
        return self._body(paragraph, text)

    def _body(self, paragraph: Paragraph, text: str) -> str:
        if text.casefold().startswith("kính gửi"):
            self.place = "addressees"
            return "K1"
        if text.casefold().startswith("nơi nhận"):
            return self._ends(paragraph, text)
        if paragraph.cell and paragraph.cell.bordered:
            return "TB1" if paragraph.cell.repeats else "TB2"
        if paragraph.cell and _AUTHORITY.match(text) and len(text) < _LONG:
            return self._ends(paragraph, text)
        if text.startswith("Căn cứ"):
            return "B1"
        if text.startswith(("- ", "+ ")):
            return "B4"
        mark = MARK.match(text)
        if mark is not None:
            return self._heading(paragraph, text, mark)
        return "TB4" if paragraph.align in ("center", "right") else "B2"

    def _heading(self, paragraph: Paragraph, text: str, mark: re.Match[str]) -> str:
        title = text[mark.end() :].strip()
        if mark["letter"] and not title:
            return "B2"
        self.roman = self.roman or bool(mark["roman"])
        bold = [piece.face.bold for piece in paragraph.pieces if piece.text.strip()]
        alone = all(bold) or (not any(bold) and len(title) < _LONG and not title.endswith((".", ";", ",", ":")))
        if mark["letter"]:
            return "HD.3" if alone else "HD.3.body"
        if not alone:
            return "HD.2.body"
        outermost = mark["roman"] or ("." not in mark["number"] and not self.roman)
        return "HD.1" if outermost else "HD.2"

    def _ends(self, paragraph: Paragraph, text: str) -> str:
        self.place = "end"
        return self._end(paragraph, text)

    def _end(self, paragraph: Paragraph, text: str) -> str:
        cell = (paragraph.cell.table, paragraph.cell.column) if paragraph.cell else None
        if text.casefold().startswith("nơi nhận"):
            self.home = cell
            return "N1"
        if ANNEX.match(text) and not paragraph.cell:
            self.place, self.title_of_annex = "annex", True
            return "PL"
        if text.startswith(("-", "–", "+")) and cell == self.home:
            return "N2"
        return "S1" if _AUTHORITY.match(text) or text.isupper() else "S3"

    def _annex(self, paragraph: Paragraph, text: str) -> str:
        if ANNEX.match(text) and paragraph.align == "center" and len(text) < _LONG:
            self.title_of_annex = True
            return "PL"
        if paragraph.cell:
            self.title_of_annex = False
            return "TB2" if paragraph.cell.bordered else ""
        if _ATTACHED.match(text):
            self.title_of_annex = False
            return "PL.attached"
        return "PL.title" if self.title_of_annex and len(text) < _LONG else ""


def _tell_issuer(paragraphs: list[Paragraph], roles: list[str]) -> None:
    """Tell the agency in charge (H4) from the issuer: a People's Committee of a unit stands alone."""
    places = [place for place, role in enumerate(roles) if role == "H5"]
    lines = [said(paragraphs[place]) for place in places]
    committee = len(lines) > 1 and lines[0] == "ỦY BAN NHÂN DÂN" and _UNIT.match(lines[1])
    if len(lines) > 1 and not committee:
        roles[places[0]] = "H4"


def _tell_name_of_signer(roles: list[str]) -> None:
    """Only the last line above the end is the signer's name; other short ones are no part of the form."""
    names = [place for place, role in enumerate(roles) if role == "S3"]
    for place in names[:-1]:
        roles[place] = ""


def _tell_closing(paragraphs: list[Paragraph], roles: list[str]) -> None:
    last = [place for place, role in enumerate(roles) if role in TEXT and said(paragraphs[place])]
    if last:
        roles[last[-1]] = "B3"
