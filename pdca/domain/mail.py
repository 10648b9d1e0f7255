"""Mail: what a letter is, how far one has come on its way, and when it is tried again."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from pdca.domain.errors import Gap

LEASE = timedelta(minutes=10)
"""How long one run may work on a letter; longer than all time-outs of the talk with a server together."""

WAITS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 180, 360, 720, 1440, 1440, 1440))
"""The time before each next attempt; RFC 5321, 4.5.4.1 asks to go on for days before giving up."""

MOST_DOUBTS = 2
"""After so many attempts of which nobody knows how they ended, a person decides."""


CHAT = "telegram:"
"""Begins the address of a chat; any other is a mail address."""

OUTDATED = "letter-outdated"
"""Why a letter was withdrawn that no longer told the truth when its turn came."""


class Channel(StrEnum):
    """The way that letters go."""

    MAIL = "mail"
    TELEGRAM = "telegram"


class Delivery(StrEnum):
    """How far a letter has come."""

    QUEUED = "queued"
    SENDING = "sending"
    """A run talks with the server about it; nothing was handed over yet."""
    HANDING_OVER = "handing-over"
    """The text is on its way; whoever stops here does not know whether it arrived."""
    SENT = "sent"
    FAILED = "given-up"
    """Given up until a person decides."""
    DROPPED = "dropped"


UNDER_WAY = frozenset({Delivery.SENDING, Delivery.HANDING_OVER})
"""Some run works on the letter, or was broken off."""

SETTLED = frozenset({Delivery.SENT, Delivery.DROPPED})
"""Nothing happens to the letter any more."""


class Outcome(StrEnum):
    """How an attempt ended."""

    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    """Surely not accepted now; perhaps later."""
    REFUSED = "refused"
    """Surely not accepted, now or later."""
    UNKNOWN = "unknown"
    """The server had the text, and its answer did not come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with a letter; `kind` is its media type."""

    name: str
    kind: str
    content: bytes


def channel_of(address: str) -> Channel:
    """Tell which way a letter to an address goes."""
    return Channel.TELEGRAM if address.startswith(CHAT) else Channel.MAIL


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who gets a letter: a person of the organisation, or an address alone."""

    address: str
    name: str = ""
    person: int | None = None
    language: str = "ru"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter to one recipient."""

    key: str
    """Says what it is and to whom, `month:2026-10:P-3:html`; the outbox takes each key once."""
    recipient: Recipient
    subject: str
    plain: str
    html: str
    attachments: tuple[Attachment, ...] = ()
    made_from: int
    """The event that its figures end at."""
    head_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the server said to an attempt, or that it said nothing."""

    outcome: Outcome
    reason: Gap | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a letter stands; what does not change about it is kept elsewhere."""

    delivery: Delivery
    attempts: int = 0
    """Also names the attempt that runs: an earlier one that wakes up late finds another number."""
    failures: int = 0
    """Attempts that failed since a person last asked for it."""
    doubts: int = 0
    """Attempts of which nobody knows how they ended: so often it may have arrived besides."""
    due_at: datetime
    """When it is tried next; while it is under way, when its run counts as broken off."""
    reason: Gap | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether a run took the letter back before any server may have had it."""
        is_outdated = self.reason is not None and self.reason.code == OUTDATED
        return self.delivery is Delivery.DROPPED and is_outdated and not self.doubts

    def is_due(self, at: datetime) -> bool:
        """Tell whether a run may take the letter."""
        return self.delivery not in SETTLED | {Delivery.FAILED} and self.due_at <= at


def claimed(mail: Progress, at: datetime) -> Progress:
    """Begin the next attempt, unless the last one was broken off and leaves too many doubts."""
    known = _with_doubt(mail, at)
    if known.delivery is Delivery.FAILED:
        return known
    reason = known.reason if known.doubts > mail.doubts else None
    attempts = known.attempts + 1
    return replace(known, delivery=Delivery.SENDING, attempts=attempts, due_at=at + LEASE, reason=reason)


def handing_over(mail: Progress, at: datetime) -> Progress:
    """Note that the text goes out now."""
    return replace(mail, delivery=Delivery.HANDING_OVER, due_at=at + LEASE, reason=None)


def settled(mail: Progress, verdict: Verdict, at: datetime) -> Progress:
    """Note how the attempt ended: sent, tried again later, or given up."""
    doubts = mail.doubts + (verdict.outcome is Outcome.UNKNOWN)
    if verdict.outcome is Outcome.ACCEPTED:
        return replace(mail, delivery=Delivery.SENT, due_at=at, reason=None)
    failures = mail.failures + 1
    after = replace(mail, failures=failures, doubts=doubts, due_at=at, reason=verdict.reason)
    is_doubtful = verdict.outcome is Outcome.UNKNOWN and doubts >= MOST_DOUBTS
    if verdict.outcome is Outcome.REFUSED or is_doubtful or failures > len(WAITS):
        return replace(after, delivery=Delivery.FAILED)
    return replace(after, delivery=Delivery.QUEUED, due_at=at + WAITS[failures - 1])


def wanted_again(mail: Progress, at: datetime) -> Progress:
    """Begin anew by a person's will: at once, and with as many attempts before it as at first."""
    return replace(_with_doubt(mail, at), delivery=Delivery.QUEUED, failures=0, due_at=at)


def dropped(mail: Progress, at: datetime) -> Progress:
    """Give a letter up for good."""
    return replace(_with_doubt(mail, at), delivery=Delivery.DROPPED, due_at=at)


def withdrawn(mail: Progress, at: datetime) -> Progress:
    """Take a letter back that no longer tells the truth."""
    return replace(dropped(mail, at), reason=Gap("letter-outdated"))


def _with_doubt(mail: Progress, at: datetime) -> Progress:
    """Of an attempt that was broken off while handing over, keep that nobody knows how it ended."""
    if mail.delivery is not Delivery.HANDING_OVER:
        return mail
    return settled(mail, Verdict(outcome=Outcome.UNKNOWN, reason=Gap("mail-broken-off")), at)
