"""`check-docx FILE.docx [--json]`: print the findings about a finished document."""

from __future__ import annotations

import argparse
import json

from desktop import wording
from desktop.commands import DONE, PROBLEMS
from desktop.commands.arguments import add_file, add_json
from desktop.domain.checks import Severity
from desktop.reports.docx_check import check_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command's name."""
    add_file(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print one line or one JSON object a finding; notes alone are no problem."""
    found = check_file(options.file)
    if options.json:
        rows = [
            {
                "severity": Severity(finding.severity).name.lower(),
                "rule": finding.rule,
                "place": finding.place,
                "message": finding.sentence,
                "hint": finding.repair,
            }
            for finding in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for finding in found:
            print(f"{finding.severity.value} | {finding.rule} | {finding.place} | {finding.sentence} {finding.repair}")
        if not found:
            print(wording.NO_FLAWS)
    return PROBLEMS if any(finding.severity is not Severity.NOTE for finding in found) else DONE
