"""The floors of the house, read from the imports: who may know whom, who may use what, where Vietnamese stands."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop"

# A room of desktop/ and the rooms that it may know besides itself. A room is a folder or a module.
ROOMS: dict[str, set[str]] = {
    "domain": set(),
    "paths": set(),
    "wording": {"domain"},
    "storage": {"domain"},
    "reports": {"domain"},
    "session": {"domain", "storage", "reports", "wording"},
    "ui": {"domain", "session", "wording", "paths"},
    "app": {"domain", "storage", "reports", "session", "ui", "wording", "paths"},
    "selftest": {"domain", "storage", "reports", "session", "ui", "wording", "paths", "app"},
    "commands": {"domain", "storage", "reports", "session", "wording", "paths", "app", "selftest"},
    "__main__": {"wording", "paths", "app", "commands"},
}

# A library and the rooms that may use it. What is not named here is not a dependency of the program.
LIBRARIES: dict[str, set[str]] = {
    "msgspec": {"domain", "storage", "reports", "session", "ui"},
    "tkinter": {"ui", "app", "selftest"},
    "ttkbootstrap": {"ui", "app", "selftest"},
    "openpyxl": {"reports"},
    "lxml": {"reports"},
    "filelock": {"storage"},
    "psutil": {"storage"},
    "platformdirs": {"paths"},
    "typst": {"reports"},
    "pypdfium2": {"reports"},
}

# Nothing imports it: where it is there, openpyxl refuses entity bombs.
TAKEN_BY_LIBRARIES = {"defusedxml"}

# These cost more to load than the window takes to appear: only the functions that use them import them.
SLOW = {"openpyxl", "lxml", "typst", "pypdfium2"}

# Vietnamese stands with what it names, or in a module of wording/.
VIETNAMESE = [
    "wording/*.py",
    "domain/book.py",  # ranks, kinds and states as they are stored
    "domain/checks/*.py",  # a finding's sentence stands in its check
    "domain/fields.py",
    "domain/figures.py",  # the verdicts on a figure
    "domain/formulas.py",  # how totals are made
    "domain/legacy.py",  # the letters of old encodings
    "domain/pasting.py",  # letters that begin items
    "domain/phrasing.py",  # the sentences made of figures
    "domain/quotables.py",  # what can be quoted, by name
    "domain/quoting.py",  # the mark of a figure that is not there
    "domain/requests.py",  # the kind of a superior's letter
    "domain/reading.py",  # the words of typed and pasted figures
    "domain/rolling.py",  # how periods are named
    "domain/typed_outline.py",  # marks of headings as they are typed
    "domain/values.py",
    "domain/vietnamese.py",
    "reports/annexes.py",  # their titles and columns
    "reports/checking/*.py",  # a flaw's sentence stands in its assertion
    "reports/decree30.py",
    "reports/excel/*.py",  # the names of sheets and columns
    "reports/docx_check.py",
    "reports/importing/*.py",  # the words by which old reports are told apart
    "reports/given.py",
    "reports/outline.py",
    "reports/rules30.py",
    "reports/sections/*.py",
    "reports/slip.py",
    "reports/sources.py",  # its titles and formulas
    "reports/title_breaks.py",  # what stands together in titles
    "ui/toolkit_vi.py",  # ttkbootstrap's own dialogs and calendar
]


def violations(package: Path) -> list[str]:
    """Return one sentence for each breach of the rules above in the package's modules."""
    found: list[str] = []
    for path in sorted(package.rglob("*.py")):
        module = path.relative_to(package)
        if module.as_posix() == "__init__.py":
            continue
        tree = ast.parse(path.read_text("utf-8"), str(path))
        found += _breaches_of_floors(module, tree)
        found += _foreign_words(module, tree)
    return found


def _breaches_of_floors(module: Path, tree: ast.Module) -> Iterator[str]:
    name, room = module.as_posix(), module.parts[0].removesuffix(".py")
    if room not in ROOMS:
        yield f"{name}: {room} is no room of the house"
        return
    at_start = set(_imports(module, _run_at_import(tree)))
    for target in sorted(set(_imports(module, ast.walk(tree)))):
        library, _, rest = target.partition(".")
        if library == "desktop":
            known = rest.partition(".")[0]
            if known and known != room and known not in ROOMS[room]:
                yield f"{name}: {room} must not know {known}"
        elif library in LIBRARIES:
            if room not in LIBRARIES[library]:
                yield f"{name}: {room} must not use {library}"
            if library in SLOW and target in at_start:
                yield f"{name}: {library} is imported at the start of the program"
        elif library not in sys.stdlib_module_names:
            yield f"{name}: {library} is no dependency of the program"


def _imports(module: Path, nodes: Iterator[ast.AST]) -> Iterator[str]:
    """Yield the dotted names that the import statements among the nodes bring in, without relative dots."""
    package = ["desktop", *module.parts[:-1]]
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            # `from desktop import storage` names the room only in its second half.
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def idle(package: Path, libraries: set[str]) -> set[str]:
    """Return which of the libraries no module of the package imports."""
    used: set[str] = set()
    for path in package.rglob("*.py"):
        imports = _imports(path.relative_to(package), ast.walk(ast.parse(path.read_text("utf-8"), str(path))))
        used |= {target.partition(".")[0] for target in imports}
    return libraries - used


def _run_at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the statements that importing the module carries out: not those in functions or for the type checker."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            waiting += node.orelse
            continue
        yield node
        waiting += ast.iter_child_nodes(node)


def _foreign_words(module: Path, tree: ast.Module) -> Iterator[str]:
    name = module.as_posix()
    if any(fnmatch(name, pattern) for pattern in VIETNAMESE):
        return
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            letters = [letter for letter in node.value if letter.isalpha() and not letter.isascii()]
            if letters:
                yield f"{name}:{node.lineno}: Vietnamese stands outside its rooms: {node.value!r}"


def test_the_house_keeps_its_floors() -> None:
    assert violations(PACKAGE) == []


def test_every_exception_for_vietnamese_is_still_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = list(VIETNAMESE)
    monkeypatch.setattr(sys.modules[__name__], "VIETNAMESE", [])

    modules = {sentence.partition(":")[0] for sentence in violations(PACKAGE)}

    assert [pattern for pattern in needed if not any(fnmatch(module, pattern) for module in modules)] == []


def test_every_library_and_every_listed_dependency_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = {re.split(r"[<>=]", requirement)[0] for requirement in project["dependencies"]}

    assert idle(PACKAGE, set(LIBRARIES)) == set()
    assert idle(PACKAGE, listed) == TAKEN_BY_LIBRARIES


def test_a_library_that_nothing_imports_is_found(tmp_path: Path) -> None:
    (tmp_path / "word.py").write_text("def write():\n    from lxml import etree", "utf-8")

    assert idle(tmp_path, {"lxml", "docx"}) == {"docx"}


def test_every_room_is_there_to_be_proven() -> None:
    modules = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py")]

    assert {module.parts[0].removesuffix(".py") for module in modules} - {"__init__"} == set(ROOMS)


@pytest.mark.parametrize(
    ("module", "source", "breach"),
    [
        ("domain/book.py", "import tkinter", "domain/book.py: domain must not use tkinter"),
        ("domain/book.py", "from desktop import storage", "domain/book.py: domain must not know storage"),
        ("domain/book.py", "from ..storage import codec", "domain/book.py: domain must not know storage"),
        ("domain/book.py", "from .. import wording", "domain/book.py: domain must not know wording"),
        ("reports/word.py", "from desktop.session import session", "reports/word.py: reports must not know session"),
        ("reports/word.py", "import desktop.storage.codec", "reports/word.py: reports must not know storage"),
        ("storage/store.py", "from desktop.reports import word", "storage/store.py: storage must not know reports"),
        ("session/session.py", "from tkinter import ttk", "session/session.py: session must not use tkinter"),
        ("session/session.py", "def f():\n    import docx", "session/session.py: docx is no dependency of the program"),
        ("ui/tabs/policies.py", "from desktop.storage import store", "ui/tabs/policies.py: ui must not know storage"),
        ("ui/tabs/policies.py", "from ...reports import word", "ui/tabs/policies.py: ui must not know reports"),
        ("storage/store.py", "import platformdirs", "storage/store.py: storage must not use platformdirs"),
        ("app.py", "import requests", "app.py: requests is no dependency of the program"),
        ("helpers.py", "", "helpers.py: helpers is no room of the house"),
        ("reports/word.py", "import typst", "reports/word.py: typst is imported at the start of the program"),
        ("reports/word.py", "if True:\n    from lxml import etree", "reports/word.py: lxml is imported at the start"),
        ("ui/main_window.py", "TITLE = 'Lưu'", "ui/main_window.py:1: Vietnamese stands outside its rooms: 'Lưu'"),
        ("ui/main_window.py", "f'{1} phường'", "ui/main_window.py:1: Vietnamese stands outside its rooms: ' phường'"),
    ],
)
def test_a_planted_breach_is_found(tmp_path: Path, module: str, source: str, breach: str) -> None:
    path = tmp_path / module
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, "utf-8")

    found = violations(tmp_path)

    assert [sentence[: len(breach)] for sentence in found] == [breach]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain/book.py", "import msgspec\nfrom desktop.domain import values"),
        ("domain/fields.py", "LABEL = 'Tên đơn vị'"),
        ("reports/sections/targets.py", "HEADING = 'Mục tiêu'"),
        ("reports/word.py", "def write():\n    import openpyxl"),
        ("reports/word.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from lxml.etree import _Element"),
        ("ui/main_window.py", "'''The window: \"Lưu\" and the tabs.'''\nfrom desktop.session.session import Session"),
        ("app.py", "from desktop.storage import store\nimport ttkbootstrap"),
    ],
)
def test_what_is_allowed_is_left_alone(tmp_path: Path, module: str, source: str) -> None:
    path = tmp_path / module
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, "utf-8")

    assert violations(tmp_path) == []
