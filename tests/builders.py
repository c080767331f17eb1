"""Short, readable input for tests: figures are given as a clerk types them ('1.105', '≥ 50', 'khá')."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.domain.book import (
    Authority,
    Book,
    Citation,
    Cooperative,
    Policy,
    Report,
    Return,
    Signer,
    Support,
    Target,
    Task,
    TaskGroup,
    Unit,
    Use,
    new_id,
)
from desktop.domain.indicators import Direction, Indicator
from desktop.domain.values import Value, parse_value

RANKS = ("tốt", "khá", "trung bình", "yếu")

TARGET_FIGURES = ("baseline", "plan", "goal", "vision", "actual", "last_year", "share_of")
RETURN_FIGURES = (
    "members",
    "joined",
    "left",
    "workers",
    "member_workers",
    "managers",
    "graduates",
    "revenue",
    "profit",
    "wage",
    "capital",
    "ocop",
)


def a_value(text: str, unit: str = "", ranks: tuple[str, ...] = ()) -> Value:
    """The value that `text` says; an AssertionError if it says none."""
    value = parse_value(text, unit, ranks, sure=True)
    assert value is not None
    return value


def an_indicator(code: str = "members", **given: Any) -> Indicator:
    """An indicator in 'người'; code 'rank' gives ranks."""
    if code == "rank":
        return Indicator(**{"code": code, "name": "Xếp loại", "ranks": RANKS, **given})
    return Indicator(**{"code": code, "name": f"Chỉ tiêu {code}", "unit": "người", **given})


def a_target(
    code: str = "members", *, unit: str = "người", direction: Direction = Direction.UP, **given: Any
) -> Target:
    """A target 't-CODE' that the register of the same code feeds; figures as text."""
    indicator = given.pop("indicator", None) or (
        an_indicator(code, register=code)
        if code == "rank"
        else an_indicator(code, unit=unit, direction=direction, register=code)
    )
    for name in TARGET_FIGURES:
        if isinstance(given.get(name), str):
            given[name] = a_value(given[name], indicator.unit, indicator.ranks)
    return Target(**{"id": f"t-{code}", "indicator": indicator, **given})


def a_task(text: str = "Mở lớp tập huấn cho thành viên hợp tác xã.", **given: Any) -> Task:
    return Task(**{"id": new_id("k"), "text": text, **given})


def a_group(title: str = "Nâng cao nhận thức", *tasks: Task, **given: Any) -> TaskGroup:
    return TaskGroup(**{"id": new_id("g"), "title": title, "tasks": tasks, **given})


def a_support(content: str = "Hỗ trợ máy tính", money: str = "25", **given: Any) -> Support:
    """Support of `money` triệu đồng."""
    if isinstance(given.get("people"), str):
        given["people"] = a_value(given["people"], "lượt người")
    return Support(**{"id": new_id("s"), "content": content, "money": a_value(money, "triệu đồng"), **given})


def a_policy(title: str = "Chính sách đất đai", *supports: Support, **given: Any) -> Policy:
    return Policy(**{"id": new_id("p"), "title": title, "supports": supports, **given})


def a_citation(number: str = "20-NQ/TW", issued: date | None = date(2022, 6, 16), **given: Any) -> Citation:
    """The resolution of the Party that every report is about, complete."""
    known = {
        "kind": "Nghị quyết",
        "issuer": "Ban Chấp hành Trung ương Đảng",
        "title": "phát triển kinh tế tập thể",
        "use": Use.CITED,
    }
    return Citation(**{"id": new_id("d"), "number": number, "issued": issued, **known, **given})


def a_cooperative(name: str = "Hợp tác xã Hoa Sen", **given: Any) -> Cooperative:
    return Cooperative(**{"id": "c-1", "name": name, "sector": "nông nghiệp", **given})


def a_return(cooperative: str = "c-1", **given: Any) -> Return:
    """One cooperative's figures, given as text."""
    for name in RETURN_FIGURES:
        if isinstance(given.get(name), str):
            given[name] = a_value(given[name], "triệu đồng" if name in ("revenue", "profit", "wage", "capital") else "")
    return Return(**{"id": f"n-{cooperative}", "cooperative": cooperative, **given})


def a_full_return(cooperative: str = "c-1", **given: Any) -> Return:
    """One cooperative's figures with every required one."""
    figures = {
        "members": "1.105",
        "workers": "6",
        "managers": "2",
        "graduates": "1",
        "director_trained": True,
        "revenue": "1.523,45",
        "profit": "96",
        "rank": "khá",
    }
    return a_return(cooperative, **{**figures, **given})


def a_unit(name: str = "Hoa Sen", **given: Any) -> Unit:
    return Unit(**{"id": "u-1", "name": name, "superior": "Ủy ban nhân dân tỉnh", "office": "KT", **given})


def a_signer(name: str = "Nguyễn Văn A", **given: Any) -> Signer:
    return Signer(
        **{"id": "y-1", "name": name, "position": "Phó Chủ tịch", "authority": Authority.DEPUTY, **given},
    )


def a_report(**given: Any) -> Report:
    """A report 'r-1' of the year that ends on 16/6/2026; everything else is empty."""
    period = {"period_from": date(2025, 6, 16), "period_to": date(2026, 6, 16)}
    return Report(**{"id": "r-1", "name": "01 năm", **period, **given})


def a_finished_report(**given: Any) -> Report:
    """A report in which nothing that signing needs is missing; wants `a_book`'s unit, signer and cooperative."""
    known = {
        "unit": "u-1",
        "signer": "y-1",
        "cutoff": date(2026, 6, 16),
        "addressees": "Ủy ban nhân dân tỉnh",
        "recipients": "Sở Nông nghiệp và Môi trường",
        "citations": (a_citation(),),
        "returns": (a_full_return(),),
        "general_objective": "Phát triển hợp tác xã bền vững.",
        "goals_result": "Các chỉ tiêu của năm đều đạt.",
        "targets": (
            a_target("members", baseline="900", goal="1.200", vision="1.500"),
            a_target("rank", baseline="trung bình", goal="khá", vision="tốt"),
        ),
        "groups": (a_group("Phát huy vai trò của Mặt trận Tổ quốc", a_task(), result="Đã mở 02 lớp."),),
        "policies": (a_policy("Chính sách tài chính, tín dụng", nothing_occurred=True),),
        "strengths": "Hợp tác xã hoạt động ổn định.",
        "shortcomings": "Vốn còn ít.",
        "causes": "Thành viên góp vốn thấp.",
        "orientation": "Vận động thành viên góp thêm vốn.",
        "no_proposals": True,
    }
    return a_report(**{**known, **given})


def a_book(*reports: Report, **given: Any) -> Book:
    """A book 'b-1' with one unit, one signer and one cooperative; without `reports`, with one empty report."""
    registers = {"units": (a_unit(),), "signers": (a_signer(),), "cooperatives": (a_cooperative(),)}
    return Book(**{"id": "b-1", **registers, "reports": reports or (a_report(),), **given})
