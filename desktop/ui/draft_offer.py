"""What an earlier run left unsaved: offered, looked at, taken or put away; never taken blindly."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.domain import comparison, edits
from desktop.domain.comparison import Difference
from desktop.wording import recovery

if TYPE_CHECKING:
    from desktop.session.drafts import Found
    from desktop.ui.main_window import MainWindow
    from desktop.ui.widgets.notice import Step


class DraftOffer:
    """The offer of a draft in the main window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def offer(self, found: Found | None) -> None:
        """Offer what an earlier run left; only texts that no rule understands go back to their fields unasked."""
        if found is None:
            return
        if (
            found.is_based
            and found.book == self.window.session.book
            and not any(self.window.entries.can_read(*typed) for typed in found.texts)
        ):
            self._take(found)
            return
        now, count = datetime.now().astimezone(), len(found.differences)
        steps: list[Step] = [(recovery.SEE_CHANGES, lambda: self._see(found)), (recovery.LATER, lambda: None)]
        if found.is_based:
            steps.insert(0, (recovery.RESTORE_CHANGES.format(count=count), lambda: self._take(found)))
            self.window.notice.tell(recovery.draft_found(found.saved_at, count, now), steps, kind="caution")
        else:
            self.window.notice.tell(recovery.other_draft_found(found.written_at, count, now), steps, kind="caution")

    def _take(self, found: Found) -> None:
        self.window.session.do(edits.restore, found.book)
        self.window.entries.commit_all(found.texts)
        self.window.session.drafts.take_over(found)

    def _see(self, found: Found) -> None:
        from desktop.ui.draft_dialog import DraftDialog

        now, count = datetime.now().astimezone(), len(found.differences)
        if found.is_based:
            sentence = recovery.draft_found(found.saved_at, count, now)
            steps = [
                (recovery.RESTORE_CHANGES.format(count=count), lambda: self._take(found)),
                (recovery.LATER, lambda: None),
            ]
            DraftDialog(self.window, sentence, steps).show(self.window.session.book, found.book, found.differences)
            return

        def take(difference: Difference) -> None:
            text = dict(found.texts).get(difference.ref)
            if text is not None:
                self.window.entries.commit(difference.ref, text)
            else:
                self.window.session.do(comparison.take, found.book, difference)
            left.remove(difference)
            dialog.show(self.window.session.book, found.book, left)

        left = list(found.differences)
        sentence = recovery.other_draft_found(found.written_at, count, now)
        put_away = (recovery.PUT_DRAFT_AWAY, lambda: self.window.session.drafts.put_away(found))
        dialog = DraftDialog(self.window, sentence, [(recovery.LATER, lambda: None), put_away], take)
        dialog.show(self.window.session.book, found.book, left)
