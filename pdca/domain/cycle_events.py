"""What can happen to a corrective cycle: the events of its stream."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pdca.domain.behaviour import Behaviour
from pdca.domain.catalogue import Severity
from pdca.domain.events import Event
from pdca.domain.plan import Outcome, Plan, ReadingKind
from pdca.domain.process import Ending, Phase, Relation, Verdict
from pdca.domain.text import LocalText


class EvidenceKind(StrEnum):
    """What evidence is."""

    FILE = "file"
    LINK = "link"
    NOTE = "note"


class Prediction(StrEnum):
    """Whether what was expected came true."""

    HELD = "held"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleOpened(Event):
    """A corrective cycle began."""

    number: int
    finding: int
    title: LocalText
    severity: Severity
    sign: str | None
    catalogue: str | None
    process: str
    """Content hash of the process, which stays the cycle's for ever."""
    assigner: int
    responsible: int
    checker: int
    stage: str
    phase: Phase
    stage_days: dict[str, int]
    observation: int
    due: date
    recurs_from: int | None = None
    """The closed cycle of the same sign and person that did not hold."""
    draft: Plan | None = None
    """What the plan begins with: the old cycle's, to be thought over."""
    over_limit: str = ""
    """Why it was opened although the responsible had as many cycles in work as they may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWritten(Event):
    """The plan of the current round was written or changed; the whole plan as it stands now."""

    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionAdded(Event):
    """A piece of work was planned."""

    action: int
    title: str
    assignee: int
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDone(Event):
    """An action was finished."""

    action: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDropAsked(Event):
    """Someone wants an action dropped; it stays open until the assigner agrees."""

    action: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDropped(Event):
    """The assigner agreed that an action is not done."""

    action: int
    reason: str
    self_approved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceAttached(Event):
    """A file, a link or a note was attached."""

    kind: EvidenceKind
    text: str
    """The file's name, the link or the note."""
    on: date
    """The date it is evidence of."""
    action: int | None
    sha256: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTaken(Event):
    """The measure or the counter-measure was read, by a person or by a computation."""

    kind: ReadingKind
    value: Decimal
    on: date
    note: str = ""
    computed: str = ""
    """The computation that gave the value; empty when a person typed it."""
    rows: int | None = None
    """How many imported rows a computed value counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingCorrected(Event):
    """A reading was wrong and got another value or date; what it said before stays in view."""

    reading: int
    value: Decimal
    on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWritten(Event):
    """The checker wrote what was learned and whether the prediction held."""

    learned: str
    prediction: Prediction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardNamed(Event):
    """The rule that fixes the improvement was named; the whole of it as it stands now."""

    document: str
    document_version: str
    told: str
    elsewhere: str
    control_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Event):
    """A transition was taken."""

    transition: str
    source: str
    target: str
    phase: Phase | None
    ending: Ending | None
    round: int
    due: date | None
    reason: str = ""
    returns_on: date | None = None
    """When a pause should end."""
    is_pause: bool = False
    observed_until: date | None = None
    """The last day of the observation window that begins with this move."""
    plan_hash: str | None = None
    """The fingerprint of plan and actions that approval froze."""
    verdict: Verdict | None = None
    outcome: Outcome | None = None
    """What the latest reading says, computed."""
    behaviour: Behaviour | None = None
    """What the series of readings proves, on a move out of Check."""
    prediction: Prediction | None = None
    """Whether the prediction held, on a move out of Check."""
    prediction_error: Decimal | None = None
    """By how much the reading was better than the predicted figure; None when no figure was predicted."""
    self_approved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionAsked(Event):
    """A later due date was asked for."""

    extension: int
    stage: str
    from_due: date
    to_due: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionDecided(Event):
    """A later due date was granted or refused."""

    extension: int
    is_granted: bool
    reason: str
    slip: int
    """Working days that the due date moved; 0 when refused."""
    self_approved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassigned(Event):
    """Another person became responsible."""

    responsible: int
    reason: str
    is_over_limit: bool = False
    """Whether the new responsible had as many cycles in work as they may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(Event):
    """Another person became assigner or checker."""

    relation: Relation
    person: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionReassigned(Event):
    """Another person became the assignee of an action."""

    action: int
    assignee: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commented(Event):
    """Someone remarked on the cycle; nothing of it changed."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(Event):
    """A person took back their own latest change, or their own remark; nothing had been built on it."""

    since: int
    """The stream_seq of the first event that no longer counts."""
