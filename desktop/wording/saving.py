"""What the screen says about saving, copies, sticks and a book that is open in two places, beyond the faults."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desktop.wording import moment

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
SAVING = "Đang lưu…"
MODIFIED = "Có thay đổi, sẽ tự lưu"
NOT_SAVED = "Chưa lưu được"
COPIED = "Đã lưu bản sao {name}. Vẫn đang làm việc trên sổ hiện tại."
MOVED = "Đã lưu sang {name}; từ nay làm việc trên sổ này. Sổ ở nơi cũ vẫn còn như lần lưu trước."
ON_STICK = "Đã chép xong và đọc lại đúng: {name}. Hãy tháo USB an toàn rồi mới rút."
AND = " và "
IN_FOLDER = (
    "Đã chép xong và đọc lại đúng: {name}, trong thư mục {folder}. "
    "Phần mềm không nhận ra nơi này là USB nên chưa tính là bản sao ngoài máy."
)
NO_STICK = "Không thấy USB nào. Cắm USB vào máy rồi bấm lại “Chép sang USB…”, hoặc chọn một thư mục để chép vào đó."
CHOOSE_FOLDER = "Chọn thư mục…"
GIVE_UP = "Thôi"
SAVE_ELSEWHERE = "Lưu sang nơi khác"
TRY_AGAIN = "Thử lại"
CLOSE_UNSAVED = "{sentence}\n\nĐóng thì mất các thay đổi chưa lưu."
CLOSE_ANYWAY = "Vẫn đóng"
STAY = "Ở lại"
KEEP_MINE = "Giữ bản đang mở"
OPEN_THEIRS = "Mở bản kia"
SAVE_AS_OTHER = "Lưu ra tên khác"
MINE = " - ban cua toi"
KEPT_MINE = "Đã lưu bản đang mở. Bản kia được cất ở {name}."
OPENED_THEIRS = "Đã mở bản kia. Bản đang mở trước đó được cất ở {name}."
COPY_AND_OPEN = "Chép vào máy rồi mở"
OPEN_ON_STICK = "Mở ngay trên USB"
READ_ONLY = "Chỉ xem"
IN_USE = "Sổ này đang mở ở nơi khác nên chỉ xem được. Dữ liệu còn nguyên; muốn sửa, hãy đóng ở bên đó rồi mở lại."
STICK: dict[str, str] = {
    "new": "Sổ này nằm trên USB, máy này chưa có. Nên chép vào máy rồi mở, vì rút USB lúc đang làm dễ mất dữ liệu.",
    "same": "Sổ này nằm trên USB và giống hệt bản trong máy. Nên mở bản trong máy.",
    "newer": "Sổ này nằm trên USB và mới hơn bản trong máy. Chép vào máy thì bản cũ trong máy vẫn được giữ.",
    "older": "Sổ này nằm trên USB và cũ hơn bản trong máy. Nên mở bản trong máy.",
    "different": "Sổ trên USB và bản trong máy đã sửa khác nhau. Chép vào máy dưới tên khác, cả hai đều được giữ.",
}
OPEN_LOCAL = "Mở bản trong máy"


def low_room(left: int) -> str:
    """Return the advice where a drive has so many bytes left."""
    return (
        f"Ổ đĩa sắp đầy, chỉ còn {left // 1_000_000} MB. Sổ vẫn lưu được; "
        "hãy dọn bớt tệp không cần hoặc lưu sổ sang nơi khác."
    )


def no_copy_outside(days: int) -> str:
    """Return the advice where a book has had no copy outside this machine for so many days."""
    return f"Đã {days} ngày chưa sao lưu ra ngoài máy này. Ổ đĩa hỏng thì mất cả bản dự phòng; hãy chép sang USB."


def backed_up(at: datetime, folder: Path, now: datetime) -> str:
    """Return the line about the newest copy, which lies in `folder`."""
    drive = folder.drive.rstrip(":")
    where = f"ổ {drive}" if drive else f"thư mục {folder.name}"
    return f"Bản dự phòng gần nhất: {moment(at, now)}, {where}."


def in_use(user: str, host: str, since: datetime, now: datetime) -> str:
    """Return what is said when somebody else has the book open."""
    return (
        f"Sổ này đang mở ở máy {host} (tài khoản {user}, từ {moment(since, now)}) nên chỉ xem được. "
        "Dữ liệu còn nguyên; muốn sửa, hãy đóng ở bên đó rồi mở lại."
    )


def saved(at: datetime) -> str:
    """Return the line after a save."""
    return f"Đã lưu lúc {at:%H:%M}"
