"""Cycles over time: the stages they stood in, the due dates these had, and what extensions moved."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from pdca.domain.cycle import Cycle
from pdca.domain.due import working_days_late
from pdca.domain.evolve import evolve
from pdca.domain.organisation import Organisation
from pdca.domain.process import Phase
from pdca.domain.streams import stream_of
from pdca.domain.text import LocalText
from pdca.storage import listings
from pdca.storage.listings import StayRow
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting
from pdca.usecases.filtering import Filters
from pdca.usecases.listing import CycleLine, Order, cycles_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A time that a cycle stood in one stage."""

    stage: LocalText
    phase: Phase | None
    """None while it was frozen, and when it has ended."""
    round: int
    began: date
    ended: date | None
    """None for the stage it stands in."""
    days: int
    """Working days, those of the present stage up to today."""
    due: date | None
    """As extensions left it."""
    original_due: date | None
    slip: int
    """Working days that extensions moved the due date."""
    late: int
    """Working days after the due date, when it was left or today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleTimeline:
    """One cycle over time."""

    cycle: Cycle
    organisation: Organisation
    today: date
    stays: tuple[Stay, ...]

    @property
    def last(self) -> date:
        """Return the day it ended, today while it runs."""
        return self.stays[-1].ended or self.today


@dataclass(frozen=True, slots=True, kw_only=True)
class Timelines:
    """The open cycles over time."""

    organisation: Organisation
    today: date
    lines: tuple[tuple[CycleLine, tuple[StayRow, ...]], ...]


def timelines(store: Store, acting: Acting, filters: Filters) -> Timelines:
    """Return the open cycles that pass the filters, each with the stages it stood in."""
    with store.reading() as view:
        found = cycles_of(view, acting, filters, Order.NUMBER)
        stays: dict[int, list[StayRow]] = defaultdict(list)
        for row in listings.open_stays(view):
            stays[row.cycle].append(row)
        return Timelines(
            organisation=found.organisation,
            today=found.today,
            lines=tuple((line, tuple(stays[line.row.number])) for line in found.cycles),
        )


def timeline(store: Store, number: int, acting: Acting) -> CycleTimeline:
    """Return the stages that one cycle stood in, oldest first."""
    with store.reading() as view:
        organisation = view.organisation()
        today = organisation.today(acting.at)
        cycle = view.cycle(number)
        return CycleTimeline(
            cycle=cycle,
            organisation=organisation,
            today=today,
            stays=_stays(view, cycle, organisation, today),
        )


@dataclass(slots=True)
class _Span:
    """The events during which a cycle stood in one stage: what it was after the first and after the last."""

    began: date
    first: Cycle
    last: Cycle


def _stays(view: View, cycle: Cycle, organisation: Organisation, today: date) -> tuple[Stay, ...]:
    spans = _spans(view, cycle.number, organisation)
    ends = [span.began for span in spans[1:]]
    # What a cycle ended in is no stage that it stands in.
    standing = spans[:-1] if cycle.ending is not None else spans
    return tuple(
        _stay(view, span, ended, organisation, today=today)
        for span, ended in zip_longest(standing, ends[: len(standing)])
    )


def _spans(view: View, number: int, organisation: Organisation) -> list[_Span]:
    spans: list[_Span] = []
    cycle: Cycle | None = None
    for recorded in view.history(stream_of("cycle", number)):
        cycle = evolve(cycle, recorded)
        if spans and (cycle.stage, cycle.round) == (spans[-1].last.stage, spans[-1].last.round):
            spans[-1].last = cycle
        else:
            spans.append(_Span(began=organisation.today(recorded.at), first=cycle, last=cycle))
    return spans


def _stay(view: View, span: _Span, ended: date | None, organisation: Organisation, *, today: date) -> Stay:
    calendar, cycle, until = organisation.calendar, span.last, ended or today
    return Stay(
        stage=view.engines[cycle.process].process.stages[cycle.stage].title,
        phase=cycle.phase,
        round=cycle.round,
        began=span.began,
        ended=ended,
        # The clock of the log may have gone back.
        days=max(0, calendar.between(span.began, until)),
        due=cycle.due,
        original_due=span.first.due,
        slip=cycle.slip - span.first.slip,
        late=working_days_late(cycle.due, until, calendar),
    )
