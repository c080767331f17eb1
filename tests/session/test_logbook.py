"""The log: useful to whoever helps, without anything about anybody."""

from __future__ import annotations

import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import FileDamaged, NotANumber, WriteRefused
from desktop.session import logbook

log = logging.getLogger("desktop.storage.atomic")
SECRETS = ("nguyen-van-a", "Tân An", "1.234,5", "0912345678")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where the log is written during the test."""
    folder = tmp_path / "log"
    logbook.start(folder)
    yield folder
    logbook.stop()


def written(folder: Path) -> str:
    return (folder / "app.log").read_text("utf-8")


def test_the_log_begins_with_the_versions(folder: Path) -> None:
    assert "Python 3." in written(folder)


def test_starting_twice_writes_every_line_once(folder: Path) -> None:
    logbook.start(folder)

    log.warning("left behind: %s", Path("x.tmp"))

    assert written(folder).count("left behind") == 1


def test_neither_names_nor_places_nor_what_was_typed_reach_the_log(folder: Path) -> None:
    home = Path("/home/nguyen-van-a/Tân An/so 0912345678.json")
    log.warning("%s", FileDamaged(home, "not-a-figure 1.234,5"))
    log.warning("left behind: %s (%s)", home.name, PermissionError(13, "Tân An", str(home)))
    try:
        try:
            raise NotANumber("1.234,5")
        except NotANumber:
            raise ValueError("UBND phường Tân An") from None
    except ValueError as error:
        log.error("fault in a callback", exc_info=error)

    text = written(folder)

    assert [secret for secret in SECRETS if secret in text] == []
    assert "FileDamaged not-a-figure" in text
    assert "PermissionError 13" in text


def test_a_log_of_the_usual_kind_would_tell_them(tmp_path: Path) -> None:
    record = logging.makeLogRecord({"msg": "%s", "args": (FileDamaged(Path("/home/nguyen-van-a/so.json")),)})

    assert "nguyen-van-a" in logging.Formatter().format(record)


def test_an_error_is_found_again_by_file_and_line(folder: Path) -> None:
    try:
        Path("/nowhere/at/all").read_bytes()
    except OSError as error:
        log.error("fault", exc_info=error)

    text = written(folder)

    assert "FileNotFoundError 2" in text
    assert "test_logbook.py:" in text


def test_the_log_never_takes_more_than_five_megabytes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(60_000):
        log.warning("a line that says the same again and again, so that the file grows as long as it is let grow")

    files = sorted(folder.iterdir())

    assert len(files) == 5
    assert sum(file.stat().st_size for file in files) <= 5_000_000


def test_a_folder_that_cannot_be_made_disturbs_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    logbook.start(tmp_path / "file" / "log")

    assert not any(isinstance(handler.formatter, logbook.Impersonal) for handler in logging.getLogger().handlers)


def test_the_log_is_packed_into_one_file_with_the_versions(folder: Path, tmp_path: Path) -> None:
    log.warning("something")

    packed = logbook.pack(folder, tmp_path / "nhat ky.zip")

    with zipfile.ZipFile(packed) as archive:
        assert archive.namelist() == ["facts.txt", "app.log"]
        assert b"something" in archive.read("app.log")
        assert b"Python 3." in archive.read("facts.txt")


def test_a_pack_never_replaces_a_file(folder: Path, tmp_path: Path) -> None:
    first = logbook.pack(folder, tmp_path / "nhat ky.zip")

    assert logbook.pack(folder, tmp_path / "nhat ky.zip") == tmp_path / "nhat ky (2).zip"
    assert first.exists()


def test_a_pack_that_cannot_be_written_says_why(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise PermissionError(13, "provoked")

    monkeypatch.setattr(zipfile, "ZipFile", refuse)

    with pytest.raises(WriteRefused):
        logbook.pack(folder, tmp_path / "nhat ky.zip")
