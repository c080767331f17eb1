"""Pictures of a PDF's pages, as the screen takes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

_CHANNELS = 3


@dataclass(frozen=True, slots=True)
class Picture:
    """A page, counted from 0, at `scale` pixels a pt; `data` is a PPM file (P6)."""

    page: int
    scale: float
    width: int
    height: int
    data: bytes


class Printed:
    """The pages of a PDF; belongs to one thread. `sizes` are their widths and heights in pt."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        self.pdf = pdf
        self._document = pypdfium2.PdfDocument(pdf)
        self.sizes = tuple(self._document.get_page_size(page) for page in range(len(self._document)))

    def picture(self, page: int, scale: float) -> Picture:
        """Return the picture of a page; raises IndexError where there is none."""
        if not 0 <= page < len(self.sizes):
            raise IndexError(page)
        shown = self._document[page]
        bitmap = shown.render(scale=scale, rev_byteorder=True)
        made = Picture(page, scale, bitmap.width, bitmap.height, _as_ppm(bitmap))
        bitmap.close()
        shown.close()
        return made

    def close(self) -> None:
        """Let go of the document."""
        self._document.close()


def _as_ppm(bitmap: pypdfium2.PdfBitmap) -> bytes:
    assert bitmap.n_channels == _CHANNELS
    line = bitmap.width * _CHANNELS
    whole = memoryview(bitmap.buffer).cast("B")
    rows = [whole[top : top + line] for top in range(0, bitmap.height * bitmap.stride, bitmap.stride)]
    return b"".join((b"P6\n%d %d\n255\n" % (bitmap.width, bitmap.height), *rows))
