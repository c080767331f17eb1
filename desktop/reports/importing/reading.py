"""From the file of an old report to the draft of a book: read, converted to Unicode, told apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from desktop.domain.errors import DocumentRefused
from desktop.domain.indicators import Catalogue
from desktop.reports.checking.package import read_bytes
from desktop.reports.docx_reader import read_docx
from desktop.reports.importing.draft import make_draft
from desktop.reports.importing.record import Draft, Entry, State
from desktop.reports.importing.text_file import read_text

_TEXT_ENDING = ".txt"


def read_old(
    path: Path,
    catalogue: Catalogue,
    *,
    convert_guessed: bool = True,
    on_progress: Callable[[float], None] = lambda share: None,
) -> Draft:
    """Return the draft of a book from an old report; `on_progress` gets shares of 1.

    Text that seems to be in an old encoding although no font tells so is converted unless `convert_guessed` is off.
    Raises FileMissing and DocumentRefused.
    """
    on_progress(0.0)
    data = read_bytes(path)
    read = read_text if path.suffix.lower() == _TEXT_ENDING else read_docx
    source = read(data, path, convert_guessed=convert_guessed)
    on_progress(0.6)
    if not source.lines:
        raise DocumentRefused(path, "no-words")
    draft = make_draft(source.lines, catalogue, source.guessed)
    on_progress(1.0)
    told = tuple(
        Entry(state=State.CONVERTED, kind="converted", paragraphs=(number,), text=old, value=str(encoding))
        for number, old, encoding in source.converted
    )
    return replace(draft, entries=(*told, *draft.entries))
