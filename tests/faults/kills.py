"""A program that saves and is killed: at any moment, or before each call that it makes to the system."""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from desktop.domain.book import Book
from desktop.domain.errors import AppError
from desktop.storage.codec import Stamp, encode
from desktop.storage.store import Store
from tests.builders import a_book, a_group, a_report, a_task

SHORTEST, LONGEST = 0.0005, 0.012  # seconds until a program is killed
CALLS = ("open", "write", "fsync", "close", "link", "replace", "unlink", "stat", "lstat")
BOOK = a_book(a_report(groups=(a_group("Một", *(a_task(f"Việc {number}. " * 20) for number in range(40))),)))

Save = Callable[[Path, int], None]


@dataclass
class Outcome:
    """What was left after the kills: `lost` acknowledged saves, `unreadable` files; `saved` is how many there were."""

    kills: int = 0
    saved: int = 0
    lost: int = 0
    unreadable: int = 0


def book(revision: int) -> Book:
    return replace(BOOK, reports=(replace(BOOK.reports[0], version=revision),))


def careful(path: Path, revision: int) -> None:
    """Save as the program does."""
    store = Store(path)
    store.open()
    store.save(book(revision))


def naive(path: Path, revision: int) -> None:
    """Save as programs do that write over their file: the control."""
    target = os.open(path, os.O_WRONLY | os.O_TRUNC)
    os.write(target, encode(book(revision), Stamp(revision=revision, saved_at=datetime.now(UTC)))[0])
    os.close(target)


SAVERS: dict[str, Save] = {"careful": careful, "naive": naive}


def kill_at_any_moment(folder: Path, save: Save, rounds: int, seed: int = 0) -> Outcome:
    """Save in a process of its own and kill it after some milliseconds; again and again."""
    path, chance, outcome = folder / "so.json", random.Random(seed), Outcome()
    acknowledged = 1
    careful_start(path)
    for _ in range(rounds):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            _save_for_ever(path, save, acknowledged, writer)
        os.close(writer)
        os.read(reader, 1)  # it is about to save
        time.sleep(chance.uniform(SHORTEST, LONGEST))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for number in _numbers(reader):
            acknowledged, outcome.saved = number, outcome.saved + 1
        os.close(reader)
        outcome.kills += 1
        acknowledged = _judge(path, acknowledged, outcome)
        for stray in folder.glob("*.tmp"):
            stray.unlink()
    return outcome


def kill_before_every_call(folder: Path, save: Save, links: bool = True) -> Outcome:
    """Kill the program before its first call to the system, before its second… until it comes to its end."""
    path, outcome = folder / "so.json", Outcome()
    careful_start(path)
    for nth in range(1, 1000):
        child = os.fork()
        if child == 0:
            _save_until(path, save, nth, links)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return outcome
        outcome.kills += 1
        _judge(path, 1, outcome)
        for file in folder.iterdir():
            file.unlink()
        careful_start(path)
    raise AssertionError("the save never ends")


def careful_start(path: Path) -> None:
    if not path.exists():
        Store(path).save(book(1))


def _judge(path: Path, acknowledged: int, outcome: Outcome) -> int:
    """Count what is wrong with the file; return the revision to go on from."""
    store = Store(path)
    try:
        store.open()
    except AppError:
        outcome.unreadable += 1
    else:
        assert store.kept is not None
        revision = store.kept.envelope.revision
        if revision < acknowledged or store.kept.book != book(revision):
            outcome.lost += 1
        return revision
    for file in path.parent.iterdir():
        file.unlink()
    careful_start(path)
    return 1


def _save_for_ever(path: Path, save: Save, revision: int, writer: int) -> None:
    try:
        os.write(writer, b".")
        while True:
            revision += 1
            save(path, revision)
            os.write(writer, struct.pack("<I", revision))
    finally:
        os._exit(1)


def _save_until(path: Path, save: Save, nth: int, links: bool) -> None:
    made = [0]

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            made[0] += 1
            if made[0] == nth:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)

        return call

    def no_links(*arguments: Any) -> None:
        raise PermissionError(1, "no links here")

    try:
        if not links:
            os.link = no_links  # type: ignore[assignment]
        for name in CALLS:
            setattr(os, name, dying(getattr(os, name)))
        save(path, 2)
        os._exit(0)
    finally:
        os._exit(1)


def _numbers(reader: int) -> Iterator[int]:
    data = b""
    while part := os.read(reader, 65536):
        data += part
    whole = len(data) // 4 * 4
    yield from (number for (number,) in struct.iter_unpack("<I", data[:whole]))


def main() -> None:
    """Kill so many times; print the outcome as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("saver", choices=sorted(SAVERS))
    parser.add_argument("rounds", type=int, help="0: before every call")
    parser.add_argument("--no-links", action="store_true", help="as on FAT")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    try:
        save = SAVERS[given.saver]
        if given.rounds:
            outcome = kill_at_any_moment(folder, save, given.rounds)
        else:
            outcome = kill_before_every_call(folder, save, links=not given.no_links)
    finally:
        shutil.rmtree(folder)
    sys.stdout.write(json.dumps(asdict(outcome)))


if __name__ == "__main__":
    main()
