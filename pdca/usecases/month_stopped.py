"""The cycles of the monthly report that do not go on: frozen ones, abandoned and cancelled ones."""

from datetime import date
from typing import Any

from pdca.domain.cycle_events import Moved
from pdca.domain.due import is_overdue
from pdca.domain.process import Ending
from pdca.reports.month_lines import Frozen, FrozenLine, Stopped, StoppedLine
from pdca.storage.codec import decoded
from pdca.usecases.month_as_at import AsAt, day_of, title_of


def frozen_cycles(at: AsAt, count: int) -> Frozen:
    """Return the cycles frozen at the month's end, of which there are `count`."""
    rows = at.rows("frozen", limit=at.shown.decisions)
    return Frozen(
        lines=tuple(_frozen(at, row) for row in rows),
        left_out=count - len(rows),
        past=at.number("frozen_past", today=at.today.isoformat()),
    )


def stopped_cycles(at: AsAt, count: int) -> Stopped:
    """Return the cycles abandoned or cancelled within the month, of which there are `count`."""
    rows = at.rows("stopped", after=at.after, limit=at.shown.decisions)
    return Stopped(lines=tuple(_stopped(at, row) for row in rows), left_out=count - len(rows))


def _frozen(at: AsAt, row: Any) -> FrozenLine:  # noqa: ANN401 - a row of SQLAlchemy
    returns_on = day_of(row.returns_on)
    return FrozenLine(
        cycle=row.number,
        title=title_of(row),
        responsible=at.name(row.responsible),
        decider=at.name(row.assigner),
        since=date.fromisoformat(row.from_on),
        returns_on=returns_on,
        is_past=is_overdue(returns_on, at.today),
        reason=_reason(row),
    )


def _stopped(at: AsAt, row: Any) -> StoppedLine:  # noqa: ANN401 - a row of SQLAlchemy
    return StoppedLine(
        cycle=row.number,
        title=title_of(row),
        responsible=at.name(row.responsible),
        ending=Ending(row.ending),
        ended_on=date.fromisoformat(row.ended_on),
        who=at.name(row.actor),
        reason=_reason(row),
    )


def _reason(row: Any) -> str:  # noqa: ANN401 - a row of SQLAlchemy
    return decoded(row.payload, Moved).reason
