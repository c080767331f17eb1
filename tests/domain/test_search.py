"""Looking for words: folded, in every period and text, in the registers, never in the bin."""

from __future__ import annotations

from datetime import date

import pytest

from desktop import paths
from desktop.domain import edits
from desktop.domain.book import Book, FieldRef
from desktop.domain.rolling import roll_forward
from desktop.domain.search import MOST, Index
from desktop.domain.vietnamese import fold
from desktop.storage.catalogue import read_sample
from tests.builders import a_book, a_cooperative, a_finished_report, a_group, a_report, a_task


def places(book: Book, words: str, first: str = "") -> list[str]:
    return [str(hit.ref) for hit in Index().find(book, words, first).hits]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HOÀ", "hòa"),
        ("uỷ ban", "Ủy ban"),
        ("kỹ thuật", "kĩ thuật"),
        ("Đất đai", "dat dai"),
        ("quý", "quí"),
        ("khoá", "KHÓA"),
        ("lý do", "lí do"),
    ],
)
def test_folding_takes_away_what_makes_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("tay", "tai"), ("yêu", "iêu"), ("đất", "đắng")])
def test_folding_leaves_what_does_make_one(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["Hợp tác xã Đức Phổ", "SỐ 20-NQ/TW", "İstanbul ß", "a\nb"])
def test_a_folded_text_is_as_long_as_it_was(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_figures_dates_texts_and_registers_are_found() -> None:
    book = a_book(a_finished_report())

    assert "n-c-1#members" in places(book, "1.105")
    assert "r-1#strengths" in places(book, "hoat dong on dinh")
    assert "c-1#name" in places(book, "hoa sen")
    assert "y-1#name" in places(book, "nguyen van a")
    assert any(place.endswith("#issued") for place in places(book, "16/6/2022"))


def test_every_word_must_stand_there_and_those_side_by_side_come_first() -> None:
    tasks = (a_task("Vốn góp còn ít, cần vận động góp thêm.", id="k-1"), a_task("Vận động thành viên.", id="k-2"))
    book = a_book(a_report(groups=(a_group("Việc", *tasks),)))

    assert places(book, "động van") == ["k-1#text", "k-2#text"]
    assert places(book, "vận động thành") == ["k-2#text"]
    assert places(book, "vận động bay") == []


def test_no_words_find_nothing() -> None:
    assert places(a_book(a_finished_report()), "  ") == []


def test_the_open_period_comes_first_and_every_period_is_searched() -> None:
    book = roll_forward(a_book(a_finished_report()), "r-1", "r-2")

    assert places(book, "ben vung", "r-2") == ["r-2#general_objective", "r-1#general_objective"]
    assert places(book, "ben vung", "r-1") == ["r-1#general_objective", "r-2#general_objective"]


def test_behind_the_open_period_and_the_registers_the_newest_comes_first() -> None:
    years = (2024, 2025, 2026)
    reports = [a_report(id=f"r-{year}", period_to=date(year, 6, 16), strengths="Hoa sen.") for year in years]

    assert places(a_book(*reports), "hoa sen", "r-2024") == [
        "r-2024#strengths",
        "c-1#name",
        "u-1#name",
        "r-2026#strengths",
        "r-2025#strengths",
    ]


def test_the_bin_is_not_searched() -> None:
    book = a_book(a_report(groups=(a_group("Việc", a_task("Phơi lúa.", id="k-1")),)))

    assert places(edits.remove_row(book, "k-1"), "phoi lua") == []


def test_a_snippet_shows_the_words_with_what_stands_around_them() -> None:
    text = "Mở đầu rất dài " * 10 + "cây sả trắng " + "kết thúc cũng dài " * 10
    book = a_book(a_report(strengths=text.strip()))

    (hit,) = Index().find(book, "cay sa trang").hits

    assert "cây sả trắng" in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) < 130


def test_after_an_edit_the_new_text_is_found_and_the_old_is_not() -> None:
    index, book = Index(), a_book(a_report(strengths="Vườn ươm."))
    before = index.find(book, "vuon uom").hits

    book = edits.set_field(book, FieldRef("r-1", "strengths"), "Sân phơi.")

    assert before
    assert index.find(book, "vuon uom").hits == ()
    assert index.find(book, "san phoi").hits


def test_more_hits_than_anybody_reads_are_cut_and_said_to_be() -> None:
    rows = tuple(a_cooperative(f"Hợp tác xã {number}", id=f"c-{number}") for number in range(MOST + 5))

    found = Index().find(a_book(cooperatives=rows), "hop tac xa")

    assert len(found.hits) == MOST
    assert found.more


def test_the_sample_has_its_words() -> None:
    sample = read_sample(paths.asset("sample.json"))

    assert len(Index().find(sample, "hop dong").hits) > 3
