"""The lists of an A3 sheet, each from the events of the cycle or from what they folded to."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from pdca.domain import cycle_events as happened
from pdca.domain.cycle import Action, Cycle, Extension, Reading, Round
from pdca.domain.doubts import Doubt
from pdca.domain.due import is_overdue
from pdca.domain.events import Recorded
from pdca.domain.organisation import Organisation
from pdca.domain.plan import ReadingKind, is_no_worse, outcome
from pdca.domain.process import PREVIOUS, Process
from pdca.domain.series import doubts_of
from pdca.reports.cycle_lines import (
    ActionLine,
    ActionState,
    CorrectionLine,
    DecisionLine,
    DecisionState,
    DoubtLine,
    EvidenceLine,
    ExtensionLine,
    ReadingLine,
    RoundColumn,
)

NEEDS_SOMEONE_FIRST = tuple(ActionState)


def action_lines(
    cycle: Cycle, history: Sequence[Recorded], organisation: Organisation, today: date
) -> tuple[ActionLine, ...]:
    """Return the actions of the present round: those that need someone first, each group by due date."""
    dropped = {
        recorded.event.action: recorded.event
        for recorded in history[_beginning(history, cycle.round) :]
        if isinstance(recorded.event, happened.ActionDropped)
    }
    lines = [
        _action(cycle, action, dropped.get(action.number), organisation, today) for action in cycle.actions
    ]
    return tuple(
        sorted(lines, key=lambda line: (NEEDS_SOMEONE_FIRST.index(line.state), line.due, line.number))
    )


def evidence_lines(cycle: Cycle, organisation: Organisation) -> tuple[EvidenceLine, ...]:
    """Return the evidence of the present round, the newest first."""
    newest_first = sorted(cycle.evidence, key=lambda each: (each.on, each.at), reverse=True)
    return tuple(
        EvidenceLine(
            kind=each.kind,
            text=each.text,
            on=each.on,
            who=organisation.people[each.by].name,
            action=each.action,
            sha256=each.sha256,
        )
        for each in newest_first
    )


def reading_lines(cycle: Cycle, organisation: Organisation) -> tuple[ReadingLine, ...]:
    """Return the readings of the present round, oldest first."""
    in_order = sorted(cycle.readings, key=lambda reading: (reading.on, reading.number))
    return tuple(_reading(cycle, reading, organisation) for reading in in_order)


def doubt_lines(cycle: Cycle, organisation: Organisation) -> tuple[DoubtLine, ...]:
    """Return what is too perfect about the readings since Do began."""
    return tuple(_doubt(doubt) for doubt in doubts_of(cycle, organisation))


def round_columns(cycle: Cycle) -> tuple[RoundColumn, ...]:
    """Return the earlier rounds, oldest first."""
    return tuple(_round(past) for past in cycle.rounds)


def decision_lines(
    history: Sequence[Recorded], process: Process, organisation: Organisation
) -> tuple[DecisionLine, ...]:
    """Return the moves that decided something, oldest first: all but handing work on to the next stage."""
    return tuple(
        DecisionLine(
            on=organisation.today(recorded.at),
            who=organisation.people[recorded.actor].name,
            what=process.transitions[recorded.event.transition].title,
            reason=recorded.event.reason,
            round=recorded.event.round,
            is_self_approved=recorded.event.self_approved,
        )
        for recorded in history
        if isinstance(recorded.event, happened.Moved) and _decides(recorded.event, process)
    )


def extension_lines(
    cycle: Cycle, history: Sequence[Recorded], process: Process, organisation: Organisation
) -> tuple[ExtensionLine, ...]:
    """Return every wish for a later date, oldest first."""
    self_approved = {
        recorded.event.extension
        for recorded in history
        if isinstance(recorded.event, happened.ExtensionDecided) and recorded.event.self_approved
    }
    return tuple(
        ExtensionLine(
            stage=process.stages[each.stage].title,
            from_due=each.from_due,
            to_due=each.to_due,
            reason=each.reason,
            asked_by=organisation.people[each.asked_by].name,
            asked_on=organisation.today(each.asked_at),
            state=_state_of(each),
            decided_by=organisation.people[each.decided_by].name if each.decided_by is not None else "",
            decided_on=organisation.today(each.decided_at) if each.decided_at else None,
            slip=each.slip,
            is_self_approved=each.number in self_approved,
        )
        for each in cycle.extensions
    )


def _beginning(history: Sequence[Recorded], number: int) -> int:
    """Return the place of the first event of a round: numbers of actions begin anew in each."""
    starts = (
        place
        for place, recorded in enumerate(history)
        if isinstance(recorded.event, happened.Moved) and recorded.event.round == number
    )
    return next(starts, 0) if number > 1 else 0


def _action(
    cycle: Cycle,
    action: Action,
    dropped: happened.ActionDropped | None,
    organisation: Organisation,
    today: date,
) -> ActionLine:
    return ActionLine(
        number=action.number,
        title=action.title,
        who=organisation.people[action.assignee].name,
        due=action.due,
        state=_state(action, today),
        finished_on=organisation.today(action.finished_at) if action.finished_at else None,
        reason=dropped.reason if dropped else action.drop_asked or "",
        is_self_approved=dropped.self_approved if dropped else False,
        evidence=sum(each.action == action.number for each in cycle.evidence),
    )


def _state(action: Action, today: date) -> ActionState:
    if action.is_dropped:
        return ActionState.DROPPED
    if action.is_done:
        return ActionState.DONE
    if action.drop_asked is not None:
        return ActionState.DROP_ASKED
    return ActionState.OVERDUE if is_overdue(action.due, today) else ActionState.OPEN


def _reading(cycle: Cycle, reading: Reading, organisation: Organisation) -> ReadingLine:
    is_measure = reading.kind is ReadingKind.MEASURE
    return ReadingLine(
        number=reading.number,
        kind=reading.kind,
        on=reading.on,
        value=reading.value,
        who=organisation.people[reading.by].name,
        note=reading.note,
        computed=reading.computed,
        rows=reading.rows,
        outcome=outcome(cycle.plan, reading.value) if is_measure else None,
        is_no_worse=None if is_measure else is_no_worse(cycle.plan, reading.value),
        corrections=tuple(_corrections(reading, organisation)),
    )


def _corrections(reading: Reading, organisation: Organisation) -> Iterator[CorrectionLine]:
    for before in reading.corrections:
        yield CorrectionLine(
            value=before.value,
            on=before.on,
            who=organisation.people[before.by].name,
            corrected_on=organisation.today(before.at),
            reason=before.reason,
        )


def _doubt(doubt: Doubt) -> DoubtLine:
    facts = doubt.facts.values()
    return DoubtLine(
        code=doubt.code,
        count=next(fact for fact in facts if isinstance(fact, int)),
        value=next((fact for fact in facts if isinstance(fact, Decimal)), None),
        day=next((fact for fact in facts if isinstance(fact, date)), None),
    )


def _round(past: Round) -> RoundColumn:
    measured = [reading for reading in past.readings if reading.kind is ReadingKind.MEASURE]
    latest = max(measured, key=lambda reading: (reading.on, reading.seq), default=None)
    return RoundColumn(
        number=past.number,
        cause=past.plan.whys[-1] if past.plan.whys else "",
        baseline=past.plan.baseline,
        target=past.plan.target,
        unit=past.plan.unit,
        reached=latest.value if latest else None,
        reached_on=latest.on if latest else None,
        outcome=past.outcome,
        prediction=past.check.prediction,
        actions_done=sum(action.is_done for action in past.actions),
        actions=len(past.actions),
        learned=past.check.learned,
        why_again=past.reason,
    )


def _decides(event: happened.Moved, process: Process) -> bool:
    transition = process.transitions[event.transition]
    is_plain_step = transition.is_forward and not (
        transition.freezes_plan
        or transition.verdict
        or event.ending
        or event.self_approved
        # What a pause ends with: a sheet that tells of the one without the other shows a cycle at rest.
        or transition.target == PREVIOUS
    )
    return not is_plain_step


def _state_of(extension: Extension) -> DecisionState:
    if extension.is_waiting:
        return DecisionState.WAITING
    if extension.is_lapsed:
        return DecisionState.LAPSED
    return DecisionState.GRANTED if extension.is_granted else DecisionState.REFUSED
