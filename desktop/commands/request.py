"""`request FILE -o OUT.json [--report ID]`: write what a superior asks for."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.commands import DONE
from desktop.commands.arguments import add_file, add_report, open_book, report_of
from desktop.session.requests import issue
from desktop.wording import requests


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command's name."""
    add_file(parser)
    add_report(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.json")


def run(options: argparse.Namespace) -> int:
    """Write the report's outline, indicators, period and deadline as a file for those below."""
    book = open_book(options.file)
    issue(book, report_of(book, options.report, options.file), options.output)
    print(requests.ISSUED.format(name=options.output.name))
    return DONE
