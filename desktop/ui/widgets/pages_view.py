"""Pages of a document as pictures, one below the other, to be scrolled, enlarged and pointed at."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop.ui import theme

if TYPE_CHECKING:
    from desktop.session.preview import Picture, Place

POINTS_PER_INCH, UNITS_PER_INCH = 72, 96
STEPS = (50, 75, 100, 125, 150, 200)
"""How large pages can be, in percent of paper."""
NARROWEST = 30
KEPT_BESIDE = 2
"""How many pages before and behind those that are seen keep their pictures."""
LINES_A_STEP = 3


class PagesView(ttk.Frame):
    """A canvas of pages with its scroll bars. Sizes are in pt, scales in pixels a pt.

    `on_want(page)` is called for pages that are seen and lack a picture, `on_pick(page, x, y)` at a double click, in pt
    from the page's corner, `on_move()` when another page is in front or the size has changed.
    """

    def __init__(
        self,
        parent: tk.Misc,
        *,
        on_want: Callable[[int], None],
        on_pick: Callable[[int, float, float], None],
        on_move: Callable[[], None],
    ) -> None:
        super().__init__(parent, style="Page.TFrame")
        self.sizes: tuple[tuple[float, float], ...] = ()
        self.percent: int | None = None
        self._on_want, self._on_pick, self._on_move = on_want, on_pick, on_move
        self._pictures: dict[int, tuple[tk.PhotoImage, float]] = {}
        self._stale: set[int] = set()
        self._asked: set[tuple[int, float]] = set()
        self._marked: tuple[Place, ...] = ()
        self._tops: list[float] = []
        self._told: tuple[int, float] | None = None
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.canvas = tk.Canvas(self, background=theme.PAGES, highlightthickness=0, takefocus=True, cursor="hand2")
        self.canvas.grid(row=0, column=0, sticky="nsew")
        down = ttk.Scrollbar(self, orient="vertical", command=self._scroll)
        down.grid(row=0, column=1, sticky="ns")
        self._across = ttk.Scrollbar(self, orient="horizontal", command=self.canvas.xview)
        self.canvas.configure(yscrollcommand=down.set, xscrollcommand=self._across.set)
        self._bind()

    def destroy(self) -> None:
        """Take the pages away, and their pictures with them: Tk must not be asked to do that by another thread."""
        self._pictures.clear()
        super().destroy()

    def _bind(self) -> None:
        canvas = self.canvas
        canvas.bind("<Configure>", lambda event: self._lay_out())
        canvas.bind("<Button-1>", lambda event: canvas.focus_set())
        canvas.bind("<Double-1>", self._pick)
        keys: dict[str, Callable[[], object]] = {
            "<Next>": lambda: self._scroll("scroll", 1, "pages"),
            "<Prior>": lambda: self._scroll("scroll", -1, "pages"),
            "<space>": lambda: self._scroll("scroll", 1, "pages"),
            "<Down>": lambda: self._scroll("scroll", LINES_A_STEP, "units"),
            "<Up>": lambda: self._scroll("scroll", -LINES_A_STEP, "units"),
            "<Home>": lambda: self.go_to(0),
            "<End>": lambda: self.go_to(len(self.sizes) - 1),
            "<Control-Next>": lambda: self.step(1),
            "<Control-Prior>": lambda: self.step(-1),
            "<Control-plus>": lambda: self.enlarge(1),
            "<Control-equal>": lambda: self.enlarge(1),
            "<Control-KP_Add>": lambda: self.enlarge(1),
            "<Control-minus>": lambda: self.enlarge(-1),
            "<Control-KP_Subtract>": lambda: self.enlarge(-1),
            "<Control-Key-0>": self.fit,
        }
        for sequence, run in keys.items():
            canvas.bind(sequence, _breaking(run))
        if self.tk.call("tk", "windowingsystem") == "x11":
            for button, by in ((4, -LINES_A_STEP), (5, LINES_A_STEP)):
                canvas.bind(f"<Button-{button}>", _breaking(partial(self._scroll, "scroll", by, "units")))
                canvas.bind(f"<Control-Button-{button}>", _breaking(partial(self.enlarge, -by)))
        else:
            canvas.bind("<MouseWheel>", self._wheel)
            canvas.bind("<Control-MouseWheel>", self._wheel)

    # -- what is seen

    def scale(self, page: int) -> float:
        """Return a page's pixels a pt: as `percent` says, or so that the page is as wide as the canvas."""
        whole = theme.px(self, UNITS_PER_INCH) / POINTS_PER_INCH
        if self.percent is not None:
            return whole * self.percent / 100
        if page >= len(self.sizes):
            return whole
        fitting = (self.canvas.winfo_width() - 2 * self._gap) / self.sizes[page][0]
        return min(max(fitting, whole * NARROWEST / 100), whole * STEPS[-1] / 100)

    @property
    def shown_percent(self) -> int:
        """How large the page in front is, in percent of paper."""
        return round(self.scale(self.page) * POINTS_PER_INCH / theme.px(self, UNITS_PER_INCH) * 100)

    @property
    def page(self) -> int:
        """The page in front, counted from 0: the one a third below the upper edge."""
        line = self.canvas.canvasy(self.canvas.winfo_height() / 3)
        return max((number for number, top in enumerate(self._tops) if top <= line), default=0)

    @property
    def marked(self) -> tuple[Place, ...]:
        """The places that have a frame around them."""
        return self._marked

    def show(self, sizes: Sequence[tuple[float, float]], picture: Picture) -> None:
        """Show another state of the document; pages keep their old pictures until new ones are put."""
        moved = tuple(sizes) != self.sizes
        self.sizes = tuple(sizes)
        self._asked.clear()
        for number in [number for number in self._pictures if number >= len(self.sizes)]:
            del self._pictures[number]
        self._stale = set(self._pictures)
        self._marked = ()
        if moved:
            self._told = None
            self._lay_out()
        self.put(picture)
        self._want()

    def put(self, picture: Picture) -> None:
        """Show the picture of a page, unless pages have another size by now."""
        self._asked.discard((picture.page, picture.scale))
        if picture.page >= len(self.sizes) or picture.scale != self.scale(picture.page):
            return
        image = tk.PhotoImage(master=self, data=picture.data, format="ppm")
        self._pictures[picture.page] = (image, picture.scale)
        self._stale.discard(picture.page)
        self.canvas.itemconfigure(f"picture-{picture.page}", image=image)

    def mark(self, places: Iterable[Place]) -> None:
        """Draw a frame around places and scroll to the first one."""
        self._marked = tuple(places)
        self._draw_marks()
        for place in self._marked[:1]:
            self.see(place.page, place.top, place.bottom)

    def see(self, page: int, top: float, bottom: float) -> None:
        """Scroll so that part of a page is seen, in pt from its upper edge."""
        if page >= len(self._tops):
            return
        upper, lower = (self._tops[page] + edge * self.scale(page) for edge in (top, bottom))
        first, room = self.canvas.canvasy(0), self.canvas.winfo_height()
        if upper < first or lower > first + room:
            self._scroll_to(upper - room / 3)

    def go_to(self, page: int) -> None:
        """Bring the beginning of a page to the upper edge."""
        if self._tops:
            self._scroll_to(self._tops[min(max(page, 0), len(self._tops) - 1)] - self._gap)

    def step(self, by: int) -> None:
        """Go so many pages on."""
        self.go_to(self.page + by)

    def enlarge(self, by: int) -> None:
        """Make pages one step larger, or smaller where `by` is negative."""
        now = self.shown_percent
        larger = [step for step in STEPS if step > now]
        smaller = [step for step in STEPS if step < now]
        self._set_percent((larger or STEPS[-1:])[0] if by > 0 else (smaller or list(STEPS[:1]))[-1])

    def fit(self) -> None:
        """Make pages as wide as there is room."""
        self._set_percent(None)

    def focus_set(self) -> None:
        """Take the keyboard."""
        self.canvas.focus_set()

    # -- drawing

    @property
    def _gap(self) -> int:
        return theme.px(self, theme.SPACE_M)

    def _set_percent(self, percent: int | None) -> None:
        if percent != self.percent:
            self.percent = percent
            self._lay_out()

    def _lay_out(self) -> None:
        """Draw the sheets for the present size, with what stood at the upper edge still there."""
        before = self._at(0, 0)
        canvas, gap = self.canvas, self._gap
        canvas.delete("all")
        scaled = [(size, self.scale(number)) for number, size in enumerate(self.sizes)]
        widest = max([canvas.winfo_width(), *(round(width * scale) + 2 * gap for (width, _), scale in scaled)])
        heights = [round(height * scale) + gap for (_, height), scale in scaled]
        self._tops = [float(gap + top) for top in accumulate(heights, initial=0)][: len(heights)]
        for number, (((width, height), scale), top) in enumerate(zip(scaled, self._tops, strict=True)):
            left = self._left(number, widest)
            right, bottom = left + round(width * scale), top + round(height * scale)
            canvas.create_rectangle(left - 1, top - 1, right, bottom, fill=theme.CARD, outline=theme.LINE)
            image, made_for = self._pictures.get(number, (None, 0.0))
            if made_for != scale:
                self._pictures.pop(number, None)
                image = None
            canvas.create_image(left, top, anchor="nw", image=image or "", tags=f"picture-{number}")
        canvas.configure(scrollregion=(0, 0, widest, gap + sum(heights)), yscrollincrement=theme.px(self, 16))
        if widest > canvas.winfo_width():
            self._across.grid(row=1, column=0, sticky="ew")
        else:
            self._across.grid_remove()
        if before is not None:
            page, _, y = before
            self._scroll_to(self._tops[min(page, len(self._tops) - 1)] + y * self.scale(page))
        self._draw_marks()
        self._moved()

    def _left(self, page: int, widest: float | None = None) -> int:
        room = widest or max(float(self.canvas.cget("scrollregion").split()[2]), self.canvas.winfo_width())
        return max(self._gap, round((room - self.sizes[page][0] * self.scale(page)) / 2))

    def _draw_marks(self) -> None:
        self.canvas.delete("mark")
        edge = theme.px(self, 2)
        for place in self._marked:
            if place.page < len(self._tops):
                left, top, scale = self._left(place.page), self._tops[place.page], self.scale(place.page)
                self.canvas.create_rectangle(
                    left + place.left * scale - edge,
                    top + place.top * scale,
                    left + place.right * scale + edge,
                    top + place.bottom * scale,
                    outline=theme.PRIMARY,
                    width=edge,
                    tags="mark",
                )

    def _at(self, x: float, y: float) -> tuple[int, float, float] | None:
        """Return which page is at a point of the window, and where on it in pt."""
        if not self._tops or len(self._tops) != len(self.sizes):
            return None
        across, down = self.canvas.canvasx(x), self.canvas.canvasy(y)
        page = max((number for number, top in enumerate(self._tops) if top <= down), default=0)
        return page, (across - self._left(page)) / self.scale(page), (down - self._tops[page]) / self.scale(page)

    # -- moving

    def _scroll(self, *how: object) -> None:
        self.canvas.yview(*how)
        self._moved()

    def _scroll_to(self, y: float) -> None:
        height = float(self.canvas.cget("scrollregion").split()[3])
        self._scroll("moveto", max(y, 0) / height if height else 0)

    def _wheel(self, event: tk.Event[tk.Misc]) -> str:
        by = -1 if event.delta > 0 else 1
        if int(event.state) & CONTROL:
            self.enlarge(-by)
        else:
            self._scroll("scroll", by * LINES_A_STEP, "units")
        return "break"

    def _pick(self, event: tk.Event[tk.Misc]) -> None:
        found = self._at(event.x, event.y)
        if found is not None:
            self._on_pick(*found)

    def _moved(self) -> None:
        now = (self.page, self.scale(self.page))
        if now != self._told:
            self._told = now
            self._on_move()
        self._want()

    def _want(self) -> None:
        """Ask for the pictures of the pages that are seen, and let go of those far away."""
        if not self._tops or not self.winfo_viewable():
            return
        upper, lower = self.canvas.canvasy(0), self.canvas.canvasy(self.canvas.winfo_height())
        seen = [
            number
            for number, (top, (_, height)) in enumerate(zip(self._tops, self.sizes, strict=True))
            if top < lower and top + height * self.scale(number) > upper
        ]
        for number in seen:
            scale = self.scale(number)
            fresh = number in self._pictures and number not in self._stale
            if not fresh and (number, scale) not in self._asked:
                self._asked.add((number, scale))
                self._on_want(number)
        near = range(min(seen, default=0) - KEPT_BESIDE, max(seen, default=0) + KEPT_BESIDE + 1)
        for number in [number for number in self._pictures if number not in near]:
            self.canvas.itemconfigure(f"picture-{number}", image="")
            del self._pictures[number]


CONTROL = 0x4


def _breaking(run: Callable[[], object]) -> Callable[[tk.Event[tk.Misc]], str]:
    def handle(event: tk.Event[tk.Misc]) -> str:
        run()
        return "break"

    return handle
