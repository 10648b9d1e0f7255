"""The portfolio as figures: organisations or departments, a row each, the worst first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pdca.domain.catalogue import Direction
from pdca.domain.text import LocalText
from pdca.reports.month import Tile, TileKind
from pdca.reports.quality import Share


class Of(StrEnum):
    """What a row of the portfolio is about."""

    ORGANISATIONS = "organisations"
    """Each with a log of its own."""
    DEPARTMENTS = "departments"
    """Of one organisation, by head."""


class Decision(StrEnum):
    """What is to be decided."""

    PLAN = "plan"
    EXTENSION = "extension"
    FINDING = "finding"
    CHECK = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """The cycle that is the longest overdue."""

    cycle: int
    title: LocalText
    who: str
    """Whose turn it is."""
    days: int
    """Working days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The decision that has waited the longest."""

    what: Decision
    number: int
    """Of the cycle, or of the finding."""
    title: LocalText
    decider: str
    """Empty for a finding, which any owner may assign."""
    since: date
    days: int
    """Working days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioRow:
    """An organisation or a department in a month; a figure of a month is None before the log began."""

    name: str
    """Empty for those who work under no head."""
    opened: tuple[int | None, ...]
    """Cycles open at the end of each month."""
    overdue: tuple[int | None, ...]
    """Cycles overdue at the end of each month."""
    late: Late | None
    closed: int
    """Cycles closed within the month."""
    on_time: Share
    """The stages left in the month, by their due date."""
    held: Share
    """The cycles closed in six months whose effect holds."""
    findings: int
    """Findings that nobody is responsible for."""
    decisions: int
    """How many decisions are wanted of management."""
    waiting: Waiting | None

    @property
    def open(self) -> int:
        """Return how many cycles are open at the month's end."""
        return self.opened[-1] or 0

    @property
    def late_count(self) -> int:
        """Return how many cycles are overdue at the month's end."""
        return self.overdue[-1] or 0

    @property
    def days_late(self) -> int:
        """Return how late the worst cycle is, in working days."""
        return self.late.days if self.late else 0

    @property
    def change(self) -> int | None:
        """Return by how many the overdue cycles changed since the month before; None without comparison."""
        return _tile(self).change

    @property
    def mood(self) -> str:
        """Tell whether it got `good`, `bad` or stayed the `same`: by the overdue cycles, as the tile does."""
        return _tile(self).mood


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An organisation without figures, and why."""

    name: str
    reason: str
    """The code of the error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The log that rows were made from, and the event they end at."""

    name: str
    seq: int
    head_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """The whole report; the same logs give the same report."""

    of: Of
    """Whether the rows are organisations or departments."""
    organisation: str
    """The one whose departments these are; empty for several."""
    month: date
    """The first day of the month."""
    as_of: date
    """The last day it tells of."""
    is_complete: bool
    months: tuple[date, ...]
    """The six months, oldest first, each named by its first day."""
    rows: tuple[PortfolioRow, ...]
    """The worst first."""
    unread: tuple[Unread, ...]
    logs: tuple[Log, ...]
    is_clock_set: bool
    """Whether any event was made with a set clock, as demonstrations are."""

    @property
    def open(self) -> int:
        """Return how many cycles are open, of all rows."""
        return self._total(lambda row: row.open)

    @property
    def late_count(self) -> int:
        """Return how many cycles are overdue, of all rows."""
        return self._total(lambda row: row.late_count)

    @property
    def closed(self) -> int:
        """Return how many cycles were closed, of all rows."""
        return self._total(lambda row: row.closed)

    @property
    def findings(self) -> int:
        """Return how many findings nobody is responsible for, of all rows."""
        return self._total(lambda row: row.findings)

    @property
    def decisions(self) -> int:
        """Return how many decisions are wanted, of all rows."""
        return self._total(lambda row: row.decisions)

    @property
    def on_time(self) -> Share:
        """Return the stages left by their due date, of all rows."""
        return self._share(lambda row: row.on_time)

    @property
    def held(self) -> Share:
        """Return the effects that hold, of all rows."""
        return self._share(lambda row: row.held)

    def _total(self, count: Callable[[PortfolioRow], int]) -> int:
        return sum(map(count, self.rows))

    def _share(self, share: Callable[[PortfolioRow], Share]) -> Share:
        shares = [share(row) for row in self.rows]
        return Share(part=sum(each.part for each in shares), whole=sum(each.whole for each in shares))


def worst_first(row: PortfolioRow) -> tuple[int, int, int, str]:
    """Return what rows are sorted by: the worst delay, then how many are overdue, then how many are open."""
    return -row.days_late, -row.late_count, -row.open, row.name


def _tile(row: PortfolioRow) -> Tile:
    return Tile(kind=TileKind.OVERDUE, values=row.overdue, good=Direction.DOWN)
