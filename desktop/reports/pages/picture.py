"""Pictures of a PDF's pages, as the screen takes them."""

from __future__ import annotations

from contextlib import closing
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
    """The pages of a PDF; `sizes` are their widths and heights in pt. Pictures belong to one thread."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        with self._opened() as document:
            self.sizes = tuple(document.get_page_size(page) for page in range(len(document)))

    def picture(self, page: int, scale: float) -> Picture:
        """Return the picture of a page; raises IndexError where there is none."""
        if not 0 <= page < len(self.sizes):
            raise IndexError(page)
        with (
            self._opened() as document,
            closing(document[page]) as shown,
            closing(shown.render(scale=scale, rev_byteorder=True)) as bitmap,
        ):
            return Picture(page, scale, bitmap.width, bitmap.height, _as_ppm(bitmap))

    def _opened(self) -> closing[pypdfium2.PdfDocument]:
        import pypdfium2

        return closing(pypdfium2.PdfDocument(self.pdf))


def _as_ppm(bitmap: pypdfium2.PdfBitmap) -> bytes:
    assert bitmap.n_channels == _CHANNELS
    line = bitmap.width * _CHANNELS
    whole = memoryview(bitmap.buffer).cast("B")
    rows = [whole[top : top + line] for top in range(0, bitmap.height * bitmap.stride, bitmap.stride)]
    return b"".join((b"P6\n%d %d\n255\n" % (bitmap.width, bitmap.height), *rows))
