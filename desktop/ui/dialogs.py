"""Questions and messages in their own windows; everything modal goes through here, so that tests can answer."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path

import ttkbootstrap as ttk

from desktop import wording
from desktop.wording import requests, workbooks

FILES = {".xlsx": workbooks.KIND, ".zip": wording.ARCHIVES}
"""What files are called by their endings."""

BOOKS = ((wording.BOOK_FILES, "*.json"),)


def tell_error(parent: tk.Misc, sentence: str) -> None:
    """Tell what went wrong, and wait until it is read."""
    ttk.Messagebox.show_error(sentence, wording.PROGRAM, parent=parent)


def ask(parent: tk.Misc, sentence: str, yes: str, no: str) -> bool:
    """Ask a question with two answers in words; Enter and closing the window mean no."""
    answer = ttk.Messagebox.show_question(
        sentence, wording.PROGRAM, parent=parent, buttons=[f"{yes}:secondary", f"{no}:primary"]
    )
    return bool(answer == yes)


def ask_book_to_open(parent: tk.Misc, folder: Path) -> Path | None:
    """Let a data file be chosen."""
    chosen = ttk.Querybox.get_open_filename(parent, title=wording.OPEN_TITLE, initialdir=str(folder), filetypes=BOOKS)
    return Path(chosen) if chosen else None


def ask_request(parent: tk.Misc, folder: Path) -> Path | None:
    """Let the file of a superior's request be chosen."""
    kinds = ((requests.REQUEST_FILES, "*.json"),)
    chosen = ttk.Querybox.get_open_filename(parent, title=requests.OPEN_TITLE, initialdir=str(folder), filetypes=kinds)
    return Path(chosen) if chosen else None


def ask_old_report(parent: tk.Misc) -> Path | None:
    """Let an old report in Word or plain text be chosen."""
    from desktop.wording import importing

    kinds = ((importing.FILES, "*.docx *.txt"), ("*", "*"))
    chosen = ttk.Querybox.get_open_filename(
        parent, title=importing.CHOOSE, initialdir=str(Path.home()), filetypes=kinds
    )
    return Path(chosen) if chosen else None


def ask_name_of_book(parent: tk.Misc, title: str, folder: Path, name: str) -> Path | None:
    """Let the place and name of a new data file be chosen."""
    chosen = ttk.Querybox.get_save_filename(
        parent,
        title=title,
        initialdir=str(folder),
        initialfile=name,
        defaultextension=".json",
        filetypes=BOOKS,
    )
    return Path(chosen) if chosen else None


def ask_document(parent: tk.Misc, title: str, folder: Path) -> Path | None:
    """Let a Word file be chosen."""
    kinds = ((wording.WORD_FILES, "*.docx"),)
    chosen = ttk.Querybox.get_open_filename(parent, title=title, initialdir=str(folder), filetypes=kinds)
    return Path(chosen) if chosen else None


def ask_name_of_file(parent: tk.Misc, title: str, folder: Path, name: str, ending: str) -> Path | None:
    """Let the place and name of another file be chosen."""
    chosen = ttk.Querybox.get_save_filename(
        parent,
        title=title,
        initialdir=str(folder),
        initialfile=name,
        defaultextension=ending,
        filetypes=((FILES[ending], f"*{ending}"),),
    )
    return Path(chosen) if chosen else None


def ask_folder(parent: tk.Misc, title: str, folder: Path) -> Path | None:
    """Let a folder be chosen."""
    chosen = ttk.Querybox.get_directory(parent, title=title, initialdir=str(folder))
    return Path(chosen) if chosen else None


def ask_workbook_to_open(parent: tk.Misc, folder: Path) -> Path | None:
    """Let a workbook of Excel be chosen."""
    chosen = ttk.Querybox.get_open_filename(
        parent, title=workbooks.OPEN_TITLE, initialdir=str(folder), filetypes=((workbooks.KIND, "*.xlsx"),)
    )
    return Path(chosen) if chosen else None
