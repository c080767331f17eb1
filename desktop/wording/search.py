"""What is said where something is looked for in the whole book."""

from __future__ import annotations

FIND = "Tìm"
TITLE = "Tìm trong sổ"
HINT = "Gõ có dấu hay không dấu đều được. Tìm trong mọi kỳ báo cáo; phím mũi tên chọn, Enter mở, Esc đóng."
COLUMN_WHERE = "Ở đâu"
COLUMN_PERIOD = "Kỳ báo cáo"
COLUMN_TEXT = "Nội dung"
EVERY_PERIOD = "Mọi kỳ"
FOUND = "Thấy {count} chỗ"
FOUND_MORE = "Thấy nhiều hơn {count} chỗ; hãy gõ thêm để tìm hẹp lại"
NONE = "Không thấy chỗ nào có “{words}”. Hãy gõ ít chữ hơn hoặc chữ khác."
BEGIN = "Gõ chữ cần tìm vào ô ở trên, ví dụ tên hợp tác xã, số văn bản hoặc một con số."
SEARCHING = "Đang tìm…"
GO_THERE = "Tới chỗ đó"
CLOSE = "Đóng"
