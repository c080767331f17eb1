"""Lines whose words the decree gives, written anew in a document: State, issuer, number, date, bases, authority."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from desktop.domain.vietnamese import format_long_date
from desktop.reports import decree30
from desktop.reports.checking.layout import Paragraph
from desktop.reports.checking.roles import said
from desktop.reports.mending import Mending, say, texts

_ROOM_FOR_NUMBER = " " * 8
_NUMBER = re.compile(r"(?P<word>[^:]+):\s*(?P<number>\d*)\s*/\s*(?P<symbol>.+)")
_DAY = re.compile(r"(?P<place>[^,]+,)\s*\w+\s+(?P<day>\d{1,2})\s+\w+\s+(?P<month>\d{1,2})\s+\w+\s+(?P<year>\d{4})\s*")
_IN_WHOSE_NAME = re.compile(r"^(TM|KT|TL|TUQ|Q)\s*[./]\s*")


def name_of_the_state(mending: Mending) -> None:
    """H1: the name of the State, word by word."""
    for paragraph in mending.of("H1")[:1]:
        if said(paragraph) not in decree30.NATIONAL_NAMES:
            _write(paragraph, decree30.NATIONAL_NAME)


def motto(mending: Mending) -> None:
    """H2: the motto, with its capitals and dashes."""
    for paragraph in mending.of("H2")[:1]:
        if said(paragraph) != decree30.MOTTO:
            _write(paragraph, decree30.MOTTO)


def issuer(mending: Mending) -> None:
    """H4, H5: the names of agencies in capitals."""
    for paragraph in mending.of("H4", "H5"):
        if not said(paragraph).isupper():
            _write(paragraph, said(paragraph).upper())


def number(mending: Mending) -> None:
    """H7: two digits at least, no blanks, the abbreviation of the kind of document."""
    kinds = [said(paragraph) for paragraph in mending.of("T1")]
    for paragraph in mending.of("H7")[:1]:
        found = _NUMBER.fullmatch(paragraph.text.strip())
        if found is not None and not decree30.NUMBER.fullmatch(paragraph.text.strip()):
            symbol = "".join(found["symbol"].split())
            if kinds == [decree30.KIND] and not symbol.startswith(decree30.ABBREVIATION):
                symbol = decree30.ABBREVIATION + symbol
            shown = f" {found['number'].zfill(2)}" if found["number"] else _ROOM_FOR_NUMBER
            _write(paragraph, f"{found['word'].strip()}:{shown}/{symbol}")


def day(mending: Mending) -> None:
    """H8: zeros in front of days below 10 and of months 1 and 2."""
    for paragraph in mending.of("H8")[:1]:
        found = _DAY.fullmatch(paragraph.text.strip())
        if found is not None and not decree30.PLACE_AND_DATE.fullmatch(paragraph.text.strip()):
            try:
                written = format_long_date(date(int(found["year"]), int(found["month"]), int(found["day"])))
            except ValueError:
                continue
            _write(paragraph, f"{found['place']} {written}")


def bases(mending: Mending) -> None:
    """B1: a semicolon behind each basis, a full stop behind the last."""
    found = mending.of("B1")
    for at, paragraph in enumerate(found, 1):
        end = "." if at == len(found) else ";"
        for element in texts(paragraph)[-1:]:
            if not said(paragraph).endswith(end):
                say(element, (element.text or "").rstrip(" .;,") + end)


def authority(mending: Mending) -> None:
    """S1: a full stop and a blank behind the abbreviation."""
    for paragraph in mending.of("S1"):
        written = _IN_WHOSE_NAME.sub(r"\1. ", said(paragraph))
        if written != said(paragraph):
            _write(paragraph, written)


def together(*repairs: Callable[[Mending], None]) -> Callable[[Mending], None]:
    """Return what makes several repairs one after the other."""

    def mend(mending: Mending) -> None:
        for each in repairs:
            each(mending)

    return mend


def _write(paragraph: Paragraph, text: str) -> None:
    """Put a line in place of what stands in a paragraph, set as its first letters are."""
    for at, element in enumerate(texts(paragraph)):
        say(element, "" if at else text)
