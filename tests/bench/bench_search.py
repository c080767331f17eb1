"""Looking for words in a book of 10,000 rows: the first time, and again after an edit."""

from __future__ import annotations

from functools import partial
from statistics import median

from desktop.domain import edits
from desktop.domain.book import Book, FieldRef, Report, Task, TaskGroup
from desktop.domain.search import Index
from tests.bench.measure import Result, milliseconds

NAME = "search"
REPORTS, TASKS = 20, 500
LIMIT_MS = 100.0
TEXT = "Vận động hộ trẻ góp vốn, gia nhập hợp tác xã; mở lớp kế toán cho {number} thành viên ở khu phố {number}."


def run(full: bool) -> list[Result]:
    """Return the milliseconds of a first search and the median of further ones."""
    book, index = _large_book(), Index()
    first = milliseconds(partial(_find, index, book, "hop tac xa"))
    again = []
    for number in range(50 if full else 15):
        book = edits.set_field(book, FieldRef(f"k-{number % REPORTS}-7", "result"), f"Đã mở {number} lớp.")
        again.append(milliseconds(partial(_find, index, book, f"mo {number} lop")))
    return [
        Result("first search in 10,000 rows", first, "ms", None, "reads every text once"),
        Result("search in 10,000 rows", median(again), "ms", LIMIT_MS, f"worst {max(again):.0f} ms"),
    ]


def _find(index: Index, book: Book, words: str) -> None:
    assert index.find(book, words).hits


def _large_book() -> Book:
    return Book(
        id="b-1",
        reports=tuple(
            Report(
                id=f"r-{report}",
                groups=(
                    TaskGroup(
                        id=f"g-{report}",
                        tasks=tuple(
                            Task(id=f"k-{report}-{task}", text=TEXT.format(number=task)) for task in range(TASKS)
                        ),
                    ),
                ),
            )
            for report in range(REPORTS)
        ),
    )
