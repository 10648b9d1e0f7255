"""The people of an organisation and what their role lets them do."""

from dataclasses import dataclass
from enum import StrEnum

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

    @property
    def may_change(self) -> bool:
        """Tell whether the role allows any change at all."""
        return self.role is not Role.READER

    def is_full(self, working: int) -> bool:
        """Tell whether so many cycles in work leave no place for another; frozen ones keep theirs."""
        return 0 < self.limit <= working


def is_one_person(people: dict[int, Person]) -> bool:
    """Tell whether only one person could ever act, so that four eyes cannot be had."""
    return sum(person.may_change for person in people.values()) == 1
