"""All checks on the sample, on the twin of a real report, and on a report of 10,000 rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from statistics import median

from desktop import paths
from desktop.domain.book import (
    Book,
    Citation,
    Cooperative,
    Policy,
    Report,
    Return,
    Support,
    Target,
    Task,
    TaskGroup,
)
from desktop.domain.checks import findings
from desktop.domain.indicators import Indicator
from desktop.domain.values import Number
from desktop.storage.catalogue import read_catalogue, read_sample
from tests.bench.measure import Result, milliseconds
from tests.twin import twin

NAME = "checks"

LIMIT_SMALL_MS, LIMIT_LARGE_MS = 50.0, 300.0
COOPERATIVES, TARGETS, TASKS, SUPPORTS, CITATIONS = 2000, 1000, 3400, 1000, 500
GROUPS, POLICIES = 60, 40


def run(full: bool) -> list[Result]:
    """Return the median milliseconds of checking each book; nothing is kept from one call to the next."""
    rounds = 15 if full else 5
    large = large_book()
    rows = len(large.cooperatives) + COOPERATIVES + TARGETS + TASKS + SUPPORTS + CITATIONS + GROUPS + POLICIES
    sample = read_sample(paths.asset("sample.json"))
    books = (
        ("checks on the sample", sample, LIMIT_SMALL_MS, ""),
        ("checks on the twin", twin(), LIMIT_SMALL_MS, ""),
        ("checks on a report of 10,000 rows", large, LIMIT_LARGE_MS, f"{rows:,} rows"),
    )
    results = []
    for name, book, limit, note in books:
        report = book.reports[0]
        found = findings(book, report)
        spent = median(milliseconds(partial(findings, book, report)) for _ in range(rounds))
        results.append(Result(name, spent, "ms", limit, f"{note}, {len(found)} findings".lstrip(", ")))
    return results


def large_book() -> Book:
    """A report with thousands of rows of every kind, none of them like another."""
    indicators = read_catalogue(paths.asset("catalogue.json")).indicators
    cooperatives = tuple(
        Cooperative(id=f"c-{number}", name=f"Hợp tác xã nông nghiệp số {number}", sector="nông nghiệp")
        for number in range(COOPERATIVES)
    )
    report = Report(
        id="r-1",
        name="01 năm",
        period_from=date(2025, 6, 16),
        period_to=date(2026, 6, 16),
        cutoff=date(2026, 6, 15),
        citations=tuple(_citation(number) for number in range(CITATIONS)),
        returns=tuple(_return(number) for number in range(COOPERATIVES)),
        targets=tuple(_target(number, indicators[number % len(indicators)]) for number in range(TARGETS)),
        groups=tuple(_group(number) for number in range(GROUPS)),
        policies=tuple(_policy(number) for number in range(POLICIES)),
    )
    return Book(id="b-1", cooperatives=cooperatives, reports=(report,))


def _text(number: int) -> str:
    """A sentence of about 25 words."""
    return (
        f"Tổ dân phố số {number} đã mời {number % 90 + 10} hộ dân dự buổi nói chuyện về cách góp vốn lần {number}, "
        f"trong đó có {number % 7 + 11} hộ xin gia nhập hợp tác xã và nộp đủ giấy tờ."
    )


def _number(value: int) -> Number:
    return Number(low=Decimal(value))


def _citation(number: int) -> Citation:
    return Citation(
        id=f"d-{number}",
        kind="Quyết định",
        number=f"{number}/QĐ-UBND",
        issued=date(2025, 9, 1),
        issuer="Ủy ban nhân dân tỉnh",
        title=f"phê duyệt kế hoạch hỗ trợ đợt {number}",
    )


def _return(number: int) -> Return:
    return Return(
        id=f"n-{number}",
        cooperative=f"c-{number}",
        members=_number(100 + number),
        joined=_number(5),
        left=_number(2),
        workers=_number(9),
        member_workers=_number(5),
        managers=_number(3),
        graduates=_number(1),
        director_trained=True,
        revenue=_number(1500 + number),
        profit=_number(90),
        rank="khá",
    )


def _target(number: int, indicator: Indicator) -> Target:
    return Target(
        id=f"t-{number}",
        indicator=indicator,
        baseline_year=2022,
        cause=_text(50_000 + number),
        typed_goal=_text(60_000 + number),
        baseline=_number(40),
        last_year=_number(41),
        plan=_number(42),
        goal=_number(43),
        vision=_number(44),
    )


def _group(number: int) -> TaskGroup:
    share = TASKS // GROUPS + 1
    return TaskGroup(
        id=f"g-{number}",
        title=f"Nhóm nhiệm vụ số {number}",
        result=_text(10_000 + number),
        tasks=tuple(
            Task(id=f"k-{place}", text=_text(20_000 + place), result=_text(30_000 + place))
            for place in range(number * share, min((number + 1) * share, TASKS))
        ),
    )


def _policy(number: int) -> Policy:
    share = SUPPORTS // POLICIES
    return Policy(
        id=f"p-{number}",
        title=f"Chính sách số {number}",
        content=_text(40_000 + number),
        result=_text(41_000 + number),
        supports=tuple(
            Support(id=f"s-{place}", content=f"Hỗ trợ đợt {place}", money=_number(25), people=_number(12))
            for place in range(number * share, (number + 1) * share)
        ),
    )
