"""The forms as data: every editable field with its label, kind and help, in the order in which clerks meet it.

`required` fields are needed before the report is closed for signing, never for saving.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from desktop.domain.book import (
    Authority,
    Citation,
    Cooperative,
    Entity,
    Leftover,
    Policy,
    Remark,
    Report,
    Return,
    Signer,
    Status,
    Support,
    Target,
    Task,
    TaskGroup,
    Unit,
    Use,
)


class Kind(Enum):
    """How a field is shown and read."""

    TEXT = "one line"
    LONG = "one line that needs the room of several"
    PROSE = "paragraphs"
    LINES = "one entry a line"
    DATE = "dd/mm/yyyy"
    CHOICE = "one of the choices"
    VALUE = "a figure"
    YESNO = "a tick"
    EITHER = "yes or no, in words"
    ANSWER = "yes, no or not answered"
    YEAR = "a year"


class Field(Struct, frozen=True):
    """One field: attribute name, label on the screen, kind; `hint` is the help line, `unit` that of a figure."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    hint: str = ""
    choices: tuple[str, ...] = ()
    unit: str = ""


UNIT_KINDS = ("phường", "xã", "đặc khu")
COOPERATIVE_KINDS = ("hợp tác xã", "liên hiệp hợp tác xã", "tổ hợp tác")
SECTORS = (
    "nông nghiệp",
    "công nghiệp - tiểu thủ công nghiệp",
    "xây dựng",
    "thương mại - dịch vụ",
    "vận tải",
    "môi trường",
    "quỹ tín dụng nhân dân",
)
STATUSES = ("đang hoạt động", "ngừng hoạt động", "đang giải thể", "mới thành lập")
RANKS = ("tốt", "khá", "trung bình", "yếu", "chưa xếp loại")
SOURCES = ("Ngân sách trung ương", "Ngân sách địa phương", "Nguồn khác")
POSITIONS = (
    "Chủ tịch",
    "Phó Chủ tịch",
    "Quyền Chủ tịch",
    "Giám đốc",
    "Phó Giám đốc",
    "Chánh Văn phòng",
    "Trưởng phòng",
)
DOCUMENT_KINDS = (
    "Nghị quyết",
    "Luật",
    "Nghị định",
    "Quyết định",
    "Chương trình hành động",
    "Chương trình",
    "Kế hoạch",
    "Công văn",
    "Thông tư",
    "Chỉ thị",
)

FIELDS: dict[type[Entity], tuple[Field, ...]] = {
    Unit: (
        Field("kind", "Loại đơn vị", Kind.CHOICE, required=True, choices=UNIT_KINDS),
        Field("name", "Tên đơn vị", required=True, hint="Chỉ ghi tên riêng, ví dụ: Tân An."),
        Field("code", "Mã đơn vị", hint="Mã đơn vị hành chính, 5 chữ số."),
        Field("place", "Địa danh", hint="Để trống thì lấy theo tên đơn vị."),
        Field("named_after", "Tên đặt theo người, số, sự kiện", Kind.EITHER),
        Field("province", "Tỉnh, thành phố"),
        Field("superior", "Cơ quan cấp trên", required=True, hint="Ví dụ: Ủy ban nhân dân tỉnh Quảng Ngãi."),
        Field("office", "Bộ phận soạn thảo", hint="Chữ viết tắt ở dòng Lưu, ví dụ: KTHTĐT."),
        Field("letterhead", "Thể thức", Kind.CHOICE),
        Field("issuer", "Tên cơ quan", hint="Viết đủ, ví dụ: Sở Nông nghiệp và Môi trường."),
        Field("abbreviation", "Chữ viết tắt", hint="Dùng trong ký hiệu, ví dụ: SNNMT."),
        Field("head", "Chức danh người đứng đầu", hint="Ví dụ: Giám đốc."),
        Field("addressees", "Kính gửi thường dùng", Kind.LINES, hint="Mỗi nơi một dòng."),
        Field("recipients", "Nơi nhận thường dùng", Kind.LINES, hint="Mỗi nơi một dòng."),
        Field("valid_from", "Hiệu lực từ ngày", Kind.DATE),
        Field("valid_to", "Hiệu lực đến ngày", Kind.DATE),
    ),
    Signer: (
        Field("name", "Họ tên", required=True, hint="Không ghi học hàm, học vị."),
        Field("position", "Chức vụ", Kind.CHOICE, required=True, choices=POSITIONS),
        Field("authority", "Quyền hạn ký", Kind.CHOICE, required=True, choices=tuple(Authority)),
        Field("valid_from", "Từ ngày", Kind.DATE),
        Field("valid_to", "Đến ngày", Kind.DATE),
    ),
    Citation: (
        Field("kind", "Loại", Kind.CHOICE, choices=DOCUMENT_KINDS),
        Field("number", "Số, ký hiệu", required=True, hint="Ví dụ: 20-NQ/TW."),
        Field("issued", "Ngày", Kind.DATE, required=True),
        Field("issuer", "Cơ quan ban hành", required=True),
        Field("title", "Trích yếu", required=True),
        Field("use", "Dùng cho", Kind.CHOICE, choices=tuple(Use)),
        Field("in_force", "Hiệu lực từ", Kind.DATE),
        Field("expired", "Hết hiệu lực", Kind.DATE),
    ),
    Cooperative: (
        Field("name", "Tên", required=True),
        Field("code", "Mã số hợp tác xã"),
        Field("kind", "Loại hình", Kind.CHOICE, required=True, choices=COOPERATIVE_KINDS),
        Field("sector", "Lĩnh vực", Kind.CHOICE, required=True, choices=SECTORS),
        Field("director", "Giám đốc"),
        Field("phone", "Điện thoại"),
    ),
    Return: (
        Field("status", "Tình trạng", Kind.CHOICE, required=True, choices=STATUSES),
        Field("members", "Tổng số thành viên", Kind.VALUE, required=True, unit="người"),
        Field("joined", "Mới gia nhập", Kind.VALUE, unit="người"),
        Field("left", "Ra khỏi", Kind.VALUE, unit="người"),
        Field(
            "workers",
            "Lao động thường xuyên",
            Kind.VALUE,
            required=True,
            unit="người",
            hint="Không tính lao động thời vụ.",
        ),
        Field("member_workers", "Trong đó là thành viên", Kind.VALUE, unit="người"),
        Field("managers", "Số cán bộ quản lý", Kind.VALUE, required=True, unit="người"),
        Field("graduates", "Trong đó cao đẳng, đại học", Kind.VALUE, required=True, unit="người"),
        Field("director_trained", "Giám đốc đã đào tạo nghề", Kind.ANSWER, required=True),
        Field("money_unit", "Nhập tiền theo", Kind.CHOICE, choices=("triệu đồng", "đồng")),
        Field("revenue", "Doanh thu", Kind.VALUE, required=True, unit="triệu đồng"),
        Field("profit", "Lợi nhuận", Kind.VALUE, required=True, unit="triệu đồng"),
        Field("wage", "Thu nhập của lao động", Kind.VALUE, unit="triệu đồng"),
        Field("wage_per", "Thu nhập tính theo", Kind.CHOICE, choices=("tháng", "năm")),
        Field("capital", "Vốn điều lệ", Kind.VALUE, unit="triệu đồng"),
        Field("rank", "Xếp loại", Kind.CHOICE, required=True, choices=RANKS),
        Field("chain", "Có liên kết chuỗi giá trị", Kind.YESNO),
        Field("high_tech", "Có ứng dụng công nghệ cao", Kind.YESNO),
        Field("ocop", "Sản phẩm OCOP", Kind.VALUE, unit="sản phẩm"),
        Field("informant", "Người cung cấp số liệu"),
        Field("informed", "Ngày cung cấp", Kind.DATE),
        Field("estimate", "Số liệu ước, chưa chính thức", Kind.YESNO),
    ),
    Target: (
        Field("indicator.name", "Chỉ tiêu", required=True),
        Field("indicator.unit", "Đơn vị tính"),
        Field("last_year", "Năm trước", Kind.VALUE),
        Field("plan", "Kế hoạch năm", Kind.VALUE),
        Field("actual", "Thực hiện", Kind.VALUE, required=True),
        Field("cause", "Nguyên nhân"),
        Field("baseline", "Số năm gốc", Kind.VALUE),
        Field("goal", "Mục tiêu 2030", Kind.VALUE, required=True),
        Field("vision", "Tầm nhìn 2045", Kind.VALUE, required=True),
        Field("note", "Ghi chú"),
        Field("manual_reason", "Lý do nhập tay"),
    ),
    TaskGroup: (
        Field("title", "Tiêu đề", Kind.LONG, required=True),
        Field("intro", "Mở đầu", Kind.PROSE),
        Field(
            "result",
            "Kết quả trong kỳ",
            Kind.PROSE,
            required=True,
            hint="Đã làm gì, bao nhiêu, tới đâu; việc chưa làm được và vì sao.",
        ),
        Field("nothing_occurred", "Trong kỳ không phát sinh", Kind.YESNO),
    ),
    Task: (
        Field("text", "Nội dung", Kind.PROSE, required=True),
        Field("result", "Kết quả", Kind.PROSE),
        Field("printed", "Đưa vào báo cáo", Kind.YESNO),
        Field("dash", "Có gạch đầu dòng", Kind.YESNO),
        Field("lead", "Chủ trì"),
        Field("partners", "Phối hợp"),
        Field("deadline", "Thời hạn", Kind.DATE),
        Field("status", "Trạng thái", Kind.CHOICE, choices=tuple(Status)),
        Field("product", "Sản phẩm"),
        Field("evidence", "Minh chứng"),
    ),
    Policy: (
        Field("title", "Tên nhóm", Kind.LONG, required=True),
        Field("content", "Nội dung", Kind.PROSE, hint="Dòng bắt đầu bằng “- ” in thành một gạch đầu dòng."),
        Field("result", "Kết quả trong kỳ", Kind.PROSE, required=True),
        Field("nothing_occurred", "Trong kỳ không phát sinh", Kind.YESNO),
    ),
    Support: (
        Field("content", "Nội dung hỗ trợ"),
        Field("cooperative", "Hợp tác xã thụ hưởng"),
        Field("people", "Lượt người", Kind.VALUE, unit="lượt người"),
        Field("money", "Kinh phí (triệu đồng)", Kind.VALUE, unit="triệu đồng"),
        Field("source", "Nguồn", Kind.CHOICE, choices=SOURCES),
        Field("document", "Văn bản"),
    ),
    Remark: (
        Field("day", "Ngày", Kind.DATE),
        Field("who", "Của ai"),
        Field("place", "Ở đâu", Kind.CHOICE),
        Field("text", "Ý kiến"),
        Field("settled", "Đã xử lý", Kind.EITHER),
    ),
    Leftover: (
        Field("text", "Nội dung", Kind.PROSE),
        Field("after", "Đứng sau"),
    ),
    Report: (
        Field("name", "Tên kỳ", required=True, hint="Ví dụ: 01 năm."),
        Field("period_from", "Từ ngày", Kind.DATE, required=True),
        Field("period_to", "Đến ngày", Kind.DATE, required=True),
        Field("cutoff", "Ngày chốt số liệu", Kind.DATE, required=True),
        Field("due", "Hạn nộp", Kind.DATE),
        Field("number", "Số", hint="Văn thư ghi sau khi ký."),
        Field("symbol", "Ký hiệu"),
        Field("issued", "Ngày ban hành", Kind.DATE, hint="Văn thư ghi sau khi ký."),
        Field("addressees", "Kính gửi", Kind.LINES, required=True, hint="Mỗi nơi một dòng."),
        Field(
            "recipients",
            "Nơi nhận",
            Kind.LINES,
            required=True,
            hint="Mỗi nơi một dòng; “Như trên” và “Lưu” tự thêm.",
        ),
        Field("copies", "Số bản lưu"),
        Field("signer", "Người ký", Kind.CHOICE, required=True),
        Field("outline", "Bố cục", Kind.CHOICE, required=True),
        Field("numbering", "Cách đánh số", Kind.CHOICE, required=True),
        Field("titles_only", "Chỉ in tiêu đề nhiệm vụ", Kind.YESNO),
        Field("profile", "Cỡ chữ", Kind.CHOICE),
        Field("no_cooperatives", "Trên địa bàn không có hợp tác xã", Kind.YESNO),
        Field("general_objective", "Mục tiêu tổng quát", Kind.PROSE, required=True),
        Field("more_goals", "Bổ sung mục tiêu đến năm 2030", Kind.PROSE),
        Field("more_visions", "Bổ sung tầm nhìn đến năm 2045", Kind.PROSE),
        Field("goals_result", "Kết quả thực hiện mục tiêu", Kind.PROSE, required=True),
        Field("tasks_intro", "Mở đầu phần nhiệm vụ", Kind.PROSE),
        Field("policies_intro", "Mở đầu phần chính sách", Kind.PROSE),
        Field("abstract", "Trích yếu", Kind.PROSE),
        Field("opening", "Mở đầu", Kind.PROSE),
        Field("strengths", "Ưu điểm", Kind.PROSE, required=True),
        Field("shortcomings", "Tồn tại, hạn chế", Kind.PROSE, required=True),
        Field("causes", "Nguyên nhân", Kind.PROSE, required=True),
        Field("lessons", "Bài học kinh nghiệm", Kind.PROSE),
        Field("orientation", "Phương hướng, nhiệm vụ", Kind.PROSE, required=True),
        Field("proposals", "Kiến nghị, đề xuất", Kind.PROSE, required=True),
        Field("no_proposals", "Không có kiến nghị", Kind.YESNO),
        Field("closing", "Đoạn kết", Kind.PROSE),
    ),
}

_BY_NAME = {owner: {field.name: field for field in fields} for owner, fields in FIELDS.items()}


def field_of(entity: Entity | type[Entity], name: str) -> Field:
    """Return the record of a field; raises KeyError if no form has it."""
    owner = entity if isinstance(entity, type) else type(entity)
    return _BY_NAME[owner][name]


def fields_of(owner: type[Entity], *names: str) -> tuple[Field, ...]:
    """Return the records of the named fields, in that order."""
    return tuple(_BY_NAME[owner][name] for name in names)
