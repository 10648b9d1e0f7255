"""How each event changes a cycle."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pdca.domain import evolve as folding
from pdca.domain.cycle import Check, Cycle, Evidence, LastMove, Pause, Reading, Standard
from pdca.domain.cycle_events import (
    ActionAdded,
    ActionDone,
    ActionDropAsked,
    ActionDropped,
    CheckWritten,
    EvidenceAttached,
    EvidenceKind,
    ExtensionAsked,
    ExtensionDecided,
    Moved,
    PlanWritten,
    Prediction,
    ReadingTaken,
    Reassigned,
    StandardNamed,
)
from pdca.domain.events import Event, PersonAdded
from pdca.domain.evolve import evolve, fold
from pdca.domain.people import Role
from pdca.domain.plan import Outcome, Plan, ReadingKind
from pdca.domain.process import Ending, Phase, Relation, Verdict
from pdca.domain.streams import EVENT_TYPES
from tests.unit.test_organisation_rules import opened
from tests.unit.world import HEAD, MEMBER, MONDAY, NOW, OWNER, SECOND, action, cycle, plan, recorded

DUE, NEXT_WEEK = date(2026, 7, 13), date(2026, 7, 20)

OPENED = opened()


def moved(**changes: object) -> Moved:
    """Return a move from planning to plan-review."""
    event = Moved(
        transition="submit",
        source="planning",
        target="plan-review",
        phase=Phase.PLAN,
        ending=None,
        round=1,
        due=NEXT_WEEK,
    )
    return replace(event, **changes)  # type: ignore[arg-type]


def after(events: Sequence[Event], start: Cycle | None = None, *, by: int = OWNER) -> Cycle:
    """Fold events into a cycle, the first with number 20, one a day."""
    state = start or cycle()
    for day, event in enumerate(events):
        state = evolve(state, recorded(event, seq=20 + day, by=by, after=day))
    return state


def test_every_event_of_a_cycle_can_be_folded() -> None:
    of_cycles = {kind for kind in EVENT_TYPES.values() if kind.__module__.endswith("cycle_events")}

    assert folding._FOLDS.keys() | {type(OPENED)} == of_cycles


def test_cycle_begins_in_its_first_stage_with_an_empty_plan() -> None:
    state = evolve(None, recorded(OPENED, seq=3))

    assert (state.number, state.version, state.stage, state.round) == (7, 3, "planning", 1)
    assert (state.due, state.original_due, state.entered_at) == (DUE, DUE, NOW)
    assert state.plan == Plan(observation=20)
    assert state.is_open


def test_stream_that_does_not_begin_with_an_opening_cannot_be_folded() -> None:
    with pytest.raises(ValueError, match="cycle-1"):
        fold([recorded(moved())])


def test_empty_stream_is_no_cycle() -> None:
    assert fold([]) is None


def test_event_of_something_else_cannot_be_folded() -> None:
    stranger = PersonAdded(number=1, name="А", role=Role.OWNER, reports_to=None, mail="", language="ru")

    with pytest.raises(KeyError):
        evolve(cycle(), recorded(stranger))


def test_version_is_the_place_of_the_last_event() -> None:
    assert fold([recorded(OPENED, seq=1), recorded(PlanWritten(plan=plan()), seq=2)]).version == 2  # type: ignore[union-attr]


def test_plan_is_replaced_as_a_whole() -> None:
    assert after([PlanWritten(plan=plan(goal="Другая"))]).plan == plan(goal="Другая")


def test_action_is_added_done_and_dropped() -> None:
    bare = cycle(actions=())
    added = ActionAdded(action=1, title="Дело", assignee=MEMBER, due=DUE)

    (new,) = after([added], bare).actions
    (done,) = after([added, ActionDone(action=1, note="")], bare).actions
    (asked,) = after([added, ActionDropAsked(action=1, reason="Нет")], bare).actions
    dropped = ActionDropped(action=1, reason="Нет", self_approved=False)
    (gone,) = after([added, ActionDropAsked(action=1, reason="Нет"), dropped], bare).actions

    assert (new.is_done, new.is_settled, new.added_at) == (False, False, NOW)
    assert (done.is_done, done.is_settled) == (True, True)
    assert (asked.drop_asked, asked.is_settled) == ("Нет", False)
    assert (gone.is_done, gone.is_settled, gone.drop_asked) == (False, True, None)


def test_other_actions_stay_as_they_were() -> None:
    two = cycle(actions=(action(), action(2)))

    state = after([ActionDone(action=2, note="")], two)

    assert (state.actions[0], state.actions[1].is_done) == (action(), True)
    assert (state.action(2), state.action(9)) == (state.actions[1], None)


def test_evidence_reading_check_and_standard_are_kept_with_who_and_when() -> None:
    events: list[Event] = [
        EvidenceAttached(kind=EvidenceKind.LINK, text="x", on=MONDAY, action=1, sha256="f", size=3),
        ReadingTaken(kind=ReadingKind.COUNTER, value=Decimal(4), on=MONDAY, note="выгрузка"),
        CheckWritten(learned="Многое", prediction=Prediction.FAILED),
        StandardNamed(document="Р", document_version="2", told="Всем", elsewhere="Нет", control_on=NEXT_WEEK),
    ]

    state = after(events, cycle(evidence=(), readings=()), by=MEMBER)

    assert state.evidence == (
        Evidence(kind=EvidenceKind.LINK, text="x", on=MONDAY, action=1, by=MEMBER, at=NOW, sha256="f"),
    )
    (taken,) = state.readings
    assert isinstance(taken, Reading)
    assert (taken.value, taken.by, taken.seq, taken.note) == (Decimal(4), MEMBER, 21, "выгрузка")
    assert state.check == Check(learned="Многое", prediction=Prediction.FAILED)
    assert state.standard == Standard(
        document="Р", document_version="2", told="Всем", elsewhere="Нет", control_on=NEXT_WEEK
    )


def asked(number: int = 1) -> ExtensionAsked:
    return ExtensionAsked(extension=number, stage="planning", from_due=DUE, to_due=NEXT_WEEK, reason="Отпуск")


def granted(number: int = 1, *, is_granted: bool = True, slip: int = 5) -> ExtensionDecided:
    return ExtensionDecided(
        extension=number, is_granted=is_granted, reason="", slip=slip, self_approved=False
    )


def test_extension_waits_and_moves_no_due_date() -> None:
    state = after([asked()], by=HEAD)

    assert state.waiting_extension == state.extensions[0]
    assert (state.due, state.slip, state.extensions[0].asked_by) == (DUE, 0, HEAD)


def test_granted_extension_moves_the_due_date_and_keeps_the_original_one() -> None:
    state = after([asked(), granted()])

    assert (state.due, state.original_due, state.slip) == (NEXT_WEEK, DUE, 5)
    assert (state.extensions[0].decided_by, state.waiting_extension) == (OWNER, None)


def test_refused_extension_moves_nothing_and_stays_visible() -> None:
    state = after([asked(), granted(is_granted=False, slip=0)])

    assert (state.due, state.slip, len(state.extensions)) == (DUE, 0, 1)
    assert not state.extensions[0].is_granted


def test_slips_add_up_over_the_whole_cycle() -> None:
    assert after([asked(), granted(), asked(2), granted(2, slip=3)]).slip == 8


def test_move_enters_the_stage_and_remembers_who_and_when() -> None:
    state = after([moved()], by=HEAD)

    assert (state.stage, state.phase, state.due, state.original_due) == (
        "plan-review",
        Phase.PLAN,
        NEXT_WEEK,
        NEXT_WEEK,
    )
    assert state.last_move == LastMove(transition="submit", source="planning", by=HEAD, at=NOW, seq=20)


def test_move_lets_a_waiting_extension_lapse_and_leaves_a_decided_one() -> None:
    state = after([asked(), granted(), asked(2), moved()])

    assert [(e.is_granted, e.is_lapsed) for e in state.extensions] == [(True, False), (False, True)]
    assert state.waiting_extension is None


def test_do_begins_once_and_approval_keeps_the_fingerprint() -> None:
    fresh = cycle("plan-review", do_began_at=None, do_began_seq=None, observed_until=None)
    approved = moved(
        transition="approve", source="plan-review", target="doing", phase=Phase.DO, plan_hash="f"
    )
    again = moved(transition="x", source="doing", target="doing", phase=Phase.DO)

    state = after([approved, again], fresh)

    assert (state.do_began_at, state.do_began_seq, state.plan_hash) == (NOW, 20, "f")


def test_window_is_kept_from_the_move_that_began_it() -> None:
    observed = moved(target="observing", phase=Phase.CHECK, observed_until=NEXT_WEEK)
    adopted = moved(target="standardising", phase=Phase.ACT, verdict=Verdict.ADOPT)

    state = after([observed, adopted], cycle("checking", observed_until=None))

    assert (state.observed_until, state.verdict) == (NEXT_WEEK, Verdict.ADOPT)


def test_pause_remembers_where_it_began() -> None:
    frozen = moved(
        transition="freeze", target="frozen", phase=None, due=None, is_pause=True, returns_on=NEXT_WEEK
    )

    state = after([frozen], cycle("doing"))

    assert state.pause == Pause(stage="doing", phase=Phase.DO, due=DUE, began_at=NOW, returns_on=NEXT_WEEK)
    assert (state.due, state.original_due, state.is_open) == (None, DUE, True)


def test_resumed_cycle_goes_on_with_its_first_due_date_in_view() -> None:
    frozen = moved(target="frozen", phase=None, due=None, is_pause=True)
    resumed = moved(source="frozen", target="doing", phase=Phase.DO, due=NEXT_WEEK)

    state = after([frozen, resumed], cycle("doing"))

    assert (state.stage, state.pause, state.due, state.original_due) == ("doing", None, NEXT_WEEK, DUE)
    assert state.do_began_seq == 4


def test_next_round_keeps_the_last_one_and_begins_anew() -> None:
    before = cycle("checking")
    adapted = moved(
        source="checking",
        target="planning",
        round=2,
        reason="Мало",
        outcome=Outcome.IMPROVED,
        verdict=Verdict.ADAPT,
    )

    state = after([adapted], before)

    (last,) = state.rounds
    assert (last.plan, last.actions, last.readings, last.check) == (
        before.plan,
        before.actions,
        before.readings,
        before.check,
    )
    assert (last.number, last.reason, last.outcome) == (1, "Мало", Outcome.IMPROVED)
    assert (state.round, state.actions, state.do_began_at, state.observed_until) == (2, (), None, None)
    assert state.plan == before.plan.for_next_round()


def test_end_is_remembered_with_its_time() -> None:
    state = after([moved(target="closed", phase=None, due=None, ending=Ending.CLOSED)])

    assert (state.ending, state.ended_at, state.is_open, state.due) == (Ending.CLOSED, NOW, False, None)


@pytest.mark.parametrize(
    "event",
    [
        moved(self_approved=True),
        ActionDropped(action=1, reason="Нет", self_approved=True),
        ExtensionDecided(extension=1, is_granted=True, reason="", slip=1, self_approved=True),
    ],
)
def test_self_approval_is_never_forgotten(event: Event) -> None:
    state = after([asked(), event, moved()])

    assert state.is_self_approved


def test_another_person_becomes_responsible() -> None:
    state = after([Reassigned(responsible=SECOND, reason="Отпуск")])

    assert (state.responsible, state.person(Relation.RESPONSIBLE)) == (SECOND, SECOND)
    assert (state.person(Relation.ASSIGNER), state.person(Relation.CHECKER)) == (OWNER, OWNER)


def test_latest_reading_is_the_latest_by_date_and_then_by_entry() -> None:
    def read(on: date, value: int, kind: ReadingKind = ReadingKind.MEASURE) -> ReadingTaken:
        return ReadingTaken(kind=kind, value=Decimal(value), on=on)

    state = after([read(NEXT_WEEK, 1), read(NEXT_WEEK, 2), read(DUE, 3)], cycle(readings=()))

    latest = state.latest(ReadingKind.MEASURE)
    assert latest is not None
    assert latest.value == Decimal(2)
    assert state.latest(ReadingKind.COUNTER) is None
