"""What comes over the tabs: looking for words and going there, reading the help of the tab that is open."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import desktop
from desktop import paths
from desktop.domain.rolling import roll_forward
from desktop.ui.actions import ACTIONS
from desktop.ui.help_page import PAGES, read_page
from desktop.ui.keys import runner
from desktop.ui.tabs import TABS
from tests.ui.clerk import PLACES, Clerk

MOST_WORDS = 330
EXAMPLES = {"Hoa Sen"}


def find(clerk: Clerk, words: str) -> None:
    clerk.press("<Control-f>")
    clerk.type(words)
    clerk.press("<Return>")
    clerk.wait(lambda: "Thấy" in str(clerk.cover.count.cget("text")))


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_it_opens_from_everywhere_and_escape_leads_back(clerk: Clerk, place: tuple[str, str]) -> None:
    clerk.open(*place)

    clerk.press("<Control-f>")
    over = clerk.cover is not None and not clerk.window.page.winfo_viewable()
    clerk.press("<Escape>")

    assert over
    assert clerk.cover is None
    assert clerk.tab.winfo_viewable()
    assert clerk.focus.winfo_viewable()


def test_enter_finds_and_a_second_enter_goes_there(sample_clerk: Clerk) -> None:
    sample_clerk.open("general")

    find(sample_clerk, "thanh cho dua")
    sample_clerk.press("<Return>")

    assert sample_clerk.cover is None
    assert sample_clerk.opened == "targets"
    field = sample_clerk.window.focused_field()
    assert field is not None
    assert field.field == "general_objective"


def test_a_hit_in_another_period_opens_that_period(sample_clerk: Clerk) -> None:
    sample_clerk.window.session.do(roll_forward, sample_clerk.report.id, "r-2")
    sample_clerk.window.choose_report("r-2")

    find(sample_clerk, "1.098")
    sample_clerk.cover.found.mark("1")
    places = [sample_clerk.cover.found.set(row, "1") for row in sample_clerk.cover.found.get_children()]
    sample_clerk.cover.found.focus_set()
    sample_clerk.press("<Return>")

    assert places[0] == "05 năm"
    assert "04 năm" in places
    assert sample_clerk.report.name == places[1]


def test_typing_alone_finds_after_a_pause(sample_clerk: Clerk) -> None:
    sample_clerk.press("<Control-f>")

    sample_clerk.type("hop dong")
    sample_clerk.press("<KeyRelease-g>")

    sample_clerk.wait(lambda: sample_clerk.cover.found.get_children())


def test_nothing_found_says_so(sample_clerk: Clerk) -> None:
    sample_clerk.press("<Control-f>")
    sample_clerk.type("khongcochunay")
    sample_clerk.press("<Return>")

    sample_clerk.wait(lambda: "Không thấy" in str(sample_clerk.cover.empty.cget("text")))
    assert sample_clerk.cover.empty.winfo_viewable()


def test_what_is_being_typed_is_kept_when_looking_for_something(clerk: Clerk) -> None:
    clerk.open("report")
    clerk.type("Danh gia")

    clerk.press("<Control-f>")

    assert clerk.report.abstract == "Danh gia"


def test_going_to_a_tab_takes_the_page_away(clerk: Clerk) -> None:
    clerk.press("<Control-f>", "<Control-Key-3>")

    assert clerk.cover is None
    assert clerk.opened == "targets"
    assert clerk.tab.winfo_viewable()


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_help_opens_at_the_page_of_the_view(clerk: Clerk, place: tuple[str, str]) -> None:
    clerk.open(*place)

    clerk.press("<F1>")

    page = clerk.cover.picker.selected()
    assert {place[0], " ".join(place)} & set(dict(PAGES)[page])
    assert clerk.cover.text.get("1.0", "1.end") == read_page(page).title


def test_help_over_the_pages_is_about_them_and_leads_back_to_the_form(clerk: Clerk) -> None:
    clerk.open("report", "content")
    clerk.press("<Control-p>")
    assert clerk.window.preview.page is not None

    clerk.press("<F1>")

    assert clerk.cover.picker.selected() == "pages"
    assert clerk.cover.text.winfo_viewable()
    clerk.press("<Escape>")
    assert clerk.tab.winfo_viewable()


def test_looking_for_something_keeps_what_the_help_is_about(clerk: Clerk) -> None:
    clerk.open("report", "check")

    clerk.press("<Control-f>", "<F1>")

    assert clerk.cover.picker.selected() == "check"


def test_help_is_looked_through_without_tones(clerk: Clerk) -> None:
    clerk.press("<F1>")
    clerk.cover.entry.focus_set()

    clerk.type("mat dien")
    clerk.press("<KeyRelease-n>")

    assert clerk.cover.picker.selected() == "recovery"
    assert clerk.cover.text.tag_ranges("found")


def test_a_letter_that_windows_gives_as_f1_opens_no_help(clerk: Clerk) -> None:
    class Pressed:
        char = "p"

    action = next(action for action in ACTIONS if action.name == "help")

    done = runner(clerk.window, action)(Pressed())  # type: ignore[arg-type]

    assert done == ""
    assert clerk.cover is None


def test_every_page_of_the_help_is_there_and_no_other() -> None:
    assert {path.stem for path in paths.asset("help").glob("*.md")} == {name for name, _ in PAGES}
    for name, _ in PAGES:
        page = read_page(name)
        assert page.lines[0][0] == "title"
        assert len(page.lines) > 2


def test_every_tab_has_a_page() -> None:
    assert {place for _, places in PAGES for place in places if " " not in place} == {tab.key for tab in TABS} | {
        "pages"
    }


def test_every_place_that_a_page_is_about_exists_and_has_one_page() -> None:
    places = [place for _, places in PAGES for place in places]
    views = {f"{tab.key} {view.KEY}" for tab in TABS for view in getattr(tab.load(), "VIEWS", ())}

    assert len(places) == len(set(places))
    assert {place for place in places if " " in place} <= views


@pytest.mark.parametrize("name", [name for name, _ in PAGES])
def test_a_page_is_short_and_speaks_formally(name: str) -> None:
    words = " ".join(line for style, line in read_page(name).lines if style != "key")

    assert len(words.split()) <= MOST_WORDS
    assert not re.search(r"\bbạn\b", words, re.IGNORECASE)


@pytest.mark.parametrize("name", [name for name, _ in PAGES])
def test_what_a_page_quotes_is_said_somewhere_on_the_screen(name: str, said_by_the_program: str) -> None:
    quoted = re.findall("“([^”]+)”", " ".join(words for style, words in read_page(name).lines if style != "key"))

    labels = {words for words in quoted if words[0].isupper() and words not in EXAMPLES}

    assert [words for words in labels if words not in said_by_the_program] == []


@pytest.fixture(scope="module")
def said_by_the_program() -> str:
    """Every string of the program, one a line."""
    package = Path(desktop.__file__).parent
    trees = (ast.parse(path.read_text("utf-8")) for path in package.rglob("*.py"))
    return "\n".join(
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_the_list_of_keys_names_every_key_of_the_actions() -> None:
    told = {words.partition("\t")[0] for style, words in read_page("keys").lines if style == "key"}

    assert {action.shown_key for action in ACTIONS if action.shown_key} <= told
