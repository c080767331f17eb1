"""What the program remembers; losing it does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.storage.preferences import Preferences, load_preferences, save_preferences

KNOWN = Preferences(recent=("/a/so.json", "/b/so.json"), data_folder="/a", geometry="1366x768+0+0")


def test_what_was_remembered_is_known_again(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "preferences.json"

    save_preferences(path, KNOWN)

    assert load_preferences(path) == KNOWN


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"null", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(content)

    assert load_preferences(path) == Preferences()


def test_without_a_file_nothing_is_remembered(tmp_path: Path) -> None:
    assert load_preferences(tmp_path / "preferences.json") == Preferences()


def test_one_wrong_entry_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text('{"recent": ["/a/so.json"], "geometry": 5, "of a later version": true}', "utf-8")

    assert load_preferences(path) == Preferences(recent=("/a/so.json",))


def test_a_place_that_refuses_costs_nobody_anything(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")

    save_preferences(tmp_path / "file" / "preferences.json", KNOWN)

    assert (tmp_path / "file").read_text("utf-8") == "no folder"


def test_the_last_file_comes_first_once_and_the_ninth_is_forgotten() -> None:
    preferences = Preferences()

    for number in (*range(9), 4):
        preferences = preferences.with_file(Path(f"so-{number}.json"))

    assert preferences.recent == tuple(f"so-{number}.json" for number in (4, 8, 7, 6, 5, 3, 2, 1))
    assert preferences.last_file == "so-4.json"
    assert Preferences().last_file == ""
