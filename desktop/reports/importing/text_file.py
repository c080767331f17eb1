"""A plain text file read into lines: Unicode in any of its forms, code page 1258, TCVN3 or VNI."""

from __future__ import annotations

import itertools
import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from statistics import median

from desktop.domain.errors import DocumentRefused
from desktop.domain.legacy import Encoding, convert, guess, vietnamese_share
from desktop.domain.pasting import ends_sentence
from desktop.domain.vietnamese import one_line
from desktop.reports.importing.lines import Line, Source, parts_of
from desktop.reports.importing.marks import begins_item

LARGEST_TEXT = 4_000_000
"""Bytes: a report of a thousand pages."""

_BREAKS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_EMPHASIS = re.compile(r"\*\*|__")
_NARROWEST, _WIDEST = 50, 130  # letters of a line that a program broke
_FULL = 0.8
_SAMPLE = 4000
_MARKS = {
    byte: mark
    for byte in range(0x80, 0xA0)
    if "\u2000" < (mark := bytes([byte]).decode("cp1252", "replace")) < "\ufffd"
}
"""The quotes, dashes and dots of Windows: no encoding of letters has these bytes for anything else."""


def read_text(data: bytes, path: Path, *, convert_guessed: bool = True) -> Source:
    """Return the lines of a text file; raises DocumentRefused.

    A text that seems to be of an old encoding is converted unless `convert_guessed` is off, before anything is
    cleaned: a soft hyphen may be a letter. Text that a program broke into lines of equal length is put together
    again. What marks bold letters in plain text ('**') is dropped.
    """
    if len(data) > LARGEST_TEXT:
        raise DocumentRefused(path, "too-large")
    text = decoded(data)
    if text is None:
        raise DocumentRefused(path, "not-text")
    guessed = guess(text)
    encoding = guessed if convert_guessed else None
    rows = [(row, convert(row, encoding) if encoding is not None else row) for row in _BREAKS.split(text)]
    source = Source([], [], guessed)
    width = _broken_at([row for _, row in rows])
    number, before = 0, ""
    for old, row in rows:
        raw = _EMPHASIS.sub("", row)
        if not one_line(raw):
            before = ""
            continue
        number += 1
        if old != row:
            source.converted.append((number, old.strip(), encoding or Encoding.TCVN3))
        _add(source.lines, Line((number,), one_line(raw), parts_of(raw), row.strip().startswith("**")), before, width)
        before = one_line(raw)
    return source


def _add(lines: list[Line], line: Line, before: str, width: int) -> None:
    """Add a line, or put it behind the last one where a program broke the paragraph at `width`; `before` is its end."""
    full = width and before and len(before) >= width * _FULL
    if full and not ends_sentence(before) and not begins_item(line.text):
        last = lines.pop()
        text = f"{last.text} {line.text}"
        line = Line((*last.numbers, *line.numbers), text, (text,), last.bold and line.bold)
    lines.append(line)


def decoded(data: bytes) -> str | None:
    """Return the letters of a text file, old encodings still unconverted; `None` where these are no letters.

    Valid UTF-8 wins over everything that has no mark at its beginning.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    elif _is_bare_utf16(data):
        text = data.decode("utf-16-le" if _zeros(data, 1) > _zeros(data, 0) else "utf-16-be", "replace")
    else:
        try:
            text = data.removeprefix(BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError:
            text = _eight_bits(data)
    return None if _CONTROL.search(text) else text


def _is_bare_utf16(data: bytes) -> bool:
    return len(data) >= 4 and max(_zeros(data, 0), _zeros(data, 1)) > len(data[:_SAMPLE]) // 4


def _zeros(data: bytes, place: int) -> int:
    """Return how many of the first pairs of bytes have a zero at a place: it is the upper half of plain letters."""
    return data[:_SAMPLE][place::2].count(0)


def _eight_bits(data: bytes) -> str:
    """Return what the bytes say in the code page that gives most Vietnamese words, or raw for the old encodings."""
    raw = data.decode("latin-1").translate(_MARKS)
    if guess(raw) is not None:
        return raw
    paged = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    return paged if vietnamese_share(paged) >= vietnamese_share(raw) else raw


def _broken_at(rows: list[str]) -> int:
    """Return the width at which a program broke the lines; 0 where every line is a paragraph."""
    inner = [len(one_line(row)) for row, after in itertools.pairwise(rows) if row.strip() and after.strip()]
    if len(inner) < 6:
        return 0
    width = max(inner)
    full = sum(length >= width * _FULL for length in inner)
    return width if median(inner) >= _NARROWEST and width <= _WIDEST and full * 2 >= len(inner) else 0
