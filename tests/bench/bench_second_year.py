"""What the second year's report takes by hand: key presses and clicks, part by part, as the GUI test makes them."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import ttkbootstrap as ttk

from desktop.session.session import Session
from desktop.ui import theme
from tests.bench.measure import Result
from tests.ui.clerk import Answers, a_clerk, a_library
from tests.ui.test_second_year import MOST_KEYS, last_year, second_year

NAME = "second_year"
PATIENCE_SECONDS = 20.0


def run(full: bool) -> list[Result]:
    """Return the key presses of each part, those of the figures with their limit, and the clicks of all."""
    theme.register_theme()
    root = ttk.App(theme=theme.THEME_NAME, size=(1366, 768))
    theme.install_theme(root)
    root.update()

    def wait(condition: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError
            root.update()
            time.sleep(0.005)

    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        Answers().install(patch)
        path = Path(folder) / "so.json"
        Session.new(path, last_year()).close()
        library = a_library(Path(folder))
        with a_clerk(root, wait, library, lambda: library.open(path)) as clerk:
            parts, document = second_year(clerk)
            size = os.path.getsize(document)
    root.destroy()
    limits = {"figures": float(MOST_KEYS)}
    found = [
        Result(f"second year, {name}: keys", float(part.keys), "", limits.get(name), f"{part.clicks} clicks")
        for name, part in parts.items()
    ]
    clicks = sum(part.clicks for part in parts.values())
    return [*found, Result("second year: clicks", float(clicks), "", 0.0, f"a document of {size:,} bytes")]
