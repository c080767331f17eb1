"""Task groups and policy groups: what was to be done, and under each what has come of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.book import Citation, FieldRef, Policy, Report, Support, Task, TaskGroup, Use
from desktop.domain.figures import NOTHING, is_incomplete, support_total
from desktop.domain.quotables import INCOMPLETE
from desktop.domain.values import Number, Value, write_value
from desktop.domain.vietnamese import capitalised, lowered, paragraphs
from desktop.reports.blocks import Block, Face, Heading, Paragraph, Role, Run, Runs
from desktop.reports.sections.results import LABEL, labelled
from desktop.reports.sections.source import (
    NOTHING_OCCURRED,
    Blocks,
    Source,
    as_paragraphs,
    cite,
    issuer,
    joined,
)

AWARENESS = "awareness"
POLICIES = "policies"
POLICIES_TITLE = "Các chính sách hỗ trợ, khuyến khích phát triển kinh tế tập thể"
OVERALL: Runs = (Run("Kết quả chung:", None, Face.LABEL),)
_GROUP: Runs = (Run("Nhiệm vụ:", None, Face.LABEL), Run(" "))
MONEY = "triệu đồng"
PEOPLE = "lượt người"
SIGNS = "-+–—•·▪●○◦*"
"""What lines are typed with in front where they are meant as items."""
_SIGN = re.compile(rf"^(?:[{SIGNS}](?!\d)\s*)+")
_BY = "theo "


def tasks(source: Source, level: int) -> Blocks:
    """Return the introduction, the documents issued, and every group with its result; the policies in their group."""
    report = source.report
    home = _group(report, POLICIES)
    groups: list[Block] = []
    for group in report.groups:
        below = _policies(source, level + 2) if group is home else ()
        groups += (_heading(source, group, level + 1), *_content(source, group, below))
    if home is None:
        below = _policies(source, level + 2)
        groups += (Heading(level + 1, (Run(POLICIES_TITLE),)), *below) if below else ()
    return (*source.prose(report, "tasks_intro"), *documents(source, level), *groups)


def awareness(source: Source, level: int) -> Blocks:
    """Return the group of making the resolution known."""
    group = _group(source.report, AWARENESS)
    return _under_a_section(source, group) if group else ()


def documents(source: Source, level: int) -> tuple[Paragraph, ...]:
    """Return one sentence that names what the ward itself has issued."""
    issued = [citation for citation in source.report.citations if citation.use is Use.OWN]
    if not issued or source.as_is:
        return ()
    return (Paragraph((*issuer(source), Run(" đã ban hành "), *_listed(source, issued))),)


def _listed(source: Source, citations: Iterable[Citation]) -> Runs:
    return joined((cite(source, citation, own=True) for citation in citations), "; ", ".")


def measures(source: Source, level: int) -> Blocks:
    """Return the introduction and the groups that have no section of their own."""
    report = source.report
    elsewhere = (_group(report, AWARENESS), _group(report, POLICIES))
    groups: list[Block] = []
    for group in report.groups:
        if group not in elsewhere:
            groups += (_heading(source, group, level + 1), *_content(source, group, ()))
    return (*source.prose(report, "tasks_intro"), *groups)


def policies(source: Source, level: int) -> Blocks:
    """Return the group of the policies with every policy and its result."""
    group, below = _group(source.report, POLICIES), _policies(source, level + 1)
    return _under_a_section(source, group, below) if group else below


def _group(report: Report, key: str) -> TaskGroup | None:
    return next((group for group in report.groups if group.key == key), None)


def _under_a_section(source: Source, group: TaskGroup, below: Blocks = ()) -> Blocks:
    """Return a group whose heading is the section's: its own title stands in front."""
    title = (Paragraph((*_GROUP, Run(f"{_bare(group.title)}.", FieldRef(group.id, "title")))),) if group.title else ()
    return (*title, *_content(source, group, below))


def _heading(source: Source, owner: TaskGroup | Policy, level: int) -> Heading:
    ref = FieldRef(owner.id, "title")
    if source.as_is and owner.typed:
        return Heading(level, (Run(owner.typed, FieldRef(owner.id, "typed")),), typed=True)
    bare = _bare(owner.title)
    return Heading(level, (Run(capitalised(bare), ref),) if bare else source.gap(owner, "title", "tiêu đề"))


def _bare(title: str) -> str:
    """A heading on its own line ends without a mark (rule HD5)."""
    return title.strip().rstrip(" .:;")


def _content(source: Source, group: TaskGroup, below: Blocks) -> Blocks:
    """Return what stands under a group's heading. The policies, `below`, bring their own results and come first."""
    report = source.report
    tasks = () if report.titles_only else tuple(line for task in group.tasks for line in _task(source, task))
    results = tuple(line for task in group.tasks for line in _task_result(source, task))
    if below and report.policies:
        results = (*results, *_support_of_all(source))
        occurred = bool(results) or any(policy.result.strip() or policy.supports for policy in report.policies)
        told = (*_told(source, group, occurred=occurred), *results)
        result = labelled(OVERALL, told) if told else ()
    else:
        result = _result(source, group, (*_told(source, group, occurred=bool(results)), *results))
    return (*source.prose(group, "intro"), *tasks, *below, *result)


def is_overall(block: Block) -> bool:
    """Whether a block begins what has come of all policies, behind the last of them."""
    return isinstance(block, Paragraph) and block.runs[:1] == OVERALL


def _result(source: Source, owner: TaskGroup | Policy, told: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    told = told or as_paragraphs(source.gap(owner, "result"))
    return labelled(LABEL, told) if told else ()


def _told(source: Source, owner: TaskGroup | Policy, *, occurred: bool) -> tuple[Paragraph, ...]:
    """Return the result as typed, or the one sentence where nothing occurred and nothing else is told."""
    nothing = owner.nothing_occurred and not occurred
    sentence = (Run(NOTHING_OCCURRED, FieldRef(owner.id, "nothing_occurred")),) if nothing else ()
    return source.prose(owner, "result") or as_paragraphs(sentence)


def _task(source: Source, task: Task) -> tuple[Paragraph, ...]:
    lines = paragraphs(task.text) if task.printed else ()
    ref = FieldRef(task.id, "text")
    return tuple(_line(source, ref, line, dash=task.dash and not position) for position, line in enumerate(lines))


def _task_result(source: Source, task: Task) -> tuple[Paragraph, ...]:
    lines = paragraphs(task.result) if task.printed else ()
    ref = FieldRef(task.id, "result")
    return tuple(_line(source, ref, line, dash=not position) for position, line in enumerate(lines))


def _line(source: Source, ref: FieldRef, line: str, *, dash: bool) -> Paragraph:
    """Return a line as an item where it is to have a dash or has a sign of its own, of which one is printed."""
    bare = line.removeprefix("- ") if source.as_is else _SIGN.sub("", line)
    if not dash and bare == line:
        return Paragraph(source.quoted(line, ref))
    sign = "+" if line.startswith("+") and not dash else "-"
    return Paragraph(source.quoted(f"{sign} {bare}", ref), Role.ITEM)


def _policies(source: Source, level: int) -> Blocks:
    blocks: list[Block] = [*source.prose(source.report, "policies_intro")]
    for policy in source.report.policies:
        content = () if source.report.titles_only else source.prose(policy, "content")
        supports = _supports(source, policy)
        told = (*_told(source, policy, occurred=bool(supports)), *supports)
        blocks += (_heading(source, policy, level), *content, *_result(source, policy, told))
    return tuple(blocks)


def _supports(source: Source, policy: Policy) -> tuple[Paragraph, ...]:
    """Return the support given; where no sum of all policies does so, the last of them leads to the annex."""
    items = tuple(Paragraph(_support(source, support), Role.ITEM) for support in policy.supports)
    lines = (*items, *_total("Tổng cộng", policy.supports)) if len(items) > 1 else items
    is_last = policy is _giving(source.report)[-1] if lines else False
    if not is_last or (_group(source.report, POLICIES) and _support_of_all(source)):
        return lines
    *before, last = lines
    *words, stop = last.runs
    return (*before, replace(last, runs=(*words, *source.annex("supports"), stop)))


def _giving(report: Report) -> tuple[Policy, ...]:
    return tuple(policy for policy in report.policies if policy.supports)


def _support(source: Source, support: Support) -> Runs:
    """Return '- Tập huấn kế toán cho Hợp tác xã A: 32 lượt người, kinh phí 15 triệu đồng (nguồn khác), theo …'."""
    content = (Run(content_of(support) or "Hỗ trợ", FieldRef(support.id, "content")),)
    cooperative = source.book.cooperative(support.cooperative)
    name = cooperative.name if cooperative else support.cooperative
    whom = (Run(" cho "), Run(name, FieldRef(support.id, "cooperative"))) if name else ()
    parts: list[Runs] = []
    if isinstance(support.people, Number):
        parts.append((Run(write_value(support.people, PEOPLE, counted=True), FieldRef(support.id, "people")),))
    if isinstance(support.money, Number):
        money = Run(write_value(support.money, MONEY), FieldRef(support.id, "money"))
        origin = (Run(f" ({lowered(support.source)})", FieldRef(support.id, "source")),) if support.source else ()
        parts.append((Run("kinh phí "), money, *origin))
    if support.document:
        document = support.document.strip().rstrip(" .;")
        own = document.casefold().startswith(_BY)
        by = () if own else (Run(_BY),)
        parts.append((*by, Run(lowered(document) if own else document, FieldRef(support.id, "document"))))
    figures = (Run(": "), *joined(parts, ", ")) if parts else ()
    return (Run("- "), *content, *whom, *figures, Run("."))


def content_of(support: Support) -> str:
    """Return what was given, as an item or a cell begins with it."""
    return capitalised(_SIGN.sub("", support.content.strip()).rstrip(" .;"))


def _support_of_all(source: Source) -> tuple[Paragraph, ...]:
    """Return the sum over the policies, where more than one of them gave support."""
    giving = _giving(source.report)
    supports = [support for policy in giving for support in policy.supports]
    more = source.annex("supports")
    return _total("Tổng hỗ trợ của các chính sách", supports, more) if len(giving) > 1 else ()


def _total(words: str, supports: Iterable[Support], more: Runs = ()) -> tuple[Paragraph, ...]:
    rows = tuple(supports)
    people = _sum([row.people for row in rows], PEOPLE, counted=True)
    money = _sum([row.money for row in rows], MONEY)
    parts = [people, f"kinh phí {money}" if money else ""]
    said = ", ".join(part for part in parts if part)
    return (Paragraph((Run(f"{words}{lacking(rows)}: {said}"), *more, Run("."))),) if said else ()


def lacking(supports: Iterable[Support]) -> str:
    """Return what stands behind the name of a sum that lacks a part."""
    return f" ({INCOMPLETE})" if any(is_incomplete((row.people, row.money)) for row in supports) else ""


def _sum(values: list[Value | None], unit: str, *, counted: bool = False) -> str:
    """Return the sum with its unit; '' where there is none to speak of or it is longer than a figure may be."""
    total = support_total(values)
    return write_value(total, unit, counted=counted) if total is not None and total != NOTHING else ""
