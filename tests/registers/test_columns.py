"""Tests of finding which column holds which field."""

from collections.abc import Mapping, Sequence

import pytest

from pdca.domain.errors import WrongInput
from pdca.registers.columns import Matching, match_columns, parse_mapping
from pdca.registers.words import finding_words
from tests.registers.making import mistakes

FIELDS = finding_words().fields


def match(columns: Sequence[str], **mapping: str) -> Matching:
    return match_columns(columns, FIELDS, mapping)


def mistakes_of(columns: Sequence[str], mapping: Mapping[str, str] | None = None) -> list[tuple[object, ...]]:
    with pytest.raises(WrongInput) as refusal:
        match_columns(columns, FIELDS, mapping or {})
    return mistakes(refusal.value)


def test_russian_headings_are_known() -> None:
    columns = (
        "№",
        "Замечание",
        "Описание",
        "Критичность",
        "Дата выявления",
        "Срок устранения",
        "Ответственный",
    )

    assert match(columns).columns == {
        "title": 1, "description": 2, "severity": 3, "found_on": 4, "due": 5, "responsible": 6,
        "external_number": 0,
    }  # fmt: skip


@pytest.mark.parametrize("heading", ["dueDate", "due date", "Due_Date", "DUE-DATE", "Due date:", "Срок*"])
def test_capitals_spaces_and_signs_make_no_difference(heading: str) -> None:
    assert match(("title", heading)).columns["due"] == 1


def test_headings_of_other_systems_are_not_guessed() -> None:
    matching = match(("title", "vulnerabilityName", "№ п/п"))

    assert (matching.columns, matching.unused) == ({"title": 0}, ("vulnerabilityName", "№ п/п"))


@pytest.mark.parametrize("column", ["What is wrong", "whatIsWrong", "B", "b", "В", "2"])
def test_a_person_names_a_column_by_heading_letter_or_number(column: str) -> None:
    assert match(("id", "What is wrong"), title=column).columns["title"] == 1


def test_a_heading_goes_before_a_letter() -> None:
    assert match(("A", "C", "B"), title="B").columns["title"] == 2


def test_a_person_goes_before_the_words() -> None:
    assert match(("title", "Summary"), title="Summary") == Matching({"title": 1}, ("title",))


def test_a_column_that_a_person_gave_away_is_not_taken_by_a_word() -> None:
    assert match(("title", "date"), due="date").columns == {"title": 0, "due": 1}


def test_an_empty_column_says_that_a_field_is_not_read() -> None:
    assert "external_number" not in match(("title", "id"), external_number="").columns


def test_a_field_that_may_be_in_two_columns_is_refused() -> None:
    assert mistakes_of(("title", "№", "id")) == [("column-unclear", "external_number", ("№", "id"))]


def test_a_column_that_two_fields_want_is_refused() -> None:
    with pytest.raises(WrongInput) as refusal:
        match_columns(("date",), {"found_on": ("date",), "due": ("date",)}, {}, required=())

    assert mistakes(refusal.value) == [("column-claimed-twice", "date", ("found_on", "due"))]


def test_a_required_field_without_a_column_is_refused_with_the_headings() -> None:
    assert mistakes_of(("cveID", "", "dueDate")) == [("column-missing", "title", ("cveID", "dueDate"))]


def test_a_required_field_that_is_not_to_be_read_is_refused() -> None:
    assert mistakes_of(("title",), {"title": ""}) == [("column-missing", "title", ("title",))]


def test_every_wrong_name_is_refused_at_once_with_the_nearest() -> None:
    found = mistakes_of(("title", "Deadline"), {"titel": "title", "due": "Dedline", "responsible": "Z"})

    assert found == [
        ("field-unknown", "titel", ("title",), tuple(FIELDS)),
        ("column-unknown", "due", "Dedline", ("Deadline",), ("title", "Deadline")),
        ("column-unknown", "responsible", "Z", (), ("title", "Deadline")),
    ]


def test_a_mapping_is_read_as_it_is_typed() -> None:
    assert parse_mapping(["title=What=when", "External-Number = № п/п", "due="]) == {
        "title": "What=when",
        "external_number": "№ п/п",
        "due": "",
    }


def test_every_mistake_of_a_mapping_is_refused_at_once() -> None:
    with pytest.raises(WrongInput) as refusal:
        parse_mapping(["title", "=A", "due=B", "due=C"])

    assert mistakes(refusal.value) == [
        ("mapping-without-sign", "title"),
        ("mapping-without-sign", "=A"),
        ("field-doubled", "due"),
    ]
