"""Who acts, and when: from what was typed to a person of the organisation."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pdca.domain.errors import NotFound, Refused, WrongInput
from pdca.domain.events import Clock
from pdca.domain.nearest import nearest
from pdca.domain.organisation import SETUP, Organisation, Situation
from pdca.domain.people import Person, named
from pdca.storage.view import View

if TYPE_CHECKING:
    from pdca.storage.journal import Journal, Stamp

LONGEST_WAIT = timedelta(seconds=30)
"""How long a command may take from reading its clock to holding the lock; see BUSY_TIMEOUT_S."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """What the command line knows of who types and when."""

    name: str | None
    at: datetime
    began: datetime
    """When the command was typed; a move recorded after it means that someone was first."""
    clock: Clock = Clock.SYSTEM

    def was_overtaken(self, at: datetime) -> bool:
        """Tell whether what happened at a moment came first although this command was typed before it."""
        # The clock was read before the wait for the lock, so a winner's time may lie after ours.
        # A change from further in the future is a clock that went back, not a race.
        return self.began < at <= self.at + LONGEST_WAIT


def stamp(journal: "Journal", acting: Acting) -> "Stamp":
    """Return what is the same for all that this command records."""
    from pdca.storage.journal import Stamp  # noqa: PLC0415 - who only reads needs none of the rules

    return Stamp(by=who(journal.organisation(), acting), at=acting.at, clock=acting.clock)


def situation(view: View, acting: Acting) -> Situation:
    """Return who acts, when and where, for the rules."""
    organisation = view.organisation()
    return Situation(by=who(organisation, acting), at=acting.at, organisation=organisation)


def who(organisation: Organisation, acting: Acting) -> Person:
    """Return the person who acts.

    Raises:
        WrongInput: nobody was named although there is a choice.
        NotFound: there is no such person.
        Refused: that person has left the company.
    """
    # The first person cannot be anyone yet, whatever name stands ready in the settings.
    if not organisation.people:
        return SETUP
    here = tuple(person for person in organisation.people.values() if person.is_here)
    if acting.name:
        person = find_person(organisation, acting.name)
        if not person.is_here:
            raise Refused("person-left", name=person.name, on=person.left_on)
        return person
    if len(here) == 1:
        return here[0]
    raise WrongInput("who-are-you", names=tuple(person.name for person in here))


def find_person(organisation: Organisation, typed: str) -> Person:
    """Find a person by name, by a part of it that only one has, or by number (P-3).

    Raises:
        WrongInput: several people match.
        NotFound: nobody does.
    """
    found = named(organisation.people, typed)
    if len(found) > 1:
        raise WrongInput("person-ambiguous", typed=typed, names=tuple(p.name for p in found))
    if not found:
        close = nearest(typed, names(organisation))
        raise NotFound("person-not-found", typed=typed, close=close, names=names(organisation))
    return found[0]


def names(organisation: Organisation) -> tuple[str, ...]:
    """List the names of all people, in the order they were entered."""
    return tuple(person.name for person in organisation.people.values())
