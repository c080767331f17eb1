"""Copied texts that nobody has looked at yet."""

from __future__ import annotations

from desktop.domain.book import FieldRef, Report


def unseen(report: Report) -> tuple[FieldRef, ...]:
    """Return the fields that wait to be looked at, in the order of the report; not those of deleted rows."""
    refs = (FieldRef.parse(address) for address in report.unseen)
    return tuple(ref for ref in refs if ref.entity == report.id or ref.entity in report.paths)
