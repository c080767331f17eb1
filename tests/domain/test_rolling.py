"""The next period's report: what it takes over, what it asks anew, and what somebody must look at."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from desktop import paths
from desktop.domain.book import (
    Book,
    Citation,
    FieldRef,
    Leftover,
    Remark,
    Report,
    Request,
    State,
    Status,
    Use,
    WordFile,
    walk,
)
from desktop.domain.fields import FIELDS, Kind
from desktop.domain.rolling import COPIED, next_name, next_period, roll_forward, year_later
from desktop.domain.unseen import unseen
from desktop.domain.values import format_value
from desktop.storage.catalogue import read_sample
from desktop.storage.codec import read_payload
from tests.builders import (
    a_book,
    a_citation,
    a_finished_report,
    a_full_return,
    a_group,
    a_policy,
    a_report,
    a_support,
    a_target,
    a_task,
    a_value,
)


def a_used_report(**given: Any) -> Report:
    """A report of which every part has been used, closed and sent."""
    return a_finished_report(
        id="r-old",
        number="86",
        issued=date(2026, 6, 22),
        due=date(2026, 6, 25),
        version=3,
        state=State.ISSUED,
        drafts=2,
        request=Request(id="q-1", issuer="Ủy ban nhân dân tỉnh"),
        dismissed={"same_as_last_year": "Đúng như vậy."},
        remarks=(Remark(id="m-1", text="Sửa trang 3."),),
        leftovers=(Leftover(id="o-1", text="Đoạn thừa."),),
        files=(WordFile(name="x.docx", made=datetime(2026, 6, 22)),),
        citations=(a_citation(id="d-1"), a_citation("2836/UBND", date(2026, 6, 1), id="d-2", use=Use.REQUEST)),
        returns=(a_full_return(chain=True, informant="Nguyễn Văn B", estimate=True, money_unit="đồng"),),
        targets=(
            a_target("members", plan="1.110", goal="1.200", vision="1.500", cause="Dân di cư.", note="Tính cả hộ."),
            a_target("rank", actual="khá", goal="khá", vision="tốt"),
        ),
        groups=(
            a_group(
                "Nâng cao nhận thức",
                a_task("Mở lớp.", id="k-1", result="Đã mở.", status=Status.DONE, deadline=date(2026, 5, 1), lead="HTX"),
                id="g-1",
                key="awareness",
                intro="Mở đầu.",
                result="Đạt ⟦t-members#actual⟧ người.",
            ),
        ),
        policies=(
            a_policy("Đất đai", a_support(), id="p-1", key="land", content="- Giao đất.", nothing_occurred=True),
        ),
        strengths="Số thành viên đạt ⟦t-members#actual⟧, ⟦s-gone#money⟧.",
        no_proposals=True,
        **given,
    )


def rolled(report: Report | None = None, **given: Any) -> tuple[Book, Report]:
    report = report or a_used_report()
    book = roll_forward(a_book(report), report.id, "r-new", **given)
    return book, book.report("r-new")


def test_the_last_report_stays_as_it_was() -> None:
    report = a_used_report()

    book, made = rolled(report)

    assert book.reports == (report, made)


def test_the_results_become_those_of_last_year_and_the_year_is_empty() -> None:
    _, made = rolled()

    members, rank = made.targets
    assert [format_value(row.last_year) for row in (members, rank)] == ["ước 1.105", "khá"]
    assert [row.actual for row in made.targets] == [None, None]
    assert [row.plan for row in made.targets] == [None, None]
    assert [format_value(row.goal) for row in made.targets] == ["1.200", "khá"]
    assert [format_value(row.vision) for row in made.targets] == ["1.500", "tốt"]
    assert (members.cause, members.note) == ("", "Tính cả hộ.")


def test_a_cooperative_keeps_who_it_is_and_loses_its_figures() -> None:
    _, made = rolled()

    (row,) = made.returns
    figures = {name for name in row.__struct_fields__ if getattr(row, name) not in (None, "", False)}
    assert figures == {"id", "cooperative", "status", "money_unit", "wage_per", "chain", "informant"}
    assert (row.cooperative, row.money_unit) == ("c-1", "đồng")


def test_a_new_cooperative_is_an_active_one_in_the_next_period() -> None:
    rows = (a_full_return(status="mới thành lập"), a_full_return("c-2", status="ngừng hoạt động"))

    _, made = rolled(replace(a_used_report(), returns=rows))

    assert [row.status for row in made.returns] == ["đang hoạt động", "ngừng hoạt động"]


def test_of_an_existing_document_headings_are_kept_and_what_is_true_of_it_alone_is_not() -> None:
    typed = {
        "number": "Số: 86 /UBND",
        "place_and_date": "Hoa Sen, ngày 22 tháng 6 năm 2026",
        "signature": "KT. CHỦ TỊCH",
        "vision_text": "Có 1.500 thành viên.",
        "tasks": "2.NHIỆM VỤ:",
    }
    target = a_target("members", goal="1.200", typed_goal="Có 1.200 thành viên;", typed_vision="Có 1.500;")
    policy = a_policy("Đất đai", typed="b. Đất đai:")

    _, made = rolled(replace(a_used_report(), typed=typed, targets=(target,), policies=(policy,)))

    assert made.typed == {"tasks": "2.NHIỆM VỤ:"}
    assert (made.targets[0].typed_goal, made.targets[0].typed_vision) == ("", "")
    assert made.policies[0].typed == "b. Đất đai:"


def test_results_in_words_and_support_are_empty() -> None:
    _, made = rolled()

    (group,), (policy,) = made.groups, made.policies
    (task,) = group.tasks
    assert (made.goals_result, group.result, task.result, policy.result, policy.supports) == ("", "", "", "", ())
    assert (policy.nothing_occurred, made.no_proposals) == (False, False)
    assert (task.status, task.deadline, task.lead, task.text) == (Status.OPEN, None, "HTX", "Mở lớp.")


def test_the_way_to_the_signature_begins_anew() -> None:
    _, made = rolled()

    assert (made.number, made.issued, made.due, made.state, made.version, made.drafts) == (
        "",
        None,
        None,
        State.DRAFT,
        1,
        0,
    )
    assert (made.request, made.dismissed, made.remarks, made.leftovers, made.files) == (None, {}, (), (), ())
    assert (made.addressees, made.signer, made.unit) == ("Ủy ban nhân dân tỉnh", "y-1", "u-1")


def test_the_letter_that_asked_is_not_cited_again() -> None:
    _, made = rolled()

    assert [row.number for row in made.citations] == ["20-NQ/TW"]


def test_every_row_is_a_new_one_that_knows_its_origin() -> None:
    book, made = rolled()
    old = book.report("r-old")

    new_ids = {row.id for row in walk(made)} - {made.id}
    assert new_ids & {row.id for row in walk(old)} == set()
    assert set(made.origins) == new_ids
    assert all(type(book.entity(new)) is type(book.entity(before)) for new, before in made.origins.items())
    assert made.previous == "r-old"


def test_a_figure_that_a_copied_text_quotes_is_that_of_the_new_year() -> None:
    _, made = rolled()

    assert made.strengths == f"Số thành viên đạt ⟦{made.targets[0].id}#actual⟧, ⟦s-gone#money⟧."


def test_copied_texts_wait_to_be_looked_at_and_empty_ones_do_not() -> None:
    _, made = rolled()

    by_row = {made.id: "report", **{row.id: type(row).__name__ for row in walk(made) if row is not made}}
    assert {f"{by_row[ref.entity]}.{ref.field}" for ref in unseen(made)} == {
        "report.general_objective",
        "report.strengths",
        "report.shortcomings",
        "report.causes",
        "report.orientation",
        "Return.chain",
        "Return.informant",
        "Target.note",
        "TaskGroup.intro",
        "Task.text",
        "Policy.content",
    }


def test_every_paragraph_of_the_forms_is_emptied_or_waits_to_be_looked_at() -> None:
    prose = {
        (owner, field.name)
        for owner, fields in FIELDS.items()
        for field in fields
        if field.kind is Kind.PROSE and owner in COPIED
    }
    emptied = {name for _, name in prose if name in ("result", "goals_result")}

    assert {name for _, name in prose} - emptied == {
        name for owner, names in COPIED.items() for name in names if (owner, name) in prose
    }


def test_a_rolled_book_can_be_saved_and_read() -> None:
    book, _ = rolled()

    assert read_payload(msgspec.json.decode(msgspec.json.encode(book))) == book


def test_the_sample_rolls_into_a_report_without_results() -> None:
    sample = read_sample(paths.asset("sample.json"))

    book = roll_forward(sample, sample.reports[0].id, "r-new")

    made = book.report("r-new")
    assert (made.name, made.period_from, made.period_to) == ("05 năm", date(2022, 6, 16), date(2027, 6, 16))
    assert [format_value(row.last_year) for row in made.targets][:2] == ["1.098", "khá"]
    assert not any(isinstance(row, Citation) and row.use is Use.REQUEST for row in walk(made))


@pytest.mark.parametrize(
    ("name", "following"),
    [
        ("01 năm", "02 năm"),
        ("09 năm", "10 năm"),
        ("năm 2026", "năm 2027"),
        ("6 tháng đầu năm 2026", "6 tháng đầu năm 2027"),
        ("2025 - 2026", "2026 - 2027"),
        ("02 năm (2022 - 2024)", "03 năm (2022 - 2025)"),
        ("03 năm (16/6/2022 – 16/6/2025)", "04 năm (16/6/2022 – 16/6/2026)"),
        ("04 năm thực hiện nghị quyết năm 2022", "05 năm thực hiện nghị quyết năm 2022"),
        ("tháng 6 năm 2026", "tháng 6 năm 2027"),
        ("5 năm 2021 - 2025", "5 năm 2022 - 2026"),
        ("giữa kỳ", ""),
        ("01 năm thực hiện Kế hoạch đến năm 2030", "02 năm thực hiện Kế hoạch đến năm 2030"),
        ("02 năm (giai đoạn 2022-2024)", "03 năm (giai đoạn 2022-2025)"),
        ("", ""),
    ],
)
def test_the_name_counts_on(name: str, following: str) -> None:
    assert next_name(name) == following


@pytest.mark.parametrize(
    ("name", "first", "last", "following"),
    [
        ("năm 2022", date(2022, 6, 16), date(2023, 6, 16), (date(2023, 6, 16), date(2024, 6, 16))),
        ("01 năm", date(2022, 6, 16), date(2023, 6, 16), (date(2022, 6, 16), date(2024, 6, 16))),
        ("01 năm (2022 - 2023)", date(2022, 6, 16), date(2023, 6, 16), (date(2022, 6, 16), date(2024, 6, 16))),
        ("", date(2022, 6, 16), date(2026, 6, 16), (date(2022, 6, 16), date(2027, 6, 16))),
        ("6 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30), (date(2027, 1, 1), date(2027, 6, 30))),
        ("04 năm", None, date(2026, 6, 16), (None, date(2027, 6, 16))),
    ],
    ids=[
        "a year",
        "the first year",
        "the first year by its years",
        "years since the resolution",
        "half a year",
        "without its beginning",
    ],
)
def test_the_period_moves_on_by_a_year(
    name: str, first: date | None, last: date | None, following: tuple[date | None, date | None]
) -> None:
    assert next_period(a_report(name=name, period_from=first, period_to=last)) == following


def test_the_last_day_of_february_has_a_next_year() -> None:
    assert year_later(date(2028, 2, 29)) == date(2029, 2, 28)


def test_what_is_given_goes_before_what_is_counted() -> None:
    _, made = rolled(name="06 tháng", cutoff=date(2026, 12, 14))

    assert (made.name, made.cutoff) == ("06 tháng", date(2026, 12, 14))


@pytest.mark.parametrize(
    ("old", "given", "said", "becomes"),
    [
        ("01 năm", {}, "Đánh giá 01 năm thực hiện", "Đánh giá 02 năm thực hiện"),
        ("năm 2026", {}, "Kết quả năm 2026 và 6/2026", "Kết quả năm 2027 và 6/2026"),
        ("01 năm", {"name": "giữa kỳ"}, "Đánh giá 01 năm, 101 năm", "Đánh giá giữa kỳ, 101 năm"),
        ("", {"name": "02 năm"}, "Đánh giá 01 năm", "Đánh giá 01 năm"),
    ],
)
def test_title_and_ending_name_the_new_period_and_are_looked_at_all_the_same(
    old: str, given: dict[str, str], said: str, becomes: str
) -> None:
    texts = {"abstract": said, "closing": said, "opening": said}

    _, made = rolled(replace(a_used_report(), name=old, **texts), **given)

    assert (made.abstract, made.closing, made.opening) == (becomes, becomes, said)
    assert {FieldRef(made.id, "abstract"), FieldRef(made.id, "closing")} <= set(unseen(made))


def test_a_deleted_row_is_not_waited_for() -> None:
    _, made = rolled()
    without = replace(made, groups=())

    assert not any(ref.field == "text" for ref in unseen(without))


def test_a_result_typed_over_the_register_is_last_years_result() -> None:
    report = a_used_report()
    targets = (replace(report.targets[0], actual=a_value("999")), report.targets[1])

    _, made = rolled(replace(report, targets=targets))

    assert format_value(made.targets[0].last_year) == "999"
    assert FieldRef(made.targets[0].id, "last_year") not in unseen(made)
