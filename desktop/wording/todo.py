"""What the first page says: how long there is still time, what is done, what comes next."""

from __future__ import annotations

from datetime import date

from desktop.domain.vietnamese import format_date

TAB_TODO = "Việc cần làm"

NO_DEADLINE = "Chưa ghi hạn nộp"
DEADLINE = "Hạn nộp {due}"
SET_DEADLINE = "Ghi hạn nộp"
_PERIOD = "Kỳ “{name}”"
_PERIOD_DAYS = "Kỳ “{name}”: {first} – {last}"

PART_DONE = "Đã đủ"
PART_MISSING = "Còn {count} chỗ phải nhập"
PART_EMPTY: dict[str, str] = {
    "cooperatives": "Chưa có hợp tác xã nào",
    "targets": "Chưa có chỉ tiêu nào",
    "tasks": "Chưa có nhóm nhiệm vụ nào",
    "policies": "Chưa có nhóm chính sách nào",
}
EMPTY_HINTS: dict[str, str] = {
    "cooperatives": "Thêm hợp tác xã, hoặc đánh dấu “Trên địa bàn không có hợp tác xã”.",
    "targets": "Thêm chỉ tiêu mà báo cáo đánh giá.",
    "tasks": "Thêm nhóm nhiệm vụ, giải pháp của kế hoạch.",
    "policies": "Thêm nhóm chính sách; nhóm không có gì thì đánh dấu “Trong kỳ không phát sinh”.",
}
PART_UNSEEN = "{count} đoạn chưa xem lại"
LOOKING = "Đang xem…"
GO_ON = "Làm tiếp"
SEE = "Xem"
SEE_ALL_SEEN = "Đã xem hết"

FINDINGS = "Phải xử lý trước khi trình ký"
UNSEEN = "Đoạn chép từ kỳ trước chưa xem lại"
LEFTOVERS = "Đoạn của báo cáo cũ chưa xếp chỗ"
REMARKS = "Ý kiến chưa xử lý"
CARD_PARTS = "Các phần của báo cáo"
CARD_OPEN = "Còn phải xem"

NEXT_FIELD = "Làm tiếp: {part}"
NEXT_UNSEEN = "Xem lại đoạn chép từ kỳ trước"
NEXT_REMARK = "Xử lý ý kiến"
NEXT_LEFTOVER = "Xếp chỗ các đoạn còn lại"
NEXT_CHECK = "Xem kết quả kiểm tra"
NEXT_EXPORT = "Xuất Word"
NEXT_NUMBER = "Ghi số, ngày ban hành"
NEXT_PERIOD = "Lập kỳ tiếp theo"
NEXT_HINTS: dict[str, str] = {
    "unseen": "Lời văn chép sang còn nguyên của kỳ trước; xem từng đoạn, sửa nếu cần rồi bấm “Đã xem”.",
    "remark": "Có ý kiến của lãnh đạo hoặc cấp trên chưa xử lý.",
    "leftover": "Báo cáo cũ còn đoạn chưa xếp vào chỗ nào.",
    "check": "Đã nhập đủ; còn vài chỗ phải xử lý trước khi trình ký.",
    "export": "Đã đủ nội dung. Xuất Word rồi in để trình ký.",
    "number": "Bản trình ký đã chốt; ghi số và ngày sau khi ký.",
    "period": "Báo cáo kỳ này đã ban hành.",
}
EMPTY = "Sổ chưa có kỳ báo cáo nào. Lập một kỳ để bắt đầu."
ADD_FIRST = "Thêm kỳ báo cáo"
RECEIVE = "Nhận yêu cầu của cấp trên…"
ADD = "Thêm kỳ…"


def period_words(name: str, first: date | None, last: date | None) -> str:
    """Return 'Kỳ “01 năm”: 16/6/2022 – 15/6/2026', the days only where both are known."""
    if first is None or last is None:
        return _PERIOD.format(name=name)
    return _PERIOD_DAYS.format(name=name, first=format_date(first), last=format_date(last))


def handed_in(due: date) -> str:
    """Return what is said of a deadline once the report is issued."""
    return f"Hạn nộp {format_date(due)}: đã ban hành"


def days_left(due: date, today: date) -> str:
    """Return 'Hạn nộp 25/6/2026: còn 5 ngày'."""
    left = (due - today).days
    when = f"còn {left} ngày" if left > 0 else "hôm nay" if left == 0 else f"đã quá {-left} ngày"
    return f"Hạn nộp {format_date(due)}: {when}"
