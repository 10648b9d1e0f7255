"""Readings that are too perfect are asked about, honest ones are left alone."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from pdca.domain.catalogue import Direction
from pdca.domain.doubts import Doubt, DoubtCode, doubts

FIRST, WEEK = date(2026, 10, 5), timedelta(days=7)


def weekly(*values: int | str) -> list[tuple[date, Decimal]]:
    """Return a reading a week."""
    return [(FIRST + WEEK * place, Decimal(value)) for place, value in enumerate(values)]


def codes(*values: int | str, target: int | None = None, direction: Direction = Direction.UP) -> list[str]:
    """Return what is asked about weekly values."""
    goal = None if target is None else Decimal(target)
    return [doubt.code.value for doubt in doubts(weekly(*values), direction=direction, target=goal)]


def test_honest_readings_raise_no_doubt() -> None:
    assert codes(12, 15, 13, 17, 16, 18, target=18) == []


def test_no_variation_at_all_is_asked_about() -> None:
    assert doubts(weekly(12, 12, "12.0"), direction=Direction.UP) == (
        Doubt(code=DoubtCode.ALL_THE_SAME, facts={"value": Decimal(12), "count": 3}),
    )


@pytest.mark.parametrize("values", [(), (12,), (12, 12)])
def test_fewer_than_three_readings_raise_no_doubt(values: tuple[int, ...]) -> None:
    assert codes(*values, target=12) == []


@pytest.mark.parametrize("end", [0, 100])
def test_what_has_arrived_at_nought_or_a_hundred_need_not_vary(end: int) -> None:
    assert codes(end, end, end, target=end) == []


def test_every_reading_exactly_on_target_is_asked_about_once() -> None:
    assert codes(12, 12, 12, target=12) == ["all-on-target"]
    assert codes(12, 12, 12, target=13) == ["all-the-same"]


@pytest.mark.parametrize(
    ("values", "direction", "asked"),
    [
        ((10, 12, 14, 16, 18), Direction.UP, ["equal-steps"]),
        ((10, 12, 14, 16), Direction.UP, []),
        ((10, 12, 14, 16, 18), Direction.DOWN, []),
        ((18, 16, 14, 12, 10), Direction.DOWN, ["equal-steps"]),
        ((10, 12, 14, 16, 19), Direction.UP, []),
        (("0.1", "0.2", "0.3", "0.4", "0.5"), Direction.UP, ["equal-steps"]),
    ],
    ids=["up", "four readings", "for the worse", "down", "not quite", "parts"],
)
def test_the_same_step_for_the_better_each_time_is_asked_about(
    values: tuple[int | str, ...], direction: Direction, asked: list[str]
) -> None:
    assert codes(*values, direction=direction) == asked


def test_the_order_is_that_of_the_days() -> None:
    in_order = weekly(10, 12, 14, 16, 18)

    (doubt,) = doubts(in_order[::2] + in_order[1::2], direction=Direction.UP)

    assert doubt == Doubt(code=DoubtCode.EQUAL_STEPS, facts={"step": Decimal(2), "count": 5})


def test_readings_all_of_one_day_are_asked_about() -> None:
    of_one_day = [(FIRST, Decimal(value)) for value in (12, 15, 13)]

    assert doubts(of_one_day, direction=Direction.UP, entered_on=[FIRST] * 3) == (
        Doubt(code=DoubtCode.ALL_ON_ONE_DAY, facts={"day": FIRST, "count": 3}),
    )


def test_readings_of_several_days_entered_at_once_are_asked_about() -> None:
    last = FIRST + 3 * WEEK

    assert doubts(weekly(12, 15, 13), direction=Direction.UP, entered_on=[last] * 3) == (
        Doubt(code=DoubtCode.ENTERED_AT_ONCE, facts={"day": last, "count": 3}),
    )
    assert doubts(weekly(12, 15, 13), direction=Direction.UP, entered_on=[FIRST, last, last]) == ()


def test_values_and_days_are_asked_about_together() -> None:
    asked = doubts(weekly(7, 7, 7), direction=Direction.UP, entered_on=[FIRST + 3 * WEEK] * 3)

    assert [doubt.code for doubt in asked] == [DoubtCode.ALL_THE_SAME, DoubtCode.ENTERED_AT_ONCE]
