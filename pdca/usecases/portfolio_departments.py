"""The portfolio of one organisation: a row for each head, with the cycles of all who work under them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pdca.domain.due import working_days_late
from pdca.domain.people import heads
from pdca.reports.portfolio import (
    Decision,
    Late,
    Log,
    Of,
    Portfolio,
    PortfolioRow,
    Waiting,
    worst_first,
)
from pdca.reports.quality import Share
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting
from pdca.usecases.month_as_at import AsAt, title_of
from pdca.usecases.month_cuts import MonthCut, Period, period
from pdca.usecases.month_needs import MonthNeeds
from pdca.usecases.month_quality import holds
from pdca.usecases.month_shown import SHEET
from pdca.usecases.portfolio import longest, waiting_for, waiting_of


def report_departments(store: Store, month: date | None, acting: Acting) -> Portfolio:
    """Make the portfolio of the departments in a month, by default the month before today's.

    Whoever works under no head is in a row of their own, so that the rows add up to the organisation.

    Raises:
        WrongInput: the month has not begun, or lies before the first event.
    """
    with store.reading() as view:
        asked = period(view, month, acting.at)
        return _portfolio(view, asked)


def _portfolio(view: View, asked: Period) -> Portfolio:
    this = asked.this
    organisation = view.organisation(until=this.seq)
    at = AsAt(
        view=view, organisation=organisation, cut=this.seq, after=this.after, today=this.as_of, shown=SHEET
    )
    rows = sorted(_Departments(at, asked.cuts).rows(), key=worst_first)
    return Portfolio(
        of=Of.DEPARTMENTS,
        organisation=organisation.name,
        month=asked.month,
        as_of=this.as_of,
        is_complete=asked.is_complete,
        months=tuple(cut.month for cut in asked.cuts),
        rows=tuple(rows),
        unread=(),
        logs=(Log(name=organisation.name, seq=this.seq, head_hash=asked.head_hash),),
        is_clock_set=bool(at.rows("has_set_clock")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wait:
    head: int | None
    waiting: Waiting


class _Departments:
    """What the query tables say of people, added up by head; None is those without one."""

    def __init__(self, at: AsAt, cuts: Sequence[MonthCut]) -> None:
        self._at = at
        self._cuts = cuts
        self._heads = heads(at.organisation.people)
        self._opened = [self._counted(at.rows("open_by_person", cut=cut.seq)) for cut in cuts]
        self._overdue = [
            self._counted(at.rows("overdue_by_person", cut=cut.seq, today=cut.as_of.isoformat()))
            for cut in cuts
        ]
        self._closed = self._counted(at.rows("closed_by_person", after=at.after))
        self._late = self._latest()
        self._on_time = self._shares(
            (row.responsible, row.on_time, row.stages)
            for row in at.rows("stages_left_by_person", after=at.after)
        )
        self._held = self._effects(cuts[0].after)
        self._waits = [*self._decisions()]

    def rows(self) -> Iterator[PortfolioRow]:
        """Yield a row for each head, and one for those without a head when there is something to tell."""
        for head in {head: None for head in self._heads.values() if head is not None}:
            yield self._row(head)
        if self._has_rest():
            yield self._row(None)

    def _row(self, head: int | None) -> PortfolioRow:
        waits = [each.waiting for each in self._waits if each.head == head]
        return PortfolioRow(
            name="" if head is None else self._at.name(head),
            opened=self._months(self._opened, head),
            overdue=self._months(self._overdue, head),
            late=self._late.get(head),
            closed=self._closed[head],
            on_time=self._on_time.get(head, Share(part=0, whole=0)),
            held=self._held.get(head, Share(part=0, whole=0)),
            findings=sum(each.what is Decision.FINDING for each in waits),
            decisions=len(waits),
            waiting=longest(iter(waits)),
        )

    def _has_rest(self) -> bool:
        counted = (*self._opened, *self._overdue, self._closed)
        shares = (self._on_time, self._held)
        return (
            any(counts[None] for counts in counted)
            or any(None in each for each in shares)
            or any(wait.head is None for wait in self._waits)
        )

    def _months(self, counts: Sequence[Counter[int | None]], head: int | None) -> tuple[int | None, ...]:
        """Leave out what would be zero only because nothing was recorded yet."""
        return tuple(each[head] if cut.seq else None for each, cut in zip(counts, self._cuts, strict=True))

    def _counted(self, rows: Iterable[Any]) -> Counter[int | None]:
        counts: Counter[int | None] = Counter()
        for row in rows:
            counts[self._heads[row.responsible]] += row.cycles
        return counts

    def _latest(self) -> dict[int | None, Late]:
        found: dict[int | None, Late] = {}
        for row in self._at.rows("latest_by_person", today=self._at.today.isoformat()):
            # The first of each head is the longest overdue.
            found.setdefault(self._heads[row.responsible], self._late_line(row))
        return found

    def _late_line(self, row: Any) -> Late:  # noqa: ANN401 - a row of SQLAlchemy
        due, calendar = date.fromisoformat(row.due), self._at.organisation.calendar
        return Late(
            cycle=row.number,
            title=title_of(row),
            who=self._at.turn(row),
            days=working_days_late(due, self._at.today, calendar),
        )

    def _shares(self, parts: Iterable[tuple[int, int, int]]) -> dict[int | None, Share]:
        part: Counter[int | None] = Counter()
        whole: Counter[int | None] = Counter()
        for person, of_part, of_whole in parts:
            part[self._heads[person]] += of_part
            whole[self._heads[person]] += of_whole
        return {head: Share(part=part[head], whole=count) for head, count in whole.items()}

    def _effects(self, after: int) -> dict[int | None, Share]:
        # Later rows of a cycle overwrite earlier ones: what stays is its last reading.
        last = {row.cycle: row for row in self._at.rows("controls_by_person", after=after)}
        lost = Counter(row.responsible for row in last.values() if not holds(row))
        return self._shares(
            (row.responsible, row.met - lost[row.responsible], row.closed)
            for row in self._at.rows("effects_by_person", after=after)
        )

    def _decisions(self) -> Iterator[_Wait]:
        needs = MonthNeeds(self._at)
        for what, pairs in (
            (Decision.PLAN, needs.plans()),
            (Decision.EXTENSION, needs.extensions()),
            (Decision.CHECK, needs.checks()),
        ):
            for row, line in pairs:
                yield _Wait(head=self._heads[row.responsible], waiting=waiting_for(what, line))
        for row, finding in needs.findings():
            yield _Wait(
                head=None if row.person is None else self._heads[row.person],
                waiting=waiting_of(finding),
            )
