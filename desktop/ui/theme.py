"""How the program looks: colours, spaces, fonts and styles, and the Vietnamese of the toolkit."""

from __future__ import annotations

import sys
import tkinter as tk
from collections.abc import Sequence
from tkinter import font as tkfont
from tkinter import ttk as plain
from typing import Any

import ttkbootstrap as ttk
from ttkbootstrap.localization import MessageCatalog
from ttkbootstrap.themes.builtin import CURATED_THEMES

from desktop.ui.toolkit_vi import TOOLKIT

# Colours. Contrast on white by WCAG 2: INK 15.2:1, HINT 6.0, OK/WARNING/DANGER 6.3-6.5, FIELD_BORDER 3.5.
PRIMARY = "#0b5394"
PRIMARY_DARK = "#073763"
INK = "#1a2733"
HEADING_INK = "#24394d"
HINT = "#51606e"
DISABLED = "#76828e"
PAGE = "#f3f6f9"
PAGES = "#d5dce3"
CARD = "#ffffff"
LINE = "#cfd8e1"
FIELD_BORDER = "#7b8a99"
OK = "#1b6e3c"
WARNING = "#8a5300"
DANGER = "#b3261e"
DANGER_FILL = "#fde8e6"
CAUTION_FILL = "#fdf6e3"
SAMPLE_BAND = "#fff1cc"
NOTICE = "#e6f4ea"

# The rail at the left edge.
RAIL = PRIMARY_DARK
RAIL_CURRENT = PRIMARY
RAIL_INK = "#ffffff"
RAIL_HINT = "#c9dcee"
RAIL_MARK = "#ffd54f"
RAIL_WIDTH = 212
RAIL_WIDTH_NARROW = 92
NARROW_BELOW = 1200
BESIDE_FROM = 1500
"""How wide the window must be for pages to be seen beside the form; below that they cover it."""

# Tables.
TABLE_HEAD = "#e8eef4"
ZEBRA = "#f6f9fc"
COMPUTED = "#eef2f6"
SELECTION = "#d6e6f7"
SELECTION_UNFOCUSED = "#e6edf4"
TABLE_LINE = "#dfe6ed"

# Spaces in logical units (a 1366x768 screen at 125 % has 1093 x 614 of them); use `px` for pixels.
SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 20
ROW_HEIGHT = 46
BASELINE_SIZE = (1093, 614)
FRAME = 32
"""Logical units that the system takes for a window's title."""

FAMILY = "Segoe UI" if sys.platform == "win32" else "Liberation Sans"
PAPER_FAMILY = "Times New Roman" if sys.platform == "win32" else "Liberation Serif"
BODY_FONTS = ("TkDefaultFont", "TkTextFont", "TkMenuFont", "TkTooltipFont", "TkCaptionFont")
FONTS: dict[str, tuple[int, str]] = {
    "H1": (17, "bold"),
    "H2": (12, "bold"),
    "Strong": (11, "bold"),
    "Hint": (10, "normal"),
}

# Our own styles.
FRAMES = {
    "Page.TFrame": PAGE,
    "Rail.TFrame": RAIL,
    "Line.TFrame": LINE,
    "Band.TFrame": SAMPLE_BAND,
    "Notice.TFrame": NOTICE,
    "Fault.TFrame": DANGER_FILL,
    "Caution.TFrame": CAUTION_FILL,
}
LABELS = {
    "H1.TLabel": (INK, PAGE, "H1"),
    "H2.TLabel": (INK, CARD, "H2"),
    "CardH1.TLabel": (INK, CARD, "H1"),
    "PageH2.TLabel": (INK, PAGE, "H2"),
    "PageBody.TLabel": (INK, PAGE, "TkDefaultFont"),
    "PageHint.TLabel": (HINT, PAGE, "Hint"),
    "PageError.TLabel": (DANGER, PAGE, "Hint"),
    "PageStrong.TLabel": (INK, PAGE, "Strong"),
    "BarHint.TLabel": (HINT, CARD, "Hint"),
    "Link.TLabel": (PRIMARY, CARD, "Hint"),
    "Notice.TLabel": (INK, NOTICE, "TkDefaultFont"),
    "Fault.TLabel": (INK, DANGER_FILL, "TkDefaultFont"),
    "Caution.TLabel": (INK, CAUTION_FILL, "TkDefaultFont"),
    "Field.TLabel": (HEADING_INK, CARD, "Strong"),
    "Hint.TLabel": (HINT, CARD, "Hint"),
    "Error.TLabel": (DANGER, CARD, "Hint"),
    "Ok.TLabel": (OK, CARD, "Hint"),
    "Warning.TLabel": (WARNING, CARD, "Hint"),
    "Band.TLabel": (WARNING, SAMPLE_BAND, "Strong"),
    "Rail.TLabel": (RAIL_INK, RAIL, "H2"),
    "RailHint.TLabel": (RAIL_HINT, RAIL, "Hint"),
}
"""The styles of labels: colour of the words, colour below them, font."""

FOCUSED_TABLE = "Focused.Table.TFrame"
"""The frame around a tree that has the keyboard."""
FOCUSED_SWITCH = "Focused.primary.Outline.Toolbutton"
"""The button of a switch that has the keyboard: ttk draws nothing around it."""

FIRST_BUTTONS = ("default", "primary", "primary-outline", "secondary-ghost")
"""The looks of buttons that are on the first page."""

FAMILY_OF_THEMES = "ward"
THEME_NAME = f"{FAMILY_OF_THEMES}-light"
WHOLE = 100
ZOOMS = (90, WHOLE, 110, 125, 150, 175, 200)
"""How large everything can be shown, in percent of the size that the system asks for."""
OWN_SCALING = "own_scaling"
"""A variable of Tcl: the `tk scaling` that the system asks for."""


def register_theme(family: str = FAMILY_OF_THEMES) -> None:
    """Make THEME_NAME known to ttkbootstrap; call it before `ttk.App(theme=THEME_NAME)`.

    Nobody here chooses one of the toolkit's own themes, so their colours need not be worked out at every start.
    """
    CURATED_THEMES.clear()
    ttk.Theme(
        name=family,
        primary=PRIMARY,
        success="#1e7b45",
        info="#0b7285",
        warning="#e0a100",
        danger=DANGER,
        neutral="#8796a5",
        light={"background": CARD, "foreground": INK},
    ).register()


def install_theme(app: tk.Misc) -> None:
    """Give the one root its fonts, styles and Vietnamese words, before it has any widget; idempotent."""
    _drop_idle_bindings(app)
    # Tk takes these two by name for every picture: while somebody has them, the server need not be asked each time.
    app.winfo_toplevel().configure(highlightcolor="black", highlightbackground="white")
    _install_bindings(app)
    _install_fonts()
    _install_styles(app)
    app.update_idletasks()  # tells every widget of the new styles: as yet there is none
    MessageCatalog.set_many("vi", *(word for pair in TOOLKIT.items() for word in pair))
    ttk.set_locale("vi")


def nearest_zoom(percent: int) -> int:
    """Return the one of ZOOMS that is meant by a number of percent that was remembered."""
    return min(ZOOMS, key=lambda zoom: abs(zoom - percent))


def set_zoom(app: tk.Misc, percent: int) -> None:
    """Show everything at one of ZOOMS from now on; call it while the root has no widgets.

    ttkbootstrap makes styles and their pictures once for a theme: every size has its own.
    """
    if not int(app.tk.call("info", "exists", OWN_SCALING)):
        app.tk.call("set", OWN_SCALING, app.tk.call("tk", "scaling"))
    app.tk.call("tk", "scaling", float(app.tk.call("set", OWN_SCALING)) * percent / WHOLE)
    for name in tkfont.names(app):  # Tk measures a font when it is told its size
        app.tk.call("font", "configure", name, "-size", app.tk.call("font", "configure", name, "-size"))
    family = FAMILY_OF_THEMES if percent == WHOLE else f"{FAMILY_OF_THEMES}{percent}"
    if f"{family}-light" not in ttk.Style().theme_names():
        register_theme(family)
    ttk.Style().theme_use(f"{family}-light")
    install_theme(app)


def _drop_idle_bindings(app: tk.Misc) -> None:
    """Take away what ttkbootstrap calls for every widget that is mapped or resized: nobody here uses it.

    These are an event `<<MapChild>>`, the arrow cursor of closed fields, a transparency that is none, and a watch over
    sizes given by its own `geometry`; together they are a fifth of the start.
    """
    app.unbind_all("<Map>")
    for sequence in ("<Visibility>", "<Map>", "<Configure>"):
        app.unbind(sequence)
    for name in ("TEntry", "TSpinbox", "TCombobox", "Text"):
        app.unbind_class(name, "<Configure>")


def _install_bindings(app: tk.Misc) -> None:
    """Give lists and buttons the keys and the wheel that a person expects.

    Turned over a closed list the wheel scrolls the page and chooses nothing; space presses a button, which
    ttkbootstrap takes away, and Enter opens a menu.
    """
    for sequence in ("<MouseWheel>", "<Button-4>", "<Button-5>"):
        app.unbind_class("TCombobox", sequence)
    app.tk.call("bind", "TButton", "<Key-space>", "%W invoke")
    for key in ("<Return>", "<KP_Enter>"):
        app.tk.call("bind", "TMenubutton", key, "ttk::menubutton::Popdown %W")


def least_size(root: tk.Misc) -> tuple[int, int]:
    """Width and height in pixels below which the window is not drawn: never more than three quarters of the screen."""
    width, height = (px(root, size) for size in BASELINE_SIZE)
    return min(width, root.winfo_screenwidth()) * 3 // 4, min(height, root.winfo_screenheight()) * 3 // 4


def on_screen(widget: tk.Misc, size: Sequence[int]) -> tuple[int, int]:
    """Return a width and a height in pixels, no larger than a window on the screen can be."""
    return min(size[0], widget.winfo_screenwidth()), min(size[1], widget.winfo_screenheight() - px(widget, FRAME))


def room_for(widget: tk.Misc, units: int, edge: int = 40) -> int:
    """Return how wide words may be in a dialog so many logical units wide, in pixels; no wider than the screen."""
    return min(px(widget, units), widget.winfo_screenwidth()) - px(widget, edge)


def px(widget: tk.Misc, units: int) -> int:
    """Physical pixels of so many logical units on the screen of `widget`."""
    return int(ttk.scale_size(widget, units))


def _install_fonts() -> None:
    ttk.Fonts.set_global_family(FAMILY)
    for name in BODY_FONTS:
        ttk.Fonts.configure(name, size=11)
    ttk.Fonts.configure("TkHeadingFont", size=10, weight="bold")
    if "H1" in tkfont.names():
        return
    for name, (size, weight) in FONTS.items():
        ttk.Fonts.create_alias(name, family=FAMILY, size=size, weight=weight)
    ttk.Fonts.create_alias("Paper", family=PAPER_FAMILY, size=13)
    ttk.Fonts.create_alias("PaperStrong", family=PAPER_FAMILY, size=13, weight="bold")


def _install_styles(app: tk.Misc) -> None:
    """Make the styles of ttkbootstrap that the first page needs, then ours over them, while there is no widget yet:
    every style that is made or changed later has Tk lay all widgets out anew.
    """
    style = ttk.Style()
    # Tk lays out the first tick before it has its style, and takes the colour that is empty there for an error.
    style.configure(".", focuscolor=PRIMARY)
    style.configure("TButton", padding=(px(app, 14), px(app, SPACE_S)))
    for name in FIRST_BUTTONS:
        ttk.Button(app, bootstyle=name).destroy()
    ttk.Entry(app, bootstyle="primary").destroy()  # the date field's style, built now lest it be built over ours
    for field in ("TEntry", "primary.TEntry", "TCombobox"):
        style.configure(field, padding=px(app, 7), bordercolor=FIELD_BORDER)
        style.map(field, fieldbackground=[("disabled", PAGE)], foreground=[("disabled", HINT)])
    style.configure("Highlight.TFrame", bordercolor=FIELD_BORDER)
    for name, background in FRAMES.items():
        _add(style, name, background=background)
    for name, border in (("Card.TFrame", LINE), ("Table.TFrame", LINE), (FOCUSED_TABLE, PRIMARY)):
        _add(style, name, background=CARD, borderwidth=1, relief="solid", bordercolor=border, lightcolor=CARD)
    _add(style, FOCUSED_SWITCH, font=(FAMILY, 11, "underline"))
    _add(style, "Invalid.TEntry", padding=px(app, 7), fieldbackground=DANGER_FILL, foreground=DANGER)
    style.map("Invalid.TEntry", bordercolor=[("!disabled", DANGER)], foreground=[("!disabled", DANGER)])
    _add(style, "Small.TButton", padding=(px(app, SPACE_S), px(app, SPACE_XS)), font="Hint")
    _add(style, "Quiet.TMenubutton", background=CARD, foreground=INK, borderwidth=1, relief="flat", arrowcolor=INK)
    _add(
        style,
        "Quiet.TMenubutton",
        padding=(px(app, 14), px(app, SPACE_S)),
        bordercolor=CARD,
        arrowsize=px(app, 5),
        arrowpadding=px(app, 4),
    )
    style.map("Quiet.TMenubutton", background=[("active", COMPUTED)])
    for name, (foreground, background, font) in LABELS.items():
        _add(style, name, foreground=foreground, background=background, font=font)
    _add(style, "Quiet.TButton", padding=(px(app, SPACE_S), 0), font="Hint", background=CARD, borderwidth=0)
    for name in ("TButton", "secondary.Ghost.TButton"):
        style.map(name, foreground=[("disabled", DISABLED)])


def _add(style: ttk.Style, name: str, **options: Any) -> None:
    """Add a style of our own. ttkbootstrap knows it, but does not write it anew whenever it makes one of its own."""
    if not style.style_exists_in_theme(name):
        style.configure(name)
    plain.Style.configure(style, name, **options)


def style_later(app: tk.Misc) -> None:
    """Make what only further pages show, once the first one is on the screen."""
    ttk.Radiobutton(app, bootstyle="primary-outline-toolbutton").destroy()
    ttk.Scrollbar(app, orient="vertical").destroy()


def style_ticks() -> None:
    """Give ticks on a page its ground: called where some are, since the window opens without any; idempotent."""
    style = ttk.Style()
    for name in ("Page.TRadiobutton", "Page.TCheckbutton"):
        _add(style, name, background=PAGE, foreground=INK)
        style.map(name, background=[("", PAGE)])


def style_trees(widget: tk.Misc) -> None:
    """Give trees their looks: called by the first one, since the window opens without any; idempotent."""
    style = ttk.Style()
    line = tkfont.nametofont("TkDefaultFont", widget).metrics("linespace")
    style.configure("Treeview", rowheight=max(px(widget, ROW_HEIGHT), 2 * line + px(widget, SPACE_S)), borderwidth=0)
    style.configure("Treeview", indent=px(widget, 20))
    style.configure("Treeview.Cell", padding=(px(widget, 10), 0))
    style.configure("Treeview.Heading", font="TkHeadingFont", background=TABLE_HEAD, foreground=HEADING_INK)
    style.configure("Treeview.Heading", padding=(px(widget, SPACE_M), px(widget, 7)), relief="flat")
    style.map("Treeview", foreground=[("selected", INK)])
    style.map("Treeview", background=[("selected", "!focus", SELECTION_UNFOCUSED), ("selected", "focus", SELECTION)])
