"""Let a person leave the company with nothing in their hands, and return."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import ActionReassigned
from pdca.domain.errors import Fact, Gap, Refused
from pdca.domain.events import Event, FindingQueued, PersonLeft, PersonReturned
from pdca.domain.finding import Finding
from pdca.domain.holdings import actions_of, holdings, is_in_queue_of, relations_of
from pdca.domain.mail import UNDER_WAY, dropped
from pdca.domain.people import Person, Role
from pdca.domain.streams import ORGANISATION_STREAM, stream_of
from pdca.storage.journal import Journal, Stamp
from pdca.storage.outbox import Outbox
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, find_person, stamp
from pdca.usecases.reassigning import handing_over


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A person who left or returned, or had done so already."""

    person: Person
    is_repeat: bool = False
    to: Person | None = None
    """Who got what they had."""
    handed: tuple[Gap, ...] = ()
    """What that was."""
    letters: int = 0
    """Letters to them that waited, and will not be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingOver:
    """To whom everything goes that a person has, and why."""

    to: str
    reason: str
    over_limit: bool = False


def leave(
    store: Store, name: str, *, acting: Acting, on: date | None = None, handing: HandingOver | None = None
) -> Moved:
    """Let a person leave on a day, today when none is named; all that they have is handed over, or nothing.

    Raises:
        Refused: something waits for them and nobody takes it, or the rules say no to some of it.
        NotFound: there is no such person.
    """
    with store.writing() as journal:
        made, organisation = stamp(journal, acting), journal.organisation()
        person = find_person(organisation, name)
        if person.left_on is not None:
            if on not in (None, person.left_on):
                raise Refused("person-left", name=person.name, on=person.left_on)
            return Moved(person=person, is_repeat=True)
        cycles, findings = journal.know_holdings(person.number)
        held = holdings(person.number, cycles, findings)
        to = find_person(organisation, handing.to) if handing else None
        if to is not None and handing is not None:
            _hand_over(journal, person, to, cycles, findings, made=made, handing=handing)
        elif held and made.by.role is Role.OWNER:
            raise Refused("person-holds", held, name=person.name)
        event = PersonLeft(number=person.number, on=on or organisation.today(acting.at))
        journal.record(ORGANISATION_STREAM, event, made)
        return Moved(
            person=journal.organisation().people[person.number],
            to=to,
            handed=held,
            letters=_drop_letters(journal, person, made),
        )


def come_back(store: Store, name: str, *, acting: Acting, on: date | None = None) -> Moved:
    """Let a person return on a day, today when none is named.

    Raises:
        Refused: they have not left, or the day is before the one they left on.
        NotFound: there is no such person.
    """
    with store.writing() as journal:
        person, made = find_person(journal.organisation(), name), stamp(journal, acting)
        event = PersonReturned(number=person.number, on=on or journal.organisation().today(acting.at))
        if person.is_here and event == _last_return(journal, person):
            return Moved(person=person, is_repeat=True)
        journal.record(ORGANISATION_STREAM, event, made)
        return Moved(person=journal.organisation().people[person.number])


def _hand_over(
    journal: Journal,
    person: Person,
    to: Person,
    cycles: Iterable[Cycle],
    findings: Iterable[Finding],
    *,
    made: Stamp,
    handing: HandingOver,
) -> None:
    """Record that another person has everything from now on; nothing when a rule forbids any of it."""
    refused: list[Gap] = []
    for cycle in cycles:
        refused += _hand_cycle_over(journal, cycle, person, to, made=made, handing=handing)
    for finding in findings:
        if is_in_queue_of(person.number, finding):
            stream, event = stream_of("finding", finding.number), _queued(finding, person, to)
            refused += _tried(journal, stream, event, made, Gap("holds-queued", {"finding": finding.number}))
    if refused:
        raise Refused("hand-over-refused", tuple(refused), name=person.name, to=to.name)


def _hand_cycle_over(
    journal: Journal, cycle: Cycle, person: Person, to: Person, *, made: Stamp, handing: HandingOver
) -> Iterator[Gap]:
    # What the rules about the finding say must be known to them.
    journal.finding(cycle.finding)
    stream = stream_of("cycle", cycle.number)
    facts: dict[str, Fact] = {"cycle_number": cycle.number}
    for relation in relations_of(person.number, cycle):
        event = handing_over(journal, relation, to, handing.reason, over_limit=handing.over_limit)
        yield from _tried(
            journal, stream, event, made, Gap("holds-relation", {**facts, "relation": relation})
        )
    for action in actions_of(person.number, cycle):
        given = ActionReassigned(action=action, assignee=to.number, reason=handing.reason)
        yield from _tried(journal, stream, given, made, Gap("holds-action", {**facts, "action": action}))


def _tried(journal: Journal, stream: str, event: Event, made: Stamp, held: Gap) -> Iterator[Gap]:
    """Record an event, or say of what is held why it cannot be handed over."""
    try:
        journal.record(stream, event, made)
    except Refused as error:
        yield Gap("not-handed-over", {"held": (held,), "gaps": error.gaps})


def _queued(finding: Finding, person: Person, to: Person) -> FindingQueued:
    waits = finding.queued
    responsible, checker = (waits.responsible, waits.checker) if waits else (0, 0)
    return FindingQueued(
        responsible=to.number if responsible == person.number else responsible,
        checker=to.number if checker == person.number else checker,
    )


def _drop_letters(journal: Journal, person: Person, made: Stamp) -> int:
    outbox, count = Outbox(journal), 0
    for letter in outbox.waiting(""):
        is_under_way = letter.progress.delivery in UNDER_WAY and made.at < letter.progress.due_at
        if letter.envelope.person == person.number and not is_under_way:
            count += outbox.go_on(letter, dropped(letter.progress, made.at), made.at, by=made.by.number)
    return count


def _last_return(journal: Journal, person: Person) -> PersonReturned | None:
    found = None
    for recorded in journal.history(ORGANISATION_STREAM):
        if isinstance(recorded.event, PersonReturned) and recorded.event.number == person.number:
            found = recorded.event
    return found
