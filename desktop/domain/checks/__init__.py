"""What is missing or odd in a report, as findings with their place and the next step; nothing here blocks saving."""

from __future__ import annotations

from desktop.domain.book import Book, Report
from desktop.domain.checks import (
    citations,
    completeness,
    cooperatives,
    copied,
    dates,
    document,
    figures_told,
    open_ends,
    prose,
    required,
    targets,
    typed,
)
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Check, Finding, Severity
from desktop.domain.checks.required import LAW

__all__ = ["CHECKS", "LAW", "Check", "Finding", "Severity", "findings", "passed_over"]

CHECKS: tuple[Check, ...] = (
    required.no_results,
    document.unit_not_chosen,
    document.signer_not_chosen,
    document.resolution_not_cited,
    document.number_form,
    document.superior_abolished,
    document.not_in_office,
    dates.period_upside_down,
    dates.cutoff_outside_period,
    dates.dates_out_of_order,
    required.required_missing,
    required.cooperatives_not_told,
    required.figures_of_no_cooperative,
    cooperatives.impossible_figure,
    cooperatives.figures_contradict,
    cooperatives.members_do_not_add_up,
    cooperatives.typed_over_register,
    open_ends.copied_unseen,
    open_ends.leftovers_undecided,
    open_ends.remarks_open,
    figures_told.figure_told_differently,
    figures_told.targets_counted_differently,
    copied.same_figures,
    copied.passages_copied,
    targets.impossible_share,
    targets.rate_with_a_count,
    targets.per_what,
    targets.horizon_without_value,
    targets.no_baseline,
    targets.no_progress,
    targets.goes_backwards,
    targets.margin_falls,
    targets.behind_the_way,
    targets.average_of_one,
    citations.law_replaced,
    citations.another_resolution,
    citations.citation_not_in_force,
    citations.citation_incomplete,
    dates.cited_before_issued,
    citations.issuer_named_differently,
    citations.title_quoted_differently,
    prose.old_words,
    prose.abbreviation_undefined,
    prose.capitals,
    prose.padded_money,
    prose.status_among_aims,
    prose.punctuation,
    prose.fragment,
    prose.ellipsis,
    prose.items_without_dash,
    prose.mixed_tones,
    typed.letters,
    typed.headings_unlike,
    typed.head_and_end_as_typed,
    typed.filing_line,
    completeness.policies_incomplete,
    completeness.groups_incomplete,
)
"""Every check; the function's name is the id that its findings carry."""


def findings(book: Book, report: Report) -> tuple[Finding, ...]:
    """Return what all checks find in a report, the gravest group first, each group in the order of CHECKS.

    What somebody passed over is not among them, see `passed_over`.
    """
    return tuple(finding for finding in _all(book, report) if finding.key not in report.dismissed)


def passed_over(book: Book, report: Report) -> tuple[Finding, ...]:
    """Return the findings that somebody decided to leave as they are; report.dismissed has the reasons."""
    if not report.dismissed:
        return ()
    return tuple(finding for finding in _all(book, report) if finding.key in report.dismissed)


def _all(book: Book, report: Report) -> list[Finding]:
    case = Case(book, report)
    order = list(Severity)
    return sorted((finding for check in CHECKS for finding in check(case)), key=lambda one: order.index(one.severity))
