"""What an old document says, put into a book: every line has a place in it or is left over, and the record tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from desktop.domain.book import (
    RESOLUTION,
    Book,
    Citation,
    FieldRef,
    Leftover,
    Policy,
    Report,
    Signer,
    Target,
    Task,
    TaskGroup,
    Unit,
    new_id,
)
from desktop.domain.book import State as ReportState
from desktop.domain.edits import new_report
from desktop.domain.errors import NotADate
from desktop.domain.indicators import Catalogue, Indicator
from desktop.domain.legacy import Encoding
from desktop.domain.values import format_value
from desktop.domain.vietnamese import format_date, parse_date
from desktop.reports.importing.body import Body, Part, Said
from desktop.reports.importing.citations import find_citations
from desktop.reports.importing.ending import End, annex_of, authority_of, begins_annex, position_of, read_end
from desktop.reports.importing.head import Found, abstract_text, dates_of, full_name, is_superior, period_of, read_head
from desktop.reports.importing.horizons import HorizonText, read_horizon
from desktop.reports.importing.joining import joined
from desktop.reports.importing.lines import Line
from desktop.reports.importing.marks import is_dashed
from desktop.reports.importing.record import Draft, Record, State
from desktop.reports.importing.tables import Measured, Row, Years, is_of_data, measured, rows_of
from desktop.reports.sections.source import NOTHING_OCCURRED

_FEW_GROUPS = 2
"""So many groups make a document's own list of them; with fewer, the standard ones are added."""
_AFTER_LETTERS = 160


def make_draft(lines: list[Line], catalogue: Catalogue, guessed: Encoding | None = None) -> Draft:
    """Return the book that the lines of an old document make, with the record of every decision."""
    record = Record()
    whole = joined(lines, record)
    found, body_start = read_head(whole)
    end, body_end = read_end(whole[body_start:])
    draft = _Draft(catalogue, record, whole)
    draft.read(found, whole[body_start : body_start + body_end], end)
    book = draft.book()
    sources = tuple((number, text) for number, text in _sources(lines))
    entries = tuple(sorted(record.entries, key=lambda entry: entry.paragraphs[0]))
    return Draft(book=book, report=draft.report.id, sources=sources, entries=entries, guessed=guessed)


def _sources(lines: list[Line]) -> list[tuple[int, str]]:
    texts: dict[int, str] = {}
    for line in lines:
        texts[line.number] = f"{texts[line.number]}\n{line.text}" if line.number in texts else line.text
    return sorted(texts.items())


class _Draft:
    """Puts the parts of a document into a report one after the other."""

    def __init__(self, catalogue: Catalogue, record: Record, lines: list[Line]) -> None:
        self.catalogue = catalogue
        self.record = record
        self.lines = lines
        self._before = {line.number: before.text for before, line in pairwise(lines) if before.number != line.number}
        self.indicators = {indicator.code: indicator for indicator in catalogue.indicators}
        self.unit = Unit(id=new_id("u"))
        self.signer: Signer | None = None
        self.report = Report(id=new_id("r"), unit=self.unit.id)
        self.left: list[Line] = []
        self._of_annexes: set[int] = set()
        self.targets: dict[str, Target] = {}
        self.standard = new_report(catalogue)

    def read(self, found: Found, lines: list[Line], end: End) -> None:
        """Take everything in: head, body with its tables, ending."""
        self._head(found)
        body = Body()
        tables: list[list[Line]] = []
        of_data = _tables_of_data(lines)
        for line in lines:
            cells = of_data.get(line.place.table) if line.place is not None else None
            if cells is None:
                body.read(line)
            elif cells[0] is line:
                tables.append(cells)
        self._horizons(body)
        for rows in tables:
            self._table(rows)
        self._parts(body)
        self._fields(body)
        self._end(end)
        self._citations(found)
        self._period(found)
        self._outline(body)
        self.left += [*found.left, *body.left, *end.left]

    def book(self) -> Book:
        """Return the finished book."""
        leftovers = []
        for line in self._left_in_order():
            after = self._after(line)
            leftover = Leftover(id=new_id("l"), text=line.text, after=after)
            leftovers.append(leftover)
            ref = FieldRef(leftover.id, "text")
            self.record.note("left", line, ref, state=State.LEFT, after=after)
        issued = bool(self.report.number) and self.report.issued is not None
        state = ReportState.ISSUED if issued else ReportState.DRAFT
        report = replace(self.report, leftovers=tuple(leftovers), state=state)
        signers = (self.signer,) if self.signer is not None else ()
        return Book(id=new_id("b"), units=(self.unit,), signers=signers, reports=(report,))

    def _left_in_order(self) -> list[Line]:
        """Return what has no place; an annex that has none is one piece, which one decision puts away."""
        order = {line.number: place for place, line in enumerate(self.lines)}
        made: list[Line] = []
        for line in sorted(self.left, key=lambda each: order.get(each.number, 0)):
            begun = bool(made) and made[-1].number in self._of_annexes
            if begun and line.number in self._of_annexes and not begins_annex(line):
                numbers = (*made[-1].numbers, *line.numbers)
                made[-1] = Line(numbers, f"{made[-1].text}\n{line.text}", place=made[-1].place)
            else:
                made.append(line)
        return made

    def _after(self, line: Line) -> str:
        return self._before.get(line.number, "")[:_AFTER_LETTERS]

    def _ref(self, field: str) -> FieldRef:
        return FieldRef(self.report.id, field)

    # -- head

    def _head(self, found: Found) -> None:
        for line in found.form:
            self.record.note("form", line)
        unit, report = self.unit, self.report
        if found.name:
            unit = replace(unit, kind=found.kind or unit.kind, name=found.name)
            line = found.lines.get("unit") or found.lines["said_unit"]
            sure = "unit" in found.lines or found.place == found.name
            self._note("unit", line, FieldRef(unit.id, "name"), f"{unit.kind} {unit.name}", "" if sure else "from_text")
        if found.issuer:
            unit = replace(unit, letterhead="agency", issuer=found.issuer)
            self._note("issuer", found.lines["issuer"], FieldRef(unit.id, "issuer"), found.issuer)
        if found.superior:
            unit = replace(unit, superior=full_name(found.superior))
            self._note("superior", found.lines["superior"], FieldRef(unit.id, "superior"), unit.superior)
        if found.place and found.place != unit.name:
            unit = replace(unit, place=found.place)
        if "number" in found.lines:
            report = replace(report, number=found.number, symbol=found.symbol)
            self._note("number", found.lines["number"], self._ref("number"), f"{found.number}/{found.symbol}")
        if "issued" in found.lines:
            report = replace(report, issued=found.issued)
            self._note("issued", found.lines["issued"], self._ref("issued"), found.typed.get("place_and_date", ""))
        report = replace(report, abstract=abstract_text(found), typed=dict(found.typed))
        for line in found.abstract:
            self._note("abstract", line, self._ref("abstract"))
        report = replace(report, addressees="\n".join(name for name, _ in found.addressees))
        for _, line in found.addressees:
            self._note("addressees", line, self._ref("addressees"))
        report = replace(report, opening="\n".join(line.text for line in found.opening))
        for line in found.opening:
            self._note("opening", line, self._ref("opening"))
        self.unit, self.report = unit, report

    def _note(self, kind: str, line: Line, ref: FieldRef | None, value: str = "", reason: str = "") -> None:
        state = State.UNSURE if reason else State.FOUND
        self.record.note(kind, line, ref, state=state, value=value, reason=reason, after=self._after(line))

    def _period(self, found: Found) -> None:
        name = period_of(self.report.abstract)
        if not name:
            return
        line = found.abstract[0]
        self.report = replace(self.report, name=name)
        self._note("period", line, self._ref("name"), name)
        assessed = self.report.resolution
        dates = dates_of(name, assessed.issued if assessed is not None else None)
        if dates is not None:
            self.report = replace(self.report, period_from=dates[0], period_to=dates[1])
            for field, day in zip(("period_from", "period_to"), dates, strict=True):
                self._note(field, line, self._ref(field), format_date(day), "from_title")

    # -- targets

    def _horizons(self, body: Body) -> None:
        goals = read_horizon([said.line for said in body.goals], self.indicators)
        visions = read_horizon([said.line for said in body.visions], self.indicators)
        order = _merged(goals.codes, visions.codes)
        rest = [code for code in self.indicators if code not in order]
        for code in (*order, *rest):
            self.targets[code] = Target(id=new_id("t"), indicator=self.indicators[code])
        self._horizon(goals, "goal", "more_goals", body.goals)
        self._horizon(visions, "vision", "more_visions", body.visions)
        if [code for code in order if code in visions.codes] != visions.codes:
            self.report = replace(self.report, typed={**self.report.typed, "vision_text": visions.whole})

    def _horizon(self, text: HorizonText, field: str, more: str, said: list[Said]) -> None:
        doubts = {each.line.number: each.why for each in said if not each.sure}
        for cut in text.cuts:
            target = self.targets[cut.mention.code]
            given = {f"typed_{field}": cut.typed, field: cut.mention.value}
            self.targets[cut.mention.code] = replace(target, **given)
            reason = cut.mention.reason or doubts.get(cut.line.number, "")
            state = State.FOUND if reason in ("", "no_figure") else State.UNSURE
            self.record.note(
                field,
                cut.line,
                FieldRef(target.id, field),
                state=state,
                text=cut.typed.strip(),
                value=format_value(cut.mention.value),
                reason=reason,
                after=self._after(cut.line),
            )
        self.report = replace(self.report, **{more: "\n".join(words for words, _ in text.more)})
        for words, line in text.more:
            reason = doubts.get(line.number, "")
            state = State.UNSURE if reason else State.FOUND
            self.record.note(
                more, line, self._ref(more), state=state, text=words, reason=reason, after=self._after(line)
            )

    def _table(self, lines: list[Line]) -> None:
        """Take a table in: figures into targets, rows of the document's own as targets of their own, the rest left."""
        rows = rows_of(lines)
        found, heads, others = measured(rows, self.indicators, self._years())
        for each in found:
            self._measured(each, others)
        self.left += [row.line for row in others]
        for row in heads:
            self._note("table_head", row.line, None)

    def _years(self) -> Years:
        told = re.findall(r"20\d\d", period_of(self.report.abstract))
        issued = self.report.issued
        return Years(int(told[-1]) if told else None, issued.year if issued is not None else None)

    def _measured(self, row: Measured, others: list[Row]) -> None:
        key = row.code or f"{row.name}|{row.unit}"
        target = self.targets.get(key)
        if target is None:
            own = Indicator(code=new_id("own"), name=row.name, unit=row.unit)
            target = Target(id=new_id("t"), indicator=own)
        new = {field: value for field, value in row.values.items() if getattr(target, field) is None}
        clashing = [field for field, value in row.values.items() if getattr(target, field) not in (None, value)]
        if clashing or (row.doubtful and not row.values):
            others.append(row.row)
            return
        self.targets[key] = replace(target, **new)
        for field, value in new.items():
            self._note(field, row.row.line, FieldRef(target.id, field), format_value(value))
        for field in row.doubtful:
            self._note(field, row.row.line, FieldRef(target.id, field), "", "doubtful_figure")
        if not row.is_told:
            others.append(row.row)
        if not new and not row.doubtful:
            self._note("table_row", row.row.line, FieldRef(target.id, "indicator.name"))

    # -- tasks and policies

    def _parts(self, body: Body) -> None:
        titles = {heading.key: heading.title for heading in self.catalogue.task_groups}
        groups = [self._group(part, body, titles.get(part.key, "")) for part in body.groups]
        known = {group.key for group in groups}
        if len(body.groups) < _FEW_GROUPS or body.tells_results_first:
            groups += [group for group in self.standard.groups if group.key not in known]
        names = {heading.key: heading.title for heading in self.catalogue.policies}
        policies = [self._policy(part, names.get(part.key, "")) for part in body.policies]
        named = {policy.key for policy in policies}
        if not policies or body.tells_results_first:
            policies += [policy for policy in self.standard.policies if policy.key not in named]
        self.report = replace(self.report, groups=tuple(groups), policies=tuple(policies))

    def _group(self, part: Part, body: Body, title: str) -> TaskGroup:
        if part.heading is not None:
            self._note("group", part.heading, FieldRef(part.id, "title"), part.title)
        intro, tasks = self._tasks(part)
        field, owner = ("intro", part.id)
        if part.key == "policies" and intro and not tasks and body.policies:
            field, owner = "policies_intro", self.report.id
            self.report = replace(self.report, policies_intro=_joined(intro))
        for said in intro:
            self._note(field, said.line, FieldRef(owner, field), "", said.why)
        return TaskGroup(
            id=part.id,
            key=part.key,
            title=part.title or title,
            intro="" if owner == self.report.id else _joined(intro),
            **self._results(part),
            tasks=tuple(tasks),
            typed=part.typed,
        )

    def _tasks(self, part: Part) -> tuple[list[Said], list[Task]]:
        """Return the paragraphs that lead to the items of a group, and its tasks; sub-items belong to their item."""
        has_items = any(is_dashed(said.line.text) for said in part.lines)
        leads = part.key == "policies" or has_items
        intro: list[Said] = []
        tasks: list[Task] = []
        for said in part.lines:
            text = said.line.text
            if leads and not tasks and not is_dashed(text):
                intro.append(said)
                continue
            if text.startswith("+ ") and tasks and tasks[-1].dash:
                tasks[-1] = replace(tasks[-1], text=f"{tasks[-1].text}\n{text}")
            else:
                tasks.append(Task(id=new_id("n"), text=text.removeprefix("- "), dash=text.startswith("- ")))
            kind = "task" if is_dashed(text) else "plain_task"
            self._note(kind, said.line, FieldRef(tasks[-1].id, "text"), "", said.why)
        return intro, tasks

    def _results(self, part: Part) -> dict[str, Any]:
        """Return the fields of a group or policy that say what has come of it."""
        for said in part.results:
            self._note("result", said.line, FieldRef(part.id, "result"), "", said.why)
        result = _joined(part.results)
        return {"nothing_occurred": True} if result == NOTHING_OCCURRED else {"result": result}

    def _policy(self, part: Part, title: str) -> Policy:
        if part.heading is not None:
            self._note("policy", part.heading, FieldRef(part.id, "title"), part.title)
        for said in part.lines:
            self._note("content", said.line, FieldRef(part.id, "content"), "", said.why)
        return Policy(
            id=part.id,
            key=part.key,
            title=part.title or title,
            content=_joined(part.lines),
            **self._results(part),
            typed=part.typed,
        )

    def _fields(self, body: Body) -> None:
        for key, line in body.headings:
            self._note(f"heading.{key}" if key != "result_label" else key, line, None)
            if key == "result_label":
                self._cutoff(line)
        for field, texts in body.fields.items():
            self.report = replace(self.report, **{field: _joined(texts)})
            for said in texts:
                self._note(field, said.line, self._ref(field), "", said.why)
        self.report = replace(
            self.report,
            typed={**self.report.typed, **body.typed},
            targets=tuple(self.targets.values()),
        )

    def _cutoff(self, line: Line) -> None:
        """'Kết quả đến ngày 15/6/2026:' says until when the figures were counted."""
        day = re.search(r"\d{1,2}/\d{1,2}/\d{4}", line.text)
        if day is not None and self.report.cutoff is None:
            with suppress(NotADate):
                self.report = replace(self.report, cutoff=parse_date(day[0]))
                self._note("cutoff", line, self._ref("cutoff"), day[0])

    def _outline(self, body: Body) -> None:
        self.report = replace(
            self.report,
            outline="five" if body.tells_results_first else self.report.outline,
            numbering="roman" if body.is_roman else "decimal",
        )

    # -- citations and ending

    def _citations(self, found: Found) -> None:
        rows = []
        for cited in find_citations(self.lines, found.opening):
            row = Citation(
                id=new_id("c"),
                kind=cited.kind,
                number=cited.number,
                issued=cited.issued,
                issuer=cited.issuer,
                title=cited.title,
                use=cited.use,
            )
            rows.append(row)
            self.record.note(
                "citation",
                cited.line,
                FieldRef(row.id, "number" if row.number else "title"),
                text=f"{row.kind} {row.number}".strip() if row.number else row.title,
                value=" ".join([row.number or row.title, *([f"({format_date(row.issued)})"] if row.issued else [])]),
                reason=" ".join(f"missing_{part}" for part in cited.missing),
            )
        known = any((row.number, row.issued) == RESOLUTION for row in rows)
        self.report = replace(self.report, citations=tuple(rows) if known else (*rows, *self.standard.citations))

    def _end(self, end: End) -> None:
        for line in end.form:
            self.record.note("form", line)
        report = replace(
            self.report,
            closing="\n".join(line.text for line in end.closing),
            recipients="\n".join(name for name, _ in end.recipients),
        )
        for line in end.closing:
            self._note("closing", line, self._ref("closing"))
        for _, line in end.recipients:
            self._note("recipients", line, self._ref("recipients"))
        if end.name or end.signature:
            lines = [text for text, _ in end.signature]
            signer = Signer(id=new_id("s"), name=end.name, position=position_of(lines), authority=authority_of(lines))
            self.signer = signer
            report = replace(report, signer=signer.id, typed={**report.typed, "signature": "\n".join(lines)})
            for _, line in end.signature:
                self._note("signature", line, FieldRef(signer.id, "authority"), str(signer.authority))
            if end.name_line is not None:
                self._note("signer", end.name_line, FieldRef(signer.id, "name"), signer.name)
        self.report = report
        self._superior(end)
        self._office(end)
        self._annexes(end.annex)

    def _superior(self, end: End) -> None:
        """Where no letterhead names the superior, the first committee among addressees and recipients may be it."""
        if self.unit.superior:
            return
        addressed = [(name, None) for name in self.report.addressees.split("\n") if name]
        listed: list[tuple[str, Line | None]] = [*addressed, *end.recipients]
        for name, line in listed:
            if is_superior(name):
                self.unit = replace(self.unit, superior=full_name(name))
                source = line or next(each for each in self.lines if name in each.text)
                self._note(
                    "superior", source, FieldRef(self.unit.id, "superior"), self.unit.superior, "from_recipients"
                )
                return

    def _office(self, end: End) -> None:
        for name, line in end.recipients:
            match = re.fullmatch(r"Lưu\s*:?\s*VT\s*[,;]\s*(\w+)\s*(?:\(\d+\))?", name)
            if match is not None:
                self.unit = replace(self.unit, office=match[1])
                self._note("office", line, FieldRef(self.unit.id, "office"), match[1])

    def _annexes(self, lines: list[Line]) -> None:
        self._of_annexes = {line.number for line in lines}
        begun: list[list[Line]] = []
        for line in lines:
            if begins_annex(line) or not begun:
                begun.append([])
            begun[-1].append(line)
        before = list(self.targets)
        for annex in begun:
            self._annex(annex)
        if list(self.targets) != before or any(line.place is not None for line in lines):
            self.report = replace(self.report, targets=tuple(self.targets.values()))

    def _annex(self, lines: list[Line]) -> None:
        """Take one annex in; where it is none of those that are read, its head stays with what has no place."""
        keys = {line.number: key for line in lines if line.place is None and (key := annex_of(line)) is not None}
        read = next((key for key in keys.values() if key), "")
        if read:
            self.report = replace(self.report, annexes=(*self.report.annexes, read))
        tables: dict[int, list[Line]] = {}
        for line in lines:
            if line.place is not None:
                tables.setdefault(line.place.table, []).append(line)
            elif read and line.number in keys:
                self._note("form", line, None)
            else:
                self.left.append(line)
        for rows in tables.values():
            self._table(rows)


def _tables_of_data(lines: Iterable[Line]) -> dict[int, list[Line]]:
    cells: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.place is not None:
            cells[line.place.table].append(line)
    return {table: found for table, found in cells.items() if is_of_data(found)}


def _joined(texts: Iterable[Said]) -> str:
    return "\n".join(said.line.text for said in texts)


def _merged(goals: list[str], visions: list[str]) -> list[str]:
    """Return the indicators of both horizons in one order, that of the goals first."""
    order = list(goals)
    for place, code in enumerate(visions):
        if code not in order:
            before = visions[place - 1] if place else ""
            order.insert(order.index(before) + 1 if before else 0, code)
    return order
