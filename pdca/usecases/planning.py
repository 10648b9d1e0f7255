"""Write the plan of the current round and its actions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pdca.domain.catalogue import DefaultCycle
from pdca.domain.computations import COMPUTATIONS
from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import ActionAdded, ActionDone, ActionDropAsked, ActionDropped, PlanWritten
from pdca.domain.errors import NotFound, WrongInput
from pdca.domain.plan import Plan
from pdca.domain.process import Phase, Relation
from pdca.domain.text import said
from pdca.storage.evidence import imports
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, find_person
from pdca.usecases.desk import Changed, Desk, at_desk


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAction:
    """An action as it was typed."""

    title: str
    assignee: str | None
    """A name; without one the responsible person does it."""
    due: date | None


def write_plan(
    store: Store,
    number: int,
    changes: dict[str, object],
    *,
    acting: Acting,
    actions: Sequence[PlannedAction] = (),
    suggested_in: str | None = None,
    seen: int | None = None,
) -> Changed:
    """Change fields of the plan and add actions, all or nothing.

    With `suggested_in` a language, what the catalogue proposes fills the fields that are empty.
    An action that the round has already (same title, assignee and due date) is not added again.

    Raises:
        Refused: it is not this person's plan, or it is frozen.
        SomeoneWasFirst: the cycle has changed since its version `seen`.
    """
    with at_desk(store, number, acting, seen=seen) as desk:
        before = desk.cycle.version
        plan = replace(desk.cycle.plan, **changes)  # type: ignore[arg-type]
        if suggested_in is not None:
            suggestion = suggested_plan(desk.journal, desk.cycle, suggested_in)
            if suggestion is None:
                raise NotFound("nothing-suggested", cycle=number)
            plan = completed(plan, suggestion)
        if plan != desk.cycle.plan:
            desk.record(PlanWritten(plan=plan))
        for action in actions:
            _add_once(desk, action)
        is_same = desk.cycle.version == before
        return desk.unchanged() if is_same else desk.changed()


def suggested_actions(store: Store, number: int, language: str) -> tuple[str, ...]:
    """List the actions that the catalogue proposes for a cycle."""
    with store.reading() as view:
        default = default_cycle(view, view.cycle(number))
        return tuple(said(action, language) for action in default.actions) if default else ()


def default_cycle(view: View, cycle: Cycle) -> DefaultCycle | None:
    """Return what the catalogue proposes for a cycle; None when it does not come from a catalogue."""
    catalogue = view.catalogues.get(cycle.catalogue or "")
    return catalogue.sign(cycle.sign).cycle if catalogue and cycle.sign else None


def suggested_plan(view: View, cycle: Cycle, language: str) -> Plan | None:
    """Return the plan that the catalogue proposes; None when the cycle does not come from a catalogue."""
    default = default_cycle(view, cycle)
    if default is None:
        return None
    return Plan(
        goal=said(default.goal, language),
        measure=said(default.measure.title, language),
        unit=said(default.measure.unit, language),
        direction=default.measure.direction,
        target=default.measure.target,
        check_method=said(default.check_method, language),
        data_source=said(default.data_source, language),
        counter_measure=said(default.counter_measure.title, language),
        counter_unit=said(default.counter_measure.unit, language),
        counter_direction=default.counter_measure.direction,
        # A limit that the catalogue allows is what must not be overstepped.
        counter_baseline=default.counter_measure.target,
        observation=default.observation,
        computed=_with_data(view, default.measure.computed),
        counter_computed=_with_data(view, default.counter_measure.computed),
    )


def completed(plan: Plan, suggestion: Plan) -> Plan:
    """Return a plan whose empty fields hold what a suggestion says."""
    empty = {
        name: getattr(suggestion, name)
        for name in Plan.__slots__
        if getattr(plan, name) in (None, "", ()) and getattr(suggestion, name) not in (None, "", ())
    }
    return replace(plan, **empty)


def add_action(store: Store, number: int, action: PlannedAction, *, acting: Acting) -> Changed:
    """Add a piece of work with one assignee and a due date."""
    with at_desk(store, number, acting) as desk:
        known_since = _add_once(desk, action)
        return desk.unchanged(known_since) if known_since else desk.changed()


def finish_action(store: Store, number: int, action: int, *, acting: Acting, note: str = "") -> Changed:
    """Mark an action as done."""
    with at_desk(store, number, acting) as desk:
        found = desk.cycle.action(action)
        if found is not None and found.is_done:
            return desk.already(found.finished_at)
        desk.record(ActionDone(action=action, note=note))
        return desk.changed()


def drop_action(store: Store, number: int, action: int, *, acting: Acting, reason: str = "") -> Changed:
    """Drop an action: the assigner decides; from anyone else it is a wish that waits for the assigner.

    While the plan is being written nothing has been approved, and its author may drop what they like.
    """
    with at_desk(store, number, acting) as desk:
        found = desk.cycle.action(action)
        if found is None:
            raise NotFound("action-not-found", cycle=number, action=action)
        if found.is_dropped:
            return desk.already(found.finished_at)
        is_mine = desk.situation.by.number == desk.cycle.responsible
        if desk.situation.by.number == desk.cycle.assigner or (is_mine and _is_planning(desk)):
            is_self = is_mine and not _is_planning(desk)
            why = reason or found.drop_asked or ""
            desk.record(ActionDropped(action=action, reason=why, self_approved=is_self))
        elif reason and found.drop_asked == reason:
            return desk.unchanged()
        else:
            desk.record(ActionDropAsked(action=action, reason=reason))
        return desk.changed()


def _is_planning(desk: Desk) -> bool:
    holders = desk.engine.holders(desk.cycle.stage)
    return desk.cycle.phase is Phase.PLAN and Relation.RESPONSIBLE in holders


def _add_once(desk: Desk, action: PlannedAction) -> datetime | None:
    if action.due is None:
        raise WrongInput("action-without-due", title=action.title)
    organisation = desk.situation.organisation
    assignee = find_person(organisation, action.assignee or str(desk.cycle.responsible))
    wanted = (action.title, assignee.number, action.due)
    for known in desk.cycle.actions:
        if (known.title, known.assignee, known.due) == wanted and not known.is_dropped:
            return known.added_at
    number = len(desk.cycle.actions) + 1
    desk.record(ActionAdded(action=number, title=action.title, assignee=assignee.number, due=action.due))
    return None


def _with_data(view: View, computed: str | None) -> str:
    """Propose a computation only where its exports are imported; others would have to type with a reason."""
    imported = {row.kind for row in imports(view)}
    return computed if computed and all(n.kind.value in imported for n in COMPUTATIONS[computed]) else ""
