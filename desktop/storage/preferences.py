"""What the program remembers for a person on this machine: files, data folder, window. Losing it does no harm."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.errors import AppError
from desktop.domain.phrases import Phrase
from desktop.storage.atomic import write_atomically

log = logging.getLogger(__name__)

MOST_RECENT = 8


class Preferences(Struct, frozen=True, kw_only=True):
    """`recent` files, the last one first; `data_folder` as chosen, '' for the default; `geometry` as Tk writes it.

    `widths` of columns that were drawn, in logical units: table -> column -> width. `zoom` in percent;
    `phrases` of the person's own.
    `outside` is for each book, by its id, the day of its last copy outside this machine, or on which it was first open.
    """

    recent: tuple[str, ...] = ()
    data_folder: str = ""
    geometry: str = ""
    widths: dict[str, dict[str, int]] = {}
    zoom: int = 100
    phrases: tuple[Phrase, ...] = ()
    outside: dict[str, date] = {}

    @property
    def last_file(self) -> str:
        """The file that was open last, '' if none was."""
        return self.recent[0] if self.recent else ""

    def with_file(self, path: Path) -> Preferences:
        """Return these with `path` as the last file; the oldest beyond eight are forgotten."""
        rest = (file for file in self.recent if file != str(path))
        return replace(self, recent=(str(path), *rest)[:MOST_RECENT])


def load_preferences(path: Path) -> Preferences:
    """Return what was remembered. What is missing, damaged or of the wrong type is as in a new installation."""
    stored: Any = None
    with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        stored = msgspec.json.decode(path.read_bytes())
    found = Preferences()
    for name in Preferences.__struct_fields__ if isinstance(stored, dict) else ():
        with suppress(KeyError, msgspec.ValidationError):
            found = msgspec.convert({**msgspec.structs.asdict(found), name: stored[name]}, Preferences)
    return found


def save_preferences(path: Path, preferences: Preferences) -> None:
    """Remember; a failure is only logged, since nobody's work depends on it."""
    data = msgspec.json.format(msgspec.json.encode(preferences), indent=2) + b"\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data, replace=True)
    except (OSError, AppError) as error:
        log.warning("preferences not saved: %s", error)
