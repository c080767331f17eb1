"""The check of a finished Word document against Decree 30: assertions as a table, findings as their result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from desktop.domain.checks import Severity
from desktop.reports.checking import body, ending, head, page
from desktop.reports.checking.flaw import Flaw
from desktop.reports.checking.package import Package, open_bytes, open_file
from desktop.reports.checking.reader import read
from desktop.reports.checking.roles import Reading, assign
from desktop.reports.rules30 import RULES


class Finding(Struct, frozen=True):
    """A breach of the rule with the id `rule`: where (in words), one sentence, and how it is mended.

    `key` is that of the field which stands there in a document of ours (see bookmarks.py), '' where none does.
    """

    rule: str
    severity: Severity
    place: str
    sentence: str
    repair: str
    key: str = ""


Assertion = Callable[[Reading], Iterator[Flaw]]

ASSERTIONS: tuple[Assertion, ...] = (
    page.paper,
    page.margins,
    page.fonts,
    page.encoding,
    page.profile,
    page.page_numbers,
    page.spacing_mode,
    head.state,
    head.issuer,
    head.lines,
    head.number_and_date,
    head.place,
    head.title,
    head.addressees,
    body.bases,
    body.paragraphs,
    body.headings,
    body.points,
    body.citations,
    body.spelling,
    body.blank_lines,
    body.tables,
    body.closing,
    ending.signature,
    ending.position,
    ending.recipients,
    body.annexes,
)
"""Everything that is asserted of a document before it is signed, in the order of the page."""


def check_file(path: Path) -> tuple[Finding, ...]:
    """Return what is wrong in a .docx file, the gravest first; raises FileMissing and DocumentRefused."""
    return _findings(open_file(path))


def check_bytes(data: bytes, path: Path) -> tuple[Finding, ...]:
    """Return what is wrong in the bytes of a .docx file, `path` being its name; raises DocumentRefused."""
    return _findings(open_bytes(data, path))


def _findings(package: Package) -> tuple[Finding, ...]:
    reading = assign(read(package))
    flaws = (flaw for assertion in ASSERTIONS for flaw in assertion(reading))
    order = list(Severity)
    return tuple(sorted(_together(flaws), key=lambda finding: order.index(finding.severity)))


def _together(flaws: Iterable[Flaw]) -> Iterator[Finding]:
    """Yield one finding for each rule and sentence: the first place, and how many more there are."""
    places: dict[tuple[str, str], dict[str, str]] = {}
    for flaw in flaws:
        places.setdefault((flaw.rule, flaw.sentence), {}).setdefault(flaw.place, flaw.key)
    for (rule, sentence), found in places.items():
        record = RULES[rule]
        first, key = next(iter(found.items()))
        more = f" và {len(found) - 1} chỗ khác" if len(found) > 1 else ""
        yield Finding(rule, record.severity, f"{first}{more}", sentence, record.repair, key)
