"""Places for cycles in work: how many a person has left, and the queue of what waits for one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pdca.domain.events import FindingQueued
from pdca.domain.finding import Finding
from pdca.domain.people import Person
from pdca.domain.streams import stream_of
from pdca.domain.workload import places_left, rank
from pdca.storage import listings
from pdca.storage.listings import FindingRow
from pdca.storage.view import View

if TYPE_CHECKING:
    from pdca.storage.journal import Journal, Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class InQueue:
    """A finding that waits until its responsible has a place for its cycle."""

    finding: Finding
    position: int
    """Its place in the queue of its responsible, from 1."""
    is_repeat: bool
    """It waited there already."""


def queue_of(rows: Iterable[FindingRow], person: int) -> list[FindingRow]:
    """List what waits for a person: the most severe first, then by number."""
    waiting = [row for row in rows if row.queued_for == person]
    return sorted(waiting, key=lambda row: rank(row.severity, row.number))


def positions(rows: Sequence[FindingRow]) -> dict[int, int]:
    """Return the place of each waiting finding in the queue of its responsible, from 1."""
    people = {row.queued_for for row in rows if row.queued_for is not None}
    return {
        row.number: position
        for person in people
        for position, row in enumerate(queue_of(rows, person), start=1)
    }


def ready(view: View, people: Iterable[Person]) -> list[FindingRow]:
    """List the waiting findings that have a place now, by responsible."""
    rows, working = listings.findings(view), listings.in_work(view)
    found: list[FindingRow] = []
    for person in people:
        found += queue_of(rows, person.number)[: places_left(person.limit, working.get(person.number, 0))]
    return found


def is_full(journal: "Journal", person: Person) -> bool:
    """Tell whether a person has no place for another cycle; without a limit nothing needs to be counted."""
    return person.limit > 0 and person.is_full(journal.know_workload(person.number))


def with_a_place(journal: "Journal", fresh: Sequence[Finding], person: Person) -> frozenset[int]:
    """Choose the findings whose cycle may begin now; what waits already and matters more goes first."""
    if not person.limit:
        return frozenset(finding.number for finding in fresh)
    places = places_left(person.limit, journal.know_workload(person.number))
    queued = queue_of(listings.findings(journal), person.number) if places else []
    ranks = {row.number: rank(row.severity, row.number) for row in queued}
    ranks |= {finding.number: rank(finding.severity, finding.number) for finding in fresh}
    return frozenset(sorted(ranks, key=lambda number: ranks[number])[:places])


def queue(
    journal: "Journal", fresh: Sequence[Finding], person: Person, *, checker: Person, made: "Stamp"
) -> tuple[InQueue, ...]:
    """Let findings wait until a person has a place for them."""
    is_repeat = {finding.number: _waits(finding, person, checker) for finding in fresh}
    for finding in fresh:
        if not is_repeat[finding.number]:
            event = FindingQueued(responsible=person.number, checker=checker.number)
            journal.record(stream_of("finding", finding.number), event, made)
    # What this command records stands in no table yet.
    ranks = {
        row.number: rank(row.severity, row.number)
        for row in queue_of(listings.findings(journal), person.number)
    }
    ranks |= {finding.number: rank(finding.severity, finding.number) for finding in fresh}
    places = {number: place for place, number in enumerate(sorted(ranks, key=lambda n: ranks[n]), start=1)}
    return tuple(
        InQueue(
            finding=journal.finding(finding.number),
            position=places[finding.number],
            is_repeat=is_repeat[finding.number],
        )
        for finding in fresh
    )


def _waits(finding: Finding, person: Person, checker: Person) -> bool:
    queued = finding.queued
    return queued is not None and (queued.responsible, queued.checker) == (person.number, checker.number)
