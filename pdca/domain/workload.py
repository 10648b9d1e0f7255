"""How many cycles each person has in work, and who waits in their queue: severity first, then number."""

from dataclasses import dataclass, field

from pdca.domain.catalogue import Severity
from pdca.domain.cycle import Cycle
from pdca.domain.errors import Gap
from pdca.domain.organisation import Organisation

_WEIGHT = {Severity.CRITICAL: 0, Severity.MAJOR: 1, Severity.NORMAL: 2}


@dataclass(slots=True)
class Workload:
    """The cycles that each person has in work; a frozen one keeps its place."""

    cycles: dict[int, set[int]] = field(default_factory=dict)

    def note(self, before: Cycle | None, after: Cycle) -> None:
        """Take in how an event changed a cycle."""
        if before is not None:
            self.cycles.get(before.responsible, set()).discard(before.number)
        if after.is_open:
            self.cycles.setdefault(after.responsible, set()).add(after.number)

    def of(self, person: int) -> int:
        """Count the cycles that a person has in work."""
        return len(self.cycles.get(person, ()))


def limit_objections(
    responsible: int, working: int, organisation: Organisation, *, is_over: bool
) -> tuple[Gap, ...]:
    """List what the limit of a person has against one more cycle, said to go over it or not."""
    person = organisation.people.get(responsible)
    if person is None or person.is_full(working) == is_over:
        return ()
    code = "limit-not-reached" if is_over else "over-limit"
    return (Gap(code, {"name": person.name, "limit": person.limit}),)


def places_left(limit: int, working: int) -> int | None:
    """Count the places of a person that are free; None when nothing limits them."""
    return max(0, limit - working) if limit else None


def rank(severity: Severity, number: int) -> tuple[int, int]:
    """Return what a queue is sorted by: the most severe first, then the earliest number."""
    return _WEIGHT[severity], number
