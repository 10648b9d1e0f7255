"""Working days are counted in the organisation's own calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.domain.calendar import Calendar

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 7, 3) + timedelta(days=n) for n in range(4))

WEEK = Calendar()
SIX_DAYS = Calendar(week=frozenset(range(6)))

some_days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
calendars = st.builds(
    Calendar,
    week=st.frozensets(st.integers(0, 6), min_size=1),
    exceptions=st.dictionaries(some_days, st.booleans(), max_size=30),
)


@pytest.mark.parametrize(
    ("start", "working_days", "end"),
    [
        (FRIDAY, 0, FRIDAY),
        (FRIDAY, 1, MONDAY),
        (SATURDAY, 1, MONDAY),
        (SATURDAY, 0, SATURDAY),
        (MONDAY, -1, FRIDAY),
        (SUNDAY, -1, FRIDAY),
        (FRIDAY, 5, date(2026, 7, 10)),
    ],
)
def test_working_days_are_added_over_the_weekend(start: date, working_days: int, end: date) -> None:
    assert WEEK.add(start, working_days) == end


def test_six_day_week_works_on_saturday() -> None:
    assert SIX_DAYS.add(FRIDAY, 1) == SATURDAY
    assert SIX_DAYS.add(FRIDAY, 2) == MONDAY


def test_holiday_is_skipped_and_transferred_day_is_worked() -> None:
    calendar = Calendar(exceptions={MONDAY: False, SATURDAY: True})

    assert calendar.add(FRIDAY, 1) == SATURDAY
    assert calendar.add(SATURDAY, 1) == date(2026, 7, 7)
    assert (calendar.is_working(MONDAY), calendar.is_working(SATURDAY)) == (False, True)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (FRIDAY, FRIDAY, 0),
        (FRIDAY, SATURDAY, 0),
        (FRIDAY, MONDAY, 1),
        (SATURDAY, MONDAY, 1),
        (MONDAY, FRIDAY, -1),
        (MONDAY, SATURDAY, -1),
    ],
)
def test_days_between_count_the_end_and_not_the_start(start: date, end: date, count: int) -> None:
    assert WEEK.between(start, end) == count


def test_next_working_day_is_the_day_itself_when_it_is_worked() -> None:
    assert [WEEK.next_working(day) for day in (FRIDAY, SATURDAY, SUNDAY)] == [FRIDAY, MONDAY, MONDAY]


def test_year_is_known_only_when_its_transfers_were() -> None:
    calendar = Calendar(known_years=frozenset({2026}))

    assert calendar.is_known(MONDAY)
    assert not calendar.is_known(date(2027, 1, 1))


@given(calendar=calendars, start=some_days, count=st.integers(1, 60))
def test_between_undoes_add(calendar: Calendar, start: date, count: int) -> None:
    end = calendar.add(start, count)

    assert calendar.between(start, end) == count
    assert calendar.is_working(end)


@given(calendar=calendars, start=some_days, first=st.integers(0, 30), second=st.integers(0, 30))
def test_adding_twice_is_adding_once(calendar: Calendar, start: date, first: int, second: int) -> None:
    assert calendar.add(calendar.add(start, first), second) == calendar.add(start, first + second)


@given(calendar=calendars, days=st.tuples(some_days, some_days, some_days))
def test_stretches_add_up(calendar: Calendar, days: tuple[date, date, date]) -> None:
    first, second, third = sorted(days)

    assert calendar.between(first, third) == calendar.between(first, second) + calendar.between(second, third)
    assert calendar.between(third, first) == -calendar.between(first, third)
