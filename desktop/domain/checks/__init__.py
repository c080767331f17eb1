"""What is missing or odd in a report, as findings with their place and the next step; nothing here blocks saving."""

from __future__ import annotations

from typing import NamedTuple

from desktop.domain.book import Book, Report
from desktop.domain.checks import (
    averages,
    citations,
    completeness,
    cooperatives,
    copied,
    dates,
    document,
    figures_told,
    open_ends,
    outline,
    period_name,
    quotes,
    required,
    sentences,
    settings,
    shares,
    targets,
    typed,
    words,
)
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Check, Finding, Severity
from desktop.domain.checks.required import BY_NAME, LAW

__all__ = ["BY_NAME", "CHECKS", "LAW", "Check", "Examined", "Finding", "Severity", "examine", "findings"]

CHECKS: tuple[Check, ...] = (
    required.no_results,
    document.unit_not_chosen,
    document.signer_not_chosen,
    document.resolution_not_cited,
    document.number_form,
    document.superior_abolished,
    settings.unit_not_valid,
    settings.signer_not_valid,
    settings.agency_incomplete,
    dates.period_upside_down,
    period_name.period_named_differently,
    dates.cutoff_outside_period,
    dates.dates_out_of_order,
    required.required_missing,
    required.cooperatives_not_told,
    required.figures_of_no_cooperative,
    required.nothing_occurred_denied,
    cooperatives.impossible_figure,
    cooperatives.figures_contradict,
    cooperatives.members_do_not_add_up,
    cooperatives.typed_over_register,
    quotes.quoted_missing,
    quotes.quoted_broken,
    sentences.places_left,
    open_ends.copied_unseen,
    open_ends.leftovers_undecided,
    open_ends.remarks_open,
    outline.sections_without_place,
    outline.headings_without_section,
    figures_told.figure_told_differently,
    figures_told.targets_counted_differently,
    copied.same_figures,
    copied.passages_copied,
    shares.impossible_share,
    shares.rate_with_a_count,
    averages.per_what,
    targets.horizon_without_value,
    targets.no_baseline,
    targets.no_progress,
    targets.goes_backwards,
    averages.margin_falls,
    targets.behind_the_way,
    averages.average_of_one,
    citations.law_replaced,
    citations.another_resolution,
    citations.citation_not_in_force,
    citations.citation_incomplete,
    dates.cited_before_issued,
    citations.issuer_named_differently,
    citations.title_quoted_differently,
    words.old_words,
    words.abbreviation_undefined,
    words.capitals,
    words.padded_money,
    sentences.status_among_aims,
    sentences.punctuation,
    sentences.fragment,
    sentences.ellipsis,
    sentences.items_without_dash,
    words.mixed_tones,
    typed.letters,
    typed.headings_unlike,
    typed.head_and_end_as_typed,
    typed.filing_line,
    completeness.policies_incomplete,
    completeness.groups_incomplete,
)
"""Every check; the function's name is the id that its findings carry."""


class Examined(NamedTuple):
    """All that was found in a report: what is open, and what somebody decided to leave as it is."""

    open: tuple[Finding, ...]
    passed_over: tuple[Finding, ...]


def examine(book: Book, report: Report) -> Examined:
    """Return what all checks find in a report, the gravest group first, each group in the order of CHECKS.

    Pure, and safe on another thread; report.dismissed has the reasons for what was passed over.
    """
    case = Case(book, report)
    order = list(Severity)
    found = {finding.key: finding for check in CHECKS for finding in check(case)}
    ranked = sorted(found.items(), key=lambda pair: order.index(pair[1].severity))
    return Examined(
        tuple(finding for key, finding in ranked if key not in report.dismissed),
        tuple(finding for key, finding in ranked if key in report.dismissed),
    )


def findings(book: Book, report: Report) -> tuple[Finding, ...]:
    """Return what is open in a report, see `examine`."""
    return examine(book, report).open
