"""Recurrence: a sign shows again although its cycle was closed. Dates of evidence decide, not of entry."""

import calendar
from datetime import date

from pdca.domain.catalogue import Severity
from pdca.domain.cycle import Cycle
from pdca.domain.organisation import Organisation
from pdca.domain.process import Ending

_STEP_UP = {
    Severity.NORMAL: Severity.MAJOR,
    Severity.MAJOR: Severity.CRITICAL,
    Severity.CRITICAL: Severity.CRITICAL,
}


def raised(severity: Severity) -> Severity:
    """Return the severity one step up; critical stays critical."""
    return _STEP_UP[severity]


def closed_on(cycle: Cycle, organisation: Organisation) -> date | None:
    """Return the day a cycle was closed with success; None while it runs or when it ended otherwise.

    An abandoned or cancelled cycle promised nothing that could fail to hold.
    """
    if cycle.ending is not Ending.CLOSED or cycle.ended_at is None:
        return None
    return organisation.today(cycle.ended_at)


def is_recurrence(closed: date, shown: date, months: int) -> bool:
    """Tell whether a sign showed after its cycle was closed and within the window."""
    return closed < shown <= months_later(closed, months)


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
