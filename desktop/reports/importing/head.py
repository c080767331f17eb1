"""Everything above the first heading of an old document: letterhead, number, date, title, addressees, opening."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.pasting import ends_sentence
from desktop.domain.vietnamese import capitalised
from desktop.reports.checking.roles import is_motto, is_national_name
from desktop.reports.importing.lines import Line
from desktop.reports.importing.marks import folded, head_of
from desktop.reports.importing.meanings import section_of

KINDS = "phường|xã|đặc khu|thị trấn"
_RULE = re.compile(r"[_─—–\-*.=\s]{3,}")
_NUMBER = re.compile(r"Số\s*:?\s*(?P<number>\d*)[\s.…_]*(?:/|-)\s*(?P<symbol>[A-ZĐa-zđ][\w&/-]*)")
_DATE = re.compile(
    r"(?P<place>\S.{0,60}?)\s*,\s*ngày\s*(?P<day>\d{1,2})?[\s.…_]*tháng\s*(?P<month>\d{1,2})?[\s.…_]*"
    r"năm\s*(?P<year>\d{4})?",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"số\s*:?\s*\d*|.*\b(?:ngày|tháng)(?:\s*\d{1,2})?", re.IGNORECASE)
"""The beginning of a number or date whose room for what is written by hand looks like a gap."""
_DOTS = re.compile(r"[.…_]")
"""Room for writing by hand that was typed; bare room is what the document leaves by itself."""
_COMMITTEE = re.compile(r"(?:ủy|uỷ) ban nhân dân|ubnd", re.IGNORECASE)
_UNIT = re.compile(rf"(?:{KINDS})\s+(?P<name>\S.*)", re.IGNORECASE)
_SUPERIOR = re.compile(r"(?:(?:ủy|uỷ) ban nhân dân|ubnd)\s+(?:tỉnh|thành phố|huyện|quận|thị xã)\b.*", re.IGNORECASE)
_AGENCY = re.compile(r"(?:sở|phòng|chi cục|liên minh|ban)\s+\S.*", re.IGNORECASE)
_TITLE = re.compile(r"báo cáo\b(?P<rest>.*)", re.IGNORECASE)
_ADDRESSED = re.compile(r"kính gửi\s*:?\s*(?P<rest>.*)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:căn cứ|thực hiện|theo|để|nhằm|qua|trong|ủy ban|uỷ ban|ubnd|tiếp tục|sau|hưởng ứng|triển khai)\b", re.IGNORECASE
)
_LEADS = re.compile(r"(?:như sau|sau đây|dưới đây|sau)\s*[:.]?$", re.IGNORECASE)
_SAID_UNIT = re.compile(
    rf"(?:UBND|[ỦU][ỷyỶY] ban nhân dân)\s+(?P<kind>{KINDS})\s+(?P<name>(?:[^\W\d_]\w*|\d+)(?:\s+[^\W\d_]\w*)*)"
)
_LONG = 120
_TITLE_LINES = 6


@dataclass
class Found:
    """What stands above the first heading. `lines` says of each piece which line it came from, by its kind."""

    kind: str = ""
    name: str = ""
    place: str = ""
    superior: str = ""
    issuer: str = ""
    number: str = ""
    symbol: str = ""
    issued: date | None = None
    typed: dict[str, str] = field(default_factory=dict)
    abstract: list[Line] = field(default_factory=list)
    addressees: list[tuple[str, Line]] = field(default_factory=list)
    opening: list[Line] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)
    form: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)


def read_head(lines: list[Line]) -> tuple[Found, int]:
    """Return what stands above the body, and how many of the lines that took."""
    found = Found()
    title = next((place for place, line in enumerate(lines) if _is_title(line)), -1)
    place = _letterhead(found, lines, title)
    place = _title(found, lines, place) if title >= 0 else place
    place = _addressees(found, lines, place)
    place = _opening(found, lines, place)
    _tell_unit(found)
    return found, place


def _is_title(line: Line) -> bool:
    match = _TITLE.match(line.text)
    return match is not None and (not match["rest"].strip() or line.text.isupper() or line.text.startswith("BÁO CÁO"))


def _letterhead(found: Found, lines: list[Line], title: int) -> int:
    """Read the lines above the title; without a title, those that can only be a letterhead."""
    last = title if title >= 0 else len(lines)
    for place, line in enumerate(lines[:last]):
        known = [_head_part(found, part, line) for part in _apart(line)]
        if any(known):
            found.left += () if all(known) else (line,)
        elif title < 0:
            return place
        else:
            found.left.append(line)
    return last


def _apart(line: Line) -> tuple[str, ...]:
    """Return the pieces of a line of the letterhead; the room for a number or a day is no gap between two of them."""
    parts: list[str] = []
    for part in line.parts or (line.text,):
        if parts and _GOES_ON.fullmatch(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return tuple(parts)


def _head_part(found: Found, text: str, line: Line) -> bool:
    """Take one piece of the letterhead in; False where it is none."""
    if is_national_name(text) or is_motto(text) or _RULE.fullmatch(text):
        found.form.append(line)
        return True
    number = _NUMBER.match(text)
    if number is not None and not found.symbol:
        found.number, found.symbol = number["number"], number["symbol"]
        if number["number"] or _DOTS.search(text) or number.end() < len(text):
            found.typed["number"] = text
        found.lines["number"] = line
        return True
    day = _DATE.fullmatch(text.rstrip(" ."))
    if day is not None and not found.place:
        found.place = day["place"].strip()
        found.issued = _date(day)
        if day["day"] or day["month"] or _DOTS.search(text):
            found.typed["place_and_date"] = text
        found.lines["issued"] = line
        return True
    return (text.isupper() or line.place is not None) and _issuer(found, text, line)


def _issuer(found: Found, text: str, line: Line) -> bool:
    if _SUPERIOR.fullmatch(text):
        found.superior, found.lines["superior"] = _proper(text), line
        return True
    unit = _UNIT.search(text)
    if unit is not None and (_COMMITTEE.match(text) or unit.start() == 0) and not found.name:
        found.kind = text[unit.start() : unit.start("name")].strip().casefold()
        found.name, found.lines["unit"] = _proper(unit["name"]), line
        return True
    if _COMMITTEE.fullmatch(text):
        found.form.append(line)
        return True
    if _AGENCY.fullmatch(text) and not found.issuer:
        found.issuer, found.lines["issuer"] = _sentence_case(text), line
        return True
    return False


def _title(found: Found, lines: list[Line], place: int) -> int:
    match = _TITLE.match(lines[place].text)
    assert match is not None
    found.form.append(lines[place])
    rest = match["rest"].strip(" .:")
    if rest:
        found.abstract.append(lines[place])
    place += 1
    while place < len(lines) and len(found.abstract) < _TITLE_LINES:
        line = lines[place]
        if _RULE.fullmatch(line.text):
            found.form.append(line)
        elif _is_abstract(found, line):
            found.abstract.append(line)
        else:
            break
        place += 1
    return place


def _is_abstract(found: Found, line: Line) -> bool:
    if _ADDRESSED.match(line.text) or (line.place is not None and line.place.bordered):
        return False
    if line.align == "center":
        return True
    if not found.abstract:
        return not (_OPENS.match(line.text) and ends_sentence(line.text)) and head_of_body(line) is None
    before = found.abstract[-1]
    if ends_sentence(before.text) or before.align == "center" or line.bold != before.bold:
        return False
    return not _OPENS.match(line.text) and len(line.text) <= _LONG and head_of_body(line) is None


def abstract_text(found: Found) -> str:
    """Return the title's second part on one line, without the word 'BÁO CÁO'."""
    texts = [line.text for line in found.abstract]
    match = _TITLE.match(texts[0]) if texts else None
    if match is not None and _is_title(found.abstract[0]):
        texts[0] = match["rest"].strip(" .:")
    text = " ".join(texts)
    return capitalised(text.casefold()) if text.isupper() and len(text) < _LONG else text


def _addressees(found: Found, lines: list[Line], place: int) -> int:
    match = _ADDRESSED.match(lines[place].text) if place < len(lines) else None
    if match is None:
        return place
    if match["rest"].strip():
        found.addressees.append((_listed(match["rest"]), lines[place]))
    else:
        found.form.append(lines[place])
    place += 1
    while place < len(lines) and len(lines[place].text) <= _LONG and head_of_body(lines[place]) is None:
        text = lines[place].text
        listed = text.startswith("- ") or (text.endswith(";") and not _OPENS.match(text))
        if not (listed or _names_office(text)):
            break
        found.addressees.append((_listed(text), lines[place]))
        place += 1
    return place


def _names_office(text: str) -> bool:
    """Whether a line is nothing but the name of an office, as below 'Kính gửi:' without any dash."""
    office = _SUPERIOR.fullmatch(text) or (_AGENCY.fullmatch(text) and text[:1].isupper())
    return bool(office) and not ends_sentence(text) and not re.search(r"báo cáo|như sau", text)


def _listed(text: str) -> str:
    return text.removeprefix("- ").strip(" .;")


def _opening(found: Found, lines: list[Line], place: int) -> int:
    """Read up to the first heading, or as far as a document without any seems to introduce itself."""
    first = next((at for at in range(place, len(lines)) if head_of_body(lines[at]) is not None), len(lines))
    for at in range(place, first):
        line = lines[at]
        if line.place is not None and line.place.bordered:
            return at
        if first == len(lines) and not _OPENS.match(line.text):
            return at
        found.opening.append(line)
        if _LEADS.search(line.text):
            return at + 1
    return first


def head_of_body(line: Line) -> object:
    """Return the line as a heading of the body, `None` where it is none: a mark, or the name of a section."""
    head = head_of(line)
    if head is None or (not head.alone and not (section_of(head.plain) and head.rest and head.depth is not None)):
        return None
    if head.depth is None and not (section_of(head.plain) and len(head.title) <= _LONG // 2):
        return None
    return None if _OPENS.match(line.text) and head.depth is None else head


def _tell_unit(found: Found) -> None:
    """Where the letterhead is lost, the opening says who reports."""
    for line in () if found.name or found.issuer else found.opening:
        match = _SAID_UNIT.search(line.text)
        if match is not None:
            found.kind, found.name = match["kind"].casefold(), _capitalised_words(match["name"])
            found.lines["said_unit"] = line
            return


def _capitalised_words(text: str) -> str:
    """Return the words up to the first one in small letters: 'Phổ Minh đã nêu cao' is about 'Phổ Minh'."""
    kept: list[str] = []
    for word in text.split():
        if not (word[:1].isupper() or word.isdigit()):
            break
        kept.append(word)
    return " ".join(kept)


def _proper(text: str) -> str:
    """Return a name in capitals as it is written in text."""
    if not text.isupper():
        return text.strip()
    words = " ".join(word.capitalize() for word in text.split())
    return re.sub(
        r"^(?:Ủy|Uỷ) Ban Nhân Dân|^Ubnd", lambda match: "UBND" if match[0] == "Ubnd" else "Ủy ban nhân dân", words
    )


def _sentence_case(text: str) -> str:
    return capitalised(text.casefold()) if text.isupper() else text


def _date(match: re.Match[str]) -> date | None:
    if not (match["day"] and match["month"] and match["year"]):
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def is_superior(text: str) -> bool:
    """Whether a recipient or addressee is a People's Committee above the unit."""
    return _SUPERIOR.match(text) is not None


def full_name(text: str) -> str:
    """Return 'Ủy ban nhân dân thị xã' for 'UBND thị xã (B/c)'."""
    bare = re.sub(r"\(.*?\)", "", text).strip(" ;.")
    return re.sub(r"^UBND\b", "Ủy ban nhân dân", bare)


def period_of(text: str) -> str:
    """Return the period that a title names: '01 năm', '6 tháng đầu năm 2024', 'năm 2024'; '' for none."""
    for pattern in (
        r"\b\d{1,2} năm(?= (?:thực hiện|triển khai))",
        r"\b0?\d tháng (?:đầu|cuối) năm \d{4}",
        r"\bquý [IV\d]+(?:/| năm )\d{4}",
        r"\bnăm \d{4}\b",
        r"\bgiai đoạn \d{4} ?[-–] ?\d{4}",
    ):
        match = re.search(pattern, text, re.IGNORECASE)
        if match is not None:
            return match[0]
    return ""


def dates_of(period: str, begun: date | None) -> tuple[date, date] | None:
    """Return the first and last day of a period that `period_of` found, counted from the day of the resolution."""
    plain = folded(period)
    years = re.fullmatch(r"(\d{1,2}) nam", plain)
    if years is not None and begun is not None:
        return begun, begun.replace(year=begun.year + int(years[1]))
    half = re.fullmatch(r"0?6 thang (dau|cuoi) nam (\d{4})", plain)
    if half is not None:
        year = int(half[2])
        return (date(year, 1, 1), date(year, 6, 30)) if half[1] == "dau" else (date(year, 7, 1), date(year, 12, 31))
    whole = re.fullmatch(r"nam (\d{4})", plain)
    return (date(int(whole[1]), 1, 1), date(int(whole[1]), 12, 31)) if whole is not None else None
