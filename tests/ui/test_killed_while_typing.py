"""The program is killed while somebody types: at most two seconds of it are lost, the open cell included."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.book import FieldRef
from desktop.domain.comparison import value_in
from desktop.session.drafts import drafts_beside
from desktop.session.library import Library
from desktop.storage.draft import read_draft
from desktop.storage.store import Store

SECONDS = 2.0
ROUNDS = 3


def run_and_kill(path: Path, seconds: float) -> tuple[list[tuple[float, FieldRef, str]], float]:
    """Let the program be typed in for so long, kill it; return what stood in the open cell when, and when it died."""
    command = [sys.executable, "-m", "tests.ui.typing_child", str(path)]
    command += [str(paths.asset("catalogue.json")), str(paths.asset("sample.json"))]
    root = Path(__file__).parents[2]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    end = time.monotonic() + seconds
    while time.monotonic() < end and lines[-1]:
        lines.append(process.stdout.readline())
    process.kill()
    killed = time.monotonic()
    lines += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    seen = []
    for line in lines:
        if line.endswith("\n") and len(words := line.split()) == 3:
            seen.append((float(words[0]), FieldRef.parse(words[1]), words[2]))
    return seen, killed


def kept(path: Path, ref: FieldRef) -> str:
    """What can be found again of a field, in the draft or else in the data file."""
    store = Store(path)
    text = value_in(store.open(), ref) or ""
    for draft in map(read_draft, drafts_beside(store.draft_path)):
        text = dict(draft.texts).get(ref) or value_in(draft.book, ref) or text
    return text.replace(".", "")


def lost_seconds(seen: list[tuple[float, FieldRef, str]], killed: float, path: Path) -> float:
    """How long before the end the last letter was typed that can be found again."""
    found = {ref: kept(path, ref) for ref in {ref for _, ref, _ in seen}}
    safe = [at for at, ref, text in seen if found[ref].startswith(text) and text]
    return killed - max(safe, default=seen[0][0])


@pytest.fixture
def path(library: Library) -> Path:
    session = library.new(library.folder / "so.json")
    assert session.close() is None
    library.close()
    return session.path


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_killed_while_typing_at_most_two_seconds_are_lost(path: Path, turn: int) -> None:
    seen, killed = run_and_kill(path, seconds=random.Random(turn).uniform(2.5, 4.5))

    assert len(seen) > 20
    lost = lost_seconds(seen, killed, path)
    print(f"lost {lost:.2f} s of typing")
    assert lost <= SECONDS


def test_without_the_draft_more_is_lost(path: Path) -> None:
    seen, killed = run_and_kill(path, seconds=3.5)
    for draft in drafts_beside(Store(path).draft_path):
        draft.unlink()

    assert lost_seconds(seen, killed, path) > SECONDS
