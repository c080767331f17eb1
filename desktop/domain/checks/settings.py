"""Settings that do not hold on the day of the report, and agencies whose letterhead lacks something."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain import dated
from desktop.domain.book import FieldRef, Report, Signer, Unit
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity
from desktop.domain.fields import field_of
from desktop.domain.vietnamese import format_date

_AGENCY_NEEDS = ("issuer", "abbreviation", "head")


def unit_not_valid(case: Case) -> Iterator[Finding]:
    """The chosen unit does not exist on the day of the report."""
    unit, report = case.unit, case.report
    if unit is not None and not dated.is_valid(unit, case.day):
        yield _not_valid("unit_not_valid", report, unit, "Đơn vị báo cáo", "Chọn đơn vị của ngày đó")


def signer_not_valid(case: Case) -> Iterator[Finding]:
    """The chosen signer may not sign on the day of the report."""
    signer, report = case.signer, case.report
    if signer is not None and not dated.is_valid(signer, case.day):
        yield _not_valid("signer_not_valid", report, signer, "Người ký", "Chọn người ký khác")


def agency_incomplete(case: Case) -> Iterator[Finding]:
    """An agency's letterhead lacks its name, the abbreviation of its symbol or what its head is called."""
    unit = case.unit
    if unit is None or unit.letterhead != dated.AGENCY:
        return
    missing = [name for name in _AGENCY_NEEDS if not getattr(unit, name).strip()]
    if missing:
        labels = ", ".join(f"“{field_of(Unit, name).label}”" for name in missing)
        yield Finding(
            "agency_incomplete",
            Severity.MUST,
            FieldRef(unit.id, missing[0]),
            f"Đơn vị theo thể thức cơ quan chuyên môn, chưa nhập {labels}.",
            "Nhập nội dung này ở phần Đơn vị.",
        )


def _not_valid(check: str, report: Report, record: Unit | Signer, kind: str, step: str) -> Finding:
    day = dated.day_of(report)
    assert day is not None
    if record.valid_from is not None and day < record.valid_from:
        name, since = "valid_from", f"chỉ có từ ngày {format_date(record.valid_from)}"
    else:
        assert record.valid_to is not None
        name, since = "valid_to", f"chỉ có đến ngày {format_date(record.valid_to)}"
    label = field_of(record, name).label
    return Finding(
        check,
        Severity.MUST,
        FieldRef(record.id, name),
        f"{kind} {since}, báo cáo ngày {format_date(day)}.",
        f"{step}, hoặc sửa “{label}”.",
    )
