"""The findings in their groups, what was passed over in the last one."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator, Mapping

import ttkbootstrap as ttk

from desktop.domain.book import Book
from desktop.domain.checks import Examined, Finding, Severity
from desktop.ui import theme
from desktop.ui.widgets.scroll_page import NeededBar
from desktop.ui.widgets.wrapped_tree import WrappedTree
from desktop.wording import checking as words
from desktop.wording import tabs as tab_words

PASSED_OVER = "passed over"
CLOSED = (Severity.NOTE.name, PASSED_OVER)
"""The groups that are folded at first."""

ICONS = {
    Severity.MUST.name: ("exclamation-octagon-fill", theme.DANGER),
    Severity.SHOULD.name: ("exclamation-triangle-fill", theme.WARNING),
    Severity.NOTE.name: ("info-circle", theme.PRIMARY),
    PASSED_OVER: ("eye-slash", theme.HINT),
}

COLUMNS = (
    ("#0", tab_words.COLUMN_SEVERITY, 190, False),
    ("what", tab_words.COLUMN_FINDING, 300, True),
    ("where", tab_words.COLUMN_WHERE, 160, False),
    ("hint", tab_words.COLUMN_NEXT, 220, True),
)


class FindingList(ttk.Frame):
    """A bordered table; `tree` has the keyboard, a group's name or a finding's key being the row."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, style="Table.TFrame", padding=1)
        self._found: dict[str, Finding] = {}
        self._reasons: Mapping[str, str] = {}
        self.tree = WrappedTree(self, columns=[key for key, *_ in COLUMNS[1:]])
        for key, title, width, stretch in COLUMNS:
            self.tree.heading(key, text=title, anchor="w")
            self.tree.column(key, width=theme.px(self, width), stretch=stretch)
        self.tree.tag_configure("group", font="Strong", background=theme.TABLE_HEAD)
        self.tree.pack(side="left", fill="both", expand=True)
        NeededBar(self, self.tree)
        self._icons = {name: self.tree.icon(icon, colour) for name, (icon, colour) in ICONS.items()}

    def show(self, book: Book, examined: Examined, reasons: Mapping[str, str]) -> None:
        """List what was found; from a finding that is open no longer the choice goes on to the next one that is."""
        chosen, before = self.chosen_key(), [key for key in self._found if key not in self._reasons]
        groups = [(name, title, found) for name, title, found in _groups(examined) if found]
        self._reasons = reasons
        self._found = {finding.key: finding for _, _, found in groups for finding in found}
        self.tree.keep({*self._found, *(name for name, _, _ in groups)})
        for position, (name, title, found) in enumerate(groups):
            self._put_group(name, words.GROUP.format(title=title, count=len(found)), position)
            for below, finding in enumerate(found):
                self._put(book, name, finding, below)
        still = [key for key in self._found if key not in reasons]
        if chosen in before and chosen not in still and still:
            behind = before[before.index(chosen) + 1 :]
            following = next((key for key in behind if key in still), still[-1])
            if self.tree.item(self.tree.parent(following), "open"):
                self.tree.mark(following)

    def chosen_key(self) -> str:
        """Return the row that is chosen, '' for none."""
        chosen = self.tree.selection()
        return str(chosen[0]) if chosen else ""

    def chosen(self) -> Finding | None:
        """Return the finding that is chosen; None for a group or nothing."""
        return self._found.get(self.chosen_key())

    def is_passed_over(self, finding: Finding) -> bool:
        return finding.key in self._reasons

    def choose_first(self) -> None:
        """Choose the first finding where nothing is chosen."""
        if self._found and not self.tree.selection():
            self.tree.mark(next(iter(self._found)))

    def fold(self) -> None:
        """Open or close the chosen group."""
        row = self.chosen_key()
        if row and row not in self._found:
            self.tree.item(row, open=not self.tree.item(row, "open"))

    def _put_group(self, name: str, title: str, position: int) -> None:
        is_new = not self.tree.exists(name)
        self.tree.put(name, {"#0": title}, position=position, tags=("group",))
        if is_new:
            self.tree.item(name, open=name not in CLOSED, image=self._icons[name])

    def _put(self, book: Book, group: str, finding: Finding, position: int) -> None:
        hint = finding.hint
        if group == PASSED_OVER:
            reason = self._reasons.get(finding.key, "")
            hint = words.REASON_OF.format(reason=reason) if reason else words.NO_REASON
        texts = {
            "#0": words.LEVELS[finding.severity.name],
            "what": finding.sentence,
            "where": words.where(book, finding.ref),
            "hint": hint,
        }
        self.tree.put(finding.key, texts, parent=group, position=position)
        self.tree.item(finding.key, image=self._icons[group])


def _groups(examined: Examined) -> Iterator[tuple[str, str, tuple[Finding, ...]]]:
    """Yield the groups of the list: name, title, findings."""
    for severity in Severity:
        of_it = tuple(finding for finding in examined.open if finding.severity is severity)
        yield severity.name, severity.value, of_it
    yield PASSED_OVER, words.PASSED_OVER, examined.passed_over
