"""The headline follows from the figures, and is right for every count in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from pdca.domain.assessment import Level
from pdca.reports.headline import headline
from pdca.reports.month import MonthReport, SignLine
from pdca.reports.month_lines import Closed, Needs, Overdue
from tests.reports.full_parts import full_closed
from tests.reports.parts import last_known
from tests.reports.samples import empty_month, full_month, one_cycle
from tests.reports.speaking import BY_LANGUAGE


def told(report: MonthReport, language: str) -> str:
    """Return the whole headline."""
    return " ".join(headline(report, BY_LANGUAGE[language]))


def closed(count: int) -> MonthReport:
    """Return a month in which so many cycles were closed."""
    lines = full_closed()[: min(count, 1)]
    return replace(empty_month(), closed=Closed(lines=lines, left_out=count - len(lines)))


def overdue(count: int, *people: tuple[str, int]) -> MonthReport:
    """Return a month at whose end so many cycles were overdue."""
    return replace(empty_month(), overdue=Overdue(lines=(), left_out=count), overdue_by_person=people)


def needs(plans: int, extensions: int, findings: int, checks: int = 0) -> MonthReport:
    """Return a month at whose end so much waited for a decision."""
    return replace(
        empty_month(),
        needs=Needs(
            plans=(),
            plans_count=plans,
            extensions=(),
            extensions_count=extensions,
            findings=(),
            findings_count=findings,
            findings_overdue=0,
            checks=(),
            checks_count=checks,
        ),
    )


def signs(*levels: tuple[Level, ...], made_on: date = date(2026, 10, 5)) -> MonthReport:
    """Return a month with signs that have had these levels."""
    strip = full_month().strips[0]
    lines = tuple(
        SignLine(
            position=position,
            title={"ru": f"признак {position}", "en": f"sign {position}"},
            short={"ru": "коротко", "en": "in short"},
            levels=each,
            level_before=last_known(each[:-1]),
            cycle=None,
        )
        for position, each in enumerate(levels, start=1)
    )
    return replace(empty_month(), strips=(replace(strip, signs=lines, made_on=made_on),))


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "За месяц не закрыт ни один цикл."),
        (1, "За месяц закрыт 1 цикл."),
        (2, "За месяц закрыто 2 цикла."),
        (5, "За месяц закрыто 5 циклов."),
        (11, "За месяц закрыто 11 циклов."),
        (21, "За месяц закрыт 21 цикл."),
        (101, "За месяц закрыт 101 цикл."),
    ],
)
def test_closed_in_russian(count: int, sentence: str) -> None:
    assert sentence in told(closed(count), "ru")


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "No cycle was closed this month."),
        (1, "One cycle was closed this month."),
        (2, "Two cycles were closed this month."),
        (5, "Five cycles were closed this month."),
        (11, "11 cycles were closed this month."),
        (21, "21 cycles were closed this month."),
        (101, "101 cycles were closed this month."),
    ],
)
def test_closed_in_english(count: int, sentence: str) -> None:
    assert sentence in told(closed(count), "en")


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "Просроченных циклов нет."),
        (1, "Просрочен 1 цикл, следующий шаг делает Смирнов А. "),
        (2, "Просрочено 2 цикла, в обоих следующий шаг делает Смирнов А. "),
        (5, "Просрочено 5 циклов, во всех следующий шаг делает Смирнов А. "),
        (11, "Просрочено 11 циклов, во всех следующий шаг делает Смирнов А. "),
        (21, "Просрочен 21 цикл, во всех следующий шаг делает Смирнов А. "),
        (101, "Просрочен 101 цикл, во всех следующий шаг делает Смирнов А. "),
    ],
)
def test_overdue_of_one_person_in_russian(count: int, sentence: str) -> None:
    assert sentence in told(overdue(count, ("Смирнов А.", count)), "ru")


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "Nothing is overdue."),
        (1, "One cycle is overdue, waiting for Ann Orlova."),
        (2, "Two cycles are overdue, both waiting for Ann Orlova."),
        (5, "Five cycles are overdue, all waiting for Ann Orlova."),
        (11, "11 cycles are overdue, all waiting for Ann Orlova."),
        (21, "21 cycles are overdue, all waiting for Ann Orlova."),
        (101, "101 cycles are overdue, all waiting for Ann Orlova."),
    ],
)
def test_overdue_of_one_person_in_english(count: int, sentence: str) -> None:
    assert sentence in told(overdue(count, ("Ann Orlova", count)), "en")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Просрочено 3 цикла, следующий шаг делают А (2) и Б (1)."),
        ("en", "Three cycles are overdue, waiting for А (2) and Б (1)."),
    ],
)
def test_overdue_of_two_people(language: str, sentence: str) -> None:
    assert sentence in told(overdue(3, ("А", 2), ("Б", 1)), language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Просрочено 7 циклов, чаще всего следующий шаг делают А (4) и Б (2)."),
        ("en", "Seven cycles are overdue, most often waiting for А (4) and Б (2)."),
    ],
)
def test_overdue_of_more_people_names_the_top_two(language: str, sentence: str) -> None:
    assert sentence in told(overdue(7, ("А", 4), ("Б", 2), ("В", 1)), language)


@pytest.mark.parametrize(
    ("language", "sentence"), [("ru", "Просрочено 3 цикла."), ("en", "Three cycles are overdue.")]
)
def test_overdue_of_nobody_known(language: str, sentence: str) -> None:
    assert sentence in told(overdue(3), language)


@pytest.mark.parametrize(
    ("language", "counts", "sentence"),
    [
        ("ru", (0, 0, 0), "Решений от руководства не требуется."),
        ("ru", (1, 0, 0), "От руководства нужно 1 решение: 1 план на согласовании."),
        ("ru", (0, 2, 0), "От руководства нужны 2 решения: 2 переноса срока."),
        ("ru", (0, 0, 5), "От руководства нужно 5 решений: 5 замечаний без ответственного."),
        ("ru", (0, 0, 11), "От руководства нужно 11 решений: 11 замечаний без ответственного."),
        ("ru", (0, 0, 21), "От руководства нужно 21 решение: 21 замечание без ответственного."),
        (
            "ru",
            (2, 1, 98),
            (
                "От руководства нужно 101 решение: 2 плана на согласовании, 1 перенос срока,"
                " 98 замечаний без ответственного."
            ),
        ),
        ("en", (0, 0, 0), "No decision is needed from management."),
        ("en", (1, 0, 0), "One decision is needed from management: 1 plan to approve."),
        (
            "en",
            (2, 1, 1),
            (
                "Four decisions are needed from management: 2 plans to approve, 1 due date to move,"
                " 1 finding without a responsible."
            ),
        ),
    ],
)
def test_decisions(language: str, counts: tuple[int, int, int], sentence: str) -> None:
    assert told(needs(*counts), language).endswith(sentence)


def test_an_effect_to_check_is_a_decision() -> None:
    report = needs(1, 0, 0, checks=2)

    assert told(report, "en").endswith(
        "Three decisions are needed from management: 1 plan to approve, 2 effects to check."
    )


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "Прекращён или отменён 1 цикл."),
        (3, "Прекращено или отменено 3 цикла."),
        (5, "Прекращено или отменено 5 циклов."),
    ],
)
def test_cycles_without_success_are_told(count: int, sentence: str) -> None:
    assert sentence in told(replace(empty_month(), abandoned=count), "ru")


def test_a_month_that_runs_says_so_first() -> None:
    assert told(one_cycle(), "ru").startswith("Месяц не закончен; данные на 20.10.2026.")
    assert told(one_cycle(), "en").startswith("The month is not over; figures as of 20 Oct 2026.")


def test_a_complete_month_says_nothing_of_it() -> None:
    assert "не закончен" not in told(full_month(), "ru")


def test_what_got_worse_and_better_is_named_the_greatest_change_first() -> None:
    none, weak, visible, acute = Level.NONE, Level.WEAK, Level.VISIBLE, Level.ACUTE
    report = signs((weak, visible), (none, acute), (weak, acute), (none, weak), (acute, weak), (weak, weak))

    text = told(report, "ru")

    assert "Усилились 4 признака: «признак 2», «признак 3» и ещё 2." in text
    assert "Ослаб 1 признак: «признак 5»." in text


def test_one_worse_sign_in_english() -> None:
    assert "One sign got worse: “sign 1”." in told(signs((Level.NONE, Level.WEAK)), "en")


def test_signs_that_stayed_are_said_to_have_stayed() -> None:
    report = signs((Level.WEAK, Level.WEAK), (Level.UNCHECKED, Level.ACUTE))

    assert "No sign got worse or better." in told(report, "en")


def test_a_first_assessment_counts_acute_signs() -> None:
    report = signs((Level.ACUTE,), (Level.ACUTE,), (Level.UNCHECKED,))

    assert "Первая оценка выявила 2 острых признака." in told(report, "ru")


def test_a_first_assessment_without_acute_signs_says_so() -> None:
    assert "The first assessment found no acute sign." in told(signs((Level.WEAK,)), "en")


def test_a_later_assessment_of_other_signs_is_not_called_the_first() -> None:
    report = signs((Level.ACUTE, Level.UNCHECKED), (Level.UNCHECKED, Level.ACUTE))

    assert "This month's assessments found one acute sign." in told(report, "en")


def test_a_later_assessment_of_other_signs_may_find_none_acute() -> None:
    report = signs((Level.ACUTE, Level.UNCHECKED), (Level.UNCHECKED, Level.WEAK))

    assert "This month's assessments found no acute sign." in told(report, "en")


def test_a_sign_is_compared_with_when_it_was_last_checked() -> None:
    report = signs((Level.ACUTE, Level.UNCHECKED, Level.WEAK))

    assert "One sign got better: “sign 1”." in told(report, "en")


def test_a_sign_that_was_not_checked_again_got_neither_worse_nor_better() -> None:
    sign = signs((Level.ACUTE, Level.UNCHECKED)).strips[0].signs[0]

    assert (sign.is_comparable, sign.change) == (False, 0)


def test_changes_of_an_earlier_month_are_not_news() -> None:
    report = signs((Level.NONE, Level.ACUTE), made_on=date(2026, 9, 30))

    assert "There was no assessment this month." in told(report, "en")


def test_without_any_assessment_it_says_so() -> None:
    assert "Оценок ещё не было." in told(empty_month(), "ru")
