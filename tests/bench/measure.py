"""How benchmarks measure: rivals take turns within one run, so that a busy machine slows them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One figure. `limit` is the largest value allowed, or None where the figure only informs."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    note: str = ""

    @property
    def holds(self) -> bool:
        return self.limit is None or self.value <= self.limit


def medians(rivals: Mapping[str, Callable[[], object]], rounds: int = 7) -> dict[str, float]:
    """Return each rival's median seconds per call; they take turns for `rounds` rounds after one unmeasured."""
    return {name: statistics.median(seconds) for name, seconds in timings(rivals, rounds).items()}


def timings(rivals: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of every measured call, by rival. Each round starts with another rival."""
    for call in rivals.values():
        call()
    seconds: dict[str, list[float]] = {name: [] for name in rivals}
    for name in turns(list(rivals), rounds):
        seconds[name].append(_seconds(rivals[name]))
    return seconds


def turns(names: Sequence[str], rounds: int) -> Iterator[str]:
    """Yield the names round by round; each round starts with another one."""
    for turn in range(rounds):
        first = turn % len(names)
        yield from (*names[first:], *names[:first])


def ratio(ours: Callable[[], object], measure: Callable[[], object], rounds: int = 7) -> float:
    """Return how many times as long as `measure` `ours` takes, by the medians of interleaved calls."""
    median = medians({"ours": ours, "measure": measure}, rounds)
    return median["ours"] / median["measure"]


def milliseconds(call: Callable[[], object]) -> float:
    """Return how long one call takes, without a garbage collection before it."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def _seconds(call: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    call()
    return time.perf_counter() - start
