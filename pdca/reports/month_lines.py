"""The cycles and findings of the monthly report, a line each, and the tables they stand in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pdca.domain.plan import Outcome
from pdca.domain.process import Ending, Phase
from pdca.domain.text import LocalText
from pdca.reports.quality import Trust


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Time that a cycle spent in a phase (None is frozen), first to last day, both included."""

    phase: Phase | None
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleLine:
    """One cycle of the timeline."""

    number: int
    title: LocalText
    responsible: str
    round: int
    stage: LocalText
    phase: Phase | None
    segments: tuple[Segment, ...]
    due: date | None
    is_overdue: bool
    is_ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The cycles that were open in the month, most urgent first, within a window of days."""

    first: date
    last: date
    cycles: tuple[CycleLine, ...]
    left_out: int
    """How many more there are than a page can show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueLine:
    """A cycle whose stage is overdue, and whose turn it is."""

    cycle: int
    title: LocalText
    stage: LocalText
    who: str
    due: date
    days_late: int
    """Working days."""
    slip: int
    """Working days that granted extensions have moved due dates so far."""
    extensions: int
    """How often the due date of this stage was moved; two and more is a warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """The worst overdue cycles, latest first."""

    lines: tuple[OverdueLine, ...]
    left_out: int

    @property
    def count(self) -> int:
        """Return how many cycles are overdue, those left out included."""
        return len(self.lines) + self.left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A cycle that waits for a decision of management since a day."""

    cycle: int
    title: LocalText
    who: str
    """Who asked or did the work."""
    decider: str
    since: date
    days: int
    """Working days that it has waited."""
    due: date | None
    """By when to decide, or the present due date of an extension."""
    to_due: date | None = None
    """The later date that an extension asks for."""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """A finding that nobody is responsible for."""

    number: int
    title: LocalText
    found_on: date
    days: int
    """Working days since it was found."""
    due: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What management must decide; each list begins with what has waited the longest, each count is whole."""

    plans: tuple[DecisionLine, ...]
    plans_count: int
    extensions: tuple[DecisionLine, ...]
    extensions_count: int
    findings: tuple[FindingLine, ...]
    findings_count: int
    findings_overdue: int
    checks: tuple[DecisionLine, ...]
    """Cycles whose effect others than the responsible must judge now."""
    checks_count: int

    @property
    def count(self) -> int:
        """Return how many decisions are wanted."""
        return self.plans_count + self.extensions_count + self.findings_count + self.checks_count

    @property
    def plans_left_out(self) -> int:
        """Return how many plans the list does not name."""
        return self.plans_count - len(self.plans)

    @property
    def extensions_left_out(self) -> int:
        """Return how many extensions the list does not name."""
        return self.extensions_count - len(self.extensions)

    @property
    def findings_left_out(self) -> int:
        """Return how many findings the list does not name."""
        return self.findings_count - len(self.findings)

    @property
    def checks_left_out(self) -> int:
        """Return how many cycles to check the list does not name."""
        return self.checks_count - len(self.checks)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedLine:
    """A cycle closed within the month, with its measure before and after."""

    cycle: int
    title: LocalText
    responsible: str
    measure: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    result: Decimal | None
    outcome: Outcome | None
    ended_on: date
    days: int
    """Working days from opening to closing."""
    rounds: int
    slip: int
    is_self_approved: bool
    trust: Trust
    """How far the result is to be trusted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The cycles closed within the month."""

    lines: tuple[ClosedLine, ...]
    left_out: int

    @property
    def count(self) -> int:
        """Return how many cycles were closed, those left out included."""
        return len(self.lines) + self.left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenLine:
    """A cycle that is frozen at the month's end."""

    cycle: int
    title: LocalText
    responsible: str
    decider: str
    """Who may resume it."""
    since: date
    returns_on: date | None
    """When it should go on."""
    is_past: bool
    """Whether it should have gone on already."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """The cycles frozen at the month's end, the earliest return first."""

    lines: tuple[FrozenLine, ...]
    left_out: int
    past: int
    """How many of all should have gone on already."""

    @property
    def count(self) -> int:
        """Return how many cycles are frozen, those left out included."""
        return len(self.lines) + self.left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppedLine:
    """A cycle that ended within the month without success."""

    cycle: int
    title: LocalText
    responsible: str
    ending: Ending
    """How it ended."""
    ended_on: date
    who: str
    """Who decided so."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """The cycles abandoned or cancelled within the month, the last first."""

    lines: tuple[StoppedLine, ...]
    left_out: int
