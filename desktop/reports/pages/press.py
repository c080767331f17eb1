"""From blocks to a PDF, and where on its pages each field stands."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.reports.pages.content import Content
from desktop.reports.pages.places import Place, places_of

if TYPE_CHECKING:
    import typst

TEMPLATE = "pages.typ"
FONTS = "fonts"
_MARKS = "query(<run>).map(mark => (..mark.value, ..mark.location().position().values()))"


class Press:
    """Sets documents with the template and the fonts in `assets`; belongs to one thread.

    The first document takes longest, since the fonts of the system are looked through; a document that differs little
    from the one before takes a fraction of a first one.
    """

    def __init__(self, assets: Path) -> None:
        import typst

        fonts = typst.Fonts(include_embedded_fonts=False, font_paths=[assets / FONTS])
        self._compiler: typst.Compiler = typst.Compiler(assets / TEMPLATE, font_paths=fonts)
        self._content: Content | None = None

    def set(self, content: Content, *, tagged: bool = False) -> bytes:
        """Return the PDF of a document: the same bytes for the same content.

        `tagged` adds what screen readers need, and doubles the time.
        """
        self._content = content
        year, month, day = content.data["day"]
        pdf = self._compiler.compile(
            format="pdf",
            sys_inputs={"data": json.dumps(content.data, ensure_ascii=False)},
            timestamp=datetime.combine(date(year, month, day), datetime.min.time(), UTC),
            pdf_tags=tagged,
        )
        assert isinstance(pdf, bytes)
        return pdf

    def places(self) -> tuple[Place, ...]:
        """Return where the fields of the document that was set last stand, in reading order."""
        if self._content is None:
            return ()
        return places_of(self._content, json.loads(self._compiler.eval(_MARKS)))
