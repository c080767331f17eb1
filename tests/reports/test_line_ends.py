"""Our pages break where LibreOffice breaks those of the Word file: as many pages, and the same lines."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.book import Book
from desktop.reports import word
from desktop.reports.decree30 import PROFILES
from desktop.reports.outline import OUTLINES, compose
from desktop.reports.pages.content import content
from desktop.reports.pages.press import Press
from desktop.storage.catalogue import read_sample
from tests.reports.pdf_lines import printed, texts_of
from tests.reports.ward import the_empty_ward, the_ward
from tests.twin import twin

pytestmark = pytest.mark.libreoffice

DAY = date(2026, 3, 5)
LEAST = 0.95


def the_sample() -> Book:
    return read_sample(paths.asset("sample.json"))


REPORTS = {
    "sample": (the_sample, False),
    "twin as typed": (twin, True),
    "twin in legal form": (twin, False),
    "five parts": (lambda: the_ward(outline=list(OUTLINES)[-1], numbering="roman"), False),
    "gaps": (the_empty_ward, False),
}


def test_pages_and_line_ends_agree_with_libreoffice(tmp_path: Path) -> None:
    documents, ours, press = {}, {}, Press(paths.asset())
    for name, (make, as_is) in REPORTS.items():
        book = make()
        blocks = compose(book, book.reports[-1].id, as_is=as_is)
        for profile in PROFILES:
            documents[f"{name} {profile}"] = word.write(blocks, day=DAY, profile=profile)
            ours[f"{name} {profile}"] = press.set(content(blocks, day=DAY, profile=profile))

    theirs = printed(documents, tmp_path)

    shares = {}
    for name in documents:
        here, there = texts_of(ours[name]), texts_of(theirs[name])
        shares[name] = share(flat(here), flat(there))
        print(f"{name}: {len(here)} and {len(there)} pages, {shares[name]:.1%} of the line ends agree")
        assert [len(page) for page in here] == [len(page) for page in there]
    assert min(shares.values()) >= LEAST


def flat(pages: list[list[str]]) -> list[str]:
    """All lines, without blanks, which depend on how letters are placed."""
    return ["".join(line.split()) for page in pages for line in page]


def share(ours: list[str], theirs: list[str]) -> float:
    same = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) / len(theirs)


def test_other_breaks_would_be_noticed() -> None:
    assert share(["mộthai", "ba"], ["một", "haiba"]) == 0
    assert share(["một", "hai", "ba"], ["một", "hai", "ba"]) == 1
