"""The foot warns of what a reader must know."""

from dataclasses import replace

import pytest

from pdca.reports.footnotes import legend, warnings
from tests.reports.samples import empty_month
from tests.reports.speaking import BY_LANGUAGE, ENGLISH, RUSSIAN


def test_nothing_unusual_gives_no_warning() -> None:
    assert warnings(empty_month(), RUSSIAN) == ()


def test_a_set_clock_is_told() -> None:
    report = replace(empty_month(), is_clock_set=True)

    assert warnings(report, RUSSIAN) == (
        "Демонстрация: в журнале есть события, записанные с подставленным временем.",
    )


def test_years_without_known_holidays_are_told() -> None:
    report = replace(empty_month(), unknown_years=(2027, 2028))

    assert warnings(report, ENGLISH) == (
        "The calendar does not know the holidays of the years 2027, 2028: due dates in them may change.",
    )


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "Без независимого согласования: в 1 цикле сотрудник сам принял решение о своей работе."),
        (5, "Без независимого согласования: в 5 циклах сотрудник сам принял решение о своей работе."),
    ],
)
def test_self_approval_is_told(count: int, sentence: str) -> None:
    assert warnings(replace(empty_month(), self_approved=count), RUSSIAN) == (sentence,)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_legend_is_whole_sentences(language: str) -> None:
    assert all(line.endswith(".") for line in legend(empty_month(), BY_LANGUAGE[language]))
