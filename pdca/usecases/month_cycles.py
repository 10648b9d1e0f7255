"""The cycles of the monthly report: how they went along, and what is overdue."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from pdca.domain.due import is_overdue, working_days_late
from pdca.domain.process import Phase
from pdca.reports.month import Trend
from pdca.reports.month_lines import CycleLine, Overdue, OverdueLine, Segment, Timeline
from pdca.usecases.month_as_at import AsAt, day_of, title_of

DAYS_BEFORE, DAYS_AHEAD = 62, 31
"""How far the timeline looks around the month's end."""


class MonthCycles:
    """What the query tables say of cycles, as at one event."""

    def __init__(self, at: AsAt, trend: Trend) -> None:
        self._at = at
        self._trend = trend

    def timeline(self, month: date) -> Timeline:
        """Return the cycles of the month, the most urgent first, those that ended last."""
        running = [*self._at.rows("most_urgent", limit=self._at.shown.lines)]
        if len(running) < self._at.shown.lines:
            running += self._at.rows("without_due", limit=self._at.shown.lines - len(running))
        room = self._at.shown.lines - len(running)
        ended = self._at.rows("closed", after=self._at.after, limit=room) if room else []
        segments = self._segments([row.number for row in (*running, *ended)])
        lines = [self._running_line(row, segments) for row in running]
        lines += [self._ended_line(row, segments) for row in ended]
        return Timeline(
            first=month - timedelta(days=DAYS_BEFORE),
            last=self._at.today + timedelta(days=DAYS_AHEAD),
            cycles=tuple(lines),
            left_out=_last(self._trend.opened) + _last(self._trend.closed) - len(lines),
        )

    def overdue(self) -> Overdue:
        """Return the cycles that are the longest overdue."""
        rows = self._at.rows("overdue", today=self._at.today.isoformat(), limit=self._at.shown.lines)
        granted = defaultdict(list)
        for extension in self._at.rows_of("granted", [row.number for row in rows]):
            granted[extension.cycle].append(extension)
        return Overdue(
            lines=tuple(self._overdue_line(row, granted[row.number]) for row in rows),
            left_out=_last(self._trend.overdue) - len(rows),
        )

    def overdue_by_person(self) -> tuple[tuple[str, int], ...]:
        """Count the overdue cycles by whose turn it is, most first."""
        counted: Counter[str] = Counter()
        for row in self._at.rows("overdue_turns", today=self._at.today.isoformat()):
            counted[self._at.turn(row)] += row.cycles
        return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    def _segments(self, numbers: Sequence[int]) -> dict[int, tuple[Segment, ...]]:
        found: dict[int, list[Segment]] = {}
        for row in self._at.rows_of("segments", numbers):
            # An interval that ended after the cut was still running then.
            is_running = row.until_seq > self._at.cut
            segment = Segment(
                phase=Phase(row.phase) if row.phase else None,
                first=date.fromisoformat(row.from_on),
                last=self._at.today if is_running else date.fromisoformat(row.until_on),
            )
            _join(found.setdefault(row.cycle, []), segment)
        return {cycle: tuple(segments) for cycle, segments in found.items()}

    def _running_line(self, row: Any, segments: dict[int, tuple[Segment, ...]]) -> CycleLine:  # noqa: ANN401
        due = day_of(row.due)
        return CycleLine(
            number=row.number,
            title=title_of(row),
            responsible=self._at.name(row.responsible),
            round=row.round,
            stage=self._at.process(row).stages[row.stage].title,
            phase=Phase(row.phase) if row.phase else None,
            segments=segments.get(row.number, ()),
            due=due,
            is_overdue=is_overdue(due, self._at.today),
            is_ended=False,
        )

    def _ended_line(self, row: Any, segments: dict[int, tuple[Segment, ...]]) -> CycleLine:  # noqa: ANN401
        return CycleLine(
            number=row.number,
            title=title_of(row),
            responsible=self._at.name(row.responsible),
            round=row.round,
            stage=self._at.process(row).stages[row.stage].title,
            phase=None,
            segments=segments.get(row.number, ()),
            due=None,
            is_overdue=False,
            is_ended=True,
        )

    def _overdue_line(self, row: Any, granted: Sequence[Any]) -> OverdueLine:  # noqa: ANN401
        due = date.fromisoformat(row.due)
        return OverdueLine(
            cycle=row.number,
            title=title_of(row),
            stage=self._at.process(row).stages[row.stage].title,
            who=self._at.turn(row),
            due=due,
            days_late=working_days_late(due, self._at.today, self._at.organisation.calendar),
            slip=sum(extension.slip for extension in granted),
            extensions=sum(e.stage == row.stage and e.asked_seq > row.from_seq for e in granted),
        )


def _join(segments: list[Segment], segment: Segment) -> None:
    """Append a segment, or lengthen the last one when the phase stays the same."""
    if segments and segments[-1].phase is segment.phase:
        segments[-1] = Segment(phase=segment.phase, first=segments[-1].first, last=segment.last)
    else:
        segments.append(segment)


def _last(values: Sequence[int | None]) -> int:
    return values[-1] or 0
