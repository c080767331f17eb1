"""Vietnamese arrives as it is typed, whatever code page and keyboard the machine has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tcl
import wine
from wine import ENGLISH, VIETNAMESE

pytestmark = [pytest.mark.windows, pytest.mark.usefixtures("windows")]

PROBE = Path(__file__).with_name("typing_probe.py")
TYPED = "xã hội, ý kiến, hòa bình, õ ì à â é ê ô ù Ã Ý Õ ậ ợ đ ư"
BECOMES = str.maketrans("ãõýìòÃÕÝ", "ăơư\u0301\u0323ĂƠƯ")
SPOILT = TYPED.translate(BECOMES)


def arrived(code_page: int, library: dict[str, str] | None = None) -> dict[str, str]:
    """Return what arrives in each widget with the English and the Vietnamese keyboard."""
    probe = wine.python(wine.windows_path(PROBE), TYPED, code_page=code_page, variables=library)
    said = json.loads(probe.stdout.splitlines()[-1])
    assert said["code_page"] == code_page
    return dict(said["arrived"])


@pytest.mark.parametrize("code_page", [ENGLISH, VIETNAMESE])
def test_every_letter_arrives_as_it_is_typed(code_page: int) -> None:
    assert arrived(code_page) == {"entry en": TYPED, "text en": TYPED, "entry vi": TYPED, "text vi": TYPED}


@pytest.mark.parametrize(
    ("code_page", "with_english_keyboard"), [(ENGLISH, TYPED), (VIETNAMESE, SPOILT)], ids=["1252", "1258"]
)
def test_with_the_whole_tcl_library_letters_become_others(code_page: int, with_english_keyboard: str) -> None:
    whole = wine.PYTHON.parent / "tcl"
    library = {"TCL_LIBRARY": wine.windows_path(whole / "tcl8.6"), "TK_LIBRARY": wine.windows_path(whole / "tk8.6")}

    found = arrived(code_page, library)

    assert found == {
        "entry en": with_english_keyboard,
        "text en": with_english_keyboard,
        "entry vi": SPOILT,
        "text vi": SPOILT,
    }


def test_a_run_from_the_checkout_lacks_nothing_but_the_table(tmp_path: Path) -> None:
    whole = wine.PYTHON.parent / "tcl"

    variables = tcl.library_for_typing(whole, tmp_path / "tcl")

    taken = {file.relative_to(tmp_path / "tcl") for file in (tmp_path / "tcl").rglob("*")}
    there = {file.relative_to(whole) for file in whole.rglob("*")}
    assert {path.as_posix() for path in there - taken} == {f"tcl8.6/{tcl.TABLE}"}
    assert [Path(path) for path in variables.values()] == [tmp_path / "tcl" / "tcl8.6", tmp_path / "tcl" / "tk8.6"]
