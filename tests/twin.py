"""The twin of a report that a ward really sent: its structure, figures, letters and flaws, with other words and names.

Flaws kept on purpose: 'a.'–'f.' without đ, '2.' without a blank and in capitals, 'Số: 312 /UBND', no Kính gửi, no TM.,
no './.', 'khoá' beside 'khóa', a head count called a rate, documents without dates, and not one result.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop import paths
from desktop.domain.book import (
    Authority,
    Book,
    Citation,
    Policy,
    Report,
    Signer,
    Target,
    Task,
    TaskGroup,
    Unit,
    Use,
)
from desktop.domain.indicators import Indicator
from desktop.domain.values import Value, parse_value
from desktop.storage.catalogue import read_catalogue

RESOLUTION = "Nghị quyết số 20-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương 5 khoá XIII"
TITLE = "iếp tục đổi mới, phát triển và nâng cao hiệu quả kinh tế tập thể trong giai đoạn mới”"

SECTIONS = {
    "objectives": "1. Mục tiêu",
    "general": "1.1. Mục tiêu tổng quát:",
    "goals": "1.2. Mục tiêu đến năm 2030:",
    "visions": "1.3. Tầm nhìn đến năm 2045:",
    "tasks": "2.NHIỆM VỤ VÀ GIẢI PHÁP THỰC HIỆN:",
}
"""The headings of the sections as typed."""

AWARENESS = (
    "2.1. Nhận thức đúng, đầy đủ về bản chất, vị trí, vai trò và tầm quan trọng của kinh tế tập thể trong nền kinh tế "
    "thị trường định hướng xã hội chủ nghĩa:"
)
SUPPORT = "2.2. Triển khai có hiệu quả các chính sách ưu đãi, hỗ trợ, khuyến khích phát triển kinh tế tập thể:"
QUALITY = "2.3. Đổi mới, nâng cao chất lượng, hiệu quả hoạt động của các tổ chức kinh tế tập thể:"
MANAGEMENT = "2.4. Nâng cao hiệu lực, hiệu quả quản lý của nhà nước đối với kinh tế tập thể:"

POLICY_HEADINGS = (
    "a. Chính sách phát triển nguồn nhân lực:",
    "b. Chính sách đất đai:",
    "c. Chính sách khoa học - công nghệ:",
    "d. Chính sách hỗ trợ về thông tin kinh tế, kỹ năng tiếp thị và nghiên cứu thị trường:",
    "e. Chính sách đầu tư phát triển kết cấu hạ tầng:",
    "f. Chính sách bảo hiểm xã hội:",
)

TWIN_HEADINGS = (
    *SECTIONS.values(),  # objectives with its three parts, then tasks
    AWARENESS,
    SUPPORT,
    *POLICY_HEADINGS,
    QUALITY,
    MANAGEMENT,
)
"""Every heading as typed, in the order of the document; those of 1.1 to 1.3 have their paragraph on the same line."""

AWARENESS_ITEMS = (
    "Đưa nội dung phát triển hợp tác xã vào sinh hoạt thường kỳ của các chi bộ, chi hội và tổ dân phố; người đứng "
    "đầu mỗi tổ chức trực tiếp giới thiệu, trả lời câu hỏi của hội viên và gương mẫu tham gia, để mỗi hộ dân hiểu "
    "rằng làm ăn chung là con đường lâu dài của nông dân.",
    "Lấy lợi ích của thành viên và của cộng đồng làm thước đo hoạt động; cân đối giữa phần lãi được chia, phần để "
    "lại tái đầu tư và phần dành cho cảnh quan, môi trường đồng ruộng. Đề nghị giải thể những hợp tác xã chỉ còn "
    "tên trên giấy, những nơi lập ra để hưởng hỗ trợ cho vài người rồi bỏ mặc quyền lợi của số đông xã viên đã góp "
    "vốn, góp đất trong nhiều năm liền.",
    "Khuyến khích hợp tác xã tự quyết định phương án kinh doanh, chủ động tìm bạn hàng và cùng các hợp tác xã "
    "phường bạn mua chung vật tư, dùng chung máy móc; cử cán bộ đến các đơn vị làm tốt trong vùng để học cách ghi "
    "sổ, điều hành, chăm sóc khách hàng và giữ chân người lao động giỏi.",
    "Tổ chức cho cán bộ, đảng viên và các tầng lớp Nhân dân trong phường học tập đầy đủ Nghị quyết số 20-NQ/TW "
    "bằng hình thức hỏi đáp, tờ rơi và loa truyền thanh; sau mỗi đợt có phiếu lấy ý kiến để biết người dân còn "
    "vướng ở điểm nào về quyền lợi, nghĩa vụ và các khoản hỗ trợ của Nhà nước, từ đó soạn lời giải đáp chung cho "
    "toàn phường.",
    "Biểu dương đúng lúc các tổ, nhóm hộ làm ăn chung có lãi và mời nơi khác đến xem.",
)
PEOPLE_ITEMS = (
    "Rà soát nhu cầu học nghề của thành viên theo từng vụ, ưu tiên lớp vận hành máy nông nghiệp, bảo quản nông sản và "
    "tin học văn phòng cho lao động trẻ của hợp tác xã.",
    "Cử cán bộ chủ chốt tham gia khóa học nghề giám đốc do tỉnh mở hằng năm.",
    "Mở lớp ngắn ngày về lập kế hoạch, kế toán và kiểm soát cho hội đồng quản trị, tổ trưởng tổ dịch vụ.",
)
QUALITY_ITEMS = (
    "Công khai thu chi, phương án chia lãi và danh sách nợ tại trụ sở theo từng quý; kế toán được học phần mềm và "
    "mỗi năm một lần nhờ đơn vị độc lập xem lại sổ sách; thành viên được bồi dưỡng về kinh tế, thị trường và công "
    "nghệ để giám sát được ban điều hành. Giao cho hợp tác xã một số phần việc vừa sức trong các dự án thủy lợi, "
    "giao thông nội đồng trên địa bàn để có thêm việc làm cho thành viên khi hết mùa vụ.",
    "Làm cầu nối để hợp tác xã ký hợp đồng với doanh nghiệp, nhất là doanh nghiệp nhà nước cung ứng giống, phân "
    "bón và thu mua lúa trong, ngoài thị xã. Bên mua ứng trước vật tư, bên bán giữ đúng chất lượng; phường làm "
    "chứng cho thỏa thuận và đứng ra hòa giải khi giá lên xuống, không để nông dân bị ép giá như các vụ trước; mỗi "
    "năm họp mặt đôi bên một lần để rút kinh nghiệm.",
    "Chọn một khâu dịch vụ làm tốt nhất để xây dựng thành mô hình mẫu, ghi lại cách làm, chi phí và lãi lỗ rồi phổ "
    "biến cho các tổ hợp tác; thử nghiệm bón phân theo bản đồ đất, ghi nhật ký đồng ruộng trên điện thoại và dán "
    "mã truy xuất cho gạo, rau; mỗi năm thêm một sản phẩm có bao bì riêng để thành viên có thêm việc làm lúc nông "
    "nhàn, có thêm khoản thu ngoài lúa và yên tâm gắn bó.",
)
MANAGEMENT_ITEMS = (
    "Bổ sung thành viên và quy chế làm việc cho Ban Chỉ đạo phát triển kinh tế tập thể của phường, mỗi quý họp một "
    "lần, phân công rõ ai theo dõi việc gì và báo cáo kết quả cho cấp ủy trước ngày mười của tháng đầu quý sau.",
    "Mỗi năm kiểm tra hợp tác xã một lần theo kế hoạch báo trước, tập trung vào điều lệ, vốn góp và chế độ báo "
    "cáo. Công chức phụ trách đến tận nơi hằng tháng để nghe ý kiến, ghi lại khó khăn và trình Ủy ban nhân dân "
    "phường cách gỡ trong thời hạn mười ngày làm việc; việc nào vượt thẩm quyền thì chuyển ngay lên cấp trên.",
    "Cùng các phòng của thị xã chấm điểm, xếp loại hợp tác xã vào cuối năm; nơi nào làm tốt thì đề nghị khen "
    "thưởng và giới thiệu trên bản tin, nơi nào còn yếu thì giúp lập phương án sửa chữa có thời hạn cụ thể và cử "
    "người kèm cặp cho đến khi đạt yêu cầu.",
    "Vận động thành lập tổ đảng, chi hội nông dân ngay trong hợp tác xã khi đủ điều kiện.",
)
TWIN_ITEMS = (*AWARENESS_ITEMS, *PEOPLE_ITEMS, *QUALITY_ITEMS, *MANAGEMENT_ITEMS)
"""The 15 items behind a dash, in the order of the document."""

GENERAL_OBJECTIVE = (
    "Đưa hợp tác xã của phường thành nơi nông dân tin cậy gửi gắm công việc đồng áng, mua được vật tư tốt với giá "
    "phải chăng và bán được nông sản có lãi; mở cửa cho mọi hộ gia đình, cá nhân và tổ chức cùng góp vốn, góp sức "
    "theo khả năng; thu nhập của thành viên năm sau cao hơn năm trước, người già yếu, khó khăn được quan tâm bằng "
    "quỹ phúc lợi chung; công việc lớn do thành viên bàn và biểu quyết; qua đó góp phần giữ ổn định đời sống, giảm "
    "chênh lệch giữa các tổ dân phố, giữ gìn đồng ruộng sạch cho con cháu và xây dựng phường văn minh, giàu đẹp, "
    "đáng sống."
)

# Sentences of 1.2 and 1.3, one for each indicator; a line break at the end ends the paragraph.
TWIN_GOALS = {
    "members": "Hợp tác xã nông nghiệp An Thịnh giữ vững 1.105 thành viên,",
    "rank": "cố gắng được xếp loại khá.",
    "workers": "Lao động có việc thường xuyên tại hợp tác xã: 06 người (đã tính cả người làm công tác quản lý).",
    "managers": "Tỷ lệ cán bộ quản lý 02 người.",
    "graduate_share": "Số cán bộ có bằng cao đẳng, đại học chiếm từ 50%;",
    "trained_share": "có khoảng 80% Giám đốc Hợp tác xã học xong lớp sơ cấp nghề giám đốc.\n",
    "mean_revenue": "Mỗi hợp tác xã thu bình quân trên 1,5 tỷ đồng/hợp tác xã.",
    "mean_profit": (
        "Phần lãi bình quân là 100 triệu đồng/hợp tác xã. HTXNN đang làm việc theo Luật Hợp tác xã năm 2012, sổ "
        "sách đầy đủ và ba vụ gần đây đều có lãi."
    ),
}
TWIN_VISIONS = {
    "members": "HTX giữ 1.105 thành viên;",
    "rank": "được xếp loại khá.",
    "workers": "Lao động có việc thường xuyên tại hợp tác xã là 06 người (đã tính cả người làm công tác quản lý).",
    "graduate_share": "Tỷ lệ cán bộ quản lý có bằng cao đẳng, đại học chiếm từ 50% - 70%;",
    "trained_share": "Giám đốc Hợp tác xã học xong lớp sơ cấp nghề giám đốc.\n",
    "mean_revenue": "Mỗi hợp tác xã thu bình quân 02 tỷ đồng/hợp tác xã.",
    "mean_profit": (
        "Phần lãi bình quân 110 triệu đồng. Mỗi loại nông sản chính đều có doanh nghiệp cùng làm từ khâu giống đến "
        "khâu bán."
    ),
}

_FIGURES = {
    # code: goal 2030, vision 2045
    "members": ("1.105", "1.105"),
    "rank": ("khá", "khá"),
    "workers": ("06", "06"),
    "managers": ("02", ""),
    "graduate_share": ("từ 50%", "50% - 70%"),
    "trained_share": ("khoảng 80%", ""),
    "mean_revenue": ("trên 1,5 tỷ đồng", "02 tỷ đồng"),
    "mean_profit": ("100 triệu đồng", "110 triệu đồng"),
}

POLICIES_INTRO = (
    "Giúp các hợp tác xã sắp xếp lại tổ chức cho đúng luật, tự tính toán lỗ lãi và tự chịu trách nhiệm trước thành "
    "viên; vận động mỗi hộ góp thêm vốn theo từng vụ, mời thêm hộ mới tham gia; chú ý cả nhóm hộ trồng trọt lẫn "
    "nhóm hộ làm nghề, buôn bán; bỏ bớt giấy tờ không cần thiết để hợp tác xã vay được vốn, thuê được đất và nhận "
    "được hỗ trợ nhanh hơn, ít phải đi lại, nhất là vào đầu vụ khi cần tiền mua giống, phân bón.\n"
    "Các chính sách dưới đây được thực hiện tùy theo nguồn lực, nhu cầu từng năm của phường và khả năng đối ứng "
    "của hợp tác xã:"
)
POLICY_CONTENTS = (
    "\n".join(f"- {item}" for item in PEOPLE_ITEMS),
    "Kiến nghị cơ quan có thẩm quyền cho hợp tác xã thuê gọn vùng đất dồn đổi, đất công ích với giá ổn định trong "
    "nhiều năm, nhất là đất lúa, đất màu, để có vùng nguyên liệu liền khoảnh cho máy móc, kho và xưởng sơ chế nông "
    "sản, thủy sản. Khi thị xã lập quy hoạch, kế hoạch sử dụng đất thì dành sẵn chỗ cho trụ sở, sân phơi và bãi "
    "tập kết của hợp tác xã, tránh tình trạng phải mượn tạm đất của hộ dân như hiện nay.",
    "Giúp hợp tác xã chọn công nghệ vừa túi tiền, bắt đầu từ tưới tiết kiệm, máy bay phun thuốc và sổ sách điện tử của "
    "công nghiệp 4.0; mỗi năm thay một khâu làm tay bằng máy để hàng hóa đồng đều, giao đúng hẹn, được khách hàng khó "
    "tính chấp nhận.",
    "Cung cấp giá cả, mùa vụ và nhu cầu của các chợ đầu mối hằng tuần cho hợp tác xã;\n"
    "Tập huấn cách chào hàng, lập gian hàng trực tuyến, ký và thanh lý hợp đồng, tính đủ chi phí vận chuyển, đóng gói; "
    "giúp hợp tác xã dự các phiên chợ, hội chợ trong và ngoài tỉnh, mở điểm bán tại khu dân cư, đưa sản phẩm lên sàn "
    "thương mại điện tử, từ đó có thêm bạn hàng quen và bớt phụ thuộc vào thương lái từng vụ...",
    "Lồng ghép vốn của các Chương trình, Kế hoạch và Đề án do tỉnh, thị xã quản lý để làm kênh tưới, đường ra "
    "đồng, trạm bơm, sân phơi và nhà kho; hợp tác xã góp công, góp đất và nhận quản lý sau khi xây xong; chọn một "
    "tuyến kênh làm mẫu rồi nhân ra các cánh đồng còn lại.",
    "Người làm việc theo hợp đồng, hưởng lương của hợp tác xã phải được đóng bảo hiểm xã hội đầy đủ, đúng hạn; hợp "
    "tác xã không được lấy lý do mùa vụ để né tránh. Những thành viên còn lại được giải thích, giúp làm thủ tục "
    "tham gia bảo hiểm xã hội tự nguyện, trả dần theo quý để vừa sức với thu nhập từ đồng ruộng.",
)
_POLICY_KEYS = ("people", "land", "science", "market", "infrastructure", "insurance")

MANAGEMENT_PARAGRAPHS = (
    "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội, xã hội - nghề nghiệp cùng vào cuộc: Hội Nông dân giúp hộ "
    "lập phương án góp vốn, Hội Phụ nữ mở nhóm tiết kiệm, Đoàn Thanh niên nhận phần bán hàng qua mạng, Hội Cựu "
    "chiến binh giám sát việc chia lãi; tất cả đều đưa chỉ tiêu vận động thành viên mới vào chương trình công tác "
    "năm và kiểm điểm khi tổng kết, để hội viên thấy rõ việc mình làm.",
    "Ở hợp tác xã đông thành viên, mỗi tổ dân phố cử một người đại diện gặp hội đồng quản trị mỗi tháng một lần để "
    "phản ánh, giúp ban giám đốc quyết định sát với nguyện vọng của số đông.",
    "Trích một phần lãi từ dịch vụ để sửa đường, thắp sáng ngõ xóm, giúp hộ khó khăn, qua đó giữ niềm tin của cộng "
    "đồng đối với hợp tác xã.",
)

OPENING = (
    "Thực hiện theo Công văn số 2836/UBND ngày 19/9/2023 về việc gửi báo cáo kết quả sau 01 năm triển khai "
    f"{RESOLUTION}.\n"
    "Theo Quyết định số 1675/QĐ-UBND ngày 19/4/2023 của UBND thị xã giao việc cho các phường, xã trong Kế hoạch "
    "triển khai Nghị quyết số 09/NQ-CP ngày 02/02/2023 của Chính phủ và Chương trình hành động số 23-CTr/TU ngày "
    "08/11/2022 của Tỉnh ủy nhằm đưa vào cuộc sống Nghị quyết số 20-NQ/TW ngày 16/6/2022 Hội nghị lần thứ năm Ban "
    f"Chấp hành Trung ương Đảng khóa XIII về t{TITLE.rstrip('”')}.\n"
    "Nhằm giúp cán bộ và người dân trong phường hiểu đúng, làm đúng và làm đến cùng các nội dung đã nêu trong Nghị "
    "quyết số 09/NQ-CP của Chính phủ, Chương trình hành động số 23-CTr/TU của Tỉnh ủy, Quyết định số 152/QĐ-UBND "
    "của UBND tỉnh, Kế hoạch số 97-KH/TU của Ban Thường vụ Thị ủy.\n"
    "UBND phường An Thịnh đã giao việc cho từng bộ phận, định rõ thời hạn, theo dõi hằng tháng tại cuộc họp giao "
    "ban và xin báo cáo phần việc về kinh tế tập thể, hợp tác xã trên địa bàn phường như dưới đây:"
)
TASKS_INTRO = (
    "Chọn những cánh đồng, những nghề mà phường có thế mạnh để dồn sức trước; mỗi mô hình phải gắn với một sản "
    "phẩm chính, một đầu ra chắc chắn, một người chịu trách nhiệm và chương trình OCOP...; kết nạp thêm hộ mới khi "
    "dịch vụ đã đủ sức phục vụ. Hợp tác xã lo tốt khâu làm đất, tưới nước, giống, phân bón và tiêu thụ, bảo vệ "
    "phần góp của từng thành viên."
)
CLOSING = f"Trên đây là báo cáo đánh giá 01 năm thực hiện {RESOLUTION} “về t{TITLE}."


def twin() -> Book:
    """Return the book that holds the twin as its only report, 'r-twin', with everything kept as typed."""
    unit = Unit(id="u-twin", name="An Thịnh", superior="Ủy ban nhân dân thị xã", code="90002")
    signer = Signer(id="y-twin", name="Nguyễn Văn A", position="Phó Chủ tịch", authority=Authority.DEPUTY)
    report = Report(
        id="r-twin",
        unit=unit.id,
        signer=signer.id,
        name="01 năm",
        period_from=date(2022, 6, 16),
        period_to=date(2023, 6, 16),
        number="312",
        symbol="UBND",
        issued=date(2023, 9, 20),
        abstract=f"Đánh giá 01 năm thực hiện {RESOLUTION} về “T{TITLE}",
        recipients="UBND thị xã (B/c)\nPhòng TC-KH thị xã\nCT, PCT UBND phường\nLưu: VT",
        citations=_citations(),
        general_objective=GENERAL_OBJECTIVE,
        more_visions=(
            "Từng bước mở rộng diện tích phục vụ, số khâu dịch vụ và số hộ tham gia của các tổ chức kinh tế tập "
            "thể, làm việc gì cũng có hợp đồng, để đủ sức đứng chung chuỗi sản xuất với doanh nghiệp lớn."
        ),
        targets=_targets(),
        tasks_intro=TASKS_INTRO,
        groups=_groups(),
        policies_intro=POLICIES_INTRO,
        policies=tuple(
            Policy(id=f"p-{key}", key=key, title=_bare(typed), content=content, typed=typed)
            for key, typed, content in zip(_POLICY_KEYS, POLICY_HEADINGS, POLICY_CONTENTS, strict=True)
        ),
        opening=OPENING,
        closing=CLOSING,
        typed={**SECTIONS, "number": "Số: 312 /UBND", "signature": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"},
    )
    return Book(id="b-twin", units=(unit,), signers=(signer,), reports=(report,))


def _bare(typed: str) -> str:
    """The title in a typed heading: without its number or letter and its colon."""
    return typed.split(" ", 1)[1].rstrip(":")


def _groups() -> tuple[TaskGroup, ...]:
    plain = tuple(
        Task(id=f"k-plain-{place}", text=text, dash=False) for place, text in enumerate(MANAGEMENT_PARAGRAPHS)
    )
    return (
        _group("awareness", AWARENESS, _tasks("awareness", AWARENESS_ITEMS)),
        _group("policies", SUPPORT, ()),
        _group("quality", QUALITY, _tasks("quality", QUALITY_ITEMS)),
        _group("management", MANAGEMENT, (*_tasks("management", MANAGEMENT_ITEMS), *plain)),
    )


def _group(key: str, typed: str, tasks: tuple[Task, ...]) -> TaskGroup:
    return TaskGroup(id=f"g-{key}", key=key, title=_bare(typed), typed=typed, tasks=tasks)


def _tasks(key: str, items: tuple[str, ...]) -> tuple[Task, ...]:
    return tuple(Task(id=f"k-{key}-{place}", text=text) for place, text in enumerate(items))


def _targets() -> tuple[Target, ...]:
    indicators = {row.code: row for row in read_catalogue(paths.asset("catalogue.json")).indicators}
    return tuple(
        Target(
            id=f"t-{code}",
            indicator=indicators[code],
            goal=_value(goal, indicators[code]),
            vision=_value(vision, indicators[code]),
            typed_goal=TWIN_GOALS[code],
            typed_vision=TWIN_VISIONS.get(code, ""),
        )
        for code, (goal, vision) in _FIGURES.items()
    )


def _value(text: str, indicator: Indicator) -> Value | None:
    return parse_value(text, indicator.unit, indicator.ranks)


def _citations() -> tuple[Citation, ...]:
    rows: tuple[dict[str, Any], ...] = (
        {
            "kind": "Nghị quyết",
            "number": "20-NQ/TW",
            "issued": date(2022, 6, 16),
            "issuer": "Ban Chấp hành Trung ương 5 khoá XIII",
            "title": f"t{TITLE.rstrip('”')}",
        },
        {"kind": "Công văn", "number": "2836/UBND", "issued": date(2023, 9, 19), "use": Use.REQUEST},
        {
            "kind": "Quyết định",
            "number": "1675/QĐ-UBND",
            "issued": date(2023, 4, 19),
            "issuer": "UBND thị xã",
            "title": "ban hành Kế hoạch thực hiện Nghị quyết số 09/NQ-CP",
            "use": Use.BASIS,
        },
        {"kind": "Nghị quyết", "number": "09/NQ-CP", "issued": date(2023, 2, 2), "issuer": "Chính phủ"},
        {"kind": "Chương trình hành động", "number": "23-CTr/TU", "issued": date(2022, 11, 8), "issuer": "Tỉnh ủy"},
        {"kind": "Quyết định", "number": "152/QĐ-UBND", "issuer": "UBND tỉnh"},
        {"kind": "Kế hoạch", "number": "97-KH/TU", "issuer": "Ban Thường vụ Thị ủy"},
        {"kind": "Luật", "issuer": "Quốc hội", "title": "Luật Hợp tác xã năm 2012"},
    )
    return tuple(Citation(id=f"d-{place}", **row) for place, row in enumerate(rows, start=1))
