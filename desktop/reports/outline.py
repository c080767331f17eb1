"""Which sections stand in which order: two outlines over one table of sections, numbered by either system."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from desktop.domain.book import Book, FieldRef
from desktop.domain.numbering import SYSTEMS, Mark, label
from desktop.domain.requests import GIVEN
from desktop.domain.signing import as_closed
from desktop.domain.typed_outline import MOST_LEVELS
from desktop.reports import given
from desktop.reports.annexes import chosen, with_annexes
from desktop.reports.blocks import Block, Face, Heading, Paragraph, Role, Run, Runs
from desktop.reports.sections import assessment, cooperatives, goals, tasks
from desktop.reports.sections.ending import ending
from desktop.reports.sections.head import head, opening
from desktop.reports.sections.source import Blocks, Source


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its key, its title, what writes it (at a level), and the field to fill in where it says nothing.

    `run_in` lets its first paragraph follow on the line of the title where the numbering allows that. A section
    without a writer only holds others.
    """

    key: str
    title: str
    write: Callable[[Source, int], Blocks] | None = None
    field: str = "outline"
    run_in: bool = False


_SECTIONS = (
    Section("objectives", "Mục tiêu"),
    Section("general", "Mục tiêu tổng quát", goals.general, "general_objective", run_in=True),
    Section("goals", "Mục tiêu đến năm 2030", goals.goals, "targets", run_in=True),
    Section("visions", "Tầm nhìn đến năm 2045", goals.visions, "targets", run_in=True),
    Section("tasks", "Nhiệm vụ và giải pháp thực hiện", tasks.tasks, "tasks_intro"),
    Section("assessment", "Đánh giá chung"),
    Section("strengths", "Ưu điểm", assessment.strengths, "strengths"),
    Section("shortcomings", "Tồn tại, hạn chế", assessment.shortcomings, "shortcomings"),
    Section("causes", "Nguyên nhân", assessment.causes, "causes"),
    Section("lessons", "Bài học kinh nghiệm", assessment.lessons, "lessons"),
    Section("orientation", "Phương hướng, nhiệm vụ thời gian tới", assessment.orientation, "orientation"),
    Section("proposals", "Kiến nghị, đề xuất", assessment.proposals, "proposals"),
    Section("leadership", "Công tác lãnh đạo, chỉ đạo, triển khai thực hiện"),
    Section("awareness", "Công tác quán triệt, tuyên truyền", tasks.awareness, "groups"),
    Section("documents", "Ban hành văn bản chỉ đạo", tasks.documents, "citations"),
    Section("results", "Kết quả thực hiện"),
    Section(cooperatives.SITUATION, "Tình hình phát triển kinh tế tập thể", cooperatives.situation, "returns"),
    Section("goals_results", "Kết quả thực hiện các mục tiêu"),
    Section("measures", "Kết quả thực hiện các nhiệm vụ, giải pháp", tasks.measures, "tasks_intro"),
    Section("policies", "Kết quả thực hiện các chính sách hỗ trợ", tasks.policies, "groups"),
)
SECTIONS = {section.key: section for section in _SECTIONS}


@dataclass(frozen=True, slots=True)
class Outline:
    """An order of sections, each with its level; `name` is what clerks choose it by."""

    name: str
    places: tuple[tuple[int, str], ...]


OUTLINES = {
    "seed": Outline(
        "Theo mục tiêu, nhiệm vụ (5 mục)",
        (
            (1, "objectives"),
            (2, "general"),
            (2, "goals"),
            (2, "visions"),
            (1, "tasks"),
            (1, "assessment"),
            (2, "strengths"),
            (2, "shortcomings"),
            (2, "causes"),
            (2, "lessons"),
            (1, "orientation"),
            (1, "proposals"),
        ),
    ),
    "five": Outline(
        "Theo công tác, kết quả (5 phần I - V)",
        (
            (1, "leadership"),
            (2, "awareness"),
            (2, "documents"),
            (1, "results"),
            (2, "situation"),
            (2, "goals_results"),
            (3, "general"),
            (3, "goals"),
            (3, "visions"),
            (2, "measures"),
            (2, "policies"),
            (1, "assessment"),
            (2, "strengths"),
            (2, "shortcomings"),
            (2, "causes"),
            (2, "lessons"),
            (1, "orientation"),
            (1, "proposals"),
        ),
    ),
}


DEFAULT_OUTLINE = next(iter(OUTLINES))
DEFAULT_SYSTEM = next(iter(SYSTEMS))
_ALONE = (Mark.ROMAN, Mark.ARABIC)
"""The marks whose titles have a line of their own: of a mục and of a khoản with a title (Annex I, V.6.b)."""


def compose(book: Book, report_id: str, *, as_is: bool = False) -> tuple[Block, ...]:
    """Return the whole report as blocks; raises UnknownEntity.

    A missing result stands as a marked gap. `as_is` keeps headings, letters and numbers as an existing document had
    them, marks no gaps and leaves out what has no content. An outline or a numbering that is not known here gives
    way to the first one.
    """
    book = as_closed(book, report_id)
    report = book.report(report_id)
    annexes = frozenset(kind.key for kind in chosen(report))
    if report.outline == GIVEN and report.lines:
        source = Source(book, report, as_is, frozenset(given.keys(report.lines)), annexes)
        return _finished(source, given.body(source, SECTIONS, _section))
    places = OUTLINES.get(report.outline, OUTLINES[DEFAULT_OUTLINE]).places
    source = Source(book, report, as_is, frozenset(key for _, key in places), annexes)
    body: list[Block] = []
    for level, key in places:
        body += _section(source, SECTIONS[key], level)
    return _finished(source, body)


def _finished(source: Source, body: list[Block]) -> tuple[Block, ...]:
    numbered = _numbered(_without_empty(body), _system(source))
    return with_annexes(source, (*head(source), *opening(source), *numbered), ending(source))


def _system(source: Source) -> str:
    return source.report.numbering if source.report.numbering in SYSTEMS else DEFAULT_SYSTEM


def _section(source: Source, section: Section, level: int) -> Blocks:
    kept = source.kept(section.key)
    title = Run(kept.rstrip("\n") or section.title, FieldRef(source.report.id, "typed") if kept else None)
    blocks = section.write(source, level) if section.write else ()
    if section.run_in and blocks and _is_plain(blocks[0]) and _may_run_in(source, level, kept):
        first = blocks[0]
        assert isinstance(first, Paragraph)
        return (Heading(level, (title,), body=first.runs, typed=bool(kept)), *blocks[1:])
    return (Heading(level, (title,), typed=bool(kept)), *blocks)


def _may_run_in(source: Source, level: int, kept: str) -> bool:
    """Whether a text may follow on the line of its title: below the outermost level, as an existing document has it."""
    if kept and level > 1:
        return not kept.endswith("\n")
    return SYSTEMS[_system(source)][min(level, MOST_LEVELS) - 1] not in _ALONE


def _is_plain(block: Block) -> bool:
    """Whether a block may follow on the line of a title: the label of a result may not."""
    if not isinstance(block, Paragraph) or block.role is not Role.BODY:
        return False
    return block.runs[0].face is not Face.LABEL


def _without_empty(blocks: list[Block]) -> list[Block]:
    """Leave out headings under which nothing stands, from the last to the first."""
    kept: list[Block] = []
    for block in reversed(blocks):
        below = kept[-1] if kept else None
        holds = isinstance(block, Heading) and bool(block.body)
        followed = below is not None and not (isinstance(below, Heading) and _not_below(below, block))
        if holds or followed or not isinstance(block, Heading):
            kept.append(block)
    return kept[::-1]


def _not_below(heading: Heading, block: Block) -> bool:
    return isinstance(block, Heading) and heading.level <= block.level


def _numbered(blocks: Iterable[Block], system: str) -> Iterable[Block]:
    """Yield the blocks with a mark at every heading; the outermost Roman ones have their titles in capitals."""
    places: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, len(places) + 1)
            places = [*places[: level - 1], (places[level - 1] if len(places) >= level else 0) + 1]
            if not block.typed:
                yield replace(block, label=label(system, tuple(places)), title=_set(block, system))
                continue
        yield block


def _set(heading: Heading, system: str) -> Runs:
    """Return the title in capitals where the decree wants them, with a colon where its paragraph follows."""
    capitals = SYSTEMS[system][heading.level - 1] is Mark.ROMAN
    title = tuple(replace(run, text=run.text.upper()) if capitals else run for run in heading.title)
    return (*title, Run(":")) if heading.body else title
