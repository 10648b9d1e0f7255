"""How Check is computed: what the readings say of target, prediction and natural variation."""

from dataclasses import dataclass
from decimal import Decimal

from pdca.domain.catalogue import Direction
from pdca.domain.cycle import Cycle, Reading
from pdca.domain.cycle_events import Prediction
from pdca.domain.organisation import Organisation
from pdca.domain.plan import Outcome, Plan, ReadingKind, outcome

TOLERANCE = Decimal("0.1")
"""Share of the predicted change by which a single predicted figure may be missed; a proposal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionScore:
    """A prediction against what came."""

    prediction: Prediction
    error: Decimal
    """By how much the reading is better than the predicted band; below 0 it fell short, 0 it is inside."""


def latest_result(cycle: Cycle, organisation: Organisation) -> Reading | None:
    """Return the latest reading of the measure when it was taken after Do began, else None."""
    return latest_since_do(cycle, organisation, ReadingKind.MEASURE)


def latest_since_do(cycle: Cycle, organisation: Organisation, kind: ReadingKind) -> Reading | None:
    """Return the latest reading of one of the two figures when it was taken after Do began, else None."""
    reading = cycle.latest(kind)
    if reading is None or cycle.do_began_at is None or cycle.do_began_seq is None:
        return None
    # Entered after Do began and dated so too: the baseline read that morning is no result.
    is_result = reading.seq > cycle.do_began_seq
    return reading if is_result and reading.on >= organisation.today(cycle.do_began_at) else None


def second_reading(cycle: Cycle, kind: ReadingKind) -> Reading | None:
    """Return the latest reading if it was entered while observing and is dated when the window had ended."""
    reading, until, since = cycle.latest(kind), cycle.observed_until, cycle.observed_since_seq
    if reading is None or until is None or since is None:
        return None
    return reading if reading.on >= until and reading.seq > since else None


def judged(cycle: Cycle, organisation: Organisation) -> Outcome | None:
    """Return what the latest reading since Do began says; None when there is none."""
    result = latest_result(cycle, organisation)
    return outcome(cycle.plan, result.value) if result else None


def predicted(cycle: Cycle, organisation: Organisation) -> PredictionScore | None:
    """Score the predicted figure by the latest reading since Do began; None when either is missing."""
    result = latest_result(cycle, organisation)
    return score_prediction(cycle.plan, result.value) if result else None


def prediction_held(cycle: Cycle, organisation: Organisation) -> Prediction | None:
    """Return whether the prediction held: computed when a figure was predicted, else as the checker wrote."""
    if cycle.plan.predicted_low is None:
        return cycle.check.prediction
    score = predicted(cycle, organisation)
    return score.prediction if score else None


def score_prediction(plan: Plan, value: Decimal) -> PredictionScore | None:
    """Compare a reading with the predicted band; None when the plan predicts no figure."""
    band = prediction_band(plan)
    if band is None:
        return None
    low, high = band
    miss = min(Decimal(0), value - low) + max(Decimal(0), value - high)
    error = miss if plan.direction is not Direction.DOWN else -miss
    return PredictionScore(prediction=Prediction.FAILED if miss else Prediction.HELD, error=error)


def prediction_band(plan: Plan) -> tuple[Decimal, Decimal] | None:
    """Return the figures between which a prediction holds, both included.

    A single figure may be missed by a tenth of the change that was predicted.
    """
    if plan.predicted_low is None or plan.predicted_high is None:
        return None
    if plan.predicted_low != plan.predicted_high or plan.baseline is None:
        return plan.predicted_low, plan.predicted_high
    slack = abs(plan.predicted_low - plan.baseline) * TOLERANCE
    return plan.predicted_low - slack, plan.predicted_low + slack
