"""The statements of the monthly report: every figure «as at event n» is a comparison of intervals.

What was open at a cut is found by an index on where intervals end, so a report costs what was open then and
what ended since, not what the log holds. All else is looked up by cycle.
"""

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    null,
    select,
)

from pdca.domain.assessment import Level
from pdca.domain.events import Voice
from pdca.storage import tables as t

_organisation: BindParameter[int] = bindparam("organisation")
_cut: BindParameter[int] = bindparam("cut")
_after: BindParameter[int] = bindparam("after")

first_between = select(func.min(t.events.c.seq).label("seq")).where(
    t.events.c.organisation == _organisation,
    t.events.c.at >= bindparam("moment"),
    t.events.c.at < bindparam("until"),
)
"""The first event, by its place in the log, whose time lies between two moments."""

_ended_in_month = and_(
    t.cycles.c.organisation == _organisation, t.cycles.c.ended_seq > _after, t.cycles.c.ended_seq <= _cut
)


def _public_then() -> ColumnElement[bool]:
    """Find the assessments by owners whose answers were public at the cut."""
    return and_(
        t.assessments.c.organisation == _organisation,
        t.assessments.c.opened_seq <= _cut,
        t.assessments.c.voice == Voice.OWNER.value,
    )


def _open_then(intervals: Table) -> ColumnElement[bool]:
    """Find all intervals that were open at the cut."""
    return and_(
        intervals.c.organisation == _organisation,
        intervals.c.from_seq <= _cut,
        intervals.c.until_seq > _cut,
    )


def _of_cycle_then(intervals: Table) -> ColumnElement[bool]:
    """Look up the interval of a cycle that was open at the cut."""
    return and_(
        intervals.c.organisation == t.cycles.c.organisation,
        intervals.c.cycle == t.cycles.c.number,
        intervals.c.from_seq <= _cut,
        _unindexed(intervals.c.until_seq) > _cut,
    )


def _unindexed(column: ColumnElement[int]) -> ColumnElement[int]:
    """Keep a database from finding rows by a column where finding them by their cycle is meant."""
    # SQLite, which keeps no statistics here, may else read all that ended after the cut, for each cycle.
    return column + literal_column("0")


def _cycle_of(rows: FromClause) -> ColumnElement[bool]:
    return and_(t.cycles.c.organisation == rows.c.organisation, t.cycles.c.number == rows.c.cycle)


has_set_clock = (
    select(t.events.c.seq)
    .where(t.events.c.organisation == _organisation, t.events.c.clock == "set", t.events.c.seq <= _cut)
    .limit(1)
)

phases = (
    select(t.cycle_stages.c.phase, func.count().label("cycles"))
    .where(_open_then(t.cycle_stages))
    .group_by(t.cycle_stages.c.phase)
)
"""How many cycles are open by phase; phase NULL is frozen."""

_is_overdue = t.cycle_dues.c.due < bindparam("today")

overdue_count = select(func.count()).where(_open_then(t.cycle_dues), _is_overdue)

ended = (
    select(t.cycles.c.ending, t.cycles.c.opened_on, t.cycles.c.ended_on, func.count().label("cycles"))
    .where(_ended_in_month)
    .group_by(t.cycles.c.ending, t.cycles.c.opened_on, t.cycles.c.ended_on)
)
"""How many cycles ended in a month, by ending, first and last day."""

_running = select(
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
)


def _first_due(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Return the running cycles with the earliest due dates: first which, then what is printed of them."""
    first = (
        select(t.cycle_dues.c.organisation, t.cycle_dues.c.cycle, t.cycle_dues.c.due)
        .where(_open_then(t.cycle_dues), *conditions)
        .order_by(t.cycle_dues.c.due, t.cycle_dues.c.cycle)
        .limit(bindparam("limit"))
        .subquery("first")
    )
    return (
        _running.add_columns(first.c.due)
        .select_from(first)
        .join(t.cycles, _cycle_of(first))
        .join(t.cycle_stages, _of_cycle_then(t.cycle_stages))
        .join(t.cycle_people, _of_cycle_then(t.cycle_people))
        .order_by(first.c.due, first.c.cycle)
    )


most_urgent = _first_due()
"""The cycles open at the cut that have a due date, the earliest first."""

overdue = _first_due(_is_overdue)

without_due = (
    _running.add_columns(null().label("due"))
    .select_from(t.cycle_stages)
    .join(t.cycles, _cycle_of(t.cycle_stages))
    .join(t.cycle_people, _of_cycle_then(t.cycle_people))
    .where(_open_then(t.cycle_stages), ~exists().where(_of_cycle_then(t.cycle_dues)))
    .order_by(t.cycles.c.number)
    .limit(bindparam("limit"))
)
"""The cycles open at the cut whose due clock stands still."""

overdue_turns = (
    select(
        t.cycles.c.process,
        t.cycle_stages.c.stage,
        t.cycles.c.assigner,
        t.cycles.c.checker,
        t.cycle_people.c.responsible,
        func.count().label("cycles"),
    )
    .select_from(t.cycle_dues)
    .join(t.cycles, _cycle_of(t.cycle_dues))
    .join(t.cycle_stages, _of_cycle_then(t.cycle_stages))
    .join(t.cycle_people, _of_cycle_then(t.cycle_people))
    .where(_open_then(t.cycle_dues), _is_overdue)
    .group_by(
        t.cycles.c.process,
        t.cycle_stages.c.stage,
        t.cycles.c.assigner,
        t.cycles.c.checker,
        t.cycle_people.c.responsible,
    )
)
"""Overdue cycles by stage and people, from which it follows whose turn it is."""

_is_in_stages = t.cycle_stages.c.stage.in_(bindparam("stages", expanding=True))

in_stages = (
    _running.add_columns(t.cycle_dues.c.due)
    .select_from(t.cycle_stages)
    .join(t.cycles, _cycle_of(t.cycle_stages))
    .join(t.cycle_people, _of_cycle_then(t.cycle_people))
    .outerjoin(t.cycle_dues, _of_cycle_then(t.cycle_dues))
    .where(_open_then(t.cycle_stages), _is_in_stages)
    .order_by(t.cycle_dues.c.due, t.cycles.c.number)
    .limit(bindparam("limit"))
)

_slip_of_stage = (
    select(func.coalesce(func.sum(t.extensions.c.slip), 0))
    .where(
        t.extensions.c.organisation == t.cycles.c.organisation,
        t.extensions.c.cycle == t.cycles.c.number,
        t.extensions.c.is_granted == 1,
        t.extensions.c.asked_seq > t.cycle_stages.c.from_seq,
        _unindexed(t.extensions.c.settled_seq) <= _cut,
    )
    .correlate(t.cycles, t.cycle_stages)
    .scalar_subquery()
)

_turns = select(
    *_running.selected_columns,
    t.cycles.c.catalogue,
    t.cycles.c.sign,
    t.cycle_dues.c.due,
    _slip_of_stage.label("slip"),
)

in_phases = (
    _turns.select_from(t.cycle_stages)
    .join(t.cycles, _cycle_of(t.cycle_stages))
    .join(t.cycle_people, _of_cycle_then(t.cycle_people))
    .outerjoin(t.cycle_dues, _of_cycle_then(t.cycle_dues))
    .where(_open_then(t.cycle_stages), t.cycle_stages.c.phase.in_(bindparam("phases", expanding=True)))
    .order_by(t.cycle_dues.c.due, t.cycles.c.number)
)
"""The cycles open at the cut in some phases; `slip` is what extensions have moved the present due date by."""

in_stages_count = select(func.count()).where(_open_then(t.cycle_stages), _is_in_stages)

_extension_waits = and_(
    t.extensions.c.organisation == _organisation,
    t.extensions.c.asked_seq <= _cut,
    t.extensions.c.settled_seq > _cut,
)

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
    .join(t.cycles, _cycle_of(t.extensions))
    .join(
        t.events,
        and_(
            t.events.c.organisation == t.extensions.c.organisation,
            t.events.c.seq == t.extensions.c.asked_seq,
        ),
    )
    .where(_extension_waits)
    .order_by(t.extensions.c.from_due, t.extensions.c.cycle)
    .limit(bindparam("limit"))
)

waiting_extensions_count = select(func.count()).where(_extension_waits)

granted = (
    select(t.extensions.c.cycle, t.extensions.c.stage, t.extensions.c.asked_seq, t.extensions.c.slip)
    .where(
        t.extensions.c.organisation == _organisation,
        t.extensions.c.cycle.in_(bindparam("cycles", expanding=True)),
        t.extensions.c.is_granted == 1,
        _unindexed(t.extensions.c.settled_seq) <= _cut,
    )
    .order_by(t.extensions.c.cycle, t.extensions.c.number)
)
"""The granted extensions of some cycles."""

_finding_waits = and_(
    t.findings.c.organisation == _organisation,
    t.findings.c.opened_seq <= _cut,
    t.findings.c.assigned_seq > _cut,
    t.findings.c.dismissed_seq > _cut,
)

waiting_findings = (
    select(t.findings.c.number, t.findings.c.title, t.findings.c.found_on, t.findings.c.due)
    .where(_finding_waits)
    .order_by(t.findings.c.due.is_(None), t.findings.c.due, t.findings.c.number)
    .limit(bindparam("limit"))
)

waiting_findings_count = select(
    func.count().label("all"),
    func.count().filter(t.findings.c.due < bindparam("today")).label("overdue"),
).where(_finding_waits)

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
    .where(_ended_in_month, t.cycles.c.ending == "closed")
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
        t.readings.c.from_seq <= _cut,
        t.readings.c.until_seq > _cut,
    )
    .order_by(t.readings.c.cycle, t.readings.c.round, t.readings.c.taken_on, t.readings.c.number)
)
"""The readings of the measures of some cycles; the last of each is its latest."""

assessments = (
    select(*t.assessments.c).where(_public_then()).order_by(t.assessments.c.made_on, t.assessments.c.seq)
)
"""What owners said and nothing sealed, by the date of the evidence and not of its entry."""

signs = (
    select(*t.assessment_signs.c)
    .where(
        t.assessment_signs.c.organisation == _organisation,
        t.assessment_signs.c.assessment.in_(bindparam("assessments", expanding=True)),
    )
    .order_by(t.assessment_signs.c.assessment, t.assessment_signs.c.position)
)

_checks = (
    select(
        t.assessments.c.person,
        t.assessments.c.catalogue,
        t.assessments.c.made_on,
        t.assessments.c.seq,
        t.assessment_signs.c.sign,
        t.assessment_signs.c.level,
        func.row_number()
        .over(
            partition_by=(
                t.assessments.c.person,
                t.assessments.c.catalogue,
                t.assessment_signs.c.sign,
            ),
            order_by=(t.assessments.c.made_on.desc(), t.assessments.c.seq.desc()),
        )
        .label("age"),
    )
    .select_from(t.assessments)
    .join(
        t.assessment_signs,
        and_(
            t.assessment_signs.c.organisation == t.assessments.c.organisation,
            t.assessment_signs.c.assessment == t.assessments.c.number,
        ),
    )
    .where(_public_then(), t.assessment_signs.c.level != Level.UNCHECKED.value)
    .subquery("checks")
)

last_checked = select(
    _checks.c.person, _checks.c.catalogue, _checks.c.sign, _checks.c.made_on, _checks.c.seq, _checks.c.level
).where(_checks.c.age == 1)
"""The level of each sign of each person when it was last checked, by each version of a catalogue."""

signs_at_work = (
    select(t.cycles.c.sign, t.findings.c.person, func.max(t.cycles.c.number).label("cycle"))
    .select_from(t.cycle_stages)
    .join(t.cycles, _cycle_of(t.cycle_stages))
    .join(
        t.findings,
        and_(t.findings.c.organisation == t.cycles.c.organisation, t.findings.c.number == t.cycles.c.finding),
    )
    .where(_open_then(t.cycle_stages), t.cycles.c.sign.is_not(None))
    .group_by(t.cycles.c.sign, t.findings.c.person)
)
"""The open cycle of each sign of each person."""

self_approved = select(func.count()).where(
    t.cycles.c.organisation == _organisation, t.cycles.c.self_approved_seq <= _cut
)

processes = (
    select(t.cycles.c.process)
    .where(
        t.cycles.c.organisation == _organisation,
        t.cycles.c.opened_seq <= _cut,
        t.cycles.c.ended_seq > _cut,
    )
    .distinct()
)
"""The processes of the cycles open at the cut."""
