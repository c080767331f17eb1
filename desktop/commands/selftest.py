"""`selftest`: try everything on the sample in a temporary folder."""

from __future__ import annotations

import argparse

from desktop import selftest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing may follow the command's name."""


def run(options: argparse.Namespace) -> int:
    """Return 0, or 1 and say what failed."""
    return selftest.run()
