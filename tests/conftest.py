"""What every test stands on: user folders of its own, one root window for the run, no silent error in a callback."""

from __future__ import annotations

import gc
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    import ttkbootstrap as ttk

WIDTH, HEIGHT = 1366, 768
COMMAND = re.compile(r"\b\d{6,}\w*")
"""How tkinter calls functions in Tcl."""
POINTS_PER_INCH, DOTS_PER_INCH = 72, 96
PATIENCE_SECONDS = 20.0 if os.environ.get("CI") else 5.0
NO_SCREEN = "This test opens a window: install Xvfb (apt-get install xvfb) or start it where DISPLAY is set."

# How long an example takes depends on the machine: time is measured by the benchmarks, not by tests.
hypothesis.settings.register_profile("tests", deadline=None)
hypothesis.settings.load_profile("tests")

# platformdirs asks these on Linux; on Windows it asks the shell unless its own variables say otherwise.
USER_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_DOCUMENTS_DIR": "Documents",
    "XDG_DESKTOP_DIR": "Desktop",
    "XDG_RUNTIME_DIR": "runtime",
    "WIN_PD_OVERRIDE_APPDATA": "roaming",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "local",
    "WIN_PD_OVERRIDE_PERSONAL": "Documents",
    "WIN_PD_OVERRIDE_DESKTOPDIRECTORY": "Desktop",
}


@pytest.fixture(autouse=True)
def user_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of this test alone: nothing a test does reaches the folders of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for variable, folder in USER_FOLDERS.items():
        (home / folder).mkdir(exist_ok=True)
        monkeypatch.setenv(variable, str(home / folder))
    return home


@pytest.fixture(autouse=True)
def libraries_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every library behind a test, as the end of a program does. The test fails if a worker is left at work.

    Else no later test would collect garbage any more.
    """
    from desktop.session.library import Library
    from desktop.session.worker import collect_garbage

    opened: list[Library] = []
    begin = Library.__init__

    def record(library: Library, *args: Any, **options: Any) -> None:
        begin(library, *args, **options)
        opened.append(library)

    monkeypatch.setattr(Library, "__init__", record)
    yield
    for library in opened:
        library.close()
    end = time.monotonic() + 10
    collect_garbage()
    while not gc.isenabled() and time.monotonic() < end:  # a closed worker ends its last job
        time.sleep(0.01)
        collect_garbage()
    if not gc.isenabled():
        gc.enable()
        pytest.fail("A worker was left at work: close the session or the worker.", pytrace=False)


@pytest.fixture(autouse=True)
def tk_errors(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Errors raised in Tk callbacks, in order. The test fails if one is left at its end."""
    errors: list[str] = []
    try:
        import tkinter
    except ModuleNotFoundError:
        yield errors
        return
    report = tkinter.Misc._report_exception  # type: ignore[attr-defined]

    def record(widget: tkinter.Misc) -> None:
        import traceback

        errors.append(traceback.format_exc())
        report(widget)

    monkeypatch.setattr(tkinter.Misc, "_report_exception", record)
    yield errors
    if errors:
        pytest.fail("An error was raised in a Tk callback:\n" + "\n".join(errors), pytrace=False)


@pytest.fixture(scope="session")
def root_window() -> Iterator[ttk.App]:
    """The one root window of the run: a second one is not possible in a process. Tests ask for `app`."""
    tkinter = pytest.importorskip("tkinter", reason="needs tkinter (apt-get install python3-tk)")
    import ttkbootstrap as ttk

    from desktop.ui import theme

    ttk.set_bootstyle_strict(True)
    theme.register_theme()
    try:
        root = ttk.App(theme=theme.THEME_NAME, size=(WIDTH, HEIGHT), scaling=DOTS_PER_INCH / POINTS_PER_INCH)
    except tkinter.TclError as error:
        pytest.fail(f"{NO_SCREEN} ({error})", pytrace=False)
    theme.install_theme(root)
    gc.collect()
    gc.freeze()  # so that looking for garbage after each test takes a moment
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(root, "mainloop", lambda n=0: None)
        yield root
    root.destroy()


@pytest.fixture
def app(root_window: ttk.App, tk_errors: list[str]) -> Iterator[ttk.App]:
    """The root window in the product's theme, 1366x768 at 96 dpi; `mainloop` returns at once.

    What a test leaves in it, widgets and calls still to come, is taken away.
    """
    root_window.tk.createcommand("record_error", lambda message, options: tk_errors.append(message))
    root_window.tk.call("interp", "bgerror", "", "record_error")
    widgets, scripts = set(root_window.children), set(_scripts(root_window))
    bindings = _bindings(root_window)
    root_window.geometry(f"{WIDTH}x{HEIGHT}+0+0")
    root_window.deiconify()
    root_window.update()
    yield root_window
    root_window.update()
    for name in set(root_window.children) - widgets:
        root_window.children[name].destroy()
    for script in set(_scripts(root_window)) - scripts:
        root_window.after_cancel(script)
    for sequence, script in _bindings(root_window).items():
        kept = bindings.get(sequence, "")
        root_window.tk.call("bind", str(root_window), sequence, kept)
        for command in set(COMMAND.findall(script)) - set(COMMAND.findall(kept)):
            root_window.deletecommand(command)
    root_window.update()
    gc.collect()  # what Tk knows must go on this thread: on a worker's it raises an error that belongs to no test


def _bindings(root: ttk.App) -> dict[str, str]:
    """What the root does at which event: its windows add to that, and each would be kept by it for ever."""
    return {sequence: str(root.tk.call("bind", str(root), sequence)) for sequence in root.bind()}


def _scripts(root: ttk.App) -> tuple[str, ...]:
    """The ids of what `after` has still to call."""
    return tuple(str(script) for script in root.tk.splitlist(root.tk.call("after", "info")))


@pytest.fixture
def wait_until(app: ttk.App) -> Callable[..., None]:
    """A function that lets the window work until `condition()` is true, and fails the test if it never is."""

    def wait(condition: Callable[[], object], timeout: float = PATIENCE_SECONDS) -> None:
        end = time.monotonic() + timeout
        while not condition():
            if time.monotonic() > end:
                pytest.fail(f"waited {timeout:g} s in vain")
            app.update()
            time.sleep(0.005)

    return wait
