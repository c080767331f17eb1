"""An outline that a superior gave: sections without a heading, headings without a section."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.book import FieldRef
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.requests import GIVEN
from desktop.domain.typed_outline import unplaced


def sections_without_place(case: Case) -> Iterator[Finding]:
    """Parts of the report that stand below no heading: they are printed at the end, marked."""
    report = case.report
    left = unplaced(report.lines) if report.outline == GIVEN and report.lines else ()
    if left:
        yield Finding(
            "sections_without_place",
            Severity.SHOULD,
            FieldRef(report.id, "outline"),
            f"Bố cục theo công văn còn {len(left)} phần chưa xếp chỗ; phần nào có nội dung sẽ in ở cuối báo cáo.",
            "Mở “Bố cục theo công văn…” rồi đưa từng phần vào dưới đề mục.",
        )


def headings_without_section(case: Case) -> Iterator[Finding]:
    """Headings of the letter below which nothing stands: they are printed as marked gaps."""
    report = case.report
    lines = report.lines if report.outline == GIVEN else ()
    for position, line in enumerate(lines):
        leads_on = position + 1 < len(lines) and lines[position + 1].level > line.level
        if not line.sections and not leads_on:
            yield Finding(
                "headings_without_section",
                Severity.SHOULD,
                FieldRef(report.id, "outline"),
                f"Đề mục “{line.title}” của công văn chưa có nội dung nào bên dưới.",
                "Mở “Bố cục theo công văn…” rồi đưa nội dung vào dưới đề mục này, hoặc bỏ đề mục.",
            )
