"""Phrases with places to be filled in."""

from __future__ import annotations

import re

import pytest

from desktop import paths
from desktop.domain.book import Report, Target, Task, TaskGroup
from desktop.domain.fields import FIELDS, Kind
from desktop.domain.phrases import Phrase, find_phrases, next_place
from desktop.storage.catalogue import read_phrases

TRAINING = Phrase(text="Đã tổ chức «số» lớp tập huấn.", fields=("result",))
ANYWHERE = Phrase(text="Theo số liệu của «nơi cung cấp».")
SHIPPED = read_phrases(paths.asset("phrases.json"))


def test_a_field_is_offered_its_own_phrases_and_those_for_all() -> None:
    assert find_phrases([TRAINING, ANYWHERE], "result") == (TRAINING, ANYWHERE)
    assert find_phrases([TRAINING, ANYWHERE], "strengths") == (ANYWHERE,)


def test_phrases_are_found_without_marks_and_case_by_all_words() -> None:
    assert find_phrases([TRAINING, ANYWHERE], "result", "TAP huan") == (TRAINING,)
    assert find_phrases([TRAINING, ANYWHERE], "result", "tap huan nuoc") == ()


def test_the_next_place_is_looked_for_from_the_caret_on_and_then_from_the_top() -> None:
    text = "«một» và «hai»"

    assert next_place(text) == (0, 5)
    assert next_place(text, 3) == (9, 14)
    assert next_place(text, 12) == (0, 5)
    assert next_place("không có") is None


@pytest.mark.parametrize("phrase", SHIPPED, ids=lambda phrase: phrase.text[:30])
def test_every_phrase_that_comes_with_the_program_fits_a_form_and_is_well_set(phrase: Phrase) -> None:
    names = {field.name for owner in (Report, Target, Task, TaskGroup) for field in FIELDS[owner]}

    assert phrase.fields
    assert set(phrase.fields) <= names
    assert phrase.text.endswith(".")
    assert phrase.text.count("«") == phrase.text.count("»")
    assert not re.search(r"  | [,.;:]", phrase.text)


def test_every_text_of_the_assessment_has_phrases() -> None:
    asked = [field.name for field in FIELDS[Report] if field.kind is Kind.PROSE and field.required]

    assert [name for name in asked if not find_phrases(SHIPPED, name)] == ["general_objective"]
