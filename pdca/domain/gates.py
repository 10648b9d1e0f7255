"""Gates by name. A gate looks at an attempt to move and says yes or no; it changes nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pdca.domain.behaviour import Behaviour
from pdca.domain.blame import names_someone
from pdca.domain.cycle import Cycle
from pdca.domain.errors import Fact
from pdca.domain.judgement import latest_result, latest_since_do, prediction_held, second_reading
from pdca.domain.organisation import Situation
from pdca.domain.plan import CauseIn, Outcome, ReadingKind, is_no_worse, outcome
from pdca.domain.series import behaviour_of

LEAST_WHYS = 3
"""Fewer questions stop at a symptom: the five-whys practice, at its least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A cycle that someone wants to move, and what they said with it."""

    cycle: Cycle
    situation: Situation
    reason: str = ""
    returns_on: date | None = None


def missing_gates(gates: tuple[str, ...], attempt: Attempt) -> tuple[str, ...]:
    """List every gate that does not hold, in the order of the process file."""
    return tuple(gate for gate in gates if not GATES[gate](attempt))


def facts_of(gate: str, attempt: Attempt) -> dict[str, Fact]:
    """Return what is told of a gate that does not hold: the cycle, and the date of a target if it passed."""
    passed = _passed_target(attempt) if gate == "target" else None
    return {"cycle": attempt.cycle, "passed": passed}


def _root_cause(attempt: Attempt) -> bool:
    return sum(any(map(str.isalpha, why)) for why in attempt.cycle.plan.whys) >= LEAST_WHYS


def _cause_in_process(attempt: Attempt) -> bool:
    plan = attempt.cycle.plan
    return (
        bool(plan.whys)
        and plan.cause_in is CauseIn.PROCESS
        and not names_someone(plan.whys[-1], _names(attempt))
    )


def _names(attempt: Attempt) -> tuple[str, ...]:
    return tuple(person.name for person in attempt.situation.organisation.people.values())


def _why_not_held(attempt: Attempt) -> bool:
    cycle = attempt.cycle
    return cycle.recurs_from is None or any(map(str.isalpha, cycle.plan.why_not_held))


def _goal(attempt: Attempt) -> bool:
    return bool(attempt.cycle.plan.goal)


def _measure(attempt: Attempt) -> bool:
    plan = attempt.cycle.plan
    return bool(plan.measure and plan.unit and plan.direction)


def _baseline(attempt: Attempt) -> bool:
    plan = attempt.cycle.plan
    return plan.baseline is not None and bool(plan.baseline_period)


def _target(attempt: Attempt) -> bool:
    plan = attempt.cycle.plan
    if plan.target is None or plan.target_on is None:
        return False
    return _passed_target(attempt) is None and _target_is_better(attempt.cycle)


def _passed_target(attempt: Attempt) -> date | None:
    on = attempt.cycle.plan.target_on
    return on if on is not None and on < attempt.situation.today else None


def _target_is_better(cycle: Cycle) -> bool:
    plan = cycle.plan
    if plan.baseline is None or plan.target is None:
        return True
    # A target that the baseline already meets would make every reading a success.
    return outcome(plan, plan.baseline) is not Outcome.MET


def _prediction(attempt: Attempt) -> bool:
    return bool(attempt.cycle.plan.prediction)


def _actions_planned(attempt: Attempt) -> bool:
    return any(not action.is_dropped for action in attempt.cycle.actions)


def _check_method(attempt: Attempt) -> bool:
    return bool(attempt.cycle.plan.check_method and attempt.cycle.plan.data_source)


def _counter_measure(attempt: Attempt) -> bool:
    plan = attempt.cycle.plan
    return bool(plan.counter_measure and plan.counter_direction and plan.counter_baseline is not None)


def _observation_window(attempt: Attempt) -> bool:
    return bool(attempt.cycle.plan.observation)


def _actions_settled(attempt: Attempt) -> bool:
    actions = attempt.cycle.actions
    return any(action.is_done for action in actions) and all(action.is_settled for action in actions)


def _actions_evidenced(attempt: Attempt) -> bool:
    cycle, began = attempt.cycle, attempt.cycle.do_began_at
    done = {action.number for action in cycle.actions if action.is_done}
    # What is dated before the plan was approved shows nothing of its work.
    first = attempt.situation.organisation.today(began) if began else date.max
    return bool(done) and done <= {each.action for each in cycle.evidence if each.on >= first}


def _reading_after_do(attempt: Attempt) -> bool:
    return latest_result(attempt.cycle, attempt.situation.organisation) is not None


def _counter_read(attempt: Attempt) -> bool:
    return latest_since_do(attempt.cycle, attempt.situation.organisation, ReadingKind.COUNTER) is not None


def _prediction_scored(attempt: Attempt) -> bool:
    return prediction_held(attempt.cycle, attempt.situation.organisation) is not None


def _learned(attempt: Attempt) -> bool:
    return bool(attempt.cycle.check.learned)


def _window_passed(attempt: Attempt) -> bool:
    until = attempt.cycle.observed_until
    return until is not None and attempt.situation.today >= until


def _second_reading(attempt: Attempt) -> bool:
    reading = second_reading(attempt.cycle, ReadingKind.MEASURE)
    return reading is not None and outcome(attempt.cycle.plan, reading.value) is Outcome.MET


def _counter_not_worse(attempt: Attempt) -> bool:
    reading = second_reading(attempt.cycle, ReadingKind.COUNTER)
    return reading is not None and is_no_worse(attempt.cycle.plan, reading.value)


def _noise_explained(attempt: Attempt) -> bool:
    """Pass unless the readings vary as they always did, or got worse, and nobody says why to adopt anyhow."""
    found = behaviour_of(attempt.cycle, attempt.situation.organisation)
    return found not in (Behaviour.NOISE, Behaviour.WORSE) or bool(attempt.reason)


def _standard_named(attempt: Attempt) -> bool:
    standard = attempt.cycle.standard
    return bool(standard.document and standard.document_version)


def _standard_told(attempt: Attempt) -> bool:
    return bool(attempt.cycle.standard.told)


def _applies_elsewhere(attempt: Attempt) -> bool:
    return bool(attempt.cycle.standard.elsewhere)


def _control_date(attempt: Attempt) -> bool:
    control_on = attempt.cycle.standard.control_on
    return control_on is not None and control_on > attempt.situation.today


def _reason(attempt: Attempt) -> bool:
    return bool(attempt.reason)


def _return_date(attempt: Attempt) -> bool:
    return attempt.returns_on is not None and attempt.returns_on > attempt.situation.today


GATES: Mapping[str, Callable[[Attempt], bool]] = {
    "root-cause": _root_cause,
    "cause-in-process": _cause_in_process,
    "why-not-held": _why_not_held,
    "goal": _goal,
    "measure": _measure,
    "baseline": _baseline,
    "target": _target,
    "prediction": _prediction,
    "actions-planned": _actions_planned,
    "check-method": _check_method,
    "counter-measure": _counter_measure,
    "observation-window": _observation_window,
    "actions-settled": _actions_settled,
    "actions-evidenced": _actions_evidenced,
    "reading-after-do": _reading_after_do,
    "counter-read": _counter_read,
    "prediction-scored": _prediction_scored,
    "learned": _learned,
    "window-passed": _window_passed,
    "second-reading": _second_reading,
    "counter-not-worse": _counter_not_worse,
    "noise-explained": _noise_explained,
    "standard-named": _standard_named,
    "standard-told": _standard_told,
    "applies-elsewhere": _applies_elsewhere,
    "control-date": _control_date,
    "reason": _reason,
    "return-date": _return_date,
}

GATE_IDS = frozenset(GATES)
