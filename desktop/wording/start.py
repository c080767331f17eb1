"""What the first start says."""

from __future__ import annotations

START_HEADING = "Chưa có dữ liệu. Chọn cách bắt đầu:"
START_OTHERWISE = "Hoặc bắt đầu cách khác:"
START_AGAIN = "Thử lại"
START_RECENT = "Mở gần đây:"
START_EMPTY = "Sổ trống"
START_EMPTY_HINT = "Bắt đầu với đủ chỉ tiêu, nhiệm vụ, chính sách để điền."
START_SAMPLE = "Xem dữ liệu mẫu"
START_SAMPLE_HINT = "Một phường mẫu đã điền đủ, để xem và thử."
START_OPEN = "Mở sổ đã có"
START_OPEN_HINT = "Chọn sổ dữ liệu trong máy hoặc trên USB."
START_FOLDER = "Dữ liệu sẽ để tại {folder}"
START_CHANGE_FOLDER = "Đổi nơi khác…"
FOLDER_TITLE = "Chọn nơi để dữ liệu"
