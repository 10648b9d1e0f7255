"""The readings of a cycle as a series: what was before Do, and what the rest proves."""

from dataclasses import replace
from datetime import timedelta

from pdca.domain.behaviour import Behaviour
from pdca.domain.cycle import Check, Cycle, Reading, Round
from pdca.domain.doubts import DoubtCode
from pdca.domain.plan import ReadingKind
from pdca.domain.series import behaviour_of, doubts_of, series
from tests.unit.world import NOW, cycle, organisation, plan, reading

BEFORE = tuple(reading(value, after=day, seq=1) for day, value in enumerate((50, 54, 51, 55, 52, 53), -9))


def with_readings(*readings: Reading, **changes: object) -> Cycle:
    """Return the world's cycle, numbered readings in place of its own."""
    numbered = tuple(replace(each, number=place) for place, each in enumerate(readings, 1))
    return replace(cycle(), readings=numbered, **changes)  # type: ignore[arg-type] # fields of Cycle


def test_what_was_read_before_do_began_is_the_baseline() -> None:
    found = series(with_readings(*BEFORE, reading(90, after=3, seq=9)), organisation())

    assert (found.baseline, len(found.readings)) == (6, 7)


def test_reading_of_the_morning_of_approval_belongs_to_the_baseline() -> None:
    that_morning, that_evening = reading(50, after=0, seq=3), reading(50, after=0, seq=5)

    assert series(with_readings(that_morning), organisation()).baseline == 1
    assert series(with_readings(that_evening), organisation()).baseline == 0


def test_reading_of_the_time_before_do_that_was_entered_later_is_neither_baseline_nor_result() -> None:
    found = series(with_readings(*BEFORE, reading(900, after=-3, seq=9)), organisation())

    assert (found.baseline, len(found.readings)) == (6, 6)


def test_before_approval_everything_is_baseline() -> None:
    waiting = with_readings(*BEFORE, do_began_at=None, do_began_seq=None)

    assert series(waiting, organisation()).baseline == len(BEFORE)


def test_series_is_in_the_order_of_days_and_the_last_entry_of_a_day_stands() -> None:
    found = series(
        with_readings(
            reading(70, after=5, seq=9), reading(60, after=4, seq=10), reading(71, after=5, seq=11)
        ),
        organisation(),
    )

    assert [int(value) for value in found.values] == [60, 71]


def test_counter_measure_is_a_series_of_its_own() -> None:
    both = with_readings(reading(1, after=1, seq=9), reading(2, after=1, seq=10, kind=ReadingKind.COUNTER))

    assert [int(v) for v in series(both, organisation(), ReadingKind.COUNTER).values] == [2]


def test_baseline_of_a_later_round_is_still_what_was_read_before_any_work() -> None:
    effect = reading(70, after=3, seq=6)
    first = Round(
        number=1,
        plan=plan(),
        actions=(),
        readings=(*BEFORE, effect),
        check=Check(),
        reason="Мало",
        outcome=None,
        do_began_at=NOW,
        do_began_seq=4,
    )
    second = with_readings(
        reading(100, after=20, seq=9), rounds=(first,), do_began_at=NOW + timedelta(days=15), do_began_seq=8
    )

    found = series(second, organisation())

    assert (found.baseline, len(found.readings)) == (len(BEFORE), len(BEFORE) + 2)
    assert behaviour_of(second, organisation()) is Behaviour.SIGNAL


def test_effect_is_proven_not_proven_or_cannot_be_told() -> None:
    better, same = reading(100, after=3, seq=9), reading(54, after=3, seq=9)

    assert behaviour_of(with_readings(*BEFORE, better), organisation()) is Behaviour.SIGNAL
    assert behaviour_of(with_readings(*BEFORE, same), organisation()) is Behaviour.NOISE
    assert behaviour_of(with_readings(better), organisation()) is Behaviour.TOO_FEW
    assert behaviour_of(with_readings(better, plan=plan(direction=None)), organisation()) is None


def test_typed_readings_that_are_all_the_same_are_doubted_and_computed_ones_are_not() -> None:
    same = [reading(64, after=day, seq=9 + day) for day in (1, 2, 3)]
    computed = [replace(each, computed="plan-fulfilled") for each in same]

    assert DoubtCode.ALL_THE_SAME in {each.code for each in doubts_of(with_readings(*same), organisation())}
    assert doubts_of(with_readings(*computed), organisation()) == ()


def test_a_baseline_that_never_varies_is_doubted() -> None:
    flat = [reading(64, after=day, seq=1) for day in range(-9, -3)]

    assert DoubtCode.ALL_THE_SAME in {each.code for each in doubts_of(with_readings(*flat), organisation())}
