"""A baseline says what is usual; what follows proves a change or does not."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.domain.behaviour import (
    FEWEST_BASELINE_POINTS,
    Arithmetic,
    Behaviour,
    Chart,
    arithmetic,
    behaviour,
    chart,
)
from pdca.domain.catalogue import Direction
from pdca.domain.variation import Centre, Rule, Signal, natural_limits

UP, DOWN = Direction.UP, Direction.DOWN

BASELINE = (40, 44, 40, 44, 40, 44)
"""The line is 42, the moving ranges are 4, so the limits are 31.36 and 52.64."""

MIRROR = 84
"""What a value is taken from to mirror it at the line."""

readings = st.decimals(min_value=-100, max_value=100, places=1)


def decimals(values: Sequence[int | str]) -> tuple[Decimal, ...]:
    """Make exact values."""
    return tuple(Decimal(value) for value in values)


def drawn(*later: int, baseline: Sequence[int] = BASELINE) -> Chart:
    """Draw a chart that there is."""
    made = chart(decimals([*baseline, *later]), baseline=len(baseline))
    assert made is not None
    return made


def shape(made: Chart) -> list[tuple[int, int, int]]:
    """Return the segments as first, last, and how many values their limits were made from."""
    return [(segment.first, segment.last, segment.limits.points) for segment in made.segments]


def told(*later: int, direction: Direction = UP) -> Behaviour:
    """Tell the behaviour after the baseline."""
    return behaviour(decimals([*BASELINE, *later]), baseline=len(BASELINE), direction=direction)


def test_limits_are_made_from_the_baseline_and_carried_on() -> None:
    made = drawn(43, 41, 100)

    assert shape(made) == [(0, 8, 6)]
    assert made.segments[0].limits == natural_limits(decimals(BASELINE))
    assert made.signals == (
        Signal(rule=Rule.RANGE, first=7, last=8, direction=UP),
        Signal(rule=Rule.OUTSIDE, first=8, last=8, direction=UP),
    )


def test_the_variant_goes_into_all_limits() -> None:
    made = chart(decimals([*BASELINE, *[46] * 8]), baseline=6, variant=Centre.MEDIAN)

    assert made is not None
    assert [segment.limits.centre for segment in made.segments] == [Centre.MEDIAN, Centre.MEDIAN]


def test_a_run_of_eight_begins_a_segment_of_its_own() -> None:
    made = drawn(41, *[46] * 8, 45)

    assert shape(made) == [(0, 6, 6), (7, 15, 8)]
    assert Signal(rule=Rule.RUN, first=7, last=14, direction=UP) in made.signals
    assert made.segments[1].limits.line == 46


def test_seven_on_one_side_begin_no_segment() -> None:
    assert shape(drawn(41, *[46] * 7)) == [(0, 13, 6)]


def test_a_run_that_began_in_the_baseline_counts_from_its_end() -> None:
    made = drawn(*[46] * 7, baseline=(38, 38, 38, 46, 46, 46))

    assert shape(made) == [(0, 12, 6)]


def test_new_limits_take_as_many_values_as_the_baseline_had() -> None:
    made = drawn(*[46, 48] * 7, baseline=BASELINE * 2)

    assert shape(made) == [(0, 11, 12), (12, 25, 12)]


def test_a_second_shift_begins_a_third_segment() -> None:
    made = drawn(*[46, 48] * 5, *[42, 43] * 5)

    assert shape(made) == [(0, 5, 6), (6, 15, 8), (16, 25, 8)]
    assert [(run.first, run.direction) for run in made.signals if run.rule is Rule.RUN] == [
        (6, UP),
        (16, DOWN),
    ]


def test_signals_of_a_segment_are_by_its_own_limits() -> None:
    made = drawn(*[46] * 10, 42)

    assert shape(made)[-1] == (6, 16, 8)
    assert Signal(rule=Rule.OUTSIDE, first=16, last=16, direction=DOWN) in made.signals


def test_the_range_over_a_border_is_a_signal_by_the_limits_before_it() -> None:
    made = drawn(*[58] * 8)

    assert Signal(rule=Rule.RANGE, first=5, last=6, direction=UP) in made.signals


@pytest.mark.parametrize(("values", "baseline"), [(0, 0), (1, 1), (2, 2), (5, 5), (20, 5), (6, 7), (20, 0)])
def test_without_a_useful_baseline_there_is_no_chart(values: int, baseline: int) -> None:
    series = decimals([*range(values)])

    assert chart(series, baseline=baseline) is None
    assert behaviour(series, baseline=baseline, direction=UP) is Behaviour.TOO_FEW


def test_six_values_are_the_fewest_and_nothing_after_them_proves_nothing() -> None:
    assert FEWEST_BASELINE_POINTS == 6
    assert shape(drawn()) == [(0, 5, 6)]
    assert told() is Behaviour.TOO_FEW


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ((43,), Behaviour.NOISE),
        ((44, 46, 43, 41), Behaviour.NOISE),
        ((53,), Behaviour.SIGNAL),
        ((48, 48, 48), Behaviour.SIGNAL),
        ((43,) * 7, Behaviour.NOISE),
        ((43,) * 8, Behaviour.SIGNAL),
        ((53, 42, 31), Behaviour.WORSE),
        ((31, 42, 53), Behaviour.SIGNAL),
        ((31,), Behaviour.WORSE),
        ((48, 36, 48, 36), Behaviour.NOISE),
    ],
    ids=[
        "one",
        "inside",
        "outside",
        "near the limit",
        "seven above",
        "eight above",
        "better, then worse",
        "worse, then better",
        "worse",
        "to and fro",
    ],
)
def test_what_follows_the_baseline_is_a_signal_or_noise(later: tuple[int, ...], expected: Behaviour) -> None:
    mirrored = [MIRROR - value for value in later]

    assert told(*later) is expected
    assert told(*mirrored, direction=DOWN) is expected


def test_an_effect_that_went_back_to_where_it_began_is_no_effect() -> None:
    gone = (*[46, 48] * 5, *[41, 42, 43, 42] * 3)

    assert told(*gone[:10]) is Behaviour.SIGNAL
    assert told(*gone) is Behaviour.NOISE


def test_an_effect_that_went_back_only_in_part_is_still_one() -> None:
    assert told(*[52] * 10, *[47] * 10) is Behaviour.SIGNAL


def test_a_signal_within_the_baseline_proves_nothing() -> None:
    values = decimals([40, 41, 40, 41, 40, 90, 45, 46])

    assert behaviour(values, baseline=6, direction=UP) is Behaviour.NOISE


def test_a_great_moving_range_alone_proves_nothing() -> None:
    assert Rule.RANGE in {signal.rule for signal in drawn(50, 34).signals}
    assert told(50, 34) is Behaviour.NOISE


def test_after_a_constant_baseline_any_other_value_is_a_signal() -> None:
    values = decimals([5] * 6 + [5])

    assert behaviour(values, baseline=6, direction=UP) is Behaviour.NOISE
    assert behaviour((*values, Decimal("5.1")), baseline=6, direction=UP) is Behaviour.SIGNAL


def test_a_run_by_the_limits_before_and_after_it_is_one_signal() -> None:
    made = chart(decimals(["0.0"] * 9 + ["0.1"] * 8 + ["0.0"]), baseline=9)

    assert made is not None
    assert [(each.first, each.last) for each in made.signals if each.rule is Rule.RUN] == [(9, 16)]


@given(st.lists(readings, min_size=6, max_size=60), st.integers(min_value=6, max_value=20))
def test_segments_cover_every_value_once(values: list[Decimal], baseline: int) -> None:
    made = chart(values, baseline=baseline)

    if made is not None:
        covered = [place for segment in made.segments for place in range(segment.first, segment.last + 1)]
        assert covered == [*range(len(values))]
        assert all(0 <= signal.first <= signal.last < len(values) for signal in made.signals)
        assert len(set(made.signals)) == len(made.signals)


@given(st.lists(readings, min_size=7, max_size=40), st.integers(min_value=6, max_value=12))
def test_for_the_better_and_for_the_worse_are_mirrors(values: list[Decimal], baseline: int) -> None:
    other = {Behaviour.SIGNAL: Behaviour.WORSE, Behaviour.WORSE: Behaviour.SIGNAL}

    up = behaviour(values, baseline=baseline, direction=UP)

    assert behaviour(values, baseline=baseline, direction=DOWN) is other.get(up, up)


def test_the_arithmetic_can_be_followed_by_hand() -> None:
    made = chart(decimals(["40.0", "44.5", "40.0", "44.0", "40.0", "45.0", "43.0"]), baseline=6)
    assert made is not None

    (facts,) = arithmetic(made)

    assert facts == Arithmetic(
        first=0,
        last=6,
        centre=Centre.MEAN,
        points=6,
        total=Decimal("253.5"),
        line=Decimal("42.25"),
        range_points=5,
        range_total=Decimal("22.0"),
        range_line=Decimal("4.40"),
        factor=Decimal("2.66"),
        lower=Decimal("30.55"),
        upper=Decimal("53.95"),
        range_factor=Decimal("3.268"),
        range_limit=Decimal("14.38"),
    )


def test_each_segment_has_its_arithmetic() -> None:
    facts = arithmetic(drawn(41, *[46] * 9))

    assert [(each.first, each.last, each.points, str(each.line)) for each in facts] == [
        (0, 6, 6, "42.0"),
        (7, 15, 8, "46.0"),
    ]
