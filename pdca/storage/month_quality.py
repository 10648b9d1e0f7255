"""The statements that tell how well the work goes: time, due dates, predictions, effects, corrections."""

from sqlalchemy import and_, bindparam, case, exists, func, or_, select

from pdca.domain.plan import Outcome, ReadingKind
from pdca.domain.process import Ending, Phase, Verdict
from pdca.storage import tables as t
from pdca.storage.intervals import (
    CUT,
    EMPTY,
    ORGANISATION,
    cycle_of,
    ended_within,
    held_when_left,
    of_cycle_then,
    open_then,
    within,
)

_next = t.cycle_stages.alias("next")

_was_left = or_(
    # Into another stage; without a phase it is a pause, which interrupts a stage and does not end it.
    _next.c.phase.is_not(None),
    and_(
        _next.c.cycle.is_(None),
        exists().where(cycle_of(t.cycle_stages), t.cycles.c.ending != Ending.CANCELLED.value),
    ),
)


stages_left = (
    select(
        func.count().label("stages"),
        func.count().filter(t.cycle_stages.c.until_on <= t.cycle_dues.c.due).label("on_time"),
        func.count().filter(t.cycle_stages.c.until_on <= t.cycle_dues.c.original_due).label("on_first_date"),
    )
    .select_from(t.cycle_stages)
    .join(t.cycle_dues, held_when_left(t.cycle_dues))
    .outerjoin(
        _next,
        and_(
            _next.c.organisation == t.cycle_stages.c.organisation,
            _next.c.cycle == t.cycle_stages.c.cycle,
            _next.c.from_seq == t.cycle_stages.c.until_seq,
        ),
    )
    .where(
        t.cycle_stages.c.organisation == ORGANISATION,
        within(t.cycle_stages.c.until_seq),
        t.cycle_stages.c.phase.is_not(None),
        _was_left,
    )
)
"""How many stages were left, and how many of them by their due date and by their first one."""

is_closed = t.cycles.c.ending == Ending.CLOSED.value

phase_spans = (
    select(
        t.cycle_stages.c.cycle, t.cycle_stages.c.phase, t.cycle_stages.c.from_on, t.cycle_stages.c.until_on
    )
    .select_from(t.cycles)
    .join(t.cycle_stages, cycle_of(t.cycle_stages))
    .where(ended_within, is_closed)
)
"""What the cycles that were closed spent their time in; phase NULL is frozen."""

extensions_settled = select(
    func.count().filter(t.extensions.c.is_granted == 1).label("granted"),
    func.count().filter(t.extensions.c.is_granted == 0, t.extensions.c.is_lapsed == 0).label("refused"),
    func.coalesce(func.sum(t.extensions.c.slip), 0).label("slip"),
).where(t.extensions.c.organisation == ORGANISATION, within(t.extensions.c.settled_seq))

_side = case(
    (t.verdicts.c.prediction_error.is_(None), 0), (t.verdicts.c.prediction_error.like("-%"), -1), else_=1
)

verdicts_given = (
    select(
        t.verdicts.c.responsible,
        t.verdicts.c.verdict,
        t.verdicts.c.prediction,
        t.verdicts.c.behaviour,
        _side.label("side"),
        func.count().label("rounds"),
    )
    .where(
        t.verdicts.c.organisation == ORGANISATION,
        within(t.verdicts.c.seq),
        t.verdicts.c.verdict.is_not(None),
    )
    .group_by(
        t.verdicts.c.responsible, t.verdicts.c.verdict, t.verdicts.c.prediction, t.verdicts.c.behaviour, _side
    )
)
"""How rounds ended at Check, by whoever was responsible; `side` is -1 where the figure fell short."""

_met_at_adoption = exists().where(
    t.verdicts.c.organisation == t.cycles.c.organisation,
    t.verdicts.c.cycle == t.cycles.c.number,
    t.verdicts.c.verdict == Verdict.ADOPT.value,
    t.verdicts.c.outcome == Outcome.MET.value,
    t.verdicts.c.round == t.cycles.c.round,
)

effects = select(
    func.count().label("closed"),
    func.count().filter(_met_at_adoption).label("met"),
).where(ended_within, is_closed)
"""How many cycles were closed, and how many of them after a reading at adoption that met the target."""

controls = (
    select(
        t.cycles.c.number.label("cycle"),
        t.readings.c.value,
        t.plans.c.direction,
        t.plans.c.baseline,
        t.plans.c.target,
    )
    .select_from(t.cycles)
    .join(
        t.readings,
        and_(
            t.readings.c.organisation == t.cycles.c.organisation,
            t.readings.c.cycle == t.cycles.c.number,
            t.readings.c.from_seq > t.cycles.c.ended_seq,
            t.readings.c.from_seq <= CUT,
            t.readings.c.until_seq > CUT,
            t.readings.c.kind == ReadingKind.MEASURE.value,
            t.readings.c.taken_on >= t.cycles.c.ended_on,
        ),
    )
    .join(t.plans, of_cycle_then(t.plans))
    .where(ended_within, is_closed, _met_at_adoption)
    .order_by(t.cycles.c.number, t.readings.c.taken_on, t.readings.c.number)
)
"""The readings taken after closing, of cycles that were closed with their target met; the last one counts."""

_corrected = and_(t.readings.c.organisation == ORGANISATION, t.readings.c.corrected_because != EMPTY)

corrections_count = select(func.count()).where(_corrected, within(t.readings.c.from_seq))

_before = t.readings.alias("before")

corrections = (
    select(
        t.readings.c.cycle,
        t.cycles.c.title,
        t.readings.c.value,
        t.readings.c.taken_on,
        t.readings.c.corrected_because,
        _before.c.value.label("value_before"),
        _before.c.taken_on.label("taken_before"),
        t.events.c.actor,
        t.events.c.at,
    )
    .select_from(t.readings)
    .join(t.cycles, cycle_of(t.readings))
    .join(
        _before,
        and_(
            _before.c.organisation == t.readings.c.organisation,
            _before.c.cycle == t.readings.c.cycle,
            _before.c.until_seq == t.readings.c.from_seq,
        ),
    )
    .join(
        t.events,
        and_(t.events.c.organisation == t.readings.c.organisation, t.events.c.seq == t.readings.c.from_seq),
    )
    .where(_corrected, within(t.readings.c.from_seq))
    .order_by(t.readings.c.from_seq.desc())
    .limit(bindparam("limit"))
)
"""The readings that were corrected, the last correction first, with what they said before."""

_handed_on = (
    select(t.action_handovers.c.assignee)
    .where(
        t.action_handovers.c.organisation == t.actions.c.organisation,
        *(t.action_handovers.c[name] == t.actions.c[name] for name in ("cycle", "round", "number")),
        t.action_handovers.c.handed_seq > CUT,
    )
    .order_by(t.action_handovers.c.handed_seq)
    .limit(1)
    .correlate(t.actions)
    .scalar_subquery()
)

_assignee_then = func.coalesce(_handed_on, t.actions.c.assignee)
"""Whose an action was at the cut, whoever got it since."""

overdue_actions = (
    select(_assignee_then.label("assignee"), func.count().label("actions"))
    .select_from(t.actions)
    .join(t.cycles, cycle_of(t.actions))
    .join(t.cycle_stages, of_cycle_then(t.cycle_stages))
    .where(
        t.actions.c.organisation == ORGANISATION,
        t.actions.c.added_seq <= CUT,
        t.actions.c.settled_seq > CUT,
        t.actions.c.due < bindparam("today"),
        t.actions.c.round == t.cycle_stages.c.round,
        t.cycle_stages.c.phase == Phase.DO.value,
    )
    .group_by(_assignee_then)
)
"""Overdue actions by assignee; only in Do can one be finished, so elsewhere none is late."""

_is_frozen = and_(open_then(t.cycle_stages), t.cycle_stages.c.phase.is_(None))

frozen_past = select(func.count()).where(_is_frozen, t.cycle_stages.c.returns_on < bindparam("today"))

frozen = (
    select(
        t.cycles.c.number,
        t.cycles.c.title,
        t.cycle_people.c.responsible,
        t.cycle_people.c.assigner,
        t.cycle_stages.c.from_on,
        t.cycle_stages.c.returns_on,
        t.events.c.payload,
    )
    .select_from(t.cycle_stages)
    .join(t.cycles, cycle_of(t.cycle_stages))
    .join(t.cycle_people, of_cycle_then(t.cycle_people))
    .join(
        t.events,
        and_(
            t.events.c.organisation == t.cycle_stages.c.organisation,
            t.events.c.seq == t.cycle_stages.c.from_seq,
        ),
    )
    .where(_is_frozen)
    .order_by(t.cycle_stages.c.returns_on.is_(None), t.cycle_stages.c.returns_on, t.cycles.c.number)
    .limit(bindparam("limit"))
)
"""The cycles frozen at the cut, the earliest return first, with the event that froze them."""

self_approved_anew = select(func.count()).where(
    t.cycles.c.organisation == ORGANISATION, within(t.cycles.c.self_approved_seq)
)
"""How many cycles anyone decided about their own work in, for the first time."""

returned = select(func.count()).where(
    t.findings.c.organisation == ORGANISATION,
    within(t.findings.c.opened_seq),
    t.findings.c.recurs_from.is_not(None),
)
"""How many findings were opened that repeat a closed cycle."""
