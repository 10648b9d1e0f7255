"""Lists: all cycles, and what is overdue."""

from dataclasses import dataclass, replace
from datetime import date

from pdca.domain.due import is_overdue
from pdca.domain.organisation import Organisation
from pdca.domain.process import Relation
from pdca.domain.text import LocalText
from pdca.storage import listings
from pdca.storage.listings import CycleRow
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, find_person


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
class CycleList:
    """Cycles with what is needed to print them."""

    organisation: Organisation
    today: date
    cycles: tuple[CycleLine, ...]


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
        lines = cycle_lines(view, today)
        chosen = tuple(line for line in lines if _is_chosen(line, filters, who))
        return CycleList(organisation=organisation, today=today, cycles=chosen)


def list_overdue(store: Store, acting: Acting) -> CycleList:
    """List the cycles whose due date has passed, the longest overdue first."""
    found = list_cycles(store, acting, Filters(overdue=True))
    longest_first = sorted(found.cycles, key=lambda line: (line.row.due or date.max, line.row.number))
    return replace(found, cycles=tuple(longest_first))


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
