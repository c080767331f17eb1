"""The workbook of the sample: written, compared with the book it came from, and hostile ones refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop import paths
from desktop.domain.errors import WorkbookRefused
from desktop.reports.excel.reader import read
from desktop.reports.excel.writer import write
from desktop.session.intake import look_through
from desktop.storage.catalogue import read_sample
from tests.bench.measure import Result, medians

NAME = "excel"

ROUNDS, FULL_ROUNDS = 7, 30
REFUSE_LIMIT_MS = 500.0
FILE = Path("so.xlsx")


def run(full: bool) -> list[Result]:
    """Return the milliseconds of each way, and those of the slowest refusal."""
    book = read_sample(paths.asset("sample.json"))
    report = book.reports[-1]
    data = write(book, report.id)
    hostile = {"bomb": _bomb(data), "merged": _merged(data), "entities": _entities(data)}
    rivals: dict[str, Callable[[], object]] = {
        "write": lambda: write(book, report.id),
        "read": lambda: look_through(book, report, read(data, FILE)),
        **{name: partial(_refused, bad) for name, bad in hostile.items()},
    }
    seconds = medians(rivals, FULL_ROUNDS if full else ROUNDS)
    slowest = max(seconds[name] for name in hostile)
    return [
        Result("workbook written", seconds["write"] * 1000, "ms", note=f"{len(data)} bytes"),
        Result("workbook read and compared", seconds["read"] * 1000, "ms"),
        Result("hostile workbook refused", slowest * 1000, "ms", REFUSE_LIMIT_MS, f"slowest of {len(hostile)}"),
    ]


def _refused(data: bytes) -> None:
    try:
        read(data, FILE)
    except WorkbookRefused:
        return
    raise AssertionError("it was read")


def _changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, change(old.read(each)) if each == name else old.read(each))
    return file.getvalue()


def _bomb(data: bytes) -> bytes:
    return _changed(data, "xl/worksheets/sheet2.xml", lambda part: part + b" " * 100_000_000)


def _merged(data: bytes) -> bytes:
    cells = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return _changed(data, "xl/worksheets/sheet2.xml", lambda part: part.replace(b"</sheetData>", cells))


def _entities(data: bytes) -> bytes:
    head = b'<!DOCTYPE w [<!ENTITY a "lol">]><worksheet'
    return _changed(data, "xl/worksheets/sheet2.xml", lambda part: part.replace(b"<worksheet", head, 1))
