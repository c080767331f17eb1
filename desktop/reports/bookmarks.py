"""Which field a text of a Word file comes from, and what it said when it was written: as names of hidden bookmarks.

A place is a run that shows a field: its name holds a key of the FieldRef, a running number for that field and a
fingerprint of the text. A line is a paragraph that more than one field, or none, went into: its name holds a running
number and the fingerprint of the whole paragraph. So a reader knows without a copy of the file what was changed in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from html import unescape
from itertools import count
from typing import NamedTuple

from desktop.domain.book import FieldRef
from desktop.domain.vietnamese import clean
from desktop.reports.blocks import Run

MOST = 8_000
"""How many bookmarks a document gets; what follows, the end of a very long annex, has none."""

_PLACE, _LINE = "_kt", "_kl"  # Word hides names that begin so from its list of bookmarks
_NAME = re.compile(rf"(?:{_PLACE}_(?P<key>[0-9a-f]{{12}})|{_LINE})_(?P<number>\d+)_(?P<told>[0-9a-f]{{10}})")
_OF_A_LINE = re.compile(rf'</w:pPr><w:bookmarkStart w:id="\d+" w:name="{_PLACE[:2]}\w_[^"]*_([0-9a-f]{{10}})"')
_BEGIN, _NAMED, _END = "\x01", "\x02", "\x03"  # no XML and no cleaned text holds these
_MARK = re.compile(f"{_BEGIN}([^{_NAMED}]*){_NAMED}|{_END}")
_WORDS = re.compile(r"<w:t [^>]*>([^<]*)</w:t>")


@lru_cache(4_096)
def key_of(ref: FieldRef) -> str:
    """Return the key that stands for an address in the names of bookmarks."""
    return _digest(str(ref), 6)


def fingerprint(text: str) -> str:
    """Return what tells one text from another; blanks count as one, none at the ends."""
    return _digest(" ".join(clean(text).split()), 5)


class Name(NamedTuple):
    """What a bookmark's name holds: the key ('' for a line), the running number, the fingerprint."""

    key: str
    number: int
    told: str


def parse(name: str) -> Name | None:
    """Return what a bookmark's name holds, `None` for a foreign one."""
    found = _NAME.fullmatch(name)
    return None if found is None else Name(found["key"] or "", int(found["number"]), found["told"])


def place(run: Run, xml: str) -> str:
    """Return the XML of a run with a mark around it that names its field; `named` makes a bookmark of it."""
    return xml if run.ref is None else f"{_BEGIN}{run.ref.entity}#{run.ref.field}{_NAMED}{xml}{_END}"


def line(xml: str) -> str:
    """Return the XML of a paragraph's runs with a mark around them, unless one place is all there is."""
    alone = xml.startswith(_BEGIN) and xml.find(_END) == len(xml) - 1
    return xml if alone or not xml else f"{_BEGIN}{_NAMED}{xml}{_END}"


def named(body: str) -> str:
    """Return the body with bookmarks in place of the marks: the same names and ids for the same body."""
    numbers: Counter[str] = Counter()
    ids = count(1)
    waiting: list[int] = []

    def bookmark(found: re.Match[str]) -> str:
        address = found[1]
        if address is None:
            number = waiting.pop()
            return f'<w:bookmarkEnd w:id="{number}"/>' if number else ""
        number = next(ids)
        if number > MOST:
            waiting.append(0)
            return ""
        waiting.append(number)
        end = body.index(_END if address else "</w:p>", found.end())
        told = fingerprint(unescape("".join(_WORDS.findall(body, found.end(), end))))
        key = key_of(FieldRef.parse(address)) if address else ""
        numbers[key] += 1
        name = f"{_PLACE}_{key}_{numbers[key]}_{told}" if key else f"{_LINE}_{numbers[key]}_{told}"
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'

    return _MARK.sub(bookmark, body)


def lines_of(document: str) -> tuple[str, ...]:
    """Return the fingerprints of the paragraphs of a body that `named` returned."""
    return tuple(_OF_A_LINE.findall(document))


def refs_by_key(refs: Iterable[FieldRef]) -> dict[str, FieldRef]:
    """Return the addresses by the keys that stand for them."""
    return {key_of(ref): ref for ref in refs}


def _digest(text: str, size: int) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
