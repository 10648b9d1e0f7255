"""The readings of a cycle as a series: what was before Do, what came after, and how it behaves."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from pdca.domain.behaviour import Arithmetic, Behaviour, Chart, arithmetic, behaviour, chart
from pdca.domain.catalogue import Direction
from pdca.domain.cycle import Cycle, Reading, Round
from pdca.domain.cycle_events import Prediction
from pdca.domain.doubts import Doubt, doubts
from pdca.domain.judgement import judged, latest_since_do, predicted, prediction_held
from pdca.domain.organisation import Organisation
from pdca.domain.plan import Outcome, ReadingKind, is_no_worse
from pdca.domain.variation import Centre, Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Dated values in their order; the first `baseline` of them are from before Do began."""

    readings: tuple[Reading, ...]
    baseline: int

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Return the values alone."""
        return tuple(reading.value for reading in self.readings)

    @property
    def chart(self) -> Chart | None:
        """Return the values with their natural limits; None when the baseline is too short for any."""
        return chart(self.values, baseline=self.baseline)


def series(cycle: Cycle, organisation: Organisation, kind: ReadingKind = ReadingKind.MEASURE) -> Series:
    """Return the readings of all rounds, one a day: the last one entered for a day stands.

    What was entered before Do began for the first time is the baseline of every round. What is of that time
    but was entered later counts as neither.
    """
    of_kind = [
        reading
        for readings in (*(past.readings for past in cycle.rounds), cycle.readings)
        for reading in readings
        if reading.kind is kind and not is_late(reading, cycle, organisation)
    ]
    by_day = {reading.on: reading for reading in sorted(of_kind, key=lambda reading: reading.number)}
    in_order = tuple(by_day[day] for day in sorted(by_day))
    before = sum(_is_before_do(reading, cycle) for reading in in_order)
    return Series(readings=in_order, baseline=before)


def behaviour_of(cycle: Cycle, organisation: Organisation) -> Behaviour | None:
    """Tell whether the readings prove a change for the better; None while no direction is planned."""
    if cycle.plan.direction is None:
        return None
    found = series(cycle, organisation)
    return behaviour(found.values, baseline=found.baseline, direction=cycle.plan.direction)


def doubts_of(cycle: Cycle, organisation: Organisation) -> tuple[Doubt, ...]:
    """Point out what is too perfect about the typed readings, of the baseline and since Do began."""
    found = series(cycle, organisation)
    direction = cycle.plan.direction or Direction.UP
    before, since = (
        [reading for reading in part if not reading.computed]
        for part in (found.readings[: found.baseline], found.readings[found.baseline :])
    )
    return (
        # A baseline is often entered at once, from a table that was there.
        *doubts([(reading.on, reading.value) for reading in before], direction=direction),
        *doubts(
            [(reading.on, reading.value) for reading in since],
            entered_on=[organisation.today(reading.at) for reading in since],
            direction=direction,
            target=cycle.plan.target,
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """All that is computed at Check."""

    outcome: Outcome | None
    """The latest reading since Do began against baseline and target."""
    behaviour: Behaviour | None
    """Whether the series proves a change."""
    arithmetic: tuple[Arithmetic, ...]
    """How the natural limits were computed, for each stretch that has its own."""
    signals: tuple[Signal, ...]
    """Those that reach into the time since Do began, by places in the series."""
    prediction: Prediction | None
    prediction_error: Decimal | None
    counter_no_worse: bool | None
    """None while the counter-measure was not read since Do began."""
    doubts: tuple[Doubt, ...]


def judgement(cycle: Cycle, organisation: Organisation, variant: Centre = Centre.MEAN) -> Judgement:
    """Compute everything that Check decides by; a variant changes limits and signals only, to look at."""
    found = series(cycle, organisation)
    drawn = chart(found.values, baseline=found.baseline, variant=variant)
    counter = latest_since_do(cycle, organisation, ReadingKind.COUNTER)
    score = predicted(cycle, organisation)
    return Judgement(
        outcome=judged(cycle, organisation),
        behaviour=behaviour_of(cycle, organisation),
        arithmetic=arithmetic(drawn) if drawn else (),
        signals=tuple(s for s in drawn.signals if s.last >= found.baseline) if drawn else (),
        prediction=prediction_held(cycle, organisation),
        prediction_error=score.error if score else None,
        counter_no_worse=is_no_worse(cycle.plan, counter.value) if counter else None,
        doubts=doubts_of(cycle, organisation),
    )


def is_late(reading: Reading, cycle: Cycle, organisation: Organisation) -> bool:
    """Tell whether a reading is of the time before Do but was entered once Do had begun.

    The plan was approved with the baseline that was there: what is entered later moves no limits.
    """
    began = _first_do(cycle)
    return began is not None and reading.seq > began[1] and reading.on < organisation.today(began[0])


def _first_do(cycle: Cycle) -> tuple[datetime, int] | None:
    """Return when and where in the log Do began for the first time; None before it did."""
    passes: tuple[Round | Cycle, ...] = (*cycle.rounds, cycle)
    for each in passes:
        if each.do_began_at is not None and each.do_began_seq is not None:
            return each.do_began_at, each.do_began_seq
    return None


def _is_before_do(reading: Reading, cycle: Cycle) -> bool:
    began = _first_do(cycle)
    return began is None or reading.seq < began[1]
