"""Results that were typed although the register of cooperatives gives them."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.book import Book, FieldRef, Report, Target
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.figures import differs_from_register, register_value
from desktop.domain.values import format_value


def typed_over_register(book: Book, report: Report) -> Iterator[Finding]:
    """A typed result that differs from the register's, and nobody says why."""
    for target in _typed_over(book, report):
        if not target.manual_reason.strip():
            yield Finding(
                "typed_over_register",
                Severity.SHOULD,
                FieldRef(target.id, "actual"),
                f"{_compared(book, report, target)}.",
                "Bấm “Nhập tay thay số tính…” để ghi lý do, hoặc “Bỏ nhập tay” để lấy lại số tính.",
            )


def typed_with_reason(book: Book, report: Report) -> Iterator[Finding]:
    """A typed result that differs from the register's for a reason: stays visible."""
    for target in _typed_over(book, report):
        if target.manual_reason.strip():
            yield Finding(
                "typed_with_reason",
                Severity.NOTE,
                FieldRef(target.id, "actual"),
                f"{_compared(book, report, target)} (lý do: {target.manual_reason.strip()}).",
                "Khi đã có số liệu chi tiết, bấm “Bỏ nhập tay”.",
            )


def _typed_over(book: Book, report: Report) -> Iterator[Target]:
    return (target for target in report.targets if differs_from_register(book, report, target))


def _compared(book: Book, report: Report, target: Target) -> str:
    given = format_value(register_value(book, report, target.indicator.register))
    name = target.indicator.name
    return f"{name}: đang nhập tay {format_value(target.actual)}, số tính từ hợp tác xã là {given}"
