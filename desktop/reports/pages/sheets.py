"""The pages of a document on the screen: of its sections only those that changed are set anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.reports.pages.content import Content
from desktop.reports.pages.picture import Picture, Printed
from desktop.reports.pages.places import Place
from desktop.reports.pages.press import Press


@dataclass
class _Sheet:
    """A section as it was set last; `places` are found when they are asked for."""

    content: Content
    printed: Printed
    places: tuple[Place, ...] | None = None


class Sheets:
    """Sets documents section by section; belongs to one thread. Pages count from 0, over all sections."""

    def __init__(self, assets: Path) -> None:
        self._press = Press(assets)
        self._sheets: list[_Sheet] = []

    def set(self, content: Content) -> None:
        """Set a document; sections that are as they were stay."""
        sections = content.alone()
        known = [*self._sheets, *(None for _ in sections)]
        self._sheets = [
            sheet if sheet is not None and sheet.content == section else self._set(section)
            for section, sheet in zip(sections, known, strict=False)
        ]

    def _set(self, section: Content) -> _Sheet:
        return _Sheet(section, Printed(self._press.set(section)))

    def pdf(self, content: Content) -> bytes:
        """Return a whole document as a PDF; the pages on the screen stay as they are."""
        return self._press.pdf(content)

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Widths and heights of the pages in pt."""
        return tuple(size for _, printed in self._printed() for size in printed.sizes)

    def picture(self, page: int, scale: float) -> Picture:
        """Return the picture of a page at `scale` pixels a pt; raises IndexError where there is none."""
        for first, printed in self._printed():
            if 0 <= page - first < len(printed.sizes):
                return replace(printed.picture(page - first, scale), page=page)
        raise IndexError(page)

    def places(self) -> tuple[Place, ...]:
        """Return where the fields stand, in reading order."""
        found: list[Place] = []
        for sheet, (first, _) in zip(self._sheets, self._printed(), strict=True):
            if sheet.places is None:
                sheet.places = self._press.places(sheet.content)
            found += (replace(place, page=first + place.page) for place in sheet.places)
        return tuple(found)

    def _printed(self) -> Iterator[tuple[int, Printed]]:
        """Yield the sections' pages with the number of the first one."""
        first = 0
        for sheet in self._sheets:
            yield first, sheet.printed
            first += len(sheet.printed.sizes)
