"""Time as a line of characters, a week or more in each: the phases that were, a line for today, what is left.

Only ASCII, so that any terminal and any code page shows it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pdca.cli.words import month
from pdca.domain.due import is_overdue
from pdca.domain.process import Phase

FROZEN, LATE, LEFT, DUE, TODAY = "~", "!", ".", "*", "|"

_WEEK = 7
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A time in one phase; None is frozen."""

    phase: Phase | None
    began: date
    ended: date | None
    """None for what still lasts."""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Where days stand on a line: `past` places up to today, the line of today, and `future` places."""

    today: date
    weeks: int
    """In each place."""
    past: int
    future: int

    def places(self) -> int:
        """Return how long a line is."""
        return self.past + 1 + self.future

    def behind(self) -> "Iterator[tuple[date, date]]":
        """Yield the first and the last day of each place up to today."""
        end = self.today - timedelta(days=self.past * self.weeks * _WEEK)
        for _place in range(self.past):
            start, end = end + _DAY, end + timedelta(days=self.weeks * _WEEK)
            yield start, end

    def ahead(self) -> "Iterator[tuple[date, date]]":
        """Yield the first and the last day of each place after today."""
        end = self.today
        for _place in range(self.future):
            start, end = end + _DAY, end + timedelta(days=self.weeks * _WEEK)
            yield start, end


def scale_of(first: date, last: date, today: date, room: int) -> Scale:
    """Return the finest scale by which all days from the first to the last fit the room."""
    behind, ahead = max(1, (today - first).days + 1), max(0, (last - today).days)
    weeks = 1
    while True:
        days = weeks * _WEEK
        scale = Scale(today=today, weeks=weeks, past=-(-behind // days), future=-(-ahead // days))
        if scale.places() <= max(room, 4):
            return scale
        weeks += 1


def bar(spans: Sequence[Span], scale: Scale) -> str:
    """Draw spans, oldest first: letters of phases, then what is left until the last one's due date."""
    past = "".join(_past(spans, start, end) for start, end in scale.behind())
    last = spans[-1]
    due = last.due if last.ended is None else None
    return f"{past}{TODAY}{''.join(_future(due, start, end) for start, end in scale.ahead())}".rstrip()


def months(scale: Scale) -> str:
    """Write the names of months over the places in which they begin, as far as they do not touch."""
    line = ""
    # The line of today takes a place of its own.
    for position, (start, end) in enumerate([*scale.behind(), (scale.today, scale.today), *scale.ahead()]):
        begins = end.day <= (end - start).days + 1 and start <= end.replace(day=1)
        if begins and (not line or len(line) < position):
            line = f"{line:<{position}}{month(end)}"
    return line


def _past(spans: Sequence[Span], start: date, end: date) -> str:
    """Draw one place by what lasted at its end."""
    here = [span for span in spans if span.began <= end and (span.ended is None or span.ended >= start)]
    if not here:
        return " "
    last = here[-1]
    until = end if last.ended is None else min(end, last.ended)
    if is_overdue(last.due, until):
        return LATE
    return last.phase[0].upper() if last.phase else FROZEN


def _future(due: date | None, start: date, end: date) -> str:
    if due is None or due < start:
        return " "
    return DUE if due <= end else LEFT
