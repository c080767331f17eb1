"""How a result is put: its label, then what has come of it on the same line or below."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.reports.blocks import Face, Paragraph, Role, Run, Runs

LABEL: Runs = (Run("Kết quả:", None, Face.LABEL),)


def labelled(label: Runs, told: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with the label in front: on the first one's line, or above it where it is an item."""
    if told and told[0].role is Role.BODY:
        first, *rest = told
        return (Paragraph((*label, Run(" "), *first.runs)), *rest)
    return (Paragraph(label), *told)
