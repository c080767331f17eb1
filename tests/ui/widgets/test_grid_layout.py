"""Widths, wrapping and the text of a copied block: geometry without a window."""

from __future__ import annotations

import pytest

from desktop.ui.widgets.clipboard_table import format_table, parse_table
from desktop.ui.widgets.grid_layout import Cell, Column, Layout, Metrics, Place, column_widths, shorten, wrap

FIXED, STRETCHING = Column("fixed", "", 0), Column("stretching", "", 0, wrap=True, stretch=True)


def measure(text: str) -> int:
    """A font in which every letter is ten pixels wide."""
    return 10 * len(text)


@pytest.mark.parametrize(
    ("available", "widths"),
    [(400, [100, 300]), (300, [100, 200]), (250, [100, 150]), (220, [100, 120]), (110, [50, 60])],
)
def test_stretching_columns_take_and_give_first(available: int, widths: list[int]) -> None:
    assert column_widths([FIXED, STRETCHING], [100, 200], available) == widths


@pytest.mark.parametrize("available", range(7, 1400, 97))
def test_widths_always_sum_up_to_what_there_is(available: int) -> None:
    columns = [FIXED, STRETCHING, FIXED, STRETCHING, FIXED]

    assert sum(column_widths(columns, [44, 131, 77, 90, 101], available)) == available


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("một hai ba", ["một hai", "ba"]),
        ("một\nhai", ["một", "hai"]),
        ("nghiêngngả x", ["nghiêngn", "gả x"]),
    ],
)
def test_text_is_wrapped_between_words_and_inside_a_word_only_when_it_must(text: str, lines: list[str]) -> None:
    assert wrap(text, 80, measure) == lines


def test_a_text_too_long_for_its_line_ends_in_an_ellipsis() -> None:
    assert shorten("Chưa có số liệu", 80, measure) == "Chưa có…"


def test_a_row_is_as_high_as_its_longest_text_and_found_by_its_height() -> None:
    layout = Layout([FIXED, STRETCHING], Metrics(measure, line=20, pad_x=5, pad_y=5, row=30))
    layout.set_widths([50, 90])

    layout.set_rows([("a", {}), ("b", {"stretching": Cell("một hai ba bốn")}), ("c", {})])

    assert layout.tops == [0, 30, 80, 110]
    assert layout.at(60, 79) == Place(1, 1)
    assert layout.at(60, 110) is None


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ('"hai\ndòng"\tmột', [["hai\ndòng", "một"]]),
        ('"nói ""được""\nlàm được"', [['nói "được"\nlàm được']]),
        ('"Dân vận khéo" năm 2026\t5', [['"Dân vận khéo" năm 2026', "5"]]),
        ('"Nông thôn mới"', [['"Nông thôn mới"']]),
        ('"chưa đóng', [['"chưa đóng']]),
        ("\t\t", [["", "", ""]]),
        ("", [[""]]),
    ],
)
def test_copied_text_is_read_as_excel_writes_it(text: str, rows: list[list[str]]) -> None:
    assert parse_table(text) == rows


def test_what_is_copied_here_is_read_back_the_same() -> None:
    rows = [["một", "hai\nba"], ['"bốn"', 'năm\t"sáu"']]

    assert parse_table(format_table(rows)) == rows
