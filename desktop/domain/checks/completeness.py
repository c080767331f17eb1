"""What the resolution asks for and the report has no place for."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.book import FieldRef
from desktop.domain.checks.case import Case
from desktop.domain.checks.finding import Finding, Severity

POLICIES = (("finance", "tài chính"), ("credit", "tín dụng"))
"""Groups of policies that reports leave out: the catalogue's key, and the word that their titles have."""

LEADERSHIP = ("lãnh đạo của Đảng", "Mặt trận Tổ quốc", "Liên minh Hợp tác xã", "Liên minh hợp tác xã")
"""Words of which the title of the fifth group of tasks has one."""


def policies_incomplete(case: Case) -> Iterator[Finding]:
    """The resolution also has policies of finance and of credit."""
    policies = case.report.policies
    if not any(policy.content or policy.result or policy.nothing_occurred for policy in policies):
        return
    titles = " ".join(policy.title for policy in policies).casefold()
    keys = {policy.key for policy in policies}
    lacking = [word for key, word in POLICIES if key not in keys and word not in titles]
    if lacking:
        yield Finding(
            "policies_incomplete",
            Severity.NOTE,
            FieldRef(policies[0].id, "title"),
            f"Nghị quyết số 20-NQ/TW còn có chính sách {' và chính sách '.join(lacking)}; báo cáo chưa có nhóm này.",
            "Thêm nhóm chính sách; nếu không phát sinh thì đánh dấu “Trong kỳ không phát sinh”.",
        )


def groups_incomplete(case: Case) -> Iterator[Finding]:
    """The fifth group of tasks: the Party's leadership, the Fatherland Front, the alliance of cooperatives."""
    groups = case.report.groups
    worked_on = any(group.intro or group.result or any(task.text for task in group.tasks) for group in groups)
    if not worked_on or not all(group.title.strip() for group in groups):
        return
    if not any(word in group.title for group in groups for word in LEADERSHIP):
        yield Finding(
            "groups_incomplete",
            Severity.NOTE,
            FieldRef(groups[-1].id, "title"),
            "Nghị quyết số 20-NQ/TW có nhóm nhiệm vụ riêng về sự lãnh đạo của Đảng, vai trò của Mặt trận Tổ quốc và "
            "Liên minh Hợp tác xã; báo cáo chưa có nhóm này.",
            "Thêm nhóm nhiệm vụ, hoặc để chung ở nhóm cuối nếu cấp trên không yêu cầu.",
        )
