"""What is said around the help pages; the pages themselves stand in assets/help."""

from __future__ import annotations

HELP = "Trợ giúp"
LOOK_UP = "Tìm trong trợ giúp"
CLOSE = "Đóng"
NONE = "Không có trang nào nói về “{words}”. Hãy gõ ít chữ hơn."
MISSING = "Không đọc được trang trợ giúp này. Dữ liệu không bị ảnh hưởng."
MORE_KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+0 … Ctrl+{last}", "Mở từng trang, từ “{first_tab}” đến “{last_tab}”"),
    ("Ctrl+Tab", "Sang trang sau; thêm Shift để về trang trước"),
    ("Tab", "Sang ô sau; thêm Shift để về ô trước"),
    ("Enter", "Nhận ô vừa gõ; trong bảng thì xuống dòng dưới"),
    ("Ctrl+Shift+→", "Tới chỗ điền «…» tiếp theo của câu mẫu"),
    ("F2", "Sửa ô của bảng"),
    ("Esc", "Bỏ nội dung đang gõ dở trong ô; đóng hộp thoại"),
    ("Mũi tên", "Đi trong bảng, trong cây nhiệm vụ và trong danh sách"),
)
"""Keys that belong to no action."""
