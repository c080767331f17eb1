"""Writing files so that the old one or the new one is there, whole, at every moment."""

from __future__ import annotations

import errno
import logging
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from desktop.domain.errors import (
    CopyFailed,
    CopyMismatch,
    DiskFull,
    FileBusy,
    FileDamaged,
    FileExists,
    FileFault,
    FileForeign,
    FileMissing,
    FileTooLarge,
    FolderMissing,
    WriteFailed,
    WriteRefused,
)

log = logging.getLogger(__name__)

_T = TypeVar("_T")

SHARING_ERRORS = {5, 32, 33}
"""Windows: access denied, sharing violation, lock violation. Virus scanners and indexers cause them for moments."""

PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds to wait before the next try after a sharing error: 2.6 s in all."""

WORTH_TELLING = 0.7
"""Seconds of such waiting after which somebody should know."""

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read."""

READ_BACK = "read-back"
"""The detail of a WriteFailed whose bytes came back changed."""

_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FULL_ON_WINDOWS = {39, 112}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.ENOENT, errno.ENODEV}
_BUSY = {errno.EBUSY, errno.ETXTBSY}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP}


def _nobody() -> None:
    """Who is told of waiting where nobody looks."""


def write_atomically(
    path: Path,
    data: bytes,
    *,
    replace: bool,
    previous: Path | None = None,
    on_wait: Callable[[], None] = _nobody,
) -> None:
    """Put `data` into the file `path`: on the disk and read back before the name shows it.

    With `replace` the file that is there is kept as `previous` (in the same folder) and then replaced; without, an
    existing file is never touched and FileExists is raised. The temporary file lies in the same folder and is gone
    afterwards; `on_wait()` is called where another program holds a file for so long that it is noticed. Raises
    DiskFull, WriteRefused, FileBusy or WriteFailed; the file is then as it was, unless only the last flush of the
    folder failed.
    """
    if not replace and os.path.lexists(path):
        raise FileExists(path)
    temporary = _beside(path)
    try:
        if replace and path.exists() and not os.access(path, os.W_OK):
            raise WriteRefused(path)
        _write_new(temporary, data)
        if temporary.read_bytes() != data:
            raise WriteFailed(path, READ_BACK)
        if replace and previous is not None and path.exists():
            _keep(path, previous, on_wait)
        sync_folder(path.parent)
        if replace:
            _patiently(lambda: _replace(temporary, path), path, on_wait)
        else:
            _give_name(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        raise fault_of(error, path) from error
    finally:
        remove(temporary)


def copy_to_folder(data: bytes, folder: Path, name: str) -> Path:
    """Write `data` under a new name into a folder on another medium and return the path.

    Nothing on the medium is replaced or renamed, since sticks have no atomic rename. A whole copy that is there
    already is only read; beside anything else under this name, 'name-2', 'name-3'… is written. The copy is flushed
    and read from the medium again: raises CopyMismatch if other bytes come back, CopyFailed if the medium has gone,
    DiskFull or WriteRefused.
    """
    wanted = folder / name
    number = 1
    path = wanted
    while os.path.lexists(path):
        with suppress(OSError):
            if path.is_file() and read_from_medium(path) == data:
                return path
        number += 1
        path = wanted.with_stem(f"{wanted.stem}-{number}")
    whole = False
    try:
        _write_new(path, data)
        if read_from_medium(path) != data:
            raise CopyMismatch(path)
        sync_folder(folder)
        whole = True
    except OSError as error:
        fault = fault_of(error, path)
        raise CopyFailed(path, fault.detail) if isinstance(fault, WriteFailed) else fault from error
    finally:
        if not whole:
            remove(path)
    return path


def fault_of(error: OSError, path: Path) -> FileFault:
    """Return what an error of the system means to somebody who wanted to write `path`."""
    windows = getattr(error, "winerror", None)
    code = error.errno
    if code in _FULL or windows in _FULL_ON_WINDOWS:
        return DiskFull(path)
    if code in _BUSY or windows in SHARING_ERRORS - {5}:
        return FileBusy(path)
    if code in _REFUSED:
        return WriteRefused(path)
    if code == errno.EEXIST:
        return FileExists(path)
    detail = errno.errorcode.get(code or 0, type(error).__name__)
    return FolderMissing(path, detail) if code in _GONE else WriteFailed(path, detail)


def read_file(path: Path) -> bytes:
    """Return the bytes of a regular file of at most 64 MB.

    Raises FileMissing, FileForeign (a folder, a pipe), FileTooLarge, FileBusy, FileDamaged (unreadable).
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise FileForeign(path)
        if found.st_size > MAX_BYTES:
            raise FileTooLarge(path)
        with _opened(path) as file:
            return file.read(MAX_BYTES + 1)  # one more, should it be growing
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(path) from error
    except OSError as error:
        fault = fault_of(error, path)
        if isinstance(fault, FileBusy):
            raise fault from error
        raise FileDamaged(path, errno.errorcode.get(error.errno or 0, type(error).__name__)) from error


def _opened(path: Path) -> BinaryIO:
    """Open a file for reading; on Windows another program may hold it for a moment."""
    if sys.platform == "win32":
        from desktop.storage import windows

        return _patiently(lambda: windows.open_for_reading(path), path)
    return path.open("rb")


def read_from_medium(path: Path) -> bytes:
    """Read a file, where the system allows it without its cache. Raises OSError."""
    if sys.platform == "win32":
        from desktop.storage import windows

        return windows.read_from_medium(path)
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()


def remove(path: Path) -> None:
    """Remove a file that nobody needs; a failure is only logged."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("left behind: %s (%s)", path.name, error.strerror)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that did not exist, down to the disk."""
    target = os.open(path, _NEW, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(target, rest) :]
        os.fsync(target)
    finally:
        os.close(target)


def make_folder(path: Path, *, parents: bool) -> None:
    """Make the folder of a file if it is not there, with all that it lies in where `parents` says so.

    Raises as `write_atomically`.
    """
    folder = path.parent
    try:
        if not folder.exists():
            folder.mkdir(parents=parents)
            sync_folder(folder.parent)
    except OSError as error:
        raise fault_of(error, path) from error


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk; Windows has no such call. Raises OSError."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def _give_name(temporary: Path, path: Path) -> None:
    """Let a finished file appear under a free name; raises FileExistsError if it is taken after all."""
    if sys.platform == "win32":
        from desktop.storage import windows

        _patiently(lambda: windows.rename(temporary, path), path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # FAT has no links: take the name first, then replace what is our own
        os.close(os.open(path, _NEW, 0o666))
        try:
            _replace(temporary, path)
        except OSError:
            remove(path)
            raise


def _replace(source: Path, target: Path) -> None:
    if sys.platform == "win32":
        from desktop.storage import windows

        windows.replace(source, target)
        return
    os.replace(source, target)


def _keep(path: Path, previous: Path, on_wait: Callable[[], None]) -> None:
    """Let `previous` be what `path` is now."""
    step = _beside(previous)
    try:
        try:
            os.link(path, step)
        except OSError:  # FAT: where a rename is cut in two, the names of both new files must be safe before it
            _write_new(step, path.read_bytes())
            sync_folder(path.parent)
        _patiently(lambda: _replace(step, previous), previous, on_wait)
    finally:
        remove(step)


def _patiently(move: Callable[[], _T], path: Path, on_wait: Callable[[], None] = _nobody) -> _T:
    """Make a call, trying again while another program holds the file for a moment; then raises FileBusy."""
    waited = 0.0
    for pause in (*PAUSES, None):
        try:
            return move()
        except OSError as error:
            if getattr(error, "winerror", None) not in SHARING_ERRORS:
                raise
            if pause is None:
                raise FileBusy(path) from error
            if waited < WORTH_TELLING <= waited + pause:
                on_wait()
            time.sleep(pause)
            waited += pause
    raise AssertionError("the last try returns or raises")  # pragma: no cover
