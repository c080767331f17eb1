"""Whether letters are set as a record of the decree says, and how long the lines under a text are."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.reports import text_widths
from desktop.reports.checking.flaw import Flaw, at
from desktop.reports.checking.layout import Layout, Paragraph, Piece
from desktop.reports.checking.roles import said
from desktop.reports.decree30 import LETTERINGS

_LEEWAY = 0.03
"""How far a drawn line may be off, as a share of the text's length."""


def set_as(rule: str, lettering: str, paragraph: Paragraph, *, whole: bool = True) -> Iterator[Flaw]:
    """Yield breaches of `rule` where letters are not set as a lettering; not `whole`: only their size counts."""
    record = LETTERINGS[lettering]
    letters = [piece for piece in paragraph.pieces if piece.text.strip()]
    wrong = sorted({piece.face.size / 2 for piece in letters} - set(record.sizes))
    if record.sizes and wrong:
        allowed = " hoặc ".join(str(size) for size in record.sizes)
        yield at(rule, paragraph, f"Cỡ chữ là {wrong[0]:g}, phải là {allowed}.".replace(".5", ",5"))
    if not whole:
        return
    for found, wanted, word in (
        ([piece.face.bold for piece in letters], record.bold, "đậm"),
        ([piece.face.italic for piece in letters], record.italic, "nghiêng"),
    ):
        if any(each is not wanted for each in found):
            yield at(rule, paragraph, f"Chữ phải {word}." if wanted else f"Chữ không được {word}.")
    if record.capitals and not all(_in_capitals(piece) for piece in letters):
        yield at(rule, paragraph, "Chữ phải in hoa.")


def underlined(paragraph: Paragraph) -> bool:
    """Whether any letter is underlined."""
    return any(piece.face.underlined for piece in paragraph.pieces if piece.text.strip())


def longest(layout: Layout, paragraphs: list[Paragraph]) -> float:
    """Return the width in pt of the longest line that the paragraphs take."""
    widths = [0.0]
    for paragraph in paragraphs:
        letters = [piece for piece in paragraph.pieces if piece.text.strip()]
        if letters:
            size, bold = letters[0].face.size / 2, letters[0].face.bold
            for part in paragraph.text.split("\n"):
                lines = text_widths.wrap(part, layout.room(paragraph) / 20, size, bold=bold)
                widths += [text_widths.width(line, size, bold=bold) for line in lines]
    return max(widths)


def line_below(
    rule: str, layout: Layout, above: list[Paragraph], below: list[Paragraph], low: float, high: float
) -> Iterator[Flaw]:
    """Yield a breach where no line is drawn below a text, or one whose share of the text's length is not allowed."""
    last = above[-1]
    for paragraph in below:
        if paragraph.drawings:
            lengths = [length for length in paragraph.drawings if length]
            length = lengths[0] / 20 if lengths else None
        elif paragraph.bordered and not said(paragraph):
            length = layout.room(paragraph) / 20
        elif said(paragraph).strip("_─—-"):
            continue
        elif said(paragraph):
            length = None  # the State's own samples type the line
        else:
            continue
        share = 0.0 if length is None else length / max(1.0, longest(layout, above))
        if length is not None and not low - _LEEWAY <= share <= high + _LEEWAY:
            yield at(rule, last, f"Đường kẻ bên dưới dài bằng {share:.0%} dòng chữ.")
        return
    yield at(rule, last, "Không có đường kẻ bên dưới.")


def _in_capitals(piece: Piece) -> bool:
    return piece.face.capitals or not any(letter.islower() for letter in piece.text)
