"""Everything below the last section: the closing sentence, the recipients, the signature."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.domain.book import Authority, FieldRef, Signer
from desktop.domain.dated import AGENCY
from desktop.domain.units import is_agency
from desktop.domain.vietnamese import paragraphs
from desktop.reports.blocks import Paragraph, Role, Run, Runs, Signature
from desktop.reports.decree30 import AS_ABOVE, END, HEAD, HEADS, LETTERHEADS, POSITION
from desktop.reports.sections.head import COMMITTEE_SHORT, addressees, listed
from desktop.reports.sections.source import COMMITTEE, Blocks, Source, issuer, subject, with_end

RECIPIENTS = "Nơi nhận:"
FILED = "Lưu"
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
"""What a recipient is to do with its copy: '(b/c)'."""


def ending(source: Source) -> Blocks:
    """Return the closing paragraphs and the signature."""
    return (*closing(source), signature(source))


def closing(source: Source) -> tuple[Paragraph, ...]:
    """Return the closing as typed or composed; the body of the document ends with './.' (rule B3)."""
    typed = source.prose(source.report, "closing")
    if source.as_is:
        return (*typed[:-1], *(replace(last, role=Role.CLOSING) for last in typed[-1:]))
    *before, last = typed or (composed_closing(source),)
    ref = FieldRef(source.report.id, "closing")
    return (*before, Paragraph(with_end(last.runs, ref, " ./", END), Role.CLOSING))


def composed_closing(source: Source) -> Paragraph:
    """Return the sentence that stands while no closing is typed."""
    about = subject(source, full=False) or (Run("về kết quả thực hiện"),)
    return Paragraph((Run("Trên đây là báo cáo của "), *issuer(source), Run(" "), *about, Run("")))


def signature(source: Source) -> Signature:
    """Return recipients, authority and name (rules S1, S3, N1, N2)."""
    signer = source.book.signer_of(source.report)
    if signer is None:
        name = source.gap(source.report, "signer")
    else:
        name = (Run(signer.name, FieldRef(signer.id, "name")),) if signer.name else source.gap(signer, "name")
    return Signature(RECIPIENTS, recipients(source), _authority(source, signer), next(iter(name), Run("")))


def _authority(source: Source, signer: Signer | None) -> Runs:
    """Return in whose name is signed, one run a line."""
    kept = source.kept("signature")
    if kept:
        return tuple(Run(line, FieldRef(source.report.id, "signer")) for line in paragraphs(kept))
    unit = source.unit
    form = LETTERHEADS[AGENCY if is_agency(unit) else "committee"]
    head = unit.head.upper() if unit is not None and unit.head else HEADS[0]
    if signer is None:
        return (Run(form.authorities[Authority.CHAIR][0].replace(HEAD, head)),)
    lines: list[Run] = []
    for line in form.authorities[signer.authority]:
        if line == POSITION and not signer.position:
            lines += source.gap(signer, "position")
        else:
            written = line.replace(POSITION, signer.position.upper()).replace(HEAD, head)
            lines.append(Run(written, FieldRef(signer.id, "authority")))
    return tuple(lines)


def recipients(source: Source) -> Runs:
    """Return one run a line: 'as above' first where the report is addressed, the file last, neither of them twice."""
    report, unit = source.report, source.unit
    ref = FieldRef(report.id, "recipients")
    lines = listed(source, report.recipients)
    filed = [line for line in lines if line.startswith(FILED)]
    lines = [line for line in lines if line and line not in filed]
    if not source.as_is:
        addressed = [_plain(run.text) for block in addressees(source) for run in block.names]
        if addressed:
            others = [line for line in lines if not _is_as_above(line, addressed)]
            lines = [AS_ABOVE, *others]
        office = f", {unit.office}" if unit is not None and unit.office else ""
        copies = f" ({report.copies.strip().zfill(2)})" if report.copies.strip() else ""
        filed = filed or [f"{FILED}: VT{office}{copies}"]
    lines += filed
    ends = [*(";" for _ in lines[1:]), "."]
    return tuple(Run(f"- {line}{end}", ref) for line, end in zip(lines, ends, strict=False))


def _is_as_above(line: str, addressed: list[str]) -> bool:
    """Whether a recipient is 'as above', or by name one of those that the report is addressed to.

    A committee is the same with the name of its unit or without: 'UBND tỉnh'.
    """
    name = _plain(line)
    if name == AS_ABOVE.casefold() or name in addressed:
        return True
    committee = f"{COMMITTEE} ".casefold()
    return name.startswith(committee) and any(f"{one} ".startswith(f"{name} ") for one in addressed)


def _plain(name: str) -> str:
    """Return a name as it is compared: without brackets behind it, abbreviations written out."""
    written_out = _IN_BRACKETS.sub("", name).replace(COMMITTEE_SHORT, COMMITTEE, 1)
    return " ".join(written_out.casefold().split())
