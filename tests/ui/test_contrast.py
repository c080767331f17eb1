"""Colours that a person of 55 can read: contrasts by WCAG 2.2 (1.4.3 text 4.5:1, 1.4.11 borders and marks 3:1)."""

from __future__ import annotations

import pytest

from desktop.ui import theme

TEXTS = [
    ("INK", "CARD"),
    ("INK", "PAGE"),
    ("INK", "NOTICE"),
    ("INK", "DANGER_FILL"),
    ("INK", "CAUTION_FILL"),
    ("INK", "SELECTION"),
    ("INK", "SELECTION_UNFOCUSED"),
    ("INK", "COMPUTED"),
    ("INK", "ZEBRA"),
    ("HEADING_INK", "TABLE_HEAD"),
    ("HEADING_INK", "CARD"),
    ("HINT", "CARD"),
    ("HINT", "PAGE"),
    ("HINT", "ZEBRA"),
    ("OK", "CARD"),
    ("WARNING", "CARD"),
    ("WARNING", "SAMPLE_BAND"),
    ("DANGER", "CARD"),
    ("DANGER", "DANGER_FILL"),
    ("PRIMARY", "CARD"),
    ("RAIL_INK", "RAIL"),
    ("RAIL_INK", "RAIL_CURRENT"),
    ("RAIL_HINT", "RAIL"),
]
"""What is written in which colour on which ground."""

MARKS = [
    ("FIELD_BORDER", "CARD"),
    ("FIELD_BORDER", "PAGE"),
    ("PRIMARY", "CARD"),
    ("RAIL_MARK", "RAIL_CURRENT"),
    ("DISABLED", "CARD"),
]
"""Borders and marks that tell something."""


def contrast(one: str, other: str) -> float:
    """The ratio of the lighter to the darker of two colours '#rrggbb'."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_stands_out_from_its_ground(ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_borders_and_marks_stand_out_from_their_ground(mark: str, ground: str) -> None:
    assert contrast(getattr(theme, mark), getattr(theme, ground)) >= 3


def test_the_measure_knows_what_is_too_pale() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast(theme.LINE, theme.CARD) < 3
