"""The cycles of the monthly report: timeline, what is overdue, what needs a decision, what was closed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from pdca.domain.catalogue import Direction
from pdca.domain.due import is_overdue, working_days_late
from pdca.domain.organisation import Organisation
from pdca.domain.plan import Plan, outcome
from pdca.domain.process import Phase, Process, Relation
from pdca.domain.text import LocalText
from pdca.reports.month import Trend
from pdca.reports.month_lines import (
    Closed,
    ClosedLine,
    CycleLine,
    DecisionLine,
    FindingLine,
    Needs,
    Overdue,
    OverdueLine,
    Segment,
    Timeline,
)
from pdca.storage.codec import decoded, instant
from pdca.storage.month_figures import MonthFigures
from pdca.storage.tables import FOREVER
from pdca.storage.view import View
from pdca.usecases.month_checks import waiting_checks
from pdca.usecases.month_shown import Shown

CYCLES_NAMED = 10_000
"""SQLite takes 32,766 parameters in a statement."""

DAYS_BEFORE, DAYS_AHEAD = 62, 31
"""How far the timeline looks around the month's end."""


class MonthCycles:
    """What the query tables say of cycles, as at one event."""

    def __init__(
        self,
        view: View,
        organisation: Organisation,
        cut: int,
        *,
        after: int,
        today: date,
        trend: Trend,
        shown: Shown,
    ) -> None:
        self._view = view
        self._organisation = organisation
        self._figures = MonthFigures(view)
        self._cut, self._after, self._today = cut, after, today
        self._trend = trend
        self._shown = shown

    def timeline(self, month: date) -> Timeline:
        """Return the cycles of the month, the most urgent first, those that ended last."""
        running = [*self._rows("most_urgent", limit=self._shown.lines)]
        if len(running) < self._shown.lines:
            running += self._rows("without_due", limit=self._shown.lines - len(running))
        room = self._shown.lines - len(running)
        ended = self._rows("closed", after=self._after, limit=room) if room else []
        segments = self._segments([row.number for row in (*running, *ended)])
        lines = [self._running_line(row, segments) for row in running]
        lines += [self._ended_line(row, segments) for row in ended]
        return Timeline(
            first=month - timedelta(days=DAYS_BEFORE),
            last=self._today + timedelta(days=DAYS_AHEAD),
            cycles=tuple(lines),
            left_out=_last(self._trend.opened) + _last(self._trend.closed) - len(lines),
        )

    def overdue(self) -> Overdue:
        """Return the cycles that are the longest overdue."""
        rows = self._rows("overdue", today=self._today.isoformat(), limit=self._shown.lines)
        granted = defaultdict(list)
        for extension in self._rows_of("granted", [row.number for row in rows]):
            granted[extension.cycle].append(extension)
        return Overdue(
            lines=tuple(self._overdue_line(row, granted[row.number]) for row in rows),
            left_out=_last(self._trend.overdue) - len(rows),
        )

    def overdue_by_person(self) -> tuple[tuple[str, int], ...]:
        """Count the overdue cycles by whose turn it is, most first."""
        counted: Counter[str] = Counter()
        for row in self._rows("overdue_turns", today=self._today.isoformat()):
            counted[self._turn(row)] += row.cycles
        return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    def needs(self) -> Needs:
        """Return what management must decide."""
        stages = self._approval_stages()
        plans = self._rows("in_stages", stages=stages, limit=self._shown.decisions) if stages else []
        extensions = self._rows("waiting_extensions", limit=self._shown.decisions)
        findings = self._rows("waiting_findings", limit=self._shown.decisions)
        counted = self._rows("waiting_findings_count", today=self._today.isoformat())[0]
        checks = list(waiting_checks(self._view, self._organisation.calendar, self._cut, self._today))
        return Needs(
            plans=tuple(self._plan_line(row) for row in plans),
            plans_count=self._figures.number("in_stages_count", self._cut, stages=stages) if stages else 0,
            extensions=tuple(self._extension_line(row) for row in extensions),
            extensions_count=self._figures.number("waiting_extensions_count", self._cut),
            findings=tuple(self._finding_line(row) for row in findings),
            findings_count=counted.all,
            findings_overdue=counted.overdue,
            checks=tuple(self._check_line(*each) for each in checks[: self._shown.decisions]),
            checks_count=len(checks),
        )

    def closed(self) -> Closed:
        """Return the cycles closed within the month, with their measures before and after."""
        rows = self._rows("closed", after=self._after, limit=self._shown.lines)
        numbers = [row.number for row in rows]
        plans = {row.cycle: row for row in self._rows_of("plans_then", numbers)}
        # Later rows of a cycle overwrite earlier ones: what stays is its latest reading.
        readings = {row.cycle: row for row in self._rows_of("readings_then", numbers)}
        lines = tuple(self._closed_line(row, plans.get(row.number), readings.get(row.number)) for row in rows)
        return Closed(lines=lines, left_out=_last(self._trend.closed) - len(rows))

    def unknown_years(self, timeline: Timeline, overdue: Overdue, needs: Needs) -> tuple[int, ...]:
        """List the years of printed due dates whose holidays the calendar does not know."""
        dues: list[date | None] = [line.due for line in timeline.cycles if not line.is_ended]
        dues += [line.due for line in overdue.lines]
        dues += [line.to_due for line in needs.extensions]
        dues += [line.due for line in needs.checks]
        known = self._organisation.calendar.known_years
        return tuple(sorted({due.year for due in dues if due is not None and due.year not in known}))

    def _rows(self, name: str, **parameters: object) -> Sequence[Any]:
        return self._figures.rows(name, self._cut, **parameters)

    def _rows_of(self, name: str, cycles: Sequence[int]) -> Iterator[Any]:
        """Ask about cycles, in as many statements as it takes to name them all."""
        for first in range(0, len(cycles), CYCLES_NAMED):
            yield from self._rows(name, cycles=cycles[first : first + CYCLES_NAMED])

    def _segments(self, numbers: Sequence[int]) -> dict[int, tuple[Segment, ...]]:
        found: dict[int, list[Segment]] = {}
        for row in self._rows_of("segments", numbers):
            # An interval that ended after the cut was still running then.
            is_running = row.until_seq > self._cut
            segment = Segment(
                phase=Phase(row.phase) if row.phase else None,
                first=date.fromisoformat(row.from_on),
                last=self._today if is_running else date.fromisoformat(row.until_on),
            )
            _join(found.setdefault(row.cycle, []), segment)
        return {cycle: tuple(segments) for cycle, segments in found.items()}

    def _running_line(self, row: Any, segments: dict[int, tuple[Segment, ...]]) -> CycleLine:  # noqa: ANN401
        due = _day(row.due)
        return CycleLine(
            number=row.number,
            title=_title(row),
            responsible=self._name(row.responsible),
            round=row.round,
            stage=self._process(row).stages[row.stage].title,
            phase=Phase(row.phase) if row.phase else None,
            segments=segments.get(row.number, ()),
            due=due,
            is_overdue=is_overdue(due, self._today),
            is_ended=False,
        )

    def _ended_line(self, row: Any, segments: dict[int, tuple[Segment, ...]]) -> CycleLine:  # noqa: ANN401
        return CycleLine(
            number=row.number,
            title=_title(row),
            responsible=self._name(row.responsible),
            round=row.round,
            stage=self._process(row).stages[row.stage].title,
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
            title=_title(row),
            stage=self._process(row).stages[row.stage].title,
            who=self._turn(row),
            due=due,
            days_late=working_days_late(due, self._today, self._organisation.calendar),
            slip=sum(extension.slip for extension in granted),
            extensions=sum(e.stage == row.stage and e.asked_seq > row.from_seq for e in granted),
        )

    def _plan_line(self, row: Any) -> DecisionLine:  # noqa: ANN401
        return DecisionLine(
            cycle=row.number,
            title=_title(row),
            who=self._name(row.responsible),
            decider=self._name(row.assigner),
            since=date.fromisoformat(row.from_on),
            due=_day(row.due),
        )

    def _check_line(self, row: Any, since: date) -> DecisionLine:  # noqa: ANN401
        return DecisionLine(
            cycle=row.number,
            title=_title(row),
            who=self._name(row.responsible),
            decider=self._turn(row),
            since=since,
            due=_day(row.due),
        )

    def _extension_line(self, row: Any) -> DecisionLine:  # noqa: ANN401
        return DecisionLine(
            cycle=row.cycle,
            title=_title(row),
            who=self._name(row.asked_by),
            decider=self._name(row.assigner),
            since=self._local_day(instant(row.at)),
            due=date.fromisoformat(row.from_due),
            to_due=date.fromisoformat(row.to_due),
            reason=row.reason,
        )

    def _finding_line(self, row: Any) -> FindingLine:  # noqa: ANN401
        due = _day(row.due)
        return FindingLine(
            number=row.number,
            title=_title(row),
            found_on=date.fromisoformat(row.found_on),
            due=due,
            is_overdue=is_overdue(due, self._today),
        )

    def _closed_line(self, row: Any, plan: Any, reading: Any) -> ClosedLine:  # noqa: ANN401
        written = _plan(plan)
        result = Decimal(reading.value) if reading else None
        opened, ended = date.fromisoformat(row.opened_on), date.fromisoformat(row.ended_on)
        return ClosedLine(
            cycle=row.number,
            title=_title(row),
            responsible=self._name(row.responsible),
            measure=written.measure,
            unit=written.unit,
            baseline=written.baseline,
            target=written.target,
            result=result,
            outcome=None if result is None else outcome(written, result),
            ended_on=ended,
            days=max(0, self._organisation.calendar.between(opened, ended)),
            rounds=row.round,
            slip=row.slip,
            is_self_approved=row.self_approved_seq != FOREVER,
        )

    def _approval_stages(self) -> list[str]:
        """List the stages, of the processes of open cycles, that wait for a plan to be approved."""
        found: set[str] = set()
        for row in self._rows("processes"):
            for transition in self._view.engines[row.process].process.transitions.values():
                if transition.freezes_plan:
                    found.update(transition.sources)
        return sorted(found)

    def _process(self, row: Any) -> Process:  # noqa: ANN401
        return self._view.engines[row.process].process

    def _turn(self, row: Any) -> str:  # noqa: ANN401
        people = {
            Relation.RESPONSIBLE: row.responsible,
            Relation.ASSIGNER: row.assigner,
            Relation.CHECKER: row.checker,
        }
        holders = self._view.engines[row.process].holders(row.stage)
        return ", ".join(dict.fromkeys(self._name(people[relation]) for relation in holders))

    def _name(self, number: int) -> str:
        return self._organisation.people[number].name

    def _local_day(self, at: datetime) -> date:
        return self._organisation.today(at)


def _join(segments: list[Segment], segment: Segment) -> None:
    """Append a segment, or lengthen the last one when the phase stays the same."""
    if segments and segments[-1].phase is segment.phase:
        segments[-1] = Segment(phase=segment.phase, first=segments[-1].first, last=segment.last)
    else:
        segments.append(segment)


def _last(values: Sequence[int | None]) -> int:
    return values[-1] or 0


def _plan(row: Any) -> Plan:  # noqa: ANN401
    if row is None:
        return Plan()
    return Plan(
        measure=row.measure,
        unit=row.unit,
        direction=Direction(row.direction) if row.direction else None,
        baseline=None if row.baseline is None else Decimal(row.baseline),
        target=None if row.target is None else Decimal(row.target),
    )


def _title(row: Any) -> LocalText:  # noqa: ANN401
    return decoded(row.title, dict[str, str])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
