"""What an A3 sheet lists: actions, evidence, readings, rounds, decisions, extensions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pdca.domain.cycle_events import EvidenceKind, Prediction
from pdca.domain.doubts import DoubtCode
from pdca.domain.plan import Outcome, ReadingKind
from pdca.domain.text import LocalText


class ActionState(StrEnum):
    """How far an action has come."""

    OVERDUE = "overdue"
    OPEN = "open"
    DROP_ASKED = "drop-asked"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """An action of the present round."""

    number: int
    title: str
    who: str
    due: date
    state: ActionState
    finished_on: date | None
    reason: str
    """Why it was dropped or should be."""
    is_self_approved: bool
    evidence: int
    """How many pieces of evidence it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """A piece of evidence of the present round."""

    kind: EvidenceKind
    text: str
    on: date
    who: str
    action: int | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """What a reading said before it was corrected."""

    value: Decimal
    on: date
    who: str
    corrected_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """A reading of the present round, judged against the plan."""

    number: int
    kind: ReadingKind
    on: date
    value: Decimal
    who: str
    note: str
    computed: str
    """The computation that gave it; empty when it was typed."""
    rows: int | None
    """How many imported rows a computed value counts."""
    outcome: Outcome | None
    """Of the measure: the value against baseline and target."""
    is_no_worse: bool | None
    """Of the counter-measure: whether it is at least as good as its baseline."""
    corrections: tuple[CorrectionLine, ...]

    @property
    def is_typed(self) -> bool:
        """Tell whether a person typed the value."""
        return not self.computed


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtLine:
    """One thing that makes the readings too perfect."""

    code: DoubtCode
    count: int
    """How many readings it is about."""
    value: Decimal | None
    """What they all are, or by how much each is better than the one before."""
    day: date | None
    """The day that they are all of, or were all entered on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundColumn:
    """An earlier round: what was thought to be the cause, and what came of it."""

    number: int
    cause: str
    baseline: Decimal | None
    target: Decimal | None
    unit: str
    reached: Decimal | None
    reached_on: date | None
    outcome: Outcome | None
    prediction: Prediction | None
    actions_done: int
    actions: int
    learned: str
    why_again: str


class DecisionState(StrEnum):
    """What became of a wish for a later date."""

    GRANTED = "granted"
    REFUSED = "refused"
    WAITING = "waiting"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionLine:
    """A wish for a later due date and what became of it."""

    stage: LocalText
    from_due: date
    to_due: date
    reason: str
    asked_by: str
    asked_on: date
    state: DecisionState
    decided_by: str
    decided_on: date | None
    slip: int
    """Working days."""
    is_self_approved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A decision about the cycle: an approval, a return, a verdict, a pause, an end."""

    on: date
    who: str
    what: LocalText
    reason: str
    round: int
    is_self_approved: bool
