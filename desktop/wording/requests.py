"""What is said about a superior's request: taking it in, and laying the report out after a letter."""

from __future__ import annotations

RECEIVE = "Nhận yêu cầu của cấp trên…"
LAY_OUT = "Bố cục theo công văn…"
REQUEST_FILES = "Bộ yêu cầu báo cáo"
OPEN_TITLE = "Chọn tệp yêu cầu của cấp trên"
RECEIVE_HINT = "{whose}. Xem những chỗ sẽ thay đổi; nhận xong vẫn hoàn tác được."
UNKNOWN_ISSUER = "Không ghi cơ quan yêu cầu"
NUMBERED = ", {kind} số {number}"
INTO = "Đưa vào"
INTO_PRESENT = "kỳ đang mở: {name}"
INTO_NEXT = "kỳ mới, chuyển tiếp từ {name}"
COLUMN_WHAT = "Mục"
COLUMN_BEFORE = "Đang có"
COLUMN_AFTER = "Theo yêu cầu"
KEPT = "Giữ nguyên, cấp trên không hỏi"
KEPT_TARGET = "Chỉ tiêu"
KEPT_SECTION = "Phần nội dung, in ở cuối"
NOTHING_NEW = "Yêu cầu này đã có đủ trong kỳ báo cáo; nhận vào không thay đổi gì."
TAKE = "Nhận vào sổ"
LATER = "Để sau"
TAKEN = "Đã nhận yêu cầu của {issuer}."
WHATS: dict[str, str] = {
    "name": "Tên kỳ",
    "period_from": "Từ ngày",
    "period_to": "Đến ngày",
    "cutoff": "Ngày chốt số liệu",
    "due": "Hạn nộp",
    "numbering": "Cách đánh số",
    "letter": "Văn bản yêu cầu",
    "lines": "Bố cục",
    "indicator": "Chỉ tiêu",
}
"""What a change concerns, by `Change.what`."""

LAY_OUT_TITLE = "Bố cục theo công văn"
LAY_OUT_HINT = (
    "Gõ hoặc dán các đề mục của công văn, mỗi mục một dòng; cấp hiểu theo số đầu dòng (I, 1, 1.1, a) "
    "hoặc phím Tab. Sau đó xếp từng phần nội dung vào dưới đề mục."
)
LINES = "Đề mục của công văn"
PLACES = "Phần nội dung đứng dưới đề mục"
PLACES_HINT = "Kéo bằng chuột, hoặc chọn rồi bấm Ctrl + mũi tên."
NO_LINES = "Gõ ít nhất một đề mục ở bên trái."
NOT_PLACED = "Chưa xếp (in ở cuối báo cáo)"
MOVE_UP = "Lên"
MOVE_DOWN = "Xuống"
LAY_OUT_DONE = "Dùng bố cục này"
LAID_OUT = "Báo cáo theo bố cục của công văn."
LAID_OUT_LEFT = "Báo cáo theo bố cục của công văn; {count} phần chưa xếp sẽ in ở cuối, có đánh dấu."
GIVEN_OUTLINE = "Theo đề cương cấp trên"

ISSUED = "Đã ghi bộ yêu cầu vào {name}."
ADOPTED = "Đã nhận yêu cầu: {count} chỗ thay đổi."
ADOPTED_NOTHING = "Yêu cầu này đã có đủ trong sổ; không có gì thay đổi."
STAYS = "Giữ nguyên, không được hỏi: {names}."


def whose(issuer: str, kind: str, number: str) -> str:
    """Return who asks, with the letter: 'Ủy ban nhân dân tỉnh, Công văn số 12/UBND'."""
    return f"{issuer or UNKNOWN_ISSUER}{NUMBERED.format(kind=kind, number=number) if number else ''}"
