"""The document's head: who reports, who signs, to whom, on what, under which number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from desktop.domain.book import RESOLUTION, Entity, FieldRef, Report
from desktop.domain.checks.alphabet import CAPITAL
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.checks.naming import short
from desktop.domain.fields import field_of
from desktop.domain.vietnamese import format_date

SYMBOL = "BC-UBND"
_SYMBOL = re.compile(r"BC-[A-ZĐ][A-ZĐ&-]*")
_NUMBER = re.compile(r"0?[1-9]|[1-9][0-9]+")

TWO_LEVELS = date(2025, 7, 1)
"""From this day no level stands between province and commune (Law 72/2025/QH15)."""

_DISTRICT = re.compile(
    r"\b(?:(?i:thị xã|thị ủy|huyện ủy|quận ủy)|huyện|quận|HUYỆN|QUẬN"
    rf"|(?:(?<=UBND )|(?<=HĐND )|(?<=nhân dân ))(?:Huyện|Quận)|(?:Huyện|Quận)(?= [{CAPITAL}]))\b"
)
"""A capital alone may be a person's name."""


def unit_not_chosen(case: Case) -> Iterator[Finding]:
    """A report of nobody."""
    if case.unit is None:
        ref = FieldRef(case.report.id, "unit")
        yield Finding("unit_not_chosen", Severity.MUST, ref, "Chưa chọn đơn vị báo cáo.", "Chọn hoặc thêm đơn vị.")


def signer_not_chosen(case: Case) -> Iterator[Finding]:
    """A report that nobody signs."""
    if case.signer is None:
        ref = FieldRef(case.report.id, "signer")
        yield Finding("signer_not_chosen", Severity.MUST, ref, "Chưa chọn người ký.", "Chọn hoặc thêm người ký.")


def resolution_not_cited(case: Case) -> Iterator[Finding]:
    """The resolution that the report assesses is not among its documents, so that no title can be composed of it."""
    report = case.report
    if report.resolution is None:
        number, issued = RESOLUTION
        yield Finding(
            "resolution_not_cited",
            Severity.SHOULD if report.abstract.strip() else Severity.MUST,
            FieldRef(report.id, "abstract"),
            f"Chưa có Nghị quyết số {number} ngày {format_date(issued)} trong bảng văn bản.",
            f"Thêm nghị quyết này vào bảng văn bản, hoặc nhập “{field_of(Report, 'abstract').label}”.",
        )


def number_form(case: Case) -> Iterator[Finding]:
    """A number or symbol that is not that of a report (Decree 30, Annex I, II.3).

    The document itself puts 'BC-' in front of a symbol, and a zero in front of a number below ten.
    """
    report = case.report
    symbol, number = report.symbol.strip(), report.number.strip()
    if not _SYMBOL.fullmatch(symbol):
        yield Finding(
            "number_form",
            Severity.SHOULD if symbol else Severity.MUST,
            FieldRef(report.id, "symbol"),
            f"Ký hiệu “{symbol}” thiếu chữ viết tắt của báo cáo." if symbol else "Chưa có ký hiệu của báo cáo.",
            f"Ghi ký hiệu “{SYMBOL}”, ví dụ: Số: {number or '05'}/{SYMBOL}.",
            fix="symbol",
        )
    if number and not _NUMBER.fullmatch(number):
        yield Finding(
            "number_form",
            Severity.SHOULD,
            FieldRef(report.id, "number"),
            f"Số “{number}” chưa đúng cách ghi.",
            "Chỉ ghi chữ số, ví dụ: 05; ký hiệu ghi ở ô bên cạnh.",
        )


def superior_abolished(case: Case) -> Iterator[Finding]:
    """A report to, or with a copy for, a level that does not exist any more on its day."""
    report, unit, day = case.report, case.unit, case.day
    if day is None or day < TWO_LEVELS:
        return
    places: list[tuple[Entity, str, Severity]] = [(report, "addressees", Severity.MUST)]
    if unit is not None and not report.addressees.strip():
        places.append((unit, "superior", Severity.MUST))
    places.append((report, "recipients", Severity.SHOULD))
    for entity, name, severity in places:
        line = next((line for line in getattr(entity, name).split("\n") if _DISTRICT.search(line)), "")
        if line:
            yield Finding(
                "superior_abolished",
                severity,
                FieldRef(entity.id, name),
                f"“{short(line.strip())}”: từ ngày {format_date(TWO_LEVELS)} không còn cấp huyện.",
                "Ghi cơ quan cấp tỉnh nhận báo cáo.",
            )
