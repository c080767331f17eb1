"""What the screen says about saving, copies and recovery, beyond the faults."""

from __future__ import annotations

STATE_SALVAGED = "Đọc được một phần từ tệp hỏng; cần xem lại"
WAITING = "Đang chờ chương trình khác trả lại tệp…"
SHRANK = (
    "Sổ vừa lưu ít hơn hẳn lần trước. Bản trước vẫn giữ trong các bản dự phòng; "
    "nếu không chủ ý bỏ bớt, hãy bấm “Hoàn tác”."
)
SEE_DIFFERENCES = "Xem chỗ khác"
EJECT = "Tháo USB"
EJECTING = "Đang tháo USB…"
EJECTED = "Đã tháo USB, rút được rồi."
NOT_EJECTED = (
    "Chưa tháo được USB vì còn chương trình đang dùng. Bản chép vẫn còn nguyên; hãy đóng chương trình đó rồi thử lại."
)


def low_room(left: int) -> str:
    """Return the advice where a drive has so many bytes left."""
    return (
        f"Ổ đĩa sắp đầy, chỉ còn {left // 1_000_000} MB. Sổ vẫn lưu được; "
        "hãy dọn bớt tệp không cần hoặc lưu sổ sang nơi khác."
    )


def no_copy_outside(days: int) -> str:
    """Return the advice where a book has had no copy outside this machine for so many days."""
    return f"Đã {days} ngày chưa sao lưu ra ngoài máy này. Ổ đĩa hỏng thì mất cả bản dự phòng; hãy chép sang USB."
