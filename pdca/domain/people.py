"""The people of an organisation and what their role lets them do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_DIGITS = 9
"""Of the number of a person; longer ones name nobody."""


DEFAULT_LIMIT = 3
"""Cycles in work for one person at once; more at a time are finished later, each of them."""


class Role(StrEnum):
    """What a person is in the organisation."""

    OWNER = "owner"
    HEAD = "head"
    MEMBER = "member"
    READER = "reader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone with a role."""

    number: int
    name: str
    role: Role
    reports_to: int | None = None
    mail: str = ""
    language: str = "ru"
    limit: int = DEFAULT_LIMIT
    """How many cycles they may have in work at once; 0 is no limit."""
    left_on: date | None = None
    """The day they left the company; None while they are there."""

    @property
    def is_here(self) -> bool:
        """Tell whether they have not left the company."""
        return self.left_on is None

    @property
    def may_change(self) -> bool:
        """Tell whether they are there and the role allows any change at all."""
        return self.is_here and self.role is not Role.READER

    def is_full(self, working: int) -> bool:
        """Tell whether so many cycles in work leave no place for another; frozen ones keep theirs."""
        return 0 < self.limit <= working


def is_one_person(people: dict[int, Person]) -> bool:
    """Tell whether only one person could ever act, so that four eyes cannot be had."""
    return sum(person.may_change for person in people.values()) == 1


def named(people: Mapping[int, Person], typed: str) -> tuple[Person, ...]:
    """Return whom a name means: the one of this name or number (P-3), else all with a part that begins so."""
    number = typed.strip().upper().removeprefix("P-")
    if number.isdecimal() and len(number) <= MOST_DIGITS and int(number) in people:
        return (people[int(number)],)
    wanted = " ".join(typed.casefold().split())
    exact = tuple(person for person in people.values() if person.name.casefold() == wanted)
    return exact or tuple(p for p in people.values() if wanted and _begins(wanted, p.name.casefold()))


def _begins(wanted: str, name: str) -> bool:
    return name.startswith(wanted) or any(part.startswith(wanted) for part in name.split())


def heads(people: Mapping[int, Person]) -> dict[int, int | None]:
    """Return under which head each person works: the nearest above, a head under themselves, None without.

    A chain that leads back to where it began has no head, unless one of its people is one.
    """
    return {number: _head_of(number, people) for number in people}


def _head_of(number: int, people: Mapping[int, Person]) -> int | None:
    seen: set[int] = set()
    above: int | None = number
    while above is not None and above not in seen:
        if people[above].role is Role.HEAD:
            return above
        seen.add(above)
        above = people[above].reports_to
    return None
