"""What a check of the log found wrong: a list with an end, of values that can be printed."""

from dataclasses import dataclass, field

from pdca.domain.errors import Fact, Gap

MOST_LISTED = 200
"""A log that was written anew differs everywhere; nobody reads a million lines about it."""

LONGEST_SAID = 200
"""How much of a damaged value is repeated."""


@dataclass(slots=True)
class Problems:
    """The first problems, and how many there are beyond them."""

    listed: list[Gap] = field(default_factory=list)
    more: int = 0

    def add(self, code: str, **facts: Fact) -> None:
        """Add a problem."""
        if len(self.listed) < MOST_LISTED:
            self.listed.append(Gap(code, facts))
        else:
            self.more += 1

    @property
    def count(self) -> int:
        """Return how many problems there are."""
        return len(self.listed) + self.more


def sayable(value: object) -> str | int | None:
    """Return a value from a damaged row as it may be printed: valid text, and not too long."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, bytes):
        value = value[:LONGEST_SAID]
    text = value if isinstance(value, str) else repr(value)
    cut = text if len(text) <= LONGEST_SAID else f"{text[:LONGEST_SAID]}…"
    return cut.encode(errors="backslashreplace").decode()
