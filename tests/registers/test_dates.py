"""Tests of reading single dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.domain.errors import Gap, WrongInput
from pdca.registers.dates import DateFormat, DateOrder, date_format, parse_date

DAY_FIRST = DateFormat(DateOrder.DAY_FIRST)
YEAR_FIRST = DateFormat(DateOrder.YEAR_FIRST)
LAST_OF_MARCH = date(2026, 3, 31)


def code_of(found: date | Gap) -> str:
    assert isinstance(found, Gap)
    return found.code


@pytest.mark.parametrize(
    "text",
    [
        "31.03.2026", "31/3/2026", "31-03-2026", "2026-03-31", "2026.3.31", "31.03.2026 г.", "31.03.2026г",
        "31.03.2026 14:30", "31.03.2026, 9:05:10", "2026-03-31T14:30:00Z", "2026-03-31 14:30:00.123+03:00",
        "3/31/2026 2:30 PM",
    ],
)  # fmt: skip
def test_dates_are_read_with_and_without_time(text: str) -> None:
    order = DateOrder.MONTH_FIRST if text.startswith("3/") else DateOrder.DAY_FIRST

    assert parse_date(text, DateFormat(order)) == LAST_OF_MARCH


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "31.03",
        "31.03-2026",
        "1.2.3",
        "31 марта 2026",
        "2026-03-2026",
        "45321",
        "31.03.2026x",
        "３1.03.2026",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert code_of(parse_date(text, DAY_FIRST)) == "date-unreadable"


@pytest.mark.parametrize("text", ["31.02.2026", "00.01.2026", "29.02.2025", "12.13.2026", "2026-13-01"])
def test_dates_that_no_calendar_has_are_refused(text: str) -> None:
    assert code_of(parse_date(text, DAY_FIRST)) == "date-impossible"


@pytest.mark.parametrize("text", ["31.12.1989", "01.01.2101", "01.01.0026"])
def test_years_that_no_register_has_are_refused(text: str) -> None:
    assert code_of(parse_date(text, DAY_FIRST)) == "date-year-unlikely"


@pytest.mark.parametrize("text", ["01.01.1990", "31.12.2100"])
def test_the_first_and_the_last_year_are_read(text: str) -> None:
    assert isinstance(parse_date(text, DAY_FIRST), date)


@pytest.mark.parametrize("text", ["31.03.26", "3/31/26", "26-03-31"])
def test_years_of_two_digits_are_refused_until_a_person_gives_the_format(text: str) -> None:
    assert code_of(parse_date(text, DAY_FIRST)) == "date-year-short"


@pytest.mark.parametrize(
    ("text", "order"),
    [("31.03.26", "dmy"), ("3/31/26", "mdy"), ("26-03-31", "ymd"), ("31.03.26", "%d.%m.%y")],
)
def test_years_of_two_digits_are_of_this_century(text: str, order: str) -> None:
    assert parse_date(text, date_format(order)) == LAST_OF_MARCH


def test_years_of_two_digits_from_seventy_on_are_of_the_last_century() -> None:
    assert parse_date("31.03.95", date_format("dmy")) == date(1995, 3, 31)
    assert parse_date("31.03.69", date_format("dmy")) == date(2069, 3, 31)


def test_a_year_at_the_end_does_not_fit_year_first() -> None:
    assert code_of(parse_date("31.03.2026", YEAR_FIRST)) == "date-unreadable"


def test_a_year_at_the_beginning_is_read_under_every_order() -> None:
    assert {parse_date("2026-03-31", date_format(order)) for order in ("dmy", "mdy", "ymd")} == {
        LAST_OF_MARCH
    }


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("%d.%m.%Y", "31.3.2026"),
        ("%m/%d/%Y %H:%M", "03/31/2026 14:30"),
        ("(%Y)%d|%m", "(2026)31|03"),
        ("%d%%%m%%%Y", "31%03%2026"),
    ],
)
def test_a_pattern_is_taken_literally(pattern: str, text: str) -> None:
    assert parse_date(text, date_format(pattern)) == LAST_OF_MARCH


def test_text_that_does_not_fit_the_pattern_is_refused() -> None:
    assert code_of(parse_date("2026-03-31", date_format("%d.%m.%Y"))) == "date-unreadable"


@pytest.mark.parametrize(
    "text", ["", "d.m.y", "%d.%m", "%d.%m.%Y.%y", "%d.%d.%m.%Y", "%d.%m.%Y %p", "%d.%m.%Y%", "%j"]
)
def test_what_is_no_format_is_refused(text: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        date_format(text)

    assert refusal.value.code == "date-format-unknown"


@pytest.mark.parametrize("text", ["dmy", "%d.%m.%Y"])
def test_a_format_is_told_as_it_is_typed(text: str) -> None:
    assert str(date_format(f" {text} ")) == text


@given(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31)),
    st.sampled_from(["%d.%m.%Y", "%m/%d/%Y", "%Y-%m-%d"]),
)
def test_what_is_written_by_a_pattern_is_read_by_it(day: date, pattern: str) -> None:
    assert parse_date(day.strftime(pattern), date_format(pattern)) == day


@given(st.text(), st.sampled_from(["dmy", "mdy", "ymd", "%d.%m.%y"]))
def test_any_text_is_a_date_or_a_mistake(text: str, name: str) -> None:
    assert isinstance(parse_date(text, date_format(name)), date | Gap)
