"""What stands on a person's list: one thing to do or to wait for, and how urgent it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pdca.domain.cycle import Reading
from pdca.domain.text import LocalText


class Section(StrEnum):
    """How urgent a line of a person's list is; the most urgent first."""

    OVERDUE = "overdue"
    TODAY = "today"
    DECIDE = "decide"
    """Others wait for this person: to approve, to check, to grant, to assign, to answer."""
    WEEK = "week"
    """Due before this week is over."""
    LATER = "later"
    WAITING = "waiting"
    """It is the turn of others, or of a day that has not come."""


class Task(StrEnum):
    """What a person must do."""

    MOVE = "move"
    ACT = "act"
    DECIDE_EXTENSION = "decide-extension"
    DECIDE_DROP = "decide-drop"
    CONTROL = "control"
    """The effect of a closed cycle is to be read again."""
    ASSIGN = "assign"
    OPEN_QUEUED = "open-queued"
    """Open the cycle of what has waited for a place that is free now."""
    ANSWER = "answer"
    """Answer about oneself beside a sealed assessment."""
    ASSESS = "assess"
    """Answer beside what the assessed person has said."""
    OPEN = "open"
    """Open a sealed assessment that was not answered in time."""
    WAIT = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """The reading that a cycle waits for: the second one of an effect that was watched, or the control."""

    computed: str
    """The computation that takes it from data; empty when a person reads it."""
    taken: Reading | None = None
    """None while it is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What waits for a decision: who asked and why."""

    asked_by: int
    reason: str
    to_due: date | None = None
    """The due date that an extension would give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One line of a person's list."""

    task: Task
    number: int
    """Of the finding for `assign`, of the assessment for `answer`, `assess` and `open`, else of the cycle."""
    title: LocalText
    detail: LocalText
    """The stage, or the title of the action."""
    due: date | None
    is_overdue: bool
    section: Section = Section.LATER
    action: int | None = None
    waits_for: tuple[int, ...] = ()
    observed_until: date | None = None
    """The end of an observation window that has not passed; nobody's turn comes before it."""
    wish: Wish | None = None
    awaited: Awaited | None = None
    suggested: int | None = None
    """Who will probably be responsible for a finding: whom it is about, or the only head."""

    @property
    def name(self) -> str:
        """Name the cycle, finding or assessment that it is of: C-7, F-3, A-2."""
        return f"{_LETTERS.get(self.task, 'C')}-{self.number}"

    @property
    def cycle(self) -> int | None:
        """Return the number of the cycle it is of; None for a finding or an assessment."""
        return None if self.task in _LETTERS else self.number


def section_of(item: WorkItem, today: date, *, is_decision: bool) -> Section:
    """Return how urgent something is; `is_decision` says that others wait for this person."""
    if item.task is Task.WAIT:
        return Section.WAITING
    if item.is_overdue:
        return Section.OVERDUE
    if item.due == today:
        return Section.TODAY
    if is_decision:
        return Section.DECIDE
    return Section.WEEK if item.due and item.due <= _end_of_week(today) else Section.LATER


def _end_of_week(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


DECISIONS = frozenset(
    (Task.DECIDE_EXTENSION, Task.DECIDE_DROP, Task.ASSIGN, Task.OPEN_QUEUED, Task.ASSESS, Task.OPEN)
)
"""What others wait for, whatever stage their cycle is in."""

_LETTERS = {Task.ASSIGN: "F", Task.OPEN_QUEUED: "F", Task.ANSWER: "A", Task.ASSESS: "A", Task.OPEN: "A"}
"""Of what is no cycle."""
