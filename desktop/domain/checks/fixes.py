"""Flaws that need no person to mend them: a row of FIXES changes every place of a finding, as one edit."""

from __future__ import annotations

import re
from collections.abc import Callable

from desktop.domain.book import Book, FieldRef, Policy, Report, TaskGroup
from desktop.domain.checks import typed as as_typed
from desktop.domain.checks.alphabet import CAPITAL, SMALL
from desktop.domain.checks.case import TYPED
from desktop.domain.checks.citations import REPLACED, Replaced
from desktop.domain.checks.document import SYMBOL
from desktop.domain.checks.finding import Finding
from desktop.domain.checks.marks import WRONG
from desktop.domain.checks.period_name import COUNTED, years_of
from desktop.domain.checks.tones import new_tones
from desktop.domain.checks.words import (
    ABBREVIATION,
    ABBREVIATIONS,
    CAPITALS,
    OLD_WORD,
    OLD_WORDS,
    PADDED_MONEY,
    ends_a_number,
    in_a_symbol,
)
from desktop.domain.edits import set_field
from desktop.domain.numbering import letter
from desktop.domain.vietnamese import capitalised, one_line, paragraphs

_QUOTED = re.compile("(⟦[^⟧\n]*⟧)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:] |\n|[-+] )\Z")
_NAME_BEHIND = re.compile(rf"(?: [{SMALL},-]+){{0,4}} [{CAPITAL}]")
_PADDING = re.compile(r"^0+(?=\d)")

Mend = Callable[[Book, Report, Finding], Book]


def mend(book: Book, report: str, finding: Finding) -> Book:
    """Mend a finding that has a fix, everywhere that it was found."""
    return FIXES[finding.fix](book, book.report(report), finding)


def _in_texts(change: Callable[[str], str]) -> Mend:
    """Return a mend that changes the texts of a finding's places; quoted figures in them stay as they are."""

    def apply(book: Book, report: Report, finding: Finding) -> Book:
        for ref in finding.places:
            book = _with_text(book, ref, change)
        return book

    return apply


def _with_text(book: Book, ref: FieldRef, change: Callable[[str], str]) -> Book:
    for behind in _texts_behind(book, ref):
        text = book.field(behind)
        if isinstance(text, str):
            parts = (part if part.startswith("⟦") else change(part) for part in _QUOTED.split(text))
            book = set_field(book, behind, "".join(parts))
    return book


def _texts_behind(book: Book, ref: FieldRef) -> tuple[FieldRef, ...]:
    """Return the fields whose words are seen at a field: also the sentence or heading of an existing document."""
    entity = book.entity(ref.entity)
    if isinstance(entity, TaskGroup | Policy) and ref.field == "title":
        return (ref, FieldRef(ref.entity, "typed"))
    kept = next((FieldRef(ref.entity, name) for seen, name in TYPED if seen == ref.field), None)
    return (kept,) if kept is not None else (ref,)


# -- words


def _without_padding(text: str) -> str:
    return PADDED_MONEY.sub(lambda match: match[0] if _inside_a_number(match) else _PADDING.sub("", match[0]), text)


def _inside_a_number(match: re.Match[str]) -> bool:
    before = match.string[: match.start()]
    return before[-1:].isalnum() or ends_a_number(before, match[0])


def _new_word(match: re.Match[str]) -> str:
    new = OLD_WORDS[match[0].lower()]
    return capitalised(new) if match[0][0].isupper() else new


def _in_full(text: str) -> str:
    return ABBREVIATION.sub(_full, text)


def _full(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    if before[-1:].isalnum() or in_a_symbol(before):
        return match[0]
    words = ABBREVIATIONS[match[0]]
    begins = _SENTENCE_START.search(before)
    is_name = words.startswith("hợp tác xã") and _NAME_BEHIND.match(match.string[match.end() :])
    return capitalised(words) if begins or is_name else words


def _with_right_capitals(text: str) -> str:
    for capital in CAPITALS:

        def right(match: re.Match[str], behind: tuple[str, ...] = capital.behind, words: str = capital.right) -> str:
            before = match.string[: match.start()]
            if not before.endswith(behind):
                return match[0]
            begins = match[0][0].isupper() and _SENTENCE_START.search(before)
            return capitalised(words) if begins else words

        text = capital.wrong.sub(right, text)
    return text


def _with_right_marks(text: str) -> str:
    for wrong in WRONG:
        text = wrong.mend(text)
    return text


def _with_dashes(text: str) -> str:
    return "\n".join(f"- {line}" if line.strip() else line for line in text.split("\n"))


def _with_letters(text: str) -> str:
    """Return the text with its lettered lines a) b) c) d) đ) e)…; an 'a' begins anew."""
    place = 0

    def lettered(match: re.Match[str]) -> str:
        nonlocal place
        place = 1 if match[1] == "a" else place + 1
        return f"{letter(place)}) "

    return as_typed.LETTERED.sub(lettered, text)


# -- what is more than words


def _cites(law: Replaced) -> Mend:
    """Return a mend that cites the new law in place of the old one, in texts and among the documents."""
    new = {
        "number": law.by,
        "issued": law.passed,
        "title": law.by_title,
        "in_force": law.in_force,
        "expired": None,
    }

    def renamed(text: str) -> str:
        return law.named.sub(lambda match: law.by if match[0][0].isdigit() else law.by_name, text)

    def apply(book: Book, report: Report, finding: Finding) -> Book:
        cited = {citation.id for citation in report.citations}
        for ref in finding.places:
            if ref.entity not in cited:
                book = _with_text(book, ref, renamed)
                continue
            for field, value in new.items():
                book = set_field(book, FieldRef(ref.entity, field), value)
        return book

    return apply


def _symbol(book: Book, report: Report, finding: Finding) -> Book:
    book = set_field(book, FieldRef(report.id, "symbol"), SYMBOL)
    return _typed_number(book, book.report(report.id), finding)


def _typed_number(book: Book, report: Report, finding: Finding) -> Book:
    if "number" not in report.typed:
        return book
    number = report.number.strip()
    padded = number.zfill(2) if number.isdigit() else " " * 5
    return _typed(book, report, {"number": f"Số: {padded}/{report.symbol}"})


def _typed_signature(book: Book, report: Report, finding: Finding) -> Book:
    return _typed(book, report, {"signature": f"{as_typed.TOGETHER}\n{report.typed['signature']}"})


def _typed(book: Book, report: Report, lines: dict[str, str]) -> Book:
    return set_field(book, FieldRef(report.id, "typed"), {**report.typed, **lines})


def _closing(book: Book, report: Report, finding: Finding) -> Book:
    return set_field(book, finding.ref, f"{report.closing.rstrip(' ./')}{as_typed.END}")


def _filing_line(book: Book, report: Report, finding: Finding) -> Book:
    """Take the typed lines away that the document writes better itself."""
    own = (as_typed.FILED, as_typed.AS_ABOVE)
    kept = [line for line in paragraphs(report.recipients) if not line.lstrip("-+ ").startswith(own)]
    return set_field(book, finding.ref, "\n".join(kept))


def _policy_letters(book: Book, report: Report, finding: Finding) -> Book:
    place = 0
    for policy in report.policies:
        if as_typed.LETTERED.match(policy.typed):
            place += 1
            line = as_typed.LETTERED.sub(f"{letter(place)}) ", policy.typed, count=1)
            book = set_field(book, FieldRef(policy.id, "typed"), line)
    return book


def _headings(book: Book, report: Report, finding: Finding) -> Book:
    """Write the headings of the finding with a blank behind the number; capitals become small, without a colon."""
    lines = dict(report.typed)
    for heading in as_typed.wrong_headings(report):
        if heading.ref not in finding.places:
            continue
        if heading.section:
            lines[heading.section] = _right_heading(lines[heading.section], small=bool(heading.unlike))
        else:
            ref = FieldRef(heading.ref.entity, "typed")
            book = set_field(book, ref, _right_heading(str(book.field(ref)), small=bool(heading.unlike)))
    return _typed(book, report, lines)


def _right_heading(line: str, *, small: bool) -> str:
    """Return a heading that the check found; the line ends behind it say that it stood alone."""
    match = as_typed.HEADING.fullmatch(line.strip())
    assert match is not None
    title = one_line(match["title"])
    if small:
        title = capitalised(title.rstrip(":").lower())
    return f"{match['number']} {title}{line[len(line.rstrip()) :]}"


def _period_name(book: Book, report: Report, finding: Finding) -> Book:
    years = years_of(report)
    if years is None:
        return book
    return _in_texts(lambda text: COUNTED.sub(f"{years:02d} năm", text))(book, report, finding)


FIXES: dict[str, Mend] = {
    "padded_money": _in_texts(_without_padding),
    "old_words": _in_texts(lambda text: OLD_WORD.sub(_new_word, text)),
    "abbreviation_undefined": _in_texts(_in_full),
    "capitals": _in_texts(_with_right_capitals),
    "punctuation": _in_texts(_with_right_marks),
    "mixed_tones": _in_texts(new_tones),
    "items_without_dash": _in_texts(_with_dashes),
    "letters": _in_texts(_with_letters),
    "policy_letters": _policy_letters,
    "headings": _headings,
    **{law.fix: _cites(law) for law in REPLACED},
    "symbol": _symbol,
    "typed_number": _typed_number,
    "typed_signature": _typed_signature,
    "closing": _closing,
    "filing_line": _filing_line,
    "period_name": _period_name,
}
"""What 'Sửa giúp' does: the name in Finding.fix -> the repair."""
