"""The pages as they will be printed: what stands on them, where, and that nothing typed is taken for code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import paths
from desktop.domain.book import FieldRef
from desktop.domain.vietnamese import clean
from desktop.reports.annexes import ANNEXES
from desktop.reports.blocks import (
    Annex,
    Block,
    Column,
    ColumnKind,
    Draft,
    Face,
    Heading,
    Paragraph,
    Role,
    Run,
    Table,
    numbers,
    runs_of,
)
from desktop.reports.decree30 import LENGTHS, PROFILES
from desktop.reports.outline import compose
from desktop.reports.pages.content import content
from desktop.reports.pages.picture import Printed
from desktop.reports.pages.places import Place, at
from desktop.reports.pages.press import Press, folders_of_times
from desktop.reports.styles import GAP_COLOUR
from desktop.reports.text_widths import width
from tests.reports.pdf_lines import Line, lines_of, texts_of
from tests.reports.ward import the_empty_ward, the_ward

DAY = date(2026, 3, 5)
COLUMNS = (Column("STT", ColumnKind.UNIT, 12), Column("Chỉ tiêu", ColumnKind.NAME), Column("Năm", ColumnKind.FIGURE))
POINTS_PER_MM = 72 / 25.4
VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(paths.asset())


def pages_of(press: Press, blocks: Iterable[Block], **how: Any) -> list[list[str]]:
    return texts_of(press.set(content(blocks, day=DAY, **how)))


def a_table(rows: int, **how: Any) -> Table:
    cells = ((Run(f"{row}"), Run(f"Dòng {row}", FieldRef("c-1", f"row-{row}")), Run("1,5")) for row in range(rows))
    return Table("Bảng", COLUMNS, tuple(cells), **how)


def an_annex(**how: Any) -> Annex:
    return Annex("Phụ lục I", "BIỂU SỐ LIỆU", (Run("(Kèm theo Báo cáo)"),), **how)


def said(*texts: str) -> list[Block]:
    return [Paragraph((Run(text),)) for text in texts]


def a_line(pages: list[list[Line]], text: str) -> tuple[int, Line]:
    return next((page, line) for page, lines in enumerate(pages) for line in lines if line.text == text)


# -- what stands on them


def test_every_word_of_the_report_is_printed(press: Press) -> None:
    blocks = compose(the_ward(), "r-1")

    letters = "".join("".join(line.split()) for page in pages_of(press, blocks) for line in page)

    for block in blocks:
        for run in runs_of(block):
            for word in run.text.split():
                assert word in letters


def test_the_template_has_no_size_of_its_own() -> None:
    template = paths.asset("pages.typ").read_text("utf-8")

    assert set(re.findall(r"\d[\d.]*(?:pt|mm|cm|em)\b", template)) <= {"0pt", "1pt"}


@pytest.mark.parametrize("profile", PROFILES)
def test_the_number_stands_in_the_top_margin_from_the_second_page_on(press: Press, profile: str) -> None:
    pages = lines_of(press.set(content(compose(the_ward(), "r-1"), day=DAY, profile=profile)))

    first = [page[0] for page in pages]
    top = LENGTHS["PG2.top"].points
    assert [line.text for line in first[1:]] == [str(number) for number in range(2, len(pages) + 1)]
    assert all(line.y < top for line in first[1:])
    assert all(line.y > top for line in pages[0])


def test_gaps_are_marked_in_the_colour_that_word_has(press: Press) -> None:
    pixel = bytes.fromhex(GAP_COLOUR)

    shown = [
        Printed(press.set(content(compose(ward, "r-1"), day=DAY))).picture(0, 1.0).data.count(pixel)
        for ward in (the_ward(), the_empty_ward())
    ]

    assert shown[0] == 0
    assert shown[1] > 100


def test_an_annex_begins_a_section_whose_pages_count_from_one(press: Press) -> None:
    annexes = (an_annex(landscape=True), a_table(60), an_annex(), a_table(60))

    pdf = press.set(content((*said("Thân văn bản"), *annexes), day=DAY))

    pages = texts_of(pdf)
    numbered = [page[0] if page[0].isdigit() else "" for page in pages]
    assert ["Phụ lục I" in page for page in pages].count(True) == 2
    assert numbered[:2] == ["", ""]
    assert numbered[2] == "2"
    assert numbered.count("") == 3
    across = [width > height for width, height in Printed(pdf).sizes]
    assert (across[0], across[1], across[-1]) == (False, True, False)


def test_the_titles_of_columns_are_repeated_on_every_page_of_a_table(press: Press) -> None:
    pages = pages_of(press, (an_annex(), a_table(120)))

    assert len(pages) > 2
    assert all(any("Chỉ tiêu" in line for line in page) for page in pages)


def test_of_a_very_long_annex_the_first_rows_are_shown_and_the_others_counted(press: Press) -> None:
    blocks = (an_annex(), a_table(500))

    shown = [line for page in pages_of(press, blocks, most_rows=40, left_out="Còn {count} dòng") for line in page]
    whole = [line for page in pages_of(press, blocks, left_out="Còn {count} dòng") for line in page]

    assert "Còn 460 dòng" in shown
    assert sum("Dòng" in line for line in shown) == 40
    assert sum("Dòng" in line for line in whole) == 500
    assert not any("Còn" in line for line in whole)


def test_a_table_of_the_body_is_always_shown_whole(press: Press) -> None:
    pages = pages_of(press, (a_table(50),), most_rows=40, left_out="Còn {count} dòng")

    assert sum("Dòng" in line for page in pages for line in page) == 50


@pytest.mark.parametrize("rows", [2, 3, 4, 5])
def test_where_a_table_breaks_two_rows_stand_on_either_page(press: Press, rows: int) -> None:
    for lines in range(28, 36):
        pages = pages_of(press, (*said(*(f"Đoạn {number}" for number in range(lines))), a_table(rows)))

        counts = [sum("Dòng" in line for line in page) for page in pages]
        assert 1 not in counts
        assert sum(counts) == rows


def test_a_draft_says_so_on_its_first_page_and_numbers_its_paragraphs(press: Press) -> None:
    blocks: tuple[Block, ...] = (
        Draft("DỰ THẢO lần 2 – 20/9 14:05"),
        Heading(1, (Run("Mục tiêu"),), "1."),
        *said("Một."),
        a_table(2),
        *said("Hai."),
    )
    pages = lines_of(press.set(content(blocks, day=DAY)))
    final = lines_of(press.set(content(blocks[1:], day=DAY)))

    assert pages[0][0].text == "DỰ THẢO lần 2 – 20/9 14:05"
    assert pages[0][0].y < LENGTHS["PG2.top"].points
    beside = [line for line in pages[0] if line.x < LENGTHS["PG3"].points - 1]
    assert [line.text for line in beside] == [str(number) for number in numbers(blocks).values()] == ["1", "2", "3"]
    paragraphs = [a_line(pages, text)[1] for text in ("1. Mục tiêu", "Một.", "Hai.")]
    assert all(0 < line.y - number.y < 10 for number, line in zip(beside, paragraphs, strict=True))
    assert [line for line in pages[0][1:] if line not in beside] == final[0]


def test_paragraphs_are_numbered_for_whoever_looks_without_being_a_draft(press: Press) -> None:
    pages = lines_of(press.set(content(said("Một.", "Hai."), day=DAY, numbered=True)))

    assert [line.text for line in pages[0]] == ["1", "Một.", "2", "Hai."]


def test_the_closing_stays_with_the_signature_and_the_paragraph_before_it(press: Press) -> None:
    signature = compose(the_ward(), "r-1")[-1]
    closing = Paragraph((Run("Trên đây là báo cáo./."),), Role.CLOSING)
    for lines in range(20, 34):
        pages = pages_of(press, (*said(*(f"Đoạn {number}" for number in range(lines))), closing, signature))

        last = pages[-1]
        assert any("Trên đây" in line for line in last)
        assert f"Đoạn {lines - 1}" in last


@pytest.mark.parametrize("end", [":", "."])
def test_a_paragraph_that_ends_with_a_colon_is_never_the_last_of_a_page(press: Press, end: str) -> None:
    """Of two documents that differ by a line, one has a label where the page ends."""
    lines = [line for number in range(40) for line in (f"Kết quả {number}{end}", f"- Việc {number}.")]

    last = [pages_of(press, said(*("Một.",) * more, *lines))[0][-1] for more in range(2)]

    assert [line.startswith("Kết quả") for line in last].count(True) == (0 if end == ":" else 1)


# -- nothing typed is code


MARKUP = st.text(alphabet="#[]{}()*_`$@<>=-+/\\~\"'.:;,&%|^ aéổ1\n", max_size=40)


@given(MARKUP)
@settings(max_examples=60)
def test_what_looks_like_code_is_printed_as_it_was_typed(press: Press, text: str) -> None:
    shown = "".join(line for page in pages_of(press, [Paragraph((Run("x"), Run(text), Run("x")))]) for line in page)

    assert "".join(shown.split()) == "x" + "".join(clean(text).split()) + "x"


@given(st.text(alphabet=st.characters(), max_size=60), st.sampled_from(Face))
@settings(max_examples=60)
def test_no_text_at_all_is_a_fault(press: Press, text: str, face: Face) -> None:
    ref = FieldRef("r-1", "strengths")

    made = content([Paragraph((Run(text, ref, face),)), an_annex(), *said(text)], day=DAY)

    assert press.set(made).startswith(b"%PDF-")
    assert all(place.ref == ref for place in press.places(made.alone()[0]))


@pytest.mark.parametrize("text", ["\u08c9/\u05e8", "\u07b0-\u303e", "a\u0614 b/\u0604"])
def test_letters_written_from_right_to_left_are_shown_as_unknown_ones(press: Press, text: str) -> None:
    letters = "".join(line for page in pages_of(press, said(f"x{text}x")) for line in page)

    assert letters.startswith("x")
    assert letters.endswith("x")


def test_a_fault_of_the_typesetter_is_an_exception_that_can_be_told(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Panic(BaseException):
        pass

    class Broken:
        def compile(self, **how: Any) -> bytes:
            raise Panic("byte range starts at 11 but ends at 6")

    monkeypatch.setattr(press, "_compiler", lambda content: Broken())

    with pytest.raises(RuntimeError, match="byte range"):
        press.set(content(said("Một."), day=DAY))


def test_a_field_of_many_pages_is_printed_whole(press: Press) -> None:
    pages = pages_of(press, said("Hợp tác xã " * 20_000))

    assert len(pages) > 60
    assert sum(line.count("Hợp") for page in pages for line in page) == 20_000


def test_the_same_report_is_the_same_file(press: Press) -> None:
    made = [which.pdf(content(compose(the_ward(), "r-1"), day=DAY)) for which in (press, Press(paths.asset()))]
    other = press.pdf(content(compose(the_ward(), "r-1"), day=date(2026, 3, 6)))

    assert made[0] == made[1]
    assert b"D:20260305000000Z" in made[0]
    assert made[0] != other


def test_screen_readers_find_their_way_unless_a_table_is_very_long(press: Press) -> None:
    short, long = (press.pdf(content((an_annex(), a_table(rows)), day=DAY, marked=False)) for rows in (50, 2_001))

    assert b"/StructTreeRoot" in short
    assert b"/StructTreeRoot" not in long


def test_what_is_printed_does_not_depend_on_marks(press: Press) -> None:
    blocks = compose(the_ward(annexes=tuple(ANNEXES)), "r-1")

    marked, unmarked = (lines_of(press.set(content(blocks, day=DAY, marked=how))) for how in (True, False))

    assert marked == unmarked


# -- where the fields are


def places_on(press: Press, blocks: Iterable[Block]) -> tuple[list[list[Line]], tuple[Place, ...]]:
    made = content(blocks, day=DAY)
    return lines_of(press.set(made)), press.places(made)


def test_every_field_in_the_report_has_its_place(press: Press) -> None:
    blocks = compose(the_ward(), "r-1")

    _, places = places_on(press, blocks)

    wanted = {
        (number, run.ref) for number, block in enumerate(blocks) for run in runs_of(block) if run.ref and run.text
    }
    assert {(place.block, place.ref) for place in places} == wanted


def test_a_place_is_where_its_words_are(press: Press) -> None:
    blocks = [*said("Trước."), Paragraph((Run("Đạt "), Run("1.105", FieldRef("t-1", "actual")), Run(" thành viên.")))]

    pages, places = places_on(press, blocks)

    (place,) = places
    page, line = a_line(pages, "Đạt 1.105 thành viên.")
    assert place.page == page
    assert place.top < line.y < place.bottom
    assert line.x < place.left < place.right


def test_a_paragraph_over_two_pages_has_places_on_both(press: Press) -> None:
    ref = FieldRef("r-1", "strengths")
    blocks = [*said(*(f"Đoạn {number}" for number in range(27))), Paragraph((Run("dài dòng " * 120, ref),))]

    pages, places = places_on(press, blocks)

    assert len(pages) == 2
    assert {place.page for place in places} == {0, 1}
    for number, lines in enumerate(pages):
        for line in lines:
            if "dài" in line.text:
                found = at(places, number, line.x + 1, line.y - 2)
                assert found is not None
                assert found.ref == ref


def test_a_cell_of_a_table_is_found(press: Press) -> None:
    pages, places = places_on(press, [a_table(5)])
    page, line = a_line(pages, "3 Dòng 3 1,5")

    found = at(places, page, (LENGTHS["PG3"].points + 20 * POINTS_PER_MM), line.y - 2)

    assert found is not None
    assert found.ref == FieldRef("c-1", "row-3")


def test_fixed_words_lead_to_the_field_beside_them_and_empty_paper_to_none(press: Press) -> None:
    pages, places = places_on(press, [Paragraph((Run("Đạt "), Run("1.105", FieldRef("t-1", "actual"))))])
    page, line = a_line(pages, "Đạt 1.105")

    assert at(places, page, line.x + 1, line.y - 2) == places[0]
    assert at(places, page, 300, 700) is None
    assert at(places, page + 1, line.x, line.y) is None


# -- fonts


@pytest.mark.parametrize("bold", [False, True])
def test_the_font_has_every_vietnamese_letter_and_is_as_wide_as_times_new_roman(press: Press, bold: bool) -> None:
    letters = [
        letter
        for vowel in VOWELS
        for letter in (vowel, *(unicodedata.normalize("NFC", vowel + tone) for tone in TONES))
    ]
    letters += [*"bcdđghklmnpqrstvxyz0123456789.,;:()%-/"]
    texts = ["".join(letters[start : start + 12]) for start in range(0, len(letters), 12)]
    texts += [text.upper() for text in texts]
    for text in texts:
        run = Run(text.replace("/", ""), FieldRef("r-1", "strengths"))

        _, places = places_on(press, [Heading(1, (run,)) if bold else Paragraph((run,))])

        (place,) = places
        assert place.right - place.left == pytest.approx(width(run.text, 14, bold=bold), abs=0.02)


def test_nothing_but_the_decrees_font_is_in_the_pdf(press: Press) -> None:
    pdf = press.set(content(compose(the_ward(), "r-1"), day=DAY))

    named = set(re.findall(rb"/FontName ?/[A-Z]{6}\+([A-Za-z]+)", pdf))
    assert named
    assert named <= {b"LiberationSerif", b"TimesNewRomanPSMT", b"TimesNewRomanPS"}


def test_the_fonts_that_come_with_the_program_come_with_their_licence() -> None:
    files = {file.name for file in paths.asset("fonts").iterdir()}

    assert len([name for name in files if name.endswith(".ttf")]) == 4
    assert "SIL OPEN FONT LICENSE" in paths.asset("fonts", "OFL.txt").read_text("utf-8")


def test_the_decrees_font_is_found_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "truetype" / "core").mkdir(parents=True)
    (tmp_path / "truetype" / "core" / "Times_New_Roman.ttf").touch()
    (tmp_path / "other").mkdir()

    assert folders_of_times([tmp_path, tmp_path / "missing"]) == [tmp_path / "truetype" / "core"]


def test_a_page_that_does_not_exist_is_refused(press: Press) -> None:
    printed = Printed(press.set(content(said("Một."), day=DAY)))

    with pytest.raises(IndexError):
        printed.picture(1, 1.0)
    picture = printed.picture(0, 0.5)
    assert picture.data.startswith(b"P6\n%d %d\n255\n" % (picture.width, picture.height))
    assert (picture.width, picture.height) == (298, 421)
