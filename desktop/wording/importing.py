"""What is said while an old report becomes a book, about pasted text in old encodings, and about what is left over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from desktop.domain.book import Book, FieldRef, Policy, Report, Target, TaskGroup
from desktop.domain.fields import field_of
from desktop.domain.leftovers import TASKS
from desktop.wording import UNNAMED

START_IMPORT = "Lấy từ báo cáo Word năm trước"
START_IMPORT_HINT = "Chọn tệp báo cáo cũ; phần mềm đọc và xếp vào sổ, xem lại rồi mới tạo."
MENU = "Lấy từ báo cáo cũ…"
CHOOSE = "Chọn báo cáo cũ"
FILES = "Báo cáo Word hoặc văn bản thô"
PAGE = "Lấy từ báo cáo cũ"
READING = "Đang đọc {name}…"
CANCEL = "Hủy"
BACK = "Quay lại"
GIVE_UP = "Quay lại thì các lựa chọn vừa bấm ở trang này bị bỏ. Vẫn quay lại?"
GIVE_UP_YES = "Bỏ và quay lại"
STAY = "Ở lại"
MAKE = "Tạo sổ"
MADE = "Đã tạo sổ từ {name}. Tệp cũ được giữ nguyên."
MADE_WITH_LEFT = "Đã tạo sổ từ {name}. Còn {count} đoạn chưa xếp chỗ, để ở trang “Đoạn chưa xếp chỗ” của phần Báo cáo."
TAKE = "Lấy vào sổ"
TAKEN = "Đã lấy {name} vào sổ, thành kỳ “{period}”."
TAKEN_WITH_LEFT = (
    "Đã lấy {name} vào sổ, thành kỳ “{period}”. Còn {count} đoạn chưa xếp chỗ, để ở trang “Đoạn chưa xếp chỗ”."
)
OLD_UNIT = "{unit} được ghi là đơn vị trước đây."
VIEW_ALL = "Tất cả ({count})"
VIEW_UNSURE = "Cần xem lại ({count})"
VIEW_LEFT = "Chưa xếp chỗ ({count})"
COLUMN_STATE = "Tình trạng"
COLUMN_OLD = "Văn bản cũ"
COLUMN_NEW = "Đưa vào sổ"
YES = "Đúng"
NO = "Không đúng"
PUT_INTO = "Đưa vào…"
DROP = "Bỏ đoạn này"
CHOSEN_PLACE = "Đưa vào: {place}"
DROPPED = "Bỏ (vào thùng rác)"
CONFIRMED = "Đã xác nhận đúng"
WITHDRAWN = "Không đúng: bỏ khỏi sổ, giữ lại lời văn"
NOTHING_CHOSEN = "Chọn một đoạn để xem đã xếp vào đâu."
NO_LINES = "Không có đoạn nào ở mục này."
GUESSED = (
    "Cả văn bản gõ bằng bảng mã {encoding}, không có phông để nhận ra, đã tự đổi sang Unicode. Nếu chữ đọc không đúng, "
    "hãy bấm “Giữ chữ như cũ”."
)
KEEP_LETTERS = "Giữ chữ như cũ"

STATES: dict[str, tuple[str, str, str]] = {
    "found": ("Đã xếp", "check-circle", "ok"),
    "converted": ("Đổi bảng mã", "fonts", "ok"),
    "joined": ("Đã nối", "link-45deg", "hint"),
    "unsure": ("Cần xem lại", "question-circle", "warning"),
    "left": ("Chưa xếp chỗ", "exclamation-triangle", "danger"),
    "decided": ("Đã quyết định", "check2-circle", "ok"),
}
"""Words, icon and colour of each state of a line."""

KINDS: dict[str, str] = {
    "form": "Phần thể thức, phần mềm tự lập",
    "unit": "Tên đơn vị",
    "issuer": "Tên cơ quan",
    "superior": "Cơ quan cấp trên",
    "office": "Bộ phận soạn thảo",
    "number": "Số, ký hiệu",
    "issued": "Địa danh, ngày ban hành",
    "abstract": "Trích yếu",
    "addressees": "Kính gửi",
    "opening": "Mở đầu",
    "period": "Tên kỳ",
    "period_from": "Kỳ báo cáo từ ngày",
    "period_to": "Kỳ báo cáo đến ngày",
    "citation": "Văn bản viện dẫn",
    "goal": "Mục tiêu 2030",
    "vision": "Tầm nhìn 2045",
    "plan": "Kế hoạch năm",
    "actual": "Thực hiện",
    "last_year": "Năm trước",
    "table_head": "Tiêu đề bảng",
    "table_row": "Dòng của bảng",
    "group": "Nhóm nhiệm vụ",
    "intro": "Mở đầu nhóm nhiệm vụ",
    "task": "Nhiệm vụ",
    "plain_task": "Nhiệm vụ (không gạch đầu dòng)",
    "result": "Kết quả trong kỳ",
    "policy": "Nhóm chính sách",
    "content": "Nội dung chính sách",
    "recipients": "Nơi nhận",
    "signature": "Quyền hạn ký",
    "signer": "Người ký",
    "closing": "Đoạn kết",
    "joined": "Đoạn bị ngắt trang, đã nối lại",
    "converted": "Chữ cũ đã đổi sang Unicode",
    "result_label": "Nhãn “Kết quả”",
    "left": "Chưa xếp được chỗ",
}
"""What a line was taken for; a heading ('heading.goals') and a field of the report are named by themselves."""

REASONS: dict[str, str] = {
    "from_text": "tên đơn vị lấy từ lời văn",
    "from_title": "suy ra từ trích yếu",
    "from_recipients": "lấy từ nơi gửi, nơi nhận",
    "hinted": "lời văn không gọi đúng tên chỉ tiêu",
    "rate_or_count": "ghi là tỷ lệ nhưng số là số người",
    "doubtful_figure": "con số chưa rõ nghĩa",
    "no_figure": "không ghi con số",
    "no_heading": "không có tiêu đề riêng",
    "other_heading": "đứng dưới một tiêu đề khác",
    "missing_issued": "thiếu ngày",
    "missing_issuer": "thiếu cơ quan ban hành",
    "missing_title": "thiếu trích yếu",
}
"""Why somebody should look, or what a citation lacks where it is named first."""

FOUND_COUNTS = (
    ("targets", "{count} chỉ tiêu có mục tiêu"),
    ("citations", "{count} văn bản viện dẫn"),
    ("groups", "{count} nhóm nhiệm vụ"),
    ("tasks", "{count} gạch đầu dòng"),
    ("policies", "{count} nhóm chính sách"),
    ("recipients", "{count} nơi nhận"),
    ("leftovers", "{count} đoạn chưa xếp chỗ"),
)

LEFTOVERS = "Đoạn chưa xếp chỗ"
LEFTOVERS_HINT = "Những đoạn của báo cáo cũ chưa có chỗ trong sổ. Đoạn nào cần thì đưa vào một mục, không cần thì bỏ."
LEFT_AFTER = "Đứng sau: {after}"
MORE_LEFTOVERS = "Đang hiện {shown} trong {count} đoạn; xếp xong đoạn nào thì đoạn sau hiện ra."
NO_LEFTOVERS = "Không có đoạn nào chưa xếp chỗ."
AS_TASK = "thêm một nhiệm vụ"

OLD_LETTERS = "Chữ cũ (TCVN3/VNI) – Xem trước và đổi"
OLD_LETTERS_ASK = "Đoạn vừa dán gõ bằng bảng mã {encoding}. Đổi sang Unicode thì đọc như bên phải."
OLD_LETTERS_BEFORE = "Đang là"
OLD_LETTERS_AFTER = "Sau khi đổi"
CONVERT = "Đổi sang Unicode"
KEEP_AS_IS = "Giữ nguyên"


def leftovers_hint(count: int, most: int) -> str:
    """Return what is said above `count` left-over paragraphs of which at most `most` are shown."""
    if not count:
        return NO_LEFTOVERS
    return LEFTOVERS_HINT if count <= most else f"{LEFTOVERS_HINT} {MORE_LEFTOVERS.format(shown=most, count=count)}"


def made(name: str, report: Report, *, into_book: bool) -> str:
    """Return what is said when a file has become a book, or a period of the open one."""
    count = len(report.leftovers)
    alone, with_left = (TAKEN, TAKEN_WITH_LEFT) if into_book else (MADE, MADE_WITH_LEFT)
    words = with_left if count else alone
    return words.format(name=name, count=count, period=report.name or UNNAMED)


def kind(key: str) -> str:
    """Return what a line was taken for."""
    if key.startswith("heading."):
        return "Tiêu đề"
    return KINDS.get(key) or field_of(Report, key).label


def reasons(keys: str) -> str:
    """Return why somebody should look, several reasons with commas."""
    return ", ".join(REASONS[key] for key in keys.split())


def place(book: Book, ref: FieldRef) -> str:
    """Return where a paragraph goes: 'Chính sách đất đai: Kết quả trong kỳ'."""
    entity = book.entity(ref.entity)
    label = AS_TASK if ref.field == TASKS else field_of(entity, ref.field).label
    if isinstance(entity, TaskGroup | Policy):
        title = entity.title if len(entity.title) <= 70 else f"{entity.title[:69].rstrip()}…"
        return f"{title}: {label}"
    return label


def made_of(book: Book, key: str, ref: FieldRef | None, value: str, why: str) -> str:
    """Return one line about what was made of a text: 'Doanh thu bình quân, mục tiêu 2030: > 1.500 (…)'."""
    what = kind(key)
    entity = book.entity(ref.entity) if ref is not None else None
    if isinstance(entity, Target):
        what = f"{entity.indicator.name}, {what[:1].casefold()}{what[1:]}"
    said = f"{what}: {value}" if value else what
    return f"{said} ({reasons(why)})" if why else said


def counts(book: Book) -> list[str]:
    """Return how much was found, each in words."""
    report = book.reports[0]
    dashed = [line for policy in report.policies for line in policy.content.split("\n") if line.startswith("- ")]
    numbers = Counter(
        targets=sum(target.goal is not None or target.vision is not None for target in report.targets),
        citations=len(report.citations),
        groups=sum(bool(group.typed) for group in report.groups),
        tasks=sum(task.dash for group in report.groups for task in group.tasks) + len(dashed),
        policies=sum(bool(policy.typed) for policy in report.policies),
        recipients=len([line for line in report.recipients.split("\n") if line]),
        leftovers=len(report.leftovers),
    )
    return [words.format(count=numbers[key]) for key, words in FOUND_COUNTS]


def paragraph_numbers(numbers: Iterable[int]) -> str:
    """Return 'đoạn 12' or 'đoạn 12, 13'."""
    return f"đoạn {', '.join(map(str, numbers))}"
