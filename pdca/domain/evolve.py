"""How each event changes a cycle; knows no rules."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from pdca.domain import cycle_events as happened
from pdca.domain.changes import Comment, LastChange, is_one_change
from pdca.domain.cycle import (
    Action,
    Check,
    Correction,
    Cycle,
    Evidence,
    Extension,
    Reading,
    Standard,
)
from pdca.domain.events import Event, Recorded
from pdca.domain.evolve_moves import moved
from pdca.domain.plan import Plan
from pdca.domain.process import Relation


def evolve(cycle: Cycle | None, recorded: Recorded) -> Cycle:
    """Fold one event of the cycle's stream in; knows no rules."""
    event = recorded.event
    if isinstance(event, happened.CycleOpened):
        return _opened(event, recorded)
    if cycle is None:
        raise ValueError(recorded.stream, "does not begin with CycleOpened")
    changed = _FOLDS[type(event)](cycle, event, recorded)
    is_change = not isinstance(event, happened.Commented | happened.Undone)
    last = _last(cycle, recorded) if is_change else changed.last
    return replace(changed, version=recorded.stream_seq, last=last)


def fold(history: Iterable[Recorded]) -> Cycle | None:
    """Fold a whole stream; None when it is empty."""
    cycle: Cycle | None = None
    for recorded in history:
        cycle = evolve(cycle, recorded)
    return cycle


def _last(before: Cycle, recorded: Recorded) -> LastChange:
    """Remember how the cycle was before this command; what was before that cannot be taken back."""
    last = before.last
    if last is not None and is_one_change(last, recorded):
        return replace(last, event=recorded.event)
    return LastChange(
        since=recorded.stream_seq,
        by=recorded.actor,
        at=recorded.at,
        event=recorded.event,
        before=replace(before, last=None),
    )


def _commented(cycle: Cycle, event: happened.Commented, recorded: Recorded) -> Cycle:
    comment = Comment(place=recorded.stream_seq, by=recorded.actor, at=recorded.at, text=event.text)
    return replace(cycle, comments=(*cycle.comments, comment))


def _undone(cycle: Cycle, event: happened.Undone, recorded: Recorded) -> Cycle:
    comments = tuple(comment for comment in cycle.comments if comment.place != event.since)
    if comments != cycle.comments:
        return replace(cycle, comments=comments)
    if cycle.last is None or cycle.last.since != event.since:
        raise ValueError(recorded.stream, event.since, "is not the latest change")
    return replace(
        cycle.last.before,
        comments=comments,
        # That someone decided about their own work stays in view, taken back or not.
        is_self_approved=cycle.is_self_approved,
    )


def _opened(event: happened.CycleOpened, recorded: Recorded) -> Cycle:
    return Cycle(
        number=event.number,
        version=recorded.stream_seq,
        finding=event.finding,
        title=event.title,
        severity=event.severity,
        sign=event.sign,
        catalogue=event.catalogue,
        process=event.process,
        assigner=event.assigner,
        responsible=event.responsible,
        checker=event.checker,
        stage_days=event.stage_days,
        opened_at=recorded.at,
        stage=event.stage,
        phase=event.phase,
        entered_at=recorded.at,
        due=event.due,
        original_due=event.due,
        recurs_from=event.recurs_from,
        plan=event.draft or Plan(observation=event.observation),
        responsible_seq=recorded.seq,
        over_limit=event.over_limit,
    )


def _plan_written(cycle: Cycle, event: happened.PlanWritten, _: Recorded) -> Cycle:
    return replace(cycle, plan=event.plan)


def _action_added(cycle: Cycle, event: happened.ActionAdded, recorded: Recorded) -> Cycle:
    action = Action(
        number=event.action,
        title=event.title,
        assignee=event.assignee,
        due=event.due,
        added_at=recorded.at,
    )
    return replace(cycle, actions=(*cycle.actions, action))


def _action_done(cycle: Cycle, event: happened.ActionDone, recorded: Recorded) -> Cycle:
    return _with_action(cycle, event.action, finished_at=recorded.at, drop_asked=None)


def _drop_asked(cycle: Cycle, event: happened.ActionDropAsked, _: Recorded) -> Cycle:
    return _with_action(cycle, event.action, drop_asked=event.reason)


def _action_dropped(cycle: Cycle, event: happened.ActionDropped, recorded: Recorded) -> Cycle:
    changed = _with_action(cycle, event.action, finished_at=recorded.at, is_dropped=True, drop_asked=None)
    return replace(changed, is_self_approved=changed.is_self_approved or event.self_approved)


def _with_action(cycle: Cycle, number: int, **changes: Any) -> Cycle:  # noqa: ANN401 - handed to replace()
    actions = tuple(replace(a, **changes) if a.number == number else a for a in cycle.actions)
    return replace(cycle, actions=actions)


def _evidence_attached(cycle: Cycle, event: happened.EvidenceAttached, recorded: Recorded) -> Cycle:
    evidence = Evidence(
        kind=event.kind,
        text=event.text,
        on=event.on,
        action=event.action,
        by=recorded.actor,
        at=recorded.at,
        sha256=event.sha256,
    )
    return replace(cycle, evidence=(*cycle.evidence, evidence))


def _reading_taken(cycle: Cycle, event: happened.ReadingTaken, recorded: Recorded) -> Cycle:
    reading = Reading(
        number=cycle.readings_taken + 1,
        kind=event.kind,
        value=event.value,
        on=event.on,
        by=recorded.actor,
        at=recorded.at,
        seq=recorded.seq,
        note=event.note,
        computed=event.computed,
        rows=event.rows,
        value_seq=recorded.seq,
    )
    return replace(cycle, readings=(*cycle.readings, reading))


def _reading_corrected(cycle: Cycle, event: happened.ReadingCorrected, recorded: Recorded) -> Cycle:
    readings = tuple(
        _corrected(reading, event, recorded) if reading.number == event.reading else reading
        for reading in cycle.readings
    )
    return replace(cycle, readings=readings)


def _corrected(reading: Reading, event: happened.ReadingCorrected, recorded: Recorded) -> Reading:
    before = Correction(
        value=reading.value, on=reading.on, by=recorded.actor, at=recorded.at, reason=event.reason
    )
    return replace(
        reading,
        value=event.value,
        on=event.on,
        corrections=(*reading.corrections, before),
        value_seq=recorded.seq,
    )


def _check_written(cycle: Cycle, event: happened.CheckWritten, _: Recorded) -> Cycle:
    return replace(cycle, check=Check(learned=event.learned, prediction=event.prediction))


def _standard_named(cycle: Cycle, event: happened.StandardNamed, _: Recorded) -> Cycle:
    standard = Standard(
        document=event.document,
        document_version=event.document_version,
        told=event.told,
        elsewhere=event.elsewhere,
        control_on=event.control_on,
    )
    return replace(cycle, standard=standard)


def _extension_asked(cycle: Cycle, event: happened.ExtensionAsked, recorded: Recorded) -> Cycle:
    extension = Extension(
        number=event.extension,
        stage=event.stage,
        from_due=event.from_due,
        to_due=event.to_due,
        reason=event.reason,
        asked_by=recorded.actor,
        asked_at=recorded.at,
    )
    return replace(cycle, extensions=(*cycle.extensions, extension))


def _extension_decided(cycle: Cycle, event: happened.ExtensionDecided, recorded: Recorded) -> Cycle:
    asked = next(e for e in cycle.extensions if e.number == event.extension)
    decided = replace(
        asked,
        decided_by=recorded.actor,
        decided_at=recorded.at,
        is_granted=event.is_granted,
        slip=event.slip,
    )
    return replace(
        cycle,
        extensions=tuple(decided if e is asked else e for e in cycle.extensions),
        due=asked.to_due if event.is_granted else cycle.due,
        is_self_approved=cycle.is_self_approved or event.self_approved,
    )


def _reassigned(cycle: Cycle, event: happened.Reassigned, recorded: Recorded) -> Cycle:
    return replace(cycle, responsible=event.responsible, responsible_seq=recorded.seq)


def _handed_over(cycle: Cycle, event: happened.HandedOver, _: Recorded) -> Cycle:
    if event.relation is Relation.ASSIGNER:
        return replace(cycle, assigner=event.person)
    return replace(cycle, checker=event.person)


def _action_reassigned(cycle: Cycle, event: happened.ActionReassigned, _: Recorded) -> Cycle:
    return _with_action(cycle, event.action, assignee=event.assignee)


_Fold: TypeAlias = Callable[[Cycle, Any, Recorded], Cycle]

_FOLDS: Mapping[type[Event], _Fold] = {
    happened.PlanWritten: _plan_written,
    happened.ActionAdded: _action_added,
    happened.ActionDone: _action_done,
    happened.ActionDropAsked: _drop_asked,
    happened.ActionDropped: _action_dropped,
    happened.EvidenceAttached: _evidence_attached,
    happened.ReadingTaken: _reading_taken,
    happened.ReadingCorrected: _reading_corrected,
    happened.CheckWritten: _check_written,
    happened.StandardNamed: _standard_named,
    happened.ExtensionAsked: _extension_asked,
    happened.ExtensionDecided: _extension_decided,
    happened.Reassigned: _reassigned,
    happened.HandedOver: _handed_over,
    happened.ActionReassigned: _action_reassigned,
    happened.Moved: moved,
    happened.Commented: _commented,
    happened.Undone: _undone,
}
