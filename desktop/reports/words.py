"""Words as documents may hold them, whoever sets them."""

from __future__ import annotations

from desktop.domain.vietnamese import clean
from desktop.reports.blocks import Runs
from desktop.reports.text_widths import NO_BREAK

GLUE = "\x1f"
"""Stands in the pieces of a document for a blank at which no line ends: no text of a book has it."""


def printable(text: str) -> str:
    """Return `text` on one line without characters that nobody sees or that files cannot hold."""
    return clean(text).replace("\n", " ")


def as_set(text: str) -> str:
    """Return printable text with no-break blanks in the place of GLUE."""
    return NO_BREAK.join(printable(part) for part in text.split(GLUE)) if GLUE in text else printable(text)


def text_of(runs: Runs) -> str:
    """Return what runs say, on one line."""
    return "".join(printable(run.text) for run in runs)
