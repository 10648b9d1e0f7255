"""The statements of the monthly report: every figure «as at event n» is a comparison of intervals."""

from sqlalchemy import BindParameter, and_, bindparam, func, select

from pdca.storage import tables as t

_organisation: BindParameter[int] = bindparam("organisation")
_cut: BindParameter[int] = bindparam("cut")
_after: BindParameter[int] = bindparam("after")

_stage_then = and_(t.cycle_stages.c.from_seq <= _cut, t.cycle_stages.c.until_seq > _cut)
_due_then = and_(t.cycle_dues.c.from_seq <= _cut, t.cycle_dues.c.until_seq > _cut)
_ended_in_month = and_(t.cycles.c.ended_seq > _after, t.cycles.c.ended_seq <= _cut)

has_set_clock = (
    select(t.events.c.seq)
    .where(t.events.c.organisation == _organisation, t.events.c.clock == "set", t.events.c.seq <= _cut)
    .limit(1)
)

phases = (
    select(t.cycle_stages.c.phase, func.count().label("cycles"))
    .where(t.cycle_stages.c.organisation == _organisation, _stage_then)
    .group_by(t.cycle_stages.c.phase)
)
"""How many cycles are open by phase; phase NULL is frozen."""

overdue_count = select(func.count()).where(
    t.cycle_dues.c.organisation == _organisation, _due_then, t.cycle_dues.c.due < bindparam("today")
)

endings = (
    select(t.cycles.c.ending, func.count().label("cycles"))
    .where(t.cycles.c.organisation == _organisation, _ended_in_month)
    .group_by(t.cycles.c.ending)
)
"""How many cycles ended in a month, by ending."""

lifetimes = (
    select(t.cycles.c.opened_on, t.cycles.c.ended_on, func.count().label("cycles"))
    .where(t.cycles.c.organisation == _organisation, _ended_in_month, t.cycles.c.ending == "closed")
    .group_by(t.cycles.c.opened_on, t.cycles.c.ended_on)
)
"""First and last days of the cycles closed in a month; equal pairs together."""

_stage_of = and_(
    t.cycle_stages.c.organisation == t.cycles.c.organisation,
    t.cycle_stages.c.cycle == t.cycles.c.number,
    _stage_then,
)
_people_of = and_(
    t.cycle_people.c.organisation == t.cycles.c.organisation,
    t.cycle_people.c.cycle == t.cycles.c.number,
    t.cycle_people.c.from_seq <= _cut,
    t.cycle_people.c.until_seq > _cut,
)
_due_of = and_(
    t.cycle_dues.c.organisation == t.cycles.c.organisation,
    t.cycle_dues.c.cycle == t.cycles.c.number,
    _due_then,
)

_running = (
    select(
        t.cycles.c.number,
        t.cycles.c.title,
        t.cycles.c.process,
        t.cycles.c.assigner,
        t.cycles.c.checker,
        t.cycle_people.c.responsible,
        t.cycle_stages.c.stage,
        t.cycle_stages.c.phase,
        t.cycle_stages.c.round,
        t.cycle_stages.c.from_seq,
        t.cycle_stages.c.from_on,
        t.cycle_dues.c.due,
    )
    .select_from(t.cycles)
    .join(t.cycle_stages, _stage_of)
    .join(t.cycle_people, _people_of)
    .outerjoin(t.cycle_dues, _due_of)
    .where(t.cycles.c.organisation == _organisation)
)

most_urgent = _running.order_by(t.cycle_dues.c.due.is_(None), t.cycle_dues.c.due, t.cycles.c.number).limit(
    bindparam("limit")
)
"""The cycles open at the cut, the earliest due date first."""

overdue = (
    _running.where(t.cycle_dues.c.due < bindparam("today"))
    .order_by(t.cycle_dues.c.due, t.cycles.c.number)
    .limit(bindparam("limit"))
)

overdue_turns = (
    select(
        t.cycles.c.process,
        t.cycle_stages.c.stage,
        t.cycles.c.assigner,
        t.cycles.c.checker,
        t.cycle_people.c.responsible,
        func.count().label("cycles"),
    )
    .select_from(t.cycles)
    .join(t.cycle_dues, _due_of)
    .join(t.cycle_stages, _stage_of)
    .join(t.cycle_people, _people_of)
    .where(t.cycles.c.organisation == _organisation, t.cycle_dues.c.due < bindparam("today"))
    .group_by(
        t.cycles.c.process,
        t.cycle_stages.c.stage,
        t.cycles.c.assigner,
        t.cycles.c.checker,
        t.cycle_people.c.responsible,
    )
)
"""Overdue cycles by stage and people, from which it follows whose turn it is."""

in_stages = (
    _running.where(t.cycle_stages.c.stage.in_(bindparam("stages", expanding=True)))
    .order_by(t.cycle_dues.c.due, t.cycles.c.number)
    .limit(bindparam("limit"))
)

in_stages_count = select(func.count()).where(
    t.cycle_stages.c.organisation == _organisation,
    _stage_then,
    t.cycle_stages.c.stage.in_(bindparam("stages", expanding=True)),
)

_extension_waits = and_(t.extensions.c.asked_seq <= _cut, t.extensions.c.settled_seq > _cut)

waiting_extensions = (
    select(
        t.extensions.c.cycle,
        t.cycles.c.title,
        t.cycles.c.assigner,
        t.extensions.c.asked_by,
        t.extensions.c.from_due,
        t.extensions.c.to_due,
        t.extensions.c.reason,
        t.events.c.at,
    )
    .select_from(t.extensions)
    .join(
        t.cycles,
        and_(
            t.cycles.c.organisation == t.extensions.c.organisation,
            t.cycles.c.number == t.extensions.c.cycle,
        ),
    )
    .join(
        t.events,
        and_(
            t.events.c.organisation == t.extensions.c.organisation,
            t.events.c.seq == t.extensions.c.asked_seq,
        ),
    )
    .where(t.extensions.c.organisation == _organisation, _extension_waits)
    .order_by(t.extensions.c.from_due, t.extensions.c.cycle)
    .limit(bindparam("limit"))
)

waiting_extensions_count = select(func.count()).where(
    t.extensions.c.organisation == _organisation, _extension_waits
)

granted = (
    select(t.extensions.c.cycle, t.extensions.c.stage, t.extensions.c.asked_seq, t.extensions.c.slip)
    .where(
        t.extensions.c.organisation == _organisation,
        t.extensions.c.cycle.in_(bindparam("cycles", expanding=True)),
        t.extensions.c.is_granted == 1,
        t.extensions.c.settled_seq <= _cut,
    )
    .order_by(t.extensions.c.cycle, t.extensions.c.number)
)
"""The granted extensions of some cycles."""

_finding_waits = and_(
    t.findings.c.opened_seq <= _cut,
    t.findings.c.assigned_seq > _cut,
    t.findings.c.dismissed_seq > _cut,
)

waiting_findings = (
    select(t.findings.c.number, t.findings.c.title, t.findings.c.found_on, t.findings.c.due)
    .where(t.findings.c.organisation == _organisation, _finding_waits)
    .order_by(t.findings.c.due.is_(None), t.findings.c.due, t.findings.c.number)
    .limit(bindparam("limit"))
)

waiting_findings_count = select(
    func.count().label("all"),
    func.count().filter(t.findings.c.due < bindparam("today")).label("overdue"),
).where(t.findings.c.organisation == _organisation, _finding_waits)

segments = (
    select(
        t.cycle_stages.c.cycle,
        t.cycle_stages.c.phase,
        t.cycle_stages.c.from_on,
        t.cycle_stages.c.until_on,
        t.cycle_stages.c.until_seq,
    )
    .where(
        t.cycle_stages.c.organisation == _organisation,
        t.cycle_stages.c.cycle.in_(bindparam("cycles", expanding=True)),
        t.cycle_stages.c.from_seq <= _cut,
    )
    .order_by(t.cycle_stages.c.cycle, t.cycle_stages.c.from_seq)
)
"""What some cycles spent their time in."""

closed = (
    select(
        t.cycles.c.number,
        t.cycles.c.title,
        t.cycles.c.process,
        t.cycles.c.responsible,
        t.cycles.c.round,
        t.cycles.c.opened_on,
        t.cycles.c.ended_on,
        t.cycles.c.slip,
        t.cycles.c.self_approved_seq,
        t.cycles.c.stage,
    )
    .where(t.cycles.c.organisation == _organisation, _ended_in_month, t.cycles.c.ending == "closed")
    .order_by(t.cycles.c.ended_seq)
    .limit(bindparam("limit"))
)

plans_then = select(*t.plans.c).where(
    t.plans.c.organisation == _organisation,
    t.plans.c.cycle.in_(bindparam("cycles", expanding=True)),
    t.plans.c.from_seq <= _cut,
    t.plans.c.until_seq > _cut,
)

readings_then = (
    select(*t.readings.c)
    .where(
        t.readings.c.organisation == _organisation,
        t.readings.c.cycle.in_(bindparam("cycles", expanding=True)),
        t.readings.c.kind == "measure",
        t.readings.c.seq <= _cut,
    )
    .order_by(t.readings.c.cycle, t.readings.c.round, t.readings.c.taken_on, t.readings.c.seq)
)
"""The readings of the measures of some cycles; the last of each is its latest."""

assessments = (
    select(*t.assessments.c)
    .where(t.assessments.c.organisation == _organisation, t.assessments.c.seq <= _cut)
    .order_by(t.assessments.c.seq)
)

signs = (
    select(*t.assessment_signs.c)
    .where(
        t.assessment_signs.c.organisation == _organisation,
        t.assessment_signs.c.assessment.in_(bindparam("assessments", expanding=True)),
    )
    .order_by(t.assessment_signs.c.assessment, t.assessment_signs.c.position)
)

signs_at_work = (
    select(t.cycles.c.sign, t.findings.c.person, func.max(t.cycles.c.number).label("cycle"))
    .select_from(t.cycles)
    .join(t.cycle_stages, _stage_of)
    .join(
        t.findings,
        and_(t.findings.c.organisation == t.cycles.c.organisation, t.findings.c.number == t.cycles.c.finding),
    )
    .where(t.cycles.c.organisation == _organisation, t.cycles.c.sign.is_not(None))
    .group_by(t.cycles.c.sign, t.findings.c.person)
)
"""The open cycle of each sign of each person."""

self_approved = select(func.count()).where(
    t.cycles.c.organisation == _organisation, t.cycles.c.self_approved_seq <= _cut
)

processes = select(t.cycles.c.process).where(t.cycles.c.organisation == _organisation).distinct()
