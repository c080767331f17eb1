"""The tree of tasks: groups and tasks that are moved, by key and with the mouse."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator

import pytest
import ttkbootstrap as ttk

from desktop.session.library import Library
from desktop.storage.store import Store
from tests.builders import a_book, a_group, a_report, a_task
from tests.ui.clerk import Answers, Clerk, Wait, a_clerk

SMALL, LARGE = 3, 40
"""Pixels that the mouse moves: no drag yet, and one."""


@pytest.fixture
def clerk(app: ttk.App, wait_until: Wait, library: Library, answers: Answers) -> Iterator[Clerk]:
    """A clerk before the tasks of three groups: a, b | c | none."""
    groups = (
        a_group("Một", a_task("a", id="n-a"), a_task("b", id="n-b"), id="g-1"),
        a_group("Hai", a_task("c", id="n-c"), id="g-2"),
        a_group("Ba", id="g-3"),
    )
    path = library.folder / "so.json"
    path.parent.mkdir(parents=True)
    Store(path).save(a_book(a_report(groups=groups)))
    with a_clerk(app, wait_until, library, lambda: library.open(path)) as clerk:
        clerk.open("tasks")
        yield clerk


def standing(clerk: Clerk) -> str:
    """The groups with the tasks that stand in them."""
    return " | ".join(" ".join([group.id, *(task.text for task in group.tasks)]) for group in clerk.report.groups)


def choose(clerk: Clerk, row: str) -> None:
    clerk.tab.tree.mark(row)
    clerk.update()
    clerk.tab.tree.focus_set()


AT_FIRST = "g-1 a b | g-2 c | g-3"

# -- by key


@pytest.mark.parametrize(
    ("row", "keys", "made"),
    [
        ("n-a", ["<Alt-Shift-Down>"], "g-1 b a | g-2 c | g-3"),
        ("n-b", ["<Alt-Shift-Down>"], "g-1 a | g-2 b c | g-3"),
        ("n-b", ["<Alt-Shift-Down>"] * 3, "g-1 a | g-2 c | g-3 b"),
        ("n-b", ["<Alt-Shift-Down>"] * 4, "g-1 a | g-2 c | g-3 b"),
        ("n-c", ["<Alt-Shift-Up>"], "g-1 a b c | g-2 | g-3"),
        ("n-a", ["<Alt-Shift-Up>"], AT_FIRST),
        ("g-1", ["<Alt-Shift-Down>"], "g-2 c | g-1 a b | g-3"),
        ("g-1", ["<Alt-Shift-Up>"], AT_FIRST),
        ("g-3", ["<Alt-Shift-Up>"] * 2, "g-3 | g-1 a b | g-2 c"),
    ],
)
def test_a_row_moves_by_key_and_stays_chosen(clerk: Clerk, row: str, keys: list[str], made: str) -> None:
    choose(clerk, row)

    clerk.press(*keys)

    assert standing(clerk) == made
    assert clerk.tab.tree.selection() == (row,)
    assert clerk.tab.chosen() == row


def test_moving_across_groups_is_one_step(clerk: Clerk) -> None:
    choose(clerk, "n-b")

    clerk.press("<Alt-Shift-Down>")
    clerk.press("<Control-z>")

    assert standing(clerk) == AT_FIRST


def test_the_buttons_go_across_groups_too(clerk: Clerk) -> None:
    choose(clerk, "n-c")

    clerk.press_button("Lên")

    assert standing(clerk) == "g-1 a b c | g-2 | g-3"


def test_what_is_typed_beside_it_goes_along(clerk: Clerk) -> None:
    choose(clerk, "n-b")
    clerk.tab.task_form.editors["text"].focus_set()
    clerk.press("<Control-End>")
    clerk.type(" moi")

    clerk.press_button("Xuống")

    assert standing(clerk) == "g-1 a | g-2 b moi c | g-3"


# -- with the mouse


def drag(clerk: Clerk, row: str, onto: str, *, lower: bool, let_go: bool = True) -> None:
    """Drag a row onto the upper or the lower half of another."""
    tree = clerk.tab.tree
    _, top, _, height = tree.bbox(row)
    _, onto_top, _, onto_height = tree.bbox(onto)
    target = onto_top + onto_height * 3 // 4 if lower else onto_top + onto_height // 4
    tree.event_generate("<Button-1>", x=80, y=top + height // 2)
    tree.event_generate("<B1-Motion>", x=80 + LARGE, y=top + height // 2)
    tree.event_generate("<B1-Motion>", x=80 + LARGE, y=target)
    clerk.update()
    if let_go:
        tree.event_generate("<ButtonRelease-1>", x=80 + LARGE, y=target)
        clerk.update()


@pytest.mark.parametrize(
    ("row", "onto", "lower", "made"),
    [
        ("n-a", "n-b", True, "g-1 b a | g-2 c | g-3"),
        ("n-a", "n-c", False, "g-1 b | g-2 a c | g-3"),
        ("n-a", "n-c", True, "g-1 b | g-2 c a | g-3"),
        ("n-c", "g-1", True, "g-1 c a b | g-2 | g-3"),
        ("n-a", "g-2", False, "g-1 b a | g-2 c | g-3"),
        ("n-a", "g-3", True, "g-1 b | g-2 c | g-3 a"),
        ("n-c", "g-1", False, "g-1 c a b | g-2 | g-3"),
        ("g-3", "g-1", False, "g-3 | g-1 a b | g-2 c"),
        ("g-1", "n-c", False, "g-2 c | g-1 a b | g-3"),
        ("g-1", "g-3", True, "g-2 c | g-3 | g-1 a b"),
        ("n-a", "n-a", True, AT_FIRST),
        ("n-a", "n-b", False, AT_FIRST),
    ],
)
def test_a_row_is_dragged_to_where_it_is_let_go(clerk: Clerk, row: str, onto: str, lower: bool, made: str) -> None:
    drag(clerk, row, onto, lower=lower)

    assert standing(clerk) == made
    assert clerk.tab.tree.selection() == (row,)


def test_dragging_is_one_step(clerk: Clerk) -> None:
    drag(clerk, "n-a", "n-c", lower=True)

    clerk.press("<Control-z>")

    assert standing(clerk) == AT_FIRST


def line_of(clerk: Clerk) -> tk.Misc | None:
    return next((child for child in clerk.tab.tree.winfo_children() if isinstance(child, tk.Frame)), None)


def test_a_line_shows_where_the_row_would_land(clerk: Clerk) -> None:
    drag(clerk, "n-a", "n-c", lower=True, let_go=False)
    line = line_of(clerk)
    assert line is not None
    seen, y = line.winfo_viewable(), line.winfo_y()
    _, top, _, height = clerk.tab.tree.bbox("n-c")

    clerk.tab.tree.event_generate("<Escape>")
    clerk.tab.tree.event_generate("<ButtonRelease-1>", x=80, y=top)

    assert seen
    assert abs(y - (top + height)) <= 4
    assert line_of(clerk) is None
    assert standing(clerk) == AT_FIRST


def test_a_hand_that_is_not_quite_still_moves_nothing(clerk: Clerk) -> None:
    tree = clerk.tab.tree
    _, top, _, height = tree.bbox("n-a")
    edge = top + height - 1

    tree.event_generate("<Button-1>", x=80, y=edge)
    tree.event_generate("<B1-Motion>", x=80, y=edge + SMALL)
    dragging = clerk.tab.drag.is_dragging
    tree.event_generate("<ButtonRelease-1>", x=80, y=edge + SMALL)

    assert not dragging
    assert standing(clerk) == AT_FIRST
    assert tree.selection() == ("n-a",)
