"""Words: old ones, short forms, capitals, zeros in front of money, tone marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from desktop.domain.checks import tones
from desktop.domain.checks.alphabet import CAPITAL, SMALL
from desktop.domain.checks.case import Case, Text
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import listed
from desktop.domain.checks.slips import refs_of, severity_of

PADDED_MONEY = re.compile(r"0\d+(?:,\d+)? (?:(?:tỷ|tỉ|triệu|nghìn)(?: đồng)?|đồng)\b")
_THOUSANDS = re.compile(r"0\d\d(?!\d)")

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
_SYMBOL_BEFORE = re.compile(r"(?:(?<!\S)\d\S*|/[A-ZĐ][A-ZĐ&-]*)[/-]\Z")


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


def padded_money(case: Case) -> Iterator[Finding]:
    """An amount of money with the zero that only counts of things have."""
    found = [
        (text, match)
        for text, match in case.scroll.find(PADDED_MONEY, "tỷ", "triệu", "đồng", "tỉ")
        if not ends_a_number(case.scroll.before(match), match[0])
    ]
    if found:
        texts = [text for text, _ in found]
        first, others = refs_of(texts)
        yield Finding(
            "padded_money",
            severity_of(texts),
            first,
            f"Số tiền có số 0 thừa ở trước: {quoted(match[0] for _, match in found)}.",
            "Chỉ thêm số 0 khi đếm người, việc dưới 10; số tiền ghi “2 tỷ đồng”.",
            others,
            fix="padded_money",
        )


def ends_a_number(before: str, amount: str) -> bool:
    """Whether what looks like a padded amount is the rest of a longer number: of '1.005', '1 050' or '10 000 000'."""
    if before.endswith((".", ",", "/", "-")):
        return True
    return before[-1:] == " " and before[-2:-1].isdigit() and _THOUSANDS.match(amount) is not None


def quoted(words: Iterable[str]) -> str:
    """Return words in quotation marks, each once, with how often where it is more than once."""
    counts = Counter(words)
    return listed((f"“{word}”" + (f" ({many} chỗ)" if many > 1 else "") for word, many in counts.items()), ", ")


def old_words(case: Case) -> Iterator[Finding]:
    """Words of former laws."""
    found = list(case.scroll.find(OLD_WORD, "ã viên", "tỉ đồng"))
    if found:
        texts = [text for text, _ in found]
        first, others = refs_of(texts)
        words = dict.fromkeys(match[0].lower() for _, match in found)
        now = ", ".join(f"“{OLD_WORDS[word]}”" for word in words)
        yield Finding(
            "old_words",
            severity_of(texts),
            first,
            f"Từ cũ: {quoted(match[0] for _, match in found)}; nay dùng {now}.",
            f"Thay bằng {now}.",
            others,
            fix="old_words",
        )


def abbreviation_undefined(case: Case) -> Iterator[Finding]:
    """Short forms that are used beside the full words and never explained."""
    defined = {match["short"] for _, match in case.scroll.find(_DEFINED, *ABBREVIATIONS, inside=True)}
    found = [
        (text, match)
        for text, match in case.scroll.find(ABBREVIATION, *ABBREVIATIONS)
        if match[0] not in defined and not in_a_symbol(case.scroll.before(match))
    ]
    if found:
        texts = [text for text, _ in found]
        first, others = refs_of(texts)
        yield Finding(
            "abbreviation_undefined",
            severity_of(texts),
            first,
            f"Chữ viết tắt chưa được giải thích: {quoted(match[0] for _, match in found)}.",
            "Viết đủ chữ, hoặc lần đầu ghi như “hợp tác xã (HTX)”.",
            others,
            fix="abbreviation_undefined",
        )


def in_a_symbol(before: str) -> bool:
    """Whether what follows belongs to the number and symbol of a document: '77/QĐ-BCĐ'."""
    return _SYMBOL_BEFORE.search(before) is not None


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
            first, others = refs_of(texts)
            yield Finding(
                "capitals",
                severity_of(texts),
                first,
                f"Viết hoa chưa đúng: {quoted(match[0] for _, match in found)}; đúng là “{capital.right}”.",
                f"Sửa thành “{capital.right}”.",
                others,
                fix="capitals",
            )


def mixed_tones(case: Case) -> Iterator[Finding]:
    """Both places of the tone mark in one report; the document's own words have it on the first vowel."""
    old = list(_words(case, tones.OLD))
    if not old:
        return
    new = next((word for _, word in _words(case, tones.NEW)), "")
    if new:
        first, others = refs_of(text for text, _ in old)
        yield Finding(
            "mixed_tones",
            Severity.NOTE,
            first,
            f"Hai cách đặt dấu thanh: {quoted(word for _, word in old)}, nhưng “{new}”.",
            "Đặt dấu thống nhất, ví dụ “khóa”, “hòa”, “ủy”.",
            others,
            fix="mixed_tones",
        )


def _words(case: Case, ending: re.Pattern[str]) -> Iterator[tuple[Text, str]]:
    for text, match in case.scroll.find(ending, inside=True):
        word = tones.word_of(case.scroll.before(match), match)
        if word:
            yield text, word
