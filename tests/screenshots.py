"""Pictures of every page and dialog, on the sample and on an empty book: `python -m tests.screenshots FOLDER`."""

from __future__ import annotations

import errno
import sys
import tempfile
import time
import tkinter as tk
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import pytest
import ttkbootstrap as ttk
from msgspec.structs import replace
from PIL import ImageGrab

from desktop.app import Application
from desktop.domain.book import FieldRef, Leftover
from desktop.domain.edits import add_row
from desktop.domain.legacy import Encoding, convert
from desktop.domain.rolling import roll_forward
from desktop.domain.signing import close_report, reopen
from desktop.reports.excel.writer import write
from desktop.session.library import Library
from desktop.session.requests import issue
from desktop.session.workbooks import read_workbook
from desktop.storage import atomic
from desktop.storage.store import Store
from desktop.ui import dialogs, theme
from desktop.ui.import_page import ImportPage
from desktop.ui.pasting import OldLettersDialog
from desktop.ui.quote_dialog import SENTENCES, QuoteDialog
from desktop.ui.recovery_page import MendingPage
from desktop.ui.start_page import StartPage
from desktop.ui.widgets.field_menu import field_menu
from desktop.ui.workbook_dialog import WorkbookDialog
from desktop.wording import saving
from desktop.wording import signing as words
from tests.builders import a_book, a_finished_report
from tests.old_reports import twin_docx
from tests.reports.docx_files import body, changed, faultless, nameless, style
from tests.reports.workbooks import edited, put
from tests.twin import twin
from tests.ui.clerk import PLACES, Clerk, a_library, everything

SETTLING_SECONDS = 0.3
DIALOG_MS = 400
PATIENCE_SECONDS = 60.0


class Pictures:
    """The running program, and the folder for what it looks like."""

    def __init__(self, folder: Path, application: Application) -> None:
        self.folder = folder
        self.application = application
        self.root = application.root

    def take(self, name: str) -> None:
        """Picture the whole screen as NAME.png."""
        end = time.monotonic() + SETTLING_SECONDS
        while time.monotonic() < end:
            self.root.update()
            time.sleep(0.01)
        ImageGrab.grab().save(self.folder / f"{name}.png")

    def take_dialog(self, name: str, opening: Callable[[], object]) -> None:
        """Picture the dialog that `opening` opens, and close it."""

        seen: list[str] = []

        def look() -> None:
            ImageGrab.grab().save(self.folder / f"{name}.png")
            for child in list(everything(self.root)):
                if isinstance(child, tk.Toplevel) and child.winfo_viewable():
                    child.destroy()
            seen.append(name)

        self.root.after(DIALOG_MS, look)
        opening()
        self.wait(lambda: seen)

    def take_window(self, name: str, opening: Callable[[], object]) -> None:
        """Picture the window that `opening` opens without waiting in it, and close it."""
        opening()
        self.take(name)
        for child in [*everything(self.root)]:
            if isinstance(child, tk.Toplevel) and child.winfo_exists() and child.winfo_viewable():
                child.destroy()

    def wait(self, condition: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the next picture never came")
            self.root.update()
            time.sleep(0.005)

    def clerk(self) -> Clerk:
        assert self.application.window is not None
        return Clerk(self.application.window, self.wait)


def take_all(folder: Path, data: Path) -> None:
    """Fill the folder; `data` is where the program keeps its books meanwhile."""
    library = a_library(data)
    assert library.new(data / "empty.json").close() is None
    whole = (data / "empty.json").read_text("utf-8")
    (data / "damaged.json").write_text(whole[: whole.index('"payload"')], "utf-8")
    (data / "cut.json").write_text(whole[: len(whole) // 2], "utf-8")
    library = a_library(data / "first")
    application = Application(library)
    application.root.attributes("-fullscreen", True)
    pictures = Pictures(folder, application)
    pictures.take("start")
    assert application.start is not None
    take_import(pictures, application.start, library, data / "bao cao cu.docx")
    application.start.start_sample()
    application.root.focus_force()
    clerk = pictures.clerk()
    take_pages(pictures, clerk, "sample")
    take_printed(pictures, clerk)
    take_typing(pictures, clerk)
    take_dialogs(pictures, clerk, data / "damaged.json")
    take_quotes(pictures, clerk)
    take_signing(pictures, clerk)
    take_covers(pictures, clerk)
    take_larger(pictures, clerk)
    take_second_year(pictures, clerk, data / "request.json")
    clerk.window.books.open(data / "empty.json")
    take_pages(pictures, clerk, "empty")
    left = Leftover(id="l-1", text="Kho quỹ của phường do một người giữ.", after="VI. TỔ CHỨC KHO QUỸ")
    clerk.window.session.do(add_row, clerk.report.id, "leftovers", left)
    clerk.window.go_to(FieldRef("l-1", "text"))
    pictures.take("leftovers")
    clerk.press("<Control-z>")
    take_mending(pictures, clerk, data / "cut.json")
    take_advice(pictures, clerk)
    take_failing(pictures, clerk)
    take_findings(pictures, clerk, data)
    application.root.destroy()


def take_import(pictures: Pictures, start: StartPage, library: Library, path: Path) -> None:
    """An old report read: all lines, the doubtful ones, those without a place; old letters on the clipboard."""
    path.write_bytes(twin_docx(more=("VI. TỔ CHỨC KHO QUỸ", "Kho quỹ của phường do một người giữ.")))
    page = ImportPage(start, library, path, lambda book, words: None, lambda: None)
    pictures.wait(lambda: page.draft is not None)
    for view in ("all", "unsure", "left"):
        page.open_view(view)
        pictures.take(f"import-{view}")
    page.destroy()
    old = "C\u00e9ng hßa x· héi chñ nghÜa ViÖt Nam"
    dialog = OldLettersDialog(pictures.root, Encoding.TCVN3, old, convert(old, Encoding.TCVN3))
    pictures.take_dialog("dialog-old-letters", dialog.answer)


def take_pages(pictures: Pictures, clerk: Clerk, name: str) -> None:
    for key, view in PLACES:
        clerk.open(key, view)
        pictures.take("-".join(part for part in (name, key, view) if part))


def take_printed(pictures: Pictures, clerk: Clerk) -> None:
    """The pages: over the window, at the place of a field, with what was done with them, and the way back."""
    room = clerk.window.preview
    clerk.open("report", "content")
    clerk.tab.view.content_form.go_to("shortcomings")
    clerk.press("<Control-p>")
    clerk.wait(lambda: not room.preview.is_busy)
    pictures.take("pages")
    clerk.press_button("Xuất PDF")
    clerk.wait(lambda: not room.preview.is_busy)
    pictures.take("pages-pdf")
    assert room.page is not None
    room.page.view.go_to(0)
    clerk.wait(lambda: not room.preview.is_busy)
    pictures.take("pages-first")
    clerk.click(room.page.tick)
    clerk.wait(lambda: not room.preview.is_busy)
    pictures.take("pages-numbered")
    clerk.click(room.page.tick)
    across = next(number for number, (width, height) in enumerate(room.page.view.sizes) if width > height)
    clerk.press_button("Vừa khổ rộng")
    room.page.view.go_to(across)
    clerk.wait(lambda: not room.preview.is_busy)
    pictures.take("pages-across")
    place = room.preview.places_of(FieldRef(clerk.report.id, "strengths"))[0]
    room.page.view._on_pick(place.page, place.left + 1, place.top + 1)
    pictures.take("pages-way-back")
    clerk.window.notice.hide()


def take_typing(pictures: Pictures, clerk: Clerk) -> None:
    """What only shows itself while somebody works."""
    clerk.open("targets", "year")
    clerk.type("1,105")
    pictures.take("cell-open")
    clerk.press("<Return>", "<Up>")
    pictures.take("cell-red")
    clerk.press("<Delete>")
    clerk.open("general", "documents")
    clerk.press("<F2>")
    pictures.take("cell-choices")
    clerk.press("<Escape>")
    clerk.open("cooperatives")
    clerk.fill(clerk.tab.parts[0].editors["joined"], "1,105")
    pictures.take("field-red")
    clerk.press("<Control-a>", "<Delete>", "<Return>")
    clerk.open("tasks")
    clerk.press("<Down>")
    clerk.click(named(clerk.tab, "Chi tiết theo dõi"))
    pictures.take("task-tracking")
    text = clerk.focus if isinstance(clerk.focus, tk.Text) else clerk.tab.task_form.editors["result"].prose.text
    text.focus_set()
    menu = field_menu(clerk.window, text, ("quote", "phrase"))
    menu.post(text.winfo_rootx() + 100, text.winfo_rooty() + 20)
    pictures.take("field-menu")
    menu.unpost()
    pictures.take_dialog("dialog-phrases", clerk.window.use_phrase)
    clerk.export()
    pictures.take("notice-exported")
    clerk.window.notice.hide()


def take_larger(pictures: Pictures, clerk: Clerk) -> None:
    """Every view larger than the system asks for, and the menu where it has least room."""
    for percent in (150, 200):
        before = clerk.window.bar
        clerk.window.zoom.choose(percent)
        clerk.wait(lambda before=before: clerk.window.bar is not before)
        take_pages(pictures, clerk, f"zoom-{percent}")
    take_menu(pictures, clerk, "zoom-200-menu")
    clerk.window.zoom.choose(theme.WHOLE)
    clerk.wait(lambda: clerk.window.zoom.percent == theme.WHOLE)


def take_menu(pictures: Pictures, clerk: Clerk, name: str) -> None:
    menu, button = clerk.window.bar.file_menu, clerk.window.bar.file_button
    menu.post(button.winfo_rootx() - 60, button.winfo_rooty() + 40)
    pictures.take(name)
    menu.unpost()


def take_findings(pictures: Pictures, clerk: Clerk, data: Path) -> None:
    """Many findings, the question why one is passed over, and none."""
    for name, book in (("twin", twin()), ("finished", a_book(a_finished_report()))):
        Store(data / f"{name}.json").save(book)
        clerk.window.books.open(data / f"{name}.json")
        clerk.open("report", "check")
        pictures.take(f"check-{name}")
        if name == "twin":
            clerk.press("<Delete>")
            pictures.take("check-reason")


def take_dialogs(pictures: Pictures, clerk: Clerk, damaged: Path) -> None:
    window = clerk.window
    take_menu(pictures, clerk, "menu")
    clerk.open("general", "unit")
    calendar = named(clerk.tab.view.period_form.editors["period_to"], "")
    pictures.take_dialog("calendar", lambda: clerk.click(calendar))
    pictures.take_dialog("dialog-damaged", lambda: window.books.open(damaged))
    pictures.take_dialog("dialog-open", window.books.open)
    take_figures(pictures, clerk, damaged.with_name("so.xlsx"))


def take_figures(pictures: Pictures, clerk: Clerk, workbook: Path) -> None:
    """A result typed over the register's, and what a workbook would change."""
    clerk.open("targets", "year")
    clerk.go_to_cell(clerk.tab.view.table, clerk.target("mean_revenue"), "actual")
    pictures.take_dialog("dialog-by-hand", lambda: clerk.press_button("Nhập tay thay số tính…"))
    changes = (put("Chỉ tiêu", 2, "Kế hoạch năm", 1120), put("Chỉ tiêu", 3, "Thực hiện", "rất tốt"))
    workbook.write_bytes(edited(write(clerk.book, clerk.report.id), *changes))
    intake = read_workbook(clerk.book, clerk.report.id, workbook)
    pictures.take_dialog(
        "dialog-workbook",
        lambda: WorkbookDialog(clerk.window, clerk.book, intake, workbook.name, lambda *taken: None, lambda: None),
    )


def take_covers(pictures: Pictures, clerk: Clerk) -> None:
    """What comes over the tabs."""
    clerk.open("cooperatives")
    clerk.press("<F1>")
    pictures.take("help")
    clerk.press("<Escape>", "<Control-f>")
    pictures.take("search-empty")
    clerk.type("hop dong")
    clerk.press("<Return>")
    clerk.wait(lambda: clerk.cover.found.get_children())
    pictures.take("search")
    clerk.press("<Escape>")


def take_second_year(pictures: Pictures, clerk: Clerk, request: Path) -> None:
    """The period after the sample's, and what a superior asks of it."""
    window = clerk.window
    issue(clerk.book, replace(clerk.report, due=date(2027, 6, 25)), request)
    pictures.take_dialog("dialog-period", window.periods.add)
    window.session.do(roll_forward, clerk.report.id, "r-next")
    window.choose_report("r-next")
    for key, view in (("todo", ""), ("cooperatives", ""), ("targets", "prose"), ("tasks", ""), ("report", "content")):
        clerk.open(key, view)
        pictures.take("-".join(part for part in ("second", key, view) if part))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dialogs, "ask_request", lambda parent, folder: request)
        pictures.take_dialog("dialog-request", window.requests.receive)
    pictures.take_dialog("dialog-outline", window.requests.lay_out)
    while clerk.book.reports:
        window.periods.remove()
    clerk.open("todo")
    pictures.take("no-period")


def take_signing(pictures: Pictures, clerk: Clerk) -> None:
    """The way of the sample to its signature: red pen, a Word file edited outside, a foreign file, closing."""
    window = clerk.window
    clerk.open("report", "content")
    clerk.press("<Control-m>")
    clerk.type("Nêu rõ hơn nguyên nhân khách quan.")
    clerk.press("<Return>")
    pictures.take("signing-remarks")
    pictures.take_window("dialog-paragraph", lambda: clerk.press("<Control-g>"))
    clerk.open("report", "signing")
    clerk.press_button(words.PRINT_DRAFT)
    clerk.wait(lambda: words.LATER not in clerk.notice and ".docx" in str(clerk.report.files))
    pictures.take("signing-draft")
    window.notice.hide()
    path = window.session.path.with_name(clerk.report.files[-1].name)
    path.write_bytes(changed(path.read_bytes(), body("1.098", "1.099"), body("kho, sân phơi.", "nhà kho và sân phơi.")))
    clerk.press_button(words.CLOSE)
    clerk.wait(lambda: clerk.notice)
    pictures.take("signing-edited")
    pictures.take_window("dialog-read-back", lambda: clerk.press_button(words.SEE_AND_TAKE))
    clerk.open("report", "layout")
    foreign = window.session.path.with_name("Bao cao cu.docx")
    foreign.write_bytes(nameless(changed(faultless(), body("./.", "."), style("Body", '"both"', '"left"'))))
    clerk.tab.view.check(foreign)
    clerk.wait(lambda: foreign.name in str(clerk.tab.view.told.cget("text")))
    pictures.take("layout-foreign")
    clerk.open("report", "signing")
    window.session.do(close_report, clerk.report.id, datetime.now().astimezone())
    pictures.take("signing-closed")
    window.session.do(reopen, clerk.report.id)


def take_quotes(pictures: Pictures, clerk: Clerk) -> None:
    """Figures quoted in a text, their picker, the sentences made of them, and where they come from."""
    window = clerk.window
    clerk.open("report", "content")
    strengths = clerk.tab.view.content_form.editors["strengths"]
    strengths.focus_set()
    pictures.take("quoted")
    pictures.take_dialog("dialog-figures", strengths.quote)
    pictures.take_dialog(
        "dialog-sentences",
        lambda: QuoteDialog(window, window.session.book, clerk.report, lambda text: None).open_view(SENTENCES),
    )
    pictures.take_dialog("dialog-sources", clerk.tab.view.open_sources)


def named(within: tk.Misc, words: str) -> tk.Misc:
    """The button or tick that says `words`."""
    kinds = (ttk.Button, ttk.Checkbutton)
    return next(each for each in everything(within) if isinstance(each, kinds) and str(each.cget("text")) == words)


def take_mending(pictures: Pictures, clerk: Clerk, damaged: Path) -> None:
    """A damaged book without any copy: what can still be read of it."""
    clerk.window.books.open(damaged)
    (page,) = [widget for widget in everything(clerk.window) if isinstance(widget, MendingPage)]
    clerk.wait(lambda: page.candidates)
    pictures.take("mending")
    page.close_button.invoke()


def take_advice(pictures: Pictures, clerk: Clerk) -> None:
    """What is told after a save: the longest of the advice."""
    steps = (("Xem chỗ khác", clerk.save), ("Hoàn tác", clerk.save))
    for name, sentence in (("shrank", saving.SHRANK), ("room", saving.low_room(35_000_000))):
        clerk.window.notice.tell(sentence, steps, kind="caution")
        pictures.take(f"notice-{name}")
    clerk.window.notice.tell(saving.NOT_EJECTED, steps[:1], fault=True)
    pictures.take("notice-not-ejected")
    clerk.window.notice.hide()


def take_failing(pictures: Pictures, clerk: Clerk) -> None:
    """A disk without room, and the question when the window is closed all the same."""

    def refuse(*arguments: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "provoked")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(atomic, "_write_new", refuse)
        clerk.open("targets", "year")
        clerk.type("1.098")
        clerk.press("<Return>", "<Control-s>")
        clerk.wait(lambda: clerk.notice)
        pictures.take("notice-not-saved")
        pictures.take_dialog("question-close", clerk.window.close)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        take_all(folder, Path(data))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
