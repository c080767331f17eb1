"""The data that comes with the program."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from desktop import paths
from desktop.domain.errors import FileDamaged, FileMissing
from desktop.domain.values import WHOLE_UNITS
from desktop.storage.catalogue import read_catalogue, read_phrases, read_sample
from tests.builders import a_book


def test_the_catalogue_of_the_program_is_whole() -> None:
    catalogue = read_catalogue(paths.asset("catalogue.json"))

    codes = [indicator.code for indicator in catalogue.indicators]
    assert len(codes) == len(set(codes)) == 8
    assert catalogue.task_groups
    assert catalogue.policies
    assert catalogue.documents


def test_whole_heads_are_counted_with_a_leading_zero() -> None:
    indicators = read_catalogue(paths.asset("catalogue.json")).indicators

    assert {one.code for one in indicators if one.unit in WHOLE_UNITS} == {
        one.code for one in indicators if one.counted
    }


def test_a_catalogue_that_is_wrong_is_told_with_the_place(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.json"
    path.write_text('{"indicators": [{"code": 1}]}', "utf-8")

    with pytest.raises(FileDamaged, match=r"indicators\[0\]\.code"):
        read_catalogue(path)


def test_a_sample_is_marked_and_is_a_book_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "sample.json"
    path.write_bytes(msgspec.json.encode(a_book()))

    first, second = read_sample(path), read_sample(path)

    assert first.sample
    assert first.reports == a_book().reports
    assert len({first.id, second.id, "b-1"}) == 3


@pytest.mark.parametrize("content", [b"{", b'{"id": "b", "x": 1}', b'{"id": ""}'])
def test_a_sample_that_is_wrong_is_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sample.json"
    path.write_bytes(content)

    with pytest.raises(FileDamaged):
        read_sample(path)


def test_a_sample_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_sample(tmp_path / "sample.json")


@pytest.mark.parametrize("content", [b"[", b'[{"words": "lop"}]', b"\xff"])
def test_phrases_that_are_wrong_are_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "phrases.json"
    path.write_bytes(content)

    with pytest.raises(FileDamaged):
        read_phrases(path)
