"""Put a cycle, or an action of it, into another person's hands."""

from collections.abc import Mapping

from pdca.domain.cycle_events import ActionReassigned, HandedOver, Reassigned
from pdca.domain.errors import NotFound
from pdca.domain.events import Event
from pdca.domain.people import Person
from pdca.domain.process import Relation
from pdca.storage.journal import Journal
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, find_person
from pdca.usecases.desk import Changed, at_desk
from pdca.usecases.places import is_full


def reassign(
    store: Store,
    number: int,
    to: str | Mapping[Relation, str],
    reason: str,
    *,
    acting: Acting,
    over_limit: bool = False,
) -> Changed:
    """Make another person responsible, or others what a mapping says; `over_limit` even without a place."""
    wanted = {Relation.RESPONSIBLE: to} if isinstance(to, str) else to
    with at_desk(store, number, acting) as desk:
        desk.journal.finding(desk.cycle.finding)
        people = {
            relation: find_person(desk.situation.organisation, name) for relation, name in wanted.items()
        }
        new = {
            relation: each for relation, each in people.items() if desk.cycle.person(relation) != each.number
        }
        if not new:
            return desk.already()
        for relation, person in new.items():
            desk.record(handing_over(desk.journal, relation, person, reason, over_limit=over_limit))
        return desk.changed()


def reassign_action(
    store: Store, number: int, action: int, to: str, reason: str, *, acting: Acting
) -> Changed:
    """Make another person the assignee of an action."""
    with at_desk(store, number, acting) as desk:
        found = desk.cycle.action(action)
        if found is None:
            raise NotFound("action-not-found", cycle=number, action=action)
        person = find_person(desk.situation.organisation, to)
        if found.assignee == person.number:
            return desk.already()
        desk.record(ActionReassigned(action=action, assignee=person.number, reason=reason))
        return desk.changed()


def handing_over(
    journal: Journal, relation: Relation, person: Person, reason: str, *, over_limit: bool
) -> Event:
    """Return the event that makes a person what another was to a cycle."""
    if relation is not Relation.RESPONSIBLE:
        return HandedOver(relation=relation, person=person.number, reason=reason)
    # Counted in any case, so that the rules know it.
    is_over = is_full(journal, person) and over_limit
    return Reassigned(responsible=person.number, reason=reason, is_over_limit=is_over)
