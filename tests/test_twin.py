"""A report as wards really send it comes out as it was typed: every heading, item and group in order."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from desktop.domain.book import Book
from desktop.domain.checks import findings
from desktop.domain.vietnamese import paragraphs
from desktop.reports.word import render
from tests.reports.office import as_pdf
from tests.reports.pdf_lines import texts_of
from tests.twin import POLICY_HEADINGS, SECTIONS, TWIN_GOALS, TWIN_HEADINGS, TWIN_ITEMS, TWIN_VISIONS, twin

PAGES = range(5, 9)


def lines_of(document: bytes) -> list[str]:
    """Every paragraph of a document with text in it, those of its tables included, in order."""
    body = docx.Document(io.BytesIO(document)).element.body
    texts = ("".join(run.text or "" for run in line.iter(qn("w:t"))) for line in body.iter(qn("w:p")))
    return [text for text in texts if text.strip()]


@pytest.fixture(scope="module")
def book() -> Book:
    return twin()


@pytest.fixture(scope="module")
def lines(book: Book) -> list[str]:
    return lines_of(render(book, "r-twin", as_is=True))


def places_of(starts: tuple[str, ...], lines: list[str]) -> list[int]:
    """Where the one line stands that begins with each of `starts`."""
    found = [[place for place, line in enumerate(lines) if line.startswith(start)] for start in starts]
    assert [start for start, places in zip(starts, found, strict=True) if len(places) != 1] == []
    return [places[0] for places in found]


def test_every_heading_comes_out_as_typed_and_in_order(lines: list[str]) -> None:
    places = places_of(TWIN_HEADINGS, lines)

    assert len(places) == 15
    assert places == sorted(places)


def test_the_fifteen_items_come_out_whole_and_in_order(lines: list[str]) -> None:
    items = [line.removeprefix("- ") for line in lines if line.startswith("- ") and not line.endswith((";", "VT."))]

    assert len(TWIN_ITEMS) == 15
    assert items == list(TWIN_ITEMS)


def test_the_six_policies_stand_within_their_group(lines: list[str]) -> None:
    second, third = places_of(("2.2. ", "2.3. "), lines)

    letters = [line[:2] for line in lines[second:third] if re.match(r"[a-zđ]\. Chính sách", line)]

    assert len(POLICY_HEADINGS) == 6
    assert letters == ["a.", "b.", "c.", "d.", "e.", "f."]


@pytest.mark.parametrize(("section", "sentences"), [("goals", TWIN_GOALS), ("visions", TWIN_VISIONS)])
def test_both_parts_of_the_targets_have_every_sentence_in_order(
    lines: list[str], section: str, sentences: dict[str, str]
) -> None:
    start = places_of((SECTIONS[section],), lines)[0]

    written = f"{lines[start].removeprefix(SECTIONS[section]).strip()} {lines[start + 1]}"

    said = [sentence for text in sentences.values() for sentence in paragraphs(text)]
    assert written == " ".join(said)


def test_nothing_is_added_to_what_was_typed(lines: list[str], book: Book) -> None:
    text = "\n".join(lines)

    assert "Số: 312 /UBND" in lines
    assert lines[-2:] == ["PHÓ CHỦ TỊCH", "Nguyễn Văn A"]
    assert [word for word in ("Kính gửi", "Như trên", "TM.", "./.", "Kết quả", "[", "None") if word in text] == []
    assert "".join(lines).count("a. Chính sách") == 1
    assert book.reports[0].closing in lines


def test_with_the_legal_form_the_flaws_are_gone(book: Book) -> None:
    text = "\n".join(lines_of(render(book, "r-twin")))

    legal = ("2. Nhiệm vụ và giải pháp", "đ) Chính sách đầu tư", "e) Chính sách bảo hiểm", "TM. ỦY BAN NHÂN DÂN", "./.")
    assert [form for form in legal if form not in text] == []
    assert [flaw for flaw in ("2.NHIỆM VỤ", "a. Chính sách", "f. Chính sách", "312 /") if flaw in text] == []


def test_that_it_has_no_result_is_what_the_checks_say_first(book: Book) -> None:
    first = findings(book, book.reports[0])[0]

    assert first.check == "no_results"


@pytest.mark.libreoffice
def test_it_fills_as_many_pages_as_such_reports_do(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "twin.docx"
    path.write_bytes(render(book, "r-twin", as_is=True))

    pages = texts_of(as_pdf(path, tmp_path).read_bytes())

    assert len(pages) in PAGES
