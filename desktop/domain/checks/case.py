"""One report under examination: what several checks look at, each of it found once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from desktop.domain.book import (
    Book,
    Cooperative,
    Entity,
    FieldRef,
    Policy,
    Report,
    Return,
    Signer,
    Support,
    Target,
    Task,
    TaskGroup,
    Unit,
    walk,
)
from desktop.domain.checks.alphabet import CAPITAL, SMALL
from desktop.domain.dated import day_of
from desktop.domain.figures import COOPERATIVE, counted, register_value
from desktop.domain.former import former_report
from desktop.domain.values import Number, Rank, Value


class Role(Enum):
    """What a text is for."""

    FRAME = "the formulas around the report, which repeat titles of documents"
    TITLE = "a heading"
    AIM = "what is aimed at"
    PLAN = "what is to be done, which may stay from year to year"
    RESULT = "what came of it, new in every report"


class Text(NamedTuple):
    """A text that the report prints, at the field where it is seen; `typed` ones stand only in an as-is document."""

    ref: FieldRef
    text: str
    role: Role
    typed: bool = False


ROLES: dict[type[Entity], tuple[tuple[str, Role], ...]] = {
    Report: (
        ("abstract", Role.FRAME),
        ("opening", Role.FRAME),
        ("general_objective", Role.AIM),
        ("more_goals", Role.AIM),
        ("more_visions", Role.AIM),
        ("goals_result", Role.RESULT),
        ("tasks_intro", Role.PLAN),
        ("policies_intro", Role.PLAN),
        ("strengths", Role.RESULT),
        ("shortcomings", Role.RESULT),
        ("causes", Role.RESULT),
        ("lessons", Role.RESULT),
        ("orientation", Role.PLAN),
        ("proposals", Role.RESULT),
        ("closing", Role.FRAME),
    ),
    Target: (("cause", Role.RESULT), ("note", Role.AIM)),
    TaskGroup: (("title", Role.TITLE), ("intro", Role.PLAN), ("result", Role.RESULT)),
    Task: (("text", Role.PLAN), ("result", Role.RESULT)),
    Policy: (("title", Role.TITLE), ("content", Role.PLAN), ("result", Role.RESULT)),
    Support: (("content", Role.RESULT),),
}
"""The texts of each kind of row, in the order of the document."""

TYPED = (("goal", "typed_goal"), ("vision", "typed_vision"))
"""Where a sentence of an existing document is seen, and where it is kept."""

_NAMED = re.compile(rf"Hợp tác xã(?: [{SMALL},-]+){{0,6}}(?: [{CAPITAL}][{SMALL}]*)+")
_QUOTED = re.compile("⟦[^⟧\n]*⟧")


class Scroll:
    """All texts of a report in one string, so that an expression runs over them once instead of ten thousand times.

    Quoted figures (⟦address⟧) are blotted out: what stands in them is not typed.
    """

    def __init__(self, texts: tuple[Text, ...]) -> None:
        self.texts = texts
        self._starts: list[int] = []
        place = 0
        for text in texts:
            self._starts.append(place)
            place += len(text.text) + 1
        self.whole = "\n".join(text.text for text in texts)
        if "⟦" in self.whole:
            self.whole = _QUOTED.sub(lambda quoted: "□" * len(quoted[0]), self.whole)

    def find(
        self, expression: re.Pattern[str], *needles: str, inside: bool = False
    ) -> Iterator[tuple[Text, re.Match[str]]]:
        """Yield matches with the text that they stand in; nothing where none of the `needles` occurs at all.

        A match that begins inside a word only counts with `inside`. Expressions must not match line breaks, and are
        fast where they begin with a letter or a set of them.
        """
        if needles and not any(needle in self.whole for needle in needles):
            return
        for match in expression.finditer(self.whole):
            start = match.start()
            if inside or not (start and self.whole[start].isalnum() and self.whole[start - 1].isalnum()):
                yield self.texts[bisect_right(self._starts, start) - 1], match

    def before(self, match: re.Match[str], most: int = 20) -> str:
        """Return what stands in front of a match on its line, at most so many letters."""
        start = match.start()
        return self.whole[max(start - most, 0) : start].rpartition("\n")[2]


class Case:
    """A report of a book, with what is looked up in it."""

    def __init__(self, book: Book, report: Report) -> None:
        self.book = book
        self.report = report
        self._register: dict[str, Value | None] = {}

    @cached_property
    def unit(self) -> Unit | None:
        return self.book.unit_of(self.report)

    @cached_property
    def signer(self) -> Signer | None:
        return self.book.signer_of(self.report)

    @cached_property
    def day(self) -> date | None:
        """The day by which law, offices and settings are judged."""
        return day_of(self.report)

    @cached_property
    def former(self) -> Report | None:
        """The report of the period before."""
        return former_report(self.book, self.report)

    @cached_property
    def cooperatives(self) -> dict[str, Cooperative]:
        """The rows of the register by their ids."""
        return {row.id: row for row in self.book.cooperatives}

    @cached_property
    def rows(self) -> tuple[Entity, ...]:
        """The report and everything below it."""
        return tuple(walk(self.report))

    @cached_property
    def counted(self) -> tuple[Return, ...]:
        """The figures of active cooperatives: what totals and averages are made of."""
        return tuple(counted(self.book, self.report))

    def is_cooperative(self, row: Return) -> bool:
        """Whether figures are those of a cooperative, not of a group or union; what the register lost is one."""
        known = self.cooperatives.get(row.cooperative)
        return known is None or known.kind == COOPERATIVE

    def name_of(self, row: Return) -> str:
        """Return what sentences call the cooperative of these figures."""
        known = self.cooperatives.get(row.cooperative)
        return known.name if known is not None and known.name else "Hợp tác xã chưa có tên"

    def register(self, key: str) -> Value | None:
        """Return a total of the register of cooperatives."""
        if key not in self._register:
            self._register[key] = register_value(self.book, self.report, key)
        return self._register[key]

    def actual(self, target: Target) -> Value | None:
        """Return a target's result, typed or from the register."""
        return target.actual if target.actual is not None else self.register(target.indicator.register)

    @cached_property
    def has_results(self) -> bool:
        """Whether any target has a figure for its result; words like 'chưa thu thập' are none."""
        return any(isinstance(self.actual(target), Number | Rank) for target in self.report.targets)

    @cached_property
    def named_cooperatives(self) -> int:
        """How many cooperatives the texts of an existing document name, where the report has no figures of any."""
        if self.report.returns:
            return 0
        return len({match[0] for _, match in self.scroll.find(_NAMED, "Hợp tác xã ")})

    @cached_property
    def scroll(self) -> Scroll:
        """Every text that the report prints."""
        return Scroll(tuple(self._texts()))

    @cached_property
    def typed(self) -> dict[FieldRef, str]:
        """Sentences that only an as-is document has, by the field that they are seen at."""
        return {text.ref: text.text for text in self.scroll.texts if text.typed}

    def _texts(self) -> Iterator[Text]:
        for row in self.rows:
            if isinstance(row, Task) and not row.printed:
                continue
            for name, role in ROLES.get(type(row), ()):
                text = getattr(row, name)
                if text:
                    yield Text(FieldRef(row.id, name), text, role)
            if isinstance(row, Target):
                for seen, name in TYPED:
                    text = getattr(row, name)
                    if text:
                        yield Text(FieldRef(row.id, seen), text.rstrip("\n"), Role.AIM, typed=True)
