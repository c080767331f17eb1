"""How totals of the register are made, in words: for the screen and for the list of sources."""

from __future__ import annotations

from collections import Counter

from desktop.domain import figures
from desktop.domain.book import Book, Report, Return
from desktop.domain.fields import field_of
from desktop.domain.values import format_value
from desktop.domain.vietnamese import format_number

_ACTIVE = "hợp tác xã đang hoạt động"
_FEW = 4
"""Up to so many parts of a sum are written out."""


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
    found = Counter(row.rank or "chưa ghi" for row in figures.ranked(rows))
    if len(found) == 1:
        return f"{found.total()}/{len(rows)} {_ACTIVE}: {next(iter(found))}."
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
