"""A figure is judged against baseline and target, whichever way is better."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.domain.catalogue import Direction
from pdca.domain.plan import CauseIn, Outcome, Plan, is_figure, is_no_worse, mistakes_in, outcome
from tests.unit.world import PLAN, codes, plan

UP = plan(direction=Direction.UP, baseline=Decimal(10), target=Decimal(20))
DOWN = plan(direction=Direction.DOWN, baseline=Decimal(20), target=Decimal(10))

figures = st.decimals(-1000, 1000, places=2)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("20", Outcome.MET),
        ("25", Outcome.MET),
        ("19.99", Outcome.IMPROVED),
        ("10.01", Outcome.IMPROVED),
        ("10.00", Outcome.UNCHANGED),
        ("9.99", Outcome.WORSE),
    ],
)
def test_more_is_better(value: str, expected: Outcome) -> None:
    assert outcome(UP, Decimal(value)) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("10", Outcome.MET),
        ("0", Outcome.MET),
        ("10.01", Outcome.IMPROVED),
        ("20.0", Outcome.UNCHANGED),
        ("20.01", Outcome.WORSE),
    ],
)
def test_less_is_better(value: str, expected: Outcome) -> None:
    assert outcome(DOWN, Decimal(value)) is expected


@pytest.mark.parametrize("field", ["direction", "baseline", "target"])
def test_nothing_is_judged_while_the_plan_lacks_a_figure(field: str) -> None:
    assert outcome(plan(**{field: None}), Decimal(50)) is None


@given(value=figures)
def test_mirrored_figures_get_mirrored_outcomes(value: Decimal) -> None:
    mirrored = plan(direction=Direction.DOWN, baseline=Decimal(-10), target=Decimal(-20))

    assert outcome(UP, value) is outcome(mirrored, -value)


@given(first=figures, second=figures)
def test_better_figure_never_gets_a_worse_outcome(first: Decimal, second: Decimal) -> None:
    order = [Outcome.WORSE, Outcome.UNCHANGED, Outcome.IMPROVED, Outcome.MET]
    low, high = (outcome(UP, value) for value in sorted((first, second)))

    assert low is not None
    assert high is not None
    assert order.index(low) <= order.index(high)


@pytest.mark.parametrize(
    ("direction", "value", "expected"),
    [
        (Direction.DOWN, 4, True),
        (Direction.DOWN, 5, True),
        (Direction.DOWN, 6, False),
        (Direction.UP, 6, True),
        (Direction.UP, 5, True),
        (Direction.UP, 4, False),
    ],
)
def test_counter_measure_may_stay_but_not_get_worse(
    direction: Direction,
    value: int,
    expected: bool,  # noqa: FBT001 - from the table
) -> None:
    assert is_no_worse(plan(counter_direction=direction), Decimal(value)) is expected


@pytest.mark.parametrize("field", ["counter_direction", "counter_baseline"])
def test_counter_measure_without_a_limit_is_never_fine(field: str) -> None:
    assert not is_no_worse(plan(**{field: None}), Decimal(0))


def test_next_round_keeps_how_it_is_measured_and_forgets_what_must_be_thought_anew() -> None:
    following = PLAN.for_next_round()

    assert following == plan(whys=(), cause_in=None, prediction="", target_on=None)
    assert (following.cause_in, following.measure) == (None, PLAN.measure)
    assert PLAN.cause_in is CauseIn.PROCESS


@pytest.mark.parametrize("value", ["0", "-0", "12.50", "999999999999999", "-1E+3", "1E-15"])
def test_number_that_people_measure_is_a_figure(value: str) -> None:
    assert is_figure(Decimal(value))


@pytest.mark.parametrize(
    "value", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+16", "1E-16", "0E+999999", "1" * 31]
)
def test_number_that_nobody_measures_is_no_figure(value: str) -> None:
    assert not is_figure(Decimal(value))


@pytest.mark.parametrize("field", ["baseline", "target", "counter_baseline"])
def test_plan_with_a_number_that_nobody_measures_is_a_mistake(field: str) -> None:
    assert codes(mistakes_in(plan(**{field: Decimal("NaN")}))) == ["not-a-number"]


@pytest.mark.parametrize("days", [0, -1, 1000])
def test_plan_with_a_window_of_no_days_or_of_years_is_a_mistake(days: int) -> None:
    assert codes(mistakes_in(plan(observation=days))) == ["observation-out-of-range"]


def test_empty_and_complete_plans_are_no_mistakes() -> None:
    assert list(mistakes_in(Plan())) == []
    assert list(mistakes_in(PLAN)) == []


def test_plan_names_no_computation_that_is_not_known() -> None:
    wrong = plan(computed="stale-deals", counter_computed="stale-deal")

    assert codes(mistakes_in(wrong)) == ["computation-unknown"]
