"""`check FILE [--json] [--report ID]`: print the findings about the data."""

from __future__ import annotations

import argparse
import json

from desktop import wording
from desktop.commands import DONE, PROBLEMS
from desktop.commands.arguments import add_file, add_json, add_report, open_book, report_of
from desktop.domain.checks import Severity, findings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command's name."""
    add_file(parser)
    add_report(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print one line or one JSON object a finding; what must be settled is a problem."""
    book = open_book(options.file)
    found = findings(book, report_of(book, options.report, options.file))
    if options.json:
        rows = [
            {
                "severity": Severity(finding.severity).name.lower(),
                "field": str(finding.ref),
                "message": finding.sentence,
                "hint": finding.hint,
            }
            for finding in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for finding in found:
            place = wording.place(book, finding.ref)
            print(f"{finding.severity.value} | {place} | {finding.sentence} {finding.hint}".rstrip())
    return PROBLEMS if any(finding.severity is Severity.MUST for finding in found) else DONE
