"""Check is computed: what readings say of prediction and target."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.domain.catalogue import Direction
from pdca.domain.cycle_events import Prediction
from pdca.domain.judgement import (
    latest_since_do,
    predicted,
    prediction_band,
    prediction_held,
    score_prediction,
)
from pdca.domain.plan import ReadingKind
from tests.unit.world import cycle, organisation, plan, reading

HELD, FAILED = Prediction.HELD, Prediction.FAILED
figures = st.decimals(-1000, 1000, places=2)


@pytest.mark.parametrize(
    ("value", "held", "error"),
    [("85", HELD, "0"), ("95", HELD, "0"), ("84.5", FAILED, "-0.5"), ("97", FAILED, "2")],
)
def test_prediction_holds_inside_its_band_and_tells_by_how_much_it_missed(
    value: str, held: Prediction, error: str
) -> None:
    score = score_prediction(plan(predicted_low=Decimal(85), predicted_high=Decimal(95)), Decimal(value))

    assert score is not None
    assert (score.prediction, score.error) == (held, Decimal(error))


def test_error_is_counted_in_the_direction_that_is_better() -> None:
    fewer = plan(direction=Direction.DOWN, predicted_low=Decimal(4), predicted_high=Decimal(6))

    better, worse = score_prediction(fewer, Decimal(3)), score_prediction(fewer, Decimal(9))

    assert better is not None
    assert worse is not None
    assert (better.error, worse.error) == (Decimal(1), Decimal(-3))


def test_single_figure_may_be_missed_by_a_tenth_of_the_predicted_change() -> None:
    single = plan(baseline=Decimal(40), predicted_low=Decimal(90), predicted_high=Decimal(90))

    assert prediction_band(single) == (Decimal(85), Decimal(95))


def test_figure_predicted_without_a_baseline_is_taken_as_it_is() -> None:
    single = plan(baseline=None, predicted_low=Decimal(90), predicted_high=Decimal(90))

    assert prediction_band(single) == (Decimal(90), Decimal(90))


def test_without_a_predicted_figure_there_is_nothing_to_compute() -> None:
    assert prediction_band(plan()) is None
    assert score_prediction(plan(), Decimal(5)) is None
    assert predicted(cycle(), organisation()) is None


def test_computed_prediction_wins_over_what_was_written() -> None:
    promised = cycle(plan=plan(predicted_low=Decimal(100), predicted_high=Decimal(100)))
    dreamt = cycle(plan=plan(predicted_low=Decimal(300), predicted_high=Decimal(400)))

    assert prediction_held(promised, organisation()) is HELD
    assert prediction_held(dreamt, organisation()) is FAILED
    assert prediction_held(cycle(), organisation()) is HELD  # as the checker wrote


def test_predicted_figure_without_a_reading_is_not_scored() -> None:
    unread = cycle(plan=plan(predicted_low=Decimal(1), predicted_high=Decimal(2)), readings=())

    assert prediction_held(unread, organisation()) is None


def test_counter_measure_counts_when_it_was_read_since_do_began() -> None:
    early = cycle(readings=(reading(4, after=-1, seq=9, kind=ReadingKind.COUNTER),))

    assert latest_since_do(cycle(), organisation(), ReadingKind.COUNTER) is not None
    assert latest_since_do(early, organisation(), ReadingKind.COUNTER) is None


@given(figures, figures, figures, st.sampled_from(Direction))
def test_prediction_holds_exactly_when_there_is_no_error(
    first: Decimal, second: Decimal, value: Decimal, direction: Direction
) -> None:
    low, high = sorted((first, second))

    score = score_prediction(plan(direction=direction, predicted_low=low, predicted_high=high), value)

    assert score is not None
    assert (score.prediction is HELD) == (score.error == 0)
