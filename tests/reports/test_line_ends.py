"""Our pages break where LibreOffice breaks those of the Word file: as many pages, and the same lines."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop import paths
from desktop.domain.book import Book
from desktop.reports import word
from desktop.reports.annexes import ANNEXES
from desktop.reports.blocks import Block, Draft, Heading, Paragraph, Run
from desktop.reports.decree30 import PROFILES
from desktop.reports.outline import compose
from desktop.reports.pages.content import content
from desktop.reports.pages.press import Press
from desktop.storage.catalogue import read_sample
from tests.builders import a_full_return, a_value
from tests.reports.pdf_lines import lines_of, printed, texts_of
from tests.reports.test_given import LETTER, laid_out
from tests.reports.test_letterheads import a_ward_named_after_a_person, an_agency
from tests.reports.ward import the_empty_ward, the_targets, the_typed_ward, the_ward
from tests.twin import twin

pytestmark = pytest.mark.libreoffice

DAY = date(2026, 3, 5)
LEAST = 0.95
HAIR = 1.0  # pt
ALL = tuple(ANNEXES)
LONG_NAME = "Ban Quản lý Khu kinh tế và các Khu công nghiệp"
OFFICE, WARD = "Phòng Kinh tế, Hạ tầng và Đô thị", "Ủy ban nhân dân phường Trương Quang Trọng"
SEVERAL = "Sở Nông nghiệp và Môi trường\nỦy ban nhân dân tỉnh Quảng Ngãi\nBan Chỉ đạo"


def the_sample(**given: object) -> Book:
    book = read_sample(paths.asset("sample.json"))
    return replace(book, reports=(*book.reports[:-1], replace(book.reports[-1], **given)))


def composed(book: Book, *, as_is: bool = False) -> tuple[Block, ...]:
    return compose(book, book.reports[-1].id, as_is=as_is)


def a_draft(book: Book) -> tuple[Block, ...]:
    return (Draft("DỰ THẢO lần 2 – 20/9 14:05"), *composed(book))


def the_ward_of_long_figures() -> Book:
    figures = {"revenue": "1.523,456789", "profit": "123.456,78", "capital": "1.234.567,891", "wage": "5,123456"}
    *others, last = the_targets()
    long = replace(last, plan=a_value("123.456,78"), last_year=a_value("ước 1.234.567,89"))
    return the_ward(returns=(a_full_return(**figures),), targets=(*others, long), annexes=ALL)


REPORTS: dict[str, Callable[[], tuple[Block, ...]]] = {
    "sample": lambda: composed(the_sample(annexes=())),
    "sample with all annexes": lambda: composed(the_sample(annexes=ALL)),
    "sample as a draft": lambda: a_draft(the_sample(annexes=ALL)),
    "five parts": lambda: composed(the_sample(outline="five", numbering="roman", annexes=ALL)),
    "given headings": lambda: composed(laid_out(*LETTER)),
    "twin as typed": lambda: composed(twin(), as_is=True),
    "twin in legal form": lambda: composed(twin()),
    "department": lambda: composed(an_agency(annexes=ALL)),
    "department as a draft": lambda: a_draft(an_agency(annexes=ALL)),
    "department with a long name": lambda: composed(an_agency(LONG_NAME)),
    "department of a ward": lambda: composed(an_agency(OFFICE, unit={"superior": WARD})),
    "place with a long name": lambda: composed(a_ward_named_after_a_person()),
    "several addressees": lambda: composed(the_ward(addressees=SEVERAL)),
    "old letters": lambda: composed(the_typed_ward(), as_is=True),
    "gaps": lambda: composed(the_empty_ward(annexes=ALL)),
    "long figures": lambda: composed(the_ward_of_long_figures()),
}


def test_pages_and_line_ends_agree_with_libreoffice(tmp_path: Path) -> None:
    documents, ours, press = {}, {}, Press(paths.asset())
    for name, blocks in REPORTS.items():
        for profile in PROFILES:
            documents[f"{name} {profile}"] = word.write(blocks(), day=DAY, profile=profile)
            ours[f"{name} {profile}"] = press.set(content(blocks(), day=DAY, profile=profile))

    theirs = printed(documents, tmp_path)

    shares = {}
    for name in documents:
        here, there = texts_of(ours[name]), texts_of(theirs[name])
        shares[name] = share(flat(here), flat(there))
        print(f"{name}: {len(here)} and {len(there)} pages, {shares[name]:.1%} of the line ends agree")
        for one, other in differences(flat(here), flat(there)):
            print(f"    {one}\n    {other}")
        assert [len(page) for page in here] == [len(page) for page in there]
        assert farthest_apart(ours[name], theirs[name]) < HAIR
    assert min(shares.values()) >= LEAST


@pytest.mark.parametrize("profile", PROFILES)
def test_pages_are_as_full_as_libreoffices_wherever_their_edge_falls(profile: str, tmp_path: Path) -> None:
    documents, ours, press = {}, {}, Press(paths.asset())
    for headings in range(12):
        for length in (1, 4, 7):  # paragraphs of one, two and three lines
            blocks = pushed(headings, length)
            documents[f"{headings}-{length}"] = word.write(blocks, day=DAY, profile=profile)
            ours[f"{headings}-{length}"] = press.set(content(blocks, day=DAY, profile=profile))

    theirs = printed(documents, tmp_path)

    lines = {name: [len(page) for page in texts_of(pdf)] for name, pdf in ours.items()}
    assert lines == {name: [len(page) for page in texts_of(pdf)] for name, pdf in theirs.items()}
    assert len({tuple(pages) for pages in lines.values()}) > 20


def pushed(headings: int, length: int) -> list[Block]:
    """So many headings, which are farther apart, push paragraphs over the edges of pages."""
    words = " mot hai ba bon nam sau bay" * length
    paragraphs = (Paragraph((Run(f"Dong {number}{words}"),)) for number in range(60))
    return [*(Heading(1, (Run(f"Dau {number}"),), "1.") for number in range(headings)), *paragraphs]


def flat(pages: list[list[str]]) -> list[str]:
    """All lines, without blanks, which depend on how letters are placed."""
    return ["".join(line.split()) for page in pages for line in page]


def share(ours: list[str], theirs: list[str]) -> float:
    same = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) / len(theirs)


def farthest_apart(ours: bytes, theirs: bytes) -> float:
    """How far apart, in pt, the lines that say the same stand on the paper."""
    found = 0.0
    for here, there in zip(lines_of(ours), lines_of(theirs), strict=True):
        for one, other in zip(here, there, strict=True):
            if one.text == other.text:
                found = max(found, abs(one.x - other.x), abs(one.y - other.y))
    return found


def differences(ours: list[str], theirs: list[str]) -> list[tuple[list[str], list[str]]]:
    found = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [(ours[a:b], theirs[c:d]) for kind, a, b, c, d in found if kind != "equal"]


def test_other_breaks_would_be_noticed() -> None:
    assert share(["mộthai", "ba"], ["một", "haiba"]) == 0
    assert share(["một", "hai", "ba"], ["một", "hai", "ba"]) == 1
