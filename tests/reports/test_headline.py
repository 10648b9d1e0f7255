"""The headline follows from the figures, and is right for every count in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from pdca.domain.assessment import Level
from pdca.reports.headline import headline, lateness
from pdca.reports.month import EnteredLater, MonthReport, SignLine
from pdca.reports.month_lines import Closed, Needs, Overdue, OverdueLine
from tests.reports.full_parts import full_closed
from tests.reports.parts import CALLS, DEALS, DOING, last_known, late_line, tiles
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
        ("ru", (1, 0, 0), "От руководства нужно 1 решение: утвердить 1 план."),
        ("ru", (0, 2, 0), "От руководства нужны 2 решения: решить о переносе 2 сроков."),
        ("ru", (0, 0, 5), "От руководства нужно 5 решений: назначить ответственных по 5 замечаниям."),
        ("ru", (0, 0, 11), "От руководства нужно 11 решений: назначить ответственных по 11 замечаниям."),
        ("ru", (0, 0, 21), "От руководства нужно 21 решение: назначить ответственного по 21 замечанию."),
        (
            "ru",
            (2, 1, 98),
            (
                "От руководства нужно 101 решение: утвердить 2 плана, решить о переносе 1 срока,"
                " назначить ответственных по 98 замечаниям."
            ),
        ),
        ("en", (0, 0, 0), "No decision is needed from management."),
        ("en", (1, 0, 0), "One decision is needed from management: approve 1 plan."),
        (
            "en",
            (2, 1, 1),
            (
                "Four decisions are needed from management: approve 2 plans,"
                " decide whether to move 1 due date, name a responsible for 1 finding."
            ),
        ),
    ],
)
def test_decisions(language: str, counts: tuple[int, int, int], sentence: str) -> None:
    assert told(needs(*counts), language).endswith(sentence)


def test_an_effect_to_check_is_a_decision() -> None:
    report = needs(1, 0, 0, checks=2)

    assert told(report, "en").endswith(
        "Three decisions are needed from management: approve 1 plan, check the effect of 2 cycles."
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

    assert "Хуже по 4 признакам: «признак 2», «признак 3» и ещё 2." in text
    assert "Лучше по 1 признаку: «признак 5»." in text


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


@pytest.mark.parametrize(
    ("count", "language", "sentence"),
    [
        (1, "en", "One assessment of an earlier month was entered: A-3 (15 Sep 2026)."),
        (2, "en", "Two assessments of earlier months were entered: A-3 (15 Sep 2026), A-4 (15 Sep 2026)."),
        (1, "ru", "Внесена 1 оценка за прежние месяцы: A-3 (15.09.2026)."),
        (2, "ru", "Внесены 2 оценки за прежние месяцы: A-3 (15.09.2026), A-4 (15.09.2026)."),
        (5, "ru", "Внесено 5 оценок за прежние месяцы: A-3 (15.09.2026), A-4 (15.09.2026) и ещё 3."),
        (21, "ru", "Внесена 21 оценка за прежние месяцы: A-3 (15.09.2026), A-4 (15.09.2026) и ещё 19."),
    ],
)
def test_an_assessment_of_an_earlier_month_is_news_when_it_is_entered(
    count: int, language: str, sentence: str
) -> None:
    entered = tuple(
        EnteredLater(assessment=3 + number, person="Смирнов А.", made_on=date(2026, 9, 15))
        for number in range(count)
    )

    assert sentence in told(replace(full_month(), entered_later=entered), language)


def test_without_any_assessment_it_says_so() -> None:
    assert "Оценок ещё не было." in told(empty_month(), "ru")


STILL = (1, 1)
"""A figure that did not change."""


def figures(
    closed: tuple[int | None, ...] = STILL,
    overdue: tuple[int | None, ...] = STILL,
    acute: tuple[int | None, ...] = STILL,
    duration: tuple[int | None, ...] = STILL,
) -> MonthReport:
    """Return a month whose figures were these, last month's first."""
    return replace(empty_month(), tiles=tiles((3, 9), closed, overdue, acute, duration))


@pytest.mark.parametrize(
    ("report", "language", "sentence"),
    [
        (figures(closed=(0, 2)), "ru", "Лучше, чем месяцем ранее: закрыто больше циклов."),
        (
            figures(closed=(2, 0), acute=(1, 2)),
            "en",
            "Worse than the month before: fewer cycles closed, more acute signs.",
        ),
        (
            figures(overdue=(1, 2), duration=(30, 20)),
            "ru",
            "Лучше, чем месяцем ранее: циклы короче; хуже: просроченных циклов больше.",
        ),
        (
            figures(overdue=(2, 1), duration=(20, 30)),
            "en",
            "Better than the month before: fewer cycles overdue; worse: longer cycles.",
        ),
        (figures(), "ru", "Не лучше и не хуже, чем месяцем ранее."),
        (
            figures((None, 1), (None, 2), (None, 3), (None, 4)),
            "en",
            "There is no month before to compare with.",
        ),
    ],
)
def test_it_begins_with_whether_the_month_was_better_or_worse(
    report: MonthReport, language: str, sentence: str
) -> None:
    assert headline(report, BY_LANGUAGE[language])[0] == sentence


def test_a_month_that_runs_is_not_called_worse_because_less_was_closed_yet() -> None:
    report = replace(figures(closed=(2, 0)), is_complete=False)

    assert "Neither better nor worse" in told(report, "en")


def late(*lines: OverdueLine) -> MonthReport:
    """Return a month at whose end these cycles were late."""
    return replace(
        empty_month(),
        overdue=Overdue(lines=lines, left_out=0),
        overdue_by_person=tuple((line.who, 1) for line in lines),
    )


def test_two_late_cycles_are_told_each_with_its_title_whose_turn_it_is_and_the_delay() -> None:
    first = replace(late_line(4, CALLS, DOING, date(2026, 10, 9), 15, 0, 0), who="Иванова О.")
    second = replace(late_line(3, DEALS, DOING, date(2026, 10, 30), 1, 0, 0), who="Смирнов А.")

    sentences = lateness(late(first, second), BY_LANGUAGE["ru"])

    assert sentences == (
        "Просрочено 2 цикла.",
        "C-4 «Слушать пять звонков в неделю с разбором» — Иванова О., 15 рабочих дней.",
        "C-3 «Все сделки ведутся в CRM» — Смирнов А., 1 рабочий день.",
    )


def test_a_long_title_of_a_late_cycle_is_cut() -> None:
    line = late_line(4, {"ru": "Щ" * 300, "en": "W" * 300}, DOING, date(2026, 10, 9), 15, 0, 0)

    sentences = lateness(late(line), BY_LANGUAGE["en"])

    assert f"C-4 “{'W' * 59}…” — " in sentences[1]
