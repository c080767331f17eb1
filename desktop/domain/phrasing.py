"""The sentences that offices write of their figures, made of references: a figure that changes later changes in them.

Their words are ours; what stands between them are the tokens of domain/quoting.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from desktop.domain.book import Book, FieldRef, Report, Target
from desktop.domain.quoting import resolve, token
from desktop.domain.vietnamese import capitalised, lowered


class Lead(Struct, frozen=True):
    """How a sentence about a target begins; `verb` and `figure` are what follows the target's name."""

    key: str
    label: str
    words: str = ""
    verb: str = ""
    figure: str = "result"


LEADS = (
    Lead("plain", "Kết quả trong kỳ"),
    Lead("cumulative", "Lũy kế đến ngày chốt số liệu", "Lũy kế đến ngày {cutoff}, "),
    Lead("estimate", "Ước thực hiện cả năm", "Ước thực hiện cả năm, ", "đạt ", "figure"),
)


class Tail(Struct, frozen=True):
    """What a sentence adds behind the figure: the first of the choices whose figure there is."""

    key: str
    label: str
    choices: tuple[tuple[str, str], ...]


TAILS = (
    Tail(
        "plan",
        "So với kế hoạch năm",
        (("rate", ", đạt {} kế hoạch năm"), ("assessment", ", {} kế hoạch năm")),
    ),
    Tail("change", "So với cùng kỳ năm trước", (("change", ", {} so với cùng kỳ năm trước"),)),
    Tail("goal", "So với mục tiêu đến năm 2030", (("progress", ", bằng {} mục tiêu đến năm 2030"),)),
)


class Summary(Struct, frozen=True):
    """A sentence about the whole report; in braces the names of its figures (quotables.QUOTABLE)."""

    key: str
    label: str
    words: str
    figures: tuple[str, ...]


SUMMARIES = (
    Summary(
        "targets",
        "Số chỉ tiêu đạt, chưa đạt kế hoạch",
        "Trong {} của năm có {} đạt và vượt kế hoạch, {} chưa đạt.",
        ("targets.all", "targets.met", "targets.not_met"),
    ),
    Summary(
        "cooperatives",
        "Số hợp tác xã, thành viên, lao động",
        "Đến ngày {}, trên địa bàn có {}, trong đó {} đang hoạt động, với {} và {} thường xuyên.",
        ("cutoff", "cooperatives.all", "cooperatives.active", "register.members", "register.workers"),
    ),
    Summary(
        "means",
        "Doanh thu, lợi nhuận bình quân",
        "Doanh thu bình quân đạt {}, lợi nhuận bình quân đạt {}.",
        ("register.mean_revenue", "register.mean_profit"),
    ),
    Summary(
        "supports",
        "Tổng hỗ trợ theo các chính sách",
        "Trong kỳ đã hỗ trợ {} với tổng kinh phí {}.",
        ("supports.people", "supports.money"),
    ),
)


def sentence(book: Book, report: Report, target: Target, lead: Lead, tails: Collection[str]) -> str:
    """Return the sentence about a target, with tokens for its figures; '' while it has no result.

    `tails` are keys of TAILS; one whose figure is missing is left out.
    """
    if not _known(book, report, target.id, lead.figure):
        return ""
    dated = "{cutoff}" in lead.words and report.cutoff is None
    opening = "" if dated else lead.words.format(cutoff=token(FieldRef(report.id, "cutoff")))
    name = lowered(target.indicator.name) if opening else capitalised(target.indicator.name)
    behind = "".join(_tail(book, report, target, tail) for tail in TAILS if tail.key in tails)
    return f"{opening}{name} {lead.verb}{token(FieldRef(target.id, lead.figure))}{behind}."


def sentences(book: Book, report: Report, targets: Iterable[str], lead: Lead, tails: Collection[str]) -> str:
    """Return the sentences about several targets, given by their ids, as one paragraph in the order of the report."""
    wanted = set(targets)
    made = (sentence(book, report, target, lead, tails) for target in report.targets if target.id in wanted)
    return " ".join(text for text in made if text)


def summary(book: Book, report: Report, wanted: Summary) -> str:
    """Return a sentence about the whole report; '' while one of its figures is missing."""
    if not all(_known(book, report, report.id, name) for name in wanted.figures):
        return ""
    return wanted.words.format(*(token(FieldRef(report.id, name)) for name in wanted.figures))


def _tail(book: Book, report: Report, target: Target, tail: Tail) -> str:
    for name, words in tail.choices:
        if _known(book, report, target.id, name):
            return words.format(token(FieldRef(target.id, name)))
    return ""


def _known(book: Book, report: Report, entity: str, field: str) -> bool:
    return resolve(book, report, FieldRef(entity, field)) is not None
