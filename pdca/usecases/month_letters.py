"""The monthly report as letters: who gets one, and what stands in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pdca.domain.errors import PdcaError, Refused, WrongInput
from pdca.domain.mail import Attachment, Letter, Recipient
from pdca.domain.organisation import Organisation
from pdca.domain.people import Person, Role
from pdca.mail.addresses import plain_address
from pdca.reports.month import MonthReport
from pdca.reports.month_mail import month_mail
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, find_person, who


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Who gets the report, and who would if they had an address that can be used."""

    reached: tuple[Recipient, ...]
    unreached: tuple[Person, ...] = ()


def readers(store: Store, typed: Sequence[str], language: str) -> Readers:
    """Find who gets the report: those who are named, people or addresses, or else all of management.

    Raises:
        WrongInput: someone who is named has no address that can be used; or nobody can be reached.
        NotFound: there is no such person.
        Refused: someone who is named has left the company.
    """
    with store.reading() as view:
        organisation = view.organisation()
    if typed:
        named = (_named(organisation, each, language) for each in typed)
        return Readers(reached=tuple({_who(each): each for each in named}.values()))
    found = _management(organisation)
    if not found.reached:
        names = tuple(person.name for person in found.unreached)
        raise WrongInput("no-readers-to-reach", names=names)
    return found


def own_address(store: Store, acting: Acting) -> str:
    """Return the mail address of whoever sends, that answers go to it; empty when it cannot be used."""
    with store.reading() as view:
        person = who(view.organisation(), acting)
    try:
        return plain_address(person.mail) if person.mail else ""
    except WrongInput:
        return ""


def month_letter(
    report: MonthReport,
    recipient: Recipient,
    attached: Attachment,
    *,
    form: str,
    folders: Sequence[Path],
    answers_to: str,
) -> Letter:
    """Write the letter that brings a report to a recipient; a month that runs has a key for each day."""
    mail = month_mail(
        report, language=recipient.language, folders=folders, attached=attached.name, answers_to=answers_to
    )
    day = "" if report.is_complete else f"@{report.as_of.isoformat()}"
    return Letter(
        key=f"month:{report.month:%Y-%m}{day}:{_who(recipient)}:{form}",
        recipient=recipient,
        subject=mail.subject,
        plain=mail.plain,
        html=mail.html,
        attachments=(attached,),
        made_from=report.seq,
        head_hash=report.head_hash,
    )


def _who(recipient: Recipient) -> str:
    return f"P-{recipient.person}" if recipient.person else recipient.address


def _named(organisation: Organisation, typed: str, language: str) -> Recipient:
    if "@" in typed:
        address = plain_address(typed)
        of_address = _of_address(organisation.people.values(), address)
        if of_address is not None and not of_address.is_here:
            raise Refused("person-left", name=of_address.name, on=of_address.left_on)
        return _recipient(of_address) if of_address else Recipient(address=address, language=language)
    person = find_person(organisation, typed)
    if not person.is_here:
        raise Refused("person-left", name=person.name, on=person.left_on)
    if not person.mail:
        raise WrongInput("mail-address-missing", name=person.name)
    return _recipient(person)


def _of_address(people: Iterable[Person], address: str) -> Person | None:
    found = [person for person in people if person.mail.strip().lower() == address.lower()]
    return next((person for person in found if person.is_here), found[0] if found else None)


def _management(organisation: Organisation) -> Readers:
    reached: list[Recipient] = []
    unreached: list[Person] = []
    for person in organisation.people.values():
        if person.role is Role.READER and person.is_here:
            try:
                reached.append(_recipient(person))
            except PdcaError:
                unreached.append(person)
    return Readers(reached=tuple(reached), unreached=tuple(unreached))


def _recipient(person: Person) -> Recipient:
    return Recipient(
        address=plain_address(person.mail), name=person.name, person=person.number, language=person.language
    )
