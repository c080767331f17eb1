"""What does not fit on the screen: `python -m tests.ui.layout DPI [ZOOM]` looks at every page and prints what it finds.

A process of its own, since Tk takes its scaling once and for all.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import tkinter as tk
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from tkinter import font as tkfont

import ttkbootstrap as ttk
from msgspec.structs import replace

from desktop.domain.book import FieldRef, Leftover, WordFile
from desktop.domain.edits import replace_report
from desktop.domain.fields import Kind
from desktop.domain.rolling import roll_forward
from desktop.domain.signing import close_report, reopen
from desktop.reports.read_back import Why
from desktop.session.read_back import Change, EditedFile
from desktop.ui import theme
from desktop.ui.import_page import ImportPage
from desktop.ui.phrase_dialog import PhraseDialog
from desktop.ui.quote_dialog import SENTENCES, QuoteDialog
from desktop.ui.sources_dialog import SourcesDialog
from desktop.ui.widgets.editors import LineEditor
from desktop.ui.widgets.floor import Floor
from desktop.ui.widgets.grid import Grid
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.wording import pages
from tests.old_reports import plain_docx
from tests.ui.clerk import PLACES, Clerk, a_clerk, a_library, everything

SCREEN = "1366x768+0+0"
POINTS_PER_INCH = 72
LONGEST_DATE = "30/12/2026"
SPOKEN = (ttk.Label, ttk.Button, ttk.Checkbutton, ttk.Radiobutton, ttk.Menubutton, tk.Label)


def faults(page: tk.Misc) -> list[str]:
    """What is cut off on a page, in words."""
    found: list[str] = []
    for widget in everything(page):
        if widget.winfo_viewable() and widget.winfo_width() > 1:
            found += [f"{fault}: {_name(widget)}" for fault in _faults(widget)]
    return found


def _faults(widget: tk.Misc) -> Iterator[str]:
    if isinstance(widget, SPOKEN) and _lacks_room(widget):
        yield "no room for its words"
    if isinstance(widget, (*SPOKEN, ttk.Entry)) and _is_cut(widget):
        yield "cut off"
    if isinstance(widget, LineEditor) and widget.field.kind is Kind.DATE and not _fits(LONGEST_DATE, widget.entry, 16):
        yield "no room for a date"
    if isinstance(widget, ttk.Combobox) and not _fits(widget.get(), widget, 36):
        yield f"no room for “{widget.get()}”"
    if isinstance(widget, ttk.Treeview):
        columns = ("#0", *widget.cget("columns")) if "headings" in str(widget.cget("show")) else ("#0",)
        if sum(int(widget.column(column, "width")) for column in columns) > widget.winfo_width():
            yield "columns off the right edge"
    if isinstance(widget, Grid):
        for canvas in everything(widget):
            if isinstance(canvas, tk.Canvas):
                yield from _faults_of_cells(canvas)


def _lacks_room(widget: tk.Misc) -> bool:
    wide, high = widget.winfo_reqwidth() > widget.winfo_width(), widget.winfo_reqheight() > widget.winfo_height()
    return bool(str(widget.cget("text"))) and (wide or high)


def _fits(words: str, widget: tk.Misc, edges: int) -> bool:
    """Whether words stand in a field whose edges and signs take so many logical units."""
    return tkfont.nametofont("TkDefaultFont").measure(words) + theme.px(widget, edges) <= widget.winfo_width()


def _is_cut(widget: tk.Misc) -> bool:
    """Whether a widget reaches beyond what it stands in; what scrolls may do so downwards, a floor's page both ways."""
    left, top = widget.winfo_rootx(), widget.winfo_rooty()
    right, bottom = left + widget.winfo_width(), top + widget.winfo_height()
    scrolls, above = False, widget.master
    while above is not None and not isinstance(above, Floor):
        scrolls = scrolls or isinstance(above, ScrollPage)
        edge = above.winfo_rootx() + above.winfo_width()
        if left < above.winfo_rootx() or right > edge:
            return True
        if not scrolls and bottom > above.winfo_rooty() + above.winfo_height():
            return True
        above = above.master
    return False


def _faults_of_cells(canvas: tk.Canvas) -> Iterator[str]:
    """Words beyond the canvas, and words that run into those of the next column."""
    texts = [item for item in canvas.find_all() if str(canvas.type(item)) == "text" and canvas.itemcget(item, "text")]
    boxes = sorted((canvas.coords(item)[1], *canvas.bbox(item), canvas.itemcget(item, "text")) for item in texts)
    for _, left, _, right, _, words in boxes:
        if left < 0 or right > canvas.winfo_width():
            yield f"“{words}” off the edge"
    for first, second in pairwise(boxes):
        if first[0] == second[0] and first[3] > second[1]:
            yield f"“{first[5]}” runs into “{second[5]}”"


def _name(widget: tk.Misc) -> str:
    words = str(widget.cget("text")) if isinstance(widget, SPOKEN) else ""
    return f"{type(widget).__name__} “{words}” {widget.winfo_width()} of {widget.winfo_reqwidth()} px"


def look_at_every_page(clerk: Clerk) -> dict[str, list[str]]:
    """The faults by page, those without any left out."""
    found: dict[str, list[str]] = {}
    for key, view in PLACES:
        clerk.open(key, view)
        clerk.update()
        found[f"{key} {view}"] = faults(clerk.window)
    clerk.press("<Control-p>")
    clerk.wait(lambda: not clerk.window.preview.preview.is_busy)
    clerk.update()
    assert clerk.window.preview.page is not None
    found["pages"] = faults(clerk.window.preview.page)
    clerk.window.preview.page.notice.tell(pages.PRINTED.format(name="Bao cao 20-NQ-TW - Phuong Tan An - 04 nam.pdf"))
    clerk.update()
    found["pages with notice"] = faults(clerk.window.preview.page)
    clerk.press("<Escape>")
    clerk.open("cooperatives")
    if not clerk.report.returns:
        clerk.press_button("Thêm")
    for name in ("members", "joined", "left"):
        clerk.fill(clerk.tab.parts[0].editors[name], "1,105")
    found["red fields"] = faults(clerk.window)
    clerk.open("targets", "year")
    clerk.type("1,105 - 2,105")
    clerk.press("<Return>", "<Up>")
    found["red cell"] = faults(clerk.window)
    if clerk.report.returns:
        look_at_figures(clerk, found)
    clerk.export()
    found["notice"] = faults(clerk.window)
    for name, key in (("search", "<Control-f>"), ("help", "<F1>")):
        clerk.press(key)
        found[name] = faults(clerk.cover)
    clerk.press("<Escape>")
    for name, opening in (("period", clerk.window.periods.add), ("outline", clerk.window.requests.lay_out)):
        opening()
        clerk.update()
        found[f"{name} dialog"] = faults(clerk.dialog)
        clerk.dialog.destroy()
    clerk.window.session.do(roll_forward, clerk.report.id, "r-next")
    clerk.window.choose_report("r-next")
    for key, view in PLACES:
        clerk.open(key, view)
        clerk.update()
        found[f"second year: {key} {view}"] = faults(clerk.window)
    for name, dialog in dialogs_of(clerk):
        clerk.update()
        found[name] = faults(dialog)
        dialog.destroy()
    found |= look_at_the_import(clerk)
    found |= look_at_the_signing_round(clerk)
    clerk.window.session.do(reopen, clerk.report.id)
    while clerk.book.reports:
        clerk.window.periods.remove()
    for key, view in PLACES:
        clerk.open(key, view)
        clerk.update()
        found[f"no period: {key} {view}"] = faults(clerk.window)
    return {page: list(dict.fromkeys(said)) for page, said in found.items() if said}


def look_at_figures(clerk: Clerk, found: dict[str, list[str]]) -> None:
    """What a figure far off last year's and a typed result bring onto the screen."""
    clerk.open("targets", "year")
    table, revenue = clerk.tab.view.table, clerk.target("mean_revenue")
    clerk.fill_cell(table, revenue, "plan", "1.500.000")
    clerk.press("<Up>")
    found["far off"] = faults(clerk.window)
    clerk.fill_cell(table, revenue, "actual", "1.500")
    clerk.press("<Up>")
    found["by hand"] = faults(clerk.window)
    clerk.press_button("Nhập tay thay số tính…")
    dialog = next(each for each in everything(clerk.window) if isinstance(each, tk.Toplevel))
    clerk.update()
    found["dialog by hand"] = faults(dialog)
    dialog.destroy()
    clerk.update()


def look_at_the_import(clerk: Clerk) -> dict[str, list[str]]:
    """The faults of the page that shows an old report, in each of its views."""
    path = clerk.window.session.path.with_name("bao cao cu.docx")
    path.write_bytes(plain_docx((*(f"{word} {word}." for word in ("Hoa", "Rau")), "Đề nghị cho vay vốn. " * 20)))
    page = ImportPage(clerk.window, clerk.window.library, path, lambda book, words: None, lambda: None)
    clerk.wait(lambda: page.draft is not None)
    found = {}
    for view in ("all", "unsure", "left"):
        page.open_view(view)
        clerk.update()
        found[f"import {view}"] = faults(page)
    page.destroy()
    left = tuple(Leftover(id=f"l-{place}", text="Hoa được bán tại chợ. " * 12, after="Rau") for place in range(2))
    clerk.window.session.do(replace_report, replace(clerk.report, leftovers=left))
    clerk.open("report", "leftovers")
    clerk.update()
    found["leftovers"] = faults(clerk.window)
    return found


def dialogs_of(clerk: Clerk) -> Iterator[tuple[str, tk.Toplevel]]:
    """Dialogs that no page holds, each opened when it is asked for."""
    quoting = QuoteDialog(clerk.window, clerk.book, clerk.report, lambda text: None)
    yield "figures to quote", quoting
    quoting = QuoteDialog(clerk.window, clerk.book, clerk.report, lambda text: None)
    quoting.open_view(SENTENCES)
    yield "sentences", quoting
    yield "phrases", PhraseDialog(clerk.window, clerk.window.library, "strengths", "Câu của phường.", lambda text: None)
    yield "sources", SourcesDialog(clerk.window, clerk.book, clerk.report.id, lambda ref: None, lambda: None)


def look_at_the_signing_round(clerk: Clerk) -> dict[str, list[str]]:
    """The faults of what only shows itself on the way to the signature."""
    found: dict[str, list[str]] = {}
    window = clerk.window
    edited = window.session.path.with_name("edited.docx")
    changes = (
        Change(ref=FieldRef(clerk.report.id, "strengths"), before="Ổn định.", after="Rất ổn định.", value="", line=0),
        Change(ref=None, before="1. Mục tiêu", after="1. Các mục tiêu", why=Why.COMPOSED),
    )
    file = WordFile(name=edited.name, made=datetime.now().astimezone(), draft=2)
    for name, opening in (
        ("read-back", lambda: window.signing.see(EditedFile(edited, file, changes, file))),
        ("paragraph", window.signing.go_to_paragraph),
    ):
        opening()
        clerk.update()
        (dialog,) = (each for each in [*everything(window)] if isinstance(each, tk.Toplevel) and each.winfo_viewable())
        found[f"dialog {name}"] = faults(dialog)
        dialog.destroy()
    clerk.open("report", "signing")
    window.session.do(close_report, clerk.report.id, datetime.now().astimezone())
    clerk.update()
    found["closed"] = faults(window)
    window.signing.refused(clerk.report.id)
    clerk.update()
    found["refused"] = faults(window)
    return found


def main(dpi: int, zoom: int = theme.WHOLE) -> dict[str, dict[str, list[str]]]:
    """The faults of the sample and of an empty book on a screen of so many dots an inch, at so many percent."""
    theme.register_theme()
    root = ttk.App(theme=theme.THEME_NAME, scaling=dpi / POINTS_PER_INCH)
    theme.set_zoom(root, zoom)
    root.geometry(SCREEN)
    root.update()

    def wait(condition: Callable[[], object]) -> None:
        while not condition():
            root.update()
            time.sleep(0.005)

    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in ("sample", "empty"):
            library = a_library(Path(folder) / name)
            opening = library.sample if name == "sample" else lambda library=library: library.new(library.free_name())
            with a_clerk(root, wait, library, opening) as clerk:
                found[name] = look_at_every_page(clerk)
    root.destroy()
    return found


if __name__ == "__main__":
    json.dump(main(*map(int, sys.argv[1:])), sys.stdout, ensure_ascii=False, indent=1)
