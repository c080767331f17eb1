"""Where a Word file comes from: which report of which book, as which draft; never what the book says.

Kept as custom properties, which survive Word and LibreOffice.
"""

from __future__ import annotations

from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct

from desktop.domain.errors import DocumentRefused
from desktop.reports.checking.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

PART = "docProps/custom.xml"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what all properties of one's own have
_FIRST = 2  # the first number that such a property may have
_PREFIX = "KTTT "


class Origin(Struct, frozen=True, kw_only=True):
    """The ids of book and report, the number of the draft (0: no draft), and how the document was composed.

    `text` is the SHA-256 of the main part as it was written, `lines` the fingerprints of its paragraphs.
    """

    book: str
    report: str
    draft: int = 0
    as_is: bool = False
    text: str = ""
    lines: tuple[str, ...] = ()


def text_of(document: bytes) -> str:
    """Return the fingerprint of a document's main part."""
    return sha256(document).hexdigest()


def document_hash(package: Package) -> str:
    """Return the fingerprint of the main part of a Word file; raises DocumentRefused."""
    return text_of(package.content(package.document))


def properties_part(origin: Origin | None) -> str:
    """Return docProps/custom.xml; without an origin, one that says nothing."""
    said = (
        {}
        if origin is None
        else {
            "book": origin.book,
            "report": origin.report,
            "draft": str(origin.draft),
            "as-is": "1" if origin.as_is else "0",
            "text": origin.text,
            "lines": " ".join(origin.lines),
        }
    )
    rows = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{_PREFIX}{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr>'
        "</property>"
        for number, (name, value) in enumerate(said.items(), _FIRST)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VALUES}">{rows}</Properties>'
    )


def read_origin(package: Package) -> Origin:
    """Return where a document comes from; raises DocumentRefused for one that this program did not write."""
    root = package.xml(PART)
    said = {} if root is None else _said(root)
    if not said.get("report"):
        raise DocumentRefused(package.path, "not-ours")
    draft = said.get("draft", "0")
    return Origin(
        book=said.get("book", ""),
        report=said["report"],
        draft=int(draft) if draft.isascii() and draft.isdigit() else 0,
        as_is=said.get("as-is") == "1",
        text=said.get("text", ""),
        lines=tuple(said.get("lines", "").split()),
    )


def _said(root: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in root.iterchildren(f"{{{_PROPERTIES}}}property"):
        name = row.get("name", "")
        if name.startswith(_PREFIX):
            found[name.removeprefix(_PREFIX)] = "".join(str(text) for text in row.itertext())
    return found
