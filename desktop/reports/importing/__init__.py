"""Old reports of any maker, as Word or text files, made into a draft of a book: what was found, and what was not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from msgspec.structs import replace as with_fields

from desktop.domain.errors import DocumentRefused
from desktop.domain.indicators import Catalogue
from desktop.domain.legacy import Encoding, convert, guess
from desktop.reports.checking.package import read_bytes
from desktop.reports.docx_reader import read_docx
from desktop.reports.importing.draft import make_draft
from desktop.reports.importing.lines import Line
from desktop.reports.importing.record import Draft, Entry, State
from desktop.reports.importing.text_file import read_text

__all__ = ["ENDINGS", "Draft", "Entry", "State", "read_old"]

TEXT_ENDING = ".txt"
ENDINGS = (".docx", TEXT_ENDING)


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
    converted: list[tuple[int, str, Encoding]] = []
    if path.suffix.lower() == TEXT_ENDING:
        lines = read_text(data, path)
    else:
        lines, converted = read_docx(data, path)
    on_progress(0.6)
    if not lines:
        raise DocumentRefused(path, "no-words")
    guessed = guess("\n".join(line.text for line in lines))
    if guessed is not None and convert_guessed:
        converted += [(line.number, line.text, guessed) for line in lines]
        lines = [_converted(line, guessed) for line in lines]
    draft = make_draft(lines, catalogue, guessed)
    on_progress(1.0)
    told = tuple(
        Entry(state=State.CONVERTED, kind="converted", paragraphs=(number,), text=old, value=str(encoding))
        for number, old, encoding in converted
    )
    return with_fields(draft, entries=(*told, *draft.entries))


def _converted(line: Line, encoding: Encoding) -> Line:
    parts = tuple(convert(part, encoding) for part in line.parts)
    return replace(line, text=convert(line.text, encoding), parts=parts, lead=convert(line.lead, encoding))
