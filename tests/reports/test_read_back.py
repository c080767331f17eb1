"""An edited Word file read back: every change with its field, nothing else, and what is no figure is told."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as struct_replace
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from desktop import paths
from desktop.commands import main
from desktop.domain import edits
from desktop.domain.book import Book, FieldRef
from desktop.domain.errors import DocumentRefused
from desktop.domain.fields import Kind, field_of
from desktop.reports import bookmarks
from desktop.reports.alignment import Pair
from desktop.reports.blocks import Paragraph, Run
from desktop.reports.checking.package import open_bytes, open_file
from desktop.reports.edited import Line, read_lines
from desktop.reports.origin import Origin
from desktop.reports.read_back import Change, Comparison, Why, read_back, values
from desktop.reports.word import render, write
from desktop.storage.catalogue import read_sample
from desktop.storage.store import Store
from tests.builders import a_group, a_return, a_task, a_value
from tests.reports.docx_files import BODY, body, changed, elsewhere, parts_of
from tests.reports.docx_files import Change as Planted
from tests.reports.office import as_pdf, edited
from tests.reports.ward import the_targets, the_ward

PATH = Path("Bao cao.docx")
LONGEST_NAME = 40  # of a bookmark, in characters: what Word allows


def changes(data: bytes, book: Book) -> tuple[Change, ...]:
    return read_back(open_bytes(data, PATH), book, "r-1").changes


@dataclass
class Word:
    """A report that was exported, edited in Word, and read back."""

    book: Book

    def __post_init__(self) -> None:
        self.data = render(self.book, "r-1")

    def after(self, *made: Planted) -> tuple[Change, ...]:
        return changes(changed(self.data, *made), self.book)


@pytest.fixture(scope="module")
def word() -> Word:
    return Word(
        the_ward(strengths="Hợp tác xã hoạt động ổn định.\nThành viên tin tưởng.", closing="Trân trọng báo cáo.")
    )


def told(change: Change) -> tuple[str, str, str]:
    """The name of the field, what stood there and what stands there."""
    return (change.ref.field if change.ref is not None else "", change.before, change.after)


def taken(word: Word, found: tuple[Change, ...]) -> Any:
    """The report with every change taken in."""
    return edits.set_fields(word.book, values(word.book, found)).report("r-1")


# -- what is found


def test_a_file_that_nobody_edited_has_no_changes(word: Word) -> None:
    assert changes(word.data, word.book) == ()


def test_a_file_whose_body_has_another_name_is_read(word: Word) -> None:
    (change,) = word.after(body(">1.098<", ">1.099<"), elsewhere)

    assert told(change) == ("last_year", "1.098", "1.099")


def test_a_sign_that_word_keeps_apart_from_the_letters_is_read(word: Word) -> None:
    sign = '</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 50 thành viên tin tưởng.'

    (change,) = word.after(body("Thành viên tin tưởng.", sign))

    assert change.after.endswith("≥ 50 thành viên tin tưởng.")


def test_a_changed_paragraph_names_its_field_and_its_line(word: Word) -> None:
    (change,) = word.after(body("Thành viên tin tưởng.", "Thành viên rất tin tưởng."))

    assert told(change) == ("strengths", "Thành viên tin tưởng.", "Thành viên rất tin tưởng.")
    assert taken(word, (change,)).strengths == "Hợp tác xã hoạt động ổn định.\nThành viên rất tin tưởng."


def test_a_figure_is_read_as_a_figure_typed_into_the_book_is(word: Word) -> None:
    (change,) = word.after(body(">1.098<", ">1.099<"))

    assert (told(change), change.figure) == (("last_year", "1.098", "1.099"), True)
    assert change.value == a_value("1.099", "thành viên")


def test_a_figure_in_a_sentence_is_read_with_its_unit(word: Word) -> None:
    (change,) = word.after(body("trên 1,5 tỷ đồng/hợp tác xã", "trên 1,6 tỷ đồng/hợp tác xã"))

    assert change.value == a_value("> 1.600", "triệu đồng")


def test_the_sign_in_front_of_a_task_stays_as_it_was_typed() -> None:
    group = a_group("Nhận thức", a_task("• Mở lớp."))
    word = Word(the_ward(groups=(group,)))

    (change,) = word.after(body("Mở lớp.", "Mở hai lớp."))

    assert taken(word, (change,)).groups[0].tasks[0].text == "• Mở hai lớp."


def test_a_figure_below_zero_stays_below_zero() -> None:
    target = struct_replace(the_targets()[-1], actual=a_value("-12,5"))
    of_the_target = Word(the_ward(targets=(target,), returns=()))
    of_one = Word(the_ward(targets=(), returns=(a_return(profit="-12,5"),)))

    (first,) = of_the_target.after(body("âm 12,5 triệu", "âm 13 triệu"))
    (other,) = of_one.after(body("lỗ 12,5 triệu", "lỗ 13 triệu"))

    assert first.value == other.value == a_value("-13")


def test_a_figure_changed_alike_in_two_places_is_one_change(word: Word) -> None:
    found = word.after(body("1.105 thành viên", "1.106 thành viên", times=1))
    twice = word.after(body(">1.300 thành viên<", ">1.301 thành viên<", times=-1))

    assert len(found) == len(twice) == 1


@pytest.mark.parametrize("typed", ["khoảng hơn nghìn", "1,099"])
def test_what_is_no_figure_is_told_and_not_guessed(word: Word, typed: str) -> None:
    (change,) = word.after(body(">1.098<", f">{typed}<"))

    assert (change.why, change.value) == (Why.NOT_A_FIGURE, None)
    assert values(word.book, (change,)) == ()


def test_a_composed_sentence_is_told_with_its_words(word: Word) -> None:
    (change,) = word.after(body(">Nhiệm vụ và", ">Các nhiệm vụ và"))

    assert change.why is Why.COMPOSED
    assert change.after.startswith("2. Các nhiệm vụ và giải pháp")


def test_an_opening_that_was_composed_becomes_one_that_was_typed(word: Word) -> None:
    (change,) = word.after(body(" như sau:", " với các nội dung sau:"))

    assert change.ref == FieldRef("r-1", "opening")
    assert taken(word, (change,)).opening.endswith(" với các nội dung sau:")


def test_number_and_date_written_in_word_are_read(word: Word) -> None:
    found = word.after(
        body("Số:        ", "Số: 207"), body("ngày      tháng      năm 2026", "ngày 20 tháng 6 năm 2026")
    )

    report = taken(word, found)
    assert (report.number, report.issued.isoformat()) == ("207", "2026-06-20")


def test_words_typed_over_a_gap_fill_its_field() -> None:
    word = Word(the_ward(causes=""))

    (change,) = word.after(body("[Chưa có nội dung “Nguyên nhân”]", "Thành viên góp vốn thấp."))

    assert taken(word, (change,)).causes == "Thành viên góp vốn thấp."


def test_marks_that_the_document_adds_are_no_part_of_the_field(word: Word) -> None:
    (change,) = word.after(body("Trân trọng báo cáo./.", "Kính trình./."))

    assert taken(word, (change,)).closing == "Kính trình."


def test_every_single_edit_is_found_as_one_change_and_what_can_be_taken_is_printed_so(word: Word) -> None:
    """Words are put behind every third run, one after the other, as somebody in Word might."""
    document = parts_of(word.data)[BODY]
    taken_in = 0
    for found in list(re.finditer(r'<w:t xml:space="preserve">([^<]*\w)[.;:]*</w:t>', document))[::3]:
        edit = put_at(found.end(1), " thêm")

        (change,) = word.after(edit)

        if change.why is None and change.ref is not None and is_prose(word.book, change.ref):
            again = Word(edits.set_fields(word.book, values(word.book, (change,))))
            assert " ".join(change.after.split()) in " ".join(line.text for line in lines_of(again.data))
            taken_in += 1
    assert taken_in > 5


def is_prose(book: Book, ref: FieldRef) -> bool:
    return field_of(book.entity(ref.entity), ref.field).kind in (Kind.PROSE, Kind.LONG)


def put_at(place: int, letters: str) -> Planted:
    def change(parts: dict[str, str]) -> None:
        parts[BODY] = parts[BODY][:place] + letters + parts[BODY][place:]

    return change


def lines_of(data: bytes) -> list[Line]:
    return read_lines(open_bytes(data, PATH))


# -- paragraphs


def a_line(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def in_front_of(words: str, xml: str) -> Planted:
    """Put XML in front of the paragraph that begins with these words."""

    def change(parts: dict[str, str]) -> None:
        at = parts[BODY].rindex("<w:p>", 0, parts[BODY].index(words))
        parts[BODY] = parts[BODY][:at] + xml + parts[BODY][at:]

    return change


def without(words: str) -> Planted:
    def change(parts: dict[str, str]) -> None:
        at = parts[BODY].index(words)
        start, end = parts[BODY].rindex("<w:p>", 0, at), parts[BODY].index("</w:p>", at) + len("</w:p>")
        parts[BODY] = parts[BODY][:start] + parts[BODY][end:]

    return change


def test_a_paragraph_that_was_added_goes_behind_the_one_above_it(word: Word) -> None:
    (change,) = word.after(in_front_of("Thành viên tin tưởng.", a_line("Sổ sách rõ ràng.")))

    assert (change.added, told(change)) == (True, ("strengths", "", "Sổ sách rõ ràng."))
    lines = taken(word, (change,)).strengths.split("\n")
    assert lines == ["Hợp tác xã hoạt động ổn định.", "Sổ sách rõ ràng.", "Thành viên tin tưởng."]


def test_a_paragraph_that_was_deleted_leaves_its_field(word: Word) -> None:
    (change,) = word.after(without("Hợp tác xã hoạt động ổn định."))

    assert told(change) == ("strengths", "Hợp tác xã hoạt động ổn định.", "")
    assert taken(word, (change,)).strengths == "Thành viên tin tưởng."


def test_tracked_insertions_are_read_and_deletions_skipped(word: Word) -> None:
    old = '<w:r><w:t xml:space="preserve">Thành viên tin tưởng.</w:t></w:r>'
    new = (
        '<w:r><w:t xml:space="preserve">Thành viên </w:t></w:r><w:del w:id="901" w:author="a"><w:r><w:delText>tin'
        '</w:delText></w:r></w:del><w:ins w:id="902" w:author="a"><w:r><w:t>vững</w:t></w:r></w:ins>'
        '<w:r><w:noBreakHyphen/><w:t xml:space="preserve"> tưởng.</w:t></w:r>'
    )

    (change,) = word.after(body(old, new))

    assert change.after == "Thành viên vững- tưởng."


# -- the book has changed since


def test_a_change_beside_one_of_the_book_is_marked(word: Word) -> None:
    data = changed(word.data, body("Thành viên tin tưởng.", "Thành viên rất tin tưởng."))
    later = edits.set_field(word.book, FieldRef("r-1", "strengths"), "Hợp tác xã hoạt động tốt.\nThành viên yên tâm.")

    (change,) = changes(data, later)

    assert change.meanwhile
    assert told(change) == ("strengths", "Thành viên yên tâm.", "Thành viên rất tin tưởng.")


def test_what_only_the_book_changed_is_no_change_of_words(word: Word) -> None:
    later = edits.set_field(word.book, FieldRef("r-1", "strengths"), "Hợp tác xã hoạt động tốt.")
    later = edits.set_field(later, FieldRef("t-members", "last_year"), a_value("1.090"))

    assert changes(word.data, later) == ()


# -- quoted figures


def test_a_line_that_quotes_a_figure_keeps_the_quotation() -> None:
    """The runs of a quoted figure carry its own field, the words around them that of the text."""
    goal, text = FieldRef("t-members", "goal"), FieldRef("r-1", "strengths")
    raw = f"Hợp tác xã có ⟦{goal}⟧, đông nhất tỉnh."
    book = the_ward(strengths=raw)
    runs = (Run("Hợp tác xã có ", text), Run("1.105 thành viên", goal), Run(", đông nhất tỉnh.", text))
    line = read_lines(open_bytes(write([Paragraph(runs)], origin=Origin(book="b", report="r-1")), PATH))[0]

    words = quoted(book, line, "Nay hợp tác xã có 1.105 thành viên, đông nhất tỉnh.")
    figure = quoted(book, line, "Hợp tác xã có 1.106 thành viên, đông nhất tỉnh.")
    gone = quoted(book, line, "Hợp tác xã đông nhất tỉnh.")

    assert [change.value for change in words] == [f"Nay hợp tác xã có ⟦{goal}⟧, đông nhất tỉnh."]
    assert [(change.ref, change.after) for change in figure] == [(goal, "1.106 thành viên")]
    assert [change.value for change in gone] == ["Hợp tác xã đông nhất tỉnh."]


def quoted(book: Book, line: Any, after: str) -> list[Change]:
    """What the edit of a single line changes."""
    comparison = Comparison(book, book.report("r-1"), Origin(book="b", report="r-1"), [line])
    return list(comparison.changes([Pair(line, replace_text(line, after))]))


def replace_text(line: Any, text: str) -> Any:
    return replace(line, text=text)


# -- files


def test_a_foreign_document_is_refused(word: Word) -> None:
    with pytest.raises(DocumentRefused, match="not-ours"):
        changes(write([]), word.book)


def test_names_of_bookmarks_are_short_unique_and_the_same_each_time(word: Word) -> None:
    document = parts_of(word.data)[BODY]
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', document)

    assert len(set(names)) == len(names) > 100
    assert all(len(name) <= LONGEST_NAME and re.fullmatch(r"\w+", name, re.ASCII) for name in names)
    assert document.count("<w:bookmarkEnd") == len(names)
    assert render(word.book, "r-1") == word.data


def test_the_end_of_a_very_long_table_has_no_bookmarks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bookmarks, "MOST", 20)
    file = tmp_path / "report.docx"

    file.write_bytes(render(the_ward(), "r-1"))

    document = parts_of(file.read_bytes())[BODY]
    assert document.count("<w:bookmarkStart") == document.count("<w:bookmarkEnd") == 20
    assert OpenXmlValidator().validate(file).errors == []


# -- the command


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """An edited document and its book."""
    book = the_ward()
    store = tmp_path / "so.json"
    Store(store).save(book)
    document = tmp_path / "Bao cao.docx"
    document.write_bytes(changed(render(book, "r-1"), body(">1.098<", ">1.099<"), body(">Nhiệm vụ và", ">Việc và")))
    return document, store


def test_the_command_lists_the_changes(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    document, store = files
    before = store.read_bytes()

    status = main(["read-back", str(document), str(store), "--json"])

    figure, heading = json.loads(capsys.readouterr().out)
    assert status == 0
    assert figure == {
        "field": "t-members#last_year",
        "before": "1.098",
        "after": "1.099",
        "book_changed": False,
        "refused": None,
    }
    assert (heading["field"], heading["refused"]) == (None, "composed")
    assert store.read_bytes() == before


def test_the_command_takes_changes_into_the_book(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    document, store = files

    status = main(["read-back", str(document), str(store), "--apply"])

    assert status == 0
    assert "Số thành viên hợp tác xã: Năm trước | 1.098 | 1.099" in capsys.readouterr().out
    assert Store(store).open().field(FieldRef("t-members", "last_year")) == a_value("1.099")


def test_the_command_refuses_a_foreign_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document, store = tmp_path / "cu.docx", tmp_path / "so.json"
    document.write_bytes(write([]))
    Store(store).save(the_ward())

    assert main(["read-back", str(document), str(store)]) == 1

    assert "không do phần mềm này xuất ra" in capsys.readouterr().err


# -- LibreOffice


@pytest.fixture(scope="module")
def sample() -> Book:
    return read_sample(paths.asset("sample.json"))


EDITS = (
    ("sản phẩm mang nhãn hiệu riêng mới có", "sản phẩm mang nhãn hiệu riêng chỉ có"),
    ("Kiểm tra việc chấp hành", "Thường xuyên kiểm tra việc chấp hành"),
    ("Đã rà soát 0,8 ha", "Đã rà soát, đo đạc 0,8 ha"),
    ("1.436,2", "1.437,5"),
)
"""Three paragraphs and one figure of the sample."""


def draft_of(book: Book, folder: Path) -> Path:
    report = book.newest_report()
    assert report is not None
    path = folder / "draft.docx"
    path.write_bytes(render(book, report.id, draft=2, draft_line="DỰ THẢO lần 2 – 20/9 14:05"))
    return path


@pytest.mark.libreoffice
@pytest.mark.parametrize("tracked", [False, True], ids=["plainly", "with tracked changes"])
def test_three_paragraphs_and_a_figure_edited_in_libreoffice_are_all_that_is_found(
    sample: Book, tmp_path: Path, tracked: bool
) -> None:
    path = edited(draft_of(sample, tmp_path), tmp_path / "edited.docx", *EDITS, tracked=tracked)

    found = read_back(open_file(path), sample).changes

    assert [(change.ref.field, change.figure, change.why) for change in found if change.ref is not None] == [
        ("last_year", True, None),
        ("result", False, None),
        ("text", False, None),
        ("shortcomings", False, None),
    ]
    assert len(found) == 4
    book = edits.set_fields(sample, values(sample, found))
    again = read_back(open_file(path), book).changes
    assert again == ()


@pytest.mark.libreoffice
def test_a_document_that_libreoffice_only_saved_has_no_changes(sample: Book, tmp_path: Path) -> None:
    path = edited(draft_of(sample, tmp_path), tmp_path / "edited.docx")

    assert read_back(open_file(path), sample).changes == ()


@pytest.mark.libreoffice
def test_the_lines_of_a_draft_break_where_those_of_the_clean_document_do(sample: Book, tmp_path: Path) -> None:
    draft = draft_of(sample, tmp_path)
    clean = tmp_path / "clean.docx"
    report = sample.newest_report()
    assert report is not None
    clean.write_bytes(render(sample, report.id))

    beside, text = lines_of_pages(as_pdf(draft, tmp_path))
    none, same = lines_of_pages(as_pdf(clean, tmp_path))

    assert text == same
    assert none == []
    assert beside[0] == "DỰ THẢO lần 2 – 20/9 14:05"
    assert beside[1:] == [str(number) for number in range(1, len(beside))]
    assert len(beside) > 100


LEFT_EDGE, TOP_EDGE = 84.0, 50.0
"""Where the text of a page begins, in pt: 30 mm from the left, 20 mm from the top."""


def lines_of_pages(pdf: Path) -> tuple[list[str], list[tuple[int, float, float, str]]]:
    """What stands in the margins of a PDF, and every other line with its page and place."""
    out = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    margins: list[str] = []
    lines: list[tuple[int, float, float, str]] = []
    for number, page in enumerate(out.split("<page ")[1:], 1):
        for left, top, line in re.findall(r'<line xMin="([\d.]+)" yMin="([\d.]+)".*?>(.*?)</line>', page, re.DOTALL):
            words = " ".join(re.findall(r">([^<]+)</word>", line))
            if float(left) < LEFT_EDGE or (float(top) < TOP_EDGE and not words.isdigit()):
                margins.append(words)
            else:
                lines.append((number, round(float(left), 1), round(float(top), 1), words))
    return margins, sorted(lines)
