"""Wires the window: paths, preferences, session, theme; the only place that knows everybody besides commands."""

from __future__ import annotations

import gc
import logging
import sys
import tkinter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop import paths, wording
from desktop.domain.errors import AppError
from desktop.session import logbook
from desktop.session.instance import shown_elsewhere
from desktop.session.library import Library
from desktop.session.session import Session
from desktop.session.worker import collect_garbage
from desktop.storage.drives import second_drives
from desktop.ui import dialogs, input_methods, theme
from desktop.ui.carrying import at_home
from desktop.ui.main_window import MainWindow
from desktop.wording import faults

if TYPE_CHECKING:
    from desktop.ui.start_page import StartPage

log = logging.getLogger(__name__)


LATER_MS = 200
"""After the window has come up, and before anybody has found the next page."""


class NoScreen(Exception):
    """There is no screen on which a window could be opened."""


class Application:
    """The root window with either the first start or the main window in it. Raises NoScreen."""

    def __init__(self, library: Library, path: Path | None = None) -> None:
        theme.register_theme()
        try:
            icon = str(paths.asset("icons/app.png"))
            self.root = ttk.App(title=wording.PROGRAM, theme=theme.THEME_NAME, iconphoto=icon)
        except tkinter.TclError as error:
            raise NoScreen(str(error)) from error
        self.root.withdraw()
        input_methods.hold(self.root)
        theme.install_theme(self.root)
        if (zoom := theme.nearest_zoom(library.preferences.zoom)) != theme.WHOLE:
            theme.set_zoom(self.root, zoom)
        self.root.report_callback_exception = self._on_fault
        self.library = library
        library.use_clock(self.root)
        self.window: MainWindow | None = None
        self.start: StartPage | None = None
        self._lay_out()
        self._open_first(path)
        self.root.on_close(self._on_close)
        self.root.deiconify()

    def run(self) -> None:
        """Hand over to the window until it is closed."""
        gc.freeze()
        collect_garbage()
        self.root.after(LATER_MS, self._finish)
        self.root.mainloop()

    def _finish(self) -> None:
        """Do what was left for when the first page is on the screen."""
        input_methods.release(self.root)
        theme.style_later(self.root)

    def _open_first(self, path: Path | None) -> None:
        path = path or self.library.last()
        if path is not None and self.library.is_carried(path):
            self.root.deiconify()
            self.root.update()  # what is asked stands over a window
            path = at_home(self.root, self.library, path)
        if path is None:
            self._show_start()
            return
        try:
            self._show_window(self.library.open(path))
        except AppError as error:
            if self.library.can_mend(path, error):
                self._show_recovery(path, error)
                return
            self._show_start((path, error))

    def _show_start(self, failed: tuple[Path, AppError] | None = None) -> None:
        from desktop.ui.start_page import StartPage  # seen once in the life of a book

        self.start = StartPage(self.root, self.library, self._show_window, failed)
        self.start.pack(fill="both", expand=True)

    def _show_recovery(self, path: Path, error: AppError) -> None:
        """Let an older state take the place of a book that cannot be opened."""
        from desktop.ui.recovery_page import MendingPage

        MendingPage(self.root, self.library, path, error, self._show_window, lambda: self._show_start((path, error)))

    def _show_window(self, session: Session, sentence: str = "") -> None:
        if self.start is not None:
            self.start.destroy()
            self.start = None
        self.window = MainWindow(self.root, self.library, session)
        self.window.pack(fill="both", expand=True)
        if sentence:
            self.window.notice.tell(sentence)

    def _lay_out(self) -> None:
        """Fill a small screen, else stand in the middle of a large one."""
        width, height = (theme.px(self.root, size) for size in theme.BASELINE_SIZE)
        screen = self.root.winfo_screenwidth(), self.root.winfo_screenheight()
        self.root.minsize(*theme.least_size(self.root))
        size = [min(whole, wanted * 5 // 4) for whole, wanted in zip(screen, (width, height), strict=True)]
        place = [(whole - part) // 2 for whole, part in zip(screen, size, strict=True)]
        # Not through ttkbootstrap's own `geometry`: its watch over sizes is dropped, see theme.
        tkinter.Wm.geometry(self.root, f"{size[0]}x{size[1]}+{place[0]}+{place[1]}")
        if sys.platform == "win32":
            self.root.state("zoomed")
        elif size == list(screen):  # the title bar needs its room too
            self.root.attributes("-zoomed", True)

    def _on_close(self) -> bool:
        if self.window is not None and not self.window.close():
            return False
        self.library.close()
        return True

    def _on_fault(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("fault in a callback", exc_info=(kind, error, trace))
        dialogs.tell_error(self.root, faults.sentence(error))


def run(path: Path | None = None) -> int:
    """Open the window, on a book if one is named, and return the exit status when it is closed."""
    logbook.start(paths.log_folder())
    drives = second_drives()
    library = Library(
        preferences=paths.preferences_file(),
        default_folder=paths.default_data_folder(drives),
        catalogue=paths.asset("catalogue.json"),
        sample=paths.asset("sample.json"),
        places=[*(paths.default_data_folder([drive]) for drive in drives), paths.default_data_folder()],
    )
    wanted = path or library.last()
    if wanted is not None and shown_elsewhere(wanted):
        library.close()
        return 0
    try:
        application = Application(library, path)
    except NoScreen as error:
        log.error("no window: %s", error)
        library.close()
        print(wording.NO_WINDOW, file=sys.stderr)
        return 2
    application.run()
    return 0
