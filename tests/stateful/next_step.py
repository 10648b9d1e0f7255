"""What a helpful person would do next about a cycle."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import TypeAlias

from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import EvidenceKind, Prediction
from pdca.domain.plan import ReadingKind
from pdca.domain.process import Phase
from pdca.storage.store import Store
from pdca.usecases import advancing, checking, planning
from pdca.usecases.acting import Acting
from pdca.usecases.desk import CycleShown
from tests.storage.company import MEMBER, PLAN, STANDARD

Step: TypeAlias = Callable[[Store, Acting], object]


def next_step(shown: CycleShown, value: int) -> tuple[str, Step]:
    """Return who is to act and what they do; a reading that is wanted gets the value."""
    cycle = shown.cycle
    match cycle.stage, cycle.phase:
        case "planning", _ if not cycle.plan.whys or not cycle.actions:
            return shown.name(cycle.responsible), _plan(shown)
        case "doing", _ if any(not a.is_settled for a in cycle.actions):
            return shown.name(cycle.responsible), _finish(cycle)
        case "doing", _ if {a.number for a in cycle.actions if a.is_done} - {
            e.action for e in cycle.evidence
        }:
            return shown.name(cycle.responsible), _attach(cycle)
        case "checking" | "observing", _ if not _is_read(shown, ReadingKind.MEASURE):
            return shown.name(cycle.checker), _read(cycle, ReadingKind.MEASURE, value)
        case "checking" | "observing", _ if not _is_read(shown, ReadingKind.COUNTER):
            return shown.name(cycle.checker), _read(cycle, ReadingKind.COUNTER, 4)
        case "checking", _ if cycle.check.prediction is None or not cycle.check.learned:
            return shown.name(cycle.checker), _check(cycle)
        case _, Phase.ACT if not cycle.standard.elsewhere:
            return shown.name(cycle.responsible), _standard(shown)
        case _:
            mover = shown.turn[0].name if shown.turn else shown.name(cycle.assigner)
            onwards = next((m.transition.id for m in shown.moves if m.transition.is_forward), None)
            return mover, lambda store, acting: advancing.advance(store, cycle.number, onwards, acting=acting)


def _plan(shown: CycleShown) -> Step:
    cycle = shown.cycle
    action = planning.PlannedAction(title="Дело", assignee=MEMBER, due=shown.today + timedelta(days=5))
    plan = PLAN | {"target_on": shown.today + timedelta(days=60), "observation": 3}
    return lambda store, acting: planning.write_plan(
        store, cycle.number, plan, acting=acting, actions=[action]
    )


def _finish(cycle: Cycle) -> Step:
    number = next(a.number for a in cycle.actions if not a.is_settled)
    return lambda store, acting: planning.finish_action(store, cycle.number, number, acting=acting)


def _attach(cycle: Cycle) -> Step:
    done = {a.number for a in cycle.actions if a.is_done} - {e.action for e in cycle.evidence}
    note = checking.Attachment(kind=EvidenceKind.NOTE, text="Сделано")
    return lambda store, acting: checking.attach(store, cycle.number, note, acting=acting, action=min(done))


def _is_read(shown: CycleShown, kind: ReadingKind) -> bool:
    """Tell whether there is a reading of today or, while observing, of the end of the window or later."""
    reading, until = shown.cycle.latest(kind), shown.cycle.observed_until
    if shown.cycle.stage == "observing" and until is not None and shown.today >= until:
        return reading is not None and reading.on >= until
    return reading is not None and reading.seq > (shown.cycle.do_began_seq or 0)


def _read(cycle: Cycle, kind: ReadingKind, value: int) -> Step:
    return lambda store, acting: checking.take_reading(
        store, cycle.number, Decimal(value), acting=acting, kind=kind
    )


def _check(cycle: Cycle) -> Step:
    return lambda store, acting: checking.write_check(
        store, cycle.number, acting=acting, learned="Многое", prediction=Prediction.HELD
    )


def _standard(shown: CycleShown) -> Step:
    standard = STANDARD | {"control_on": shown.today + timedelta(days=90)}
    return lambda store, acting: checking.name_standard(store, shown.cycle.number, standard, acting=acting)
