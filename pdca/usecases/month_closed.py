"""The cycles that were closed in the month: their measures before and after, and how far to trust them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from pdca.domain.behaviour import Behaviour
from pdca.domain.catalogue import Direction
from pdca.domain.doubts import DoubtCode, doubts
from pdca.domain.plan import Plan, outcome
from pdca.reports.month_lines import Closed, ClosedLine
from pdca.reports.quality import Trust
from pdca.usecases.month_as_at import AsAt, title_of


def closed_cycles(at: AsAt, count: int) -> Closed:
    """Return the cycles closed within the month, of which there are `count`."""
    rows = at.rows("closed", after=at.after, limit=at.shown.lines)
    known = _known(at, [row.number for row in rows])
    lines = tuple(_line(at, row, known) for row in rows)
    return Closed(lines=lines, left_out=count - len(rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of some cycles, by number; of each what came last, or all in their order."""

    plans: Mapping[int, Plan]
    readings: Mapping[int, Sequence[Any]]
    behaviours: Mapping[int, Behaviour | None]
    corrections: Mapping[int, Sequence[str]]
    do_began: Mapping[int, Any] = field(default_factory=dict)


def _known(at: AsAt, cycles: Sequence[int]) -> _Known:
    readings, corrections = defaultdict(list), defaultdict(list)
    for row in at.rows_of("readings_then", cycles):
        readings[row.cycle].append(row)
    for row in at.rows_of("corrections_of", cycles):
        corrections[row.cycle].append(row.corrected_because)
    return _Known(
        plans={row.cycle: plan_of(row) for row in at.rows_of("plans_then", cycles)},
        readings=readings,
        behaviours={
            row.cycle: Behaviour(row.behaviour) if row.behaviour else None
            for row in at.rows_of("adoptions", cycles)
        },
        corrections=corrections,
        do_began={row.cycle: row for row in at.rows_of("do_began", cycles)},
    )


def _line(at: AsAt, row: Any, known: _Known) -> ClosedLine:  # noqa: ANN401 - a row of SQLAlchemy
    plan = known.plans.get(row.number, Plan())
    readings = known.readings.get(row.number, ())
    result = Decimal(readings[-1].value) if readings else None
    opened, ended = date.fromisoformat(row.opened_on), date.fromisoformat(row.ended_on)
    return ClosedLine(
        cycle=row.number,
        title=title_of(row),
        responsible=at.name(row.responsible),
        measure=plan.measure,
        unit=plan.unit,
        baseline=plan.baseline,
        target=plan.target,
        result=result,
        outcome=None if result is None else outcome(plan, result),
        ended_on=ended,
        days=max(0, at.organisation.calendar.between(opened, ended)),
        rounds=row.round,
        slip=row.slip,
        is_self_approved=row.self_approved_seq <= at.cut,
        trust=_trust(row.number, plan, known),
    )


def _trust(cycle: int, plan: Plan, known: _Known) -> Trust:
    readings, corrections = known.readings.get(cycle, ()), known.corrections.get(cycle, ())
    return Trust(
        is_on_noise=known.behaviours.get(cycle) is Behaviour.NOISE,
        is_computed=bool(readings) and bool(readings[-1].computed),
        corrections=len(corrections),
        corrected_because=corrections[-1] if corrections else "",
        doubts=_doubts(readings, plan, known.do_began.get(cycle)),
    )


def _doubts(readings: Sequence[Any], plan: Plan, began: Any) -> tuple[DoubtCode, ...]:  # noqa: ANN401
    """Doubt what people typed since Do began, one value a day: the last one entered for a day stands."""
    by_number = sorted(readings, key=lambda reading: reading.number)
    by_day = {date.fromisoformat(reading.taken_on): reading for reading in by_number}
    typed = [
        (day, Decimal(reading.value))
        for day, reading in sorted(by_day.items())
        if not reading.computed and began is not None and _is_since(reading, began)
    ]
    found = doubts(typed, direction=plan.direction or Direction.UP, target=plan.target)
    return tuple(doubt.code for doubt in found)


def _is_since(reading: Any, began: Any) -> bool:  # noqa: ANN401 - rows of SQLAlchemy
    # What was read on the very morning that the plan was approved is no result.
    return bool(reading.taken_on >= began.from_on and reading.from_seq > began.from_seq)


def plan_of(row: Any) -> Plan:  # noqa: ANN401 - a row of SQLAlchemy
    """Return what a report needs of a plan: what a reading is judged by."""
    return Plan(
        measure=getattr(row, "measure", ""),
        unit=getattr(row, "unit", ""),
        direction=Direction(row.direction) if row.direction else None,
        baseline=None if row.baseline is None else Decimal(row.baseline),
        target=None if row.target is None else Decimal(row.target),
    )
