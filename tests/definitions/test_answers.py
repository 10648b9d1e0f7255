"""The answers of an assessment as a form: what is read, and what is refused."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pdca.definitions.answers import named_catalogue, read_answers
from pdca.domain.catalogue import Catalogue
from pdca.domain.events import Answer
from tests.definitions.samples import lines_of, mistakes_of, small_catalogue, written


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return small_catalogue(tmp_path)


def share(answer: str) -> str:
    return f"answers:\n  no-plan:\n    share-planned: {answer}\n"


def signed(answer: str) -> str:
    return f"answers:\n  no-plan:\n    plan-signed: {answer}\n"


def test_head_of_the_form_is_read(catalogue: Catalogue) -> None:
    form = read_answers("person: Иванов\ncatalogue: small\non: 31.03.2026\n", catalogue)

    assert (form.person, form.catalogue, form.on) == ("Иванов", "small", date(2026, 3, 31))


def test_number_may_stand_alone(catalogue: Catalogue) -> None:
    form = read_answers(share("85,5"), catalogue)

    assert form.answers == (Answer(sign="no-plan", criterion="share-planned", value=Decimal("85.5")),)


@pytest.mark.parametrize("answer", ["85%", "85 %", '"85"', "{value: 85}"])
def test_number_may_be_written_in_several_ways(catalogue: Catalogue, answer: str) -> None:
    form = read_answers(share(answer), catalogue)

    assert form.answers[0].value == Decimal(85)


@pytest.mark.parametrize(
    ("word", "value"), [("да", 1), ("Да", 1), ("yes", 1), ("true", 1), ("нет", 0), ("no", 0), ("NO", 0)]
)
def test_yes_is_one_and_no_is_nothing(catalogue: Catalogue, word: str, value: int) -> None:
    form = read_answers(signed(word), catalogue)

    assert form.answers[0].value == Decimal(value)


def test_score_and_note_are_read(catalogue: Catalogue) -> None:
    form = read_answers(share("{score: 1, note: Плана за май нет}"), catalogue)

    assert form.answers == (
        Answer(sign="no-plan", criterion="share-planned", score=1, note="Плана за май нет"),
    )


@pytest.mark.parametrize(
    "answer", ["", "null", "-", "—", "не проверено", "Not checked", "not-checked", "''", "{}", "{value: -}"]
)
def test_what_was_not_checked_has_no_answer(catalogue: Catalogue, answer: str) -> None:
    assert read_answers(share(answer), catalogue).answers == ()


def test_note_about_what_was_not_checked_is_kept(catalogue: Catalogue) -> None:
    form = read_answers(share("{value: , note: Нет доступа}"), catalogue)

    assert form.answers == (Answer(sign="no-plan", criterion="share-planned", note="Нет доступа"),)


@pytest.mark.parametrize("text", ["person:\n", "answers:\n", "answers: {no-plan: }\n"])
def test_form_without_answers_is_read(catalogue: Catalogue, text: str) -> None:
    assert read_answers(text, catalogue).answers == ()


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (share("да"), "3 number-expected"),
        (share("много"), "3 wrong-number"),
        (share("1,250"), "3 ambiguous-number"),
        (share("[85]"), "3 wrong-type"),
        (share("{value: 85, score: 2}"), "3 value-and-score"),
        (share("{score: 3}"), "3 out-of-range"),
        (share("{score: good}"), "3 wrong-type"),
        (share("{vaule: 85}"), "3 unknown-key"),
        (signed("85"), "3 yes-no-expected"),
        (signed("наверное"), "3 yes-no-expected"),
        ("answers:\n  no-plann: {}\n", "2 unknown-sign"),
        ("answers:\n  no-plan:\n    plan-sighed: да\n", "3 unknown-criterion"),
        ("answers:\n  no-plan: {}\n  no-plan: {}\n", "3 doubled-sign"),
        ("answers:\n  no-plan: 85\n", "2 wrong-type"),
        ("answers: 85\n", "1 wrong-type"),
        ("persn: Иванов\n", "1 unknown-key"),
        ("on: 03/04/2026\n", "1 ambiguous-date"),
        ("catalogue: large\n", "1 other-catalogue"),
    ],
)
def test_mistake_has_its_code_and_line(catalogue: Catalogue, text: str, mistake: str) -> None:
    assert lines_of(lambda: read_answers(text, catalogue)) == [mistake]


def test_all_mistakes_are_listed_at_once(catalogue: Catalogue) -> None:
    text = "on: yesterday\nanswers:\n  no-plan:\n    share-planned: да\n    plan-signed: 5\n  no-crm: {}\n"

    assert lines_of(lambda: read_answers(text, catalogue)) == [
        "1 wrong-date",
        "4 number-expected",
        "5 yes-no-expected",
        "6 unknown-sign",
    ]


def test_misspelled_criterion_comes_with_a_suggestion(catalogue: Catalogue) -> None:
    text = "answers: {no-plan: {plan-sighed: да}}"

    facts = mistakes_of(lambda: read_answers(text, catalogue))[0].facts

    assert (facts["sign"], facts["criterion"], facts["did_you_mean"]) == (
        "no-plan",
        "plan-sighed",
        "plan-signed",
    )


def test_form_may_be_in_a_file(catalogue: Catalogue, tmp_path: Path) -> None:
    form = read_answers(written(tmp_path, share("85")), catalogue)

    assert form.answers[0].value == Decimal(85)


def test_form_names_the_catalogue_it_was_made_from() -> None:
    assert named_catalogue("catalogue: sales-head\nanswers: 5\n") == "sales-head"


@pytest.mark.parametrize("text", ["catalogue:\n", "answers: {}\n", "- a\n"])
def test_form_may_name_no_catalogue(text: str) -> None:
    assert named_catalogue(text) is None


def test_form_that_powershell_wrote_is_read(catalogue: Catalogue, tmp_path: Path) -> None:
    form = tmp_path / "answers.yaml"
    form.write_text("person: Смирнов\nanswers: {}\n", encoding="utf-16")

    filled = read_answers(form, catalogue)

    assert filled.person == "Смирнов"
