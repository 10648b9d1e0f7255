"""Each gate holds for a cycle that has everything, and fails for each thing that can be missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

import pytest

from pdca.domain.catalogue import Direction
from pdca.domain.cycle import Check, Cycle
from pdca.domain.cycle_events import Prediction
from pdca.domain.gates import GATE_IDS, GATES, missing_gates
from pdca.domain.judgement import latest_result
from pdca.domain.plan import CauseIn, ReadingKind
from tests.unit.world import (
    MONDAY,
    NOW,
    STANDARD,
    action,
    attempt,
    cycle,
    evidence,
    plan,
    process,
    reading,
    situation,
)

TODAY = 21
"""Days after the Monday; the window ended on day 15 and was read on day 16."""

_Spoiled: TypeAlias = Callable[[], Cycle]


def planned(**changes: Any) -> _Spoiled:  # noqa: ANN401 - handed to replace()
    """Return how to make a cycle with a changed plan."""
    return lambda: cycle(plan=plan(**changes))


def having(**changes: Any) -> _Spoiled:  # noqa: ANN401 - handed to the dataclass
    """Return how to make a cycle with something changed."""
    return lambda: cycle(**changes)


def standard(**changes: Any) -> _Spoiled:  # noqa: ANN401 - handed to replace()
    """Return how to make a cycle with a changed standard."""
    return lambda: cycle(standard=replace(STANDARD, **changes))


COUNTER = ReadingKind.COUNTER
TOMORROW = MONDAY + timedelta(days=TODAY + 1)

BASELINE = tuple(reading(50 + step, after=day, seq=1) for day, step in enumerate((0, 4, 1, 5, 2, 3), -9))
NOISE = (*BASELINE, reading(53, after=16, seq=20))

SPOILED: dict[str, list[_Spoiled]] = {
    "root-cause": [
        planned(whys=()),
        planned(whys=("а", "б")),
        planned(whys=("а", "б", " ")),
        planned(whys=("",) * 5),
        planned(whys=("…",) * 3),
    ],
    "cause-in-process": [
        planned(cause_in=None),
        planned(cause_in=CauseIn.PERSON),
        planned(whys=()),
        planned(whys=("а", "б", "Смирнов не следит")),
        planned(whys=("а", "б", "виноват Иванов, как всегда")),
        planned(whys=("а", "б", "Смирнову лень")),
        planned(whys=("а", "б", "всё держится на Орловой")),
    ],
    "goal": [planned(goal="")],
    "measure": [planned(measure=""), planned(unit=""), planned(direction=None)],
    "baseline": [planned(baseline=None), planned(baseline_period="")],
    "target": [
        planned(target=None),
        planned(target_on=None),
        planned(target_on=MONDAY - timedelta(days=1)),
        planned(target=Decimal(0)),
        planned(target=Decimal(-1)),
        planned(direction=Direction.DOWN),
    ],
    "prediction": [planned(prediction="")],
    "actions-planned": [having(actions=()), having(actions=(action(is_dropped=True, finished_at=NOW),))],
    "check-method": [planned(check_method=""), planned(data_source="")],
    "counter-measure": [
        planned(counter_measure=""),
        planned(counter_direction=None),
        planned(counter_baseline=None),
    ],
    "observation-window": [planned(observation=None), planned(observation=0)],
    "actions-settled": [
        having(actions=()),
        having(actions=(action(),)),
        having(actions=(action(finished_at=NOW), action(2))),
        having(actions=(action(is_dropped=True, finished_at=NOW),)),
        having(actions=(action(finished_at=NOW), action(2, drop_asked="не нужно"))),
    ],
    "actions-evidenced": [
        having(actions=()),
        having(evidence=()),
        having(evidence=(evidence(None),)),
        having(evidence=(replace(evidence(), on=MONDAY - timedelta(days=1)),)),
        having(actions=(action(finished_at=NOW), action(2, finished_at=NOW))),
        having(actions=(action(is_dropped=True, finished_at=NOW),)),
    ],
    "reading-after-do": [
        having(readings=()),
        having(readings=(reading(50, after=1, seq=3),)),
        having(readings=(reading(50, after=-1, seq=5),)),
        having(readings=(reading(50, after=1, seq=5, kind=COUNTER),)),
        having(do_began_at=None, do_began_seq=None),
    ],
    "counter-read": [
        having(readings=()),
        having(readings=(reading(100, after=16, seq=7),)),
        having(readings=(reading(4, after=16, seq=3, kind=COUNTER),)),
        having(readings=(reading(4, after=-1, seq=8, kind=COUNTER),)),
    ],
    "prediction-scored": [
        having(check=Check(learned="Многое")),
        having(plan=plan(predicted_low=Decimal(90), predicted_high=Decimal(90)), readings=()),
    ],
    "learned": [having(check=Check(prediction=Prediction.HELD))],
    "window-passed": [having(observed_until=None), having(observed_until=TOMORROW)],
    "second-reading": [
        having(readings=()),
        having(readings=(reading(100, after=14, seq=7),)),
        having(readings=(reading(99, after=16, seq=7),)),
        having(readings=(reading(100, after=16, seq=7), reading(99, after=17, seq=8))),
        having(readings=(reading(100, after=16, seq=7), reading(99, after=16, seq=8))),
        having(readings=(reading(100, after=16, seq=7, kind=COUNTER),)),
        having(observed_until=None),
    ],
    "why-not-held": [
        having(recurs_from=1),
        having(recurs_from=1, plan=plan(why_not_held="—")),
    ],
    "counter-not-worse": [
        having(readings=(reading(100, after=16, seq=7),)),
        having(readings=(reading(6, after=16, seq=8, kind=COUNTER),)),
        having(readings=(reading(4, after=14, seq=8, kind=COUNTER),)),
        having(observed_until=None),
    ],
    "noise-explained": [having(readings=NOISE), having(readings=(*BASELINE, reading(0, after=16, seq=20)))],
    "standard-named": [standard(document=""), standard(document_version="")],
    "standard-told": [standard(told="")],
    "applies-elsewhere": [standard(elsewhere="")],
    "control-date": [
        standard(control_on=None),
        standard(control_on=MONDAY + timedelta(days=TODAY)),
        standard(control_on=date(2026, 1, 1)),
    ],
}

SAID: dict[str, list[dict[str, Any]]] = {
    "reason": [{}, {"reason": ""}],
    "return-date": [
        {},
        {"returns_on": MONDAY + timedelta(days=TODAY)},
        {"returns_on": MONDAY + timedelta(days=TODAY - 1)},
    ],
}

SPOILS = [(gate, spoiled) for gate, ways in SPOILED.items() for spoiled in ways]


def test_every_gate_is_tried_here() -> None:
    assert SPOILED.keys() | SAID.keys() == GATE_IDS


def test_every_gate_of_the_shipped_process_is_known() -> None:
    assert {gate for t in process().transitions.values() for gate in t.gates} <= GATE_IDS


def test_all_gates_hold_for_a_cycle_that_has_everything() -> None:
    whole = attempt(cycle(), after=TODAY, reason="Так надо", returns_on=TOMORROW)

    assert missing_gates(tuple(GATES), whole) == ()


@pytest.mark.parametrize(("gate", "spoiled"), SPOILS, ids=[gate for gate, _ in SPOILS])
def test_gate_fails_when_anything_it_wants_is_missing(gate: str, spoiled: _Spoiled) -> None:
    assert missing_gates((gate,), attempt(spoiled(), after=TODAY)) == (gate,)


@pytest.mark.parametrize("gate", SAID)
def test_gate_fails_when_nothing_was_said(gate: str) -> None:
    for said in SAID[gate]:
        assert missing_gates((gate,), attempt(cycle(), after=TODAY, **said)) == (gate,)


def test_all_missing_gates_are_listed_in_the_order_of_the_process() -> None:
    order = ("target", "goal", "root-cause")
    nothing = plan(goal="", whys=(), target=None)

    assert missing_gates(order, attempt(cycle(plan=nothing))) == order


def test_last_day_of_the_window_is_late_enough() -> None:
    last_day = MONDAY + timedelta(days=16)
    ready = cycle(observed_until=last_day)

    gates = ("window-passed", "second-reading", "counter-not-worse")

    assert missing_gates(gates, attempt(ready, after=16)) == ()


def test_noise_is_adopted_for_a_reason_and_proof_without_one() -> None:
    noise = cycle(readings=NOISE)
    proof = cycle(readings=(*BASELINE, reading(100, after=16, seq=20)))

    assert missing_gates(("noise-explained",), attempt(noise, reason="Так надо")) == ()
    assert missing_gates(("noise-explained",), attempt(proof)) == ()


def test_short_name_in_a_cause_blames_nobody() -> None:
    assert missing_gates(("cause-in-process",), attempt(cycle(plan=plan(whys=("а", "б", "анна"))))) == (
        "cause-in-process",
    )
    assert (
        missing_gates(("cause-in-process",), attempt(cycle(plan=plan(whys=("а", "б", "версия плана"))))) == ()
    )


def test_result_is_the_latest_reading_since_do_began() -> None:
    found = latest_result(cycle(), situation().organisation)

    assert found is not None
    assert (found.value, found.seq) == (Decimal(100), 7)


def test_reading_of_the_morning_before_do_began_is_no_result() -> None:
    same_day = cycle(readings=(reading(0, after=0, seq=3),), do_began_seq=4)

    assert latest_result(same_day, situation().organisation) is None


def test_reading_entered_later_on_the_same_day_counts() -> None:
    same_day = cycle(readings=(reading(0, after=0, seq=3), reading(50, after=0, seq=5)), do_began_seq=4)

    found = latest_result(same_day, situation().organisation)

    assert found is not None
    assert found.seq == 5


def test_missing_baseline_is_named_once_and_not_as_a_bad_target() -> None:
    lacking = cycle(plan=plan(baseline=None))

    assert missing_gates(("baseline", "target"), attempt(lacking)) == ("baseline",)
