"""When changes save themselves."""

from __future__ import annotations

import pytest

from desktop.session.autosave import LONGEST_MS, QUIET_MS, Autosave
from tests.session.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def saves(clock: Clock) -> list[int]:
    """The times of the saves, in milliseconds."""
    return []


@pytest.fixture
def autosave(clock: Clock, saves: list[int]) -> Autosave:
    return Autosave(clock, lambda: saves.append(clock.now))


def test_a_change_is_saved_two_seconds_later_once(clock: Clock, autosave: Autosave, saves: list[int]) -> None:
    autosave.changed()

    clock.advance(60_000)

    assert saves == [QUIET_MS] == [2000]
    assert clock.is_idle


def test_the_wait_begins_anew_with_every_change(clock: Clock, autosave: Autosave, saves: list[int]) -> None:
    for _ in range(3):
        autosave.changed()
        clock.advance(1500)

    clock.advance(60_000)

    assert saves == [3000 + QUIET_MS]


def test_changes_without_end_are_saved_all_the_same(clock: Clock, autosave: Autosave, saves: list[int]) -> None:
    for _ in range(30):
        autosave.changed()
        clock.advance(1000)

    assert saves == [LONGEST_MS, 2 * LONGEST_MS, 3 * LONGEST_MS]


def test_what_is_cancelled_is_not_saved(clock: Clock, autosave: Autosave, saves: list[int]) -> None:
    autosave.changed()

    autosave.cancel()
    clock.advance(60_000)

    assert saves == []
    assert clock.is_idle
