"""Tables of an old document: those of indicators give figures, of all others the words are kept row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.domain.errors import NotANumber
from desktop.domain.indicators import Indicator
from desktop.domain.values import DONG, MILLION, Number, Value, as_estimate, parse_value
from desktop.domain.vietnamese import one_line
from desktop.reports.importing.figures import SUBJECTS
from desktop.reports.importing.lines import Line
from desktop.reports.importing.marks import folded

_COLUMNS = (
    ("number", re.compile(r"^(?:stt|tt|so tt)$")),
    ("name", re.compile(r"chi tieu|noi dung|tieu chi|muc tieu$")),
    ("unit", re.compile(r"don vi(?: tinh)?|^dvt$")),
    ("rate", re.compile(r"ty le|so sanh|so voi|% |dat ?%|^%|\(%\)$")),
    ("vision", re.compile(r"2045")),
    ("goal", re.compile(r"2030")),
    ("last_year", re.compile(r"nam truoc|cung ky")),
    ("estimate", re.compile(r"\buoc\b")),
    ("plan", re.compile(r"ke hoach|\bkh\b")),
    ("actual", re.compile(r"thuc hien|ket qua|\bth\b")),
    ("note", re.compile(r"ghi chu")),
)
_SEVERAL = "rate"
"""What is worked out from other columns may stand in several."""
_OF_A_YEAR = ("plan", "actual")
_YEAR = re.compile(r"\b20\d\d\b")
FIGURES = ("vision", "goal", "last_year", "plan", "actual")
_FEWEST_TITLES, _MOST_HEADS = 2, 4
_RATE = re.compile(r"[-+−]?[\d.,]+ ?%?")
_ESTIMATE = re.compile(r"\s*\(\s*ước(?: (?:tính|đạt|thực hiện))?\s*\)$", re.IGNORECASE)
_EACH = re.compile(r"\s*/\s*(?:hợp tác xã|htx|năm)(?!\w)", re.IGNORECASE)
"""What the catalogue's amounts of money are counted for, so that a cell may say it too."""
_OF_OTHERS = re.compile(
    r"(?:/|\b(?:một|mỗi|trên|của) )\s*(?:tháng|quý|người|thành viên|xã viên|lao động|hộ|ha)\b", re.IGNORECASE
)
"""What other amounts of money are counted for."""
_PART = re.compile(
    r"trong đó|mới|ra khỏi|tăng|giảm|tổ hợp tác|liên hiệp|là thành viên|\bnữ\b|cá nhân|pháp nhân|dân tộc",
    re.IGNORECASE,
)
_PART_OF_COUNT = re.compile(
    r"thời vụ|mùa vụ|không thường xuyên|chính thức|liên kết|góp vốn|hộ gia đình|là tổ chức|tuổi|đảng viên|nghèo|"
    r"trình độ|đào tạo|đại học|cao đẳng|trung cấp|sơ cấp|tập huấn|bồi dưỡng|bảo hiểm|bhxh|bhyt|bình quân",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\btổng (?:số|cộng)\b|^tổng\b", re.IGNORECASE)
_COUNTED = ("", "người", "thành viên", "xã viên", "lao động", "cán bộ")
_EMPTY_WORD = re.compile(
    r"tong|so|cong|luong|cac|cua|trong|tren|toan|bo|dia|ban|phuong|xa|mot|1|htx|hop|tac|lam|viec|binh|quan|ty|le|dat|duoc|"
    r"nguoi|thanh|vien|lao|dong|can|tot|nghiep|tro|len|trieu|ti|nghin|tr|d|lai|loi|nhuan|nam"
)
"""Words of a row's name that tell nothing that the name of a standard indicator does not."""
_NOTHING = ("", "-", "–", "…", "x")
_MONEY = re.compile(r"đồng|\b(?:tỷ|tỉ|triệu|trđ|vnđ|vnd|đ)\b", re.IGNORECASE)
_MONEY_UNITS = (
    (MILLION, re.compile(r"triệu(?: đồng)?|tr\.? ?(?:đồng|đ)", re.IGNORECASE)),
    ("tỷ đồng", re.compile(r"(?:tỷ|tỉ)(?: đồng)?", re.IGNORECASE)),
    ("nghìn đồng", re.compile(r"(?:nghìn|ngàn|1\.?000) ?(?:đồng|đ)", re.IGNORECASE)),
    (DONG, re.compile(r"đồng|đ|vnđ|vnd", re.IGNORECASE)),
)
"""How units of money are written: 'Tr.đồng' is no đồng."""
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Years:
    """What is known of when the figures of a document were counted: the year of its period, and of its date."""

    period: int | None = None
    issued: int | None = None

    def reported(self, planned: list[int]) -> int | None:
        """Return the year that a table reports on whose plans are of the years `planned`.

        A plan for a year after the document's date is none of the year that it reports on.
        """
        if self.period is not None:
            return self.period
        past = [year for year in planned if self.issued is None or year <= self.issued]
        return max(past, default=self.issued)


@dataclass
class Row:
    """One row: its cells by column, and the line that each came from."""

    cells: dict[int, str]
    line: Line

    @property
    def text(self) -> str:
        """The words of the row, one cell behind the other."""
        return " | ".join(text for _, text in sorted(self.cells.items()) if text)


@dataclass
class Measured:
    """A row of a table of indicators: the standard indicator's code ('' for the document's own), and its figures.

    `doubtful` are the fields whose text is no figure. `is_told` says that its figures are all that the row says.
    """

    code: str
    name: str
    unit: str
    row: Row
    values: dict[str, Value] = field(default_factory=dict)
    doubtful: dict[str, str] = field(default_factory=dict)
    is_told: bool = True


def rows_of(lines: list[Line]) -> list[Row]:
    """Return the rows of one table."""
    rows: dict[int, Row] = {}
    for line in lines:
        assert line.place is not None
        row = rows.setdefault(line.place.row, Row({}, line))
        before = row.cells.get(line.place.column, "")
        row.cells[line.place.column] = f"{before} {line.text}".strip()
        row.line = Line((*dict.fromkeys((*row.line.numbers, *line.numbers)),), row.text)
    return [rows[place] for place in sorted(rows)]


def is_of_data(lines: list[Line]) -> bool:
    """Whether a table holds data: it has borders, or more columns and rows than what only holds things in place."""
    places = [line.place for line in lines if line.place is not None]
    columns, rows = {place.column for place in places}, {place.row for place in places}
    return (any(place.bordered for place in places) and len(columns) > 1) or (len(columns) > 2 and len(rows) > 2)


def measured(
    rows: list[Row], indicators: dict[str, Indicator], years: Years
) -> tuple[list[Measured], list[Row], list[Row]]:
    """Return the rows with figures of indicators, those of the head, and all others.

    Nothing is measured without a column of figures.
    """
    last, columns, guesses = _columns(rows, years)
    if "name" not in columns.values() or not any(name in columns.values() for name in FIGURES):
        return [], [], rows
    heads = [row for row in rows[: last + 1] if not _is_caption(row)]
    others = [row for row in rows[: last + 1] if _is_caption(row)]
    read = {place: _measured(row, columns, guesses, indicators) for place, row in enumerate(rows[last + 1 :])}
    known = [made for made in read.values() if made is not None]
    found: list[Measured] = []
    for place, row in enumerate(rows[last + 1 :]):
        made = read[place]
        if made is not None and not _stands(made, known):
            made = _measured(row, columns, guesses, {})
        if made is None or any(_is_said_twice(made, other) for other in known):
            others.append(row)
        else:
            found.append(made)
    return (found, heads, others) if found else ([], [], rows)


def _is_caption(row: Row) -> bool:
    """Whether a row above the figures has one cell, which says something of the whole table."""
    return len(row.cells) < _FEWEST_TITLES


def _columns(rows: list[Row], years: Years) -> tuple[int, dict[int, str], set[str]]:
    """Return the last row of the head, what each column is, and the fields whose figures are only estimates."""
    best: tuple[int, dict[int, str], set[str]] = (0, {}, set())
    titles: dict[int, str] = {}
    for place, row in enumerate(rows[:_MOST_HEADS]):
        if _is_caption(row):
            continue
        titles = {**titles, **{at: f"{_above(titles, at, row)} {text}".strip() for at, text in row.cells.items()}}
        found = dict(_named(titles, years))
        if len(found) > len(best[1]):
            guesses = {name for at, name in found.items() if _kind_of(titles[at]) == "estimate"}
            best = (place, found, guesses)
    return best


def _above(titles: dict[int, str], at: int, row: Row) -> str:
    """Return the title above a cell: its column's own, or the one that spans it together with columns to its left."""
    left = max((column for column in titles if column <= at), default=at)
    return titles.get(left, "") if left == at or left in row.cells else ""


def _named(titles: dict[int, str], years: Years) -> Iterator[tuple[int, str]]:
    kinds = {at: _kind_of(title) for at, title in sorted(titles.items())}
    told = {at: int(found[-1]) for at, title in titles.items() if (found := _YEAR.findall(title))}
    reported = years.reported([year for at, year in told.items() if kinds[at] == "plan"])
    taken: set[str] = set()
    for at, kind in kinds.items():
        kind = "actual" if kind == "estimate" else kind
        name = _in_year(kind, told[at], reported) if kind in _OF_A_YEAR and at in told else kind
        if name and (name not in taken or name == _SEVERAL):
            taken.add(name)
            yield at, name


def _kind_of(title: str) -> str:
    plain = folded(title).strip()
    return next((name for name, pattern in _COLUMNS if pattern.search(plain)), "")


def _in_year(kind: str, year: int, reported: int | None) -> str:
    """Return what a column of a year is in a report on another one: what was done the year before, or nothing."""
    if year == reported:
        return kind
    return "last_year" if kind == "actual" and reported is not None and year == reported - 1 else ""


def _measured(
    row: Row, columns: dict[int, str], guesses: set[str], indicators: dict[str, Indicator]
) -> Measured | None:
    cells = {columns[at]: text for at, text in row.cells.items() if at in columns}
    rates = [text for at, text in row.cells.items() if columns.get(at) == _SEVERAL]
    strange = [text for at, text in row.cells.items() if at not in columns and text not in _NOTHING]
    given = {field: cells[field] for field in FIGURES if cells.get(field, "") not in _NOTHING}
    shares = bool(given) and all(text.endswith("%") for text in given.values())
    name, unit = cells.get("name", ""), cells.get("unit", "") or ("%" if shares else "")
    if not name or not given or strange or cells.get("note"):
        return None
    code = _code_of(name, unit, indicators)
    indicator = indicators.get(code, Indicator(code="", name=name, unit=unit))
    made = Measured(code, name, unit, row)
    for column, text in given.items():
        value = _value(text, unit, indicator)
        if value is None:
            made.doubtful[column] = text
        else:
            made.values[column] = _estimated(value) if column in guesses else value
    are_rates = all(_RATE.fullmatch(text) or text in _NOTHING for text in rates)
    made.is_told = not made.doubtful and are_rates and not (code and _says_more(name, unit, indicator))
    return made if made.values or code else None


def _estimated(value: Value) -> Value:
    return as_estimate(value, True) if isinstance(value, Number) else value


def _says_more(name: str, unit: str, indicator: Indicator) -> bool:
    """Whether a name has words that neither the indicator's name nor its unit has: of which cooperative, until when."""
    said = _words(f"{indicator.name} {indicator.full_unit} {unit}")
    return any(word not in said and not _EMPTY_WORD.fullmatch(word) for word in _words(name))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))


def _code_of(name: str, unit: str, indicators: dict[str, Indicator]) -> str:
    """Return the standard indicator that a row is about: by its name, with a unit that fits."""
    exact = next((each for each in indicators.values() if folded(each.name) == folded(name)), None)
    if exact is not None and unit in ("", exact.full_unit):
        return exact.code
    if folded(name).startswith("xep loai"):
        return "rank" if "rank" in indicators else ""
    share = "%" in unit or "%" in name
    money = _MONEY.search(unit) is not None
    if (money and _OF_OTHERS.search(f"{name} {unit}")) or not (money or share or unit.casefold() in _COUNTED):
        return ""
    if exact is not None:
        return exact.code
    for subject in SUBJECTS:
        of_money, of_share = subject.units == ("đồng",), subject.units == ("%",)
        fits = of_money == money and of_share == share
        if (
            fits
            and subject.code in indicators
            and subject.named.search(name)
            and not _is_part(name, counted=not (money or share))
        ):
            if of_money and "bình quân" not in name.casefold():
                continue
            return subject.code
    return ""


def _is_part(name: str, *, counted: bool) -> bool:
    """Whether a row tells only a part of a figure: 'Trong đó: thành viên mới gia nhập'; more may be one of a count."""
    return _PART.search(name) is not None or (counted and _PART_OF_COUNT.search(name) is not None)


def _is_said_twice(one: Measured, other: Measured) -> bool:
    """Whether another row has the same name but other cells, as where each cooperative has its own."""
    named = (folded(one.name), one.unit) == (folded(other.name), other.unit)
    return named and one.row is not other.row and one.row.cells != other.row.cells


def _stands(one: Measured, rows: list[Measured]) -> bool:
    """Whether a row stands for its indicator: alone, or among several as the only one that says it is the total."""
    rivals = [row for row in rows if row.code == one.code and row.values != one.values]
    totals = [row for row in (one, *rivals) if _TOTAL.search(row.name)]
    return not one.code or not rivals or (len(totals) == 1 and totals[0] is one)


def _value(text: str, unit: str, indicator: Indicator) -> Value | None:
    """Return what a cell says; `None` where there is more in it than a figure in the unit of its row."""
    bare = text.strip()
    if indicator.ranks:
        bare = re.sub(r"^(?:xếp )?loại ", "", bare, flags=re.IGNORECASE).casefold()
    guess = _ESTIMATE.search(bare)
    bare = bare[: guess.start()] if guess is not None else bare
    bare = _in_money(bare, unit) if indicator.code and indicator.unit == MILLION else _without_unit(bare, unit)
    try:
        value = parse_value(bare, indicator.unit, indicator.ranks)
    except NotANumber:
        return None
    return _estimated(value) if value is not None and guess is not None else value


def _in_money(text: str, unit: str) -> str:
    """Return an amount with its unit, which its row says where the cell does not; no amount where neither does."""
    bare = _EACH.sub("", text)
    if not bare[-1:].isdigit():
        return bare
    written = one_line(unit.split("/")[0]).strip("() ")
    return f"{bare} {next((name for name, pattern in _MONEY_UNITS if pattern.fullmatch(written)), unit or _UNKNOWN)}"


def _without_unit(text: str, unit: str) -> str:
    """Return a figure without the unit of its row behind it, or without the word for those who are counted."""
    plain = unit.casefold()
    words = (plain, plain.removesuffix(f" {DONG}"), *(_COUNTED if plain in _COUNTED else ()))
    word = next((word for word in words if word and text.casefold().endswith(word)), "")
    return text[: len(text) - len(word)].rstrip()
