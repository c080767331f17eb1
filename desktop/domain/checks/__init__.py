"""What is missing or odd in a report, as findings with their place and the next step; nothing here blocks saving."""

from __future__ import annotations

from desktop.domain.book import Book, Report
from desktop.domain.checks.document import (
    period_upside_down,
    resolution_not_cited,
    signer_not_chosen,
    unit_not_chosen,
)
from desktop.domain.checks.finding import Check, Finding, Severity
from desktop.domain.checks.outline import headings_without_section, sections_without_place
from desktop.domain.checks.required import LAW, cooperatives_not_told, no_results, required_missing

__all__ = ["CHECKS", "LAW", "Check", "Finding", "Severity", "findings"]

CHECKS: tuple[Check, ...] = (
    no_results,
    unit_not_chosen,
    signer_not_chosen,
    resolution_not_cited,
    period_upside_down,
    required_missing,
    cooperatives_not_told,
    sections_without_place,
    headings_without_section,
)
"""Every check; the function's name is the id that its findings carry."""


def findings(book: Book, report: Report) -> tuple[Finding, ...]:
    """Return what all checks find in a report, the gravest group first, each group in the order of CHECKS."""
    found = [finding for check in CHECKS for finding in check(book, report)]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))
