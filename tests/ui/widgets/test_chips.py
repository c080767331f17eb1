"""Quoted figures in a text field: seen as words, kept as tokens, and one thing to every key and to the mouse."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
import ttkbootstrap as ttk

from desktop.domain.book import FieldRef
from desktop.ui.widgets.chips import Chips
from desktop.ui.widgets.prose import Prose
from tests.ui.clerk import BARE

MEMBERS, PLAN = "⟦t-members#actual⟧", "⟦t-members#plan⟧"
SAYS = {"t-members#actual": "1.105 thành viên", "t-members#plan": "1.100 thành viên"}


class Field(Prose):
    """A field whose figures say what `says` has."""

    def __init__(self, app: ttk.App) -> None:
        self.says = dict(SAYS)
        self.committed: list[str] = []
        super().__init__(app, self.committed.append, say=self.say)
        self.pack(fill="x")

    def say(self, ref: FieldRef) -> tuple[str, bool]:
        words = self.says.get(str(ref))
        return (words, True) if words is not None else ("[Chưa có]", False)

    def seen(self) -> str:
        return self.text.get("1.0", "end-1c")

    def put_cursor(self, words: str, behind: bool = True) -> None:
        """The cursor behind, or in front of, the first place where these words are seen."""
        place = self.text.search(words, "1.0")
        assert place
        self.text.mark_set("insert", f"{place}+{len(words)}c" if behind else place)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.text.event_generate(key)
        self.update()

    def write(self, words: str) -> None:
        """Typed as Unikey does it: bare letters, BackSpace, and the letter with its marks."""
        for letter in words:
            bare = unicodedata.normalize("NFD", letter.translate(BARE))[0]
            self.text.event_generate("<Key>", keysym={" ": "space", ".": "period"}.get(bare, bare))
            if bare != letter:
                self.text.event_generate("<BackSpace>")
                self.text.insert("insert", letter)
        self.update()


@pytest.fixture
def field(app: ttk.App) -> Iterator[Field]:
    """A field with the focus, in which 'Có CHIP, kế hoạch CHIP.' stands."""
    field = Field(app)
    field.show(f"Có {MEMBERS}, kế hoạch {PLAN}.")
    app.update()
    app.focus_force()
    field.focus_set()
    app.update()
    yield field
    field.destroy()


def test_the_words_are_seen_and_the_tokens_are_kept(field: Field) -> None:
    assert field.seen() == "Có 1.105 thành viên, kế hoạch 1.100 thành viên."
    assert field.raw() == f"Có {MEMBERS}, kế hoạch {PLAN}."
    assert field.open_text() is None


def test_what_is_shown_is_not_committed_again(field: Field) -> None:
    field.settle()

    assert field.committed == []


@pytest.mark.parametrize(("key", "behind"), [("<BackSpace>", True), ("<Delete>", False)])
def test_one_key_deletes_a_figure_whole(field: Field, key: str, behind: bool) -> None:
    field.put_cursor("1.105 thành viên", behind)

    field.press(key)

    assert field.raw() == f"Có , kế hoạch {PLAN}."
    field.write("a")
    assert field.raw() == f"Có a, kế hoạch {PLAN}."


def test_typing_beside_a_figure_leaves_it_alone(field: Field) -> None:
    field.put_cursor("1.105 thành viên")
    field.write(" mới được")
    field.put_cursor("1.105 thành viên", behind=False)
    field.write("đủ ")

    assert field.raw() == f"Có đủ {MEMBERS} mới được, kế hoạch {PLAN}."
    assert field.seen().count("1.105 thành viên") == 1


def test_what_is_typed_between_two_figures_belongs_to_neither(field: Field) -> None:
    field.show(f"{MEMBERS}{PLAN}")
    field.put_cursor("1.105 thành viên")

    field.write("và")

    assert field.raw() == f"{MEMBERS}và{PLAN}"


def test_the_cursor_steps_over_a_figure_in_one_go(field: Field) -> None:
    field.put_cursor("1.105 thành viên")

    field.press("<Left>")
    left = field.text.index("insert")
    field.press("<Right>")

    assert left == "1.3"
    assert field.text.index("insert") == f"1.{3 + len('1.105 thành viên')}"


def test_a_click_into_a_figure_goes_to_its_nearer_edge(field: Field) -> None:
    for within, edge in ((2, 3), (14, 19)):
        box = field.text.bbox(f"1.{3 + within}")
        assert box is not None
        for event in ("<Button-1>", "<ButtonRelease-1>"):
            field.text.event_generate(event, x=box[0] + 1, y=box[1] + 5)
        field.update()
        assert field.text.index("insert") == f"1.{edge}"
    field.write("x")
    assert field.raw() == f"Có {MEMBERS}x, kế hoạch {PLAN}."


def test_a_selection_that_touches_a_figure_takes_it_whole(field: Field) -> None:
    field.text.tag_add("sel", "1.0", "1.8")

    field.write("A")

    assert field.raw() == f"A, kế hoạch {PLAN}."


def test_shift_and_an_arrow_select_a_figure_whole(field: Field) -> None:
    field.put_cursor("Có ")

    field.press("<Shift-Right>", "<BackSpace>")

    assert field.raw() == f"Có , kế hoạch {PLAN}."


def test_everything_selected_and_typed_over_leaves_nothing_behind(field: Field) -> None:
    field.press("<Control-a>")
    field.text.event_generate("<<SelectAll>>")
    field.write("Mới.")

    assert field.raw() == "Mới."


def test_a_copied_figure_is_words_elsewhere_and_a_figure_here(field: Field) -> None:
    field.text.tag_add("sel", "1.3", "1.19")
    field.press("<<Copy>>")
    field.text.tag_remove("sel", "1.0", "end")
    field.text.mark_set("insert", "end-1c")

    field.press("<<Paste>>")

    assert field.clipboard_get() == "1.105 thành viên"
    assert field.raw() == f"Có {MEMBERS}, kế hoạch {PLAN}.{MEMBERS}"


def test_a_figure_can_be_moved_by_cutting_and_pasting(field: Field) -> None:
    field.text.tag_add("sel", "1.3", "1.19")
    field.press("<<Cut>>")
    cut = field.raw()
    field.text.mark_set("insert", "1.0")

    field.press("<<Paste>>")

    assert cut == f"Có , kế hoạch {PLAN}."
    assert field.raw() == f"{MEMBERS}Có , kế hoạch {PLAN}."


def test_words_from_elsewhere_are_pasted_as_words(field: Field) -> None:
    Chips.copied = None
    field.clipboard_clear()
    field.clipboard_append("1.105 thành viên")
    field.text.mark_set("insert", "1.0")

    field.press("<<Paste>>")

    assert field.raw() == f"1.105 thành viênCó {MEMBERS}, kế hoạch {PLAN}."


def test_words_put_into_the_middle_of_a_figure_stand_behind_it(field: Field) -> None:
    """The middle button of the mouse pastes wherever it is pressed."""
    field.text.insert("1.6", "abc")
    field.update()

    assert field.raw() == f"Có {MEMBERS}abc, kế hoạch {PLAN}."


def test_a_token_that_is_typed_or_pasted_becomes_a_figure(field: Field) -> None:
    field.text.insert("end-1c", f" ⟦ {PLAN}")
    field.update()

    assert field.seen().endswith(" ⟦ 1.100 thành viên")
    assert field.raw().endswith(f" ⟦ {PLAN}")


def test_a_figure_that_changes_is_seen_and_nothing_is_committed(field: Field) -> None:
    field.put_cursor("1.105 thành viên")
    field.says["t-members#actual"] = "987 thành viên"

    field.refresh()
    field.update()
    field.settle()

    assert field.seen() == "Có 987 thành viên, kế hoạch 1.100 thành viên."
    assert field.committed == []
    field.write("x")
    assert field.raw() == f"Có {MEMBERS}x, kế hoạch {PLAN}."


def test_a_figure_that_changes_leaves_the_cursor_in_front_of_it(field: Field) -> None:
    field.put_cursor("Có ")
    field.says["t-members#actual"] = "987 thành viên"

    field.refresh()
    field.write("x")

    assert field.raw() == f"Có x{MEMBERS}, kế hoạch {PLAN}."


def test_a_figure_whose_row_is_gone_is_marked_and_kept(field: Field) -> None:
    del field.says["t-members#plan"]

    field.refresh()

    assert field.seen() == "Có 1.105 thành viên, kế hoạch [Chưa có]."
    assert field.raw() == f"Có {MEMBERS}, kế hoạch {PLAN}."


def test_a_figure_is_inserted_where_the_cursor_is_and_handed_on(field: Field) -> None:
    field.put_cursor("Có ")

    field.insert(f"{PLAN} rồi ")

    assert field.committed == [f"Có {PLAN} rồi {MEMBERS}, kế hoạch {PLAN}."]
    field.write("x")
    assert field.raw() == f"Có {PLAN} rồi x{MEMBERS}, kế hoạch {PLAN}."


def test_another_text_takes_the_place_of_all(field: Field) -> None:
    field.show("Không có số liệu.")
    field.show(f"{PLAN}\nHai dòng.")

    assert field.seen() == "1.100 thành viên\nHai dòng."
    assert field.raw() == f"{PLAN}\nHai dòng."


def test_a_field_that_quotes_nothing_takes_brackets_as_they_are(app: ttk.App) -> None:
    plain = Prose(app, lambda text: None)
    plain.show(MEMBERS)

    assert plain.raw() == MEMBERS
