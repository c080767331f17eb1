"""From content to a PDF, and where on its pages each field stands."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from copy import copy
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.reports.pages.content import Content
from desktop.reports.pages.places import Place, places_of

if TYPE_CHECKING:
    import typst

TEMPLATE = "pages.typ"
FONTS = "fonts"
TIMES = ("times.ttf", "Times.ttf", "Times_New_Roman.ttf", "Times New Roman.ttf")
"""What the decree's own font is called on the disks of different systems."""
_MARKS = "query(<run>).map(mark => (..mark.value, ..mark.location().position().values()))"


class Press:
    """Sets documents with the template and the fonts in `assets`; belongs to one thread.

    The first document takes longest; one that differs little from that before it takes a fraction of a first one.
    """

    def __init__(self, assets: Path) -> None:
        import typst

        # Not all fonts of the system: an old Liberation Serif among them lacks letters that Vietnamese has.
        folders = [assets / FONTS, *folders_of_times(font_folders())]
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        self._new_compiler = partial(typst.Compiler, assets / TEMPLATE, font_paths=fonts)
        self._compiler: typst.Compiler = self._new_compiler()

    def another(self) -> Press:
        """Return a press with the same fonts, for another document at the same time."""
        press = copy(self)
        press._compiler = self._new_compiler()
        return press

    def set(self, content: Content, *, tagged: bool = False) -> bytes:
        """Return the PDF of a document: the same bytes for the same content; raises RuntimeError if typst fails.

        `tagged` adds what screen readers need, and doubles the time.
        """
        try:
            pdf = self._compiler.compile(
                format="pdf",
                sys_inputs={"look": content.look, "data": content.data},
                timestamp=datetime.combine(content.day, datetime.min.time(), UTC),
                pdf_tags=tagged,
            )
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as fault:  # a panic of typst is no Exception, and would end the thread without a word
            raise RuntimeError(str(fault)) from fault
        assert isinstance(pdf, bytes)
        return pdf

    def places(self, content: Content) -> tuple[Place, ...]:
        """Return where the fields of `content`, a document of one section and the last one set, stand."""
        (part,) = content.parts
        return places_of(part.marks, msgspec.json.decode(self._compiler.eval(_MARKS)))


def font_folders() -> list[Path]:
    """Return where the system keeps fonts."""
    if sys.platform == "win32":
        homes = (os.environ.get("WINDIR", ""), os.path.join(os.environ.get("LOCALAPPDATA", ""), "Microsoft", "Windows"))
        return [Path(home) / "Fonts" for home in homes]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local" / "share" / "fonts"]


def folders_of_times(folders: Iterable[Path]) -> list[Path]:
    """Return the folders, among these and those below them, in which the decree's own font lies."""
    found = (file.parent for folder in folders for name in TIMES for file in folder.rglob(name))
    return list(dict.fromkeys(found))
