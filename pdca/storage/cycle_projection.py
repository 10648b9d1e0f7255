"""The rows that an event of a cycle leaves: the cycle as it stands, and its intervals."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from pdca.domain import cycle_events as happened
from pdca.domain.cycle import Cycle, Extension
from pdca.domain.events import Recorded
from pdca.domain.organisation import Organisation
from pdca.storage.check_projection import reading_rows, verdict_rows
from pdca.storage.codec import encoded
from pdca.storage.rows import Close, Row, Value
from pdca.storage.tables import FOREVER


def cycle_rows(
    recorded: Recorded, before: Cycle | None, after: Cycle, organisation: Organisation
) -> Iterator[Row | Close]:
    """Yield the rows of one event of a cycle."""
    today = organisation.today(recorded.at).isoformat()
    yield _cycle(recorded, before, after, today)
    yield from _stage(recorded, before, after, today)
    for table, values in _INTERVALS.items():
        yield from _interval(table, values, recorded, before=before, after=after)
    yield from _actions(recorded, before, after)
    yield from _extensions(recorded, before, after)
    yield from reading_rows(recorded, before, after)
    yield from verdict_rows(recorded, before)


def _cycle(recorded: Recorded, before: Cycle | None, cycle: Cycle, today: str) -> Row:
    values: dict[str, Value] = {
        "number": cycle.number,
        "responsible": cycle.responsible,
        "assigner": cycle.assigner,
        "checker": cycle.checker,
        "stage": cycle.stage,
        "phase": cycle.phase.value if cycle.phase else None,
        "round": cycle.round,
        "due": _day(cycle.due),
        "original_due": _day(cycle.original_due),
        "slip": cycle.slip,
        "control_on": _day(cycle.control_due),
        "version": cycle.version,
    }
    if before is None:
        values |= _birth(cycle, recorded, today)
    elif cycle.ending is not None and before.ending is None:
        # What is read after closing does not end it again.
        values |= {"ended_on": today, "ended_seq": recorded.seq, "ending": cycle.ending.value}
    if cycle.is_self_approved and not (before and before.is_self_approved):
        values |= {"self_approved_seq": recorded.seq}
    return Row("cycles", values)


def _birth(cycle: Cycle, recorded: Recorded, today: str) -> dict[str, Value]:
    return {
        "finding": cycle.finding,
        "title": encoded(cycle.title),
        "severity": cycle.severity.value,
        "sign": cycle.sign,
        "catalogue": cycle.catalogue,
        "process": cycle.process,
        "opened_on": today,
        "opened_seq": recorded.seq,
        "ended_on": None,
        "ended_seq": FOREVER,
        "ending": None,
        "self_approved_seq": FOREVER,
        "recurs_from": cycle.recurs_from,
        "over_limit": cycle.over_limit,
    }


def _stage(recorded: Recorded, before: Cycle | None, after: Cycle, today: str) -> Iterator[Row | Close]:
    if not isinstance(recorded.event, happened.Moved | happened.CycleOpened):
        return
    if before is not None:
        yield Close("cycle_stages", after.number, {"until_seq": recorded.seq, "until_on": today})
    if after.ending is not None:
        return
    yield Row(
        "cycle_stages",
        {
            "cycle": after.number,
            "from_seq": recorded.seq,
            "until_seq": FOREVER,
            "from_on": today,
            "until_on": None,
            "stage": after.stage,
            "phase": after.phase.value if after.phase else None,
            "round": after.round,
            "returns_on": _day(after.pause.returns_on) if after.pause else None,
        },
    )


def _interval(
    table: str, values: "_Values", recorded: Recorded, *, before: Cycle | None, after: Cycle
) -> Iterator[Row | Close]:
    """Begin a new interval when what it holds has changed; None is held by no interval."""
    then, now = values(before) if before else None, values(after)
    if then == now:
        return
    if then is not None:
        yield Close(table, after.number, {"until_seq": recorded.seq})
    if now is not None:
        yield Row(table, {"cycle": after.number, "from_seq": recorded.seq, "until_seq": FOREVER, **now})


def _due(cycle: Cycle) -> dict[str, Value] | None:
    if cycle.due is None:
        return None
    return {"due": _day(cycle.due), "original_due": _day(cycle.original_due)}


def _people(cycle: Cycle) -> dict[str, Value] | None:
    return {
        "responsible": cycle.responsible,
        "assigner": cycle.assigner,
        "checker": cycle.checker,
        "responsible_seq": cycle.responsible_seq,
    }


def _plan(cycle: Cycle) -> dict[str, Value] | None:
    plan = cycle.plan
    return {
        "round": cycle.round,
        "goal": plan.goal,
        "measure": plan.measure,
        "unit": plan.unit,
        "direction": plan.direction.value if plan.direction else None,
        "baseline": None if plan.baseline is None else str(plan.baseline),
        "target": None if plan.target is None else str(plan.target),
        "target_on": _day(plan.target_on),
        "computed": plan.computed,
        "counter_measure": plan.counter_measure,
        "counter_unit": plan.counter_unit,
        "counter_computed": plan.counter_computed,
    }


_Values: TypeAlias = Callable[[Cycle], dict[str, Value] | None]

_INTERVALS: Mapping[str, _Values] = {
    "cycle_dues": _due,
    "cycle_people": _people,
    "plans": _plan,
}


def _actions(recorded: Recorded, before: Cycle | None, after: Cycle) -> Iterator[Row]:
    event = recorded.event
    place: dict[str, Value] = {"cycle": after.number, "round": after.round}
    match event:
        case happened.ActionAdded():
            yield Row(
                "actions",
                {
                    **place,
                    "number": event.action,
                    "title": event.title,
                    "assignee": event.assignee,
                    "due": event.due.isoformat(),
                    "added_seq": recorded.seq,
                    "drop_asked_seq": None,
                    "settled_seq": FOREVER,
                    "is_dropped": 0,
                },
            )
        case happened.ActionDone():
            yield Row(
                "actions", {**place, "number": event.action, "settled_seq": recorded.seq, "is_dropped": 0}
            )
        case happened.ActionDropped():
            yield Row(
                "actions", {**place, "number": event.action, "settled_seq": recorded.seq, "is_dropped": 1}
            )
        case happened.ActionDropAsked():
            yield Row("actions", {**place, "number": event.action, "drop_asked_seq": recorded.seq})
        case happened.ActionReassigned():
            was = before.action(event.action) if before else None
            place |= {"number": event.action}
            if was is not None:
                handed: dict[str, Value] = {"handed_seq": recorded.seq, "assignee": was.assignee}
                yield Row("action_handovers", {**place, **handed})
            yield Row("actions", {**place, "assignee": event.assignee})


def _extensions(recorded: Recorded, before: Cycle | None, after: Cycle) -> Iterator[Row]:
    known = {extension.number: extension for extension in before.extensions} if before else {}
    for extension in after.extensions:
        earlier = known.get(extension.number)
        if earlier is None:
            yield Row("extensions", _asked(extension, after.number, recorded))
        elif earlier.is_waiting and not extension.is_waiting:
            yield Row("extensions", _settled(extension, after.number, recorded))


def _asked(extension: Extension, cycle: int, recorded: Recorded) -> dict[str, Value]:
    return {
        "cycle": cycle,
        "number": extension.number,
        "stage": extension.stage,
        "from_due": extension.from_due.isoformat(),
        "to_due": extension.to_due.isoformat(),
        "reason": extension.reason,
        "asked_by": extension.asked_by,
        "asked_seq": recorded.seq,
        "settled_seq": FOREVER,
        "is_granted": 0,
        "is_lapsed": 0,
        "slip": 0,
    }


def _settled(extension: Extension, cycle: int, recorded: Recorded) -> dict[str, Value]:
    return {
        "cycle": cycle,
        "number": extension.number,
        "settled_seq": recorded.seq,
        "is_granted": int(extension.is_granted),
        "is_lapsed": int(extension.is_lapsed),
        "slip": extension.slip,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
