"""Makes the calls to the system fail that a save makes."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from typing import Any

import pytest

ERRORS = (
    errno.EIO,
    errno.ENOSPC,
    errno.EACCES,
    errno.EBUSY,
    errno.EROFS,
    errno.EMFILE,
    errno.EINTR,
    errno.ENODEV,
)

CALLS = ("open", "read", "write", "fsync", "close", "link", "replace", "unlink", "stat", "lstat")


class Failing:
    """Makes the n-th call fail with an errno, once or from then on; `made` are the calls that were made."""

    def __init__(self, patch: pytest.MonkeyPatch, nth: int, code: int, sticky: bool) -> None:
        self.made: list[str] = []
        self._nth, self._code, self._sticky = nth, code, sticky
        for name in CALLS:
            patch.setattr(os, name, self._wrapped(name, getattr(os, name)))

        patch.setattr(io, "open", self._wrapped("io.open", io.open))  # what Path.open calls

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.made.append(name)
            result = None
            if name == "close":  # a handle is closed even when closing reports an error
                result = real(*arguments, **named)
            count = len(self.made)
            if count == self._nth or (self._sticky and count > self._nth):
                raise OSError(self._code, os.strerror(self._code))
            return result if name == "close" else real(*arguments, **named)

        return call


def refusing(code: int) -> Callable[..., Any]:
    """A call that always fails."""

    def refuse(*arguments: Any, **named: Any) -> Any:
        raise OSError(code, os.strerror(code))

    return refuse
