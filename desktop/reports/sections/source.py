"""What every section writes from: the report with its unit, and the phrases that more than one section needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.domain import quoting
from desktop.domain.book import Book, Citation, Entity, FieldRef, Report, Target, Unit
from desktop.domain.checks import BY_NAME
from desktop.domain.fields import field_of
from desktop.domain.figures import actual_of
from desktop.domain.signing import is_left_out
from desktop.domain.units import called, is_agency
from desktop.domain.values import Value
from desktop.domain.vietnamese import format_date, lowered, paragraphs
from desktop.reports.blocks import Block, Face, Paragraph, Role, Run, Runs

Blocks = tuple[Block, ...]

COMMITTEE = "Ủy ban nhân dân"
ANNEXES = "annexes"
"""The field of a report that says which annexes it has."""
NOTHING_OCCURRED = "Trong kỳ không phát sinh."

_LETTER = "Công văn"
_ABOUT = re.compile(r"(?:v/v|về việc)\b[\s.:]*", re.IGNORECASE)
_TITLES_WITHOUT_ABOUT = ("về ", "ban hành ", "quy định ", "phê duyệt ", "sửa đổi ", "“về ")


@dataclass(frozen=True, slots=True)
class Source:
    """One report of a book, and the keys of the sections and annexes it is to have.

    `as_is` keeps an existing document's lines and leaves no marks where something is missing.

    With `as_is`, lines of the report's `typed` stand for: 'number' and 'place_and_date' in the head, 'signature'
    (one line each) above the signer's name, and the heading of each section under the section's key: one that ends
    in a line break stands on a line of its own. 'goal_text' and 'vision_text' are the texts of the horizons where
    their order is not that of the targets.
    """

    book: Book
    report: Report
    as_is: bool = False
    sections: frozenset[str] = frozenset()
    annexes: frozenset[str] = frozenset()

    @property
    def unit(self) -> Unit | None:
        return self.book.unit_of(self.report)

    def actual(self, target: Target) -> Value | None:
        """Return a target's result, typed or from the register."""
        return actual_of(self.book, self.report, target)

    def gap(self, owner: Entity, field: str, what: str = "") -> Runs:
        """Return the mark of a missing field ('[Chưa có ưu điểm]'); nothing where marks are not wanted."""
        ref = FieldRef(owner.id, field)
        if self.as_is or is_left_out(self.report, ref):
            return ()
        missing = what or lowered(field_of(owner, field).label)
        return (Run(f"[Chưa có {missing}]", ref, Face.GAP),)

    def annex(self, key: str) -> Runs:
        """Return where to read more, with the annex's key in the place of its number; nothing without that annex."""
        if key not in self.annexes:
            return ()
        return (Run(" (chi tiết tại "), Run(key, FieldRef(self.report.id, ANNEXES)), Run(")"))

    def kept(self, section: str) -> str:
        """Return the line that an existing document had for a section; '' where it is not wanted."""
        return self.report.typed.get(section, "") if self.as_is else ""

    def prose(self, owner: Entity, field: str) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a text field; lines that start with a dash become items."""
        ref = FieldRef(owner.id, field)
        return tuple(Paragraph(self.quoted(line, ref), _role(line)) for line in paragraphs(getattr(owner, field)))

    def quoted(self, line: str, ref: FieldRef) -> Runs:
        """Return a line of the text field `ref`; every figure that it quotes is a run of its own, with its address.

        A figure that is missing, or whose row is gone, stands as a marked gap.
        """
        if quoting.OPEN not in line:
            return (Run(line, ref),)
        pieces = quoting.parse(line)
        return tuple(Run(piece, ref) if isinstance(piece, str) else self._figure(piece, ref) for piece in pieces)

    def _figure(self, ref: FieldRef, text: FieldRef) -> Run:
        words = quoting.resolve(self.book, self.report, ref)
        if words is not None:
            return Run(words, ref)
        gone = quoting.is_broken(self.book, ref)
        return Run(quoting.words(self.book, self.report, ref), text if gone else ref, Face.GAP)

    def prose_or_gap(self, owner: Entity, field: str) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a text field, or the mark that it is missing."""
        label = field_of(owner, field).label
        return self.prose(owner, field) or as_paragraphs(self.gap(owner, field, f"nội dung “{label}”"))


def _role(line: str) -> Role:
    return Role.ITEM if line.startswith(("- ", "+ ")) else Role.BODY


def with_end(runs: Runs, ref: FieldRef, marks: str, end: str = "") -> Runs:
    """Return the runs of the field `ref` with `end` in the place of the `marks` behind them.

    A quoted figure at the end loses none of its own ('15/6/2026').
    """
    *before, last = runs
    if last.ref not in (ref, None):
        return (*runs, Run(end, ref))
    return (*before, replace(last, text=last.text.rstrip(marks) + end))


def as_paragraphs(runs: Runs, role: Role = Role.BODY) -> tuple[Paragraph, ...]:
    """Return the runs as one paragraph, or none where there are none."""
    return (Paragraph(runs, role),) if runs else ()


def joined(parts: Iterable[Runs], between: str, end: str = "") -> Runs:
    """Return the parts with fixed words between them and at the end; nothing for no parts."""
    runs: list[Run] = []
    for part in parts:
        runs += (Run(between), *part) if runs else part
    return (*runs, Run(end)) if runs and end else tuple(runs)


def issuer(source: Source) -> Runs:
    """Return who reports by name, as sentences call it: a People's Committee or a department."""
    unit = source.unit
    if unit is None:
        return (Run(COMMITTEE), *_after_blank(source.gap(source.report, "unit", "tên đơn vị")))
    if is_agency(unit):
        return (Run(unit.issuer, FieldRef(unit.id, "issuer")),) if unit.issuer else source.gap(unit, "issuer")
    if not unit.name:
        return (Run(f"{COMMITTEE} {unit.kind}"), *_after_blank(source.gap(unit, "name")))
    return (Run(f"{COMMITTEE} "), Run(called(unit), FieldRef(unit.id, "name")))


def _after_blank(runs: Runs) -> Runs:
    return (Run(" "), *runs) if runs else ()


def cite(source: Source, citation: Citation, *, full: bool = True, own: bool = False) -> Runs:
    """Return a document as it is cited first (number, date, issuer, title) or, not `full`, later (number).

    A law or an ordinance is cited by its name alone (Annex I, II.6.b); of `own` documents the issuer is known.
    """
    if citation.kind in BY_NAME and citation.title:
        name = citation.title if citation.title.startswith(citation.kind) else f"{citation.kind} {citation.title}"
        return (Run(name, FieldRef(citation.id, "title")),)
    ref = FieldRef(citation.id, "number")
    day = f" ngày {format_date(citation.issued)}" if citation.issued else ""
    if not citation.number:
        number = (Run(citation.kind or "Văn bản", ref), *_after_blank(source.gap(citation, "number")))
    else:
        number = (Run(f"{citation.kind} số {citation.number}".lstrip(), ref),)
    if not full:
        return number
    rest = day + (f" của {citation.issuer}" if citation.issuer and not own else "") + _about(citation)
    return (*number, Run(rest, FieldRef(citation.id, "title"))) if rest else number


def _about(citation: Citation) -> str:
    title = _ABOUT.sub("về việc ", citation.title.strip()).rstrip(" .;")
    if not title:
        return ""
    if title.casefold().startswith(_TITLES_WITHOUT_ABOUT):
        return f" {lowered(title)}"
    return f" về việc {lowered(title)}" if citation.kind == _LETTER else f" về {lowered(title)}"


def subject(source: Source, *, full: bool) -> Runs:
    """Return 'đánh giá 01 năm thực hiện Nghị quyết số 20-NQ/TW …'; nothing if the resolution is not cited."""
    report, assessed = source.report, source.report.resolution
    if assessed is None:
        return ()
    name = (Run(report.name, FieldRef(report.id, "name")),) if report.name else source.gap(report, "name")
    return (Run("đánh giá "), *name, Run(" thực hiện "), *cite(source, assessed, full=full))
