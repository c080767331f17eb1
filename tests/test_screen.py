"""The ground that tests of windows stand on must itself hold: each promise of conftest.py, and proof it can fail."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest
import ttkbootstrap as ttk


def test_a_window_is_as_large_as_a_clerks_screen_at_100_percent(app: ttk.App) -> None:
    assert (app.winfo_width(), app.winfo_height()) == (1366, 768)
    assert round(app.winfo_fpixels("1i")) == 96


def test_an_error_in_a_callback_is_seen(app: ttk.App, tk_errors: list[str]) -> None:
    button = ttk.Button(app, command=lambda: 1 / 0)

    button.invoke()

    assert "ZeroDivisionError" in tk_errors.pop()
    assert tk_errors == []


def test_an_error_in_a_delayed_call_is_seen(
    app: ttk.App, tk_errors: list[str], wait_until: Callable[..., None]
) -> None:
    app.after(1, lambda: 1 / 0)

    wait_until(lambda: tk_errors)

    assert "ZeroDivisionError" in tk_errors.pop()


def test_an_error_inside_tcl_is_seen(app: ttk.App, tk_errors: list[str], wait_until: Callable[..., None]) -> None:
    app.tk.eval("after 1 {no such command}")

    wait_until(lambda: tk_errors)

    assert tk_errors.pop() == 'invalid command name "no"'


def test_an_error_in_a_callback_fails_its_test(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text("utf-8"))
    pytester.makepyfile("def test_quiet(app):\n    app.after(1, lambda: 1 / 0)\n    app.after(50)\n    app.update()\n")

    result = pytester.runpytest_subprocess("-p", "no:xvfb")

    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*An error was raised in a Tk callback*"])


def test_waiting_in_vain_fails(wait_until: Callable[..., None]) -> None:
    with pytest.raises(pytest.fail.Exception, match="in vain"):
        wait_until(lambda: False, timeout=0.01)


def test_an_unknown_style_word_is_an_error(app: ttk.App) -> None:
    with pytest.raises(ValueError, match="sucess"):
        ttk.Button(app, bootstyle="sucess")


@pytest.mark.parametrize("name", ["left", "right"])
def test_each_test_finds_the_window_empty(app: ttk.App, name: str) -> None:
    assert [child for child in app.winfo_children() if isinstance(child, tkinter.Label)] == []

    tkinter.Label(app, text=name).pack()


def test_user_folders_are_the_tests_own(user_home: Path) -> None:
    folders = [platformdirs.user_config_path(), platformdirs.user_data_path(), platformdirs.user_documents_path()]

    assert all(folder.is_relative_to(user_home) for folder in [*folders, Path.home()])
