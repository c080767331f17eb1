"""Old reports of other shapes: whatever cannot be placed is left over, and no sentence is ever lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import groupby
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as change

from desktop import paths
from desktop.domain.book import Authority, Report, walk
from desktop.domain.book import State as ReportState
from desktop.domain.figures import actual_of
from desktop.domain.legacy import _tcvn3
from desktop.domain.values import format_value
from desktop.reports.importing.draft import make_draft
from desktop.reports.importing.lines import Line
from desktop.reports.importing.reading import read_old
from desktop.reports.importing.record import Draft, State
from desktop.reports.sections.source import NOTHING_OCCURRED
from desktop.reports.word import render
from desktop.storage.catalogue import read_catalogue, read_sample
from desktop.wording import importing
from tests.old_reports import data_table, plain_docx, saved, words

CATALOGUE = read_catalogue(paths.asset("catalogue.json"))

FIVE_PARTS = (
    "ỦY BAN NHÂN DÂN",
    "XÃ TÂN MỸ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 45/BC-UBND",
    "Tân Mỹ, ngày 05 tháng 12 năm 2024",
    "BÁO CÁO",
    "Kết quả phát triển kinh tế tập thể năm 2024",
    "Kính gửi: Ủy ban nhân dân huyện Ba Tân",
    "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND huyện Ba Tân về phát triển kinh tế tập thể năm 2024;",
    "Ủy ban nhân dân xã Tân Mỹ báo cáo như sau:",
    "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO",
    "1. Công tác quán triệt, tuyên truyền",
    "Trong năm đã mở 03 buổi nói chuyện tại các thôn với 120 lượt người nghe.",
    "2. Ban hành văn bản chỉ đạo",
    "Xã đã ban hành 02 kế hoạch và kiện toàn Ban Chỉ đạo.",
    "II. KẾT QUẢ THỰC HIỆN",
    "1. Tình hình phát triển kinh tế tập thể",
    "Toàn xã có 02 hợp tác xã nông nghiệp đang hoạt động ổn định.",
    "2. Kết quả thực hiện các mục tiêu",
    "Các chỉ tiêu chính đạt như bảng dưới đây.",
    "3. Kết quả thực hiện các nhiệm vụ, giải pháp",
    "a) Nâng cao chất lượng, hiệu quả hoạt động của hợp tác xã",
    "Hai hợp tác xã đã công khai thu chi theo quý.",
    "b) Công tác quản lý nhà nước",
    "Phòng chuyên môn của huyện đã kiểm tra một lần.",
    "4. Kết quả thực hiện các chính sách",
    "- Chính sách đất đai: Đã cho thuê 1,2 ha đất làm kho.",
    "- Chính sách tín dụng: Một hợp tác xã vay được 300 triệu đồng.",
    "Các chính sách còn lại trong năm không phát sinh.",
    "III. ĐÁNH GIÁ CHUNG",
    "1. Ưu điểm",
    "Thành viên tin tưởng và góp thêm vốn.",
    "2. Tồn tại, hạn chế",
    "- Thiếu vốn lưu động.",
    "- Sản phẩm chưa có nhãn hiệu.",
    "3. Nguyên nhân",
    "Cán bộ kiêm nhiệm nhiều việc.",
    "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025",
    "1. Mục tiêu",
    "Phấn đấu thành lập mới 01 tổ hợp tác.",
    "2. Giải pháp",
    "Vận động hộ trồng rau tham gia.",
    "V. KIẾN NGHỊ, ĐỀ XUẤT",
    "Đề nghị huyện mở lớp kế toán cho hợp tác xã.",
    "VI. TỔ CHỨC KHO QUỸ",
    "Kho quỹ của xã do một người giữ.",
    "Trên đây là báo cáo kết quả phát triển kinh tế tập thể năm 2024 của xã Tân Mỹ./.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT, KT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Trần Thị B",
)
ORIENTATION = FIVE_PARTS[FIVE_PARTS.index("1. Mục tiêu") : FIVE_PARTS.index("V. KIẾN NGHỊ, ĐỀ XUẤT")]
TABLE = (
    ("STT", "Chỉ tiêu", "Đơn vị tính", "Năm trước", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"),
    ("1", "Tổng số thành viên", "người", "480", "500", "512", "102,4"),
    ("2", "Lao động thường xuyên", "người", "12", "12", "11", "91,7"),
    ("3", "Doanh thu bình quân", "tỷ đồng", "1,1", "1,2", "1,25", "104,2"),
    ("4", "Xếp loại hợp tác xã", "loại", "trung bình", "khá", "khá", ""),
    ("5", "Số tổ hợp tác", "THT", "3", "4", "4", "100"),
    ("", "Ghi thêm ngoài bảng", "", "", "", "", ""),
)


def five_parts_with_a_table() -> bytes:
    document = docx.Document()
    for line in FIVE_PARTS:
        run = document.add_paragraph().add_run(line)
        run.bold = line.isupper() or re.match(r"\d\. ", line) is not None
        if line.startswith("Các chỉ tiêu chính"):
            data_table(document, TABLE)
    return saved(document)


def old_fonts() -> bytes:
    """Written before Unicode: the letters of TCVN3 under the fonts that show them, capitals under one of their own."""
    backwards = {letter: chr(byte) for byte, letter in _tcvn3().items()}
    document = docx.Document()
    for line in FIVE_PARTS:
        paragraph = document.add_paragraph()
        whole = line.isupper()
        for capital, letters in groupby(line, key=lambda letter: whole or (letter.isupper() and not letter.isascii())):
            text = "".join(letters)
            run = paragraph.add_run(
                "".join(backwards.get(letter, letter) for letter in (text.lower() if capital else text))
            )
            run.font.name = ".VnTimeH" if capital else ".VnTime"
    return saved(document)


BROKEN = (
    "Hợp tác xã của xã đã ký được hợp đồng bao tiêu với doanh",
    "nghiệp ở tỉnh bạn và giữ giá ổn định trong cả năm.",
    "Thành viên được chia lãi theo",
    "2",
    "mức góp vốn và mức sử dụng dịch vụ.",
    "Tồn tại: sản phẩm chưa có",
    "tem truy xuất.",
)


def without_headings() -> bytes:
    return plain_docx(
        (
            "BÁO CÁO",
            "Tình hình hợp tác xã 6 tháng đầu năm 2024",
            "Thực hiện yêu cầu của cấp trên, phường báo cáo như sau:",
            "Phường có một hợp tác xã trồng hoa.",
            "Đến năm 2030 phấn đấu có 300 thành viên và doanh thu bình quân trên 2 tỷ đồng.",
            "Tuy nhiên, nhà lưới đã cũ.",
            "Đề nghị thị xã cho vay vốn ưu đãi.",
            "Hoa được bán tại chợ đầu mối.",
            "Người báo cáo: Lê Văn C",
        )
    )


def bold_headings() -> bytes:
    lines = (
        "Báo cáo",
        "Đánh giá 02 năm thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022",
        "Mục tiêu tổng quát",
        "Đưa hợp tác xã thành chỗ dựa của nông dân.",
        "Mục tiêu đến năm 2030",
        "Có 700 thành viên, trong đó 08 lao động làm việc thường xuyên.",
        "Nhiệm vụ, giải pháp",
        "Nâng cao nhận thức",
        "Mở hội nghị ở từng khu phố.",
        "Những việc khác lạ",
        "Trồng thêm cây xanh quanh trụ sở.",
        "Kiến nghị",
        "Đề nghị tỉnh hỗ trợ máy móc.",
    )
    return plain_docx(lines, bold=[line for line in lines if len(line) < 30])


def text_file() -> bytes:
    return "\r\n\r\n".join(FIVE_PARTS).encode("utf-16")


SHAPES: dict[str, tuple[str, Callable[[], bytes], tuple[str, ...]]] = {
    "five parts with a table": (
        ".docx",
        five_parts_with_a_table,
        (*FIVE_PARTS, *(cell for row in TABLE for cell in row)),
    ),
    "fonts of before Unicode": (".docx", old_fonts, FIVE_PARTS),
    "broken paragraphs": (".docx", lambda: plain_docx(BROKEN), BROKEN),
    "no headings": (".docx", without_headings, ()),
    "bold headings": (".docx", bold_headings, ()),
    "plain text": (".txt", text_file, FIVE_PARTS),
}


def imported(shape: str, folder: Path) -> Draft:
    ending, made, _ = SHAPES[shape]
    path = folder / f"cu{ending}"
    path.write_bytes(made())
    return read_old(path, CATALOGUE)


OF_THE_FORM = ("form", "unit", "issued", "addressees", "table_head", "table_row", "plan", "actual", "last_year")
"""Kinds of entries whose words the document's form writes by itself, or that are figures now."""


def kept_texts(draft: Draft) -> list[str]:
    """Every text of the book, the goals also as they are read on; and what is known to be the form of the document."""
    report = draft.book.reports[0]
    texts = [f"{entry.text} {entry.value}" for entry in draft.entries if entry.kind in OF_THE_FORM or entry.ref is None]
    texts += report.typed.values()
    texts += [" ".join(getattr(target, name) for target in report.targets) for name in ("typed_goal", "typed_vision")]
    for entity in walk(draft.book):
        texts += [value for name in entity.__struct_fields__ if isinstance(value := getattr(entity, name), str)]
    return texts


def sentences(draft: Draft) -> list[str]:
    pieces = (re.split(r"(?<=[.;:!?])\s+|\n", text) for _, text in draft.sources)
    return [sentence for parts in pieces for sentence in parts if words(sentence)]


def missing(draft: Draft) -> list[str]:
    """The sentences of the source that the book does not hold word for word."""
    texts = [" ".join(words(text)) for text in kept_texts(draft)]
    return [each for each in sentences(draft) if not any(" ".join(words(each)) in text for text in texts)]


@pytest.mark.parametrize("shape", SHAPES)
def test_no_sentence_is_lost(shape: str, tmp_path: Path) -> None:
    draft = imported(shape, tmp_path)

    assert missing(draft) == []
    assert {number for number, _ in draft.sources} == {number for entry in draft.entries for number in entry.paragraphs}


@pytest.mark.parametrize("shape", [shape for shape, (_, _, lines) in SHAPES.items() if lines])
def test_no_word_of_the_lines_that_were_written_is_lost(shape: str, tmp_path: Path) -> None:
    draft = imported(shape, tmp_path)

    kept = set(words("\n".join(kept_texts(draft))))

    assert set(words("\n".join(SHAPES[shape][2]))) - kept == set()


def test_a_lost_sentence_would_be_noticed(tmp_path: Path) -> None:
    draft = imported("no headings", tmp_path)
    report = draft.book.reports[0]
    without = tuple(leftover for leftover in report.leftovers if "trồng hoa" not in leftover.text)

    poorer = change(draft, book=change(draft.book, reports=(change(report, leftovers=without),)))

    assert missing(poorer) == ["Phường có một hợp tác xã trồng hoa."]


# -- where things went


@pytest.fixture(params=["five parts with a table", "fonts of before Unicode", "plain text"])
def five(request: pytest.FixtureRequest, tmp_path: Path) -> Report:
    return imported(request.param, tmp_path).book.reports[0]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("strengths", "Thành viên tin tưởng và góp thêm vốn."),
        ("shortcomings", "- Thiếu vốn lưu động.\n- Sản phẩm chưa có nhãn hiệu."),
        ("causes", "Cán bộ kiêm nhiệm nhiều việc."),
        ("proposals", "Đề nghị huyện mở lớp kế toán cho hợp tác xã."),
        ("addressees", "Ủy ban nhân dân huyện Ba Tân"),
        ("name", "năm 2024"),
        ("symbol", "BC-UBND"),
        ("outline", "five"),
        ("numbering", "roman"),
    ],
)
def test_the_fields_of_a_report_in_five_parts_are_filled(five: Report, field: str, text: str) -> None:
    assert getattr(five, field) == text


def test_the_plan_for_next_year_stays_whole(five: Report) -> None:
    assert five.orientation.split("\n") == list(ORIENTATION)


def test_results_go_to_their_groups_and_policies(five: Report) -> None:
    results = {group.key: group.result for group in five.groups}
    policies = {policy.key: policy.result for policy in five.policies}

    assert results["awareness"].startswith("Trong năm đã mở 03 buổi")
    assert results["quality"] == "Hai hợp tác xã đã công khai thu chi theo quý."
    assert results["management"] == "Phòng chuyên môn của huyện đã kiểm tra một lần."
    assert policies["land"] == "- Chính sách đất đai: Đã cho thuê 1,2 ha đất làm kho."
    assert policies["credit"].startswith("- Chính sách tín dụng")


def test_what_has_no_place_is_left_over_with_what_stood_in_front(five: Report) -> None:
    left = {leftover.text: leftover.after for leftover in five.leftovers}

    assert left["VI. TỔ CHỨC KHO QUỸ"] == "Đề nghị huyện mở lớp kế toán cho hợp tác xã."
    assert left["Kho quỹ của xã do một người giữ."] == "VI. TỔ CHỨC KHO QUỸ"


def test_a_table_of_results_gives_plan_actual_and_last_year(tmp_path: Path) -> None:
    report = imported("five parts with a table", tmp_path).book.reports[0]

    rows = {
        target.indicator.name: tuple(format_value(value) for value in (target.last_year, target.plan, target.actual))
        for target in report.targets
        if target.actual is not None
    }

    assert rows == {
        "Số thành viên hợp tác xã": ("480", "500", "512"),
        "Lao động làm việc thường xuyên (kể cả cán bộ quản lý)": ("12", "12", "11"),
        "Doanh thu bình quân": ("1.100", "1.200", "1.250"),
        "Xếp loại hợp tác xã": ("trung bình", "khá", "khá"),
        "Số tổ hợp tác": ("3", "4", "4"),
    }
    assert "Ghi thêm ngoài bảng" in [leftover.text for leftover in report.leftovers]


@pytest.mark.parametrize(
    ("above", "authority"),
    [
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), Authority.CHAIR),
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), Authority.DEPUTY),
        (("K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH"), Authority.DEPUTY),
        (("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"), Authority.ACTING),
        (("TM. ỦY BAN NHÂN DÂN", "Q.CHỦ TỊCH"), Authority.ACTING),
        (("TM. ỦY BAN NHÂN DÂN", "QUYỀN CHỦ TỊCH"), Authority.ACTING),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), Authority.BY_ORDER),
        (("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG"), Authority.BY_MANDATE),
    ],
)
def test_the_lines_above_a_signature_say_in_whose_name_it_is_given(
    above: tuple[str, ...], authority: Authority, tmp_path: Path
) -> None:
    path = tmp_path / "cu.txt"
    path.write_text("\n".join((*FIVE_PARTS[:-3], *above, FIVE_PARTS[-1])))

    draft = read_old(path, CATALOGUE)

    assert [(row.name, row.authority) for row in draft.book.signers] == [("Trần Thị B", authority)]


def test_old_fonts_are_converted_and_told(tmp_path: Path) -> None:
    draft = imported("fonts of before Unicode", tmp_path)

    told = [entry for entry in draft.entries if entry.state is State.CONVERTED]
    assert {entry.value for entry in told} == {"TCVN3 (ABC)"}
    assert len(told) > 40
    assert draft.book.units[0].name == "Tân Mỹ"
    assert draft.guessed is None


def test_broken_paragraphs_are_whole_and_a_page_number_stands_aside(tmp_path: Path) -> None:
    draft = imported("broken paragraphs", tmp_path)
    texts = [entry.text for entry in draft.entries if entry.state is State.JOINED]

    assert texts == [" ".join(BROKEN[:2]), f"{BROKEN[2]} {BROKEN[4]}", " ".join(BROKEN[5:])]
    assert "2" in [leftover.text for leftover in draft.book.reports[0].leftovers]


def test_without_headings_the_first_words_are_a_hint_to_be_confirmed(tmp_path: Path) -> None:
    draft = imported("no headings", tmp_path)
    report = draft.book.reports[0]
    goals = {target.indicator.code: format_value(target.goal) for target in report.targets if target.goal is not None}

    assert goals == {"members": "300", "mean_revenue": "> 2.000"}
    assert report.shortcomings == "Tuy nhiên, nhà lưới đã cũ."
    assert report.proposals == "Đề nghị thị xã cho vay vốn ưu đãi."
    unsure = {entry.kind for entry in draft.entries if entry.state is State.UNSURE and entry.reason == "no_heading"}
    assert unsure == {"goal", "shortcomings", "proposals"}
    assert "Hoa được bán tại chợ đầu mối." in [leftover.text for leftover in report.leftovers]


def test_headings_without_numbers_are_known_by_their_words(tmp_path: Path) -> None:
    report = imported("bold headings", tmp_path).book.reports[0]

    assert report.general_objective == "Đưa hợp tác xã thành chỗ dựa của nông dân."
    assert {target.indicator.code: format_value(target.goal) for target in report.targets if target.goal} == {
        "members": "700",
        "workers": "8",
    }
    assert [(group.title, [task.text for task in group.tasks]) for group in report.groups] == [
        ("Nâng cao nhận thức", ["Mở hội nghị ở từng khu phố."]),
        ("Những việc khác lạ", ["Trồng thêm cây xanh quanh trụ sở."]),
    ]
    assert report.proposals == "Đề nghị tỉnh hỗ trợ máy móc."


# -- a report of this program itself


@pytest.mark.parametrize("outline", ["seed", "five"])
def test_a_report_of_ours_comes_back_with_its_figures_and_loses_no_sentence(outline: str, tmp_path: Path) -> None:
    sample = read_sample(paths.asset("sample.json"))
    known = sample.newest_report()
    assert known is not None
    path = tmp_path / "cua minh.docx"
    known = change(known, outline=outline, annexes=("targets",))
    path.write_bytes(render(change(sample, reports=(known,)), known.id))

    draft = read_old(path, CATALOGUE)

    report = draft.book.reports[0]
    figures = [(row.indicator.name, row.goal, row.vision, row.plan) for row in report.targets]
    ticked = any(policy.nothing_occurred for policy in report.policies)
    assert missing(draft) == ([NOTHING_OCCURRED] if ticked else [])
    assert report.leftovers == ()
    assert figures == [(row.indicator.name, row.goal, row.vision, row.plan) for row in known.targets]
    assert report.cutoff == known.cutoff
    assert report.outline == outline
    assert report.annexes == ("targets",)
    assert [row.actual for row in report.targets] == [actual_of(sample, known, row) for row in known.targets]
    assert [row.last_year for row in report.targets] == [row.last_year for row in known.targets]
    assert len(report.policies) == len(known.policies)


def test_each_annex_that_is_not_read_is_left_over_as_one_piece(tmp_path: Path) -> None:
    sample = read_sample(paths.asset("sample.json"))
    known = change(sample.reports[0], annexes=("targets", "cooperatives", "supports"))
    path = tmp_path / "cua minh.docx"
    path.write_bytes(render(change(sample, reports=(known,)), known.id))

    report = read_old(path, CATALOGUE).book.reports[0]

    left = [row.text.splitlines() for row in report.leftovers]
    assert report.annexes == ("targets",)
    assert [lines[0] for lines in left] == ["Phụ lục II", "Phụ lục III"]
    assert left[1][1] == "KẾT QUẢ THỰC HIỆN CHÍNH SÁCH HỖ TRỢ"
    assert left[1][-1].startswith("Tổng cộng |")


@pytest.mark.parametrize(("number", "day"), [("", None), ("86", date(2026, 6, 22))])
def test_only_a_report_with_number_and_date_was_issued(number: str, day: date | None, tmp_path: Path) -> None:
    sample = read_sample(paths.asset("sample.json"))
    known = change(sample.reports[0], annexes=(), number=number, issued=day)
    path = tmp_path / "cua minh.docx"
    path.write_bytes(render(change(sample, reports=(known,)), known.id))

    report = read_old(path, CATALOGUE).book.reports[0]

    assert (report.number, report.issued) == (number, day)
    assert report.state is (ReportState.ISSUED if number else ReportState.DRAFT)
    assert report.leftovers == ()


@pytest.mark.parametrize("shape", SHAPES)
def test_every_decision_has_its_words(shape: str, tmp_path: Path) -> None:
    draft = imported(shape, tmp_path)

    said = [importing.made_of(draft.book, row.kind, row.ref, row.value, row.reason) for row in draft.entries]

    assert all(words and "_" not in words for words in said)


# -- any text at all

STARTS = (
    "",
    "- ",
    "+ ",
    "1. ",
    "1.1. ",
    "I. ",
    "a) ",
    "b. ",
    "2.3 ",
    "Số: ",
    "Kính gửi: ",
    "Nơi nhận:",
    "TM. ",
    "Mục tiêu ",
)
MIDDLES = (
    "mục tiêu đến năm 2030",
    "BÁO CÁO",
    "tầm nhìn 2045",
    "Nhiệm vụ",
    "chính sách đất đai",
    "Ưu điểm",
    "Trên đây là báo cáo",
    "Kết quả:",
    "Quyết định số 12/QĐ-UBND ngày 1/2/2023 của UBND xã",
    "đạt 1.105 thành viên",
    "50% cán bộ đại học",
    "như sau:",
    "CHỦ TỊCH",
    "ngày 3 tháng 4 năm 2025",
    "lợi nhuận 1,105 triệu đồng",
)
LINE = st.builds(
    lambda start, parts, end: f"{start}{' '.join(parts)}{end}",
    st.sampled_from(STARTS),
    st.lists(
        st.one_of(st.sampled_from(MIDDLES), st.text("abđêoIVX0129 .,;:()/-“”", max_size=12)), min_size=1, max_size=4
    ),
    st.sampled_from(("", ".", ";", ":", "...", "./.")),
)


def test_what_stands_behind_the_symbol_is_kept_as_typed() -> None:
    said = "Số: / mục tiêu đến năm 2030"

    draft = make_draft([Line((1,), said, (said,))], CATALOGUE)

    assert draft.book.reports[0].typed["number"] == said


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINE, min_size=1, max_size=14), st.lists(st.booleans(), min_size=14, max_size=14))
def test_whatever_the_lines_are_no_word_of_them_is_lost(texts: list[str], bold: list[bool]) -> None:
    lines = [
        Line((place,), " ".join(text.split()), (" ".join(text.split()),), heavy)
        for place, (text, heavy) in enumerate(zip(texts, bold, strict=False), start=1)
        if text.strip()
    ]

    draft = make_draft(lines, CATALOGUE)

    kept = set(words("\n".join(kept_texts(draft))))
    assert [word for line in lines for word in words(line.text) if word not in kept] == []


# -- headings in other spellings


def placed(*texts: str) -> Report:
    """What a report of nothing but a title and these lines comes to."""
    lines = [Line((number,), text, (text,)) for number, text in enumerate(("BÁO CÁO", "Kết quả năm 2025", *texts), 1)]
    return make_draft(lines, CATALOGUE).book.reports[0]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Những mặt còn hạn chế", "shortcomings"),
        ("Mặt chưa được", "shortcomings"),
        ("Nhược điểm", "shortcomings"),
        ("Về nguyên nhân", "causes"),
        ("Những nguyên nhân chính", "causes"),
        ("Nhiệm vụ 6 tháng cuối năm", "orientation"),
        ("Giai đoạn 2025 - 2030", "more_goals"),
        ("Giai đoạn 2030 - 2045", "more_visions"),
        ("Mục tiêu cụ thể đến năm 2030", "more_goals"),
    ],
)
@pytest.mark.parametrize("mark", ["2. ", "Phần II. ", "PHẦN 2: ", "Mục II. ", "2 - ", "2- ", "II/ "])
def test_a_section_is_known_in_other_words_and_behind_other_marks(heading: str, field: str, mark: str) -> None:
    report = placed("1. Ưu điểm", "Thành viên tin tưởng.", f"{mark}{heading}", "Còn nhiều việc phải làm.")

    assert report.strengths == "Thành viên tin tưởng."
    assert getattr(report, field).endswith("Còn nhiều việc phải làm.")


def test_a_number_behind_a_dash_stands_above_one_behind_a_full_stop() -> None:
    report = placed("1 - Nhiệm vụ và giải pháp", "1. Công tác tuyên truyền, nâng cao nhận thức", "- Mở hội nghị.")

    assert [(group.key, [task.text for task in group.tasks]) for group in report.groups if group.tasks] == [
        ("awareness", ["Mở hội nghị."])
    ]


@pytest.mark.parametrize("text", ["2 - 3 hộ đã rút vốn.", "5-7 hộ trồng rau đã góp đất."])
def test_a_range_at_the_beginning_of_a_sentence_is_no_mark(text: str) -> None:
    assert placed("1. Ưu điểm", "Thành viên tin tưởng.", text).strengths == f"Thành viên tin tưởng.\n{text}"


def test_a_section_that_comes_twice_keeps_the_second_heading_between() -> None:
    report = placed(
        "1. Tình hình hoạt động của hợp tác xã Tân Tiến",
        "Có 500 thành viên.",
        "2. Tình hình hoạt động của hợp tác xã Tân Phú",
        "Có 600 thành viên.",
    )

    assert report.goals_result.split("\n") == [
        "Có 500 thành viên.",
        "2. Tình hình hoạt động của hợp tác xã Tân Phú",
        "Có 600 thành viên.",
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("1. Thuận lợi, khó khăn", "strengths"),
        ("1. Ưu điểm và hạn chế", "strengths"),
        ("1. Phương hướng; kiến nghị, đề xuất", "orientation"),
    ],
)
def test_what_stands_below_a_heading_of_two_sections_is_in_doubt(heading: str, field: str) -> None:
    texts = ("BÁO CÁO", "Kết quả năm 2025", heading, "Vốn còn ít.")

    draft = make_draft([Line((number,), text, (text,)) for number, text in enumerate(texts, 1)], CATALOGUE)

    assert getattr(draft.book.reports[0], field) == "Vốn còn ít."
    assert [entry.reason for entry in draft.entries if entry.kind == field] == ["other_heading"]


def test_a_bold_heading_of_specific_goals_is_no_leading_sentence() -> None:
    texts = ("BÁO CÁO", "Kết quả năm 2025", "Mục tiêu chung", "Phát triển.", "Mục tiêu cụ thể", "Có 700 thành viên.")
    lines = [Line((number,), text, (text,), not text.endswith(".")) for number, text in enumerate(texts, start=1)]

    report = make_draft(lines, CATALOGUE).book.reports[0]

    assert report.general_objective == "Phát triển."
    assert [format_value(target.goal) for target in report.targets if target.goal is not None] == ["700"]


# -- above and below the sections


def test_offices_below_a_bare_label_are_addressees_without_any_mark() -> None:
    report = placed(
        "Kính gửi:",
        "Ủy ban nhân dân tỉnh Bình An",
        "Sở Nông nghiệp và Môi trường",
        "Ủy ban nhân dân xã Tân Mỹ báo cáo như sau:",
        "1. Ưu điểm",
        "Thành viên tin tưởng.",
    )

    assert report.addressees.split("\n") == ["Ủy ban nhân dân tỉnh Bình An", "Sở Nông nghiệp và Môi trường"]
    assert report.opening == "Ủy ban nhân dân xã Tân Mỹ báo cáo như sau:"


def test_what_follows_the_last_recipient_is_none() -> None:
    note = "Số liệu do hợp tác xã cung cấp."

    report = placed("1. Ưu điểm", "Thành viên tin tưởng.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", note)

    assert report.recipients.split("\n") == ["Như trên", "Lưu: VT"]
    assert [leftover.text for leftover in report.leftovers] == [note]


def test_a_signature_above_the_recipients_is_no_text_of_the_last_section() -> None:
    texts: tuple[str, ...] = ("BÁO CÁO", "Kết quả năm 2025", "1. Kiến nghị", "Hỗ trợ vốn.")
    texts += ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)")
    texts += ("Trần Thị B", "Nơi nhận:", "- Như trên;", "- Lưu: VT.")

    book = make_draft([Line((number,), text, (text,)) for number, text in enumerate(texts, 1)], CATALOGUE).book

    assert book.reports[0].proposals == "Hỗ trợ vốn."
    assert [signer.name for signer in book.signers] == ["Trần Thị B"]
    assert book.reports[0].recipients.split("\n") == ["Như trên", "Lưu: VT"]
