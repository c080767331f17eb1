"""What the screen says on a report's way to its signature, about edited Word files, and about the layout's check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from desktop import wording
from desktop.domain.book import ClosedReport, Report, State, WordFile
from desktop.domain.signing import Way
from desktop.domain.vietnamese import format_date

VIEW_REMARKS = "Ý kiến cần xử lý"
VIEW_LAYOUT = "Thể thức"

STEPS = ("Dự thảo", "Chốt bản trình ký", "Ghi số, ngày ban hành", "Chép gửi cấp trên")
PRINT_DRAFT = "In dự thảo"
CLOSE = "Chốt bản trình ký"
ISSUE = "Ghi số, ngày ban hành"
SEND = "Chép gửi cấp trên…"
REOPEN = "Mở lại để sửa"
EXPORT_CLOSED = "Xuất lại bản trình ký"
WRITTEN = "Các tệp Word đã xuất"
NOTHING_WRITTEN = "Chưa xuất tệp nào."
COLUMN_FILE = "Tệp"
COLUMN_MADE = "Lúc"
COLUMN_WHAT = "Là bản"
OPEN_FILE = "Mở bằng Word"
TO_SETTLE = "Phải xử lý trước khi chốt"
NOTHING_TO_SETTLE = "Không còn chỗ nào phải xử lý; có thể chốt."
COLUMN_PLACE = "Ở đâu"
COLUMN_WHAT_IS_MISSING = "Cần xử lý"
WAYS: dict[Way, str] = {
    Way.NOT_COLLECTED: "Chưa thu thập",
    Way.NOTHING_OCCURRED: "Không phát sinh",
    Way.LEFT_OUT: "Bỏ câu này",
}
CLOSE_QUESTION = (
    "Chốt bản trình ký? Số và ngày để trống, văn thư ghi sau khi ký. "
    "Cần sửa thì bấm “Mở lại để sửa”; bản đã chốt vẫn được giữ."
)
CLOSE_YES = "Chốt"
CLOSE_NO = "Chưa chốt"
CANNOT_CLOSE = "Chưa chốt được: còn {count} chỗ phải xử lý, liệt kê ở trang Trình ký. Báo cáo chưa thay đổi gì."
SEE_THEM = "Xem {count} chỗ"
CLOSED = "Đã chốt bản trình ký và xuất {name}. Số và ngày để trống; ghi vào đây sau khi ký."
NUMBER_MISSING = "Nhập số và ngày ban hành vào hai ô bên dưới, rồi bấm lại “Ghi số, ngày ban hành”."
ISSUE_QUESTION = "{doubt} Vẫn ghi ngày này? Ghi rồi thì phải “Mở lại để sửa” mới đổi được."
ISSUE_ANYWAY = "Vẫn ghi"
MEND_DATE = "Sửa lại ngày"
ISSUED = "Đã ghi số {number}, ngày {day}. Bản giấy không phải in lại."
REOPENED = "Đã mở lại để sửa. Bản đã chốt vẫn được giữ."
REFUSED = "Báo cáo đã chốt nên chưa sửa được; bấm “Mở lại để sửa” nếu cần. Bản đã chốt vẫn được giữ."
NAME_DRAFT = "Du thao {number}"
NAME_CLOSED = "Trinh ky"

PARAGRAPH_MENU = "Đi tới đoạn số…"
PARAGRAPH_TITLE = "Đi tới đoạn số"
PARAGRAPH_HINT = "Gõ số ghi ở lề trái của bản dự thảo."
PARAGRAPH_GO = "Tới đoạn này"
PARAGRAPH_BEYOND = "Báo cáo hiện có {count} đoạn, không có đoạn số {number}."
PARAGRAPH_NOT_A_NUMBER = "Gõ số đoạn bằng chữ số, ví dụ: 37."
PARAGRAPH_FIXED = "Đoạn số {number} là chữ cố định, không lấy từ ô nào."

REMARK_PARAGRAPH = "Về đoạn số…"
ADD_REMARK = "Thêm ý kiến"
REMARK_HERE = "Thêm ý kiến về ô đang đứng"
EMPTY_REMARKS = "Chưa có ý kiến nào. Ghi lời lãnh đạo, cấp trên dặn qua điện thoại hoặc bút đỏ để khỏi quên."
REMARKS_OPEN = "Còn {count} ý kiến chưa xử lý"
REMARKS_DONE = "Đã xử lý hết."
NO_PLACE = "(chung)"

SEE_AND_TAKE = "Xem và đưa vào sổ"
EXPORT_ANYWAY = "Vẫn xuất từ sổ"
SEND_ANYWAY = "Vẫn chép theo sổ"
CLOSE_WITHOUT = "Vẫn chốt theo sổ"
LATER = "Để sau"
EDITED_TITLE = "Chỗ đã sửa trong Word"
EDITED_HINT = "Đánh dấu chỗ cần đưa vào sổ. Tệp Word được giữ nguyên; đưa vào rồi vẫn hoàn tác được."
COLUMN_IN_BOOK = "Trong sổ"
COLUMN_IN_WORD = "Trong Word"
COLUMN_TAKE = "Đưa vào"
TAKE_MARKED = "Đưa vào sổ {count} chỗ"
MARK_ALL = "Đánh dấu tất cả"
MARK_NONE = "Bỏ dấu tất cả"
LEAVE_ALL = "Không đưa chỗ nào, đừng hỏi lại"
TAKEN = "Đã đưa {count} chỗ sửa trong Word vào sổ. Bấm “Hoàn tác” nếu muốn trở lại."
ADDED_LINE = "(đoạn thêm trong Word)"
REMOVED_LINE = "(đã xóa trong Word)"
COMPOSED_PLACE = "Câu lập sẵn"
WHYS: dict[str, str] = {
    "COMPOSED": "Câu lập từ dữ liệu, không có ô riêng; sửa ở các ô của câu này.",
    "CHOSEN": "Mục này chọn trong danh sách; sửa trong sổ.",
    "NOT_A_FIGURE": "Không phải là số; sửa trong sổ.",
    "NOT_A_DATE": "Không phải là ngày; sửa trong sổ.",
}
"""Why a change cannot be taken, by the name in reports/read_back.py."""
MEANWHILE = "Sổ cũng đã sửa chỗ này."
NOT_EDITED = "Tệp {name} không có chỗ nào khác bản đã xuất."

CHECK_OTHER = "Chọn tệp Word khác…"
CHECK_OTHER_TITLE = "Chọn tệp Word cần kiểm tra thể thức"
CHECKED_OURS = "Báo cáo như sẽ xuất bây giờ: {found}"
CHECKED_OTHER = "Tệp {name}: {found}"
CHECKING = "Đang kiểm tra…"
FLAWS = "{count} chỗ cần xem."
NO_FLAWS = "không thấy lỗi thể thức."
REPAIR_ONE = "Sửa giúp"
REPAIR_ALL = "Sửa giúp, ghi ra tệp mới"
BACK_TO_OURS = "Về báo cáo của mình"
COLUMN_FLAW = "Nội dung"
COLUMN_WHERE = "Ở đâu"
COLUMN_REPAIR = "Cách sửa"
REPAIRED_COPY = "Đã ghi bản sửa {name}: {what}. Tệp gốc được giữ nguyên."
NOTHING_TO_REPAIR = "Không có chỗ nào phần mềm sửa giúp được; tệp được giữ nguyên. Hãy sửa theo cột “Cách sửa”."
NAME_REPAIRED = "{stem} - da sua"

_DRAFT_LINE = "DỰ THẢO lần {number} – {day}/{month} {time}"


def draft_line(number: int, at: datetime) -> str:
    """Return what stands above the first page of a draft: 'DỰ THẢO lần 2 – 20/9 14:05'."""
    return _DRAFT_LINE.format(number=number, day=at.day, month=at.month, time=f"{at:%H:%M}")


def draft_written(number: int, gaps: int, unread: int) -> str:
    """Return what is said when a draft was written."""
    said = [
        f"Đã xuất dự thảo lần {number} ra Word" + (f"; dự thảo lần {number - 1} vẫn giữ nguyên." if number > 1 else ".")
    ]
    if unread:
        said.append(f"Còn {unread} ô chưa hiểu được nên chưa có trong văn bản.")
    if gaps:
        said.append(f"Còn {gaps} chỗ chưa có số liệu, đã đánh dấu trong văn bản.")
    return " ".join(said)


def file_edited(file: WordFile, paragraphs: int, figures: int) -> str:
    """Return what is said about a Word file that was edited outside."""
    parts = [f"{paragraphs} đoạn" if paragraphs else "", f"{figures} số liệu" if figures else ""]
    what = " và ".join(part for part in parts if part)
    name = f"Bản Word dự thảo lần {file.draft}" if file.draft else f"Bản Word {file.name}"
    return f"{name} đã được sửa {what}; sổ dữ liệu chưa có các chỗ sửa này. Bản Word không bị ghi đè."


def state(report: Report, copy: ClosedReport | None, now: datetime) -> str:
    """Return how far a report is, in one or two sentences."""
    match report.state:
        case State.CLOSED:
            at = f" lúc {wording.moment(copy.closed_at, now)}" if copy is not None else ""
            return f"Đã chốt{at}, không sửa được nữa. Ký xong thì ghi số và ngày ban hành."
        case State.ISSUED:
            day = format_date(report.issued) if report.issued else ""
            return f"Đã ban hành: số {report.number}/{report.symbol}, ngày {day}."
    if report.drafts:
        last = next((file for file in reversed(report.files) if file.draft == report.drafts), None)
        at = f" lúc {wording.moment(last.made, now)}" if last is not None else ""
        return f"Dự thảo; lần in gần nhất là lần {report.drafts}{at}."
    return "Dự thảo; chưa in lần nào."


def kind_of_file(file: WordFile) -> str:
    """Return what a written file is."""
    return f"Dự thảo lần {file.draft}" if file.draft else "Bản sạch"


def issued(number: str, day: date) -> str:
    """Return what is said when number and date were entered."""
    return ISSUED.format(number=number, day=format_date(day))


def listed(repairs: Sequence[str]) -> str:
    """Return what was repaired, in one line."""
    return "; ".join(repairs)
