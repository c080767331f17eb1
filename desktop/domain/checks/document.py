"""The document's head: who reports, who signs, of which time, on what."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.book import RESOLUTION, Book, FieldRef, Report
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.fields import field_of
from desktop.domain.vietnamese import format_date


def unit_not_chosen(book: Book, report: Report) -> Iterator[Finding]:
    """A report of nobody."""
    if book.unit_of(report) is None:
        ref = FieldRef(report.id, "unit")
        yield Finding("unit_not_chosen", Severity.MUST, ref, "Chưa chọn đơn vị báo cáo.", "Chọn hoặc thêm đơn vị.")


def signer_not_chosen(book: Book, report: Report) -> Iterator[Finding]:
    """A report that nobody signs."""
    if book.signer_of(report) is None:
        ref = FieldRef(report.id, "signer")
        yield Finding("signer_not_chosen", Severity.MUST, ref, "Chưa chọn người ký.", "Chọn hoặc thêm người ký.")


def resolution_not_cited(book: Book, report: Report) -> Iterator[Finding]:
    """The resolution that the report assesses is not among its documents, so that no title can be composed of it."""
    if report.resolution is None:
        number, issued = RESOLUTION
        yield Finding(
            "resolution_not_cited",
            Severity.SHOULD if report.abstract.strip() else Severity.MUST,
            FieldRef(report.id, "abstract"),
            f"Chưa có Nghị quyết số {number} ngày {format_date(issued)} trong bảng văn bản.",
            f"Thêm nghị quyết này vào bảng văn bản, hoặc nhập “{field_of(Report, 'abstract').label}”.",
        )


def period_upside_down(book: Book, report: Report) -> Iterator[Finding]:
    """A period that does not end after it begins."""
    first, last = report.period_from, report.period_to
    if first is not None and last is not None and last <= first:
        yield Finding(
            "period_upside_down",
            Severity.MUST,
            FieldRef(report.id, "period_to"),
            f"Kỳ báo cáo kết thúc ngày {format_date(last)}, không sau ngày bắt đầu {format_date(first)}.",
            "Sửa “Từ ngày” hoặc “Đến ngày” của kỳ báo cáo.",
        )
