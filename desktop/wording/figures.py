"""How figures are made, and typing one in place of what is worked out."""

from __future__ import annotations

from desktop.domain import figures
from desktop.domain.book import Book, Report, Target
from desktop.domain.fields import MANUAL_REASONS
from desktop.domain.formulas import formula
from desktop.domain.values import Value, format_value

BY_HAND = "Nhập tay thay số tính…"
BY_HAND_TITLE = "Nhập tay thay số tính"
USE_REGISTER = "Bỏ nhập tay"
NOT_FROM_REGISTER = "Chỉ tiêu này không tính từ số liệu hợp tác xã, cứ nhập vào cột “Thực hiện”."
FIGURE = "Số nhập tay"
REASON = "Lý do"
OTHER_REASON = "Khác"
OTHER_REASON_LABEL = "Ghi lý do khác"
REASONS = (*MANUAL_REASONS, OTHER_REASON)
NO_REASON = "Chưa chọn lý do nên chưa nhận số này."
NO_FIGURE = "Chưa ghi số nên chưa nhận."
PUT_IN = "Nhận số này"
CANCEL = "Hủy"
RATE_OF_PLAN = "% kế hoạch"
RATE_OF_GOAL = "% mục tiêu 2030"


def by_hand(target: Target) -> str:
    """Return the help line of a result that was typed over the register's."""
    return f"Nhập tay, lý do: {target.manual_reason}." if target.manual_reason else "Nhập tay, chưa ghi lý do."


def computed(book: Book, report: Report, target: Target) -> str:
    """Return what the register gives for a target and how ('Số tính: 1.600. Bình quân = 3.200 : 2 …'), or why not."""
    given = figures.register_value(book, report, target.indicator.register)
    how = formula(book, report, target.indicator.register)
    return f"Số tính: {format_value(given)}. {how}" if given is not None else how


def rate(target: Target, actual: Value | None, other: Value | None, what: str) -> str:
    """Return how a percentage is made: '% kế hoạch = 1.098 : 1.105'; '' where there is none."""
    if figures.share(target, actual, other) is None:
        return ""
    return f"{what} = {format_value(actual)} : {format_value(other)} × 100"


def change(actual: Value | None, before: Value | None) -> str:
    """Return how a change is made: 'So năm trước = (1.098 - 1.081) : 1.081 × 100'; '' where there is none."""
    if figures.change(actual, before) is None:
        return ""
    return f"So năm trước = ({format_value(actual)} - {format_value(before)}) : {format_value(before)} × 100"
