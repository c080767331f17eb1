"""Where things are: the assets in a checkout and in the frozen program, the folders of the user."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

HOME_VARIABLE = "BAOCAO_HOME"
"""Names a folder that stands for all folders of the user: for tests, and for a program carried on a stick."""

_PROGRAM = "BaoCaoKTTT"
_DATA_FOLDER = "Bao cao KTTT"


def asset(*names: str) -> Path:
    """Return the path of a file that comes with the program ('icons', 'app.png')."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    home = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return home.joinpath("assets", *names)


def preferences_file() -> Path:
    """Return where the program remembers files and window."""
    return _user_folder("config") / "preferences.json"


def log_folder() -> Path:
    """Return the folder of the log files."""
    return _user_folder("log")


def default_data_folder(second_drives: Iterable[Path] = ()) -> Path:
    """Return where books are to lie if nobody chooses: visible, and not lost when the system is installed anew.

    That is 'Bao cao KTTT' on the first of the `second_drives`, else in the documents, or, where these are
    synchronised with a cloud, in the user's own folder. The folder need not exist.
    """
    if override := os.environ.get(HOME_VARIABLE):
        return Path(override) / _DATA_FOLDER
    for drive in second_drives:
        return drive / _DATA_FOLDER
    import platformdirs

    documents = platformdirs.user_documents_path()
    if not documents.is_dir() or is_synchronised(documents):
        documents = Path.home()
    return documents / _DATA_FOLDER


def is_synchronised(folder: Path) -> bool:
    """Say whether OneDrive copies this folder away: files in it change and lock behind the program's back."""
    clouds = (os.environ.get(name) for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"))
    return any(cloud and folder.is_relative_to(cloud) for cloud in clouds)


def _user_folder(kind: str) -> Path:
    if override := os.environ.get(HOME_VARIABLE):
        return Path(override) / kind
    import platformdirs

    if kind == "log":
        return platformdirs.user_log_path(_PROGRAM, appauthor=False)
    return platformdirs.user_config_path(_PROGRAM, appauthor=False)
