"""What can go wrong, as classes that carry facts; their sentences stand in desktop/wording/."""

from __future__ import annotations

from pathlib import Path


class AppError(Exception):
    """Base of every fault that is told to the user in one sentence."""


class FileFault(AppError):
    """A fault that concerns one file; `path` names it, `detail` is the place or cause for the log and the message."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {path} {detail}".strip())
        self.path = path
        self.detail = detail


class FileMissing(FileFault):
    """The file is not there."""


class FileEmpty(FileFault):
    """The file has no content."""


class FileForeign(FileFault):
    """The file is not a data file of this program."""


class FileDamaged(FileFault):
    """The file is ours but cannot be trusted; `detail` says where."""


class FileTooLarge(FileFault):
    """The file is larger than any book can be."""


class FileIsNewer(FileFault):
    """The file was written by a newer version; `detail` is its schema number."""


class ReportClosed(FileFault):
    """The change would reach a report of the book that is closed for signing."""


class FileChangedOutside(FileFault):
    """The file on the disk is no longer the one that was read or written last."""


class FileExists(FileFault):
    """The target exists and is never overwritten."""


class FileBusy(FileFault):
    """Another program holds the file open."""


class WriteRefused(FileFault):
    """The folder or file may not be written (rights, read-only medium)."""


class DiskFull(FileFault):
    """No room is left (or the size limit is reached)."""


class WriteFailed(FileFault):
    """Writing failed for another reason; `detail` is the errno name."""


class FolderMissing(WriteFailed):
    """The folder or drive in which the file lies is not there any more; `detail` is the errno name."""


class CopyFailed(FileFault):
    """The medium went away while a copy was being written to it; `detail` is the errno name."""


class CopyMismatch(FileFault):
    """What was read back is not what was written."""


class NoReport(FileFault):
    """The book holds no report yet."""


class CannotShow(FileFault):
    """No program of the system would open the file or folder."""


class CannotPrint(FileFault):
    """No printer or no program of the system would print the file."""


class DocumentRefused(FileFault):
    """The file is no Word document that can be checked; `detail` says why."""


class WorkbookRefused(FileFault):
    """The file is no Excel workbook that can be read; `detail` says why."""


class NotANumber(AppError):
    """`text` is no value by the Vietnamese rule; `readings` are what may have been meant, as valid texts."""

    def __init__(self, text: str, readings: tuple[str, ...] = ()) -> None:
        super().__init__(f"not a value: {text!r}")
        self.text = text
        self.readings = readings


class NotARank(NotANumber):
    """`text` is none of the `ranks` that the field takes."""

    def __init__(self, text: str, ranks: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.ranks = ranks


class FarOff(NotANumber):
    """`text` says `now`, a hundred times more or less than `before`; `before` is '' where only its size is odd."""

    def __init__(self, text: str, readings: tuple[str, ...] = (), before: str = "", now: str = "") -> None:
        super().__init__(text, readings)
        self.before = before
        self.now = now


class NotADate(AppError):
    """`text` is no date of the form day/month/year."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a date: {text!r}")
        self.text = text


class UnknownEntity(AppError):
    """No entity, report or field has this address."""

    def __init__(self, address: str) -> None:
        super().__init__(f"unknown: {address}")
        self.address = address
