"""Every sentence and label of the screen that does not stand with the field, section or rule it names."""

from __future__ import annotations

from desktop.domain import errors

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
        "hãy dùng “Lưu bản sao…” để giữ cả hai."
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
    errors.CopyMismatch: (
        "Đã chép {name} nhưng đọc lại không đúng. Dữ liệu trong máy còn nguyên; hãy dùng USB khác rồi chép lại."
    ),
    errors.NotANumber: "“{text}” không phải là số. Ghi như 1.105 hoặc 1,5; ô chưa được nhận, nội dung cũ còn nguyên.",
    errors.NotADate: "“{text}” không phải là ngày. Ghi như 20/9/2026; ô chưa được nhận, nội dung cũ còn nguyên.",
    errors.UnknownEntity: "Không tìm thấy “{address}” trong sổ dữ liệu. Sổ được giữ nguyên; hãy kiểm tra lại.",
}
"""What happened, what is safe, what to do: one sentence pair for each class of fault."""

UNEXPECTED = "Có lỗi ngoài dự kiến. Bản đã lưu còn nguyên; hãy lưu một bản sao, đóng và mở lại phần mềm."


def sentence(error: BaseException) -> str:
    """Return what the user is told about a fault."""
    for kind in type(error).__mro__:
        template = ERRORS.get(kind) if issubclass(kind, errors.AppError) else None
        if template is not None:
            facts = dict(vars(error))
            path = facts.get("path")
            if path is not None:
                facts.update(name=path.name, folder=str(path.parent))
            return template.format(**facts)
    return UNEXPECTED


EDITS: dict[str, str] = {
    "set_field": "sửa “{label}”",
    "set_fields": "dán số liệu",
    "add_row": "thêm dòng",
    "remove_row": "xóa dòng",
    "move_row": "chuyển dòng",
    "move_task": "chuyển nhiệm vụ",
    "add_cooperative": "thêm hợp tác xã",
    "remove_cooperative": "xóa hợp tác xã",
    "add_report": "thêm kỳ báo cáo",
    "set_typed": "sửa tiêu đề",
}
"""What 'Hoàn tác' and 'Làm lại' name: the function's name in domain/edits.py -> what it did."""
