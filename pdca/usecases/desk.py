"""One cycle on the desk: what every command about a cycle loads, and what it answers with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from pdca.domain.cycle import Cycle
from pdca.domain.engine import Engine, PossibleMove
from pdca.domain.errors import SomeoneWasFirst, StorageTrouble
from pdca.domain.events import Event, Recorded
from pdca.domain.finding import Finding
from pdca.domain.organisation import Organisation, Situation
from pdca.domain.people import Person
from pdca.domain.process import Process, Stage
from pdca.domain.streams import stream_of
from pdca.storage.journal import Journal, Stamp
from pdca.storage.listings import FindingRow
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, situation, stamp
from pdca.usecases.findings import shown_again
from pdca.usecases.racing import refuse_if_overtaken, told_who_was_first


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleShown:
    """A cycle with what is needed to print it and to say what comes next."""

    cycle: Cycle
    organisation: Organisation
    process: Process
    today: date
    moves: tuple[PossibleMove, ...]
    """What leaves the present stage, each with what the acting person still lacks."""
    turn: tuple[Person, ...]
    """Whose turn it is."""
    about: Finding | None = None
    """What it was opened for, when the whole of it is shown."""
    before: Cycle | None = None
    """The closed cycle that did not hold, when the whole of it is shown."""
    again: tuple[FindingRow, ...] = ()
    """The later findings that say this cycle did not hold."""
    history: tuple[Recorded, ...] = ()
    """Everything that happened, when the history is shown."""

    @property
    def stage(self) -> Stage:
        """Return the present stage as the process defines it."""
        return self.process.stages[self.cycle.stage]

    def name(self, number: int) -> str:
        """Return the name of a person by number."""
        return self.organisation.people[number].name


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The cycle after a change, or as it was when the same had been done before."""

    shown: CycleShown
    is_repeat: bool = False
    """The same had been done before; nothing was written."""
    repeated_at: datetime | None = None
    """When it had been done, where the cycle remembers it."""
    unblocked: FindingRow | None = None
    """What waits first for the place that has become free."""


@dataclass(slots=True)
class Desk:
    """A cycle open for change inside one transaction."""

    journal: Journal
    stamp: Stamp
    situation: Situation
    cycle: Cycle
    engine: Engine
    acting: Acting

    def record(self, event: Event) -> Recorded:
        """Record an event of the cycle when the rules allow it."""
        recorded = self.journal.record(stream_of("cycle", self.cycle.number), event, self.stamp)
        self.cycle = self.journal.cycle(self.cycle.number)
        return recorded

    def changed(self) -> Changed:
        """Answer with the cycle as it stands now."""
        return Changed(shown=shown(self.cycle, self.situation, self.engine))

    def unchanged(self, at: datetime | None = None) -> Changed:
        """Answer that the same had been done before, and when."""
        here = shown(self.cycle, self.situation, self.engine)
        return Changed(shown=here, is_repeat=True, repeated_at=at)

    def already(self, at: datetime | None = None) -> Changed:
        """Answer that it was so already, whoever did it.

        Raises:
            SomeoneWasFirst: another did it after the command was typed.
        """
        refuse_if_overtaken(self.journal, stream_of("cycle", self.cycle.number), self.acting)
        return self.unchanged(at)


@contextmanager
def at_desk(store: Store, number: int, acting: Acting, *, seen: int | None = None) -> Iterator[Desk]:
    """Open a cycle for change; nothing is kept when the block ends with an error.

    `seen` is the version of the cycle that was looked at when the change was thought out.

    Raises:
        NotFound: there is no such cycle or person.
        SomeoneWasFirst: the cycle has changed since it was looked at, or what is refused follows from
            what another did after the command was typed.
    """
    with store.writing() as journal:
        cycle = journal.cycle(number)
        if seen is not None and cycle.version != seen:
            last = tuple(journal.history(stream_of("cycle", number)))[-1]
            organisation = journal.organisation()
            winner, at = organisation.people[last.actor].name, organisation.local(last.at)
            raise SomeoneWasFirst("cycle-changed", cycle=number, winner=winner, at=at)
        desk = Desk(
            journal=journal,
            stamp=stamp(journal, acting),
            situation=situation(journal, acting),
            cycle=cycle,
            engine=engine_of(journal, cycle),
            acting=acting,
        )
        with told_who_was_first(journal, stream_of("cycle", number), acting):
            yield desk


def show_cycle(store: Store, number: int, acting: Acting) -> CycleShown:
    """Return a cycle as it stands, with what its next moves lack."""
    with store.reading() as view:
        cycle = view.cycle(number)
        return replace(
            shown(cycle, situation(view, acting), engine_of(view, cycle)),
            about=view.finding(cycle.finding),
            before=view.cycle(cycle.recurs_from) if cycle.recurs_from else None,
            again=shown_again(view, cycle.number) if cycle.ending else (),
        )


def history_of(store: Store, number: int, acting: Acting) -> tuple[CycleShown, tuple[Recorded, ...]]:
    """Return a cycle and everything that happened to it, oldest first."""
    with store.reading() as view:
        cycle = view.cycle(number)
        history = tuple(view.history(stream_of("cycle", number)))
        here = shown(cycle, situation(view, acting), engine_of(view, cycle))
        return replace(here, history=history), history


def shown(cycle: Cycle, now: Situation, engine: Engine) -> CycleShown:
    """Bundle a cycle with the moves that are possible now."""
    people = now.organisation.people
    turn = dict.fromkeys(cycle.person(relation) for relation in engine.holders(cycle.stage))
    return CycleShown(
        cycle=cycle,
        organisation=now.organisation,
        process=engine.process,
        today=now.today,
        moves=engine.moves(cycle, now),
        turn=tuple(people[number] for number in turn),
    )


def engine_of(view: View, cycle: Cycle) -> Engine:
    """Return the engine of the process version that a cycle began with."""
    engine = view.engines.get(cycle.process)
    if engine is None:
        raise StorageTrouble("definition-unknown", content_hash=cycle.process)
    return engine
