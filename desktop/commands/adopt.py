"""`adopt REQUEST --into BOOK [--report ID]`: take in what a superior asks for."""

from __future__ import annotations

import argparse

from desktop.commands import DONE
from desktop.commands.arguments import add_book_to_change, add_file, add_report, report_of
from desktop.commands.changing import open_to_change, save_changed
from desktop.domain.book import new_id
from desktop.session.requests import is_for_next, open_request, preview, taken
from desktop.wording import NOTHING, requests


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command's name."""
    add_file(parser)
    add_report(parser)
    add_book_to_change(parser)


def run(options: argparse.Namespace) -> int:
    """Take it into the report, or into the next period where it is for that one; print what changed."""
    sheet = open_request(options.file)
    store, book = open_to_change(options.into)
    report = report_of(book, options.report, options.into)
    following = is_for_next(report, sheet)
    found = preview(book, report, sheet, following=following)
    made = taken(book, report, sheet, new_id("r") if following else report.id)
    save_changed(store, book, made)
    for change in found.changes:
        after = " · ".join(line.strip() for line in change.after.split("\n"))
        print(f"{requests.WHATS[change.what]}: {change.before or NOTHING} → {after}")
    if stays := (*found.targets, *found.sections):
        print(requests.STAYS.format(names="; ".join(stays)))
    print(requests.ADOPTED.format(count=len(found.changes)) if made is not book else requests.ADOPTED_NOTHING)
    return DONE
