"""Reminders: what of a person's work is pressing, how long they have been silent, and who learns of it."""

from collections.abc import Mapping
from datetime import date

from pdca.domain.calendar import Calendar
from pdca.domain.people import Person, Role

SOON = 2
"""So many working days before a due date a reminder begins."""

STEP = 2
"""After so many working days of silence the next person up the line learns of it."""


def level(since: date, today: date, calendar: Calendar) -> int:
    """Return how many people up the line have learned of a silence that began on a day."""
    return max(0, calendar.between(since, today)) // STEP


def next_step(since: date, today: date, calendar: Calendar) -> date:
    """Return the day on which the next person up the line will learn of a silence."""
    return calendar.add(since, STEP * (level(since, today, calendar) + 1))


def line_up(holder: int, assigner: int, people: Mapping[int, Person]) -> tuple[int, ...]:
    """Return who stands above a person in a matter, the nearest first: superiors, assigner, owner.

    Management only reads reports, and nobody stands above themselves.
    """
    above: list[int] = []
    here = people[holder].reports_to
    while here is not None and here not in above:
        above.append(here)
        here = people[here].reports_to
    owners = [person.number for person in people.values() if person.role is Role.OWNER and person.is_here]
    owner = owners[0] if owners else holder
    if not any(number in owners for number in (holder, *above)):
        above += (assigner, owner)
    return tuple(dict.fromkeys(n for n in above if n != holder and people[n].may_change))
