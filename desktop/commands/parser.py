"""What the words of a command line mean: made only where there is a command, since the window opens without it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

import desktop
from desktop import commands, wording


class Parser(argparse.ArgumentParser):
    """Says in one line of Vietnamese how a command is used, and exits with REFUSED."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().removeprefix("usage:").split())
        print(wording.WRONG_USAGE.format(usage=usage), file=sys.stderr)
        raise SystemExit(commands.REFUSED)


def parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return a parser that knows all commands by name and that of the words with its arguments."""
    made = Parser(prog="python -m desktop", description=commands.__doc__)
    made.add_argument("--version", action="version", version=desktop.__version__)
    named = made.add_subparsers(dest="command", required=True, parser_class=Parser)
    wanted = next((word for word in words if word in commands.COMMANDS), None)
    for name, command in commands.COMMANDS.items():
        one = named.add_parser(name, help=command.help, description=command.help)
        if name == wanted:
            module = command.load()
            module.add_arguments(one)
            one.set_defaults(run=module.run)
    return made
