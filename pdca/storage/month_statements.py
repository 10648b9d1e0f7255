"""The statements of the monthly report about running cycles: figures «as at event n» compare intervals."""

from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, null, select

from pdca.storage import tables as t
from pdca.storage.intervals import (
    CUT,
    ORGANISATION,
    cycle_of,
    ended_within,
    of_cycle_then,
    open_then,
    unindexed,
)

first_between = select(func.min(t.events.c.seq).label("seq")).where(
    t.events.c.organisation == ORGANISATION,
    t.events.c.at >= bindparam("moment"),
    t.events.c.at < bindparam("until"),
)
"""The first event, by its place in the log, whose time lies between two moments."""

has_set_clock = (
    select(t.events.c.seq)
    .where(t.events.c.organisation == ORGANISATION, t.events.c.clock == "set", t.events.c.seq <= CUT)
    .limit(1)
)

phases = (
    select(t.cycle_stages.c.phase, func.count().label("cycles"))
    .where(open_then(t.cycle_stages))
    .group_by(t.cycle_stages.c.phase)
)
"""How many cycles are open by phase; phase NULL is frozen."""

is_overdue = t.cycle_dues.c.due < bindparam("today")

overdue_count = select(func.count()).where(open_then(t.cycle_dues), is_overdue)

ended = (
    select(t.cycles.c.ending, t.cycles.c.opened_on, t.cycles.c.ended_on, func.count().label("cycles"))
    .where(ended_within)
    .group_by(t.cycles.c.ending, t.cycles.c.opened_on, t.cycles.c.ended_on)
)
"""How many cycles ended in a month, by ending, first and last day."""

running = select(
    t.cycles.c.number,
    t.cycles.c.title,
    t.cycles.c.process,
    t.cycle_people.c.assigner,
    t.cycle_people.c.checker,
    t.cycle_people.c.responsible,
    t.cycle_stages.c.stage,
    t.cycle_stages.c.phase,
    t.cycle_stages.c.round,
    t.cycle_stages.c.from_seq,
    t.cycle_stages.c.from_on,
)


def _first_due(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Return the running cycles with the earliest due dates: first which, then what is printed of them."""
    first = (
        select(t.cycle_dues.c.organisation, t.cycle_dues.c.cycle, t.cycle_dues.c.due)
        .where(open_then(t.cycle_dues), *conditions)
        .order_by(t.cycle_dues.c.due, t.cycle_dues.c.cycle)
        .limit(bindparam("limit"))
        .subquery("first")
    )
    return (
        running.add_columns(first.c.due)
        .select_from(first)
        .join(t.cycles, cycle_of(first))
        .join(t.cycle_stages, of_cycle_then(t.cycle_stages))
        .join(t.cycle_people, of_cycle_then(t.cycle_people))
        .order_by(first.c.due, first.c.cycle)
    )


most_urgent = _first_due()
"""The cycles open at the cut that have a due date, the earliest first."""

overdue = _first_due(is_overdue)

without_due = (
    running.add_columns(null().label("due"))
    .select_from(t.cycle_stages)
    .join(t.cycles, cycle_of(t.cycle_stages))
    .join(t.cycle_people, of_cycle_then(t.cycle_people))
    .where(open_then(t.cycle_stages), ~exists().where(of_cycle_then(t.cycle_dues)))
    .order_by(t.cycles.c.number)
    .limit(bindparam("limit"))
)
"""The cycles open at the cut whose due clock stands still."""

overdue_turns = (
    select(
        t.cycles.c.process,
        t.cycle_stages.c.stage,
        t.cycle_people.c.assigner,
        t.cycle_people.c.checker,
        t.cycle_people.c.responsible,
        func.count().label("cycles"),
    )
    .select_from(t.cycle_dues)
    .join(t.cycles, cycle_of(t.cycle_dues))
    .join(t.cycle_stages, of_cycle_then(t.cycle_stages))
    .join(t.cycle_people, of_cycle_then(t.cycle_people))
    .where(open_then(t.cycle_dues), is_overdue)
    .group_by(
        t.cycles.c.process,
        t.cycle_stages.c.stage,
        t.cycle_people.c.assigner,
        t.cycle_people.c.checker,
        t.cycle_people.c.responsible,
    )
)
"""Overdue cycles by stage and people, from which it follows whose turn it is."""

granted = (
    select(t.extensions.c.cycle, t.extensions.c.stage, t.extensions.c.asked_seq, t.extensions.c.slip)
    .where(
        t.extensions.c.organisation == ORGANISATION,
        t.extensions.c.cycle.in_(bindparam("cycles", expanding=True)),
        t.extensions.c.is_granted == 1,
        unindexed(t.extensions.c.settled_seq) <= CUT,
    )
    .order_by(t.extensions.c.cycle, t.extensions.c.number)
)
"""The granted extensions of some cycles."""

segments = (
    select(
        t.cycle_stages.c.cycle,
        t.cycle_stages.c.phase,
        t.cycle_stages.c.from_on,
        t.cycle_stages.c.until_on,
        t.cycle_stages.c.until_seq,
    )
    .where(
        t.cycle_stages.c.organisation == ORGANISATION,
        t.cycle_stages.c.cycle.in_(bindparam("cycles", expanding=True)),
        t.cycle_stages.c.from_seq <= CUT,
    )
    .order_by(t.cycle_stages.c.cycle, t.cycle_stages.c.from_seq)
)
"""What some cycles spent their time in."""

self_approved = select(func.count()).where(
    t.cycles.c.organisation == ORGANISATION, t.cycles.c.self_approved_seq <= CUT
)

processes = (
    select(t.cycles.c.process)
    .where(
        t.cycles.c.organisation == ORGANISATION,
        t.cycles.c.opened_seq <= CUT,
        t.cycles.c.ended_seq > CUT,
    )
    .distinct()
)
"""The processes of the cycles open at the cut."""
