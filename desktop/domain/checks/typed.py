"""Lines of an existing document that are not in the form of the decree; the standard document writes them itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.domain.book import Authority, FieldRef, Policy, Report, TaskGroup
from desktop.domain.checks.case import ROLES, Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import short
from desktop.domain.numbering import letter
from desktop.domain.vietnamese import paragraphs

END = "./."
TOGETHER = "TM. ỦY BAN NHÂN DÂN"
NUMBER = re.compile(r"Số: (?:0[1-9]|[1-9][0-9]+| {5,12})/BC-[A-ZĐ&-]+")
LETTERED = re.compile(r"^([a-zđ])([.)]) ", re.MULTILINE)
_FIRST = re.compile(r"^a[.)] ", re.MULTILINE)
HEADING = re.compile(r"(?P<number>(?:\d+\.)+|[IVXLC]+\.)(?P<blank> *)(?P<title>.*)")
"""A heading line as typed."""

NO_HEADINGS = ("number", "place_and_date", "signature")
"""The typed lines of a report that are no headings of sections."""

FILED = "Lưu"
AS_ABOVE = "Như trên"
_COLLECTIVE = (Authority.CHAIR, Authority.DEPUTY, Authority.ACTING)
_NOT_PRINTED = "Văn bản xuất theo thể thức tự ghi đúng; chỉ cần sửa nếu xuất nguyên như bản cũ."

SECTION_FIELDS = {
    "objectives": "general_objective",
    "general": "general_objective",
    "goals": "more_goals",
    "visions": "more_visions",
    "tasks": "tasks_intro",
    "assessment": "strengths",
}
"""The field that is seen behind the heading of a section that has another name than its field."""


def head_and_end_as_typed(case: Case) -> Iterator[Finding]:
    """An existing document without Kính gửi, TM. or './.', with a number in another form (rules K1, S1, B3, H7)."""
    report, typed = case.report, case.report.typed
    if not typed:
        return
    number, signature = typed.get("number", ""), paragraphs(typed.get("signature", ""))
    authority = case.signer.authority if case.signer is not None else Authority.DEPUTY
    flaws = []
    if number and not NUMBER.fullmatch(number):
        flaws.append(("number", f"Bản cũ ghi “{number}”, không theo mẫu “Số: 05/BC-UBND”.", "typed_number"))
    if not report.addressees.strip():
        flaws.append(("addressees", "Bản cũ không có “Kính gửi”.", ""))
    if signature and authority in _COLLECTIVE and not signature[0].startswith("TM."):
        flaws.append(("signer", f"Bản cũ ghi “{signature[0]}” mà không có “{TOGETHER}” ở trên.", "typed_signature"))
    closing = paragraphs(report.closing)
    if closing and not closing[-1].endswith(END):
        flaws.append(("closing", f"Đoạn kết của bản cũ không kết thúc bằng “{END}”.", "closing"))
    for field, sentence, fix in flaws:
        ref = FieldRef(report.id, field)
        yield Finding("head_and_end_as_typed", Severity.NOTE, ref, sentence, _NOT_PRINTED, fix=fix)


def filing_line(case: Case) -> Iterator[Finding]:
    """A typed line 'Lưu' without the drafting office, or 'Như trên' left out of typed recipients (rule N2)."""
    report, unit = case.report, case.unit
    lines = [line.strip("-+ ;.") for line in paragraphs(report.recipients)]
    filed = [line for line in lines if line.startswith(FILED)]
    office = unit.office if unit is not None else ""
    if not filed:
        return
    lacking = []
    if "," not in filed[0]:
        lacking.append(f"dòng “{filed[0]}” chưa ghi bộ phận soạn thảo")
    if report.typed and AS_ABOVE not in lines:
        lacking.append(f"chưa có dòng “{AS_ABOVE}”")
    if lacking:
        yield Finding(
            "filing_line",
            Severity.NOTE,
            FieldRef(report.id, "recipients"),
            f"Nơi nhận: {'; '.join(lacking)}.",
            f"Bỏ dòng “{FILED}” ở đây: văn bản tự ghi “{AS_ABOVE}” và “{FILED}: VT, {office or '…'}”."
            + ("" if office else " Nhập bộ phận soạn thảo ở thông tin đơn vị."),
            fix="filing_line" if office else "",
        )


def letters(case: Case) -> Iterator[Finding]:
    """Points that do not run a) b) c) d) đ) e) (rule HD1): of the policies as typed, and in texts."""
    marked = [(policy, match) for policy in case.report.policies if (match := LETTERED.match(policy.typed))]
    wrong = [policy for place, (policy, match) in enumerate(marked, 1) if match.groups() != (letter(place), ")")]
    if wrong:
        written = " ".join(match[0].strip() for _, match in marked)
        right = " ".join(f"{letter(place)})" for place, _ in enumerate(marked, 1))
        first, *others = (FieldRef(policy.id, "title") for policy in wrong)
        yield Finding(
            "letters",
            Severity.NOTE,
            first,
            f"Bản cũ đánh các điểm “{written}”, theo bảng chữ cái tiếng Việt là “{right}”.",
            _NOT_PRINTED,
            tuple(others),
            fix="policy_letters",
        )
    for text in dict.fromkeys(text for text, _ in case.scroll.find(_FIRST, "a. ", "a) ")):
        marks = LETTERED.findall(text.text)
        if marks != _counted_from_a(marks):
            written = " ".join(map("".join, marks))
            yield Finding(
                "letters",
                Severity.SHOULD,
                text.ref,
                f"Các điểm đánh “{written}”, theo bảng chữ cái tiếng Việt là a) b) c) d) đ) e).",
                "Sửa chữ cái ở đầu các dòng, dùng dấu đóng ngoặc đơn.",
                fix="letters",
            )


def _counted_from_a(marks: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what the marks ought to be; an 'a' begins anew."""
    made: list[tuple[str, str]] = []
    place = 0
    for mark, _ in marks:
        place = 1 if mark == "a" else place + 1
        made.append((letter(place), ")"))
    return made


def headings_unlike(case: Case) -> Iterator[Finding]:
    """Typed headings without a blank behind the number, or in another kind of letters than those beside (HD3, HD4)."""
    for heading in wrong_headings(case.report):
        flaws = []
        if heading.lacks_blank:
            flaws.append("thiếu dấu cách sau số")
        if heading.unlike:
            flaws.append(f"viết hoa cả dòng, khác “{short(heading.unlike, 40)}”")
        if heading.line.endswith(":"):
            flaws.append("thừa dấu hai chấm")
        yield Finding(
            "headings_unlike",
            Severity.NOTE,
            heading.ref,
            f"Tiêu đề của bản cũ “{short(heading.line)}” {', '.join(flaws)}.",
            _NOT_PRINTED,
            fix="headings",
        )


class Heading(NamedTuple):
    """A typed heading: the field behind it, its section ('' for that of a group or policy), what is wrong with it.

    `unlike` is a heading of the same level in small letters, where this one has capitals alone.
    """

    ref: FieldRef
    section: str
    line: str
    lacks_blank: bool = False
    unlike: str = ""


def wrong_headings(report: Report) -> Iterator[Heading]:
    """Yield the typed headings that lack a blank, or have other letters than one of the same level."""
    found = [
        Heading(FieldRef(report.id, _field_behind(key)), key, line.strip())
        for key, line in report.typed.items()
        if key not in NO_HEADINGS
    ]
    rows: tuple[TaskGroup | Policy, ...] = (*report.groups, *report.policies)
    found += [Heading(FieldRef(row.id, "title"), "", row.typed.strip()) for row in rows if row.typed]
    small: dict[int, str] = {}
    for heading in found:
        if not heading.line.isupper():
            small.setdefault(_level(heading.line), heading.line)
    for heading in found:
        match = HEADING.fullmatch(heading.line)
        if match is not None:
            unlike = small.get(_level(heading.line), "") if heading.line.isupper() else ""
            if unlike or not match["blank"]:
                yield heading._replace(lacks_blank=not match["blank"], unlike=unlike)


def _field_behind(section: str) -> str:
    field = SECTION_FIELDS.get(section, section)
    return field if any(field == name for name, _ in ROLES[Report]) else "abstract"


def _level(line: str) -> int:
    match = HEADING.match(line)
    return match["number"].count(".") if match else 0
