"""Decree 30/2020/NĐ-CP, Annex I, as records: what is allowed in a report of a People's Committee and what we chose.

Renderers and checks read the same records. A record without a clause is a habit of offices or of ours, not law.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.book import Authority

VERSION = "30/2020/NĐ-CP"
FONT = "Times New Roman"
LANGUAGE = "vi-VN"

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

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
    Lettering("TB", "Bảng"),
    Lettering("FR", "Khung không viền"),
    Lettering("LN", "Đường kẻ"),
    Lettering("LN.body", "Đường kẻ dưới trích yếu"),
    Lettering("LN.table", "Sau bảng"),
    Lettering("LN.end", "Hết văn bản"),
    Lettering("R1", "Tiêu đề chạy liền", bold=True),
    Lettering("R2", "Kết quả", bold=True, italic=True),
    Lettering("R3", "Chỗ còn thiếu"),
)
LETTERINGS = {lettering.id: lettering for lettering in _LETTERINGS}

PROFILES: dict[str, dict[str, int]] = {
    "14": {"H1": 13, "H2": 14, "H5": 13, "H7": 13, "N1": 12, "N2": 11, "TB1": 11, "TB2": 11, "TB3": 11},
    "13": {"H1": 12, "H2": 13, "H5": 12, "H7": 13, "N1": 12, "N2": 11, "TB1": 11, "TB2": 11, "TB3": 11},
}
"""Sizes in pt by lettering id; what is not named has the profile's own size. Sizes grow together (note of I.5)."""
DEFAULT_PROFILE = "14"


def size(profile: str, lettering: str) -> int:
    """Return the size in pt of an element in a profile."""
    return PROFILES[profile].get(lettering, int(profile))


POSITION = "{position}"

AUTHORITIES: dict[Authority, tuple[str, ...]] = {
    Authority.CHAIR: ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    Authority.DEPUTY: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    Authority.ACTING: ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"),
    Authority.BY_ORDER: ("TL. CHỦ TỊCH", POSITION),
    Authority.BY_MANDATE: ("TUQ. CHỦ TỊCH", POSITION),
}
"""The lines above a signature (S1, Annex I, II.7.a); POSITION stands for the signer's own position."""
