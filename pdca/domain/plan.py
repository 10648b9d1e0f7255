"""What a cycle's plan holds, and how a figure is judged against it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pdca.domain.catalogue import Direction
from pdca.domain.computations import COMPUTATIONS
from pdca.domain.errors import Gap

LONGEST_OBSERVATION = 999
"""Working days; a window of years is a slip of the finger."""

MOST_DIGITS = 15
"""Before the decimal point, and as many after it."""


class CauseIn(StrEnum):
    """What the last why is about."""

    PROCESS = "process"
    PERSON = "person"


class ReadingKind(StrEnum):
    """Which of a cycle's two figures a reading is of."""

    MEASURE = "measure"
    COUNTER = "counter"


class Outcome(StrEnum):
    """What a reading says against baseline and target."""

    MET = "met"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WORSE = "worse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan of one round; what is not written yet is None or empty."""

    goal: str = ""
    whys: tuple[str, ...] = ()
    cause_in: CauseIn | None = None
    measure: str = ""
    unit: str = ""
    direction: Direction | None = None
    baseline: Decimal | None = None
    baseline_period: str = ""
    target: Decimal | None = None
    target_on: date | None = None
    prediction: str = ""
    predicted_low: Decimal | None = None
    """The least that is expected of the measure, the same as `predicted_high` for a single figure."""
    predicted_high: Decimal | None = None
    check_method: str = ""
    data_source: str = ""
    counter_measure: str = ""
    counter_unit: str = ""
    counter_direction: Direction | None = None
    counter_baseline: Decimal | None = None
    observation: int | None = None
    """Working days that the effect is watched before it is adopted."""
    computed: str = ""
    """The computation that takes the readings of the measure from imported data."""
    counter_computed: str = ""
    """The same for the counter-measure."""
    why_not_held: str = ""
    """Why the earlier cycle of the same sign did not hold; asked only of cycles that recur."""

    def computation(self, kind: ReadingKind) -> str:
        """Return the computation of one of the two figures; empty when people read it."""
        return self.computed if kind is ReadingKind.MEASURE else self.counter_computed

    def for_next_round(self) -> "Plan":
        """Keep how the effect is measured; cause, prediction and target date must be thought anew."""
        return replace(
            self,
            whys=(),
            cause_in=None,
            prediction="",
            predicted_low=None,
            predicted_high=None,
            target_on=None,
        )

    def for_recurrence(self) -> "Plan":
        """Begin with the old cause and measure in view; what is expected, and by when, is thought anew."""
        return replace(self.for_next_round(), whys=self.whys, cause_in=self.cause_in, why_not_held="")


def mistakes_in(plan: Plan) -> Iterator[Gap]:
    """Yield what no plan may hold, finished or not."""
    figures = (plan.baseline, plan.target, plan.counter_baseline, plan.predicted_low, plan.predicted_high)
    if not all(is_figure(value) for value in figures):
        yield Gap("not-a-number")
    elif (plan.predicted_low is None) != (plan.predicted_high is None) or (
        plan.predicted_low is not None
        and plan.predicted_high is not None
        and plan.predicted_low > plan.predicted_high
    ):
        yield Gap("predicted-not-a-band")
    if plan.observation is not None and not 1 <= plan.observation <= LONGEST_OBSERVATION:
        yield Gap("observation-out-of-range", {"most": LONGEST_OBSERVATION})
    for computed in (plan.computed, plan.counter_computed):
        if computed and computed not in COMPUTATIONS:
            yield Gap("computation-unknown", {"computed": computed})


def is_figure(value: Decimal | None) -> bool:
    """Tell whether a value can be compared and printed: a finite number of a size that anyone measures."""
    if value is None or not value.is_finite():
        return value is None
    return abs(value.adjusted()) <= MOST_DIGITS and len(value.as_tuple().digits) <= 2 * MOST_DIGITS


def outcome(plan: Plan, value: Decimal) -> Outcome | None:
    """Judge a reading against baseline and target; None while the plan lacks one of them."""
    if plan.direction is None or plan.baseline is None or plan.target is None:
        return None
    sign = 1 if plan.direction is Direction.UP else -1
    if sign * (value - plan.target) >= 0:
        return Outcome.MET
    change = sign * (value - plan.baseline)
    if change == 0:
        return Outcome.UNCHANGED
    return Outcome.IMPROVED if change > 0 else Outcome.WORSE


def is_no_worse(plan: Plan, value: Decimal) -> bool:
    """Tell whether a reading of the counter-measure is at least as good as its baseline."""
    if plan.counter_direction is None or plan.counter_baseline is None:
        return False
    sign = 1 if plan.counter_direction is Direction.UP else -1
    return sign * (value - plan.counter_baseline) >= 0
