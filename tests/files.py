"""Files and folders as tests look at them, and data files as other versions of the program leave them."""

from __future__ import annotations

from pathlib import Path

from desktop.storage.migrations import SCHEMA

NEWER = SCHEMA + 1
"""The schema of a version that does not exist yet."""


def names(folder: Path) -> list[str]:
    """What lies in a folder, in the order of the letters."""
    return sorted(file.name for file in folder.iterdir())


def of_schema(document: str, schema: int | str = NEWER) -> str:
    """The text of a data file with another schema written in it."""
    ours = f'"schema": {SCHEMA}'
    assert document.count(ours) == 1
    return document.replace(ours, f'"schema": {schema}')
