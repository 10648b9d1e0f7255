"""The end of the log: a check of its newest events that takes no time, however long the log is."""

from dataclasses import dataclass
from datetime import datetime

from pdca.storage import statements
from pdca.storage.chain import GENESIS, Entry, hash_of
from pdca.storage.codec import instant
from pdca.storage.tables import events
from pdca.storage.view import View, entry_from

newest = statements.log.order_by(None).order_by(events.c.seq.desc()).limit(2)
"""The two newest events, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEnd:
    """The newest event, and whether it is unchanged and follows from the one before it."""

    seq: int
    at: datetime | None
    """None when what stands there is no instant."""
    is_sound: bool


def end_of_log(view: View) -> LogEnd:
    """Look at the newest event of a log that has one; `verify` looks at all."""
    last, *rest = map(entry_from, view.connection.execute(newest, {"organisation": view.number}))
    try:
        at, is_sound = instant(last.at), _follows(last, rest[0] if rest else None)
    except (TypeError, ValueError):
        # A damaged row may hold anything.
        return LogEnd(seq=last.seq, at=None, is_sound=False)
    return LogEnd(seq=last.seq, at=at, is_sound=is_sound)


def _follows(last: Entry, before: Entry | None) -> bool:
    seq, link = (before.seq, before.hash) if before else (0, GENESIS)
    return last.hash == hash_of(last) and (last.seq, last.previous_hash) == (seq + 1, link)
