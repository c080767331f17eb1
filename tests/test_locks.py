"""The lock files are complete, checked by hashes, and silent about where packages come from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN_LOCK = ROOT / "build_scripts" / "requirements.txt"
DEV_LOCK = ROOT / "build_scripts" / "requirements-dev.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def locked(lock: Path) -> dict[str, int]:
    """Return how many hashes stand under each package's name."""
    hashes: dict[str, int] = {}
    name = ""
    for line in lock.read_text("utf-8").splitlines():
        if pin := re.match(r"([a-z0-9-]+)==\S+", line):
            name = pin[1]
            hashes[name] = 0
        elif re.fullmatch(r" +--hash=sha256:[0-9a-f]{64}( \\)?", line):
            hashes[name] += 1
        else:
            assert line.startswith("#"), f"{lock.name}: {line}"
    return hashes


@pytest.mark.parametrize(
    ("lock", "declared"),
    [
        (RUN_LOCK, PROJECT["project"]["dependencies"]),
        (DEV_LOCK, PROJECT["dependency-groups"]["dev"]),
    ],
    ids=["run", "dev"],
)
def test_every_declared_package_is_locked_with_hashes(lock: Path, declared: list[str]) -> None:
    names = {re.split(r"[<>=]", requirement)[0] for requirement in declared}

    hashes = locked(lock)

    assert names <= set(hashes)
    assert all(hashes.values())


def test_no_package_is_locked_twice() -> None:
    assert set(locked(RUN_LOCK)) & set(locked(DEV_LOCK)) == set()


@pytest.mark.parametrize("line", ["--index-url https://example.invalid/simple", "lxml @ file:///tmp/lxml.whl"])
def test_a_line_that_names_a_place_is_refused(tmp_path: Path, line: str) -> None:
    lock = tmp_path / "requirements.txt"
    lock.write_text(line + "\n", "utf-8")

    with pytest.raises(AssertionError, match=re.escape(line)):
        locked(lock)
