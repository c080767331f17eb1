"""The goals of 2030 and the vision of 2045: their text cut into one sentence for each indicator, with its figure."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from desktop.domain.indicators import Indicator
from desktop.reports.importing.figures import Mention, clauses, mentions
from desktop.reports.importing.lines import Line

_CUTS = (re.compile(r"[.;!?…](?=\s)|\n"), re.compile(r",(?=\s)"), re.compile(r"\s"))


@dataclass
class Cut:
    """What one indicator got of a text: the figure, its words (with a line break where a paragraph ends), its line."""

    mention: Mention
    typed: str
    line: Line


@dataclass
class HorizonText:
    """The text of a horizon: what each indicator got, in order, and the texts that tell no figure."""

    cuts: list[Cut] = field(default_factory=list)
    more: list[tuple[str, Line]] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        """The indicators in the order of the text."""
        return [cut.mention.code for cut in self.cuts]

    @property
    def whole(self) -> str:
        """All that the indicators got, as it stood."""
        return re.sub(r" ?\n ?", "\n", " ".join(cut.typed for cut in self.cuts)).strip()


def read_horizon(lines: list[Line], indicators: dict[str, Indicator]) -> HorizonText:
    """Return a horizon's paragraphs cut up; those behind the last figure and all clauses without one are `more`."""
    text = "\n".join(line.text for line in lines)
    found = mentions(text, indicators)
    made = HorizonText()
    if not found:
        made.more = [(line.text, line) for line in lines]
        return made
    last = text.find("\n", found[-1].end)
    starts = [0, *(_cut(text, one.end, following.start) for one, following in itertools.pairwise(found))]
    ends = [*starts[1:], len(text) if last < 0 else last]
    for mention, start, end in zip(found, starts, ends, strict=True):
        segment = text[start:end]
        typed = segment.strip(" ") if segment.endswith("\n") else segment.strip()
        made.cuts.append(Cut(mention, typed.lstrip("\n"), _line_at(lines, mention.start)))
    told = [mention.start for mention in found if mention.value is not None]
    for start, end in clauses(text):
        if not any(start <= place < end for place in told) and text[start:end].strip():
            made.more.append((text[start:end].strip(), _line_at(lines, start + len(text[start:end]) - 1)))
    made.more = _together(made.more)
    return made


def _cut(text: str, start: int, end: int) -> int:
    """Return where the words of one figure end and those of the next begin: at the last mark between them."""
    for pattern in _CUTS:
        places = [match.end() for match in pattern.finditer(text, start, end)]
        if places:
            return places[-1]
    return end


def _together(texts: list[tuple[str, Line]]) -> list[tuple[str, Line]]:
    """Join clauses of one line that stand one behind the other."""
    made: list[tuple[str, Line]] = []
    for text, line in texts:
        if made and made[-1][1] is line and f"{made[-1][0]} {text}" in line.text:
            made[-1] = (f"{made[-1][0]} {text}", line)
        else:
            made.append((text, line))
    return made


def _line_at(lines: list[Line], place: int) -> Line:
    for line in lines:
        if place <= len(line.text):
            return line
        place -= len(line.text) + 1
    return lines[-1]
