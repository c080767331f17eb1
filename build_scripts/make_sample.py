"""Writes assets/sample.json, the ward of `new --sample`: python build_scripts/make_sample.py.

The ward, its cooperative and the documents of its own level and its province's are invented; laws and resolutions
are real.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from desktop import paths
from desktop.domain.book import (
    Authority,
    Book,
    Citation,
    Cooperative,
    FieldRef,
    Policy,
    Report,
    Return,
    Signer,
    Status,
    Support,
    Target,
    Task,
    TaskGroup,
    Unit,
    Use,
)
from desktop.domain.indicators import Catalogue
from desktop.domain.quoting import token
from desktop.domain.values import Value, parse_value
from desktop.storage.catalogue import read_catalogue

WARD = "Tân An"
PROVINCE = "Quảng Ngãi"
COOPERATIVE = "Hợp tác xã nông nghiệp Tân An"
OFFICE = "Phòng Kinh tế, Hạ tầng và Đô thị"
CUTOFF = date(2026, 6, 15)

RECIPIENTS = (
    "Sở Nông nghiệp và Môi trường\n"
    "Sở Tài chính\n"
    "Thường trực Đảng ủy, Thường trực Hội đồng nhân dân phường\n"
    "Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân phường"
)

FIGURES = {
    # code: baseline of 2022, last year, plan of the year, goal 2030, vision 2045, denominator
    "members": ("1.062", "1.081", "1.105", "1.105", "1.200", ""),
    "rank": ("trung bình", "trung bình", "khá", "khá", "tốt", ""),
    "workers": ("4", "5", "6", "6", "10", ""),
    "managers": ("2", "2", "2", "2", "3", ""),
    "graduate_share": ("0", "50", "từ 50", "từ 50", "50 - 70", "2"),
    "trained_share": ("0", "0", "100", "khoảng 80", "100", "1"),
    "mean_revenue": ("1.180", "1.436,2", "trên 1.500", "trên 1.500", "2.000", ""),
    "mean_profit": ("72", "91,5", "100", "100", "110", ""),
}
"""The results of the year come from the register; see `_returns`."""

CAUSES = {
    "members": "07 hộ chuyển sang kinh doanh, dịch vụ nên xin ra khỏi hợp tác xã.",
    "mean_profit": "giá phân bón và chi phí vận chuyển tăng trong vụ Đông Xuân 2025 - 2026.",
}


def sample(catalogue: Catalogue) -> Book:
    """Return the sample book, with the definitions of the catalogue."""
    unit = Unit(
        id="u-tan-an",
        kind="phường",
        name=WARD,
        code="90001",
        province=PROVINCE,
        superior=f"Ủy ban nhân dân tỉnh {PROVINCE}",
        office="KTHTĐT",
        addressees=f"Ủy ban nhân dân tỉnh {PROVINCE}",
        recipients=RECIPIENTS,
        valid_from=date(2025, 7, 1),
    )
    signer = Signer(
        id="y-deputy",
        name="Nguyễn Văn A",
        position="Phó Chủ tịch",
        authority=Authority.DEPUTY,
        valid_from=date(2025, 7, 1),
    )
    cooperative = Cooperative(
        id="c-tan-an",
        name=COOPERATIVE,
        code="9000000001",
        sector="nông nghiệp",
        director="Trần Thị B",
        phone="0900 000 000",
    )
    return Book(
        id="b-sample",
        sample=True,
        units=(unit,),
        signers=(signer,),
        cooperatives=(cooperative,),
        reports=(_report(catalogue, unit, signer, cooperative),),
    )


def _report(catalogue: Catalogue, unit: Unit, signer: Signer, cooperative: Cooperative) -> Report:
    return Report(
        id="r-2026",
        unit=unit.id,
        name="04 năm",
        period_from=date(2022, 6, 16),
        period_to=date(2026, 6, 16),
        cutoff=CUTOFF,
        due=date(2026, 6, 25),
        addressees=unit.superior,
        recipients=RECIPIENTS,
        copies="02",
        signer=signer.id,
        annexes=("targets", "cooperatives", "supports"),
        citations=_citations(),
        returns=(_returns(cooperative),),
        targets=tuple(_target(catalogue, code) for code in FIGURES),
        groups=_groups(catalogue),
        policies=_policies(catalogue),
        **PROSE,
    )


def _quoted(entity: str, field: str) -> str:
    return token(FieldRef(entity, field))


PROSE: dict[str, Any] = {
    "general_objective": (
        f"Xây dựng {COOPERATIVE} thành chỗ dựa về dịch vụ, vật tư và tiêu thụ nông sản cho nông dân trong phường; "
        "số thành viên, doanh thu và thu nhập tăng đều từng năm; việc quản lý công khai, thành viên được bàn và quyết "
        "định những việc lớn của hợp tác xã."
    ),
    "more_goals": (
        "Ít nhất một nửa sản lượng lúa giống và rau an toàn của thành viên được tiêu thụ qua hợp đồng với doanh nghiệp."
    ),
    "more_visions": (
        "Hợp tác xã có nhãn hiệu riêng cho sản phẩm chủ lực, làm chủ khâu sơ chế, bảo quản và tự bán hàng qua mạng."
    ),
    "goals_result": (
        f"Trong {_quoted('r-2026', 'targets.all')} của năm có {_quoted('r-2026', 'targets.met')} đạt và vượt kế "
        f"hoạch, {_quoted('r-2026', 'targets.not_met')} chưa đạt nhưng đã trên 96% kế hoạch; số cán bộ quản lý giữ "
        f"như năm trước. So với năm trước, xếp loại của hợp tác xã {_quoted('t-rank', 'change')}, doanh thu bình quân "
        f"{_quoted('t-mean-revenue', 'change')}, lợi nhuận bình quân {_quoted('t-mean-profit', 'change')}. Doanh thu, "
        "lợi nhuận tính cho 12 tháng liền trước ngày chốt số liệu."
    ),
    "tasks_intro": (
        "Phường tập trung vào ba việc: giúp hợp tác xã hiện có làm ăn hiệu quả hơn, đưa chính sách hỗ trợ đến đúng nơi "
        "cần và theo sát số liệu hoạt động để gỡ vướng kịp thời."
    ),
    "policies_intro": (
        "Từng chính sách được rà soát cùng hợp tác xã từ đầu năm; việc nào cần trước thì lập hồ sơ đề nghị trước."
    ),
    "strengths": (
        "Hợp tác xã đi vào nền nếp: sổ sách rõ ràng, thu chi công khai từng quý, giám đốc đã được đào tạo nghề.\n"
        "Việc ký hợp đồng tiêu thụ trước vụ giúp thành viên yên tâm sản xuất, không phải bán vội khi vào vụ.\n"
        f"Các khoản hỗ trợ, tổng cộng {_quoted('r-2026', 'supports.money')}, đều đến đúng hạn, có hồ sơ nghiệm thu và "
        "được thành viên giám sát."
    ),
    "shortcomings": (
        f"Số thành viên mới đạt {_quoted('t-members', 'rate')}, lợi nhuận bình quân mới đạt "
        f"{_quoted('t-mean-profit', 'rate')} kế hoạch năm. Vốn góp bình quân một thành viên còn thấp, hợp tác xã phải "
        "vay để mua máy.\n"
        "Khâu sơ chế, bảo quản còn làm thủ công; sản phẩm mang nhãn hiệu riêng mới có 01 loại."
    ),
    "causes": (
        "Khách quan: giá vật tư biến động mạnh; tốc độ đô thị hóa nhanh làm diện tích lúa giảm 12 ha so với năm 2022.\n"
        "Chủ quan: việc vận động hộ trẻ góp vốn, gia nhập hợp tác xã có lúc chưa thường xuyên; phường mới có 01 công "
        "chức theo dõi, kiêm nhiều việc."
    ),
    "lessons": (
        "Chọn ít việc, làm dứt điểm; có số liệu hằng quý mới thấy rõ vướng mắc. Doanh nghiệp chỉ ký dài hạn khi "
        "hợp tác xã giữ đúng chất lượng và lịch giao hàng."
    ),
    "orientation": (
        "Vận động thêm ít nhất 20 hộ gia nhập trước ngày 31/12/2026, ưu tiên hộ trẻ và hộ trồng rau.\n"
        "Hoàn thành sân phơi và kho lạnh nhỏ trước vụ Đông Xuân 2026 - 2027; đưa sản phẩm OCOP thứ hai đi đánh giá.\n"
        "Giảm chi phí đầu vào bằng cách mua chung vật tư và dùng chung máy cấy, phấn đấu lợi nhuận bình quân "
        f"đạt {_quoted('t-mean-profit', 'goal')}."
    ),
    "proposals": (
        f"Đề nghị Ủy ban nhân dân tỉnh {PROVINCE} bố trí kinh phí đối ứng để xây kho lạnh cho hợp tác xã trong năm "
        "2027.\n"
        "Đề nghị Sở Nông nghiệp và Môi trường mở lớp kiểm soát nội bộ cho hợp tác xã có trên 1.000 thành viên."
    ),
}


def _citations() -> tuple[Citation, ...]:
    return (
        Citation(
            id="d-request",
            kind="Công văn",
            number="2150/UBND-KT",
            issued=date(2026, 6, 8),
            issuer=f"Ủy ban nhân dân tỉnh {PROVINCE}",
            title="báo cáo đánh giá tình hình phát triển kinh tế tập thể",
            use=Use.REQUEST,
        ),
        Citation(
            id="d-20",
            kind="Nghị quyết",
            number="20-NQ/TW",
            issued=date(2022, 6, 16),
            issuer="Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII",
            title="tiếp tục đổi mới, phát triển và nâng cao hiệu quả kinh tế tập thể trong giai đoạn mới",
        ),
        Citation(
            id="d-law",
            kind="Luật",
            number="17/2023/QH15",
            issued=date(2023, 6, 20),
            issuer="Quốc hội",
            title="Luật Hợp tác xã",
            in_force=date(2024, 7, 1),
            use=Use.BASIS,
        ),
        Citation(
            id="d-09",
            kind="Nghị quyết",
            number="09/NQ-CP",
            issued=date(2023, 2, 2),
            issuer="Chính phủ",
            title="ban hành Chương trình hành động của Chính phủ thực hiện Nghị quyết số 20-NQ/TW",
            use=Use.BASIS,
        ),
        Citation(
            id="d-23",
            kind="Chương trình hành động",
            number="23-CTr/TU",
            issued=date(2022, 11, 8),
            issuer=f"Tỉnh ủy {PROVINCE}",
            title="thực hiện Nghị quyết số 20-NQ/TW",
            use=Use.BASIS,
        ),
        Citation(
            id="d-plan",
            kind="Kế hoạch",
            number="18/KH-UBND",
            issued=date(2026, 1, 12),
            issuer=f"Ủy ban nhân dân phường {WARD}",
            title="phát triển kinh tế tập thể năm 2026",
            use=Use.OWN,
        ),
    )


def _returns(cooperative: Cooperative) -> Return:
    return Return(
        id="n-tan-an",
        cooperative=cooperative.id,
        members=_value("1.098"),
        joined=_value("24"),
        left=_value("7"),
        workers=_value("6"),
        member_workers=_value("5"),
        managers=_value("2"),
        graduates=_value("1"),
        director_trained=True,
        revenue=_value("1.523,45"),
        profit=_value("96,8"),
        wage=_value("5,2"),
        capital=_value("549"),
        rank="khá",
        chain=True,
        ocop=_value("1"),
        informant="Kế toán hợp tác xã",
        informed=date(2026, 6, 12),
    )


def _target(catalogue: Catalogue, code: str) -> Target:
    indicator = next(row for row in catalogue.indicators if row.code == code)
    baseline, last_year, plan, goal, vision, share_of = (
        _value(text, indicator.unit, indicator.ranks) if text else None for text in FIGURES[code]
    )
    return Target(
        id=f"t-{code.replace('_', '-')}",
        indicator=indicator,
        baseline=baseline,
        baseline_year=2022,
        last_year=last_year,
        plan=plan,
        goal=goal,
        vision=vision,
        share_of=share_of,
        cause=CAUSES.get(code, ""),
    )


def _value(text: str, unit: str = "", ranks: tuple[str, ...] = ()) -> Value:
    value = parse_value(text, unit, ranks)
    assert value is not None
    return value


def _groups(catalogue: Catalogue) -> tuple[TaskGroup, ...]:
    titles = {heading.key: heading.title for heading in catalogue.task_groups}
    return tuple(replace(group, title=titles[group.key]) for group in GROUPS)


def _policies(catalogue: Catalogue) -> tuple[Policy, ...]:
    titles = {heading.key: heading.title for heading in catalogue.policies}
    return tuple(replace(policy, title=titles[policy.key]) for policy in POLICIES)


GROUPS = (
    TaskGroup(
        id="g-awareness",
        key="awareness",
        result=(
            "Người dân phân biệt rõ hợp tác xã kiểu mới với hợp tác xã trước đây; trong kỳ có "
            f"{_quoted('n-tan-an', 'joined')} mới gia nhập, nhiều hơn kỳ trước 09 hộ."
        ),
        tasks=(
            Task(
                id="k-talks",
                text=(
                    "Giới thiệu Luật Hợp tác xã và Nghị quyết số 20-NQ/TW tại các buổi họp tổ dân phố, sinh hoạt "
                    "chi hội nông dân và trên hệ thống truyền thanh phường."
                ),
                result="Đã tổ chức 09 buổi với 612 lượt người dự; phát 24 tin, bài trên hệ thống truyền thanh.",
                lead=OFFICE,
                partners="Hội Nông dân phường",
                deadline=date(2026, 5, 31),
                status=Status.DONE,
                evidence="Biên bản 09 buổi họp, sổ theo dõi truyền thanh.",
            ),
            Task(
                id="k-members",
                text=(
                    "Mời thành viên tiêu biểu trao đổi về cách làm và lợi ích khi tham gia hợp tác xã, nhất là với "
                    "hộ trẻ."
                ),
                result="Đã mời 06 thành viên nói chuyện tại 04 buổi sinh hoạt.",
                lead="Hội Nông dân phường",
                partners="Đoàn Thanh niên phường",
                deadline=date(2026, 4, 30),
                status=Status.DONE,
            ),
            Task(
                id="k-praise",
                text="Biểu dương cá nhân, tổ dịch vụ có sáng kiến giảm chi phí, tăng sản lượng.",
                result="Đã khen thưởng 03 cá nhân và 01 tổ dịch vụ làm đất.",
                lead=OFFICE,
                partners=COOPERATIVE,
                deadline=date(2026, 6, 10),
                status=Status.DONE,
            ),
        ),
    ),
    TaskGroup(
        id="g-policies",
        key="policies",
        intro=(
            "Phường hướng dẫn hồ sơ để hợp tác xã tự tiếp cận chính sách, không làm thay; mọi khoản hỗ trợ đều "
            "công khai."
        ),
        result="Trong 08 nhóm chính sách có 07 nhóm phát sinh kết quả, tập trung nhiều nhất vào kết cấu hạ tầng.",
    ),
    TaskGroup(
        id="g-quality",
        key="quality",
        result="Hợp tác xã từ loại trung bình lên loại khá; 38% diện tích của thành viên đã có nơi tiêu thụ trước vụ.",
        tasks=(
            Task(
                id="k-books",
                text=(
                    "Giúp hợp tác xã sắp xếp sổ sách, công khai thu chi hằng quý tại trụ sở và tại hội nghị thành viên."
                ),
                result="Đã công khai đủ 04 quý; đại hội thường niên có 86% đại biểu được mời tham dự.",
                lead=COOPERATIVE,
                partners=OFFICE,
                deadline=date(2026, 3, 31),
                status=Status.DONE,
            ),
            Task(
                id="k-contracts",
                text="Ký hợp đồng bao tiêu dài hạn với doanh nghiệp cho lúa giống và rau ăn lá.",
                result="Đã ký 02 hợp đồng, thời hạn 03 năm, diện tích 46 ha.",
                lead=COOPERATIVE,
                partners=OFFICE,
                deadline=date(2026, 2, 28),
                status=Status.DONE,
                product="02 hợp đồng tiêu thụ nông sản",
            ),
            Task(
                id="k-online",
                text="Thử truy xuất nguồn gốc bằng mã vạch và bán hàng qua sàn thương mại điện tử.",
                result="Đã cấp mã cho 01 sản phẩm OCOP; bán qua mạng được 62 triệu đồng.",
                lead=COOPERATIVE,
                deadline=date(2026, 12, 31),
                status=Status.RUNNING,
            ),
        ),
    ),
    TaskGroup(
        id="g-management",
        key="management",
        result=(
            "Vướng mắc của hợp tác xã được giải quyết ngay tại phường; không có hồ sơ trễ hạn, không có đơn thư "
            "khiếu nại."
        ),
        tasks=(
            Task(
                id="k-officer",
                text=(
                    f"Phân công 01 công chức {OFFICE} theo dõi hợp tác xã, mỗi tháng làm việc tại cơ sở ít nhất một "
                    "lần."
                ),
                result="Đã làm việc 12 lượt, gỡ 05 vướng mắc về hóa đơn, đất đai và thay đổi nội dung đăng ký.",
                lead=OFFICE,
                deadline=date(2026, 6, 15),
                status=Status.DONE,
            ),
            Task(
                id="k-inspection",
                text="Kiểm tra việc chấp hành Luật Hợp tác xã và điều lệ.",
                result="Đã kiểm tra 01 lần trong tháng 4/2026; hợp tác xã đã sửa 02 thiếu sót về hồ sơ thành viên.",
                lead=OFFICE,
                partners="Ủy ban Mặt trận Tổ quốc Việt Nam phường",
                deadline=date(2026, 4, 30),
                status=Status.DONE,
            ),
            Task(
                id="k-registration",
                text="Giải quyết thủ tục đăng ký hợp tác xã, tổ hợp tác đúng hạn.",
                result="Đã giải quyết 02 hồ sơ thay đổi nội dung đăng ký, đều trước hạn.",
                lead="Trung tâm Phục vụ hành chính công phường",
                partners=OFFICE,
                deadline=date(2026, 6, 15),
                status=Status.DONE,
            ),
            Task(
                id="k-front",
                text=(
                    "Ủy ban Mặt trận Tổ quốc Việt Nam phường và các tổ chức chính trị - xã hội vận động đoàn viên, "
                    "hội viên tham gia và giám sát hoạt động của hợp tác xã."
                ),
                dash=False,
                result="Đã giám sát 01 cuộc về việc chia lãi theo mức độ sử dụng dịch vụ.",
                lead="Ủy ban Mặt trận Tổ quốc Việt Nam phường",
                deadline=date(2026, 5, 31),
                status=Status.DONE,
            ),
        ),
    ),
)


def _support(
    key: str, content: str, money: str, source: str, *, people: str = "", document: str = "", to: str = COOPERATIVE
) -> Support:
    return Support(
        id=f"s-{key}",
        content=content,
        cooperative=to,
        people=_value(people) if people else None,
        money=_value(money, "triệu đồng"),
        source=source,
        document=document,
    )


CENTRAL, LOCAL, OTHER = "Ngân sách trung ương", "Ngân sách địa phương", "Nguồn khác"

POLICIES = (
    Policy(
        id="p-people",
        key="people",
        content=(
            "- Cử cán bộ quản lý đi học nghề giám đốc hợp tác xã.\n"
            "- Bồi dưỡng quản trị, kế toán và kỹ thuật canh tác cho cán bộ, thành viên."
        ),
        result="Giám đốc đã có chứng chỉ sơ cấp nghề; bộ phận kế toán tự lập được báo cáo tài chính.",
        supports=(
            _support("director", "Đào tạo sơ cấp nghề giám đốc", "8,5", CENTRAL, people="1"),
            _support(
                "course",
                "Mở lớp bồi dưỡng quản trị, kế toán",
                "18",
                LOCAL,
                people="42",
                document="Quyết định số 112/QĐ-UBND ngày 10/3/2026",
            ),
        ),
    ),
    Policy(
        id="p-land",
        key="land",
        content="Rà soát đất công ích và nhà, đất dôi dư sau sắp xếp để cho hợp tác xã thuê làm kho, sân phơi.",
        result="Đã rà soát 0,8 ha; hợp tác xã thuê 0,3 ha trong 05 năm để làm kho và sân phơi.",
    ),
    Policy(
        id="p-finance",
        key="finance",
        content="Hướng dẫn hợp tác xã hưởng ưu đãi về thuế, phí, lệ phí theo quy định.",
        nothing_occurred=True,
    ),
    Policy(
        id="p-credit",
        key="credit",
        content="Giới thiệu các nguồn vốn vay ưu đãi, xác nhận hồ sơ vay trong 02 ngày làm việc.",
        result=(
            "Hợp tác xã được Quỹ Hỗ trợ phát triển hợp tác xã cho vay 300 triệu đồng để mua máy cấy, trả nợ đúng kỳ."
        ),
    ),
    Policy(
        id="p-science",
        key="science",
        content="Hỗ trợ thiết bị, phần mềm để quản lý thành viên, kho và sổ sách trên máy tính.",
        result=f"Toàn bộ {_quoted('n-tan-an', 'members')} đã có hồ sơ điện tử.",
        supports=(_support("computer", "Trang bị máy tính và phần mềm kế toán", "24,6", LOCAL),),
    ),
    Policy(
        id="p-market",
        key="market",
        content="Đưa sản phẩm của hợp tác xã đến phiên chợ nông sản và hội chợ trong tỉnh.",
        result="Hợp tác xã dự 03 phiên chợ, tìm được 04 cửa hàng nhận bán rau an toàn.",
        supports=(_support("fair", "Hỗ trợ gian hàng, bao bì và tem truy xuất", "15", LOCAL, people="6"),),
    ),
    Policy(
        id="p-infrastructure",
        key="infrastructure",
        content="Sửa kênh tưới, đường nội đồng và sân phơi phục vụ sản xuất chung.",
        result="Đã sửa 320 m kênh và 400 m² sân phơi, đưa vào dùng từ vụ Hè Thu 2026.",
        supports=(
            _support("canal", "Sửa kênh tưới và sân phơi", "180", CENTRAL),
            _support("canal-own", "Phần đối ứng của hợp tác xã để sửa kênh tưới", "45", OTHER, to=""),
        ),
    ),
    Policy(
        id="p-insurance",
        key="insurance",
        content="Bảo đảm lao động ký hợp đồng được đóng bảo hiểm xã hội; vận động thành viên tham gia tự nguyện.",
        result=(
            f"Cả {_quoted('n-tan-an', 'workers')} thường xuyên đóng bảo hiểm xã hội bắt buộc; 38 thành viên tham gia "
            "tự nguyện."
        ),
        supports=(
            _support(
                "insurance",
                "Hỗ trợ mức đóng bảo hiểm xã hội tự nguyện cho thành viên hợp tác xã",
                "12,4",
                LOCAL,
                people="38",
                to="",
            ),
        ),
    ),
)


def write(path: Path) -> None:
    """Write the sample as it lies in assets: the payload alone, two blanks of indent."""
    book = sample(read_catalogue(paths.asset("catalogue.json")))
    path.write_bytes(msgspec.json.format(msgspec.json.encode(book), indent=2) + b"\n")


if __name__ == "__main__":
    write(paths.asset("sample.json"))
