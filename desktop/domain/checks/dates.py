"""Dates that cannot follow one another as they are given."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.book import FieldRef, Use
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import called
from desktop.domain.vietnamese import format_date


def period_upside_down(case: Case) -> Iterator[Finding]:
    """A period that does not end after it begins."""
    first, last = case.report.period_from, case.report.period_to
    if first is not None and last is not None and last <= first:
        yield Finding(
            "period_upside_down",
            Severity.MUST,
            FieldRef(case.report.id, "period_to"),
            f"Kỳ báo cáo kết thúc ngày {format_date(last)}, không sau ngày bắt đầu {format_date(first)}.",
            "Sửa “Từ ngày” hoặc “Đến ngày” của kỳ báo cáo.",
        )


def cutoff_outside_period(case: Case) -> Iterator[Finding]:
    """Figures of a day that the report does not cover."""
    report = case.report
    first, last, cutoff = report.period_from, report.period_to, report.cutoff
    if cutoff is None or first is None or last is None or first <= cutoff <= last or last <= first:
        return
    yield Finding(
        "cutoff_outside_period",
        Severity.SHOULD,
        FieldRef(report.id, "cutoff"),
        f"Ngày chốt số liệu {format_date(cutoff)} nằm ngoài kỳ báo cáo ({format_date(first)} - {format_date(last)}).",
        "Xem lại ngày chốt số liệu hoặc kỳ báo cáo.",
    )


def dates_out_of_order(case: Case) -> Iterator[Finding]:
    """Issued before the figures were closed, due before that, or issued after it was due."""
    report = case.report
    issued, cutoff, due = report.issued, report.cutoff, report.due
    if issued is not None and cutoff is not None and issued < cutoff:
        yield Finding(
            "dates_out_of_order",
            Severity.MUST,
            FieldRef(report.id, "issued"),
            f"Ngày ban hành {format_date(issued)} trước ngày chốt số liệu {format_date(cutoff)}.",
            "Sửa ngày ban hành hoặc ngày chốt số liệu.",
        )
    if due is not None and cutoff is not None and due < cutoff:
        yield Finding(
            "dates_out_of_order",
            Severity.SHOULD,
            FieldRef(report.id, "due"),
            f"Hạn nộp {format_date(due)} trước ngày chốt số liệu {format_date(cutoff)}.",
            "Xem lại hạn nộp trong văn bản yêu cầu.",
        )
    if issued is not None and due is not None and issued > due:
        yield Finding(
            "dates_out_of_order",
            Severity.NOTE,
            FieldRef(report.id, "issued"),
            f"Ban hành ngày {format_date(issued)}, sau hạn nộp {format_date(due)}.",
            "Nếu đã được gia hạn thì sửa hạn nộp.",
        )


def cited_before_issued(case: Case) -> Iterator[Finding]:
    """A document that is younger than the report that names it."""
    issued = case.report.issued
    for citation in case.report.citations:
        if issued is not None and citation.issued is not None and citation.issued > issued:
            what = "yêu cầu báo cáo" if citation.use is Use.REQUEST else "được dẫn"
            yield Finding(
                "cited_before_issued",
                Severity.SHOULD,
                FieldRef(citation.id, "issued"),
                f"{called(case, citation)} {what} ban hành ngày {format_date(citation.issued)}, "
                f"sau ngày của báo cáo {format_date(issued)}.",
                "Xem lại ngày của văn bản hoặc của báo cáo.",
            )
