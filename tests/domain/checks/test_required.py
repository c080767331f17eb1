"""What stands between a report and its signature, and what does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.domain.book import Book, FieldRef, Policy, Report, Task, TaskGroup, walk
from desktop.domain.checks import CHECKS, Finding, Severity, findings
from desktop.domain.fields import FIELDS
from desktop.domain.values import NOT_APPLICABLE, NOT_COLLECTED
from tests.builders import (
    a_book,
    a_citation,
    a_cooperative,
    a_finished_report,
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

STOPPED = a_return(status="ngừng hoạt động")
"""The figures of a cooperative that gives none."""


ASKING = {check.__name__ for check in CHECKS if check.__module__.endswith((".required", ".document", ".dates"))}
"""The checks that ask for something; how figures and texts are is told elsewhere."""


def found_in(report: Report, **book: Any) -> tuple[Finding, ...]:
    """What is asked for in a report, and the documents that lack something."""
    asked = ASKING | {"citation_incomplete"}
    return tuple(finding for finding in findings(a_book(report, **book), report) if finding.check in asked)


def places(report: Report, **book: Any) -> set[str]:
    """The addresses of all findings."""
    return {str(finding.ref) for finding in found_in(report, **book)}


def test_a_finished_report_has_no_findings_at_all() -> None:
    report = a_finished_report()

    assert findings(a_book(report), report) == ()


@pytest.mark.parametrize(
    "name",
    [
        "name",
        "period_from",
        "period_to",
        "cutoff",
        "recipients",
        "general_objective",
        "goals_result",
        "strengths",
        "shortcomings",
        "causes",
        "orientation",
    ],
)
def test_an_empty_required_field_of_the_report_is_found_at_its_place(name: str) -> None:
    empty = None if name.startswith(("period", "cutoff")) else " \n"

    (finding,) = found_in(a_finished_report(**{name: empty}))

    assert (finding.check, finding.severity) == ("required_missing", Severity.MUST)
    assert finding.ref == FieldRef("r-1", name)
    label = next(field.label for field in FIELDS[Report] if field.name == name)
    assert finding.sentence == f"Chưa nhập “{label}”."
    assert finding.hint


@pytest.mark.parametrize("name", ["abstract", "opening", "closing", "lessons", "number", "issued", "due"])
def test_what_is_composed_optional_or_written_after_signing_is_not_asked_for(name: str) -> None:
    report = a_finished_report(**{name: None if name in ("issued", "due") else ""})

    assert found_in(report) == ()


def test_addressees_are_asked_for_only_where_no_superior_stands_in_for_them() -> None:
    report = a_finished_report(addressees="")

    assert found_in(report) == ()
    assert places(report, units=(a_unit(superior=""),)) == {"u-1#superior", "r-1#addressees"}


def test_proposals_are_written_or_said_to_be_none() -> None:
    assert found_in(a_finished_report(proposals="Đề nghị tỉnh hỗ trợ.", no_proposals=False)) == ()
    assert places(a_finished_report(no_proposals=False)) == {"r-1#proposals"}


def test_an_assessment_without_any_result_is_found_once_and_not_target_by_target() -> None:
    targets = (a_target("members", goal="5", vision="6"), a_target("rank", goal="khá", vision="khá"))

    (finding,) = found_in(a_finished_report(targets=targets, returns=()))

    assert (finding.check, finding.severity) == ("no_results", Severity.MUST)
    assert finding.ref == FieldRef("t-members", "actual")
    assert "chưa có kết quả" in finding.sentence


def test_words_in_place_of_every_figure_are_no_result() -> None:
    target = a_target("members", goal="5", vision="6", actual=NOT_COLLECTED)

    assert {finding.check for finding in found_in(a_finished_report(targets=(target,), returns=()))} == {"no_results"}


def test_an_assessment_without_targets_points_to_the_text_of_the_results() -> None:
    (finding,) = found_in(a_finished_report(targets=()))

    assert (finding.check, finding.ref) == ("no_results", FieldRef("r-1", "goals_result"))


@pytest.mark.parametrize("actual", ["1.098", NOT_COLLECTED, NOT_APPLICABLE])
def test_a_result_counts_as_given_when_typed_or_given_up(actual: Any) -> None:
    typed = a_target("workers", goal="6", vision="6", actual=actual)
    other = a_target("profit", goal="5", vision="6", actual="5")

    assert found_in(a_finished_report(targets=(typed, other), returns=(STOPPED,))) == ()


def test_a_missing_result_beside_others_is_found_at_its_target() -> None:
    targets = (
        a_target("members", goal="5", vision="6", actual="5"),
        a_target("workers", goal="6", vision="6"),
    )

    (finding,) = found_in(a_finished_report(targets=targets, returns=(STOPPED,)))

    assert finding.ref == FieldRef("t-workers", "actual")
    assert finding.sentence == "Chỉ tiêu “Chỉ tiêu workers”: chưa nhập “Thực hiện”."
    assert "chưa thu thập" in finding.hint


def test_a_result_from_the_register_counts_as_given() -> None:
    targets = (a_target("members", goal="5", vision="6"), a_target("workers", goal="6", vision="6"))

    assert found_in(a_finished_report(targets=targets, returns=(a_full_return(),))) == ()


def test_goals_kept_as_typed_count_as_given() -> None:
    target = a_target("members", typed_goal="Có 1.105 thành viên.", typed_vision="Có 1.105 thành viên.")

    assert found_in(a_finished_report(targets=(target,))) == ()


def test_results_without_any_cooperative_are_worth_a_look() -> None:
    report = a_finished_report(targets=(a_target("members", goal="5", vision="6", actual="5"),), returns=())

    (finding,) = found_in(report)

    assert (finding.check, finding.severity) == ("cooperatives_not_told", Severity.SHOULD)
    assert finding.ref == FieldRef("r-1", "no_cooperatives")


def test_a_ward_without_cooperatives_is_asked_for_no_figures() -> None:
    report = a_finished_report(
        no_cooperatives=True,
        returns=(a_return(),),
        targets=(a_target("members"), a_target("rank")),
        goals_result="",
    )

    assert found_in(report, cooperatives=(a_cooperative(""),)) == ()


def test_the_same_ward_is_asked_without_the_tick() -> None:
    report = a_finished_report(returns=(), targets=(a_target("members"),), goals_result="")

    assert places(report) == {"t-members#actual", "t-members#goal", "r-1#goals_result"}


def test_what_a_cooperative_did_not_tell_is_one_finding() -> None:
    report = a_finished_report(returns=(a_full_return(), a_return("c-2", members="12")), targets=())
    book = {"cooperatives": (a_cooperative(), a_cooperative("Hợp tác xã Sao Mai", id="c-2"))}

    told = [finding for finding in found_in(report, **book) if finding.check == "required_missing"]

    assert [str(finding.ref) for finding in told] == ["n-c-2#workers"]
    assert told[0].sentence.startswith("Hợp tác xã Sao Mai: chưa nhập “Lao động thường xuyên”, “Số cán bộ quản lý”")


def test_a_cooperative_that_stopped_is_asked_for_nothing() -> None:
    report = a_finished_report(returns=(a_full_return(), a_return("c-2", status="ngừng hoạt động")))
    book = {"cooperatives": (a_cooperative(), a_cooperative(id="c-2"))}

    assert found_in(report, **book) == ()


def test_a_no_to_a_question_is_an_answer() -> None:
    report = a_finished_report(returns=(a_full_return(director_trained=False, profit="0"),))

    assert found_in(report) == ()


@pytest.mark.parametrize("row", [a_group("Nhận thức", id="x-1"), a_policy("Chính sách đất đai", id="x-1")])
def test_a_group_needs_a_result_or_the_tick_that_nothing_occurred(row: Any) -> None:
    collection = "policies" if "Chính sách" in row.title else "groups"

    (finding,) = found_in(a_finished_report(**{collection: (row,)}))

    assert finding.ref == FieldRef("x-1", "result")
    assert row.title in finding.sentence
    assert "Trong kỳ không phát sinh" in finding.hint


def test_a_group_in_which_nothing_occurred_is_complete() -> None:
    report = a_finished_report(
        groups=(a_group("Nhận thức", nothing_occurred=True),), policies=(a_policy(nothing_occurred=True),)
    )

    assert found_in(report) == ()


def test_what_the_tasks_and_supports_tell_is_the_result_of_their_group() -> None:
    groups = (a_group("Nhận thức", a_task(result="Đã mở 02 lớp.")),)

    assert found_in(a_finished_report(groups=groups, policies=(a_policy("Đất đai", a_support()),))) == ()


def test_the_result_of_a_task_that_is_not_printed_tells_nothing() -> None:
    group = a_group("Nhận thức", a_task(result="Đã mở 02 lớp.", printed=False), id="g-1")

    assert places(a_finished_report(groups=(group,))) == {"g-1#result"}


def test_the_group_of_the_policies_needs_no_result_of_its_own() -> None:
    group = a_group("Chính sách", key="policies", id="g-1")

    assert found_in(a_finished_report(groups=(group,))) == ()
    assert places(a_finished_report(groups=(group,), policies=())) == {"g-1#result"}


def test_a_task_without_text_is_found_unless_it_is_not_printed() -> None:
    group = a_group("Nhận thức", Task(id="k-1"), Task(id="k-2", printed=False), a_task(), result="Xong.")

    assert places(a_finished_report(groups=(group,))) == {"k-1#text"}


def test_a_law_is_cited_by_its_name_and_everything_else_in_full() -> None:
    citations = (
        a_citation(),
        a_citation("", None, id="d-law", kind="Luật", title="Luật Hợp tác xã", issuer=""),
        a_citation("152/QĐ-UBND", None, id="d-1", title=""),
    )

    (finding,) = found_in(a_finished_report(citations=citations))

    assert finding.ref == FieldRef("d-1", "issued")
    assert finding.sentence == "Văn bản “152/QĐ-UBND”: chưa nhập “Ngày”, “Trích yếu”."


@pytest.mark.parametrize(("abstract", "severity"), [("", Severity.MUST), ("Kết quả năm 2026", Severity.SHOULD)])
def test_the_assessed_resolution_must_be_among_the_documents(abstract: str, severity: Severity) -> None:
    others = (a_citation("09/NQ-CP", date(2023, 2, 2)),)

    (finding,) = found_in(a_finished_report(citations=others, abstract=abstract))

    assert (finding.check, finding.severity) == ("resolution_not_cited", severity)
    assert finding.ref == FieldRef("r-1", "abstract")
    assert "20-NQ/TW ngày 16/6/2022" in finding.sentence


def test_of_two_documents_with_the_number_of_the_resolution_the_date_decides() -> None:
    older = a_citation(issued=date(2012, 6, 1), id="d-1")
    report = a_report(citations=(older, a_citation(id="d-2")))

    assert report.resolution == report.citations[1]
    assert a_report(citations=(older,)).resolution == older


def test_a_group_alone_gives_no_result_of_a_cooperative() -> None:
    report = a_finished_report(targets=(a_target("members", goal="5", vision="6"),))

    found = found_in(report, cooperatives=(a_cooperative(kind="tổ hợp tác"),))

    assert [finding.check for finding in found] == ["no_results"]


def test_unit_and_signer_must_be_chosen() -> None:
    found = found_in(a_finished_report(unit="", signer="y-gone"))

    assert {(finding.check, str(finding.ref)) for finding in found} == {
        ("unit_not_chosen", "r-1#unit"),
        ("signer_not_chosen", "r-1#signer"),
    }


def test_the_unit_and_the_signer_of_the_report_must_be_complete_and_no_others() -> None:
    units = (a_unit("", superior=""), a_unit("", id="u-2"))
    signers = (a_signer(""), a_signer("", id="y-2"))

    assert places(a_finished_report(), units=units, signers=signers) == {"u-1#name", "y-1#name"}


@pytest.mark.parametrize("last", [date(2025, 6, 15), date(2025, 6, 16)])
def test_a_period_must_end_after_it_begins(last: date) -> None:
    (finding,) = found_in(a_finished_report(period_to=last))

    assert (finding.check, finding.ref) == ("period_upside_down", FieldRef("r-1", "period_to"))
    assert "16/6/2025" in finding.sentence


def test_a_long_title_is_cut_at_a_word_in_the_sentence() -> None:
    group = a_group("Nâng cao nhận thức của cán bộ " * 5)

    (finding,) = found_in(a_finished_report(groups=(group,)))

    assert "…" in finding.sentence
    assert len(finding.sentence) < 140


def test_findings_of_an_empty_report_are_in_order_with_real_places_and_whole_sentences() -> None:
    report = a_report(
        targets=(a_target(),),
        groups=(a_group("", Task(id="k-1")),),
        policies=(a_policy(""),),
        citations=(a_citation(""),),
        returns=(a_return(),),
    )
    book = a_book(report, cooperatives=())

    found = findings(book, report)

    order = [list(Severity).index(finding.severity) for finding in found]
    assert order == sorted(order)
    assert {finding.check for finding in found} <= {check.__name__ for check in CHECKS}
    assert len({finding.ref for finding in found}) == len(found)
    for finding in found:
        assert finding.sentence.endswith(".")
        assert finding.hint.endswith(".")
        assert "None" not in finding.sentence
        assert finding.ref.entity in {row.id for row in walk(book)}


def test_every_kind_of_entity_of_a_report_can_be_checked() -> None:
    book = a_book(a_finished_report())
    emptied = Book(id="b-1", reports=(a_report(),))

    assert all(type(row) in FIELDS for row in walk(book) if row is not book)
    assert findings(emptied, emptied.reports[0])


@pytest.mark.parametrize(
    ("group", "policy", "told"),
    [
        (a_group("Nhận thức", a_task(result="Đã mở 02 lớp."), nothing_occurred=True), None, "kết quả của 01 nhiệm vụ"),
        (a_group("Nhận thức", a_task(), nothing_occurred=True), None, ""),
        (a_group("Nhận thức", a_task(result="Đã mở 02 lớp.", printed=False), nothing_occurred=True), None, ""),
        (a_group("Nhận thức", a_task(result="Đã mở 02 lớp.")), None, ""),
        (None, a_policy("Đất đai", a_support(), a_support(), nothing_occurred=True), "02 khoản hỗ trợ"),
        (None, a_policy("Đất đai", nothing_occurred=True, result="Trong kỳ chưa có hồ sơ."), ""),
        (
            a_group("Chính sách", key="policies", nothing_occurred=True),
            a_policy("Đất đai", a_support()),
            "kết quả của 01 nhóm chính sách",
        ),
        (a_group("Chính sách", key="quality", nothing_occurred=True), a_policy("Đất đai", a_support()), ""),
    ],
)
def test_what_occurred_denies_that_nothing_did(group: TaskGroup | None, policy: Policy | None, told: str) -> None:
    report = a_finished_report(groups=(group,) if group else (), policies=(policy,) if policy else ())

    found = [finding for finding in findings(a_book(report), report) if finding.check == "nothing_occurred_denied"]

    assert [told in finding.sentence for finding in found] == ([True] if told else [])
    assert {finding.ref.field for finding in found} <= {"nothing_occurred"}
