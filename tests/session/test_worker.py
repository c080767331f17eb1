"""The thread for what takes time."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from desktop.domain.errors import AppError, DiskFull
from desktop.session.worker import Worker, collect_garbage


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


def test_jobs_run_in_order_on_another_thread_and_tell_on_ours(worker: Worker) -> None:
    told: list[object] = []
    here = threading.get_ident()

    for number in range(20):
        worker.submit(
            lambda number=number: (number, threading.get_ident()),  # type: ignore[misc]
            lambda result: told.append((result, threading.get_ident())),
        )

    assert worker.wait_idle(10)
    numbers = [result[0][0] for result in told]  # type: ignore[index]
    ran_on = {result[0][1] for result in told}  # type: ignore[index]
    told_on = {result[1] for result in told}  # type: ignore[index]
    assert numbers == list(range(20))
    assert told_on == {here}
    assert len(ran_on) == 1
    assert here not in ran_on


def test_nothing_is_told_before_it_is_asked_for(worker: Worker) -> None:
    told: list[object] = []
    ran = threading.Event()
    worker.submit(lambda: 1, told.append)
    worker.submit(ran.set)
    ran.wait(10)

    before = list(told)
    worker.drain()

    assert (before, told) == ([], [1])


def test_a_fault_is_told_and_the_next_job_runs(worker: Worker, tmp_path_factory: pytest.TempPathFactory) -> None:
    told: list[object] = []
    fault = DiskFull(tmp_path_factory.getbasetemp())

    def fail() -> None:
        raise fault

    worker.submit(fail, told.append)
    worker.submit(lambda: "next", told.append)

    assert worker.wait_idle(10)
    assert told == [fault, "next"]


def test_an_unexpected_error_is_logged_and_told_as_a_fault(worker: Worker, caplog: pytest.LogCaptureFixture) -> None:
    told: list[object] = []

    worker.submit(lambda: 1 // 0, told.append)

    assert worker.wait_idle(10)
    assert [type(error) for error in told] == [AppError]
    assert "ZeroDivisionError" in caplog.text


def test_progress_comes_before_the_result(worker: Worker) -> None:
    told: list[object] = []

    def job() -> str:
        worker.post(lambda: told.append(0.5))
        return "done"

    worker.submit(job, told.append)

    assert worker.wait_idle(10)
    assert told == [0.5, "done"]


def test_waiting_ends_when_the_time_is_over(worker: Worker) -> None:
    go_on = threading.Event()
    worker.submit(go_on.wait)

    idle = worker.wait_idle(0.02)
    go_on.set()

    assert not idle
    assert worker.wait_idle(10)


def test_waiting_includes_what_results_bring_about(worker: Worker) -> None:
    told: list[object] = []
    worker.submit(lambda: 1, lambda result: worker.submit(lambda: 2, told.append))

    assert worker.wait_idle(10)
    assert told == [2]


def test_closing_lets_the_jobs_that_wait_end(worker: Worker) -> None:
    told: list[object] = []
    worker.submit(lambda: 1, told.append)

    worker.close()

    assert worker.wait_idle(10)
    assert told == [1]


def test_a_closed_worker_takes_no_job(worker: Worker) -> None:
    told: list[object] = []
    worker.submit(lambda: 1, told.append)
    worker.close()

    worker.submit(lambda: 2, told.append)

    assert worker.wait_idle(10)
    assert told == [1]


def test_a_closed_worker_can_take_up_again(worker: Worker) -> None:
    told: list[object] = []
    worker.submit(lambda: 1, told.append)
    worker.close()

    worker.resume()
    worker.submit(lambda: 2, told.append)

    assert worker.wait_idle(10)
    assert told == [1, 2]


def test_without_jobs_there_is_nothing_to_wait_for(worker: Worker) -> None:
    assert worker.wait_idle(0)
    assert not worker.is_busy


class Cycle:
    """Something that only the collector of garbage takes away; `went` gets the thread on which it goes."""

    def __init__(self, went: list[int]) -> None:
        self.itself, self.went = self, went

    def __del__(self) -> None:
        self.went.append(threading.get_ident())


def test_garbage_goes_on_the_owners_thread_whatever_the_job_makes(worker: Worker) -> None:
    went: list[int] = []
    for _ in range(50):
        Cycle(went)

    worker.submit(lambda: [[number] for number in range(200_000)])
    for _ in range(50):
        Cycle(went)
    idle = worker.wait_idle(10)
    gc.collect()

    assert idle
    assert len(went) == 100
    assert set(went) == {threading.get_ident()}
    assert gc.isenabled()


def test_a_program_that_has_begun_collects_none_while_a_worker_works(worker: Worker) -> None:
    go_on = threading.Event()
    worker.submit(go_on.wait)

    collect_garbage()
    while_busy = gc.isenabled()
    go_on.set()
    idle = worker.wait_idle(10)

    assert not while_busy
    assert idle
    assert gc.isenabled()


def test_a_program_that_has_begun_collects_at_once_where_no_worker_works() -> None:
    gc.disable()

    collect_garbage()

    assert gc.isenabled()


def test_garbage_is_collected_again_when_the_last_job_of_a_closed_worker_has_ended(worker: Worker) -> None:
    go_on = threading.Event()
    worker.submit(go_on.wait)
    (thread,) = (one for one in threading.enumerate() if one.name == "worker")
    before = gc.isenabled()

    worker.close()
    while_closed_and_busy = gc.isenabled()
    go_on.set()
    thread.join(10)
    Worker().drain()  # whichever worker is asked next

    assert not before
    assert not while_closed_and_busy
    assert gc.isenabled()


def test_what_a_job_holds_is_let_go_of_before_its_result_is_told() -> None:
    """A job may hold the last of a closed page, which only the thread of the window may free."""

    class Page:
        pass

    page, worker = Page(), Worker()
    gone = weakref.ref(page)

    worker.submit(lambda held=page: None)  # type: ignore[misc]
    del page

    assert worker.wait_idle(timeout=5)
    assert gone() is None
    worker.close()
