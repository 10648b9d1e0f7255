"""The monthly report: from the log, as at the month's end, whenever it is made."""

import calendar as months
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pdca.domain.catalogue import Direction
from pdca.domain.errors import WrongInput
from pdca.domain.organisation import Organisation
from pdca.reports.month import MonthReport, Tile, TileKind, Trend
from pdca.storage.month_figures import Cut, MonthFigures, cut_before
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting
from pdca.usecases.month_cycles import MonthCycles
from pdca.usecases.month_signs import acute_signs, strips

MONTHS_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCut:
    """A month and the place in the log it ends at."""

    month: date
    as_of: date
    after: int
    """The last event before the month."""
    cut: Cut


def report_month(store: Store, month: date | None, acting: Acting) -> MonthReport:
    """Make the report of a month; without one, of the month before today's.

    Raises:
        WrongInput: the month has not begun, or lies before the first event.
    """
    with store.reading() as view:
        today = view.organisation().today(acting.at)
        first = (month or (today.replace(day=1) - timedelta(days=1))).replace(day=1)
        if first > today:
            raise WrongInput("month-not-begun", month=first)
        return _report(view, first, acting.at)


def _report(view: View, first: date, at: datetime) -> MonthReport:
    zone = ZoneInfo(view.organisation().zone)
    cuts = [_cut(view, month, at, zone) for month in _last_months(first, MONTHS_SHOWN)]
    this = cuts[-1]
    if this.cut.seq == 0:
        raise WrongInput("month-before-log", month=first)
    # People, calendar and definitions too are taken as they were then.
    organisation = view.organisation(until=this.cut.seq)
    figures = MonthFigures(view)
    trend = _trend(figures, cuts)
    cycles = MonthCycles(view, organisation, this.cut.seq, after=this.after, today=this.as_of)
    closed, needs = cycles.closed(), cycles.needs()
    timeline, overdue = cycles.timeline(first), cycles.overdue()
    return MonthReport(
        organisation=organisation.name,
        month=first,
        as_of=this.as_of,
        is_complete=at >= _midnight(_next_month(first), zone),
        seq=this.cut.seq,
        head_hash=this.cut.head_hash,
        is_clock_set=bool(figures.rows("has_set_clock", this.cut.seq)),
        tiles=_tiles(view, organisation, cuts, trend),
        strips=strips(view, organisation, this.cut.seq),
        phases=_phases(figures, this, trend),
        trend=trend,
        timeline=timeline,
        overdue=overdue,
        overdue_by_person=cycles.overdue_by_person(),
        abandoned=_endings(figures, this, "abandoned", "cancelled"),
        needs=needs,
        closed=closed,
        unknown_years=cycles.unknown_years(timeline, overdue, needs),
        self_approved=figures.number("self_approved", this.cut.seq),
    )


def _cut(view: View, month: date, at: datetime, zone: ZoneInfo) -> MonthCut:
    end = _midnight(_next_month(month), zone)
    # The month that runs looks back from this instant, so what is recorded in it counts.
    moment = end if at >= end else at + timedelta(microseconds=1)
    return MonthCut(
        month=month,
        as_of=(moment - timedelta(microseconds=1)).astimezone(zone).date(),
        after=cut_before(view, _midnight(month, zone)).seq,
        cut=cut_before(view, moment),
    )


def _trend(figures: MonthFigures, cuts: Sequence[MonthCut]) -> Trend:
    return Trend(
        months=tuple(cut.month for cut in cuts),
        opened=tuple(sum(row.cycles for row in figures.rows("phases", cut.cut.seq)) for cut in cuts),
        closed=tuple(_endings(figures, cut, "closed") for cut in cuts),
        overdue=tuple(
            figures.number("overdue_count", cut.cut.seq, today=cut.as_of.isoformat()) for cut in cuts
        ),
    )


def _tiles(
    view: View, organisation: Organisation, cuts: Sequence[MonthCut], trend: Trend
) -> tuple[Tile, ...]:
    figures = MonthFigures(view)
    durations = tuple(_mean_days(figures, organisation, cut) for cut in cuts)
    acute = tuple(acute_signs(view, cut.cut.seq) for cut in cuts)
    return (
        Tile(kind=TileKind.OPEN, values=trend.opened, good=None),
        Tile(kind=TileKind.CLOSED, values=trend.closed, good=Direction.UP),
        Tile(kind=TileKind.OVERDUE, values=trend.overdue, good=Direction.DOWN),
        Tile(kind=TileKind.ACUTE, values=acute, good=Direction.DOWN),
        Tile(kind=TileKind.DURATION, values=durations, good=Direction.DOWN),
    )


def _mean_days(figures: MonthFigures, organisation: Organisation, cut: MonthCut) -> int | None:
    """Return the mean working days from opening to closing of the cycles closed in a month, rounded."""
    rows = figures.rows("lifetimes", cut.cut.seq, after=cut.after)
    count = sum(row.cycles for row in rows)
    if not count:
        return None
    total = sum(
        row.cycles
        * max(
            0,
            organisation.calendar.between(
                date.fromisoformat(row.opened_on), date.fromisoformat(row.ended_on)
            ),
        )
        for row in rows
    )
    return int((2 * total + count) // (2 * count))


def _phases(figures: MonthFigures, this: MonthCut, trend: Trend) -> tuple[tuple[str, int], ...]:
    by_phase = {row.phase or "frozen": row.cycles for row in figures.rows("phases", this.cut.seq)}
    counted = [(phase, by_phase.get(phase, 0)) for phase in ("plan", "do", "check", "act", "frozen")]
    return (*counted, ("closed", trend.closed[-1]))


def _endings(figures: MonthFigures, cut: MonthCut, *endings: str) -> int:
    rows = figures.rows("endings", cut.cut.seq, after=cut.after)
    return sum(row.cycles for row in rows if row.ending in endings)


def _last_months(first: date, count: int) -> list[date]:
    found = [first]
    while len(found) < count:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[::-1]


def _next_month(first: date) -> date:
    return first + timedelta(days=months.monthrange(first.year, first.month)[1])


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
