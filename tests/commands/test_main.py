"""The command line as a whole: every command answers, wrong usage gets one sentence, nothing slow comes uncalled."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop import commands, wording

ROOT = Path(__file__).resolve().parent.parent.parent
SAID = wording.WRONG_USAGE.partition("{")[0]


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_every_command_answers_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        commands.main([name, "--help"])

    assert ended.value.code == commands.DONE
    assert commands.COMMANDS[name].help.split()[0] in capsys.readouterr().out


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        commands.main(["--help"])

    assert ended.value.code == commands.DONE
    said = capsys.readouterr().out
    assert [name for name in commands.COMMANDS if f"    {name} " not in said] == []


@pytest.mark.parametrize(
    "words",
    [
        *([name, "--no-such-option"] for name in commands.COMMANDS),
        *([name] for name in commands.COMMANDS if name != "selftest"),
        ["selftest", "too", "much"],
        ["--no-such-option"],
        ["--no-such-option", "new"],
        ["so.json", "too", "much"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_refused_with_one_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        status = commands.main(words)
    except SystemExit as ended:
        status = int(ended.code or 0)

    told = capsys.readouterr()
    assert status == commands.REFUSED
    assert told.out == ""
    assert told.err.startswith(SAID)
    assert told.err.count("\n") == 1


def test_a_command_brings_in_its_own_module_and_no_other(tmp_path: Path) -> None:
    asked = "import sys; from desktop.commands import main; main(sys.argv[1:])"
    printing = f"{asked}; print(*(name for name in sys.modules))"

    made = subprocess.run(
        [sys.executable, "-c", printing, "new", str(tmp_path / "so.json")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(made.stdout.split())
    assert {name for name in loaded if name.startswith("desktop.commands.")} == {
        "desktop.commands.new",
        "desktop.commands.arguments",
        "desktop.commands.parser",
    }
    assert not loaded & {"tkinter", "docx", "openpyxl", "lxml", "typst", "pypdfium2", "desktop.reports.word"}
