"""The monthly report: from the log, as at the month's end, whenever it is made."""

from collections.abc import Sequence
from datetime import date

from pdca.domain.calendar import Calendar
from pdca.domain.catalogue import Direction
from pdca.reports.month import MonthReport, Tile, TileKind, Trend
from pdca.reports.month_lines import Needs, Overdue, Timeline
from pdca.reports.names import FROZEN
from pdca.storage.month_figures import MonthFigures
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting
from pdca.usecases.month_as_at import AsAt
from pdca.usecases.month_closed import closed_cycles
from pdca.usecases.month_cuts import MonthCut, Period, period
from pdca.usecases.month_cycles import MonthCycles
from pdca.usecases.month_endings import Endings, endings
from pdca.usecases.month_loads import loads
from pdca.usecases.month_needs import MonthNeeds
from pdca.usecases.month_quality import quality
from pdca.usecases.month_shown import PAGE, Shown
from pdca.usecases.month_signs import acute_signs, entered_later, strips
from pdca.usecases.month_stopped import frozen_cycles, stopped_cycles


def report_month(store: Store, month: date | None, acting: Acting, *, shown: Shown = PAGE) -> MonthReport:
    """Make the report of a month; without one, of the month before today's.

    Raises:
        WrongInput: the month has not begun, or lies before the first event.
    """
    with store.reading() as view:
        return _report(view, period(view, month, acting.at), shown)


def _report(view: View, asked: Period, shown: Shown) -> MonthReport:
    cuts, first = asked.cuts, asked.month
    this = cuts[-1]
    # People, calendar and definitions too are taken as they were then.
    organisation = view.organisation(until=this.seq)
    figures = MonthFigures(view)
    ended = [endings(figures, organisation.calendar, cut.seq, after=cut.after) for cut in cuts]
    phases = [_open_by_phase(figures, cut) for cut in cuts]
    trend = _trend(figures, cuts, phases, ended)
    month = AsAt(
        view=view, organisation=organisation, cut=this.seq, after=this.after, today=this.as_of, shown=shown
    )
    cycles, needs = MonthCycles(month, trend), MonthNeeds(month).needs()
    closed = closed_cycles(month, ended[-1].closed)
    timeline, overdue = cycles.timeline(first), cycles.overdue()
    return MonthReport(
        organisation=organisation.name,
        month=first,
        as_of=this.as_of,
        is_complete=asked.is_complete,
        seq=this.seq,
        head_hash=asked.head_hash,
        is_clock_set=bool(figures.rows("has_set_clock", this.seq)),
        tiles=_tiles(view, cuts, trend=trend, ended=ended),
        strips=strips(view, organisation, this.seq, shown=shown),
        entered_later=entered_later(month, first),
        phases=_phases(phases[-1], trend),
        trend=trend,
        timeline=timeline,
        overdue=overdue,
        overdue_by_person=cycles.overdue_by_person(),
        abandoned=ended[-1].abandoned,
        needs=needs,
        loads=loads(month),
        closed=closed,
        frozen=frozen_cycles(month, phases[-1].get(FROZEN, 0)),
        stopped=stopped_cycles(month, ended[-1].abandoned),
        quality=quality(
            month,
            [(cut.after, cut.seq) for cut in cuts],
            closed=closed.lines,
            overdue=overdue.count,
        ),
        unknown_years=_unknown_years(organisation.calendar, timeline, overdue, needs),
        self_approved=figures.number("self_approved", this.seq),
    )


def _unknown_years(calendar: Calendar, timeline: Timeline, overdue: Overdue, needs: Needs) -> tuple[int, ...]:
    """List the years of printed due dates whose holidays the calendar does not know."""
    dues: list[date | None] = [line.due for line in timeline.cycles if not line.is_ended]
    dues += [line.due for line in overdue.lines]
    dues += [line.to_due for line in needs.extensions]
    dues += [line.due for line in needs.checks]
    return tuple(sorted({due.year for due in dues if due is not None and not calendar.is_known(due)}))


def _open_by_phase(figures: MonthFigures, cut: MonthCut) -> dict[str, int]:
    return {row.phase or FROZEN: row.cycles for row in figures.rows("phases", cut.seq)}


def _trend(
    figures: MonthFigures,
    cuts: Sequence[MonthCut],
    phases: Sequence[dict[str, int]],
    ended: Sequence[Endings],
) -> Trend:
    opened = [sum(counts.values()) for counts in phases]
    closed = [endings.closed for endings in ended]
    overdue = [figures.number("overdue_count", cut.seq, today=cut.as_of.isoformat()) for cut in cuts]
    return Trend(
        months=tuple(cut.month for cut in cuts),
        opened=_since_the_log_began(cuts, opened),
        closed=_since_the_log_began(cuts, closed),
        overdue=_since_the_log_began(cuts, overdue),
    )


def _since_the_log_began(cuts: Sequence[MonthCut], figures: Sequence[int]) -> tuple[int | None, ...]:
    """Leave out what would be zero only because nothing was recorded yet."""
    return tuple(figure if cut.seq else None for cut, figure in zip(cuts, figures, strict=True))


def _tiles(
    view: View, cuts: Sequence[MonthCut], *, trend: Trend, ended: Sequence[Endings]
) -> tuple[Tile, ...]:
    durations = tuple(endings.mean_days for endings in ended)
    acute = tuple(acute_signs(view, cut.seq) for cut in cuts)
    return (
        Tile(kind=TileKind.OPEN, values=trend.opened, good=None),
        Tile(kind=TileKind.CLOSED, values=trend.closed, good=Direction.UP),
        Tile(kind=TileKind.OVERDUE, values=trend.overdue, good=Direction.DOWN),
        Tile(kind=TileKind.ACUTE, values=acute, good=Direction.DOWN),
        Tile(kind=TileKind.DURATION, values=durations, good=Direction.DOWN),
    )


def _phases(by_phase: dict[str, int], trend: Trend) -> tuple[tuple[str, int], ...]:
    counted = [(phase, by_phase.get(phase, 0)) for phase in ("plan", "do", "check", "act", "frozen")]
    return (*counted, ("closed", trend.closed[-1] or 0))
