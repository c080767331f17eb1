"""Tables of old reports: every figure in its own column and row, or left over with its words."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop import paths
from desktop.domain.book import walk
from desktop.domain.values import format_value
from desktop.reports.importing.draft import make_draft
from desktop.reports.importing.lines import Line, Place
from desktop.reports.importing.record import Draft
from desktop.storage.catalogue import read_catalogue

CATALOGUE = read_catalogue(paths.asset("catalogue.json"))
PERIOD = "Kết quả phát triển kinh tế tập thể năm 2025"
MEMBERS = "Số thành viên hợp tác xã"
Rows = Iterable[tuple[str, ...]]


def imported(rows: Rows, *, title: str = PERIOD, day: str = "ngày 20 tháng 12 năm 2025") -> Draft:
    """A report of nothing but one table; an empty cell is none, as below one that spans it."""
    texts = ["XÃ TÂN MỸ", f"Tân Mỹ, {day}", "BÁO CÁO", title, "Xã báo cáo như sau:", "1. Kết quả thực hiện chỉ tiêu"]
    lines = [Line((number,), text, (text,), text.isupper()) for number, text in enumerate(texts, start=1)]
    cells = [
        (text, Place(0, row, column, True)) for row, all in enumerate(rows) for column, text in enumerate(all) if text
    ]
    lines += [Line((number,), text, (text,), place=place) for number, (text, place) in enumerate(cells, len(lines) + 1)]
    return make_draft(lines, CATALOGUE)


def figures(draft: Draft) -> dict[str, dict[str, str]]:
    """The figures of every indicator by its name, those that it has."""
    fields = ("last_year", "plan", "actual", "goal")
    rows = {
        target.indicator.name: {
            name: format_value(value) for name in fields if (value := getattr(target, name)) is not None
        }
        for target in draft.book.reports[0].targets
    }
    return {name: found for name, found in rows.items() if found}


def left(draft: Draft) -> list[str]:
    return [leftover.text for leftover in draft.book.reports[0].leftovers]


# -- columns of a year


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (("Kế hoạch năm 2025", "Thực hiện năm 2025"), {"plan": "500", "actual": "512"}),
        (("Thực hiện năm 2024", "Kế hoạch năm 2025"), {"last_year": "500", "plan": "512"}),
        (("Thực hiện năm 2024", "Thực hiện năm 2025"), {"last_year": "500", "actual": "512"}),
        (("Kết quả năm 2024", "Ước TH 2025"), {"last_year": "500", "actual": "ước 512"}),
        (("Thực hiện năm 2023", "Kế hoạch năm 2026"), {}),
    ],
)
def test_a_column_of_a_year_is_read_by_the_year_of_the_report(titles: tuple[str, str], found: dict[str, str]) -> None:
    draft = imported([("Chỉ tiêu", "ĐVT", *titles), ("Số thành viên", "người", "500", "512")])

    assert figures(draft).get(MEMBERS, {}) == found


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (("Kế hoạch năm 2024", "Thực hiện năm 2024"), {"plan": "500", "actual": "512"}),
        (("Thực hiện năm 2024", "Kế hoạch năm 2025"), {"last_year": "500", "plan": "512"}),
        (("Thực hiện năm 2024", "Kết quả năm 2025"), {"last_year": "500", "actual": "512"}),
        (("Thực hiện năm 2025", "Kế hoạch năm 2026"), {}),
    ],
)
def test_where_the_title_names_no_year_the_plan_and_the_date_do(titles: tuple[str, str], found: dict[str, str]) -> None:
    rows = [("Chỉ tiêu", "ĐVT", *titles), ("Số thành viên", "người", "500", "512")]

    draft = imported(rows, title="Đánh giá 02 năm thực hiện Nghị quyết số 20-NQ/TW")

    assert figures(draft).get(MEMBERS, {}) == found


def test_without_any_year_to_compare_with_a_column_of_a_year_is_left_over() -> None:
    rows = [("Chỉ tiêu", "Kế hoạch", "Thực hiện năm 2025"), ("Số thành viên", "500", "512")]

    draft = imported(rows, title="Tình hình hợp tác xã", day="ngày    tháng    năm")

    assert figures(draft) == {}
    assert left(draft)[-1] == "Số thành viên | 500 | 512"


def test_a_year_above_two_columns_is_that_of_both() -> None:
    rows = [
        ("Chỉ tiêu", "ĐVT", "Năm 2024", "", "Năm 2025", ""),
        ("", "", "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện"),
        ("Số thành viên", "người", "", "480", "500", "512"),
    ]

    draft = imported(rows)

    assert figures(draft) == {MEMBERS: {"last_year": "480", "plan": "500", "actual": "512"}}
    assert {number for number, _ in draft.sources} == {number for entry in draft.entries for number in entry.paragraphs}


def test_a_title_of_the_table_in_a_row_of_its_own_is_left_over() -> None:
    rows = [
        ("Kết quả thực hiện các chỉ tiêu chính",),
        ("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"),
        ("1", "Số thành viên", "người", "500", "512"),
    ]

    draft = imported(rows)

    assert figures(draft) == {MEMBERS: {"plan": "500", "actual": "512"}}
    assert left(draft) == ["Kết quả thực hiện các chỉ tiêu chính"]


# -- cells


def row_of(*cells: str) -> Draft:
    return imported([("Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "So sánh"), cells])


@pytest.mark.parametrize(
    ("unit", "cell", "found"),
    [
        ("tỷ đồng", "1,5", "1.500"),
        ("tỷ đồng", "800 triệu", "800"),
        ("triệu đồng", "1,2 tỷ đồng/HTX", "1.200"),
        ("triệu đồng/HTX", "1.523 (ước thực hiện)", "ước 1.523"),
        ("triệu đồng", "ước 1.523", "ước 1.523"),
        ("Tr.đồng", "1.523", "1.523"),
        ("ngàn đồng", "1.523.000", "1.523"),
        ("1.000 đ", "1.523.000", "1.523"),
        ("VNĐ", "1.523.000.000", "1.523"),
        ("triệu đồng", "1.500 - 1.600", "1.500 - 1.600"),
    ],
)
def test_an_amount_of_money_keeps_the_scale_that_it_was_given_in(unit: str, cell: str, found: str) -> None:
    draft = row_of("Doanh thu bình quân", unit, "", cell, "")

    assert figures(draft) == {"Doanh thu bình quân": {"actual": found}}
    assert left(draft) == []


@pytest.mark.parametrize(
    "row",
    [
        ("Vốn vay", "tỷ đồng", "2", "800 triệu", ""),
        ("Thu nhập bình quân", "đồng/tháng", "5.200.000", "5,4 triệu", ""),
        ("Số thành viên", "người", "1.105", "1.098 (trong đó 400 nữ)", ""),
        ("Lao động thường xuyên", "người", "6", "6 chưa kể thời vụ", ""),
        ("Số thành viên", "người", "1.105", "99,4%", ""),
        ("Xếp loại", "", "khá", "khá (tự đánh giá)", ""),
        ("Doanh thu bình quân", "trăm triệu đồng", "1.500 triệu", "15", ""),
    ],
)
def test_a_cell_that_says_more_than_a_figure_is_doubtful_and_its_row_left_over(row: tuple[str, ...]) -> None:
    draft = row_of(*row)

    (found,) = figures(draft).values()
    assert list(found) == ["plan"]
    assert left(draft) == [" | ".join(filter(None, row))]
    assert [entry.kind for entry in draft.entries if entry.reason == "doubtful_figure"] == ["actual"]


@pytest.mark.parametrize(
    "row",
    [
        ("Số thành viên", "người", "1.105", "1.098", "Chưa đạt"),
        ("Số thành viên (tính đến 30/11)", "người", "1.105", "1.098", "99,4"),
        ("Số thành viên hợp tác xã Tân Tiến", "người", "1.105", "1.098", "99,4"),
    ],
)
def test_words_beside_the_figures_are_left_over_with_their_row(row: tuple[str, ...]) -> None:
    draft = row_of(*row)

    assert figures(draft) == {MEMBERS: {"plan": "1.105", "actual": "1.098"}}
    assert left(draft) == [" | ".join(row)]


@pytest.mark.parametrize(
    "row",
    [
        ("Doanh thu bình quân", "triệu đồng/tháng", "100", "110", "110"),
        ("Doanh thu bình quân một thành viên", "triệu đồng", "100", "110", "110"),
        ("Số thành viên", "hộ", "100", "110", "110"),
        ("Số thành viên", "nghìn người", "100", "110", "110"),
    ],
)
def test_what_is_counted_in_other_units_is_an_indicator_of_its_own(row: tuple[str, ...]) -> None:
    draft = row_of(*row)

    (own,) = [target for target in draft.book.reports[0].targets if target.actual is not None]
    assert (own.indicator.name, own.indicator.unit) == row[:2]
    assert format_value(own.actual) == "110"


def test_an_amount_without_any_unit_is_no_figure() -> None:
    draft = row_of("Doanh thu bình quân", "", "1.500", "1.523", "")

    assert figures(draft) == {}
    assert left(draft)[-1] == "Doanh thu bình quân | 1.500 | 1.523"


def test_shares_are_known_by_their_sign_where_no_column_has_units() -> None:
    draft = row_of("Cán bộ quản lý có trình độ đại học", "", "50%", "60%", "")

    assert figures(draft) == {"Cán bộ quản lý có trình độ cao đẳng, đại học": {"plan": "50", "actual": "60"}}


# -- parts and totals

WORKERS = "Lao động làm việc thường xuyên (kể cả cán bộ quản lý)"


def test_rows_of_parts_do_not_take_the_place_of_their_total() -> None:
    draft = imported(
        [
            ("Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"),
            ("Lao động nữ", "người", "2", "3"),
            ("Lao động thời vụ", "người", "9", "8"),
            ("Tổng số lao động thường xuyên", "người", "6", "6"),
            ("Thành viên là cá nhân", "người", "1.000", "1.050"),
            ("Tổng số thành viên", "người", "1.105", "1.098"),
            ("Cán bộ quản lý có trình độ đại học", "người", "1", "1"),
            ("Cán bộ quản lý", "người", "2", "3"),
        ]
    )

    assert figures(draft) == {
        MEMBERS: {"plan": "1.105", "actual": "1.098"},
        WORKERS: {"plan": "6", "actual": "6"},
        "Số cán bộ quản lý hợp tác xã": {"plan": "2", "actual": "3"},
        "Lao động nữ": {"plan": "2", "actual": "3"},
        "Lao động thời vụ": {"plan": "9", "actual": "8"},
        "Thành viên là cá nhân": {"plan": "1.000", "actual": "1.050"},
        "Cán bộ quản lý có trình độ đại học": {"plan": "1", "actual": "1"},
    }
    assert left(draft) == []


def test_of_several_rows_of_one_indicator_the_total_stands_for_it() -> None:
    draft = imported(
        [
            ("Chỉ tiêu", "ĐVT", "Thực hiện"),
            ("Thành viên hợp tác xã Tân Tiến", "người", "500"),
            ("Thành viên hợp tác xã Tân Phú", "người", "600"),
            ("Tổng số thành viên", "người", "1.100"),
        ]
    )

    assert figures(draft) == {
        MEMBERS: {"actual": "1.100"},
        "Thành viên hợp tác xã Tân Tiến": {"actual": "500"},
        "Thành viên hợp tác xã Tân Phú": {"actual": "600"},
    }


def test_of_several_cooperatives_without_a_total_none_is_taken_for_all() -> None:
    draft = imported(
        [
            ("Chỉ tiêu", "ĐVT", "Thực hiện"),
            ("Thành viên hợp tác xã Tân Tiến", "người", "500"),
            ("Thành viên hợp tác xã Tân Phú", "người", "600"),
            ("Doanh thu bình quân hợp tác xã Tân Tiến", "tỷ đồng", "1,5"),
            ("Doanh thu bình quân hợp tác xã Tân Phú", "tỷ đồng", "1,8"),
        ]
    )

    assert {name.rpartition(" ")[2]: found["actual"] for name, found in figures(draft).items() if "thu" in name} == {
        "Tiến": "1,5",
        "Phú": "1,8",
    }
    assert MEMBERS not in figures(draft)
    assert len(figures(draft)) == 4


def test_rows_of_one_name_below_each_cooperative_are_left_over() -> None:
    rows = [
        ("Nội dung", "ĐVT", "Thực hiện"),
        ("Hợp tác xã Tân Tiến", "", ""),
        ("Số thành viên", "người", "500"),
        ("Hợp tác xã Tân Phú", "", ""),
        ("Số thành viên", "người", "600"),
    ]

    draft = imported(rows)

    assert figures(draft) == {}
    assert left(draft) == [" | ".join(filter(None, row)) for row in rows]


# -- any cells at all

REMARK = "riêng"
CELL = st.sampled_from(("", "-", "500", "1,5", "1.200", "50%", "ước 5", "1,2 tỷ", "800 triệu", "khá", "1.5", "x"))
SAID = st.builds(lambda cell, word: f"{cell} {word}".strip(), CELL, st.sampled_from(("", "", REMARK, f"({REMARK})")))
NAMES = ("Số thành viên", "Tổng số thành viên", "Lao động nữ", "Doanh thu bình quân", "Xếp loại", "Vốn vay", "Tỷ lệ hộ")
ROW = st.tuples(
    st.sampled_from(("", "1", "I")),
    st.builds(lambda name, word: f"{name} {word}".strip(), st.sampled_from(NAMES), st.sampled_from(("", REMARK))),
    st.sampled_from(("", "người", "%", "tỷ đồng", "Tr.đồng", "đồng/tháng", "hộ", f"bộ {REMARK}")),
    SAID,
    SAID,
    SAID,
)
TITLES = st.sampled_from(
    (
        ("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ"),
        ("STT", "Chỉ tiêu", "ĐVT", "Năm trước", "Ước TH năm 2025", "Ghi chú"),
        ("TT", "Nội dung", "Đơn vị", "Thực hiện năm 2024", "Kế hoạch năm 2026", "Đơn vị làm"),
    )
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(TITLES, st.lists(ROW, min_size=1, max_size=5))
def test_whatever_the_cells_are_no_remark_in_them_is_lost(titles: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    draft = imported([titles, *rows])

    report = draft.book.reports[0]
    texts = [value for each in walk(draft.book) for name in each.__struct_fields__ if (value := getattr(each, name))]
    texts += [f"{target.indicator.name} {target.indicator.unit}" for target in report.targets]
    said = sum(text.count(REMARK) for text in texts if isinstance(text, str))
    assert said >= sum(cell.count(REMARK) for row in rows for cell in row)
    assert {number for number, _ in draft.sources} == {number for entry in draft.entries for number in entry.paragraphs}
