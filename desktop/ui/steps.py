"""Steps taken back and made again in the main window, and what is told of the last one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop import wording
from desktop.domain.book import Book, FieldRef

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow
    from desktop.ui.widgets.notice import Step


class Steps:
    """The main window's room for 'Hoàn tác' and 'Làm lại'."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._told_of: tuple[str, Book | None] = "", None

    def tell(self, sentence: str, ways: Sequence[Step] = ()) -> None:
        """Say above the page what the last step did; undoing it takes that away."""
        self.window.notice.tell(sentence, ways)
        self._told_of = sentence, self.window.session.book

    def undo(self) -> None:
        """Take the last change back: a text that was refused, if that was typed last, else the last step."""
        self.window.settle()
        session, before, name = self.window.session, self.window.session.book, self.undo_name
        refused = self.window.entries.take_back()
        if refused is None:
            sentence, book = self._told_of
            if self.window.notice.text == sentence and before is book:
                self.window.notice.hide()
            session.undo()
        self._show(wording.UNDONE, name, before, refused)

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self.window.settle()
        session = self.window.session
        before, name = session.book, session.redo_name
        session.redo()
        self._show(wording.REDONE, name, before)

    @property
    def undo_name(self) -> str:
        """What `undo` takes back, in words; '' if nothing."""
        session, refused = self.window.session, self.window.entries.refused_last
        if refused is None or refused.stepped:
            return session.undo_name
        ref = next(iter(refused.after))
        label = wording.field_label(session.book.entity(ref.entity), ref.field)
        return wording.EDITS["set_field"].format(label=label)

    def _show(self, words: str, name: str, before: Book, ref: FieldRef | None = None) -> None:
        """Say what was taken back or done again since `before`, and go where it was; pages show it themselves."""
        if not name:
            return
        window = self.window
        if not window.preview.covers:
            from desktop.domain.comparison import compare
            from desktop.domain.fields import is_on_form

            after = window.session.book
            places = [ref] if ref is not None else [found.ref for found in compare(before, after)]
            here = (place for place in places if window.entries.has(place))
            place = next((place for place in here if is_on_form(after.entity(place.entity), place.field)), None)
            if place is not None and place != window.focused_field():
                window.go_to(place)
        window.status_line.say(words.format(name=name))
