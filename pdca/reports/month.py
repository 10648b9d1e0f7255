"""The monthly report as figures: everything a template prints, and nothing it has to compute."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pdca.domain.assessment import Level
from pdca.domain.catalogue import Direction
from pdca.domain.text import LocalText
from pdca.reports.loads import PersonLoad
from pdca.reports.month_lines import Closed, Frozen, Needs, Overdue, Stopped, Timeline
from pdca.reports.quality import Quality


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
    level_before: Level | None
    """What it was when last checked before the latest assessment, however long ago; None if it never was."""
    cycle: int | None
    """The open cycle that works on it."""

    @property
    def is_comparable(self) -> bool:
        """Tell whether the latest assessment checked the sign and an earlier one did, too."""
        return self.level_before is not None and self.levels[-1] is not Level.UNCHECKED

    @property
    def change(self) -> int:
        """Return how the level changed since it was last checked; above 0 is worse, 0 if not comparable."""
        before = self.level_before
        return self.levels[-1] - before if before is not None and self.is_comparable else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The signs of the latest assessment of one person against one catalogue."""

    person: str
    subject: LocalText
    made_on: date
    assessment: int
    signs: tuple[SignLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredLater:
    """An assessment of an earlier month that became known in this one."""

    assessment: int
    person: str
    """Who was assessed."""
    made_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Six months, oldest first, each named by its first day; a figure is None before the log began."""

    months: tuple[date, ...]
    opened: tuple[int | None, ...]
    """Cycles open at the month's end."""
    closed: tuple[int | None, ...]
    """Cycles closed within the month."""
    overdue: tuple[int | None, ...]
    """Cycles overdue at the month's end."""


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
    entered_later: tuple[EnteredLater, ...]
    """Assessments by owners of earlier months that became known in this one, the earliest first."""
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
    loads: tuple[PersonLoad, ...]
    """Who has a queue, or more in work than the limit; the longest queue first."""
    closed: Closed
    frozen: Frozen
    stopped: Stopped
    quality: Quality
    """How well the work goes."""
    unknown_years: tuple[int, ...]
    """Years of due dates in the report whose holidays the calendar does not know."""
    self_approved: int
    """Cycles in which anyone decided about their own work, as a one-person company may."""

    def mood_of(self, tile: Tile) -> str:
        """Return the mood of a tile; a month that runs cannot yet be judged by what was closed in it."""
        counts_closed = tile.kind in {TileKind.CLOSED, TileKind.DURATION}
        return "same" if counts_closed and not self.is_complete else tile.mood
