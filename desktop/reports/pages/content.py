"""Blocks as data for the template: the same pieces that word.py makes, with every size from the decree's records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.domain.book import FieldRef
from desktop.reports import decree30, text_widths
from desktop.reports.blocks import (
    Addressees,
    Annex,
    Block,
    ColumnKind,
    Draft,
    Face,
    Heading,
    Letterhead,
    Paragraph,
    Role,
    Run,
    Runs,
    Signature,
    Table,
    Title,
    is_closing,
    numbers,
)
from desktop.reports.decree30 import LENGTHS, LETTERINGS
from desktop.reports.pages.look import DRAFT, RULE, line_of, look_of
from desktop.reports.pages.words import one_line, parts_of, text_of
from desktop.reports.styles import STYLES, Style

_Data = dict[str, Any]

_LEFT = LENGTHS["PG3"].points
_WIDTH, _HEIGHT = LENGTHS["PG1.width"].points, LENGTHS["PG1.height"].points
_ROLES = {
    Role.BODY: "Body",
    Role.ITEM: "Item",
    Role.BASIS: "Basis",
    Role.CAPTION: "Caption",
    Role.MEASURE: "Measure",
    Role.CLOSING: "Closing",
}
_CELLS = {ColumnKind.NAME: "NameCell", ColumnKind.UNIT: "MiddleCell", ColumnKind.FIGURE: "MiddleCell"}
_ANNEX = {"label": "Annex", "title": "AnnexTitle", "attached": "Attached", "rule": "AbstractRule"}
_TITLES = "ColumnTitle"


@dataclass(frozen=True, slots=True)
class Mark:
    """A run that shows a field: the position of its block, and between which edges its lines stand, in pt.

    A line reaches `above` and `below` its baseline; no line stands below `foot`, from the page's upper edge.
    """

    ref: FieldRef
    block: int
    left: float
    right: float
    above: float
    below: float
    foot: float


@dataclass(frozen=True, slots=True)
class Content:
    """What the template gets, and the marks of its runs by their numbers. `look` is JSON."""

    look: str
    data: _Data
    marks: tuple[Mark, ...]


def content(
    blocks: Iterable[Block],
    *,
    day: date,
    profile: str = decree30.DEFAULT_PROFILE,
    most_rows: int | None = None,
    left_out: str = "",
) -> Content:
    """Return the data of a document that counts as made on `day`.

    Tables of an annex show at most `most_rows` rows, then the sentence `left_out` with the `{count}` of the others.
    """
    writer = _Writer(profile, most_rows, left_out)
    listed = tuple(blocks)
    drafts = [block for block in listed if isinstance(block, Draft)]
    counted = numbers(listed) if drafts else {}
    for position, block in enumerate(listed):
        writer.position, writer.number = position, counted.get(position)
        writer.write(block, listed[position + 1] if position + 1 < len(listed) else None)
    title, author = _properties(listed)
    data = {
        "title": title,
        "author": author,
        "day": [day.year, day.month, day.day],
        "draft": {"style": DRAFT["line"], "line": one_line(drafts[0].line)} if drafts else None,
        "sections": [section | {"items": _spaced(section["items"])} for section in writer.sections],
    }
    return Content(look_of(profile), data, tuple(writer.marks))


def _properties(blocks: Iterable[Block]) -> tuple[str, str]:
    title = author = ""
    for block in blocks:
        if isinstance(block, Title):
            title = f"{block.kind} {text_of(block.abstract)}".strip()
        elif isinstance(block, Letterhead):
            author = f"{text_of((block.agency,))} {' '.join(text_of((run,)) for run in block.unit)}".strip()
    return title, author


@dataclass
class _Writer:
    """Lists the pieces of one block after the other; `position` and `number` are those of the block at work."""

    profile: str
    most_rows: int | None
    left_out: str
    sections: list[_Data] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    position: int = 0
    number: int | None = None
    in_annex: bool = False

    def __post_init__(self) -> None:
        self._begin_section(across=False)

    def _begin_section(self, *, across: bool) -> None:
        width, height = (_HEIGHT, _WIDTH) if across else (_WIDTH, _HEIGHT)
        self.room = width - _LEFT - LENGTHS["PG4"].points
        self._left, self._right = _LEFT, _LEFT + self.room
        if self.sections and not self.sections[-1]["items"]:
            self.sections.pop()
        self.sections.append({"width": width, "height": height, "items": []})

    def write(self, block: Block, follower: Block | None) -> None:
        items = self.sections[-1]["items"]
        match block:
            case Paragraph(runs=runs, role=role):
                items.append(self._paragraph(_ROLES[role], runs, sticky=_stays_with(follower)))
            case Heading():
                items.append(self._heading(block, follower))
            case Table():
                items += self._table(block)
            case Letterhead():
                items.append(self._letterhead(block))
            case Title():
                items += self._title(block)
            case Addressees():
                items += self._addressees(block)
            case Signature():
                items.append(self._signature(block))
            case Annex():
                self.in_annex = True
                self._begin_section(across=block.landscape)
                self.sections[-1]["items"] += self._annex(block)
            case Draft():
                pass

    def _heading(self, heading: Heading, follower: Block | None) -> _Data:
        label = (Run(f"{heading.label} "),) if heading.label else ()
        title = (*label, *heading.title)
        if not heading.body:
            return self._paragraph(f"Heading{heading.level}", title)
        if LETTERINGS[STYLES[f"Heading{heading.level}"].lettering].bold:
            title = tuple(Run(run.text, run.ref, Face.TITLE) if run.face is Face.PLAIN else run for run in title)
        runs = (*title, Run(" "), *heading.body)
        return self._paragraph(f"RunIn{heading.level}", runs, sticky=_stays_with(follower))

    def _letterhead(self, head: Letterhead) -> _Data:
        widths = (LENGTHS["H.left"].points, self.room - LENGTHS["H.left"].points)
        size = self._size("Agency")
        unit = _joined(head.unit)
        fits = text_widths.width(text_of(unit), size, bold=True) <= widths[0]
        lines: list[Runs] = [(head.agency,), unit] if fits else [(head.agency,), *((part,) for part in head.unit)]
        longest = max(text_widths.width(text_of(line), size, bold=True) for line in lines)
        motto = text_widths.width(decree30.MOTTO, self._size("Motto"), bold=True)
        with _Column(self, 0, widths[0]):
            names = [self._paragraph("Above", (head.above,))] if head.above else []
            names += [self._paragraph("Agency", line) for line in lines if line]
            number = self._paragraph("Number", head.number)
        with _Column(self, *widths):
            state = [
                self._paragraph("NationalName", (Run(decree30.NATIONAL_NAME),)),
                self._paragraph("Motto", (Run(decree30.MOTTO),)),
            ]
            date_line = self._paragraph("PlaceAndDate", head.place_and_date)
        cells = [
            [*names, _rule("Rule", longest * LENGTHS["H6"].chosen)],
            [*state, _rule("Rule", motto * LENGTHS["H3"].chosen)],
            [number],
            [date_line],
        ]
        return self._frame(widths, cells)

    def _title(self, title: Title) -> list[_Data]:
        kind = self._paragraph("Kind", (Run(title.kind),))
        if not title.abstract:
            return [kind]
        return [kind, *self._balanced("Abstract", title.abstract, "AbstractRule")]

    def _balanced(self, style: str, runs: Runs, rule: str) -> list[_Data]:
        """Return centred lines that are about equally long, and the rule under them."""
        size = self._size(style)
        lines = text_widths.balance(text_of(runs), self.room, size, bold=True)
        longest = max(text_widths.width(line, size, bold=True) for line in lines)
        side = max(0.0, (self.room - longest - size / 2) / 2) if len(lines) > 1 else 0.0
        return [
            self._paragraph(style, runs, left=side, right=side),
            _rule(rule, longest * LENGTHS["T3"].chosen),
        ]

    def _addressees(self, addressees: Addressees) -> list[_Data]:
        size = self._size("Addressees")
        names = [text_of((name,)) for name in addressees.names]
        if len(names) == 1:
            stop = Run("" if addressees.names[0].face is Face.GAP else ".")
            return [self._paragraph("Addressees", (Run(f"{addressees.label} "), *addressees.names, stop))]
        colon = text_widths.width(addressees.label, size) - text_widths.width(":", size)
        dash = text_widths.width("- ", size)
        longest = max(text_widths.width(f"- {name};", size) for name in names)
        left = max(0.0, (self.room - colon - longest) / 2)
        ends = [*(";" for _ in names[1:]), "."]
        lines = ((Run("- "), name, Run(end)) for name, end in zip(addressees.names, ends, strict=True))
        below = [self._paragraph("AddresseeLine", line, left=left + colon, hanging=dash) for line in lines]
        return [self._paragraph("AddresseeLine", (Run(addressees.label),), left=left), *below]

    def _signature(self, signature: Signature) -> _Data:
        widths = (LENGTHS["S.left"].points, self.room - LENGTHS["S.left"].points)
        with _Column(self, 0, widths[0]):
            left = [self._paragraph("RecipientsTitle", (Run(signature.label),))]
            left += [self._paragraph("Recipient", (run,)) for run in signature.recipients]
        with _Column(self, *widths):
            right = [self._paragraph("Authority", (run,)) for run in signature.authority]
            right.append(self._paragraph("SignerName", (signature.name,)))
        return self._frame(widths, [left, right])

    def _annex(self, annex: Annex) -> list[_Data]:
        return [
            self._paragraph(_ANNEX["label"], (Run(annex.label),)),
            *self._balanced(_ANNEX["title"], (Run(annex.title),), _ANNEX["rule"])[:1],
            self._paragraph(_ANNEX["attached"], annex.attached),
            _rule(_ANNEX["rule"], text_widths.width(annex.label, self._size(_ANNEX["label"]), bold=True)),
        ]

    def _table(self, table: Table) -> list[_Data]:
        widths = self._widths(table)
        kept = table.rows
        if self.in_annex and self.most_rows is not None:
            kept = kept[: self.most_rows]
        edges = [sum(widths[:place]) for place in range(len(widths))]
        styles_ = [_CELLS[column.kind] for column in table.columns]
        rows = []
        for row in kept:
            cells = []
            for style, run, edge, width in zip(styles_, row, edges, widths, strict=True):
                with _Column(self, edge, width, LENGTHS["TB.margin"].points):
                    cells.append(self._run(style, run))
            rows.append(cells)
        made = _item(
            "table",
            widths=widths,
            titles=_TITLES,
            head=[self._run(_TITLES, Run(column.title)) for column in table.columns],
            columns=styles_,
            rows=rows,
            top=STYLES[_TITLES].before,
            bottom=STYLES[_TITLES].after,
        )
        after = _item("space", style=STYLES["AfterTable"])
        if len(kept) == len(table.rows):
            return [made, after]
        rest = self.left_out.format(count=len(table.rows) - len(kept))
        return [made, after, self._paragraph("Caption", (Run(rest, face=Face.GAP),))]

    def _widths(self, table: Table) -> list[float]:
        """Return the columns' widths in pt; names share what units and figures leave."""
        of_kind = {ColumnKind.UNIT: LENGTHS["TB.unit"].points, ColumnKind.FIGURE: LENGTHS["TB.figure"].points}
        fixed = [
            column.width * _POINTS_PER_MM if column.width is not None else of_kind.get(column.kind)
            for column in table.columns
        ]
        rest = self.room - sum(width for width in fixed if width is not None)
        shares = sum(width is None for width in fixed)
        return [rest / shares if width is None else width for width in fixed]

    def _frame(self, widths: tuple[float, ...], cells: list[list[_Data]]) -> _Data:
        return _item("frame", widths=widths, cells=[_spaced(cell) for cell in cells])

    def _paragraph(
        self, style: str, runs: Runs, *, left: float = 0, right: float = 0, hanging: float = 0, sticky: bool = False
    ) -> _Data:
        made = STYLES[style]
        shown = [self._run(style, run, left - hanging, right) for run in runs if one_line(run.text)]
        number, self.number = self.number, None
        return _item(
            "paragraph",
            style=made,
            sticky=sticky or made.keep_next,
            runs=shown,
            left=left - hanging,
            right=right,
            hanging=hanging,
            number=str(number) if number is not None else None,
        )

    def _run(self, style: str, run: Run, left: float = 0, right: float = 0) -> list[Any]:
        """Return a run as text, face and number of its mark; its lines are so much narrower than the column."""
        mark = None
        words = one_line(run.text)
        if run.ref is not None and words:
            mark = len(self.marks)
            line = line_of(STYLES[style], self.profile)
            foot = self.sections[-1]["height"] - LENGTHS["PG2.bottom"].points
            edges = (self._left + left, self._right - right)
            self.marks.append(Mark(run.ref, self.position, *edges, line["ascent"], line["descent"], foot))
        return [parts_of(words), run.face.name, mark]

    def _size(self, style: str) -> int:
        return decree30.size(self.profile, STYLES[style].lettering)


class _Column:
    """The columns of a frame or table narrow the edges between which lines stand."""

    def __init__(self, writer: _Writer, left: float, width: float, margin: float = 0) -> None:
        self._writer = writer
        self._inner = (writer._left + left + margin, writer._left + left + width - margin)

    def __enter__(self) -> None:
        self._outer = self._writer._left, self._writer._right
        self._writer._left, self._writer._right = self._inner

    def __exit__(self, *fault: object) -> None:
        self._writer._left, self._writer._right = self._outer


_POINTS_PER_MM = 72 / 25.4


def _stays_with(follower: Block | None) -> bool:
    """Whether a paragraph stays with what follows: the closing takes the paragraph before it along."""
    return follower is not None and is_closing(follower)


def _item(kind: str, *, style: Style | None = None, sticky: bool = False, **given: Any) -> _Data:
    base: _Data = {"kind": kind, "above": 0, "below": 0, "sticky": sticky, "whole": kind == "frame", "height": None}
    if style is not None:
        base |= {"style": style.id, "above": style.before, "below": style.after, "whole": style.keep_lines}
        if style.rule:
            base["height"] = style.rule + (RULE if style.border else 0)
    return base | given


def _spaced(items: list[_Data]) -> list[_Data]:
    """Return the pieces with what is free above each: the larger of its own and of what the one before asks."""
    free = 0.0
    for item in items:
        item["above"], free = max(free, item["above"]), item["below"]
    return items


def _rule(style: str, length: float) -> _Data:
    return _item("rule", style=STYLES[style], sticky=STYLES[style].keep_next, length=length)


def _joined(runs: Runs) -> Runs:
    """Return the runs with blanks between them."""
    return tuple(part for position, run in enumerate(runs) for part in ((Run(" "), run) if position else (run,)))
