"""Excel and slips: what the menu, the dialog and the marks in a workbook say."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.errors import FarOff, NotADate, NotANumber, NotARank
from desktop.wording.tabs import HELP_RANK

EXPORT_MENU = "Xuất ra Excel…"
IMPORT_MENU = "Lấy số liệu từ Excel…"
EXPORT_TITLE = "Lưu bảng tính Excel"
OPEN_TITLE = "Chọn bảng tính Excel"
MARKED_TITLE = "Lưu bản đánh dấu lỗi"
KIND = "Bảng tính Excel"
NAME = "Số liệu"
MARKED = " - danh dau loi"
WRITTEN = "Đã ghi {name}. Sửa trong Excel xong thì dùng “Lấy số liệu từ Excel…”."
MARKED_WRITTEN = "Đã ghi {name}; các ô chưa hiểu được có nền đỏ và lời ghi. Sửa xong thì lấy lại từ tệp đó."
OPEN_IN_EXCEL = "Mở bằng Excel"
READING = "Đang đọc tệp Excel…"
NOTHING_NEW = "Tệp {name} không có gì khác sổ đang mở."
TAKEN = "Đã lấy {count} chỗ từ {name}. Bấm “Hoàn tác” nếu muốn trở lại."
ONLY_XLSX = "Tên {name} không phải bảng tính Excel, chưa có gì được ghi; hãy đặt tên kết thúc bằng .xlsx."
NOT_APPLIED = "Còn {count} ô chưa hiểu được nên chưa lấy gì vào sổ; hãy sửa trong tệp rồi làm lại."
APPLIED = "Đã lấy {count} chỗ vào sổ."

DIALOG = "Lấy số liệu từ Excel"
HEADING = "{name}: {changes} chỗ khác, {rows} dòng mới, {problems} ô chưa hiểu được. Bỏ dấu ở chỗ không lấy."
COLUMN_CELL = "Ô trong tệp"
COLUMN_FOUND = "Trong tệp Excel"
TAKE = "Lấy {count} chỗ đã đánh dấu"
TICK = "Đánh dấu / bỏ dấu"
TICK_ALL = "Đánh dấu tất cả"
WRITE_MARKED = "Ghi bản đánh dấu lỗi…"
NEW_ROW = "(dòng mới)"
CLEARED = "(để trống)"
PROBLEM = "Chưa hiểu được"

SLIPS = "In phiếu thu thập số liệu"
SLIP_OF_ONE = "Hợp tác xã đang chọn"
SLIP_OF_ALL = "Tất cả hợp tác xã"
SLIP_NAME = "Phiếu thu thập số liệu"
SLIPS_WRITTEN = "Đã ghi {name}. In từ Word rồi gửi kế toán hợp tác xã điền."
NO_SLIP = "Chưa có hợp tác xã nào để in phiếu. Bấm “Thêm” để ghi."

FORMULAS = "{count} ô có công thức: lấy kết quả đang hiện trong Excel, không lấy công thức."
EMPTY_CELLS = "{count} ô để trống trong tệp: số liệu trong sổ được giữ, trừ khi đánh dấu để xóa."
ROWS_NOT_THERE = "{count} dòng của sổ không có trong tệp: được giữ nguyên."
UNKNOWN_SHEETS = "Không lấy trang {names} vì không giống bảng nào của sổ."
UNKNOWN_COLUMNS = "Trang “{sheet}”: không lấy cột {names} vì không giống cột nào của sổ."
OTHER_REPORT = "Tệp này xuất từ kỳ báo cáo khác; các dòng được so theo tên."
NO_TITLES = "Không lấy trang “{sheet}” vì không thấy dòng tên cột."

NO_RESULT = "Ô có công thức nhưng chưa có kết quả; mở bằng Excel, lưu lại rồi lấy lại."
EXCEL_ERROR = "Ô đang báo lỗi {error} của Excel."
NOT_IN_LIST = "“{text}” không có trong danh sách: {choices}."
NO_PARENT = "“{text}” không phải một nhóm trong sổ; chọn nhóm cho dòng này."
NOT_YES_NO = "“{text}” phải ghi là Có hoặc Không."
PARTS_OF_A_PERSON = "“{text}” {unit} có phần lẻ; nếu là phần nghìn thì ghi {reading}."
PER_CENT = "Ô này có dạng phần trăm nhưng chỉ tiêu không tính bằng %."
NOT_A_DAY = "Ô này phải ghi ngày, ví dụ 20/9/2026."
NO_NAME = "Dòng mới chưa có “{labels}” nên chưa lấy được."
TWICE = "Dòng này trùng với dòng {row}; mỗi dòng chỉ ghi một lần."
SEVERAL = "Trong sổ có nhiều dòng cùng tên nên không biết lấy vào dòng nào."


def doubt(error: NotANumber | NotADate) -> str:
    """Return the note at a cell that was not understood."""
    match error:
        case FarOff(before=before, now=now):
            seen = f"Năm trước {before}; lần này {now}." if before else f"{now} là số rất lớn."
            return f"{seen} Ý là {_or(error.readings)}? Nếu đúng như đã ghi thì nhập trong phần mềm."
        case NotARank(ranks=ranks):
            return f"“{error.text}” không phải là xếp loại. {HELP_RANK.format(ranks=', '.join(ranks))}"
        case NotANumber(readings=readings) if readings:
            return f"“{error.text}” chưa rõ nghĩa, có thể là {_or(readings)}."
        case NotANumber():
            return f"“{error.text}” không phải là số. Ghi như 1.105 hoặc 1,5."
    return f"“{error.text}” không phải là ngày. Ghi như 20/9/2026."


def listed(names: Iterable[str]) -> str:
    """Return names in quotation marks, with commas."""
    return ", ".join(f"“{name}”" for name in names)


def _or(readings: Iterable[str]) -> str:
    return " hay ".join(readings)
