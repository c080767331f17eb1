"""Where letters and paragraphs get their properties from: the nearest level that says something wins."""

from __future__ import annotations

import pytest
from lxml import etree

from desktop.reports.checking.cascade import Cascade, line_of, paragraph_properties, run_properties
from desktop.reports.styles import NAMESPACE

DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault></w:docDefaults>"


def element(xml: str) -> etree._Element:
    return etree.fromstring(f'<w:x xmlns:w="{NAMESPACE}">{xml}</w:x>')


def a_style(key: str, run: str = "", based_on: str = "", kind: str = "paragraph", paragraph: str = "") -> str:
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/>{parent}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/>'


LEVELS = {
    "defaults": DEFAULTS.format(run=size(20)),
    "table": a_style("T", size(22), kind="table"),
    "parent": a_style("P", size(24)),
    "paragraph": a_style("C", size(26), based_on="P"),
    "character": a_style("R", size(28), kind="character"),
}


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((), 20),
        (("table",), 22),
        (("table", "parent", "empty child"), 24),
        (("table", "parent", "paragraph"), 26),
        (("table", "parent", "paragraph", "character"), 28),
        (("table", "parent", "paragraph", "character", "run"), 30),
    ],
)
def test_the_nearest_level_gives_the_size(levels: tuple[str, ...], expected: int) -> None:
    child = a_style("C", based_on="P") if "empty child" in levels else ""
    styles = "".join(LEVELS[level] for level in levels if level in LEVELS)
    cascade = Cascade(element(LEVELS["defaults"] + styles + child))
    own = run_properties(element(size(30))) if "run" in levels else {}

    assert cascade.face("C", "R", "T", own).size == expected


@pytest.mark.parametrize(
    ("paragraph", "character", "own", "bold"),
    [
        ("<w:b/>", "", "", True),
        ("", "<w:b/>", "", True),
        ("<w:b/>", "<w:b/>", "", False),
        ("<w:b/>", "", '<w:b w:val="0"/>', False),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ('<w:b w:val="false"/>', "", "", False),
    ],
)
def test_bold_in_both_styles_cancels_itself_as_word_does(paragraph: str, character: str, own: str, bold: bool) -> None:
    cascade = Cascade(element(a_style("C", paragraph) + a_style("R", character, kind="character")))

    assert cascade.face("C", "R", "", run_properties(element(own))).bold is bold


def test_a_font_of_the_theme_gives_way_to_one_that_is_named_nearer() -> None:
    themed = '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Arial" w:hAnsiTheme="minorHAnsi"/>'
    named = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    cascade = Cascade(element(DEFAULTS.format(run=themed) + a_style("C", named)))

    assert cascade.face("", "", "", {}).fonts == ("+minorHAnsi", "+minorHAnsi")
    assert cascade.face("C", "", "", {}).fonts == ("Times New Roman", "Times New Roman")


def test_a_hanging_indent_replaces_one_of_the_first_line() -> None:
    cascade = Cascade(element(a_style("C", paragraph='<w:ind w:firstLine="720" w:left="100"/>')))
    own = paragraph_properties(element('<w:ind w:hanging="360"/>'))

    assert cascade.paragraph("C", "", own) == {"left": "100", "hanging": "360"}


def test_styles_that_are_based_on_each_other_come_to_an_end() -> None:
    cascade = Cascade(element(a_style("A", size(26), based_on="B") + a_style("B", based_on="A")))

    assert cascade.face("A", "", "", {}).size == 26


@pytest.mark.parametrize("text", ["", "x", "nan", "1e400", "9" * 400])
def test_a_length_that_is_none_is_the_usual_one(text: str) -> None:
    assert line_of({"line": text}) == (240, "auto")
