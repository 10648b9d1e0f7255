"""Sign «knows what to do but does not do it»: this program's own log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from sqlalchemy import Select, Table

from pdca.domain.calendar import ONE_DAY
from pdca.domain.computations import Found
from pdca.domain.process import Ending, Relation
from pdca.domain.zones import zone_of
from pdca.storage import tables as t
from pdca.storage.codec import instant
from pdca.storage.computations.evidence import Evidence
from pdca.storage.computations.figures import share
from pdca.storage.computations.periods import Period, months_before, span
from pdca.storage.computations.registry import computation
from pdca.storage.month_figures import cut_before

LONG = 10
"""Working days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A stage or an action that someone was to finish by a day."""

    cycle: int
    stage: str | None
    """None of an action."""
    due: date
    done_on: date | None
    from_seq: int = 0
    until_seq: int = t.FOREVER
    """The place of a stage in the log; an extension was asked for within it."""

    def is_on_time(self) -> bool:
        """Tell whether it was finished by its day."""
        return self.done_on is not None and self.done_on <= self.due


@computation("assignments-on-time")
def assignments_on_time(evidence: Evidence, as_of: date) -> Found | None:
    """Count the assignments due in the last three closed months that were finished in time, among all.

    Assignments are the stages that the responsible person finishes and the actions of the cycles that the
    person answers for; what was dropped or cancelled does not count, and a granted extension moves the day.
    """
    period = _quarter(as_of)
    due = [each for each in _assignments(evidence, as_of) if period.first <= each.due <= period.last]
    if not due:
        return None
    timely = sum(each.is_on_time() for each in due)
    return Found(value=share(timely, len(due)), rows=len(due), first=period.first, last=period.last)


@computation("long-overdue")
def long_overdue(evidence: Evidence, as_of: date) -> Found | None:
    """Count the assignments that are not finished more than 10 working days after their day.

    Assignments are the stages that the responsible person finishes and the actions of the cycles that the
    person answers for; a granted extension moves the day.
    """
    every = list(_assignments(evidence, as_of))
    if not every:
        return None
    late = [
        each for each in every if each.done_on is None and evidence.calendar.between(each.due, as_of) > LONG
    ]
    first = min(each.due for each in every)
    return Found(value=Decimal(len(late)), rows=len(every), first=min(first, as_of), last=as_of)


@computation("extensions-per-assignment")
def extensions_per_assignment(evidence: Evidence, as_of: date) -> Found | None:
    """Take the largest number of granted extensions of one stage.

    The stages are those due since the first of the last three closed months, and those that are still open.
    """
    period = Period(_quarter(as_of).first, as_of)
    stages = [
        each
        for each in _assignments(evidence, as_of)
        if each.stage is not None and (each.done_on is None or period.first <= each.due)
    ]
    if not stages:
        return None
    granted = _granted(evidence, as_of)
    most = max(
        sum(each.cycle == row.cycle and each.from_seq < row.asked_seq < each.until_seq for row in granted)
        for each in stages
    )
    return Found(value=Decimal(most), rows=len(stages), first=period.first, last=period.last)


def _quarter(as_of: date) -> Period:
    return span(months_before(as_of, 3))


def _assignments(evidence: Evidence, as_of: date) -> list[Assignment]:
    lives = _Lives(evidence, as_of)
    return [*lives.stages(), *lives.actions()]


def _cut(evidence: Evidence, as_of: date) -> int:
    midnight = datetime.combine(as_of + ONE_DAY, time(), zone_of(evidence.question.zone))
    return cut_before(evidence.view, midnight).seq


def _granted(evidence: Evidence, as_of: date) -> Sequence[Any]:
    extensions = t.extensions
    granted = [extensions.c.is_granted == 1, extensions.c.settled_seq <= _cut(evidence, as_of)]
    return evidence.all(evidence.rows(extensions, extensions.c.cycle, extensions.c.asked_seq, where=granted))


class _Lives:
    """The intervals of all cycles up to a day; there are thousands at most, so they are joined here."""

    def __init__(self, evidence: Evidence, as_of: date) -> None:
        self._evidence = evidence
        self._cut = _cut(evidence, as_of)
        self._cycles = {row.number: row for row in self._read(t.cycles, t.cycles.c.opened_seq)}
        self._stages = _by_cycle(self._read(t.cycle_stages, t.cycle_stages.c.from_seq))
        self._dues = _by_cycle(self._read(t.cycle_dues, t.cycle_dues.c.from_seq))
        self._people = _by_cycle(self._read(t.cycle_people, t.cycle_people.c.from_seq))

    def stages(self) -> Iterator[Assignment]:
        """Yield the stages whose forward move was the person's to take, and that were not broken off."""
        for number, intervals in self._stages.items():
            for stage, later in zip_longest(intervals, intervals[1:]):
                due = _at(self._dues.get(number, ()), self._moment(stage))
                if (
                    due is not None
                    and self._is_asked_about(number, stage)
                    and not self._is_broken(stage, later)
                ):
                    yield Assignment(
                        cycle=number,
                        stage=stage.stage,
                        due=date.fromisoformat(due.due),
                        done_on=date.fromisoformat(stage.until_on) if self._has_ended(stage) else None,
                        from_seq=stage.from_seq,
                        until_seq=stage.until_seq,
                    )

    def actions(self) -> Iterator[Assignment]:
        """Yield the actions of the person's cycles, finished or still to be done."""
        for row in self._evidence.all(self._action_rows()):
            is_settled = row.settled_seq <= self._cut
            if (is_settled and row.is_dropped) or not (is_settled or self._runs(row.cycle)):
                continue
            if self._is_persons(_at(self._people[row.cycle], self._cut)):
                done_on = self._day(row.at) if is_settled else None
                yield Assignment(
                    cycle=row.cycle, stage=None, due=date.fromisoformat(row.due), done_on=done_on
                )

    def _read(self, table: Table, since: Any) -> Sequence[Any]:  # noqa: ANN401 - a column
        statement = self._evidence.rows(table, *table.c, where=[since <= self._cut])
        return self._evidence.all(statement.order_by(since))

    def _action_rows(self) -> Select[Any]:
        settled = (t.events.c.organisation == t.actions.c.organisation) & (
            t.events.c.seq == t.actions.c.settled_seq
        )
        joined = t.actions.outerjoin(t.events, settled)
        statement = self._evidence.rows(
            t.actions, *t.actions.c, t.events.c.at, where=[t.actions.c.added_seq <= self._cut]
        )
        return statement.select_from(joined)

    def _has_ended(self, stage: Any) -> bool:  # noqa: ANN401 - a row has attributes by column
        return bool(stage.until_seq <= self._cut)

    def _moment(self, stage: Any) -> int:  # noqa: ANN401 - as above
        return int(stage.until_seq) - 1 if self._has_ended(stage) else self._cut

    def _is_asked_about(self, number: int, stage: Any) -> bool:  # noqa: ANN401 - as above
        engine = self._evidence.view.engines[self._cycles[number].process]
        is_responsibles = Relation.RESPONSIBLE in engine.holders(stage.stage)
        return is_responsibles and self._is_persons(_at(self._people[number], self._moment(stage)))

    def _is_persons(self, people: Any) -> bool:  # noqa: ANN401 - as above
        person = self._evidence.question.person
        return people is not None and (person is None or people.responsible == person)

    def _is_broken(self, stage: Any, later: Any) -> bool:  # noqa: ANN401 - as above
        if not self._has_ended(stage):
            return False
        cycle = self._cycles[stage.cycle]
        is_cut_off = cycle.ended_seq == stage.until_seq and cycle.ending != Ending.CLOSED.value
        return bool(is_cut_off) or (later is not None and later.phase is None)

    def _runs(self, number: int) -> bool:
        last = self._stages[number][-1]
        return not self._has_ended(last) and last.phase is not None

    def _day(self, at: str) -> date:
        return instant(at).astimezone(zone_of(self._evidence.question.zone)).date()


def _by_cycle(rows: Sequence[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.cycle, []).append(row)
    return found


def _at(intervals: Sequence[Any], seq: int) -> Any:  # noqa: ANN401 - a row, or None
    return next((row for row in intervals if row.from_seq <= seq < row.until_seq), None)
