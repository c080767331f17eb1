"""Legal documents that a text names: kind, number, date, issuer and title, each document once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.domain.book import Use
from desktop.domain.checks import LAW
from desktop.reports.importing.lines import Line

_KIND = (
    r"Chương trình hành động|Chương trình|Nghị quyết|Nghị định|Quyết định|Kế hoạch|Công văn|Thông tư|Chỉ thị|Kết luận|"
    r"Hướng dẫn|Thông báo|Thông tri|Văn bản|Tờ trình|Công điện|Đề án|Luật"
)
_NUMBER = r"\d{1,5}[A-Za-z]?\s*(?:/\s*\d{4}\s*)?[-/]\s*[A-ZĐ][A-ZĐa-zđ]*(?:\d+)?(?:\s?[-/&.]\s?[A-ZĐ][A-ZĐa-zđ0-9]*)*"
_DAY = (
    r"(?:,?\s*(?:ngày|đề ngày)\s*(?P<day>\d{1,2})\s*(?:[/.-]|tháng)\s*(?P<month>\d{1,2})\s*(?:[/.-]|năm)\s*"
    r"(?P<year>\d{4}))"
)
_PLACE = r"(?: [A-ZĐÀ-ỸƯƠÂĂÊÔ]\w*)*"
_ISSUER = (
    r"(?:Hội nghị lần thứ \S+ (?:của )?)?Ban Chấp hành Trung ương(?: Đảng)?(?: \d+)?(?:,? kh(?:oá|óa) ?[XVI]+)?"
    r"|Bộ Chính trị|Ban Bí thư|Thủ tướng Chính phủ|Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội"
    rf"|(?:Ban Thường vụ |BTV |Ban Chấp hành )?(?:Đảng bộ )?(?:Tỉnh|Thị|Thành|Huyện|Quận|Đảng) [uủ][ỷy]{_PLACE}"
    r"|(?:UBND|HĐND|[ỦU][yỷ] ban nhân dân|Hội đồng nhân dân)(?: (?:tỉnh|thành phố|thị xã|huyện|quận|phường|xã))?"
    rf"{_PLACE}"
    rf"|(?:Bộ|Sở|Liên minh)(?: [A-ZĐÀ-ỸƯƠÂĂÊÔ]\w*| và| hợp tác xã)+"
)
_CITED = re.compile(
    rf"(?P<kind>{_KIND})\s+(?:số\s*:?\s*)?(?P<number>{_NUMBER}){_DAY}?"
    rf"(?:\s*,?\s*(?:của\s+)?(?P<issuer>{_ISSUER}))?"
    r"(?:,?\s*(?P<about>(?:về việc|về|V/v|[Bb]an hành|[Pp]hê duyệt|quy định)\s+|[“\"]\s*(?:[Vv]ề\s+)?))?"
)
_NAMED_LAW = re.compile(r"Luật [A-ZĐÀ-ỸƯƠ]\w*(?: (?!năm|số|ngày|và|có|quy)[a-zà-ỹđ]+){0,4}(?: (?:năm )?\d{4})?")
_TITLE_ENDS = re.compile(r"[”\"]|\.(?=\s|$)|;|,(?=\s[A-ZĐÀ-ỸƯƠ])|:(?=\s|$)|\s(?:và|theo|nhằm|do)\s(?=[A-ZĐ])|\n")
_REQUESTS = re.compile(r"(?:thực hiện|theo|tiếp nhận)\b", re.IGNORECASE)
_BASES = re.compile(r"(?:căn cứ|theo)\b", re.IGNORECASE)
_LETTER = "Công văn"
_LONGEST_TITLE = 300


@dataclass
class Cited:
    """One document; `line` is where it was named first, `missing` what it lacked there."""

    kind: str
    number: str
    issued: date | None
    issuer: str
    title: str
    use: Use
    line: Line
    missing: tuple[str, ...] = ()


def find_citations(lines: list[Line], opening: list[Line]) -> list[Cited]:
    """Return every document that the lines name, in the order of their first mention.

    A number with a date is one document; without a date it is the dated one of the same number, if there is one.
    Parts that the first mention lacks are taken from later ones and are told as missing all the same.
    """
    found: list[Cited] = []
    for line in lines:
        first_of_line = True
        for match in _CITED.finditer(line.text):
            cited = _cited(match, line)
            if first_of_line and line in opening:
                cited.use = _use(cited, line, match.start())
            first_of_line = False
            _merge(found, cited)
        for law in _NAMED_LAW.finditer(_CITED.sub(" ", line.text)):
            _merge(found, Cited(LAW, "", None, "Quốc hội", law[0], Use.CITED, line))
    return found


def _cited(match: re.Match[str], line: Line) -> Cited:
    number = re.sub(r"\s+", "", match["number"])
    issued = _day(match)
    issuer = " ".join((match["issuer"] or "").split())
    title = _title(match, line.text)
    missing = tuple(name for name, value in (("issued", issued), ("issuer", issuer), ("title", title)) if not value)
    return Cited(match["kind"], number, issued, issuer, title, Use.CITED, line, missing)


def _day(match: re.Match[str]) -> date | None:
    if not match["day"]:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _title(match: re.Match[str], text: str) -> str:
    about = match["about"]
    if not about:
        return ""
    rest = text[match.end() :]
    if "“" in about or '"' in about:
        end = re.search(r"[”\"]", rest)
    elif rest.startswith("“"):
        rest, end = rest[1:], re.search("”", rest[1:])
    else:
        end = _TITLE_ENDS.search(rest)
    title = rest[: end.start() if end else len(rest)].strip()
    word = about.strip(' “"')
    if word.casefold() in ("ban hành", "phê duyệt", "quy định"):
        title = f"{word.casefold()} {title}"
    title = title[:1].casefold() + title[1:] if title[1:2].islower() else title
    return title if len(title) <= _LONGEST_TITLE else ""


def _use(cited: Cited, line: Line, start: int) -> Use:
    if cited.kind == _LETTER and _REQUESTS.match(line.text):
        return Use.REQUEST
    return Use.BASIS if _BASES.match(line.text) and start < len("Thực hiện theo ") + 6 else Use.CITED


def _merge(found: list[Cited], cited: Cited) -> None:
    for known in found:
        same = known.number.casefold() == cited.number.casefold() and known.kind == cited.kind
        if cited.number:
            if not same or (known.issued and cited.issued and known.issued != cited.issued):
                continue
        elif known.number or known.title.casefold() != cited.title.casefold():
            continue
        known.issued = known.issued or cited.issued
        known.issuer = known.issuer or cited.issuer
        known.title = known.title or cited.title
        known.use = cited.use if known.use is Use.CITED else known.use
        return
    found.append(cited)
