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
class Counted:
    """What a measured value was counted from, by the program and not by anybody's judgement."""

    rows: int | None
    """How many rows of data were counted."""
    first: date | None
    """The first day that the data is about."""
    last: date | None
    """The last day that the data is about."""
    how: LocalText | None
    """What was counted and how; none when this version does not know the computation."""
    is_given_by_assessed: bool = False
    """Whether the assessed person imported an export that was counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCell:
    """An answer: a value, or a score that someone judged."""

    value: Decimal | None
    """The value; none when only a score was given."""
    score: int
    """By the thresholds of the catalogue: 0 is not met, 1 partly, 2 met."""
    on: date
    """The date of its evidence."""
    note: str
    """What was written beside the answer."""
    counted: Counted | None = None
    """What it was counted from when it was measured from data; none when a person judged it."""

    @property
    def is_measured(self) -> bool:
        """Tell whether it was measured from data; otherwise a person judged it."""
        return self.counted is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionLine:
    """One criterion: its limits and where they come from, and what was answered."""

    text: LocalText
    """What must hold."""
    unit: LocalText | None
    """The unit of the value."""
    is_yes_no: bool
    """Whether it is answered by yes or no; such a value is 1 or 0."""
    direction: Direction
    """Whether up or down is better."""
    fail: Decimal | None
    """The limit of what is not met."""
    met: Decimal | None
    """The limit of what is met."""
    is_critical: bool
    """Whether it alone makes the sign show when it is not met."""
    source: Source
    """Where the limits come from."""
    reference: str
    """What was published, and where."""
    evidence: LocalText
    """Where to look."""
    now: AnswerCell | None
    before: AnswerCell | None
    """The last earlier answer, whichever assessment gave it."""
    other: AnswerCell | None
    """The other voice's."""
    change: Change | None
    """How it changed since it was last answered; none when it cannot be compared."""
    basis: Basis
    """Whether it was checked anew, taken over or not checked."""
    difference: Change | None
    """How the assessed person sees it next to the owner; None when they agree or one says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyLine:
    """What the assessed person answered to a finding."""

    who: str
    """Who replied."""
    on: date
    """The day of the reply."""
    text: str
    """What was replied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedLine:
    """A finding that the assessment opened, and the cycle that followed."""

    finding: int
    """The number of the finding."""
    severity: Severity
    """How much the finding matters."""
    recurs_from: int | None
    """The closed cycle that did not hold."""
    is_dismissed: bool
    """Whether it was dismissed without a cycle."""
    cycle: int | None
    stage: LocalText | None
    responsible: str
    due: date | None
    ended_on: date | None
    ending: Ending | None
    """How the cycle ended."""
    shown_again: tuple[int, ...]
    """The later findings that say this cycle did not hold."""
    replies: tuple[ReplyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Another assessment that this one is set beside."""

    number: int
    made_on: date
    voice: Voice
    """Whose answers it holds."""
    is_blind: bool
    """Whether it was answered without a sight of the other voice's answers."""
    who: str
    """Who answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPart:
    """One sign with its criteria and what followed from it."""

    position: int
    title: LocalText
    short: LocalText
    level: Level
    """How strongly the sign shows."""
    level_before: Level | None
    """None when there is no assessment before this one."""
    compared_with: Reference | None
    """The last earlier assessment that checked it; none when none did."""
    level_other: Level | None
    """How strongly it shows to the other voice; none when there is no other."""
    change: Change | None
    """How it changed since it was last checked; none when it cannot be compared."""
    checked: int
    """How many of its criteria were checked."""
    carried: int
    """How many of them were taken over."""
    criteria: tuple[CriterionLine, ...]
    followed: tuple[FollowedLine, ...]

    @property
    def trend(self) -> int:
        """Return which way an arrow points: up is worse, 0 is no arrow."""
        return {Change.WORSE: 1, Change.BETTER: -1}.get(self.change or Change.SAME, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many criteria became what, and how many the two voices differ in."""

    better: int
    """How many are better than when they were last answered."""
    worse: int
    """How many are worse than when they were last answered."""
    same: int
    """How many have not changed since they were last answered."""
    anew: int
    """How many were checked in this assessment."""
    measured: int
    """How many of those were measured from data."""
    judged: int
    """How many of those a person judged."""
    carried: int
    """How many were taken over from an earlier assessment."""
    unchecked: int
    """How many were not checked."""
    differing: int
    """In how many the two voices differ."""


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
    """The title of the catalogue."""
    catalogue_version: str
    """The version of the catalogue."""
    made_on: date
    """The date of the evidence."""
    entered_on: date
    """The day when it was recorded."""
    voice: Voice
    """Whose answers it holds."""
    is_blind: bool
    """Whether it was answered without a sight of the other voice's answers."""
    previous: Reference | None
    other: Reference | None
    counts: Counts
    signs: tuple[SignPart, ...]
    seq: int
    head_hash: str
    is_clock_set: bool
    """Whether any event was made with a set clock, as demonstrations are."""
