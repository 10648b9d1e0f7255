"""What may be recorded about a cycle, by whom and when; each rule lists everything against it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from pdca.domain import check_rules, handing_rules
from pdca.domain import cycle_events as happened
from pdca.domain.cycle import Cycle
from pdca.domain.engine import Engine
from pdca.domain.errors import Gap, Refused
from pdca.domain.events import Event
from pdca.domain.gates import Attempt
from pdca.domain.organisation import Situation
from pdca.domain.people_rules import responsible_acts
from pdca.domain.plan import mistakes_in
from pdca.domain.process import Ending, Phase, Relation
from pdca.domain.relations import decides, name, only, open_action


def objections(cycle: Cycle, event: Event, situation: Situation, engine: Engine) -> tuple[Gap, ...]:
    """List everything that speaks against recording an event; empty when it may be recorded."""
    if isinstance(event, happened.Moved):
        return _move_objections(cycle, event, situation, engine)
    general = tuple(_general(cycle, event, situation))
    return general or tuple(_RULES[type(event)](cycle, event, situation, engine))


def _move_objections(
    cycle: Cycle, event: happened.Moved, situation: Situation, engine: Engine
) -> tuple[Gap, ...]:
    attempt = Attempt(cycle=cycle, situation=situation, reason=event.reason, returns_on=event.returns_on)
    try:
        decided = engine.decide(cycle, event.transition, attempt)
    except Refused as refused:
        return refused.gaps or (Gap(refused.code, refused.facts),)
    return () if decided == event else (Gap("differs-from-decision", {"decided": decided}),)


def _general(cycle: Cycle, event: Event, situation: Situation) -> Iterator[Gap]:
    if not situation.by.may_change:
        yield Gap("reader-reads")
    if cycle.ending is not None and not _is_control(cycle, event):
        yield Gap("cycle-ended", {"ending": cycle.ending})
    elif cycle.pause is not None and not isinstance(event, handing_rules.OF_HANDING):
        yield Gap("cycle-frozen", {"returns_on": cycle.pause.returns_on})


def _is_control(cycle: Cycle, event: Event) -> bool:
    """Tell whether an event belongs to the watching of a met target, which goes on after closing."""
    if cycle.ending is not Ending.CLOSED:
        return False
    if isinstance(event, happened.HandedOver):
        return event.relation is Relation.CHECKER and cycle.control_due is not None
    return isinstance(event, happened.ReadingTaken)


def _plan_written(
    cycle: Cycle, event: happened.PlanWritten, situation: Situation, engine: Engine
) -> Iterator[Gap]:
    yield from only(cycle, situation, Relation.RESPONSIBLE)
    if not _is_planning(cycle, engine):
        yield Gap("plan-frozen")
    yield from mistakes_in(event.plan)


def _is_planning(cycle: Cycle, engine: Engine) -> bool:
    return cycle.phase is Phase.PLAN and Relation.RESPONSIBLE in engine.holders(cycle.stage)


def _action_added(
    cycle: Cycle, event: happened.ActionAdded, situation: Situation, engine: Engine
) -> Iterator[Gap]:
    yield from only(cycle, situation, Relation.RESPONSIBLE, Relation.ASSIGNER)
    if not (_is_planning(cycle, engine) or cycle.phase is Phase.DO):
        yield Gap("actions-closed")
    if event.action != len(cycle.actions) + 1:
        yield Gap("number-taken", {"number": event.action})
    if not event.title.strip():
        yield Gap("title-empty")
    if event.due < situation.today:
        yield Gap("due-in-past", {"due": event.due})
    yield from responsible_acts(event.assignee, situation)


def _action_done(cycle: Cycle, event: happened.ActionDone, situation: Situation, _: Engine) -> Iterator[Gap]:
    action = cycle.action(event.action)
    yield from open_action(cycle, event.action)
    if cycle.phase is not Phase.DO:
        yield Gap("not-doing")
    if action is not None and situation.by.number not in (action.assignee, cycle.responsible):
        yield Gap("not-your-action", {"names": (name(situation, action.assignee),)})


def _drop_asked(
    cycle: Cycle, event: happened.ActionDropAsked, situation: Situation, _: Engine
) -> Iterator[Gap]:
    action = cycle.action(event.action)
    yield from open_action(cycle, event.action)
    if not event.reason:
        yield Gap("reason")
    if action is not None and situation.by.number not in (action.assignee, cycle.responsible):
        yield Gap("not-your-action", {"names": (name(situation, action.assignee),)})


def _action_dropped(
    cycle: Cycle, event: happened.ActionDropped, situation: Situation, engine: Engine
) -> Iterator[Gap]:
    yield from open_action(cycle, event.action)
    if not event.reason:
        yield Gap("reason")
    if _is_planning(cycle, engine):
        # Nothing has been approved yet, so the plan is still its author's to change.
        yield from only(cycle, situation, Relation.RESPONSIBLE, Relation.ASSIGNER)
    else:
        yield from decides(cycle, situation, is_self=event.self_approved)


def _extension_asked(
    cycle: Cycle, event: happened.ExtensionAsked, situation: Situation, engine: Engine
) -> Iterator[Gap]:
    holders = tuple(engine.holders(cycle.stage))
    yield from only(cycle, situation, *dict.fromkeys((*holders, Relation.RESPONSIBLE, Relation.ASSIGNER)))
    if not event.reason:
        yield Gap("reason")
    if cycle.waiting_extension is not None:
        yield Gap("extension-waits", {"to_due": cycle.waiting_extension.to_due})
    if (event.extension, event.stage, event.from_due) != (len(cycle.extensions) + 1, cycle.stage, cycle.due):
        yield Gap("number-taken", {"number": event.extension})
    if event.to_due <= event.from_due:
        yield Gap("extension-not-later", {"due": event.from_due})
    if situation.today > event.from_due and situation.by.number != cycle.assigner:
        yield Gap("extension-too-late", {"due": event.from_due})


def _extension_decided(
    cycle: Cycle, event: happened.ExtensionDecided, situation: Situation, _: Engine
) -> Iterator[Gap]:
    yield from decides(cycle, situation, is_self=event.self_approved)
    waiting = cycle.waiting_extension
    if waiting is None or waiting.number != event.extension:
        yield Gap("no-extension-waits")
        return
    slip = situation.calendar.between(waiting.from_due, waiting.to_due) if event.is_granted else 0
    if event.slip != slip:
        yield Gap("slip-wrong", {"slip": slip})


_Rule: TypeAlias = Callable[[Cycle, Any, Situation, Engine], Iterator[Gap]]

_RULES: Mapping[type[Event], _Rule] = {
    happened.PlanWritten: _plan_written,
    happened.ActionAdded: _action_added,
    happened.ActionDone: _action_done,
    happened.ActionDropAsked: _drop_asked,
    happened.ActionDropped: _action_dropped,
    happened.EvidenceAttached: check_rules.evidence_attached,
    happened.ReadingTaken: check_rules.reading_taken,
    happened.ReadingCorrected: check_rules.reading_corrected,
    happened.CheckWritten: check_rules.check_written,
    happened.StandardNamed: check_rules.standard_named,
    happened.ExtensionAsked: _extension_asked,
    happened.ExtensionDecided: _extension_decided,
    happened.Reassigned: handing_rules.reassigned,
    happened.HandedOver: handing_rules.handed_over,
    happened.ActionReassigned: handing_rules.action_reassigned,
}
