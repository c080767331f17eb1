"""Figures said in prose: which indicator a phrase is about, and what value it gives ('có khoảng 80% Giám đốc …')."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from desktop.domain.errors import NotANumber
from desktop.domain.indicators import Indicator
from desktop.domain.values import Value, parse_value

_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_BEFORE = r"(?:ước )?(?:đạt |là |có )?(?:từ|trên|dưới|khoảng|ít nhất|tối thiểu|tối đa|không quá|hơn|>=|<=|≥|≤|>|<|≈|~)"
_UNIT = (
    r"%|(?:thành viên|xã viên)|(?:lượt )?người|lao động|cán bộ|"
    r"(?:tỷ|tỉ|triệu)(?: đồng)?(?![\w])|nghìn đồng|đồng(?![\w])"
)
_FIGURE = re.compile(
    rf"(?<![\w/.,-])(?P<sign>{_BEFORE} )?(?P<low>{_NUMBER})(?P<high> ?%? ?(?:-|–|đến) ?(?:{_NUMBER}))?"
    rf" ?(?P<unit>{_UNIT})(?!\w)",
    re.IGNORECASE,
)
_RANKED = re.compile(r"\b(?:loại|mức|hạng)\s+(?P<rank>tốt|khá|trung bình|yếu)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;!?…](?=\s|$)|\n")
_MORE_THAN = re.compile(r"\bhơn\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")
_PHRASE_START = re.compile(r",\s|\(")
_ADDED = re.compile(
    r"\b(?:thêm|tăng(?! cường| trưởng)|giảm(?! nghèo)|bổ sung|kết nạp|(?<!kiểu )(?<!thôn )(?<!đổi )mới|(?<!phụ )nữ|"
    r"hiện(?: nay| tại)?(?: đang)? có|so với)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:lên|đạt|còn|có|với|gồm|(?:đến|tới)(?! năm)|tổng số|tổng cộng)\b", re.IGNORECASE)
"""In front of a figure: what is added, lost or was before, and what says behind such a word what all comes to."""
_TOTAL = re.compile(r"\btổng (?:số|cộng)\b", re.IGNORECASE)
_PERSONS = r"(?:thành viên|xã viên|lao động|cán bộ(?: quản lý)?|người)"
_OF_SOME = re.compile(
    rf"{_PERSONS} (?:{_PERSONS} )?(?:(?:là|tham gia|gia nhập|được kết nạp) )?"
    r"(?:nữ|mới|hiện có|cá nhân|pháp nhân|thời vụ|mùa vụ|liên kết|trẻ|dân tộc)\b",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(r"\b(?:lên|tổng số|tổng cộng)\b", re.IGNORECASE)
_GROWS = re.compile(r"[^,;.\d]{0,30}(?<!trở )\b(?:lên|xuống)\b[^,;.\d]{0,25}\d", re.IGNORECASE)
"""Behind a figure that was: 'từ 1,2 tỷ đồng lên 2 tỷ đồng'."""
_INSIDE = re.compile(r"\btrong (?:đó|số đó)\b", re.IGNORECASE)
_FILLING = re.compile(r"\b(?:đạt|là|có)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an indicator is called in prose: `units` it may have, words that name it, words that only hint at it."""

    code: str
    units: tuple[str, ...]
    named: re.Pattern[str]
    hinted: re.Pattern[str] | None = None


def _subject(code: str, units: str, named: str, hinted: str = "") -> Subject:
    return Subject(
        code,
        tuple(units.split("|")),
        re.compile(named, re.IGNORECASE),
        re.compile(hinted, re.IGNORECASE) if hinted else None,
    )


SUBJECTS = (
    _subject("trained_share", "%", r"giám đốc.*(?:đào tạo|sơ cấp|nghề)|(?:đào tạo|sơ cấp).*giám đốc", r"giám đốc"),
    _subject("graduate_share", "%", r"cao đẳng|đại học", r"trình độ"),
    _subject("mean_profit", "đồng", r"lợi nhuận|\blãi\b"),
    _subject("mean_revenue", "đồng", r"doanh thu", r"\bthu (?:nhập )?bình quân"),
    _subject("managers", "người|cán bộ", r"cán bộ quản lý|số quản lý|bộ máy quản lý"),
    _subject("workers", "người|lao động", r"lao động"),
    _subject("members", "thành viên|xã viên|người", r"thành viên|xã viên"),
)
"""The standard indicators in prose; of two that fit, the one named nearest in front of the figure."""
_NOT_INCOME = re.compile(r"thu nhập", re.IGNORECASE)


class Extent(IntEnum):
    """How much of what an indicator counts a figure tells: the first that is found in a text counts."""

    TOTAL, PLAIN, INSIDE, PART = range(4)


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure of an indicator in a text: from where to where, what it says, and why it may be doubtful ('' if not)."""

    code: str
    start: int
    end: int
    value: Value | None
    written: str
    reason: str = ""
    extent: Extent = Extent.PLAIN


def mentions(text: str, indicators: dict[str, Indicator]) -> list[Mention]:
    """Return the figures of standard indicators in a text, in order, each indicator once.

    An indicator that is named without a figure ('Giám đốc được đào tạo nghề') counts where nothing else is said of it.
    """
    told: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted((*_figures(text, indicators), *_ranks(text, indicators)), key=lambda each: each.start):
        told[mention.code].append(mention)
    found = {code: _of_several(each) for code, each in told.items()}
    for mention in _bare(text, indicators):
        found.setdefault(mention.code, mention)
    return sorted(found.values(), key=lambda each: each.start)


def _of_several(told: list[Mention]) -> Mention:
    """Return the figure that stands for an indicator.

    The total goes before all others. What tells only a part is no figure of it; several that differ are in doubt.
    """
    extent = min(mention.extent for mention in told)
    alike = [mention for mention in told if mention.extent is extent]
    if extent is Extent.PART:
        return replace(alike[0], value=None, reason="doubtful_figure")
    differ = any(mention.value != alike[0].value for mention in alike)
    return replace(alike[0], reason=alike[0].reason or "doubtful_figure") if differ else alike[0]


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each clause begins and ends, its mark included."""
    start = 0
    for end in (match.end() for match in _CLAUSE_END.finditer(text)):
        yield start, end
        start = end
    if text[start:].strip():
        yield start, len(text)


def _figures(text: str, indicators: dict[str, Indicator]) -> Iterator[Mention]:
    for start, end in clauses(text):
        for match in _FIGURE.finditer(text, start, end):
            subject, sure = _subject_of(text, start, end, match)
            if subject is None or subject.code not in indicators:
                continue
            value, doubt = _value(match, indicators[subject.code])
            reason = doubt or ("" if sure else "hinted")
            if subject.code == "managers" and re.search(r"tỷ lệ", text[start : match.start()], re.IGNORECASE):
                reason = reason or "rate_or_count"
            extent = _extent(text, start, end, match)
            yield Mention(subject.code, match.start(), match.end(), value, match[0].strip(), reason, extent)


def _extent(text: str, start: int, end: int, match: re.Match[str]) -> Extent:
    """Return how much of its indicator a figure tells, by the words in front of it and right behind."""
    near = _PHRASE_START.split(_ASIDE.sub("", text[start : match.start("low")]))[-1]
    alone = re.split(r"\d", near)[-1]
    if (
        _OF_SOME.match(text, match.start("unit"), end)
        or _GROWS.match(text, match.end(), end)
        or _ends_with(_OF_SOME, _ALL_OF_THEM, alone)
        or _ends_with(_ADDED, _REACHED, near)
    ):
        return Extent.PART
    if _TOTAL.search(near):
        return Extent.TOTAL
    return Extent.INSIDE if _INSIDE.search(near) else Extent.PLAIN


def _ends_with(wanted: re.Pattern[str], other: re.Pattern[str], text: str) -> bool:
    """Whether the last word that either pattern finds in a text is of the wanted ones."""
    found, against = (max((match.end() for match in each.finditer(text)), default=-1) for each in (wanted, other))
    return found >= 0 and found >= against


def _subject_of(text: str, start: int, end: int, match: re.Match[str]) -> tuple[Subject | None, bool]:
    """Return what a figure is about and whether it is named: nearest in front of it, else behind it in its clause."""
    unit = match["unit"].casefold()
    before, after = _ASIDE.sub("", text[start : match.start()]), text[match.start("unit") : end]
    fitting = [subject for subject in SUBJECTS if any(unit.endswith(word) or word in unit for word in subject.units)]
    if unit.endswith(("tỷ", "tỉ", "triệu")):
        fitting = [subject for subject in SUBJECTS if "đồng" in subject.units]
    if any("đồng" in subject.units for subject in fitting) and _NOT_INCOME.search(before):
        return None, False
    if unit in ("thành viên", "xã viên"):
        return next(subject for subject in SUBJECTS if subject.code == "members"), True
    for named in (True, False):
        nearest: tuple[int, Subject] | None = None
        for subject in fitting:
            pattern = subject.named if named else subject.hinted
            places = [found.end() for found in pattern.finditer(before)] if pattern else []
            if places and (nearest is None or places[-1] > nearest[0]):
                nearest = (places[-1], subject)
        if nearest is not None:
            return nearest[1], named
    behind = re.split(r"[,(]", after, maxsplit=1)[0]
    for subject in fitting:
        if subject.named.search(behind):
            return subject, True
    return None, False


def _value(match: re.Match[str], indicator: Indicator) -> tuple[Value | None, str]:
    sign = _MORE_THAN.sub("trên", _FILLING.sub("", match["sign"] or ""))
    unit = match["unit"] if match["unit"] == "%" or indicator.unit.startswith("triệu đồng") else ""
    written = f"{sign}{match['low']}{match['high'] or ''}"
    try:
        return parse_value(f"{written}{'' if unit == '%' else ' '}{unit}".strip(), indicator.unit), ""
    except NotANumber:
        return None, "doubtful_figure"


def _ranks(text: str, indicators: dict[str, Indicator]) -> Iterator[Mention]:
    indicator = indicators.get("rank")
    for match in _RANKED.finditer(text) if indicator else ():
        assert indicator is not None
        rank = match["rank"].casefold()
        if rank in indicator.ranks:
            yield Mention("rank", match.start(), match.end(), parse_value(rank, "", indicator.ranks), match[0])


def _bare(text: str, indicators: dict[str, Indicator]) -> Iterator[Mention]:
    """Yield rates that are named without a figure: their clause says all that there is."""
    for start, end in clauses(text):
        clause = text[start:end]
        if re.search(r"\d", clause):
            continue
        for subject in SUBJECTS:
            match = subject.named.search(clause) if subject.units == ("%",) else None
            if match is not None and subject.code in indicators:
                yield Mention(subject.code, start + match.start(), start + match.end(), None, "", "no_figure")
                break
