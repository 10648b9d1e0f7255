"""What a form about a cycle begins with, and what others did while it was filled in."""

from dataclasses import dataclass
from datetime import date

from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import CheckWritten, PlanWritten, StandardNamed
from pdca.domain.cycle_rules import objections
from pdca.domain.errors import Refused
from pdca.domain.events import Event, Recorded
from pdca.domain.evolve import fold
from pdca.domain.people import Person
from pdca.domain.plan import Plan
from pdca.domain.proposals import control_date, due_dates
from pdca.domain.streams import stream_of
from pdca.domain.text import said
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, situation
from pdca.usecases.desk import CycleShown, engine_of, shown
from pdca.usecases.planning import PlannedAction, default_cycle, suggested_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """A cycle as it stands, who fills in a form about it, and what is proposed to them."""

    shown: CycleShown
    by: Person
    plan: Plan | None = None
    """What the catalogue proposes."""
    actions: tuple[PlannedAction, ...] = ()
    """Those of the catalogue that the round has not, each with the responsible person and a due date."""
    standard: str = ""
    """The document that the catalogue proposes."""
    control_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What happened to a cycle after it had been looked at."""

    before: Cycle
    shown: CycleShown
    happened: tuple[Recorded, ...]


def begin_plan(store: Store, number: int, acting: Acting, language: str) -> Beginning:
    """Return what the form of a plan begins with.

    Raises:
        Refused: this person could not write the plan, or not now; nobody should type for nothing.
    """
    with store.reading() as view:
        here, by = _here(view, number, acting, PlanWritten(plan=view.cycle(number).plan))
        default = default_cycle(view, here.cycle)
        titles = [said(action, language) for action in default.actions] if default else []
        return Beginning(
            shown=here,
            by=by,
            plan=suggested_plan(view, here.cycle, language),
            actions=_proposed([title for title in titles if not _has(here.cycle, title)], here),
        )


def begin_check(store: Store, number: int, acting: Acting) -> Beginning:
    """Return what the form of a check begins with.

    Raises:
        Refused: this person does not check it, or not now.
    """
    with store.reading() as view:
        here, by = _here(view, number, acting, CheckWritten(learned="…", prediction=None))
        return Beginning(shown=here, by=by)


def begin_standard(store: Store, number: int, acting: Acting, language: str) -> Beginning:
    """Return what the form of a standard begins with.

    Raises:
        Refused: this person may not name it, or not now.
    """
    blank = StandardNamed(document="", document_version="", told="", elsewhere="", control_on=None)
    with store.reading() as view:
        here, by = _here(view, number, acting, blank)
        default = default_cycle(view, here.cycle)
        return Beginning(
            shown=here,
            by=by,
            standard=said(default.standard, language) if default else "",
            control_on=control_date(here.today, here.organisation.calendar),
        )


def since(store: Store, number: int, version: int, acting: Acting) -> Since:
    """Return a cycle as it was at a version and as it stands, and what happened in between."""
    with store.reading() as view:
        history = tuple(view.history(stream_of("cycle", number)))
        cycle = view.cycle(number)
        return Since(
            before=fold(each for each in history if each.stream_seq <= version) or cycle,
            shown=shown(cycle, situation(view, acting), engine_of(view, cycle)),
            happened=tuple(each for each in history if each.stream_seq > version),
        )


def _here(view: View, number: int, acting: Acting, event: Event) -> tuple[CycleShown, Person]:
    cycle, now = view.cycle(number), situation(view, acting)
    engine = engine_of(view, cycle)
    gaps = objections(cycle, event, now, engine)
    if gaps:
        raise Refused("record-refused", gaps, event=type(event).__name__)
    return shown(cycle, now, engine), now.by


def _has(cycle: Cycle, title: str) -> bool:
    return any(action.title == title for action in cycle.actions)


def _proposed(titles: list[str], here: CycleShown) -> tuple[PlannedAction, ...]:
    calendar = here.organisation.calendar
    days = due_dates(len(titles), here.cycle, here.process, today=here.today, calendar=calendar)
    name = here.name(here.cycle.responsible)
    return tuple(
        PlannedAction(title=title, assignee=name, due=due) for title, due in zip(titles, days, strict=True)
    )
