"""The A3 sheet from what the log says of a cycle: what is first, what is marked, what is left."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pdca.domain import cycle_events as happened
from pdca.domain.behaviour import Behaviour
from pdca.domain.cycle import Check, Correction, Cycle, Extension, Pause, Round
from pdca.domain.cycle_events import Prediction
from pdca.domain.events import Clock, Recorded
from pdca.domain.finding import Finding
from pdca.domain.plan import Outcome
from pdca.domain.process import Phase, Verdict
from pdca.domain.text import typed
from pdca.reports.cycle_lines import ActionState, DecisionState
from pdca.reports.cycle_sheet import CycleSheet
from pdca.storage.month_figures import Cut
from pdca.usecases.cycle_sheet import Told, sheet_of
from tests.unit.world import (
    HEAD,
    MONDAY,
    NOW,
    OWNER,
    action,
    cycle,
    engine,
    evidence,
    organisation,
    plan,
    reading,
    recorded,
)

FINDING = Finding(
    number=1,
    version=1,
    title=typed("Нет планов"),
    description=typed("Планов нет"),
    severity=cycle().severity,
    found_on=MONDAY,
    sign=None,
    catalogue=None,
    assessment=2,
    person=HEAD,
    due=None,
    external_number="Ж-1",
)


def sheet(here: Cycle, *history: Recorded) -> CycleSheet:
    """Make the sheet of a cycle on the Monday."""
    return sheet_of(
        Told(
            cycle=here,
            history=history,
            finding=FINDING,
            organisation=organisation(),
            engine=engine(),
            at=NOW,
            cut=Cut(seq=42, head_hash="ab"),
        )
    )


def moved(transition: str, *, seq: int = 10, **said: object) -> Recorded:
    """Return a move as it was recorded."""
    event = happened.Moved(
        transition=transition, source="doing", target="checking", phase=None, ending=None, round=1, due=None
    )
    return recorded(replace(event, **said), seq=seq)  # type: ignore[arg-type] # fields of Moved


def test_an_empty_cycle_makes_a_sheet_that_says_what_is_left() -> None:
    empty = cycle(
        plan=plan(whys=(), cause_in=None, goal="", direction=None), actions=(), evidence=(), readings=()
    )

    made = sheet(empty)

    assert made.line is None
    assert made.left.gates[:3] == ("root-cause", "cause-in-process", "goal")
    assert "actions-planned" in made.left.gates
    assert (made.seq, made.head_hash, made.as_of) == (42, "ab", MONDAY)


def test_actions_that_need_someone_stand_first() -> None:
    done, dropped = action(1, finished_at=NOW), action(2, finished_at=NOW, is_dropped=True)
    late, asked = action(3, due=date(2026, 7, 1)), action(4, drop_asked="Не нужно")

    lines = sheet(cycle("doing", actions=(done, dropped, asked, action(5), late))).actions

    assert [(line.number, line.state) for line in lines] == [
        (3, ActionState.OVERDUE),
        (5, ActionState.OPEN),
        (4, ActionState.DROP_ASKED),
        (1, ActionState.DONE),
        (2, ActionState.DROPPED),
    ]
    assert lines[3].evidence == 1


def test_dropping_ones_own_action_is_marked_and_only_in_its_round() -> None:
    drop = happened.ActionDropped(action=1, reason="Нет денег", self_approved=True)
    here = cycle("doing", actions=(action(1, finished_at=NOW, is_dropped=True),))
    again = moved("adapt", seq=11, round=2)

    (line,) = sheet(here, recorded(drop)).actions
    (other,) = sheet(replace(here, round=2), recorded(drop), again).actions

    assert (line.reason, line.is_self_approved) == ("Нет денег", True)
    assert (other.reason, other.is_self_approved) == ("", False)


def test_decisions_are_told_and_plain_steps_are_not() -> None:
    history = (
        moved("submit"),
        moved("approve", self_approved=True),
        moved("hand-over"),
        moved("adopt", verdict=Verdict.ADOPT),
    )

    decisions = sheet(cycle(), *history).decisions

    assert [(each.what["en"], each.is_self_approved) for each in decisions] == [
        ("Approve the plan", True),
        ("Adopt the improvement", False),
    ]


def test_a_pause_is_told_with_its_end() -> None:
    decisions = sheet(cycle(), moved("freeze"), moved("resume")).decisions

    assert [each.what["en"] for each in decisions] == ["Freeze the cycle", "Resume the cycle"]


def test_extensions_tell_what_became_of_them() -> None:
    asked = Extension(
        number=1,
        stage="doing",
        from_due=MONDAY,
        to_due=date(2026, 7, 10),
        reason="Отпуск",
        asked_by=HEAD,
        asked_at=NOW,
    )
    granted = replace(asked, number=2, decided_by=OWNER, decided_at=NOW, is_granted=True, slip=4)
    refused = replace(asked, number=3, decided_by=OWNER, decided_at=NOW)
    here = cycle("doing", extensions=(granted, refused, replace(asked, number=4, is_lapsed=True), asked))
    own = recorded(
        happened.ExtensionDecided(extension=2, is_granted=True, reason="", slip=4, self_approved=True)
    )

    made = sheet(here, own)

    assert [line.state for line in made.extensions] == [
        DecisionState.GRANTED,
        DecisionState.REFUSED,
        DecisionState.LAPSED,
        DecisionState.WAITING,
    ]
    assert [line.is_self_approved for line in made.extensions] == [True, False, False, False]
    assert made.where.slip == 4


def test_readings_are_judged_and_corrections_stay_in_view() -> None:
    before = Correction(value=Decimal(90), on=MONDAY, by=HEAD, at=NOW, reason="Описка")
    first, second = reading(50, after=1, seq=5), replace(reading(100, after=2, seq=6), corrections=(before,))

    made = sheet(cycle("checking", readings=(second, replace(first, computed="share", rows=7))))

    assert [(line.outcome, line.is_typed) for line in made.readings] == [
        (Outcome.IMPROVED, False),
        (Outcome.MET, True),
    ]
    assert [each.reason for each in made.readings[1].corrections] == ["Описка"]
    assert made.line is not None
    assert (made.line.typed, made.line.corrected) == ((1,), (1,))


def test_a_predicted_figure_is_set_against_what_was_reached() -> None:
    here = cycle("checking", plan=plan(predicted_low=Decimal(110), predicted_high=Decimal(120)))

    predicted = sheet(here).predicted

    assert (predicted.reached, predicted.held, predicted.error) == (
        Decimal(100),
        Prediction.FAILED,
        Decimal(-10),
    )


def test_earlier_rounds_stand_beside_with_what_was_reached_and_why_again() -> None:
    past = Round(
        number=1,
        plan=plan(),
        actions=(action(1, finished_at=NOW), action(2)),
        readings=(reading(60, after=3, seq=6), reading(50, after=1, seq=5)),
        check=Check(learned="Мало"),
        reason="Не хватило",
        outcome=Outcome.IMPROVED,
    )

    (column,) = sheet(cycle(rounds=(past,), round=2)).rounds

    assert (column.cause, column.reached, column.why_again) == ("нет регламента", Decimal(60), "Не хватило")
    assert (column.actions_done, column.actions) == (1, 2)


def test_a_frozen_cycle_keeps_the_phase_it_was_frozen_in() -> None:
    pause = Pause(stage="doing", phase=Phase.DO, due=MONDAY, began_at=NOW, returns_on=date(2026, 8, 10))

    where = sheet(cycle("frozen", pause=pause, due=None)).where

    assert (where.phase, where.is_frozen, where.returns_on) == (Phase.DO, True, date(2026, 8, 10))


def test_nothing_is_left_of_a_closed_cycle() -> None:
    made = sheet(cycle("closed"))

    assert (made.left.move, made.left.gates, made.where.turn) == (None, (), ())


def test_evidence_is_told_the_newest_first_and_a_set_clock_is_marked() -> None:
    old, new = evidence(), replace(evidence(None), text="Позже", on=date(2026, 7, 9))
    by_set_clock = replace(moved("submit"), clock=Clock.SET)

    made = sheet(cycle("doing", evidence=(old, new)), by_set_clock)

    assert [each.text for each in made.evidence] == ["Позже", "Сделано"]
    assert made.is_clock_set


def test_few_readings_prove_nothing_and_years_without_holidays_are_named() -> None:
    made = sheet(cycle("doing", actions=(action(due=date(2031, 1, 9)),)))

    assert made.checked.behaviour is Behaviour.TOO_FEW
    assert made.unknown_years == (2031,)
