"""A disk that loses its power: records what a save asks of the system and makes every state that may be left of it.

Bytes that were not flushed may be there, in part, or not. Names that were not flushed may be there or not: on an
ordered file system those of the first changes, on one like FAT any of them, and a rename is two changes there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

Names = dict[str, int]
"""The names in the folder and which file each of them shows."""

Change = Callable[[Names], None]
State = dict[str, bytes]


@dataclass
class Disk:
    """One folder: `contents` of the files by number, how much of each is safe, names as they are and as they are safe.

    `states` is every state that a cut may leave, as (what was acknowledged, names and bytes); `unsafe_moves` are the
    files that took another's place before their own name was safe.
    """

    folder: Path
    fat: bool
    contents: dict[int, bytes] = field(default_factory=dict)
    safe: dict[int, bytes] = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    safe_names: Names = field(default_factory=dict)
    waiting: list[Change] = field(default_factory=list)
    handles: dict[int, int | None] = field(default_factory=dict)
    acknowledged: int = 1
    unsafe_moves: list[str] = field(default_factory=list)
    states: dict[tuple[int, tuple[tuple[str, bytes], ...]], State] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, path in enumerate(sorted(self.folder.iterdir())):
            self.contents[number] = self.safe[number] = path.read_bytes()
            self.names[path.name] = number
        self.safe_names = dict(self.names)

    def change(self, *changes: Change) -> None:
        for change in changes:
            change(self.names)
        # Of a change that an ordered file system makes as one, FAT may have made the first half or the second.
        self.waiting += changes if self.fat else [_together(changes)]
        self.look()

    def look(self) -> None:
        """Note every state that a cut at this moment may leave."""
        for names in self._possible_names():
            for state in self._possible_contents(names):
                self.states[self.acknowledged, tuple(sorted(state.items()))] = state

    def _possible_names(self) -> Iterator[Names]:
        count = len(self.waiting)
        if self.fat:
            chosen = [choice for size in range(count + 1) for choice in combinations(range(count), size)]
        else:
            chosen = [tuple(range(size)) for size in range(count + 1)]
        for choice in chosen:
            names = dict(self.safe_names)
            for position in choice:
                self.waiting[position](names)
            yield names

    def _possible_contents(self, names: Names) -> Iterator[State]:
        unsafe = [name for name, number in names.items() if self.safe.get(number) != self.contents[number]]
        yield {name: self.contents[number] for name, number in names.items()}
        for name in unsafe:
            written = self.contents[names[name]]
            for torn in (self.safe.get(names[name], b""), written[: len(written) // 2], bytes(len(written))):
                yield {other: torn if other == name else self.contents[number] for other, number in names.items()}


def _together(changes: tuple[Change, ...]) -> Change:
    def change(names: Names) -> None:
        for one in changes:
            one(names)

    return change


def record(monkeypatch: pytest.MonkeyPatch, disk: Disk, links: bool = True) -> None:
    """Let every call of the writer that changes something reach the disk too."""
    real = {name: getattr(os, name) for name in ("open", "write", "fsync", "close", "link", "replace", "unlink")}

    def opened(path: Any, flags: int, *mode: int, **named: Any) -> int:
        handle: int = real["open"](path, flags, *mode, **named)
        name = Path(path).name
        if not flags & (os.O_WRONLY | os.O_RDWR):
            disk.handles[handle] = None  # a folder
        else:
            if name not in disk.names:
                number = len(disk.contents)
                disk.contents[number] = b""
                disk.change(_show(name, number))
            elif flags & os.O_TRUNC:
                disk.contents[disk.names[name]] = b""
            disk.handles[handle] = disk.names[name]
        disk.look()
        return handle

    def written(handle: int, data: Any) -> int:
        count: int = real["write"](handle, data)
        number = disk.handles[handle]
        assert number is not None
        disk.contents[number] += bytes(data)[:count]
        disk.look()
        return count

    def flushed(handle: int) -> None:
        real["fsync"](handle)
        number = disk.handles[handle]
        if number is None:
            disk.safe_names = dict(disk.names)
            disk.waiting.clear()
        else:
            disk.safe[number] = disk.contents[number]
        disk.look()

    def closed(handle: int) -> None:
        real["close"](handle)
        disk.handles.pop(handle, None)

    def linked(source: Any, target: Any) -> None:
        if not links:
            raise PermissionError(1, "no links here")
        real["link"](source, target)
        disk.change(_show(Path(target).name, disk.names[Path(source).name]))

    def replaced(source: Any, target: Any) -> None:
        real["replace"](source, target)
        if Path(source).name not in disk.safe_names:
            disk.unsafe_moves.append(Path(source).name)
        number = disk.names[Path(source).name]
        disk.change(_hide(Path(source).name), _hide(Path(target).name), _show(Path(target).name, number))

    def unlinked(path: Any, **named: Any) -> None:
        real["unlink"](path, **named)
        disk.change(_hide(Path(path).name))

    calls = (opened, written, flushed, closed, linked, replaced, unlinked)
    for name, call in zip(real, calls, strict=True):
        monkeypatch.setattr(os, name, call)


def _show(name: str, number: int) -> Change:
    def change(names: Names) -> None:
        names[name] = number

    return change


def _hide(name: str) -> Change:
    def change(names: Names) -> None:
        names.pop(name, None)

    return change
