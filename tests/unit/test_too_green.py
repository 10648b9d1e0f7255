"""Months that are too good to be true, and honest ones that are not asked about."""

from dataclasses import replace

import pytest

from pdca.domain.too_green import (
    FEWEST_CLOSED,
    FEWEST_DOUBTED,
    FEWEST_PREDICTIONS,
    FEWEST_STAGES,
    Record,
    TooGreen,
    too_green,
)

NOTHING = Record(
    stages=0,
    on_first_date=0,
    overdue=0,
    extensions=0,
    predictions=0,
    held=0,
    closed=0,
    effective=0,
    setbacks=0,
    measured=0,
    doubted=0,
)

IN_TIME = replace(NOTHING, stages=50, on_first_date=49)
RIGHT = replace(NOTHING, predictions=FEWEST_PREDICTIONS, held=FEWEST_PREDICTIONS)
SUCCESSFUL = replace(NOTHING, closed=FEWEST_CLOSED, effective=FEWEST_CLOSED)
PERFECT = replace(NOTHING, measured=FEWEST_DOUBTED, doubted=FEWEST_DOUBTED)


def test_a_month_in_which_nothing_happened_is_not_too_good() -> None:
    assert too_green(NOTHING) == ()


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (IN_TIME, TooGreen.NOTHING_LATE),
        (RIGHT, TooGreen.EVERY_PREDICTION_HELD),
        (SUCCESSFUL, TooGreen.NO_SETBACK),
        (PERFECT, TooGreen.READINGS_TOO_PERFECT),
    ],
)
def test_what_is_too_good_is_asked_about(record: Record, code: TooGreen) -> None:
    assert too_green(record) == (code,)


@pytest.mark.parametrize(
    "record",
    [
        replace(IN_TIME, on_first_date=48),
        replace(IN_TIME, overdue=1),
        replace(IN_TIME, extensions=1),
        replace(IN_TIME, stages=FEWEST_STAGES - 1, on_first_date=FEWEST_STAGES - 1),
        replace(RIGHT, held=FEWEST_PREDICTIONS - 1),
        replace(RIGHT, predictions=FEWEST_PREDICTIONS - 1, held=FEWEST_PREDICTIONS - 1),
        replace(SUCCESSFUL, effective=FEWEST_CLOSED - 1),
        replace(SUCCESSFUL, setbacks=1),
        replace(SUCCESSFUL, closed=FEWEST_CLOSED - 1, effective=FEWEST_CLOSED - 1),
        replace(PERFECT, doubted=FEWEST_DOUBTED - 1),
        replace(PERFECT, measured=FEWEST_DOUBTED - 1, doubted=FEWEST_DOUBTED - 1),
    ],
)
def test_one_that_went_otherwise_or_too_few_of_all_asks_nothing(record: Record) -> None:
    assert too_green(record) == ()
