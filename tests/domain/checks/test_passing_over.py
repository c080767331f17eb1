"""What is passed over stays away while what it is about stays as it is."""

from __future__ import annotations

from desktop.domain import edits
from desktop.domain.book import Book, FieldRef
from desktop.domain.checks import Severity, examine, findings
from tests.builders import a_book, a_finished_report

TEXT = FieldRef("r-1", "strengths")


def a_flawed_book() -> Book:
    return a_book(a_finished_report(strengths="Quyền của xã viên.", causes=""))


def passed_over(book: Book) -> Book:
    """The book in which every finding was passed over."""
    for finding in findings(book, book.reports[0]):
        book = edits.dismiss(book, "r-1", finding.key, "Cấp trên đồng ý")
    return book


def checks(book: Book) -> list[str]:
    return [finding.check for finding in findings(book, book.reports[0])]


def test_what_is_passed_over_is_told_apart_with_its_reason() -> None:
    book = passed_over(a_flawed_book())

    examined = examine(book, book.reports[0])

    assert examined.open == ()
    assert [finding.check for finding in examined.passed_over] == ["required_missing", "old_words"]
    assert {book.reports[0].dismissed[finding.key] for finding in examined.passed_over} == {"Cấp trên đồng ý"}


def test_it_stays_away_while_other_things_change() -> None:
    book = edits.set_field(passed_over(a_flawed_book()), FieldRef("r-1", "shortcomings"), "Vốn còn ít hơn.")
    book = edits.set_field(book, TEXT, "Quyền lợi của xã viên được bảo đảm.")

    assert checks(book) == []


def test_it_comes_back_with_the_figures_and_words_that_it_is_about() -> None:
    book = edits.set_field(passed_over(a_flawed_book()), TEXT, "Xã viên góp vốn.")

    assert checks(book) == ["old_words"]


def test_it_can_be_looked_at_again() -> None:
    book = passed_over(a_flawed_book())
    (first, second) = examine(book, book.reports[0]).passed_over

    book = edits.reconsider(book, "r-1", first.key)

    assert [finding.key for finding in findings(book, book.reports[0])] == [first.key]
    assert list(book.reports[0].dismissed) == [second.key]


def test_keys_tell_findings_apart() -> None:
    book = a_flawed_book()
    found = findings(book, book.reports[0])

    assert len({finding.key for finding in found}) == len(found) == 2
    assert found[0].severity is Severity.MUST
    assert found[0].key.startswith("required_missing@r-1#causes:")
