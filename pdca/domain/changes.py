"""The latest change of a cycle, as far as it can be taken back, and what of a history stands after all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pdca.domain import cycle_events as happened
from pdca.domain.events import Event, Recorded

if TYPE_CHECKING:
    from pdca.domain.cycle import Cycle


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A remark that changes nothing."""

    place: int
    """Its stream_seq."""
    by: int
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """What one command changed last, and the cycle as it was before."""

    since: int
    """The stream_seq of its first event."""
    by: int
    at: datetime
    event: Event
    """Its last event."""
    before: "Cycle"


UNDOABLE: frozenset[type[Event]] = frozenset(
    {
        happened.Moved,
        happened.PlanWritten,
        happened.ActionAdded,
        happened.ActionDone,
        happened.ActionDropAsked,
        happened.ActionDropped,
        happened.EvidenceAttached,
        happened.ReadingTaken,
        happened.CheckWritten,
        happened.StandardNamed,
        happened.ExtensionAsked,
        happened.ExtensionDecided,
        happened.Commented,
    }
)
"""What can be taken back; for the rest there is another way to set it right."""


def is_one_change(last: LastChange | None, then: Recorded) -> bool:
    """Tell whether an event belongs to the same command as the latest change."""
    if last is None or (last.by, last.at) != (then.actor, then.at):
        return False
    match last.event, then.event:
        case ((happened.PlanWritten() | happened.ActionAdded()), happened.ActionAdded()):
            return True
        case happened.ExtensionAsked(), happened.ExtensionDecided():
            return True
        case happened.ReadingTaken() as first, happened.ReadingTaken() as second:
            # One import takes both figures of a cycle.
            return bool(first.computed and second.computed)
        case _:
            return False


def standing(history: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """Return the events of a cycle that were not taken back, without those that took others back."""
    stand: list[Recorded] = []
    for recorded in history:
        if isinstance(recorded.event, happened.Undone):
            gone = taken_back(recorded, stand)
            stand = [each for each in stand if each not in gone]
        else:
            stand.append(recorded)
    return tuple(stand)


def taken_back(undone: Recorded, before: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """Return the events that an undo takes back, of those that stood before it."""
    if not isinstance(undone.event, happened.Undone):
        return ()
    since = undone.event.since
    later = [each for each in before if since <= each.stream_seq < undone.stream_seq]
    if later and isinstance(later[0].event, happened.Commented):
        return tuple(later[:1])
    # What was said meanwhile stays said.
    return tuple(each for each in later if not isinstance(each.event, happened.Commented))
