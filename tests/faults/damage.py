"""Changes data files as bad disks, torn copies and hands do, and looks whether the change is ever taken for a book."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.storage.codec import Stamp, decode, encode
from tests.builders import a_book, a_group, a_report, a_target, a_task, a_unit
from tests.files import NEWER

PATH = Path("so.json")
TEXTS = ('"', "{", "}", "[", "]", ",", ":", "\\", "\\ud800", "null", "NaN", "1e999", "-", "0", "\0", "\u0301", "\ufeff")
PIECES = (
    *(text.encode() for text in TEXTS),
    b"\xff",
    b'"revision": 1',
    b'"low": "1105"',
    f'"schema": {NEWER}'.encode(),
)


Change = Callable[[bytearray, random.Random], None]


@dataclass
class Outcome:
    """What became of the changed files: `raw` errors are no faults of ours, `silent` changes were taken for a book."""

    changed: int = 0
    refused: int = 0
    harmless: int = 0
    raw: int = 0
    silent: int = 0


def flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def overwrite(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] = chance.randrange(256)


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def drop(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 1, 2, 8, 64, 512))]


def double(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    data[start:start] = data[start : start + chance.choice((1, 2, 8, 64, 512))]


def blank(data: bytearray, chance: random.Random) -> None:
    start, size = chance.randrange(len(data)), chance.choice((8, 64, 512))
    data[start : start + size] = bytes(len(data[start : start + size]))


def insert(data: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(data))
    data[place:place] = chance.choice(PIECES)


def swap(data: bytearray, chance: random.Random) -> None:
    first, second = chance.randrange(len(data)), chance.randrange(len(data))
    data[first], data[second] = data[second], data[first]


def digit(data: bytearray, chance: random.Random) -> None:
    places = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
    if places:
        data[chance.choice(places)] = chance.randrange(48, 58)


CHANGES: tuple[Change, ...] = (flip, overwrite, cut, drop, double, blank, insert, swap, digit)


def change_and_read(rounds: int, seed: int = 0) -> Outcome:
    """Change a small book so many times, once or more, and read it."""
    chance, outcome = random.Random(seed), Outcome()
    stamp = Stamp(revision=1, saved_at=datetime(2026, 9, 3, tzinfo=UTC), parent_sha256="ab" * 32, author="Nguyễn Văn A")
    report = a_report(groups=(a_group("Một", a_task()),), targets=(a_target(actual="1.105", plan="≥ 50"),))
    book = a_book(report, units=(a_unit(),))
    original = encode(book, stamp)[0]
    right = decode(original, PATH)
    while outcome.changed < rounds:
        data = bytearray(original)
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            if data:
                chance.choice(CHANGES)(data, chance)
        if data == original:
            continue
        outcome.changed += 1
        try:
            found = decode(bytes(data), PATH)
        except AppError:
            outcome.refused += 1
        except Exception:
            outcome.raw += 1
        else:
            # Blanks between the words, a byte order mark and other escapes say nothing.
            if found == right:
                outcome.harmless += 1
            else:
                outcome.silent += 1
    return outcome


def main() -> None:
    """Change so many files; print the outcome as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", type=int)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    sys.stdout.write(json.dumps(asdict(change_and_read(given.rounds, given.seed))))


if __name__ == "__main__":
    main()
