"""The book that commands are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import commands


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a sample book."""
    path = tmp_path / "so.json"
    assert commands.main(["new", str(path), "--sample"]) == 0
    return path
