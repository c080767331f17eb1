"""The few calls that only Windows has: replacing through to the disk, and reading past the cache."""

from __future__ import annotations

import ctypes
import mmap
import sys
from ctypes import wintypes
from pathlib import Path
from typing import BinaryIO

assert sys.platform == "win32"

_REPLACE_EXISTING, _WRITE_THROUGH = 0x1, 0x8
_GENERIC_READ, _SHARE_READ, _OPEN_EXISTING, _NO_BUFFERING = 0x80000000, 0x1, 3, 0x20000000
_SHARING_VIOLATION = 32
_CHUNK = 1024 * 1024  # bytes: a multiple of every sector

_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_kernel.MoveFileExW.argtypes = (wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD)
_kernel.MoveFileExW.restype = wintypes.BOOL
_kernel.CreateFileW.argtypes = (
    wintypes.LPCWSTR,
    wintypes.DWORD,
    wintypes.DWORD,
    wintypes.LPVOID,
    wintypes.DWORD,
    wintypes.DWORD,
    wintypes.HANDLE,
)
_kernel.CreateFileW.restype = wintypes.HANDLE
_kernel.ReadFile.argtypes = (
    wintypes.HANDLE,
    wintypes.LPVOID,
    wintypes.DWORD,
    ctypes.POINTER(wintypes.DWORD),
    wintypes.LPVOID,
)
_kernel.ReadFile.restype = wintypes.BOOL
_kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
_INVALID = wintypes.HANDLE(-1).value


def replace(source: Path, target: Path) -> None:
    """Give `source` the name of `target`, whose file goes, and return when that is on the disk. Raises OSError."""
    if not _kernel.MoveFileExW(str(source), str(target), _REPLACE_EXISTING | _WRITE_THROUGH):
        raise _fault(target)


def rename(source: Path, target: Path) -> None:
    """Give `source` a free name and return when that is on the disk. Raises FileExistsError or another OSError."""
    if not _kernel.MoveFileExW(str(source), str(target), _WRITE_THROUGH):
        raise _fault(target)


def open_for_reading(path: Path) -> BinaryIO:
    """Open a file for reading. Raises OSError, with Windows' own number where another program holds the file."""
    try:
        return path.open("rb")
    except PermissionError as error:  # Python's own way of opening drops the number
        raise OSError(None, error.strerror, str(path), _SHARING_VIOLATION) from error


def read_from_medium(path: Path) -> bytes:
    """Return the bytes of a file as the medium holds them, not the cache. Raises OSError."""
    handle = _kernel.CreateFileW(str(path), _GENERIC_READ, _SHARE_READ, None, _OPEN_EXISTING, _NO_BUFFERING, None)
    if handle == _INVALID:
        raise _fault(path)
    try:
        with mmap.mmap(-1, _CHUNK) as page:  # its address is a multiple of every sector, as this way of reading wants
            view = (ctypes.c_char * _CHUNK).from_buffer(page)
            try:
                return b"".join(_chunks(handle, ctypes.addressof(view), path))
            finally:
                del view
    finally:
        _kernel.CloseHandle(handle)


def _chunks(handle: int, address: int, path: Path) -> list[bytes]:
    found: list[bytes] = []
    count = wintypes.DWORD()
    while True:
        if not _kernel.ReadFile(handle, address, _CHUNK, ctypes.byref(count), None):
            raise _fault(path)
        if not count.value:
            return found
        found.append(ctypes.string_at(address, count.value))


def _fault(path: Path) -> OSError:
    return OSError(None, ctypes.FormatError(ctypes.get_last_error()), str(path), ctypes.get_last_error())
