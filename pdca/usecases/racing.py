"""Who was first: what another person recorded after a command was typed, and before it could be done."""

from collections.abc import Iterator
from contextlib import contextmanager

from pdca.domain.cycle_events import Commented
from pdca.domain.errors import Refused, SomeoneWasFirst
from pdca.domain.events import FindingReplied, Recorded
from pdca.storage.journal import Journal
from pdca.usecases.acting import Acting, who

_CHANGES_NOTHING = (Commented, FindingReplied)


@contextmanager
def told_who_was_first(journal: Journal, stream: str, acting: Acting) -> Iterator[None]:
    """Let a refusal name the winner when another changed the same thing since the command was typed.

    Raises:
        SomeoneWasFirst: the refusal follows from what another did meanwhile.
    """
    try:
        yield
    except Refused as error:
        # What this command has recorded itself stands in no table yet.
        winner = _winner(journal, stream, acting)
        if winner is None:
            raise
        raise _lost(journal, stream, winner) from error


def refuse_if_overtaken(journal: Journal, stream: str, acting: Acting) -> None:
    """Refuse to call a thing done already that another did while this command was on its way."""
    winner = _winner(journal, stream, acting)
    if winner is not None:
        raise _lost(journal, stream, winner)


def _winner(journal: Journal, stream: str, acting: Acting) -> Recorded | None:
    changes = [r for r in journal.history(stream) if not isinstance(r.event, _CHANGES_NOTHING)]
    if not changes or not acting.was_overtaken(changes[-1].at):
        return None
    return changes[-1] if changes[-1].actor != who(journal.organisation(), acting).number else None


def _lost(journal: Journal, stream: str, winner: Recorded) -> SomeoneWasFirst:
    kind, _, number = stream.rpartition("-")
    organisation = journal.organisation()
    name, at = organisation.people[winner.actor].name, organisation.local(winner.at)
    if kind == "finding":
        return SomeoneWasFirst("finding-changed", finding=int(number), winner=name, at=at)
    return SomeoneWasFirst("cycle-changed", cycle=int(number), winner=name, at=at)
