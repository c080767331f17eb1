"""Where assets and the folders of the user are."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from desktop import paths


def test_assets_lie_beside_the_package() -> None:
    assert paths.asset("catalogue.json").is_file()


def test_the_frozen_program_has_its_own_assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.asset("icons", "app.png") == tmp_path / "assets" / "icons" / "app.png"


def test_books_lie_on_the_second_drive_where_there_is_one(tmp_path: Path) -> None:
    assert paths.default_data_folder([tmp_path / "D", tmp_path / "E"]) == tmp_path / "D" / "Bao cao KTTT"


def test_books_lie_in_the_documents_otherwise(user_home: Path) -> None:
    assert paths.default_data_folder() == platformdirs.user_documents_path() / "Bao cao KTTT"


def test_books_never_lie_in_a_folder_that_a_cloud_copies(user_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDrive", str(platformdirs.user_documents_path().parent))

    assert paths.default_data_folder() == Path.home() / "Bao cao KTTT"


def test_without_documents_books_lie_in_the_home_folder(user_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: user_home / "gone")

    assert paths.default_data_folder() == Path.home() / "Bao cao KTTT"


def test_one_variable_moves_all_folders_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))

    found = [paths.preferences_file(), paths.log_folder(), paths.default_data_folder([Path("D:/")])]

    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "config/preferences.json",
        "log",
        "Bao cao KTTT",
    ]


def test_preferences_and_log_lie_in_folders_of_this_person(user_home: Path) -> None:
    assert paths.preferences_file().is_relative_to(user_home)
    assert paths.log_folder().is_relative_to(user_home)
