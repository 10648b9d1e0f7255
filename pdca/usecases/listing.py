"""Lists: all cycles, what is overdue, and what one person must do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pdca.domain.due import is_overdue
from pdca.domain.organisation import Organisation, Situation
from pdca.domain.people import Role
from pdca.domain.process import Phase, Relation
from pdca.domain.text import LocalText, typed
from pdca.storage import listings
from pdca.storage.listings import CycleRow
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, find_person, situation


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleLine:
    """A cycle in a list, with whose turn it is."""

    row: CycleRow
    stage: LocalText
    turn: tuple[int, ...]
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleList:
    """Cycles with what is needed to print them."""

    organisation: Organisation
    today: date
    cycles: tuple[CycleLine, ...]


class Task(StrEnum):
    """What a person must do."""

    MOVE = "move"
    ACT = "act"
    DECIDE_EXTENSION = "decide-extension"
    DECIDE_DROP = "decide-drop"
    ASSIGN = "assign"
    WAIT = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One line of a person's list."""

    task: Task
    number: int
    """Of the finding for `assign`, else of the cycle."""
    title: LocalText
    detail: LocalText
    """The stage, or the title of the action."""
    due: date | None
    is_overdue: bool
    action: int | None = None
    waits_for: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklist:
    """What one person must do, most urgent first, and what they wait for."""

    situation: Situation
    mine: tuple[WorkItem, ...]
    waiting: tuple[WorkItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which cycles a list shows; what is None does not matter."""

    stage: str | None = None
    phase: str | None = None
    who: str | None = None
    sign: str | None = None
    overdue: bool = False
    ended: bool = False
    """Show the ended ones too."""


def list_cycles(store: Store, acting: Acting, filters: Filters) -> CycleList:
    """List cycles by number."""
    with store.reading() as view:
        organisation = view.organisation()
        today = organisation.today(acting.at)
        who = find_person(organisation, filters.who).number if filters.who else None
        lines = _lines(view, today)
        chosen = tuple(line for line in lines if _is_chosen(line, filters, who))
        return CycleList(organisation=organisation, today=today, cycles=chosen)


def worklist(store: Store, acting: Acting) -> Worklist:
    """List what a person must do: overdue first, then by due date, then what has none."""
    with store.reading() as view:
        now = situation(view, acting)
        lines = tuple(line for line in _lines(view, now.today) if line.row.ending is None)
        mine = [*_turns(lines, now), *_actions(view, lines, now), *_decisions(view, lines, now)]
        mine += _unassigned(view, now)
        return Worklist(
            situation=now,
            mine=tuple(sorted(mine, key=_urgency)),
            waiting=tuple(sorted(_waits(lines, now), key=_urgency)),
        )


def _lines(view: View, today: date) -> tuple[CycleLine, ...]:
    # Many cycles stand in few stages, and whose turn a stage is takes a walk over all transitions.
    stages: dict[tuple[str, str], tuple[LocalText, tuple[Relation, ...]]] = {}
    lines = []
    for row in listings.cycles(view):
        place = (row.process, row.stage)
        if place not in stages:
            engine = view.engines[row.process]
            stages[place] = (engine.process.stages[row.stage].title, engine.holders(row.stage))
        title, holders = stages[place]
        turn = tuple(dict.fromkeys(_person(row, relation) for relation in holders))
        lines.append(CycleLine(row=row, stage=title, turn=turn, is_overdue=is_overdue(row.due, today)))
    return tuple(lines)


def _person(row: CycleRow, relation: Relation) -> int:
    match relation:
        case Relation.RESPONSIBLE:
            return row.responsible
        case Relation.ASSIGNER:
            return row.assigner
        case Relation.CHECKER:
            return row.checker


def _is_chosen(line: CycleLine, filters: Filters, who: int | None) -> bool:
    row = line.row
    return (
        (filters.ended or filters.stage == row.stage or row.ending is None)
        and filters.stage in (None, row.stage)
        and filters.phase in (None, row.phase)
        and filters.sign in (None, row.sign)
        and (who is None or who in (row.responsible, *line.turn))
        and (not filters.overdue or line.is_overdue)
    )


def _turns(lines: tuple[CycleLine, ...], now: Situation) -> Iterator[WorkItem]:
    for line in lines:
        if now.by.number in line.turn:
            yield _item(Task.MOVE, line)


def _item(task: Task, line: CycleLine) -> WorkItem:
    return WorkItem(
        task=task,
        number=line.row.number,
        title=line.row.title,
        detail=line.stage,
        due=line.row.due,
        is_overdue=line.is_overdue,
        waits_for=line.turn if task is Task.WAIT else (),
    )


def _actions(view: View, lines: tuple[CycleLine, ...], now: Situation) -> Iterator[WorkItem]:
    by_number = {line.row.number: line for line in lines}
    for action in listings.open_actions(view):
        line = by_number.get(action.cycle)
        if line is None or line.row.phase is not Phase.DO:
            continue
        is_decision = action.is_drop_asked and now.by.number == line.row.assigner
        if action.assignee == now.by.number or is_decision:
            yield WorkItem(
                task=Task.DECIDE_DROP if is_decision else Task.ACT,
                number=action.cycle,
                title=line.row.title,
                detail=typed(action.title),
                due=action.due,
                is_overdue=is_overdue(action.due, now.today),
                action=action.number,
            )


def _decisions(view: View, lines: tuple[CycleLine, ...], now: Situation) -> Iterator[WorkItem]:
    by_number = {line.row.number: line for line in lines}
    for extension in listings.waiting_extensions(view):
        line = by_number.get(extension.cycle)
        if line is not None and line.row.assigner == now.by.number:
            yield _item(Task.DECIDE_EXTENSION, line)


def _unassigned(view: View, now: Situation) -> Iterator[WorkItem]:
    if now.by.role is not Role.OWNER:
        return
    for row in listings.findings(view):
        if row.cycle is None and not row.is_dismissed:
            yield WorkItem(
                task=Task.ASSIGN,
                number=row.number,
                title=row.title,
                detail=typed(""),
                due=row.due,
                is_overdue=is_overdue(row.due, now.today),
            )


def _waits(lines: tuple[CycleLine, ...], now: Situation) -> Iterator[WorkItem]:
    for line in lines:
        related = (line.row.responsible, line.row.assigner, line.row.checker)
        if now.by.number in related and now.by.number not in line.turn:
            yield _item(Task.WAIT, line)


def _urgency(item: WorkItem) -> tuple[bool, date, int, int]:
    return (not item.is_overdue, item.due or date.max, item.number, item.action or 0)
