"""Numbers, dates and counts are written as each language writes them."""

from datetime import date
from decimal import Decimal

import pytest

from pdca.domain.assessment import Level
from pdca.domain.plan import Outcome
from pdca.reports.month import TileKind
from pdca.reports.names import level_names, outcome_names, phase_letters, phase_names, tile_names
from pdca.reports.wording import assessment_name, cycle_name, finding_name, unbroken
from tests.reports.speaking import BY_LANGUAGE, ENGLISH, RUSSIAN


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        (None, "–", "–"),
        (0, "0", "0"),
        (-7, "−7", "−7"),
        (1234567, "1\u202f234\u202f567", "1\u202f234\u202f567"),
        (Decimal("0.50"), "0,50", "0.50"),
        (Decimal("-1234.5"), "−1\u202f234,5", "−1\u202f234.5"),
        (Decimal("1E+3"), "1\u202f000", "1\u202f000"),
        (Decimal("-0.0"), "0,0", "0.0"),
    ],
)
def test_numbers(value: int | Decimal | None, russian: str, english: str) -> None:
    assert (RUSSIAN.number(value), ENGLISH.number(value)) == (russian, english)


@pytest.mark.parametrize(("value", "written"), [(2, "+2"), (0, "0"), (-1, "−1"), (1000, "+1\u202f000")])
def test_a_change_has_its_sign(value: int, written: str) -> None:
    assert RUSSIAN.signed(value) == written


@pytest.mark.parametrize(
    ("days", "russian", "english"),
    [
        (0, "0 рабочих дней", "0 working days"),
        (1, "1 рабочий день", "1 working day"),
        (2, "2 рабочих дня", "2 working days"),
        (5, "5 рабочих дней", "5 working days"),
        (11, "11 рабочих дней", "11 working days"),
        (21, "21 рабочий день", "21 working days"),
        (101, "101 рабочий день", "101 working days"),
    ],
)
def test_working_days(days: int, russian: str, english: str) -> None:
    assert (RUSSIAN.working_days(days), ENGLISH.working_days(days)) == (russian, english)


def test_dates_in_russian() -> None:
    day = date(2026, 5, 7)

    assert (RUSSIAN.date(day), RUSSIAN.day(day), RUSSIAN.month(day)) == ("07.05.2026", "07.05", "май 2026")


def test_dates_in_english() -> None:
    day = date(2026, 5, 7)

    assert (ENGLISH.date(day), ENGLISH.day(day), ENGLISH.month(day)) == ("7 May 2026", "7 May", "May 2026")


def test_a_month_on_an_axis_is_short_and_january_tells_the_year() -> None:
    months = [RUSSIAN.axis_month(day) for day in (date(2026, 12, 1), date(2027, 1, 1))]

    assert months == ["дек", "янв 2027"]


@pytest.mark.parametrize(
    ("month", "russian", "english"),
    [(1, "к декабрю", "vs December"), (10, "к сентябрю", "vs September"), (12, "к ноябрю", "vs November")],
)
def test_a_change_is_to_the_month_before(month: int, russian: str, english: str) -> None:
    day = date(2026, month, 1)

    assert RUSSIAN.versus_month_before(day) == russian
    assert ENGLISH.versus_month_before(day) == english


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [(0, "0", "0"), (1, "1", "one"), (10, "10", "ten"), (11, "11", "11"), (1200, "1\u202f200", "1\u202f200")],
)
def test_english_spells_small_counts_and_russian_does_not(value: int, russian: str, english: str) -> None:
    assert (RUSSIAN.count(value), ENGLISH.count(value)) == (russian, english)


def test_numbers_of_things_are_the_same_in_every_language() -> None:
    assert (cycle_name(7), finding_name(3), assessment_name(2)) == ("C-7", "F-3", "A-2")


def test_a_number_stays_on_the_line_of_its_word() -> None:
    assert unbroken("за 5 дней 10 % и 3") == "за 5\u00a0дней 10 % и 3"


def test_levels_are_named() -> None:
    russian, english = (level_names(BY_LANGUAGE[each].translations) for each in ("ru", "en"))

    assert [russian[level] for level in Level] == ["не проверен", "нет", "слабый", "заметный", "острый"]
    assert [english[level] for level in Level] == ["not checked", "none", "weak", "visible", "acute"]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_thing_has_a_name_and_no_two_share_it(language: str) -> None:
    translations = BY_LANGUAGE[language].translations

    for names, things in (
        (tile_names(translations), set(TileKind)),
        (outcome_names(translations), {*Outcome, None}),
        (phase_names(translations), {"plan", "do", "check", "act", "frozen", "closed"}),
        (phase_letters(translations), {"plan", "do", "check", "act", "frozen", "closed"}),
    ):
        assert set(names) == things
        assert len(set(names.values())) == len(names)
