"""What can be repaired with one click, by the rule that finds it: in the texts of a book, in a copy of anybody's file.

A repair never touches the file it was given, and only what a second check no longer finds is told as repaired.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.book import Book, FieldRef, walk
from desktop.domain.checks.marks import WRONG
from desktop.domain.errors import NotADate
from desktop.domain.fields import FIELDS, Kind
from desktop.domain.vietnamese import clean, format_date, parse_date
from desktop.reports import decree30, form_lines
from desktop.reports.checking.cascade import W
from desktop.reports.checking.layout import Paragraph
from desktop.reports.checking.package import open_bytes
from desktop.reports.checking.roles import HEADINGS, MARK, TEXT, said
from desktop.reports.decree30 import LENGTHS, LETTERINGS
from desktop.reports.docx_check import check_bytes
from desktop.reports.form_lines import together
from desktop.reports.mending import Mending, properties, put, runs, say, switch_on, take, texts
from desktop.reports.page_numbers import number_pages
from desktop.reports.rules30 import RULES

# -- texts: the same functions mend a field of the book and a paragraph of a file


def _dates(text: str) -> str:
    def written(found: re.Match[str]) -> str:
        try:
            return format_date(parse_date(found[0]))
        except NotADate:
            return found[0]

    return re.sub(r"(?<![\d/.-])\d{1,2}/\d{1,2}/\d{4}(?!\d)", written, text)


TEXTS: dict[str, Callable[[str], str]] = {
    "PG7": clean,
    **{wrong.rule: wrong.mend for wrong in WRONG if wrong.rule},
    "D1": _dates,
}
"""What mends a text, by the rule that it breaks."""

_FORMS = ("H7", "H8")  # the blanks in these lines are the room for number and day


def mend_texts(book: Book, report: str, rules: Iterable[str]) -> tuple[tuple[FieldRef, str], ...]:
    """Return the fields of a report whose text breaks one of the rules, with what they become."""
    functions = [TEXTS[rule] for rule in rules if rule in TEXTS]
    found = []
    for entity in walk(book.report(report)):
        for field in FIELDS.get(type(entity), ()):
            if field.kind in (Kind.PROSE, Kind.LINES, Kind.LONG):
                before = after = str(getattr(entity, field.name))
                for function in functions:
                    after = function(after)
                if after != before:
                    found.append((FieldRef(entity.id, field.name), after))
    return tuple(found)


# -- files


@dataclass(frozen=True, slots=True)
class Repaired:
    """The bytes of the mended copy, and the names of the rules that it no longer breaks."""

    data: bytes
    rules: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What was repaired, in words."""
        return tuple(dict.fromkeys(RULES[rule].name for rule in self.rules))


def repair(data: bytes, path: Path) -> Repaired:
    """Return a mended copy of the bytes of a .docx file, `path` being its name; raises DocumentRefused."""
    before = {finding.rule for finding in check_bytes(data, path)}
    mending = Mending(open_bytes(data, path))
    done: set[Callable[[Mending], None]] = set()
    for rule, mend in REPAIRS.items():
        if rule in before and mend not in done:
            done.add(mend)
            mend(mending)
    made = mending.data()
    after = {finding.rule for finding in check_bytes(made, path)}
    return Repaired(made, tuple(rule for rule in RULES if rule in before - after))


def _paper(mending: Mending) -> None:
    wide, high = (str(LENGTHS[f"PG1.{side}"].twips) for side in ("width", "height"))
    for section in mending.sections:
        size = put(section, "pgSz")
        lying = size.get(f"{W}orient") == "landscape"
        size.set(f"{W}w", high if lying else wide)
        size.set(f"{W}h", wide if lying else high)


def _margins(mending: Mending) -> None:
    for section, page in zip(mending.sections, mending.reading.layout.sections, strict=False):
        margins = put(section, "pgMar", gutter="0")
        for side, rule in (("top", "PG2.top"), ("bottom", "PG2.bottom"), ("left", "PG3"), ("right", "PG4")):
            length = LENGTHS[rule]
            if not length.low <= getattr(page, side) * 25.4 / 1440 <= length.high:
                margins.set(f"{W}{side}", str(length.twips))
        for name in ("header", "footer"):
            if margins.get(f"{W}{name}") is None:
                margins.set(f"{W}{name}", str(LENGTHS["PG9.distance"].twips))


def _no_mirrored_margins(mending: Mending) -> None:
    _margins(mending)
    settings = mending.package.xml("word/settings.xml")
    if settings is not None:
        take(settings, "mirrorMargins", "gutterAtTop")


def _fonts(mending: Mending) -> None:
    for paragraph in mending.reading.layout.everything():
        for run in runs(paragraph):
            fonts = put(properties(run, "rPr"), "rFonts")
            for key in list(fonts.attrib):
                del fonts.attrib[key]
            for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(f"{W}{slot}", decree30.FONT)


def _colour(mending: Mending) -> None:
    for paragraph in mending.reading.layout.everything():
        for run in runs(paragraph):
            colour = put(properties(run, "rPr"), "color")
            for key in list(colour.attrib):
                del colour.attrib[key]
            colour.set(f"{W}val", "000000")


def _language(mending: Mending) -> None:
    for paragraph in mending.reading.layout.everything():
        for run in runs(paragraph):
            put(properties(run, "rPr"), "lang", val=decree30.LANGUAGE)


_WHOLE = (
    "H1",
    "H2",
    "H4",
    "H5",
    "H7",
    "H8",
    "T1",
    "T2",
    "K1",
    "K1.line",
    "B1",
    "HD.1",
    "HD.2",
    "HD.3",
    "S1",
    "S3",
    "N1",
    "N2",
)
"""Roles whose letters are set as their record says; of the others only the size is."""


def _letters(mending: Mending) -> None:
    for paragraph, role in mending.reading:
        record = LETTERINGS.get(role)
        if record is None or not record.sizes or role.startswith(("TB", "PG", "DR")):
            continue
        faces = [piece.face for piece in paragraph.pieces if piece.text.strip()]
        whole = role in _WHOLE or _all_set_apart(paragraph, role)
        half_points = str(2 * decree30.size(decree30.DEFAULT_PROFILE, role))
        for run in runs(paragraph):
            own = properties(run, "rPr")
            put(own, "sz", val=half_points)
            put(own, "szCs", val=half_points)
            if whole and faces:
                for name, wanted in (("b", record.bold), ("i", record.italic)):
                    put(own, name, val="1" if wanted else "0")
                    put(own, f"{name}Cs", val="1" if wanted else "0")


def _all_set_apart(paragraph: Paragraph, role: str) -> bool:
    faces = [piece.face for piece in paragraph.pieces if piece.text.strip()]
    return role not in HEADINGS and bool(faces) and (all(f.bold for f in faces) or all(f.italic for f in faces))


def _no_underlines(mending: Mending) -> None:
    for paragraph in mending.of("H1", "H2", "H4", "H5", "H7", "H8", "T1", "T2", "N1"):
        for run in runs(paragraph):
            put(properties(run, "rPr"), "u", val="none")


def _align(mending: Mending) -> None:
    for paragraph in mending.of(*TEXT):
        if paragraph.element is not None and said(paragraph):
            put(properties(paragraph.element, "pPr"), "jc", val="both")


def _title(mending: Mending) -> None:
    _letters(mending)
    for paragraph in mending.of("T1", "T2"):
        if paragraph.element is not None:
            put(properties(paragraph.element, "pPr"), "jc", val="center")
    for paragraph in mending.of("T2")[-1:]:
        for text in texts(paragraph)[-1:]:
            say(text, (text.text or "").rstrip(" ."))


def _indents(mending: Mending) -> None:
    for paragraph, _ in mending.reading.text:
        if paragraph.element is not None:
            indents = put(properties(paragraph.element, "pPr"), "ind")
            for key in ("hanging", "firstLineChars", "hangingChars", "start", "startChars", "leftChars"):
                indents.attrib.pop(f"{W}{key}", "")
            indents.set(f"{W}left", "0")
            indents.set(f"{W}firstLine", str(LENGTHS["B2.indent"].twips))


def _gaps(mending: Mending) -> None:
    _spacing(mending, before=str(LENGTHS["B2.gap"].twips))


def _lines(mending: Mending) -> None:
    _spacing(mending, line=str(round(240 * LENGTHS["B2.lines"].chosen)), lineRule="auto")


def _spacing(mending: Mending, **given: str) -> None:
    for paragraph, _ in mending.reading.text:
        if paragraph.element is not None:
            spacing = put(properties(paragraph.element, "pPr"), "spacing", **given)
            for key in ("beforeAutospacing", "beforeLines"):
                spacing.attrib.pop(f"{W}{key}", "")


def _no_contextual_spacing(mending: Mending) -> None:
    for paragraph in mending.reading.layout.paragraphs:
        if paragraph.contextual and paragraph.element is not None:
            put(properties(paragraph.element, "pPr"), "contextualSpacing", val="0")


def _text(rule: str) -> Callable[[Mending], None]:
    """Return what mends the letters of every paragraph; blanks at the border of two runs count, too."""

    def mend(mending: Mending) -> None:
        for paragraph, role in mending.reading:
            if role in _FORMS and rule != "PG7":
                continue
            before = ""
            for element in texts(paragraph):
                text = element.text or ""
                if rule == "TX2" and before.endswith(" "):
                    text = text.lstrip(" ")
                mended = TEXTS[rule](text)
                if mended != (element.text or ""):
                    say(element, mended)
                before = mended or before

    return mend


def _blank_behind_number(mending: Mending) -> None:
    for paragraph in mending.of(*HEADINGS):
        mark = MARK.match(said(paragraph))
        if mark is None or not said(paragraph)[mark.end() :][:1].strip():
            continue
        for text in texts(paragraph)[:1]:
            words = text.text or ""
            if words.startswith(mark[0]):
                say(text, f"{mark[0]} {words[mark.end() :]}")


def _end(mending: Mending) -> None:
    for paragraph, _ in mending.reading.text[-1:]:
        for text in texts(paragraph)[-1:]:
            say(text, (text.text or "").rstrip(" ./") + decree30.END)


def _recipients(mending: Mending) -> None:
    _letters(mending)
    lines = mending.of("N2")
    for number, paragraph in enumerate(lines, 1):
        for text in texts(paragraph)[:1]:
            say(text, re.sub(r"^\s*[-–—+]\s*", "- ", text.text or ""))
        for text in texts(paragraph)[-1:]:
            say(text, (text.text or "").rstrip(" .;,") + ("." if number == len(lines) else ";"))


def _stay_together(mending: Mending) -> None:
    for paragraph, _ in mending.reading.text[-1:]:
        if paragraph.element is not None:
            switch_on(properties(paragraph.element, "pPr"), "keepNext")
    for paragraph in mending.of("S1")[:1]:
        row = next(paragraph.element.iterancestors(f"{W}tr"), None) if paragraph.element is not None else None
        if row is not None:
            switch_on(properties(row, "trPr"), "cantSplit")


def _tables(mending: Mending) -> None:
    for paragraph in mending.reading.layout.paragraphs:
        if paragraph.cell is not None and paragraph.cell.bordered and paragraph.element is not None:
            row = next(paragraph.element.iterancestors(f"{W}tr"))
            own = properties(row, "trPr")
            switch_on(own, "cantSplit")
            if paragraph.cell.row == 0:
                switch_on(own, "tblHeader")


_LETTER_RULES = ("PG8", "H4", "K1", "B2.face", "HD.1", "HD.2", "HD.3", "S3", "N1")

REPAIRS: dict[str, Callable[[Mending], None]] = {
    "PG1": _paper,
    "PG2": _margins,
    "PG3": _margins,
    "PG4": _margins,
    "PG5": _no_mirrored_margins,
    "PG6": _fonts,
    "PG6.colour": _colour,
    "PG6.language": _language,
    **dict.fromkeys(_LETTER_RULES, _letters),
    "H1": together(form_lines.name_of_the_state, _letters),
    "H2": together(form_lines.motto, _letters),
    "H5": together(form_lines.issuer, _letters),
    "H7": together(form_lines.number, _letters),
    "H8": together(form_lines.day, _letters),
    "B1": together(form_lines.bases, _letters),
    "S1": together(form_lines.authority, _letters),
    "N2": _recipients,
    "T1": _title,
    "T2": _title,
    "PG9": number_pages,
    "PG10": _no_contextual_spacing,
    "LN3": _no_underlines,
    "B2.align": _align,
    "B2.indent": _indents,
    "B2.gap": _gaps,
    "B2.lines": _lines,
    "B3": _end,
    "HD3": _blank_behind_number,
    "S.alone": _stay_together,
    "TB1": _tables,
    **{rule: _text(rule) for rule in TEXTS},
}
"""What mends a document, by the rule that it breaks. A rule that is not here needs somebody who knows what is meant."""
