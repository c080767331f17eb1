"""How figures are made, and typing one in place of what is worked out."""

from __future__ import annotations

from collections import Counter

from desktop.domain import figures
from desktop.domain.book import Book, Report, Return, Target
from desktop.domain.fields import MANUAL_REASONS, field_of
from desktop.domain.values import Value, format_value
from desktop.domain.vietnamese import format_number

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

_ACTIVE = "hợp tác xã đang hoạt động"
_FEW = 4
"""Up to so many parts of a sum are written out."""


def by_hand(target: Target) -> str:
    """Return the help line of a result that was typed over the register's."""
    return f"Nhập tay, lý do: {target.manual_reason}." if target.manual_reason else "Nhập tay, chưa ghi lý do."


def computed(book: Book, report: Report, target: Target) -> str:
    """Return what the register gives for a target and how ('Số tính: 1.600. Bình quân = 3.200 : 2 …'), or why not."""
    given = figures.register_value(book, report, target.indicator.register)
    how = formula(book, report, target.indicator.register)
    return f"Số tính: {format_value(given)}. {how}" if given is not None else how


def formula(book: Book, report: Report, key: str) -> str:
    """Return how a total of the register is made, or what it still lacks; '' for what is no total of it."""
    if key not in figures.REGISTER:
        return ""
    rows = figures.counted(book, report)
    if not rows:
        return f"Tính từ phần Hợp tác xã; chưa có {_ACTIVE} nào."
    match key:
        case "rank":
            return _ranks(rows)
        case "trained_share":
            return _shares(book, rows, "director_trained", "giám đốc")
        case "graduate_share":
            return _lacking(book, rows, "managers") or _shares(book, rows, "graduates", "cán bộ quản lý")
        case "mean_revenue" | "mean_profit":
            return _mean(book, rows, key.removeprefix("mean_"))
    return _sum(book, rows, key)


def rate(actual: Value | None, other: Value | None, what: str) -> str:
    """Return how a percentage is made: '% kế hoạch = 1.098 : 1.105'; '' where there is none."""
    if figures.rate(actual, other) is None:
        return ""
    return f"{what} = {format_value(actual)} : {format_value(other)} × 100"


def change(actual: Value | None, before: Value | None) -> str:
    """Return how a change is made: 'So năm trước = (1.098 - 1.081) : 1.081 × 100'; '' where there is none."""
    if figures.change(actual, before) is None:
        return ""
    return f"So năm trước = ({format_value(actual)} - {format_value(before)}) : {format_value(before)} × 100"


def _sum(book: Book, rows: list[Return], field: str) -> str:
    if lacking := _lacking(book, rows, field):
        return lacking
    if len(rows) == 1:
        return f"Lấy từ {_name(book, rows[0])}."
    if len(rows) > _FEW:
        return f"Tổng của {len(rows)} {_ACTIVE}."
    return f"Tổng = {' + '.join(format_value(getattr(row, field)) for row in rows)} ({len(rows)} {_ACTIVE})."


def _mean(book: Book, rows: list[Return], field: str) -> str:
    whole = figures.total(rows, field)
    if whole is None:
        return _lacking(book, rows, field)
    return f"Bình quân = {format_number(whole.low)} : {len(rows)} {_ACTIVE}."


def _shares(book: Book, rows: list[Return], field: str, of: str) -> str:
    if lacking := _lacking(book, rows, field):
        return lacking
    if field == "director_trained":
        return f"Tỷ lệ = {sum(bool(row.director_trained) for row in rows)} : {len(rows)} {of} × 100."
    part, whole = figures.total(rows, field), figures.total(rows, "managers")
    if part is None or whole is None or not whole.low:
        return f"Chưa tính được: {_ACTIVE} chưa có {of}."
    return f"Tỷ lệ = {format_number(part.low)} : {format_number(whole.low)} {of} × 100."


def _ranks(rows: list[Return]) -> str:
    found = Counter(row.rank or "chưa ghi" for row in rows)
    if len(found) == 1:
        return f"{len(rows)}/{len(rows)} {_ACTIVE}: {next(iter(found))}."
    return f"Chưa có một loại chung: {', '.join(f'{count} {rank}' for rank, count in found.items())}."


def _lacking(book: Book, rows: list[Return], field: str) -> str:
    """Return which cooperatives lack a field; '' if none does."""
    lacking = [
        _name(book, row)
        for row in rows
        if (getattr(row, field) is None if field == "director_trained" else figures.total([row], field) is None)
    ]
    if not lacking:
        return ""
    names = ", ".join(lacking[:2]) + (f" và {len(lacking) - 2} hợp tác xã nữa" if len(lacking) > 2 else "")
    return f"Chưa tính được: {names} chưa có “{field_of(Return, field).label}”."


def _name(book: Book, row: Return) -> str:
    found = book.cooperative(row.cooperative)
    return found.name if found is not None and found.name else "hợp tác xã chưa có tên"
