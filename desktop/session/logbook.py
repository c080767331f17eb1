"""The log: what the program did and what went wrong, without anything about anybody; five files of 1 MB at most."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
import zipfile
from pathlib import Path
from types import TracebackType

import desktop
from desktop.domain.errors import AppError
from desktop.storage.atomic import fault_of
from desktop.storage.free_names import free_name

FILE = "app.log"
FILE_BYTES, FILES = 1_000_000, 5


class Impersonal(logging.Formatter):
    """Writes messages whose arguments may name people or places without them: of a path only its ending is left, of
    an error only its kind and the code of the system, of a text nothing.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with where in the program an error arose."""
        bare = logging.makeLogRecord({**record.__dict__, "exc_text": None, "stack_info": None})
        if isinstance(bare.args, tuple):
            bare.args = tuple(_bare(argument) for argument in bare.args)
        elif bare.args:
            bare.args = {name: _bare(argument) for name, argument in bare.args.items()}
        return super().format(bare)

    def formatException(self, ei: object) -> str:
        """Return the kinds of an error and of what caused it, and the lines of the program; never their texts."""
        assert isinstance(ei, tuple)
        error: BaseException | None = ei[1]
        lines = []
        while error is not None:
            lines += [str(_bare(error)), *_places(error.__traceback__)]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def start(folder: Path) -> None:
    """Log into a folder from now on; where that is not possible, nowhere."""
    from logging.handlers import RotatingFileHandler

    root = logging.getLogger()
    if any(isinstance(handler.formatter, Impersonal) for handler in root.handlers):
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / FILE, maxBytes=FILE_BYTES, backupCount=FILES - 1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(Impersonal())
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger(__name__).info("started: %s", desktop_facts())


def stop() -> None:
    """Log no more."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler.formatter, Impersonal):
            root.removeHandler(handler)
            handler.close()


class Facts(str):
    """A text about the program and its machine, which may be logged as it is."""


def desktop_facts() -> Facts:
    """Return versions of the program, of Python and of the system."""
    frozen = "frozen" if getattr(sys, "frozen", False) else "checkout"
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return Facts(f"{desktop.__version__} {frozen}, Python {platform.python_version()}, {system}")


def pack(folder: Path, target: Path) -> Path:
    """Write the log files and the facts about program and system into one zip file under a free name; return it.

    Raises WriteRefused, DiskFull and the like.
    """
    free = free_name(target)
    try:
        with zipfile.ZipFile(free, "x", zipfile.ZIP_DEFLATED) as made:
            made.writestr("facts.txt", desktop_facts() + "\n")
            for path in sorted(folder.glob(f"{FILE}*")):
                made.write(path, path.name)
    except OSError as error:
        free.unlink(missing_ok=True)
        raise fault_of(error, free) from error
    return free


def _bare(argument: object) -> str | int | float:
    match argument:
        case Facts() | int() | float():
            return argument
        case OSError():
            return f"{type(argument).__name__} {argument.errno}"
        case AppError() if detail := getattr(argument, "detail", ""):
            return f"{type(argument).__name__} {detail.split()[0]}"
        case BaseException():
            return type(argument).__name__
        case Path():
            return f"*{argument.suffix}"
        case str() if argument.isidentifier() and argument.isascii():  # the name of a class or of a cause
            return argument
    return "…"


def _places(trace: TracebackType | None) -> list[str]:
    return [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
