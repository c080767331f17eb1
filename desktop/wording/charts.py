"""The pictures of the targets."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.trends import BEFORE, Point, Progress
from desktop.domain.values import Value, format_value
from desktop.domain.vietnamese import format_number
from desktop.wording import UNNAMED

VIEW = "Biểu đồ"
GOAL = "Đến 2030"
VISION = "Đến 2045"
GOAL_LEVEL = "2030: {value}"
VISION_LEVEL = "2045: {value}"
LAST_YEAR = "Năm trước"
CARD_PROGRESS = "Đã đi được bao nhiêu"
CARD_TREND = "Qua các kỳ: {name}"
NO_TARGETS = "Chưa có chỉ tiêu. Thêm chỉ tiêu ở “Kết quả năm”."
NO_TREND = "Chưa có số liệu qua các kỳ.\nNhập “Thực hiện” hoặc “Năm trước” ở “Kết quả năm”."
LEVELS = "Nét đứt là mục tiêu 2030 và tầm nhìn 2045."
ONE_PERIOD = "Mới có số liệu một kỳ; sang kỳ sau sẽ thấy thay đổi."
RANKED = "Chỉ tiêu xếp loại: {value}. Không vẽ thành đường."


def reached(found: Progress, wanted: Value | None, share: Decimal | None) -> str:
    """Return the words behind a bar: '1.098 / 1.105 (99,4%)', or what is missing."""
    if wanted is None:
        return "chưa có mục tiêu"
    if found.actual is None:
        return f"chưa có số liệu / {format_value(wanted)}"
    words = f"{format_value(found.actual)} / {format_value(wanted)}"
    return f"{words} ({format_number(share)}%)" if share is not None else words


def point(found: Point) -> str:
    """Return what a period is called below its point."""
    return LAST_YEAR if found.report == BEFORE else found.name or UNNAMED
