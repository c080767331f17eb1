"""One figure of a report: a comparator with exact decimals, a rank, or the reason why there is none.

The only rule for reading figures is here: a dot groups thousands, a comma starts decimals ('1.234,5').
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.errors import NotANumber, NotARank
from desktop.domain.vietnamese import format_count, format_number, one_line

MAX_DIGITS = 18
"""Whole digits and decimals that a figure may have: more is a typing error, not a ward's figure."""


class Comparator(StrEnum):
    """How a figure is meant; the symbol is what grids and tables show."""

    EQUAL = "="
    AT_LEAST = "≥"
    MORE_THAN = ">"
    AT_MOST = "≤"
    LESS_THAN = "<"
    ABOUT = "≈"
    RANGE = "–"


class Number(Struct, frozen=True, tag="number", tag_field="kind", omit_defaults=True, forbid_unknown_fields=True):
    """A comparator with one exact decimal, or with two for a range; `estimate` marks 'ước'."""

    low: Decimal
    high: Decimal | None = None
    comparator: Comparator = Comparator.EQUAL
    estimate: bool = False

    def __post_init__(self) -> None:
        for number in (self.low, self.high):
            if number is not None and not _is_plain(number):
                raise ValueError("figure out of bounds")
        if (self.comparator is Comparator.RANGE) != (self.high is not None):
            raise ValueError("a range, and only a range, has two ends")
        if self.high is not None and self.high < self.low:
            raise ValueError("range upside down")

    @property
    def upper(self) -> Decimal:
        """The upper end of a range, of any other figure the figure itself."""
        return self.low if self.high is None else self.high


class Rank(Struct, frozen=True, tag="rank", tag_field="kind", forbid_unknown_fields=True):
    """A place on an indicator's own scale, for example 'khá'."""

    rank: str


class NotCollected(Struct, frozen=True, tag="not_collected", tag_field="kind", forbid_unknown_fields=True):
    """Asked for, but nobody has the figure yet."""


class NotApplicable(Struct, frozen=True, tag="not_applicable", tag_field="kind", forbid_unknown_fields=True):
    """The question does not arise here."""


Value = Number | Rank | NotCollected | NotApplicable

NOT_COLLECTED = NotCollected()
NOT_APPLICABLE = NotApplicable()

WORDS_NOT_COLLECTED = "chưa thu thập"
WORDS_NOT_APPLICABLE = "không áp dụng"

_COMPARATOR_WORDS: tuple[tuple[str, Comparator], ...] = (  # what begins with another comes before it
    ("không dưới", Comparator.AT_LEAST),
    ("không ít hơn", Comparator.AT_LEAST),
    ("tối thiểu", Comparator.AT_LEAST),
    ("ít nhất", Comparator.AT_LEAST),
    ("từ", Comparator.AT_LEAST),
    (">=", Comparator.AT_LEAST),
    ("≥", Comparator.AT_LEAST),
    ("tối đa", Comparator.AT_MOST),
    ("không quá", Comparator.AT_MOST),
    ("không vượt quá", Comparator.AT_MOST),
    ("<=", Comparator.AT_MOST),
    ("≤", Comparator.AT_MOST),
    ("trên dưới", Comparator.ABOUT),
    ("trên", Comparator.MORE_THAN),
    ("hơn", Comparator.MORE_THAN),
    (">", Comparator.MORE_THAN),
    ("dưới", Comparator.LESS_THAN),
    ("<", Comparator.LESS_THAN),
    ("khoảng", Comparator.ABOUT),
    ("≈", Comparator.ABOUT),
    ("~", Comparator.ABOUT),
    ("=", Comparator.EQUAL),
)
_COMPARATORS_BEHIND = ((" trở lên", Comparator.AT_LEAST), (" trở xuống", Comparator.AT_MOST))
_PROSE_WORDS = {
    Comparator.EQUAL: "",
    Comparator.AT_LEAST: "từ ",
    Comparator.MORE_THAN: "trên ",
    Comparator.AT_MOST: "không quá ",
    Comparator.LESS_THAN: "dưới ",
    Comparator.ABOUT: "khoảng ",
    Comparator.RANGE: "",
}
_ESTIMATE = "ước"
BELOW_ZERO, LOSS = "âm", "lỗ"
"""How sentences write a minus: before any figure, and before money that was to be earned."""

MILLION = "triệu đồng"
DONG = "đồng"
MONEY_UNITS = (MILLION, DONG)
"""What a bare figure of money may be meant in; the book keeps money in the first."""

WHOLE_UNITS = ("người", "thành viên", "lượt người", "sản phẩm", "hợp tác xã")
"""Units of which there are only whole ones."""

SHORT_UNITS = {"hợp tác xã": "HTX"}
"""Short forms that are understood behind a figure."""

_MONEY_SCALE = {  # in triệu đồng; what ends in another comes before it
    "tỷ đồng": Decimal(1000),
    "tỉ đồng": Decimal(1000),
    "tỷ": Decimal(1000),
    "tỉ": Decimal(1000),
    MILLION: Decimal(1),
    "triệu": Decimal(1),
    "trđ": Decimal(1),
    "tr": Decimal(1),
    "tr.đ": Decimal(1),
    "tr đ": Decimal(1),
    "tr đồng": Decimal(1),
    "triệu đ": Decimal(1),
    "tỷ đ": Decimal(1000),
    "tỉ đ": Decimal(1000),
    "nghìn đ": Decimal("0.001"),
    "ngàn đ": Decimal("0.001"),
    "nghìn đồng": Decimal("0.001"),
    "ngàn đồng": Decimal("0.001"),
    "nghìn": Decimal("0.001"),
    "ngàn": Decimal("0.001"),
    DONG: Decimal("0.000001"),
    "vnđ": Decimal("0.000001"),
    "vnd": Decimal("0.000001"),
    "đ": Decimal("0.000001"),
}

_WHOLE = re.compile(r"-?(?:[0-9]{1,18}|[1-9][0-9]{0,2}(?:[. ][0-9]{3})+)(?:,[0-9]+)?", re.ASCII)
_PLAIN = re.compile(r"[0-9]{1,15}", re.ASCII)
_DOUBTFUL_COMMA = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}", re.ASCII)
_AMERICAN = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", re.ASCII)
_DECIMAL_DOT = re.compile(r"-?[0-9]+\.[0-9]+", re.ASCII)
_IN_BRACKETS = re.compile(r"\(([0-9][0-9., ]*)\)", re.ASCII)
_RANGE = re.compile(
    r"(?P<low>-?[0-9][0-9., ]*?)(?P<between> ?(?P<word>%|[^\W\d_][^\d-]*?)?? ?(?:-|đến) ?)(?P<high>-?[0-9][0-9., ]*)"
)
_DASHES = str.maketrans("−–—", "---")
"""Signs that stand for a minus or for the dash of a range: Word makes '–' of what was typed as '-'."""
_RANK_WORDS = re.compile(r"(?:phấn đấu )?(?:đạt )?(?:xếp )?loại |đạt ")


def exact(value: Value | None) -> Decimal | None:
    """Return the one number that a value is, comparator aside; `None` for ranges, ranks and words."""
    return value.low if isinstance(value, Number) and value.high is None else None


def _is_plain(number: Decimal) -> bool:
    if not number.is_finite():
        return False
    if len(text := str(number)) <= MAX_DIGITS and "E" not in text:  # as good as all are, and this is the short way
        return True
    _, digits, exponent = number.as_tuple()
    return isinstance(exponent, int) and -MAX_DIGITS <= exponent <= 0 and len(digits) <= MAX_DIGITS


def parse_decimal(text: str, *, sure: bool = False) -> Decimal:
    """Return the exact decimal that `text` says by the Vietnamese rule.

    '1.105', '1105', '1 105', '1,5', '06' and '-12,5' are numbers. '1,105' may be 1.105 or 1,105 and '1.5' is no
    Vietnamese number: both raise NotANumber with the possible readings, as does everything else without any.
    '(12,5)' is less than nothing in accounts and merely set apart elsewhere.
    `sure` says that somebody chose this reading, so that '1,105' is no longer in doubt.
    """
    written = one_line(text).translate(_DASHES)
    if not sure and _DOUBTFUL_COMMA.fullmatch(written):
        raise NotANumber(text, (written.replace(",", "."), written))
    if _WHOLE.fullmatch(written) and not (re.search(r"\d \d", written) and re.search(r"\d\.\d", written)):
        number = Decimal(written.replace(".", "").replace(" ", "").replace(",", "."))
        if _is_plain(number):
            return number
    if _AMERICAN.fullmatch(written):
        whole, _, fraction = written.replace(",", ".").rpartition(".") if "." in written else (written, "", "")
        raise NotANumber(text, (f"{whole},{fraction}",) if fraction else (written.replace(",", "."),))
    if _DECIMAL_DOT.fullmatch(written):
        raise NotANumber(text, (written.replace(".", ","),))
    if (inside := _IN_BRACKETS.fullmatch(written)) is not None:
        raise NotANumber(text, (f"-{inside[1]}", inside[1]))
    raise NotANumber(text)


def parse_value(
    text: str, unit: str = "", ranks: tuple[str, ...] = (), *, sure: bool = False, bare: str = MILLION
) -> Value | None:
    """Return the value that `text` says, `None` for blank text.

    `unit` is the unit of the field: '%' and the unit itself may be repeated behind the number, and money may be
    given in đồng, nghìn, triệu or tỷ where the unit is 'triệu đồng'; without any of these words it is meant in
    `bare`, one of MONEY_UNITS. With `ranks` only one of them is understood. Raises NotANumber, for ranks
    NotARank; its readings keep the comparator and unit that were typed and are understood with `sure`.
    """
    written = one_line(text).translate(_DASHES)
    folded = written.casefold()
    if not written:
        return None
    if _PLAIN.fullmatch(written) and not ranks and not (bare != MILLION and unit.startswith(MILLION)):
        return Number(low=Decimal(written))  # most figures, without trying what else they might be
    if folded == WORDS_NOT_COLLECTED:
        return NOT_COLLECTED
    if folded == WORDS_NOT_APPLICABLE:
        return NOT_APPLICABLE
    if ranks:
        for rank in ranks:
            if folded == rank.casefold() or _RANK_WORDS.sub("", folded, count=1) == rank.casefold():
                return Rank(rank)
        raise NotARank(text, ranks)
    try:
        return _parse_number(written, unit, sure, bare)
    except NotANumber as error:
        understood = tuple(reading for reading in error.readings if _is_number(reading, unit, bare))
        raise NotANumber(text, understood) from None


def _is_number(reading: str, unit: str, bare: str) -> bool:
    try:
        _parse_number(reading, unit, True, bare)
    except NotANumber:
        return False
    return True


def _parse_number(written: str, unit: str, sure: bool, bare: str) -> Number:
    """Return the figure in `written`; raises NotANumber with readings that keep what stands around the number."""
    estimate, rest = _cut_estimate(written)
    ends, scale = _cut_unit(said := _cut_word(rest, "từ"), unit, bare)
    both = _RANGE.fullmatch(ends)
    first = _first_scale(both["word"] or "", unit, scale) if both is not None else None
    if both is not None and first is not None:
        if both["word"] and ends == said and unit.startswith(MILLION):  # '1,5 tỷ - 2': 2 of what?
            raise NotANumber(written, (f"{written} {both['word']}",))
        low, high = _parse_ends(written, both, sure)
        low, high = _scaled(low, first), _scaled(high, scale)
        if low > high or not (_is_plain(low) and _is_plain(high)):
            raise NotANumber(written)
        return Number(low=low, high=high, comparator=Comparator.RANGE, estimate=estimate)
    behind, rest, tail = _cut_comparator_behind(rest)
    comparator, rest = _cut_comparator(rest)
    below, rest = _cut_below_zero(rest)
    before = written[: len(written) - len(rest) - len(tail)]
    if comparator is Comparator.ABOUT and _RANGE.fullmatch(_cut_unit(rest, unit, bare)[0]):
        raise _about_a_range(written, f"{_ESTIMATE} {rest}" if estimate else rest, unit, bare)
    if behind is not None and comparator not in (Comparator.EQUAL, Comparator.AT_LEAST):
        raise NotANumber(written)
    digits, scale = _cut_unit(rest, unit, bare)
    try:
        number = _scaled(parse_decimal(digits, sure=sure), scale)
    except NotANumber as error:
        after = rest[len(digits) :] + tail
        raise NotANumber(written, tuple(f"{before}{reading}{after}" for reading in error.readings)) from None
    if not _is_plain(number) or (below and number < 0):
        raise NotANumber(written)
    return Number(low=-number if below else number, comparator=behind or comparator, estimate=estimate)


def _first_scale(word: str, unit: str, scale: Decimal) -> Decimal | None:
    """Return what the first number of a range is worth, behind which `word` stands; `None` if that is no unit of it."""
    if not word:
        return scale
    if unit.startswith(MILLION):
        return _MONEY_SCALE.get(word.casefold())
    return Decimal(1) if word.casefold() in _words_of(unit) else None


def _about_a_range(written: str, bare_range: str, unit: str, bare: str) -> NotANumber:
    """Return the refusal of 'khoảng 50 - 60': a range says itself that it is not exact, and offers itself."""
    try:
        _parse_number(bare_range, unit, False, bare)
    except NotANumber as error:
        return NotANumber(written, error.readings)
    return NotANumber(written, (bare_range,))


def _parse_ends(written: str, both: re.Match[str], sure: bool) -> tuple[Decimal, Decimal]:
    """Return the ends of a range; the readings of a doubtful one are whole ranges, both ends read the same way."""
    try:
        return parse_decimal(both["low"], sure=sure), parse_decimal(both["high"], sure=sure)
    except NotANumber:
        around = written.split(both[0])
        low, high = (_readings(both[end]) for end in ("low", "high"))
        pairs = zip(low, high, strict=True) if len(low) == len(high) else product(low, high)
        raise NotANumber(written, tuple(both["between"].join(pair).join(around) for pair in pairs)) from None


def _readings(text: str) -> tuple[str, ...]:
    """Return what a number may mean: itself if that is certain."""
    try:
        parse_decimal(text)
    except NotANumber as error:
        return error.readings
    return (text,)


def _scaled(number: Decimal, scale: Decimal) -> Decimal:
    scaled = number * scale
    if scale == 1:
        return scaled
    scaled = scaled.normalize()
    exponent = scaled.as_tuple().exponent
    return scaled.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else scaled


def _cut_word(text: str, word: str) -> str:
    return text[len(word) :].lstrip() if text.casefold().startswith(word + " ") else text


def _cut_estimate(text: str) -> tuple[bool, str]:
    rest = _cut_word(_cut_word(text, _ESTIMATE), "đạt")
    return (True, rest) if text.casefold().startswith(_ESTIMATE + " ") else (False, text)


def _cut_comparator(text: str) -> tuple[Comparator, str]:
    folded = text.casefold()
    for word, comparator in _COMPARATOR_WORDS:
        if folded.startswith(word) and (not word[-1].isalpha() or folded[len(word) :].startswith(" ")):
            return comparator, text[len(word) :].lstrip()
    return Comparator.EQUAL, text


def _cut_below_zero(text: str) -> tuple[bool, str]:
    rest = _cut_word(_cut_word(text, BELOW_ZERO), LOSS)
    return rest != text, rest


def _cut_comparator_behind(text: str) -> tuple[Comparator | None, str, str]:
    """Return what 'trở lên' or 'trở xuống' at the end says, the text without it, and those words."""
    folded = text.casefold()
    for words, comparator in _COMPARATORS_BEHIND:
        if folded.endswith(words):
            return comparator, text[: -len(words)], text[-len(words) :]
    return None, text, ""


def _words_of(unit: str) -> tuple[str, ...]:
    """Return what may stand behind a figure of a unit that is not money, without capitals."""
    return tuple(word.casefold() for word in (unit, SHORT_UNITS.get(unit, "")) if word)


def _cut_unit(text: str, unit: str, bare: str) -> tuple[str, Decimal]:
    """Return `text` without a unit behind it, and what a number in that unit is worth in the field's own."""
    folded = text.casefold()
    if unit.startswith(MILLION):
        for word, scale in _MONEY_SCALE.items():
            if folded.endswith(word):
                return text[: -len(word)].rstrip(), scale
        return text, _MONEY_SCALE[bare]
    for word in _words_of(unit):
        if folded.endswith(word):
            return text[: -len(word)].rstrip(), Decimal(1)
    return text, Decimal(1)


def format_value(value: Value | None) -> str:
    """Return a value as grids and tables show it: '≥ 50', '50 - 70', 'khá', 'ước 1.523,45'; '' for none.

    What this returns, `parse_value` with `sure` reads back as the same value.
    """
    match value:
        case None:
            return ""
        case Rank(rank=rank):
            return rank
        case NotCollected():
            return WORDS_NOT_COLLECTED
        case NotApplicable():
            return WORDS_NOT_APPLICABLE
    before = f"{_ESTIMATE} " if value.estimate else ""
    if value.high is not None:
        return f"{before}{format_number(value.low)} - {format_number(value.high)}"
    symbol = "" if value.comparator is Comparator.EQUAL else f"{value.comparator.value} "
    return f"{before}{symbol}{format_number(value.low)}"


def write_value(value: Value, unit: str = "", *, counted: bool = False) -> str:
    """Return a value with its unit as a sentence writes it: 'từ 50%', '06 người', 'trên 1,5 tỷ đồng/hợp tác xã'.

    `counted` gives whole numbers below 10 their leading zero. Amounts of 1.000 triệu đồng and more are written in
    tỷ đồng where at most three decimals are needed for it.
    """
    match value:
        case Rank(rank=rank):
            return rank
        case NotCollected():
            return WORDS_NOT_COLLECTED
        case NotApplicable():
            return WORDS_NOT_APPLICABLE
    ends = [value.low] if value.high is None else [value.low, value.high]
    ends, unit = _in_billions(ends, unit)
    tail = unit if unit == "%" else f" {unit}" if unit else ""
    figures = [format_count(end) if counted else format_number(end) for end in ends]
    if len(figures) == 2:
        middle = "% - " if unit == "%" else " - "
        body = middle.join(figures) + tail
    else:
        body = _PROSE_WORDS[value.comparator] + figures[0] + tail
    return f"{_ESTIMATE} {body}" if value.estimate else body


def _in_billions(ends: list[Decimal], unit: str) -> tuple[list[Decimal], str]:
    if not unit.startswith(MILLION) or min(ends) < 1000:
        return ends, unit
    shrunk = [_scaled(end, Decimal("0.001")) for end in ends]
    if any(-int(end.as_tuple().exponent) > 3 for end in shrunk):
        return ends, unit
    return shrunk, unit.replace("triệu", "tỷ", 1)


def as_estimate(value: Number, estimate: bool) -> Number:
    """Return `value` marked, or no longer marked, as an estimate ('ước')."""
    return replace(value, estimate=estimate)


def times(value: Number, factor: Decimal) -> Number | None:
    """Return `value` so many times as large, its comparator kept; `None` where it has more digits than a figure may."""
    try:
        high = None if value.high is None else _scaled(value.high, factor)
        return replace(value, low=_scaled(value.low, factor), high=high)
    except ValueError:
        return None


def in_money_unit(value: Number, unit: str) -> Number | None:
    """Return a figure of money, which is in triệu đồng, in one of MONEY_UNITS; `None` as for `times`."""
    return times(value, 1 / _MONEY_SCALE[unit])
