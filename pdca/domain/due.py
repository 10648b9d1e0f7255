"""The one definition of overdue, and how late something is."""

from datetime import date

from pdca.domain.calendar import Calendar


def is_overdue(due: date | None, today: date) -> bool:
    """Tell whether a due date has passed: overdue begins at local midnight after it.

    Pass None for what has no due date now: a frozen or finished cycle, a settled action.
    """
    return due is not None and due < today


def working_days_late(due: date | None, today: date, calendar: Calendar) -> int:
    """Count the working days from the due date to today, at least 1 when overdue, else 0.

    A due date on a Friday is overdue on Saturday although no working day has passed; it counts as 1.
    """
    if due is None or not is_overdue(due, today):
        return 0
    return max(1, calendar.between(due, today))


def working_days_left(due: date, today: date, calendar: Calendar) -> int:
    """Count the working days after today up to the due date; negative when it has passed."""
    return calendar.between(today, due)
