"""Figures of a month that are too good to be true. A doubt is a question to management; it changes no figure.

Nothing ever late and every prediction right is seldom the work and often the record: dates written in
afterwards, predictions made when the result was known, hard cases kept out. No standard gives limits for
that; those below are proposals, set so that honest months seldom meet them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

FEWEST_STAGES = 30
"""Fewer stages are often all in time by luck and care (proposal)."""

PERCENT_IN_TIME = 98
"""From this share of stages on, left by their first due date, a month is asked about (proposal)."""

FEWEST_PREDICTIONS = 10
"""Ten predictions of even chance come all true once in a thousand times (proposal)."""

FEWEST_CLOSED = 10
"""Fewer cycles may all have gone well at the first try (proposal)."""

FEWEST_DOUBTED = 3
"""Fewer closed cycles whose readings are too perfect are told with each cycle only (proposal)."""


class TooGreen(StrEnum):
    """What makes a month too good to be true."""

    NOTHING_LATE = "nothing-late"
    """Almost every stage was left by its first due date, nothing is overdue, nobody asked for more time."""

    EVERY_PREDICTION_HELD = "every-prediction-held"
    """Not one prediction failed."""

    NO_SETBACK = "no-setback"
    """Every cycle was adopted at the first try, and every effect held."""

    READINGS_TOO_PERFECT = "readings-too-perfect"
    """The readings of every cycle closed in the month are too perfect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was counted, from which it follows whether it is too good."""

    stages: int
    """Stages left in the month."""
    on_first_date: int
    """Those left by their first due date."""
    overdue: int
    extensions: int
    """Extensions granted or refused in the month."""
    predictions: int
    """Predictions scored in six months."""
    held: int
    closed: int
    """Cycles closed in six months."""
    effective: int
    setbacks: int
    """Rounds adapted or abandoned in six months."""
    measured: int
    """Cycles closed in the month that have readings."""
    doubted: int
    """Those of them whose readings are too perfect."""


def too_green(record: Record) -> tuple[TooGreen, ...]:
    """Return what is too good to be true; nothing at all for small numbers."""
    return tuple(_found(record))


def _found(record: Record) -> Iterator[TooGreen]:
    is_in_time = 100 * record.on_first_date >= PERCENT_IN_TIME * record.stages
    if record.stages >= FEWEST_STAGES and is_in_time and not record.overdue and not record.extensions:
        yield TooGreen.NOTHING_LATE
    if record.predictions >= FEWEST_PREDICTIONS and record.held == record.predictions:
        yield TooGreen.EVERY_PREDICTION_HELD
    if record.closed >= FEWEST_CLOSED and record.effective == record.closed and not record.setbacks:
        yield TooGreen.NO_SETBACK
    if record.measured >= FEWEST_DOUBTED and record.doubted == record.measured:
        yield TooGreen.READINGS_TOO_PERFECT
