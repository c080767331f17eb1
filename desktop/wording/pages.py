"""What 'Xem trang in' says: its page, the PDF, printing."""

from __future__ import annotations

SHOW = "Xem trang in"
CLOSE = "Đóng trang in"
BACK = "Quay lại trang in"
WORD = "Mở bằng Word để in"
PDF = "Xuất PDF"
PRINT = "In"
PREVIOUS = "Trang trước"
NEXT = "Trang sau"
LARGER = "Phóng to"
SMALLER = "Thu nhỏ"
FIT = "Vừa khổ rộng"
NUMBERS = "Số đoạn"
NUMBERS_HINT = "Hiện số đoạn ở lề trái như bản dự thảo, để tìm chỗ sửa trên giấy. Bản in không có số này."
PAGE = "Trang {page}/{count}"
ZOOM = "{percent} %"
HINT = "Bấm đúp vào một đoạn hoặc số liệu để tới ô đã nhập."

MAKING = "Đang dựng trang in…"
NO_REPORT = "Chưa có kỳ báo cáo nào để xem."
LEFT_OUT = "Còn {count} dòng của bảng này chưa hiện ở đây; bản Word và PDF có đủ."
OPEN_FILE = "Mở tệp"
EDITING = "Đang ở ô của chỗ vừa chọn trên trang in."
WRITING_PDF = "Đang xuất PDF…"
PRINTING = "Đang gửi tới máy in…"
PRINTED = "Đã gửi {name} tới máy in."
OPENING_WORD = "Đang xuất Word…"

ONLY_DOCX_OR_PDF = (
    "Tên {name} không phải tệp Word hay PDF, chưa có gì được ghi; hãy đặt tên kết thúc bằng .docx hoặc .pdf."
)
