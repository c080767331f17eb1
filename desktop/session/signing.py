"""What the signing round asks of documents: what must be settled before closing, which field a paragraph comes from."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from desktop.domain import quoting
from desktop.domain.book import Book, FieldRef
from desktop.domain.checks import Severity, findings
from desktop.domain.signing import Way, is_left_out, ways


class Unsettled(Struct, frozen=True):
    """Something that a report cannot be closed with: the field, a sentence, and how it is settled with one click."""

    ref: FieldRef
    sentence: str
    ways: tuple[Way, ...] = ()


class Numbered(Struct, frozen=True):
    """A paragraph of a draft, by its number in the margin: the field it comes from (`None` for fixed words).

    `count` is how many paragraphs the document has now; `exists` whether there is one of that number.
    """

    ref: FieldRef | None
    count: int
    exists: bool = True


def unsettled(book: Book, report_id: str, unread: Mapping[FieldRef, str]) -> tuple[Unsettled, ...]:
    """Return what must be settled before a report is closed: typed texts that were not understood (`unread`, with what
    is wrong), the gaps of its document, then what the checks demand.
    """
    from desktop.reports.blocks import gaps
    from desktop.reports.outline import compose

    report = book.report(report_id)
    found: dict[FieldRef, Unsettled] = {}
    for ref, doubt in unread.items():
        found[ref] = Unsettled(ref, doubt)
    for run in gaps(compose(book, report_id)):
        if run.ref is not None and run.ref not in found:
            found[run.ref] = Unsettled(run.ref, run.text.strip("[] "), ways(book, run.ref))
    for finding in findings(book, report):
        if finding.severity is not Severity.MUST or is_left_out(report, finding.ref) or finding.ref in unread:
            continue
        found[finding.ref] = Unsettled(finding.ref, finding.sentence, ways(book, finding.ref))
    return tuple(found.values())


def doubtful_date(book: Book, report_id: str) -> str:
    """Return what the checks call wrong about the date of issue, '' where it is none of that."""
    issued = FieldRef(report_id, "issued")
    wrong = (each for each in findings(book, book.report(report_id)) if each.severity is Severity.MUST)
    return next((finding.sentence for finding in wrong if finding.ref == issued), "")


def field_of_paragraph(book: Book, report_id: str, number: int) -> Numbered:
    """Return where the paragraph of that number comes from, of the document as it is composed now.

    Fixed words open the field that follows them: a heading what stands below it.
    """
    from desktop.reports.blocks import numbers, runs_of
    from desktop.reports.outline import compose

    blocks = compose(book, report_id)
    counted = numbers(blocks)
    places = {number: position for position, number in counted.items()}
    if number not in places:
        return Numbered(None, len(counted), exists=False)
    for block in blocks[places[number] :]:
        ref = next((run.ref for run in runs_of(block) if run.ref is not None), None)
        if ref is not None:
            return Numbered(quoting.home(book, book.report(report_id), ref), len(counted))
    return Numbered(None, len(counted))
