"""What can happen: frozen values that are never edited, and their place in the log."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from pdca.domain.catalogue import Severity
from pdca.domain.people import DEFAULT_LIMIT, Role
from pdca.domain.sales import ExportKind
from pdca.domain.text import LocalText


class Assurance(StrEnum):
    """How sure the log is of who acted."""

    ASSERTED = "asserted"
    SIGNED = "signed"
    DB_LOGIN = "db-login"


class Clock(StrEnum):
    """Where the time of an event comes from; a set clock is for tests and demonstrations."""

    SYSTEM = "system"
    SET = "set"


class Voice(StrEnum):
    """Whose answers an assessment holds: the owner's, or those of the assessed person about themselves."""

    OWNER = "owner"
    SELF = "self"


class DefinitionKind(StrEnum):
    """What a stored definition is."""

    PROCESS = "process"
    CATALOGUE = "catalogue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; `version` changes when the fields do."""

    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event with its place in the log."""

    seq: int
    stream: str
    stream_seq: int
    at: datetime
    actor: int
    event: Event
    assurance: Assurance = Assurance.ASSERTED
    clock: Clock = Clock.SYSTEM


# The organisation's own stream


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFounded(Event):
    """The organisation began to keep its log."""

    name: str
    zone: str
    country: str
    language: str
    week: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAdded(Event):
    """A person was entered."""

    number: int
    name: str
    role: Role
    reports_to: int | None
    mail: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChanged(Event):
    """What is known of a person changed: mail, language, how many cycles; all as they are now."""

    number: int
    mail: str
    language: str
    limit: int = DEFAULT_LIMIT
    """How many cycles they may have in work at once; 0 is no limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLeft(Event):
    """A person left the company, with nothing in their hands."""

    number: int
    on: date
    """The day they left; it may be earlier than the day it was entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonReturned(Event):
    """A person who had left came back."""

    number: int
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSeeded(Event):
    """Holidays and transferred working days were taken over once; from then on the table decides."""

    off: tuple[date, ...]
    worked: tuple[date, ...]
    known_years: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDaySet(Event):
    """The owner made a day worked or off."""

    day: date
    is_working: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingWeekSet(Event):
    """The owner chose the working weekdays, Monday is 0."""

    week: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionStored(Event):
    """A process or a catalogue was stored under the hash of its content."""

    kind: DefinitionKind
    id: str
    definition_version: str
    content_hash: str


# An assessment's stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one criterion: a value, a judged score, or neither when it was not checked."""

    sign: str
    criterion: str
    value: Decimal | None = None
    score: int | None = None
    note: str = ""
    computed: str = ""
    """The computation that measured the value; empty when a person said it."""
    rows: int | None = None
    """How many rows a measured value was counted from."""
    first: date | None = None
    last: date | None = None
    """The days that a measured value is about."""
    given_by: int | None = None
    """The assessed person, when that person imported an export that the value was counted from."""
    carried_on: date | None = None
    """The date of its evidence, when it was taken over from an earlier assessment and not checked anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentMade(Event):
    """A person was assessed against one version of a catalogue."""

    number: int
    person: int
    catalogue: str
    """Content hash of the catalogue."""
    on: date
    """The date of its evidence; it may be earlier than the day it was entered."""
    answers: tuple[Answer, ...]
    voice: Voice = Voice.OWNER
    is_sealed: bool = False
    """Nobody else sees the answers until the assessed person has answered, or an owner opens it."""
    answer_by: date | None = None
    """Until when the assessed person may answer beside a sealed assessment."""
    beside: int | None = None
    """The earlier assessment by the other voice that this one answers beside."""
    is_blind: bool = True
    """Whether the other voice's answers could not be seen when these were given."""
    seen: int | None = None
    """The owner's open assessment of the same state of things that the assessed person could read before."""
    carried_from: int | None = None
    """The assessment from which answers that were not checked anew were taken over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentOpened(Event):
    """A sealed assessment was opened: the assessed person had answered, or an owner would not wait."""


# A finding's stream


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingOpened(Event):
    """A sign showed, or a register named a finding."""

    number: int
    title: LocalText
    description: LocalText
    severity: Severity
    found_on: date
    sign: str | None = None
    catalogue: str | None = None
    assessment: int | None = None
    person: int | None = None
    due: date | None = None
    external_number: str = ""
    recurs_from: int | None = None
    """The closed cycle of the same sign and person that did not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAssigned(Event):
    """A cycle was opened for the finding."""

    cycle: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingQueued(Event):
    """Its cycle waits until the one who will be responsible has a place for it."""

    responsible: int
    checker: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingDismissed(Event):
    """The finding was set aside without a cycle."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingReplied(Event):
    """The person whom the finding is about answered it; earlier replies stay."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingUndone(Event):
    """A person took back their own latest change of the finding; nothing had been built on it."""

    since: int
    """The stream_seq of the event that no longer counts."""


# The stream of a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSent(Event):
    """A mail server took a letter over; what it was made from can be made again."""

    number: int
    key: str
    address: str
    person: int | None
    message_id: str
    content_hash: str
    """Of the whole message."""
    made_from: int
    """The event that the figures of the letter end at."""
    head_hash: str


# An import's stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is left of one import's rows after a later one: their number and the digest of them all."""

    number: int
    rows: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceImported(Event):
    """The rows of an export were put beside the log."""

    number: int
    kind: ExportKind
    file: str
    """The name of the file, without its folder."""
    sha256: str
    exported_on: date
    """The day whose state the export shows."""
    is_whole: bool
    """Whether it replaced everything of its kind."""
    fields: tuple[str, ...]
    """The fields that the file has a column for; a field that is not named says nothing when it is empty."""
    required: int = 0
    """How many columns were named as required; `missing_fields` of a deal is counted among them."""
    rows: int
    rejected: int
    first: date | None
    last: date | None
    standing: tuple[Standing, ...]
    """What stands of the kind when the import is done, this import last."""
