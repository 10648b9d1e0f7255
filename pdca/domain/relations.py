"""Who may, and on what: the person who acts, how they stand to a cycle, and its actions."""

from collections.abc import Iterator

from pdca.domain.cycle import Cycle
from pdca.domain.errors import Gap
from pdca.domain.organisation import Situation
from pdca.domain.process import Relation


def only(cycle: Cycle, situation: Situation, *relations: Relation) -> Iterator[Gap]:
    """Object to everyone who stands in none of the relations."""
    numbers = [cycle.person(relation) for relation in relations]
    if situation.by.number not in numbers:
        names = tuple(name(situation, number) for number in numbers)
        yield Gap("not-your-role", {"relations": relations, "names": names})


def decides(cycle: Cycle, situation: Situation, *, is_self: bool) -> Iterator[Gap]:
    """Object unless the assigner decides, and never about their own work while there is anyone else."""
    yield from only(cycle, situation, Relation.ASSIGNER)
    yield from four_eyes(cycle, situation)
    if is_self != (situation.by.number == cycle.responsible):
        yield Gap("self-approval-unmarked")


def checks(cycle: Cycle, situation: Situation) -> Iterator[Gap]:
    """Object to everyone but the checker, who is never the responsible while there is anyone else."""
    yield from only(cycle, situation, Relation.CHECKER)
    yield from four_eyes(cycle, situation)


def four_eyes(cycle: Cycle, situation: Situation) -> Iterator[Gap]:
    """Object when the responsible acts on their own work and four eyes can be had."""
    if situation.by.number == cycle.responsible and not situation.organisation.is_one_person:
        yield Gap("four-eyes", {"relations": (Relation.RESPONSIBLE,)})


def open_action(cycle: Cycle, number: int) -> Iterator[Gap]:
    """Object to an action that is not there, or is done or dropped."""
    action = cycle.action(number)
    if action is None:
        yield Gap("no-such-action", {"action": number})
    elif action.is_settled:
        yield Gap("action-settled", {"action": number})


def name(situation: Situation, number: int) -> str:
    """Return the name of a person of the organisation."""
    return situation.organisation.people[number].name
