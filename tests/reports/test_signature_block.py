"""Closing, recipients and signature: pushed over the edge of a page line by line, never split, never alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop import paths
from desktop.reports import word
from desktop.reports.blocks import Block, Paragraph, Role, Run, Signature
from desktop.reports.outline import compose
from desktop.reports.pages.content import content
from desktop.reports.pages.press import Press
from tests.reports.pdf_lines import printed, texts_of
from tests.reports.ward import the_ward

pytestmark = pytest.mark.libreoffice

DAY = date(2026, 3, 5)
DOCUMENTS = 34
CLOSING = "Trên đây là báo cáo của Ủy ban nhân dân phường Tân An./."


def a_document(lines: int) -> list[Block]:
    """Two pages of which so many lines stand before the last paragraph, the closing and the signature."""
    signature = compose(the_ward(), "r-1")[-1]
    assert isinstance(signature, Signature)
    # No line of paragraphs keeps another one: the block alone decides where the page ends.
    filling = [Paragraph((Run(f"Dòng {number}."),)) for number in range(40 + lines)]
    last = Paragraph((Run("Đoạn cuối, dài hơn một dòng để thấy nó có bị tách ra giữa hai trang hay không khi in."),))
    return [*filling, last, Paragraph((Run(CLOSING),), Role.CLOSING), signature]


def faults(pages: list[list[str]]) -> list[str]:
    """What is wrong with the block's place in a document."""
    words = ("Trên đây", "Nơi nhận", "Lưu: VT", "Nguyễn Văn A")
    elsewhere = [word for word in words if not any(word in line for line in pages[-1])]
    alone = not any(line.startswith(("Dòng", "Đoạn cuối")) for line in pages[-1])
    return [f"“{word}” is on another page" for word in elsewhere] + ["the block stands alone"] * alone


def test_the_block_is_never_split_and_never_alone(tmp_path: Path) -> None:
    blocks = {f"{lines:02d}": a_document(lines) for lines in range(DOCUMENTS)}
    documents = {name: word.write(listed, day=DAY) for name, listed in blocks.items()}
    press = Press(paths.asset())

    theirs = {name: texts_of(pdf) for name, pdf in printed(documents, tmp_path).items()}
    ours = {name: texts_of(press.set(content(listed, day=DAY))) for name, listed in blocks.items()}

    assert {name: faults(pages) for name, pages in theirs.items() if faults(pages)} == {}
    assert {name: faults(pages) for name, pages in ours.items() if faults(pages)} == {}
    assert len({len(pages) for pages in theirs.values()}) > 1  # the edge was crossed
    assert [len(pages) for pages in ours.values()] == [len(pages) for pages in theirs.values()]


def test_without_what_keeps_it_together_it_would_be_split(tmp_path: Path) -> None:
    loose = {}
    for lines in range(0, DOCUMENTS, 2):
        *filling, last, closing, signature = a_document(lines)
        assert isinstance(closing, Paragraph)
        listed = [*filling, last, Paragraph(closing.runs), signature]
        loose[f"loose-{lines:02d}"] = word.write(listed, day=DAY)

    pages = {name: texts_of(pdf) for name, pdf in printed(loose, tmp_path).items()}

    assert any(faults(found) for found in pages.values())
