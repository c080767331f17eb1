"""The Word file of a report as long as wards send, against docxtpl filling a template with the same content."""

from __future__ import annotations

import dataclasses
import io
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
from docx.document import Document
from docxtpl import DocxTemplate
from msgspec.structs import replace

from desktop import paths
from desktop.domain.errors import DocumentRefused
from desktop.reports.blocks import (
    Addressees,
    Annex,
    Block,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
)
from desktop.reports.decree30 import MOTTO, NATIONAL_NAME
from desktop.reports.docx_check import check_bytes
from desktop.reports.outline import compose
from desktop.reports.styles import FRAME_ID, STYLES, TABLE_ID, style_name
from desktop.reports.word import render, write
from desktop.session.imports import read_report
from desktop.storage.catalogue import read_sample
from tests.bench.measure import Result, medians, milliseconds
from tests.reports.plain import text_of
from tests.reports.test_docx_check import a_long_ward
from tests.session.test_imports import HOSTILE, hostile

NAME = "docx"
REFUSE_LIMIT_MS = 500.0
ROUNDS, FULL_ROUNDS = 15, 60
LONG_ROUNDS, LONG_FULL_ROUNDS = 1, 3
ROWS, FEW_ROWS = 10_000, 20
BODY = ("Heading1", "Heading2", "Heading3", "RunIn2", "Item", "Basis", "Caption", "Closing", "Body")
ANNEX = ("Annex", "AnnexTitle", "Attached", "Measure")
COLUMNS, ANNEX_COLUMNS = 6, 13


def run(full: bool) -> list[Result]:
    """Measure a whole export, from the book to the bytes of the file, on both sides."""
    whole = read_sample(paths.asset("sample.json"))
    report = whole.reports[-1].id
    book = replace(whole, reports=(replace(whole.reports[-1], annexes=()),))  # docxtpl has one section for all
    template = made_template()
    document = render(book, report)
    rivals = {
        "ours": lambda: render(book, report),
        "docxtpl": lambda: filled(template, context_of(compose(book, report))),
        "annexes": lambda: render(whole, report),
        "compose": lambda: compose(book, report),
        "check": lambda: check_bytes(document, Path("report.docx")),
    }
    assert texts(render(book, report)) == texts(filled(template, context_of(compose(book, report))))
    seconds = medians(rivals, FULL_ROUNDS if full else ROUNDS)
    note = f"{len(texts(render(book, report)))} paragraphs"
    return [
        Result("report as .docx / docxtpl", seconds["ours"] / seconds["docxtpl"], "x", limit=1.0, note=note),
        Result("report as .docx", seconds["ours"] * 1000, "ms"),
        Result("the same by docxtpl", seconds["docxtpl"] * 1000, "ms"),
        Result("the same with all annexes", seconds["annexes"] * 1000, "ms"),
        Result("its blocks alone", seconds["compose"] * 1000, "ms"),
        Result("its check against the decree", seconds["check"] * 1000, "ms", limit=150.0),
        _slowest_refusal(),
        *_long(LONG_FULL_ROUNDS if full else LONG_ROUNDS),
    ]


def _slowest_refusal() -> Result:
    """Measure how long it takes at most to refuse a file that cannot be a report."""
    taken: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        for name in HOSTILE:
            path = hostile(name, Path(folder))
            taken[name] = min(milliseconds(partial(_refused, path)) for _ in range(3))
    slowest = max(taken, key=lambda name: taken[name])
    note = f"slowest of {len(taken)}: {slowest}"
    return Result("hostile Word file refused", taken[slowest], "ms", REFUSE_LIMIT_MS, note)


def _refused(path: Path) -> None:
    try:
        read_report(path, paths.asset("catalogue.json"))
    except DocumentRefused:
        return
    raise AssertionError("it was read")


def _long(rounds: int) -> list[Result]:
    """Measure 60 pages and an annex of thousands of rows, once they are known to be the same on both sides."""
    template = made_template(annexes=True)
    few, many = long_report(FEW_ROWS), long_report(ROWS)
    assert texts(write(few)) == texts(filled(template, context_of(few)))
    seconds = medians({"ours": lambda: write(many), "docxtpl": lambda: filled(template, context_of(many))}, rounds)
    share = seconds["ours"] / seconds["docxtpl"]
    return [
        Result(f"60 pages and {ROWS} rows as .docx / docxtpl", share, "x", limit=0.25),
        Result("60 pages and their rows as .docx", seconds["ours"], "s"),
        Result("the same by docxtpl", seconds["docxtpl"], "s"),
    ]


def long_report(rows: int) -> tuple[Block, ...]:
    """Return about 60 pages with an annex of so many rows."""
    book = a_long_ward()
    blocks = compose(replace(book, reports=(replace(book.reports[0], annexes=("cooperatives",)),)), "r-1")
    table = blocks[-1]
    assert isinstance(table, Table)
    repeated = ((Run(str(place)), *table.rows[0][1:]) for place in range(1, rows + 1))
    return (*blocks[:-1], dataclasses.replace(table, rows=tuple(repeated)))


def texts(data: bytes) -> list[str]:
    """Every paragraph with text in it, in order: what both files must have in common."""
    body = docx.Document(io.BytesIO(data)).element.body
    lines = ("".join(text.text or "" for text in line.iter(f"{W}t")) for line in body.iter(f"{W}p"))
    return [line for line in lines if line.strip()]


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made_template(*, annexes: bool = False) -> bytes:
    """Return a template in our styles: a head, a loop over paragraphs and tables, a signature, a loop over annexes."""
    document = docx.Document(io.BytesIO(write(())))
    body = document.element.body
    for child in [child for child in body if child.tag != f"{W}sectPr"]:
        body.remove(child)
    add_head(document)
    add(document, "Kind", "{{ kind }}")
    add(document, "Abstract", "{{ abstract }}")
    add(document, "Addressees", "{{ addressees }}")
    add_loop(document, "blocks", BODY, COLUMNS)
    add_signature(document)
    if annexes:
        add_loop(document, "annexes", ANNEX, ANNEX_COLUMNS)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def add_loop(document: Document, blocks: str, styles: tuple[str, ...], columns: int) -> None:
    add(document, "Body", f"{{%p for block in {blocks} %}}")
    for style in styles:
        add(document, "Body", f"{{%p if block.style == '{style}' %}}")
        add(document, style, "{{ block.text }}")
        add(document, "Body", "{%p endif %}")
    add(document, "Body", "{%p if block.style == 'Table' %}")
    add_table(document, columns)
    add(document, "Body", "{%p endif %}")
    add(document, "Body", "{%p endfor %}")


def add(document: Any, style: str, text: str) -> None:
    document.add_paragraph(text, style=style_name(STYLES[style].lettering))


def add_head(document: Document) -> None:
    head = document.add_table(2, 2)
    head._tbl.tblPr.style = FRAME_ID
    cells = (
        (head.cell(0, 0), ("Agency", "{{ agency }}"), ("Agency", "{{ unit }}")),
        (head.cell(0, 1), ("NationalName", NATIONAL_NAME), ("Motto", MOTTO)),
        (head.cell(1, 0), ("Number", "{{ number }}")),
        (head.cell(1, 1), ("PlaceAndDate", "{{ place_and_date }}")),
    )
    for cell, *lines in cells:
        for style, text in lines:
            add(cell, style, text)


def add_table(document: Document, columns: int) -> None:
    table = document.add_table(4, columns)
    table._tbl.tblPr.style = TABLE_ID
    for column in range(columns):
        table.cell(0, column).text = f"{{{{ block.titles[{column}] }}}}"
        table.cell(2, column).text = f"{{{{ row[{column}] }}}}"
    table.cell(1, 0).text = "{%tr for row in block.rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"


def add_signature(document: Document) -> None:
    frame = document.add_table(1, 2)
    frame._tbl.tblPr.style = FRAME_ID
    left, right = frame.rows[0].cells
    add(left, "RecipientsTitle", "{{ label }}")
    for cell, style, lines in ((left, "Recipient", "recipients"), (right, "Authority", "authority")):
        add(cell, style, f"{{%p for line in {lines} %}}")
        add(cell, style, "{{ line }}")
        add(cell, style, "{%p endfor %}")
    add(right, "SignerName", "{{ name }}")


def context_of(blocks: tuple[Block, ...]) -> dict[str, Any]:
    """Return the same content as values for the template."""
    context: dict[str, Any] = {"blocks": [], "annexes": []}
    filling = context["blocks"]
    for block in blocks:
        match block:
            case Letterhead():
                context.update(agency=block.agency.text, unit=" ".join(run.text for run in block.unit))
                context.update(number=text_of(block.number), place_and_date=text_of(block.place_and_date))
            case Title(kind=kind, abstract=abstract):
                context.update(kind=kind, abstract=text_of(abstract))
            case Addressees(label=label, names=names):
                context.update(addressees=f"{label} {text_of(names)}.")
            case Signature():
                context.update(label=block.label, name=block.name.text)
                context.update(recipients=[run.text for run in block.recipients])
                context.update(authority=[run.text for run in block.authority])
            case Table(columns=columns, rows=rows):
                cells = [[cell.text for cell in row] for row in rows]
                titles = [column.title for column in columns]
                filling.append({"style": "Table", "titles": titles, "rows": cells})
            case Annex(label=label, title=title, attached=attached):
                head = (("Annex", label), ("AnnexTitle", title), ("Attached", text_of(attached)))
                filling = context["annexes"]
                filling += ({"style": style, "text": text} for style, text in head)
            case Heading():
                title = f"{block.label} {text_of(block.title)}"
                style = f"RunIn{block.level}" if block.body else f"Heading{block.level}"
                filling.append({"style": style, "text": f"{title} {text_of(block.body)}".rstrip()})
            case Paragraph(runs=runs, role=role):
                filling.append({"style": role.name.title(), "text": text_of(runs)})
    return context


def filled(template: bytes, context: dict[str, Any]) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render(context, autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
