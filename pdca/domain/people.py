"""The people of an organisation and what their role lets them do."""

from dataclasses import dataclass
from enum import StrEnum


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

    @property
    def may_change(self) -> bool:
        """Tell whether the role allows any change at all."""
        return self.role is not Role.READER


def is_one_person(people: dict[int, Person]) -> bool:
    """Tell whether only one person could ever act, so that four eyes cannot be had."""
    return sum(person.may_change for person in people.values()) == 1
