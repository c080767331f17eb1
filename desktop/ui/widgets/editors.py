"""The editors of a form, one for each kind of field; what is typed goes through Entries into the book."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop.domain import edits, reading
from desktop.domain.book import FieldRef, Report
from desktop.domain.fields import Field, Kind
from desktop.ui import theme
from desktop.ui.entries import Entries, TypedInto
from desktop.ui.widgets.fault_line import FaultLine
from desktop.ui.widgets.icon_button import IconButton
from desktop.ui.widgets.prose import Prose
from desktop.ui.widgets.scroll_page import bring_into_view
from desktop.ui.widgets.tip import Tip, permit
from desktop.wording import phrases, reasons
from desktop.wording import quotes as words
from desktop.wording import tabs as tab_words

if TYPE_CHECKING:
    from desktop.session.library import Library

Choices = Sequence[tuple[str, str]]
"""What a choice offers: (value in the book, words on the screen)."""

REQUIRED_MARK = " *"
MONDAY = 0


class Editor(ttk.Frame, TypedInto):
    """One field on a form: `show(ref)` fills it, `settle()` hands on what is typed, `focus_set()` goes to it."""

    def __init__(self, parent: tk.Misc, entries: Entries, field: Field) -> None:
        super().__init__(parent)
        self.entries = entries
        self.field = field
        self.ref: FieldRef | None = None
        self._hint: ttk.Label | None = None
        self._locked_tip: Tip | None = None
        self._caption: ttk.Label | ttk.Checkbutton | None = None
        self.columnconfigure(0, weight=1)

    def show(self, ref: FieldRef | None) -> None:
        """Show the field at `ref`; with `None` the editor is empty and closed."""
        raise NotImplementedError

    def lock(self, why: str) -> None:
        """Let what stands there be seen and not changed, for the reason `why`, until it is unlocked by ''.

        Showing it anew unlocks it too. Only fields of one line and lists can be locked.
        """
        raise NotImplementedError

    def _say_why(self, widget: ttk.Entry | ttk.Combobox, why: str) -> None:
        """Let the tip of what is locked tell the reason."""
        if self._locked_tip is None and why:
            self._locked_tip = Tip(widget)
        if self._locked_tip is not None:
            self._locked_tip.why = why

    def settle(self) -> None:
        """Hand on what is typed."""

    def field_ref(self) -> FieldRef | None:
        return self.ref

    def _follow(self, widget: tk.Misc) -> None:
        """Bring the field into view whenever the keyboard focus comes to `widget`."""
        widget.bind("<FocusIn>", lambda event: bring_into_view(self), add="+")

    def wrap(self, width: int) -> None:
        """Break what stands below the field to lines of `width` pixels."""
        if self._hint is not None and width > 0:
            self._hint.configure(wraplength=width - theme.px(self, theme.SPACE_S))  # its style keeps an edge free

    def _add_hint(self, words: str, row: int) -> None:
        if words:
            self._hint = ttk.Label(self, text=words, style="Hint.TLabel", justify="left")
            self._hint.grid(row=row, column=0, columnspan=2, sticky="w")

    def _label(self) -> None:
        text = self.field.label + (REQUIRED_MARK if self.field.required else "")
        self._caption = ttk.Label(self, text=text, style="Field.TLabel")
        self._caption.grid(row=0, column=0, columnspan=2, sticky="w")

    def label_width(self) -> int:
        """How many pixels the field's name takes."""
        return self._caption.winfo_reqwidth() if self._caption is not None else 0


class LineEditor(Editor):
    """A text, figure, date or year on one line, with its reason and the possible readings below when not understood."""

    def __init__(self, parent: tk.Misc, entries: Entries, field: Field) -> None:
        super().__init__(parent, entries, field)
        self._given = ""
        self._calendar: IconButton | None = None
        self._label()
        align = "right" if field.kind is Kind.VALUE else "left"
        self.entry = ttk.Entry(self, justify=align, width=8)
        self.entry.grid(row=1, column=0, sticky="ew", pady=(theme.px(self, 3), 0))
        self._follow(self.entry)
        for sequence in ("<Return>", "<KP_Enter>", "<FocusOut>", "<<Settle>>"):
            self.entry.bind(sequence, lambda event: self.settle(), add="+")
        self.entry.bind("<FocusOut>", lambda event: self._deselect(), add="+")
        self.entry.bind("<Escape>", lambda event: self._give_up())
        if field.kind is Kind.DATE:
            self._add_calendar()
        self._unit = ttk.Label(self, text=field.unit, style="Hint.TLabel")
        if field.unit:
            self._unit.grid(row=1, column=1, sticky="w", padx=(theme.px(self, 6), 0))
        self._below = FaultLine(self, field.hint, self._choose)
        self._below.grid(row=2, column=0, columnspan=2, sticky="ew")

    def show(self, ref: FieldRef | None) -> None:
        text, fault = self.entries.shown(ref) if ref is not None else ("", None)
        moved = ref != self.ref
        self.ref = ref
        self.entry.configure(state="normal")  # a closed one takes no text
        typing = self.entry.get() != self._given and self.focus_displayof() is self.entry
        if moved or not typing:
            self._given = text
            if self.entry.get() != text:
                self.entry.delete(0, "end")
                self.entry.insert(0, text)
        self.entry.configure(style="Invalid.TEntry" if fault else "TEntry")
        self.entry.configure(state="normal" if ref is not None else "disabled")
        if self._calendar is not None:
            permit(self._calendar, reasons.NO_REPORT if ref is None else "")
        if ref is not None and self.field.unit:
            self._unit.configure(text=reading.unit_of(self.entries.session.book, ref))
        self._below.show(fault, (self.entries.echo(ref) if ref is not None else "") or self.field.hint)

    def lock(self, why: str) -> None:
        self.entry.configure(state="disabled" if why or self.ref is None else "normal")
        self._say_why(self.entry, why)
        if self._calendar is not None:
            permit(self._calendar, why)

    def settle(self) -> None:
        text = self.entry.get()
        if self.ref is not None and text != self._given:
            self._given = text
            self.entries.commit(self.ref, text)
            self.show(self.ref)

    def wrap(self, width: int) -> None:
        self._below.wrap(width - theme.px(self, theme.SPACE_S))

    def open_text(self) -> tuple[FieldRef, str] | None:
        text = self.entry.get()
        return (self.ref, text) if self.ref is not None and text != self._given else None

    def focus_set(self) -> None:
        """Put the keyboard focus into the entry and select what stands there."""
        self.entry.focus_set()
        self.entry.selection_range(0, "end")

    def _deselect(self) -> None:
        """Let nothing look selected once another field has the keyboard; a menu or another program leaves it so."""
        with suppress(KeyError):  # the list of a choice has no widget of Python's
            if self.winfo_toplevel().focus_lastfor() is not self.entry:
                self.entry.selection_clear()

    def _give_up(self) -> None:
        self.entry.delete(0, "end")
        self.entry.insert(0, self._given)

    def _choose(self, text: str) -> None:
        if self.ref is not None:
            self._given = text
            self.entries.commit(self.ref, text, sure=True)
            self.show(self.ref)

    def _add_calendar(self) -> None:
        button = IconButton(self, "calendar3", bootstyle="secondary-ghost", takefocus=False, command=self._pick)
        button.configure(padding=theme.px(self, 6))
        self._calendar = button
        Tip(button, reasons.PICK_DATE)
        button.grid(row=1, column=1, sticky="e", padx=(theme.px(self, 2), 0), pady=(theme.px(self, 3), 0))

    def _pick(self) -> None:
        if self.ref is None:
            return
        self.settle()
        current = self.entries.session.book.field(self.ref)
        start = current if isinstance(current, date) else date.today()
        picked = ttk.Querybox.get_date(parent=self.entry, first_weekday=MONDAY, start_date=start)
        if picked is not None and self.ref is not None:
            self.entries.put(self.ref, picked.date() if isinstance(picked, datetime) else picked)
            self.show(self.ref)
        self.entry.focus_set()


class ProseEditor(Editor):
    """Paragraphs. `suggest(ref)` gives the sentence that stands while nothing of one's own is typed."""

    def __init__(
        self,
        parent: tk.Misc,
        entries: Entries,
        field: Field,
        suggest: Callable[[FieldRef], str] | None = None,
        lines: int = 3,
    ) -> None:
        super().__init__(parent, entries, field)
        self._suggest = suggest
        self._label()
        self._buttons: tuple[ttk.Button, ...] = ()
        quotes = field.kind is Kind.PROSE
        if quotes:
            buttons = ttk.Frame(self)
            buttons.grid(row=0, column=1, sticky="e")
            self.phrase_button = ttk.Button(buttons, text=phrases.PHRASES, style="Quiet.TButton")
            self.phrase_button.configure(takefocus=False, command=self._ask_for_phrase)
            self.phrase_button.pack(side="left")
            Tip(self.phrase_button, f"{phrases.TITLE} ({phrases.KEY})", reasons.NO_REPORT)
            self.insert_button = ttk.Button(buttons, text=words.INSERT, style="Quiet.TButton", command=self.quote)
            self.insert_button.configure(takefocus=False)
            self.insert_button.pack(side="left")
            self._buttons = (self.phrase_button, self.insert_button)
            Tip(self.insert_button, f"{words.TITLE} ({words.INSERT_KEY})", reasons.NO_REPORT)
        self.prose = Prose(self, self._commit, lines=lines, say=self._say if quotes else None, on_move=self._move)
        self.prose.grid(row=1, column=0, columnspan=2, sticky="nsew", pady=(theme.px(self, 3), 0))
        self.rowconfigure(1, weight=1)
        self._follow(self.prose.text)
        self._add_hint(field.hint or (tab_words.SUGGESTED if suggest else ""), 2)

    def show(self, ref: FieldRef | None) -> None:
        if ref != self.ref:
            self.prose.settle()
        self.ref = ref
        for button in self._buttons:
            button.configure(state="normal" if ref is not None else "disabled")
        self.prose.text.configure(state="normal")
        if ref is None:
            self.prose.show("")
            self.prose.text.configure(state="disabled")
            return
        self.prose.show(self.entries.shown(ref)[0] or self._suggested(ref))
        self.prose.refresh()

    def settle(self) -> None:
        self.prose.settle()

    def open_text(self) -> tuple[FieldRef, str] | None:
        text = self.prose.open_text()
        return (self.ref, text) if self.ref is not None and text is not None else None

    def focus_set(self) -> None:
        """Put the keyboard focus into the text."""
        self.prose.focus_set()

    def quote(self) -> None:
        """Let a figure of the report, or a sentence made of figures, be chosen and put where the cursor is."""
        report = self._report()
        if self.prose.chips is None or report is None:
            return
        from desktop.ui.quote_dialog import QuoteDialog

        QuoteDialog(self, self.entries.session.book, report, self.prose.insert).wait_window()
        self.prose.focus_set()

    def puts(self) -> tuple[str, ...]:
        return ("quote", "phrase") if self.prose.chips is not None and self.ref is not None else ()

    def use_phrase(self, library: Library) -> None:
        """Let a phrase of the library be chosen and put where the cursor is, its first gap selected."""
        if not self.puts():
            return
        from desktop.domain.quoting import replaced
        from desktop.ui.phrase_dialog import PhraseDialog

        chosen = replaced(self.prose.chosen(), phrases.FIGURE)
        PhraseDialog(self, library, self.field.name, chosen, self.prose.insert_phrase).wait_window()
        self.prose.focus_set()

    def _ask_for_phrase(self) -> None:
        """The window has the library: it asks for the field that has the keyboard."""
        self.prose.focus_set()
        self.event_generate("<<UsePhrase>>")

    def _move(self, text: str) -> None:
        if self.ref is not None:
            self.entries.session.do(edits.move_paragraphs, self.ref, text)

    def _report(self) -> Report | None:
        return self.entries.session.book.report_of(self.ref.entity) if self.ref is not None else None

    def _say(self, ref: FieldRef) -> tuple[str, bool]:
        from desktop.domain import quoting

        book, report = self.entries.session.book, self._report()
        return quoting.words(book, report, ref), quoting.resolve(book, report, ref) is not None

    def _suggested(self, ref: FieldRef) -> str:
        return self._suggest(ref) if self._suggest else ""

    def _commit(self, text: str) -> None:
        if self.ref is not None:
            self.entries.commit(self.ref, "" if text == self._suggested(self.ref) else text)


class ChoiceEditor(Editor):
    """A list to choose from. `offer(ref)` gives the choices where they are not fixed."""

    def __init__(
        self,
        parent: tk.Misc,
        entries: Entries,
        field: Field,
        offer: Callable[[FieldRef], Choices] | None = None,
    ) -> None:
        super().__init__(parent, entries, field)
        answers = {Kind.ANSWER: ("", reading.YES, reading.NO), Kind.EITHER: (reading.NO, reading.YES)}
        fixed = answers.get(field.kind, field.choices)
        self._offer = offer or (lambda ref: [(choice, choice) for choice in fixed])
        self._choices: Choices = ()
        self._label()
        self.box = ttk.Combobox(self, state="readonly", width=8)
        self.box.grid(row=1, column=0, columnspan=2, sticky="ew", pady=(theme.px(self, 3), 0))
        self._follow(self.box)
        self.box.bind("<<ComboboxSelected>>", self._on_choice)
        self._add_hint(field.hint, 2)

    def show(self, ref: FieldRef | None) -> None:
        self.ref = ref
        self.box.configure(state="readonly" if ref is not None else "disabled")
        if ref is None:
            self.box.set("")
            return
        self._choices = self._offer(ref)
        self.box.configure(values=[words for _, words in self._choices])
        text = self.entries.shown(ref)[0]
        self.box.set(dict(self._choices).get(text, text))

    def lock(self, why: str) -> None:
        self.box.configure(state="disabled" if why or self.ref is None else "readonly")
        self._say_why(self.box, why)

    def focus_set(self) -> None:
        """Put the keyboard focus into the list."""
        self.box.focus_set()

    def _on_choice(self, event: object) -> None:
        position = self.box.current()
        if self.ref is not None and 0 <= position < len(self._choices):
            self.entries.commit(self.ref, self._choices[position][0])
        self.box.selection_clear()


class TickEditor(Editor):
    """A tick with its words behind it."""

    def __init__(self, parent: tk.Misc, entries: Entries, field: Field) -> None:
        super().__init__(parent, entries, field)
        self._on = tk.BooleanVar(self)
        self.box = ttk.Checkbutton(self, text=field.label, variable=self._on, command=self._on_tick)
        self._caption = self.box
        Tip(self.box, why=reasons.NO_REPORT)
        self.box.grid(row=0, column=0, sticky="w")
        self._follow(self.box)
        self._add_hint(field.hint, 1)

    def show(self, ref: FieldRef | None) -> None:
        self.ref = ref
        self.box.configure(state="normal" if ref is not None else "disabled")
        self._on.set(ref is not None and bool(self.entries.session.book.field(ref)))

    def focus_set(self) -> None:
        """Put the keyboard focus on the tick."""
        self.box.focus_set()

    def _on_tick(self) -> None:
        if self.ref is not None:
            self.entries.put(self.ref, self._on.get())
