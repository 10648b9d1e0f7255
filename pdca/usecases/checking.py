"""Evidence, readings, what was learned, and the standard that fixes the improvement."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pdca.domain.cycle import Check, Cycle, Reading, Standard
from pdca.domain.cycle_events import (
    CheckWritten,
    EvidenceAttached,
    EvidenceKind,
    Prediction,
    ReadingCorrected,
    ReadingTaken,
    StandardNamed,
)
from pdca.domain.errors import WrongInput
from pdca.domain.plan import Plan, ReadingKind
from pdca.storage.store import Store
from pdca.usecases.acting import Acting
from pdca.usecases.desk import Changed, Desk, at_desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Evidence as it was given: a file by its fingerprint, a link or a note."""

    kind: EvidenceKind
    text: str
    sha256: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedReading:
    """A value as it was typed; without a day it is of today, without a unit in the plan's."""

    kind: ReadingKind
    value: Decimal
    on: date | None = None
    note: str = ""
    unit: str = ""


def attach(
    store: Store,
    number: int,
    attachment: Attachment,
    *,
    acting: Acting,
    action: int | None = None,
    on: date | None = None,
) -> Changed:
    """Attach evidence to a cycle or to one of its actions; `on` is the date it is evidence of."""
    with at_desk(store, number, acting) as desk:
        event = EvidenceAttached(
            kind=attachment.kind,
            text=attachment.text,
            on=on or desk.situation.today,
            action=action,
            sha256=attachment.sha256,
            size=attachment.size,
        )
        for known in desk.cycle.evidence:
            same = (known.kind, known.text, known.sha256, known.action)
            if same == (event.kind, event.text, event.sha256, event.action) and known.on == event.on:
                return desk.unchanged(known.at)
        desk.record(event)
        return desk.changed()


def take_reading(
    store: Store,
    number: int,
    value: Decimal,
    *,
    acting: Acting,
    kind: ReadingKind = ReadingKind.MEASURE,
    on: date | None = None,
    note: str = "",
    unit: str = "",
) -> Changed:
    """Record a dated value of the measure or the counter-measure.

    Raises:
        WrongInput: the value was typed with another unit than the plan's.
        Refused: the rules say no.
    """
    with at_desk(store, number, acting) as desk:
        same = _take(desk, TypedReading(kind=kind, value=value, on=on, note=note, unit=unit))
        return desk.unchanged(same.at) if same else desk.changed()


def correct_reading(
    store: Store,
    number: int,
    reading: int,
    value: Decimal,
    *,
    acting: Acting,
    on: date | None = None,
    reason: str = "",
    unit: str = "",
) -> Changed:
    """Give a reading another value, or another date too; what it said before stays in view."""
    with at_desk(store, number, acting) as desk:
        known = desk.cycle.reading(reading)
        if known is not None:
            _require_unit(desk.cycle.plan, known.kind, unit)
            if known.corrections and (known.value, known.on) == (value, on or known.on):
                return desk.unchanged(known.corrections[-1].at)
        when = on or (known.on if known else desk.situation.today)
        desk.record(ReadingCorrected(reading=reading, value=value, on=when, reason=reason))
        return desk.changed()


def write_check(
    store: Store,
    number: int,
    *,
    acting: Acting,
    learned: str | None = None,
    prediction: Prediction | None = None,
    readings: Sequence[TypedReading] = (),
    seen: int | None = None,
) -> Changed:
    """Write what was learned and whether the prediction held; what is not given stays as it was.

    Readings that are taken on the occasion are recorded first, all or nothing.

    Raises:
        SomeoneWasFirst: the cycle has changed since its version `seen`.
    """
    with at_desk(store, number, acting, seen=seen) as desk:
        before = desk.cycle.version
        for reading in readings:
            _take(desk, reading)
        known = desk.cycle.check
        event = CheckWritten(
            learned=known.learned if learned is None else learned,
            prediction=prediction or known.prediction,
        )
        is_same = (event.learned, event.prediction) == (known.learned, known.prediction)
        if not is_same or (known == Check() and not readings):
            desk.record(event)
        return desk.unchanged() if desk.cycle.version == before else desk.changed()


def name_standard(
    store: Store, number: int, changes: dict[str, object], *, acting: Acting, seen: int | None = None
) -> Changed:
    """Name the standard; what is not given stays as it was.

    Raises:
        SomeoneWasFirst: the cycle has changed since its version `seen`.
    """
    with at_desk(store, number, acting, seen=seen) as desk:
        standard = replace(desk.cycle.standard, **changes)  # type: ignore[arg-type]
        if standard == desk.cycle.standard != Standard():
            return desk.unchanged()
        desk.record(
            StandardNamed(
                document=standard.document,
                document_version=standard.document_version,
                told=standard.told,
                elsewhere=standard.elsewhere,
                control_on=standard.control_on,
            )
        )
        return desk.changed()


def _take(desk: Desk, typed: TypedReading) -> Reading | None:
    """Record a reading, unless the same stands already: then return that one."""
    _require_unit(desk.cycle.plan, typed.kind, typed.unit)
    on = typed.on or desk.situation.today
    event = ReadingTaken(kind=typed.kind, value=typed.value, on=on, note=typed.note)
    same = _same_reading(desk.cycle, event)
    if same is None:
        desk.record(event)
    return same


def _require_unit(plan: Plan, kind: ReadingKind, typed: str) -> None:
    """Refuse a value in another unit; none typed means the plan's."""
    unit = plan.unit if kind is ReadingKind.MEASURE else plan.counter_unit
    if typed and _bare(typed) != _bare(unit):
        raise WrongInput("unit-differs", typed=typed, unit=unit)


def _bare(unit: str) -> str:
    return unit.casefold().replace(".", "").replace(" ", "")


def _same_reading(cycle: Cycle, event: ReadingTaken) -> Reading | None:
    """Return the same reading if it stands for that day already; one from before Do began does not."""
    of_the_day = [
        reading
        for reading in cycle.readings
        if (reading.kind, reading.on) == (event.kind, event.on) and reading.seq > (cycle.do_began_seq or 0)
    ]
    # The last one entered stands: going back to an earlier value is a correction and no repeat.
    stands = of_the_day[-1] if of_the_day else None
    return stands if stands and (stands.value, stands.note) == (event.value, event.note) else None
