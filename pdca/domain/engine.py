"""The engine: which moves the process allows, who may take them, and what each still lacks."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast

from pdca.domain.calendar import Calendar
from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import Moved
from pdca.domain.errors import Gap, NotFound, Refused
from pdca.domain.gates import Attempt, facts_of, missing_gates
from pdca.domain.judgement import judged, predicted, prediction_held
from pdca.domain.organisation import Situation
from pdca.domain.process import PREVIOUS, Phase, Process, Relation, Stage, Transition
from pdca.domain.series import behaviour_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from transitions import EventData, Machine


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleMove:
    """A transition that leaves the present stage, and what stands against it."""

    transition: Transition
    target: str
    gaps: tuple[Gap, ...]

    @property
    def is_mine(self) -> bool:
        """Tell whether the person may take it once the gates hold."""
        return not any(gap.code in _PERSONAL for gap in self.gaps)


class Engine:
    """One process of one version, driven by one shared machine."""

    def __init__(self, process: Process) -> None:
        self.process = process

    @cached_property
    def _machine(self) -> "Machine":
        return _machine(self.process)

    def moves(self, cycle: Cycle, situation: Situation) -> tuple[PossibleMove, ...]:
        """List the moves that leave the present stage, each with everything it lacks."""
        attempt = Attempt(cycle=cycle, situation=situation)
        return tuple(
            PossibleMove(
                transition=transition,
                target=target,
                gaps=(*_objections_to_person(cycle, transition, situation), *_gate_gaps(transition, attempt)),
            )
            for transition in self.process.leaving(cycle.stage)
            if (target := self._target(cycle, transition)) is not None
        )

    def forward(self, cycle: Cycle, situation: Situation) -> tuple[PossibleMove, ...]:
        """List the forward moves that are this person's to take, ready or not."""
        return tuple(m for m in self.moves(cycle, situation) if m.transition.is_forward and m.is_mine)

    def decide(self, cycle: Cycle, move: str, attempt: Attempt) -> Moved:
        """Return the event of a move, or refuse with everything that is missing.

        Raises:
            NotFound: the process has no such move.
            Refused: no arrow leaves the present stage, the person may not, or gates do not hold.
        """
        situation = attempt.situation
        transition = self._transition(move)
        target = self._target(cycle, transition)
        if target is None:
            raise self._refuse_arrow(cycle, transition, situation)
        gaps = (*_objections_to_person(cycle, transition, situation), *_gate_gaps(transition, attempt))
        if gaps:
            raise Refused("move-refused", gaps, cycle=cycle, move=transition, process=self.process)
        return self._moved(transition, self.process.stages[target], attempt)

    def holders(self, stage: str) -> tuple[Relation, ...]:
        """List the relations whose turn it is in a stage: those who may take a forward move from it."""
        return tuple(dict.fromkeys(by for t in self.process.leaving(stage) if t.is_forward for by in t.by))

    def _transition(self, move: str) -> Transition:
        if move not in self.process.transitions:
            raise NotFound("move-not-found", move=move, process=self.process)
        return self.process.transitions[move]

    def _refuse_arrow(self, cycle: Cycle, transition: Transition, situation: Situation) -> Refused:
        return Refused(
            "no-such-move-now",
            _objections_to_person(cycle, transition, situation),
            cycle=cycle,
            move=transition,
            possible=self.moves(cycle, situation),
            process=self.process,
        )

    def _target(self, cycle: Cycle, transition: Transition) -> str | None:
        cursor = _Cursor(state=cycle.stage, came_from=cycle.pause.stage if cycle.pause else None)
        event = self._machine.events[transition.id]
        if not any(True for _ in event.transitions.get(cycle.stage, ())):
            return None
        return cursor.state if event.trigger(cursor) else None

    def _moved(self, transition: Transition, target: Stage, attempt: Attempt) -> Moved:
        cycle, situation = attempt.cycle, attempt.situation
        is_checked = cycle.phase is Phase.CHECK and not target.is_pause
        score = predicted(cycle, situation.organisation) if is_checked else None
        observed_until = _observed_until(target, cycle, situation)
        return Moved(
            transition=transition.id,
            source=cycle.stage,
            target=target.id,
            phase=target.phase,
            ending=target.ending,
            round=cycle.round + transition.starts_round,
            due=_due_on_entry(target, attempt, observed_until),
            reason=attempt.reason,
            returns_on=attempt.returns_on if target.is_pause else None,
            is_pause=target.is_pause,
            observed_until=observed_until,
            plan_hash=plan_fingerprint(cycle) if transition.freezes_plan else None,
            verdict=transition.verdict,
            outcome=judged(cycle, situation.organisation),
            behaviour=behaviour_of(cycle, situation.organisation) if is_checked else None,
            prediction=prediction_held(cycle, situation.organisation) if is_checked else None,
            prediction_error=score.error if score else None,
            self_approved=_is_self_approval(cycle, transition, situation),
        )


def due_of_stage(
    stage: Stage, days: int, *, today: date, calendar: Calendar, observed_until: date | None = None
) -> date:
    """Return the due date of a stage entered today, by its rule in working days."""
    start = observed_until if stage.due and stage.due.after_observation and observed_until else today
    return calendar.add(start, days)


def stage_days(process: Process, overrides: dict[str, int]) -> dict[str, int]:
    """Return the working days of every open stage, the catalogue's before the process's."""
    return {
        stage.id: overrides.get(stage.id, stage.due.working_days)
        for stage in process.stages.values()
        if stage.due is not None
    }


def plan_fingerprint(cycle: Cycle) -> str:
    """Return the SHA-256 of the plan and its actions, which an approval freezes."""
    actions = [(a.number, a.title, a.assignee, a.due) for a in cycle.actions if not a.is_dropped]
    text = json.dumps([asdict(cycle.plan), actions], default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


_PERSONAL = frozenset({"reader-reads", "not-your-role", "four-eyes"})


@dataclass(slots=True)
class _Cursor:
    """The throw-away model that transitions moves, so that cycles are never decorated."""

    state: str
    came_from: str | None


def _machine(process: Process) -> "Machine":
    from transitions import Machine  # noqa: PLC0415 - who only asks whose turn it is moves nothing

    return Machine(
        model=None,
        states=list(process.stages),
        initial=process.initial,
        transitions=[
            {
                "trigger": transition.id,
                "source": source,
                "dest": target,
                "conditions": [_goes_back_to(target)] if transition.target == PREVIOUS else [],
            }
            for transition in process.transitions.values()
            for source in process.sources_of(transition)
            for target in process.targets_of(transition)
        ],
        # Without this every stage gets a `to_<stage>` that skips all gates.
        auto_transitions=False,
        send_event=True,
    )


def _goes_back_to(target: str) -> "Callable[[EventData], bool]":
    def came_from_target(event: "EventData") -> bool:
        return cast("_Cursor", event.model).came_from == target

    return came_from_target


def _objections_to_person(cycle: Cycle, transition: Transition, situation: Situation) -> tuple[Gap, ...]:
    by = situation.by
    if not by.may_change:
        return (Gap("reader-reads"),)
    people = situation.organisation.people
    gaps = []
    if by.number not in {cycle.person(relation) for relation in transition.by}:
        names = tuple(people[cycle.person(relation)].name for relation in transition.by)
        gaps.append(Gap("not-your-role", {"relations": transition.by, "names": names}))
    barred = tuple(relation for relation in transition.not_by if cycle.person(relation) == by.number)
    if barred and not situation.organisation.is_one_person:
        gaps.append(Gap("four-eyes", {"relations": barred}))
    return tuple(gaps)


def _gate_gaps(transition: Transition, attempt: Attempt) -> tuple[Gap, ...]:
    return tuple(Gap(gate, facts_of(gate, attempt)) for gate in missing_gates(transition.gates, attempt))


def _is_self_approval(cycle: Cycle, transition: Transition, situation: Situation) -> bool:
    return any(cycle.person(relation) == situation.by.number for relation in transition.not_by)


def _observed_until(target: Stage, cycle: Cycle, situation: Situation) -> date | None:
    if target.due is None or not target.due.after_observation:
        return None
    if cycle.pause is not None:
        return _after_standstill(cycle.observed_until, cycle, situation)
    return situation.calendar.add(situation.today, cycle.plan.observation or 0)


def _due_on_entry(target: Stage, attempt: Attempt, observed_until: date | None) -> date | None:
    cycle, situation = attempt.cycle, attempt.situation
    if not target.is_open:
        return None
    if cycle.pause is not None:
        return _after_standstill(cycle.pause.due, cycle, situation)
    return due_of_stage(
        target,
        cycle.stage_days[target.id],
        today=situation.today,
        calendar=situation.calendar,
        observed_until=observed_until,
    )


def _after_standstill(day: date | None, cycle: Cycle, situation: Situation) -> date | None:
    """Move a date by the working days that a pause lasted."""
    if cycle.pause is None or day is None:
        return None
    began = situation.organisation.today(cycle.pause.began_at)
    return situation.calendar.add(day, max(0, situation.calendar.between(began, situation.today)))
