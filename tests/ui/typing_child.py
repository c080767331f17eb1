"""The program, in which digits are typed into an open cell until it is killed; it says when each one stood there."""

from __future__ import annotations

import os
import sys
import time
import traceback
from pathlib import Path
from types import TracebackType

from desktop.app import Application
from desktop.domain.book import FieldRef
from desktop.session.library import Library

PAUSE_MS, LETTERS = 40, 9


def main(book: str, catalogue: str, sample: str) -> None:
    """Open the book and type digits for as long as the process lives, a new cell after every nine."""
    path = Path(book)
    library = Library(path.with_name("preferences.json"), path.parent, Path(catalogue), Path(sample))
    application = Application(library, path)
    window = application.window
    assert window is not None
    report = window.report
    assert report is not None
    cells = [FieldRef(target.id, name) for target in report.targets for name in ("actual", "plan")]
    typed = 0

    def type_on() -> None:
        nonlocal typed
        if typed % LETTERS == 0:
            window.go_to(cells[typed // LETTERS % len(cells)])
        # Without a window manager another program's window may have the keyboard: take it, as a hand on a mouse would.
        widget = window.focus_get() or window.winfo_toplevel().focus_lastfor()
        assert widget is not None
        widget.focus_force()
        digit = str(1 + typed % 9)
        widget.event_generate("<Key>", keysym=digit)
        application.root.update_idletasks()
        ref, text = (window.open_texts() or ((cells[0], ""),))[-1]
        print(f"{time.monotonic():.3f} {ref} {text}", flush=True)
        typed += 1
        application.root.after(PAUSE_MS, type_on)

    application.root.report_callback_exception = stop
    application.root.after(500, type_on)
    application.run()


def stop(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """End at once where typing fails: a question on the screen would wait for ever."""
    traceback.print_exception(kind, error, trace)
    os._exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
