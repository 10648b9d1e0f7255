"""A finding as its events tell it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from pdca.domain import events as happened
from pdca.domain.catalogue import Severity
from pdca.domain.events import Recorded
from pdca.domain.text import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the person whom a finding is about says to it."""

    by: int
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding as it stands after its events so far."""

    number: int
    version: int
    title: LocalText
    description: LocalText
    severity: Severity
    found_on: date
    sign: str | None
    catalogue: str | None
    assessment: int | None
    person: int | None
    due: date | None
    external_number: str
    recurs_from: int | None = None
    """The closed cycle of the same sign and person that did not hold."""
    cycle: int | None = None
    dismissed_reason: str | None = None
    replies: tuple[Reply, ...] = ()
    """Oldest first; later ones are added, none is overwritten."""

    @property
    def is_waiting(self) -> bool:
        """Tell whether nobody is responsible for it yet."""
        return self.cycle is None and self.dismissed_reason is None


def evolve(finding: Finding | None, recorded: Recorded) -> Finding:
    """Fold one event of the finding's stream in; knows no rules."""
    event = recorded.event
    if isinstance(event, happened.FindingOpened):
        return _opened(event, recorded)
    if finding is None:
        raise ValueError(recorded.stream, "does not begin with FindingOpened")
    match event:
        case happened.FindingAssigned():
            return replace(finding, cycle=event.cycle, version=recorded.stream_seq)
        case happened.FindingDismissed():
            return replace(finding, dismissed_reason=event.reason, version=recorded.stream_seq)
        case happened.FindingReplied():
            reply = Reply(by=recorded.actor, at=recorded.at, text=event.text)
            return replace(finding, replies=(*finding.replies, reply), version=recorded.stream_seq)
        case _:
            raise ValueError(recorded.stream, type(event).__name__)


def fold(history: Iterable[Recorded]) -> Finding | None:
    """Fold a whole stream; None when it is empty."""
    finding: Finding | None = None
    for recorded in history:
        finding = evolve(finding, recorded)
    return finding


def _opened(event: happened.FindingOpened, recorded: Recorded) -> Finding:
    return Finding(
        number=event.number,
        version=recorded.stream_seq,
        title=event.title,
        description=event.description,
        severity=event.severity,
        found_on=event.found_on,
        sign=event.sign,
        catalogue=event.catalogue,
        assessment=event.assessment,
        person=event.person,
        due=event.due,
        external_number=event.external_number,
        recurs_from=event.recurs_from,
    )
