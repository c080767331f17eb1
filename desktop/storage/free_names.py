"""Names that nothing has yet: 'name', 'name (2)', 'name (3)'…, so that no file is ever written over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from desktop.domain.errors import FileExists
from desktop.storage.atomic import write_atomically


def free_names(path: Path) -> Iterator[Path]:
    """Yield 'name', 'name (2)', 'name (3)'…, without end."""
    yield path
    yield from (path.with_stem(f"{path.stem} ({number})") for number in count(2))


def free_name(path: Path) -> Path:
    """Return the first of the names that nothing has now."""
    return next(name for name in free_names(path) if not name.exists())


def write_free(path: Path, write: Callable[[Path], object]) -> Path:
    """Write under the first of the names at which `write` does not raise FileExists; return it."""
    names = free_names(path)
    while True:
        name = next(names)
        try:
            write(name)
        except FileExists:
            continue
        return name


def write_beside(path: Path, data: bytes) -> Path:
    """Write a file under the first of the names that is free; return where. Raises as `write_atomically`."""
    return write_free(path, lambda name: write_atomically(name, data, replace=False))
