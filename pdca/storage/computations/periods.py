"""Periods of computations: closed months and whole weeks before a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from pdca.domain.calendar import ONE_DAY

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included."""

    first: date
    last: date

    @property
    def texts(self) -> tuple[str, str]:
        """Return both ends as the tables write them, the second one the day after: times of day lie below."""
        return self.first.isoformat(), (self.last + ONE_DAY).isoformat()


def month_of(day: date) -> Period:
    """Return the month that a day lies in."""
    after = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return Period(day.replace(day=1), after - ONE_DAY)


def months_before(day: date, count: int) -> list[Period]:
    """Return the last closed months, oldest first; a month is closed on its last day."""
    start = (day + ONE_DAY).replace(day=1)
    months: list[Period] = []
    for _ in range(count):
        last = start - ONE_DAY
        start = last.replace(day=1)
        months.insert(0, Period(start, last))
    return months


def span(months: list[Period]) -> Period:
    """Return the period from the first of several to the last."""
    return Period(months[0].first, months[-1].last)


def weeks_before(day: date, count: int) -> list[Period]:
    """Return the last whole weeks, Monday to Sunday, oldest first; a week is whole on its Sunday."""
    monday = day + ONE_DAY - timedelta(days=(day + ONE_DAY).weekday())
    return [Period(monday - WEEK * n, monday - WEEK * (n - 1) - ONE_DAY) for n in range(count, 0, -1)]


def year_before(day: date) -> date:
    """Return the same day a year earlier; the 28th for the 29th of February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
