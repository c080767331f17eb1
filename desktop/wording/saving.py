"""What the screen says about saving, copies and recovery, beyond the faults."""

from __future__ import annotations

STATE_SALVAGED = "Đọc được một phần từ tệp hỏng; cần xem lại"
