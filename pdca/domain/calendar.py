"""Working days: the organisation's own calendar, counted in dates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Which days are worked: the pattern of the week and the days that differ from it."""

    week: frozenset[int] = frozenset(range(5))
    """Working weekdays, Monday is 0."""
    exceptions: Mapping[date, bool] = field(default_factory=dict)
    """Days that differ from the week: True is worked, False is off."""
    known_years: frozenset[int] = frozenset()
    """Years whose holidays and transfers were known when the calendar was seeded or set."""

    def is_working(self, day: date) -> bool:
        """Tell whether a day is worked."""
        return self.exceptions.get(day, day.weekday() in self.week)

    def is_known(self, day: date) -> bool:
        """Tell whether the holidays of the day's year are known; if not, the week alone decides."""
        return day.year in self.known_years

    def add(self, day: date, working_days: int) -> date:
        """Return the date that lies a number of working days after a day (before it when negative)."""
        step = ONE_DAY if working_days >= 0 else -ONE_DAY
        left = abs(working_days)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and including `end`; negative when `end` is earlier."""
        if end < start:
            return -self.between(end, start)
        return sum(self.is_working(day) for day in _days_after(start, end))

    def next_working(self, day: date) -> date:
        """Return the day itself when it is worked, else the first worked day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day


def _days_after(start: date, end: date) -> Iterator[date]:
    day = start
    while day < end:
        day += ONE_DAY
        yield day
