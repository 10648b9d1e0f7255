"""What may be recorded about a cycle, by whom and when; everything against it is listed."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from pdca.domain.calendar import Calendar
from pdca.domain.cycle import Cycle, Extension, Pause, Standard
from pdca.domain.cycle_events import (
    ActionAdded,
    ActionDone,
    ActionDropAsked,
    ActionDropped,
    ActionReassigned,
    CheckWritten,
    EvidenceAttached,
    EvidenceKind,
    ExtensionAsked,
    ExtensionDecided,
    HandedOver,
    Moved,
    PlanWritten,
    Prediction,
    ReadingCorrected,
    ReadingTaken,
    Reassigned,
    StandardNamed,
)
from pdca.domain.cycle_rules import _RULES, objections
from pdca.domain.events import Event
from pdca.domain.handing_rules import OF_HANDING
from pdca.domain.organisation import Organisation
from pdca.domain.plan import ReadingKind
from pdca.domain.process import Ending, Phase, Relation
from tests.unit.world import (
    HEAD,
    MEMBER,
    MONDAY,
    NOW,
    OWNER,
    READER,
    SECOND,
    action,
    attempt,
    codes,
    cycle,
    engine,
    organisation,
    plan,
    reading,
    situation,
)

DUE = date(2026, 7, 13)
NEXT_WEEK = date(2026, 7, 20)


def added(**changes: Any) -> ActionAdded:  # noqa: ANN401 - handed to replace()
    return replace(ActionAdded(action=2, title="Дело", assignee=MEMBER, due=NEXT_WEEK), **changes)


def attached(**changes: Any) -> EvidenceAttached:  # noqa: ANN401
    note = EvidenceAttached(kind=EvidenceKind.NOTE, text="Сделано", on=MONDAY, action=1)
    return replace(note, **changes)


def read(**changes: Any) -> ReadingTaken:  # noqa: ANN401
    return replace(ReadingTaken(kind=ReadingKind.MEASURE, value=Decimal(5), on=MONDAY), **changes)


def asked(**changes: Any) -> ExtensionAsked:  # noqa: ANN401
    wish = ExtensionAsked(extension=1, stage="doing", from_due=DUE, to_due=NEXT_WEEK, reason="Отпуск")
    return replace(wish, **changes)


def decided(**changes: Any) -> ExtensionDecided:  # noqa: ANN401
    granted = ExtensionDecided(extension=1, is_granted=True, reason="", slip=5, self_approved=False)
    return replace(granted, **changes)


def named(**changes: Any) -> StandardNamed:  # noqa: ANN401
    standard = StandardNamed(
        document="Р", document_version="1", told="Всем", elsewhere="Нет", control_on=NEXT_WEEK
    )
    return replace(standard, **changes)


def checked(learned: str = "Многое", prediction: Prediction | None = Prediction.HELD) -> CheckWritten:
    return CheckWritten(learned=learned, prediction=prediction)


def dropped(*, self_approved: bool = False, reason: str = "Не нужно") -> ActionDropped:
    return ActionDropped(action=1, reason=reason, self_approved=self_approved)


def waiting(**changes: Any) -> Cycle:  # noqa: ANN401
    """Return a cycle in doing with an extension that waits."""
    wish = Extension(
        number=1,
        stage="doing",
        from_due=DUE,
        to_due=NEXT_WEEK,
        reason="Отпуск",
        asked_by=HEAD,
        asked_at=NOW,
    )
    return cycle("doing", extensions=(replace(wish, **changes),))


def handed(**changes: Any) -> HandedOver:  # noqa: ANN401
    return replace(HandedOver(relation=Relation.CHECKER, person=MEMBER, reason="Отпуск"), **changes)


def given(**changes: Any) -> ActionReassigned:  # noqa: ANN401
    return replace(ActionReassigned(action=1, assignee=SECOND, reason="Отпуск"), **changes)


OPEN = action()
OPENED = {"actions": (OPEN,)}


def corrected(**changes: Any) -> ReadingCorrected:  # noqa: ANN401 - handed to replace()
    """Return the correction of a reading that the world's cycle has."""
    return replace(ReadingCorrected(reading=7, value=Decimal(90), on=MONDAY, reason="Описка"), **changes)


EVERY_EVENT: dict[type[Event], Event] = {
    type(event): event
    for event in (
        PlanWritten(plan=plan()),
        added(),
        ActionDone(action=1, note=""),
        ActionDropAsked(action=1, reason="Не нужно"),
        dropped(),
        attached(),
        read(),
        corrected(),
        checked(),
        named(),
        asked(),
        decided(),
        Reassigned(responsible=MEMBER, reason="Отпуск"),
        handed(),
        given(),
    )
}


def against(
    state: Cycle, event: Event, by: int, *, after: int = 0, company: Organisation | None = None
) -> list[str]:
    """List the codes of what is against an event."""
    return codes(objections(state, event, situation(by, after=after, company=company), engine()))


def test_every_event_has_a_rule_and_is_tried_here() -> None:
    assert EVERY_EVENT.keys() == _RULES.keys()


COMPUTED = cycle("checking", plan=plan(computed="plan-fulfilled"))
PREDICTED = cycle("checking", plan=plan(predicted_low=Decimal(90), predicted_high=Decimal(100)))

ALLOWED = [
    (cycle(), PlanWritten(plan=plan()), HEAD),
    (cycle(), added(), HEAD),
    (cycle(), added(), OWNER),
    (cycle("doing"), added(), HEAD),
    (cycle("doing", **OPENED), ActionDone(action=1, note=""), MEMBER),
    (cycle("doing", **OPENED), ActionDone(action=1, note=""), HEAD),
    (cycle("doing", **OPENED), ActionDropAsked(action=1, reason="Не нужно"), MEMBER),
    (cycle(**OPENED), dropped(), HEAD),
    (cycle("doing", **OPENED), dropped(), OWNER),
    (cycle("doing"), attached(), MEMBER),
    (cycle("doing"), attached(action=None), OWNER),
    (cycle("checking"), read(), HEAD),
    (cycle("checking"), read(), OWNER),
    (COMPUTED, read(note="CRM недоступна"), HEAD),
    (COMPUTED, read(computed="plan-fulfilled", rows=3), OWNER),
    (replace(COMPUTED, responsible=SECOND), read(computed="plan-fulfilled", rows=3), HEAD),
    (cycle("doing"), corrected(), HEAD),
    (cycle("checking"), corrected(value=Decimal(100)), OWNER),
    (cycle("checking"), checked(), OWNER),
    (cycle("observing"), checked(prediction=None), OWNER),
    (cycle("standardising"), named(), HEAD),
    (cycle("standardising"), named(control_on=None), OWNER),
    (cycle("doing"), asked(), HEAD),
    (cycle("doing"), asked(), OWNER),
    (waiting(), decided(), OWNER),
    (waiting(), decided(is_granted=False, slip=0), OWNER),
    (cycle(), Reassigned(responsible=MEMBER, reason="Отпуск"), OWNER),
    (cycle(), handed(), OWNER),
    (replace(cycle(), responsible=MEMBER), handed(relation=Relation.ASSIGNER, person=HEAD), OWNER),
    (cycle("doing", **OPENED), given(), OWNER),
    (cycle("doing", **OPENED), given(), HEAD),
]


@pytest.mark.parametrize(
    ("state", "event", "by"), ALLOWED, ids=[type(event).__name__ for _, event, _ in ALLOWED]
)
def test_right_person_may_do_it_at_the_right_time(state: Cycle, event: Event, by: int) -> None:
    assert against(state, event, by) == []


REFUSED: list[tuple[Cycle, Event, int, list[str]]] = [
    (cycle(), PlanWritten(plan=plan()), OWNER, ["not-your-role"]),
    (cycle("plan-review"), PlanWritten(plan=plan()), HEAD, ["plan-frozen"]),
    (
        cycle("doing"),
        PlanWritten(plan=plan(target=Decimal("NaN"))),
        MEMBER,
        ["not-your-role", "plan-frozen", "not-a-number"],
    ),
    (cycle(), added(), MEMBER, ["not-your-role"]),
    (cycle("plan-review"), added(), HEAD, ["actions-closed"]),
    (cycle("checking"), added(), HEAD, ["actions-closed"]),
    (
        cycle(),
        added(action=1, title=" ", due=date(2026, 7, 5)),
        HEAD,
        ["number-taken", "title-empty", "due-in-past"],
    ),
    (cycle(), added(assignee=READER), HEAD, ["assignee-cannot-act"]),
    (cycle(), added(assignee=99), HEAD, ["assignee-cannot-act"]),
    (cycle("doing", **OPENED), ActionDone(action=1, note=""), SECOND, ["not-your-action"]),
    (cycle("doing", **OPENED), ActionDone(action=2, note=""), MEMBER, ["no-such-action"]),
    (cycle("doing"), ActionDone(action=1, note=""), MEMBER, ["action-settled"]),
    (cycle(**OPENED), ActionDone(action=1, note=""), MEMBER, ["not-doing"]),
    (cycle("doing", **OPENED), ActionDropAsked(action=1, reason=""), SECOND, ["reason", "not-your-action"]),
    (cycle("doing", **OPENED), dropped(), MEMBER, ["not-your-role"]),
    (
        cycle("doing", **OPENED),
        dropped(reason=""),
        HEAD,
        ["reason", "not-your-role", "four-eyes", "self-approval-unmarked"],
    ),
    (cycle("doing", **OPENED), dropped(self_approved=True), OWNER, ["self-approval-unmarked"]),
    (cycle("doing"), dropped(), OWNER, ["action-settled"]),
    (cycle(**OPENED), dropped(), MEMBER, ["not-your-role"]),
    (cycle("doing"), attached(), SECOND, ["not-in-cycle"]),
    (
        cycle("doing"),
        attached(on=date(2026, 7, 7), action=9, text=" "),
        MEMBER,
        ["date-in-future", "no-such-action", "text-empty"],
    ),
    (cycle("checking"), read(), MEMBER, ["not-your-role"]),
    (
        cycle("checking"),
        read(on=date(2026, 7, 7), value=Decimal("NaN")),
        HEAD,
        ["date-in-future", "not-a-number"],
    ),
    (COMPUTED, read(computed="plan-fulfilled", rows=3), MEMBER, ["not-your-role"]),
    (COMPUTED, read(computed="stale-deals", rows=3), HEAD, ["reading-not-planned"]),
    (cycle("checking"), read(computed="plan-fulfilled", rows=3), OWNER, ["reading-not-planned"]),
    (COMPUTED, read(), HEAD, ["reading-computed"]),
    (cycle("checking"), corrected(reason=""), MEMBER, ["not-your-role", "reason"]),
    (cycle("doing"), corrected(reading=99), HEAD, ["no-such-reading"]),
    (cycle("doing"), corrected(on=date(2026, 7, 7)), HEAD, ["date-in-future"]),
    (cycle("doing", readings=(reading(90, after=0, seq=7),)), corrected(), HEAD, ["reading-same"]),
    (
        cycle("doing", readings=(reading(50, after=0, seq=3),)),
        corrected(reading=3),
        HEAD,
        ["baseline-frozen"],
    ),
    (cycle("checking"), corrected(), HEAD, ["four-eyes"]),
    (cycle("standardising"), corrected(), HEAD, ["four-eyes"]),
    (PREDICTED, checked(), OWNER, ["prediction-computed"]),
    (cycle("checking"), checked(), HEAD, ["not-your-role", "four-eyes"]),
    (cycle("doing"), checked(), OWNER, ["not-checking"]),
    (cycle("checking"), checked(learned="", prediction=None), OWNER, ["learned"]),
    (cycle("doing"), named(), HEAD, ["not-acting"]),
    (cycle("standardising"), named(control_on=MONDAY), MEMBER, ["not-your-role", "date-not-in-future"]),
    (cycle("doing"), asked(), MEMBER, ["not-your-role"]),
    (cycle("doing"), asked(reason="", to_due=DUE), HEAD, ["reason", "extension-not-later"]),
    (cycle("doing"), asked(extension=2), HEAD, ["number-taken"]),
    (cycle("doing"), asked(stage="checking"), HEAD, ["number-taken"]),
    (cycle("doing"), asked(from_due=MONDAY), HEAD, ["number-taken"]),
    (waiting(), asked(extension=2), HEAD, ["extension-waits"]),
    (waiting(), decided(), HEAD, ["not-your-role", "four-eyes", "self-approval-unmarked"]),
    (waiting(), decided(extension=2), OWNER, ["no-extension-waits"]),
    (cycle("doing"), decided(), OWNER, ["no-extension-waits"]),
    (waiting(is_lapsed=True), decided(), OWNER, ["no-extension-waits"]),
    (waiting(), decided(slip=4), OWNER, ["slip-wrong"]),
    (waiting(), decided(is_granted=False), OWNER, ["slip-wrong"]),
    (cycle(), Reassigned(responsible=MEMBER, reason=""), HEAD, ["not-your-role", "reason"]),
    (cycle(), Reassigned(responsible=HEAD, reason="Отпуск"), OWNER, ["already-responsible"]),
    (cycle(), Reassigned(responsible=OWNER, reason="Отпуск"), OWNER, ["four-eyes-of-cycle"]),
    (cycle(), Reassigned(responsible=READER, reason="Отпуск"), OWNER, ["assignee-cannot-act"]),
    (cycle(), Reassigned(responsible=99, reason="Отпуск"), OWNER, ["assignee-cannot-act"]),
    (cycle(), handed(), MEMBER, ["not-your-role"]),
    (cycle(), handed(), HEAD, ["not-your-role", "four-eyes"]),
    (cycle(), handed(reason=""), OWNER, ["reason"]),
    (cycle(), handed(person=OWNER), OWNER, ["already-in-charge"]),
    (cycle(), handed(person=HEAD), OWNER, ["four-eyes-of-cycle"]),
    (cycle(), handed(person=READER), OWNER, ["checker-cannot-act"]),
    (cycle(), handed(relation=Relation.ASSIGNER), OWNER, ["assigner-cannot-act"]),
    (cycle(), handed(relation=Relation.RESPONSIBLE), OWNER, ["assigner-cannot-act", "already-in-charge"]),
    (cycle("doing", **OPENED), given(), MEMBER, ["not-your-role"]),
    (cycle("doing", **OPENED), given(reason=""), OWNER, ["reason"]),
    (cycle("doing", **OPENED), given(assignee=MEMBER), OWNER, ["already-in-charge"]),
    (cycle("doing", **OPENED), given(assignee=READER), OWNER, ["assignee-cannot-act"]),
    (cycle("doing", **OPENED), given(action=9), OWNER, ["no-such-action"]),
]


@pytest.mark.parametrize(
    ("state", "event", "by", "expected"),
    REFUSED,
    ids=[f"{type(e).__name__}-{'-'.join(x)}" for _, e, _, x in REFUSED],
)
def test_everything_against_an_event_is_listed(
    state: Cycle, event: Event, by: int, expected: list[str]
) -> None:
    assert against(state, event, by) == expected


@pytest.mark.parametrize("kind", EVERY_EVENT, ids=lambda kind: kind.__name__)
def test_reader_records_nothing(kind: type[Event]) -> None:
    assert "reader-reads" in against(cycle("doing"), EVERY_EVENT[kind], READER)


@pytest.mark.parametrize(
    "kind",
    [kind for kind in EVERY_EVENT if kind not in (ReadingTaken, HandedOver)],
    ids=lambda kind: kind.__name__,
)
@pytest.mark.parametrize("stage", ["closed", "abandoned", "cancelled"])
def test_nothing_is_recorded_about_an_ended_cycle(kind: type[Event], stage: str) -> None:
    assert against(cycle(stage), EVERY_EVENT[kind], OWNER) == ["cycle-ended"]


def test_control_reading_is_taken_after_closing_and_after_no_other_end() -> None:
    assert against(cycle("closed"), read(), OWNER) == []
    assert against(cycle("closed"), read(), MEMBER) == ["not-your-role"]
    assert against(cycle("abandoned"), read(), OWNER) == ["cycle-ended"]
    assert against(cycle("cancelled"), read(), OWNER) == ["cycle-ended"]


@pytest.mark.parametrize(
    "kind", [kind for kind in EVERY_EVENT if kind not in OF_HANDING], ids=lambda kind: kind.__name__
)
def test_nothing_is_recorded_about_a_frozen_cycle(kind: type[Event]) -> None:
    pause = Pause(stage="doing", phase=Phase.DO, due=DUE, began_at=NOW, returns_on=NEXT_WEEK)

    assert against(cycle("frozen", pause=pause), EVERY_EVENT[kind], OWNER) == ["cycle-frozen"]


def test_frozen_cycle_and_its_actions_are_put_into_other_hands() -> None:
    pause = Pause(stage="doing", phase=Phase.DO, due=DUE, began_at=NOW, returns_on=NEXT_WEEK)
    frozen = cycle("frozen", pause=pause, **OPENED)

    assert [against(frozen, EVERY_EVENT[kind], OWNER) for kind in OF_HANDING] == [[], [], []]


def test_closed_cycle_that_waits_for_its_control_reading_gets_another_checker() -> None:
    closed = cycle("closed", standard=Standard(document="Регламент", control_on=date(2027, 1, 11)))

    assert against(closed, handed(), OWNER) == []
    assert against(closed, handed(relation=Relation.ASSIGNER), OWNER) == ["cycle-ended"]
    assert against(replace(closed, standard=Standard()), handed(), OWNER) == ["cycle-ended"]
    assert against(replace(closed, ending=Ending.ABANDONED), handed(), OWNER) == ["cycle-ended"]


@pytest.mark.parametrize(
    ("by", "after", "expected"), [(HEAD, 7, []), (HEAD, 8, ["extension-too-late"]), (OWNER, 8, [])]
)
def test_more_time_is_asked_for_before_the_due_date_passes(by: int, after: int, expected: list[str]) -> None:
    assert against(cycle("doing"), asked(), by, after=after) == expected


def test_slip_of_an_extension_is_counted_in_working_days() -> None:
    company = organisation(calendar=Calendar(exceptions={date(2026, 7, 14): False}))

    assert against(waiting(), decided(slip=4), OWNER, company=company) == []
    assert against(waiting(), decided(slip=5), OWNER, company=company) == ["slip-wrong"]


def test_checker_asks_for_more_time_while_it_is_their_turn() -> None:
    own = cycle("checking", checker=SECOND)

    assert against(own, asked(stage="checking"), SECOND) == []
    assert against(replace(own, stage="doing", phase=Phase.DO), asked(), SECOND) == ["not-your-role"]


def test_one_person_company_decides_about_its_own_work_when_it_says_so() -> None:
    alone = organisation(OWNER, READER)
    own = waiting()
    own = replace(own, responsible=OWNER, actions=(replace(OPEN, assignee=OWNER),))

    assert against(own, decided(self_approved=True), OWNER, company=alone) == []
    assert against(own, decided(), OWNER, company=alone) == ["self-approval-unmarked"]
    assert against(own, dropped(self_approved=True), OWNER, company=alone) == []


def test_move_is_allowed_as_the_engine_decided_it_and_not_otherwise() -> None:
    ready = cycle("doing")
    moved = engine().decide(ready, "hand-over", attempt(ready, HEAD))

    assert against(ready, moved, HEAD) == []
    for wrong in (
        replace(moved, due=date(2027, 1, 1)),
        replace(moved, target="closed", ending=Ending.CLOSED),
        replace(moved, round=2),
        replace(moved, self_approved=True),
    ):
        assert against(ready, wrong, HEAD) == ["differs-from-decision"]


def test_move_that_the_engine_refuses_is_refused_with_its_gaps() -> None:
    ready = cycle("doing")
    moved = engine().decide(ready, "hand-over", attempt(ready, HEAD))

    assert against(replace(ready, evidence=()), moved, HEAD) == ["actions-evidenced"]
    assert against(cycle("planning"), moved, HEAD) == ["no-such-move-now"]


def test_move_is_allowed_from_a_pause_but_not_from_an_end() -> None:
    pause = Pause(stage="doing", phase=Phase.DO, due=DUE, began_at=NOW, returns_on=NEXT_WEEK)
    frozen = cycle("frozen", pause=pause)
    moved: Moved = engine().decide(frozen, "resume", attempt(frozen, OWNER, after=1))

    assert against(frozen, moved, OWNER, after=1) == []
    assert against(cycle("closed"), moved, OWNER, after=1) == ["no-such-move-now"]
    assert moved.due == DUE + timedelta(days=1)
