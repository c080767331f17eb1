"""Pieces as data for the template: what stands on the pages in pt, with every size from the decree's records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from desktop.domain.book import FieldRef
from desktop.reports import decree30
from desktop.reports.blocks import Annex, Block, Draft, Face, Run, Runs, numbers
from desktop.reports.decree30 import LENGTHS
from desktop.reports.measures import TWIPS
from desktop.reports.pages.look import RULE, line_of, look_of
from desktop.reports.pages.words import parts_of
from desktop.reports.pieces import COLUMN_TITLE, END, Frame, Gap, Grid, Line, Piece, Rule, Section, properties, sections
from desktop.reports.styles import STYLES, Style
from desktop.reports.words import as_set, printable

Data = dict[str, Any]

_LEFT, _RIGHT = LENGTHS["PG3"].points, LENGTHS["PG4"].points
_WIDTH, _HEIGHT = LENGTHS["PG1.width"].points, LENGTHS["PG1.height"].points
_MARGIN = LENGTHS["TB.margin"].points


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
class Part:
    """A section, which begins a page of its own, as the template gets it; the marks of its runs by their numbers."""

    data: Data
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What the template gets: `look`, which all documents of a profile have in common, as JSON, and the sections."""

    look: str
    day: date
    parts: tuple[Part, ...]
    title: str = ""
    author: str = ""

    @property
    def data(self) -> bytes:
        """What is this document's own, as JSON."""
        sections = [part.data for part in self.parts]
        day = [self.day.year, self.day.month, self.day.day]
        made = {"title": self.title, "author": self.author, "day": day, "sections": sections}
        return msgspec.json.encode(made)

    @property
    def rows(self) -> int:
        """How many rows the tables have."""
        return sum(len(item.get("rows", ())) for part in self.parts for item in part.data["items"])

    def alone(self) -> tuple[Content, ...]:
        """Return each section as a document without a title."""
        return tuple(Content(self.look, self.day, (part,)) for part in self.parts)


def content(
    blocks: Iterable[Block],
    *,
    day: date,
    profile: str = decree30.DEFAULT_PROFILE,
    numbered: bool = False,
    marked: bool = True,
    most_rows: int | None = None,
    left_out: str = "",
) -> Content:
    """Return the data of a document that counts as made on `day`; the paragraphs of a draft are `numbered` anyway.

    Where fields stand is found only in what is `marked`, which takes longer to set.
    Tables of an annex show at most `most_rows` rows, then the sentence `left_out` with the `{count}` of the others.
    """
    listed = tuple(blocks)
    draft = listed[0] if listed and isinstance(listed[0], Draft) else None
    counted = numbers(listed) if numbered or draft else {}
    parts = []
    for place, section in enumerate(sections(listed, profile)):
        writer = _Writer(profile, section, counted, marked)
        is_annex = any(isinstance(listed[position], Annex) for position, _ in section.blocks[:1])
        items = writer.items(most_rows if is_annex else None, left_out)
        line = printable(draft.line) if draft and not place else ""
        data = {"width": writer.width, "height": writer.height, "draft": line, "items": items}
        parts.append(Part(data, tuple(writer.marks)))
    title, author = properties(listed)
    return Content(look_of(profile), day, tuple(parts), title.strip(), author.strip())


@dataclass
class _Writer:
    """Lists the pieces of a section one after the other; `position` and `number` are those of the block at work."""

    profile: str
    section: Section
    counted: dict[int, int]
    marked: bool
    marks: list[Mark] = field(default_factory=list)
    position: int = 0
    number: int | None = None

    def __post_init__(self) -> None:
        self.width, self.height = (_HEIGHT, _WIDTH) if self.section.landscape else (_WIDTH, _HEIGHT)
        self._edges = (_LEFT, self.width - _RIGHT)

    def items(self, most_rows: int | None, left_out: str) -> list[Data]:
        """Return the pieces as the template gets them."""
        made: list[Data] = []
        for position, pieces in self.section.blocks:
            self.position, self.number = position, self.counted.get(position)
            for piece in pieces:
                if isinstance(piece, Grid) and most_rows is not None and len(piece.rows) > most_rows:
                    made += self._first_rows(piece, most_rows, left_out)
                else:
                    made.append(self._item(piece))
        return _spaced([*made, self._item(Gap(END))])

    def _first_rows(self, grid: Grid, most: int, left_out: str) -> list[Data]:
        rest = Run(left_out.format(count=len(grid.rows) - most), face=Face.GAP)
        return [self._grid(grid, grid.rows[:most]), self._item(Gap("AfterTable")), self._line(Line("Caption", (rest,)))]

    def _item(self, piece: Piece) -> Data:
        match piece:
            case Line():
                return self._line(piece)
            case Rule():
                length = (piece.room - 2 * piece.sides) / TWIPS
                return _item("rule", STYLES[piece.style], length=length)
            case Gap(style=style):
                return _item("space", STYLES[style])
            case Frame():
                return self._frame(piece)
            case Grid():
                return self._grid(piece, piece.rows)

    def _line(self, line: Line) -> Data:
        first, before = (line.hang[0] - line.hang[1], line.hang[1]) if line.hang else (line.sides, 0)
        left, right, hanging = first / TWIPS, line.sides / TWIPS, before / TWIPS
        number, self.number = self.number, None
        under = line_of(STYLES[line.style], self.profile)["leading"]
        item = _item("paragraph", STYLES[line.style], left=left, right=right, hanging=hanging, under=under)
        edges = (self._edges[0] + left, self._edges[1] - right)
        runs = [self._run(line.style, run, edges) for run in line.runs if run.text]
        sticky = line.stays or STYLES[line.style].keep_next
        return item | {"runs": runs, "sticky": sticky, "number": None if number is None else str(number)}

    def _frame(self, frame: Frame) -> Data:
        bands = []
        for widths, row in zip(frame.widths, frame.rows, strict=True):
            cells = []
            for cell, edges in zip(row, self._columns(widths), strict=True):
                with self._between(edges):
                    cells.append(_spaced([self._item(piece) for piece in cell]))
            bands.append({"widths": _points(widths), "cells": cells})
        return _item("frame", whole=True, bands=bands)

    def _grid(self, grid: Grid, rows: Sequence[Runs]) -> Data:
        columns = [(left + _MARGIN, right - _MARGIN) for left, right in self._columns(grid.widths)]
        styled = list(zip(grid.styles, columns, strict=True))
        made = [
            [_cell(self._run(style, run, edges)) for run, (style, edges) in zip(row, styled, strict=True)]
            for row in rows
        ]
        return _item(
            "table",
            widths=_points(grid.widths),
            titles=COLUMN_TITLE,
            head=[self._run(COLUMN_TITLE, title, edges) for title, edges in zip(grid.titles, columns, strict=True)],
            columns=[STYLES[style].id for style in grid.styles],
            rows=made,
            top=STYLES[COLUMN_TITLE].before,
            bottom=STYLES[COLUMN_TITLE].after,
        )

    def _columns(self, widths: tuple[int, ...]) -> list[tuple[float, float]]:
        """Return between which edges each column stands."""
        starts = [self._edges[0] + sum(widths[:place]) / TWIPS for place in range(len(widths))]
        return [(start, start + width / TWIPS) for start, width in zip(starts, widths, strict=True)]

    @contextmanager
    def _between(self, edges: tuple[float, float]) -> Iterator[None]:
        """Have lines stand between these edges."""
        outer, self._edges = self._edges, edges
        yield
        self._edges = outer

    def _run(self, style: str, run: Run, edges: tuple[float, float]) -> list[Any]:
        """Return a run as text, face and number of its mark; its lines stand between these edges."""
        mark = None
        words = as_set(run.text)
        if self.marked and run.ref is not None and words:
            mark = len(self.marks)
            line = line_of(STYLES[style], self.profile)
            foot = self.height - LENGTHS["PG2.bottom"].points
            self.marks.append(Mark(run.ref, self.position, *edges, line["ascent"], line["descent"], foot))
        return [parts_of(words), run.face.name, mark]


def _cell(run: list[Any]) -> list[Any] | str:
    """Return a run of a cell as its words alone where nothing sets it apart and no blank would be lost."""
    parts, face, mark = run
    plain = mark is None and face == Face.PLAIN.name and len(parts) == 1
    return parts[0] if plain and parts[0] and not parts[0][0].isspace() else run


def _item(kind: str, style: Style | None = None, **given: Any) -> Data:
    base: Data = {"kind": kind, "above": 0, "below": 0, "under": 0, "sticky": False, "whole": False, "height": None}
    if style is not None:
        base |= {"style": style.id, "above": style.before, "below": style.after, "sticky": style.keep_next}
        base["whole"] = style.keep_lines
        if style.rule:
            base["height"] = style.rule + (RULE if style.border else 0)
    return base | given


def _spaced(items: list[Data]) -> list[Data]:
    """Return the pieces with what is free above each: the larger of its own and of what the one before asks.

    `own` is what a piece adds to what the one before asks.
    """
    free = under = 0.0
    for item in items:
        item["own"] = max(0.0, item["above"] - free)
        item["above"], free = under + free + item["own"], item["below"]
        under = item["under"]
    return items


def _points(widths: tuple[int, ...]) -> list[float]:
    return [width / TWIPS for width in widths]
