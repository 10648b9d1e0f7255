"""Readings that are too perfect. A doubt is a question to the person who took them; it refuses nothing.

Invented values vary too little and too evenly: S. Al-Marzouki and others, "Are these data real? Statistical
methods for the detection of data fabrication in clinical trials", BMJ 331 (2005). The counts below are
proposals, set so that honest readings seldom meet them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from pdca.domain.catalogue import Direction

Fact: TypeAlias = Decimal | int | date

FEWEST_READINGS = 3
"""Two readings agree by chance too often to be asked about (proposal)."""

FEWEST_STEPS = 4
"""One trained or one closed a week makes three equal steps easily (proposal)."""

NATURAL_ENDS = (Decimal(0), Decimal(100))
"""Where a count and a share end: what has arrived there does not vary, and need not (proposal)."""


class DoubtCode(StrEnum):
    """What makes readings too perfect."""

    ALL_THE_SAME = "all-the-same"
    """Every reading has the same value."""

    ALL_ON_TARGET = "all-on-target"
    """Every reading is the target to the last digit."""

    EQUAL_STEPS = "equal-steps"
    """Each reading is better than the one before it by the same step."""

    ALL_ON_ONE_DAY = "all-on-one-day"
    """Every reading is of the same day."""

    ENTERED_AT_ONCE = "entered-at-once"
    """Every reading was entered on the same day, though they are of different days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing that makes readings too perfect, with what is needed to say it."""

    code: DoubtCode
    facts: Mapping[str, Fact] = field(default_factory=dict)


def doubts(
    readings: Sequence[tuple[date, Decimal]],
    *,
    direction: Direction,
    target: Decimal | None = None,
    entered_on: Sequence[date] = (),
) -> tuple[Doubt, ...]:
    """Return what makes dated readings too perfect; `entered_on` is when each was recorded, if known."""
    if len(readings) < FEWEST_READINGS:
        return ()
    days = [day for day, _ in readings]
    values = [value for _, value in sorted(readings, key=lambda reading: reading[0])]
    return (*_in_values(values, direction, target), *_in_days(days, entered_on))


def _in_values(values: Sequence[Decimal], direction: Direction, target: Decimal | None) -> Iterator[Doubt]:
    steps = {after - before for before, after in pairwise(values)}
    if len(steps) > 1:
        return
    step, count = steps.pop(), len(values)
    if step:
        is_better = (step > 0) is (direction is Direction.UP)
        if is_better and count > FEWEST_STEPS:
            yield Doubt(code=DoubtCode.EQUAL_STEPS, facts={"step": abs(step), "count": count})
    elif values[0] not in NATURAL_ENDS:
        code = DoubtCode.ALL_ON_TARGET if values[0] == target else DoubtCode.ALL_THE_SAME
        yield Doubt(code=code, facts={"value": values[0], "count": count})


def _in_days(days: Sequence[date], entered_on: Sequence[date]) -> Iterator[Doubt]:
    if len(set(days)) == 1:
        yield Doubt(code=DoubtCode.ALL_ON_ONE_DAY, facts={"day": days[0], "count": len(days)})
    elif len(entered_on) == len(days) and len(set(entered_on)) == 1:
        yield Doubt(code=DoubtCode.ENTERED_AT_ONCE, facts={"day": entered_on[0], "count": len(days)})
