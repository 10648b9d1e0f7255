"""Take readings from data: those that an import brings to every cycle, and those of one cycle."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pdca.domain.computations import COMPUTATIONS, LOOKS_BACK, Computed
from pdca.domain.cycle import Cycle, Reading
from pdca.domain.cycle_events import ReadingTaken
from pdca.domain.errors import Gap, Refused
from pdca.domain.lookback import Every, days_back
from pdca.domain.organisation import Organisation
from pdca.domain.plan import ReadingKind
from pdca.domain.streams import stream_of
from pdca.domain.text import LocalText
from pdca.storage import listings
from pdca.storage.computations.evidence import Question
from pdca.storage.computations.run import compute
from pdca.storage.evidence import imports
from pdca.storage.journal import Journal, Stamp
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting
from pdca.usecases.desk import Changed, Desk, at_desk


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTaken:
    """What data say about one of the two figures of a cycle."""

    cycle: int
    title: LocalText
    kind: ReadingKind
    computed: str
    value: Decimal | None = None
    on: date | None = None
    """The day that the value tells of; both None when there is no evidence."""
    rows: int | None = None
    lacking: tuple[Gap, ...] = ()
    is_known: bool = False
    """Whether the same reading stands already."""


def take_readings(journal: Journal, stamp: Stamp, on: date) -> tuple[SelfTaken, ...]:
    """Record what the data of a day say about every cycle whose plan names a computation.

    A frozen cycle is left out, a closed one is read only when its control reading is due.
    """
    organisation = journal.organisation()
    return tuple(
        _recorded(journal, stamp, cycle.number, said)
        for cycle in map(journal.cycle, listings.computed_cycles(journal))
        if _is_read(cycle)
        for said in _answers(journal, organisation, cycle, on)
        if _is_wanted(cycle, said)
    )


def read_from_data(
    store: Store,
    number: int,
    *,
    acting: Acting,
    kind: ReadingKind,
    on: date | None = None,
    since: date | None = None,
    every: Every = Every.WEEK,
) -> tuple[Changed, tuple[SelfTaken, ...]]:
    """Record what data say about a figure of one cycle: today, on a day, or at the ends of weeks or months.

    Raises:
        Refused: no computation is planned, it cannot tell of the past, or there is no evidence at all.
    """
    with at_desk(store, number, acting) as desk:
        today = desk.situation.today
        days = days_back(since, today, every) if since else (on or today,)
        computed = _planned(desk.cycle, kind, is_past=any(day != today for day in days))
        said = tuple(_said_on(desk, kind, computed, day) for day in days)
        if all(each.value is None for each in said):
            raise Refused("nothing-computed", said[-1].lacking if said else (), cycle=desk.cycle)
        taken = tuple(_recorded(desk.journal, desk.stamp, number, each) for each in said)
        desk.cycle = desk.journal.cycle(number)
        is_repeat = all(each.is_known or each.value is None for each in taken)
        return (desk.unchanged() if is_repeat else desk.changed()), taken


def said_by_data(store: Store, number: int, *, acting: Acting) -> tuple[SelfTaken, ...]:
    """Return what data say today about the figures that a cycle's plan leaves to computations."""
    with store.reading() as view:
        organisation = view.organisation()
        return tuple(_answers(view, organisation, view.cycle(number), organisation.today(acting.at)))


def _planned(cycle: Cycle, kind: ReadingKind, *, is_past: bool) -> str:
    computed = cycle.plan.computation(kind)
    if not computed:
        raise Refused("no-computation-planned", cycle=cycle)
    if is_past and computed not in LOOKS_BACK:
        raise Refused("computation-without-past", cycle=cycle, computed=computed)
    return computed


def _said_on(desk: Desk, kind: ReadingKind, computed: str, day: date) -> SelfTaken:
    answer = _asked(desk.journal, desk.situation.organisation, desk.cycle, {computed}, day)[computed]
    if day != desk.situation.today and not _is_covered(desk.journal, answer):
        answer = Computed(id=computed, lacking=(Gap("evidence-not-reaching"),))
    return _said(desk.cycle, kind, answer, day)


def _is_read(cycle: Cycle) -> bool:
    return cycle.pause is None and (cycle.is_open or cycle.control_due is not None)


def _is_wanted(cycle: Cycle, said: SelfTaken) -> bool:
    """Tell whether a figure is of use: after closing only one that the control waits for."""
    due = cycle.control_due
    return due is None or said.on is None or said.on >= due


def _answers(view: View, organisation: Organisation, cycle: Cycle, on: date) -> Iterator[SelfTaken]:
    planned = {kind: cycle.plan.computation(kind) for kind in ReadingKind if cycle.plan.computation(kind)}
    answers = _asked(view, organisation, cycle, set(planned.values()), on) if planned else {}
    for kind, computed in planned.items():
        yield _said(cycle, kind, answers[computed], on)


def _asked(
    view: View, organisation: Organisation, cycle: Cycle, ids: set[str], on: date
) -> dict[str, Computed]:
    """Ask as the assessment does: about the person whom the finding is about."""
    about = view.finding(cycle.finding).person
    question = Question(
        on=on,
        calendar=organisation.calendar,
        zone=organisation.zone,
        heads=(organisation.people[about].name,) if about else (),
        person=about,
    )
    return compute(view, ids, question)


def _said(cycle: Cycle, kind: ReadingKind, answer: Computed, on: date) -> SelfTaken:
    found = answer.found
    return SelfTaken(
        cycle=cycle.number,
        title=cycle.title,
        kind=kind,
        computed=answer.id,
        value=_plain(found.value) if found else None,
        # What tells of last month says nothing of today, and no day is read before it has come.
        on=min(found.last, on) if found else None,
        rows=found.rows if found else None,
        lacking=answer.lacking,
    )


def _recorded(journal: Journal, stamp: Stamp, number: int, said: SelfTaken) -> SelfTaken:
    if said.value is None or said.on is None:
        return said
    event = ReadingTaken(kind=said.kind, value=said.value, on=said.on, computed=said.computed, rows=said.rows)
    if _stands(journal.cycle(number), event, journal.organisation()):
        return replace(said, is_known=True)
    # Another value for the same day is another reading: the later entry stands, the earlier stays in view.
    journal.record(stream_of("cycle", number), event, stamp)
    return said


def _stands(cycle: Cycle, event: ReadingTaken, organisation: Organisation) -> bool:
    """Tell whether the same computed reading was entered last for that day."""
    of_the_day = [
        reading
        for readings in (*(past.readings for past in cycle.rounds), cycle.readings)
        for reading in readings
        if (reading.kind, reading.on) == (event.kind, event.on) and _counts(reading, cycle, organisation)
    ]
    return bool(of_the_day) and (of_the_day[-1].value, of_the_day[-1].computed) == (
        event.value,
        event.computed,
    )


def _counts(reading: Reading, cycle: Cycle, organisation: Organisation) -> bool:
    """Tell whether a reading keeps its place: one of the day Do began, entered before it, is no result."""
    if cycle.do_began_at is None or cycle.do_began_seq is None:
        return True
    return reading.seq > cycle.do_began_seq or reading.on < organisation.today(cycle.do_began_at)


def _is_covered(view: View, answer: Computed) -> bool:
    """Tell whether every export that was read goes back to the first day that a figure is about."""
    found = answer.found
    if found is None:
        return True
    for need in COMPUTATIONS[answer.id]:
        firsts = [row.first_on for row in imports(view) if row.kind == need.kind.value and row.first_on]
        if not firsts or min(firsts) > found.first.isoformat():
            return False
    return True


def _plain(value: Decimal) -> Decimal:
    """Return a figure without the zeros that rounding left behind it."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
