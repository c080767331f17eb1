"""How benchmarks measure: rivals take turns within one run, so that a busy machine slows them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
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
    order = list(rivals)
    for name in order:
        rivals[name]()
    seconds: dict[str, list[float]] = {name: [] for name in order}
    for turn in range(rounds):
        first = turn % len(order)
        for name in order[first:] + order[:first]:
            seconds[name].append(_seconds(rivals[name]))
    return seconds


def ratio(ours: Callable[[], object], measure: Callable[[], object], rounds: int = 7) -> float:
    """Return how many times as long as `measure` `ours` takes, by the medians of interleaved calls."""
    median = medians({"ours": ours, "measure": measure}, rounds)
    return median["ours"] / median["measure"]


def _seconds(call: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    call()
    return time.perf_counter() - start
