"""Every edit: what it does, that the old book still stands, and that nothing happened where nothing changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import msgspec
import pytest
from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import Authority, Book, FieldRef, Task, new_id, walk
from desktop.domain.errors import UnknownEntity
from desktop.domain.indicators import Catalogue, Heading, LegalDocument
from desktop.domain.values import NOT_COLLECTED, Number
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
    a_unit,
    an_indicator,
)


def a_worked_book() -> Book:
    """Two reports; in the second, groups g-1 (k-1, k-2, k-3) and g-2 (k-4), a target and a policy with support.

    One finding of it was passed over.
    """
    tasks = [Task(id=f"k-{number}", text=f"Nhiệm vụ {number}.") for number in range(1, 5)]
    groups = (a_group("Một", *tasks[:3], id="g-1"), a_group("Hai", tasks[3], id="g-2"))
    policies = (a_policy("Đất đai", a_support(id="s-1"), id="p-1"), a_policy("Tín dụng", id="p-2"))
    report = a_report(
        targets=(a_target(actual="5"),),
        groups=groups,
        policies=policies,
        returns=(a_full_return(),),
        unseen=("n-c-1#chain",),
        dismissed={"ellipsis@r-1#closing:7a": ""},
    )
    return a_book(a_report(id="r-0"), report)


def tasks_of(book: Book, group: str) -> list[str]:
    """The ids of a group's tasks, in order."""
    return [row.id for row in walk(book.entity(group)) if isinstance(row, Task)]


EDITS: dict[str, Callable[[Book], Book]] = {
    "set_field": lambda book: edits.set_field(book, FieldRef("k-2", "result"), "Đã làm."),
    "set_fields": lambda book: edits.set_fields(
        book, [(FieldRef("k-1", "result"), "Xong."), (FieldRef("t-members", "actual"), NOT_COLLECTED)]
    ),
    "add_row": lambda book: edits.add_row(book, "r-1", "citations", a_citation(id="d-1")),
    "remove_row": lambda book: edits.remove_row(book, "k-2"),
    "put_back": lambda book: edits.put_back(edits.remove_row(book, "k-2"), "k-2"),
    "restore": lambda book: edits.restore(book, edits.set_field(book, FieldRef("k-2", "result"), "Đã làm.")),
    "move_row": lambda book: edits.move_row(book, "k-1", 1),
    "move_paragraphs": lambda book: edits.move_paragraphs(book, FieldRef("k-2", "text"), "Hai.\nMột."),
    "move_task": lambda book: edits.move_task(book, "k-1", "g-2"),
    "add_cooperative": lambda book: edits.add_cooperative(book, "r-1", a_cooperative(id="c-2"), a_return("c-2")),
    "remove_cooperative": lambda book: edits.remove_cooperative(book, "n-c-1"),
    "add_report": lambda book: edits.add_report(book, a_report(id="r-2")),
    "replace_report": lambda book: edits.replace_report(book, replace(book.report("r-1"), name="02 năm")),
    "mark_seen": lambda book: edits.mark_seen(book, (FieldRef("n-c-1", "chain"),)),
    "add_successor": lambda book: edits.add_successor(book, "r-1", a_unit("Tân An", id="u-2", predecessors=("u-1",))),
    "enter_by_hand": lambda book: edits.enter_by_hand(book, "t-members", NOT_COLLECTED, "Theo số cấp trên"),
    "use_register": lambda book: edits.use_register(
        edits.enter_by_hand(book, "t-members", NOT_COLLECTED, "Theo số cấp trên"), "t-members"
    ),
    "dismiss": lambda book: edits.dismiss(book, "r-1", "capitals@r-1#opening:9c", "Theo bản gốc"),
    "reconsider": lambda book: edits.reconsider(book, "r-1", "ellipsis@r-1#closing:7a"),
}
"""One example of every edit, each changing `a_worked_book`."""


def test_every_edit_of_the_module_has_an_example_here() -> None:
    made_here = {
        name
        for name, function in vars(edits).items()
        if callable(function) and getattr(function, "__module__", "") == edits.__name__ and not name.startswith("_")
    }

    assert made_here - set(EDITS) == {"new_book", "new_report", "place_of", "take_out"}  # no steps of their own


@pytest.mark.parametrize("name", [name for name in EDITS if name != "put_back"])
def test_an_edit_leaves_the_old_book_as_it_was(name: str) -> None:
    book = a_worked_book()
    before = msgspec.json.encode(book)

    after = EDITS[name](book)

    assert msgspec.json.encode(book) == before
    assert msgspec.json.encode(after) != before


@pytest.mark.parametrize("name", list(EDITS))
def test_an_edit_keeps_what_it_does_not_touch(name: str) -> None:
    book = a_worked_book()

    after = EDITS[name](book)

    assert after.reports[0] is book.reports[0]
    assert after.units is book.units or name == "add_successor"
    assert {row.id for row in walk(after)} >= {row.id for row in walk(book)} - {"k-2", "c-1", "n-c-1"}
    assert all(after.entity(row.id) is row for row in walk(after))


def test_what_was_copied_and_is_edited_counts_as_seen() -> None:
    after = edits.set_field(a_worked_book(), FieldRef("n-c-1", "chain"), True)

    assert after.report("r-1").unseen == ()


@pytest.mark.parametrize(
    "nothing",
    [
        lambda book: edits.set_field(book, FieldRef("k-2", "text"), "Nhiệm vụ 2."),
        lambda book: edits.set_field(book, FieldRef("k-2", "text"), unicodedata.normalize("NFD", "Nhiệm vụ 2.")),
        lambda book: edits.set_field(book, FieldRef("t-members", "actual"), Number(low=Decimal(5))),
        lambda book: edits.set_field(book, FieldRef("t-members", "plan"), None),
        lambda book: edits.set_fields(book, []),
        lambda book: edits.set_fields(book, [(FieldRef("k-1", "result"), ""), (FieldRef("k-2", "result"), "")]),
        lambda book: edits.mark_seen(book, (FieldRef("k-1", "text"),)),
        lambda book: edits.move_row(book, "k-1", -1),
        lambda book: edits.move_row(book, "k-3", 5),
        lambda book: edits.move_row(book, "k-2", 0),
        lambda book: edits.move_task(book, "k-1", "g-1", before="k-2"),
        lambda book: edits.move_task(book, "k-3", "g-1"),
        lambda book: edits.move_task(book, "k-2", "g-1", before="k-2"),
    ],
)
def test_the_same_book_comes_back_where_nothing_happened(nothing: Callable[[Book], Book]) -> None:
    book = a_worked_book()

    assert nothing(book) is book


@pytest.mark.parametrize(
    "impossible",
    [
        lambda book: edits.set_field(book, FieldRef("k-9", "text"), "x"),
        lambda book: edits.set_field(book, FieldRef("k-1", "price"), "x"),
        lambda book: edits.set_fields(book, [(FieldRef("k-1", "text"), "x"), (FieldRef("k-9", "text"), "x")]),
        lambda book: edits.add_row(book, "r-9", "citations", a_citation()),
        lambda book: edits.add_row(book, "r-1", "paragraphs", a_citation()),
        lambda book: edits.add_row(book, "u-1", "citations", a_citation()),
        lambda book: edits.add_row(book, "r-1", "citations", a_citation(), before="d-9"),
        lambda book: edits.remove_row(book, "k-9"),
        lambda book: edits.remove_row(book, "b-1"),
        lambda book: edits.move_row(book, "b-1", 1),
        lambda book: edits.move_task(book, "k-1", "g-9"),
        lambda book: edits.move_task(book, "k-1", "p-1"),
        lambda book: edits.remove_cooperative(book, "n-9"),
    ],
)
def test_an_unknown_address_is_refused(impossible: Callable[[Book], Book]) -> None:
    with pytest.raises(UnknownEntity):
        impossible(a_worked_book())


def test_text_enters_as_nfc_without_what_nobody_sees() -> None:
    typed = unicodedata.normalize("NFD", "Hợp tác xã") + "\u200b\x0bdòng hai\x00"

    book = edits.set_field(a_worked_book(), FieldRef("k-1", "result"), typed)

    assert book.field(FieldRef("k-1", "result")) == "Hợp tác xã\ndòng hai"


def test_a_choice_stays_a_choice() -> None:
    book = edits.set_field(a_worked_book(), FieldRef("y-1", "authority"), Authority.CHAIR)

    assert book.field(FieldRef("y-1", "authority")) is Authority.CHAIR


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("t-members#actual", Number(low=Decimal("1098"))),
        ("t-members#indicator.name", "Số thành viên"),
        ("r-1#period_to", date(2026, 12, 31)),
        ("s-1#money", NOT_COLLECTED),
        ("n-c-1#director_trained", False),
        ("u-1#name", "Hướng Dương"),
        ("b-1#sample", True),
    ],
)
def test_a_field_at_any_depth_is_set(address: str, value: object) -> None:
    ref = FieldRef.parse(address)

    assert edits.set_field(a_worked_book(), ref, value).field(ref) == value


def test_a_row_is_added_at_the_end_or_in_front_of_another() -> None:
    book = edits.add_row(a_worked_book(), "g-1", "tasks", Task(id="k-8"))
    book = edits.add_row(book, "g-1", "tasks", Task(id="k-9"), before="k-2")

    assert tasks_of(book, "g-1") == ["k-1", "k-9", "k-2", "k-3", "k-8"]


def test_a_row_is_removed() -> None:
    book = edits.remove_row(a_worked_book(), "k-2")

    assert tasks_of(book, "g-1") == ["k-1", "k-3"]
    with pytest.raises(UnknownEntity):
        book.entity("k-2")


@pytest.mark.parametrize(
    ("by", "order"),
    [(1, ["k-2", "k-1", "k-3"]), (2, ["k-2", "k-3", "k-1"]), (99, ["k-2", "k-3", "k-1"])],
)
def test_a_row_moves_down_and_stops_at_the_end(by: int, order: list[str]) -> None:
    assert tasks_of(edits.move_row(a_worked_book(), "k-1", by), "g-1") == order


def test_a_row_moves_up_and_stops_at_the_top() -> None:
    assert tasks_of(edits.move_row(a_worked_book(), "k-3", -99), "g-1") == ["k-3", "k-1", "k-2"]


@pytest.mark.parametrize(
    ("group", "before", "first", "second"),
    [
        ("g-2", None, ["k-2", "k-3"], ["k-4", "k-1"]),
        ("g-2", "k-4", ["k-2", "k-3"], ["k-1", "k-4"]),
        ("g-1", None, ["k-2", "k-3", "k-1"], ["k-4"]),
        ("g-1", "k-3", ["k-2", "k-1", "k-3"], ["k-4"]),
    ],
)
def test_a_task_moves_between_and_within_groups(
    group: str, before: str | None, first: list[str], second: list[str]
) -> None:
    book = edits.move_task(a_worked_book(), "k-1", group, before)

    assert (tasks_of(book, "g-1"), tasks_of(book, "g-2")) == (first, second)


def test_a_cooperative_comes_with_its_figures_and_goes_with_them() -> None:
    book = edits.add_cooperative(a_worked_book(), "r-1", a_cooperative("HTX Sao Mai", id="c-2"), a_return("c-2"))

    assert [row.id for row in book.cooperatives] == ["c-1", "c-2"]
    assert [row.id for row in book.report("r-1").returns] == ["n-c-1", "n-c-2"]
    assert edits.remove_cooperative(book, "n-c-2") == a_worked_book_like(book)


def a_worked_book_like(book: Book) -> Book:
    """The same book without the cooperative c-2 and its figures."""
    return edits.remove_row(edits.remove_row(book, "n-c-2"), "c-2")


def test_a_cooperative_of_another_report_stays_in_the_register() -> None:
    book = a_book(a_report(returns=(a_return(),)), a_report(id="r-2", returns=(a_return(id="n-2"),)))

    once = edits.remove_cooperative(book, "n-2")
    twice = edits.remove_cooperative(once, "n-c-1")

    assert [row.id for row in once.cooperatives] == ["c-1"]
    assert once.report("r-2").returns == ()
    assert twice.cooperatives == ()


def test_figures_without_a_row_in_the_register_can_be_removed() -> None:
    book = a_book(a_report(returns=(a_return("c-lost"),)))

    assert edits.remove_cooperative(book, "n-c-lost").report("r-1").returns == ()


def test_a_new_report_has_the_standard_rows_of_the_catalogue_with_fresh_ids() -> None:
    catalogue = Catalogue(
        indicators=(an_indicator("members"), an_indicator("rank")),
        task_groups=(Heading(key="awareness", title="Nhận thức"),),
        policies=(Heading(key="land", title="Đất đai"), Heading(key="credit", title="Tín dụng", standard=False)),
        documents=(
            LegalDocument(kind="Nghị quyết", number="20-NQ/TW", issued=date(2022, 6, 16), standard=True),
            LegalDocument(kind="Luật", number="17/2023/QH15"),
        ),
    )

    one, two = (edits.new_report(catalogue, unit="u-1", name="04 năm") for _ in range(2))

    assert [target.indicator.code for target in one.targets] == ["members", "rank"]
    assert [(group.key, group.title) for group in one.groups] == [("awareness", "Nhận thức")]
    assert [policy.key for policy in one.policies] == ["land"]
    assert [(row.kind, row.number, row.issued) for row in one.citations] == [
        ("Nghị quyết", "20-NQ/TW", date(2022, 6, 16))
    ]
    assert (one.unit, one.name) == ("u-1", "04 năm")
    assert not {row.id for row in walk(one)} & {row.id for row in walk(two)}


def test_a_new_book_has_one_unit_to_be_named_and_one_report_of_it() -> None:
    catalogue = Catalogue(indicators=(an_indicator(),), task_groups=(), policies=(), documents=())

    book = edits.new_book(catalogue)

    assert book.unit_of(book.reports[0]) is book.units[0]
    assert len(book.reports[0].targets) == 1
    assert not book.sample
    assert edits.new_book(catalogue).id != book.id


def test_ids_are_never_used_again_after_a_removal() -> None:
    fresh = new_id("k")
    book = edits.add_row(a_worked_book(), "g-1", "tasks", Task(id=fresh))
    book = edits.add_row(edits.remove_row(book, fresh), "g-1", "tasks", Task(id=new_id("k")))

    assert fresh not in tasks_of(book, "g-1")


# -- the bin


def test_a_deleted_row_lies_in_the_bin_with_where_it_stood() -> None:
    book = edits.remove_row(a_worked_book(), "k-2")

    ((collection, removed),) = book.bin.rows()
    assert (collection, removed.parent, removed.position, removed.row.text) == ("tasks", "g-1", 1, "Nhiệm vụ 2.")


def test_a_row_put_back_stands_where_it_stood() -> None:
    book = a_worked_book()

    assert edits.put_back(edits.remove_row(book, "k-2"), "k-2") == book


def test_a_row_put_back_where_rows_are_fewer_stands_last() -> None:
    book = a_worked_book()
    for row in ("k-3", "k-2", "k-1"):
        book = edits.remove_row(book, row)

    assert tasks_of(edits.put_back(edits.put_back(book, "k-3"), "k-1"), "g-1") == ["k-1", "k-3"]


def test_a_row_whose_group_was_deleted_too_comes_back_with_it() -> None:
    book = edits.remove_row(edits.remove_row(a_worked_book(), "k-2"), "g-1")

    assert tasks_of(edits.put_back(book, "k-2"), "g-1") == ["k-1", "k-2", "k-3"]


def test_a_cooperatives_figures_come_back_with_its_row_in_the_register() -> None:
    book = a_worked_book()

    assert edits.put_back(edits.remove_cooperative(book, "n-c-1"), "n-c-1") == book


def test_a_row_that_stands_in_the_book_again_is_not_put_back_twice() -> None:
    book = a_worked_book()
    task = book.entity("k-2")
    again = edits.add_row(edits.remove_row(book, "k-2"), "g-1", "tasks", task)

    assert tasks_of(edits.put_back(again, "k-2"), "g-1") == ["k-1", "k-3", "k-2"]


def test_a_row_that_was_never_deleted_stays_as_it_is() -> None:
    book = a_worked_book()

    assert edits.put_back(book, "k-2") is book


def test_what_nobody_knows_cannot_be_put_back() -> None:
    with pytest.raises(UnknownEntity):
        edits.put_back(a_worked_book(), "k-99")


def test_the_bin_keeps_the_last_rows_of_a_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edits, "BIN_SIZE", 2)
    book = a_worked_book()
    for row in ("k-1", "k-2", "k-3"):
        book = edits.remove_row(book, row)

    assert [removed.row.id for _, removed in book.bin.rows()] == ["k-3", "k-2"]


def test_moving_a_task_leaves_nothing_in_the_bin() -> None:
    assert edits.move_task(a_worked_book(), "k-1", "g-2").bin.rows() == []


def test_restoring_the_same_state_changes_nothing() -> None:
    book = a_worked_book()

    assert edits.restore(book, edits.put_back(edits.remove_row(book, "k-2"), "k-2")) is book


def test_many_values_at_once_are_what_they_are_one_after_the_other() -> None:
    book = a_worked_book()
    changes = [
        (FieldRef("r-1", "strengths"), "Ổn định."),
        (FieldRef("k-1", "result"), "Xong."),
        (FieldRef("g-1", "title"), "Nhóm khác"),
        (FieldRef("t-members", "actual"), NOT_COLLECTED),
        (FieldRef("t-members", "indicator.name"), "Số thành viên"),
        (FieldRef("k-1", "result"), "Xong cả."),
        (FieldRef("c-1", "name"), "Hợp tác xã Sen"),
        (FieldRef("b-1", "sample"), True),
    ]
    one_by_one = book
    for change in changes:
        one_by_one = edits.set_field(one_by_one, *change)

    assert edits.set_fields(book, changes) == one_by_one
    assert edits.set_fields(one_by_one, changes) is one_by_one


def test_many_values_at_once_bring_the_signer_of_the_new_day_and_count_as_seen() -> None:
    strengths, cutoff = FieldRef("r-1", "strengths"), FieldRef("r-1", "cutoff")
    first, second = a_signer(valid_to=date(2026, 6, 30)), a_signer(id="y-2", valid_from=date(2026, 7, 1))
    report = a_report(signer="y-1", cutoff=date(2026, 6, 1), unseen=(str(strengths),))
    book = replace(a_book(report), signers=(first, second))

    after = edits.set_fields(book, [(strengths, "Ổn định."), (cutoff, date(2026, 9, 1))])

    assert after.report("r-1").signer == "y-2"
    assert after.report("r-1").unseen == ()
    assert after == edits.set_field(edits.set_field(book, strengths, "Ổn định."), cutoff, date(2026, 9, 1))
