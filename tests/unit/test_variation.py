"""The natural limits are those of the books, and they bring out what the books say."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pdca.domain.catalogue import Direction
from pdca.domain.variation import (
    FACTORS,
    Centre,
    Limits,
    Rule,
    Signal,
    moving_ranges,
    natural_limits,
    signals,
)

PLACE = Decimal("1e-20")
"""What is divided is compared to so many digits."""

UP, DOWN = Direction.UP, Direction.DOWN

readings = st.decimals(min_value=-10_000, max_value=10_000, places=2)
series = st.lists(readings, min_size=2, max_size=30)
variants = st.sampled_from(Centre)

ZERO_TO_TEN = Limits(
    centre=Centre.MEAN,
    line=Decimal(5),
    lower=Decimal(0),
    upper=Decimal(10),
    range_line=Decimal("1.88"),
    range_limit=Decimal(100),
    points=12,
)
"""Limits whose ranges never signal."""


def numbers(text: str) -> tuple[Decimal, ...]:
    """Read values as they are printed."""
    return tuple(Decimal(value) for value in text.split())


def rounded(limits: Limits, places: str) -> tuple[str, ...]:
    """Write mean, mean range, lower, upper and range limit as a book prints them."""
    facts = (limits.line, limits.range_line, limits.lower, limits.upper, limits.range_limit)
    return tuple(str(fact.quantize(Decimal(places))) for fact in facts)


def found(values: Sequence[int | str | Decimal], limits: Limits = ZERO_TO_TEN) -> list[tuple[str, int, int]]:
    """Return the signals for the better as rule, first and last."""
    each = signals([Decimal(value) for value in values], limits)
    return [(signal.rule.value, signal.first, signal.last) for signal in each]


VERIFYING_SOFTWARE = numbers(
    "5045 4350 4350 3975 4290 4430 4485 4285 3980 3925 3645 3760 3300 3685 3463 5200"
)
"""D. J. Wheeler, "Making Sense of Data" (2003), p. 382: "Data Set to Use When Verifying Software"."""

PEAK_FLOW = numbers("120 140 100 150 260 150 100 120 300 300 275 300 140 170 150 150 190 180")
"""The same book, p. 130, figure 9.9: peak flow rates of days 1 to 18."""

MEDIAN_RANGES = numbers("2.5 2.3 16.3 6.3 7.6 16.3 7.1 7.8 7.8 9.9 10.5 -4.8")
"""The same book, p. 145, section 10.2: "Using the Median Moving Range"."""

SMOKERS = numbers("21.3 20.2 20.9 21.0 18.8 19.6 18.7 18.6 18.1 18.9 19.2 18.2 17.3 19.0")
"""The same book, table 8.1: per cent of high-school seniors who smoke daily."""

FLOW_RATE = numbers("49.6 47.6 49.9 51.3 47.8 51.2 52.6 52.4 53.6 52.1")
"""NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2, "Individuals Control Charts"."""

VISCOSITY = numbers(
    "33.75 33.05 34.00 33.81 33.46 34.02 33.68 33.27 33.49 33.20 33.62 33.00 33.54 33.12 33.84"
)
"""D. C. Montgomery, "Introduction to Statistical Quality Control": viscosity of aircraft primer paint."""


def test_the_data_set_for_verifying_software_is_met_to_the_last_digit() -> None:
    limits = natural_limits(VERIFYING_SOFTWARE)

    assert moving_ranges(VERIFYING_SOFTWARE) == numbers(
        "695 0 375 315 140 55 200 305 55 280 115 460 385 222 1737"
    )
    assert rounded(limits, "0.01") == ("4135.50", "355.93", "3188.72", "5082.28", "1163.19")
    assert signals(VERIFYING_SOFTWARE, limits) == (
        Signal(rule=Rule.RANGE, first=14, last=15, direction=UP),
        Signal(rule=Rule.OUTSIDE, first=15, last=15, direction=UP),
    )


def test_the_peak_flow_rates_come_near_their_upper_limit() -> None:
    limits = natural_limits(PEAK_FLOW)

    # The book rounds to 183.1 and 52.4 first, and goes on to 43.7, 322.5 and 171.3.
    assert rounded(limits, "0.1") == ("183.1", "52.4", "43.8", "322.3", "171.1")
    assert Signal(rule=Rule.NEAR_LIMIT, first=8, last=11, direction=UP) in signals(PEAK_FLOW, limits)


def test_the_limits_of_the_median_moving_range_are_those_of_the_book() -> None:
    limits = natural_limits(MEDIAN_RANGES, Centre.MEDIAN)

    # The book has 0.87, since it rounds the mean to 7.47 first.
    assert rounded(limits, "0.01") == ("7.47", "2.10", "0.86", "14.07", "8.12")
    assert (Decimal("7.47") - FACTORS[Centre.MEDIAN][0] * limits.range_line).quantize(
        Decimal("0.01")
    ) == Decimal("0.87")


def test_the_smokers_of_the_book_make_a_run_of_eight() -> None:
    limits = natural_limits(SMOKERS)

    runs = [signal for signal in signals(SMOKERS, limits) if signal.rule is Rule.RUN]

    assert runs == [Signal(rule=Rule.RUN, first=6, last=13, direction=DOWN)]


def test_the_flow_rates_of_the_handbook_are_met() -> None:
    limits = natural_limits(FLOW_RATE)

    assert rounded(limits, "0.0001")[:2] == ("50.8100", "1.8778")
    # The handbook divides by 1.128 where Wheeler multiplies with the rounded 2.66.
    three_sigma = 3 * limits.range_line / Decimal("1.128")
    assert round(limits.line - three_sigma, 4) == Decimal("45.8159")
    assert round(limits.line + three_sigma, 4) == Decimal("55.8041")
    assert rounded(limits, "0.01")[2:4] == ("45.82", "55.80")
    assert not signals(FLOW_RATE, limits)


def test_the_viscosity_of_paint_is_met() -> None:
    limits = natural_limits(VISCOSITY)

    assert rounded(limits, "0.01") == ("33.52", "0.48", "32.24", "34.80", "1.57")
    assert not signals(VISCOSITY, limits)


@pytest.mark.parametrize("values", [(), (Decimal(3),)])
def test_without_a_moving_range_there_are_no_limits(values: tuple[Decimal, ...]) -> None:
    with pytest.raises(ValueError, match=f"of {len(values)} values"):
        natural_limits(values)


def test_two_values_have_one_moving_range() -> None:
    limits = natural_limits(numbers("4 6"))

    assert (limits.line, limits.range_line) == numbers("5 2")
    assert limits.points == 2
    assert (limits.lower, limits.upper, limits.range_limit) == numbers("-0.32 10.32 6.536")


@given(series, readings, variants)
def test_a_shifted_series_has_shifted_limits(values: list[Decimal], by: Decimal, variant: Centre) -> None:
    before = natural_limits(values, variant)

    after = natural_limits([value + by for value in values], variant)

    for name in ("line", "lower", "upper"):
        assert abs(getattr(after, name) - getattr(before, name) - by) < PLACE
    assert (after.range_line, after.range_limit) == (before.range_line, before.range_limit)


@given(series, st.decimals(min_value=-50, max_value=50, places=1), variants)
def test_a_scaled_series_has_scaled_limits(values: list[Decimal], by: Decimal, variant: Centre) -> None:
    before = natural_limits(values, variant)
    ends = sorted((before.lower * by, before.upper * by))

    after = natural_limits([value * by for value in values], variant)

    assert abs(after.line - before.line * by) < PLACE
    assert abs(after.lower - ends[0]) < PLACE
    assert abs(after.upper - ends[1]) < PLACE
    assert abs(after.range_limit - before.range_limit * abs(by)) < PLACE


@given(series, variants)
def test_a_mirrored_series_has_mirrored_signals(values: list[Decimal], variant: Centre) -> None:
    mirrored = [-value for value in values]

    there = {(s.rule, s.first, s.last, s.direction) for s in signals(values, natural_limits(values, variant))}
    back = {
        (s.rule, s.first, s.last, s.direction) for s in signals(mirrored, natural_limits(mirrored, variant))
    }

    other = {UP: DOWN, DOWN: UP}
    assert back == {(rule, first, last, other[direction]) for rule, first, last, direction in there}


@given(readings, st.integers(2, 30), variants)
def test_a_constant_series_has_no_signal(value: Decimal, count: int, variant: Centre) -> None:
    values = [value] * count

    limits = natural_limits(values, variant)

    assert (limits.line, limits.lower, limits.upper) == (value, value, value)
    assert not signals(values, limits)


@given(st.lists(readings, min_size=3, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_values_makes_the_limits(values: list[Decimal], chance: object) -> None:
    assume(sum(moving_ranges(sorted(values))) != sum(moving_ranges(values)))

    assert natural_limits(sorted(values)).upper < natural_limits(values).upper


@given(series)
def test_limits_are_exact_enough_to_stand_on_a_value(values: list[Decimal]) -> None:
    limits = natural_limits(values)
    on_limit = [value for value in values if abs(value - limits.upper) < PLACE]

    assert all(value == limits.upper for value in on_limit)


def test_a_value_on_the_limit_is_not_outside() -> None:
    assert found([10, 0]) == []
    assert found(["10.01", 5]) == [("outside", 0, 0)]
    assert found([5, "-0.01"]) == [("outside", 1, 1)]


def test_successive_values_outside_are_one_signal_each() -> None:
    assert [each for each in found([11, 12, 5, 11]) if each[0] == "outside"] == [
        ("outside", 0, 0),
        ("outside", 1, 1),
        ("outside", 3, 3),
    ]


@pytest.mark.parametrize(
    ("values", "runs"),
    [
        ([6] * 7, []),
        ([6] * 8, [("run", 0, 7)]),
        ([6] * 11, [("run", 0, 10)]),
        ([4] + [6] * 8 + [4], [("run", 1, 8)]),
        ([6] * 8 + [4] * 8, [("run", 0, 7), ("run", 8, 15)]),
        ([6] * 7 + [5] + [6] * 7, []),
        ([5] * 20, []),
    ],
    ids=["seven", "eight", "longer", "inside", "both sides", "a value on the line ends it", "on the line"],
)
def test_eight_on_one_side_make_a_run(values: list[int], runs: list[tuple[str, int, int]]) -> None:
    assert found(values) == runs


@pytest.mark.parametrize(
    ("values", "near"),
    [
        ([8, 8, 5, 5], []),
        ([8, 8, 5, 8], [("near-limit", 0, 3)]),
        ([8, 8, 8], [("near-limit", 0, 2)]),
        ([8, 5, 8, 5, 8], []),
        ([8, 8, 2, 8], [("near-limit", 0, 3)]),
        ([8, 2, 8, 2], []),
        (["7.5", "7.5", "7.5", "7.5"], []),
        ([2, 2, 5, 2, 5, 2, 2], [("near-limit", 0, 6)]),
    ],
    ids=["two", "three of four", "three", "of five", "one below", "both", "half way is not nearer", "joined"],
)
def test_three_of_four_nearer_to_a_limit_are_a_signal(
    values: list[int | str], near: list[tuple[str, int, int]]
) -> None:
    assert found(values) == near


def test_a_great_moving_range_tells_which_way_it_went() -> None:
    limits = natural_limits(numbers("4 6 4 6 4 6"))

    each = signals(numbers("8 1 8"), limits)

    assert [signal for signal in each if signal.rule is Rule.RANGE] == [
        Signal(rule=Rule.RANGE, first=0, last=1, direction=DOWN),
        Signal(rule=Rule.RANGE, first=1, last=2, direction=UP),
    ]


def test_a_moving_range_at_its_limit_is_no_signal() -> None:
    assert found([0, 100]) == [("outside", 1, 1)]
    assert ("range", 0, 1) in found([0, 101])
