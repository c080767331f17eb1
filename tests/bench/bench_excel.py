"""The workbook of the sample: written, compared with the book it came from, and hostile ones refused."""

from __future__ import annotations

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
from tests.reports.test_excel_guards import REFUSED

NAME = "excel"

ROUNDS, FULL_ROUNDS = 7, 30
REFUSE_LIMIT_MS = 500.0
FILE = Path("so.xlsx")


def run(full: bool) -> list[Result]:
    """Return the milliseconds of each way, and those of the slowest refusal."""
    book = read_sample(paths.asset("sample.json"))
    report = book.reports[-1]
    data = write(book, report.id)
    hostile = {f"{reason} {number}": made() for number, (reason, made) in enumerate(REFUSED)}
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
