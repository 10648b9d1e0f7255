"""Natural limits of a series of single values, and the signals that such limits bring out: the XmR chart.

W. A. Shewhart, "Economic Control of Quality of Manufactured Product" (1931), tells the variation that a
process always has from the one that has a cause of its own. D. J. Wheeler does it for single values, such as
one figure a week: "Understanding Variation" (2nd ed., 2000) and "Making Sense of Data" (2003), here MSD.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from enum import StrEnum
from itertools import pairwise
from statistics import median

from pdca.domain.catalogue import Direction

FEWEST_POINTS = 2
"""One moving range; how many values make limits useful is another question."""

EXACT = Context(prec=50)
"""So many digits that a value that stands on a line or a limit is always found to stand on it."""


class Centre(StrEnum):
    """Which centre of the moving ranges makes the limits; they always stand around the mean of the values."""

    MEAN = "mean"
    """The usual one (MSD, chapter 9)."""

    MEDIAN = "median"
    """Not moved by a few great ranges (MSD, section 10.2)."""


FACTORS = {
    Centre.MEAN: (Decimal("2.66"), Decimal("3.268")),
    Centre.MEDIAN: (Decimal("3.145"), Decimal("3.865")),
}
"""What the centre of the moving ranges is multiplied with, for the limits and for the limit of the ranges.

D. J. Wheeler and D. S. Chambers, "Understanding Statistical Process Control" (1992), for ranges of two:
2.66 is 3 / d2 = 3 / 1.128 and 3.268 is D4; for the median 3.145 is 3 / d4 = 3 / 0.954 and 3.865 is D6.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a process does when nothing but its usual causes works on it."""

    centre: Centre
    line: Decimal
    """The mean of the values."""
    lower: Decimal
    upper: Decimal
    range_line: Decimal
    """The mean or the median of the moving ranges."""
    range_limit: Decimal
    points: int
    """How many values they were made from."""


class Rule(StrEnum):
    """What makes a signal, each by its source; a value on a line or a limit is on neither side of it."""

    OUTSIDE = "outside"
    """A value outside the limits: Shewhart's criterion, MSD's first rule."""

    RUN = "run"
    """Eight successive values on one side of the line: Western Electric, MSD's second rule.

    The sources differ on a value that stands on the line. By MSD all eight are on one side; R. J. Perla,
    L. P. Provost and S. K. Murray, "The run chart", BMJ Quality & Safety 20 (2011), pass over it. Here it
    ends a run: a signal too few costs less than an effect that is not there.
    """

    NEAR_LIMIT = "near-limit"
    """Three of four successive values nearer to one limit than to the line: MSD's third rule."""

    RANGE = "range"
    """A moving range above its limit: MSD's first rule for the other half of the chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """Values that tell of a cause of their own, by the places of the first and the last."""

    rule: Rule
    first: int
    last: int
    direction: Direction
    """On which side of the line; where the second value of a range went."""


RUN_LENGTH = 8
"""Western Electric, "Statistical Quality Control Handbook" (1956), and MSD.

L. S. Nelson, "The Shewhart Control Chart: Tests for Special Causes", Journal of Quality Technology 16 (1984),
asks for nine. The handbook's two of three values beyond two thirds of the way to a limit are left out, as MSD
does: in simulated noise they raised false alarms in one or two more of a hundred series.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Test:
    """So many of so many successive values, all beyond a part of the way from the line to one limit."""

    needed: int
    of: int
    halves: int
    """How far out, in halves of the way: 0 the line, 2 the limit."""


_TESTS = {
    Rule.OUTSIDE: _Test(needed=1, of=1, halves=2),
    Rule.RUN: _Test(needed=RUN_LENGTH, of=RUN_LENGTH, halves=0),
    Rule.NEAR_LIMIT: _Test(needed=3, of=4, halves=1),
}


def natural_limits(values: Sequence[Decimal], variant: Centre = Centre.MEAN) -> Limits:
    """Compute the natural limits of a series in the order of time, in its own unit.

    They lie 2.66 mean moving ranges, or 3.145 median ones, around the mean.

    Raises:
        ValueError: there are fewer than two values.
    """
    if len(values) < FEWEST_POINTS:
        message = f"natural limits of {len(values)} values"
        raise ValueError(message)
    with localcontext(EXACT):
        ranges = moving_ranges(values)
        line = _mean(values)
        range_line = _mean(ranges) if variant is Centre.MEAN else median(ranges)
        factor, range_factor = FACTORS[variant]
        return Limits(
            centre=variant,
            line=line,
            lower=line - factor * range_line,
            upper=line + factor * range_line,
            range_line=range_line,
            range_limit=range_factor * range_line,
            points=len(values),
        )


def moving_ranges(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return how far each value is from the one before it; there is one fewer than values."""
    return tuple(abs(after - before) for before, after in pairwise(values))


def signals(values: Sequence[Decimal], limits: Limits) -> tuple[Signal, ...]:
    """Return what limits bring out in a series, by place; signals of one rule that overlap are one signal."""
    with localcontext(EXACT):
        found = [*_range_signals(values, limits)]
        for direction in Direction:
            found += [signal for rule in _TESTS for signal in _signals(rule, values, limits, direction)]
    return tuple(sorted(found, key=lambda each: (each.first, each.last, each.rule)))


def _signals(rule: Rule, values: Sequence[Decimal], limits: Limits, direction: Direction) -> Iterator[Signal]:
    test = _TESTS[rule]
    beyond = [
        place for place, value in enumerate(values) if _is_beyond(value, limits, direction, test.halves)
    ]
    windows = zip(beyond, beyond[test.needed - 1 :], strict=False)
    close = [(first, last) for first, last in windows if last - first < test.of]
    yield from (
        Signal(rule=rule, first=first, last=last, direction=direction) for first, last in _joined(close)
    )


def _is_beyond(value: Decimal, limits: Limits, direction: Direction, halves: int) -> bool:
    if direction is Direction.UP:
        return 2 * (value - limits.line) > halves * (limits.upper - limits.line)
    return 2 * (limits.line - value) > halves * (limits.line - limits.lower)


def _joined(windows: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Make one of windows that overlap."""
    first, last = windows[0] if windows else (0, -1)
    for start, end in windows[1:]:
        if start > last:
            yield first, last
            first = start
        last = end
    if windows:
        yield first, last


def _range_signals(values: Sequence[Decimal], limits: Limits) -> Iterator[Signal]:
    for last, moved in enumerate(moving_ranges(values), start=1):
        if moved > limits.range_limit:
            direction = Direction.UP if values[last] > values[last - 1] else Direction.DOWN
            yield Signal(rule=Rule.RANGE, first=last - 1, last=last, direction=direction)


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)
