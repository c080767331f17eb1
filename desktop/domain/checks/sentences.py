"""Sentences: marks and blanks, lists, fragments, and what does not belong among aims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.domain.checks.case import Case, Role
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.marks import WRONG
from desktop.domain.checks.naming import counted, listed, short
from desktop.domain.checks.slips import refs_of, severity_of
from desktop.domain.checks.words import quoted
from desktop.domain.phrases import PLACE

ELLIPSIS = re.compile(r"\.\.+[;,:]?|…[;,.:]?")

_PURPOSE = re.compile(r"(?:Để|Nhằm) (?:[^.;:\n]|\.(?=\d))+\.")
_DOCUMENT = re.compile(
    r"(?:và )?(?:Nghị quyết|Nghị định|Quyết định|Kế hoạch|Chương trình(?: hành động)?|Chỉ thị|Công văn|Đề án|Thông báo)"
    r" số [^\s,]+(?: ngày [^\s,]+)?(?: của [^,.]+)?"
)
_SUBJECT = re.compile(
    r"\s*(?:và |thì )?(?:UBND|Ủy ban|Đảng|Thường trực|Hội|Ban|Phòng|Mặt trận|phường|xã|các|cấp|ngành|đơn vị|địa phương|"
    r"hợp tác xã|Hợp tác xã|cán bộ|cần|phải|đề nghị|chúng|thành viên)"
)
_SAYS = (" cần ", " phải ", " thì ", " là ")

_STATUS = re.compile(
    r"hiện đang|(?<!so với )(?<!hơn )(?<!như )hiện nay(?! lên)|đang hoạt động|đang làm việc|đang duy trì| gần đây"
)
_SENTENCES = re.compile(r"[.;] |[.;]?\n")
_MARKED = re.compile(r"(?:- |\+ |[a-zđ]\) |\d+[.)] )")


def punctuation(case: Case) -> Iterator[Finding]:
    """Blanks too many or too few around marks, and marks that stand twice."""
    found = [place for wrong in WRONG for place in case.scroll.find(wrong.found)]
    if found:
        found.sort(key=lambda place: place[1].start())
        texts = [text for text, _ in found]
        first, others = refs_of(texts)
        words = listed((f"“{_around(case, match)}”" for _, match in found), ", ")
        yield Finding(
            "punctuation",
            severity_of(texts),
            first,
            f"Dấu cách, dấu câu chưa đúng ở {counted(len(found))} chỗ: {words}.",
            "Không để dấu cách trước dấu câu, để một dấu cách sau dấu câu.",
            others,
            fix="punctuation",
        )


def _around(case: Case, match: re.Match[str]) -> str:
    """Return the words before and behind a match."""
    behind = case.scroll.whole[match.end() : match.end() + 12].partition("\n")[0]
    first = case.scroll.before(match, 14)
    return f"{first.partition(' ')[2] or first}{match[0]}{behind.rpartition(' ')[0] or behind}".strip()


def ellipsis(case: Case) -> Iterator[Finding]:
    """Three dots, which leave open what is meant."""
    found = list(case.scroll.find(ELLIPSIS, "..", "…"))
    if found:
        first, others = refs_of(text for text, _ in found)
        words = quoted(f"{case.scroll.before(match).rpartition(' ')[2]}{match[0]}" for _, match in found)
        yield Finding(
            "ellipsis",
            Severity.NOTE,
            first,
            f"Dấu ba chấm ở {counted(len(found))} chỗ: {words}.",
            "Ghi đủ nội dung, hoặc kết thúc bằng dấu chấm, dấu chấm phẩy.",
            others,
        )


def places_left(case: Case) -> Iterator[Finding]:
    """Places of a ready-made phrase that nobody has filled in yet."""
    found = list(case.scroll.find(PLACE, "«", inside=True))
    if found:
        first, others = refs_of(text for text, _ in found)
        words = quoted(match[0] for _, match in found)
        yield Finding(
            "places_left",
            Severity.MUST,
            first,
            f"{counted(len(found))} chỗ của câu mẫu chưa điền: {words}.",
            "Điền vào chỗ «…»; đặt con trỏ trong ô rồi bấm Ctrl+Shift+→ để tới từng chỗ.",
            others,
        )


def items_without_dash(case: Case) -> Iterator[Finding]:
    """Lines that end in a semicolon, as items of a list do, but do not begin as such."""
    for text in case.scroll.texts:
        if ";\n" in text.text and text.role in (Role.PLAN, Role.RESULT):
            lines = [line for line in text.text.split("\n") if line.strip()]
            unmarked = [line for line in lines if not _MARKED.match(line)]
            if len(unmarked) == len(lines) > 1:
                yield Finding(
                    "items_without_dash",
                    Severity.NOTE,
                    text.ref,
                    f"{counted(len(lines))} dòng liệt kê chưa có gạch đầu dòng, bắt đầu từ “{short(lines[0], 40)}”.",
                    "Thêm “- ” ở đầu mỗi dòng.",
                    fix="items_without_dash",
                )


def fragment(case: Case) -> Iterator[Finding]:
    """A sentence that says what for and nothing else."""
    for text, match in case.scroll.find(_PURPOSE, "Để ", "Nhằm "):
        if not case.scroll.before(match).endswith((". ", "- ")) and case.scroll.before(match):
            continue
        if _is_fragment(match[0]):
            yield Finding(
                "fragment",
                Severity.NOTE,
                text.ref,
                f"Câu “{short(match[0], 60)}” mới nêu mục đích, chưa có vế chính.",
                "Thêm vế chính (ai làm gì), hoặc nối với câu sau.",
            )


def _is_fragment(sentence: str) -> bool:
    bare = _DOCUMENT.sub("", sentence.rstrip("."))
    _first, *others = bare.split(",")
    if any(word in f"{bare} " for word in _SAYS):
        return False
    if not others:
        return bare == sentence.rstrip(".") or bare.rstrip().endswith(("trong", "theo", "của"))
    return not others[-1].strip() and not any(_SUBJECT.match(part) for part in others)


def status_among_aims(case: Case) -> Iterator[Finding]:
    """A sentence about how things are, among those about what is aimed at."""
    for text in case.scroll.texts:
        if text.role is Role.AIM and _STATUS.search(text.text):
            sentence = next(part for part in _SENTENCES.split(text.text) if _STATUS.search(part))
            yield Finding(
                "status_among_aims",
                severity_of([text]),
                text.ref,
                f"“{short(sentence.strip(), 80)}” là tình hình, không phải mục tiêu.",
                "Chuyển câu này sang phần kết quả.",
            )
