"""Lists: cycles, what is overdue, and the actions that are still to be done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pdca.domain.due import is_overdue
from pdca.domain.organisation import Organisation
from pdca.domain.process import Relation
from pdca.domain.text import LocalText
from pdca.storage import listings
from pdca.storage.listings import ActionRow, CycleRow
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting
from pdca.usecases.filtering import Filters, chosen


class Order(StrEnum):
    """What a list is sorted by."""

    NUMBER = "number"
    DUE = "due"
    """The earliest first, what has no due date last."""
    WHO = "who"
    """By the name of whose turn it is, then by due date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleLine:
    """A cycle in a list, with whose turn it is."""

    row: CycleRow
    stage: LocalText
    turn: tuple[int, ...]
    is_overdue: bool
    again: tuple[int, ...] = ()
    """The later cycles of the same sign and person: this one was closed and did not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """An action in a list, with the cycle it belongs to."""

    row: ActionRow
    cycle: CycleRow
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleList:
    """Cycles with what is needed to print them."""

    organisation: Organisation
    today: date
    cycles: tuple[CycleLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionList:
    """Actions with what is needed to print them."""

    organisation: Organisation
    today: date
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """What is overdue: cycles, the longest overdue first, and the actions of cycles in Do."""

    cycles: CycleList
    actions: ActionList


def list_cycles(store: Store, acting: Acting, filters: Filters, order: Order = Order.NUMBER) -> CycleList:
    """List cycles by number, or in another order."""
    with store.reading() as view:
        return cycles_of(view, acting, filters, order)


def list_actions(store: Store, acting: Acting, filters: Filters) -> ActionList:
    """List what is still to be done, by due date."""
    with store.reading() as view:
        return _actions(view, acting, filters)


def list_overdue(store: Store, acting: Acting, filters: Filters) -> Late:
    """List the cycles and actions whose due date has passed, the longest overdue first."""
    with store.reading() as view:
        return Late(
            cycles=cycles_of(view, acting, filters, Order.DUE), actions=_actions(view, acting, filters)
        )


def cycle_lines(view: View, today: date) -> tuple[CycleLine, ...]:
    """List all cycles by number, each with whose turn it is."""
    # Many cycles stand in few stages, and whose turn a stage is takes a walk over all transitions.
    stages: dict[tuple[str, str], tuple[LocalText, tuple[Relation, ...]]] = {}
    lines = []
    rows = listings.cycles(view)
    again: dict[int | None, tuple[int, ...]] = {}
    for row in rows:
        again[row.recurs_from] = (*again.get(row.recurs_from, ()), row.number) if row.recurs_from else ()
    for row in rows:
        place = (row.process, row.stage)
        if place not in stages:
            engine = view.engines[row.process]
            stages[place] = (engine.process.stages[row.stage].title, engine.holders(row.stage))
        title, holders = stages[place]
        turn = tuple(dict.fromkeys(_person(row, relation) for relation in holders))
        lines.append(
            CycleLine(
                row=row,
                stage=title,
                turn=turn,
                is_overdue=is_overdue(row.due, today),
                again=again.get(row.number, ()),
            )
        )
    return tuple(lines)


def cycles_of(view: View, acting: Acting, filters: Filters, order: Order = Order.NUMBER) -> CycleList:
    """List the cycles of a view that pass the filters."""
    organisation = view.organisation()
    today = organisation.today(acting.at)
    lines = cycle_lines(view, today)
    rows = tuple(line.row for line in lines)
    wanted = chosen(view, filters, organisation, today, rows=rows)
    taken = [line for line in lines if wanted.takes_cycle(line.row, line.turn)]
    if order is not Order.NUMBER:
        taken.sort(key=lambda line: _place(line, organisation, order))
    return CycleList(organisation=organisation, today=today, cycles=tuple(taken))


def _place(line: CycleLine, organisation: Organisation, order: Order) -> tuple[str, date, int]:
    is_by_name = order is Order.WHO and line.turn
    who = organisation.people[line.turn[0]].name if is_by_name else ""
    return (who, line.row.due or date.max, line.row.number)


def _actions(view: View, acting: Acting, filters: Filters) -> ActionList:
    organisation = view.organisation()
    today = organisation.today(acting.at)
    wanted = chosen(view, filters, organisation, today, rows=listings.cycles(view))
    lines = tuple(
        ActionLine(row=row, cycle=wanted.cycles[row.cycle], is_overdue=is_overdue(row.due, today))
        for row in listings.open_actions(view)
        if wanted.takes_action(row)
    )
    return ActionList(organisation=organisation, today=today, actions=lines)


def _person(row: CycleRow, relation: Relation) -> int:
    match relation:
        case Relation.RESPONSIBLE:
            return row.responsible
        case Relation.ASSIGNER:
            return row.assigner
        case Relation.CHECKER:
            return row.checker
