"""The assessment report as figures: everything a template prints, and nothing it has to compute."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pdca.domain.assessment import Level
from pdca.domain.catalogue import Direction, Severity, Source
from pdca.domain.comparison import Basis, Change
from pdca.domain.events import Voice
from pdca.domain.process import Ending
from pdca.domain.text import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCell:
    """An answer: a value, or a score that someone judged."""

    value: Decimal | None
    score: int
    """By the thresholds of the catalogue: 0 is not met, 1 partly, 2 met."""
    on: date
    """The date of its evidence."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionLine:
    """One criterion: its limits and where they come from, and what was answered."""

    text: LocalText
    unit: LocalText | None
    is_yes_no: bool
    direction: Direction
    fail: Decimal | None
    met: Decimal | None
    is_critical: bool
    source: Source
    reference: str
    evidence: LocalText
    """Where to look."""
    now: AnswerCell | None
    before: AnswerCell | None
    other: AnswerCell | None
    """The other voice's."""
    change: Change | None
    basis: Basis
    difference: Change | None
    """How the assessed person sees it next to the owner; None when they agree or one says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyLine:
    """What the assessed person answered to a finding."""

    who: str
    on: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedLine:
    """A finding that the assessment opened, and the cycle that followed."""

    finding: int
    severity: Severity
    recurs_from: int | None
    """The closed cycle that did not hold."""
    is_dismissed: bool
    cycle: int | None
    stage: LocalText | None
    responsible: str
    due: date | None
    ended_on: date | None
    ending: Ending | None
    shown_again: tuple[int, ...]
    """The later findings that say this cycle did not hold."""
    replies: tuple[ReplyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPart:
    """One sign with its criteria and what followed from it."""

    position: int
    title: LocalText
    short: LocalText
    level: Level
    level_before: Level | None
    """None when there is no assessment before this one."""
    level_other: Level | None
    change: Change | None
    checked: int
    carried: int
    criteria: tuple[CriterionLine, ...]
    followed: tuple[FollowedLine, ...]

    @property
    def trend(self) -> int:
        """Return which way an arrow points: up is worse, 0 is no arrow."""
        return {Change.WORSE: 1, Change.BETTER: -1}.get(self.change or Change.SAME, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Another assessment that this one is set beside."""

    number: int
    made_on: date
    voice: Voice
    is_blind: bool
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many criteria became what, and how many the two voices differ in."""

    better: int
    worse: int
    same: int
    anew: int
    carried: int
    unchecked: int
    differing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentReport:
    """The whole report; the same log gives the same report."""

    organisation: str
    number: int
    person: str
    who: str
    """Who answered."""
    subject: LocalText
    catalogue: LocalText
    catalogue_version: str
    made_on: date
    """The date of the evidence."""
    entered_on: date
    voice: Voice
    is_blind: bool
    previous: Reference | None
    other: Reference | None
    counts: Counts
    signs: tuple[SignPart, ...]
    seq: int
    head_hash: str
    is_clock_set: bool
    """Whether any event was made with a set clock, as demonstrations are."""
