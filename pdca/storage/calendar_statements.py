"""Statements on what calendars show: stays, people, actions and decisions that last or ended lately."""

from sqlalchemy import BindParameter, Text, bindparam, cast, literal, select

from pdca.storage import tables as t
from pdca.storage.intervals import ORGANISATION, cycle_of
from pdca.storage.tables import FOREVER

SINCE: BindParameter[int] = bindparam("since")
"""What ended before this event is old."""

_next = t.cycle_stages.alias("next_stage")

_due_then = (
    select(t.cycle_dues.c.due)
    .where(
        t.cycle_dues.c.organisation == t.cycle_stages.c.organisation,
        t.cycle_dues.c.cycle == t.cycle_stages.c.cycle,
        t.cycle_dues.c.from_seq < t.cycle_stages.c.until_seq,
        t.cycle_dues.c.until_seq >= t.cycle_stages.c.until_seq,
    )
    .scalar_subquery()
)

visits = (
    select(
        *(t.cycle_stages.c[name] for name in ("cycle", "stage", "phase", "from_seq", "until_seq")),
        *(t.cycles.c[name] for name in ("process", "ending", "ended_seq")),
        _due_then.label("due"),
        _next.c.phase.label("next_phase"),
    )
    .join(t.cycles, cycle_of(t.cycle_stages))
    .outerjoin(
        _next,
        (_next.c.organisation == t.cycle_stages.c.organisation)
        & (_next.c.cycle == t.cycle_stages.c.cycle)
        & (_next.c.from_seq == t.cycle_stages.c.until_seq),
    )
    .where(t.cycle_stages.c.organisation == ORGANISATION, t.cycle_stages.c.until_seq >= SINCE)
    .order_by(t.cycle_stages.c.cycle, t.cycle_stages.c.from_seq)
)

people = (
    select(
        *(t.cycle_people.c[name] for name in ("cycle", "responsible", "assigner", "checker")),
        *(t.cycle_people.c[name] for name in ("from_seq", "until_seq")),
    )
    .where(t.cycle_people.c.organisation == ORGANISATION, t.cycle_people.c.until_seq >= SINCE)
    .order_by(t.cycle_people.c.cycle, t.cycle_people.c.from_seq)
)

actions = (
    select(*t.actions.c)
    .where(t.actions.c.organisation == ORGANISATION, t.actions.c.settled_seq >= SINCE)
    .order_by(t.actions.c.cycle, t.actions.c.round, t.actions.c.number)
)

extensions = (
    select(*t.extensions.c)
    .where(
        t.extensions.c.organisation == ORGANISATION,
        t.extensions.c.settled_seq >= SINCE,
        t.extensions.c.settled_seq != FOREVER,
    )
    .order_by(t.extensions.c.cycle, t.extensions.c.number)
)

cycle_marks = (
    select(t.cycles.c.number, t.events.c.seq, t.events.c.stream_seq, t.events.c.at)
    .join(
        t.events,
        (t.events.c.organisation == t.cycles.c.organisation)
        & (t.events.c.stream == literal("cycle-") + cast(t.cycles.c.number, Text))
        & (t.events.c.stream_seq == t.cycles.c.version),
    )
    .where(t.cycles.c.organisation == ORGANISATION)
)

event_marks = select(t.events.c.seq, t.events.c.stream_seq, t.events.c.at).where(
    t.events.c.organisation == ORGANISATION, t.events.c.seq.in_(bindparam("seqs", expanding=True))
)

findings = (
    select(
        *(t.findings.c[name] for name in ("number", "title", "severity", "due", "opened_seq")),
        *(t.findings.c[name] for name in ("assigned_seq", "dismissed_seq")),
    )
    .where(
        t.findings.c.organisation == ORGANISATION,
        t.findings.c.due.is_not(None),
        t.findings.c.assigned_seq >= SINCE,
        t.findings.c.dismissed_seq >= SINCE,
    )
    .order_by(t.findings.c.number)
)
