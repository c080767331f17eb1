"""Paragraphs that page breaks had cut in two, put together again and taken down."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.pasting import dashed, is_broken
from desktop.reports.importing.lines import Line
from desktop.reports.importing.marks import begins_item, head_of
from desktop.reports.importing.meanings import is_known_title
from desktop.reports.importing.record import Record, State

_PAGE_NUMBER_DIGITS = 3
_SET_APART = ("center", "right")


def joined(lines: list[Line], record: Record) -> list[Line]:
    """Return the lines with broken ones joined, bullets as '- '; a page number between the halves stands behind them.

    A line is broken if it ends without a mark and the next one begins with a small letter.
    """
    made: list[Line] = []
    aside: list[Line] = []
    for line in (replace(line, text=dashed(line.text)) for line in lines):
        if line.text.isdigit() and len(line.text) <= _PAGE_NUMBER_DIGITS and line.place is None:
            aside.append(line)
            continue
        if made and _goes_on(made[-1], line):
            before = made[-1]
            text = f"{before.text} {line.text}"
            made[-1] = replace(before, numbers=(*before.numbers, *line.numbers), text=text, parts=(text,))
            continue
        made += aside
        aside = []
        made.append(line)
    made += aside
    for line in made:
        if len(line.numbers) > 1:
            record.note("joined", line, state=State.JOINED)
    return made


def _goes_on(line: Line, following: Line) -> bool:
    if line.place != following.place or line.align in _SET_APART or following.align in _SET_APART:
        return False
    if not is_broken(line.text, following.text) or begins_item(following.text):
        return False
    head = head_of(line)
    return head is None or (not (line.bold and not following.bold) and not is_known_title(head))
