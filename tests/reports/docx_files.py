"""Word files for tests of the check: a faultless one, the same with something changed in its XML, a foreign one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import docx

from desktop.reports.styles import style_id
from desktop.reports.word import render
from tests.reports.ward import the_ward

Parts = dict[str, str]
Change = Callable[[Parts], None]

BODY = "word/document.xml"
STYLES = "word/styles.xml"
HEADER = "word/header1.xml"
SETTINGS = "word/settings.xml"
CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"


@cache
def faultless(numbering: str = "decimal") -> bytes:
    """A report with number and date in which the check finds nothing graver than a note."""
    return render(the_ward(number="5", issued=date(2026, 3, 5), numbering=numbering), "r-1")


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def with_member(name: str, content: str) -> bytes:
    """The faultless file with one more member, or another of that name."""
    return packed(parts_of(faultless()) | {name: content})


def paragraphs(document: Path) -> list[str]:
    """The texts of a file's paragraphs outside tables."""
    return [paragraph.text for paragraph in docx.Document(str(document)).paragraphs]


def changed(data: bytes, *changes: Change) -> bytes:
    """The file with every change made; an AssertionError where one changes nothing."""
    parts = parts_of(data)
    for change in changes:
        before = dict(parts)
        change(parts)
        assert parts != before
    return packed(parts)


def put(part: str, old: str, new: str, *, times: int = 1) -> Change:
    """Put text in place of the first `times` occurrences of other text; -1 for all."""

    def change(parts: Parts) -> None:
        parts[part] = parts[part].replace(old, new, times)

    return change


def together(*changes: Change) -> Change:
    def change(parts: Parts) -> None:
        for each in changes:
            each(parts)

    return change


def body(old: str, new: str, *, times: int = 1) -> Change:
    return put(BODY, old, new, times=times)


def style(name: str, old: str, new: str) -> Change:
    """Put text in place of other text within one paragraph style, a row of styles.STYLES."""

    def change(parts: Parts) -> None:
        start = parts[STYLES].index(f'w:styleId="{style_id(name)}"')
        end = parts[STYLES].index("</w:style>", start)
        inside = parts[STYLES][start:end].replace(old, new)
        parts[STYLES] = parts[STYLES][:start] + inside + parts[STYLES][end:]

    return change


def letters(text: str, properties: str) -> Change:
    """Give the run that begins with `text` properties of its own."""
    return body(
        f'<w:r><w:t xml:space="preserve">{text}', f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}'
    )


def without_paragraph(text: str) -> Change:
    """Take the first paragraph that holds `text` away."""

    def change(parts: Parts) -> None:
        found = re.search(rf"<w:p>(?:(?!</w:p>).)*?{re.escape(text)}.*?</w:p>", parts[BODY])
        assert found is not None
        parts[BODY] = parts[BODY][: found.start()] + parts[BODY][found.end() :]

    return change


def before_the_end(paragraphs: str) -> Change:
    """Put paragraphs below the signature, on the same page."""
    return body('<w:p><w:pPr><w:pStyle w:val="ND30End"/></w:pPr></w:p>', paragraphs)


def on_a_page_of_its_own(paragraphs: str, old: str, new: str) -> Change:
    """Put paragraphs into a last section whose properties are changed."""

    def change(parts: Parts) -> None:
        above, last = parts[BODY].rsplit("<w:sectPr>", 1)
        own = last.split("</w:sectPr>")[0]
        section = f"<w:p><w:pPr><w:sectPr>{own}</w:sectPr></w:pPr></w:p>"
        parts[BODY] = f"{above}{section}{paragraphs}<w:sectPr>{last.replace(old, new, 1)}"

    return change


def a_paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def elsewhere(parts: Parts) -> None:
    """Have the body in a part of another name, as other programs do."""
    for name in (BODY, RELATIONSHIPS):
        parts[name.replace("document.xml", "document2.xml")] = parts.pop(name)
    for name in (CONTENT_TYPES, "_rels/.rels"):
        parts[name] = parts[name].replace(BODY, "word/document2.xml")


def nameless(data: bytes) -> bytes:
    """The same document as a foreign program would have written it: its styles tell nothing by their names."""
    parts = parts_of(data)
    for place, name in enumerate(re.findall(r'<w:name w:val="(ND30 [^"]+)"/>', parts[STYLES])):
        parts[STYLES] = parts[STYLES].replace(f'"{name}"', f'"Kiểu {place}"')
    return packed(parts)
