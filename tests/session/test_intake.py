"""What a workbook would change, cell by cell: said before it is taken, and never guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop.commands import main
from desktop.domain.book import Book, Cooperative, FieldRef, Report, Return, Status, Support, Target, Task
from desktop.domain.edits import set_field
from desktop.domain.intake import Intake, take_in
from desktop.domain.values import DONG, NOT_COLLECTED
from desktop.reports.excel.reader import read
from desktop.reports.excel.writer import write
from desktop.session.intake import look_through
from desktop.storage.store import Store
from tests.builders import a_value
from tests.reports.workbooks import Edit, a_workbook, opened, packed, parts_of, place, put, the_ward


def intake_of(*edits: Edit, book: Book | None = None) -> Intake:
    """What the ward's workbook brings after somebody has worked in it."""
    book = book or the_ward()
    return look_through(book, book.report("r-1"), read(a_workbook(book, *edits), Path("a.xlsx")))


def changes(intake: Intake) -> list[tuple[str, str, str]]:
    return [(str(change.ref), change.before, change.after) for change in intake.changes if not change.clears]


def problems(intake: Intake) -> list[tuple[str, str]]:
    return [(problem.place, problem.sentence) for problem in intake.problems]


def test_an_untouched_workbook_changes_nothing() -> None:
    intake = intake_of()

    assert intake.is_empty
    assert intake.notes == ()


@pytest.mark.parametrize("figure", ["1,105", "1,105 - 2", "123.450.000", "1.098,5"])
def test_what_the_book_has_is_never_in_doubt(figure: str) -> None:
    book = set_field(the_ward(), FieldRef("n-c-1", "members"), a_value(figure))

    assert intake_of(book=set_field(book, FieldRef("t-own", "plan"), a_value(figure))).is_empty


def test_a_form_in_dong_makes_no_difference_to_the_workbook() -> None:
    book = set_field(the_ward(), FieldRef("n-c-1", "money_unit"), DONG)

    assert intake_of(book=book).is_empty
    (found,) = changes(intake_of(put("Hợp tác xã", 2, "Doanh thu (triệu đồng)", 1600), book=book))
    assert found == ("n-c-1#revenue", "1.523,45", "1.600")


@pytest.mark.parametrize(
    ("sheet", "row", "title", "value", "change"),
    [
        ("Chỉ tiêu", 2, "Kế hoạch năm", 1120, ("t-own#plan", "1.105", "1.120")),
        ("Chỉ tiêu", 2, "Kế hoạch năm", "≥ 1.120", ("t-own#plan", "1.105", "≥ 1.120")),
        ("Chỉ tiêu", 2, "Thực hiện", "chưa thu thập", ("t-own#actual", "≥ 1.098", "chưa thu thập")),
        ("Chỉ tiêu", 3, "Thực hiện", "Tốt", ("t-rank#actual", "", "tốt")),
        ("Chỉ tiêu", 2, "Chỉ tiêu", "Số thành viên", ("t-own#indicator.name", "Chỉ tiêu own", "Số thành viên")),
        ("Hợp tác xã", 2, "Doanh thu (triệu đồng)", "1,6 tỷ", ("n-c-1#revenue", "1.523,45", "1.600")),
        ("Hợp tác xã", 2, "Doanh thu (triệu đồng)", 0.1 + 1600.2, ("n-c-1#revenue", "1.523,45", "1.600,3")),
        ("Hợp tác xã", 2, "Giám đốc đã đào tạo nghề", "không", ("n-c-1#director_trained", "Có", "Không")),
        ("Hợp tác xã", 2, "Điện thoại", "0911 111 111", ("c-1#phone", "0900 000 000", "0911 111 111")),
        ("Hợp tác xã", 2, "Ngày cung cấp", "13/6/2026", ("n-c-1#informed", "12/6/2026", "13/6/2026")),
        ("Hỗ trợ", 2, "Kinh phí (triệu đồng)", 30, ("s-1#money", "25", "30")),
        ("Nhiệm vụ", 2, "Trạng thái", "hoàn thành", ("k-1#status", "chưa thực hiện", "hoàn thành")),
        ("Văn bản", 2, "Dùng cho", "căn cứ", ("d-1#use", "viện dẫn", "căn cứ")),
        ("Kết quả nhiệm vụ", 2, "Kết quả trong kỳ", "Đã mở 03 lớp.", ("g-1#result", "Đã mở 02 lớp.", "Đã mở 03 lớp.")),
    ],
)
def test_a_cell_that_was_written_over_is_a_change(
    sheet: str, row: int, title: str, value: Any, change: tuple[str, str, str]
) -> None:
    intake = intake_of(put(sheet, row, title, value))

    assert changes(intake) == [change]
    assert problems(intake) == []
    assert intake.changes[0].place.startswith(f"{sheet}!")


def test_what_is_taken_in_is_in_the_book_and_nothing_else() -> None:
    book = the_ward()
    intake = intake_of(put("Chỉ tiêu", 2, "Thực hiện", "chưa thu thập"), put("Nhiệm vụ", 2, "Trạng thái", "hoàn thành"))

    after = take_in(book, intake.changes, intake.rows)

    expected = set_field(book, FieldRef("t-own", "actual"), NOT_COLLECTED)
    assert after == set_field(expected, FieldRef("k-1", "status"), Status.DONE)
    assert intake_of(book=after).is_empty


@pytest.mark.parametrize(
    ("sheet", "row", "title", "value", "said"),
    [
        ("Chỉ tiêu", 2, "Kế hoạch năm", "1,105", "“1,105” chưa rõ nghĩa, có thể là 1.105 hay 1,105."),
        ("Chỉ tiêu", 2, "Kế hoạch năm", "nhiều", "“nhiều” không phải là số. Ghi như 1.105 hoặc 1,5."),
        ("Chỉ tiêu", 3, "Thực hiện", 5, "“5” không phải là xếp loại. Ghi một trong các loại: tốt, khá"),
        ("Hợp tác xã", 2, "Tổng số thành viên (người)", 1.105, "“1,105” người có phần lẻ"),
        ("Hợp tác xã", 2, "Tình trạng", "phá sản", "“phá sản” không có trong danh sách: đang hoạt động, ngừng"),
        ("Hợp tác xã", 2, "Ngày cung cấp", "2026", "“2026” không phải là ngày. Ghi như 20/9/2026."),
        ("Hợp tác xã", 2, "Có liên kết chuỗi giá trị", "x", "“x” phải ghi là Có hoặc Không."),
        ("Hợp tác xã", 2, "Doanh thu (triệu đồng)", 1523450, "Năm trước 1.480 triệu đồng; lần này 1.523.450."),
        ("Hợp tác xã", 2, "Doanh thu (triệu đồng)", "#REF!", "Ô đang báo lỗi #REF! của Excel."),
        ("Hợp tác xã", 2, "Doanh thu (triệu đồng)", "=A1*2", "Ô có công thức nhưng chưa có kết quả"),
    ],
)  # fmt: skip
def test_a_cell_that_is_not_understood_is_said_and_not_taken(
    sheet: str, row: int, title: str, value: Any, said: str
) -> None:
    intake = intake_of(put(sheet, row, title, value))

    ((found, sentence),) = problems(intake)
    assert changes(intake) == []
    assert found.startswith(f"{sheet}!")
    assert sentence.startswith(said)


def test_a_bare_number_is_no_day() -> None:
    def bare(workbook: Any) -> None:
        cell = place(workbook["Hợp tác xã"], 2, "Ngày cung cấp")
        cell.value, cell.number_format = 46000, "General"

    assert problems(intake_of(bare))[0][1] == "Ô này phải ghi ngày, ví dụ 20/9/2026."


def percent(sheet: str, row: int, title: str, value: float) -> Edit:
    def edit(workbook: Any) -> None:
        cell = place(workbook[sheet], row, title)
        cell.value, cell.number_format = value, "0%"

    return edit


def test_a_percentage_is_a_percentage_only_where_the_unit_is() -> None:
    unit = put("Chỉ tiêu", 2, "Đơn vị tính", "%")
    book = set_field(the_ward(), FieldRef("t-own", "indicator.unit"), "%")

    assert changes(intake_of(percent("Chỉ tiêu", 2, "Kế hoạch năm", 0.55), book=book)) == [
        ("t-own#plan", "1.105", "55")
    ]
    assert "phần trăm" in problems(intake_of(percent("Chỉ tiêu", 2, "Kế hoạch năm", 0.55)))[0][1]
    assert changes(intake_of(unit)) == [("t-own#indicator.unit", "người", "%")]


def test_an_empty_cell_takes_nothing_away_unless_it_is_ticked() -> None:
    intake = intake_of(put("Chỉ tiêu", 2, "Kế hoạch năm", None))

    (change,) = intake.changes
    assert (change.clears, change.before, change.value) == (True, "1.105", None)
    assert intake.notes == ("1 ô để trống trong tệp: số liệu trong sổ được giữ, trừ khi đánh dấu để xóa.",)


def test_a_row_that_is_gone_from_the_workbook_stays_in_the_book() -> None:
    intake = intake_of(lambda workbook: workbook["Chỉ tiêu"].delete_rows(2))

    assert changes(intake) == []
    assert intake.notes == ("1 dòng của sổ không có trong tệp: được giữ nguyên.",)


def added(sheet: str, **cells: Any) -> Edit:
    """Write a row below a table; the titles' blanks are written as '_'."""

    def edit(workbook: Any) -> None:
        page = workbook[sheet]
        row = page.max_row + 1
        for title in page[1]:
            for name, value in cells.items():
                if title.value.replace(" ", "_").startswith(name):
                    page.cell(row, title.column).value = value

    return edit


def test_a_new_row_is_a_row_of_the_book() -> None:
    book = the_ward()
    intake = intake_of(
        added("Hỗ trợ", Nhóm_chính_sách="nguồn nhân lực", Nội_dung="Tập huấn", Kinh_phí=12.5, Lượt_người="20"),
        added("Chỉ tiêu", Chỉ_tiêu="Số tổ hợp tác", Đơn_vị="tổ", Kế_hoạch=3),
        added("Nhiệm vụ", Nhóm_nhiệm_vụ="Nâng cao nhận thức", Nội_dung="Học tập nghị quyết.", Trạng_thái="hoàn thành"),
    )

    after = take_in(book, intake.changes, intake.rows)

    report = after.report("r-1")
    support, target, task = report.policies[1].supports[-1], report.targets[-1], report.groups[0].tasks[-1]
    assert [row.title for row in intake.rows] == ["Số tổ hợp tác", "Tập huấn", "Học tập nghị quyết."]
    assert isinstance(support, Support)
    assert (support.content, support.money, support.people) == ("Tập huấn", a_value("12,5"), a_value("20"))
    assert isinstance(target, Target)
    assert (target.indicator.name, target.indicator.unit, target.plan) == ("Số tổ hợp tác", "tổ", a_value("3"))
    assert isinstance(task, Task)
    assert (task.text, task.status) == ("Học tập nghị quyết.", Status.DONE)


def test_a_new_cooperative_comes_into_the_register_with_its_figures() -> None:
    book = the_ward()
    intake = intake_of(added("Hợp tác xã", Tên="Hợp tác xã Sông Xanh", Lĩnh_vực="vận tải", Tổng_số=45))

    after = take_in(book, intake.changes, intake.rows)

    figures, row = after.report("r-1").returns[-1], after.cooperatives[-1]
    assert isinstance(figures, Return)
    assert isinstance(row, Cooperative)
    assert (row.name, row.sector, figures.members) == ("Hợp tác xã Sông Xanh", "vận tải", a_value("45"))
    assert figures.cooperative == row.id


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (added("Hỗ trợ", Nội_dung="Tập huấn", Nhóm_chính_sách="Thuế"), "“Thuế” không phải một nhóm trong sổ"),
        (added("Hỗ trợ", Nhóm_chính_sách="Nguồn nhân lực", Kinh_phí=5), "Dòng mới chưa có “Nội dung hỗ trợ”"),
        (added("Hợp tác xã", Tên="Hợp tác xã Sông Xanh", Tình_trạng="tạm nghỉ"), "“tạm nghỉ” không có trong danh sách"),
    ],
)
def test_a_new_row_is_taken_whole_or_not_at_all(edit: Edit, said: str) -> None:
    intake = intake_of(edit)

    assert intake.rows == ()
    assert problems(intake)[0][1].startswith(said)


def without_ids(workbook: Any) -> None:
    for sheet in workbook.sheetnames:
        if workbook[sheet]["A1"].value == "id":
            workbook[sheet].delete_cols(1)


def test_rows_without_ids_are_known_by_their_names() -> None:
    intake = intake_of(put("Chỉ tiêu", 2, "Kế hoạch năm", 1120), without_ids)

    assert changes(intake) == [("t-own#plan", "1.105", "1.120")]
    assert intake.rows == ()


def test_a_copied_row_is_never_taken_for_the_row_it_was_copied_from() -> None:
    def copied(workbook: Any) -> None:
        page = workbook["Chỉ tiêu"]
        page.append([cell.value for cell in page[2]])

    intake = intake_of(copied)

    assert problems(intake) == [("Chỉ tiêu!B5", "Dòng này trùng với dòng 2; mỗi dòng chỉ ghi một lần.")]


def test_a_copied_row_with_another_name_is_a_new_row() -> None:
    def copied(workbook: Any) -> None:
        page = workbook["Chỉ tiêu"]
        page.append([cell.value for cell in page[2]])
        page.cell(page.max_row, 2).value = "Số tổ hợp tác"

    assert [row.title for row in intake_of(copied).rows] == ["Số tổ hợp tác"]


def test_titles_may_stand_lower_and_columns_elsewhere() -> None:
    def moved(workbook: Any) -> None:
        page = workbook["Chỉ tiêu"]
        page.insert_rows(1, 3)
        page["B1"] = "Biểu của phường"
        page.move_range("F4:F7", cols=20)

    intake = intake_of(put("Chỉ tiêu", 2, "Kế hoạch năm", 1120), moved)

    assert changes(intake) == [("t-own#plan", "1.105", "1.120")]


def test_what_is_passed_over_is_said() -> None:
    def foreign(workbook: Any) -> None:
        workbook.create_sheet("Chấm công")["A1"] = "x"
        workbook["Chỉ tiêu"]["Z1"] = "Ghi chú riêng"

    assert intake_of(foreign).notes == (
        "Trang “Chỉ tiêu”: không lấy cột “Ghi chú riêng” vì không giống cột nào của sổ.",
        "Không lấy trang “Chấm công” vì không giống bảng nào của sổ.",
    )


def test_a_computed_column_is_never_taken() -> None:
    assert intake_of(put("Chỉ tiêu", 4, "Số tính từ hợp tác xã", "9.999")).is_empty


def test_the_result_of_a_formula_is_taken_and_said() -> None:
    parts = parts_of(a_workbook(None, put("Chỉ tiêu", 2, "Kế hoạch năm", "=560*2")))
    page = "xl/worksheets/sheet2.xml"
    for empty in (b"<v></v>", b"<v />", b"<v/>"):
        parts[page] = parts[page].replace(b"<f>560*2</f>" + empty, b"<f>560*2</f><v>1120</v>")
    assert b"<v>1120</v>" in parts[page]
    book = the_ward()

    intake = look_through(book, book.report("r-1"), read(packed(parts), Path("a.xlsx")))

    assert changes(intake) == [("t-own#plan", "1.105", "1.120")]
    assert intake.notes == ("1 ô có công thức: lấy kết quả đang hiện trong Excel, không lấy công thức.",)


def test_a_text_in_several_cells_comes_back_whole() -> None:
    text = "Kết quả đạt được. " * 4_000
    book = set_field(the_ward(), FieldRef("r-1", "strengths"), text)

    assert intake_of(book=book).is_empty
    again = look_through(the_ward(), the_ward().report("r-1"), read(write(book, "r-1"), Path("a.xlsx")))
    (change,) = again.changes
    assert change.value == text


def test_a_workbook_of_another_period_is_said_to_be_one() -> None:
    book = the_ward()
    other: Report = book.report("r-0")

    intake = look_through(book, other, read(a_workbook(), Path("a.xlsx")))

    assert intake.notes[0].startswith("Tệp này xuất từ kỳ báo cáo khác")


# -- the commands


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "so.json"
    Store(path).save(the_ward())
    return path


def test_the_command_writes_a_workbook_and_never_over_another(saved: Path, tmp_path: Path) -> None:
    out = tmp_path / "so.xlsx"

    assert main(["excel", str(saved), "-o", str(out)]) == 0
    assert out.read_bytes() == a_workbook()
    assert main(["excel", str(saved), "-o", str(out)]) == 2
    assert main(["excel", str(saved), "-o", str(tmp_path / "so.docx")]) == 2


def test_the_command_says_what_would_change_and_changes_nothing(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(a_workbook(None, put("Chỉ tiêu", 2, "Kế hoạch năm", 1120)))

    assert main(["import-excel", str(file), "--into", str(saved)]) == 0

    assert capsys.readouterr().out == "Chỉ tiêu!E2 | Chỉ tiêu own: Kế hoạch năm | 1.105 → 1.120\n"
    assert Store(saved).open() == the_ward()


def test_the_command_takes_in_what_it_is_told_to(saved: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(
        a_workbook(None, put("Chỉ tiêu", 2, "Kế hoạch năm", 1120), put("Chỉ tiêu", 2, "Nguyên nhân", None))
    )

    assert main(["import-excel", str(file), "--into", str(saved), "--apply"]) == 0

    assert Store(saved).open() == set_field(the_ward(), FieldRef("t-own", "plan"), a_value("1.120"))


def test_with_a_fault_the_command_takes_nothing_and_marks_the_cell(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, marked = tmp_path / "a.xlsx", tmp_path / "loi.xlsx"
    file.write_bytes(
        a_workbook(None, put("Chỉ tiêu", 2, "Kế hoạch năm", "1,105"), put("Chỉ tiêu", 2, "Nguyên nhân", "Khác."))
    )

    status = main(["import-excel", str(file), "--into", str(saved), "--apply", "-o", str(marked)])

    assert status == 1
    assert "chưa lấy gì vào sổ" in capsys.readouterr().err
    assert Store(saved).open() == the_ward()
    cell = place(opened(marked.read_bytes())["Chỉ tiêu"], 2, "Kế hoạch năm")
    assert cell.value == "1,105"
    assert cell.fill.fgColor.rgb == "FFF8C9C4"
    assert "có thể là 1.105 hay 1,105" in cell.comment.text
    untouched = place(opened(marked.read_bytes())["Chỉ tiêu"], 2, "Thực hiện")
    assert (untouched.comment, untouched.fill.fill_type) == (None, None)
    assert intake_of().is_empty


def test_the_command_refuses_what_is_no_workbook_in_one_sentence(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"ten;so")

    assert main(["import-excel", str(file), "--into", str(saved)]) == 1

    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
