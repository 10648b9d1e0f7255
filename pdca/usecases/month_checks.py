"""The cycles of the monthly report whose effect others than the responsible must judge now."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pdca.domain.process import Phase, Relation, Stage
from pdca.storage.view import View
from pdca.usecases.month_as_at import AsAt


def waiting_checks(at: AsAt) -> Iterator[tuple[Any, date]]:
    """Yield each cycle, the first due first, that waits for a check or its closing, and since when.

    It is not the responsible's turn, and the window in which the effect is watched has passed.
    """
    for row in at.rows("in_phases", phases=[Phase.CHECK.value, Phase.ACT.value]):
        if not _waits_for_others(at.view, row):
            continue
        since = _waits_since(at, row)
        if since <= at.today:
            yield row, since


def _waits_for_others(view: View, row: Any) -> bool:  # noqa: ANN401 - a row of SQLAlchemy
    engine = view.engines[row.process]
    holders = engine.holders(row.stage)
    # Approving a plan is told of among the plans, whatever phase it stands in.
    is_approval = any(move.freezes_plan for move in engine.process.leaving(row.stage))
    return bool(holders) and Relation.RESPONSIBLE not in holders and not is_approval


def _waits_since(at: AsAt, row: Any) -> date:  # noqa: ANN401 - a row of SQLAlchemy
    entered = date.fromisoformat(row.from_on)
    stage = at.process(row).stages[row.stage]
    if row.due is None or stage.due is None or not stage.due.after_observation:
        return entered
    # The due date was counted from the window's last day: count back, past what extensions moved it by.
    days = _days_of(at.view, row, stage) + row.slip
    return max(entered, at.organisation.calendar.add(date.fromisoformat(row.due), -days))


def _days_of(view: View, row: Any, stage: Stage) -> int:  # noqa: ANN401 - a row of SQLAlchemy
    """Return the working days that the cycle has in a stage, the catalogue's before the process's."""
    days = stage.due.working_days if stage.due else 0
    if row.catalogue is None or row.sign is None:
        return days
    return view.catalogues[row.catalogue].sign(row.sign).cycle.working_days.get(stage.id, days)
