"""The statements of the monthly report about cycles that ended: how, and what is known of their results."""

from sqlalchemy import and_, bindparam, select

from pdca.domain.process import Ending, Phase, Verdict
from pdca.storage import tables as t
from pdca.storage.intervals import CUT, EMPTY, ORGANISATION, ended_within, of_cycles

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
    .where(ended_within, t.cycles.c.ending == "closed")
    .order_by(t.cycles.c.ended_seq)
    .limit(bindparam("limit"))
)

plans_then = select(*t.plans.c).where(
    t.plans.c.organisation == ORGANISATION,
    t.plans.c.cycle.in_(bindparam("cycles", expanding=True)),
    t.plans.c.from_seq <= CUT,
    t.plans.c.until_seq > CUT,
)

readings_then = (
    select(*t.readings.c)
    .where(
        t.readings.c.organisation == ORGANISATION,
        t.readings.c.cycle.in_(bindparam("cycles", expanding=True)),
        t.readings.c.kind == "measure",
        t.readings.c.from_seq <= CUT,
        t.readings.c.until_seq > CUT,
    )
    .order_by(t.readings.c.cycle, t.readings.c.round, t.readings.c.taken_on, t.readings.c.number)
)
"""The readings of the measures of some cycles; the last of each is its latest."""

adoptions = (
    select(t.verdicts.c.cycle, t.verdicts.c.behaviour)
    .where(of_cycles(t.verdicts), t.verdicts.c.verdict == Verdict.ADOPT.value, t.verdicts.c.seq <= CUT)
    .order_by(t.verdicts.c.cycle, t.verdicts.c.seq)
)
"""What the readings of some cycles proved when their improvements were adopted."""

corrections_of = (
    select(t.readings.c.cycle, t.readings.c.corrected_because)
    .where(of_cycles(t.readings), t.readings.c.corrected_because != EMPTY, t.readings.c.from_seq <= CUT)
    .order_by(t.readings.c.cycle, t.readings.c.from_seq)
)

do_began = (
    select(t.cycle_stages.c.cycle, t.cycle_stages.c.from_seq, t.cycle_stages.c.from_on)
    .where(
        of_cycles(t.cycle_stages), t.cycle_stages.c.phase == Phase.DO.value, t.cycle_stages.c.from_seq <= CUT
    )
    .order_by(t.cycle_stages.c.cycle, t.cycle_stages.c.round, t.cycle_stages.c.from_seq.desc())
)
"""When Do of some cycles began; the last row of each tells of its last round."""

stopped = (
    select(
        t.cycles.c.number,
        t.cycles.c.title,
        t.cycles.c.responsible,
        t.cycles.c.ending,
        t.cycles.c.ended_on,
        t.events.c.actor,
        t.events.c.payload,
    )
    .select_from(t.cycles)
    .join(
        t.events,
        and_(t.events.c.organisation == t.cycles.c.organisation, t.events.c.seq == t.cycles.c.ended_seq),
    )
    .where(ended_within, t.cycles.c.ending.in_((Ending.ABANDONED.value, Ending.CANCELLED.value)))
    .order_by(t.cycles.c.ended_seq.desc())
    .limit(bindparam("limit"))
)
"""The cycles that were abandoned or cancelled, the last first, with the event that ended them."""
