"""What can go wrong because of what a person did: a code, an exit code and facts, never a sentence."""

from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias

Fact: TypeAlias = object
"""A value of a sentence: text, number, date or a tuple of them."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that a rule found missing: a kebab-case code and the facts of its sentence."""

    code: str
    facts: dict[str, Fact] = field(default_factory=dict)


class PdcaError(Exception):
    """An error that a user can cause; its sentence is in the message catalogue."""

    exit_code: ClassVar[int] = 2

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class Refused(PdcaError):
    """A rule says no; `gaps` lists everything that is missing."""

    exit_code = 1

    def __init__(self, code: str, gaps: tuple[Gap, ...] = (), **facts: Fact) -> None:
        super().__init__(code, **facts)
        self.gaps = gaps


class WrongInput(PdcaError):
    """What was typed or read from a file cannot be used; `mistakes` lists every place."""

    exit_code = 2

    def __init__(self, code: str, mistakes: tuple[Gap, ...] = (), **facts: Fact) -> None:
        super().__init__(code, **facts)
        self.mistakes = mistakes


class NotFound(PdcaError):
    """There is no such person, finding, cycle or file."""

    exit_code = 3


class SomeoneWasFirst(PdcaError):
    """Another person changed the same thing in between."""

    exit_code = 4


class StorageTrouble(PdcaError):
    """The database is missing, foreign, locked, damaged or out of reach."""

    exit_code = 5


class PartlyRead(StorageTrouble):
    """Some of several databases could not be read; `mistakes` tells of each, and the rest was done."""

    def __init__(self, code: str, mistakes: tuple[Gap, ...], **facts: Fact) -> None:
        super().__init__(code, **facts)
        self.mistakes = mistakes


class MailTrouble(PdcaError):
    """The mail server is out of reach, cannot be trusted, or does not take a letter."""

    exit_code = 5
