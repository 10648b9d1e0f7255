"""Calendars: one a person, of what they must do by a day and of what ended lately."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from pdca.domain.organisation import Organisation, Situation
from pdca.domain.people import Person
from pdca.storage import calendar_rows as rows
from pdca.storage.store import Store
from pdca.storage.tables import FOREVER
from pdca.storage.view import View
from pdca.usecases.acting import Acting, find_person, who
from pdca.usecases.calendar_ends import Ended, Lately
from pdca.usecases.calendar_things import Known, Thing, open_things, waiting_extensions
from pdca.usecases.listing import cycle_lines

REMEMBERED = timedelta(days=60)
"""How long calendars are told of what has ended, back from the last event of the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCalendar:
    """The things of one person by due date."""

    person: Person
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendars:
    """Calendars with what is needed to write them."""

    organisation: Organisation
    identity: str
    """Tells the organisation from all others."""
    seq: int
    head_hash: str
    people: tuple[PersonCalendar, ...]


def export_calendars(
    store: Store, acting: Acting, *, whose: str | None = None, every: bool = False
) -> Calendars:
    """Make the calendar of the acting person, of `whose`, or of everybody who may have anything to do.

    Raises:
        NotFound: there is no such person.
        WrongInput: several people match, or nobody was named although there is a choice.
    """
    with store.reading() as view:
        organisation = view.organisation()
        seq, head_hash = view.head()
        known, lately = _read(view, organisation, acting.at, seq)
        ended = tuple(Ended(view=view, organisation=organisation, known=known, lately=lately).things())
        return Calendars(
            organisation=organisation,
            identity=rows.identity(view),
            seq=seq,
            head_hash=head_hash,
            people=tuple(
                PersonCalendar(
                    person=person,
                    things=_things(
                        view, Situation(by=person, at=acting.at, organisation=organisation), known, ended
                    ),
                )
                for person in _people(organisation, acting, whose=whose, every=every)
            ),
        )


def _people(
    organisation: Organisation, acting: Acting, *, whose: str | None, every: bool
) -> Iterator[Person]:
    if every:
        yield from (person for person in organisation.people.values() if person.may_change)
        return
    yield find_person(organisation, whose) if whose else who(organisation, acting)


def _things(view: View, now: Situation, known: Known, ended: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """Return what is open and what has ended; nothing stands in both, and what ended last is told."""
    things = {thing.key: thing for thing in ended if thing.person == now.by.number}
    things |= {thing.key: thing for thing in open_things(view, now, known)}
    return tuple(sorted(things.values(), key=lambda thing: (thing.due, thing.key)))


def _read(view: View, organisation: Organisation, at: datetime, seq: int) -> tuple[Known, Lately]:
    # Back from the last event and not from today, so that the same log gives the same calendar.
    last = rows.event_marks(view, [seq])[seq]
    since_seq = rows.since(view, last.at - REMEMBERED)
    lately = Lately(
        since_seq=since_seq,
        visits=rows.visits(view, since_seq),
        people={
            cycle: tuple(found)
            for cycle, found in groupby(rows.people(view, since_seq), key=lambda row: row.cycle)
        },
        actions=rows.action_ends(view, since_seq),
        extensions=rows.extension_ends(view, since_seq),
        findings=rows.finding_ends(view, since_seq),
    )
    known = Known(
        lines={line.row.number: line for line in cycle_lines(view, organisation.today(at))},
        visits={visit.cycle: visit.from_seq for visit in lately.visits if visit.until_seq == FOREVER},
        cycle_marks=rows.cycle_marks(view),
        event_marks=rows.event_marks(view, lately.seqs()),
        extensions=waiting_extensions(view),
        findings=lately.findings,
    )
    return known, lately
