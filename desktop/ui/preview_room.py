"""The way to the pages and back: over the window or beside the form, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths, wording
from desktop.domain.errors import AppError, CannotPrint
from desktop.session.exports import Exported, suggested_name
from desktop.ui import theme
from desktop.wording import faults
from desktop.wording import pages as texts

if TYPE_CHECKING:
    from desktop.domain.book import Book, FieldRef
    from desktop.session.preview import Picture, Preview, Shown
    from desktop.ui.main_window import MainWindow
    from desktop.ui.preview_page import PreviewPage

DRAIN_MS = 10
"""How often results are looked for while something is being made."""

WHOLE = 100
"""How large pages are at first where they have the window, in percent of paper."""

FORM_WIDTH = 1000
"""How wide rail and form stay, in logical units, while pages are beside them."""


class PreviewRoom:
    """Opens the pages of the report that is being worked on; `page` is `None` while they are not seen.

    They follow every change of the book. Nothing of this is loaded before it is asked for.
    """

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.page: PreviewPage | None = None
        self.beside = False
        self._preview: Preview | None = None
        self._shown: tuple[Book, str] | None = None
        self._wanted: FieldRef | None = None
        self._draining: str | None = None

    @property
    def covers(self) -> bool:
        """Whether the pages have the whole window."""
        return self.page is not None and not self.beside

    @property
    def preview(self) -> Preview:
        """What makes the pages."""
        if self._preview is None:
            from desktop.session.preview import Preview

            self._preview = Preview(paths.asset(), texts.LEFT_OUT)
        return self._preview

    def warm_up(self) -> None:
        """Have everything loaded that the first pages need."""
        if self._preview is None:
            self.preview.warm_up()
            self._drain()

    def open(self, field: FieldRef | None = None) -> None:
        """Show the pages where `field` stands, or else the one with the cursor, and put a frame around it."""
        from desktop.ui.preview_page import PreviewPage

        field = field or self.window.focused_field()
        self.window.settle()
        self._wanted = field
        if self.page is None:
            run: dict[str, Callable[[], object]] = {
                "word": self.open_in_word,
                "pdf": self.export_pdf,
                "print": self.print_out,
                "close": self.close,
                "numbers": self._show_again,
            }
            self.page = PreviewPage(self.window, run, on_want=self._want, on_pick=self._pick)
            self._place()
            self.page.view.percent = None if self.beside else WHOLE
            self.page.update_idletasks()
        if self._shown is None:
            self.show()
        else:
            self._find()
        if not self.beside:
            self.page.focus_set()

    def close(self) -> None:
        """Go back to the form."""
        if self.page is None:
            return
        self.page.destroy()
        self.page = None
        self._shown = None
        self._free_form()
        self.window.fit_rail()
        self.window.keyboard.bring_back()

    def leave(self, widget: object) -> bool:
        """Go back to the form if the pages cover it or `widget` stands on them; say whether that was so."""
        if self.page is None or not (self.covers or str(widget).startswith(f"{self.page}.")):
            return False
        self.close()
        return True

    def end(self) -> None:
        """Close, and end the thread that makes pages."""
        if self.page is not None:
            self.page.destroy()
            self.page = None
        if self._draining is not None:
            self.window.after_cancel(self._draining)
            self._draining = None
        if self._preview is not None:
            self._preview.close()
            self._preview = None

    def _show_again(self) -> None:
        self._shown = None
        self.show()

    def show(self) -> None:
        """Make the pages anew if the book or the report is another one than they show."""
        if self.page is None:
            return
        report = self.window.report
        if report is None:
            self.page.wait(texts.NO_REPORT)
            return
        now = (self.window.session.book, report.id)
        if self._shown is not None and self._shown[0] is now[0] and self._shown[1] == now[1]:
            return
        if self._shown is None:
            self.page.wait(texts.MAKING)
        self._shown = now
        view = self.page.view
        scale = view.scale(view.page)
        self.preview.show(
            now[0],
            now[1],
            self._on_shown,
            page=view.page,
            scale=scale,
            numbered=self.page.numbered.get(),
            on_places=self._find,
        )
        self._drain()

    # -- where the pages are

    def fit(self, width: int) -> None:
        """Stand over the form or beside it, as a window so many pixels wide allows."""
        if self.window.overlay is not None:
            return
        if self.page is not None and self.beside != self._has_room(width):
            self._place()
        elif self.beside:
            self.window.columnconfigure(1, minsize=self._width(width))

    @property
    def width(self) -> int:
        """How many pixels of the window's width the pages take from the form."""
        return self._width(self.window.winfo_width()) if self.page is not None and self.beside else 0

    def _has_room(self, width: int) -> bool:
        return width >= theme.px(self.window, theme.BESIDE_FROM)

    def _width(self, width: int) -> int:
        return width - theme.px(self.window, FORM_WIDTH + theme.RAIL_WIDTH_NARROW)

    def _place(self) -> None:
        assert self.page is not None
        width = self.window.winfo_width()
        self._free_form()
        self.beside = self._has_room(width)
        if self.beside:
            self.window.columnconfigure(1, minsize=self._width(width))
            self.page.grid(row=0, column=1, sticky="nsew")
            self.page.configure(width=self._width(width))
            self.page.grid_propagate(False)
        else:
            self.page.grid_propagate(True)
            self.window.desk.grid_remove()  # what is hidden has no part in the keyboard's way
            self.page.grid(row=0, column=0, sticky="nsew")
        self.window.fit_rail()

    def _free_form(self) -> None:
        if self.page is not None:
            self.page.grid_forget()
        self.window.columnconfigure(1, minsize=0)
        self.window.desk.grid()
        self.beside = False

    # -- pages, pictures, places

    def _drain(self) -> None:
        """Look for results until nothing is left to be made."""
        if self._draining is None and self._preview is not None and self._preview.is_busy:
            self._draining = self.window.after(DRAIN_MS, self._drained)

    def _drained(self) -> None:
        self._draining = None
        if self._preview is not None:
            self._preview.drain()
            self._drain()

    def _on_shown(self, result: Shown | AppError) -> None:
        if self.page is None:
            return
        self.page.wait("")
        if isinstance(result, AppError):
            self.tell_fault(result)
        else:
            self.page.view.show(result.sizes, result.picture)

    def _want(self, number: int) -> None:
        assert self.page is not None
        self.preview.picture(number, self.page.view.scale(number), self._put)
        self._drain()

    def _put(self, picture: Picture) -> None:
        if self.page is not None:
            self.page.view.put(picture)

    def _find(self) -> None:
        """Put a frame around the field that was asked for, once its place is known."""
        if self.page is not None and self._wanted is not None:
            places = self.preview.places_of(self._wanted)
            if places:
                self.page.view.mark(places)
                self._wanted = None

    def _pick(self, number: int, x: float, y: float) -> None:
        """Go to the field at a point of a page; from there a button leads back."""
        ref = self.preview.at(number, x, y)
        if ref is None:
            return
        if not self.beside:
            self.close()
            step = (texts.BACK, lambda: self.open(ref))
            self.window.notice.tell(texts.EDITING, (step,))
            self.window.update_idletasks()  # the strip takes its room before the field is brought into view
            self.window.go_to(ref)
        else:
            assert self.page is not None
            self.page.view.mark(self.preview.places_of(ref))
            self.window.go_to(ref)

    # -- what is done with the pages

    def open_in_word(self) -> None:
        """Write the report to Word beside the book and open it there: the way to print with a choice of printers."""
        self.window.settle()
        report = self.window.report
        if report is None:
            return

        def told(result: Exported | AppError | None) -> None:
            self._rest("word")
            if isinstance(result, AppError):
                self.tell_fault(result)
            elif result is not None:
                self.window.show_file(result.path)
                self._tell_written(result.path, len(result.gaps))

        self._work("word", texts.OPENING_WORD)
        self.window.session.export_report(report.id, told)

    def export_pdf(self) -> None:
        """Write the PDF beside the book, under a name that is free."""
        self._make("pdf", self.preview.export, texts.WRITING_PDF, self._tell_written)

    def print_out(self) -> None:
        """Write the PDF and hand it to the printer; where nothing prints, show its folder and say what to do."""
        self._make("print", self.preview.print, texts.PRINTING, self._tell_printed)

    def _make(self, name: str, make: Callable[..., None], meanwhile: str, done: Callable[[Path], None]) -> None:
        self.window.settle()
        report = self.window.report
        if report is None:
            return
        book = self.window.session.book
        path = self.window.session.path.with_name(suggested_name(book, report)).with_suffix(".pdf")

        def told(result: Path | AppError) -> None:
            self._rest(name)
            if isinstance(result, CannotPrint):
                self.window.library.show_folder(result.path)  # if nothing shows it, what to do is said all the same
            if isinstance(result, AppError):
                self.tell_fault(result)
            else:
                done(result)

        self._work(name, meanwhile)
        make(book, report.id, path, told)
        self._drain()

    def _work(self, name: str, words: str) -> None:
        if self.page is not None:
            self.page.buttons[name].configure(state="disabled")
            self.page.wait(words)

    def _rest(self, name: str) -> None:
        if self.page is not None:
            self.page.buttons[name].configure(state="normal")
            self.page.wait("")

    def _tell_written(self, path: Path, gaps: int = 0) -> None:
        unread = len(self.window.entries.standing())
        self._tell(wording.exported(path.name, gaps, unread), path, fault=unread > 0)

    def _tell_printed(self, path: Path) -> None:
        self._tell(texts.PRINTED.format(name=path.name), path)

    def _tell(self, sentence: str, path: Path, *, fault: bool = False) -> None:
        notice = self.page.notice if self.page is not None else self.window.notice
        notice.tell(sentence, self.window.exports.steps(path, texts.OPEN_FILE), fault=fault)

    def tell_fault(self, error: AppError) -> None:
        """Say what went wrong, above the pages where they are seen."""
        notice = self.page.notice if self.page is not None else self.window.notice
        notice.tell(faults.sentence(error), fault=True)
