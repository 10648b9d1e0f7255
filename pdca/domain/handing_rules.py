"""Who may put a cycle, or an action of it, into another person's hands; four eyes stay four."""

from collections.abc import Iterator

from pdca.domain import cycle_events as happened
from pdca.domain.cycle import Cycle
from pdca.domain.engine import Engine
from pdca.domain.errors import Gap
from pdca.domain.finding import Finding
from pdca.domain.organisation import Situation
from pdca.domain.people import Role
from pdca.domain.people_rules import checker_acts, responsible_acts
from pdca.domain.process import Relation
from pdca.domain.relations import four_eyes, name, only, open_action

OF_HANDING = (happened.Reassigned, happened.HandedOver, happened.ActionReassigned)
"""What is recorded of a frozen cycle too: whoever leaves does not wait until it goes on."""


def reassigned(cycle: Cycle, event: happened.Reassigned, situation: Situation, _: Engine) -> Iterator[Gap]:
    """List what speaks against another responsible."""
    yield from _hands_on(cycle, situation, event.reason)
    yield from responsible_acts(event.responsible, situation)
    if event.responsible == cycle.responsible:
        yield Gap("already-responsible")
    if event.responsible in (cycle.assigner, cycle.checker) and not situation.organisation.is_one_person:
        yield Gap("four-eyes-of-cycle", {"name": name(situation, event.responsible)})


def handed_over(cycle: Cycle, event: happened.HandedOver, situation: Situation, _: Engine) -> Iterator[Gap]:
    """List what speaks against another assigner or checker."""
    yield from _hands_on(cycle, situation, event.reason)
    # Nobody chooses who decides about their own work.
    yield from four_eyes(cycle, situation)
    person = situation.organisation.people.get(event.person)
    if event.relation is Relation.CHECKER:
        yield from checker_acts(event.person, situation)
    elif person is None or not person.is_here or person.role not in (Role.OWNER, Role.HEAD):
        yield Gap("assigner-cannot-act", {"name": person.name if person else ""})
    if event.relation is Relation.RESPONSIBLE or event.person == cycle.person(event.relation):
        yield Gap("already-in-charge", {"name": person.name if person else ""})
    if event.person == cycle.responsible and person and not situation.organisation.is_one_person:
        yield Gap("four-eyes-of-cycle", {"name": person.name})


def action_reassigned(
    cycle: Cycle, event: happened.ActionReassigned, situation: Situation, _: Engine
) -> Iterator[Gap]:
    """List what speaks against another assignee of an action."""
    yield from _hands_on(cycle, situation, event.reason, Relation.RESPONSIBLE)
    yield from open_action(cycle, event.action)
    action = cycle.action(event.action)
    if action is not None and not action.is_settled and action.assignee == event.assignee:
        yield Gap("already-in-charge", {"name": name(situation, event.assignee)})
    yield from responsible_acts(event.assignee, situation)


def about_objections(
    finding: Finding | None, event: happened.HandedOver, situation: Situation
) -> tuple[Gap, ...]:
    """List what speaks against an assigner or checker whom the finding of the cycle is about."""
    is_about = finding is not None and finding.person == event.person
    return (Gap("about-oneself"),) if is_about and not situation.organisation.is_one_person else ()


def _hands_on(cycle: Cycle, situation: Situation, reason: str, *also: Relation) -> Iterator[Gap]:
    """Object unless an owner, the assigner or who stands in another relation does it, and says why."""
    if situation.by.role is not Role.OWNER:
        yield from only(cycle, situation, *also, Relation.ASSIGNER)
    if not reason:
        yield Gap("reason")
