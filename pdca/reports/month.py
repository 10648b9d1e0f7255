"""The monthly report as figures: everything a template prints, and nothing it has to compute."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pdca.domain.assessment import Level
from pdca.domain.catalogue import Direction
from pdca.domain.plan import Outcome
from pdca.domain.process import Phase
from pdca.domain.text import LocalText


class TileKind(StrEnum):
    """Which figure a tile shows."""

    OPEN = "open"
    CLOSED = "closed"
    OVERDUE = "overdue"
    ACUTE = "acute"
    DURATION = "duration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A figure with its last six months; the last value is this month's, None where there is none."""

    kind: TileKind
    values: tuple[int | None, ...]
    good: Direction | None
    """Which way is better; None when the figure alone is neither good nor bad."""

    @property
    def value(self) -> int | None:
        """Return this month's figure."""
        return self.values[-1]

    @property
    def change(self) -> int | None:
        """Return the change to last month, None when either is missing."""
        if len(self.values) < 2 or self.values[-1] is None or self.values[-2] is None:  # noqa: PLR2004 - a pair
            return None
        return self.values[-1] - self.values[-2]

    @property
    def mood(self) -> str:
        """Tell whether the change is `good`, `bad` or `same`; `same` also when there is no judging it."""
        if not self.change or self.good is None:
            return "same"
        return "good" if (self.change > 0) == (self.good is Direction.UP) else "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignLine:
    """One sign of the strip; `levels` are of the last assessments, oldest first, at most four."""

    position: int
    title: LocalText
    short: LocalText
    levels: tuple[Level, ...]
    cycle: int | None
    """The open cycle that works on it."""

    @property
    def change(self) -> int:
        """Return how the level changed since the last assessment; above 0 is worse, 0 if not comparable."""
        known = self.levels[-2:]
        is_comparable = len(known) == 2 and Level.UNCHECKED not in known  # noqa: PLR2004 - a pair
        return known[1] - known[0] if is_comparable else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The signs of the latest assessment of one person against one catalogue."""

    person: str
    subject: LocalText
    made_on: date
    assessment: int
    signs: tuple[SignLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Six months, oldest first; each month is named by its first day."""

    months: tuple[date, ...]
    opened: tuple[int, ...]
    """Cycles open at the month's end."""
    closed: tuple[int, ...]
    """Cycles closed within the month."""
    overdue: tuple[int, ...]
    """Cycles overdue at the month's end."""


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
    """Who asked."""
    decider: str
    since: date
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
    due: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What management must decide; each list is cut, each count is whole."""

    plans: tuple[DecisionLine, ...]
    plans_count: int
    extensions: tuple[DecisionLine, ...]
    extensions_count: int
    findings: tuple[FindingLine, ...]
    findings_count: int
    findings_overdue: int

    @property
    def count(self) -> int:
        """Return how many decisions are wanted."""
        return self.plans_count + self.extensions_count + self.findings_count

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
class MonthReport:
    """The whole report; the same log gives the same report."""

    organisation: str
    month: date
    """The first day of the month."""
    as_of: date
    """The last day it tells of: the month's last day, or today while the month runs."""
    is_complete: bool
    seq: int
    head_hash: str
    is_clock_set: bool
    """Whether any event was made with a set clock, as demonstrations are."""
    tiles: tuple[Tile, ...]
    strips: tuple[Strip, ...]
    phases: tuple[tuple[str, int], ...]
    """Cycles by phase id in order: plan, do, check, act, then `frozen` and `closed` (this month's)."""
    trend: Trend
    timeline: Timeline
    overdue: Overdue
    overdue_by_person: tuple[tuple[str, int], ...]
    """Overdue cycles by whose turn it is, most first."""
    abandoned: int
    """Cycles that ended within the month without success: abandoned or cancelled."""
    needs: Needs
    closed: Closed
    unknown_years: tuple[int, ...]
    """Years of due dates in the report whose holidays the calendar does not know."""
    self_approved: int
    """Cycles in which anyone decided about their own work, as a one-person company may."""
