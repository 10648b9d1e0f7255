"""Which moves the process allows, who may take them, what each lacks, and what follows from one."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pdca.domain.calendar import Calendar
from pdca.domain.cycle import Cycle, Pause
from pdca.domain.cycle_events import Moved
from pdca.domain.engine import PossibleMove, due_of_stage, plan_fingerprint, stage_days
from pdca.domain.errors import NotFound, Refused
from pdca.domain.evolve import evolve
from pdca.domain.gates import Attempt
from pdca.domain.judgement import judged
from pdca.domain.plan import Outcome, ReadingKind
from pdca.domain.process import Ending, Phase, Relation, Verdict
from tests.unit.world import (
    HEAD,
    MEMBER,
    MONDAY,
    NOW,
    OWNER,
    READER,
    action,
    attempt,
    codes,
    cycle,
    engine,
    organisation,
    plan,
    process,
    reading,
    recorded,
    situation,
)

TODAY = 21
TODAY_ON = MONDAY + timedelta(days=TODAY)
SAID: dict[str, Any] = {"reason": "Так надо", "returns_on": date(2026, 12, 1)}

ARROWS: dict[str, dict[str, str]] = {
    "planning": {"submit": "plan-review", "freeze": "frozen", "cancel": "cancelled"},
    "plan-review": {"approve": "doing", "return": "planning", "freeze": "frozen", "cancel": "cancelled"},
    "doing": {"hand-over": "checking", "freeze": "frozen", "cancel": "cancelled"},
    "checking": {
        "observe": "observing",
        "adapt": "planning",
        "abandon": "abandoned",
        "freeze": "frozen",
        "cancel": "cancelled",
    },
    "observing": {
        "adopt": "standardising",
        "adapt": "planning",
        "abandon": "abandoned",
        "freeze": "frozen",
        "cancel": "cancelled",
    },
    "standardising": {"close": "closed", "freeze": "frozen", "cancel": "cancelled"},
    "frozen": {"resume": "doing"},
    "closed": {},
    "abandoned": {},
    "cancelled": {},
}
"""The table of the design, written out: moves from each stage; the pause here began in doing."""

NO_ARROW = [(stage, move) for stage in ARROWS for move in process().transitions if move not in ARROWS[stage]]

MOVER = {"submit": HEAD, "hand-over": HEAD}


def standing(stage: str) -> Cycle:
    """Return a cycle in a stage; a frozen one came from doing."""
    if stage != "frozen":
        return cycle(stage)
    paused = Pause(stage="doing", phase=Phase.DO, due=date(2026, 7, 13), began_at=NOW, returns_on=None)
    return cycle("frozen", pause=paused)


def taken(start: Cycle, move: str, by: int | None = None, *, after: int = TODAY, **said: Any) -> Moved:  # noqa: ANN401
    """Take a move, and return its event."""
    who = MOVER.get(move, OWNER) if by is None else by
    return engine().decide(start, move, attempt(start, who, after=after, **(SAID | said)))


def refusal(start: Cycle, move: str, by: int, *, after: int = TODAY, **said: Any) -> Refused:  # noqa: ANN401
    """Try a move that is refused, and return the refusal."""
    with pytest.raises(Refused) as refused:
        engine().decide(start, move, attempt(start, by, after=after, **said))
    return refused.value


def test_table_names_every_stage_of_the_process() -> None:
    assert ARROWS.keys() == process().stages.keys()


@pytest.mark.parametrize("stage", ARROWS)
def test_moves_that_leave_a_stage_are_those_of_the_table(stage: str) -> None:
    moves = engine().moves(standing(stage), situation())

    assert {move.transition.id: move.target for move in moves} == ARROWS[stage]


@pytest.mark.parametrize(("stage", "move"), [(s, m) for s, moves in ARROWS.items() for m in moves])
def test_move_with_an_arrow_leads_where_the_table_says(stage: str, move: str) -> None:
    moved = taken(standing(stage), move)

    assert (moved.transition, moved.source, moved.target) == (move, stage, ARROWS[stage][move])


@pytest.mark.parametrize(("stage", "move"), NO_ARROW)
def test_move_without_an_arrow_is_refused_with_the_moves_that_are_possible(stage: str, move: str) -> None:
    refused = refusal(standing(stage), move, OWNER, **SAID)

    possible = refused.facts["possible"]
    assert refused.code == "no-such-move-now"
    assert isinstance(possible, tuple)
    assert {m.transition.id for m in possible if isinstance(m, PossibleMove)} == ARROWS[stage].keys()


def test_refusal_without_an_arrow_says_what_each_possible_move_lacks() -> None:
    empty = cycle("doing", actions=(), evidence=())

    possible = refusal(empty, "adopt", HEAD).facts["possible"]

    assert isinstance(possible, tuple)
    assert {m.transition.id: codes(m.gaps) for m in possible} == {
        "hand-over": ["actions-settled", "actions-evidenced"],
        "freeze": ["not-your-role", "four-eyes", "reason", "return-date"],
        "cancel": ["not-your-role", "four-eyes", "reason"],
    }


def test_move_that_no_process_has_is_not_found() -> None:
    with pytest.raises(NotFound) as missing:
        taken(cycle(), "no-such-move")

    assert (missing.value.code, missing.value.facts["move"]) == ("move-not-found", "no-such-move")


def test_refusal_lists_person_and_every_gate_at_once() -> None:
    bare = cycle(plan=plan(goal="", whys=(), prediction=""), actions=())

    refused = refusal(bare, "submit", MEMBER)

    assert codes(refused.gaps) == [
        "not-your-role",
        "root-cause",
        "cause-in-process",
        "goal",
        "prediction",
        "actions-planned",
    ]


@pytest.mark.parametrize("move", ["approve", "return"])
def test_responsible_never_decides_about_their_own_plan(move: str) -> None:
    own = cycle("plan-review", assigner=HEAD)

    assert codes(refusal(own, move, HEAD, **SAID).gaps) == ["four-eyes"]


@pytest.mark.parametrize(
    ("stage", "move"), [("checking", "observe"), ("observing", "adopt"), ("standardising", "close")]
)
def test_responsible_never_checks_their_own_effect(stage: str, move: str) -> None:
    own = cycle(stage, checker=HEAD)

    assert codes(refusal(own, move, HEAD, **SAID).gaps) == ["four-eyes"]


@pytest.mark.parametrize("stage", [stage for stage, moves in ARROWS.items() if moves])
def test_reader_takes_no_move_at_all(stage: str) -> None:
    for move in engine().moves(standing(stage), situation(READER)):
        assert "reader-reads" in codes(move.gaps)
        assert not move.is_mine


def test_one_person_company_approves_its_own_work_and_says_so() -> None:
    alone = organisation(OWNER, READER)
    own = cycle("plan-review", responsible=OWNER)

    moved = engine().decide(
        own, "approve", Attempt(cycle=own, situation=situation(OWNER, after=TODAY, company=alone))
    )

    assert moved.self_approved


def test_approval_by_another_is_not_called_self_approved() -> None:
    assert not taken(cycle("plan-review"), "approve").self_approved


def test_forward_move_is_offered_to_the_person_whose_turn_it_is() -> None:
    lacking = cycle(plan=plan(goal=""))

    mine = engine().forward(lacking, situation(HEAD))

    assert [(m.transition.id, codes(m.gaps)) for m in mine] == [("submit", ["goal"])]
    assert engine().forward(lacking, situation(OWNER)) == ()


@pytest.mark.parametrize(
    ("stage", "relations"),
    [
        ("planning", (Relation.RESPONSIBLE,)),
        ("plan-review", (Relation.ASSIGNER,)),
        ("doing", (Relation.RESPONSIBLE,)),
        ("checking", (Relation.CHECKER,)),
        ("frozen", (Relation.ASSIGNER,)),
        ("closed", ()),
    ],
)
def test_turn_is_of_those_who_may_go_forward(stage: str, relations: tuple[Relation, ...]) -> None:
    assert engine().holders(stage) == relations


@pytest.mark.parametrize(
    ("stage", "move", "days"),
    [
        ("planning", "submit", 3),
        ("plan-review", "approve", 15),
        ("plan-review", "return", 5),
        ("doing", "hand-over", 5),
    ],
)
def test_stage_is_due_its_working_days_after_it_is_entered(stage: str, move: str, days: int) -> None:
    moved = taken(cycle(stage), move)

    assert moved.due == Calendar().add(TODAY_ON, days)


def test_stage_is_due_by_the_days_the_cycle_was_opened_with() -> None:
    hasty = cycle(stage_days={**cycle().stage_days, "plan-review": 1})

    assert taken(hasty, "submit").due == TODAY_ON + timedelta(days=1)


def test_catalogue_gives_its_own_days_and_the_process_the_others() -> None:
    days = stage_days(process(), {"doing": 40, "no-such-stage": 1})

    assert days == {
        "planning": 5,
        "plan-review": 3,
        "doing": 40,
        "checking": 5,
        "observing": 5,
        "standardising": 5,
    }


def test_observation_window_and_due_date_are_counted_one_after_the_other() -> None:
    moved = taken(cycle("checking"), "observe")

    assert moved.observed_until == Calendar().add(TODAY_ON, 10)
    assert moved.due == Calendar().add(TODAY_ON, 15)


def test_stage_after_observation_without_a_window_is_due_from_today() -> None:
    stage = process().stages["observing"]

    assert due_of_stage(stage, 5, today=MONDAY, calendar=Calendar()) == date(2026, 7, 13)


def test_approval_freezes_the_fingerprint_of_plan_and_actions() -> None:
    ready = cycle("plan-review")

    assert taken(ready, "approve").plan_hash == plan_fingerprint(ready)
    assert taken(ready, "return").plan_hash is None


def test_fingerprint_tells_plans_and_actions_apart_but_not_dropped_ones() -> None:
    ready = cycle()
    others = [
        replace(ready, plan=plan(goal="Другая цель")),
        replace(ready, actions=(action(title="Другое"),)),
        replace(ready, actions=(action(assignee=HEAD),)),
        replace(ready, actions=(action(due=MONDAY),)),
        replace(ready, actions=()),
    ]

    assert len({plan_fingerprint(c) for c in (ready, *others)}) == 6
    dropped = (*ready.actions, action(2, is_dropped=True))
    assert plan_fingerprint(replace(ready, actions=dropped)) == plan_fingerprint(ready)


@pytest.mark.parametrize(
    ("stage", "move", "ending", "verdict"),
    [
        ("standardising", "close", Ending.CLOSED, None),
        ("checking", "abandon", Ending.ABANDONED, Verdict.ABANDON),
        ("doing", "cancel", Ending.CANCELLED, None),
        ("observing", "adopt", None, Verdict.ADOPT),
        ("checking", "adapt", None, Verdict.ADAPT),
    ],
)
def test_move_says_how_the_cycle_ends_and_what_check_decided(
    stage: str, move: str, ending: Ending | None, verdict: Verdict | None
) -> None:
    moved = taken(cycle(stage), move)

    assert (moved.ending, moved.verdict) == (ending, verdict)
    assert (moved.due is None) == (ending is not None)


def test_move_carries_what_the_latest_reading_says() -> None:
    assert taken(cycle("checking"), "observe").outcome is Outcome.MET
    half = cycle(
        "checking",
        readings=(reading(50, after=1, seq=5), reading(4, after=1, seq=6, kind=ReadingKind.COUNTER)),
    )
    assert taken(half, "observe").outcome is Outcome.IMPROVED
    assert taken(cycle("doing", readings=()), "hand-over").outcome is None


def test_judgement_is_of_the_latest_result() -> None:
    assert judged(cycle(), situation().organisation) is Outcome.MET
    assert judged(cycle(readings=()), situation().organisation) is None


def after_move(start: Cycle, move: str, *, after: int, **said: Any) -> Cycle:  # noqa: ANN401
    """Take a move and fold it in."""
    return evolve(start, recorded(taken(start, move, after=after, **said), seq=20, after=after))


@pytest.mark.parametrize("stage", [stage for stage, moves in ARROWS.items() if "freeze" in moves])
def test_resume_goes_back_to_the_stage_the_pause_began_in_and_to_no_other(stage: str) -> None:
    frozen = after_move(cycle(stage), "freeze", after=0)

    moves = engine().moves(frozen, situation())

    assert [(move.transition.id, move.target) for move in moves] == [("resume", stage)]


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (0, date(2026, 7, 13)),
        (1, date(2026, 7, 14)),
        (4, date(2026, 7, 17)),
        (5, date(2026, 7, 17)),
        (7, date(2026, 7, 20)),
        (-3, date(2026, 7, 13)),
    ],
)
def test_pause_moves_the_due_date_by_the_working_days_it_lasted(days: int, due: date) -> None:
    frozen = after_move(cycle("doing"), "freeze", after=0)

    resumed = after_move(frozen, "resume", after=days)

    assert frozen.due is None
    assert (resumed.due, resumed.original_due) == (due, date(2026, 7, 13))
    assert (resumed.stage, resumed.pause) == ("doing", None)


def test_pause_over_a_holiday_moves_the_due_date_by_working_days_only() -> None:
    calendar = Calendar(exceptions={date(2026, 7, 7): False, date(2026, 7, 14): False})
    company = organisation(calendar=calendar)
    frozen = after_move(cycle("doing"), "freeze", after=0)

    moved = engine().decide(
        frozen, "resume", Attempt(cycle=frozen, situation=situation(after=2, company=company))
    )

    assert moved.due == date(2026, 7, 15)


def test_pause_moves_the_observation_window_too() -> None:
    frozen = after_move(cycle("observing"), "freeze", after=0)

    resumed = after_move(frozen, "resume", after=7)

    assert resumed.observed_until == Calendar().add(MONDAY + timedelta(days=15), 5)


def test_pause_in_another_stage_leaves_the_window_alone() -> None:
    frozen = after_move(cycle("standardising"), "freeze", after=0)

    assert after_move(frozen, "resume", after=7).observed_until == MONDAY + timedelta(days=15)


@pytest.mark.parametrize("stage", ["checking", "observing"])
def test_adapt_starts_the_next_round_with_the_last_one_in_view(stage: str) -> None:
    before = cycle(stage)

    after = after_move(before, "adapt", after=TODAY, reason="Мало")

    (last,) = after.rounds
    assert (after.round, after.stage, after.phase) == (2, "planning", Phase.PLAN)
    assert (last.number, last.plan, last.actions) == (1, before.plan, before.actions)
    assert (last.readings, last.check, last.reason) == (before.readings, before.check, "Мало")
    assert last.outcome is Outcome.MET


def test_next_round_begins_without_cause_actions_readings_and_check() -> None:
    after = after_move(cycle("checking"), "adapt", after=TODAY)

    assert (after.actions, after.evidence, after.readings) == ((), (), ())
    assert (after.check.learned, after.plan_hash, after.observed_until) == ("", None, None)
    assert codes(engine().moves(after, situation(HEAD))[0].gaps) == [
        "root-cause",
        "cause-in-process",
        "target",
        "prediction",
        "actions-planned",
    ]


def test_adapt_again_counts_on() -> None:
    second = replace(after_move(cycle("checking"), "adapt", after=TODAY), stage="checking", phase=Phase.CHECK)
    checked = replace(second, check=cycle().check)

    assert [r.number for r in after_move(checked, "adapt", after=TODAY).rounds] == [1, 2]
