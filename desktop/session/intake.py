"""What a workbook would change in a report: every cell compared with the book, nothing guessed, nothing taken yet."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from desktop.domain import echo, reading
from desktop.domain.book import Book, Cooperative, Entity, FieldRef, Report, Return, Target, new_id
from desktop.domain.errors import NotADate, NotANumber
from desktop.domain.fields import Field, Kind
from desktop.domain.indicators import Indicator
from desktop.domain.intake import Change, Intake, NewRow, Problem
from desktop.domain.values import WHOLE_UNITS, Number, parse_value
from desktop.domain.vietnamese import clean, format_date, format_number, one_line, parse_date
from desktop.wording import workbooks as words

if TYPE_CHECKING:
    from desktop.reports.excel.reader import Cell, Content, Page
    from desktop.reports.excel.sheets import Column, Line, Sheet

TITLES_WITHIN = 10
"""The titles of the columns stand in one of so many first rows."""
PREFIXES: dict[str, str] = {
    "targets": "t",
    "returns": "f",
    "supports": "s",
    "policies": "p",
    "groups": "g",
    "tasks": "k",
    "citations": "c",
}


class _Fault(Exception):
    """A cell that cannot be taken; its text is the sentence for it."""


def look_through(book: Book, report: Report, content: Content) -> Intake:
    """Return what a workbook brings for a report."""
    from desktop.reports.excel.sheets import GUIDE_SHEET, LISTS_SHEET, SHEETS

    look = _Look(book, report, content)
    known = {_fold(sheet.title): sheet for sheet in SHEETS}
    own = {_fold(LISTS_SHEET), _fold(GUIDE_SHEET)}
    unknown = []
    for page in content.pages:
        if _fold(page.title) in known:
            look.page(page, known[_fold(page.title)])
        elif _fold(page.title) not in own:
            unknown.append(page.title)
    if unknown:
        look.notes.append(words.UNKNOWN_SHEETS.format(names=words.listed(unknown)))
    return look.found()


class _Look:
    """What was found so far."""

    def __init__(self, book: Book, report: Report, content: Content) -> None:
        self._book, self._report, self._content = book, report, content
        self._changes: list[Change] = []
        self._rows: list[NewRow] = []
        self._problems: list[Problem] = []
        self._formulas = self._missing = 0
        self.notes: list[str] = []
        if content.meta and content.meta.get("report") != report.id:
            self.notes.append(words.OTHER_REPORT)

    def found(self) -> Intake:
        """Return everything, with the notes about what was passed over."""
        if self._formulas:
            self.notes.append(words.FORMULAS.format(count=self._formulas))
        if cleared := sum(change.clears for change in self._changes):
            self.notes.append(words.EMPTY_CELLS.format(count=cleared))
        if self._missing:
            self.notes.append(words.ROWS_NOT_THERE.format(count=self._missing))
        return Intake(
            self._report.id, tuple(self._changes), tuple(self._rows), tuple(self._problems), tuple(self.notes)
        )

    def page(self, page: Page, sheet: Sheet) -> None:
        """Compare a sheet with the rows of the report."""
        titles = self._titles(page, sheet)
        if titles is None:
            self.notes.append(words.NO_TITLES.format(sheet=page.title))
            return
        row_of_titles, columns, ids = titles
        lines = {line.id: line for line in sheet.lines(self._book, self._report)}
        by_name: dict[tuple[str, ...], list[Line]] = defaultdict(list)
        for line in lines.values():
            by_name[self._name_of(line, sheet)].append(line)
        used: dict[str, int] = {}
        for number, cells in sorted(page.rows.items()):
            filled = {column.key: cells[place] for place, column in columns.items() if place in cells}
            if number <= row_of_titles or not any(_is_filled(cell) for cell in filled.values()):
                continue
            given = str(cells[ids].value) if ids in cells else ""
            self._row(page, sheet, filled, columns, number, given, lines, by_name, used)
        self._missing += len(lines.keys() - used.keys())

    def _titles(self, page: Page, sheet: Sheet) -> tuple[int, dict[int, Column], int] | None:
        """Return the row of the titles, the columns that they name, and the column of the ids (0: none)."""
        from desktop.reports.excel.sheets import ID

        known = {_fold(column.title): column for column in sheet.columns}
        short = {_fold(column.field.label): column for column in sheet.columns if column.field is not None}
        for number, cells in sorted(page.rows.items()):
            if number > TITLES_WITHIN:
                break
            texts = {place: _fold(str(cell.value or "")) for place, cell in cells.items()}
            columns = {
                place: known.get(text) or short[text] for place, text in texts.items() if text in known or text in short
            }
            if len(columns) < min(2, len(sheet.columns)):
                continue
            ids = next((place for place, text in texts.items() if text == ID), 0)
            unknown = [
                str(cell.value) for place, cell in cells.items() if place not in columns and place != ids and cell.value
            ]
            if unknown:
                self.notes.append(words.UNKNOWN_COLUMNS.format(sheet=page.title, names=words.listed(unknown)))
            return number, columns, ids
        return None

    def _name_of(self, line: Line, sheet: Sheet) -> tuple[str, ...]:
        return tuple(
            _fold(reading.shown(self._book, line.refs[key]) if key in line.refs else line.shown.get(key, ""))
            for key in sheet.known_by
        )

    def _row(
        self,
        page: Page,
        sheet: Sheet,
        filled: Mapping[str, Cell],
        columns: Mapping[int, Column],
        number: int,
        given: str,
        lines: Mapping[str, Line],
        by_name: Mapping[tuple[str, ...], list[Line]],
        used: dict[str, int],
    ) -> None:
        """Find the line that a row belongs to, and compare; a row that belongs to none is a new one."""
        from desktop.reports.excel.reader import Cell, coordinate

        first = next(cell for cell in filled.values() if _is_filled(cell))
        name = tuple(_fold(_text(filled[key])) if key in filled else "" for key in sheet.known_by)
        line = lines.get(given)
        if line is None or line.id in used:
            same = by_name.get(name, [])
            fresh = [each for each in same if each.id not in used]
            if len(fresh) > 1:
                self._say(page, first.place, words.SEVERAL)
                return
            if same and not fresh:
                self._say(page, first.place, words.TWICE.format(row=used[same[0].id]))
                return
            line = fresh[0] if fresh else None
        if line is None:
            self._add(page, sheet, filled, first)
            return
        used[line.id] = number
        for place, column in columns.items():
            if column.key in line.refs:
                cell = filled.get(column.key) or Cell(coordinate(number, place), None)
                self._compare(page, column, line.refs[column.key], cell)

    def _compare(self, page: Page, column: Column, ref: FieldRef, cell: Cell) -> None:
        assert column.field is not None
        before = self._book.field(ref)
        shown = self._shown(ref, before, column.field)
        if not _is_filled(cell):
            if shown and _may_be_empty(column.field, before):
                empty = "" if isinstance(before, str) else None
                self._changes.append(Change(f"{page.title}!{cell.place}", ref, empty, shown, "", clears=True))
            return
        if _is_same(cell, shown):
            return
        self._formulas += cell.formula
        try:
            value = self._value(column, cell, ref, self._book.entity(ref.entity))
        except _Fault as fault:
            self._say(page, cell.place, str(fault))
            return
        if value != before and not (isinstance(before, str) and value == one_line(before)):
            after = self._shown(ref, value, column.field)
            self._changes.append(Change(f"{page.title}!{cell.place}", ref, value, shown, after))

    def _add(self, page: Page, sheet: Sheet, filled: Mapping[str, Cell], first: Cell) -> None:
        """A row that the book does not have: taken only whole."""
        from desktop.reports.excel.sheets import PARENT

        if not sheet.collection:
            return
        parents = sheet.parents(self._report)
        wanted = _text(filled[PARENT]) if PARENT in filled else ""
        parent = next((row for title, row in parents.items() if _fold(title) == _fold(wanted)), None)
        if parent is None:
            self._say(
                page, filled[PARENT].place if PARENT in filled else first.place, words.NO_PARENT.format(text=wanted)
            )
            return
        named = {column.key: column for column in sheet.columns}
        lacking = [named[key].title for key in sheet.known_by if key != PARENT and key not in filled]
        if lacking:
            self._say(page, first.place, words.NO_NAME.format(labels=", ".join(lacking)))
            return
        values = self._values(page, sheet, filled)
        if values is None:
            return
        row, cooperative = self._made(sheet, values)
        title = _text(next(filled[key] for key in sheet.known_by if key != PARENT))
        place = f"{page.title}!{first.place}"
        self._rows.append(NewRow(place, parent.id, sheet.collection, row, title, cooperative))

    def _values(self, page: Page, sheet: Sheet, filled: Mapping[str, Cell]) -> dict[Column, Any] | None:
        """Return the values of a new row, `None` if any of them is a fault, which is then said."""
        unit = _text(filled["indicator.unit"]) if "indicator.unit" in filled else ""
        blank = Target(id="", indicator=Indicator(code="", name="", unit=unit)) if sheet.owner is Target else None
        values: dict[Column, Any] = {}
        faults = len(self._problems)
        for column in sheet.columns:
            if column.field is None or column.key not in filled or not _is_filled(filled[column.key]):
                continue
            self._formulas += filled[column.key].formula
            try:
                values[column] = self._value(column, filled[column.key], None, blank)
            except _Fault as fault:
                self._say(page, filled[column.key].place, str(fault))
        return values if len(self._problems) == faults else None

    def _made(self, sheet: Sheet, values: Mapping[Column, Any]) -> tuple[Entity, Cooperative | None]:
        """Return the new row, and its cooperative where the register does not have it yet."""
        plain = {column.key: value for column, value in values.items() if column.owner is sheet.owner}
        id = new_id(PREFIXES[sheet.collection])
        if sheet.owner is Target:
            name, unit = plain.pop("indicator.name"), plain.pop("indicator.unit", "")
            return Target(id=id, indicator=Indicator(code=new_id("own"), name=name, unit=unit), **plain), None
        if sheet.owner is Return:
            given = {column.key: value for column, value in values.items() if column.owner is Cooperative}
            known = next((row for row in self._book.cooperatives if _fold(row.name) == _fold(given["name"])), None)
            cooperative = known or Cooperative(id=new_id("k"), **given)
            return Return(id=id, cooperative=cooperative.id, **plain), None if known else cooperative
        blank: Entity = sheet.owner(id=id)
        return replace(blank, **plain), None

    def _value(self, column: Column, cell: Cell, ref: FieldRef | None, entity: Entity | None) -> Any:
        """Return the value that a cell says in a field; raises _Fault."""
        field = column.field
        assert field is not None
        if cell.error:
            raise _Fault(words.EXCEL_ERROR.format(error=cell.error))
        if cell.value is None:
            raise _Fault(words.NO_RESULT)
        current = self._book.field(ref) if ref is not None else None
        if column.key == "cooperative":
            return self._cooperative(_text(cell), current)
        match field.kind:
            case Kind.VALUE:
                return self._figure(field, cell, ref, entity, current)
            case Kind.DATE:
                return _day(cell)
            case Kind.YESNO | Kind.EITHER | Kind.ANSWER:
                return _yes_or_no(cell)
            case Kind.CHOICE:
                return _choice(field, cell)
            case Kind.PROSE | Kind.LINES:
                rest = self._content.rest.get(str(ref), "") if ref is not None else ""
                return clean(_text(cell) + rest)
        return one_line(_text(cell))

    def _figure(self, field: Field, cell: Cell, ref: FieldRef | None, entity: Entity | None, current: Any) -> Any:
        unit = entity.indicator.unit if isinstance(entity, Target) else field.unit
        ranks = entity.indicator.ranks if isinstance(entity, Target) else ()
        text = _text(cell)
        try:
            if isinstance(cell.value, Decimal) and not ranks:
                value: Any = _number(cell, unit)
            elif isinstance(entity, Target) and ref is not None:
                value = reading.read(self._book, ref, text)
            else:
                value = parse_value(text, unit, ranks)
            if ref is not None and isinstance(value, Number) and value != current:
                echo.doubt(self._book, ref, text, value)
        except NotANumber as error:
            raise _Fault(words.doubt(error)) from None
        except ValueError:
            raise _Fault(words.doubt(NotANumber(text))) from None
        return value

    def _cooperative(self, name: str, current: Any) -> str:
        """Return the beneficiary, which is a name; a row of the register that was chosen by its id stays so."""
        chosen = self._book.cooperative(current) if isinstance(current, str) else None
        return current if chosen is not None and _fold(chosen.name) == _fold(name) else one_line(name)

    def _shown(self, ref: FieldRef, value: Any, field: Field) -> str:
        """Return a value as the workbook and the list show it: money in triệu đồng, a cooperative by its name."""
        if ref.field == "cooperative" and value:
            row = self._book.cooperative(value)
            return row.name if row is not None else str(value)
        return reading.as_text(value, field)

    def _say(self, page: Page, cell: str, sentence: str) -> None:
        self._problems.append(Problem(page.title, cell, sentence))


def _is_filled(cell: Cell) -> bool:
    return bool(cell.formula or cell.error) or (cell.value is not None and str(cell.value).strip() != "")


def _is_same(cell: Cell, shown: str) -> bool:
    """Whether a cell says what the book has: it is then not read, so that nothing in it can be in doubt."""
    return _text(cell) == shown and not cell.percent


def _text(cell: Cell) -> str:
    match cell.value:
        case None:
            return ""
        case bool():
            return reading.YES if cell.value else reading.NO
        case Decimal():
            return format_number(cell.value)
        case date():
            return format_date(cell.value)
    return str(cell.value)


def _number(cell: Cell, unit: str) -> Number:
    number = cell.value
    assert isinstance(number, Decimal)
    if cell.percent:
        if unit != "%":
            raise _Fault(words.PER_CENT)
        number = _plain(number * 100)
    if unit in WHOLE_UNITS and number != number.to_integral_value():
        text = format_number(number)
        raise _Fault(words.PARTS_OF_A_PERSON.format(text=text, unit=unit, reading=text.replace(",", ".")))
    return Number(low=number)


def _plain(number: Decimal) -> Decimal:
    made = number.normalize()
    exponent = made.as_tuple().exponent
    return made.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else made


def _day(cell: Cell) -> date:
    if isinstance(cell.value, date):
        return cell.value
    if isinstance(cell.value, str):
        try:
            return parse_date(cell.value)
        except NotADate as error:
            raise _Fault(words.doubt(error)) from None
    raise _Fault(words.NOT_A_DAY)


def _yes_or_no(cell: Cell) -> bool:
    if isinstance(cell.value, bool):
        return cell.value
    answer = {_fold(reading.YES): True, _fold(reading.NO): False}.get(_fold(_text(cell)))
    if answer is None:
        raise _Fault(words.NOT_YES_NO.format(text=_text(cell)))
    return answer


def _choice(field: Field, cell: Cell) -> str:
    text = one_line(_text(cell))
    for choice in field.choices:
        if _fold(choice) == _fold(text):
            return choice
    raise _Fault(words.NOT_IN_LIST.format(text=text, choices=", ".join(field.choices)))


def _may_be_empty(field: Field, value: Any) -> bool:
    """Whether an empty cell can mean anything: a tick and a choice of the program's own always have a value."""
    return field.kind not in (Kind.YESNO, Kind.EITHER) and not isinstance(value, StrEnum)


def _fold(text: str) -> str:
    """Return what titles and names are compared by: without case, marks of composition and double blanks."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
