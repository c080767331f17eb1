"""Pages of the open book: the newest request counts, places lead to fields, the PDF is written beside the book."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop import paths
from desktop.domain.book import Book, FieldRef
from desktop.domain.edits import set_field
from desktop.domain.errors import AppError, CannotPrint, UnknownEntity
from desktop.reports.blocks import Block
from desktop.reports.outline import compose
from desktop.session import preview as module
from desktop.session.preview import Picture, Preview, Shown, keep, pdf_of
from tests.builders import a_book, a_finished_report, a_unit

BOOK = a_book(a_finished_report(), units=(a_unit("Tân An"),))
STRENGTHS = FieldRef("r-1", "strengths")
PATIENCE = 30.0


@pytest.fixture
def preview() -> Iterator[Preview]:
    preview = Preview(paths.asset(), left_out="{count}")
    yield preview
    preview.close()


def shown_by(preview: Preview, book: Book = BOOK, **how: Any) -> Shown:
    told: list[Shown | AppError] = []
    preview.show(book, "r-1", told.append, **how)
    assert preview.wait_idle(PATIENCE)
    (result,) = told
    assert isinstance(result, Shown)
    return result


def with_strengths(text: str) -> Book:
    return set_field(BOOK, STRENGTHS, text)


def test_the_page_that_is_asked_for_is_pictured(preview: Preview) -> None:
    shown = shown_by(preview, page=1, scale=0.5)

    width, height = shown.sizes[1]
    assert shown.picture.page == 1
    assert (shown.picture.width, shown.picture.height) == (-(-width // 2), -(-height // 2))
    assert shown.picture.data.startswith(b"P6\n")


def test_where_the_document_has_become_shorter_its_last_page_is_pictured(preview: Preview) -> None:
    shown = shown_by(preview, page=99, scale=0.2)

    assert shown.picture.page == len(shown.sizes) - 1


def test_an_edit_changes_the_picture_of_its_page_alone(preview: Preview) -> None:
    before = shown_by(preview, page=0, scale=0.5)
    last = len(before.sizes) - 1
    first_page = before.picture.data
    last_page = shown_by(preview, page=last, scale=0.5).picture.data

    changed = set_field(BOOK, FieldRef("u-1", "name"), "Đông Hòa")

    assert shown_by(preview, changed, page=0, scale=0.5).picture.data != first_page
    assert shown_by(preview, BOOK, page=last, scale=0.5).picture.data == last_page


def test_of_many_requests_only_the_newest_is_told(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[Book] = []

    def compose_seen(book: Book, report: str, **how: Any) -> tuple[Block, ...]:
        composed.append(book)
        return compose(book, report, **how)

    monkeypatch.setattr(module, "compose", compose_seen)
    gate = threading.Event()
    preview._worker.submit(gate.wait)
    told: list[str] = []
    books = [with_strengths(f"Bản {number}.") for number in range(20)]

    for number, book in enumerate(books):
        preview.show(book, "r-1", lambda result, number=number: told.append(str(number)))  # type: ignore[misc]
    gate.set()

    assert preview.wait_idle(PATIENCE)
    assert told == ["19"]
    assert composed == books[-1:]


def test_a_picture_of_pages_that_are_gone_is_not_told(preview: Preview) -> None:
    shown_by(preview)
    pictures: list[Picture] = []

    preview.picture(0, 0.2, pictures.append)
    preview.picture(99, 0.2, pictures.append)
    preview.show(with_strengths("Khác."), "r-1", lambda result: None)
    preview.picture(1, 0.2, pictures.append)

    assert preview.wait_idle(PATIENCE)
    assert [picture.page for picture in pictures] == [1]


def test_a_field_is_found_by_its_place_and_its_place_by_the_field(preview: Preview) -> None:
    found: list[bool] = []
    shown_by(preview, on_places=lambda: found.append(True))

    place = preview.places_of(STRENGTHS)[0]

    assert found == [True]
    assert preview.at(place.page, (place.left + place.right) / 2, (place.top + place.bottom) / 2) == STRENGTHS
    assert preview.places_of(FieldRef("r-1", "unknown")) == []


def test_a_report_that_is_gone_is_told_as_a_fault(preview: Preview) -> None:
    told: list[object] = []

    preview.show(BOOK, "r-9", told.append)

    assert preview.wait_idle(PATIENCE)
    assert isinstance(told[0], UnknownEntity)


# -- the PDF


def test_the_pdf_is_written_under_a_free_name_and_never_over_another_file(preview: Preview, tmp_path: Path) -> None:
    path = tmp_path / "bao cao.pdf"
    path.write_bytes(b"somebody else's")
    told: list[Path | AppError] = []

    preview.export(BOOK, "r-1", path, told.append)
    preview.export(BOOK, "r-1", path, told.append)
    preview.export(with_strengths("Khác."), "r-1", path, told.append)

    assert preview.wait_idle(PATIENCE)
    names = [result.name for result in told if isinstance(result, Path)]
    assert names == ["bao cao (2).pdf", "bao cao (2).pdf", "bao cao (3).pdf"]
    assert path.read_bytes() == b"somebody else's"
    assert (tmp_path / "bao cao (2).pdf").read_bytes() == pdf_of(BOOK, "r-1", paths.asset())


def test_what_is_kept_is_where_it_is_told_to_be(tmp_path: Path) -> None:
    assert keep(tmp_path / "a.pdf", b"1").name == "a.pdf"
    assert keep(tmp_path / "a.pdf", b"2").name == "a (2).pdf"
    assert keep(tmp_path / "a.pdf", b"1").name == "a.pdf"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a (2).pdf", "a.pdf"]


def test_the_printer_gets_the_pdf_that_lies_beside_the_book(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[bytes] = []
    monkeypatch.setattr(module, "print_pdf", lambda path: handed.append(path.read_bytes()))
    told: list[Path | AppError] = []

    preview.print(BOOK, "r-1", tmp_path / "bao cao.pdf", told.append)

    assert preview.wait_idle(PATIENCE)
    assert told == [tmp_path / "bao cao.pdf"]
    assert handed == [pdf_of(BOOK, "r-1", paths.asset())]


def test_without_a_printer_the_pdf_is_still_there(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise CannotPrint(path)

    monkeypatch.setattr(module, "print_pdf", refuse)
    told: list[Path | AppError] = []

    preview.print(BOOK, "r-1", tmp_path / "bao cao.pdf", told.append)

    assert preview.wait_idle(PATIENCE)
    (fault,) = told
    assert isinstance(fault, CannotPrint)
    assert fault.path.read_bytes().startswith(b"%PDF-")


def test_what_was_asked_for_before_the_end_is_not_told_after_it(preview: Preview) -> None:
    told: list[object] = []

    preview.show(BOOK, "r-1", told.append)
    preview.close()

    assert preview.wait_idle(PATIENCE)
    assert told == []
