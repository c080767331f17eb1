"""What the screen says about drafts, older states of the book and what was deleted."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.domain.book import Book
from desktop.wording import NOTHING, UNNAMED, moment, place

if TYPE_CHECKING:
    from desktop.domain.comparison import Difference

RESTORE_CHANGES = "Khôi phục {count} thay đổi"
SEE_CHANGES = "Xem từng thay đổi"
LATER = "Để sau"
CHANGES = "Những chỗ khác nhau"
TAKE_PLACE = "Lấy chỗ này vào sổ"
PUT_DRAFT_AWAY = "Không cần bản nháp này"
COLUMN_PLACE = "Ở đâu"
COLUMN_NOW = "Đang có"
COLUMN_FOUND = "Tìm lại được"
COLUMN_VERSION = "Bản này có"
ROW_MISSING = "(không có dòng này)"
ROW_MOVED = "(đứng ở chỗ khác)"
RECOVERY = "Phục hồi dữ liệu"
RECOVERY_DAMAGED = (
    "Tệp {name} không đọc được. Tệp đó được giữ lại, không xóa; "
    "hãy chọn một bản lưu bên dưới rồi bấm “Khôi phục bản này”."
)
RECOVERY_OPEN = "Chọn một bản để xem khác sổ đang mở ở chỗ nào. Khôi phục xong vẫn hoàn tác được."
RECOVERY_NONE = "Không tìm thấy bản lưu nào khác. Tệp đang có được giữ nguyên; hãy nhờ người hỗ trợ."
VIEW_VERSIONS = "Các bản lưu"
VIEW_EARLIER = "Một ô trước đây"
VIEW_BIN = "Thùng rác"
COLUMN_KIND = "Bản"
COLUMN_TIME = "Lưu lúc"
COLUMN_REPORTS = "Kỳ báo cáo"
COLUMN_FIGURES = "Số liệu"
COLUMN_STATE = "Tình trạng"
COLUMN_CONTENT = "Nội dung"
COLUMN_ROW_KIND = "Loại"
COLUMN_ROW = "Dòng đã xóa"
STATE_GOOD = "Đọc được"
STATE_SALVAGED = "Đọc được một phần từ tệp hỏng; cần xem lại"
LOOKING = "Đang tìm…"
RESTORE_THIS = "Khôi phục bản này"
TAKE_VALUE = "Lấy lại nội dung này"
PUT_BACK = "Đưa lại vào sổ"
SAME = "Không khác chỗ nào."
DIFFERENT = "Khác {count} chỗ:"
NO_FIELD = "Đặt con trỏ vào một ô rồi mở lại trang này để xem ô đó trước đây ghi gì."
EARLIER_OF = "{place}: nội dung trong các bản lưu, mới nhất ở trên."
BIN_EMPTY = "Thùng rác không có gì."
RESTORED = "Đã khôi phục bản lưu lúc {time}. Bấm “Hoàn tác” nếu muốn trở lại."
VERSION_KINDS: dict[str, str] = {
    "current": "Tệp dữ liệu",
    "previous": "Lần lưu trước",
    "temporary": "Bản lưu dở",
    "draft": "Bản nháp",
    "backup": "Dự phòng",
    "second": "Dự phòng ổ khác",
    "salvaged": "Phần còn đọc được",
}
ROWS: dict[str, str] = {
    "units": "Đơn vị",
    "signers": "Người ký",
    "cooperatives": "Hợp tác xã",
    "reports": "Kỳ báo cáo",
    "citations": "Văn bản viện dẫn",
    "returns": "Số liệu hợp tác xã",
    "targets": "Chỉ tiêu",
    "groups": "Nhóm nhiệm vụ",
    "policies": "Nhóm chính sách",
    "tasks": "Nhiệm vụ",
    "supports": "Hỗ trợ",
    "remarks": "Ý kiến",
    "leftovers": "Đoạn chưa xếp chỗ",
}
"""What a row is called, by the name of its collection."""


def difference(before: Book, after: Book, found: Difference) -> tuple[str, str, str]:
    """Return a difference in words: where it is, what stood there and what stands there."""
    book = before if found.kind == "removed" else after
    if found.kind == "changed":
        return place(book, found.ref), found.before or NOTHING, found.after or NOTHING
    where = ROWS[book.path(found.ref.entity)[-1][0]]
    match found.kind:
        case "added":
            return where, ROW_MISSING, found.after or UNNAMED
        case "removed":
            return where, found.before or UNNAMED, ROW_MISSING
    return where, found.before or UNNAMED, ROW_MOVED


def draft_found(saved_at: datetime, count: int, now: datetime) -> str:
    """Return what is said at the start after a crash."""
    return (
        f"Lần trước máy tắt đột ngột. Bản lưu lúc {moment(saved_at, now)} còn nguyên; "
        f"tìm lại được {count} thay đổi gõ sau đó."
    )


def other_draft_found(written_at: datetime, count: int, now: datetime) -> str:
    """Return what is said about a draft that was typed on another state of the book."""
    return (
        f"Có bản nháp lúc {moment(written_at, now)} gõ trên một bản lưu khác, khác {count} chỗ. "
        "Sổ đang mở chưa thay đổi gì; hãy xem rồi chọn chỗ cần lấy lại."
    )


def backup_opened(saved_at: datetime, now: datetime) -> str:
    """Return what is said when a backup took the place of a damaged file."""
    at = moment(saved_at, now)
    return (
        f"Tệp dữ liệu chính không đọc được, đã mở bản dự phòng lúc {at}. "
        f"Tệp cũ vẫn giữ lại, không xóa; hãy xem lại phần đã nhập sau {at}."
    )
