"""The A3 sheet of one cycle as figures: everything its templates print, and nothing they have to compute."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pdca.domain.behaviour import Behaviour
from pdca.domain.catalogue import Direction, Severity
from pdca.domain.cycle import Standard
from pdca.domain.cycle_events import Prediction
from pdca.domain.plan import CauseIn
from pdca.domain.process import Ending, Phase, Verdict
from pdca.domain.text import LocalText
from pdca.reports.behaviour_chart import MeasureLine
from pdca.reports.cycle_lines import (
    ActionLine,
    DecisionLine,
    DoubtLine,
    EvidenceLine,
    ExtensionLine,
    ReadingLine,
    RoundColumn,
)


class Paper(StrEnum):
    """The sheet of paper that the page is laid out for."""

    A4 = "a4"
    A3 = "a3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """The finding that the cycle works on."""

    finding: int
    description: LocalText
    severity: Severity
    found_on: date
    about: str
    """Whom the finding is about; empty when it is about nobody."""
    assessment: int | None
    external_number: str
    recurs_from: int | None
    """The closed cycle of the same sign that did not hold."""
    why_not_held: str
    """Why it did not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where the cycle stands and by when the stage is due."""

    stage: LocalText
    phase: Phase | None
    """Of a frozen cycle: the phase it was frozen in."""
    is_frozen: bool
    ending: Ending | None
    opened_on: date
    ended_on: date | None
    original_due: date | None
    due: date | None
    days_late: int
    """Working days; 0 when it is not overdue."""
    returns_on: date | None
    """When a frozen cycle should go on."""
    slip: int
    """Working days that granted extensions moved due dates, over the whole cycle."""
    turn: tuple[str, ...]
    """Whose turn it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure that the plan names: where it began, where it should go, where it stands."""

    name: str
    unit: str
    direction: Direction | None
    baseline: Decimal | None
    period: str
    target: Decimal | None
    target_on: date | None
    computed: str
    """The computation that takes its readings; empty when people read it."""
    latest: Decimal | None
    latest_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicted:
    """What was expected before Do, and what came."""

    text: str
    low: Decimal | None
    high: Decimal | None
    reached: Decimal | None
    """The latest reading since Do began."""
    reached_on: date | None
    held: Prediction | None
    error: Decimal | None
    """By how much the reading is better than the predicted figure; below 0 it fell short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the readings prove, and what was learned."""

    behaviour: Behaviour | None
    doubts: tuple[DoubtLine, ...]
    learned: str
    observed_until: date | None
    verdict: Verdict | None
    """The latest; of an earlier round when it began a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What the next move still lacks; without a move there is nothing left."""

    move: LocalText | None
    gates: tuple[str, ...]
    """The ids of the gates that do not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleSheet:
    """The whole sheet; the same log gives the same sheet of the same day."""

    organisation: str
    as_of: date
    number: int
    title: LocalText
    round: int
    responsible: str
    assigner: str
    checker: str
    where: Where
    background: Background
    rounds: tuple[RoundColumn, ...]
    """The earlier rounds, oldest first."""
    whys: tuple[str, ...]
    cause_in: CauseIn | None
    goal: str
    measure: Measured
    counter: Measured
    line: MeasureLine | None
    """The readings of all rounds; None while no direction is planned."""
    check_method: str
    data_source: str
    observation: int | None
    """Working days that the effect is watched."""
    plan_hash: str
    """Of the approved plan; empty while none stands."""
    actions: tuple[ActionLine, ...]
    """Those that need someone first, then those that are settled."""
    evidence: tuple[EvidenceLine, ...]
    """The newest first."""
    predicted: Predicted
    readings: tuple[ReadingLine, ...]
    """Of the present round, oldest first."""
    checked: Checked
    standard: Standard
    decisions: tuple[DecisionLine, ...]
    """Oldest first."""
    extensions: tuple[ExtensionLine, ...]
    """Of the whole cycle, oldest first."""
    left: Left
    is_self_approved: bool
    unknown_years: tuple[int, ...]
    """Years of due dates on the sheet whose holidays the calendar does not know."""
    is_clock_set: bool
    seq: int
    head_hash: str
    paper: Paper
