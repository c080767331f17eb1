"""What the view 'Kiểm tra' says."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.book import Book, FieldRef, Support, Task
from desktop.domain.vietnamese import one_line
from desktop.wording import place

LEVELS: dict[str, str] = {"MUST": "Phải xử lý", "SHOULD": "Nên xem", "NOTE": "Tham khảo"}
"""A finding's severity in a narrow column, by the severity's name."""

GROUP = "{title} ({count})"
PASSED_OVER = "Đã bỏ qua"
REASON_OF = "Lý do: {reason}"
NO_REASON = "Đã bỏ qua, không ghi lý do"

MEND = "Sửa giúp"
PASS_OVER = "Bỏ qua"
RECONSIDER = "Xét lại"
WHY = "Lý do bỏ qua:"
GIVE_UP = "Hủy"
REASONS = (
    "Đúng với thực tế của địa phương",
    "Cấp trên đã đồng ý",
    "Văn bản yêu cầu không đòi hỏi",
    "Sẽ bổ sung trước khi ban hành",
)

LOOKING = "Đang kiểm tra…"
FAILED = "Chưa kiểm tra được. Dữ liệu còn nguyên; hãy lưu một bản sao rồi mở lại phần mềm."
NOTHING_FOUND = "Không có chỗ nào cần xem."
NOTHING_FOUND_HINT = "Báo cáo đã đủ nội dung. Sang “Trình ký” để in và trình."
CHOOSE = "Chọn một dòng để xem đủ nội dung; Enter hoặc bấm đúp: tới chỗ đó; Delete: bỏ qua."
PLACE = "Ở đâu: {places}"
PLACES = "Ở {count} chỗ: {places}"
MORE_PLACES = "{places} …"

MOST_PLACES = 4


def where(book: Book, ref: FieldRef) -> str:
    """Return where a field is; of a task or a support with the beginning of its text."""
    words = place(book, ref)
    entity = book.entity(ref.entity)
    match entity:
        case Task(text=text) | Support(content=text) if text:
            start = one_line(text)
            return f"{words}: “{start[:30].rstrip()}{'…' if len(start) > 30 else ''}”"
    return words


def places(book: Book, refs: Sequence[FieldRef]) -> str:
    """Return where one field is, or several are."""
    shown = "; ".join(where(book, ref) for ref in refs[:MOST_PLACES])
    if len(refs) == 1:
        return PLACE.format(places=shown)
    more = MORE_PLACES.format(places=shown) if len(refs) > MOST_PLACES else shown
    return PLACES.format(count=len(refs), places=more)
