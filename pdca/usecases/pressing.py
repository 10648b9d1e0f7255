"""What of a person's work is pressing today, and so a reason to remind them of it."""

from datetime import date
from enum import StrEnum

from pdca.domain.calendar import Calendar
from pdca.domain.due import working_days_left
from pdca.domain.process import Phase
from pdca.domain.reminders import SOON
from pdca.storage.listings import CycleRow
from pdca.usecases.work_items import DECISIONS, Task, WorkItem


class Part(StrEnum):
    """A section of a digest, named as its field."""

    OVERDUE = "overdue"
    TODAY = "today"
    DECISIONS = "decisions"
    SOON = "soon"


def part_of(item: WorkItem, today: date, calendar: Calendar, *, is_of_others: bool) -> Part | None:
    """Return where something stands in a digest; None for what is not pressing."""
    if item.is_overdue:
        return Part.OVERDUE
    if item.due == today:
        return Part.TODAY
    if item.task is Task.MOVE and item.due is None:
        # A cycle that stands still: when it goes on is for the person who froze it to choose.
        return None
    if item.task in DECISIONS or is_of_others:
        return Part.DECISIONS
    return Part.SOON if _is_soon(item, today, calendar) else None


def can_wait(item: WorkItem, today: date, calendar: Calendar, *, row: CycleRow | None) -> bool:
    """Tell whether a decision is no reason to write: nobody stands still for it until it is due.

    `row` is the cycle of another person that it is about.
    """
    if item.task in _WISHES or _is_soon(item, today, calendar):
        return False
    return row is None or row.phase is not Phase.PLAN


def _is_soon(item: WorkItem, today: date, calendar: Calendar) -> bool:
    return item.due is not None and working_days_left(item.due, today, calendar) <= SOON


_WISHES = frozenset({Task.DECIDE_EXTENSION, Task.DECIDE_DROP})
