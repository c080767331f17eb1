"""The next period's report, made out of the last: what stays, what is emptied, what somebody must look at again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import (
    Book,
    Entity,
    FieldRef,
    Policy,
    Report,
    Return,
    State,
    Status,
    Target,
    Task,
    TaskGroup,
    Use,
    new_id,
    walk,
)
from desktop.domain.fields import NARRATIVE
from desktop.domain.figures import ACTIVE, NEW, actual_of
from desktop.domain.quoting import OPEN, parse, token

COPIED: Mapping[type[Entity], tuple[str, ...]] = {
    Report: (
        "abstract",
        "opening",
        "general_objective",
        "more_goals",
        "more_visions",
        "tasks_intro",
        "policies_intro",
        *NARRATIVE,
        "closing",
    ),
    Return: ("chain", "high_tech", "informant"),
    Target: ("note",),
    TaskGroup: ("intro",),
    Task: ("text",),
    Policy: ("content",),
}
"""What is copied and must be looked at again: `Report.unseen` names it until somebody has. Titles, goals and who the
report goes to are copied too, but are true until somebody changes them."""

_YEAR_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COUNT_IN_NAME = re.compile(r"(?<!\d)(\d{1,2})(?= năm\b(?! (?:19|20)\d\d))")
_END_IN_NAME = re.compile(r"((?:19|20)\d\d\s*(?:[-–]|đến)[^-–()]{0,14}?)(?<!\d)((?:19|20)\d\d)(?!\d)")
_OF_ITS_TIME = ("number", "place_and_date", "signature", "goal_text", "vision_text")
"""Lines of an existing document that are true of that one alone; headings and letters are kept."""
_NAMES_PERIOD = ("abstract", "closing")
"""What names the report's own period; the opening also names that of the letter which asked for the last report."""
_LONGER_THAN_A_YEAR = 400
"""Days from which on a period is counted from the beginning of the resolution, so that its first day stays."""

_Row = TypeVar("_Row", bound=Entity)


def roll_forward(
    book: Book,
    report: str,
    new: str,
    *,
    name: str | None = None,
    period_from: date | None = None,
    period_to: date | None = None,
    cutoff: date | None = None,
) -> Book:
    """Add the report of the next period, with the id `new`, made out of another one; raises UnknownEntity.

    Names and dates that are not given are moved on by a year. Results become those of last year, all else that
    belongs to the period is empty; see COPIED for what stays to be looked at.
    """
    last = book.report(report)
    given = {"name": name, "period_from": period_from, "period_to": period_to, "cutoff": cutoff}
    made = replace(_rolled(book, last, new), **{key: value for key, value in given.items() if value is not None})
    return edits.add_report(book, _named_anew(made, last.name))


def next_name(name: str) -> str:
    """Return '02 năm' for '01 năm', 'năm 2027' for 'năm 2026', '' where nothing is counted.

    Where years are counted, of the years that are named only the end of the period moves on: '02 năm (2022 - 2024)'
    becomes '03 năm (2022 - 2025)'.
    """
    if _COUNT_IN_NAME.search(name):
        counted = _COUNT_IN_NAME.sub(lambda found: f"{int(found[1]) + 1:02d}", name, count=1)
        return _END_IN_NAME.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", counted)
    if _YEAR_IN_NAME.search(name):
        return _YEAR_IN_NAME.sub(lambda found: str(int(found[0]) + 1), name)
    return ""


def next_period(report: Report) -> tuple[date | None, date | None]:
    """Return first and last day of the next period: a year later, but a period of years keeps its beginning.

    Such a one is longer than a year, or counts years in its name, as the first of them does: '01 năm'.
    """
    first, last = report.period_from, report.period_to
    counts = _COUNT_IN_NAME.search(report.name) is not None
    if counts or (first is not None and last is not None and (last - first).days > _LONGER_THAN_A_YEAR):
        return first, year_later(last)
    return year_later(first), year_later(last)


def year_later(day: date | None) -> date | None:
    """Return the same day of the next year, 28 February for 29 February."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28) if day.month == 2 else day


def requoted(text: str, ids: Mapping[str, str]) -> str:
    """Return a text whose quoted figures are those of the rows that `ids` maps theirs to."""
    pieces = (
        piece if isinstance(piece, str) else token(FieldRef(ids.get(piece.entity, piece.entity), piece.field))
        for piece in parse(text)
    )
    return "".join(pieces)


def _rolled(book: Book, last: Report, new: str) -> Report:
    first_day, last_day = next_period(last)
    made = replace(
        last,
        id=new,
        name=next_name(last.name),
        period_from=first_day,
        period_to=last_day,
        cutoff=year_later(last.cutoff),
        due=None,
        version=1,
        state=State.DRAFT,
        number="",
        issued=None,
        request=None,
        dismissed={},
        remarks=(),
        leftovers=(),
        drafts=0,
        files=(),
        goals_result="",
        typed={key: line for key, line in last.typed.items() if key not in _OF_ITS_TIME},
        no_proposals=False,
        previous=last.id,
        citations=tuple(_renewed(row, "c") for row in last.citations if row.use is not Use.REQUEST),
        returns=tuple(_empty_return(row) for row in last.returns),
        targets=tuple(_next_target(book, last, row) for row in last.targets),
        groups=tuple(_next_group(row) for row in last.groups),
        policies=tuple(_next_policy(row) for row in last.policies),
    )
    origins = dict(_origins(last, made))
    ids = {last.id: new, **{old: fresh for fresh, old in origins.items()}}
    made = _with_quotes(made, ids)
    return replace(made, origins=origins, unseen=tuple(str(ref) for ref in _copied(made)))


def _named_anew(made: Report, old: str) -> Report:
    """Return the report with its own period named in title and ending, where they named that of the last."""
    if not (old.strip() and made.name.strip()):
        return made
    whole = re.compile(rf"(?<!\d){re.escape(old.strip())}(?!\d)")
    changes = {field: whole.sub(lambda found: made.name.strip(), getattr(made, field)) for field in _NAMES_PERIOD}
    return replace(made, **changes)


def _renewed(row: _Row, prefix: str) -> _Row:
    return replace(row, id=new_id(prefix))


def _empty_return(row: Return) -> Return:
    return Return(
        id=new_id("f"),
        cooperative=row.cooperative,
        status=ACTIVE if row.status == NEW else row.status,
        money_unit=row.money_unit,
        wage_per=row.wage_per,
        chain=row.chain,
        high_tech=row.high_tech,
        informant=row.informant,
    )


def _next_target(book: Book, last: Report, row: Target) -> Target:
    return replace(
        row,
        id=new_id("t"),
        plan=None,
        actual=None,
        typed_goal="",
        typed_vision="",
        last_year=actual_of(book, last, row),
        cause="",
        source="",
        manual_reason="",
    )


def _next_group(row: TaskGroup) -> TaskGroup:
    tasks = tuple(
        replace(task, id=new_id("n"), result="", deadline=None, status=Status.OPEN, evidence="") for task in row.tasks
    )
    return replace(row, id=new_id("g"), result="", nothing_occurred=False, tasks=tasks)


def _next_policy(row: Policy) -> Policy:
    return replace(row, id=new_id("p"), result="", nothing_occurred=False, supports=())


def _origins(last: Report, made: Report) -> Iterator[tuple[str, str]]:
    """Yield the id of every new row with that of the row that it was copied from."""
    kept = [row for row in last.citations if row.use is not Use.REQUEST]
    yield from zip((row.id for row in made.citations), (row.id for row in kept), strict=True)
    for name in ("returns", "targets", "groups", "policies"):
        yield from zip((row.id for row in getattr(made, name)), (row.id for row in getattr(last, name)), strict=True)
    for new, old in zip(made.groups, last.groups, strict=True):
        yield from zip((task.id for task in new.tasks), (task.id for task in old.tasks), strict=True)


def _copied(report: Report) -> Iterator[FieldRef]:
    """Yield the addresses of what COPIED names and is not empty."""
    for row in walk(report):
        for name in COPIED.get(type(row), ()):
            if getattr(row, name):
                yield FieldRef(row.id, name)


def _with_quotes(report: Report, ids: Mapping[str, str]) -> Report:
    """Return the report with the figures that its copied texts quote taken from its own rows."""

    def quoting(row: _Row) -> _Row:
        texts = {name: getattr(row, name) for name in COPIED.get(type(row), ())}
        changed = {name: requoted(text, ids) for name, text in texts.items() if isinstance(text, str) and OPEN in text}
        return replace(row, **changed) if changed else row

    groups = tuple(
        replace(quoting(group), tasks=tuple(quoting(task) for task in group.tasks)) for group in report.groups
    )
    return replace(
        quoting(report),
        returns=tuple(quoting(row) for row in report.returns),
        targets=tuple(quoting(row) for row in report.targets),
        groups=groups,
        policies=tuple(quoting(row) for row in report.policies),
    )
