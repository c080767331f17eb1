"""Cuts the power of a real file system: a program saves on an ext4 image, which is copied as it is at that moment.

What the system still holds in memory is not in the copy, as after a power cut. Needs root and loop devices.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.storage.store import Store
from tests.faults.kills import book, careful, careful_start

SIZE = 16 * 1024 * 1024  # bytes
SHORTEST, LONGEST = 0.01, 0.2  # seconds until the cut


@dataclass
class Outcome:
    """What was on the disks after the cuts."""

    cuts: int = 0
    saved: int = 0
    lost: int = 0
    unreadable: int = 0


def unflushed(path: Path, revision: int) -> None:
    """Save as the program does, on a system that only says that it flushed: the control."""
    os.fsync = lambda handle: None  # type: ignore[assignment]
    careful(path, revision)


SAVERS: dict[str, Callable[[Path, int], None]] = {"careful": careful, "unflushed": unflushed}


@contextlib.contextmanager
def mounted(image: Path, folder: Path) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    _system("mount", "-o", "loop", str(image), str(folder))
    try:
        yield folder
    finally:
        _system("umount", str(folder))


def cut_the_power(home: Path, saver: str, rounds: int, seed: int = 0) -> Outcome:
    """Save on an image and copy it at some moment; again and again with a new one."""
    chance, outcome = random.Random(seed), Outcome()
    fresh = home / "fresh.img"
    with fresh.open("wb") as file:
        file.truncate(SIZE)
    _system("mkfs.ext4", "-q", "-F", str(fresh))
    with mounted(fresh, home / "disk") as disk:
        careful_start(disk / "so.json")
    for _ in range(rounds):
        image, copy = home / "image.img", home / "copy.img"
        _system("cp", "--sparse=always", str(fresh), str(image))
        with mounted(image, home / "disk") as disk:
            reader, writer = os.pipe()
            child = os.fork()
            if child == 0:
                _save_for_ever(disk / "so.json", saver, writer)
            os.close(writer)
            time.sleep(chance.uniform(SHORTEST, LONGEST))
            os.kill(child, signal.SIGSTOP)
            _system("cp", "--sparse=always", str(image), str(copy))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            numbers = _numbers(reader)
            os.close(reader)
        outcome.cuts += 1
        outcome.saved += len(numbers)
        with mounted(copy, home / "after") as after:
            _judge(after / "so.json", max(numbers, default=1), outcome)
    return outcome


def _judge(path: Path, acknowledged: int, outcome: Outcome) -> None:
    store = Store(path)
    try:
        store.open()
    except AppError:
        outcome.unreadable += 1
        return
    assert store.kept is not None
    revision = store.kept.envelope.revision
    if revision < acknowledged or store.kept.book != book(revision):
        outcome.lost += 1


def _save_for_ever(path: Path, saver: str, writer: int) -> None:
    try:
        for revision in range(2, 100_000):
            SAVERS[saver](path, revision)
            os.write(writer, struct.pack("<I", revision))
    finally:
        os._exit(1)


def _numbers(reader: int) -> list[int]:
    data = b""
    while part := os.read(reader, 65536):
        data += part
    return [number for (number,) in struct.iter_unpack("<I", data[: len(data) // 4 * 4])]


def _system(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


def main() -> None:
    """Cut the power so many times; print the outcome as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("saver", choices=sorted(SAVERS))
    parser.add_argument("rounds", type=int)
    given = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="cuts-"))
    try:
        outcome = cut_the_power(home, given.saver, given.rounds)
    finally:
        shutil.rmtree(home)
    sys.stdout.write(json.dumps(asdict(outcome)))


if __name__ == "__main__":
    main()
