"""What every document of a profile has in common, for the template: the decree's records in pt."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from desktop.reports import decree30, styles, text_widths
from desktop.reports.blocks import Face
from desktop.reports.decree30 import LENGTHS, LETTERINGS
from desktop.reports.styles import CHARACTER_STYLES, STYLES, Style

SUBSTITUTE = "Liberation Serif"
"""As wide as the decree's font letter by letter, for systems that lack it."""

RULE = styles.RULE_EIGHTHS / 8

_Data = dict[str, Any]


@cache
def look_of(profile: str) -> str:
    """Return what all documents of a profile have in common, as JSON."""
    edges = (("top", "PG2.top"), ("bottom", "PG2.bottom"), ("left", "PG3"), ("right", "PG4"))
    made = {
        "fonts": [decree30.FONT, SUBSTITUTE],
        "language": decree30.LANGUAGE.partition("-")[0],
        "styles": {style.id: line_of(style, profile) for style in STYLES.values()},
        "faces": _faces(),
        "edges": {edge: LENGTHS[rule].points for edge, rule in edges},
        "head": {"style": "PageNumber", "distance": LENGTHS["PG9.distance"].points},
        "draft": {"style": "DraftLine", "top": LENGTHS["Draft.top"].points},
        "number": {"style": "DraftNumber", **_number()},
        "rule": RULE,
        "grid": styles.GRID_EIGHTHS / 8,
        "cell": LENGTHS["TB.margin"].points,
    }
    return json.dumps(made)


def _number() -> _Data:
    """Return where a paragraph's number stands: how far left of the text, how wide, how far below what is above."""
    left = LENGTHS["PG3"].points - LENGTHS["DraftNumber.left"].points
    return {"left": left, "width": LENGTHS["DraftNumber.width"].points, "top": LENGTHS["DraftNumber.top"].points}


@cache
def line_of(style: Style, profile: str) -> _Data:
    """Return how a line of a paragraph style is set, lengths in pt; `leading` is what is free below it."""
    lettering = LETTERINGS[style.lettering]
    size = decree30.size(profile, style.lettering)
    ascent = text_widths.ascent(size)
    return {
        "size": size,
        "bold": lettering.bold,
        "italic": lettering.italic,
        "align": style.align,
        "first": LENGTHS["B2.indent"].points if style.is_text else 0,
        "ascent": ascent,
        "descent": text_widths.line_height(size) - ascent,
        "leading": _leading(style, profile),
    }


def _leading(style: Style, profile: str) -> float:
    """Return what is free below each line of a paragraph, in pt."""
    size = decree30.size(profile, style.lettering)
    lines = LENGTHS["B2.lines"].chosen if style.is_text else 1
    return text_widths.line_height(size, lines) - text_widths.line_height(size)


def _faces() -> dict[str, _Data]:
    faces = {face.name: LETTERINGS[lettering] for face, lettering in CHARACTER_STYLES.items()}
    plain: _Data = {"bold": False, "italic": False, "fill": None}
    made = {name: {**plain, "bold": one.bold, "italic": one.italic} for name, one in faces.items()}
    return {Face.PLAIN.name: plain, **made, Face.GAP.name: {**plain, "fill": f"#{styles.GAP_COLOUR}"}}
