"""Geometry of the timeline: a row a cycle, days across in per cent, cut to the window that is shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from pdca.reports.month_lines import CycleLine, Segment, Timeline
from pdca.reports.names import FROZEN

NARROWEST = 300
"""Pixels that a track has on the narrowest page; what fits there fits everywhere."""

LETTER = 6.2
"""Pixels that a letter takes in a bar."""

DUE_MARK = 14
"""Pixels that the mark of a due date takes, with some air."""

MOST_MONTHS = 7
"""More month names than this would touch each other on a phone."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthMark:
    """Where a month begins; a month whose name has no room is a line alone."""

    month: date
    x: float
    is_named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseBar:
    """Time in a phase, with the longest of its names that fits inside, or none."""

    phase: str
    x: float
    width: float
    label: str
    middle: float
    """Where the middle of the label stands: beside the due date when that lies on the bar."""
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DueMark:
    """Where the due date stands; outside the window it stands at the edge and points out of it."""

    x: float
    points: str
    """`here`, `left` or `right`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One cycle of the timeline."""

    cycle: CycleLine
    bars: tuple[PhaseBar, ...]
    due: DueMark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineChart:
    """The rows under one axis of months."""

    months: tuple[MonthMark, ...]
    as_of: float | None
    rows: tuple[Row, ...]

    @property
    def as_of_anchor(self) -> str:
        """Return which end of its date stands at the line of the day, so that it never leaves the chart."""
        if self.as_of is None or 15 <= self.as_of <= 85:  # noqa: PLR2004 - half a date on the narrowest page
            return "middle"
        return "start" if self.as_of < 50 else "end"  # noqa: PLR2004 - the nearer edge


Labels = Mapping[str, Sequence[str]]
"""By phase, the names a bar may carry, longest first."""


def timeline_chart(timeline: Timeline, as_of: date, labels: Labels) -> TimelineChart:
    """Place months, bars and due dates within the window of the timeline."""
    window = _Window(first=timeline.first, last=max(timeline.first, timeline.last))
    return TimelineChart(
        months=tuple(_months(window)),
        as_of=window.share(as_of + ONE_DAY) if window.first <= as_of <= window.last else None,
        rows=tuple(_row(cycle, window, labels) for cycle in timeline.cycles),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def share(self, day: date) -> float:
        """Return where a day begins, in per cent of the window."""
        return round((day - self.first).days / self.days * 100, 1)


def _months(window: _Window) -> Iterator[MonthMark]:
    starts = [window.first + index * ONE_DAY for index in range(window.days)]
    starts = [day for day in starts if day.day == 1]
    every = -(-len(starts) // MOST_MONTHS)
    for index, day in enumerate(starts):
        x = window.share(day)
        has_room = x < 100 - 100 * 5 * LETTER / NARROWEST
        yield MonthMark(month=day, x=x, is_named=has_room and index % max(1, every) == 0)


def _row(cycle: CycleLine, window: _Window, labels: Labels) -> Row:
    due = _due(cycle.due, window)
    return Row(cycle=cycle, bars=tuple(_bars(cycle, window, labels, due)), due=due)


def _bars(cycle: CycleLine, window: _Window, labels: Labels, due: DueMark | None) -> Iterator[PhaseBar]:
    for segment, following in zip_longest(cycle.segments, cycle.segments[1:]):
        start, end = max(segment.first, window.first), min(_end(segment, following), window.last + ONE_DAY)
        if start >= end:
            continue
        phase = segment.phase or FROZEN
        left, right = window.share(start), window.share(end)
        free_left, free_right = _beside(due, left, right)
        yield PhaseBar(
            phase=phase,
            x=left,
            width=round(right - left, 1),
            label=_label(labels.get(phase, ()), free_right - free_left),
            middle=round((free_left + free_right) / 2, 1),
            first=segment.first,
            last=segment.last,
        )


def _beside(due: DueMark | None, left: float, right: float) -> tuple[float, float]:
    """Return the widest part of a bar that the mark of the due date leaves free."""
    if due is None:
        return left, right
    half = DUE_MARK / 2 / NARROWEST * 100
    before, after = min(right, due.x - half), max(left, due.x + half)
    return (left, before) if before - left >= right - after else (after, right)


def _end(segment: Segment, following: Segment | None) -> date:
    """Return the day after a segment; the day of a change belongs to what it changed to."""
    end = segment.last + ONE_DAY
    return max(segment.first + ONE_DAY, min(end, following.first)) if following else end


def _label(names: Sequence[str], width: float) -> str:
    room = width / 100 * NARROWEST - LETTER
    return next((name for name in names if len(name) * LETTER <= room), "")


def _due(due: date | None, window: _Window) -> DueMark | None:
    if due is None:
        return None
    if due < window.first:
        return DueMark(x=0, points="left")
    if due > window.last:
        return DueMark(x=100, points="right")
    # The middle of the day: it is due until the day ends.
    return DueMark(x=round((window.share(due) + window.share(due + ONE_DAY)) / 2, 1), points="here")
