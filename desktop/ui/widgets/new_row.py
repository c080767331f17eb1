"""A row that is to be added to a table: made by the tab, put into its place by the table."""

from __future__ import annotations

from typing import NamedTuple

from desktop.domain.book import Entity


class NewRow(NamedTuple):
    """A row to be added: the id of its owner, the owner's collection, the row, the field to begin with."""

    owner: str
    collection: str
    row: Entity
    field: str
