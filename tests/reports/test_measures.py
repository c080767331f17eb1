"""How wide the columns of tables are."""

from __future__ import annotations

import pytest

from desktop.reports.blocks import Column, ColumnKind, Face, Run, Table
from desktop.reports.decree30 import LENGTHS
from desktop.reports.measures import TWIPS, UPRIGHT, column_widths
from desktop.reports.text_widths import width

USUAL = LENGTHS["TB.figure"].twips
INSIDE = 2 * LENGTHS["TB.margin"].twips
NAME = "Doanh thu bình quân của hợp tác xã"


def widths_of(*figures: str, face: Face = Face.PLAIN, name: str = NAME, unit: str = "triệu đồng") -> tuple[int, ...]:
    """The widths of a table with a name, a unit and one column for each figure, on an upright page."""
    kinds = (ColumnKind.NAME, ColumnKind.UNIT, *(ColumnKind.FIGURE for _ in figures))
    columns = tuple(Column("Số", kind) for kind in kinds)
    row = (Run(name), Run(unit), *(Run(figure, None, face) for figure in figures))
    return column_widths(Table("Bảng", columns, (row,)), UPRIGHT, "14")


def room_for(text: str, *, bold: bool = False) -> float:
    return width(text, 11, bold=bold) * TWIPS + INSIDE


def test_columns_are_as_wide_as_usual_where_their_figures_are_short() -> None:
    _, unit, *figures = widths_of("1.105", "-", "50 - 70", "[Chưa có số liệu]")

    assert (unit, figures) == (LENGTHS["TB.unit"].twips, [USUAL] * 4)


@pytest.mark.parametrize("figure", ["123.456,789", "1.523,456789", "ước 1.523,45", "10.000 - 20.000"])
def test_a_column_is_as_wide_as_its_longest_figure(figure: str) -> None:
    name, _, column, other = widths_of(figure, "5")

    assert USUAL < room_for(figure) < column
    assert other == USUAL
    assert name > LENGTHS["TB.name"].twips


def test_bold_figures_are_wider() -> None:
    assert widths_of("≥ 1.523,456789", face=Face.TITLE)[2] > room_for("≥ 1.523,456789", bold=True)


def test_names_keep_some_room_and_units_give_of_theirs() -> None:
    figures = ("123.456.789,5", "123.456.789,5", "123.456.789,5", "5")

    name, unit, *columns = widths_of(*figures)

    assert name >= LENGTHS["TB.name"].twips
    assert room_for("triệu") < unit < LENGTHS["TB.unit"].twips
    assert all(column > room_for(figure) for column, figure in zip(columns, figures, strict=True))
    assert name + unit + sum(columns) <= UPRIGHT


def test_words_part_from_a_number_before_the_number_is_parted() -> None:
    figures = ("ước 123.456.789,56",) * 4

    _, _, *columns = widths_of(*figures)

    assert all(room_for("123.456.789,56") < column < room_for(figures[0]) for column in columns)
    assert sum(widths_of(*figures)) <= UPRIGHT


def test_a_table_is_never_wider_than_its_room() -> None:
    assert sum(widths_of(*("999.999.999.999.999.999",) * 6)) <= UPRIGHT
