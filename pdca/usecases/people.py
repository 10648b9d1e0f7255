"""Enter people and list them."""

from dataclasses import dataclass

from pdca.domain.errors import Refused
from pdca.domain.events import PersonAdded, PersonChanged
from pdca.domain.organisation import Organisation
from pdca.domain.people import Person, Role
from pdca.domain.streams import ORGANISATION_STREAM
from pdca.mail.addresses import plain_address
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, find_person, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A person who was entered or changed, or stood there so already."""

    person: Person
    is_repeat: bool


def add_person(
    store: Store,
    name: str,
    role: Role,
    *,
    acting: Acting,
    reports_to: str | None = None,
    mail: str = "",
    language: str | None = None,
) -> Added:
    """Enter a person; the first one must be an owner, and only owners enter others.

    Raises:
        Refused: the rules say no, or another person has the name.
        WrongInput: no server would take the mail address.
        NotFound: there is nobody of the name given as superior.
    """
    with store.writing() as journal:
        organisation = journal.organisation()
        superior = find_person(organisation, reports_to).number if reports_to else None
        same = _same_name(organisation, name)
        if same is not None and same.is_here and (same.role, same.reports_to) == (role, superior):
            return Added(person=same, is_repeat=True)
        if same is not None and not same.is_here:
            raise Refused("name-of-someone-who-left", name=same.name, on=same.left_on)
        if same is not None:
            raise Refused("name-taken", name=same.name, role=same.role)
        event = PersonAdded(
            number=len(organisation.people) + 1,
            name=" ".join(name.split()),
            role=role,
            reports_to=superior,
            mail=plain_address(mail) if mail else "",
            language=language or organisation.language,
        )
        journal.record(ORGANISATION_STREAM, event, stamp(journal, acting))
        return Added(person=journal.organisation().people[event.number], is_repeat=False)


def change_person(
    store: Store,
    name: str,
    *,
    acting: Acting,
    mail: str | None = None,
    language: str | None = None,
    limit: int | None = None,
) -> Added:
    """Change where a person gets mail, in which language, or how many cycles; what is not named stays.

    Raises:
        Refused: only owners change people.
        WrongInput: no server would take the mail address.
        NotFound: there is nobody of the name.
    """
    address = plain_address(mail) if mail else None
    with store.writing() as journal:
        here = find_person(journal.organisation(), name)
        event = PersonChanged(
            number=here.number,
            mail=address or here.mail,
            language=language or here.language,
            limit=here.limit if limit is None else limit,
        )
        if (event.mail, event.language, event.limit) == (here.mail, here.language, here.limit):
            return Added(person=here, is_repeat=True)
        journal.record(ORGANISATION_STREAM, event, stamp(journal, acting))
        return Added(person=journal.organisation().people[here.number], is_repeat=False)


def list_people(store: Store) -> Organisation:
    """Return the organisation with all its people."""
    with store.reading() as view:
        return view.organisation()


def _same_name(organisation: Organisation, name: str) -> Person | None:
    wanted = " ".join(name.casefold().split())
    return next((p for p in organisation.people.values() if p.name.casefold() == wanted), None)
