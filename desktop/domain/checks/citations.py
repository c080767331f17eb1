"""Documents that the report names: complete, in force, and called by one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from desktop.domain.book import RESOLUTION, Citation, FieldRef
from desktop.domain.checks.case import Case, Role
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import called, listed, named, short
from desktop.domain.checks.required import BY_NAME, LAW
from desktop.domain.checks.tones import new_tones
from desktop.domain.fields import field_of
from desktop.domain.vietnamese import format_date, one_line

_PASSED_IN_2012 = r"ngày 20(?:[/.-]| tháng )11(?:[/.-]| năm )2012"
_OF_2012 = (
    rf"(?:,? {_PASSED_IN_2012})?"
    rf"(?:,? (?:của|do|được) Quốc hội(?:,? kh(?:óa|oá) XIII)?(?: ban hành| thông qua)?(?: {_PASSED_IN_2012})?)?"
    r"(?:,? (?:và )?có hiệu lực (?:thi hành )?(?:kể )?từ ngày 0?1[/.-]0?7[/.-]2013)?"
)
"""Who passed the old law and when: words that go with its name, and are false behind that of another."""


class Replaced(Struct, frozen=True):
    """A document that another has replaced: how texts name it, what stands for it, since when that is known and is law.

    `history` is what a text says that tells of the change itself. `by`, `by_name` and `by_title` are the number of the
    new one, its name in texts and among the documents. The dates are those of the catalogue; a test compares them.
    """

    number: str
    name: str
    named: re.Pattern[str]
    history: re.Pattern[str]
    by: str
    by_name: str
    by_title: str
    passed: date
    in_force: date

    @property
    def year(self) -> str:
        """The year in its number, without which no text names it."""
        return self.number.split("/")[1]

    @property
    def fix(self) -> str:
        """The name of the fix that puts the new one in its place."""
        return f"law_replaced {self.number}"


REPLACED = (
    Replaced(
        "23/2012/QH13",
        "Luật Hợp tác xã năm 2012",
        re.compile(
            rf"(?:Luật (?:Hợp tác xã|HTX)(?: số 23/2012/QH13| năm 2012| 2012|(?=,? {_PASSED_IN_2012}))|23/2012/QH13)"
            rf"{_OF_2012}"
        ),
        re.compile(
            r"thay thế|trước đây|hết hiệu lực|sang Luật|Luật Hợp tác xã (?:năm |số 17/)?2023|17/2023/QH15",
        ),
        "17/2023/QH15",
        "Luật Hợp tác xã năm 2023",
        "Luật Hợp tác xã",
        date(2023, 6, 20),
        date(2024, 7, 1),
    ),
)

OTHER_RESOLUTIONS = {
    date(2008, 1, 28): "giai cấp công nhân",
    date(2012, 11, 1): "khoa học và công nghệ",
    date(2017, 10, 25): "bảo vệ, chăm sóc sức khỏe nhân dân",
}
"""What other resolutions with the number 20-NQ/TW are about: the number alone names none of them."""

_DATED = re.compile(r"20-NQ/TW,? ngày (\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_ISSUER = re.compile(
    r"số (?P<number>\d[\w.]*[/-][A-ZĐ][\w/-]*)(?:,? ngày \d{1,2}[/-]\d{1,2}[/-]\d{4})?,? "
    r"(?:của )?(?P<issuer>(?:Hội nghị|Ban Chấp hành|Ban Thường vụ|Bộ Chính trị|Ban Bí thư)[^,.;:“”\n]*?"
    r"(?:kho[áa]|khóa) [IVXL]+)\b"
)
_TITLED = re.compile(r"(?P<before>về |“về |“)(?P<quote>“?)(?=(?P<title>[^“”,.;:\n]{8,}))")


def citation_incomplete(case: Case) -> Iterator[Finding]:
    """Documents cited without day, issuer or title (Decree 30, Annex I, II.6.b); laws are cited by name."""
    lacking: list[tuple[Citation, list[str]]] = []
    for citation in case.report.citations:
        if citation.kind in BY_NAME or not citation.number.strip():
            continue
        missing = [name for name in ("issued", "issuer", "title") if not getattr(citation, name)]
        if missing:
            lacking.append((citation, missing))
    if not lacking:
        return
    first, *others = (FieldRef(citation.id, missing[0]) for citation, missing in lacking)
    if others:
        named_so = listed(f"{citation.number} ({_labels(missing)})" for citation, missing in lacking)
        sentence = f"{len(lacking):02d} văn bản được dẫn chưa ghi đủ: {named_so}."
    else:
        citation, missing = lacking[0]
        labels = ", ".join(f"“{field_of(citation, name).label}”" for name in missing)
        sentence = f"{called(case, citation)}: chưa nhập {labels}."
    yield Finding(
        "citation_incomplete",
        Severity.SHOULD,
        first,
        sentence,
        "Lần dẫn đầu tiên phải có ngày ban hành, cơ quan ban hành và trích yếu.",
        tuple(others),
    )


def _labels(names: list[str]) -> str:
    return ", ".join(field_of(Citation, name).label.casefold() for name in names)


def citation_not_in_force(case: Case) -> Iterator[Finding]:
    """Documents that are not law any more, or not yet, on the day of the report."""
    day = case.day
    for citation in case.report.citations:
        if day is None or any(citation.number == replaced.number for replaced in REPLACED):
            continue
        if citation.expired is not None and citation.expired <= day:
            yield Finding(
                "citation_not_in_force",
                Severity.MUST,
                FieldRef(citation.id, "number"),
                f"{called(case, citation)} đã hết hiệu lực từ ngày {format_date(citation.expired)}.",
                "Dẫn văn bản thay thế.",
            )
        elif citation.in_force is not None and citation.in_force > day:
            yield Finding(
                "citation_not_in_force",
                Severity.NOTE,
                FieldRef(citation.id, "in_force"),
                f"{called(case, citation)} đến ngày {format_date(citation.in_force)} mới có hiệu lực.",
                "Kiểm tra lại văn bản đang có hiệu lực.",
            )


def law_replaced(case: Case) -> Iterator[Finding]:
    """A law that another one has replaced: a note from its passing, an error from the day that it is in force."""
    day = case.day
    if day is None:
        return
    for law in REPLACED:
        if day < law.passed:
            continue
        cited = [
            FieldRef(citation.id, "title" if law.named.search(citation.title) else "number")
            for citation in case.report.citations
            if citation.number == law.number or law.named.search(citation.title)
        ]
        found = case.scroll.find(law.named, law.year)
        texts = [text for text, _ in found if not law.history.search(text.text)]
        if not cited and not texts:
            continue
        bound = day >= law.in_force
        printed = bool(cited) or not all(text.typed for text in texts)
        first, *others = dict.fromkeys([*cited, *(text.ref for text in texts)])
        said = f"{law.name} đã được thay bằng {LAW} số {law.by}, thông qua ngày {format_date(law.passed)}, "
        said += f"có hiệu lực từ ngày {format_date(law.in_force)}"
        yield Finding(
            "law_replaced",
            Severity.MUST if bound and printed else Severity.NOTE,
            first,
            f"{said}; báo cáo tính đến ngày {format_date(day)}.",
            "Dẫn luật mới." if bound else "Luật cũ còn hiệu lực trong kỳ; nên nêu thêm luật mới.",
            tuple(others),
            fix=law.fix if bound else "",
        )


def another_resolution(case: Case) -> Iterator[Finding]:
    """Another resolution with the number of the one that is assessed: several have had it."""
    number, day = RESOLUTION
    places = [
        (FieldRef(citation.id, "issued"), citation.issued)
        for citation in case.report.citations
        if citation.number == number and citation.issued is not None and citation.issued != day
    ]
    for text, match in case.scroll.find(_DATED, number):
        other = _date(match)
        if other is not None and other != day:
            places.append((text.ref, other))
    for ref, other in dict.fromkeys(places):
        about = OTHER_RESOLUTIONS.get(other)
        what = f"là về {about}" if about else "không phải nghị quyết về kinh tế tập thể"
        yield Finding(
            "another_resolution",
            Severity.MUST,
            ref,
            f"Nghị quyết số {number} ngày {format_date(other)} {what}.",
            f"Nghị quyết về kinh tế tập thể ban hành ngày {format_date(day)}; sửa lại ngày.",
        )


def _date(match: re.Match[str]) -> date | None:
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def issuer_named_differently(case: Case) -> Iterator[Finding]:
    """One document of the Party whose issuer is written in more than one way."""
    names: dict[str, dict[str, tuple[str, list[FieldRef]]]] = {}
    for citation in case.report.citations:
        if citation.number and _has_issuer(citation.issuer):
            _note(names, citation.number, citation.issuer, FieldRef(citation.id, "issuer"))
    for text, match in case.scroll.find(_ISSUER, "khóa ", "khoá "):
        _note(names, match["number"], match["issuer"], text.ref)
    for number, ways in names.items():
        if len(ways) < 2:
            continue
        refs = dict.fromkeys(ref for _, places in list(ways.values())[1:] for ref in places)
        first, *others = refs
        quoted = ", ".join(f"“{words}”" for words, _ in ways.values())
        yield Finding(
            "issuer_named_differently",
            Severity.SHOULD,
            first,
            f"Cơ quan ban hành văn bản số {number} được ghi {len(ways):02d} cách: {quoted}.",
            "Ghi thống nhất một cách trong cả báo cáo.",
            tuple(others),
        )


def _has_issuer(words: str) -> bool:
    return _ISSUER.search(f"số 1/A {words} ") is not None


def _note(names: dict[str, dict[str, tuple[str, list[FieldRef]]]], number: str, words: str, ref: FieldRef) -> None:
    same = new_tones(one_line(words)).casefold()
    names.setdefault(number, {}).setdefault(same, (short(words, 90), []))[1].append(ref)


def title_quoted_differently(case: Case) -> Iterator[Finding]:
    """The title of the resolution quoted with 'về' before the marks, within them, and without marks."""
    resolution = case.report.resolution
    if resolution is None:
        return
    start = " ".join(resolution.title.casefold().removeprefix("về ").split()[:3]).strip("“” ,")
    if not start:
        return
    ways: dict[str, list[FieldRef]] = {}
    for text, match in case.scroll.find(_TITLED, "về "):
        if text.role is Role.FRAME and match["title"].casefold().removeprefix("về ").startswith(start):
            way = f"{match['before']}{match['quote']}…".strip()
            ways.setdefault(way, []).append(text.ref)
    if len(ways) > 1:
        refs = dict.fromkeys(ref for places in ways.values() for ref in places)
        first, *others = (ref for ref in reversed(refs))
        forms = ", ".join(_shown(way) for way in ways)
        yield Finding(
            "title_quoted_differently",
            Severity.SHOULD,
            first,
            f"{named('Trích yếu của văn bản', resolution.number)} được dẫn {len(ways):02d} cách: {forms}.",
            "Dẫn thống nhất: “về” đứng trước dấu ngoặc kép, hoặc không dùng ngoặc kép.",
            tuple(others),
        )


def _shown(way: str) -> str:
    return {"về …": "về … (không ngoặc kép)", "về “…": "về “…”", "“về …": "“về …”", "“…": "“…”"}.get(way, way)
