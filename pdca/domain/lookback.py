"""The earlier days that a computation is asked about: the ends of weeks or months since a day."""

from datetime import date, timedelta
from enum import StrEnum

from pdca.domain.calendar import ONE_DAY

SUNDAY = 6


class Every(StrEnum):
    """How often the past is read."""

    WEEK = "week"
    MONTH = "month"


def days_back(since: date, today: date, every: Every) -> tuple[date, ...]:
    """List the last days of the weeks or months that have ended, from a day up to today."""
    days = (since + timedelta(days=n) for n in range((today - since).days + 1))
    if every is Every.MONTH:
        return tuple(day for day in days if (day + ONE_DAY).day == 1)
    return tuple(day for day in days if day.weekday() == SUNDAY)
