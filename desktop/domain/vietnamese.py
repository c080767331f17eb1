"""How Vietnamese offices write text, numbers and dates."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from desktop.domain.errors import NotADate

ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""Letters of points a) b) c) d) đ) e)… (Decree 30, Annex I, part V.6; rule HD1)."""

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_BLANKS = re.compile("[\t\u00a0\u2007\u202f]")
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000]")
_BARRED_D = str.maketrans("đĐ", "dD")
_DATE = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)

_WIDE = Context(prec=60)
"""Room for the quotient of any two figures: the usual 28 digits are too few for the largest by the smallest."""


def clean(text: str) -> str:
    """Return `text` in NFC without characters that nobody sees, with \\n as the only line break.

    Word's manual line break (U+000B) becomes \\n, tabs and no-break spaces become blanks; blanks are not merged,
    since a field is cleaned while it is being typed. Letters of full width, as some input methods give them, become
    the usual ones.
    """
    if text.isascii() and text.isprintable():  # most figures are, by the thousand
        return text
    text = _UNSEEN.sub("", _LINE_BREAKS.sub("\n", text))
    text = _FULL_WIDTH.sub(lambda wide: unicodedata.normalize("NFKC", wide[0]), text)
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", text)).replace("\u00d0", "Đ").replace("\u0189", "Đ")


def one_line(text: str) -> str:
    """Return `text` cleaned, on one line, with single blanks and none at the ends."""
    return " ".join(clean(text).split())


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the non-empty lines of `text`, each with single blanks and none at the ends."""
    return tuple(line for line in (" ".join(raw.split()) for raw in text.split("\n")) if line)


def format_number(number: Decimal) -> str:
    """Return 1234567.5 as '1.234.567,5'; digits after the comma stay as they are."""
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    text = f"{abs(number):f}"
    whole, _, fraction = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    minus = "-" if sign and any(digits) else ""
    return f"{minus}{grouped},{fraction}" if fraction else f"{minus}{grouped}"


def format_count(number: Decimal) -> str:
    """Return a count as formal prose writes it: whole numbers from 1 to 9 take a leading zero ('06')."""
    if number == number.to_integral_value() and 0 < number < 10:
        return f"0{int(number)}"
    return format_number(number)


def round_half_up(number: Decimal, places: int) -> Decimal:
    """Return `number` with exactly `places` decimals, halves away from zero."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)


def format_date(day: date) -> str:
    """Return '20/9/2023' or '02/02/2023': days below 10 and months 1 and 2 take a zero (Decree 30, II.4)."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def format_long_date(day: date) -> str:
    """Return 'ngày 05 tháng 3 năm 2026' (Decree 30, Annex I, II.4.b)."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def parse_date(text: str) -> date:
    """Return the date that 'dd/mm/yyyy' says, never in American order; raises NotADate."""
    match = _DATE.fullmatch(one_line(text))
    if match is None:
        raise NotADate(text)
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADate(text) from None


def capitalised(text: str) -> str:
    """Return `text` with its first letter in upper case and the rest untouched."""
    return text[:1].upper() + text[1:]


_NAMES = (
    "Ủy ban",
    "Uỷ ban",
    "Hội đồng",
    "Quốc hội",
    "Chính phủ",
    "Thủ tướng",
    "Nhà nước",
    "Nhân dân",
    "Mặt trận",
    "Đảng",
    "Tỉnh ủy",
    "Thành ủy",
    "Thị ủy",
    "Huyện ủy",
    "Liên minh",
    "Liên đoàn",
    "Ban Chỉ đạo",
    "Ban Chấp hành",
    "Bộ Chính trị",
    "Thường trực",
)
"""What is written with a capital wherever it stands (Decree 30, Annex II); other bodies where their name follows."""
_NO_NAMES = ("Đảng viên",)
# fmt: off
_NOT_IN_NAMES = frozenset((
    "do", "vì", "bởi", "nhờ", "theo", "tại", "từ", "ở", "trong", "trên", "với", "của", "cho", "các", "những", "một",
    "nhiều", "được", "bị", "có", "chưa", "không", "đã", "đang", "sẽ", "khi", "nếu", "để", "qua", "giữa", "số", "tỷ",
    "tỉ", "mức", "về", "và", "là", "mà", "nên", "cả", "mỗi", "mọi", "phường", "xã", "tỉnh", "huyện", "quận", "giao",
    "gửi", "trình", "mời", "nhận", "xin", "sửa", "đưa", "giúp", "vay", "học",
))
# fmt: on
"""Words that begin no name, though one may follow them: 'Do Chính phủ', 'Xã Tân An'."""


def lowered(text: str) -> str:
    """Return `text` with a small first letter, unless it starts with an abbreviation ('HTX') or the name of a body.

    'Quỹ Hỗ trợ phát triển hợp tác xã' is a name, since a capital follows; 'Quỹ đất' is none.
    """
    first, _, rest = text.partition(" ")
    if text[1:2].isupper() or (_begins(text, _NAMES) and not _begins(text, _NO_NAMES)):
        return text
    names_something = rest[:1].isupper() and not rest[1:2].isupper()
    if names_something and first.casefold() not in _NOT_IN_NAMES:
        return text
    return text[:1].lower() + text[1:]


def _begins(text: str, phrases: tuple[str, ...]) -> bool:
    return any(text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalpha() for phrase in phrases)


def without_marks(text: str) -> str:
    """Return `text` with the bare letters below the marks, đ as d: 'Đặng Thùy' is 'Dang Thuy'."""
    apart = unicodedata.normalize("NFD", text.translate(_BARRED_D))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_FOLDED = str.maketrans({letter: without_marks(letter) for letter in _MARKED} | {"\n": " "})
_LONG_I = re.compile(r"(?<=[bcdghklmnpqrstvx])y(?![aeiouy])|(?<=qu)y(?![aeiouy])")


def fold(text: str) -> str:
    """Return `text` as it is compared in a search, letter for letter as long as it: 'Hoà Kỹ' is 'hoa ki'.

    Case, tones, the place of a tone mark ('hoà', 'hòa'), đ and a long i ('kỹ', 'kĩ') make no difference. NFC in.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # letters that are no Vietnamese ones
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    folded = lowered.translate(_FOLDED)
    return _LONG_I.sub("i", folded) if "y" in folded else folded
