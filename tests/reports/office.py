"""LibreOffice, which turns files into others, and edits a Word file: a Basic macro puts words in place of others."""

from __future__ import annotations

import subprocess
from html import escape
from pathlib import Path

SECONDS = 300  # dozens of files go in one call

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{lines}
</script:module>
"""
_OPEN = """Sub Run()
 Dim opening(0) As New com.sun.star.beans.PropertyValue
 opening(0).Name = "Hidden" : opening(0).Value = True
 doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, opening())
 doc.RecordChanges = {tracked}
"""
_REPLACE = """ wanted = doc.createSearchDescriptor()
 wanted.SearchString = "{old}"
 place = doc.findFirst(wanted)
 place.String = "{new}"
"""
_END = """ Dim saving(0) As New com.sun.star.beans.PropertyValue
 saving(0).Name = "FilterName" : saving(0).Value = "MS Word 2007 XML"
 doc.storeToURL("{target}", saving())
 doc.close(True)
End Sub"""


def edited(source: Path, target: Path, *replaced: tuple[str, str], tracked: bool = False) -> Path:
    """Open a file in LibreOffice, put words in place of the first place where others stand, and save as `target`."""
    profile = target.parent / "profile"
    _run(profile, "--terminate_after_init")
    lines = _OPEN.format(source=source.as_uri(), tracked=tracked)
    for old, new in replaced:
        lines += _REPLACE.format(old=old.replace('"', '""'), new=new.replace('"', '""'))
    lines += _END.format(target=target.as_uri())
    module = profile / "user/basic/Standard/Module1.xba"
    module.write_text(_MODULE.format(lines=escape(lines)), "utf-8")
    _run(profile, "macro:///Standard.Module1.Run")
    assert target.exists(), "LibreOffice wrote nothing"
    return target


def converted(kind: str, folder: Path, *sources: Path) -> list[Path]:
    """Have LibreOffice write files as others into a folder; `kind` is an ending, with its filter behind a colon."""
    _run(folder / "profile", "--convert-to", kind, "--outdir", str(folder), *map(str, sources))
    ending = kind.partition(":")[0]
    return [folder / f"{source.stem}.{ending}" for source in sources]


def as_pdf(source: Path, folder: Path) -> Path:
    """Have LibreOffice set the pages of a file."""
    (made,) = converted("pdf", folder, source)
    return made


def _run(profile: Path, *words: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *words]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
