"""Every fault has its sentence: what happened, what is safe, what to do; and every sentence is said somewhere."""

from __future__ import annotations

import ast
import errno
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain import errors
from desktop.domain.errors import AppError, FileFault
from desktop.storage.atomic import READ_BACK, fault_of
from desktop.storage.codec import Cause
from desktop.wording import faults

PACKAGE = Path(faults.__file__).resolve().parent.parent
LONGEST = 260  # characters: two lines of a message box
PATH = Path("/home/van-thu/Bao cao KTTT/so.json")

# What is safe, and what to do: every sentence says one of each.
SAFE = re.compile(
    r"giữ nguyên|còn nguyên|không bị ghi đè|chưa có gì thay đổi|vẫn ở trên màn hình|vẫn giữ", re.IGNORECASE
)
DO = re.compile(r"hãy |ghi như|rồi chép lại|chọn |mở lại", re.IGNORECASE)
FOREIGN = re.compile(r"error|exception|traceback|errno|file|json|none|\{|\}|_", re.IGNORECASE)


def all_faults() -> Iterator[type[AppError]]:
    """Every class of fault that can be raised, in the order of the module."""
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, AppError) and kind not in (AppError, FileFault):
            yield kind


def an_example(kind: type[AppError]) -> AppError:
    if issubclass(kind, FileFault):
        return kind(PATH)
    return kind("1.5")


FAULTS = list(all_faults())


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.__name__)
def test_every_fault_says_what_happened_what_is_safe_and_what_to_do(kind: type[AppError]) -> None:
    sentence = faults.sentence(an_example(kind))

    assert kind in faults.ERRORS
    assert SAFE.search(sentence), sentence
    assert DO.search(sentence), sentence
    assert sentence[0].isupper() or sentence.startswith("“")
    assert sentence.endswith(".")
    assert len(sentence) <= LONGEST
    assert not FOREIGN.search(sentence.replace(PATH.name, "").replace(str(PATH.parent), "")), sentence


def test_what_nobody_expected_says_so_too() -> None:
    for error in (ValueError("list index out of range"), AppError("unknown")):
        sentence = faults.sentence(error)

        assert sentence == faults.UNEXPECTED
        assert SAFE.search(sentence)
        assert DO.search(sentence)


@pytest.mark.parametrize("cause", [*(cause.value for cause in Cause), READ_BACK])
def test_every_cause_is_told_in_words(cause: str) -> None:
    words = faults.cause(f"{cause} payload.x")

    assert words != f"{cause} payload.x"
    assert not re.search(r"\{|\}", words)


@pytest.mark.parametrize("code", sorted(errno.errorcode))
def test_no_error_of_the_system_reaches_the_clerk_as_a_code(code: int) -> None:
    fault = fault_of(OSError(code, "in English"), PATH)

    sentence = faults.sentence(fault)

    assert errno.errorcode[code] not in sentence
    assert "in English" not in sentence


def test_a_sentence_without_safety_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(faults.ERRORS, errors.DiskFull, "Nơi lưu đã đầy.")

    with pytest.raises(AssertionError):
        test_every_fault_says_what_happened_what_is_safe_and_what_to_do(errors.DiskFull)


def unused(package: Path) -> list[str]:
    """Return the names of the package's wording that nothing uses outside their own definition: 'tabs.MOVE_UP'."""
    used: set[tuple[str, str]] = set()
    for path in package.rglob("*.py"):
        used |= _words_used(ast.parse(path.read_text("utf-8")))
    found: list[str] = []
    for path in sorted((package / "wording").glob("*.py")):
        room, tree = path.stem.replace("__init__", ""), ast.parse(path.read_text("utf-8"))
        for statement in tree.body:
            for name in _defined(statement):
                others = (other for other in tree.body if other is not statement)
                if (room, name) not in used and not any(_names(other, name) for other in others):
                    found.append(f"{room}.{name}".lstrip("."))
    return found


def _words_used(tree: ast.Module) -> set[tuple[str, str]]:
    """Return what a module takes from the wording, as (room, name); the room of the package itself is ''."""
    rooms: dict[str, str] = {}
    used: set[tuple[str, str]] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                match (node.module or "").split("."):
                    case ["desktop"] if alias.name == "wording":
                        rooms[alias.asname or alias.name] = ""
                    case ["desktop", "wording"]:
                        rooms[alias.asname or alias.name] = alias.name
                        used.add(("", alias.name))
                    case ["desktop", "wording", room]:
                        used.add((room, alias.name))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in rooms:
            used.add((rooms[node.value.id], node.attr))
    return used


def _defined(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
    return []


def _names(statement: ast.stmt, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(statement))


def test_every_word_is_said_somewhere() -> None:
    assert unused(PACKAGE) == []


def test_a_word_that_nobody_says_is_found(tmp_path: Path) -> None:
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "__init__.py").write_text("SAID = ''\nUNSAID = ''\n", "utf-8")
    (tmp_path / "wording" / "tabs.py").write_text(
        "PART = ''\nWHOLE = PART\nSAID = ''\nUNSAID: str = ''\ndef unsaid(): return unsaid()\n", "utf-8"
    )
    (tmp_path / "window.py").write_text(
        "from desktop import wording\nfrom desktop.wording import tabs as words\n"
        "wording.SAID, words.WHOLE, words.SAID\n",
        "utf-8",
    )

    assert unused(tmp_path) == ["UNSAID", "tabs.UNSAID", "tabs.unsaid"]
