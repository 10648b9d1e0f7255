"""Who is entered, changed, leaves and returns: what may be recorded about people, and by whom."""

from collections.abc import Iterator

from pdca.domain import events as happened
from pdca.domain.errors import Gap
from pdca.domain.organisation import SETUP, Situation
from pdca.domain.people import Role


def person_added(event: happened.PersonAdded, situation: Situation) -> Iterator[Gap]:
    """List what speaks against entering a person."""
    people = situation.organisation.people
    yield from owner_only(situation)
    if situation.by is SETUP and people:
        yield Gap("owner-only")
    if not people and event.role is not Role.OWNER:
        yield Gap("first-is-owner")
    yield from name_empty(event.name)
    if event.number != len(people) + 1:
        yield Gap("number-taken", {"number": event.number})
    if any(person.name.casefold() == event.name.casefold() for person in people.values()):
        yield Gap("name-taken", {"name": event.name})
    if event.reports_to is not None:
        yield from not_here(event.reports_to, situation)


def person_changed(event: happened.PersonChanged, situation: Situation) -> Iterator[Gap]:
    """List what speaks against changing what is known of a person."""
    yield from owner_only(situation)
    if event.number not in situation.organisation.people:
        yield Gap("no-such-person", {"number": event.number})


def person_left(event: happened.PersonLeft, situation: Situation) -> Iterator[Gap]:
    """List what speaks against the leaving of a person; what is in their hands is another matter."""
    yield from owner_only(situation)
    yield from not_here(event.number, situation)
    if event.on > situation.today:
        yield Gap("date-in-future", {"on": event.on})
    others = (each for number, each in situation.organisation.people.items() if number != event.number)
    if not any(each.is_here and each.role is Role.OWNER for each in others):
        yield Gap("last-owner")


def person_returned(event: happened.PersonReturned, situation: Situation) -> Iterator[Gap]:
    """List what speaks against the return of a person."""
    yield from owner_only(situation)
    person = situation.organisation.people.get(event.number)
    if person is None:
        yield Gap("no-such-person", {"number": event.number})
    elif person.left_on is None:
        yield Gap("person-is-here", {"name": person.name})
    elif event.on < person.left_on:
        yield Gap("returned-before-leaving", {"on": person.left_on})
    if event.on > situation.today:
        yield Gap("date-in-future", {"on": event.on})


def not_here(number: int, situation: Situation) -> Iterator[Gap]:
    """Object to someone who is not in the company."""
    person = situation.organisation.people.get(number)
    if person is None:
        yield Gap("no-such-person", {"number": number})
    elif not person.is_here:
        yield Gap("person-left", {"name": person.name, "on": person.left_on})


def responsible_acts(number: int, situation: Situation) -> Iterator[Gap]:
    """Object to a responsible or assignee who cannot act."""
    if not _acts(number, situation):
        yield Gap("assignee-cannot-act", {"name": _name(number, situation)})


def checker_acts(number: int, situation: Situation) -> Iterator[Gap]:
    """Object to a checker who cannot act."""
    if not _acts(number, situation):
        yield Gap("checker-cannot-act", {"name": _name(number, situation)})


def owner_only(situation: Situation) -> Iterator[Gap]:
    """Object to everyone but owners."""
    if situation.by.role is not Role.OWNER:
        yield Gap("owner-only")


def name_empty(name: str) -> Iterator[Gap]:
    """Object to a name of nothing but spaces."""
    if not name.strip():
        yield Gap("name-empty")


def _acts(number: int, situation: Situation) -> bool:
    person = situation.organisation.people.get(number)
    return person is not None and person.may_change


def _name(number: int, situation: Situation) -> str:
    person = situation.organisation.people.get(number)
    return person.name if person else ""
