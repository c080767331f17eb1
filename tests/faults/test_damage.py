"""Changed data files are refused with a fault of ours, or say exactly what the original says."""

from __future__ import annotations

import pytest

from desktop.storage import codec
from tests.faults.damage import change_and_read


@pytest.mark.parametrize("rounds", [3000, pytest.param(100_000, marks=pytest.mark.faults)])
def test_no_changed_file_is_taken_for_a_book(rounds: int) -> None:
    outcome = change_and_read(rounds, seed=rounds)

    assert (outcome.raw, outcome.silent) == (0, 0)
    assert outcome.refused > outcome.changed * 0.9


def test_without_the_hash_changes_would_be_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    read = codec._parse

    def sealed_anew(data: bytes) -> object:
        document = read(data)
        if isinstance(document, dict):
            document["sha256"] = codec.digest(document)
        return document

    monkeypatch.setattr(codec, "_parse", sealed_anew)

    assert change_and_read(2000).silent > 0
