"""What may be recorded about a cycle, by whom and when; each rule lists everything against it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from pdca.domain import cycle_events as happened
from pdca.domain.cycle import Action, Cycle
from pdca.domain.engine import Engine
from pdca.domain.errors import Gap, Refused
from pdca.domain.events import Event
from pdca.domain.gates import Attempt
from pdca.domain.organisation import Situation
from pdca.domain.plan import is_figure, mistakes_in
from pdca.domain.process import Phase, Relation


def objections(cycle: Cycle, event: Event, situation: Situation, engine: Engine) -> tuple[Gap, ...]:
    """List everything that speaks against recording an event; empty when it may be recorded."""
    if isinstance(event, happened.Moved):
        return _move_objections(cycle, event, situation, engine)
    general = tuple(_general(cycle, situation))
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


def _general(cycle: Cycle, situation: Situation) -> Iterator[Gap]:
    if not situation.by.may_change:
        yield Gap("reader-reads")
    if cycle.ending is not None:
        yield Gap("cycle-ended", {"ending": cycle.ending})
    elif cycle.pause is not None:
        yield Gap("cycle-frozen", {"returns_on": cycle.pause.returns_on})


def _plan_written(
    cycle: Cycle, event: happened.PlanWritten, situation: Situation, engine: Engine
) -> Iterator[Gap]:
    yield from _only(cycle, situation, Relation.RESPONSIBLE)
    if not _is_planning(cycle, engine):
        yield Gap("plan-frozen")
    yield from mistakes_in(event.plan)


def _is_planning(cycle: Cycle, engine: Engine) -> bool:
    return cycle.phase is Phase.PLAN and Relation.RESPONSIBLE in engine.holders(cycle.stage)


def _action_added(
    cycle: Cycle, event: happened.ActionAdded, situation: Situation, engine: Engine
) -> Iterator[Gap]:
    yield from _only(cycle, situation, Relation.RESPONSIBLE, Relation.ASSIGNER)
    if not (_is_planning(cycle, engine) or cycle.phase is Phase.DO):
        yield Gap("actions-closed")
    if event.action != len(cycle.actions) + 1:
        yield Gap("number-taken", {"number": event.action})
    if not event.title.strip():
        yield Gap("title-empty")
    if event.due < situation.today:
        yield Gap("due-in-past", {"due": event.due})
    assignee = situation.organisation.people.get(event.assignee)
    if assignee is None or not assignee.may_change:
        yield Gap("assignee-cannot-act", {"name": assignee.name if assignee else ""})


def _action_done(cycle: Cycle, event: happened.ActionDone, situation: Situation, _: Engine) -> Iterator[Gap]:
    action = cycle.action(event.action)
    yield from _open_action(action, event.action)
    if cycle.phase is not Phase.DO:
        yield Gap("not-doing")
    if action is not None and situation.by.number not in (action.assignee, cycle.responsible):
        yield Gap("not-your-action", {"names": (_name(situation, action.assignee),)})


def _drop_asked(
    cycle: Cycle, event: happened.ActionDropAsked, situation: Situation, _: Engine
) -> Iterator[Gap]:
    action = cycle.action(event.action)
    yield from _open_action(action, event.action)
    if not event.reason:
        yield Gap("reason")
    if action is not None and situation.by.number not in (action.assignee, cycle.responsible):
        yield Gap("not-your-action", {"names": (_name(situation, action.assignee),)})


def _action_dropped(
    cycle: Cycle, event: happened.ActionDropped, situation: Situation, engine: Engine
) -> Iterator[Gap]:
    yield from _open_action(cycle.action(event.action), event.action)
    if not event.reason:
        yield Gap("reason")
    if _is_planning(cycle, engine):
        # Nothing has been approved yet, so the plan is still its author's to change.
        yield from _only(cycle, situation, Relation.RESPONSIBLE, Relation.ASSIGNER)
    else:
        yield from _decides(cycle, situation, is_self=event.self_approved)


def _evidence_attached(
    cycle: Cycle, event: happened.EvidenceAttached, situation: Situation, _: Engine
) -> Iterator[Gap]:
    involved = {cycle.responsible, cycle.assigner, cycle.checker, *(a.assignee for a in cycle.actions)}
    if situation.by.number not in involved:
        yield Gap("not-in-cycle")
    if event.on > situation.today:
        yield Gap("date-in-future", {"on": event.on})
    if event.action is not None and cycle.action(event.action) is None:
        yield Gap("no-such-action", {"action": event.action})
    if not event.text.strip():
        yield Gap("text-empty")


def _reading_taken(
    cycle: Cycle, event: happened.ReadingTaken, situation: Situation, _: Engine
) -> Iterator[Gap]:
    yield from _only(cycle, situation, Relation.RESPONSIBLE, Relation.CHECKER, Relation.ASSIGNER)
    if event.on > situation.today:
        yield Gap("date-in-future", {"on": event.on})
    if not is_figure(event.value):
        yield Gap("not-a-number")


def _check_written(
    cycle: Cycle, event: happened.CheckWritten, situation: Situation, _: Engine
) -> Iterator[Gap]:
    yield from _checks(cycle, situation)
    if cycle.phase is not Phase.CHECK:
        yield Gap("not-checking")
    if not event.learned and event.prediction is None:
        yield Gap("learned")


def _standard_named(
    cycle: Cycle, event: happened.StandardNamed, situation: Situation, _: Engine
) -> Iterator[Gap]:
    yield from _only(cycle, situation, Relation.RESPONSIBLE, Relation.CHECKER, Relation.ASSIGNER)
    if cycle.phase not in (Phase.CHECK, Phase.ACT):
        yield Gap("not-acting")
    if event.control_on is not None and event.control_on <= situation.today:
        yield Gap("date-not-in-future", {"on": event.control_on})


def _extension_asked(
    cycle: Cycle, event: happened.ExtensionAsked, situation: Situation, engine: Engine
) -> Iterator[Gap]:
    holders = tuple(engine.holders(cycle.stage))
    yield from _only(cycle, situation, *dict.fromkeys((*holders, Relation.RESPONSIBLE, Relation.ASSIGNER)))
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
    yield from _decides(cycle, situation, is_self=event.self_approved)
    waiting = cycle.waiting_extension
    if waiting is None or waiting.number != event.extension:
        yield Gap("no-extension-waits")
        return
    slip = situation.calendar.between(waiting.from_due, waiting.to_due) if event.is_granted else 0
    if event.slip != slip:
        yield Gap("slip-wrong", {"slip": slip})


def _reassigned(cycle: Cycle, event: happened.Reassigned, situation: Situation, _: Engine) -> Iterator[Gap]:
    yield from _only(cycle, situation, Relation.ASSIGNER)
    if not event.reason:
        yield Gap("reason")
    person = situation.organisation.people.get(event.responsible)
    if person is None or not person.may_change:
        yield Gap("assignee-cannot-act", {"name": person.name if person else ""})
    if event.responsible == cycle.responsible:
        yield Gap("already-responsible")
    if event.responsible in (cycle.assigner, cycle.checker) and not situation.organisation.is_one_person:
        yield Gap("four-eyes", {"relations": (Relation.RESPONSIBLE,)})


def _open_action(action: Action | None, number: int) -> Iterator[Gap]:
    if action is None:
        yield Gap("no-such-action", {"action": number})
    elif action.is_settled:
        yield Gap("action-settled", {"action": number})


def _only(cycle: Cycle, situation: Situation, *relations: Relation) -> Iterator[Gap]:
    numbers = [cycle.person(relation) for relation in relations]
    if situation.by.number not in numbers:
        names = tuple(_name(situation, number) for number in numbers)
        yield Gap("not-your-role", {"relations": relations, "names": names})


def _decides(cycle: Cycle, situation: Situation, *, is_self: bool) -> Iterator[Gap]:
    """Only the assigner decides, and never about their own work while there is anyone else."""
    yield from _only(cycle, situation, Relation.ASSIGNER)
    yield from _four_eyes(cycle, situation)
    if is_self != (situation.by.number == cycle.responsible):
        yield Gap("self-approval-unmarked")


def _checks(cycle: Cycle, situation: Situation) -> Iterator[Gap]:
    yield from _only(cycle, situation, Relation.CHECKER)
    yield from _four_eyes(cycle, situation)


def _four_eyes(cycle: Cycle, situation: Situation) -> Iterator[Gap]:
    if situation.by.number == cycle.responsible and not situation.organisation.is_one_person:
        yield Gap("four-eyes", {"relations": (Relation.RESPONSIBLE,)})


def _name(situation: Situation, number: int) -> str:
    return situation.organisation.people[number].name


_Rule: TypeAlias = Callable[[Cycle, Any, Situation, Engine], Iterator[Gap]]

_RULES: Mapping[type[Event], _Rule] = {
    happened.PlanWritten: _plan_written,
    happened.ActionAdded: _action_added,
    happened.ActionDone: _action_done,
    happened.ActionDropAsked: _drop_asked,
    happened.ActionDropped: _action_dropped,
    happened.EvidenceAttached: _evidence_attached,
    happened.ReadingTaken: _reading_taken,
    happened.CheckWritten: _check_written,
    happened.StandardNamed: _standard_named,
    happened.ExtensionAsked: _extension_asked,
    happened.ExtensionDecided: _extension_decided,
    happened.Reassigned: _reassigned,
}
