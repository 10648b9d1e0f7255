"""From what a plan form says to the changes of a plan."""

from pdca.definitions.plan_form import FilledPlan
from pdca.domain.plan import Plan
from pdca.usecases.planning import PlannedAction


def changes_in(filled: FilledPlan, *, clears: bool = False) -> dict[str, object]:
    """Return the fields of the plan that a form gives; what stands there blank is cleared when wanted."""
    measure, counter = filled.measure, filled.counter_measure
    low, high = filled.predicted or (None, None)
    given: dict[str, object] = {
        "goal": filled.goal,
        "whys": filled.whys or None,
        "cause_in": filled.cause_in,
        "why_not_held": filled.why_not_held,
        "measure": measure.title,
        "unit": measure.unit,
        "direction": measure.direction,
        "baseline": measure.baseline,
        "baseline_period": measure.baseline_period,
        "target": measure.target,
        "target_on": measure.target_on,
        "computed": measure.computed,
        "prediction": filled.prediction,
        "predicted_low": low,
        "predicted_high": high,
        "check_method": filled.check_method,
        "data_source": filled.data_source,
        "counter_measure": counter.title,
        "counter_unit": counter.unit,
        "counter_direction": counter.direction,
        "counter_baseline": counter.baseline,
        "counter_computed": counter.computed,
        "observation": filled.observation,
    }
    cleared = {name: getattr(Plan(), name) for name in _names(filled.blank)} if clears else {}
    return cleared | {name: value for name, value in given.items() if value is not None}


def actions_in(filled: FilledPlan) -> tuple[PlannedAction, ...]:
    """Return the actions that a form adds."""
    return tuple(PlannedAction(title=a.title, assignee=a.assignee, due=a.due) for a in filled.actions)


def _names(blank: frozenset[str]) -> frozenset[str]:
    band = {"predicted_low", "predicted_high"} if "predicted" in blank else set()
    return (blank - {"predicted"}) | band
