"""The grid, through its real widgets: typing, walking, pasting, showing again, and what must not be lost."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
import ttkbootstrap as ttk

from desktop.ui import theme
from desktop.ui.widgets.grid import Cell, Column, Grid, Row
from desktop.ui.widgets.grid_gestures import RowKeys
from desktop.ui.widgets.grid_head import Head

COLUMNS = (
    Column("name", "Chỉ tiêu", 200, wrap=True, stretch=True),
    Column("plan", "Kế hoạch năm", 80, align="right"),
    Column("rate", "% kế hoạch", 80, align="right", editable=False),
    Column("verdict", "Đánh giá", 120, choices=("Vượt", "Đạt", "Chưa đạt")),
)


def row(row_id: str, name: str = "", plan: str = "", verdict: str = "", state: str = "normal") -> Row:
    return row_id, {
        "name": Cell(name),
        "plan": Cell(plan, "invalid" if state == "invalid" else "normal"),
        "rate": Cell("100,0", "computed"),
        "verdict": Cell(verdict),
    }


@dataclass
class Desk:
    """A grid with what it told its caller."""

    grid: Grid
    commits: list[tuple[str, str, str]] = field(default_factory=list)
    pastes: list[list[tuple[str, str, str]]] = field(default_factory=list)
    overflows: list[tuple[int, int]] = field(default_factory=list)
    selections: list[tuple[str, str]] = field(default_factory=list)

    def focus(self) -> tk.Misc:
        widget = self.grid.focus_get()
        assert widget is not None
        return widget

    def press(self, *sequences: str) -> None:
        """Keys one after the other to whatever has the focus, with nothing done in between, as Unikey sends them."""
        for sequence in sequences:
            self.focus().event_generate(sequence)

    def insert(self, letters: str) -> None:
        """Letters that this keyboard lacks, put where the caret is."""
        self.focus().insert("insert", letters)  # type: ignore[attr-defined]

    def text(self) -> str:
        opened = self.grid.open_editor_text()
        assert opened is not None
        return opened[2]

    def canvas(self) -> tk.Canvas:
        return next(each for each in self.grid.winfo_children() if isinstance(each, tk.Canvas) and each["takefocus"])

    def words(self) -> dict[str, int]:
        """What is written on the canvas, with the number of its item."""
        return words(self.canvas())

    def click(self, words: str, button: str = "<Button-1>") -> None:
        """Press the mouse on the cell in which these words stand."""
        canvas, item = self.canvas(), self.words()[words]
        left, top, _, _ = canvas.bbox(item)
        canvas.event_generate(button, x=left + 2, y=top + 2 - int(canvas.canvasy(0)))

    def drawn(self, words: str) -> tuple[str, str]:
        """The colour of these words and of what lies directly under them."""
        canvas, item = self.canvas(), self.words()[words]
        x, y = canvas.coords(item)
        under = [i for i in canvas.find_overlapping(x, y, x, y) if str(canvas.type(i)) == "rectangle"]
        fills = [str(canvas.itemcget(i, "fill")) for i in under]
        return str(canvas.itemcget(item, "fill")), [fill for fill in fills if fill][-1]


def words(canvas: tk.Canvas) -> dict[str, int]:
    texts = [item for item in canvas.find_all() if str(canvas.type(item)) == "text"]
    return {str(canvas.itemcget(item, "text")): item for item in texts}


@pytest.fixture
def desk(app: ttk.App) -> Desk:
    """Three rows in a grid that fills the window and has the focus on the plan of the first."""
    theme.install_theme(app)
    made: list[Desk] = []

    def told(name: str) -> Callable[..., None]:
        return lambda *args: getattr(made[0], name).append(args if len(args) > 1 else args[0])

    grid = Grid(
        app,
        COLUMNS,
        told("commits"),
        on_paste=told("pastes"),
        on_overflow=told("overflows"),
        on_select=told("selections"),
    )
    made.append(Desk(grid))
    grid.pack(fill="both", expand=True)
    grid.show([row("a", "Thành viên", "1.105", "Đạt"), row("b", "Xếp loại", "khá"), row("c", "Lao động", "06")])
    app.update()
    made[0].canvas().focus_force()
    app.update()
    grid.select("a", "plan")
    app.update()
    return made[0]


def test_letters_typed_at_once_all_arrive_though_the_first_opens_the_editor(desk: Desk) -> None:
    desk.press("<Key-a>", "<Key-b>", "<Key-c>")

    assert desk.text() == "abc"


def test_letters_that_overtake_the_focus_follow_it_into_the_editor(desk: Desk) -> None:
    canvas = desk.canvas()

    for key in ("<Key-a>", "<Key-a>", "<BackSpace>", "<Key-b>"):
        canvas.event_generate(key)

    assert desk.text() == "ab"


def test_a_letter_composed_with_backspace_stands_as_composed(desk: Desk) -> None:
    desk.press("<Key-t>", "<Key-a>", "<Key-a>", "<BackSpace>", "<BackSpace>")
    desk.insert("â")
    desk.press("<Key-n>", "<Return>")

    assert desk.commits == [("a", "plan", "tân")]


def test_a_decomposed_letter_goes_out_composed(desk: Desk) -> None:
    desk.press("<F2>")
    desk.insert("e\u0302\u0301")
    desk.press("<Return>")

    assert desk.commits == [("a", "plan", "1.105ế")]


def test_a_function_key_opens_the_editor_but_one_that_carries_a_letter_is_that_letter(desk: Desk) -> None:
    press_key(desk.canvas(), "<F2>", "F2", "")
    opened = desk.text()
    desk.grid.cancel()

    press_key(desk.canvas(), "<F2>", "F2", "q")

    assert (opened, desk.text()) == ("1.105", "q")


def press_key(widget: tk.Misc, sequence: str, keysym: str, char: str) -> None:
    """Run what is bound to a key as if the key had carried `char`, which only an input method makes it do."""
    command = str(widget.bind(sequence)).split("[", 1)[1].split(" ", 1)[0]
    fields = {"%K": keysym, "%A": char, "%W": str(widget), "%T": "2"}
    widget.tk.call(command, *(fields.get(each, "0") for each in tk.Misc._subst_format))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("<Return>", ("b", "plan")),
        ("<Down>", ("b", "plan")),
        ("<Tab>", ("a", "verdict")),
        ("<Shift-Tab>", ("a", "name")),
        ("<Escape>", ("a", "plan")),
    ],
)
def test_leaving_the_editor_goes_where_excel_goes(desk: Desk, key: str, cell: tuple[str, str]) -> None:
    desk.press("<Key-7>", key)

    assert desk.grid.current == cell
    assert desk.grid.open_editor_text() is None
    assert desk.commits == ([] if key == "<Escape>" else [("a", "plan", "7")])
    assert desk.focus() is desk.canvas()


def test_tab_passes_computed_cells_and_goes_on_in_the_next_row(desk: Desk) -> None:
    walked = []
    for _ in range(3):
        desk.press("<Tab>")
        walked.append(desk.grid.current)

    assert walked == [("a", "verdict"), ("b", "name"), ("b", "plan")]


def test_tab_behind_the_last_cell_leaves_the_grid(app: ttk.App, desk: Desk) -> None:
    after = ttk.Entry(app)
    after.pack()
    app.update()
    desk.grid.select("c", "verdict")

    desk.press("<Tab>")

    assert desk.focus() is after


def test_a_text_left_as_it_was_is_not_committed(desk: Desk) -> None:
    desk.press("<F2>", "<Return>")

    assert desk.commits == []


def test_a_computed_cell_opens_no_editor(desk: Desk) -> None:
    desk.grid.select("a", "rate")

    desk.press("<Key-1>")

    assert desk.grid.open_editor_text() is None


def test_arrows_with_shift_choose_a_range_and_delete_empties_it_in_one_step(desk: Desk) -> None:
    desk.press("<Shift-Down>", "<Delete>")

    assert desk.pastes == [[("a", "plan", ""), ("b", "plan", "")]]
    assert desk.commits == []


def test_delete_empties_a_single_cell(desk: Desk) -> None:
    desk.press("<Delete>")

    assert desk.commits == [("a", "plan", "")]


def test_a_copied_range_is_tab_separated_text(desk: Desk) -> None:
    desk.press("<Shift-Down>", "<Shift-Right>", "<Control-c>")

    assert desk.grid.clipboard_get() == "1.105\t100,0\nkhá\t100,0"


def test_a_pasted_block_is_one_step_and_leaves_computed_cells_alone(desk: Desk) -> None:
    copy(desk, "1.200\t5\tVượt\r\n07\t6\tĐạt\r\n")

    desk.press("<Control-v>")

    assert desk.pastes == [
        [("a", "plan", "1.200"), ("a", "verdict", "Vượt"), ("b", "plan", "07"), ("b", "verdict", "Đạt")]
    ]


def test_what_is_pasted_beyond_the_table_is_told(desk: Desk) -> None:
    desk.grid.select("c", "plan")
    copy(desk, "1\t50\tĐạt\tthừa\n2\n3")

    desk.press("<Control-V>")

    assert desk.pastes == [[("c", "plan", "1"), ("c", "verdict", "Đạt")]]
    assert desk.overflows == [(2, 1)]


def test_a_block_that_fits_leaves_nothing_out(desk: Desk) -> None:
    copy(desk, "1\n2\n3\n")

    desk.press("<Control-V>")

    assert len(desk.pastes) == 1
    assert desk.overflows == []


def test_a_single_copied_cell_fills_the_whole_selection(desk: Desk) -> None:
    desk.press("<Shift-Down>")
    copy(desk, "9")

    desk.press("<Control-v>")

    assert desk.pastes == [[("a", "plan", "9"), ("b", "plan", "9")]]


def test_pasting_an_empty_clipboard_does_nothing(desk: Desk) -> None:
    desk.grid.clipboard_clear()

    desk.press("<Control-v>")

    assert (desk.commits, desk.pastes) == ([], [])


def copy(desk: Desk, text: str) -> None:
    desk.grid.clipboard_clear()
    desk.grid.clipboard_append(text)


def test_an_invalid_cell_is_red_and_keeps_what_was_typed(desk: Desk) -> None:
    desk.grid.show([row("a", "Lợi nhuận", "1.5", state="invalid"), row("b", plan="92")])

    assert desk.drawn("1.5") == (theme.DANGER, theme.DANGER_FILL)
    assert desk.drawn("92")[0] == theme.INK


def test_showing_again_keeps_the_open_editor_and_its_text(desk: Desk) -> None:
    desk.press("<Key-4>", "<Key-2>")

    desk.grid.show([row("z", "Mới"), row("a", "Thành viên", "1.106"), row("b", "Xếp loại")])
    desk.press("<Key-0>", "<Return>")

    assert desk.commits == [("a", "plan", "420")]


def test_the_editor_closes_with_its_row(desk: Desk) -> None:
    desk.press("<Key-4>")

    desk.grid.show([row("b", "Xếp loại", "khá")])

    assert desk.grid.open_editor_text() is None
    assert desk.grid.current == ("b", "plan")


def test_the_selection_follows_its_row_to_another_position(desk: Desk) -> None:
    desk.grid.show([row("c", plan="06"), row("b", plan="khá"), row("a", plan="1.105")])
    desk.press("<Key-5>", "<Return>")

    assert desk.commits == [("a", "plan", "5")]


def test_scroll_stays_when_shown_again(app: ttk.App, desk: Desk) -> None:
    rows = [row(f"r{at}", f"Dòng {at}") for at in range(200)]
    desk.grid.show(rows)
    app.update()
    desk.canvas().yview_scroll(1500, "units")
    app.update()

    desk.grid.show([*rows[:100], row("r100", "Khác"), *rows[101:]])
    app.update()

    assert desk.canvas().canvasy(0) == 1500


def test_only_the_changed_row_is_drawn_again(desk: Desk) -> None:
    before = desk.words()

    desk.grid.show([row("a", "Thành viên", "1.105", "Đạt"), row("b", "Xếp loại", "tốt"), row("c", "Lao động", "06")])

    after = desk.words()
    assert (after["Thành viên"], after["Lao động"]) == (before["Thành viên"], before["Lao động"])
    assert after["Xếp loại"] != before["Xếp loại"]


def test_a_choice_is_found_by_its_letters_without_marks(desk: Desk) -> None:
    desk.grid.select("b", "verdict")

    desk.press("<Key-c>", "<Key-h>", "<Return>")

    assert desk.commits == [("b", "verdict", "Chưa đạt")]


@pytest.mark.parametrize("key", ["<F4>", "<Alt-Down>", "<Return>", "<F2>"])
def test_a_list_opens_on_the_present_choice_and_can_be_given_up(desk: Desk, key: str) -> None:
    desk.grid.select("a", "verdict")

    desk.press(key)
    opened = desk.grid.open_editor_text()
    desk.press("<Up>", "<Escape>")

    assert opened == ("a", "verdict", "Đạt")
    assert desk.commits == []


def test_a_list_without_a_choice_commits_nothing(desk: Desk) -> None:
    desk.grid.select("b", "verdict")
    desk.grid.open_editor()

    desk.grid.settle()

    assert desk.commits == []


@pytest.mark.parametrize("way", ["method", "event to the field", "event to the grid"])
def test_settling_commits_the_open_editor(desk: Desk, way: str) -> None:
    desk.press("<Key-3>")

    if way == "method":
        desk.grid.settle()
    else:
        (desk.focus() if way == "event to the field" else desk.grid).event_generate("<<Settle>>")

    assert desk.commits == [("a", "plan", "3")]
    assert desk.focus() is desk.canvas()


def test_going_to_another_field_commits_and_leaves_the_focus_there(app: ttk.App, desk: Desk) -> None:
    other = ttk.Entry(app)
    other.pack()
    app.update()
    desk.press("<Key-3>")

    other.focus_set()
    app.update()

    assert desk.commits == [("a", "plan", "3")]
    assert desk.focus() is other


def test_a_hidden_grid_takes_no_keys(app: ttk.App, desk: Desk) -> None:
    desk.grid.pack_forget()
    app.update()

    for key in ("<Key-3>", "<Delete>"):
        desk.canvas().event_generate(key)

    assert desk.grid.open_editor_text() is None
    assert desk.commits == []


def test_a_click_chooses_and_a_double_click_edits_the_cell(desk: Desk) -> None:
    for press in ("<Button-1>", "<ButtonRelease-1>", "<Button-1>"):
        desk.click("06", press)

    assert desk.grid.open_editor_text() == ("c", "plan", "06")
    assert desk.selections[-1] == ("c", "plan")


def test_a_click_elsewhere_commits_first_and_chooses_the_cell_that_was_seen(desk: Desk) -> None:
    desk.press("<Key-3>")

    desk.click("06")

    assert desk.commits == [("a", "plan", "3")]
    assert desk.grid.current == ("c", "plan")


def test_typing_is_told_with_its_raw_text(desk: Desk) -> None:
    heard: list[str] = []
    desk.grid.bind("<<Typing>>", lambda _event: heard.append(desk.text()))
    desk.grid.select("a", "name")
    desk.grid.open_editor()

    desk.insert(" mới")
    desk.grid.update()

    assert heard[-1] == "Thành viên mới"


@pytest.mark.parametrize("width", [700, 941, 1366])
def test_columns_fill_the_width_exactly(app: ttk.App, desk: Desk, width: int) -> None:
    app.geometry(f"{width}x500")
    app.update()

    canvas = desk.canvas()
    assert [float(each) for each in str(canvas["scrollregion"]).split()][2] == canvas.winfo_width()


def test_titles_are_wrapped_and_shown_whole(app: ttk.App, desk: Desk) -> None:
    head = next(each for each in desk.grid.winfo_children() if isinstance(each, tk.Canvas) and not each["takefocus"])

    titles = words(head)

    assert "Kế hoạch\nnăm" in titles
    assert all(head.bbox(i)[1] >= 0 and head.bbox(i)[3] <= head.winfo_height() for i in titles.values())


def test_two_rows_with_one_id_are_refused(desk: Desk) -> None:
    with pytest.raises(ValueError, match="same id"):
        desk.grid.show([row("a"), row("a")])


def test_the_words_of_the_toolkit_are_vietnamese(desk: Desk) -> None:
    assert [ttk.L(word) for word in ("Cancel", "Mo", "December", "Paste")] == ["Hủy", "T2", "Tháng 12 năm", "Dán"]


def test_the_wheel_scrolls_a_long_table_and_passes_a_short_one_by(app: ttk.App, desk: Desk) -> None:
    short = desk.grid.scroll(72)
    desk.grid.show([row(f"r{at}") for at in range(100)])
    app.update()

    assert (short, desk.grid.scroll(72), desk.canvas().canvasy(0)) == (False, True, 72)


def test_filling_down_puts_the_first_row_of_the_selection_into_the_others(desk: Desk) -> None:
    desk.press("<Shift-Down>", "<Shift-Down>", "<Control-d>")

    assert desk.pastes == [[("b", "plan", "1.105"), ("c", "plan", "1.105")]]


def test_filling_down_one_cell_takes_what_stands_above_it(desk: Desk) -> None:
    desk.press("<Down>", "<Control-D>")

    assert desk.commits == [("b", "plan", "1.105")]


def test_filling_down_leaves_the_first_row_and_computed_cells_alone(desk: Desk) -> None:
    desk.press("<Control-d>")
    desk.grid.select("b", "rate")
    desk.press("<Control-d>")

    assert desk.commits == []


def test_rows_are_inserted_deleted_and_moved_by_keys(desk: Desk) -> None:
    told: list[str] = []
    desk.grid.bind_rows(
        RowKeys(lambda: told.append("insert"), lambda: told.append("delete"), lambda by: told.append(f"move {by}"))
    )

    desk.press("<Insert>", "<Control-Delete>", "<Alt-Shift-Up>", "<Alt-Shift-Down>")

    assert told == ["insert", "delete", "move -1", "move 1"]
    assert desk.commits == []


def test_a_column_is_drawn_wider_at_the_cost_of_the_next_and_told(app: ttk.App) -> None:
    told: list[dict[str, int]] = []
    grid = Grid(app, COLUMNS, lambda *cell: None, on_widths=told.append)
    grid.pack(fill="both", expand=True)
    grid.show([row("a", "Thành viên", "1.105")])
    app.update()
    head = next(each for each in grid.winfo_children() if isinstance(each, Head))
    before = grid.column_widths()

    draw(head, at=before[0], by=40)

    assert grid.column_widths() == [before[0] + 40, before[1] - 40, *before[2:]]
    assert told == [dict(zip(("name", "plan", "rate", "verdict"), grid.column_widths(), strict=True))]


def test_a_column_cannot_be_drawn_to_nothing(app: ttk.App) -> None:
    grid = Grid(app, COLUMNS, lambda *cell: None)
    grid.pack(fill="both", expand=True)
    app.update()
    head = next(each for each in grid.winfo_children() if isinstance(each, Head))
    whole = sum(grid.column_widths())

    draw(head, at=grid.column_widths()[0], by=5000)

    assert min(grid.column_widths()) >= theme.px(app, 20)
    assert sum(grid.column_widths()) == whole


def test_drawn_widths_come_back_in_the_same_proportions(app: ttk.App) -> None:
    widths = {"name": 500, "plan": 200, "rate": 120, "verdict": 130}

    grid = Grid(app, COLUMNS, lambda *cell: None, widths=widths)
    grid.pack(fill="both", expand=True)
    app.update()

    assert grid.column_widths()[1:] == [200, 120, 130]


def test_pressing_a_line_of_the_titles_twice_gives_the_usual_widths_back(app: ttk.App) -> None:
    told: list[dict[str, int]] = []
    grid = Grid(app, COLUMNS, lambda *cell: None, on_widths=told.append)
    grid.pack(fill="both", expand=True)
    app.update()
    head = next(each for each in grid.winfo_children() if isinstance(each, Head))
    usual = grid.column_widths()
    draw(head, at=usual[0], by=40)

    for _ in range(2):
        head.event_generate("<Button-1>", x=grid.column_widths()[0], y=5)
        head.event_generate("<ButtonRelease-1>", x=grid.column_widths()[0], y=5)
    head.update()

    assert grid.column_widths() == usual
    assert told[-1] == {}


def draw(head: Head, *, at: int, by: int) -> None:
    """Take the line at a place of the titles and draw it so many pixels to the right."""
    head.event_generate("<Button-1>", x=at + 1, y=5)
    head.event_generate("<B1-Motion>", x=at + 1 + by, y=5)
    head.event_generate("<ButtonRelease-1>", x=at + 1 + by, y=5)
    head.update()
