"""Title and ending that name another period than the report's are told."""

from __future__ import annotations

import pytest

from desktop.domain.checks import Severity
from tests.builders import a_finished_report
from tests.domain.checks.looking import found, places


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("02 năm", "Đánh giá 01 năm thực hiện Nghị quyết", True),
        ("02 năm", "Đánh giá 2 năm triển khai Nghị quyết", False),
        ("02 năm", "Đánh giá kết quả thực hiện Nghị quyết ngày 16/6/2022", False),
        ("02 năm", "Trong 05 năm tới", False),
        ("năm 2026", "Kết quả năm 2025", True),
        ("năm 2026", "Kết quả năm 2025, 2026 và phương hướng năm 2026", False),
        ("năm 2026", "Kết quả giai đoạn 2021 - 2025", False),
        ("giữa kỳ", "Đánh giá 01 năm thực hiện", False),
        ("", "Kết quả năm 2025", False),
    ],
)
@pytest.mark.parametrize("field", ["abstract", "closing"])
def test_another_period_is_told(field: str, name: str, text: str, told: bool) -> None:
    report = a_finished_report(name=name, **{field: text})

    assert places("period_named_differently", report) == ([f"r-1#{field}"] if told else [])


def test_the_opening_may_name_the_period_that_a_letter_asked_about() -> None:
    assert places("period_named_differently", name="02 năm", opening="Theo Công văn về 01 năm thực hiện") == []


def test_both_places_are_one_finding_that_must_be_settled() -> None:
    text = "Đánh giá 01 năm thực hiện"

    (finding,) = found("period_named_differently", name="02 năm", abstract=text, closing=text)

    assert (finding.severity, finding.fix) == (Severity.MUST, "period_name")
    assert [ref.field for ref in finding.places] == ["abstract", "closing"]
    assert "“02 năm”" in finding.sentence
    assert "“01 năm”" in finding.sentence
