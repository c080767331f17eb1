"""How long the window takes to be ready on the sample, beside a bare ttkbootstrap window; and what a hand feels."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median

from desktop import paths
from desktop.app import Application
from desktop.domain.book import FieldRef
from desktop.domain.edits import set_field
from desktop.domain.values import Number
from desktop.session.library import Library
from desktop.ui.tabs import TABS
from tests.bench.measure import Result, medians

NAME = "window"

READY_LIMIT = 1.6
SWITCH_LIMIT_MS = 50.0
INPUT_LIMIT_MS = 16.0

_BARE = "import ttkbootstrap as ttk; app = ttk.App(); app.update()"
_OURS = "import sys; from tests.bench.bench_window import ready; ready(*sys.argv[1:])"


def run(full: bool) -> list[Result]:
    """Return the ratio of start-ups, from process to a window that is ready, and the medians of what is done in it."""
    with tempfile.TemporaryDirectory() as folder:
        session = _library(folder).sample()
        book = str(session.path)
        session.close()
        found = medians(
            {"bare": lambda: _start(_BARE), "ours": lambda: _start(_OURS, folder, book)}, rounds=25 if full else 9
        )
        application = ready(folder, book)
        switches, redraws = _switches(application, 20 if full else 5), _edits(application, 60 if full else 15)
        assert application.window is not None
        application.window.close()
        application.root.destroy()
    note = f"{found['ours'] * 1000:.0f} ms beside {found['bare'] * 1000:.0f} ms"
    return [
        Result("window ready / bare ttkbootstrap window", found["ours"] / found["bare"], "x", READY_LIMIT, note),
        Result("tab switch", median(switches), "ms", SWITCH_LIMIT_MS, f"worst {max(switches):.0f} ms"),
        Result("edit to redrawn page", median(redraws), "ms", INPUT_LIMIT_MS, f"worst {max(redraws):.0f} ms"),
    ]


def ready(folder: str, book: str) -> Application:
    """Return the program with its window drawn on a book; `folder` holds its preferences."""
    application = Application(_library(folder), Path(book))
    application.root.update()
    return application


def _library(folder: str) -> Library:
    return Library(
        preferences=Path(folder) / "preferences.json",
        default_folder=Path(folder),
        catalogue=paths.asset("catalogue.json"),
        sample=paths.asset("sample.json"),
    )


def _start(program: str, *words: str) -> None:
    subprocess.run([sys.executable, "-c", program, *words], check=True)


def _switches(application: Application, rounds: int) -> list[float]:
    """Return the milliseconds of switching to each tab and drawing it, not counting the first visits."""
    window = application.window
    assert window is not None

    def switch(key: str) -> None:
        window.open_tab(key)
        application.root.update()

    found = [_milliseconds(partial(switch, tab.key)) for _ in range(rounds + 1) for tab in TABS]
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

    return [_milliseconds(partial(edit, number)) for number in range(1000, 1000 + rounds)]


def _milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000
