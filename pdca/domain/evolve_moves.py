"""How a move changes a cycle: stages, pauses, rounds and endings; knows no rules."""

from dataclasses import replace

from pdca.domain import cycle_events as happened
from pdca.domain.cycle import Check, Cycle, LastMove, Pause, Round, Standard
from pdca.domain.events import Recorded
from pdca.domain.process import Phase


def moved(cycle: Cycle, event: happened.Moved, recorded: Recorded) -> Cycle:
    """Fold a move in: the new stage, and what entering it begins or ends."""
    entered = replace(
        cycle,
        stage=event.target,
        phase=event.phase,
        entered_at=recorded.at,
        due=event.due,
        original_due=event.due,
        ending=event.ending,
        ended_at=recorded.at if event.ending else None,
        verdict=event.verdict or cycle.verdict,
        last_move=LastMove(
            transition=event.transition,
            source=event.source,
            by=recorded.actor,
            at=recorded.at,
            seq=recorded.seq,
        ),
        # A wish for more time in a stage that has been left is moot.
        extensions=tuple(replace(e, is_lapsed=e.is_lapsed or e.is_waiting) for e in cycle.extensions),
        is_self_approved=cycle.is_self_approved or event.self_approved,
    )
    if event.is_pause:
        return _paused(entered, cycle, event, recorded)
    if cycle.pause is not None:
        return _resumed(entered, cycle, event)
    if event.round > cycle.round:
        return _next_round(entered, event)
    return _phase_marks(entered, cycle, event, recorded)


def _paused(entered: Cycle, before: Cycle, event: happened.Moved, recorded: Recorded) -> Cycle:
    pause = Pause(
        stage=before.stage,
        phase=before.phase,
        due=before.due,
        began_at=recorded.at,
        returns_on=event.returns_on,
    )
    return replace(entered, pause=pause, original_due=before.original_due)


def _resumed(entered: Cycle, before: Cycle, event: happened.Moved) -> Cycle:
    return replace(
        entered,
        pause=None,
        original_due=before.original_due,
        observed_until=event.observed_until or before.observed_until,
    )


def _next_round(entered: Cycle, event: happened.Moved) -> Cycle:
    finished = Round(
        number=entered.round,
        plan=entered.plan,
        actions=entered.actions,
        readings=entered.readings,
        check=entered.check,
        reason=event.reason,
        outcome=event.outcome,
        do_began_at=entered.do_began_at,
        do_began_seq=entered.do_began_seq,
    )
    return replace(
        entered,
        round=event.round,
        rounds=(*entered.rounds, finished),
        plan=entered.plan.for_next_round(),
        plan_hash=None,
        actions=(),
        evidence=(),
        readings=(),
        check=Check(),
        do_began_at=None,
        do_began_seq=None,
        observed_until=None,
        observed_since_seq=None,
        standard=Standard(),
    )


def _phase_marks(entered: Cycle, before: Cycle, event: happened.Moved, recorded: Recorded) -> Cycle:
    begins_do = event.phase is Phase.DO and before.phase is not Phase.DO
    return replace(
        entered,
        plan_hash=event.plan_hash or entered.plan_hash,
        do_began_at=recorded.at if begins_do else entered.do_began_at,
        do_began_seq=recorded.seq if begins_do else entered.do_began_seq,
        observed_until=event.observed_until or entered.observed_until,
        observed_since_seq=recorded.seq if event.observed_until else entered.observed_since_seq,
    )
