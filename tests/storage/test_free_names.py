"""Files are written under the first name that is free, never over another."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.errors import FileExists
from desktop.storage.free_names import free_name, write_beside, write_free


def test_files_that_exist_are_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "bao cao.docx"

    written = [write_beside(path, data) for data in (b"1", b"2", b"3")]

    assert [file.name for file in written] == ["bao cao.docx", "bao cao (2).docx", "bao cao (3).docx"]
    assert [file.read_bytes() for file in written] == [b"1", b"2", b"3"]


def test_a_free_name_is_the_first_that_nothing_has(tmp_path: Path) -> None:
    for name in ("so.json", "so (3).json"):
        (tmp_path / name).touch()

    assert free_name(tmp_path / "so.json") == tmp_path / "so (2).json"


def test_a_name_that_is_taken_at_the_last_moment_gives_way_to_the_next(tmp_path: Path) -> None:
    tried: list[str] = []

    def write(path: Path) -> None:
        tried.append(path.name)
        if len(tried) < 3:
            raise FileExists(path)

    written = write_free(tmp_path / "so.json", write)

    assert tried == ["so.json", "so (2).json", "so (3).json"]
    assert written == tmp_path / "so (3).json"
