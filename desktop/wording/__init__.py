"""What the user reads, but for what stands with the field, section or rule it names.

Here stand the words of the whole window; those of a page, a dialog or a fault have a module of their own beside this.
"""

from __future__ import annotations

from datetime import datetime
from textwrap import shorten

from desktop.domain.book import (
    Book,
    Citation,
    Cooperative,
    Entity,
    FieldRef,
    Policy,
    Return,
    Signer,
    Target,
    Task,
    TaskGroup,
    Unit,
)
from desktop.domain.fields import field_of
from desktop.domain.units import called, is_agency

PROGRAM = "Báo cáo kinh tế tập thể"
SAMPLE_BAND = "DỮ LIỆU MẪU – chỉ để xem và thử, không dùng để báo cáo"
UNNAMED = "(chưa có tên)"
NOTHING = "(trống)"
CLOSE = "Đóng"

# The bar and the status line.
SAVE = "Lưu"
UNDO = "Hoàn tác"
REDO = "Làm lại"
OPEN = "Mở sổ khác…"
NEW = "Tạo sổ mới…"
SAMPLE = "Xem dữ liệu mẫu"
SAVE_COPY = "Lưu bản sao…"
COPY_TO_STICK = "Chép sang USB…"
OPEN_FOLDER = "Mở thư mục"
EXPORT = "Xuất Word"
BOOK_MENU = "Sổ dữ liệu"
BOOK_MENU_SHORT = "Sổ"
RECENT = "Mở gần đây"
PERIOD = "Kỳ báo cáo"
EXPORTING = "Đang xuất Word…"
UNREAD = "{count} ô chưa hiểu được, bấm để xem"
OTHER_FOLDER = "Ghi vào thư mục khác…"
OPEN_IN_WORD = "Mở bằng Word để in"
SEE_UNREAD = "Xem {count} ô"
SEE_GAPS = "Xem {count} chỗ"
OPEN_TITLE = "Mở sổ dữ liệu"
NEW_TITLE = "Tạo sổ dữ liệu mới"
NEW_NAME = "So du lieu KTTT.json"
SAMPLE_FILE = "Du lieu mau.json"
BOOK_FILES = "Sổ dữ liệu"
ARCHIVES = "Tệp nén"
WORD_FILES = "Văn bản Word"
RECOVERY_MENU = "Phục hồi dữ liệu…"

# The log for a helper.
LOG_MENU = "Gửi nhật ký cho người hỗ trợ…"
LOG_TITLE = "Lưu nhật ký để gửi người hỗ trợ"
LOG_NAME = "Nhat ky KTTT.zip"
LOG_PACKED = "Đã ghi {name}. Trong đó không có số liệu, tên người hay nội dung báo cáo; gửi tệp này cho người hỗ trợ."

# The command line.
WRONG_USAGE = "Lệnh chưa đúng, chưa có gì thay đổi. Cách dùng: {usage}"
NO_WINDOW = "Máy này không có màn hình nên không mở được cửa sổ. Dữ liệu còn nguyên; hãy chạy trên máy có màn hình."

EDITS: dict[str, str] = {
    "set_field": "sửa “{label}”",
    "set_fields": "dán số liệu",
    "add_row": "thêm dòng",
    "remove_row": "xóa dòng",
    "put_back": "đưa lại dòng đã xóa",
    "restore": "khôi phục dữ liệu",
    "take": "lấy lại một chỗ",
    "move_row": "chuyển dòng",
    "move_paragraphs": "chuyển đoạn",
    "move_task": "chuyển nhiệm vụ",
    "add_cooperative": "thêm hợp tác xã",
    "remove_cooperative": "xóa hợp tác xã",
    "add_report": "thêm kỳ báo cáo",
    "roll_forward": "chuyển tiếp kỳ báo cáo",
    "take_old_report": "lấy báo cáo cũ vào sổ",
    "replace_report": "sửa báo cáo",
    "mark_seen": "đánh dấu đã xem",
    "adopt": "nhận yêu cầu của cấp trên",
    "adopt_next": "nhận yêu cầu của cấp trên",
    "set_outline": "bố cục theo công văn",
    "add_successor": "thêm đơn vị kế tiếp",
    "enter_by_hand": "nhập tay thay số tính",
    "use_register": "bỏ nhập tay",
    "take_in": "lấy số liệu từ Excel",
    "close_report": "chốt bản trình ký",
    "issue": "ghi số, ngày ban hành",
    "reopen": "mở lại để sửa",
    "take_edits": "đưa chỗ sửa trong Word vào sổ",
    "settle_gap": "xử lý chỗ còn thiếu",
    "dismiss": "bỏ qua khi kiểm tra",
    "reconsider": "xét lại khi kiểm tra",
    "mend": "sửa giúp khi kiểm tra",
    "place_leftover": "xếp chỗ một đoạn",
}
"""What 'Hoàn tác' and 'Làm lại' name: the name of the function in domain/ -> what it did."""

UNDONE = "Đã hoàn tác: {name}"
REDONE = "Đã làm lại: {name}"

REPORTING_UNIT = "Đơn vị của báo cáo này"
OTHER_FIELDS: dict[str, str] = {
    "unit": REPORTING_UNIT,
    "predecessors": "Đơn vị trước đây",
    "state": "Tình trạng báo cáo",
    "version": "Lần lập",
    "annexes": "Phụ lục",
    "lines": "Bố cục theo công văn",
    "request": "Yêu cầu của cấp trên",
    "previous": "Kỳ trước",
    "origins": "Dòng chép từ kỳ trước",
    "unseen": "Chỗ chép từ kỳ trước, chưa xem lại",
    "dismissed": "Bỏ qua khi kiểm tra",
    "drafts": "Số lần in dự thảo",
    "files": "Tệp Word đã xuất",
    "typed": "Tiêu đề giữ như văn bản cũ",
    "closed": "Bản đã chốt",
    "sample": "Dữ liệu mẫu",
    "baseline_year": "Năm gốc",
}
"""What fields that are on no form are called."""

ANY_FIELD = "dữ liệu"
"""Stands for the label of a field that has none."""

NO_FLAWS = "Không thấy lỗi thể thức."
"""What `check-docx` says of a document in which it finds nothing."""

EXPORT_NAME = "Báo cáo 20-NQ/TW"
"""How the file name of an exported report begins; it is written without accents."""


def unit_name(unit: Unit) -> str:
    """Return 'UBND phường Tân An', or the name of a department."""
    if is_agency(unit):
        return called(unit) or UNNAMED
    return f"UBND {called(unit) or unit.kind}"


def field_label(entity: Entity, name: str) -> str:
    """Return what a field is called."""
    try:
        return field_of(entity, name).label
    except KeyError:
        return OTHER_FIELDS.get(name.partition(".")[0], ANY_FIELD)


def place(book: Book, ref: FieldRef) -> str:
    """Return where a field is, in words: its label behind the name of what it belongs to."""
    entity = book.entity(ref.entity)
    label = field_label(entity, ref.field)
    match entity:
        case Target():
            owner = entity.indicator.name
        case TaskGroup() | Policy():
            owner = entity.title
        case Cooperative() | Unit() | Signer():
            owner = entity.name
        case Return():
            cooperative = book.cooperative(entity.cooperative)
            owner = cooperative.name if cooperative is not None else ""
        case Citation():
            owner = entity.number
        case Task():
            owner = shorten(entity.text, 60, placeholder="…")
        case _:
            owner = ""
    return f"{owner}: {label}" if owner else label


def moment(at: datetime, now: datetime) -> str:
    """Return a time as '14:05', with the day where it is not today's: '14:05 ngày 3/9/2026'."""
    at = at.astimezone(now.tzinfo)
    if at.date() == now.date():
        return f"{at:%H:%M}"
    return f"{at:%H:%M} ngày {at.day}/{at.month}/{at.year}"


def exported(name: str, gaps: int, unread: int) -> str:
    """Return what is said after an export: marked gaps, and typed texts that were no values and are not in it."""
    said = [f"Đã xuất {name}."]
    if unread:
        said.append(f"Còn {unread} ô chưa hiểu được nên chưa có trong văn bản.")
    if gaps:
        said.append(f"Còn {gaps} chỗ chưa có nội dung, đã đánh dấu trong văn bản.")
    if not (gaps or unread):
        said.append("Các bản xuất trước vẫn giữ nguyên.")
    return " ".join(said)
