"""What went wrong, what is safe, what to do: every fault in words."""

from __future__ import annotations

from desktop.domain import errors
from desktop.wording.tabs import HELP_RANK

ERRORS: dict[type[errors.AppError], str] = {
    errors.FileMissing: (
        "Không tìm thấy tệp {name} trong thư mục {folder}. Chưa có gì thay đổi; "
        "hãy cắm lại ổ đĩa hoặc kiểm tra lại nơi để tệp."
    ),
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
    errors.ReportClosed: (
        "Sổ {name} có báo cáo đã chốt nên chưa thay đổi gì. Bản đã chốt còn nguyên; hãy mở sổ, bấm “Mở lại để sửa” "
        "rồi làm lại."
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
    errors.FolderMissing: (
        "Không còn thư mục {folder} nên chưa lưu được tệp {name}. Nội dung vừa gõ vẫn ở trên màn hình; "
        "hãy cắm lại ổ đĩa hoặc lưu sang nơi khác."
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
    errors.NotARank: "“{text}” không phải là xếp loại; ô chưa được nhận, nội dung cũ còn nguyên. Hãy ghi lại.",
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


def doubt(error: BaseException) -> str:
    """Return the short line below a field whose text was not understood."""
    match error:
        case errors.FarOff(before=before, now=now):
            return f"Năm trước {before}; lần này {now}. Ý là:" if before else f"{now} là số rất lớn. Ý là:"
        case errors.NotARank(ranks=ranks):
            return f"“{error.text}” không phải là xếp loại. {HELP_RANK.format(ranks=', '.join(ranks))}"
        case errors.NotANumber(readings=readings) if readings:
            return f"“{error.text}” chưa rõ nghĩa. Ý là:"
        case errors.NotANumber():
            return f"“{error.text}” không phải là số. Ghi như 1.105 hoặc 1,5."
        case errors.NotADate():
            return f"“{error.text}” không phải là ngày. Ghi như 20/9/2026."
    return sentence(error)


def unreadable(error: errors.AppError) -> str:
    """Return in a few words that a file cannot be read, and why where that is known."""
    why = cause(error.detail) if isinstance(error, errors.FileFault) and error.detail else ""
    return f"Không đọc được: {why}" if why else "Không đọc được"
