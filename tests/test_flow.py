"""A report's whole way, by keyboard and mouse: from an empty book over the data file to the Word document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
import ttkbootstrap as ttk

from desktop.storage.store import Store
from tests.reports.docx_files import paragraphs
from tests.ui.clerk import Answers, Clerk, Wait, a_clerk, a_library

# Code of the indicator: plan, result, last year, goal of 2030, vision of 2045, as a clerk types them.
FIGURES = {
    "members": ("1.105", "1.098", "1.081", "1.105", "1.105"),
    "rank": ("khá", "khá", "trung bình", "khá", "khá"),
    "workers": ("06", "06", "05", "06", "06"),
    "managers": ("02", "02", "02", "02", ""),
    "graduate_share": ("từ 50%", "50", "50", "từ 50%", "từ 50% - 70%"),
    "trained_share": ("100", "100", "chưa thu thập", "khoảng 80", ""),
    "mean_revenue": ("trên 1,5 tỷ", "1.523,45", "1.436,2", "trên 1,5 tỷ", "2 tỷ"),
    "mean_profit": ("100", "ước 96,8", "91,5", "100", "110"),
}
YEAR, LONG = ("plan", "actual", "last_year"), ("goal", "vision")

# Beginning of the row in Word: unit, plan, result, rate, last year.
TABLE = {
    "Số thành viên": ("thành viên", "1.105", "1.098", "99,4", "1.081"),
    "Xếp loại": ("-", "khá", "khá", "-", "trung bình"),
    "Lao động": ("người", "6", "6", "100,0", "5"),
    "Số cán bộ quản lý": ("người", "2", "2", "100,0", "2"),
    "Cán bộ quản lý có trình độ": ("%", "≥ 50", "50", "100,0", "50"),
    "Giám đốc": ("%", "100", "100", "100,0", "chưa có số liệu"),
    "Doanh thu": ("triệu đồng/hợp tác xã", "> 1.500", "1.523,45", "101,6", "1.436,2"),
    "Lợi nhuận": ("triệu đồng/hợp tác xã", "100", "ước 96,8", "96,8", "91,5"),
}

GOALS = (
    "Số thành viên hợp tác xã đạt 1.105 thành viên",
    "xếp loại hợp tác xã đạt loại khá",
    "lao động làm việc thường xuyên (kể cả cán bộ quản lý) đạt 06 người",
    "số cán bộ quản lý hợp tác xã là 02 người",
    "cao đẳng, đại học đạt từ 50%",
    "sơ cấp nghề giám đốc đạt khoảng 80%",
    "doanh thu bình quân đạt trên 1,5 tỷ đồng/hợp tác xã",
    "lợi nhuận bình quân đạt 100 triệu đồng/hợp tác xã",
)
VISIONS = (
    "Số thành viên hợp tác xã đạt 1.105 thành viên",
    "xếp loại hợp tác xã đạt loại khá",
    "đạt 06 người",
    "cao đẳng, đại học đạt từ 50% - 70%",
    "doanh thu bình quân đạt 2 tỷ đồng/hợp tác xã",
    "lợi nhuận bình quân đạt 110 triệu đồng/hợp tác xã",
)
RESULTS = (
    "- Số thành viên hợp tác xã đạt 1.098 thành viên, chưa đạt kế hoạch năm (99,4%)",
    "- Xếp loại hợp tác xã đạt loại khá, đạt kế hoạch năm",
    "- Lao động làm việc thường xuyên (kể cả cán bộ quản lý) đạt 06 người, đạt kế hoạch năm (100%)",
    "- Số cán bộ quản lý hợp tác xã là 02 người",
    "- Cán bộ quản lý có trình độ cao đẳng, đại học đạt 50%, đạt kế hoạch năm",
    "- Giám đốc hợp tác xã được đào tạo sơ cấp nghề giám đốc đạt 100%, đạt kế hoạch năm (bằng 100% kế hoạch), vượt",
    "- Doanh thu bình quân đạt 1.523,45 triệu đồng/hợp tác xã, đạt kế hoạch năm (101,6%)",
    "- Lợi nhuận bình quân ước đạt 96,8 triệu đồng/hợp tác xã, chưa đạt kế hoạch năm (96,8%)",
)


def type_unit_and_period(clerk: Clerk) -> None:
    clerk.open("general")
    unit, period = clerk.tab.view.unit_form.editors, clerk.tab.view.period_form.editors
    clerk.fill(unit["kind"], "xã")
    clerk.fill(unit["name"], "Hoa Sen")
    clerk.fill(unit["superior"], "Ủy ban nhân dân tỉnh Quảng Ngãi")
    clerk.fill(period["name"], "04 năm")
    clerk.fill(period["period_from"], "16/6/2022")
    clerk.fill(period["period_to"], "16/6/2026")
    clerk.fill(period["cutoff"], "15/6/2026")


def type_figures(clerk: Clerk) -> None:
    for view, keys in (("year", YEAR), ("long", LONG)):
        clerk.open("targets", view)
        for code, typed in FIGURES.items():
            for key, words in zip(keys, typed[:3] if view == "year" else typed[3:], strict=True):
                if words:
                    clerk.fill_cell(clerk.tab.view.table, clerk.target(code), key, words)


def type_prose(clerk: Clerk) -> None:
    clerk.open("targets", "prose")
    clerk.fill(clerk.tab.view.form.editors["general_objective"], "Hợp tác xã đủ sức phục vụ thành viên.")
    clerk.fill(clerk.tab.view.form.editors["goals_result"], "Đa số chỉ tiêu của năm đạt.")


def add_task(clerk: Clerk, text: str, result: str) -> None:
    clerk.press_button("Thêm nhiệm vụ")
    clerk.type(text)
    clerk.fill(clerk.tab.task_form.editors["result"], result)


def tasks(clerk: Clerk) -> list[str]:
    """The texts of the first group's tasks, whatever is still being typed included."""
    clerk.window.settle()
    return [task.text for task in clerk.report.groups[0].tasks]


def type_tasks(clerk: Clerk) -> None:
    """Three tasks, one of them too many, put into order and back again by all means."""
    clerk.open("tasks")
    add_task(clerk, "Mở lớp cho thành viên.", "Đã mở 02 lớp, 64 lượt người.")
    add_task(clerk, "Việc thừa.", "")
    add_task(clerk, "Phát tài liệu.", "Đã phát 300 bộ.")
    assert tasks(clerk) == ["Mở lớp cho thành viên.", "Việc thừa.", "Phát tài liệu."]

    clerk.press_button("Lên")
    clerk.press_button("Lên")
    assert tasks(clerk) == ["Phát tài liệu.", "Mở lớp cho thành viên.", "Việc thừa."]

    clerk.tab.tree.focus_set()
    clerk.press("<Down>", "<Down>")
    clerk.press_button("Xóa")
    assert tasks(clerk) == ["Phát tài liệu.", "Mở lớp cho thành viên."]

    clerk.press("<Control-z>", "<Control-z>")
    assert tasks(clerk) == ["Mở lớp cho thành viên.", "Phát tài liệu.", "Việc thừa."]

    clerk.press("<Control-y>", "<Control-y>")
    assert tasks(clerk) == ["Phát tài liệu.", "Mở lớp cho thành viên."]


def type_policy(clerk: Clerk) -> None:
    clerk.open("policies")
    clerk.press("<Down>")
    clerk.fill(clerk.tab.form.editors["content"], "- Bố trí đất làm trụ sở.")
    clerk.fill(clerk.tab.form.editors["result"], "Đã giao 500 m2 đất.")
    clerk.press_button("Thêm hỗ trợ")
    clerk.type("Đo đạc đất")
    clerk.press("<Tab>")
    clerk.type("HTX Hoa Sen")
    clerk.press("<Tab>")
    clerk.type("32")
    clerk.press("<Tab>")
    clerk.type("15,5")
    clerk.press("<Tab>")
    clerk.type("ngan sach d")
    clerk.press("<Tab>")
    clerk.type("Quyết định 12/QĐ-UBND")
    clerk.press("<Return>")


def rows(document: Path) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in docx.Document(str(document)).tables for row in table.rows]


def between(lines: list[str], first: str, last: str) -> list[str]:
    """The lines behind the one that begins with `first`, up to the one that begins with `last`."""
    begin = next(at for at, line in enumerate(lines) if line.startswith(first))
    end = next(at for at, line in enumerate(lines) if at > begin and line.startswith(last))
    return lines[begin + 1 : end]


def test_a_report_is_typed_saved_opened_again_and_exported(
    app: ttk.App, wait_until: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Answers().install(monkeypatch)
    library, path = a_library(tmp_path), tmp_path / "hoa-sen.json"
    with a_clerk(app, wait_until, library, lambda: library.new(path)) as clerk:
        type_unit_and_period(clerk)
        type_figures(clerk)
        type_prose(clerk)
        type_tasks(clerk)
        type_policy(clerk)
        assert not clerk.window.entries.unread
        typed = clerk.book
        clerk.save()
        assert clerk.window.close()

    assert Store(path).open() == typed

    with a_clerk(app, wait_until, library, lambda: library.open(path)) as clerk:
        assert clerk.book == typed
        document = clerk.export()

    lines, cells = paragraphs(document), rows(document)
    assert "XÃ HOA SEN" in cells[0][0]
    for beginning, expected in TABLE.items():
        assert [tuple(row[1:]) for row in cells if row[0].startswith(beginning)] == [expected]
    goals = next(line for line in lines if line.startswith("1.2. Mục tiêu đến năm 2030"))
    for said in GOALS:
        assert said in goals
    visions = next(line for line in lines if line.startswith("1.3. Tầm nhìn đến năm 2045"))
    for said in VISIONS:
        assert said in visions
    assert "giám đốc" not in visions
    results = between(lines, "Kết quả đến ngày 15/6/2026", "1.3.")
    for said in RESULTS:
        assert any(line.startswith(said) for line in results), said
    assert between(lines, "2.1.", "2.2.")[:2] == ["- Phát tài liệu.", "- Mở lớp cho thành viên."]
    assert between(lines, "2.1.", "2.2.")[-2:] == ["- Đã phát 300 bộ.", "- Đã mở 02 lớp, 64 lượt người."]
    measure, result, support = between(lines, "b) Chính sách đất đai", "c)")
    assert measure == "- Bố trí đất làm trụ sở."
    assert result.endswith("Đã giao 500 m2 đất.")
    assert support == (
        "- Đo đạc đất cho HTX Hoa Sen: 32 lượt người, kinh phí 15,5 triệu đồng (ngân sách địa phương), "
        "theo Quyết định 12/QĐ-UBND."
    )


def test_one_value_goes_from_the_key_to_the_disk_and_to_word(
    app: ttk.App, wait_until: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Answers().install(monkeypatch)
    library, path = a_library(tmp_path), tmp_path / "so.json"
    with a_clerk(app, wait_until, library, lambda: library.new(path)) as clerk:
        clerk.open("targets")

        clerk.type("1.234,5")
        clerk.press("<Return>")
        clerk.save()
        document = clerk.export()

        target = clerk.target("members")
        on_disk = json.loads(path.read_text("utf-8"))

    (record,) = [record for record in everywhere(on_disk) if record.get("id") == target]
    assert record["actual"] == {"kind": "number", "low": "1234.5"}
    assert [row[3] for row in rows(document) if row[0].startswith("Số thành viên")] == ["1.234,5"]


def everywhere(data: Any) -> list[dict[str, Any]]:
    """Every object of a JSON document."""
    found = [data] if isinstance(data, dict) else []
    for child in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        found += everywhere(child)
    return found
