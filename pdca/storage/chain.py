"""The hash chain: every event carries the fingerprint of itself and of all that came before."""

import hashlib
from dataclasses import dataclass, fields, replace

from pdca.domain.events import Assurance, Clock, Recorded
from pdca.domain.streams import EVENT_TYPES
from pdca.storage.codec import decoded, encoded, instant, instant_text

GENESIS = "0" * 64
"""The previous hash of the first event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event as the log keeps it, column by column."""

    organisation: int
    seq: int
    stream: str
    stream_seq: int
    type: str
    version: int
    at: str
    actor: int
    assurance: str
    clock: str
    payload: str
    previous_hash: str
    hash: str = ""


def entry_of(recorded: Recorded, *, organisation: int, previous_hash: str) -> Entry:
    """Write an event as an entry that continues the chain."""
    entry = Entry(
        organisation=organisation,
        seq=recorded.seq,
        stream=recorded.stream,
        stream_seq=recorded.stream_seq,
        type=type(recorded.event).__name__,
        version=recorded.event.version,
        at=instant_text(recorded.at),
        actor=recorded.actor,
        assurance=recorded.assurance.value,
        clock=recorded.clock.value,
        payload=encoded(recorded.event),
        previous_hash=previous_hash,
    )
    return replace(entry, hash=hash_of(entry))


def hash_of(entry: Entry) -> str:
    """Recompute the hash of an entry from its other columns."""
    columns = {name: getattr(entry, name) for name in _HASHED}
    return hashlib.sha256((entry.previous_hash + encoded(columns)).encode()).hexdigest()


def recorded_of(entry: Entry) -> Recorded:
    """Read an entry back.

    Raises:
        ValueError: the type is unknown, its version is newer, or a column does not have its form.
    """
    kind = EVENT_TYPES.get(entry.type)
    if kind is None or entry.version != kind.version:
        raise ValueError(entry.type, entry.version)
    return Recorded(
        seq=entry.seq,
        stream=entry.stream,
        stream_seq=entry.stream_seq,
        at=instant(entry.at),
        actor=entry.actor,
        event=decoded(entry.payload, kind),
        assurance=Assurance(entry.assurance),
        clock=Clock(entry.clock),
    )


_HASHED = tuple(column.name for column in fields(Entry) if column.name not in ("previous_hash", "hash"))
