"""Whose work had reached its limit at the month's end: the queue of each person, and the cycles in work."""

from pdca.reports.loads import PersonLoad
from pdca.usecases.month_as_at import AsAt


def loads(at: AsAt) -> tuple[PersonLoad, ...]:
    """List who has a queue or more in work than the limit, the longest queue first."""
    queued = {row.responsible: row.findings for row in at.rows("queued_by_person")}
    working = {row.responsible: row.cycles for row in at.rows("open_by_person")}
    every = (
        PersonLoad(
            name=person.name,
            queued=queued.get(person.number, 0),
            working=working.get(person.number, 0),
            limit=person.limit,
        )
        for person in at.organisation.people.values()
    )
    return tuple(sorted((each for each in every if each.queued or each.is_over), key=_weight))


def _weight(load: PersonLoad) -> tuple[int, int, str]:
    return -load.queued, -load.working, load.name
