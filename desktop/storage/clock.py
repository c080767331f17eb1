"""The clock of this place."""

from __future__ import annotations

from datetime import datetime


def local_now() -> datetime:
    """Return the present moment with the offset of this place."""
    return datetime.now().astimezone()
