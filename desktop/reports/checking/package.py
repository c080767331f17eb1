"""The file of a Word document, opened with care: what is no document, too large or dangerous is refused at the door."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from errno import errorcode
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desktop.domain.errors import DocumentRefused, FileMissing

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_FILE = 40_000_000
LARGEST_PART = 120_000_000
"""In bytes, unpacked; a report with 10,000 rows of tables has 13 million."""
MOST_PARTS = 3_000
LARGEST_RATIO = 250
"""How many times larger than packed a part may be, from a million bytes on; tables of equal rows come near 50."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENTRY = b"PK\x01\x02"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_CONTENT_TYPES = "[Content_Types].xml"
_MACROS = ("macroEnabled", "vbaProject")
_MAIN = "wordprocessingml.document.main+xml"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, ValueError, RuntimeError)
"""What zipfile raises on damage; NotImplementedError is a RuntimeError."""
DOCUMENT = "word/document.xml"
"""The part that holds the body, where the file does not name another."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Related:
    """A part that another refers to: the reference's id, the last word of its type, the part's name."""

    id: str
    kind: str
    name: str


class Package:
    """The parts of an accepted document; `path` is what faults name. Raises DocumentRefused where a part is broken."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path = path
        self._archive = archive
        self._names = set(archive.namelist())
        self.roots: dict[str, _Element] = {}

    def xml(self, name: str) -> _Element | None:
        """Return the root of a part, the same each time, `None` if there is no such part."""
        from lxml import etree

        if name not in self._names or name in self.roots:
            return self.roots.get(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            root = etree.fromstring(self._read(name), parser)
        except (etree.XMLSyntaxError, ValueError):
            raise DocumentRefused(self.path, "broken-part") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise DocumentRefused(self.path, "broken-part")
        self.roots[name] = root
        return root

    @property
    def names(self) -> list[str]:
        """The names of the parts, in the order of the file."""
        return self._archive.namelist()

    def content(self, name: str) -> bytes:
        """Return the bytes of a part; b'' if there is no such part."""
        return self._read(name) if name in self._names else b""

    def parts(self, ending: str) -> Iterator[tuple[str, bytes]]:
        """Yield name and content of every part whose name ends so."""
        for name in sorted(self._names):
            if name.endswith(ending):
                yield name, self._read(name)

    @cached_property
    def document(self) -> str:
        """The name of the part that holds the body."""
        return next((part.name for part in self.related("") if part.kind == "officeDocument"), DOCUMENT)

    def beside(self, kind: str) -> str:
        """Return the name of the part of a kind ('styles') that the body refers to, else the usual name of one."""
        usual = f"{self.document.rpartition('/')[0]}/{kind}.xml".lstrip("/")
        return {part.kind: part.name for part in self.related(self.document)}.get(kind, usual)

    def related(self, name: str) -> Iterator[Related]:
        """Yield what a part refers to inside the file; '' is the file itself."""
        folder = name.rpartition("/")[0]
        root = self.xml(references(name))
        for row in () if root is None else root.iter(_RELATIONSHIP):
            if row.get("TargetMode") != "External":
                target = row.get("Target", "")
                place = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
                yield Related(row.get("Id", ""), row.get("Type", "").rpartition("/")[2], place)

    def _read(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as part:
                data = part.read(LARGEST_PART + 1)
        except _UNREADABLE:
            raise DocumentRefused(self.path, "broken-part") from None
        if len(data) > LARGEST_PART:
            raise DocumentRefused(self.path, "swollen")
        return data


def references(name: str) -> str:
    """Return the name of the part that says what a part refers to; '' is the file itself."""
    folder, _, last = name.rpartition("/")
    return f"{folder}/_rels/{last}.rels".lstrip("/")


def open_file(path: Path, main: str = _MAIN) -> Package:
    """Return the document in a file; raises FileMissing and DocumentRefused. `main` is the type of its main part."""
    return open_bytes(read_bytes(path), path, main)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a document that is not too large; raises FileMissing and DocumentRefused."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DocumentRefused(path, "too-large")
        return path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(path) from None
    except IsADirectoryError:
        raise DocumentRefused(path, "not-word") from None
    except OSError as error:
        raise DocumentRefused(path, errorcode.get(error.errno or 0, "EIO")) from None


def open_bytes(data: bytes, path: Path, main: str = _MAIN) -> Package:
    """Return the document in the bytes of a file; raises DocumentRefused."""
    if len(data) > LARGEST_FILE:
        raise DocumentRefused(path, "too-large")
    if data.startswith(_COMPOUND):
        raise DocumentRefused(path, "locked-or-old")
    if data.count(_ENTRY) > MOST_PARTS:
        raise DocumentRefused(path, "swollen")
    return _accepted(io.BytesIO(data), path, main)


def _accepted(file: BinaryIO, path: Path, main: str) -> Package:
    try:
        archive = zipfile.ZipFile(file)  # reads the whole list of parts, hence the count before
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, IndexError):
        raise DocumentRefused(path, "not-word") from None
    entries = archive.infolist()
    if any(map(_is_swollen, entries)) or _unpacked(entries) > LARGEST_PART:
        raise DocumentRefused(path, "swollen")
    if any(entry.flag_bits & 1 for entry in entries):
        raise DocumentRefused(path, "locked-or-old")
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise DocumentRefused(path, "not-word")
    package = Package(path, archive)
    if _CONTENT_TYPES not in archive.namelist():
        raise DocumentRefused(path, "not-word")
    kinds = package._read(_CONTENT_TYPES).decode("utf-8", "replace")
    if any(word in kinds for word in _MACROS) or any("vbaProject" in entry.filename for entry in entries):
        raise DocumentRefused(path, "macros")
    if main not in kinds:
        raise DocumentRefused(path, "not-word")
    return package


def _is_swollen(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > 1_000_000 and entry.file_size > LARGEST_RATIO * max(1, entry.compress_size)


def _unpacked(entries: list[zipfile.ZipInfo]) -> int:
    """Return the size of the parts that are read; pictures are not."""
    return sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
