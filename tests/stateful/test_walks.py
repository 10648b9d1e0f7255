"""Long random walks over the rules alone: whoever does whatever, a closed cycle keeps its promises."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import TypeAlias

import pytest

from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import (
    ActionAdded,
    ActionDone,
    ActionDropped,
    CheckWritten,
    EvidenceAttached,
    EvidenceKind,
    ExtensionAsked,
    ExtensionDecided,
    PlanWritten,
    Prediction,
    ReadingCorrected,
    ReadingTaken,
    Reassigned,
    StandardNamed,
)
from pdca.domain.cycle_rules import objections
from pdca.domain.errors import Refused
from pdca.domain.events import Event, Recorded
from pdca.domain.evolve import evolve
from pdca.domain.gates import Attempt
from pdca.domain.organisation import Situation
from pdca.domain.plan import Plan, ReadingKind
from pdca.domain.process import Ending
from tests.stateful.promises import broken_promises
from tests.unit.test_organisation_rules import opened
from tests.unit.world import MEMBER, NOW, OWNER, PEOPLE, PLAN, engine, organisation

STEPS = 1500
FORWARD = 40
WEIGHTS = {"return": 4, "adapt": 2, "freeze": 1, "abandon": 1, "cancel": 0.1}
"""How often a move is tried; those that lead forward more often, so that walks get somewhere."""

FEW = range(0, 40, 8)
SEEDS = [pytest.param(seed, marks=[pytest.mark.slow] * (seed not in FEW)) for seed in range(120)]


class Walk:
    """One cycle to which things happen at random, when the rules allow them."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - the same walk for the same seed
        self.at = NOW
        self.history: list[Recorded] = []
        self.cycle = self._fold(None, opened(number=1), OWNER)

    def go(self) -> None:
        """Take steps until the cycle has ended."""
        for _ in range(STEPS):
            if self.cycle.ending is not None:
                break
            self._step()

    def _step(self) -> None:
        self.at += timedelta(hours=self.random.choice([-1, 1, 5, 30]))
        anyone, responsible = self.random.choice(list(PEOPLE)), self.cycle.responsible
        by = self.random.choice([OWNER, OWNER, responsible, responsible, MEMBER, anyone])
        now = Situation(by=PEOPLE[by], at=self.at, organisation=organisation())
        event = self._wish(now)
        if event is not None and not objections(self.cycle, event, now, engine()):
            self.cycle = self._fold(self.cycle, event, by)

    def _fold(self, before: Cycle | None, event: Event, by: int) -> Cycle:
        place = len(self.history) + 1
        recorded = Recorded(seq=place, stream="cycle-1", stream_seq=place, at=self.at, actor=by, event=event)
        self.history.append(recorded)
        return evolve(before, recorded)

    def _wish(self, now: Situation) -> Event | None:
        if self.random.random() < 0.4:
            return self._move(now)
        return self.random.choice(WISHES)(self, now)

    def _move(self, now: Situation) -> Event | None:
        moves = list(engine().process.transitions)
        (move,) = self.random.choices(moves, [WEIGHTS.get(move, FORWARD) for move in moves])
        said = Attempt(
            cycle=self.cycle,
            situation=now,
            reason=self.random.choice(["", "Так надо"]),
            returns_on=now.today + timedelta(days=3),
        )
        try:
            return engine().decide(self.cycle, move, said)
        except Refused:
            return None

    def number(self) -> int:
        """Return the number of an action that may be there."""
        return self.random.randint(1, max(1, len(self.cycle.actions)))


def _plan(walk: Walk, now: Situation) -> Event:
    plan = replace(PLAN, target_on=now.today + timedelta(days=30), observation=walk.random.choice([1, 3]))
    return PlanWritten(plan=walk.random.choice([plan, plan, plan, Plan(), replace(plan, whys=())]))


def _action(walk: Walk, now: Situation) -> Event | None:
    if sum(not action.is_dropped for action in walk.cycle.actions) > 1:
        return None
    due = now.today + timedelta(days=5)
    return ActionAdded(action=len(walk.cycle.actions) + 1, title="Дело", assignee=MEMBER, due=due)


def _done(walk: Walk, _: Situation) -> Event:
    return ActionDone(action=walk.number(), note="")


def _dropped(walk: Walk, _: Situation) -> Event:
    return ActionDropped(action=walk.number(), reason="Нет", self_approved=False)


def _evidence(walk: Walk, now: Situation) -> Event:
    return EvidenceAttached(kind=EvidenceKind.NOTE, text="Вот", on=now.today, action=walk.number())


def _reading(walk: Walk, now: Situation) -> Event:
    on = now.today - timedelta(days=walk.random.choice([0, 0, 0, 2, 9]))
    value = walk.random.choice([100, 100, 100, 50, 0])
    return ReadingTaken(kind=ReadingKind.MEASURE, value=Decimal(value), on=on)


def _counter(walk: Walk, now: Situation) -> Event:
    return ReadingTaken(kind=ReadingKind.COUNTER, value=Decimal(walk.random.choice([4, 4, 9])), on=now.today)


def _corrected(walk: Walk, now: Situation) -> Event:
    number = walk.random.randint(1, max(1, walk.cycle.readings_taken))
    return ReadingCorrected(reading=number, value=Decimal(100), on=now.today, reason="Описка")


def _check(walk: Walk, _: Situation) -> Event:
    return CheckWritten(learned="Многое", prediction=walk.random.choice([None, Prediction.HELD]))


def _standard(walk: Walk, now: Situation) -> Event:
    document = walk.random.choice(["", "Регламент", "Регламент"])
    control_on = now.today + timedelta(days=90)
    return StandardNamed(
        document=document, document_version="1", told="Всем", elsewhere="Нет", control_on=control_on
    )


def _more_time(walk: Walk, now: Situation) -> Event | None:
    due, waiting = walk.cycle.due, walk.cycle.waiting_extension
    if waiting is not None:
        slip = now.calendar.between(waiting.from_due, waiting.to_due)
        return ExtensionDecided(
            extension=waiting.number, is_granted=True, reason="", slip=slip, self_approved=False
        )
    if due is None:
        return None
    return ExtensionAsked(
        extension=len(walk.cycle.extensions) + 1,
        stage=walk.cycle.stage,
        from_due=due,
        to_due=due + timedelta(days=4),
        reason="Отпуск",
    )


def _reassigned(walk: Walk, _: Situation) -> Event:
    return Reassigned(responsible=walk.random.choice(list(PEOPLE)), reason="Отпуск")


_Wish: TypeAlias = Callable[[Walk, Situation], Event | None]

WISHES: tuple[_Wish, ...] = (
    *(_plan, _action, _done, _dropped, _evidence, _reading),
    *(_counter, _corrected, _check, _standard, _more_time, _reassigned),
)


@cache
def walked(seed: int) -> Walk:
    """Return a walk that has been gone."""
    walk = Walk(seed)
    walk.go()
    return walk


@pytest.mark.parametrize("seed", SEEDS)
def test_closed_cycle_keeps_every_promise(seed: int) -> None:
    history = walked(seed).history

    assert list(broken_promises(history)) == []


def test_walks_come_to_good_and_bad_ends() -> None:
    walks = [walked(seed) for seed in FEW]

    endings = [walk.cycle.ending for walk in walks]
    assert {*endings} >= {Ending.CLOSED, Ending.ABANDONED}
    assert max(walk.cycle.round for walk in walks) > 1


def test_promises_are_seen_to_be_broken() -> None:
    """Show that the test above would see a closed cycle that kept none of its promises."""
    whole = next(h for seed in FEW if _is_closed(h := walked(seed).history))
    without_readings = [r for r in whole if not isinstance(r.event, ReadingTaken)]
    without_standard = [r for r in whole if not isinstance(r.event, StandardNamed)]
    by_member = [replace(r, actor=MEMBER) for r in whole]

    assert list(broken_promises(without_readings)) == [
        "no number at Check",
        "what must not get worse was not read at Check",
        "no second reading after the window",
    ]
    assert list(broken_promises(without_standard)) == ["no standard named"]
    assert "close by someone who is not the checker" in list(broken_promises(by_member))


def _is_closed(history: Sequence[Recorded]) -> bool:
    return getattr(history[-1].event, "ending", None) is Ending.CLOSED
