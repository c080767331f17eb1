"""From content to a PDF, and where on its pages each field stands."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from desktop.reports.pages.content import Content
from desktop.reports.pages.places import Place, places_of

if TYPE_CHECKING:
    import typst

_T = TypeVar("_T")

TEMPLATE = "pages.typ"
FONTS = "fonts"
TIMES = ("times.ttf", "Times.ttf", "Times_New_Roman.ttf", "Times New Roman.ttf")
"""What the decree's own font is called on the disks of different systems."""
MOST_TAGGED_ROWS = 2_000
_MARKS = "query(<run>).map(mark => (..mark.value, ..mark.location().position().values()))"


class Press:
    """Sets documents with the template and the fonts in `assets`.

    The first document takes longest; one that differs little from one before it takes a fraction of a first one.
    """

    def __init__(self, assets: Path) -> None:
        import typst

        # Not all fonts of the system: an old Liberation Serif among them lacks letters that Vietnamese has.
        folders = [assets / FONTS, *folders_of_times(font_folders())]
        self._fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        self._template = (assets / TEMPLATE).read_bytes()

    def pdf(self, content: Content) -> bytes:
        """Return the PDF of a document that leaves the program; raises RuntimeError if typst fails.

        It holds what screen readers need, unless its tables are so long that this would be most of the file.
        """
        return self.set(content, tagged=content.rows <= MOST_TAGGED_ROWS)

    def set(self, content: Content, *, tagged: bool = False) -> bytes:
        """Return the pages of a document as a PDF: the same bytes for the same content; raises as `pdf`."""
        moment = datetime.combine(content.day, datetime.min.time(), UTC)
        compiler = self._compiler(content)
        pdf = _told(lambda: compiler.compile(format="pdf", timestamp=moment, pdf_tags=tagged))
        assert isinstance(pdf, bytes)
        return pdf

    def places(self, content: Content) -> tuple[Place, ...]:
        """Return where the fields of a document of one section stand, in reading order; raises RuntimeError."""
        (part,) = content.parts
        compiler = self._compiler(content)
        return places_of(part.marks, msgspec.json.decode(_told(lambda: compiler.eval(_MARKS))))

    def _compiler(self, content: Content) -> typst.Compiler:
        """Return what sets one document, from files that are nowhere but in memory.

        The data are files and no inputs: typst would set everything anew after a change of its inputs.
        """
        import typst

        files = {"main.typ": self._template, "look.json": content.look.encode(), "data.json": content.data}
        return typst.Compiler(files, font_paths=self._fonts)  # type: ignore[type-var]  # dicts are missing there


def _told(call: Callable[[], _T]) -> _T:
    """Call typst; its panics are no Exceptions, and would end the thread without a word."""
    try:
        return call()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:
        raise RuntimeError(str(fault)) from fault


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
