"""The statements of the portfolio: what the monthly report counts, by whoever is responsible."""

from sqlalchemy import func, select

from pdca.storage import tables as t
from pdca.storage.intervals import cycle_of, ended_within, held_when_left, of_cycle_then, open_then
from pdca.storage.month_quality import controls, effects, is_closed, stages_left
from pdca.storage.month_statements import is_overdue, running

_responsible = t.cycle_people.c.responsible

open_by_person = (
    select(_responsible, func.count().label("cycles"))
    .select_from(t.cycle_stages)
    .join(t.cycles, cycle_of(t.cycle_stages))
    .join(t.cycle_people, of_cycle_then(t.cycle_people))
    .where(open_then(t.cycle_stages))
    .group_by(_responsible)
)

overdue_by_person = (
    select(_responsible, func.count().label("cycles"))
    .select_from(t.cycle_dues)
    .join(t.cycles, cycle_of(t.cycle_dues))
    .join(t.cycle_people, of_cycle_then(t.cycle_people))
    .where(open_then(t.cycle_dues), is_overdue)
    .group_by(_responsible)
)

_late = (
    select(
        t.cycle_dues.c.organisation,
        t.cycle_dues.c.cycle,
        t.cycle_dues.c.due,
        func.row_number()
        .over(partition_by=_responsible, order_by=(t.cycle_dues.c.due, t.cycle_dues.c.cycle))
        .label("place"),
    )
    .select_from(t.cycle_dues)
    .join(t.cycles, cycle_of(t.cycle_dues))
    .join(t.cycle_people, of_cycle_then(t.cycle_people))
    .where(open_then(t.cycle_dues), is_overdue)
    .subquery("late")
)

latest_by_person = (
    running.add_columns(_late.c.due)
    .select_from(_late)
    .join(t.cycles, cycle_of(_late))
    .join(t.cycle_stages, of_cycle_then(t.cycle_stages))
    .join(t.cycle_people, of_cycle_then(t.cycle_people))
    .where(_late.c.place == 1)
    .order_by(_late.c.due, _late.c.cycle)
)
"""The cycle of each responsible that is the longest overdue, the longest of all first."""

closed_by_person = (
    select(t.cycles.c.responsible, func.count().label("cycles"))
    .where(ended_within, is_closed)
    .group_by(t.cycles.c.responsible)
)

stages_left_by_person = (
    stages_left.add_columns(_responsible)
    .join(t.cycle_people, held_when_left(t.cycle_people))
    .group_by(_responsible)
)
"""How many stages were left, and how many by their due date, by whoever was responsible then."""

effects_by_person = effects.add_columns(t.cycles.c.responsible).group_by(t.cycles.c.responsible)

controls_by_person = controls.add_columns(t.cycles.c.responsible)
