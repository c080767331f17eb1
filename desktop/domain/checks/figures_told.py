"""Figures typed into texts that are not those of the data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.book import FieldRef, Target
from desktop.domain.checks.case import Case, Role, Text
from desktop.domain.checks.cooperatives import TARGET_FIGURES
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import counted, listed, short
from desktop.domain.errors import NotANumber
from desktop.domain.figures import Assessment, assess
from desktop.domain.values import Number, Rank, Value, exact, parse_decimal, write_value
from desktop.domain.vietnamese import round_half_up

FIGURE = r"(?P<figure>\d[\d.]*(?:,\d+)?)"
MONEY = FIGURE + r" (?P<scale>tỷ|tỉ|triệu)(?!\w)"
BETWEEN = (
    r"(?: (?:bình quân|của|các|hợp tác xã|mỗi|một|01|toàn|cả năm|trong kỳ|trong năm|năm \d{4}|ước|thực hiện|đạt|là|được"
    r"|hiện|có|nay|đến nay|làm việc|từ|trên|hơn|dưới|khoảng|gần|xấp xỉ|ít nhất|tối thiểu|không dưới|không quá))*:? "
)
"""What may stand between the words of an indicator and its figure: 'tăng 87 triệu đồng' is another figure."""
_ROUGHLY = re.compile(r"(không dưới|không quá|trên|hơn|dưới|khoảng|gần|xấp xỉ|ít nhất|tối thiểu|từ) \Z")
_ROUGH = Decimal("0.1")
"""How far a figure that is told rounded, or as 'khoảng' or 'gần', may lie from that of the data, as a share of it."""
_SOME = (
    r"(?! (?:mới|nữ|trẻ|nghèo|tham gia|gia nhập|xin|ra khỏi|được|vay|góp|này|đó|ấy|nói trên|liên kết|chính thức|là"
    r"|thuộc|vắng|dự|có|tốt nghiệp|chưa|trong)\b)"
)
"""Behind a number of people: the words that make them some of all."""
_ALL = r"(?:(?! ?\w)|(?= (?:và|với|trên địa bàn)\b))"
"""Behind a number of people of whom nothing more is said, as of all."""
_HAS = r"(?: hiện| đang| hiện đang| hiện nay| đến nay)? có "
_OF_ANOTHER = "".join(
    rf"(?<!{word} [Hh]ợp tác xã)" for word in ("trị", "lý", "soát", "đốc", "của", "thuộc", "hiệp", "minh", "ỗi")
)
"""In front of 'hợp tác xã': its board, a part or a union of them has the members."""
_HAVE_MEMBERS = re.compile(rf"có {FIGURE} thành viên{_ALL}")
_NOW = re.compile(r" (?:hiện|đang|hiện đang|hiện nay|đến nay) \Z")
_A_COOPERATIVE = re.compile(rf"(?:[Hh]ợp tác xã{_OF_ANOTHER}|HTX) \Z")

SCALES = {"tỷ": Decimal(1000), "tỉ": Decimal(1000), "triệu": Decimal(1)}


class Told(NamedTuple):
    """How a figure is told in prose: the expression, parts of which one must occur, the field of the returns."""

    expression: re.Pattern[str]
    needles: tuple[str, ...]
    field: str


TOLD: dict[str, tuple[Told, ...]] = {
    "members": (
        Told(
            re.compile(
                rf"[Ss]ố thành viên(?<!rong số thành viên)(?<!ột số thành viên){BETWEEN}{FIGURE}(?![\d.,]*\d)"
                rf"(?: (?:người|thành viên){_SOME}|(?! ?[\w%]))"
            ),
            ("ố thành viên",),
            "members",
        ),
        Told(re.compile(rf"(?:[Tt]oàn bộ|[Tt]ổng số|[Cc]ả) {FIGURE} thành viên{_SOME}"), (" thành viên",), "members"),
        Told(
            re.compile(rf"[Hh]ợp tác xã{_OF_ANOTHER}{_HAS}{FIGURE} thành viên{_ALL}"),
            (" thành viên",),
            "members",
        ),
    ),
    "workers": (
        Told(re.compile(rf"[Ll]ao động thường xuyên{BETWEEN}{FIGURE} người{_SOME}"), ("thường xuyên",), "workers"),
        Told(
            re.compile(rf"(?:[Cc]ó|[Cc]ả|[Tt]oàn bộ) {FIGURE} lao động thường xuyên{_SOME}"),
            ("thường xuyên",),
            "workers",
        ),
    ),
    "managers": (
        Told(re.compile(rf"[Ss]ố cán bộ quản lý{BETWEEN}{FIGURE} người{_SOME}"), ("cán bộ quản lý",), "managers"),
        Told(re.compile(rf"hợp tác xã{_HAS}{FIGURE} cán bộ quản lý{_SOME}"), ("cán bộ quản lý",), "managers"),
    ),
    "mean_revenue": (Told(re.compile(rf"[Dd]oanh thu{BETWEEN}{MONEY}"), ("oanh thu",), "revenue"),),
    "mean_profit": (
        Told(re.compile(rf"(?:[Ll]ợi nhuận|[Tt]iền lãi){BETWEEN}{MONEY}"), ("ợi nhuận", "iền lãi"), "profit"),
    ),
}
"""By total of the register."""

_AIMS = re.compile(
    r"kế hoạch|mục tiêu|phấn đấu|dự kiến|tầm nhìn|hướng tới|đề ra|được giao|chỉ tiêu giao|(?:sẽ|cần|phải|để|nhằm) ",
    re.IGNORECASE,
)
_AS_AIMED = re.compile(r"(?:theo|như) (?:kế hoạch|mục tiêu|chỉ tiêu)")
_YEAR = re.compile(r"năm (\d{4})(?!\d)")
_BETWEEN_SENTENCES = re.compile(r"[.;](?: |\Z)")
PAST = ("last_year", "actual", "baseline")
"""Figures of a target that tell how things are or were; the others are told where aims are spoken of."""

_RANK = re.compile(r"(?:[Xx]ếp|[Đđ]ạt) loại (?P<rank>[Tt]ốt|[Kk]há|[Tt]rung bình|[Yy]ếu)")
_TARGETS = re.compile(
    r"(?P<count>\d+)(?:(?:/| trên | trong(?: tổng)?(?: số)? )\d+)? chỉ tiêu "
    r"(?:đã )?(?P<verdict>vượt|đạt|chưa đạt|không đạt)(?! được)"
)
LONGEST_NAME = 12
"""Other indicators are looked for by their whole name, if it is at least so long."""


def figure_told_differently(case: Case) -> Iterator[Finding]:
    """A result in prose, near the words of an indicator, that is none of the indicator's figures."""
    if case.report.no_cooperatives:
        return
    alike: dict[str, list[Target]] = {}
    for target in case.report.targets:
        alike.setdefault(target.indicator.register or f"name {target.indicator.name}", []).append(target)
    for register, targets in alike.items():
        for told in TOLD.get(register, ()) or _by_name(case, targets[0]):
            for text, match in case.scroll.find(told.expression, *told.needles):
                if text.role is Role.RESULT and not any(_is_known(case, each, told.field, match) for each in targets):
                    yield _told(case, targets[0], text.ref, match[0])
        if register == "members":
            yield from _told_of_the_named(case, targets)
        if targets[0].indicator.ranks:
            yield from _ranks_told(case, targets)


def _by_name(case: Case, target: Target) -> tuple[Told, ...]:
    name, unit = target.indicator.name.strip(), target.indicator.unit
    if target.indicator.ranks or len(name) < LONGEST_NAME or name[1:] not in case.scroll.whole:
        return ()
    start = rf"[{re.escape(name[0].upper() + name[0].lower())}]{re.escape(name[1:])}{BETWEEN}"
    number = MONEY if unit.startswith("triệu") else rf"{FIGURE} ?{re.escape(unit)}"
    return (Told(re.compile(start + number), (name[1:],), ""),)


def _told_of_the_named(case: Case, targets: list[Target]) -> Iterator[Finding]:
    """Tell of members that are counted behind the name of a cooperative."""
    kind, own = "ợp tác xã ", {case.name_of(row) for row in case.report.returns}
    names = tuple(name[1 + len(kind) :] for name in own if name[1:].startswith(kind))
    for text, match in case.scroll.find(_HAVE_MEMBERS, " thành viên"):
        line = case.scroll.before(match, 120)
        before = _NOW.sub(" ", line).rstrip()
        if text.role is not Role.RESULT or not before.endswith(names):
            continue
        name = next(name for name in names if before.endswith(name))
        start = _A_COOPERATIVE.search(before.removesuffix(name))
        if start is not None and not any(_is_known(case, target, "members", match) for target in targets):
            yield _told(case, targets[0], text.ref, line[start.start() :] + match[0])


def _told(case: Case, target: Target, ref: FieldRef, words: str) -> Finding:
    given = case.actual(target)
    data = write_value(given, target.indicator.full_unit) if given is not None else "chưa có"
    return Finding(
        "figure_told_differently",
        Severity.SHOULD,
        ref,
        f"“{short(words)}” khác số liệu của chỉ tiêu “{short(target.indicator.name, 50)}” ({data}).",
        "Sửa câu này, hoặc sửa số liệu.",
    )


def _is_known(case: Case, target: Target, field: str, match: re.Match[str]) -> bool:
    """Whether a told figure is one of the indicator's, rounded as it is told; unreadable and quoted ones are.

    What is aimed at counts only in a sentence about aims, and everywhere while there is no result.
    """
    try:
        number = parse_decimal(match["figure"].rstrip("."), sure=True)
    except NotANumber:
        return True
    scale = SCALES.get(match.groupdict().get("scale") or "", Decimal(1))
    given = case.actual(target)
    aims = given is None or _is_of_aims(case, match)
    known = [end for value in _figures(target, aims) for end in _ends(value)]
    if given is None and not known:
        return True
    known += _ends(given)
    if field:
        known += _of_the_register(case, field)
    roughly = _ROUGHLY.search(match.string, match.start(), match.start("figure"))
    if roughly is not None:
        sort = match.string[: match.start()].endswith(("có ", "với ", "xã "))  # 'hợp tác xã có doanh thu trên 2 tỷ'
        return sort or any(_is_so(roughly[1], value, number * scale) for value in known)
    places = max(0, -int(number.as_tuple().exponent))
    near = (value for value in known if abs(value - number * scale) <= abs(value) * _ROUGH)  # 1,5 tỷ are no 2 tỷ
    return any(round_half_up(value / scale, places) == number for value in near)


def _is_so(roughly: str, value: Decimal, told: Decimal) -> bool:
    match roughly:
        case "trên" | "hơn":
            return value > told
        case "dưới":
            return value < told
        case "không quá":
            return value <= told
        case "khoảng" | "gần" | "xấp xỉ":
            return abs(value - told) <= abs(value) * _ROUGH
    return value >= told


def _is_of_aims(case: Case, match: re.Match[str]) -> bool:
    """Whether the sentence of a match speaks of what is aimed at: by its words, or by a year that is to come."""
    before, behind = _around(match)
    now = case.day.year if case.day is not None else 0
    years = _YEAR.findall(before) + _YEAR.findall(behind)
    return bool(_AIMS.search(before) or _AS_AIMED.search(behind) or any(int(year) > now for year in years))


def _around(match: re.Match[str]) -> tuple[str, str]:
    """Return what stands in front of and behind a match in its sentence."""
    before = match.string[: match.start()].rpartition("\n")[2]
    behind = match.string[match.end() :].partition("\n")[0]
    return _BETWEEN_SENTENCES.split(before)[-1], _BETWEEN_SENTENCES.split(behind)[0]


def _of_the_register(case: Case, field: str) -> list[Decimal]:
    """Return each cooperative's own figure and their sum."""
    own = [number for row in case.report.returns if (number := exact(getattr(row, field))) is not None]
    return [*own, sum(own, Decimal(0))]


def _ends(value: Value | None) -> list[Decimal]:
    if not isinstance(value, Number):
        return []
    return [value.low] if value.high is None else [value.low, value.high]


def _ranks_told(case: Case, targets: list[Target]) -> Iterator[Finding]:
    results = [case.actual(target) for target in targets]
    own = {row.rank for row in case.report.returns if row.rank}
    for text, match in case.scroll.find(_RANK, " loại "):
        if text.role is not Role.RESULT:
            continue
        whose = "ợp tác xã" in _around(match)[0]
        aims = not whose or not any(results) or _is_of_aims(case, match)
        values = (*results, *(value for target in targets for value in _figures(target, aims)))
        known = own | {value.rank for value in values if isinstance(value, Rank)}
        if known and match["rank"].lower() not in known:
            yield _told(case, targets[0], text.ref, match[0])


def _figures(target: Target, aims: bool) -> Iterable[Value | None]:
    return (getattr(target, name) for name in (TARGET_FIGURES if aims else PAST))


def targets_counted_differently(case: Case) -> Iterator[Finding]:
    """A sentence that counts the targets met and missed in another way than their figures do."""
    texts = [found for found in case.scroll.find(_TARGETS, " chỉ tiêu ") if found[0].role is Role.RESULT]
    if not texts:
        return
    verdicts = [assess(target, case.actual(target)) for target in case.report.targets]
    exceeded, met = verdicts.count(Assessment.EXCEEDED), verdicts.count(Assessment.MET)
    missed = verdicts.count(Assessment.NOT_MET)
    if not exceeded + met + missed:
        return
    right = {"vượt": {exceeded}, "đạt": {met, met + exceeded}}
    for text, match in texts:
        if int(match["count"]) not in right.get(match["verdict"], {missed}):
            yield _counted(text, match, exceeded, met, missed)


def _counted(text: Text, match: re.Match[str], exceeded: int, met: int, missed: int) -> Finding:
    counts = ((exceeded, "vượt"), (met, "đạt"), (missed, "chưa đạt"))
    data = listed((f"{counted(count)} {words}" for count, words in counts if count), ", ")
    return Finding(
        "targets_counted_differently",
        Severity.SHOULD,
        text.ref,
        f"“{match[0]}” khác bảng chỉ tiêu ({data}).",
        "Đếm lại theo cột “Đánh giá”, rồi sửa câu này.",
    )
