"""Parts as a zip archive: the same bytes for the same parts, on every machine and at every hour."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the parts as a zip archive that knows no clock and no system."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name)
            entry.create_system = entry.external_attr = 0
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return file.getvalue()
