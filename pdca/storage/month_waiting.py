"""The statements of the monthly report about what waits for a decision."""

from sqlalchemy import and_, bindparam, func, select

from pdca.storage import tables as t
from pdca.storage.intervals import CUT, ORGANISATION, cycle_of, of_cycle_then, of_cycles, open_then, unindexed
from pdca.storage.month_statements import running

_is_in_stages = t.cycle_stages.c.stage.in_(bindparam("stages", expanding=True))

in_stages = (
    running.add_columns(t.cycle_dues.c.due)
    .select_from(t.cycle_stages)
    .join(t.cycles, cycle_of(t.cycle_stages))
    .join(t.cycle_people, of_cycle_then(t.cycle_people))
    .outerjoin(t.cycle_dues, of_cycle_then(t.cycle_dues))
    .where(open_then(t.cycle_stages), _is_in_stages)
    .order_by(t.cycle_stages.c.from_seq)
    .limit(bindparam("limit"))
)
"""The cycles open at the cut in some stages, those that have been there the longest first."""

_slip_of_stage = (
    select(func.coalesce(func.sum(t.extensions.c.slip), 0))
    .where(
        t.extensions.c.organisation == t.cycles.c.organisation,
        t.extensions.c.cycle == t.cycles.c.number,
        t.extensions.c.is_granted == 1,
        t.extensions.c.asked_seq > t.cycle_stages.c.from_seq,
        unindexed(t.extensions.c.settled_seq) <= CUT,
    )
    .correlate(t.cycles, t.cycle_stages)
    .scalar_subquery()
)

stays_in = (
    select(
        t.cycle_stages.c.cycle,
        t.cycle_stages.c.stage,
        t.cycle_stages.c.from_on,
        t.cycles.c.process,
        t.cycles.c.catalogue,
        t.cycles.c.sign,
        t.cycle_dues.c.due,
        _slip_of_stage.label("slip"),
    )
    .select_from(t.cycle_stages)
    .join(t.cycles, cycle_of(t.cycle_stages))
    .outerjoin(t.cycle_dues, of_cycle_then(t.cycle_dues))
    .where(open_then(t.cycle_stages), _is_in_stages)
)
"""All cycles open at the cut in some stages: since when, with what their due date was counted from.

`slip` is what extensions have moved the present due date by.
"""

running_of = (
    running.add_columns(t.cycle_dues.c.due)
    .select_from(t.cycle_stages)
    .join(t.cycles, cycle_of(t.cycle_stages))
    .join(t.cycle_people, of_cycle_then(t.cycle_people))
    .outerjoin(t.cycle_dues, of_cycle_then(t.cycle_dues))
    .where(
        of_cycles(t.cycle_stages),
        t.cycle_stages.c.from_seq <= CUT,
        unindexed(t.cycle_stages.c.until_seq) > CUT,
    )
)
"""Some cycles open at the cut."""

in_stages_count = select(func.count()).where(open_then(t.cycle_stages), _is_in_stages)

_extension_waits = and_(
    t.extensions.c.organisation == ORGANISATION,
    t.extensions.c.asked_seq <= CUT,
    t.extensions.c.settled_seq > CUT,
)

waiting_extensions = (
    select(
        t.extensions.c.cycle,
        t.cycles.c.title,
        t.cycle_people.c.assigner,
        t.cycle_people.c.responsible,
        t.extensions.c.asked_by,
        t.extensions.c.from_due,
        t.extensions.c.to_due,
        t.extensions.c.reason,
        t.events.c.at,
    )
    .select_from(t.extensions)
    .join(t.cycles, cycle_of(t.extensions))
    .join(t.cycle_people, of_cycle_then(t.cycle_people))
    .join(
        t.events,
        and_(
            t.events.c.organisation == t.extensions.c.organisation,
            t.events.c.seq == t.extensions.c.asked_seq,
        ),
    )
    .where(_extension_waits)
    .order_by(t.extensions.c.asked_seq)
    .limit(bindparam("limit"))
)
"""The extensions that nobody has decided about, the first asked for first."""

waiting_extensions_count = select(func.count()).where(_extension_waits)

_finding_waits = and_(
    t.findings.c.organisation == ORGANISATION,
    t.findings.c.opened_seq <= CUT,
    t.findings.c.assigned_seq > CUT,
    t.findings.c.dismissed_seq > CUT,
)

_queued_since = (
    select(func.max(t.finding_queues.c.from_seq))
    .where(
        t.finding_queues.c.organisation == t.findings.c.organisation,
        t.finding_queues.c.finding == t.findings.c.number,
        t.finding_queues.c.from_seq <= CUT,
    )
    .correlate(t.findings)
    .scalar_subquery()
)
"""Since when a finding was in the last queue that it was put in by the cut; NULL when in none."""

_has_nobody = and_(_finding_waits, _queued_since.is_(None))

waiting_findings = (
    select(
        t.findings.c.number, t.findings.c.title, t.findings.c.person, t.findings.c.found_on, t.findings.c.due
    )
    .where(_has_nobody)
    .order_by(t.findings.c.found_on, t.findings.c.number)
    .limit(bindparam("limit"))
)
"""The findings that nobody is responsible for, the first found first."""

waiting_findings_count = select(
    func.count().label("all"),
    func.count().filter(t.findings.c.due < bindparam("today")).label("overdue"),
).where(_has_nobody)

queued_by_person = (
    select(t.finding_queues.c.responsible, func.count().label("findings"))
    .select_from(t.findings)
    .join(
        t.finding_queues,
        and_(
            t.finding_queues.c.organisation == t.findings.c.organisation,
            t.finding_queues.c.finding == t.findings.c.number,
            t.finding_queues.c.from_seq == _queued_since,
        ),
    )
    .where(_finding_waits)
    .group_by(t.finding_queues.c.responsible)
)
"""How many findings wait until a person has a place for them."""
