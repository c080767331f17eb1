"""Where a careful typist breaks the lines of a title: how well a break stands between two words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

INSIDE_A_PHRASE, ELSEWHERE, BEFORE_AND, BETWEEN_PHRASES = 25.0, 1.5, 1.0, 0.0
"""What a break costs."""

_PHRASES = (
    "Ban Chấp hành Trung ương Đảng khóa",
    "Ban Chỉ đạo",
    "Ban Quản lý",
    "Ban Thường vụ",
    "báo cáo",
    "Bộ Chính trị",
    "chi cục",
    "chi tiết",
    "chỉ tiêu",
    "chính sách",
    "Chính phủ",
    "chủ trương",
    "chương trình",
    "công nghiệp",
    "công tác",
    "danh sách",
    "đầu tư",
    "đề án",
    "địa bàn",
    "đô thị",
    "đối với",
    "đổi mới",
    "đánh giá",
    "giai đoạn",
    "giải pháp",
    "hạ tầng",
    "hành chính công",
    "hành động",
    "hiệu quả",
    "hoạt động",
    "hỗ trợ",
    "Hội đồng nhân dân",
    "Hội nghị lần thứ",
    "hợp tác xã",
    "kế hoạch",
    "kèm theo",
    "kết luận",
    "kết quả",
    "kinh tế tập thể",
    "khu kinh tế",
    "khu công nghiệp",
    "khuyến khích",
    "Liên minh",
    "môi trường",
    "nâng cao",
    "Nghị định",
    "Nghị quyết số",
    "nhiệm vụ",
    "nông nghiệp",
    "nông thôn",
    "phát triển",
    "phụ lục",
    "phục vụ",
    "quản lý",
    "quyết định",
    "sơ kết",
    "tài chính",
    "tập thể",
    "thị xã",
    "thành phố",
    "thực hiện",
    "tiếp tục",
    "tình hình",
    "Tỉnh ủy",
    "tổ chức",
    "tổ hợp tác",
    "tổng hợp",
    "tổng kết",
    "triển khai",
    "trung tâm",
    "Ủy ban nhân dân",
    "văn hóa",
    "văn phòng",
    "việc làm",
    "xã hội",
    "xây dựng",
)
"""What stands together in the titles of these reports and in the names of the bodies that issue them."""
_TOGETHER = {pair for phrase in _PHRASES for pair in pairwise(phrase.casefold().split())}
_UNITS = ("tỉnh", "phường", "xã", "huyện", "quận", "phố", "trấn")
_NAMED = (*_UNITS, "khu", "ủy")
"""The last word of what a proper name follows."""
_NUMBERED = ("số", "thứ", "lần", "khóa", "khoá")
"""What the number or symbol behind it belongs to."""
_BEGINNINGS = ("của", "về", "và", "theo", "trong", "trên", "đối", "do", "từ", "đến", "tại", "cho", "giữa")
"""What begins a phrase, and ends no line."""
_PLURALS = ("các", "những")
_DASHES = ("-", "–")
_YEAR = 4  # digits; shorter numbers count what follows them


def cost(words: Sequence[str], place: int) -> float:
    """Return how badly a line begins with the word at `place`, the one before it ending the line above."""
    before, after = words[place - 1].lstrip("(“"), words[place].rstrip(".,;:)”")
    if before[-1:] in (",", ";"):
        return BETWEEN_PHRASES
    if not before or not after or _belong_together(before, after) or _is_inside_a_name(words, place):
        return INSIDE_A_PHRASE
    following = words[place + 1] if place + 1 < len(words) else ""
    first = after.casefold()
    if first == "và":
        return BEFORE_AND
    if first in _BEGINNINGS or after.startswith("(") or before in _DASHES:
        return BETWEEN_PHRASES
    return BETWEEN_PHRASES if first == "năm" and following[:1].isdigit() else ELSEWHERE


def _is_inside_a_name(words: Sequence[str], place: int) -> bool:
    """Whether all words are capitals and the name of a unit stands around the place: 'PHƯỜNG TRƯƠNG | QUANG TRỌNG'."""
    small = [word.casefold() for word in words]
    is_kind = (
        small[at] in _UNITS and (small[at], small[at + 1]) not in _TOGETHER and small[at - 1 : at] != ["tác"]
        for at in range(place - 1)
    )
    return any(is_kind) and all(word.isupper() for word in words)


def _belong_together(before: str, after: str) -> bool:
    last, first = before.casefold(), after.casefold()
    if after[0].isdigit() or first in _DASHES or (before.isdigit() and len(before) < _YEAR):
        return True
    if (last, first) in _TOGETHER or last in (*_NUMBERED, *_BEGINNINGS, *_PLURALS):
        return True
    if before.isupper() and after.isupper():
        return False
    return after[0].isupper() and (before[0].isupper() or last in _NAMED)
