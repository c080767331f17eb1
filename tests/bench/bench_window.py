"""How long the window takes to be ready on the sample, beside a bare ttkbootstrap window; and what a hand feels."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median

from desktop import paths
from desktop.app import Application
from desktop.domain.book import FieldRef
from desktop.domain.edits import set_field
from desktop.domain.values import Number
from desktop.paths import HOME_VARIABLE
from desktop.session.library import Library
from desktop.ui.tabs import TABS
from tests.bench.measure import Result, milliseconds, turns

NAME = "window"

READY_LIMIT = 1.6
SWITCH_LIMIT_MS = 50.0
INPUT_LIMIT_MS = 16.0

_EMPTY = "import ttkbootstrap as ttk; app = ttk.App(); app.update()"
_BARE = """
import ttkbootstrap as ttk
app = ttk.App()
ttk.Label(app, text="Tên").pack()
ttk.Entry(app).pack()
ttk.Button(app, text="Lưu").pack()
app.update()
"""
_OURS = """
import sys, tkinter
tkinter.Misc.mainloop = lambda root, n=0: root.update()
from desktop.commands import main
main(sys.argv[1:])
"""
_READY = """
import os, time
print(time.process_time(), flush=True)
os._exit(0)
"""
"""What all programs end with: the processor's time, told at the moment at which the window is drawn and takes keys."""


def run(full: bool) -> list[Result]:
    """Return the ratios of start-ups, from process to a window that is ready, and the medians of what is done in it."""
    with tempfile.TemporaryDirectory() as folder:
        library = _library(folder)
        session = library.sample()
        book = str(session.path)
        session.close()
        library.close()  # the book is the last one now, as it is on most mornings
        rivals = {"ours": (_OURS, book), "bare": (_BARE,), "empty": (_EMPTY,)}
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in rivals}
        with _screen_in_use():
            for words in rivals.values():
                _start(folder, *words)
            for name in turns(list(rivals), 41 if full else 15):
                found[name].append(_start(folder, *rivals[name]))
        application = ready(folder, book)
        switches, redraws = _switches(application, 20 if full else 5), _edits(application, 60 if full else 15)
        assert application.window is not None
        application.window.close()
        application.root.destroy()
    wall = {name: median(seconds for seconds, _ in times) for name, times in found.items()}
    spent = {name: median(seconds for _, seconds in times) for name, times in found.items()}
    note = ", ".join(f"{name} {wall[name] * 1000:.0f} ms (processor {spent[name] * 1000:.0f})" for name in found)
    return [
        Result("window ready / ttkbootstrap with 3 widgets", wall["ours"] / wall["bare"], "x", READY_LIMIT, note),
        Result("the same in processor time", spent["ours"] / spent["bare"], "x", READY_LIMIT),
        Result("window ready / ttkbootstrap with nothing", wall["ours"] / wall["empty"], "x", READY_LIMIT),
        Result("tab switch", median(switches), "ms", SWITCH_LIMIT_MS, f"worst {max(switches):.0f} ms"),
        Result("edit to redrawn page", median(redraws), "ms", INPUT_LIMIT_MS, f"worst {max(redraws):.0f} ms"),
    ]


def ready(folder: str, book: str) -> Application:
    """Return the program with its window drawn on a book; `folder` holds its preferences."""
    application = Application(_library(folder), Path(book))
    application.root.update()
    return application


@contextmanager
def _screen_in_use() -> Iterator[None]:
    """Keep a window: a virtual screen begins anew whenever nobody uses it, while the next program is measured."""
    words = "import tkinter; root = tkinter.Tk(); root.update(); print('', flush=True); input()"
    command = [sys.executable, "-c", words]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield
        finally:
            process.communicate(b"\n")


def _library(folder: str) -> Library:
    return Library(
        preferences=Path(folder) / "config" / "preferences.json",
        default_folder=Path(folder),
        catalogue=paths.asset("catalogue.json"),
        sample=paths.asset("sample.json"),
    )


def _start(folder: str, program: str, *words: str) -> tuple[float, float]:
    """Return the seconds from the start of a program until it is ready, by the clock and of the processor.

    All programs run as compiled files, as the finished program does, wherever the checkout lies; what they do after
    they are ready does not count.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"), HOME_VARIABLE: folder}
    command = [sys.executable, "-c", program + _READY, *words]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        spent = process.stdout.readline()
        seconds = time.perf_counter() - start
    return seconds, float(spent)


def _switches(application: Application, rounds: int) -> list[float]:
    """Return the milliseconds of switching to each tab and drawing it, not counting the first visits."""
    window = application.window
    assert window is not None

    def switch(key: str) -> None:
        window.open_tab(key)
        application.root.update()

    found = [milliseconds(partial(switch, tab.key)) for _ in range(rounds + 1) for tab in TABS]
    return found[len(TABS) :]


def _edits(application: Application, rounds: int) -> list[float]:
    """Return the milliseconds of an edit and of drawing what it changes, on the tab of targets."""
    window = application.window
    assert window is not None
    window.open_tab("targets")
    report = window.report
    assert report is not None
    place = FieldRef(report.targets[0].id, "actual")

    def edit(number: int) -> None:
        window.session.do(set_field, place, Number(low=Decimal(number)))
        application.root.update()

    return [milliseconds(partial(edit, number)) for number in range(1000, 1000 + rounds)]
