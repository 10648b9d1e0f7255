"""Days that a form proposes."""

from dataclasses import replace
from datetime import date

from pdca.domain.calendar import Calendar
from pdca.domain.proposals import control_date, due_dates
from tests.unit import world

TODAY = date(2026, 9, 1)


def test_actions_are_spread_from_the_approval_to_the_end_of_do() -> None:
    days = due_dates(4, world.cycle(), world.process(), today=TODAY, calendar=Calendar())

    assert [Calendar().between(TODAY, day) for day in days] == [6, 9, 12, 15]


def test_more_actions_than_days_share_them() -> None:
    days = due_dates(30, world.cycle(), world.process(), today=TODAY, calendar=Calendar())

    assert (len(days), days == sorted(days), Calendar().between(TODAY, days[-1])) == (30, True, 15)


def test_a_short_do_begins_at_once() -> None:
    short = replace(world.cycle(), stage_days={"planning": 5, "plan-review": 3, "doing": 2})

    days = due_dates(2, short, world.process(), today=TODAY, calendar=Calendar())

    assert [Calendar().between(TODAY, day) for day in days] == [1, 2]


def test_holidays_are_no_working_days() -> None:
    closed = Calendar(exceptions={date(2026, 9, 2): False})

    assert due_dates(1, world.cycle(), world.process(), today=TODAY, calendar=closed) == [date(2026, 9, 23)]


def test_a_control_reading_is_half_a_year_away() -> None:
    assert control_date(TODAY, Calendar()) == date(2027, 2, 16)
