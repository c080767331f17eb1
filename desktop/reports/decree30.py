"""Decree 30/2020/NĐ-CP, Annex I, as records: what is allowed in a report of a People's Committee and what we chose.

Renderers and checks read the same records. A record without a clause is a habit of offices or of ours, not law. The
rules that a finished document is checked by stand in rules30.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.book import Authority

FONT = "Times New Roman"
LANGUAGE = "vi-VN"

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NATIONAL_NAMES = (NATIONAL_NAME, NATIONAL_NAME.replace("HÒA", "HOÀ"))
"""The decree itself prints both; we write the first."""
MOTTO = "Độc lập - Tự do - Hạnh phúc"
KIND = "BÁO CÁO"
END = "./."
"""What the last paragraph of the body ends with (B3)."""
ABBREVIATION = "BC-"
"""How the symbol of a report begins (H7, Annex III): without it the form is that of a letter."""
AS_ABOVE = "Như trên"
"""The first recipient of a document that is addressed to somebody (N2)."""

_TWIPS = {"mm": 1440 / 25.4, "pt": 20.0}


@dataclass(frozen=True, slots=True)
class Length:
    """A length in `unit` ('mm', 'pt', 'lines' or 'text', a share of a text's width) between `low` and `high`.

    `only` lists the single values allowed where not everything between is.
    """

    id: str
    name: str
    unit: str
    low: float
    high: float
    chosen: float
    clause: str = ""
    only: tuple[float, ...] = ()

    def allows(self, length: float) -> bool:
        """Whether the decree allows that length."""
        return self.low <= length <= self.high and (not self.only or length in self.only)

    @property
    def twips(self) -> int:
        """What we chose, in twentieths of a point; raises KeyError for shares and line spacing."""
        return round(self.chosen * _TWIPS[self.unit])

    @property
    def points(self) -> float:
        """What we chose, in pt; raises KeyError for shares and line spacing."""
        return self.chosen * _TWIPS[self.unit] / 20


_LENGTHS = (
    Length("PG1.width", "Khổ giấy, chiều ngang", "mm", 210, 210, 210, "I.1"),
    Length("PG1.height", "Khổ giấy, chiều dọc", "mm", 297, 297, 297, "I.1"),
    Length("PG2.top", "Lề trên", "mm", 20, 25, 20, "I.3"),
    Length("PG2.bottom", "Lề dưới", "mm", 20, 25, 20, "I.3"),
    Length("PG3", "Lề trái", "mm", 30, 35, 30, "I.3"),
    Length("PG4", "Lề phải", "mm", 15, 20, 20, "I.3"),
    Length("PG9.distance", "Số trang cách mép trên", "mm", 5, 15, 10),
    Length("H3", "Đường kẻ dưới Tiêu ngữ", "text", 1, 1, 1, "II.1.b"),
    Length("H6", "Đường kẻ dưới tên cơ quan", "text", 1 / 3, 1 / 2, 0.42, "II.2.b"),
    Length("T3", "Đường kẻ dưới trích yếu", "text", 1 / 3, 1 / 2, 0.36, "II.5.b"),
    Length("H.left", "Cột tên cơ quan", "mm", 50, 62, 59.5),
    Length("B2.indent", "Lùi đầu dòng", "mm", 10, 12.7, 12.7, "II.6.c", only=(10, 12.7)),
    Length("B2.gap", "Khoảng cách giữa các đoạn", "pt", 6, 12, 6, "II.6.c"),
    Length("B2.lines", "Khoảng cách giữa các dòng", "lines", 1, 1.5, 1.1, "II.6.c"),
    Length("S2", "Khoảng để ký", "mm", 25, 30, 28),
    Length("S.left", "Cột Nơi nhận", "mm", 60, 85, 75),
    Length("TB.unit", "Cột đơn vị tính", "mm", 15, 45, 35.5),
    Length("TB.margin", "Lề ô bảng", "mm", 0.5, 2, 1),
    Length("TB.figure", "Cột số liệu", "mm", 12, 30, 18),
    Length("TB.name", "Cột tên, ít nhất", "mm", 20, 60, 30),
    Length("Draft.width", "Dòng dự thảo, chiều ngang", "mm", 60, 120, 90),
    Length("Draft.top", "Dòng dự thảo cách mép trên", "mm", 8, 14, 12),
    Length("DraftNumber.left", "Số đoạn cách mép trái", "mm", 5, 22, 14),
    Length("DraftNumber.width", "Số đoạn, chiều ngang", "mm", 8, 14, 12),
    Length("DraftNumber.top", "Số đoạn thấp hơn dòng đầu", "mm", 0, 4, 2.8),
)
LENGTHS = {length.id: length for length in _LENGTHS}


@dataclass(frozen=True, slots=True)
class Lettering:
    """How an element is set: sizes allowed in pt, and whether bold, italic, in capitals.

    No sizes: the element is as large as what it stands in.
    """

    id: str
    name: str
    sizes: tuple[int, ...] = ()
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    clause: str = ""


_LETTERINGS = (
    Lettering("PG9", "Số trang", (13, 14), clause="I.7"),
    Lettering("H1", "Quốc hiệu", (12, 13), bold=True, capitals=True, clause="II.1.a"),
    Lettering("H2", "Tiêu ngữ", (13, 14), bold=True, clause="II.1.b"),
    Lettering("H4", "Tên cơ quan chủ quản", (12, 13), capitals=True, clause="II.2.b"),
    Lettering("H5", "Tên cơ quan", (12, 13), bold=True, capitals=True, clause="II.2.b"),
    Lettering("H7", "Số, ký hiệu", (13,), clause="II.3.c"),
    Lettering("H8", "Địa danh và thời gian", (13, 14), italic=True, clause="II.4.c"),
    Lettering("T1", "Tên loại", (13, 14), bold=True, capitals=True, clause="II.5.b"),
    Lettering("T2", "Trích yếu", (13, 14), bold=True, clause="II.5.b"),
    Lettering("K1", "Kính gửi", (13, 14), clause="II.9.d"),
    Lettering("K1.line", "Kính gửi nhiều nơi", (13, 14), clause="II.9.d"),
    Lettering("B1", "Căn cứ", (13, 14), italic=True, clause="II.6.c"),
    Lettering("B2", "Nội dung", (13, 14), clause="II.6.c"),
    Lettering("B3", "Đoạn kết", (13, 14), clause="II.6.c"),
    Lettering("B4", "Gạch đầu dòng", (13, 14), clause="II.6.c"),
    Lettering("HD.1", "Mục", (13, 14), bold=True, clause="V.6"),
    Lettering("HD.2", "Khoản có tiêu đề", (13, 14), bold=True, clause="V.6"),
    Lettering("HD.3", "Điểm", (13, 14), clause="V.6"),
    Lettering("HD.2.body", "Khoản", (13, 14), clause="V.6"),
    Lettering("HD.3.body", "Điểm có nội dung", (13, 14), clause="V.6"),
    Lettering("S1", "Quyền hạn, chức vụ", (13, 14), bold=True, capitals=True, clause="II.7.d"),
    Lettering("S3", "Họ tên người ký", (13, 14), bold=True, clause="II.7.d"),
    Lettering("N1", "Nơi nhận", (12,), bold=True, italic=True, clause="II.9.d"),
    Lettering("N2", "Danh sách nơi nhận", (11,), clause="II.9.d"),
    Lettering("TB1", "Tiêu đề cột", (11, 12, 13), bold=True),
    Lettering("TB2", "Ô chữ", (11, 12, 13)),
    Lettering("TB3", "Ô giữa", (11, 12, 13)),
    Lettering("TB4", "Tên bảng", (13, 14), italic=True),
    Lettering("TB5", "Đơn vị tính của bảng", (11, 12, 13, 14), italic=True),
    Lettering("PL", "Phụ lục", (14,), bold=True, clause="III.1.b"),
    Lettering("PL.title", "Tên phụ lục", (13, 14), bold=True, capitals=True, clause="III.1.b"),
    Lettering("PL.attached", "Phụ lục kèm theo", (13, 14), italic=True, clause="III.1.c"),
    Lettering("TB", "Bảng"),
    Lettering("FR", "Khung không viền"),
    Lettering("LN", "Đường kẻ"),
    Lettering("LN.body", "Đường kẻ dưới trích yếu"),
    Lettering("LN.table", "Sau bảng"),
    Lettering("LN.end", "Hết văn bản"),
    Lettering("DR", "Dòng dự thảo", (12,), bold=True),
    Lettering("DR.number", "Số đoạn của dự thảo", (9,)),
    Lettering("R1", "Tiêu đề chạy liền", bold=True),
    Lettering("R2", "Kết quả", bold=True, italic=True),
    Lettering("R3", "Chỗ còn thiếu"),
)
LETTERINGS = {lettering.id: lettering for lettering in _LETTERINGS}

PROFILES: dict[str, dict[str, int]] = {
    "14": {"H1": 13, "H2": 14, "H4": 13, "H5": 13, "H7": 13},
    "13": {"H1": 12, "H2": 13, "H4": 12, "H5": 12, "H7": 13},
}
"""Sizes in pt by lettering id; what is not named has the profile's own size. Sizes grow together (note of I.5)."""
ALWAYS = {"N1": 12, "N2": 11, "PL": 14, "TB1": 11, "TB2": 11, "TB3": 11, "TB5": 12}
"""Sizes in pt that are the same in every profile."""
DEFAULT_PROFILE = "14"
PROFILE_NAMES = {"14": "Cỡ 14", "13": "Cỡ 13"}


def profile_of(chosen: str) -> str:
    """Return the profile that was chosen, the first one where it is not known here."""
    return chosen if chosen in PROFILES else DEFAULT_PROFILE


def size(profile: str, lettering: str) -> int:
    """Return the size in pt of an element in a profile."""
    sizes = LETTERINGS[lettering].sizes
    usual = sizes[0] if len(sizes) == 1 else int(profile)
    return PROFILES[profile].get(lettering) or ALWAYS.get(lettering, usual)


POSITION = "{position}"
"""Stands for the signer's own position."""
HEAD = "{head}"
"""Stands for the title of an agency's head: 'GIÁM ĐỐC'."""

AUTHORITIES: dict[Authority, tuple[str, ...]] = {
    Authority.CHAIR: ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    Authority.DEPUTY: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    Authority.ACTING: ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"),
    Authority.BY_ORDER: ("TL. CHỦ TỊCH", POSITION),
    Authority.BY_MANDATE: ("TUQ. CHỦ TỊCH", POSITION),
}
"""The lines above a signature of a People's Committee, which signs as a body (S1, Annex I, II.7.a)."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who stands above the number: lines in capitals, the last ones of which are bold, and who signs how.

    `above` is the agency in charge, printed regular (H4), '' where there is none; `lines` are the issuer's own,
    printed bold (H5). In braces: the superior's name, the unit's kind and name, the issuer's own name.
    """

    id: str
    name: str
    lines: tuple[str, ...]
    authorities: dict[Authority, tuple[str, ...]]
    above: str = ""
    clause: str = "II.2"


_LETTERHEADS = (
    Letterhead(
        id="committee",
        name="Ủy ban nhân dân",
        lines=("ỦY BAN NHÂN DÂN", "{kind} {name}"),
        authorities=AUTHORITIES,
    ),
    Letterhead(
        id="agency",
        name="Cơ quan chuyên môn",
        above="{superior}",
        lines=("{issuer}",),
        authorities={
            Authority.CHAIR: (HEAD,),
            Authority.DEPUTY: (f"KT. {HEAD}", f"PHÓ {HEAD}"),
            Authority.ACTING: (f"Q. {HEAD}",),
            Authority.BY_ORDER: (f"TL. {HEAD}", POSITION),
            Authority.BY_MANDATE: (f"TUQ. {HEAD}", POSITION),
        },
    ),
)
LETTERHEADS = {letterhead.id: letterhead for letterhead in _LETTERHEADS}
"""A People's Committee has no agency in charge; a department of one stands below it (Annex I, II.2.a)."""
HEADS = ("GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG", "TRƯỞNG BAN", "CHI CỤC TRƯỞNG", "CHÁNH THANH TRA", "CỤC TRƯỞNG")
"""What heads of agencies are called above their signature."""

_SYMBOL = r"BC-[A-ZĐ][A-ZĐ&]*(?:-[A-ZĐ][A-ZĐ&]*)*"
NUMBER = re.compile(rf"Số:(?: (?:0[1-9]|[1-9]\d+)| {{5,12}})/{_SYMBOL}")
"""Number and symbol, or the room where the number will be written (H7, II.3): two digits at least, no blanks."""
_MONTH = r"(?:0[12]|[3-9]|1[0-2])"
PLACE_AND_DATE = re.compile(
    rf"(?P<place>[^,]+), ngày(?: (?:0[1-9]|[12]\d|3[01]) | {{2,12}})tháng(?: {_MONTH} | {{2,12}})năm(?: \d{{4}})?"
)
"""Place and date, or room for the day (H8, II.4): days below 10 and months 1 and 2 take a zero, other months none."""
SHORT_DATE = re.compile(rf"(?:0[1-9]|[12]\d|3[01])/{_MONTH}/\d{{4}}")
"""A date in running text, by the same rule."""
PLACE_IS_A_NUMBER = re.compile(r"\d+")
"""A unit named after a number, a person or an event is written with its kind: 'Phường 3' (H8.place, II.4.a)."""
RECIPIENT = re.compile(r"- \S(?:.*\S)?;")
FILED = re.compile(r"- Lưu: VT(?P<office>, [^\s();.][^();.]*)?(?P<copies> \(\d{2,}\))?\.")
"""The last line of the recipients: file, drafting office, number of copies (N2, II.9.d)."""
