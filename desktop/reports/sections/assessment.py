"""The sections that are prose and nothing else: strengths, shortcomings, causes, lessons, orientation, proposals."""

from __future__ import annotations

from desktop.reports.sections.source import Blocks, Source


def strengths(source: Source, level: int) -> Blocks:
    return source.prose_or_gap(source.report, "strengths")


def shortcomings(source: Source, level: int) -> Blocks:
    return source.prose_or_gap(source.report, "shortcomings")


def causes(source: Source, level: int) -> Blocks:
    return source.prose_or_gap(source.report, "causes")


def lessons(source: Source, level: int) -> Blocks:
    """Return the lessons; nobody has to have learnt any."""
    return source.prose(source.report, "lessons")


def orientation(source: Source, level: int) -> Blocks:
    return source.prose_or_gap(source.report, "orientation")


def proposals(source: Source, level: int) -> Blocks:
    """Return the proposals, or nothing once it is said that there are none."""
    return () if source.report.no_proposals else source.prose_or_gap(source.report, "proposals")
