"""Nothing is cut off on a clerk's screen, 1366x768, at 100 % and at 125 %, and with everything shown larger."""

from __future__ import annotations

import json
import subprocess
import sys
import tkinter as tk
from pathlib import Path

import pytest
import ttkbootstrap as ttk

from desktop.ui.widgets.grid import Cell, Column, Grid
from tests.ui.layout import faults

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("dpi", "zoom"), [(96, 100), (120, 100), (96, 150)])
def test_every_page_fits(dpi: int, zoom: int) -> None:
    looked = subprocess.run(
        [sys.executable, "-m", "tests.ui.layout", str(dpi), str(zoom)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert looked.returncode == 0, looked.stderr
    assert json.loads(looked.stdout) == {"sample": {}, "empty": {}}


def test_words_without_room_would_be_found(app: ttk.App) -> None:
    narrow = ttk.Frame(app, width=40, height=40)
    narrow.pack_propagate(False)
    narrow.pack()
    ttk.Label(narrow, text="Chỉ tiêu của năm").pack(fill="x")
    app.update()

    assert [fault.split(":")[0] for fault in faults(narrow)] == ["no room for its words"]


def test_a_button_pushed_off_its_page_would_be_found(app: ttk.App) -> None:
    low = ttk.Frame(app, width=200, height=40)
    low.pack_propagate(False)
    low.pack()
    ttk.Frame(low, height=30).pack()
    ttk.Button(low, text="Lưu").place(y=30)
    app.update()

    assert [fault.split(":")[0] for fault in faults(low)] == ["cut off"]


def test_a_figure_that_runs_into_its_neighbour_would_be_found(app: ttk.App) -> None:
    columns = (Column("name", "Tên", 60), Column("plan", "Kế hoạch của năm báo cáo", 60, align="right"))
    grid = Grid(app, columns, lambda *edit: None)
    grid.pack(fill="both", expand=True)
    grid.show([("r", {"name": Cell("a"), "plan": Cell("1")})])
    app.update()
    before = faults(grid)

    canvas = next(child for child in grid.winfo_children() if isinstance(child, tk.Canvas))
    for item in canvas.find_all():
        if str(canvas.type(item)) == "text":
            canvas.move(item, 900, 0)

    assert before == []
    assert any("off the edge" in fault for fault in faults(grid))
