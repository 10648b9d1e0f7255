"""The cycles that ended within a month: how many closed or not, and how long the closed ones took."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pdca.domain.calendar import ONE_DAY, Calendar
from pdca.storage.month_figures import MonthFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Endings:
    """What ended within a month."""

    closed: int
    abandoned: int
    """Those that ended without success: abandoned or cancelled."""
    mean_days: int | None
    """The mean working days from opening to closing, rounded; None when none was closed."""


def endings(figures: MonthFigures, calendar: Calendar, cut: int, *, after: int) -> Endings:
    """Count what ended after one event and up to another."""
    rows = figures.rows("ended", cut, after=after)
    closed = [row for row in rows if row.ending == "closed"]
    return Endings(
        closed=sum(row.cycles for row in closed),
        abandoned=sum(row.cycles for row in rows if row.ending in ("abandoned", "cancelled")),
        mean_days=_mean_days(closed, calendar),
    )


def _mean_days(rows: Sequence[Any], calendar: Calendar) -> int | None:
    if not rows:
        return None
    # Counted once for all, since thousands of cycles span the same days.
    worked = _worked_days(rows, calendar)
    days = [max(0, worked[row.ended_on] - worked[row.opened_on]) for row in rows]
    total = sum(row.cycles * days_of for row, days_of in zip(rows, days, strict=True))
    count = sum(row.cycles for row in rows)
    return int((2 * total + count) // (2 * count))


def _worked_days(rows: Sequence[Any], calendar: Calendar) -> Mapping[str, int]:
    """Return, for each day that the rows lie between, how many days have been worked since the first."""
    days = [day for row in rows for day in (row.opened_on, row.ended_on)]
    day, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    worked = {day.isoformat(): 0}
    while day < last:
        before = worked[day.isoformat()]
        day += ONE_DAY
        worked[day.isoformat()] = before + calendar.is_working(day)
    return worked
