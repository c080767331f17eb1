"""What one check finds in a report; everything else of the report is finished."""

from __future__ import annotations

from typing import Any

from desktop.domain.book import Report
from desktop.domain.checks import Finding, findings
from tests.builders import a_book, a_finished_report


def found(check: str, report: Report | None = None, **given: Any) -> tuple[Finding, ...]:
    """The findings of the check of that name, in `report` or in a finished report with `given` fields."""
    report = report or a_finished_report(**given)
    return tuple(finding for finding in findings(a_book(report), report) if finding.check == check)


def places(check: str, report: Report | None = None, **given: Any) -> list[str]:
    """The addresses of all places that the check names."""
    return [str(ref) for finding in found(check, report, **given) for ref in finding.places]
