"""The goals of 2030 and 2045 in sentences, and what has become of them: sentences, table, standing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.domain.book import FieldRef, Report, Target
from desktop.domain.figures import Assessment, assess, share
from desktop.domain.quotables import percent
from desktop.domain.values import Value
from desktop.domain.vietnamese import capitalised, format_date, format_number, lowered, paragraphs
from desktop.reports.blocks import Column, ColumnKind, Face, Paragraph, Role, Run, Runs, Table
from desktop.reports.sections.cooperatives import SITUATION, count, not_told_by_targets
from desktop.reports.sections.phrases import NO_ENTRY, aside, cell, said
from desktop.reports.sections.results import labelled
from desktop.reports.sections.source import Blocks, Source, as_paragraphs, joined

TABLE = "Kết quả thực hiện các chỉ tiêu"
COLUMNS = (
    Column("Chỉ tiêu", ColumnKind.NAME),
    Column("Đơn vị tính", ColumnKind.UNIT),
    Column("Kế hoạch", ColumnKind.FIGURE),
    Column("Thực hiện", ColumnKind.FIGURE),
    Column("Tỷ lệ (%)", ColumnKind.FIGURE),
    Column("Năm trước", ColumnKind.FIGURE),
)


@dataclass(frozen=True, slots=True)
class Horizon:
    """A year that targets aim at: the fields of the target and of the report that belong to it."""

    name: str
    field: str
    typed: str
    more: str


GOALS = Horizon("mục tiêu đến năm 2030", "goal", "typed_goal", "more_goals")
VISIONS = Horizon("tầm nhìn đến năm 2045", "vision", "typed_vision", "more_visions")
_YEAR = "kế hoạch năm"


def general(source: Source, level: int) -> Blocks:
    """Return the general objective."""
    return source.prose_or_gap(source.report, "general_objective")


def goals(source: Source, level: int) -> Blocks:
    """Return the goals of 2030, then the results of the period with their table."""
    return (*_aims(source, GOALS), *_results(source))


def visions(source: Source, level: int) -> Blocks:
    """Return the vision of 2045, then how far the results are from it."""
    return (*_aims(source, VISIONS), *_standings(source))


def _aims(source: Source, horizon: Horizon) -> tuple[Paragraph, ...]:
    report = source.report
    typed = _typed(report, horizon) if source.as_is else ()
    composed = [
        _aim(target, horizon)
        for target in report.targets
        if getattr(target, horizon.field) is not None and not (typed and getattr(target, horizon.typed))
    ]
    sentences = as_paragraphs(_sentence(part for part in composed if part))
    said = "\n".join(run.text for paragraph in typed for run in paragraph.runs)
    more = (line for line in source.prose(report, horizon.more) if line.runs[0].text not in said)
    found = (*typed, *sentences, *more)
    if found or report.no_cooperatives:
        return found
    return as_paragraphs(source.gap(report, horizon.more, horizon.name))


def _typed(report: Report, horizon: Horizon) -> tuple[Paragraph, ...]:
    """Return the sentences of an existing document; a line break in one ends its paragraph."""
    kept = report.typed.get(f"{horizon.field}_text")
    if kept:
        return tuple(Paragraph((Run(line, FieldRef(report.id, "typed")),)) for line in paragraphs(kept))
    lines: list[list[Run]] = [[]]
    for target in report.targets:
        first, *others = getattr(target, horizon.typed).split("\n")
        for place, sentence in enumerate((first, *others)):
            lines += [[]] if place else []
            if words := " ".join(sentence.split()):
                blank = " " if lines[-1] else ""
                lines[-1].append(Run(f"{blank}{words}", FieldRef(target.id, horizon.typed)))
    return tuple(Paragraph(tuple(line)) for line in lines if line)


def _sentence(parts: Iterable[Runs]) -> Runs:
    """Return the parts as one sentence with semicolons."""
    first, *rest = joined(parts, "; ", ".") or (Run(""),)
    return (Run(capitalised(first.text), first.ref, first.face), *rest) if first.text else ()


def _aim(target: Target, horizon: Horizon) -> Runs:
    sentence = said(target, getattr(target, horizon.field), horizon.field)
    return (*sentence, *aside(target)) if sentence and horizon is GOALS else sentence


def _results(source: Source) -> Blocks:
    report = source.report
    rows = [target for target in report.targets if _is_reported(source, target)]
    excused = report.no_cooperatives
    remark = source.prose(report, "goals_result") if excused else source.prose_or_gap(report, "goals_result")
    results = (_result(source, target) for target in rows)
    items = tuple(Paragraph((Run("- "), *runs), Role.ITEM) for runs in results if runs)
    told = (*_register(source, remark), *items)
    table = (Paragraph((Run(TABLE),), Role.CAPTION), _table(source, rows)) if rows else ()
    return (*labelled(_until_cutoff(source, "targets"), told), *table) if told or table else ()


def _register(source: Source, remark: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Return the remark between what the register says, where no other section says that."""
    if SITUATION in source.sections:
        return remark
    return (*count(source), *remark, *not_told_by_targets(source))


def _is_reported(source: Source, target: Target) -> bool:
    """A ward without cooperatives owes no figures of cooperatives, an existing document none at all."""
    owed = not (source.report.no_cooperatives or source.as_is)
    return owed or source.actual(target) is not None


def _until_cutoff(source: Source, annex: str = "") -> Runs:
    """Return the label of results, with the annex that tells more of them."""
    report = source.report
    more = tuple(replace(run, face=Face.LABEL) for run in source.annex(annex))
    end = Run(":", None, Face.LABEL)
    if report.cutoff:
        label = Run(f"Kết quả đến ngày {format_date(report.cutoff)}", FieldRef(report.id, "cutoff"), Face.LABEL)
        return (label, *more, end) if more else (replace(label, text=f"{label.text}:"),)
    missing = source.gap(report, "cutoff")
    if not missing:
        return (Run("Kết quả", None, Face.LABEL), *more, end)
    return (Run("Kết quả đến ngày ", None, Face.LABEL), *missing, *more, end)


def _result(source: Source, target: Target) -> Runs:
    """Return what has come of a target, how that stands to the plan of the year and to the goal, and why."""
    actual = source.actual(target)
    fact = said(target, actual, "actual")
    if not fact:
        return ()
    standings = [_of_the_year(target, actual), _standing(target, actual, target.goal, GOALS.name)]
    parts = [fact, *((Run(standing),) for standing in standings if standing)]
    note = aside(target) if target.note and target.goal is None else ()
    why = Run(lowered(target.cause.strip().rstrip(" .;")), FieldRef(target.id, "cause"))
    cause: Runs = (Run("; nguyên nhân: "), why) if why.text else ()
    first, *rest = (*joined(parts, ", "), *note, *cause, Run("."))
    return (Run(capitalised(first.text), first.ref), *rest)


def _of_the_year(target: Target, actual: Value | None) -> str:
    """Return 'vượt kế hoạch năm (102,3%)'; of a percentage, whose share could be taken for the plan, in more words."""
    verdict = _verdict(target, actual, target.plan, _YEAR)
    reached = share(target, actual, target.plan)
    if reached is None or not verdict:
        return verdict
    words = f"bằng {percent(reached)} kế hoạch" if target.indicator.unit == "%" else percent(reached)
    return f"{verdict} ({words})"


def _standing(target: Target, actual: Value | None, aim: Value | None, name: str) -> str:
    """Return 'bằng 88,4% tầm nhìn đến năm 2045', or the verdict where a share would mislead or there is none."""
    verdict = _verdict(target, actual, aim, name)
    reached = share(target, actual, aim) if target.indicator.unit != "%" else None
    return f"bằng {percent(reached)} {name}".rstrip() if reached is not None and verdict else verdict


def _verdict(target: Target, actual: Value | None, aim: Value | None, name: str) -> str:
    """Return 'vượt kế hoạch năm'; '' where the two cannot be compared."""
    verdict = assess(Target(id=target.id, indicator=target.indicator, plan=aim), actual)
    wanted = verdict in (Assessment.EXCEEDED, Assessment.MET, Assessment.NOT_MET)
    return f"{lowered(verdict)} {name}".rstrip() if wanted else ""


def _table(source: Source, rows: list[Target]) -> Table:
    return Table(TABLE, COLUMNS, tuple(_row(source, target) for target in rows))


def _row(source: Source, target: Target) -> Runs:
    actual = source.actual(target)
    reached = share(target, actual, target.plan)
    unit = target.indicator.full_unit or NO_ENTRY
    missing = source.gap(target, "actual", "số liệu") if actual is None else ()
    return (
        Run(capitalised(target.indicator.name), FieldRef(target.id, "indicator.name")),
        Run(unit, FieldRef(target.id, "indicator.unit")),
        Run(cell(target.plan), FieldRef(target.id, "plan")),
        *(missing or (Run(cell(actual), FieldRef(target.id, "actual")),)),
        Run(NO_ENTRY if reached is None else format_number(reached)),
        Run(cell(target.last_year), FieldRef(target.id, "last_year")),
    )


def _standings(source: Source) -> Blocks:
    """Return one sentence: what each result is, measured against the vision."""
    report = source.report
    aimed = [target for target in report.targets if target.vision is not None]
    known = [target for target in aimed if source.actual(target) is not None]
    if not aimed or source.as_is:
        return ()
    if not known:
        return () if report.no_cooperatives else labelled(_until_cutoff(source), _nothing_known(source, aimed[0]))
    parts: list[Runs] = []
    for target in known:
        standing = _standing(target, source.actual(target), target.vision, "")
        if standing:
            name = Run(lowered(target.indicator.name), FieldRef(target.id, "indicator.name"))
            parts.append((name, Run(f" {standing}", FieldRef(target.id, "actual"))))
    if not parts:
        return ()
    sentence = (Run(f"So với {VISIONS.name}, "), *joined(parts, "; ", "."))
    return labelled(_until_cutoff(source), as_paragraphs(sentence))


def _nothing_known(source: Source, target: Target) -> tuple[Paragraph, ...]:
    return as_paragraphs(source.gap(target, "actual", "số liệu"))
