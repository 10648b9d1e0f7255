"""A finding as its events tell it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from pdca.domain import events as happened
from pdca.domain.catalogue import Severity
from pdca.domain.events import Event, Recorded
from pdca.domain.text import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the person whom a finding is about says to it."""

    by: int
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """Who is to be responsible as soon as a cycle of theirs ends, who checks, and who said so."""

    responsible: int
    checker: int
    by: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """The latest event of a finding, and the finding as it was before."""

    place: int
    """Its stream_seq."""
    by: int
    at: datetime
    event: Event
    before: "Finding | None"
    """None when the event opened it."""


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
    queued: Queued | None = None
    """Set while it waits for a place, and as it was when its cycle was opened."""
    is_withdrawn: bool = False
    """Whoever entered it took it back; it is dismissed without a reason."""
    last: FindingChange | None = None
    """None when the latest change was taken back."""

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
    if isinstance(event, happened.FindingUndone):
        return _undone(finding, event, recorded)
    before = replace(finding, last=None)
    return replace(
        _changed(finding, event, recorded), last=_last(recorded, before), version=recorded.stream_seq
    )


def fold(history: Iterable[Recorded]) -> Finding | None:
    """Fold a whole stream; None when it is empty."""
    finding: Finding | None = None
    for recorded in history:
        finding = evolve(finding, recorded)
    return finding


def _changed(finding: Finding, event: Event, recorded: Recorded) -> Finding:
    match event:
        case happened.FindingAssigned():
            return replace(finding, cycle=event.cycle)
        case happened.FindingQueued():
            queued = Queued(
                responsible=event.responsible, checker=event.checker, by=recorded.actor, at=recorded.at
            )
            return replace(finding, queued=queued)
        case happened.FindingDismissed():
            return replace(finding, dismissed_reason=event.reason)
        case happened.FindingReplied():
            reply = Reply(by=recorded.actor, at=recorded.at, text=event.text)
            return replace(finding, replies=(*finding.replies, reply))
        case _:
            raise ValueError(recorded.stream, type(event).__name__)


def _undone(finding: Finding, event: happened.FindingUndone, recorded: Recorded) -> Finding:
    last = finding.last
    if last is None or last.place != event.since:
        raise ValueError(recorded.stream, event.since, "is not the latest change")
    if last.before is not None:
        return replace(last.before, version=recorded.stream_seq)
    return replace(
        finding,
        # The number stays taken, that of the register elsewhere does not.
        external_number="",
        dismissed_reason="",
        is_withdrawn=True,
        last=None,
        version=recorded.stream_seq,
    )


def _last(recorded: Recorded, before: Finding | None) -> FindingChange:
    return FindingChange(
        place=recorded.stream_seq, by=recorded.actor, at=recorded.at, event=recorded.event, before=before
    )


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
        last=_last(recorded, None),
    )
