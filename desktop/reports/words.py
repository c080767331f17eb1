"""Words as documents may hold them, whoever sets them."""

from __future__ import annotations

from desktop.domain.vietnamese import clean
from desktop.reports.blocks import Runs


def printable(text: str) -> str:
    """Return `text` on one line without characters that nobody sees or that files cannot hold."""
    return clean(text).replace("\n", " ")


def text_of(runs: Runs) -> str:
    """Return what runs say, on one line."""
    return "".join(printable(run.text) for run in runs)
