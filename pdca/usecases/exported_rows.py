"""The rows of exports: each with everything that is known of one thing; people are named."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from pdca.domain.catalogue import Severity
from pdca.domain.plan import ReadingKind
from pdca.domain.process import Ending, Phase
from pdca.domain.text import LocalText


class Subject(StrEnum):
    """What is exported."""

    CYCLES = "cycles"
    FINDINGS = "findings"
    ACTIONS = "actions"
    READINGS = "readings"
    EVENTS = "events"


class FindingStanding(StrEnum):
    """What became of a finding."""

    WAITING = "waiting"
    QUEUED = "queued"
    """Its responsible has no place for it yet."""
    ASSIGNED = "assigned"
    DISMISSED = "dismissed"


class ActionStanding(StrEnum):
    """What became of an action."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleExported:
    """A cycle, as `list` knows it and more."""

    number: int
    finding: int
    title: LocalText
    severity: Severity
    sign: str | None
    stage: str
    stage_title: LocalText
    phase: Phase | None
    round: int
    due: date | None
    original_due: date | None
    is_overdue: bool
    working_days_late: int
    slip: int
    assigner: str
    responsible: str
    checker: str
    turn: tuple[str, ...]
    opened_on: date
    ended_on: date | None
    ending: Ending | None
    control_on: date | None
    recurs_from: int | None
    shown_again: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingExported:
    """A finding; `code` names it among those of all organisations, and `import findings` knows it by that."""

    number: int
    code: str
    external_number: str | None
    title: LocalText
    description: LocalText
    severity: Severity
    sign: str | None
    assessment: int | None
    about: str | None
    found_on: date
    due: date | None
    is_overdue: bool
    standing: FindingStanding
    cycle: int | None
    responsible: str | None
    recurs_from: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionExported:
    """An action of any round."""

    cycle: int
    round: int
    number: int
    title: str
    assignee: str
    due: date
    standing: ActionStanding
    is_drop_asked: bool
    is_overdue: bool
    """Only while it is somebody's work, as `my` shows it."""
    settled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingExported:
    """A reading as it stands after its corrections."""

    cycle: int
    round: int
    number: int
    kind: ReadingKind
    measure: str
    value: Decimal
    unit: str
    taken_on: date
    by: str
    at: datetime
    computed: str
    corrected_because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventExported:
    """An event as the log keeps it; `payload` is None while only the one who recorded it may see it."""

    seq: int
    at: datetime
    by: str
    type: str
    version: int
    stream: str
    stream_seq: int
    assurance: str
    clock: str
    payload: str | None
    previous_hash: str
    hash: str


Row: TypeAlias = CycleExported | FindingExported | ActionExported | ReadingExported | EventExported
