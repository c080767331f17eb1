"""The way from an old Word report to a book on the screen: reading, looking, deciding, making, leftovers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import ttkbootstrap as ttk
from msgspec.structs import replace

from desktop.domain.book import Book, FieldRef, Leftover
from desktop.domain.checks import findings
from desktop.domain.edits import replace_report, restore
from desktop.domain.leftovers import places
from desktop.session.imports import Answer, State
from desktop.session.library import Library
from desktop.storage.store import Store
from desktop.ui import theme
from desktop.ui.import_page import ImportPage
from desktop.ui.leftovers_card import MOST_ROWS, LeftoversCard
from desktop.ui.start_page import StartPage
from desktop.ui.widgets.place_picker import PlacePicker
from desktop.wording import importing
from tests.builders import a_book, a_report
from tests.old_reports import plain_docx, twin_docx
from tests.session.test_imports import LINES, OLD_TEXT
from tests.ui.clerk import PLACES, Answers, Clerk, Wait, everything

Made = list[tuple[Book, str]]


@pytest.fixture
def made() -> Made:
    """The books that the page has made, each with its sentence."""
    return []


@pytest.fixture
def open_page(
    app: ttk.App, library: Library, wait_until: Wait, made: Made, tmp_path: Path
) -> Iterator[Callable[..., ImportPage]]:
    """Opens the page on a file with these bytes and waits until it is read or refused."""
    pages: list[ImportPage] = []

    def open_it(data: bytes, name: str = "cu.docx") -> ImportPage:
        path = tmp_path / name
        path.write_bytes(data)
        page = ImportPage(app, library, path, lambda book, words: made.append((book, words)), lambda: None)
        pages.append(page)
        wait_until(lambda: page.draft is not None or not str(page.sentence.cget("text")).startswith("Đang đọc"))
        app.update()
        return page

    yield open_it
    for page in pages:
        if page.winfo_exists():
            page.destroy()


def rows(page: ImportPage) -> list[tuple[str, str]]:
    """State and old text of each line that is shown, wrapped texts put together again."""
    tree = page.tree
    return [(str(tree.item(row, "text")), str(tree.set(row, "1")).replace("\n", " ")) for row in tree.get_children()]


def choose(page: ImportPage, text: str) -> None:
    row = next(row for row in page.tree.get_children() if str(page.tree.set(row, "1")).replace("\n", " ") == text)
    page.tree.mark(row)
    page.update()


def press(page: ImportPage, words: str) -> None:
    (button,) = [
        widget
        for widget in everything(page)
        if isinstance(widget, ttk.Button) and widget.winfo_viewable() and str(widget.cget("text")) == words
    ]
    button.invoke()
    page.update()


def counts(page: ImportPage) -> list[str]:
    return [str(button.cget("text")) for button in page.switch.buttons.values()]


# -- looking


def test_what_is_not_sure_comes_first(open_page: Callable[..., ImportPage]) -> None:
    page = open_page(twin_docx())

    assert page.switch.pressed.get() == "unsure"
    assert {state for state, _ in rows(page)} == {"Cần xem lại"}
    assert counts(page) == ["Tất cả (66)", "Cần xem lại (5)", "Chưa xếp chỗ (0)"]


def test_every_paragraph_stands_beside_what_was_made_of_it(open_page: Callable[..., ImportPage]) -> None:
    page = open_page(twin_docx())

    page.open_view("all")

    tree = page.tree
    told = {
        str(tree.set(row, "1")).replace("\n", " "): str(tree.set(row, "2")).replace("\n", " ")
        for row in tree.get_children()
    }
    assert told["- Phòng TC-KH thị xã;"] == "Nơi nhận"
    assert told["1. Mục tiêu"] == "Tiêu đề"
    assert told["Nguyễn Văn A"] == "Người ký: Nguyễn Văn A"
    assert sum(state == "Đã nối" for state, _ in rows(page)) == 2  # the third one has a doubt besides


def test_a_state_is_told_by_an_icon_and_a_word_and_not_by_its_colour_alone(
    open_page: Callable[..., ImportPage],
) -> None:
    page = open_page(plain_docx(LINES))
    page.open_view("all")

    for row in page.tree.get_children():
        assert page.tree.item(row, "image")
        assert page.tree.item(row, "text")
    colours = {str(page.tree.tag_configure(tag, "foreground")) for tag in ("found", "unsure", "left")}
    assert colours == {theme.INK, theme.WARNING, theme.DANGER}


# -- deciding


def test_no_makes_a_left_over_paragraph_of_what_was_guessed(open_page: Callable[..., ImportPage], made: Made) -> None:
    page = open_page(plain_docx(LINES))
    page.open_view("unsure")
    choose(page, LINES[4])

    press(page, "Không đúng")
    press(page, "Tạo sổ")

    report = made[0][0].reports[0]
    assert report.proposals == ""
    assert LINES[4] in [leftover.text for leftover in report.leftovers]


def test_yes_settles_a_doubt_and_again_takes_that_back(open_page: Callable[..., ImportPage]) -> None:
    page = open_page(plain_docx(LINES))
    page.open_view("unsure")
    choose(page, LINES[4])
    before = counts(page)

    press(page, "Đúng")

    assert counts(page) != before
    assert ("Đã quyết định", LINES[4]) in rows(page)
    press(page, "Đúng")
    assert counts(page) == before


def test_a_paragraph_without_a_place_is_put_into_the_section_that_is_chosen(
    open_page: Callable[..., ImportPage], made: Made
) -> None:
    page = open_page(plain_docx(LINES))
    page.open_view("left")
    choose(page, LINES[3])
    (picker,) = [widget for widget in everything(page) if isinstance(widget, PlacePicker)]
    words = list(picker.box.cget("values"))

    picker.box.current(words.index("Ưu điểm"))
    picker.box.event_generate("<<ComboboxSelected>>")
    page.update()
    press(page, "Tạo sổ")

    book, sentence = made[0]
    assert (book.reports[0].strengths, book.reports[0].leftovers) == (LINES[3], ())
    assert sentence == "Đã tạo sổ từ cu.docx. Tệp cũ được giữ nguyên."


def test_what_nobody_decides_is_kept_and_told(open_page: Callable[..., ImportPage], made: Made) -> None:
    page = open_page(plain_docx(LINES))

    press(page, "Tạo sổ")

    book, sentence = made[0]
    assert [leftover.text for leftover in book.reports[0].leftovers] == [LINES[3]]
    assert "Còn 1 đoạn chưa xếp chỗ" in sentence


def test_a_paragraph_can_be_dropped_and_lies_in_the_bin(open_page: Callable[..., ImportPage], made: Made) -> None:
    page = open_page(plain_docx(LINES))
    page.open_view("left")
    choose(page, LINES[3])

    press(page, "Bỏ đoạn này")
    press(page, "Tạo sổ")

    assert made[0][0].reports[0].leftovers == ()
    assert [removed.row.text for _, removed in made[0][0].bin.rows()] == [LINES[3]]


# -- what goes wrong, and leaving


def test_a_refused_file_is_told_on_the_page(open_page: Callable[..., ImportPage]) -> None:
    page = open_page(b"PK")

    assert "không phải văn bản Word" in str(page.sentence.cget("text"))
    assert page.draft is None
    assert not page.make_button.winfo_ismapped()


def test_leaving_makes_nothing_and_ends_the_reading(app: ttk.App, library: Library, made: Made, tmp_path: Path) -> None:
    path = tmp_path / "cu.docx"
    path.write_bytes(twin_docx())
    left: list[bool] = []
    page = ImportPage(app, library, path, lambda book, words: made.append((book, words)), lambda: left.append(True))
    app.update()

    page.cancel_button.invoke()
    app.update()

    assert left == [True]
    assert made == []


def test_letters_converted_by_their_words_alone_can_be_kept_as_they_were(
    open_page: Callable[..., ImportPage], wait_until: Wait
) -> None:
    page = open_page(OLD_TEXT.encode("latin-1"), "cu.txt")
    page.open_view("all")
    assert any("thành viên" in text for _, text in rows(page))

    press(page, "Giữ chữ như cũ")
    wait_until(lambda: page.draft is not None and "viªn" in str(page.draft.sources))
    page.open_view("all")

    assert any("viªn" in text for _, text in rows(page))


# -- from the start page and from the menu


def test_the_first_start_offers_the_old_report_first_and_opens_the_book(
    app: ttk.App, library: Library, answers: Answers, wait_until: Wait, tmp_path: Path
) -> None:
    answers.path = tmp_path / "cu.docx"
    answers.path.write_bytes(twin_docx())
    opened: list[Any] = []
    start = StartPage(app, library, lambda *session: opened.extend(session))
    start.pack(fill="both", expand=True)
    app.update()

    start.buttons["import"].invoke()
    (page,) = [widget for widget in everything(app) if isinstance(widget, ImportPage)]
    wait_until(lambda: page.draft is not None)
    press(page, "Tạo sổ")

    session, sentence = opened
    assert next(iter(start.buttons)) == "import"
    assert "Đã tạo sổ từ cu.docx" in str(sentence)
    assert session.close() is None
    assert Store(session.path).open().reports[0].number == "312"


def test_the_menu_makes_a_new_book_and_the_old_one_is_saved(clerk: Clerk, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "cu.docx"
    answers.path.write_bytes(twin_docx())
    before = clerk.window.session.path

    clerk.window.books.import_report()
    (page,) = [widget for widget in everything(clerk.window) if isinstance(widget, ImportPage)]
    clerk.wait(lambda: page.draft is not None)
    press(page, "Tạo sổ")

    assert clerk.window.session.path != before
    assert before.exists()
    assert clerk.report.number == "312"
    assert "Đã tạo sổ" in clerk.notice


def test_the_imported_book_opens_every_tab_and_saves(clerk: Clerk, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "cu.docx"
    answers.path.write_bytes(twin_docx())
    clerk.window.books.import_report()
    (page,) = [widget for widget in everything(clerk.window) if isinstance(widget, ImportPage)]
    clerk.wait(lambda: page.draft is not None)
    press(page, "Tạo sổ")

    for key, view in PLACES:
        clerk.open(key, view)
    clerk.wait(lambda: not clerk.window.session.modified)

    assert Store(clerk.window.session.path).open() == clerk.book


# -- the card of what is left over


@pytest.fixture
def card(clerk: Clerk) -> LeftoversCard:
    left = (Leftover(id="l-1", text="Hoa được bán.", after="Câu trước."), Leftover(id="l-2", text="Rau cũng vậy."))
    session = clerk.window.session
    session.do(restore, a_book(a_report(leftovers=left)))
    card = LeftoversCard(clerk.window.page, session)
    card.grid(row=0, column=0, sticky="new")
    card.show(session.book, session.book.reports[0])
    clerk.update()
    return card


def test_the_card_places_a_paragraph_and_that_can_be_undone(card: LeftoversCard, clerk: Clerk) -> None:
    picker = next(widget for widget in everything(card.rows["l-1"]) if isinstance(widget, PlacePicker))
    place = places(clerk.book.reports[0]).index(FieldRef("r-1", "strengths"))

    picker.box.current(place)
    picker.box.event_generate("<<ComboboxSelected>>")
    clerk.update()

    assert clerk.book.reports[0].strengths == "Hoa được bán."
    assert [left.id for left in clerk.book.reports[0].leftovers] == ["l-2"]
    assert clerk.window.session.undo_name == "xếp chỗ một đoạn"
    clerk.window.session.undo()
    assert [left.id for left in clerk.book.reports[0].leftovers] == ["l-1", "l-2"]


def test_the_card_drops_a_paragraph_into_the_bin_and_says_when_nothing_is_left(
    card: LeftoversCard, clerk: Clerk
) -> None:
    for left in ("l-1", "l-2"):
        clerk.press_button("Bỏ đoạn này", card.rows[left])
        card.show(clerk.book, clerk.book.reports[0])
        clerk.update()

    assert card.rows == {}
    assert str(card.hint.cget("text")) == "Không có đoạn nào chưa xếp chỗ."
    assert len(clerk.book.bin.rows()) == 2


def test_the_page_knows_the_states_that_the_importer_gives() -> None:
    assert {state.value for state in State} < set(importing.STATES)
    assert {answer.value for answer in Answer} == {"yes", "no", "drop"}


# -- the view of what is left over


@pytest.fixture
def left_over(clerk: Clerk) -> Clerk:
    """A clerk in an empty book with two left-over paragraphs."""
    left = (Leftover(id="l-1", text="Hoa được bán."), Leftover(id="l-2", text="Rau cũng vậy."))
    clerk.window.session.do(replace_report, replace(clerk.report, leftovers=left))
    clerk.update()
    return clerk


def views(clerk: Clerk) -> list[str]:
    return [key for key, button in clerk.tab.switch.buttons.items() if button.winfo_viewable()]


def test_the_view_is_offered_while_something_is_left_and_stays_until_one_leaves(left_over: Clerk) -> None:
    left_over.open("report", "leftovers")
    for _ in range(2):
        left_over.press_button("Bỏ đoạn này", next(iter(left_over.tab.view.card.rows.values())))
    seen_when_done = views(left_over)

    left_over.click(left_over.tab.switch.buttons["content"])

    assert left_over.report.leftovers == ()
    assert "leftovers" in seen_when_done
    assert "leftovers" not in views(left_over)
    left_over.press("<Control-z>")
    assert views(left_over)[-1] == "leftovers"


def test_the_finding_and_the_first_page_lead_to_the_paragraph(left_over: Clerk) -> None:
    found = next(row for row in findings(left_over.book, left_over.report) if row.check == "leftovers_undecided")
    left_over.window.go_to(found.ref)
    box = left_over.tab.view.card.rows["l-1"]
    assert str(left_over.focus).startswith(str(box))

    left_over.open("todo")
    left_over.click(left_over.tab.count_buttons["leftovers"])

    assert (left_over.opened, left_over.tab.view.KEY) == ("report", "leftovers")
    assert str(left_over.focus).startswith(str(box))


def test_after_a_paragraph_is_placed_the_keyboard_stands_at_the_next(left_over: Clerk) -> None:
    left_over.window.go_to(FieldRef("l-1", "text"))

    left_over.focus.current(places(left_over.report).index(FieldRef(left_over.report.id, "strengths")))
    left_over.focus.event_generate("<<ComboboxSelected>>")
    left_over.update()

    assert left_over.report.strengths == "Hoa được bán."
    assert str(left_over.focus).startswith(str(left_over.tab.view.card.rows["l-2"]))


def test_the_wheel_over_a_list_of_places_places_nothing(left_over: Clerk) -> None:
    left_over.window.go_to(FieldRef("l-1", "text"))

    for _ in range(3):
        left_over.focus.event_generate("<Button-5>")
    left_over.update()

    assert len(left_over.report.leftovers) == 2


def test_of_very_many_paragraphs_the_first_are_shown_and_the_next_come_as_these_go(clerk: Clerk) -> None:
    many = tuple(Leftover(id=f"l-{number}", text=f"Đoạn {number}.") for number in range(MOST_ROWS + 5))
    clerk.window.session.do(replace_report, replace(clerk.report, leftovers=many))
    clerk.open("report", "leftovers")
    card = clerk.tab.view.card
    shown, said = list(card.rows), str(card.hint.cget("text"))

    clerk.press_button("Bỏ đoạn này", card.rows["l-0"])

    assert (len(shown), shown[-1]) == (MOST_ROWS, f"l-{MOST_ROWS - 1}")
    assert f"{MOST_ROWS} trong {MOST_ROWS + 5} đoạn" in said
    assert list(card.rows)[-1] == f"l-{MOST_ROWS}"
