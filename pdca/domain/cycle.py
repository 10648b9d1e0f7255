"""A corrective cycle as its events tell it: a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from pdca.domain.catalogue import Severity
from pdca.domain.changes import Comment, LastChange
from pdca.domain.cycle_events import EvidenceKind, Prediction
from pdca.domain.plan import Outcome, Plan, ReadingKind
from pdca.domain.process import Ending, Phase, Relation, Verdict
from pdca.domain.text import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A piece of work of a round."""

    number: int
    title: str
    assignee: int
    due: date
    added_at: datetime
    finished_at: datetime | None = None
    drop_asked: str | None = None
    """The reason of a wish to drop it that waits for the assigner."""
    is_dropped: bool = False

    @property
    def is_done(self) -> bool:
        """Tell whether the work was done."""
        return self.finished_at is not None and not self.is_dropped

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is left to do: done, or dropped with approval."""
        return self.finished_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Something that shows what was done."""

    kind: EvidenceKind
    text: str
    on: date
    action: int | None
    by: int
    at: datetime
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a reading said before it was corrected, and who corrected it, when and why."""

    value: Decimal
    on: date
    by: int
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One dated value of the measure or the counter-measure, as it stands after its corrections."""

    number: int
    """Counted over all rounds of the cycle."""
    kind: ReadingKind
    value: Decimal
    on: date
    by: int
    at: datetime
    seq: int
    """Where in the log it was first entered."""
    note: str = ""
    computed: str = ""
    """The computation that gave the value; empty when a person typed it."""
    rows: int | None = None
    """How many imported rows a computed value counts."""
    corrections: tuple[Correction, ...] = ()
    """What it said before, oldest first."""
    value_seq: int = 0
    """Where in the log the value that stands was entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What the checker wrote about a round."""

    learned: str = ""
    prediction: Prediction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """The rule that fixes the improvement."""

    document: str = ""
    document_version: str = ""
    told: str = ""
    elsewhere: str = ""
    control_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A finished pass, kept in view of the next one."""

    number: int
    plan: Plan
    actions: tuple[Action, ...]
    readings: tuple[Reading, ...]
    check: Check
    reason: str
    outcome: Outcome | None
    do_began_at: datetime | None = None
    do_began_seq: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A wish for a later due date and what became of it."""

    number: int
    stage: str
    from_due: date
    to_due: date
    reason: str
    asked_by: int
    asked_at: datetime
    decided_by: int | None = None
    decided_at: datetime | None = None
    is_granted: bool = False
    is_lapsed: bool = False
    """The stage was left before anyone decided."""
    slip: int = 0

    @property
    def is_waiting(self) -> bool:
        """Tell whether a decision is still wanted."""
        return self.decided_at is None and not self.is_lapsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Where a frozen cycle came from and when it should go on."""

    stage: str
    phase: Phase | None
    due: date | None
    began_at: datetime
    returns_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastMove:
    """The latest transition: who took it and when."""

    transition: str
    source: str
    by: int
    at: datetime
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One corrective cycle as it stands after its events so far."""

    number: int
    version: int
    """The stream_seq of the last event folded in."""
    finding: int
    title: LocalText
    severity: Severity
    sign: str | None
    catalogue: str | None
    process: str
    assigner: int
    responsible: int
    checker: int
    stage_days: Mapping[str, int]
    opened_at: datetime
    stage: str
    phase: Phase | None
    entered_at: datetime
    due: date | None
    original_due: date | None
    """The first due date of the current stage."""
    recurs_from: int | None = None
    """The closed cycle of the same sign and person that did not hold."""
    round: int = 1
    plan: Plan = field(default_factory=Plan)
    plan_hash: str | None = None
    """Set while an approved plan stands."""
    actions: tuple[Action, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    readings: tuple[Reading, ...] = ()
    check: Check = field(default_factory=Check)
    standard: Standard = field(default_factory=Standard)
    rounds: tuple[Round, ...] = ()
    extensions: tuple[Extension, ...] = ()
    pause: Pause | None = None
    ending: Ending | None = None
    ended_at: datetime | None = None
    verdict: Verdict | None = None
    do_began_at: datetime | None = None
    do_began_seq: int | None = None
    observed_until: date | None = None
    """The last day of the observation window of this round."""
    observed_since_seq: int | None = None
    last_move: LastMove | None = None
    is_self_approved: bool = False
    """Whether anyone decided about their own work, as a one-person company may."""
    responsible_seq: int = 0
    """Where in the log the responsible became that."""
    over_limit: str = ""
    """Why it was opened although the responsible had as many cycles in work as they may."""
    comments: tuple[Comment, ...] = ()
    last: LastChange | None = None
    """None when the latest change was taken back."""

    @property
    def is_open(self) -> bool:
        """Tell whether the cycle has not ended; a frozen cycle is open."""
        return self.ending is None

    @property
    def slip(self) -> int:
        """Return the working days that granted extensions moved due dates, over the whole cycle."""
        return sum(extension.slip for extension in self.extensions)

    @property
    def waiting_extension(self) -> Extension | None:
        """Return the extension that waits for a decision."""
        return next((e for e in self.extensions if e.is_waiting), None)

    def person(self, relation: Relation) -> int:
        """Return the number of the person who stands in a relation to the cycle."""
        return {
            Relation.RESPONSIBLE: self.responsible,
            Relation.ASSIGNER: self.assigner,
            Relation.CHECKER: self.checker,
        }[relation]

    def action(self, number: int) -> Action | None:
        """Return an action of the current round by its number."""
        return next((action for action in self.actions if action.number == number), None)

    @property
    def control_due(self) -> date | None:
        """Return the day from which a closed cycle waits for its control reading; None once it was taken."""
        day = self.standard.control_on
        if self.ending is not Ending.CLOSED or day is None:
            return None
        measured = [reading for reading in self.readings if reading.kind is ReadingKind.MEASURE]
        return None if any(reading.on >= day for reading in measured) else day

    @property
    def readings_taken(self) -> int:
        """Count the readings of all rounds."""
        return len(self.readings) + sum(len(past.readings) for past in self.rounds)

    def reading(self, number: int) -> Reading | None:
        """Return a reading of the current round by its number."""
        return next((reading for reading in self.readings if reading.number == number), None)

    def latest(self, kind: ReadingKind) -> Reading | None:
        """Return the reading with the latest date, the later entry when two share it."""
        return max((r for r in self.readings if r.kind is kind), key=lambda r: (r.on, r.seq), default=None)
