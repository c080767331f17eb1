"""What saving costs, and how often it fails when a program is killed, the power is cut and files are changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from desktop.domain.book import Book
from desktop.storage.catalogue import read_sample
from desktop.storage.store import Store
from tests.bench.measure import Result, medians
from tests.builders import a_book, a_cooperative, a_group, a_report, a_return, a_task

NAME = "faults"

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "assets" / "sample.json"
ROWS = 10_000
SAVE_SECONDS, LOAD_SECONDS, STALL_MS, TIMES_BARE = 0.3, 0.15, 16.0, 2.5
BREATH = 0.0005  # seconds: how often the thread that stands for the window wants to work


def run(full: bool) -> list[Result]:
    """Return the costs, then the failures; `full` kills, cuts and changes as often as a release wants."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_costs(Path(folder), full), *_failures(full)]


def _costs(folder: Path, full: bool) -> list[Result]:
    rounds = 15 if full else 5
    large = Store(folder / "large.json")
    book = a_large_book()
    large.save(book)
    size = large.path.stat().st_size
    found = medians({"save": lambda: large.save(book), "load": large.open}, rounds)
    stalls = [_stall(lambda: large.save(book)) for _ in range(rounds)]
    small = Store(folder / "small.json")
    sample = read_sample(SAMPLE)
    small.save(sample)
    data = small.path.read_bytes()
    bare = folder / "bare.json"
    # They take turns, so that a disk that is slow for a moment is slow for both.
    times = medians({"ours": lambda: small.save(sample), "bare": lambda: _write(bare, data)}, rounds * 20)
    note = f"{size / 1e6:.1f} MB"
    return [
        Result("save 10,000 rows", found["save"], "s", SAVE_SECONDS, note),
        Result("load 10,000 rows", found["load"], "s", LOAD_SECONDS, note),
        Result("other thread held up by that save", max(stalls), "ms", STALL_MS, f"worst of {rounds} saves"),
        Result("durable save of the sample", times["ours"] * 1000, "ms", None, f"{len(data) / 1e3:.0f} kB"),
        Result("the same against the bare calls", times["ours"] / times["bare"], "times", TIMES_BARE),
    ]


def _failures(full: bool) -> list[Result]:
    kills, changes, cuts = (10_000, 5_000_000, 300) if full else (200, 20_000, 0)
    killed = _outcome("kills", "careful", str(kills))
    swept = [_outcome("kills", "careful", "0", *options) for options in ([], ["--no-links"])]
    naive = _outcome("kills", "naive", "100")
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as pool:
        shares = [(str(-(-changes // cores)), "--seed", str(seed)) for seed in range(cores)]
        damaged = list(pool.map(lambda words: _outcome("damage", *words), shares))
    note = (
        f"{killed['kills']:,} kills, {killed['saved']:,} acknowledged; naive: {naive['unreadable']} of 100 unreadable"
    )
    results = [
        Result("kill -9 while saving: lost or unreadable", _bad(killed), "", 0, note),
        Result(
            "killed before every call: lost or unreadable",
            sum(map(_bad, swept)),
            "",
            0,
            f"{sum(one['kills'] for one in swept)} kills",
        ),
        Result(
            "changed files: raw errors",
            sum(one["raw"] for one in damaged),
            "",
            0,
            f"{sum(one['changed'] for one in damaged):,} changed",
        ),
        Result("changed files: taken for a book", sum(one["silent"] for one in damaged), "", 0),
    ]
    if cuts:
        cut, unflushed = _outcome("cuts", "careful", str(cuts)), _outcome("cuts", "unflushed", "30")
        note = f"{cut['cuts']} cuts, {cut['saved']:,} acknowledged; without flushing: {_bad(unflushed)} of 30 lost"
        results.append(Result("power cut on ext4: lost or unreadable", _bad(cut), "", 0, note))
    return results


def _bad(outcome: dict[str, int]) -> int:
    return outcome["lost"] + outcome["unreadable"]


def _outcome(module: str, *words: str) -> dict[str, int]:
    """Run a module of tests/faults in a process of its own and return what it printed."""
    command = [sys.executable, "-m", f"tests.faults.{module}", *words]
    found: dict[str, int] = json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
    return found


def a_large_book() -> Book:
    """A book of 10,000 rows: tasks in groups, cooperatives and their figures."""
    tasks = [a_task(f"Nhiệm vụ số {number} của phường.", result="Đã làm xong.") for number in range(ROWS // 2)]
    figures: dict[str, Any] = {"members": "1.105", "workers": "6", "revenue": "1.523,45", "rank": "khá"}
    returns = tuple(a_return(f"c-{number}", **figures) for number in range(ROWS // 4))
    cooperatives = tuple(a_cooperative(f"Hợp tác xã {number}", id=f"c-{number}") for number in range(ROWS // 4))
    groups = tuple(a_group(f"Nhóm {group}", *tasks[group::4]) for group in range(4))
    return a_book(a_report(groups=groups, returns=returns), cooperatives=cooperatives)


def _stall(job: Callable[[], object]) -> float:
    """Return the longest time in ms for which a job on another thread kept this one from working.

    As much of a gap counts as this program worked in it: the rest is other programs that have the processor.
    """
    worker = threading.Thread(target=job)
    stalls: list[float] = []
    last, before = time.perf_counter(), time.process_time()
    worker.start()
    works = True
    while works:
        works = worker.is_alive()  # asked before the last look, which sees how long the end took
        time.sleep(BREATH)
        now, worked = time.perf_counter(), time.process_time()
        stalls.append(min(now - last, worked - before))
        last, before = now, worked
    return max(stalls, default=0.0) * 1000


def _write(path: Path, data: bytes) -> None:
    """Write, flush, rename, flush: the least that any durable save does."""
    temporary = path.with_name("bare.tmp")
    target = os.open(temporary, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.write(target, data)
    os.fsync(target)
    os.close(target)
    os.replace(temporary, path)
    if sys.platform != "win32":
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
