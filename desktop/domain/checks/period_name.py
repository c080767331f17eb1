"""The period that title and ending name, against that of the report: last year's words are easily copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.domain.book import FieldRef, Report
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.fields import field_of

COUNTED = re.compile(r"(?<!\d)(\d{1,2}) năm(?= (?:thực hiện|triển khai)\b)")
_YEAR = re.compile(r"\bnăm ((?:19|20)\d\d)(?!\d)")
_NAME = re.compile(r"\s*(\d{1,2}) năm\s*")
_SAYING = ("abstract", "closing")
"""What names the report's own period; the opening also names those of the documents that asked for it."""


def years_of(report: Report) -> int | None:
    """Return how many years a period that counts them is about: 4 for '04 năm'."""
    match = _NAME.fullmatch(report.name)
    return int(match[1]) if match is not None else None


def period_named_differently(case: Case) -> Iterator[Finding]:
    """Title or ending name other years than the period: '01 năm thực hiện' in the report of '02 năm'."""
    report, years = case.report, years_of(case.report)
    wrong: list[tuple[FieldRef, str]] = []
    for field in _SAYING:
        text: str = getattr(report, field)
        if years is not None:
            said = next((match[0] for match in COUNTED.finditer(text) if int(match[1]) != years), "")
        else:
            wanted, named = set(_YEAR.findall(report.name)), list(_YEAR.finditer(text))
            others = [match[0] for match in named if match[1] not in wanted]
            said = others[0] if wanted and len(others) == len(named) > 0 else ""
        if said:
            wrong.append((FieldRef(report.id, field), said))
    if wrong:
        (first, said), *more = wrong
        yield Finding(
            "period_named_differently",
            Severity.MUST if years is not None else Severity.SHOULD,
            first,
            f"Kỳ báo cáo là “{report.name.strip()}”, “{field_of(Report, first.field).label}” lại ghi “{said}”.",
            "Sửa lời văn theo kỳ này, hoặc sửa tên kỳ.",
            tuple(ref for ref, _ in more),
            fix="period_name" if years is not None else "",
        )
