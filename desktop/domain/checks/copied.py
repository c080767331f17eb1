"""What is the same as elsewhere or as last year: figures, and passages of texts."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.book import FieldRef
from desktop.domain.checks.case import Case, Role, Text
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import counted, listed, short
from desktop.domain.values import exact, format_value

SHINGLE = 8
"""Words of the pieces by which passages are compared."""
RUN = 12
"""Words in a row that two texts must share to be told: shorter ones are formulas of the office."""
STEP = RUN - SHINGLE + 1
"""Every so many words a piece is kept: a run of RUN words holds a kept one wherever it begins."""

TELLING = 3
"""Digits from which two equal figures are more than chance."""


def same_figures(case: Case) -> Iterator[Finding]:
    """Results of three digits and more that are those of last year to the last."""
    same = []
    for target in case.report.targets:
        now, before = exact(case.actual(target)), exact(target.last_year)
        if now is not None and now == before and len(now.normalize().as_tuple().digits) >= TELLING:
            same.append(target)
    if same:
        first, *others = (FieldRef(target.id, "actual") for target in same)
        yield Finding(
            "same_figures",
            Severity.SHOULD,
            first,
            f"{counted(len(same))} chỉ tiêu có kết quả bằng đúng năm trước: "
            f"{listed(f'{target.indicator.name} ({format_value(case.actual(target))})' for target in same)}.",
            "Kiểm tra đã nhập số của năm nay chưa.",
            tuple(others),
        )


def passages_copied(case: Case) -> Iterator[Finding]:
    """A passage that stands in two texts of the report, or is told as new although last year's report has it."""
    yield from _within(case)
    if case.former is not None:
        yield from _from_last_year(case, Case(case.book, case.former))


def _within(case: Case) -> Iterator[Finding]:
    texts = [text for text in case.scroll.texts if text.role in (Role.PLAN, Role.RESULT)]
    words = [_words(text.text) for text in texts]
    kept = _pieces(words)
    titles = "\n".join(" ".join(_words(citation.title)) for citation in case.report.citations)
    same: list[tuple[Text, Text, str]] = []
    for place, text in enumerate(texts):
        for other, passage in _shared(words[place], kept, words, place):
            if passage.rstrip(".,;:") not in titles:
                same.append((text, texts[other], passage))
                break
    if same:
        text, other_text, passage = same[0]
        refs = dict.fromkeys([text.ref, other_text.ref, *(text.ref for text, _, _ in same)])
        first, *others = refs
        yield Finding(
            "passages_copied",
            Severity.NOTE,
            first,
            f"{counted(len(same))} chỗ có đoạn trùng với chỗ khác trong báo cáo: “{short(passage, 80)}”.",
            "Bỏ một chỗ, hoặc viết lại cho khác nhau.",
            tuple(others),
        )


def _from_last_year(case: Case, before: Case) -> Iterator[Finding]:
    former = [_words(text.text) for text in before.scroll.texts if text.role is Role.RESULT]
    kept = _pieces(former)
    same: list[tuple[Text, str]] = []
    for text in case.scroll.texts:
        if text.role is Role.RESULT:
            for _, passage in _shared(_words(text.text), kept, former, -1):
                same.append((text, passage))
                break
    if same:
        first, *others = (text.ref for text, _ in same)
        yield Finding(
            "passages_copied",
            Severity.SHOULD,
            first,
            f"{counted(len(same))} chỗ giống báo cáo kỳ trước: “{short(same[0][1], 80)}”.",
            "Viết lại theo kết quả của kỳ này.",
            tuple(others),
        )


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text with the marks behind them, which are copied as well."""
    return tuple(text.replace("“", " ").replace("”", " ").casefold().split())


def _pieces(texts: list[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[int, int]]:
    """Return where each kept piece stands first: its text and the place in it."""
    kept: dict[tuple[str, ...], tuple[int, int]] = {}
    for text, words in enumerate(texts):
        for start in range(0, len(words) - SHINGLE + 1, STEP):
            kept.setdefault(words[start : start + SHINGLE], (text, start))
    return kept


def _shared(
    words: tuple[str, ...], kept: dict[tuple[str, ...], tuple[int, int]], texts: list[tuple[str, ...]], own: int
) -> Iterator[tuple[int, str]]:
    """Yield the texts before `own` (all if -1) that share a run with `words`, and the run."""
    start = 0
    while start <= len(words) - SHINGLE:
        found = kept.get(words[start : start + SHINGLE])
        if found is None or (own >= 0 and found[0] >= own):
            start += 1
            continue
        text, place = found
        first, last = _run(words, start, texts[text], place)
        if last - first >= RUN:
            yield text, " ".join(words[first:last])
        start = max(last, start + 1)


def _run(words: tuple[str, ...], start: int, others: tuple[str, ...], place: int) -> tuple[int, int]:
    """Return from where to where `words` agree with the other text around a piece that they share."""
    last = start + SHINGLE
    while last < len(words) and place + last - start < len(others) and words[last] == others[place + last - start]:
        last += 1
    first = start
    while first > 0 and place - (start - first) > 0 and words[first - 1] == others[place - (start - first) - 1]:
        first -= 1
    return first, last
