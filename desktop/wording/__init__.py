"""Every sentence and label of the screen that does not stand with the field, section or rule it names."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from desktop.domain import errors
from desktop.domain.book import (
    Book,
    Citation,
    Cooperative,
    FieldRef,
    Policy,
    Return,
    Signer,
    Target,
    Task,
    TaskGroup,
    Unit,
)
from desktop.domain.dated import AGENCY
from desktop.domain.fields import field_of

if TYPE_CHECKING:
    from desktop.domain.comparison import Difference

PROGRAM = "Báo cáo kinh tế tập thể"
SAMPLE_BAND = "DỮ LIỆU MẪU – chỉ để xem và thử, không dùng để báo cáo"

ERRORS: dict[type[errors.AppError], str] = {
    errors.FileMissing: "Không tìm thấy tệp {name}. Chưa có gì thay đổi; hãy kiểm tra lại nơi để tệp.",
    errors.FileEmpty: "Tệp {name} không có nội dung nên không mở được. Tệp được giữ nguyên; hãy mở một bản sao khác.",
    errors.FileForeign: ("Tệp {name} không phải tệp dữ liệu của phần mềm này. Tệp được giữ nguyên; hãy chọn tệp khác."),
    errors.FileDamaged: (
        "Tệp {name} bị hỏng nên không mở được ({detail}). Tệp được giữ nguyên; hãy mở một bản sao khác."
    ),
    errors.FileTooLarge: "Tệp {name} quá lớn, không phải sổ dữ liệu. Tệp được giữ nguyên; hãy chọn tệp khác.",
    errors.FileIsNewer: (
        "Tệp {name} do phiên bản mới hơn tạo ra. Tệp được giữ nguyên; hãy cập nhật phần mềm rồi mở lại."
    ),
    errors.FileChangedOutside: (
        "Tệp {name} đã bị thay đổi từ nơi khác nên chưa lưu. Nội dung vừa gõ vẫn ở trên màn hình; "
        "chọn bản nào thì bản còn lại cũng được cất."
    ),
    errors.FileExists: "Tệp {name} đã có và không bị ghi đè. Hãy chọn tên khác.",
    errors.FileBusy: (
        "Tệp {name} đang được chương trình khác giữ. Bản đã lưu còn nguyên; hãy đóng chương trình đó rồi thử lại."
    ),
    errors.WriteRefused: (
        "Không có quyền ghi vào {folder}. Bản đã lưu còn nguyên, nội dung vừa gõ vẫn ở trên màn hình; "
        "hãy lưu sang nơi khác."
    ),
    errors.DiskFull: (
        "Chưa lưu được vì nơi lưu đã đầy. Bản đã lưu còn nguyên, nội dung vừa gõ vẫn ở trên màn hình; "
        "hãy lưu sang nơi khác."
    ),
    errors.WriteFailed: (
        "Chưa lưu được tệp {name} ({detail}). Bản đã lưu còn nguyên, nội dung vừa gõ vẫn ở trên màn hình; "
        "hãy thử lại hoặc lưu sang nơi khác."
    ),
    errors.CopyFailed: "USB bị rút khi đang chép. Dữ liệu trong máy còn nguyên; cắm lại rồi chép lại.",
    errors.CopyMismatch: (
        "Đã chép {name} nhưng đọc lại không đúng. Dữ liệu trong máy còn nguyên; hãy dùng USB khác rồi chép lại."
    ),
    errors.NoReport: "Sổ {name} chưa có kỳ báo cáo nào. Sổ được giữ nguyên; hãy mở sổ và thêm kỳ báo cáo.",
    errors.CannotShow: "Máy này không mở được {name}. Tệp còn nguyên ở {folder}; hãy mở từ thư mục đó.",
    errors.CannotPrint: (
        "Máy này chưa in được từ phần mềm. Tệp {name} còn nguyên trong thư mục vừa mở; hãy mở tệp đó rồi in, "
        "hoặc chép sang máy có máy in."
    ),
    errors.DocumentRefused: (
        "Chưa đọc được tệp {name}: tệp {detail}. Tệp được giữ nguyên; hãy mở bằng Word, lưu thành tệp .docx "
        "rồi thử lại."
    ),
    errors.WorkbookRefused: (
        "Chưa lấy được số liệu từ tệp {name}: tệp {detail}. Tệp và sổ được giữ nguyên; hãy mở bằng Excel, "
        "lưu thành tệp .xlsx rồi thử lại."
    ),
    errors.NotANumber: "“{text}” không phải là số. Ghi như 1.105 hoặc 1,5; ô chưa được nhận, nội dung cũ còn nguyên.",
    errors.FarOff: "“{text}” khác xa số đã có nên chưa được nhận; nội dung cũ còn nguyên. Hãy chọn số đúng.",
    errors.NotADate: "“{text}” không phải là ngày. Ghi như 20/9/2026; ô chưa được nhận, nội dung cũ còn nguyên.",
    errors.UnknownEntity: "Không tìm thấy “{address}” trong sổ dữ liệu. Sổ được giữ nguyên; hãy kiểm tra lại.",
}
"""What happened, what is safe, what to do: one sentence pair for each class of fault."""

CAUSES: dict[str, str] = {
    "utf-16": "được ghi lại bằng chương trình khác, không đúng bảng mã",
    "not-text": "có chỗ không phải chữ",
    "not-json": "sai từ dòng {place}",
    "too-deep": "sai cấu trúc",
    "twice": "mục “{place}” có hai lần",
    "not-a-figure": "“{place}” không phải là số",
    "surrogate": "có ký tự hỏng",
    "unknown-key": "{place}: mục lạ",
    "missing-key": "{place}: thiếu",
    "invalid": "{place}: nội dung không hợp lệ",
    "bad-id": "mã “{place}” không hợp lệ",
    "same-id": "mã “{place}” có hai lần",
    "hash": "nội dung đã bị sửa hoặc hỏng sau lần lưu cuối",
    "read-back": "đọc lại không đúng, ổ đĩa có thể hỏng",
    "not-word": "không phải văn bản Word (.docx)",
    "locked-or-old": "có mật khẩu hoặc là văn bản Word đời cũ",
    "macros": "có chứa macro",
    "not-ours": "không do phần mềm này xuất ra",
    "not-excel": "không phải bảng tính Excel (.xlsx)",
    "locked-or-old-excel": "có mật khẩu hoặc là bảng tính Excel đời cũ",
    "far-cell": "có ô nằm quá xa bảng (ô {place})",
    "too-large": "quá lớn",
    "swollen": "có nội dung bên trong lớn bất thường",
    "broken-part": "bị hỏng bên trong",
    "no-words": "không có chữ nào",
    "EACCES": "không có quyền đọc",
    "EIO": "ổ đĩa báo lỗi",
    "ENOENT": "không còn thư mục",
    "ENODEV": "ổ đĩa đã bị tháo",
    "ENAMETOOLONG": "tên tệp quá dài",
}
"""Why a file cannot be read or written: the first word of a fault's detail -> words, with the rest as the place."""

OTHER_CAUSE = "máy báo lỗi khi đọc hoặc ghi"

UNEXPECTED = "Có lỗi ngoài dự kiến. Bản đã lưu còn nguyên; hãy lưu một bản sao, đóng và mở lại phần mềm."


def sentence(error: BaseException) -> str:
    """Return what the user is told about a fault."""
    for kind in type(error).__mro__:
        template = ERRORS.get(kind) if issubclass(kind, errors.AppError) else None
        if template is not None:
            facts = dict(vars(error))
            path = facts.get("path")
            if path is not None:
                facts.update(name=path.name, folder=str(path.parent), detail=cause(facts["detail"]))
            return template.format(**facts)
    return UNEXPECTED


def cause(detail: str) -> str:
    """Return the detail of a fault ('unknown-key payload.x') in words; the log has it as it is."""
    word, _, where = detail.partition(" ")
    return CAUSES.get(word, OTHER_CAUSE).format(place=where)


EDITS: dict[str, str] = {
    "set_field": "sửa “{label}”",
    "set_fields": "dán số liệu",
    "add_row": "thêm dòng",
    "remove_row": "xóa dòng",
    "put_back": "đưa lại dòng đã xóa",
    "restore": "khôi phục dữ liệu",
    "take": "lấy lại một chỗ",
    "move_row": "chuyển dòng",
    "move_paragraphs": "chuyển đoạn",
    "move_task": "chuyển nhiệm vụ",
    "add_cooperative": "thêm hợp tác xã",
    "remove_cooperative": "xóa hợp tác xã",
    "add_report": "thêm kỳ báo cáo",
    "roll_forward": "chuyển tiếp kỳ báo cáo",
    "take_old_report": "lấy báo cáo cũ vào sổ",
    "replace_report": "sửa báo cáo",
    "mark_seen": "đánh dấu đã xem",
    "adopt": "nhận yêu cầu của cấp trên",
    "adopt_next": "nhận yêu cầu của cấp trên",
    "set_outline": "bố cục theo công văn",
    "add_successor": "thêm đơn vị kế tiếp",
    "set_typed": "sửa tiêu đề",
    "enter_by_hand": "nhập tay thay số tính",
    "use_register": "bỏ nhập tay",
    "take_in": "lấy số liệu từ Excel",
    "close_report": "chốt bản trình ký",
    "issue": "ghi số, ngày ban hành",
    "reopen": "mở lại để sửa",
    "take_edits": "đưa chỗ sửa trong Word vào sổ",
    "settle_gap": "xử lý chỗ còn thiếu",
    "dismiss": "bỏ qua khi kiểm tra",
    "reconsider": "xét lại khi kiểm tra",
    "mend": "sửa giúp khi kiểm tra",
    "place_leftover": "xếp chỗ một đoạn",
}
"""What 'Hoàn tác' and 'Làm lại' name: the function's name in domain/edits.py -> what it did."""

ANY_FIELD = "dữ liệu"
"""Stands for the label of a field that is on no form."""

NO_FLAWS = "Không thấy lỗi thể thức."
"""What `check-docx` says of a document in which it finds nothing."""

EXPORT_NAME = "Báo cáo 20-NQ/TW"
"""How the file name of an exported report begins; it is written without accents."""


def doubt(error: BaseException) -> str:
    """Return the short line below a field whose text was not understood."""
    match error:
        case errors.FarOff(before=before, now=now):
            return f"Năm trước {before}; lần này {now}. Ý là:" if before else f"{now} là số rất lớn. Ý là:"
        case errors.NotANumber(readings=readings) if readings:
            return f"“{error.text}” chưa rõ nghĩa. Ý là:"
        case errors.NotANumber():
            return f"“{error.text}” không phải là số. Ghi như 1.105 hoặc 1,5."
        case errors.NotADate():
            return f"“{error.text}” không phải là ngày. Ghi như 20/9/2026."
    return sentence(error)


def unit_name(unit: Unit) -> str:
    """Return 'UBND phường Tân An', or the name of a department."""
    if unit.letterhead == AGENCY and unit.issuer:
        return unit.issuer
    return f"UBND {unit.kind} {unit.name}".strip()


def issuer_name(unit: Unit) -> str:
    """Return 'phường Tân An', or the name of a department."""
    return unit.issuer if unit.letterhead == AGENCY and unit.issuer else f"{unit.kind} {unit.name}"


def place(book: Book, ref: FieldRef) -> str:
    """Return where a field is, in words: its label behind the name of what it belongs to."""
    entity = book.entity(ref.entity)
    try:
        label = field_of(entity, ref.field).label
    except KeyError:
        label = ANY_FIELD
    match entity:
        case Target():
            owner = entity.indicator.name
        case TaskGroup() | Policy():
            owner = entity.title
        case Cooperative() | Unit() | Signer():
            owner = entity.name
        case Return():
            cooperative = book.cooperative(entity.cooperative)
            owner = cooperative.name if cooperative is not None else ""
        case Citation():
            owner = entity.number
        case Task():
            owner = shorten(entity.text, 60, placeholder="…")
        case _:
            owner = ""
    return f"{owner}: {label}" if owner else label


def moment(at: datetime, now: datetime) -> str:
    """Return a time as '14:05', with the day where it is not today's: '14:05 ngày 3/9/2026'."""
    at = at.astimezone(now.tzinfo)
    if at.date() == now.date():
        return f"{at:%H:%M}"
    return f"{at:%H:%M} ngày {at.day}/{at.month}/{at.year}"


def difference(before: Book, after: Book, found: Difference) -> tuple[str, str, str]:
    """Return a difference in words: where it is, what stood there and what stands there."""
    book = before if found.kind == "removed" else after
    if found.kind == "changed":
        return place(book, found.ref), found.before or NOTHING, found.after or NOTHING
    where = ROWS[book.path(found.ref.entity)[-1][0]]
    match found.kind:
        case "added":
            return where, ROW_MISSING, found.after or UNNAMED
        case "removed":
            return where, found.before or UNNAMED, ROW_MISSING
    return where, found.before or UNNAMED, ROW_MOVED


def unreadable(error: errors.AppError) -> str:
    """Return in a few words that a file cannot be read, and why where that is known."""
    why = cause(error.detail) if isinstance(error, errors.FileFault) and error.detail else ""
    return f"Không đọc được: {why}" if why else "Không đọc được"


def draft_found(saved_at: datetime, count: int, now: datetime) -> str:
    """Return what is said at the start after a crash."""
    return (
        f"Lần trước máy tắt đột ngột. Bản lưu lúc {moment(saved_at, now)} còn nguyên; "
        f"tìm lại được {count} thay đổi gõ sau đó."
    )


def other_draft_found(written_at: datetime, count: int, now: datetime) -> str:
    """Return what is said about a draft that was typed on another state of the book."""
    return (
        f"Có bản nháp lúc {moment(written_at, now)} gõ trên một bản lưu khác, khác {count} chỗ. "
        "Sổ đang mở chưa thay đổi gì; hãy xem rồi chọn chỗ cần lấy lại."
    )


def backup_opened(saved_at: datetime, now: datetime) -> str:
    """Return what is said when a backup took the place of a damaged file."""
    at = moment(saved_at, now)
    return (
        f"Tệp dữ liệu chính không đọc được, đã mở bản dự phòng lúc {at}. "
        f"Tệp cũ vẫn giữ lại, không xóa; hãy xem lại phần đã nhập sau {at}."
    )


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


def exported(name: str, gaps: int, unread: int) -> str:
    """Return what is said after an export: marked gaps, and typed texts that were no values and are not in it."""
    said = [f"Đã xuất {name}."]
    if unread:
        said.append(f"Còn {unread} ô chưa hiểu được nên chưa có trong văn bản.")
    if gaps:
        said.append(f"Còn {gaps} chỗ chưa có nội dung, đã đánh dấu trong văn bản.")
    if not (gaps or unread):
        said.append("Các bản xuất trước vẫn giữ nguyên.")
    return " ".join(said)


# The bar and the status line.
SAVE = "Lưu"
UNDO = "Hoàn tác"
REDO = "Làm lại"
OPEN = "Mở sổ khác…"
NEW = "Tạo sổ mới…"
SAMPLE = "Xem dữ liệu mẫu"
SAVE_COPY = "Lưu bản sao…"
COPY_TO_STICK = "Chép sang USB…"
OPEN_FOLDER = "Mở thư mục"
EXPORT = "Xuất Word"
BOOK_MENU = "Sổ dữ liệu"
RECENT = "Mở gần đây"
PERIOD = "Kỳ báo cáo"
SAVING = "Đang lưu…"
MODIFIED = "Có thay đổi, sẽ tự lưu"
NOT_SAVED = "Chưa lưu được"
EXPORTING = "Đang xuất Word…"
UNREAD = "{count} ô chưa hiểu được, bấm để xem"
OPEN_IN_WORD = "Mở bằng Word để in"
SEE_UNREAD = "Xem {count} ô"
SEE_GAPS = "Xem {count} chỗ"
COPIED = "Đã lưu bản sao {name}. Vẫn đang làm việc trên sổ hiện tại."
ON_STICK = "Đã chép xong và đọc lại đúng: {name}. Hãy tháo USB an toàn rồi mới rút."
SAVE_ELSEWHERE = "Lưu sang nơi khác"
TRY_AGAIN = "Thử lại"
CLOSE_UNSAVED = "{sentence}\n\nĐóng thì mất các thay đổi chưa lưu."
CLOSE_ANYWAY = "Vẫn đóng"
STAY = "Ở lại"
OPEN_TITLE = "Mở sổ dữ liệu"
NEW_TITLE = "Tạo sổ dữ liệu mới"
NEW_NAME = "So du lieu KTTT.json"
SAMPLE_FILE = "Du lieu mau.json"
BOOK_FILES = "Sổ dữ liệu"
WORD_FILES = "Văn bản Word"
UNNAMED = "(chưa có tên)"

# Drafts, recovery, the bin.
RESTORE_CHANGES = "Khôi phục {count} thay đổi"
SEE_CHANGES = "Xem từng thay đổi"
LATER = "Để sau"
CHANGES = "Những chỗ khác nhau"
TAKE_PLACE = "Lấy chỗ này vào sổ"
PUT_DRAFT_AWAY = "Không cần bản nháp này"
CLOSE = "Đóng"
COLUMN_PLACE = "Ở đâu"
COLUMN_NOW = "Đang có"
COLUMN_FOUND = "Tìm lại được"
COLUMN_VERSION = "Bản này có"
NOTHING = "(trống)"
ROW_MISSING = "(không có dòng này)"
ROW_MOVED = "(đứng ở chỗ khác)"
RECOVERY = "Phục hồi dữ liệu"
RECOVERY_MENU = "Phục hồi dữ liệu…"
RECOVERY_DAMAGED = (
    "Tệp {name} không đọc được. Tệp đó được giữ lại, không xóa; "
    "hãy chọn một bản lưu bên dưới rồi bấm “Khôi phục bản này”."
)
RECOVERY_OPEN = "Chọn một bản để xem khác sổ đang mở ở chỗ nào. Khôi phục xong vẫn hoàn tác được."
RECOVERY_NONE = "Không tìm thấy bản lưu nào khác. Tệp đang có được giữ nguyên; hãy nhờ người hỗ trợ."
VIEW_VERSIONS = "Các bản lưu"
VIEW_EARLIER = "Một ô trước đây"
VIEW_BIN = "Thùng rác"
COLUMN_KIND = "Bản"
COLUMN_TIME = "Lưu lúc"
COLUMN_REPORTS = "Kỳ báo cáo"
COLUMN_FIGURES = "Số liệu"
COLUMN_STATE = "Tình trạng"
COLUMN_CONTENT = "Nội dung"
COLUMN_ROW_KIND = "Loại"
COLUMN_ROW = "Dòng đã xóa"
STATE_GOOD = "Đọc được"
LOOKING = "Đang tìm…"
RESTORE_THIS = "Khôi phục bản này"
TAKE_VALUE = "Lấy lại nội dung này"
PUT_BACK = "Đưa lại vào sổ"
OTHER_BOOK = "Mở sổ khác…"
SAME = "Không khác chỗ nào."
DIFFERENT = "Khác {count} chỗ:"
NO_FIELD = "Đặt con trỏ vào một ô rồi mở lại trang này để xem ô đó trước đây ghi gì."
EARLIER_OF = "{place}: nội dung trong các bản lưu, mới nhất ở trên."
BIN_EMPTY = "Thùng rác không có gì."
RESTORED = "Đã khôi phục bản lưu lúc {time}. Bấm “Hoàn tác” nếu muốn trở lại."
VERSION_KINDS: dict[str, str] = {
    "current": "Tệp dữ liệu",
    "previous": "Lần lưu trước",
    "temporary": "Bản lưu dở",
    "draft": "Bản nháp",
    "backup": "Dự phòng",
    "second": "Dự phòng ổ khác",
    "salvaged": "Phần còn đọc được",
}
ROWS: dict[str, str] = {
    "units": "Đơn vị",
    "signers": "Người ký",
    "cooperatives": "Hợp tác xã",
    "reports": "Kỳ báo cáo",
    "citations": "Văn bản viện dẫn",
    "returns": "Số liệu hợp tác xã",
    "targets": "Chỉ tiêu",
    "groups": "Nhóm nhiệm vụ",
    "policies": "Nhóm chính sách",
    "tasks": "Nhiệm vụ",
    "supports": "Hỗ trợ",
    "remarks": "Ý kiến",
    "leftovers": "Đoạn chưa xếp chỗ",
}
"""What a row is called, by the name of its collection."""

# The file changed outside, two places, the log.
KEEP_MINE = "Giữ bản đang mở"
OPEN_THEIRS = "Mở bản kia"
SAVE_AS_OTHER = "Lưu ra tên khác"
MINE = " - ban cua toi"
KEPT_MINE = "Đã lưu bản đang mở. Bản kia được cất ở {name}."
OPENED_THEIRS = "Đã mở bản kia. Bản đang mở trước đó được cất ở {name}."
COPY_AND_OPEN = "Chép vào máy rồi mở"
OPEN_ON_STICK = "Mở ngay trên USB"
READ_ONLY = "Chỉ xem"
STICK: dict[str, str] = {
    "new": "Sổ này nằm trên USB, máy này chưa có. Nên chép vào máy rồi mở, vì rút USB lúc đang làm dễ mất dữ liệu.",
    "same": "Sổ này nằm trên USB và giống hệt bản trong máy. Nên mở bản trong máy.",
    "newer": "Sổ này nằm trên USB và mới hơn bản trong máy. Chép vào máy thì bản cũ trong máy vẫn được giữ.",
    "older": "Sổ này nằm trên USB và cũ hơn bản trong máy. Nên mở bản trong máy.",
    "different": "Sổ trên USB và bản trong máy đã sửa khác nhau. Chép vào máy dưới tên khác, cả hai đều được giữ.",
}
OPEN_LOCAL = "Mở bản trong máy"
LOG_MENU = "Gửi nhật ký cho người hỗ trợ…"
LOG_TITLE = "Lưu nhật ký để gửi người hỗ trợ"
LOG_NAME = "Nhat ky KTTT.zip"
LOG_PACKED = "Đã ghi {name}. Trong đó không có số liệu, tên người hay nội dung báo cáo; gửi tệp này cho người hỗ trợ."

# The first start.
START_HEADING = "Chưa có dữ liệu. Chọn cách bắt đầu:"
START_EMPTY = "Sổ trống"
START_EMPTY_HINT = "Bắt đầu với đủ chỉ tiêu, nhiệm vụ, chính sách để điền."
START_SAMPLE = "Xem dữ liệu mẫu"
START_SAMPLE_HINT = "Một phường mẫu đã điền đủ, để xem và thử."
START_OPEN = "Mở sổ đã có"
START_OPEN_HINT = "Chọn sổ dữ liệu trong máy hoặc trên USB."
START_FOLDER = "Dữ liệu sẽ để tại {folder}"
START_CHANGE_FOLDER = "Đổi nơi khác…"
FOLDER_TITLE = "Chọn nơi để dữ liệu"

# Tabs and their views.
TAB_GENERAL = "Thông tin chung"
TAB_COOPERATIVES = "Hợp tác xã"
TAB_TARGETS = "Mục tiêu"
TAB_TASKS = "Nhiệm vụ"
TAB_POLICIES = "Chính sách"
TAB_REPORT = "Báo cáo"
VIEW_UNIT = "Đơn vị, kỳ báo cáo"
VIEW_DOCUMENTS = "Văn bản"
VIEW_PEOPLE = "Nơi gửi, người ký"
VIEW_YEAR = "Kết quả năm"
VIEW_LONG = "Mục tiêu dài hạn"
VIEW_PROSE = "Lời văn"
VIEW_CONTENT = "Nội dung"
VIEW_CHECK = "Kiểm tra"
VIEW_SIGNING = "Trình ký"

CARD_UNIT = "Đơn vị"
CARD_PERIOD = "Kỳ báo cáo"
CARD_COOPERATIVE = "Hợp tác xã"
CARD_GROUP = "Nhóm nhiệm vụ"
CARD_TASK = "Nhiệm vụ, giải pháp"
CARD_SUPPORT = "Hỗ trợ đã thực hiện"
CARD_LAYOUT = "Bố cục"
CARD_CONTENT = "Nội dung báo cáo"
CARD_SIGNING = "Trình ký và phát hành"

COLUMN_UNIT = "Đơn vị\ntính"
COLUMN_LAST_YEAR = "Năm\ntrước"
COLUMN_PLAN = "Kế hoạch\nnăm"
COLUMN_ACTUAL = "Thực\nhiện"
COLUMN_RATE = "% kế\nhoạch"
COLUMN_CHANGE = "So năm\ntrước"
COLUMN_ASSESSMENT = "Đánh giá"
COLUMN_BASELINE = "Số năm\ngốc"
COLUMN_GOAL = "Mục tiêu\n2030"
COLUMN_VISION = "Tầm nhìn\n2045"
COLUMN_PROGRESS = "% mục\ntiêu 2030"
COLUMN_TASK = "Nội dung"
COLUMN_RESULT = "Kết quả"
COLUMN_BENEFICIARY = "Hợp tác xã\nthụ hưởng"
COLUMN_PEOPLE = "Lượt\nngười"
COLUMN_MONEY = "Kinh phí\n(triệu đồng)"
COLUMN_SEVERITY = "Mức"
COLUMN_FINDING = "Nội dung"
COLUMN_WHERE = "Ở đâu"
COLUMN_NEXT = "Cách xử lý"

ADD_DOCUMENT = "Thêm văn bản"
ADD_SIGNER = "Thêm người ký"
ADD_COOPERATIVE = "Thêm"
ADD_TARGET = "Thêm chỉ tiêu"
ADD_TASK = "Thêm nhiệm vụ"
ADD_POLICY = "Thêm"
ADD_SUPPORT = "Thêm hỗ trợ"
DELETE = "Xóa"
DELETE_ROW = "Xóa dòng"
INSERT_ROW = "Chèn dòng phía trên"
FILL_DOWN = "Chép xuống các ô dưới"
MOVE_UP = "Lên"
MOVE_DOWN = "Xuống"
GO_THERE = "Tới chỗ đó"
EXPORT_DRAFT = "Xuất Word"
TRACKING = "Chi tiết theo dõi"

EMPTY_DOCUMENTS = "Chưa có văn bản nào. Bấm “Thêm văn bản” để ghi công văn yêu cầu và các căn cứ."
EMPTY_SIGNERS = "Chưa có người ký. Bấm “Thêm người ký”."
EMPTY_COOPERATIVES = "Chưa có hợp tác xã.\nBấm “Thêm” để ghi."
EMPTY_TARGETS = "Chưa có chỉ tiêu. Bấm “Thêm chỉ tiêu”."
EMPTY_POLICIES = "Chưa có nhóm chính sách.\nBấm “Thêm” để ghi."
EMPTY_SUPPORTS = "Chưa ghi hỗ trợ nào. Bấm “Thêm hỗ trợ” nếu trong kỳ có."

RESULT_GIVEN = "Đã có"
RESULT_MISSING = "Chưa có"
RESULT_OPTIONAL = "–"
TOTAL_SUPPORT = "Cộng: {money} triệu đồng, {people} lượt người"
SUGGESTED = "Câu lập sẵn từ dữ liệu; có thể sửa. Xóa hết để lấy lại câu lập sẵn."
HELP_VALUE = "Ghi như 1.105; 1,5; ≥ 50; 50 - 70; ước 1.500; hoặc “chưa thu thập”, “không áp dụng”."
HELP_RANK = "Ghi một trong các loại: {ranks}."
FINDINGS = "{count} chỗ cần xem"
NO_FINDINGS = "Không có chỗ nào cần xem."

# The command line.
WRONG_USAGE = "Lệnh chưa đúng, chưa có gì thay đổi. Cách dùng: {usage}"
NO_WINDOW = "Máy này không có màn hình nên không mở được cửa sổ. Dữ liệu còn nguyên; hãy chạy trên máy có màn hình."
