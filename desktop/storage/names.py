"""File names that every file system takes: Windows' rules, and plain ASCII for sticks."""

from __future__ import annotations

import re

from desktop.domain.vietnamese import without_marks

MAX_LENGTH = 120
"""Characters of a file name with its ending: deep folders stay below Windows' 260."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def without_accents(text: str) -> str:
    """Return Vietnamese text in ASCII letters; signs of other scripts are dropped."""
    return without_marks(text).encode("ascii", "ignore").decode()


def clean_name(stem: str, ending: str = "") -> str:
    """Return `stem` as a file name with `ending` ('.docx') that Windows takes; 'bao-cao' where nothing is left."""
    name = " ".join(_FORBIDDEN.sub("-", stem).split())
    name = name[: MAX_LENGTH - len(ending)].strip(" .")
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return f"{name or 'bao-cao'}{ending}"


def stick_name(unit: str, period: str, revision: int, sha256: str) -> str:
    """Return '<unit>_<period>_r000812_<8 hex>.json' for a copy on a stick: ASCII, no blanks, at most 64 characters."""
    return f"{_plain(unit, 16) or 'so'}_{_plain(period, 17) or '0'}_r{revision:06d}_{sha256[:8]}.json"


def _plain(text: str, longest: int) -> str:
    return _NOT_PLAIN.sub("-", without_accents(text)).strip("-")[:longest].strip("-")
