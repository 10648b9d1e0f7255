"""The statements of the monthly report about assessments and their signs."""

from sqlalchemy import ColumnElement, and_, bindparam, func, select

from pdca.domain.assessment import Level
from pdca.domain.events import Voice
from pdca.storage import tables as t
from pdca.storage.intervals import CUT, ORGANISATION, cycle_of, open_then


def _public_then() -> ColumnElement[bool]:
    """Find the assessments by owners whose answers were public at the cut."""
    return and_(
        t.assessments.c.organisation == ORGANISATION,
        t.assessments.c.opened_seq <= CUT,
        t.assessments.c.voice == Voice.OWNER.value,
    )


assessments = (
    select(*t.assessments.c).where(_public_then()).order_by(t.assessments.c.made_on, t.assessments.c.seq)
)
"""What owners said and nothing sealed, by the date of the evidence and not of its entry."""

signs = (
    select(*t.assessment_signs.c)
    .where(
        t.assessment_signs.c.organisation == ORGANISATION,
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
    .join(t.cycles, cycle_of(t.cycle_stages))
    .join(
        t.findings,
        and_(t.findings.c.organisation == t.cycles.c.organisation, t.findings.c.number == t.cycles.c.finding),
    )
    .where(open_then(t.cycle_stages), t.cycles.c.sign.is_not(None))
    .group_by(t.cycles.c.sign, t.findings.c.person)
)
"""The open cycle of each sign of each person."""
