"""Everything below the last section of an old document: closing, recipients, signature, annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.domain.book import Authority
from desktop.domain.vietnamese import capitalised
from desktop.reports.annexes import ANNEXES
from desktop.reports.importing.lines import Line
from desktop.reports.importing.marks import folded

_RECIPIENTS = re.compile(r"nơi nhận\s*:?\s*(?P<rest>.*)", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"(?:TM|T/M|KT|K/T|TL|TUQ|Q)\s*[./]?\s+\S.*|(?:PHÓ |QUYỀN )?CHỦ TỊCH\b.*|(?:PHÓ )?(?:GIÁM ĐỐC|TRƯỞNG|CHÁNH)\b.*"
)
_AUTHORITIES = (
    (re.compile(r"K/?T[\s./]"), Authority.DEPUTY),
    (re.compile(r"TUQ[\s./]"), Authority.BY_MANDATE),
    (re.compile(r"TL[\s./]"), Authority.BY_ORDER),
    (re.compile(r"(?:Q|QUYỀN)[\s./]"), Authority.ACTING),
)
"""How a line begins that says in whose name a signature is given."""
_SIGNED = re.compile(r"\(\s*(?:đã ký|ký|ký tên).*\)", re.IGNORECASE)
_CLOSING = re.compile(r"trên đây là\b|(?:kính )?báo cáo để\b|kính đề nghị\b", re.IGNORECASE)
_NAME = re.compile(r"(?:(?:ThS|TS|CN|KS|BS)\.? )?[^\W\d_]+(?: [^\W\d_]+){1,5}")
_ANNEX = re.compile(r"phụ lục\b|biểu(?: mẫu)?(?: số)? ?\d", re.IGNORECASE)
_NAMES_ANNEX = re.compile(r"phụ lục(?: [IVXLC\d]+)?|\(\s*kèm theo .*\)", re.IGNORECASE)
_READ = "targets"
_LAST_LINES = 3
_SIGNATURE_LINES = 6
_LONG = 90


@dataclass
class End:
    """What stands below the sections. `signature` are the lines above the name, `annex` what comes after it."""

    closing: list[Line] = field(default_factory=list)
    recipients: list[tuple[str, Line]] = field(default_factory=list)
    signature: list[tuple[str, Line]] = field(default_factory=list)
    name: str = ""
    name_line: Line | None = None
    form: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    annex: list[Line] = field(default_factory=list)


def read_end(lines: list[Line]) -> tuple[End, int]:
    """Return what stands below the body, and where in the lines that begins."""
    end = End()
    start = _start(lines)
    place = start
    while place < len(lines):
        if _is_annex(lines[place]) and (end.name or end.recipients):
            end.annex = lines[place:]
            break
        for part in lines[place].parts or (lines[place].text,):
            _take(end, part, lines[place])
        place += 1
    _tell_name(end)
    start = _closing(end, lines, start)
    return end, start


def _start(lines: list[Line]) -> int:
    for place, line in enumerate(lines):
        if _RECIPIENTS.match(line.text) and len(line.text) < _LONG * 2:
            return _signature_above(lines, place)
    for place in range(max(0, len(lines) - 8), len(lines)):
        if _is_authority(lines[place].text):
            return place
    return len(lines)


def _signature_above(lines: list[Line], place: int) -> int:
    """Return where a signature begins that stands above the recipients, or `place` where none does."""
    start = place
    for at in range(place - 1, max(-1, place - _SIGNATURE_LINES - 1), -1):
        text = lines[at].text
        if _is_authority(text):
            start = at
        elif not (_SIGNED.fullmatch(text) or (_NAME.fullmatch(text) and (text.istitle() or text.isupper()))):
            break
    return start


def _is_authority(text: str) -> bool:
    return len(text) < _LONG and text.isupper() and _AUTHORITY.fullmatch(text) is not None


def begins_annex(line: Line) -> bool:
    """Whether a line is the head of an annex: 'Phụ lục I', 'Biểu số 2'."""
    return line.place is None and len(line.text) < _LONG * 2 and _ANNEX.match(line.text) is not None


def _is_annex(line: Line) -> bool:
    return begins_annex(line) or (len(line.text) < _LONG * 2 and line.place is not None and line.place.bordered)


def annex_of(line: Line) -> str | None:
    """Return the key of the annex that a line is the title of, '' where it only names one, `None` for other words.

    Only an annex whose table is read becomes one of the report's.
    """
    if _NAMES_ANNEX.fullmatch(line.text):
        return ""
    return _READ if folded(line.text) == folded(ANNEXES[_READ].title) else None


def _take(end: End, text: str, line: Line) -> None:
    label = _RECIPIENTS.match(text)
    if label is not None:
        end.form.append(line)
        if label["rest"].strip():
            end.recipients.append((_listed(label["rest"]), line))
    elif text.startswith(("-", "–", "+", "•")) or (text.endswith((";", ".")) and _is_listing(end)):
        end.recipients.append((_listed(text), line))
    elif _is_authority(text) or (text.isupper() and len(text) < _LONG and not end.name):
        end.signature.append((text, line))
    elif _SIGNED.fullmatch(text):
        end.form.append(line)
    elif (_NAME.fullmatch(text) and text.istitle()) or (_NAME.fullmatch(text) and end.signature and len(text) < 40):
        if end.name_line is not None:
            end.left.append(end.name_line)
        end.name, end.name_line = text, line
    else:
        end.left.append(line)


def _is_listing(end: End) -> bool:
    """Whether more recipients may follow: the list has begun and none of it has ended with a full stop."""
    return bool(end.form) and not end.signature and not any(line.text.endswith(".") for _, line in end.recipients)


def _listed(text: str) -> str:
    return text.lstrip("-–+• ").rstrip(" ;.")


def _tell_name(end: End) -> None:
    """A name in capitals stands as the last of the lines above it; authorities are known by their words."""
    if end.name or len(end.signature) < 2:
        return
    text, line = end.signature[-1]
    if not _AUTHORITY.fullmatch(text) and _NAME.fullmatch(text):
        end.signature.pop()
        end.name, end.name_line = " ".join(word.capitalize() for word in text.split()), line


def _closing(end: End, lines: list[Line], start: int) -> int:
    """Take the closing paragraphs among the last ones above the signature; return where they begin."""
    for place in range(max(0, start - _LAST_LINES), start):
        if _CLOSING.match(lines[place].text):
            end.closing = lines[place:start]
            return place
    return start


def authority_of(signature: list[str]) -> Authority:
    """Return in whose name the lines above a signature say that it is given."""
    told = (authority for text in signature for start, authority in _AUTHORITIES if start.match(text))
    return next(told, Authority.CHAIR)


def position_of(signature: list[str]) -> str:
    """Return the signer's own position: the last line above the name, 'PHÓ CHỦ TỊCH' as 'Phó Chủ tịch'."""
    if not signature:
        return ""
    words = re.sub(r"^(?:TM|KT|TL|TUQ|Q)\s*\.\s*", "", signature[-1]).casefold()
    if words.startswith("phó "):
        return "Phó " + capitalised(words.removeprefix("phó "))
    if words.startswith("quyền "):
        return "Quyền " + capitalised(words.removeprefix("quyền "))
    return capitalised(words)
