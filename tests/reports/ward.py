"""A ward with a short but complete report: every kind of section, figure, task and policy once."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from desktop.domain.book import Book, Policy, Report, Return, Target, TaskGroup, Use
from desktop.domain.indicators import Direction, Indicator
from tests.builders import (
    RANKS,
    a_book,
    a_citation,
    a_cooperative,
    a_group,
    a_policy,
    a_report,
    a_return,
    a_signer,
    a_support,
    a_target,
    a_task,
    a_unit,
)

PERCENT = "%"
MONEY = {"unit": "triệu đồng", "per": "hợp tác xã"}


def an_aim(code: str, name: str, figures: dict[str, Any], **definition: Any) -> Target:
    """A target 't-CODE' with an indicator of that definition; figures as text."""
    indicator = Indicator(**{"code": code, "name": name, "register": code, **definition})
    return a_target(code, indicator=indicator, **figures)


def the_targets() -> tuple[Target, ...]:
    return (
        an_aim(
            "members",
            "Số thành viên hợp tác xã",
            {"plan": "1.100", "goal": "1.105", "vision": "1.300", "last_year": "1.098", "baseline": "1.080"},
            unit="thành viên",
        ),
        an_aim(
            "rank",
            "Xếp loại hợp tác xã",
            {"plan": "khá", "goal": "khá", "vision": "tốt", "last_year": "khá"},
            ranks=RANKS,
        ),
        an_aim(
            "workers",
            "Lao động thường xuyên",
            {"goal": "6", "vision": "10", "note": "kể cả cán bộ quản lý"},
            unit="người",
            counted=True,
        ),
        an_aim("managers", "Số cán bộ quản lý", {"goal": "2"}, unit="người", counted=True, direction=Direction.NONE),
        an_aim(
            "graduate_share",
            "Cán bộ có trình độ cao đẳng, đại học",
            {"plan": "≥ 50", "goal": "≥ 50", "vision": "50 - 70"},
            unit=PERCENT,
        ),
        an_aim("mean_revenue", "Doanh thu bình quân", {"plan": "1.500", "goal": "> 1.500", "vision": "2.000"}, **MONEY),
        an_aim(
            "mean_profit",
            "Lợi nhuận bình quân",
            {"plan": "100", "goal": "100", "vision": "110", "last_year": "92", "cause": "Giá vật tư tăng."},
            **MONEY,
        ),
    )


def the_return() -> Return:
    return a_return(
        members="1.105",
        joined="12",
        workers="6",
        managers="2",
        graduates="1",
        revenue="1.520",
        profit="96",
        wage="5,5",
        rank="khá",
        chain=True,
    )


def the_groups() -> tuple[TaskGroup, ...]:
    return (
        a_group(
            "Nâng cao nhận thức về kinh tế tập thể",
            a_task("Phổ biến Nghị quyết đến các tổ dân phố.", result="Đã phổ biến tại 06 tổ dân phố."),
            a_task("Khen thưởng các mô hình tốt."),
            a_task("Việc chưa đưa vào báo cáo.", printed=False),
            key="awareness",
            result="Đã mở 02 hội nghị với 150 lượt người.",
        ),
        a_group(
            "Triển khai các chính sách hỗ trợ",
            key="policies",
            intro="Rà soát nhu cầu của hợp tác xã.",
            result="Hợp tác xã được hướng dẫn đầy đủ.",
        ),
        a_group(
            "Nâng cao hiệu quả hoạt động của hợp tác xã:",
            a_task("Củng cố bộ máy kế toán."),
            a_task("Các đoàn thể cùng vận động thành viên.", dash=False),
            key="quality",
            nothing_occurred=True,
        ),
    )


def the_policies() -> tuple[Policy, ...]:
    return (
        a_policy(
            "Chính sách phát triển nguồn nhân lực",
            a_support("Tập huấn kế toán", "15", people="32", cooperative="c-1", source="Ngân sách địa phương"),
            a_support("Tập huấn kỹ thuật", "18,5", people="8", document="Kế hoạch số 12/KH-UBND"),
            content="- Mở lớp bồi dưỡng.\n- Cử cán bộ đi học.",
            result="Hoàn thành kế hoạch đào tạo.",
        ),
        a_policy("Chính sách đất đai", content="Bố trí quỹ đất.", nothing_occurred=True),
        a_policy(
            "Chính sách đầu tư phát triển kết cấu hạ tầng",
            a_support("Sửa kênh mương", "1.250", cooperative="c-1"),
            content="Sửa kênh mương.",
        ),
    )


def the_report(**given: Any) -> Report:
    """The report 'r-1', in which nothing is missing."""
    known = {
        "unit": "u-1",
        "signer": "y-1",
        "cutoff": date(2026, 6, 15),
        "recipients": "Sở Nông nghiệp và Môi trường",
        "copies": "2",
        "citations": (
            a_citation(id="d-1"),
            a_citation(
                "512/UBND-KT",
                date(2026, 6, 9),
                id="d-2",
                kind="Công văn",
                issuer="Ủy ban nhân dân tỉnh",
                title="Báo cáo kết quả thực hiện Nghị quyết",
                use=Use.REQUEST,
            ),
            a_citation("17/2023/QH15", None, id="d-3", kind="Luật", title="Luật Hợp tác xã", use=Use.BASIS),
            a_citation("09/NQ-CP", date(2023, 2, 2), id="d-4", issuer="Chính phủ", use=Use.BASIS),
            a_citation("45/KH-UBND", date(2026, 3, 15), id="d-5", kind="Kế hoạch", use=Use.OWN),
        ),
        "returns": (the_return(),),
        "general_objective": "Phát triển hợp tác xã ổn định, bền vững.",
        "targets": the_targets(),
        "more_goals": "Hợp tác xã công khai tài chính hằng năm.",
        "more_visions": "Hợp tác xã có thương hiệu riêng.",
        "goals_result": "Đa số chỉ tiêu đạt kế hoạch năm.",
        "tasks_intro": "Tập trung củng cố hợp tác xã hiện có.",
        "groups": the_groups(),
        "policies_intro": "Các chính sách gồm:",
        "policies": the_policies(),
        "strengths": "Hợp tác xã hoạt động ổn định.",
        "shortcomings": "Vốn góp còn thấp.",
        "causes": "Giá vật tư biến động.",
        "lessons": "Công khai thì thành viên tin tưởng.",
        "orientation": "Mở rộng dịch vụ:\n- Thuê đất làm sân phơi;\n- Kết nạp thành viên mới.",
        "proposals": "Đề nghị tỉnh hỗ trợ kho lạnh.",
    }
    return a_report(**{**known, **given})


def the_ward(**given: Any) -> Book:
    """The book 'b-1' with that report; `given` are fields of the report."""
    unit = a_unit("Tân An", superior="Ủy ban nhân dân tỉnh Quảng Ngãi", office="KTHTĐT")
    cooperative = a_cooperative("Hợp tác xã nông nghiệp Tân An")
    return a_book(the_report(**given), units=(unit,), signers=(a_signer(),), cooperatives=(cooperative,))


def the_empty_ward(**given: Any) -> Book:
    """A book whose report has headings and nothing else."""
    emptied = dict.fromkeys(("plan", "goal", "vision", "last_year", "baseline"))
    targets = tuple(replace(target, **emptied, cause="", note="") for target in the_targets())
    groups = tuple(a_group(group.title, key=group.key) for group in the_groups())
    policies = tuple(a_policy(policy.title) for policy in the_policies())
    report = a_report(name="", targets=targets, groups=groups, policies=policies, **given)
    return a_book(report, units=(), signers=(), cooperatives=())


def the_typed_ward() -> Book:
    """A report taken over from an existing document with that document's own lines and without results."""
    typed = {
        "number": "Số: 12 /UBND",
        "place_and_date": "Tân An, ngày 5/3/2023",
        "objectives": "1.MỤC TIÊU",
        "goals": "1.2 Mục tiêu 2030:",
        "tasks": "2.NHIỆM VỤ:",
        "signature": "KT.CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    }
    target, _, other = the_targets()[:3]
    return the_ward(
        typed=typed,
        abstract="Đánh giá 01 năm thực hiện Nghị quyết",
        opening="Thực hiện Công văn của tỉnh.",
        closing="Trên đây là báo cáo.",
        recipients="Ủy ban nhân dân tỉnh (B/c);\nLưu: VT.",
        citations=(),
        cutoff=None,
        returns=(),
        general_objective="",
        more_goals="",
        more_visions="",
        goals_result="",
        lessons="",
        strengths="",
        shortcomings="",
        causes="",
        orientation="",
        proposals="",
        targets=(
            replace(target, typed_goal="Có 1.105 thành viên.\n", vision=None),
            replace(other, typed_goal="Có 06 lao động.", vision=None, note=""),
        ),
        groups=(
            a_group("Nhận thức", a_task("Tuyên truyền."), key="awareness", typed="2.1 Nhận thức:"),
            a_group("Chính sách", key="policies", typed="2.2.Chính sách:"),
        ),
        policies_intro="",
        policies=(
            a_policy("Nhân lực", content="Mở lớp.", typed="a. Nhân lực:"),
            a_policy("Hạ tầng", content="Sửa kênh.", typed="f. Hạ tầng:"),
        ),
    )
