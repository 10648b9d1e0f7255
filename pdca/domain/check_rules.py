"""What may be recorded while a cycle is checked: evidence, readings, what was learned, the standard."""

from collections.abc import Iterator

from pdca.domain import cycle_events as happened
from pdca.domain.cycle import Cycle
from pdca.domain.engine import Engine
from pdca.domain.errors import Gap
from pdca.domain.judgement import predicted
from pdca.domain.organisation import Situation
from pdca.domain.people import Role
from pdca.domain.plan import is_figure
from pdca.domain.process import Phase, Relation
from pdca.domain.relations import checks, four_eyes, only


def evidence_attached(
    cycle: Cycle, event: happened.EvidenceAttached, situation: Situation, _: Engine
) -> Iterator[Gap]:
    """List what speaks against a piece of evidence."""
    involved = {cycle.responsible, cycle.assigner, cycle.checker, *(a.assignee for a in cycle.actions)}
    if situation.by.number not in involved:
        yield Gap("not-in-cycle")
    if event.on > situation.today:
        yield Gap("date-in-future", {"on": event.on})
    if event.action is not None and cycle.action(event.action) is None:
        yield Gap("no-such-action", {"action": event.action})
    if not event.text.strip():
        yield Gap("text-empty")


def reading_taken(
    cycle: Cycle, event: happened.ReadingTaken, situation: Situation, _: Engine
) -> Iterator[Gap]:
    """List what speaks against a reading.

    A computed one counts what was imported, so whoever may import may take it.
    """
    if not (event.computed and situation.by.role in (Role.OWNER, Role.HEAD)):
        yield from only(cycle, situation, *_TAKERS)
    yield from _figure(event, situation)
    planned = cycle.plan.computation(event.kind)
    if event.computed and event.computed != planned:
        yield Gap("reading-not-planned", {"computed": event.computed})
    if not event.computed and not event.note and planned:
        yield Gap("reading-computed", {"computed": planned})


def reading_corrected(
    cycle: Cycle, event: happened.ReadingCorrected, situation: Situation, _: Engine
) -> Iterator[Gap]:
    """List what speaks against the correction of a reading."""
    yield from only(cycle, situation, *_TAKERS)
    yield from _figure(event, situation)
    if not event.reason:
        yield Gap("reason")
    reading = cycle.reading(event.reading)
    if reading is None:
        yield Gap("no-such-reading", {"reading": event.reading})
    elif (reading.value, reading.on) == (event.value, event.on):
        yield Gap("reading-same", {"reading": event.reading})
    elif cycle.do_began_seq is not None and reading.seq < cycle.do_began_seq:
        # The plan was approved with it, and the limits that judge the effect are made from it.
        yield Gap("baseline-frozen", {"reading": event.reading})
    if cycle.phase in (Phase.CHECK, Phase.ACT):
        # From here on the figures are judged, and nobody changes those that judge their own work.
        yield from four_eyes(cycle, situation)


def check_written(
    cycle: Cycle, event: happened.CheckWritten, situation: Situation, _: Engine
) -> Iterator[Gap]:
    """List what speaks against what the checker wrote."""
    yield from checks(cycle, situation)
    if cycle.phase is not Phase.CHECK:
        yield Gap("not-checking")
    if not event.learned and event.prediction is None:
        yield Gap("learned")
    computed = predicted(cycle, situation.organisation)
    if cycle.plan.predicted_low is not None and event.prediction is not None:
        yield Gap("prediction-computed", {"prediction": computed.prediction if computed else None})


def standard_named(
    cycle: Cycle, event: happened.StandardNamed, situation: Situation, _: Engine
) -> Iterator[Gap]:
    """List what speaks against the naming of a standard."""
    yield from only(cycle, situation, *_TAKERS)
    if cycle.phase not in (Phase.CHECK, Phase.ACT):
        yield Gap("not-acting")
    if event.control_on is not None and event.control_on <= situation.today:
        yield Gap("date-not-in-future", {"on": event.control_on})


_TAKERS = (Relation.RESPONSIBLE, Relation.CHECKER, Relation.ASSIGNER)


def _figure(event: happened.ReadingTaken | happened.ReadingCorrected, situation: Situation) -> Iterator[Gap]:
    if event.on > situation.today:
        yield Gap("date-in-future", {"on": event.on})
    if not is_figure(event.value):
        yield Gap("not-a-number")
