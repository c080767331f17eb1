"""What is said about periods: adding and deleting them, last year's entries, texts that nobody has looked at yet."""

from __future__ import annotations

ADD_PERIOD = "Thêm kỳ…"
PERIOD_TITLE = "Thêm kỳ báo cáo"
DELETE_PERIOD = "Xóa kỳ này"

WAY_ROLL = "Chuyển tiếp từ kỳ"
WAY_ROLL_HINT = (
    "Giữ đơn vị, chỉ tiêu, nhiệm vụ, chính sách và lời văn; thực hiện của kỳ đó thành số năm trước, "
    "kết quả để trống. Lời văn chép sang mang dấu “Chưa xem lại”."
)
WAY_EMPTY = "Kỳ trống"
WAY_EMPTY_HINT = "Chỉ có chỉ tiêu, nhóm nhiệm vụ, nhóm chính sách theo danh mục; không chép nội dung cũ."
WAY_OLD = "Lấy từ báo cáo cũ…"
WAY_OLD_HINT = "Đọc báo cáo Word của kỳ trước vào sổ."
NAME = "Tên kỳ"
FROM = "Từ ngày"
TO = "Đến ngày"
CUTOFF = "Ngày chốt số liệu"
CREATE = "Lập kỳ mới"
CANCEL = "Hủy"

ROLLED = "Đã lập kỳ “{name}”: {count} đoạn chép từ kỳ trước cần xem lại, kết quả để trống."
ADDED = "Đã thêm kỳ “{name}”."
DELETED = "Đã chuyển kỳ “{name}” vào thùng rác."
UNDO_DELETE = "Lấy lại"

UNSEEN = "Chưa xem lại"
SEEN = "Đã xem"
FORMER_FIGURE = "Năm trước: {text}"
FORMER_TEXT = "Năm trước ghi: {text}"
SEE_FORMER = "Xem hết"
FOLD_FORMER = "Thu gọn"
TAKE_FORMER = "Lấy lại câu này"
