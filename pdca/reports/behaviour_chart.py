"""Geometry of the chart of a measure: its readings over natural limits, and their moving ranges below.

Across, positions are per cent of the width; down, pixels.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pdca.domain.behaviour import FEWEST_BASELINE_POINTS, Arithmetic, arithmetic, chart
from pdca.domain.catalogue import Direction
from pdca.domain.variation import Rule, Signal, moving_ranges
from pdca.reports.charts import Curve, Point, curve
from pdca.reports.guides import Figure, Guide, Label, Say, Scale, Stretch, figures, labels, width_of

MOST_DAYS, MOST_DATES = 5, 3
"""More days, or dates with their years, would touch each other on a phone."""

HALF_DAY, HALF_DATE = 7, 13
"""Per cent of the width of a phone that half of one takes."""

MOST_SIGNALS = 4
"""Of more signals in one line only the latest are told."""

STRICTEST = (Rule.OUTSIDE, Rule.NEAR_LIMIT, Rule.RUN)
"""Which rule shapes the mark of a reading that several signals hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLine:
    """The readings of a measure in the order of time, the first ones from before the change."""

    days: tuple[date, ...]
    values: tuple[Decimal, ...]
    baseline: int
    """How many of them are from before."""
    direction: Direction
    """The better one."""
    before: Decimal | None
    """The figure of the plan from before the change."""
    target: Decimal | None
    typed: tuple[int, ...] = ()
    """The places of readings that a person typed."""
    corrected: tuple[int, ...] = ()
    """The places of readings that were corrected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point that belongs to a signal."""

    x: float
    y: float
    rule: Rule
    is_better: bool | None
    """None for a moving range: a leap to either side may be a return."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One of the two charts that stand above each other; the labels are those of the last limits."""

    height: int
    curve: Curve
    figures: tuple[Figure, ...]
    """The values of readings, when they are few."""
    stretches: tuple[Stretch, ...]
    labels: tuple[Label, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """A date under the chart, and which of its ends stands at the place."""

    day: date
    x: float
    anchor: str
    has_year: bool
    """Whether the year must be said: the chart shows more than one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalLine:
    """Signals of one rule to one side, each by its first and last day; of many only the latest."""

    rule: Rule
    is_better: bool | None
    days: tuple[tuple[date, date], ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BehaviourChart:
    """Readings above, moving ranges below; without a useful baseline there are no limits and no signals."""

    values: Panel
    ranges: Panel
    baseline: float
    """Where the readings from before end."""
    label_width: int
    days: tuple[DayMark, ...]
    signals: tuple[SignalLine, ...]
    arithmetic: tuple[Arithmetic, ...]
    fewest: int = FEWEST_BASELINE_POINTS
    """How many readings from before limits need."""


def behaviour_chart(
    line: MeasureLine, say: Say, *, height: int = 150, range_height: int = 62
) -> BehaviourChart | None:
    """Place the readings of a measure and what they prove; None when there is nothing to draw."""
    if not line.values and line.before is None and line.target is None:
        return None
    drawn = chart(line.values, baseline=line.baseline)
    facts = arithmetic(drawn) if drawn else ()
    found = drawn.signals if drawn else ()
    places = _Places(count=len(line.values), say=say)
    values = _value_panel(line, facts, found, places, height=height)
    ranges = _range_panel(line, facts, found, places, height=range_height)
    return BehaviourChart(
        values=values,
        ranges=ranges,
        baseline=places.border(line.baseline),
        label_width=width_of((*values.labels, *ranges.labels)),
        days=tuple(_days(line.days, places)),
        signals=tuple(_signal_lines(found, line)),
        arithmetic=facts,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Readings stand side by side in the order of time, each in the middle of its column."""

    count: int
    say: Say

    def middle(self, index: int) -> float:
        return round((2 * index + 1) / (2 * self.count) * 100, 1)

    def border(self, index: int) -> float:
        """Return where the column of a reading begins."""
        return round(min(index, self.count) / self.count * 100, 1) if self.count else 0


def _value_panel(
    line: MeasureLine, facts: Sequence[Arithmetic], found: Sequence[Signal], places: _Places, *, height: int
) -> Panel:
    of_plan = _of_plan(line, has_limits=bool(facts))
    guides = [_guides(fact, line.values) for fact in facts]
    shown = [*line.values, *of_plan.values(), *(value for each in guides for value in each.values())]
    scale = Scale(lowest=min(shown), highest=max(shown), height=height)
    points = [Point(x=places.middle(index), y=scale.y(value)) for index, value in enumerate(line.values)]
    across = [Stretch(guide=guide, x1=0, x2=100, y=scale.y(value)) for guide, value in of_plan.items()]
    return Panel(
        height=height,
        curve=curve(points),
        figures=() if facts else figures(line.values, points, height),
        stretches=(*across, *_stretches(facts, guides, scale, places)),
        labels=labels({**(guides[-1] if guides else {}), **of_plan}, scale, places.say),
        marks=tuple(_marks(points, found, line.direction)),
    )


def _range_panel(
    line: MeasureLine, facts: Sequence[Arithmetic], found: Sequence[Signal], places: _Places, *, height: int
) -> Panel:
    ranges = moving_ranges(line.values)
    guides = [{Guide.UPPER: fact.range_limit, Guide.LINE: fact.range_line} for fact in facts]
    highest = max([*ranges, *(each[Guide.UPPER] for each in guides)], default=Decimal(0))
    scale = Scale(lowest=Decimal(0), highest=highest or Decimal(1), height=height)
    points = [Point(x=places.middle(index), y=scale.y(moved)) for index, moved in enumerate(ranges, start=1)]
    return Panel(
        height=height,
        curve=curve(points),
        figures=(),
        stretches=tuple(_stretches(facts, guides, scale, places)),
        labels=labels(guides[-1], scale, places.say) if guides else (),
        marks=tuple(
            _mark(points[signal.last - 1], signal, line.direction)
            for signal in found
            if signal.rule is Rule.RANGE
        ),
    )


def _of_plan(line: MeasureLine, *, has_limits: bool) -> dict[Guide, Decimal]:
    figures = {Guide.BEFORE: None if has_limits else line.before, Guide.TARGET: line.target}
    return {guide: value for guide, value in figures.items() if value is not None}


def _guides(fact: Arithmetic, values: Sequence[Decimal]) -> dict[Guide, Decimal]:
    guides = {Guide.UPPER: fact.upper, Guide.LINE: fact.line, Guide.LOWER: fact.lower}
    if fact.lower < 0 <= min(values):
        # What was never below nought, such as a count, has no limit there.
        del guides[Guide.LOWER]
    return guides


def _stretches(
    facts: Sequence[Arithmetic], guides: Sequence[Mapping[Guide, Decimal]], scale: Scale, places: _Places
) -> Iterator[Stretch]:
    for fact, each in zip(facts, guides, strict=True):
        x1, x2 = places.border(fact.first), places.border(fact.last + 1)
        yield from (Stretch(guide=guide, x1=x1, x2=x2, y=scale.y(value)) for guide, value in each.items())


def _marks(points: Sequence[Point], found: Sequence[Signal], better: Direction) -> Iterator[Mark]:
    of_readings = sorted((each for each in found if each.rule in STRICTEST), key=_strictness)
    for index, point in enumerate(points):
        own = next((each for each in of_readings if each.first <= index <= each.last), None)
        if own:
            yield _mark(point, own, better)


def _strictness(signal: Signal) -> int:
    return STRICTEST.index(signal.rule)


def _mark(point: Point, signal: Signal, better: Direction) -> Mark:
    return Mark(x=point.x, y=point.y, rule=signal.rule, is_better=_is_better(signal, better))


def _is_better(signal: Signal, better: Direction) -> bool | None:
    return None if signal.rule is Rule.RANGE else signal.direction is better


def _days(days: Sequence[date], places: _Places) -> Iterator[DayMark]:
    if not days:
        return
    last = len(days) - 1
    has_year = days[0].year != days[last].year
    gaps = (MOST_DATES if has_year else MOST_DAYS) - 1
    for index in sorted({round(last * gap / gaps) for gap in range(gaps + 1)}):
        x, half = places.middle(index), HALF_DATE if has_year else HALF_DAY
        anchor = "start" if x < half else "end" if x > 100 - half else "middle"  # per cent
        yield DayMark(day=days[index], x=x, anchor=anchor, has_year=has_year)


def _signal_lines(found: Sequence[Signal], line: MeasureLine) -> Iterator[SignalLine]:
    together: dict[tuple[Rule, bool | None], list[tuple[date, date]]] = {}
    for signal in found:
        days = (line.days[signal.first], line.days[signal.last])
        together.setdefault((signal.rule, _is_better(signal, line.direction)), []).append(days)
    for (rule, is_better), spans in together.items():
        shown = spans[-MOST_SIGNALS:]
        yield SignalLine(rule=rule, is_better=is_better, days=tuple(shown), left_out=len(spans) - len(shown))
