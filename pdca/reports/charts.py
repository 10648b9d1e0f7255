"""Geometry of the small charts and the trend: where everything stands, so that a template only draws.

A chart is as wide as the page leaves it: positions across are per cent of the width, down they are pixels.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pdca.domain.assessment import Level
from pdca.reports.month import Trend
from pdca.reports.month_lines import ClosedLine

WHOLE = 100
"""The width of every chart."""

ROOM_FOR_LETTER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place in a chart."""

    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line in a chart."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Values joined by lines; a missing value leaves a gap."""

    lines: tuple[Line, ...]
    points: tuple[Point, ...]

    @property
    def last(self) -> Point | None:
        """Return the place of the last value there is."""
        return self.points[-1] if self.points else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline:
    """The last months of one figure."""

    height: int
    curve: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """How strongly a sign showed in one assessment."""

    level: Level
    x: int
    y: int
    height: int
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """How a sign showed in its last assessments."""

    width: int
    height: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A labelled line of an axis."""

    value: int
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One curve of the trend: its id and its values in figures."""

    id: str
    values: tuple[int | None, ...]
    curve: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendChart:
    """Three curves over the same months."""

    height: int
    ticks: tuple[Tick, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Cycles in one phase."""

    phase: str
    count: int
    x: float
    width: float
    has_room: bool
    """Whether a letter fits inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter:
    """A measure before and after on one line; what is not known is None."""

    before: float | None
    after: float | None
    target: float | None


def sparkline(values: Sequence[int | None], height: int = 22, margin: int = 4) -> Sparkline:
    """Draw a row of values between its own least and greatest."""
    known = [value for value in values if value is not None]
    lowest, highest = min(known, default=0), max(known, default=0)
    span = highest - lowest
    places = [
        None
        if value is None
        else Point(
            x=_share(index, max(1, len(values) - 1), within=(3, 97)),
            # A row of equal values runs through the middle: it neither rises nor falls.
            y=_down(value - lowest, span, top=margin, bottom=height - margin) if span else height / 2,
        )
        for index, value in enumerate(values)
    ]
    return Sparkline(height=height, curve=curve(places))


def history(levels: Sequence[Level], width: int = 9, gap: int = 3, height: int = 15) -> History:
    """Draw the levels of a sign as columns, oldest first; the height tells the level without any colour."""
    tall = {Level.UNCHECKED: height, Level.NONE: 2, Level.WEAK: 6, Level.VISIBLE: 10, Level.ACUTE: height}
    return History(
        width=len(levels) * (width + gap) - gap,
        height=height,
        columns=tuple(
            Column(
                level=level,
                x=index * (width + gap),
                y=height - tall[level],
                height=tall[level],
                is_last=index == len(levels) - 1,
            )
            for index, level in enumerate(levels)
        ),
    )


def trend_chart(trend: Trend, height: int = 104, margin: int = 8) -> TrendChart:
    """Draw the months as three curves over an axis that fits; a month stands in the middle of its column."""
    rows = {"open": trend.opened, "closed": trend.closed, "overdue": trend.overdue}
    ticks = axis_ticks(max((value or 0 for values in rows.values() for value in values), default=0))
    top, bottom = margin, height - margin

    def place(index: int, value: int | None) -> Point | None:
        if value is None:
            return None
        middle = _share(2 * index + 1, 2 * max(1, len(trend.months)))
        return Point(x=middle, y=_down(value, ticks[-1], top=top, bottom=bottom))

    return TrendChart(
        height=height,
        ticks=tuple(Tick(value=tick, y=_down(tick, ticks[-1], top=top, bottom=bottom)) for tick in ticks),
        series=tuple(
            Series(id=name, values=values, curve=curve([place(*each) for each in enumerate(values)]))
            for name, values in rows.items()
        ),
    )


def axis_ticks(highest: int, most_steps: int = 4) -> tuple[int, ...]:
    """Return round, whole ticks from zero to at least the highest value: 0, 5, 10, 15 for 12."""
    step = next(step for step in _round_steps() if step * most_steps >= highest)
    steps = max(2, -(-highest // step))
    return tuple(step * index for index in range(steps + 1))


def phase_bars(phases: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """Draw the cycles by phase as bars; the longest is as wide as the chart."""
    longest = max((count for _, count in phases), default=0)
    widths = [_share(count, max(1, longest)) for _, count in phases]
    return tuple(
        Bar(phase=phase, count=count, x=0, width=width, has_room=width >= ROOM_FOR_LETTER)
        for (phase, count), width in zip(phases, widths, strict=True)
    )


def before_after(line: ClosedLine) -> BeforeAfter | None:
    """Place baseline, target and result of a measure on one line; None when there is nothing to compare."""
    known = [value for value in (line.baseline, line.result, line.target) if value is not None]
    if line.result is None or len(known) < len(("result", "another")):
        return None
    lowest, highest = min(known), max(known)

    def place(value: Decimal | None) -> float | None:
        if value is None:
            return None
        share = float((value - lowest) / (highest - lowest)) if highest > lowest else 0.5
        return _share(share, 1, within=(6, 94))

    return BeforeAfter(before=place(line.baseline), after=place(line.result), target=place(line.target))


def curve(places: Sequence[Point | None]) -> Curve:
    """Join the places that follow each other; a place that is missing leaves a gap."""
    return Curve(
        lines=tuple(Line(x1=a.x, y1=a.y, x2=b.x, y2=b.y) for a, b in pairwise(places) if a and b),
        points=tuple(place for place in places if place is not None),
    )


def _round_steps() -> Iterator[int]:
    magnitude = 1
    while True:
        yield from (magnitude, 2 * magnitude, 5 * magnitude)
        magnitude *= 10


def _share(part: float, whole: float, within: tuple[float, float] = (0, WHOLE)) -> float:
    first, last = within
    return round(first + part / whole * (last - first), 1)


def _down(value: float, highest: float, *, top: float, bottom: float) -> float:
    return round(bottom - value / highest * (bottom - top), 1)
