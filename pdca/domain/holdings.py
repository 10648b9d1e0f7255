"""What a person has in their hands, so that they cannot leave the company before someone else takes it."""

from collections.abc import Iterable, Iterator

from pdca.domain.cycle import Cycle
from pdca.domain.errors import Gap
from pdca.domain.finding import Finding
from pdca.domain.process import Relation

RELATIONS = (Relation.ASSIGNER, Relation.RESPONSIBLE, Relation.CHECKER)


def holdings(person: int, cycles: Iterable[Cycle], findings: Iterable[Finding]) -> tuple[Gap, ...]:
    """List everything that waits for a person: cycles, actions and findings in a queue."""
    return tuple(_holdings(person, cycles, findings))


def relations_of(person: int, cycle: Cycle) -> tuple[Relation, ...]:
    """Return what a person still is to a cycle; of a closed one only its control reading is left to do."""
    if not cycle.is_open:
        return (Relation.CHECKER,) if cycle.control_due and cycle.checker == person else ()
    return tuple(relation for relation in RELATIONS if cycle.person(relation) == person)


def actions_of(person: int, cycle: Cycle) -> tuple[int, ...]:
    """Return the actions of a cycle that are still a person's to do."""
    if not cycle.is_open:
        return ()
    return tuple(each.number for each in cycle.actions if each.assignee == person and not each.is_settled)


def is_in_queue_of(person: int, finding: Finding) -> bool:
    """Tell whether a finding waits for a place in which a person would have a part, or for their word."""
    waits = finding.queued if finding.is_waiting else None
    return waits is not None and person in (waits.responsible, waits.checker, waits.by)


def _holdings(person: int, cycles: Iterable[Cycle], findings: Iterable[Finding]) -> Iterator[Gap]:
    for cycle in sorted(cycles, key=lambda each: each.number):
        for relation in relations_of(person, cycle):
            yield Gap("holds-relation", {"cycle_number": cycle.number, "relation": relation})
        for action in actions_of(person, cycle):
            yield Gap("holds-action", {"cycle_number": cycle.number, "action": action})
    for finding in sorted(findings, key=lambda each: each.number):
        if is_in_queue_of(person, finding):
            yield Gap("holds-queued", {"finding": finding.number})
