"""Overdue has one definition, and lateness is counted in working days."""

from datetime import UTC, date, datetime

import pytest

from pdca.domain.calendar import Calendar
from pdca.domain.due import is_overdue, working_days_late, working_days_left
from tests.unit.world import organisation

FRIDAY, SATURDAY, MONDAY, TUESDAY = (date(2026, 7, day) for day in (3, 4, 6, 7))

WEEK = Calendar()


@pytest.mark.parametrize(("today", "is_late"), [(FRIDAY, False), (SATURDAY, True), (MONDAY, True)])
def test_overdue_begins_the_day_after(today: date, is_late: bool) -> None:  # noqa: FBT001 - from the table
    assert is_overdue(FRIDAY, today) is is_late


def test_what_has_no_due_date_is_never_overdue() -> None:
    assert not is_overdue(None, FRIDAY)
    assert working_days_late(None, FRIDAY, WEEK) == 0


@pytest.mark.parametrize(
    ("today", "late"), [(date(2026, 7, 2), 0), (FRIDAY, 0), (SATURDAY, 1), (MONDAY, 1), (TUESDAY, 2)]
)
def test_lateness_is_at_least_one_day_and_counts_working_days(today: date, late: int) -> None:
    assert working_days_late(FRIDAY, today, WEEK) == late


@pytest.mark.parametrize(
    ("today", "left"), [(FRIDAY, 2), (SATURDAY, 2), (TUESDAY, 0), (date(2026, 7, 9), -2)]
)
def test_days_left_turn_negative_when_the_due_date_has_passed(today: date, left: int) -> None:
    assert working_days_left(TUESDAY, today, WEEK) == left


def test_midnight_is_the_organisations_own() -> None:
    moscow = organisation()

    assert moscow.today(datetime(2026, 7, 3, 20, 59, tzinfo=UTC)) == FRIDAY
    assert moscow.today(datetime(2026, 7, 3, 21, 0, tzinfo=UTC)) == SATURDAY
