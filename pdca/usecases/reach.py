"""Where a person can be reached: a mail address in the log, a chat in the settings."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from pdca.domain.errors import PdcaError
from pdca.domain.mail import CHAT
from pdca.domain.people import Person
from pdca.mail.addresses import plain_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How people are reached."""

    chats: Mapping[int, str] = field(default_factory=dict)
    """The chats that the settings know, by the number of the person."""
    is_by_file: bool = False
    """Whether everybody gets a file, with or without an address."""

    def is_reached(self, person: Person) -> bool:
        """Tell whether anything reaches a person."""
        return self.is_by_file or bool(self.addresses(person))

    def addresses(self, person: Person) -> tuple[str, ...]:
        """Return every address of a person that can be used; none is an answer too."""
        return tuple(self._addresses(person))

    def _addresses(self, person: Person) -> Iterator[str]:
        if person.mail:
            with suppress(PdcaError):
                yield plain_address(person.mail)
        if person.number in self.chats:
            yield f"{CHAT}{self.chats[person.number]}"
