"""What a command needs of the operating system: found, installed as root on Debian, or named with its command."""

from __future__ import annotations

import glob
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
_PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"


class CannotGoOn(Exception):
    """The command cannot be carried out; the message says what is missing and what to do."""


@dataclass(frozen=True)
class Need:
    """Something outside the virtual environment: how to see that it is there, and what Debian calls it."""

    what: str
    package: str
    is_there: Callable[[], bool]


def _module(name: str) -> Callable[[], bool]:
    return lambda: importlib.util.find_spec(name) is not None


def _program(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


def _file(pattern: str) -> Callable[[], bool]:
    return lambda: bool(glob.glob(pattern))


def _has_python_library() -> bool:
    # Only Debian's own interpreter keeps its shared library in a package of its own.
    return sys.base_prefix != "/usr" or _file(f"/usr/lib/*/lib{_PYTHON}.so.1.0")()


VENV = Need("Python's venv module", "python3-venv", _module("ensurepip"))
TKINTER = Need("tkinter", "python3-tk", _module("_tkinter"))
XVFB = Need("the virtual screen Xvfb", "xvfb", _program("Xvfb"))
OPENBOX = Need("the window manager openbox", "openbox", _program("openbox"))
FONTS = Need(
    # Debian 12's fonts-liberation is of version 1, which has no ơ and no ư.
    "the Liberation fonts",
    "fonts-liberation2",
    _file("/usr/share/fonts/truetype/liberation2/*Serif-Regular.ttf"),
)
BINUTILS = Need("objdump", "binutils", _program("objdump"))
PYTHON_LIBRARY = Need("Python's shared library", f"lib{_PYTHON}", _has_python_library)
LIBREOFFICE = Need("LibreOffice Writer", "libreoffice-writer-nogui", _program("soffice"))
CALC = Need("LibreOffice Calc", "libreoffice-calc-nogui", _file("/usr/lib/libreoffice/program/libsclo.so"))
PDFTOPPM = Need("pdftoppm", "poppler-utils", _program("pdftoppm"))
WINE = Need("Wine", "wine", _program("wine"))
WINE_64 = Need("Wine for 64 bit", "wine64", _file("/usr/lib/wine/wine64"))
LOCALES = Need("the sources of locales", "locales", _file("/usr/share/i18n/locales/vi_VN"))

PROGRAM = (VENV, TKINTER)
SCREEN = (XVFB, FONTS)
PICTURES = (*SCREEN, OPENBOX)
FREEZING = (*SCREEN, BINUTILS, PYTHON_LIBRARY)
RENDERING = (LIBREOFFICE, CALC, PDFTOPPM)
LINKER = Need("Windows' linker", "binutils-mingw-w64-x86-64", _program("x86_64-w64-mingw32-ld"))
REHEARSAL = (*SCREEN, WINE, WINE_64, LOCALES, LINKER)


def provide(*needs: Need) -> None:
    """Make sure that every need is met.

    Off Linux only the modules of Python are looked for: the rest has no part there. Raises CannotGoOn
    with the exact command where this user may not install, and with the bare names on other systems.
    """
    missing = [need for need in needs if (LINUX or need in PROGRAM) and not need.is_there()]
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *(need.package for need in missing)]
    names = ", ".join(need.what for need in missing)
    if not LINUX or shutil.which("apt-get") is None:
        raise CannotGoOn(f"This command needs {names}. Install it and start the command again.")
    if os.geteuid() != 0:
        raise CannotGoOn(f"This command needs {names}. Install it with:\n  sudo {shlex.join(install)}")
    print(f"Installing {names} ({shlex.join(install)})", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=True)
    subprocess.run([*install, "-qq"], env=quiet, check=True, stdout=subprocess.DEVNULL)
    importlib.invalidate_caches()
    if still := [need.what for need in missing if not need.is_there()]:
        raise CannotGoOn(f"{', '.join(still)} is still missing for {sys.executable}; use Debian's own python3.")
