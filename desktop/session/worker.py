"""One thread for what takes time. Jobs run in order; their results wait until the owner asks for them."""

from __future__ import annotations

import gc
import logging
import queue
import time
from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from desktop.domain.errors import AppError

log = logging.getLogger(__name__)

_T = TypeVar("_T")
_Job = Callable[[], Callable[[], None]]


def ignore(result: object) -> None:
    """What is done with a result that nobody waits for."""


class _Garbage:
    """Python collects garbage on whichever thread makes objects; what Tk made may only go on the window's.

    So it is collected by the owners of workers, before and after, but never while a worker works.
    """

    def __init__(self) -> None:
        self._working = 0
        self._ending: list[Thread] = []  # of closed workers that still had something to do

    def keep(self) -> None:
        """Collect none from now on: a worker begins."""
        self._working += 1
        gc.disable()

    def let_go(self, ending: Thread | None = None) -> None:
        """Collect again if no worker works any more; `ending` is the thread of a closed one."""
        self._working -= 1
        if ending is not None:
            self._ending.append(ending)
        self.collect()

    def look(self) -> None:
        """Collect again if threads of closed workers were waited for and have ended."""
        if self._ending:
            self.collect()

    def collect(self) -> None:
        """Collect again if no worker works and the threads of closed ones have ended."""
        self._ending = [thread for thread in self._ending if thread.is_alive()]
        if not (self._working or self._ending or gc.isenabled()):
            gc.collect(1)  # else the first object that an idle thread makes might do it
            gc.enable()


_GARBAGE = _Garbage()


def collect_garbage() -> None:
    """Have Python collect garbage from now on, or from when no worker works any more; for the owners' thread."""
    _GARBAGE.collect()


class Worker:
    """Runs jobs on a thread of its own and tells their results when `drain` is called, on the thread that calls it.

    Everything but `post` belongs to the owner's thread. The window calls `drain` from `after`.
    """

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[tuple[Callable[[], None], int]] = queue.SimpleQueue()
        self._unfinished = 0
        self._keeps = False  # whether garbage waits for this worker
        self._closed = False
        self._thread: Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a job waits, runs, or has not been told about."""
        return self._unfinished > 0

    def submit(self, job: Callable[[], _T], tell: Callable[[_T | AppError], None] = ignore) -> None:
        """Run `job()` behind the jobs that wait; `tell` then gets what it returned, or its fault.

        Whatever else a job raises is logged and told as a bare AppError. A closed worker takes no job: what a page
        asks for on its way out is of no use to anybody.
        """
        if self._closed:
            return

        def work() -> Callable[[], None]:
            outcome: _T | AppError
            try:
                outcome = job()
            except AppError as error:
                log.warning("%s", error)
                outcome = error
            except Exception as error:
                log.exception("unexpected")
                outcome = AppError(repr(error))
            return lambda: tell(outcome)

        if not self._keeps:
            self._keeps = True
            _GARBAGE.keep()
        self._unfinished += 1
        self._jobs.put(work)
        if self._thread is None:
            self._thread = Thread(target=self._run, name="worker", daemon=True)
            self._thread.start()

    def post(self, call: Callable[[], None]) -> None:
        """Have `call()` made by the next `drain`: how a job that runs tells its progress. For any thread."""
        self._results.put((call, 0))

    def drain(self) -> None:
        """Make the calls that wait."""
        _GARBAGE.look()
        while True:
            try:
                call, finished = self._results.get_nowait()
            except queue.Empty:
                return
            self._finish(finished)
            call()

    def wait_idle(self, timeout: float) -> bool:
        """Drain until no job is left, at most `timeout` seconds; say whether none is."""
        end = time.monotonic() + timeout
        while self.is_busy:
            try:
                call, finished = self._results.get(timeout=max(end - time.monotonic(), 0))
            except queue.Empty:
                return False
            self._finish(finished)
            call()
        self.drain()
        return not self.is_busy

    def close(self) -> None:
        """End the thread after the jobs that wait, and take no more."""
        self._closed = True
        if self._thread is not None:
            self._jobs.put(None)
            thread, self._thread = self._thread, None
            if self._keeps:
                self._keeps = False
                _GARBAGE.let_go(thread)  # perhaps nobody asks for the results any more

    def resume(self) -> None:
        """Take jobs again after `close`."""
        self._closed = False

    def _finish(self, jobs: int) -> None:
        self._unfinished -= jobs
        if self._keeps and not self._unfinished:
            self._keeps = False
            _GARBAGE.let_go()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            told = job()
            del job  # what it holds may be the last of a closed page, which only the window's thread may free
            self._results.put((told, 1))
            del told
