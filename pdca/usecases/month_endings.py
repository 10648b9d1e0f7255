"""The cycles that ended within a month: how many closed or not, and how long the closed ones took."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdca.domain.calendar import Calendar
from pdca.storage.month_figures import MonthFigures
from pdca.usecases.working_time import worked_days


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
    worked = worked_days((day for row in rows for day in (row.opened_on, row.ended_on)), calendar)
    days = [max(0, worked[row.ended_on] - worked[row.opened_on]) for row in rows]
    total = sum(row.cycles * days_of for row, days_of in zip(rows, days, strict=True))
    count = sum(row.cycles for row in rows)
    return int((2 * total + count) // (2 * count))
