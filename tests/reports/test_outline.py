"""The report as blocks: the text of whole reports, and what each rule of composing does to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import fields as fields_of_struct
from msgspec.structs import replace

from desktop.domain.book import Authority, Book, FieldRef, Policy, Report, Return, TaskGroup, Use
from desktop.domain.edits import set_field
from desktop.domain.errors import UnknownEntity
from desktop.domain.indicators import Direction
from desktop.domain.numbering import SYSTEMS
from desktop.domain.values import NOT_APPLICABLE, NOT_COLLECTED, Rank
from desktop.reports.blocks import Block, Face, Heading, Letterhead, Paragraph, Role, Signature, Table, gaps, runs_of
from desktop.reports.outline import OUTLINES, SECTIONS, compose
from tests.builders import (
    a_book,
    a_citation,
    a_cooperative,
    a_full_return,
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
from tests.reports.plain import plain, text_of
from tests.reports.ward import the_empty_ward, the_policies, the_targets, the_typed_ward, the_ward

WHOLE: dict[str, Callable[[], Book]] = {
    "seed_decimal": the_ward,
    "seed_roman": lambda: the_ward(numbering="roman"),
    "five_decimal": lambda: the_ward(outline="five"),
    "five_roman": lambda: the_ward(outline="five", numbering="roman"),
    "titles_only": lambda: the_ward(titles_only=True),
    "empty": the_empty_ward,
    "no_cooperatives": lambda: without_cooperatives(),
}


def without_cooperatives() -> Book:
    """A ward that has no cooperative and could finish its report in a quarter of an hour."""
    return the_ward(
        no_cooperatives=True,
        returns=(),
        goals_result="",
        more_goals="",
        more_visions="",
        targets=the_empty_ward().reports[0].targets,
        groups=(a_group("Nâng cao nhận thức", nothing_occurred=True),),
        policies=(a_policy("Chính sách đất đai", nothing_occurred=True),),
        no_proposals=True,
        proposals="",
    )


REGISTER = (
    a_cooperative("Hợp tác xã Sen"),
    a_cooperative("Hợp tác xã Lúa", id="c-2"),
    a_cooperative("Tổ nước sạch", id="c-3", kind="tổ hợp tác"),
    a_cooperative("Tổ hợp tác rau", id="c-4", kind="tổ hợp tác"),
)
STOPPED = "ngừng hoạt động"


def a_ward_of(*returns: Return, **given: Any) -> Book:
    return replace(the_ward(returns=returns, **given), cooperatives=REGISTER)


def text(book: Book, *, as_is: bool = False) -> str:
    return plain(compose(book, "r-1", as_is=as_is))


def block_of(book: Book, kind: type[Block]) -> Any:
    """The first block of that kind."""
    return next(block for block in compose(book, "r-1") if isinstance(block, kind))


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_report_reads_as_expected(name: str, assert_expected: Callable[[str, str], None]) -> None:
    assert_expected(name, text(WHOLE[name]()))


def test_an_existing_report_keeps_its_lines(assert_expected: Callable[[str, str], None]) -> None:
    assert_expected("as_is", text(the_typed_ward(), as_is=True))


@pytest.mark.parametrize("outline", OUTLINES)
@pytest.mark.parametrize("numbering", SYSTEMS)
@pytest.mark.parametrize("ward", [the_ward, the_empty_ward, the_typed_ward])
@pytest.mark.parametrize("as_is", [False, True])
def test_no_report_says_none_or_has_an_empty_heading(
    ward: Callable[[], Book], outline: str, numbering: str, as_is: bool
) -> None:
    book = ward()
    report = replace(book.reports[0], outline=outline, numbering=numbering)

    blocks = compose(replace(book, reports=(report,)), "r-1", as_is=as_is)

    assert "None" not in plain(blocks)
    assert [following for following in pairwise(blocks) if is_empty_heading(*following)] == []
    assert [block for block in blocks if isinstance(block, Heading) and not text_of(block.title).strip()] == []


def is_empty_heading(block: Block, below: Block) -> bool:
    if not isinstance(block, Heading) or block.body:
        return False
    return isinstance(below, Signature) or (isinstance(below, Heading) and below.level <= block.level)


@pytest.mark.parametrize("outline", OUTLINES)
def test_every_place_of_an_outline_is_a_section(outline: str) -> None:
    keys = [key for _, key in OUTLINES[outline].places]

    assert set(keys) <= set(SECTIONS)
    assert len(keys) == len(set(keys))


def test_every_section_leads_to_a_real_field() -> None:
    assert {section.field for section in SECTIONS.values()} <= {field.name for field in fields_of_struct(Report)}


def test_an_unknown_report_is_refused() -> None:
    with pytest.raises(UnknownEntity):
        compose(the_ward(), "r-9")


def test_an_unknown_outline_or_numbering_gives_way_to_the_first() -> None:
    assert text(the_ward(outline="?", numbering="?")) == text(the_ward())


MARKED = [
    "general_objective",
    "more_goals",
    "more_visions",
    "goals_result",
    "tasks_intro",
    "policies_intro",
    "opening",
    "strengths",
    "shortcomings",
    "causes",
    "lessons",
    "orientation",
    "proposals",
    "closing",
    "abstract",
    "addressees",
    "recipients",
]


@pytest.mark.parametrize("outline", OUTLINES)
def test_nothing_that_was_typed_is_dropped(outline: str) -> None:
    book = the_ward(
        outline=outline,
        **{name: f"«{name}»" for name in MARKED},
        citations=(a_citation(), a_citation("1/KH", title="«own»", use=Use.OWN), a_citation("2/KH", use=Use.BASIS)),
        targets=tuple(
            replace(target, cause=f"«cause {target.id}»", note=f"«note {target.id}»") for target in the_targets()
        ),
        groups=tuple(
            a_group(f"«title {key}»", a_task(f"«task {key}»", result=f"«done {key}»"), key=key, intro=f"«intro {key}»")
            for key in ("awareness", "policies", "quality", "")
        ),
        policies=(
            a_policy("«policy»", a_support("«support»", document="«paper»", source="«source»"), content="«content»"),
        ),
    )
    wanted = {f"«{name}»" for name in MARKED} | {"«own»", "2/KH", "«policy»", "«support»", "«paper»", "«source»"}
    wanted |= {f"«{part} {key}»" for part in ("title", "task", "done", "intro") for key in ("awareness", "quality", "")}
    wanted |= {f"«cause {target.id}»" for target in the_targets()} | {f"«note {target.id}»" for target in the_targets()}

    found = text(book)

    assert {mark for mark in wanted if mark not in found} == set()


def test_a_finished_report_has_no_gaps() -> None:
    assert gaps(compose(the_ward(), "r-1")) == ()
    assert gaps(compose(without_cooperatives(), "r-1")) == ()


@pytest.mark.parametrize(
    "field",
    [
        "unit",
        "name",
        "cutoff",
        "signer",
        "general_objective",
        "goals_result",
        "strengths",
        "shortcomings",
        "causes",
        "orientation",
        "proposals",
    ],
)
def test_a_missing_field_is_a_gap_with_its_address(field: str) -> None:
    book = the_ward(addressees="Ủy ban nhân dân tỉnh")
    empty = None if field == "cutoff" else ""

    found = gaps(compose(set_field(book, FieldRef("r-1", field), empty), "r-1"))

    assert {gap.ref for gap in found} == {FieldRef("r-1", field)}
    assert all(gap.text.startswith("[Chưa có ") and gap.text.endswith("]") for gap in found)


def test_a_missing_result_of_a_group_or_policy_is_a_gap() -> None:
    group, policy = a_group("Nhận thức"), a_policy("Đất đai")
    book = the_ward(groups=(group,), policies=(policy,))

    found = gaps(compose(book, "r-1"))

    assert [gap.ref for gap in found] == [FieldRef(group.id, "result"), FieldRef(policy.id, "result")]


def test_support_or_the_result_of_a_task_is_a_result() -> None:
    group = a_group("Nhận thức", a_task(result="Đã tuyên truyền."))
    policy = a_policy("Đất đai", a_support())

    assert gaps(compose(the_ward(groups=(group,), policies=(policy,)), "r-1")) == ()


def test_a_target_without_a_result_is_a_gap_in_the_table_alone() -> None:
    book = the_ward(returns=(), targets=the_targets()[:1])

    found = gaps(compose(book, "r-1"))

    assert [gap.ref for gap in found] == [FieldRef("t-members", "actual")] * 2  # the table, and the vision of 2045
    assert [cell.text for cell in block_of(book, Table).rows[0]][3] == "[Chưa có số liệu]"


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({"goal": "6"}, "Chỉ tiêu đạt 06 người."),
        ({"goal": "từ 50"}, "Chỉ tiêu đạt từ 50 người."),
        ({"goal": "trên 1.500"}, "Chỉ tiêu đạt trên 1.500 người."),
        ({"goal": "khoảng 80"}, "Chỉ tiêu đạt khoảng 80 người."),
        ({"goal": "không quá 5"}, "Chỉ tiêu không quá 05 người."),
        ({"goal": "50 - 70"}, "Chỉ tiêu đạt từ 50 - 70 người."),
        ({"goal": "ước 12"}, "Chỉ tiêu ước đạt 12 người."),
        ({"goal": "6", "baseline": "4", "baseline_year": 2022}, "Chỉ tiêu đạt 06 người (năm 2022: 04 người)."),
        ({"goal": "6", "note": "kể cả quản lý"}, "Chỉ tiêu đạt 06 người (kể cả quản lý)."),
        ({"goal": "6", "note": "Tính theo 12 tháng."}, "Chỉ tiêu đạt 06 người (tính theo 12 tháng)."),
        ({"goal": "6", "note": "Theo Nghị quyết 20."}, "Chỉ tiêu đạt 06 người (theo Nghị quyết 20)."),
        ({"goal": "6", "note": "Quảng Ngãi giao."}, "Chỉ tiêu đạt 06 người (Quảng Ngãi giao)."),
        ({"goal": "6", "note": " . "}, "Chỉ tiêu đạt 06 người."),
    ],
)
def test_a_goal_is_a_sentence_with_its_comparator_and_unit(figures: dict[str, Any], sentence: str) -> None:
    indicator = replace(the_targets()[2].indicator, name="Chỉ tiêu")

    found = text(the_ward(targets=(a_target(indicator=indicator, **figures),), more_goals="", more_visions=""))

    assert f"1.2. Mục tiêu đến năm 2030: {sentence}\n" in found


@pytest.mark.parametrize(
    ("plan", "actual", "sentence", "rate"),
    [
        ("1.000", "1.105", "đạt 1.105 người, vượt kế hoạch năm (110,5%).", "110,5"),
        ("1.105", "1.105", "đạt 1.105 người, đạt kế hoạch năm (100%).", "100,0"),
        ("3", "2", "đạt 02 người, chưa đạt kế hoạch năm (66,7%).", "66,7"),
        ("10 - 20", "15", "đạt 15 người, đạt kế hoạch năm.", "-"),
        (None, "15", "đạt 15 người.", "-"),
        ("3", "ước 3", "ước đạt 03 người, đạt kế hoạch năm (100%).", "100,0"),
    ],
)
def test_a_result_is_measured_against_the_plan_of_the_year(
    plan: str | None, actual: str, sentence: str, rate: str
) -> None:
    indicator = replace(the_targets()[2].indicator, name="Chỉ tiêu")
    target = a_target(indicator=indicator, plan=plan, actual=actual)
    book = the_ward(targets=(target,))

    assert f"- Chỉ tiêu {sentence}\n" in text(book)
    assert block_of(book, Table).rows[0][4].text == rate


@pytest.mark.parametrize(
    ("direction", "plan", "goal", "actual", "sentence"),
    [
        (Direction.UP, "100", "120", "-12,5", "âm 12,5 người, chưa đạt kế hoạch năm, chưa đạt mục tiêu đến năm 2030."),
        (Direction.UP, "100", None, "ước -12,5", "ước âm 12,5 người, chưa đạt kế hoạch năm."),
        (Direction.UP, "-10", None, "5", "đạt 05 người, vượt kế hoạch năm."),
        (Direction.UP, "0", None, "5", "đạt 05 người, vượt kế hoạch năm."),
        (Direction.DOWN, "2", "1", "4", "đạt 04 người, chưa đạt kế hoạch năm, chưa đạt mục tiêu đến năm 2030."),
        (Direction.UP, "≤ 3", None, "2", "đạt 02 người, vượt kế hoạch năm."),
    ],
)
def test_where_a_share_would_mislead_the_verdict_stands_alone(
    direction: Direction, plan: str, goal: str | None, actual: str, sentence: str
) -> None:
    indicator = replace(the_targets()[2].indicator, name="Chỉ tiêu", direction=direction)
    book = the_ward(targets=(a_target(indicator=indicator, plan=plan, goal=goal, actual=actual),), annexes=("targets",))

    body, annex = (block for block in compose(book, "r-1") if isinstance(block, Table))

    assert f"- Chỉ tiêu {sentence}\n" in text(book)
    assert (body.rows[0][4].text, annex.rows[0][6].text) == ("-", "-")


def test_the_share_of_a_percentage_is_said_in_more_words_and_stands_in_the_table() -> None:
    indicator = replace(the_targets()[4].indicator, name="Chỉ tiêu")
    book = the_ward(targets=(a_target(indicator=indicator, plan="50", goal="≥ 80", actual="40"),))

    sentence = "đạt 40%, chưa đạt kế hoạch năm (bằng 80% kế hoạch), chưa đạt mục tiêu đến năm 2030."

    assert f"- Chỉ tiêu {sentence}\n" in text(book)
    assert block_of(book, Table).rows[0][4].text == "80,0"


def test_a_cooperative_without_a_rank_is_said_to_have_none() -> None:
    found = text(a_ward_of(a_full_return(rank="chưa xếp loại")))

    assert "- Hợp tác xã chưa được xếp loại.\n" in found
    assert "Xếp loại hợp tác xã | - | khá | chưa xếp loại |" in found


def test_a_profit_below_zero_is_a_loss() -> None:
    assert "; lỗ 12,5 triệu đồng;" in text(a_ward_of(a_full_return(profit="-12,5"), outline="five"))


@pytest.mark.parametrize(
    ("value", "sentence", "cell"),
    [
        (NOT_COLLECTED, "- Chỉ tiêu members chưa có số liệu.\n", "chưa có số liệu"),
        (NOT_APPLICABLE, "", "-"),
        (Rank("khá"), "- Chỉ tiêu members đạt loại khá.\n", "khá"),
    ],
)
def test_a_result_that_is_no_number_is_said_in_words(value: Any, sentence: str, cell: str) -> None:
    book = the_ward(targets=(a_target(actual=value),))

    assert sentence in text(book)
    assert block_of(book, Table).rows[0][3].text == cell


def test_figures_of_the_table_carry_the_address_of_their_cell() -> None:
    row = block_of(the_ward(), Table).rows[0]

    assert [cell.ref for cell in row] == [
        FieldRef("t-members", "indicator.name"),
        FieldRef("t-members", "indicator.unit"),
        FieldRef("t-members", "plan"),
        FieldRef("t-members", "actual"),
        None,
        FieldRef("t-members", "last_year"),
    ]


@pytest.mark.parametrize(("ward", "count"), [(the_ward, 80), (the_empty_ward, 30), (the_typed_ward, 15)])
@pytest.mark.parametrize("outline", OUTLINES)
def test_every_address_in_the_blocks_exists_in_the_book(ward: Callable[[], Book], count: int, outline: str) -> None:
    book = set_field(ward(), FieldRef("r-1", "outline"), outline)
    blocks = compose(book, "r-1", as_is=ward is the_typed_ward)
    refs = {run.ref for block in blocks for run in runs_of(block) if run.ref}

    assert len(refs) > count
    for ref in refs:
        book.field(ref)


def test_a_khoan_of_the_decree_has_its_title_on_a_line_of_its_own() -> None:
    headings = [block for block in compose(the_ward(numbering="roman"), "r-1") if isinstance(block, Heading)]

    aims = [block for block in headings if text_of(block.title) in ("Mục tiêu tổng quát", "Mục tiêu đến năm 2030")]

    assert [(block.label, block.body) for block in aims] == [("1.", ()), ("2.", ())]


def test_points_follow_the_vietnamese_alphabet() -> None:
    book = the_ward(policies=tuple(a_policy(f"Chính sách {number}", nothing_occurred=True) for number in range(7)))

    labels = [block.label for block in compose(book, "r-1") if isinstance(block, Heading) and block.level == 3]

    assert labels == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]


def test_policies_without_their_group_have_a_heading_of_their_own() -> None:
    book = the_ward(groups=(), policies=the_policies())

    assert "2.1. Các chính sách hỗ trợ, khuyến khích phát triển kinh tế tập thể\n" in text(book)


@pytest.mark.parametrize("empty", ["", "  \n "])
def test_proposals_vanish_only_when_it_is_said_that_there_are_none(empty: str) -> None:
    assert "5. Kiến nghị, đề xuất\n[Chưa có" in text(the_ward(proposals=empty))
    assert "Kiến nghị" not in text(the_ward(proposals=empty, no_proposals=True))


def test_the_typed_sentence_stands_instead_of_the_standard_one() -> None:
    policy = a_policy("Đất đai", nothing_occurred=True, result="Trong kỳ chưa có hồ sơ.")

    assert "Kết quả: Trong kỳ chưa có hồ sơ.\n" in text(the_ward(policies=(policy,)))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Mở lớp.", "- Mở lớp."),
        ("- Mở lớp.", "- Mở lớp."),
        ("-Mở lớp - đợt 1 + 2.", "- Mở lớp - đợt 1 + 2."),
        ("Phát triển kinh tế - xã hội.", "- Phát triển kinh tế - xã hội."),
        ("• Mở lớp.", "- Mở lớp."),
        ("+ Mở lớp.", "- Mở lớp."),
        ("- - Mở lớp.", "- Mở lớp."),
        ("-5 độ là mức thấp nhất.", "- -5 độ là mức thấp nhất."),
        ("Mở lớp:\n+ Lớp một;\n-Lớp hai;\nLớp ba.", "- Mở lớp:\n+ Lớp một;\n- Lớp hai;\nLớp ba."),
    ],
)
def test_a_task_has_one_sign_in_front_whatever_was_typed(typed: str, printed: str) -> None:
    group = a_group("Nhận thức", a_task(typed, result=typed))

    found = text(the_ward(groups=(group,)))

    assert f"\n{printed}\nKết quả:\n{printed}\n" in found


def test_an_existing_document_keeps_the_sign_of_its_tasks() -> None:
    group = a_group("Nhận thức", a_task("• Mở lớp.", dash=False))

    assert "\n• Mở lớp.\n" in text(the_ward(groups=(group,)), as_is=True)


def test_a_support_begins_with_a_capital_and_says_by_once() -> None:
    support = a_support("- tập huấn kế toán.", document="theo Quyết định số 12/QĐ-UBND.")

    found = text(the_ward(policies=(a_policy("Đất đai", support),), annexes=("supports",)))

    assert "- Tập huấn kế toán: kinh phí 25 triệu đồng, theo Quyết định số 12/QĐ-UBND (" in found
    assert "| Tập huấn kế toán |" in found


NOTHING = "Trong kỳ không phát sinh."


@pytest.mark.parametrize(
    ("group", "policy"),
    [
        (a_group("Nhận thức", a_task(result="Đã mở 02 lớp."), nothing_occurred=True), None),
        (None, a_policy("Đất đai", a_support(), nothing_occurred=True)),
        (a_group("Chính sách", key="policies", nothing_occurred=True), a_policy("Đất đai", a_support())),
        (a_group("Chính sách", key="policies", nothing_occurred=True), a_policy("Đất đai", result="Đã giao đất.")),
    ],
)
def test_nothing_occurred_only_where_nothing_else_is_told(group: TaskGroup | None, policy: Policy | None) -> None:
    book = the_ward(groups=(group,) if group else (), policies=(policy,) if policy else ())

    assert NOTHING not in text(book)


def test_where_nothing_occurred_one_sentence_says_so() -> None:
    group = a_group("Nhận thức", a_task(), nothing_occurred=True)
    policy = a_policy("Đất đai", nothing_occurred=True)

    assert text(the_ward(groups=(group,), policies=(policy,))).count(NOTHING) == 2


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({}, "Số:        /BC-UBND"),
        ({"number": "7"}, "Số: 07/BC-UBND"),
        ({"number": "207", "symbol": "BC-KT"}, "Số: 207/BC-KT"),
        ({"number": "207", "symbol": "UBND"}, "Số: 207/BC-UBND"),
    ],
)
def test_the_number_has_two_digits_or_room_for_them(given: dict[str, Any], line: str) -> None:
    assert text_of(block_of(the_ward(**given), Letterhead).number) == line


@pytest.mark.parametrize(
    ("unit", "issued", "line"),
    [
        ({}, date(2026, 9, 5), "Tân An, ngày 05 tháng 9 năm 2026"),
        ({}, date(2026, 2, 20), "Tân An, ngày 20 tháng 02 năm 2026"),
        ({}, None, "Tân An, ngày      tháng      năm 2026"),
        ({"place": "Tân Phú"}, date(2026, 9, 5), "Tân Phú, ngày 05 tháng 9 năm 2026"),
        ({"name": "Nguyễn Nghiêm", "named_after": True}, None, "Phường Nguyễn Nghiêm, ngày      tháng      năm 2026"),
        ({"name": "3"}, None, "Phường 3, ngày      tháng      năm 2026"),
        ({"name": "3", "place": "Phường 3"}, None, "Phường 3, ngày      tháng      năm 2026"),
        ({"name": ""}, None, "[Chưa có địa danh], ngày      tháng      năm 2026"),
    ],
)
def test_place_and_date_follow_the_decree(unit: dict[str, Any], issued: date | None, line: str) -> None:
    book = replace(the_ward(issued=issued), units=(a_unit(**{"name": "Tân An", **unit}),))

    assert text_of(block_of(book, Letterhead).place_and_date) == line


@pytest.mark.parametrize(
    ("authority", "position", "lines"),
    [
        (Authority.CHAIR, "Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (Authority.DEPUTY, "Phó Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (Authority.ACTING, "Quyền Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
        (Authority.BY_ORDER, "Chánh Văn phòng", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        (Authority.BY_MANDATE, "Trưởng phòng", ["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG"]),
        (Authority.BY_ORDER, "", ["TL. CHỦ TỊCH", "[Chưa có chức vụ]"]),
    ],
)
def test_the_authority_is_written_in_its_legal_form(authority: Authority, position: str, lines: list[str]) -> None:
    book = replace(the_ward(), signers=(a_signer(authority=authority, position=position),))

    assert [run.text for run in block_of(book, Signature).authority] == lines


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ({"recipients": ""}, ["- Như trên;", "- Lưu: VT, KTHTĐT (02)."]),
        ({"recipients": "- Sở Tài chính;"}, ["- Như trên;", "- Sở Tài chính;", "- Lưu: VT, KTHTĐT (02)."]),
        ({"recipients": "Như trên\nLưu: VT"}, ["- Như trên;", "- Lưu: VT."]),
        ({"recipients": "Lưu: VT, KT.\nSở Tài chính"}, ["- Như trên;", "- Sở Tài chính;", "- Lưu: VT, KT."]),
        ({"recipients": "", "copies": ""}, ["- Như trên;", "- Lưu: VT, KTHTĐT."]),
        ({"recipients": "Đảng ủy\nNhư trên (b/c)"}, ["- Như trên;", "- Đảng ủy;", "- Lưu: VT, KTHTĐT (02)."]),
        ({"recipients": "UBND tỉnh (B/c)\n– Đảng ủy"}, ["- Như trên;", "- Đảng ủy;", "- Lưu: VT, KTHTĐT (02)."]),
        ({"recipients": "• Văn phòng UBND tỉnh"}, ["- Như trên;", "- Văn phòng UBND tỉnh;", "- Lưu: VT, KTHTĐT (02)."]),
    ],
)
def test_recipients_begin_as_above_and_end_with_the_file(given: dict[str, Any], lines: list[str]) -> None:
    assert [run.text for run in block_of(the_ward(**given), Signature).recipients] == lines


def test_the_superior_is_addressed_until_somebody_else_is_named() -> None:
    assert "Kính gửi:\nỦy ban nhân dân tỉnh Quảng Ngãi\n\n" in text(the_ward())
    assert "Kính gửi:\nSở A\nSở B\n\n" in text(the_ward(addressees="Sở A;\n- Sở B."))


@pytest.mark.parametrize("typed", ["Kính gửi: Sở A.", "Kính gửi:\n– Sở A", "kính gửi Sở A"])
def test_the_label_of_the_addressees_is_not_printed_twice(typed: str) -> None:
    assert "Kính gửi:\nSở A\n\n" in text(the_ward(addressees=typed))


def test_an_existing_report_keeps_the_recipients_that_it_had() -> None:
    book = the_ward(addressees="Ủy ban nhân dân thị xã", recipients="– UBND thị xã (B/c);\n- Như trên (b/c);")

    lines = text(book, as_is=True)

    assert "Nơi nhận:\n- – UBND thị xã (B/c);\n- Như trên (b/c).\n" in lines


def test_a_basis_that_the_opening_names_is_not_named_twice() -> None:
    found = text(the_ward(opening="Thực hiện Nghị quyết số 09/NQ-CP của Chính phủ."))

    assert found.count("09/NQ-CP") == 1
    assert "Căn cứ Luật Hợp tác xã.\n" in found


def test_bases_are_paragraphs_of_their_own_kind() -> None:
    bases = [block for block in compose(the_ward(), "r-1") if isinstance(block, Paragraph) and block.role is Role.BASIS]

    assert [text_of(basis.runs)[-1] for basis in bases] == [";", "."]


@pytest.mark.parametrize(
    ("given", "cited"),
    [
        ({"issued": None}, "Công văn số 5/UB của Sở về việc nộp báo cáo"),
        ({"issuer": ""}, "Công văn số 5/UB ngày 16/6/2022 về việc nộp báo cáo"),
        ({"title": ""}, "Công văn số 5/UB ngày 16/6/2022 của Sở"),
        ({"title": "Về việc nộp báo cáo."}, "Công văn số 5/UB ngày 16/6/2022 của Sở về việc nộp báo cáo"),
        ({"kind": "Kế hoạch"}, "Kế hoạch số 5/UB ngày 16/6/2022 của Sở về nộp báo cáo"),
        ({"title": "V/v nộp báo cáo"}, "Công văn số 5/UB ngày 16/6/2022 của Sở về việc nộp báo cáo"),
        ({"title": "v/v: nộp báo cáo"}, "Công văn số 5/UB ngày 16/6/2022 của Sở về việc nộp báo cáo"),
        ({"title": "về nộp báo cáo"}, "Công văn số 5/UB ngày 16/6/2022 của Sở về nộp báo cáo"),
        ({"title": "Ủy ban nhân dân xã"}, "Công văn số 5/UB ngày 16/6/2022 của Sở về việc Ủy ban nhân dân xã"),
        ({"kind": "Luật", "title": "Hợp tác xã"}, "Luật Hợp tác xã"),
        ({"kind": "Pháp lệnh", "title": "Giá"}, "Pháp lệnh Giá"),
        ({"number": ""}, "Công văn [Chưa có số, ký hiệu] ngày 16/6/2022 của Sở về việc nộp báo cáo"),
    ],
)
def test_a_document_is_cited_with_what_is_known_of_it(given: dict[str, Any], cited: str) -> None:
    known = {"number": "5/UB", "kind": "Công văn", "issuer": "Sở", "title": "Nộp báo cáo", "use": Use.REQUEST}

    found = text(the_ward(citations=(a_citation(**{**known, **given}),)))

    assert f"Thực hiện {cited}, Ủy ban nhân dân phường Tân An báo cáo kết quả thực hiện như sau:" in found


def test_the_composed_closing_says_whose_report_it_is() -> None:
    ward = "Trên đây là báo cáo của Ủy ban nhân dân phường Tân An"

    assert f"{ward} đánh giá 01 năm thực hiện Nghị quyết số 20-NQ/TW./.\n" in text(the_ward())
    assert f"{ward} về kết quả thực hiện./.\n" in text(the_ward(citations=()))


def test_the_closing_ends_as_reports_end() -> None:
    assert "Xin báo cáo./.\n" in text(the_ward(closing="Xin báo cáo."))
    assert text(the_ward(closing="Xin báo cáo./.")).count("./.") == 1


def test_five_parts_tell_each_cooperative_once() -> None:
    assert text(the_ward(outline="five")).count("Hợp tác xã nông nghiệp Tân An (lĩnh vực nông nghiệp)") == 1


def test_cooperatives_are_counted_kind_by_kind_the_total_first() -> None:
    book = a_ward_of(a_return("c-3"), a_return("c-2", status=STOPPED), a_return("c-4"), a_return("c-1"))

    told = "có 02 hợp tác xã, trong đó 01 đang hoạt động, 01 ngừng hoạt động; 02 tổ hợp tác đang hoạt động."

    assert told in text(book)


def test_a_ward_without_cooperatives_may_have_groups() -> None:
    book = a_ward_of(a_return("c-3", members="12"), no_cooperatives=True)

    found = text(book)

    assert "Trên địa bàn phường không có hợp tác xã; có 01 tổ hợp tác đang hoạt động.\n" in found
    assert "- Tổ nước sạch (tổ hợp tác, lĩnh vực nông nghiệp): 12 thành viên.\n" in found


def test_where_ranks_differ_each_is_counted_and_told() -> None:
    book = a_ward_of(a_full_return(rank="khá"), a_full_return("c-2", rank="tốt"), a_full_return("c-3", rank="yếu"))

    found = text(book)

    assert "Về xếp loại, có 01 hợp tác xã loại tốt, 01 hợp tác xã loại khá.\n" in found
    assert [line.split("; ")[-1] for line in found.splitlines() if line.startswith("- Hợp tác xã ")] == [
        "xếp loại khá.",
        "xếp loại tốt.",
    ]


def test_a_rank_that_all_share_is_told_by_the_target_alone() -> None:
    found = text(a_ward_of(a_full_return(rank="khá"), a_full_return("c-2", rank="khá")))

    assert "Về xếp loại" not in found
    assert "; xếp loại khá" not in found


def test_what_a_target_without_a_result_cannot_tell_is_told_of_each() -> None:
    found = text(a_ward_of(a_full_return(revenue="1.200"), a_full_return("c-2", revenue="chưa thu thập")))

    assert "doanh thu 1,2 tỷ đồng" in found
    assert "lợi nhuận 96 triệu đồng;" not in found


@pytest.mark.parametrize("outline", OUTLINES)
def test_what_totals_leave_out_is_told_with_its_status(outline: str) -> None:
    rows = (a_full_return(), a_return("c-2", status=STOPPED, members="30"), a_return("c-4", members="12"))

    found = text(a_ward_of(*rows, outline=outline))

    assert "- Hợp tác xã Lúa (lĩnh vực nông nghiệp): ngừng hoạt động; 30 thành viên.\n" in found
    assert "- Tổ hợp tác rau (lĩnh vực nông nghiệp): 12 thành viên.\n" in found


@pytest.mark.parametrize("title", ["", " ", ":"])
def test_a_heading_without_a_title_is_a_gap(title: str) -> None:
    group = a_group(title, nothing_occurred=True)

    assert [gap.ref for gap in gaps(compose(the_ward(groups=(group,)), "r-1"))] == [FieldRef(group.id, "title")]


def test_support_is_added_up_over_the_policies() -> None:
    found = text(the_ward())

    assert "- Tập huấn kỹ thuật: 08 lượt người, kinh phí 18,5 triệu đồng, theo Kế hoạch số 12/KH-UBND.\n" in found
    assert "Tổng cộng: 40 lượt người, kinh phí 33,5 triệu đồng.\n" in found
    assert "Tổng hỗ trợ của các chính sách: 40 lượt người, kinh phí 1.283,5 triệu đồng.\n" in found


def test_a_sum_too_long_for_a_figure_is_left_out() -> None:
    policy = a_policy("Đất đai", a_support(money="9" * 18), a_support(money="9" * 18))

    found = text(the_ward(policies=(policy,)))

    assert found.count("kinh phí 999.999.999.999.999,999 tỷ đồng") == 2
    assert "Tổng cộng" not in found


def test_runs_stand_on_one_line() -> None:
    book = the_ward(strengths="Một.\nHai.\n\n- Ba.")

    assert "\n3.1. Ưu điểm\nMột.\nHai.\n- Ba.\n" in text(book)


def test_a_book_with_one_bare_report_is_all_gaps_and_no_error() -> None:
    blocks = compose(a_book(a_report(name=""), units=(), signers=(), cooperatives=()), "r-1")

    assert {run.face for run in gaps(blocks)} == {Face.GAP}
    assert len(gaps(blocks)) > 10


def test_the_same_book_gives_the_same_blocks() -> None:
    book = the_ward()

    assert compose(book, "r-1") == compose(book, "r-1")
    assert compose(book, "r-1") != compose(the_ward(number="1"), "r-1")
