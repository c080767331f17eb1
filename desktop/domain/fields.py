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
from desktop.domain.values import MILLION, MONEY_UNITS

NARRATIVE = ("strengths", "shortcomings", "causes", "lessons", "orientation", "proposals")
"""Fields of the report that are a section of their own, under the same name, in their usual order."""


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
MANUAL_REASONS = ("HTX chưa cung cấp chi tiết", "Theo số cấp trên")
"""Why a result is typed although the register gives it; another reason is typed."""
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
    "Pháp lệnh",
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
        Field(
            "named_after",
            "Tên đặt theo người, số, sự kiện",
            Kind.EITHER,
            hint="Có thì địa danh viết cả chữ phường, xã, ví dụ: Phường 3.",
        ),
        Field("province", "Tỉnh, thành phố", hint="Ví dụ: Quảng Ngãi."),
        Field("superior", "Cơ quan cấp trên", required=True, hint="Ví dụ: Ủy ban nhân dân tỉnh Quảng Ngãi."),
        Field("office", "Bộ phận soạn thảo", hint="Chữ viết tắt ở dòng Lưu, ví dụ: KTHTĐT."),
        Field("letterhead", "Thể thức", Kind.CHOICE),
        Field("issuer", "Tên cơ quan", hint="Viết đủ, ví dụ: Sở Nông nghiệp và Môi trường."),
        Field("abbreviation", "Chữ viết tắt", hint="Dùng trong ký hiệu, ví dụ: SNNMT."),
        Field("head", "Chức danh người đứng đầu", hint="Ví dụ: Giám đốc."),
        Field("addressees", "Kính gửi thường dùng", Kind.LINES, hint="Mỗi nơi một dòng."),
        Field("recipients", "Nơi nhận thường dùng", Kind.LINES, hint="Mỗi nơi một dòng."),
        Field("valid_from", "Hiệu lực từ ngày", Kind.DATE, hint="Ngày đơn vị mang tên này; để trống nếu từ trước."),
        Field("valid_to", "Hiệu lực đến ngày", Kind.DATE, hint="Chỉ ghi khi đơn vị đã sáp nhập, đổi tên."),
    ),
    Signer: (
        Field("name", "Họ tên", required=True, hint="Không ghi học hàm, học vị."),
        Field(
            "position",
            "Chức vụ",
            Kind.CHOICE,
            required=True,
            choices=POSITIONS,
            hint="Chức vụ của người ký, ví dụ: Phó Chủ tịch.",
        ),
        Field(
            "authority",
            "Quyền hạn ký",
            Kind.CHOICE,
            required=True,
            choices=tuple(Authority),
            hint="Quyết định dòng TM., KT. hay TL. ở trên chữ ký.",
        ),
        Field("valid_from", "Từ ngày", Kind.DATE, hint="Ngày nhận chức vụ này."),
        Field("valid_to", "Đến ngày", Kind.DATE, hint="Ngày thôi chức vụ; để trống nếu còn giữ."),
    ),
    Citation: (
        Field("kind", "Loại", Kind.CHOICE, choices=DOCUMENT_KINDS, hint="Ví dụ: Nghị quyết, Công văn."),
        Field("number", "Số, ký hiệu", required=True, hint="Ví dụ: 20-NQ/TW."),
        Field("issued", "Ngày", Kind.DATE, required=True, hint="Ngày ghi trên văn bản, ví dụ: 16/6/2022."),
        Field("issuer", "Cơ quan ban hành", required=True, hint="Cơ quan ghi ở góc trên bên trái văn bản."),
        Field("title", "Trích yếu", required=True, hint="Phần sau số và ngày, ví dụ: về phát triển hợp tác xã."),
        Field(
            "use",
            "Dùng cho",
            Kind.CHOICE,
            choices=tuple(Use),
            hint="Yêu cầu: công văn hỏi báo cáo; phường ban hành: văn bản của đơn vị.",
        ),
        Field("in_force", "Hiệu lực từ", Kind.DATE, hint="Chỉ cần với luật, nghị định; ví dụ: 01/7/2024."),
        Field("expired", "Hết hiệu lực", Kind.DATE, hint="Ngày bị thay thế; để trống nếu còn hiệu lực."),
    ),
    Cooperative: (
        Field("name", "Tên", required=True, hint="Tên đầy đủ theo giấy chứng nhận đăng ký."),
        Field("code", "Mã số hợp tác xã", hint="Mã số thuế, mã số hợp tác xã trên giấy đăng ký."),
        Field(
            "kind",
            "Loại hình",
            Kind.CHOICE,
            required=True,
            choices=COOPERATIVE_KINDS,
            hint="Tổ hợp tác không tính vào số hợp tác xã.",
        ),
        Field("sector", "Lĩnh vực", Kind.CHOICE, required=True, choices=SECTORS, hint="Ngành có doanh thu lớn nhất."),
        Field("director", "Giám đốc"),
        Field("phone", "Điện thoại"),
    ),
    Return: (
        Field(
            "status",
            "Tình trạng",
            Kind.CHOICE,
            required=True,
            choices=STATUSES,
            hint="Hợp tác xã đang hoạt động, kể cả mới thành lập, mới tính vào tổng.",
        ),
        Field(
            "members",
            "Tổng số thành viên",
            Kind.VALUE,
            required=True,
            unit="người",
            hint="Số thành viên ở ngày chốt, theo sổ đăng ký thành viên.",
        ),
        Field("joined", "Mới gia nhập", Kind.VALUE, unit="người", hint="Trong kỳ báo cáo, theo sổ đăng ký thành viên."),
        Field("left", "Ra khỏi", Kind.VALUE, unit="người", hint="Trong kỳ báo cáo, kể cả người mất."),
        Field(
            "workers",
            "Lao động thường xuyên",
            Kind.VALUE,
            required=True,
            unit="người",
            hint="Kể cả cán bộ quản lý; không tính lao động thời vụ.",
        ),
        Field(
            "member_workers",
            "Trong đó là thành viên",
            Kind.VALUE,
            unit="người",
            hint="Số lao động thường xuyên đồng thời là thành viên.",
        ),
        Field(
            "managers",
            "Số cán bộ quản lý",
            Kind.VALUE,
            required=True,
            unit="người",
            hint="Hội đồng quản trị, giám đốc, kiểm soát, kế toán trưởng.",
        ),
        Field(
            "graduates",
            "Trong đó cao đẳng, đại học",
            Kind.VALUE,
            required=True,
            unit="người",
            hint="Số người trong ô bên trên, không phải tỷ lệ.",
        ),
        Field(
            "director_trained",
            "Giám đốc đã đào tạo nghề",
            Kind.ANSWER,
            required=True,
            hint="Có chứng chỉ sơ cấp nghề giám đốc trở lên.",
        ),
        Field(
            "money_unit",
            "Nhập tiền theo",
            Kind.CHOICE,
            choices=MONEY_UNITS,
            hint="Đơn vị của số gõ không kèm chữ.",
        ),
        Field(
            "revenue",
            "Doanh thu",
            Kind.VALUE,
            required=True,
            unit=MILLION,
            hint="Cả kỳ; ghi được 1,5 tỷ, 96 triệu hay 500.000 đ.",
        ),
        Field(
            "profit",
            "Lợi nhuận",
            Kind.VALUE,
            required=True,
            unit=MILLION,
            hint="Sau thuế; lỗ thì ghi số âm, ví dụ: -12,5.",
        ),
        Field("wage", "Thu nhập của lao động", Kind.VALUE, unit=MILLION, hint="Bình quân một lao động thường xuyên."),
        Field("wage_per", "Thu nhập tính theo", Kind.CHOICE, choices=("tháng", "năm")),
        Field("capital", "Vốn điều lệ", Kind.VALUE, unit=MILLION, hint="Vốn góp thực tế của thành viên, ở ngày chốt."),
        Field("rank", "Xếp loại", Kind.CHOICE, required=True, choices=RANKS, hint="Kết quả tự xếp loại gần nhất."),
        Field("chain", "Có liên kết chuỗi giá trị", Kind.YESNO, hint="Có hợp đồng bao tiêu hoặc cung ứng theo chuỗi."),
        Field(
            "high_tech", "Có ứng dụng công nghệ cao", Kind.YESNO, hint="Nhà màng, tưới tự động, truy xuất nguồn gốc…"
        ),
        Field("ocop", "Sản phẩm OCOP", Kind.VALUE, unit="sản phẩm", hint="Số sản phẩm còn hạn công nhận."),
        Field("informant", "Người cung cấp số liệu", hint="Ai đọc số, ví dụ: kế toán hợp tác xã."),
        Field("informed", "Ngày cung cấp", Kind.DATE, hint="Ngày nhận số liệu."),
        Field("estimate", "Số liệu ước, chưa chính thức", Kind.YESNO, hint="Số in ra có chữ “ước”."),
    ),
    Target: (
        Field("indicator.name", "Chỉ tiêu", required=True, hint="Tên chỉ tiêu như sẽ in trong báo cáo."),
        Field("indicator.unit", "Đơn vị tính", hint="Ví dụ: người, %, triệu đồng; để trống nếu là xếp loại."),
        Field("last_year", "Năm trước", Kind.VALUE),
        Field("plan", "Kế hoạch năm", Kind.VALUE),
        Field("actual", "Thực hiện", Kind.VALUE, required=True),
        Field("cause", "Nguyên nhân", hint="Vì sao chưa đạt hoặc vượt nhiều; ngắn gọn."),
        Field("baseline", "Số năm gốc", Kind.VALUE),
        Field("goal", "Mục tiêu 2030", Kind.VALUE, required=True),
        Field("vision", "Tầm nhìn 2045", Kind.VALUE, required=True),
        Field("note", "Ghi chú", hint="Ghi thêm sau con số, ví dụ cách tính."),
        Field("manual_reason", "Lý do nhập tay", hint="Vì sao không dùng số tính từ hợp tác xã."),
    ),
    TaskGroup: (
        Field("title", "Tiêu đề", Kind.LONG, required=True, hint="Như trong kế hoạch; không ghi số thứ tự."),
        Field("intro", "Mở đầu", Kind.PROSE, hint="Câu dẫn dưới tiêu đề; để trống cũng được."),
        Field(
            "result",
            "Kết quả trong kỳ",
            Kind.PROSE,
            required=True,
            hint="Đã làm gì, bao nhiêu, tới đâu; việc chưa làm được và vì sao.",
        ),
        Field("nothing_occurred", "Trong kỳ không phát sinh", Kind.YESNO, hint="In một câu chuẩn thay cho kết quả."),
    ),
    Task: (
        Field("text", "Nội dung", Kind.PROSE, required=True, hint="Việc phải làm, theo kế hoạch."),
        Field("result", "Kết quả", Kind.PROSE, hint="Ghi riêng nếu việc này có kết quả đáng kể."),
        Field("printed", "Đưa vào báo cáo", Kind.YESNO, hint="Bỏ đánh dấu thì chỉ để theo dõi, không in."),
        Field("dash", "Có gạch đầu dòng", Kind.YESNO),
        Field("lead", "Chủ trì", hint="Ví dụ: Phòng Kinh tế, Hạ tầng và Đô thị."),
        Field("partners", "Phối hợp", hint="Mỗi đơn vị cách nhau dấu phẩy."),
        Field("deadline", "Thời hạn", Kind.DATE),
        Field("status", "Trạng thái", Kind.CHOICE, choices=tuple(Status)),
        Field("product", "Sản phẩm", hint="Ví dụ: 02 lớp tập huấn."),
        Field("evidence", "Minh chứng", hint="Số văn bản, biên bản, hình ảnh lưu ở đâu."),
    ),
    Policy: (
        Field("title", "Tên nhóm", Kind.LONG, required=True, hint="Ví dụ: Chính sách đất đai."),
        Field("content", "Nội dung", Kind.PROSE, hint="Dòng bắt đầu bằng “- ” in thành một gạch đầu dòng."),
        Field("result", "Kết quả trong kỳ", Kind.PROSE, required=True, hint="Đã hỗ trợ ai, bao nhiêu, từ nguồn nào."),
        Field("nothing_occurred", "Trong kỳ không phát sinh", Kind.YESNO, hint="In một câu chuẩn thay cho kết quả."),
    ),
    Support: (
        Field("content", "Nội dung hỗ trợ", hint="Ví dụ: tập huấn kế toán."),
        Field("cooperative", "Hợp tác xã thụ hưởng", hint="Tên hợp tác xã được hỗ trợ."),
        Field("people", "Lượt người", Kind.VALUE, unit="lượt người", hint="Đếm theo lượt: một người dự hai lớp là 2."),
        Field("money", "Kinh phí (triệu đồng)", Kind.VALUE, unit=MILLION, hint="Số đã giải ngân trong kỳ."),
        Field("source", "Nguồn", Kind.CHOICE, choices=SOURCES, hint="Ngân sách cấp nào chi."),
        Field("document", "Văn bản", hint="Ví dụ: Quyết định số 12/QĐ-UBND."),
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
        Field("period_from", "Từ ngày", Kind.DATE, required=True, hint="Ngày đầu của kỳ."),
        Field("period_to", "Đến ngày", Kind.DATE, required=True, hint="Ngày cuối của kỳ."),
        Field("cutoff", "Ngày chốt số liệu", Kind.DATE, required=True, hint="Mọi số liệu tính đến ngày này."),
        Field("due", "Hạn nộp", Kind.DATE, hint="Theo công văn yêu cầu."),
        Field("number", "Số", hint="Văn thư ghi sau khi ký."),
        Field("symbol", "Ký hiệu", hint="Ví dụ: BC-UBND."),
        Field("issued", "Ngày ban hành", Kind.DATE, hint="Văn thư ghi sau khi ký."),
        Field("addressees", "Kính gửi", Kind.LINES, required=True, hint="Mỗi nơi một dòng."),
        Field(
            "recipients",
            "Nơi nhận",
            Kind.LINES,
            required=True,
            hint="Mỗi nơi một dòng; “Như trên” và “Lưu” tự thêm.",
        ),
        Field("copies", "Số bản lưu", hint="Số bản lưu văn thư, ví dụ: 02."),
        Field("signer", "Người ký", Kind.CHOICE, required=True, hint="Chọn trong danh sách ở “Thông tin chung”."),
        Field("outline", "Bố cục", Kind.CHOICE, required=True),
        Field("numbering", "Cách đánh số", Kind.CHOICE, required=True),
        Field(
            "titles_only", "Chỉ in tiêu đề nhiệm vụ", Kind.YESNO, hint="In tiêu đề và kết quả, bỏ nội dung nhiệm vụ."
        ),
        Field("profile", "Cỡ chữ", Kind.CHOICE),
        Field("no_cooperatives", "Trên địa bàn không có hợp tác xã", Kind.YESNO),
        Field(
            "general_objective", "Mục tiêu tổng quát", Kind.PROSE, required=True, hint="Như trong kế hoạch của đơn vị."
        ),
        Field(
            "more_goals",
            "Bổ sung mục tiêu đến năm 2030",
            Kind.PROSE,
            hint="Mục tiêu không phải con số, ví dụ: liên kết chuỗi.",
        ),
        Field(
            "more_visions",
            "Bổ sung tầm nhìn đến năm 2045",
            Kind.PROSE,
            hint="Mục tiêu không phải con số, đến năm 2045.",
        ),
        Field(
            "goals_result",
            "Kết quả thực hiện mục tiêu",
            Kind.PROSE,
            required=True,
            hint="Nhận xét chung: mấy chỉ tiêu đạt, chỉ tiêu nào chưa và vì sao.",
        ),
        Field("tasks_intro", "Mở đầu phần nhiệm vụ", Kind.PROSE),
        Field("policies_intro", "Mở đầu phần chính sách", Kind.PROSE),
        Field("abstract", "Trích yếu", Kind.PROSE),
        Field("opening", "Mở đầu", Kind.PROSE),
        Field("strengths", "Ưu điểm", Kind.PROSE, required=True, hint="Việc làm tốt, có con số đi kèm."),
        Field(
            "shortcomings",
            "Tồn tại, hạn chế",
            Kind.PROSE,
            required=True,
            hint="Việc chưa làm được; nêu cụ thể, không nêu chung chung.",
        ),
        Field("causes", "Nguyên nhân", Kind.PROSE, required=True, hint="Khách quan và chủ quan, ứng với từng hạn chế."),
        Field("lessons", "Bài học kinh nghiệm", Kind.PROSE, hint="Không bắt buộc."),
        Field(
            "orientation", "Phương hướng, nhiệm vụ", Kind.PROSE, required=True, hint="Việc sẽ làm, đến khi nào, ai làm."
        ),
        Field(
            "proposals", "Kiến nghị, đề xuất", Kind.PROSE, required=True, hint="Mỗi kiến nghị một dòng, ghi rõ gửi ai."
        ),
        Field("no_proposals", "Không có kiến nghị", Kind.YESNO),
        Field("closing", "Đoạn kết", Kind.PROSE),
    ),
}

_BY_NAME = {owner: {field.name: field for field in fields} for owner, fields in FIELDS.items()}


def field_of(entity: Entity | type[Entity], name: str) -> Field:
    """Return the record of a field; raises KeyError if no form has it."""
    owner = entity if isinstance(entity, type) else type(entity)
    return _BY_NAME[owner][name]


def is_on_form(entity: Entity, name: str) -> bool:
    """Say whether a form has a field, so that one can go there."""
    return name in _BY_NAME.get(type(entity), {})


def fields_of(owner: type[Entity], *names: str) -> tuple[Field, ...]:
    """Return the records of the named fields, in that order."""
    return tuple(_BY_NAME[owner][name] for name in names)


class Part(Struct, frozen=True):
    """A part of the slip on which a cooperative gives its figures, and of its form: its title, fields of Return."""

    title: str
    fields: tuple[str, ...]


SLIP = (
    Part(
        "Thành viên, lao động, cán bộ",
        (
            "status",
            "members",
            "joined",
            "left",
            "workers",
            "member_workers",
            "managers",
            "graduates",
            "director_trained",
        ),
    ),
    Part("Kết quả kinh doanh", ("money_unit", "revenue", "profit", "wage", "wage_per", "capital")),
    Part("Xếp loại, nguồn số liệu", ("rank", "ocop", "chain", "high_tech", "informant", "informed", "estimate")),
)
"""The fields of a cooperative's figures in the order in which its accountant and the clerk meet them."""
