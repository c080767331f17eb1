"""The decree as records: what we chose is allowed."""

from __future__ import annotations

import pytest

from desktop.domain.book import Authority
from desktop.reports.decree30 import (
    AUTHORITIES,
    DEFAULT_PROFILE,
    LENGTHS,
    LETTERINGS,
    PROFILES,
    Length,
    Lettering,
    size,
)
from desktop.reports.styles import STYLES


@pytest.mark.parametrize("length", LENGTHS.values(), ids=LENGTHS)
def test_every_length_that_we_chose_is_allowed(length: Length) -> None:
    assert length.allows(length.chosen)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("lettering", LETTERINGS.values(), ids=LETTERINGS)
def test_every_size_that_we_chose_is_allowed(profile: str, lettering: Lettering) -> None:
    assert not lettering.sizes or size(profile, lettering.id) in lettering.sizes


def test_a_length_outside_its_bounds_is_not_allowed() -> None:
    margin, indent = LENGTHS["PG3"], LENGTHS["B2.indent"]

    assert [margin.allows(length) for length in (29.9, 30, 35, 35.1)] == [False, True, True, False]
    assert [indent.allows(length) for length in (10, 11, 12.7)] == [True, False, True]


def test_sizes_of_the_head_grow_together() -> None:
    heads = [tuple(size(profile, part) for part in ("H1", "H2", "H8")) for profile in PROFILES]

    assert heads == [(13, 14, 14), (12, 13, 13)]
    assert DEFAULT_PROFILE in PROFILES


def test_lengths_are_given_in_twips() -> None:
    assert [LENGTHS[rule].twips for rule in ("PG1.width", "PG1.height", "PG2.top", "PG3")] == [11906, 16838, 1134, 1701]
    assert LENGTHS["B2.indent"].twips == 720
    assert LENGTHS["B2.gap"].points == 6


def test_every_authority_has_its_form_and_every_style_its_lettering() -> None:
    assert set(AUTHORITIES) == set(Authority)
    assert {style.lettering for style in STYLES.values()} <= set(LETTERINGS)
    assert len({style.lettering for style in STYLES.values()}) == len(STYLES)
