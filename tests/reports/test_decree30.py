"""The decree as records: what we chose is allowed."""

from __future__ import annotations

import pytest

from desktop.domain.book import Authority
from desktop.reports.decree30 import (
    AUTHORITIES,
    DEFAULT_PROFILE,
    FILED,
    LENGTHS,
    LETTERHEADS,
    LETTERINGS,
    NUMBER,
    PLACE_AND_DATE,
    PROFILES,
    SHORT_DATE,
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


@pytest.mark.parametrize(
    ("text", "lawful"),
    [
        ("Số: 207/BC-UBND", True),
        ("Số: 05/BC-UBND", True),
        ("Số:        /BC-UBND", True),
        ("Số: 12/BC-SNN&MT", True),
        ("Số: 5/BC-UBND", False),
        ("Số: 005/BC-UBND", False),
        ("Số: 207 /BC-UBND", False),
        ("Số: 207/UBND", False),
        ("Số: 207/BC - UBND", False),
        ("Số 207/BC-UBND", False),
    ],
)
def test_number_and_symbol_have_one_form(text: str, lawful: bool) -> None:
    assert bool(NUMBER.fullmatch(text)) is lawful


@pytest.mark.parametrize(
    ("text", "lawful"),
    [
        ("Tân An, ngày 05 tháng 3 năm 2026", True),
        ("Phường 3, ngày 31 tháng 12 năm 2026", True),
        ("Tân An, ngày 20 tháng 02 năm 2026", True),
        ("Tân An, ngày      tháng      năm 2026", True),
        ("Tân An, ngày      tháng 9 năm 2026", True),
        ("Tân An, ngày      tháng      năm", True),
        ("Tân An, ngày 5 tháng 3 năm 2026", False),
        ("Tân An, ngày 05 tháng 03 năm 2026", False),
        ("Tân An, ngày 20 tháng 2 năm 2026", False),
        ("Tân An, ngày 32 tháng 3 năm 2026", False),
        ("Tân An ngày 05 tháng 3 năm 2026", False),
    ],
)
def test_place_and_date_have_one_form(text: str, lawful: bool) -> None:
    assert bool(PLACE_AND_DATE.fullmatch(text)) is lawful


@pytest.mark.parametrize(
    ("text", "lawful"),
    [("05/3/2026", True), ("20/02/2026", True), ("5/3/2026", False), ("05/03/2026", False), ("20/2/2026", False)],
)
def test_days_below_10_and_months_1_and_2_take_a_zero(text: str, lawful: bool) -> None:
    assert bool(SHORT_DATE.fullmatch(text)) is lawful


@pytest.mark.parametrize(
    ("text", "lawful"),
    [
        ("- Lưu: VT, KTHTĐT (02).", True),
        ("- Lưu: VT, KT.", True),
        ("- Lưu: VT.", True),
        ("- Lưu: VT", False),
        ("- Lưu VT.", False),
        ("- Lưu: VT, KT(2).", False),
    ],
)
def test_the_file_copy_has_one_form(text: str, lawful: bool) -> None:
    assert bool(FILED.fullmatch(text)) is lawful


def test_a_committee_stands_alone_and_signs_as_a_body_and_an_agency_does_neither() -> None:
    committee, agency = LETTERHEADS["committee"], LETTERHEADS["agency"]

    assert (committee.above, agency.above) == ("", "{superior}")
    assert committee.authorities == AUTHORITIES
    assert set(agency.authorities) == set(Authority)
    assert not any(line.startswith("TM.") for lines in agency.authorities.values() for line in lines)
