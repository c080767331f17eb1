"""How texts are written: words, capitals, marks, sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from desktop.domain.book import FieldRef
from desktop.domain.checks import tones
from desktop.domain.checks.alphabet import CAPITAL, SMALL
from desktop.domain.checks.case import Case, Role, Text
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import counted, listed, short

PADDED_MONEY = re.compile(r"0\d+(?:,\d+)? (?:(?:tỷ|tỉ|triệu|nghìn)(?: đồng)?|đồng)\b")

OLD_WORDS = {"xã viên": "thành viên", "tỉ đồng": "tỷ đồng"}
"""Words that are not written any more, and what stands for them."""
OLD_WORD = re.compile(r"(?<!hợp tác )[xX]ã viên(?! chức)|tỉ đồng")

ABBREVIATIONS = {
    "HTXNN": "hợp tác xã nông nghiệp",
    "LHHTX": "liên hiệp hợp tác xã",
    "HTX": "hợp tác xã",
    "THT": "tổ hợp tác",
    "KTTT": "kinh tế tập thể",
    "BCĐ": "Ban Chỉ đạo",
    "MTTQ": "Mặt trận Tổ quốc",
    "NTM": "nông thôn mới",
    "SXKD": "sản xuất, kinh doanh",
    "CBQL": "cán bộ quản lý",
}
"""Short forms that stand in reports and are explained in few."""
ABBREVIATION = re.compile(rf"(?:{'|'.join(ABBREVIATIONS)})(?!\w)")
_DEFINED = re.compile(rf"(?:\(|tắt là |gọi là )(?P<short>{ABBREVIATION.pattern})")


class Capital(NamedTuple):
    """A spelling that is wrong behind certain words, and the right one (Decree 30, Annex II)."""

    wrong: re.Pattern[str]
    right: str
    needle: str
    behind: tuple[str, ...] = ("",)


CAPITALS = (
    Capital(
        re.compile("nhà nước"),
        "Nhà nước",
        "nhà nước",
        ("của ", "với ", "cho ", "bởi ", "do ", "và ", "Đảng ", "Đảng, "),
    ),
    Capital(
        re.compile("nhân dân"), "Nhân dân", "nhân dân", ("tầng lớp ", "trong ", "của ", "cho ", "với ", "và ", "Đảng, ")
    ),
    Capital(
        re.compile(rf"[Gg]iám đốc Hợp tác xã(?!(?: [{SMALL},-]+){{0,6}} [{CAPITAL}])"),
        "giám đốc hợp tác xã",
        "iám đốc Hợp tác xã",
    ),
    Capital(re.compile(r"Uỷ Ban|Ủy Ban"), "Ủy ban", "y Ban"),
    Capital(
        re.compile(r"Nhân Dân"), "nhân dân", "Nhân Dân", ("Ủy ban ", "Uỷ ban ", "Ủy Ban ", "Hội đồng ", "Hội Đồng ")
    ),
    Capital(re.compile(r"Hợp Tác Xã"), "Hợp tác xã", "Hợp Tác"),
    Capital(re.compile(r"Kinh Tế Tập Thể"), "kinh tế tập thể", "Kinh Tế"),
)

MARKS = re.compile(
    rf"[ ,;:.](?:(?<=[,;:])(?=[^\W\d_])|(?<=\.)(?=[{CAPITAL}][{SMALL}])|(?<= ) *[,;:!?)]|(?<= ) +|(?<=[,;:])[.,;:])"
)
ELLIPSIS = re.compile(r"\.\.+[;,:]?|…[;,.:]?")

_PURPOSE = re.compile(r"(?:Để|Nhằm) [^.;:\n]+\.")
_DOCUMENT = re.compile(
    r"(?:và )?(?:Nghị quyết|Nghị định|Quyết định|Kế hoạch|Chương trình(?: hành động)?|Chỉ thị|Công văn|Đề án|Thông báo)"
    r" số [^\s,]+(?: ngày [^\s,]+)?(?: của [^,.]+)?"
)
_SUBJECT = re.compile(
    r"\s*(?:và |thì )?(?:UBND|Ủy ban|Đảng|Thường trực|Hội|Ban|Phòng|Mặt trận|phường|xã|các|cấp|ngành|đơn vị|địa phương|"
    r"hợp tác xã|Hợp tác xã|cán bộ|cần|phải|đề nghị|chúng|thành viên)"
)
_SAYS = (" cần ", " phải ", " thì ", " là ")

_STATUS = ("hiện đang", "hiện nay", "đang hoạt động", "đang làm việc", "đang duy trì", " gần đây")
_SENTENCES = re.compile(r"[.;] |[.;]?\n")
_MARKED = re.compile(r"(?:- |\+ |[a-zđ]\) |\d+[.)] )")


def _severity(texts: Iterable[Text]) -> Severity:
    """Return how grave a slip is: only worth a note where the standard document does not print the text."""
    return Severity.NOTE if all(text.typed for text in texts) else Severity.SHOULD


def _refs(texts: Iterable[Text]) -> tuple[FieldRef, tuple[FieldRef, ...]]:
    first, *others = dict.fromkeys(text.ref for text in texts)
    return first, tuple(others)


def padded_money(case: Case) -> Iterator[Finding]:
    """An amount of money with the zero that only counts of things have."""
    found = [
        (text, match)
        for text, match in case.scroll.find(PADDED_MONEY, "tỷ", "triệu", "đồng", "tỉ")
        if case.scroll.before(match, 1) not in (".", ",", "/", "-")
    ]
    if found:
        texts = [text for text, _ in found]
        first, others = _refs(texts)
        yield Finding(
            "padded_money",
            _severity(texts),
            first,
            f"Số tiền có số 0 thừa ở trước: {_quoted(match[0] for _, match in found)}.",
            "Chỉ thêm số 0 khi đếm người, việc dưới 10; số tiền ghi “2 tỷ đồng”.",
            others,
            fix="padded_money",
        )


def _quoted(words: Iterable[str]) -> str:
    """Return words in quotation marks, each once, with how often where it is more than once."""
    counts = Counter(words)
    return listed((f"“{word}”" + (f" ({many} chỗ)" if many > 1 else "") for word, many in counts.items()), ", ")


def old_words(case: Case) -> Iterator[Finding]:
    """Words of former laws."""
    found = list(case.scroll.find(OLD_WORD, "ã viên", "tỉ đồng"))
    if found:
        texts = [text for text, _ in found]
        first, others = _refs(texts)
        words = dict.fromkeys(match[0].lower() for _, match in found)
        now = ", ".join(f"“{OLD_WORDS[word]}”" for word in words)
        yield Finding(
            "old_words",
            _severity(texts),
            first,
            f"Từ cũ: {_quoted(match[0] for _, match in found)}; nay dùng {now}.",
            f"Thay bằng {now}.",
            others,
            fix="old_words",
        )


def abbreviation_undefined(case: Case) -> Iterator[Finding]:
    """Short forms that are used beside the full words and never explained."""
    defined = {match["short"] for _, match in case.scroll.find(_DEFINED, *ABBREVIATIONS, inside=True)}
    found = [(text, match) for text, match in case.scroll.find(ABBREVIATION, *ABBREVIATIONS) if match[0] not in defined]
    if found:
        texts = [text for text, _ in found]
        first, others = _refs(texts)
        yield Finding(
            "abbreviation_undefined",
            _severity(texts),
            first,
            f"Chữ viết tắt chưa được giải thích: {_quoted(match[0] for _, match in found)}.",
            "Viết đủ chữ, hoặc lần đầu ghi như “hợp tác xã (HTX)”.",
            others,
            fix="abbreviation_undefined",
        )


def capitals(case: Case) -> Iterator[Finding]:
    """Capitals where Annex II of the decree wants none, and the other way round."""
    for capital in CAPITALS:
        found = [
            (text, match)
            for text, match in case.scroll.find(capital.wrong, capital.needle)
            if case.scroll.before(match).endswith(capital.behind)
        ]
        if found:
            texts = [text for text, _ in found]
            first, others = _refs(texts)
            yield Finding(
                "capitals",
                _severity(texts),
                first,
                f"Viết hoa chưa đúng: {_quoted(match[0] for _, match in found)}; đúng là “{capital.right}”.",
                f"Sửa thành “{capital.right}”.",
                others,
                fix="capitals",
            )


def punctuation(case: Case) -> Iterator[Finding]:
    """Blanks too many or too few around marks, and marks that stand twice."""
    found = [
        (text, match)
        for text, match in case.scroll.find(MARKS)
        if len(match[0]) > 1 or case.scroll.before(match, 1).islower()
    ]
    if found:
        texts = [text for text, _ in found]
        first, others = _refs(texts)
        words = listed((f"“{_around(case, match)}”" for _, match in found), ", ")
        yield Finding(
            "punctuation",
            _severity(texts),
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
        first, others = _refs(text for text, _ in found)
        words = _quoted(f"{case.scroll.before(match).rpartition(' ')[2]}{match[0]}" for _, match in found)
        yield Finding(
            "ellipsis",
            Severity.NOTE,
            first,
            f"Dấu ba chấm ở {counted(len(found))} chỗ: {words}.",
            "Ghi đủ nội dung, hoặc kết thúc bằng dấu chấm, dấu chấm phẩy.",
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


def mixed_tones(case: Case) -> Iterator[Finding]:
    """Both places of the tone mark in one report; the document's own words have it on the first vowel."""
    old = list(_words(case, tones.OLD))
    if not old:
        return
    new = next((word for _, word in _words(case, tones.NEW)), "")
    if new:
        first, others = _refs(text for text, _ in old)
        yield Finding(
            "mixed_tones",
            Severity.NOTE,
            first,
            f"Hai cách đặt dấu thanh: {_quoted(word for _, word in old)}, nhưng “{new}”.",
            "Đặt dấu thống nhất, ví dụ “khóa”, “hòa”, “ủy”.",
            others,
            fix="mixed_tones",
        )


def _words(case: Case, ending: re.Pattern[str]) -> Iterator[tuple[Text, str]]:
    for text, match in case.scroll.find(ending, inside=True):
        word = tones.word_of(case.scroll.before(match), match)
        if word:
            yield text, word


def status_among_aims(case: Case) -> Iterator[Finding]:
    """A sentence about how things are, among those about what is aimed at."""
    for text in case.scroll.texts:
        if text.role is Role.AIM and any(word in text.text for word in _STATUS):
            sentence = next(part for part in _SENTENCES.split(text.text) if any(word in part for word in _STATUS))
            yield Finding(
                "status_among_aims",
                _severity([text]),
                text.ref,
                f"“{short(sentence.strip(), 80)}” là tình hình, không phải mục tiêu.",
                "Chuyển câu này sang phần kết quả.",
            )
