"""The cycles of the monthly report whose effect others than the responsible must judge now."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from pdca.domain.engine import Engine
from pdca.domain.process import Phase, Relation, Stage
from pdca.storage.view import View
from pdca.usecases.month_as_at import AsAt


def waiting_checks(at: AsAt, processes: Sequence[str]) -> list[tuple[int, date]]:
    """Return the number of each cycle that waits for a check or its closing, and since when; oldest first.

    It is not the responsible's turn, and the window in which the effect is watched has passed. The cycles
    open at the cut follow the processes, by content hash.
    """
    asked = {(process, stage) for process in processes for stage in _of_others(at.view.engines[process])}
    if not asked:
        return []
    rows = at.rows("stays_in", stages=sorted({stage for _, stage in asked}))
    waited = zip(rows, _waits_since(at, rows), strict=True)
    found = [
        (row.cycle, since) for row, since in waited if since <= at.today and (row.process, row.stage) in asked
    ]
    return sorted(found, key=lambda each: (each[1], each[0]))


def _of_others(engine: Engine) -> Iterator[str]:
    """Yield the stages in which an effect is judged, and not by the responsible."""
    for stage in engine.process.stages.values():
        holders = engine.holders(stage.id)
        # Approving a plan is told of among the plans, whatever phase it stands in.
        is_approval = any(move.freezes_plan for move in engine.process.leaving(stage.id))
        is_judged = stage.phase in (Phase.CHECK, Phase.ACT) and not is_approval
        if is_judged and holders and Relation.RESPONSIBLE not in holders:
            yield stage.id


def _waits_since(at: AsAt, rows: Sequence[Any]) -> Iterator[date]:
    # Thousands of cycles wait since the same few days.
    back = cache(at.organisation.calendar.add)
    for row in rows:
        entered = date.fromisoformat(row.from_on)
        stage = at.process(row).stages[row.stage]
        if row.due is None or stage.due is None or not stage.due.after_observation:
            yield entered
            continue
        # The due date was counted from the window's last day: count back, past what extensions moved it by.
        days = _days_of(at.view, row, stage) + row.slip
        yield max(entered, back(date.fromisoformat(row.due), -days))


def _days_of(view: View, row: Any, stage: Stage) -> int:  # noqa: ANN401 - a row of SQLAlchemy
    """Return the working days that the cycle has in a stage, the catalogue's before the process's."""
    days = stage.due.working_days if stage.due else 0
    if row.catalogue is None or row.sign is None:
        return days
    return view.catalogues[row.catalogue].sign(row.sign).cycle.working_days.get(stage.id, days)
