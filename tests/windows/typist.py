"""Run by Windows' Python: starts the program on a new book, goes to the name of its unit, types there, closes it.

The letters arrive as an input method sends them. Arguments: the program, the book, the words, and 'vi' where the
Vietnamese keyboard is to be announced first. Ends with 0 when the window has closed by itself.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
import time
from collections.abc import Callable
from ctypes import wintypes
from typing import TypeVar

assert sys.platform == "win32"

PATIENCE_SECONDS = 60.0
WM_CLOSE, WM_INPUTLANGCHANGE, WM_CHAR = 0x10, 0x51, 0x102
VIETNAMESE_CHARSET, VIETNAMESE_LAYOUT = 163, 0x042A042A
CONTROL, ONE, KEY_UP = 0x11, 0x31, 2
TURNING_SECONDS = 5.0
"""Enough for another page to be built under Wine."""

user = ctypes.windll.user32
T = TypeVar("T")


class ThreadInfo(ctypes.Structure):
    """What GetGUIThreadInfo tells: which windows of a thread are active and have the focus."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("flags", wintypes.DWORD),
        ("active", wintypes.HWND),
        ("focus", wintypes.HWND),
        ("capture", wintypes.HWND),
        ("menu_owner", wintypes.HWND),
        ("move_size", wintypes.HWND),
        ("caret", wintypes.HWND),
        ("caret_place", wintypes.RECT),
    )


def wait_for(look: Callable[[], T | None], what: str) -> T:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    sys.exit(f"waited {PATIENCE_SECONDS:g} s in vain for {what}")


def window_of(process: int) -> int | None:
    """The visible window of a process that has a title."""
    found: list[int] = []

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    def look(window: int, unused: int) -> bool:
        owner = wintypes.DWORD()
        user.GetWindowThreadProcessId(window, ctypes.byref(owner))
        if owner.value == process and user.IsWindowVisible(window) and user.GetWindowTextLengthW(window):
            found.append(window)
        return True

    user.EnumWindows(look, 0)
    return found[0] if found else None


def focus_in(window: int) -> int | None:
    """The child of the window that keys go to, once it has stayed the same for a while."""
    info = ThreadInfo(size=ctypes.sizeof(ThreadInfo))
    seen: set[int | None] = set()
    for _ in range(20):
        user.GetGUIThreadInfo(user.GetWindowThreadProcessId(window, None), ctypes.byref(info))
        seen.add(info.focus)
        time.sleep(0.1)
    return info.focus if len(seen) == 1 else None


program, book, words, *keyboard = sys.argv[1:]
started = subprocess.Popen([program, book], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
window = wait_for(lambda: window_of(started.pid), "the window")
user.SetForegroundWindow(window)
focus = wait_for(lambda: focus_in(window), "the focus")
# The window opens on what is to be done; the first tab, with the unit's name, is behind Ctrl+1.
for key, way in ((CONTROL, 0), (ONE, 0), (ONE, KEY_UP), (CONTROL, KEY_UP)):
    user.keybd_event(key, 0, way, 0)
time.sleep(TURNING_SECONDS)
if keyboard == ["vi"]:
    user.PostMessageW(focus, WM_INPUTLANGCHANGE, VIETNAMESE_CHARSET, VIETNAMESE_LAYOUT)
for letter in words:
    user.PostMessageW(focus, WM_CHAR, ord(letter), 1)
user.PostMessageW(window, WM_CLOSE, 0, 0)
try:
    sys.exit(started.wait(PATIENCE_SECONDS))
except subprocess.TimeoutExpired:
    started.kill()
    sys.exit("the window did not close")
