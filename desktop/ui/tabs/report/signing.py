"""Trình ký: who signs, and the number and date that come after the signature."""

from __future__ import annotations

import tkinter as tk

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain.book import Book, Entity, FieldRef, Report
from desktop.domain.fields import fields_of
from desktop.ui import theme
from desktop.ui.tabs.base import Office, View
from desktop.ui.widgets.form import Choices, Form
from desktop.ui.widgets.page import card

SIGNING = ("signer", "copies", "number", "symbol", "issued")


class SigningView(View):
    """Who signs, and the number and date that come after the signature."""

    KEY = "signing"
    TITLE = wording.VIEW_SIGNING

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        frame = card(self, wording.CARD_SIGNING)
        frame.grid(row=0, column=0, sticky="new")
        self.signing_form = Form(
            frame,
            self.entries,
            fields_of(Report, *SIGNING),
            columns=3,
            offers={"signer": self._signers},
        )
        self.signing_form.pack(fill="x")
        buttons = ttk.Frame(frame)
        buttons.pack(fill="x", pady=(theme.px(self, theme.SPACE_S), 0))
        ttk.Button(
            buttons,
            text=wording.EXPORT_DRAFT,
            icon="file-earmark-word",
            bootstyle="primary",
            command=self.office.export_report,
        ).pack(side="left")

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return isinstance(entity, Report) and field in SIGNING

    def show(self, book: Book, report: Report | None) -> None:
        self.signing_form.show(report.id if report is not None else None)

    def settle(self) -> None:
        self.signing_form.settle()

    def go_to(self, ref: FieldRef) -> bool:
        return self.signing_form.go_to(ref.field)

    def focus_first(self) -> None:
        self.signing_form.go_to(SIGNING[0])

    def _signers(self, ref: FieldRef) -> Choices:
        signers = self.session.book.signers
        return [("", ""), *((row.id, f"{row.name} – {row.position}") for row in signers)]
